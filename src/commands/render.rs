//! `backplan render`: a saved plan in another format.

use anyhow::Result;

use super::{Io, saved};
use crate::catalog::Catalog;
use crate::cli::{CalendarArgs, RenderArgs};
use crate::render::Style;

/// Prints a saved plan, byte for byte as when it was made.
pub fn run(args: &RenderArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let plan = saved::plan(&args.plan, catalog)?;
    io.print_styled(&plan, &args.output, |style| Style { reasons: args.explain, ..for_calendar(style, &args.calendar) })
}

/// A style with the wishes for a calendar in it.
pub fn for_calendar(style: Style, calendar: &CalendarArgs) -> Style {
    Style { at: calendar.at, remind_minutes: calendar.remind, ..style }
}
