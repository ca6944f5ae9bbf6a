//! How a result is printed: the options of all commands that print one.

use std::path::PathBuf;

use chrono::NaiveTime;
use clap::Args;

use super::values::{minutes_before, time, word};
use crate::render::{Extra, Format, Printed};

/// How a result is printed, and where to.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs<T: Printed> {
    /// How to print it [default: by the ending of --output, else the first of these]
    #[arg(short, long, value_name = "FORMAT", value_parser = word::<Format<T>>())]
    format: Option<Format<T>>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Write it into this file, whole or not at all; - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl<T: Printed> OutputArgs<T> {
    /// The format that was asked for by its name.
    pub fn format(&self) -> Option<Format<T>> {
        if self.json { Some(T::JSON) } else { self.format }
    }
}

/// What a calendar is to have besides the sessions.
#[derive(Debug, Args)]
#[command(next_help_heading = "Calendar")]
pub struct CalendarArgs {
    /// When sessions begin in a calendar [default: all-day events]
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    pub at: Option<NaiveTime>,
    /// How long before it a calendar reminds, such as 15m, 2h or 1d
    #[arg(long, value_name = "TIME", value_parser = minutes_before)]
    pub remind: Option<u32>,
    /// What else a calendar has events of
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = word::<Extra>())]
    pub ics_with: Vec<Extra>,
}

/// Whose sheet a page is.
#[derive(Debug, Args)]
#[command(next_help_heading = "Page")]
pub struct PageArgs {
    /// Who hands it out, at the top of a page
    #[arg(long, value_name = "TEXT")]
    pub from: Option<String>,
    /// A picture beside it: PNG, JPEG or SVG, at most 1 MiB
    #[arg(long, value_name = "FILE")]
    pub logo: Option<PathBuf>,
}

/// Whether anything is said while it takes long.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct QuietArgs {
    /// Do not tell on a terminal how far it is
    #[arg(short, long)]
    pub quiet: bool,
}
