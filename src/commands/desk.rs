//! `backplan desk`: a working day's micro-breaks.

use anyhow::Result;
use chrono::{NaiveDate, NaiveTime};

use super::{Failure, Io, calendar, letterhead, profile};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::{CalendarArgs, DeskArgs, PageArgs};
use crate::planner::desk::{self, Hours};
use crate::render::Style;

/// Plans the breaks of a day and prints them.
pub fn run(args: &DeskArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let wishes = CalendarArgs { at: None, remind: args.remind, ics_with: Vec::new() };
    // --from is when work begins here, so that a picture alone tells whose sheet it is.
    let page = PageArgs { from: None, logo: args.logo.clone() };
    let format = super::format(&args.output)?;
    letterhead::fits(&page, format)?;
    calendar::fits(&wishes, false, format)?;
    let figures = PROGRAMMES.desk;
    let hours = Hours {
        from: args.from.unwrap_or(hour(figures.from_hour)),
        to: args.to.unwrap_or(hour(figures.to_hour)),
        every: args.every.unwrap_or(figures.every_minutes),
    };
    if hours.to <= hours.from {
        return Err(Failure::misuse("--to must be later than --from"));
    }
    let profile = profile::resolve(&args.profile, catalog, today)?;
    let day = desk::day(&profile, hours, catalog, &PROGRAMMES)?;
    let letterhead = letterhead::read(&page)?;
    io.print_styled(&day, &args.output, |style| Style { letterhead, ..calendar::styled(style, &wishes) })
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}
