//! `backplan batch`: a profile a line in, an answer a line out, in order.

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

use super::json::stands_twice;
use super::output::Output;
use super::{Failure, Io};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::BatchArgs;
use crate::plan::Plan;
use crate::planner::{self, Memory};
use crate::profile::next_monday;
use crate::request::Request;
use crate::shown::{self, shown_lines};

/// Lines that are planned together by one worker.
const CHUNK: usize = 16;
/// Bytes that are read at once, and planned together at most.
const READ: usize = 256 << 10;
/// The longest line that is read, in bytes.
const LONGEST: u64 = 1 << 20;
/// Chunks for each worker that may be under way, so that memory does not grow with the input.
const AHEAD: usize = 2;

/// Lines to be planned, and where their answers go.
struct Job {
    lines: Vec<Line>,
    answers: SyncSender<Vec<Answered>>,
}

/// Answers that will come, for so many lines.
struct Pending {
    answers: Receiver<Vec<Answered>>,
    lines: usize,
}

/// Answers every line of standard input: workers plan, one chunk of lines each, and the answers are written in order while
/// the next lines are planned. Whoever waits for an answer before writing on gets it.
pub fn run(args: &BatchArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let start = next_monday(today()?);
    let mut input = BufReader::with_capacity(READ, std::io::stdin().lock());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (jobs, queue) = sync_channel::<Job>(workers);
    let (order, pending) = sync_channel::<Pending>(AHEAD * workers);
    let queue = Mutex::new(queue);
    let wrong = thread::scope(|scope| {
        for _ in 0..workers {
            let work_on = || {
                let planner = Planner { catalog, start, moves: args.moves, memory: Memory::default() };
                work(&queue, |line| planner.answer(line));
            };
            scope.spawn(work_on);
        }
        let writer = scope.spawn(|| write_all(pending, &mut io.out));
        let read = read_all(&mut input, &jobs, &order);
        drop((jobs, order));
        let written = writer.join().unwrap_or_else(|_| bail!("the answers can't be written"));
        read.and(written)
    })?;
    match wrong {
        0 => Ok(()),
        1 => bail!("1 line was wrong; its answer says how"),
        many => bail!("{many} lines were wrong; their answers say how"),
    }
}

/// Hands on chunk by chunk what is read, until the input or the interest in answers ends.
fn read_all(input: &mut BufReader<impl Read>, jobs: &SyncSender<Job>, order: &SyncSender<Pending>) -> Result<()> {
    loop {
        let lines = chunk(input)?;
        let (sender, answers) = sync_channel(1);
        let pending = Pending { answers, lines: lines.len() };
        let is_over = lines.is_empty() || order.send(pending).is_err();
        if is_over || jobs.send(Job { lines, answers: sender }).is_err() {
            return Ok(());
        }
    }
}

/// Plans chunk after chunk, until there are no more.
fn work(queue: &Mutex<Receiver<Job>>, answer: impl Fn(&Line) -> Answered) {
    let next = || queue.lock().ok().and_then(|queue| queue.recv().ok());
    while let Some(Job { lines, answers }) = next() {
        // Where nobody wants answers any more, the reader ends soon.
        let _ = answers.send(lines.iter().map(&answer).collect());
    }
}

/// Writes the answers in the order of their lines; how many tell of a wrong line.
fn write_all(pending: Receiver<Pending>, out: &mut Output) -> Result<u64> {
    let mut wrong = 0;
    let lost = || Answered::error(None, 1, "the planner failed on this line or one near it");
    for Pending { answers, lines } in pending {
        let answers = answers.recv().unwrap_or_else(|_| std::iter::repeat_with(lost).take(lines).collect());
        for answer in answers {
            wrong += u64::from(answer.is_wrong);
            out.write_all(&answer.text)?;
        }
        out.flush()?;
    }
    Ok(wrong)
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
}

/// What answers lines.
struct Planner<'a> {
    catalog: &'a Catalog,
    start: NaiveDate,
    moves: bool,
    memory: Memory,
}

impl Planner<'_> {
    fn answer(&self, line: &Line) -> Answered {
        let mut id = None;
        let answer = read(line, &mut id).and_then(|request| self.plan(request));
        let id = id.map(|id| visible(&id).unwrap_or(id));
        match answer {
            Ok(plan) => Answered::new(&Answer { id, plan: Some(plan), error: None }),
            Err(error) => Answered::error(id, Failure::code(&error), &format!("{error:#}")),
        }
    }

    fn plan(&self, request: Request) -> Result<Plan> {
        let profile =
            request.resolve(self.catalog, || Ok(self.start)).map_err(|wrong: String| Failure::misuse(wrong))?;
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

/// The request of a line. Its `id` is kept even where the rest is wrong.
fn read(line: &Line, id: &mut Option<Box<RawValue>>) -> Result<Request> {
    let Some(line) = line else { bail!("the line is longer than {LONGEST} bytes") };
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let Keys { id: given, profile } = serde_json::from_slice(line).map_err(|error| {
        *id = serde_json::from_slice(line).ok().and_then(|IdAlone { id }| id);
        if error.is_data() { Failure::misuse(error.to_string()) } else { error.into() }
    })?;
    *id = given;
    serde_json::from_value(Value::Object(profile)).map_err(|error| Failure::misuse(error.to_string()))
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
