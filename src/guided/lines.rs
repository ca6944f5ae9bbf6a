//! Lines that are typed, read beside all else, so that waiting for one lets time pass.

use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// What came within a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A line, without its end.
    Line(String),
    /// Nothing yet.
    Nothing,
    /// The end: nothing more can come.
    End,
}

/// Lines from standard input.
#[derive(Debug)]
pub struct Lines(Receiver<String>);

impl Lines {
    /// Begins to read standard input; nothing else may do so from here on.
    pub fn of_stdin() -> Self {
        let (sender, receiver) = channel();
        // Where no thread is to be had, nothing comes, and the session ends as at the end of the input.
        let _ = thread::Builder::new().spawn(move || {
            for line in io::stdin().lock().split(b'\n').map_while(Result::ok) {
                if sender.send(readable(&String::from_utf8_lossy(&line))).is_err() {
                    break;
                }
            }
        });
        Self(receiver)
    }

    /// What is typed within a span.
    pub fn next(&self, within: Duration) -> Typed {
        match self.0.recv_timeout(within) {
            Ok(line) => Typed::Line(line),
            Err(RecvTimeoutError::Timeout) => Typed::Nothing,
            Err(RecvTimeoutError::Disconnected) => Typed::End,
        }
    }
}

/// A line without what can't be seen: a key without a letter types such things.
fn readable(line: &str) -> String {
    line.chars().filter(|letter| !letter.is_control()).collect()
}
