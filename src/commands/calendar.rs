//! How a plan is printed, and what a calendar is to have besides, for every command that prints one.

use anyhow::Result;

use super::{Failure, Io, letterhead};
use crate::cli::{CalendarArgs, PlanOutputArgs};
use crate::plan::Plan;
use crate::render::{Extras, Format, Printed, Style};

/// A style with the wishes for a calendar in it.
pub fn styled(style: Style, calendar: &CalendarArgs) -> Style {
    let extras = Extras::of(&calendar.ics_with);
    Style { at: calendar.at, remind_minutes: calendar.remind, extras, ..style }
}

/// Wishes that a format can't fulfil are refused: they would be lost without a word.
pub fn fits<T: Printed>(calendar: &CalendarArgs, explain: bool, format: Format<T>) -> Result<()> {
    let flags = [
        ("--at", calendar.at.is_some()),
        ("--remind", calendar.remind.is_some()),
        ("--ics-with", !calendar.ics_with.is_empty()),
    ];
    let asked = flags.into_iter().find(|(_, is_asked)| *is_asked);
    match (asked, explain, format.name == "ics") {
        (Some((flag, _)), _, false) => Err(Failure::misuse(format!("{flag} is for a calendar; add --format ics"))),
        (_, true, true) => Err(Failure::misuse("a calendar has no room for --explain; leave it out")),
        _ => Ok(()),
    }
}

/// Prints a plan as the arguments ask for it.
pub fn print(plan: &Plan, args: &PlanOutputArgs, io: &mut Io) -> Result<()> {
    let letterhead = letterhead::read(&args.page)?;
    io.print_styled(plan, &args.output, |style| Style {
        letterhead,
        reasons: args.explain,
        each_week: args.each_week,
        ..styled(style, &args.calendar)
    })
}

/// Refuses what the format of a plan can't do, before anything is planned or read.
pub fn fits_plan(args: &PlanOutputArgs) -> Result<()> {
    let format = super::format(&args.output)?;
    letterhead::fits(&args.page, format)?;
    fits(&args.calendar, args.explain, format)
}
