//! Why the program failed, what it leaves with, and how that is said.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use crate::cli::{FAILED, MISUSED, WITHHELD};
use crate::planner::Refusal;
use crate::shown::shown_lines;

/// Why a command failed, where it is more than [`FAILED`].
#[derive(Debug)]
pub enum Failure {
    /// The command line or a profile is wrong.
    Misuse(String),
}

impl Failure {
    /// A failure of whoever gave the command.
    pub fn misuse(text: impl Into<String>) -> anyhow::Error {
        Self::Misuse(text.into()).into()
    }

    /// The exit code that an error leaves with.
    pub fn code(error: &anyhow::Error) -> u8 {
        match (error.downcast_ref(), error.downcast_ref()) {
            (Some(Self::Misuse(_)), _) | (_, Some(Refusal::Wrong(_))) => MISUSED,
            (_, Some(Refusal::Withheld(_))) => WITHHELD,
            _ => FAILED,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misuse(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Failure {}

/// The longest line of a message, in characters: what is longer echoes somebody's input.
const LONGEST_LINE: usize = 2000;

/// A line of a message, its middle cut out where it is too long.
pub fn said_short(line: &str) -> Cow<'_, str> {
    let half = LONGEST_LINE / 2;
    let begin = line.char_indices().nth(half);
    let end = line.char_indices().nth_back(half);
    match (begin, end) {
        (Some((begin, _)), Some((end, _))) if begin < end => {
            format!("{} … {}", line.get(..begin).unwrap_or_default(), line.get(end..).unwrap_or_default()).into()
        }
        _ => line.into(),
    }
}

/// Says something on standard error; what can't be seen, and came with a name or file, is spelled out. That nobody may be
/// there to read it is no reason to fail.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{}", shown_lines(text));
}
