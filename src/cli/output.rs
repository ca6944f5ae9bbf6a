//! How a result is printed: the options of all commands that print one.

use std::path::PathBuf;

use chrono::NaiveTime;
use clap::Args;

use super::values::{minutes_before, time, word};
use crate::render::{Format, Printed};

/// How a result is printed, and where to.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs<T: Printed> {
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = T::FORMATS.first().map_or("json", |first| first.name), value_parser = word::<Format<T>>())]
    format: Format<T>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Write it into this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl<T: Printed> OutputArgs<T> {
    /// The format that was asked for.
    #[must_use]
    pub fn format(&self) -> Format<T> {
        if self.json { T::JSON } else { self.format }
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
}
