//! `backplan batch`: a profile a line in, an answer a line out, in order.

mod answer;
mod queue;

use std::io::{BufRead, BufReader, Read, Write};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Result, bail};
use chrono::NaiveDate;

use super::{Io, Output};
use crate::catalog::Catalog;
use crate::cli::BatchArgs;

pub use answer::{Answered, Planner};

use answer::{LONGEST, Line};
use queue::{Piece, Queue, Taken};

/// Lines that are planned together by one worker.
const CHUNK: usize = 16;
/// Bytes that are read at once, and planned together at most.
const READ: usize = 256 << 10;
/// Chunks for each worker that may be under way.
const AHEAD: usize = 2;

/// Answers every line of standard input: workers plan, one chunk of lines each, and the answers are written in order while
/// the next lines are planned. Whoever waits for an answer before writing on gets it.
pub fn run(args: &BatchArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let today = today()?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let planner = || Planner::new(catalog, today, args.moves);
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
            append(planner.answer(line.as_deref()), &mut piece);
            held -= 1;
            if (piece.text.len() >= PIECE || held == 0) && !place.give(std::mem::take(&mut piece)) {
                return;
            }
        }
    }
}

/// Adds an answer to what is handed on together.
fn append(answer: Answered, piece: &mut Piece) {
    piece.lines += 1;
    piece.wrong += u64::from(answer.is_wrong);
    if piece.text.is_empty() {
        piece.text = answer.text;
    } else {
        piece.text.extend_from_slice(&answer.text);
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
            let answer = planner.answer(line.as_deref());
            wrong += u64::from(answer.is_wrong);
            out.write_all(&answer.text)?;
        }
        out.flush()?;
    }
}

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
