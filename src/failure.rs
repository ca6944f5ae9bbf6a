//! Why the program failed, and what it leaves with.

use std::fmt;

use crate::cli::{FAILED, MISUSED, WITHHELD};
use crate::planner::Refusal;

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
