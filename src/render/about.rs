//! What a result is about: what it was made for, when it is for, and what it is taken from.

use chrono::{Days, NaiveDate};

use super::phrase;
use crate::builtin::PROGRAMMES;
use crate::catalog::{Weekday, Word};
use crate::desk::DeskDay;
pub use crate::phrase::spoken;
use crate::plan::{Moves, Plan};
use crate::profile::{Profile, UNNAMED};
use crate::suggest::{capitalised, listed};

/// What a result is called: by the name that it was given, where it was given one.
pub fn title(profile: &Profile) -> &str {
    if profile.name == UNNAMED { "Back plan" } else { &profile.name }
}

/// When a plan is for.
pub fn dates(plan: &Plan) -> String {
    period(plan.profile.start, 7 * u64::from(plan.profile.weeks))
}

/// When a day's breaks are.
pub fn times(day: &DeskDay) -> String {
    let ends = [day.breaks.first(), day.breaks.last()].map(|one| one.map_or("", |one| &one.at));
    match (day.breaks.len(), ends) {
        (1, [at, _]) => format!("One break at the desk, at {at}"),
        (number, [first, last]) => format!("{number} breaks at the desk, from {first} to {last}"),
    }
}

/// What any result was made for.
pub fn made_for(profile: &Profile) -> Vec<(&'static str, String)> {
    let lists = [
        ("Equipment", &profile.equipment),
        ("Conditions", &profile.conditions),
        ("Focus", &profile.focus),
        ("Asked for", &profile.include),
        ("Left out", &profile.exclude),
    ];
    let mut made_for = vec![("Level", profile.level.as_str().to_owned()), ("Goal", spoken(profile.goal.as_str()))];
    for (label, names) in lists.into_iter().filter(|(_, names)| !names.is_empty()) {
        let names: Vec<String> = names.iter().map(|name| spoken(name)).collect();
        made_for.push((label, listed(&names, "and")));
    }
    if let Some(scheme) = &profile.scheme {
        made_for.push(("Scheme", scheme.to_string()));
    }
    made_for
}

/// What a day's breaks were made for: their weekdays and their end as far as they are not the usual ones.
pub fn breaks_made_for(day: &DeskDay) -> Vec<(&'static str, String)> {
    let mut made_for = made_for(&day.profile);
    if day.on != PROGRAMMES.desk.days {
        made_for.push(("Days", weekdays(&day.on)));
    }
    if let Some(until) = day.until {
        made_for.push(("Until", phrase::date(until)));
    }
    made_for
}

/// What a plan of sessions was made for.
pub fn sessions_made_for(profile: &Profile) -> Vec<(&'static str, String)> {
    let mut made_for = made_for(profile);
    made_for.push(("Days", weekdays(&profile.on)));
    if let Some(minutes) = profile.minutes {
        made_for.push(("Time", format!("at most {minutes} min a session")));
    }
    made_for
}

/// "Monday and Thursday".
pub fn weekdays(on: &[Weekday]) -> String {
    let days: Vec<String> = on.iter().map(|day| capitalised(day.as_str())).collect();
    if days.len() == 7 { "every day".to_owned() } else { listed(&days, "and") }
}

/// The titles of all sources, each once.
pub fn sources(moves: &Moves) -> Vec<&str> {
    let mut titles: Vec<&str> = Vec::new();
    for source in moves.values().flat_map(|text| &text.sources) {
        if !titles.contains(&&*source.title) {
            titles.push(&source.title);
        }
    }
    crate::order::by(&mut titles, Ord::cmp);
    titles
}

/// "23 to 29 November 2026", and longer where the months or years differ.
pub fn period(first: NaiveDate, days: u64) -> String {
    let last = first.checked_add_days(Days::new(days.saturating_sub(1))).unwrap_or(first);
    let year = |date: NaiveDate| date.format("%Y").to_string();
    let month = |date: NaiveDate| date.format("%B %Y").to_string();
    let from = if month(first) == month(last) {
        "%-d"
    } else if year(first) == year(last) {
        "%-d %B"
    } else {
        "%-d %B %Y"
    };
    format!("{} to {}", first.format(from), last.format("%-d %B %Y"))
}
