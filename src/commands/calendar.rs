//! What a calendar is to have besides, for every command that prints one.

use anyhow::Result;

use super::Failure;
use crate::cli::CalendarArgs;
use crate::render::{Format, Printed, Style};

/// A style with the wishes for a calendar in it.
pub fn styled(style: Style, calendar: &CalendarArgs) -> Style {
    Style { at: calendar.at, remind_minutes: calendar.remind, ..style }
}

/// Wishes that a format can't fulfil are refused: they would be lost without a word.
pub fn fits<T: Printed>(calendar: &CalendarArgs, explain: bool, format: Format<T>) -> Result<()> {
    let flag = if calendar.at.is_some() { "--at" } else { "--remind" };
    let is_asked = calendar.at.is_some() || calendar.remind.is_some();
    match (is_asked, explain, format.name == "ics") {
        (true, _, false) => Err(Failure::misuse(format!("{flag} is for a calendar; add --format ics"))),
        (_, true, true) => Err(Failure::misuse("a calendar has no room for --explain; leave it out")),
        _ => Ok(()),
    }
}
