//! How each session of a plan stands: when it is, and what became of it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::daily::diary::{Diary, Record};
use crate::daily::entry::Outcome;
use crate::plan::{Plan, Session};

/// What became of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// It was done, whole or in part.
    Done,
    /// The bad day's moves were done in its place.
    BadDay,
    /// It was left out.
    Skipped,
    /// Its day is over, and nobody has said.
    NotNoted,
    /// Its day has not passed.
    Ahead,
}

/// A session and how it stands.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The number of its week.
    pub week: u32,
    /// The session, on the day that it is on now: a plan holds what was moved.
    pub session: &'a Session,
    /// What is known of it.
    pub record: Option<&'a Record<'a>>,
    /// What became of it.
    pub became: Became,
}

impl Standing<'_> {
    /// The day that its figures are of: that of the entry that says what became of it, else its own.
    pub fn noted_on(&self) -> NaiveDate {
        self.record.and_then(|record| record.date).unwrap_or(self.session.date)
    }
}

/// How all sessions of a plan stand on a day, in the plan's order.
pub fn all<'a>(plan: &'a Plan, diary: &'a Diary, today: NaiveDate) -> Vec<Standing<'a>> {
    let sessions = plan.weeks.iter().flat_map(|week| week.sessions.iter().map(|session| (week.week, session)));
    let standing = |(week, session): (u32, &'a Session)| {
        let record = diary.record(session);
        Standing { week, session, record, became: became(record, session.date, today) }
    };
    sessions.map(standing).collect()
}

/// A session of today is not missed before the day is over; what was done early counts at once.
fn became(record: Option<&Record>, date: NaiveDate, today: NaiveDate) -> Became {
    let Some(record) = record else { return if date < today { Became::NotNoted } else { Became::Ahead } };
    match record.outcome {
        Some(Outcome::Skipped) if !record.bad_day => Became::Skipped,
        _ if record.bad_day => Became::BadDay,
        Some(Outcome::Done) => Became::Done,
        // Whoever notes what was done of a move has done something.
        _ if !record.did.is_empty() => Became::Done,
        _ if date < today => Became::NotNoted,
        _ => Became::Ahead,
    }
}
