//! A word on the terminal for whoever waits longer than a moment: one line on standard error that writes over itself, and is
//! gone when the work is done.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::cli::WIDTH;
use crate::suggest::counted;

/// Wipes the line and goes back to its first column, as every terminal of today reads it (ECMA-48).
const WIPE: &str = "\u{1b}[2K\r";

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often it is said anew.
const BEAT: Duration = Duration::from_millis(250);

/// Says what is being done for as long as it is there; nothing where nobody would see it.
pub struct Waiting(Option<Teller>);

struct Teller {
    board: Arc<Board>,
    ends: Sender<()>,
    thread: JoinHandle<()>,
}

/// What is said, and how far it is.
struct Board {
    doing: &'static str,
    /// What is counted, where something is.
    what: Option<&'static str>,
    done: AtomicUsize,
    since: Instant,
    /// Whether the line is on the terminal now; whoever writes there holds it.
    is_there: Mutex<bool>,
}

impl Waiting {
    /// Begins to wait for what is done, such as "planning", of what may be counted, such as "line". Nothing is said where
    /// `is_quiet`, where standard error is no terminal, or where the system has no thread to give.
    pub fn begin(doing: &'static str, what: Option<&'static str>, is_quiet: bool) -> Self {
        let is_plain = || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if is_quiet || !io::stderr().is_terminal() || is_plain() {
            return Self(None);
        }
        let (ends, end) = channel();
        let board =
            Board { doing, what, done: AtomicUsize::new(0), since: Instant::now(), is_there: Mutex::new(false) };
        let board = Arc::new(board);
        let told = Arc::clone(&board);
        let thread = thread::Builder::new().spawn(move || told.tell(&end)).ok();
        Self(thread.map(|thread| Teller { board, ends, thread }))
    }

    /// Tells that so many more are done.
    pub fn add(&self, count: usize) {
        if let Some(teller) = &self.0 {
            teller.board.done.fetch_add(count, Ordering::Relaxed);
        }
    }

    /// Does what may write on the same terminal, with the line out of its way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        let Some(teller) = &self.0 else { return write() };
        teller.board.with_line(|is_there| {
            Board::clear(is_there);
            write()
        })
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(Teller { ends, thread, .. }) = self.0.take() {
            drop(ends);
            // The line is gone when its thread is; that it may have failed is no reason to.
            let _ = thread.join();
        }
    }
}

impl Board {
    fn tell(&self, end: &Receiver<()>) {
        let mut pause = PATIENCE;
        while end.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            self.with_line(|is_there| self.draw(is_there));
            pause = BEAT;
        }
        self.with_line(Board::clear);
    }

    fn with_line<T>(&self, write: impl FnOnce(&mut bool) -> T) -> T {
        write(&mut self.is_there.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn draw(&self, is_there: &mut bool) {
        *is_there = true;
        // A line that wraps would not be written over.
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
        let text: String = self.text().chars().take(width.saturating_sub(1)).collect();
        let mut out = io::stderr().lock();
        // What nobody can read is no reason to fail.
        let _ = write!(out, "{WIPE}{text}").and_then(|()| out.flush());
    }

    fn clear(is_there: &mut bool) {
        if std::mem::take(is_there) {
            let mut out = io::stderr().lock();
            let _ = write!(out, "{WIPE}").and_then(|()| out.flush());
        }
    }

    /// "planning: 1200 lines so far, 3 s", and where nothing is counted "drawing, 3 s".
    fn text(&self) -> String {
        let (doing, seconds) = (self.doing, self.since.elapsed().as_secs());
        match (self.what, self.done.load(Ordering::Relaxed)) {
            (Some(what), done @ 1..) => format!("{doing}: {} so far, {seconds} s", counted(done, what)),
            _ => format!("{doing}, {seconds} s"),
        }
    }
}
