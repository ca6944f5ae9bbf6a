//! `backplan render`: a saved plan in another format.

use anyhow::Result;

use super::{Failure, Io, saved};
use crate::catalog::Catalog;
use crate::cli::{CalendarArgs, RenderArgs};
use crate::render::{Format, Printed, Style};

/// Prints a saved plan, byte for byte as when it was made.
pub fn run(args: &RenderArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    fits_format(&args.calendar, args.output.format())?;
    let plan = saved::plan(&args.plan, catalog)?;
    io.print_styled(&plan, &args.output, |style| Style { reasons: args.explain, ..for_calendar(style, &args.calendar) })
}

/// A style with the wishes for a calendar in it.
pub fn for_calendar(style: Style, calendar: &CalendarArgs) -> Style {
    Style { at: calendar.at, remind_minutes: calendar.remind, ..style }
}

/// Wishes for a calendar go with no other format: they would be lost without a word.
pub fn fits_format<T: Printed>(calendar: &CalendarArgs, format: Format<T>) -> Result<()> {
    let flag = if calendar.at.is_some() { "--at" } else { "--remind" };
    let is_asked = calendar.at.is_some() || calendar.remind.is_some();
    if is_asked && format.name != "ics" {
        return Err(Failure::misuse(format!("{flag} is for a calendar; add --format ics")));
    }
    Ok(())
}
