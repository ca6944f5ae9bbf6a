//! Sessions done, skipped and not noted, of those that were due.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::span;
use super::standing::{Became, Standing};
use crate::plan::{Plan, WeekKind};

/// Sessions, counted by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    /// Sessions that were due: noted, or of a day that is over.
    pub due: usize,
    /// Done, a bad day's in its place among them.
    pub done: usize,
    /// Those of them that a bad day's moves stood in for.
    pub bad_days: usize,
    /// Left out.
    pub skipped: usize,
    /// Nobody has said.
    pub not_noted: usize,
}

/// What became of a plan's sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Adherence {
    /// All weeks together.
    #[serde(flatten)]
    pub all: Tally,
    /// Sessions done of a hundred that were due; nothing, where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 100))]
    pub percent: Option<usize>,
    /// The weeks that have begun.
    pub weeks: Vec<WeekAdherence>,
}

/// What became of a week's sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WeekAdherence {
    /// The week's number.
    pub week: u32,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Whether it builds or recovers.
    pub kind: WeekKind,
    /// Sessions that it has.
    pub planned: usize,
    /// What became of them.
    #[serde(flatten)]
    pub tally: Tally,
}

/// What became of a plan's sessions.
pub fn of(plan: &Plan, standings: &[Standing<'_>], today: NaiveDate) -> Adherence {
    let all = tally(standings.iter());
    let week = |week: &crate::plan::Week| {
        let (from, to) = span(plan, week.week);
        let tally = tally(standings.iter().filter(|standing| standing.week == week.week));
        WeekAdherence { week: week.week, from, to, kind: week.kind, planned: week.sessions.len(), tally }
    };
    let has_begun = |week: &WeekAdherence| week.from <= today || week.tally.due > 0;
    Adherence {
        all,
        percent: (200 * all.done + all.due).checked_div(2 * all.due),
        weeks: plan.weeks.iter().map(week).filter(has_begun).collect(),
    }
}

fn tally<'a>(standings: impl Iterator<Item = &'a Standing<'a>>) -> Tally {
    let mut tally = Tally::default();
    for standing in standings {
        let (done, bad_days, skipped, not_noted) = match standing.became {
            Became::Done => (1, 0, 0, 0),
            Became::BadDay => (1, 1, 0, 0),
            Became::Skipped => (0, 0, 1, 0),
            Became::NotNoted => (0, 0, 0, 1),
            Became::Ahead => continue,
        };
        tally.due += 1;
        tally.done += done;
        tally.bad_days += bad_days;
        tally.skipped += skipped;
        tally.not_noted += not_noted;
    }
    tally
}
