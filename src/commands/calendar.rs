//! How a plan is printed, and what a calendar is to have besides, for every command that prints one.

use anyhow::Result;

use super::{Failure, Io};
use crate::cli::{CalendarArgs, PlanOutputArgs};
use crate::plan::Plan;
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

/// Prints a plan as the arguments ask for it.
pub fn print(plan: &Plan, args: &PlanOutputArgs, io: &mut Io) -> Result<()> {
    io.print_styled(plan, &args.output, |style| Style {
        reasons: args.explain,
        each_week: args.each_week,
        ..styled(style, &args.calendar)
    })
}

/// Refuses what the format of a plan can't do, before anything is planned or read.
pub fn fits_plan(args: &PlanOutputArgs) -> Result<()> {
    fits(&args.calendar, args.explain, super::format(&args.output)?)
}
