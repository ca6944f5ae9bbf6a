//! Answers to standard output, a line each.

use std::io::Write;

use anyhow::Result;

use super::Planner;
use super::answer::{Answer, Wrong};
use super::crew::{self, Answerer, Taker};
use super::line::Line;
use super::queue::{Answers, LOST};
use crate::cli::{BatchArgs, FAILED};
use crate::commands::waiting::Waiting;
use crate::commands::{Io, Output};

/// Answers every line of standard input on standard output; how many lines were wrong.
///
/// # Errors
/// Those of reading and writing.
pub fn write<'a>(args: &BatchArgs, planner: &(impl Fn() -> Planner<'a> + Sync), io: &mut Io) -> Result<u64> {
    let waiting = Waiting::begin("planning", Some("line"), args.quiet.quiet || io.is_terminal);
    let mut stream = Stream { out: &mut io.out, waiting, wrong: 0 };
    crew::answer_all(&|| Answering(planner()), &mut stream)?;
    Ok(stream.wrong)
}

/// Bytes that are set aside for answers in a row, so that they seldom have to move.
const ROOM: usize = 128 << 10;

/// Answers in a row, one line each.
#[derive(Default)]
struct Piece {
    text: Vec<u8>,
    lines: usize,
    /// How many of the lines were wrong.
    wrong: u64,
}

impl Piece {
    fn add(&mut self, answer: &Answer<'_>) {
        if self.text.is_empty() {
            self.text.reserve(ROOM);
        }
        answer.add_to(&mut self.text);
        self.lines += 1;
        self.wrong += u64::from(answer.error.is_some_and(Wrong::is_wrong));
    }
}

impl Answers for Piece {
    fn bytes(&self) -> usize {
        self.text.len()
    }

    fn lines(&self) -> usize {
        self.lines
    }

    fn lost(lines: usize) -> Self {
        let mut piece = Self::default();
        let error = Wrong::new(FAILED, LOST);
        (0..lines).for_each(|_| piece.add(&Answer { id: None, plan: None, error: Some(&error) }));
        piece
    }
}

/// What answers lines with plans as JSON.
struct Answering<'a>(Planner<'a>);

impl Answerer for Answering<'_> {
    type Answers = Piece;

    fn answer(&self, line: &Line, piece: &mut Piece) {
        let (id, plan) = self.0.plan(line);
        piece.add(&Answer { id: id.as_ref(), plan: plan.as_ref().ok(), error: plan.as_ref().err() });
    }
}

/// Standard output.
struct Stream<'a> {
    /// Where the answers are written.
    out: &'a mut Output,
    /// Who waits.
    waiting: Waiting,
    /// How many lines were wrong.
    wrong: u64,
}

impl Taker<Piece> for Stream<'_> {
    const TO_STDOUT: bool = true;

    fn take(&mut self, piece: Piece) -> Result<()> {
        self.wrong += piece.wrong;
        self.out.write_all(&piece.text)?;
        self.waiting.add(piece.lines);
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(self.out.flush()?)
    }
}
