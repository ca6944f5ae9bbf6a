//! Workers that answer lines, one chunk each, while the answers before them are written in order.

use std::io::{BufReader, PipeReader, Read, pipe};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Result, bail};

use super::input::Input;
use super::line::{Line, READ, chunk};
use super::queue::{Answers, Queue, Taken};

/// Chunks for each worker that may be under way.
const AHEAD: usize = 2;
/// Bytes of answers that are handed on together.
const PIECE: usize = 128 << 10;

/// Who answers lines, for one worker.
pub trait Answerer {
    /// What is handed on.
    type Answers: Answers;

    /// Answers a line behind those before it.
    fn answer(&self, line: &Line, answers: &mut Self::Answers);
}

/// Who takes the answers, in the order of their lines.
pub trait Taker<A> {
    /// Whether they all go to standard output, so that nobody wants them whose reader has gone.
    const TO_STDOUT: bool;

    /// Takes some.
    ///
    /// # Errors
    /// Those of writing.
    fn take(&mut self, answers: A) -> Result<()>;

    /// Nothing more is there yet, so that nobody should be kept waiting for what was taken.
    ///
    /// # Errors
    /// Those of writing.
    fn flush(&mut self) -> Result<()>;
}

/// Answers every line of standard input, with as many workers as the machine has, or alone where the system has no threads to
/// give. Whoever waits for an answer before writing on gets it.
///
/// # Errors
/// Those of reading and writing.
pub fn answer_all<W: Answerer, T: Taker<W::Answers>>(worker: &(impl Fn() -> W + Sync), taker: &mut T) -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let queue = Queue::new(AHEAD * workers);
    let (jobs, next) = sync_channel::<Job>(workers);
    let next = Mutex::new(next);
    // The reader waits for lines or for the end of this pipe: the other end is let go when nobody wants answers any more.
    // Without a pipe it learns that from its next line.
    let (given_up, wanted) = pipe().ok().unzip();
    let stdin = |given_up: Option<PipeReader>| BufReader::with_capacity(READ, Input::new(given_up, T::TO_STDOUT));
    thread::scope(|scope| {
        let work_on = || work(&next, &queue, &worker());
        // What can't be started would end the program, if the system were asked less carefully.
        let start = |_| thread::Builder::new().spawn_scoped(scope, work_on).is_ok();
        if !(0..workers).map(start).fold(false, |any, one| any | one) {
            return alone(&mut stdin(None), taker, &worker());
        }
        let read_on = |jobs: &SyncSender<Job>, given_up: Option<PipeReader>| {
            let _end = queue.ends();
            read_all(&mut stdin(given_up), jobs, &queue)
        };
        let given = jobs.clone();
        let Ok(reader) = thread::Builder::new().spawn_scoped(scope, move || read_on(&given, given_up)) else {
            drop(jobs);
            return alone(&mut stdin(None), taker, &worker());
        };
        drop(jobs);
        let done = take_all(&queue, taker);
        if done.is_err() {
            // Nobody wants answers any more: what is still read is let go.
            queue.abandon();
            drop(wanted);
            return done;
        }
        reader.join().unwrap_or_else(|_| bail!("the lines can't be read"))
    })
}

/// Hands on chunk by chunk what is read, until the input or the interest in answers ends.
fn read_all(input: &mut BufReader<impl Read>, jobs: &SyncSender<Job>, queue: &Queue<impl Answers>) -> Result<()> {
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
fn work<W: Answerer>(jobs: &Mutex<Receiver<Job>>, queue: &Queue<W::Answers>, worker: &W) {
    let next = || jobs.lock().ok().and_then(|jobs| jobs.recv().ok());
    while let Some(Job { number, lines }) = next() {
        let mut place = queue.place(number, lines.len());
        let (mut piece, mut held) = (W::Answers::default(), lines.len());
        for line in &lines {
            worker.answer(line, &mut piece);
            held -= 1;
            if (piece.bytes() >= PIECE || held == 0) && !place.give(std::mem::take(&mut piece)) {
                return;
            }
        }
    }
}

/// Takes the answers in the order of their lines.
fn take_all<A: Answers>(queue: &Queue<A>, taker: &mut impl Taker<A>) -> Result<()> {
    while let Some(Taken { piece, is_last_for_now }) = queue.take() {
        let bytes = piece.bytes();
        taker.take(piece)?;
        if is_last_for_now {
            taker.flush()?;
        }
        queue.written(bytes);
    }
    Ok(())
}

/// The same, one line after the other.
fn alone<W: Answerer>(input: &mut BufReader<impl Read>, taker: &mut impl Taker<W::Answers>, worker: &W) -> Result<()> {
    loop {
        let lines = chunk(input)?;
        if lines.is_empty() {
            return Ok(());
        }
        for line in &lines {
            let mut answer = W::Answers::default();
            worker.answer(line, &mut answer);
            taker.take(answer)?;
        }
        taker.flush()?;
    }
}
