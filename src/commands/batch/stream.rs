//! Answers to standard output, a line each.

use std::io::Write;

use anyhow::Result;

use super::Planner;
use super::answer::{Answer, Wrong};
use super::crew::{Answerer, Taker};
use super::line::Line;
use super::queue::{Answers, LOST};
use crate::cli::FAILED;
use crate::commands::{Output, waiting::Waiting};

/// Answers in a row, one line each.
#[derive(Default)]
pub struct Piece {
    text: Vec<u8>,
    lines: usize,
    /// How many of the lines were wrong.
    wrong: u64,
}

impl Piece {
    fn add(&mut self, answer: &Answer<'_>) {
        let line = answer.line();
        self.lines += 1;
        self.wrong += u64::from(answer.error.is_some_and(Wrong::is_wrong));
        if self.text.is_empty() {
            self.text = line;
        } else {
            self.text.extend_from_slice(&line);
        }
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
pub struct Answering<'a>(pub Planner<'a>);

impl Answerer for Answering<'_> {
    type Answers = Piece;

    fn answer(&self, line: &Line, piece: &mut Piece) {
        let (id, plan) = self.0.plan(line);
        piece.add(&Answer { id: id.as_ref(), plan: plan.as_ref().ok(), error: plan.as_ref().err() });
    }
}

/// Standard output.
pub struct Stream<'a> {
    /// Where the answers are written.
    pub out: &'a mut Output,
    /// Who waits.
    pub waiting: Waiting,
    /// How many lines were wrong.
    pub wrong: u64,
}

impl Taker<Piece> for Stream<'_> {
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
