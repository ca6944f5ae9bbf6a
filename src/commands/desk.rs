//! `backplan desk`: a working day's micro-breaks.

use anyhow::Result;
use chrono::{Days, NaiveDate, NaiveTime};

use super::{Failure, Io, calendar, date, letterhead, profile};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::{CalendarArgs, DeskArgs, PageArgs};
use crate::planner::desk::{self, Hours};
use crate::profile::Profile;
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
    let until = until(args, &profile)?;
    let mut day = desk::day(&profile, hours, catalog, &PROGRAMMES)?;
    day.until = until;
    let asked = &args.profile.request;
    if asked.on.is_some() || asked.days.is_some() {
        day.on = profile.on;
    }
    if !day.has_days() {
        let (start, last) = (day.profile.start, day.ends());
        return Err(Failure::misuse(format!("none of the weekdays of the breaks lies between {start} and {last}")));
    }
    let letterhead = letterhead::read(&page)?;
    io.print_styled(&day, &args.output, |style| Style { letterhead, ..calendar::styled(style, &wishes) })
}

/// The last day of the breaks, where the arguments say one. A file and settings speak of training, not of the desk.
fn until(args: &DeskArgs, profile: &Profile) -> Result<Option<NaiveDate>> {
    let Some(text) = &args.until else {
        let weeks = args.profile.request.weeks;
        return Ok(weeks.map(|weeks| profile.start + Days::new((7 * u64::from(weeks)).saturating_sub(1))));
    };
    if args.profile.request.weeks.is_some() {
        return Err(Failure::misuse("--until and --weeks both say when the breaks end; leave one of them out"));
    }
    let until = date(text).map_err(|wrong| Failure::misuse(format!("--until {text} {wrong}")))?;
    if until < profile.start {
        return Err(Failure::misuse(format!("--until {until} is before the first day, {}", profile.start)));
    }
    Ok(Some(until))
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}
