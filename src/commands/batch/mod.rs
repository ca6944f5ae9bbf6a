//! `backplan batch`: a profile a line in, an answer a line out, in order.

mod queue;

use std::fmt::{self, Write as _};
use std::io::{BufRead, BufReader, Read, Write};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Result, bail};
use chrono::NaiveDate;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::Output;
use super::{Failure, Io};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::BatchArgs;
use crate::failure::said_short;
use crate::files::json::stands_twice;
use crate::plan::Plan;
use crate::planner::{self, Memory};
use crate::request::Request;
use crate::shown::{self, shown_lines};

use queue::{Piece, Queue, Taken};

/// Lines that are planned together by one worker.
const CHUNK: usize = 16;
/// Bytes that are read at once, and planned together at most.
const READ: usize = 256 << 10;
/// The longest line that is read, in bytes.
const LONGEST: u64 = 1 << 20;
/// Chunks for each worker that may be under way.
const AHEAD: usize = 2;

/// Answers every line of standard input: workers plan, one chunk of lines each, and the answers are written in order while
/// the next lines are planned. Whoever waits for an answer before writing on gets it.
pub fn run(args: &BatchArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let today = today()?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let planner = || Planner { catalog, today, moves: args.moves, memory: Memory::default() };
    match together(workers, &planner, &mut io.out)? {
        0 => Ok(()),
        1 => bail!("1 line was wrong; its answer says how"),
        many => bail!("{many} lines were wrong; their answers say how"),
    }
}

/// Answers every line with so many workers, or alone where the system has no threads to give; how many lines were wrong.
fn together<'a>(workers: usize, planner: &(impl Fn() -> Planner<'a> + Sync), out: &mut Output) -> Result<u64> {
    let queue = Queue::new(AHEAD * workers);
    let (jobs, next) = sync_channel::<Job>(workers);
    let next = Mutex::new(next);
    thread::scope(|scope| {
        let work_on = || work(&next, &queue, &planner());
        // What can't be started would end the program, if the system were asked less carefully.
        let start = |_| thread::Builder::new().spawn_scoped(scope, work_on).is_ok();
        if !(0..workers).map(start).fold(false, |any, one| any | one) {
            return alone(&mut stdin(), out, &planner());
        }
        let read_on = |jobs: &SyncSender<Job>| {
            let _end = queue.ends();
            read_all(&mut stdin(), jobs, &queue)
        };
        let given = jobs.clone();
        let Ok(reader) = thread::Builder::new().spawn_scoped(scope, move || read_on(&given)) else {
            drop(jobs);
            return alone(&mut stdin(), out, &planner());
        };
        drop(jobs);
        let written = write_all(&queue, out);
        if written.is_err() {
            // Nobody wants answers any more: what is still read is let go.
            queue.abandon();
            return written;
        }
        reader.join().unwrap_or_else(|_| bail!("the lines can't be read"))?;
        written
    })
}

fn stdin() -> BufReader<std::io::Stdin> {
    BufReader::with_capacity(READ, std::io::stdin())
}

/// Hands on chunk by chunk what is read, until the input or the interest in answers ends.
fn read_all(input: &mut BufReader<impl Read>, jobs: &SyncSender<Job>, queue: &Queue) -> Result<()> {
    loop {
        let lines = chunk(input)?;
        if lines.is_empty() {
            return Ok(());
        }
        let Some(number) = queue.open(lines.len()) else { return Ok(()) };
        if jobs.send(Job { number, lines }).is_err() {
            return Ok(());
        }
    }
}

/// Lines to be planned, and the number of their place among the answers.
struct Job {
    number: u64,
    lines: Vec<Line>,
}

/// Plans chunk after chunk, until there are no more.
fn work(jobs: &Mutex<Receiver<Job>>, queue: &Queue, planner: &Planner<'_>) {
    let next = || jobs.lock().ok().and_then(|jobs| jobs.recv().ok());
    while let Some(Job { number, lines }) = next() {
        let mut place = queue.place(number, lines.len());
        let (mut piece, mut held) = (Piece::default(), lines.len());
        for line in &lines {
            planner.answer(line).append_to(&mut piece);
            held -= 1;
            if (piece.text.len() >= PIECE || held == 0) && !place.give(std::mem::take(&mut piece)) {
                return;
            }
        }
    }
}

/// Bytes of answers that are handed on together.
const PIECE: usize = 128 << 10;

/// Writes the answers in the order of their lines; how many tell of a wrong line.
fn write_all(queue: &Queue, out: &mut Output) -> Result<u64> {
    let mut wrong = 0;
    while let Some(Taken { piece, is_last_for_now }) = queue.take() {
        wrong += piece.wrong;
        out.write_all(&piece.text)?;
        if is_last_for_now {
            out.flush()?;
        }
        queue.written(piece.text.len());
    }
    Ok(wrong)
}

/// The same, one line after the other.
fn alone(input: &mut BufReader<impl Read>, out: &mut impl Write, planner: &Planner<'_>) -> Result<u64> {
    let mut wrong = 0;
    loop {
        let lines = chunk(input)?;
        if lines.is_empty() {
            return Ok(wrong);
        }
        for line in &lines {
            let answer = planner.answer(line);
            wrong += u64::from(answer.is_wrong);
            out.write_all(&answer.text)?;
        }
        out.flush()?;
    }
}

/// A line of input; nothing where it is too long.
type Line = Option<Vec<u8>>;

/// The lines that are there, at least one: whoever waits for an answer before writing on gets it.
fn chunk(input: &mut BufReader<impl Read>) -> Result<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::with_capacity(CHUNK);
    let mut bytes = 0;
    while lines.len() < CHUNK && bytes < READ && (lines.is_empty() || !input.buffer().is_empty()) {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let whole = line.ends_with(b"\n") || (line.len() as u64) < LONGEST;
        if !whole {
            input.skip_until(b'\n')?;
        }
        bytes += line.len();
        lines.push(whole.then_some(line));
    }
    Ok(lines)
}

/// One line of output.
struct Answered {
    text: Vec<u8>,
    is_wrong: bool,
}

/// The shape of an answer.
#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Wrong>,
}

#[derive(Serialize)]
struct Wrong {
    exit: u8,
    message: String,
}

impl Answered {
    fn error(id: Option<Box<RawValue>>, exit: u8, message: &str) -> Self {
        Self::new(&Answer { id, plan: None, error: Some(Wrong { exit, message: shown_lines(message) }) })
    }

    fn new(answer: &Answer) -> Self {
        let is_wrong = answer.error.as_ref().is_some_and(|error| error.exit != 3);
        let mut text = serde_json::to_vec(answer).unwrap_or_default();
        text.push(b'\n');
        Self { text, is_wrong }
    }

    /// Adds it to what is handed on together.
    fn append_to(self, piece: &mut Piece) {
        piece.lines += 1;
        piece.wrong += u64::from(self.is_wrong);
        if piece.text.is_empty() {
            piece.text = self.text;
        } else {
            piece.text.extend_from_slice(&self.text);
        }
    }
}

/// What answers lines.
struct Planner<'a> {
    catalog: &'a Catalog,
    today: NaiveDate,
    moves: bool,
    memory: Memory,
}

impl Planner<'_> {
    fn answer(&self, line: &Line) -> Answered {
        let mut id = None;
        let answer = read(line, &mut id).and_then(|keys| self.plan(keys));
        let id = id.map(|id| visible(&id).unwrap_or(id));
        match answer {
            Ok(plan) => Answered::new(&Answer { id, plan: Some(plan), error: None }),
            Err(error) => Answered::error(id, Failure::code(&error), &said_short(&format!("{error:#}"))),
        }
    }

    fn plan(&self, keys: Map<String, Value>) -> Result<Plan> {
        let (_, profile) = Request::of_keys(keys, self.catalog, self.today).map_err(Failure::misuse)?;
        let mut plan = planner::one_of_many(&profile, self.catalog, &PROGRAMMES, &self.memory)?;
        if self.moves {
            planner::add_texts(&mut plan, self.catalog);
        }
        Ok(plan)
    }
}

/// An id as it is written, but for characters that can't be seen: these get their escape, which says the same. Nothing where
/// it has none.
fn visible(id: &RawValue) -> Option<Box<RawValue>> {
    let text = id.get();
    // Between strings only white space is no ASCII letter, digit or sign, and a carriage return is the one that is hidden.
    let is_hidden = |c: char| shown::is_hidden(c) && c != '\t' && c != '\n';
    if !text.contains(is_hidden) {
        return None;
    }
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' => all.push(' '),
            c if is_hidden(c) => {
                let mut units = [0; 2];
                // What can fail in writing is a writer, and a string is none that does.
                let _ = c.encode_utf16(&mut units).iter().try_for_each(|unit| write!(all, "\\u{unit:04x}"));
            }
            c => all.push(c),
        }
    }
    RawValue::from_string(all).ok()
}

/// The keys of a line. Its `id` is kept even where the rest is wrong.
fn read(line: &Line, id: &mut Option<Box<RawValue>>) -> Result<Map<String, Value>> {
    let Some(line) = line else { bail!("the line is longer than {LONGEST} bytes") };
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let Keys { id: given, profile } = serde_json::from_slice(line).map_err(|error| {
        *id = serde_json::from_slice(line).ok().and_then(|IdAlone { id }| id);
        if error.is_data() { Failure::misuse(error.to_string()) } else { error.into() }
    })?;
    *id = given;
    Ok(profile)
}

/// The id of a line whose other keys are wrong.
#[derive(Deserialize)]
struct IdAlone {
    id: Option<Box<RawValue>>,
}

/// The keys of a line, each at most once; the id stays as it is written.
struct Keys {
    id: Option<Box<RawValue>>,
    profile: Map<String, Value>,
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a profile as a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        let mut keys = Keys { id: None, profile: Map::new() };
        while let Some(key) = map.next_key::<String>()? {
            let is_new = match key.as_str() {
                "id" => keys.id.replace(map.next_value()?).is_none(),
                _ => keys.profile.insert(key.clone(), map.next_value()?).is_none(),
            };
            if !is_new {
                return Err(stands_twice(&key));
            }
        }
        Ok(keys)
    }
}
