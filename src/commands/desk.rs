//! `backplan desk`: a working day's micro-breaks.

use anyhow::Result;
use chrono::{NaiveDate, NaiveTime};

use super::render::fits_format;
use super::{Failure, Io, profile};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::{CalendarArgs, DeskArgs};
use crate::planner::desk::{self, Hours};
use crate::render::Style;

/// Plans the breaks of a day and prints them.
pub fn run(args: &DeskArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    fits_format(&CalendarArgs { at: None, remind: args.remind }, args.output.format())?;
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
    io.print_styled(&day, &args.output, |style| Style { remind_minutes: args.remind, ..style })
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}
