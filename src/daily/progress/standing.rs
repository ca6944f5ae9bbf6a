//! How each session of a plan stands: when it is, and what became of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::daily::diary::{Diary, Record};
use crate::daily::entry::Outcome;
use crate::daily::journal::Line;
use crate::plan::{Plan, Session};

/// What became of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
    /// The session.
    pub session: &'a Session,
    /// The day that it is on: the plan's, or the one that it was moved to.
    pub date: NaiveDate,
    /// What is known of it.
    pub record: Option<&'a Record>,
    /// What became of it.
    pub became: Became,
}

impl Standing<'_> {
    /// The day that its figures are of: that of the entry that says what became of it, else its own.
    pub fn noted_on(&self) -> NaiveDate {
        self.record.and_then(|record| record.date).unwrap_or(self.date)
    }
}

/// How all sessions of a plan stand on a day, in the plan's order.
pub fn all<'a>(plan: &'a Plan, lines: &[&Line], diary: &'a Diary, today: NaiveDate) -> Vec<Standing<'a>> {
    let moved = moved(plan, lines);
    let sessions = plan.weeks.iter().flat_map(|week| week.sessions.iter().map(|session| (week.week, session)));
    let standing = |(week, session): (u32, &'a Session)| {
        let date = moved.get(&*session.id).copied().unwrap_or(session.date);
        let record = diary.record(session);
        Standing { week, session, date, record, became: became(record, date, today) }
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

/// The days that sessions were put on, by the sessions' ids; an entry that names no session means the one of that day.
fn moved(plan: &Plan, lines: &[&Line]) -> BTreeMap<String, NaiveDate> {
    let mut days: BTreeMap<String, NaiveDate> =
        plan.sessions().map(|session| (session.id.to_string(), session.date)).collect();
    for entry in lines.iter().map(|line| &line.entry) {
        let Some(moved) = &entry.moved else { continue };
        let named = entry.session.clone();
        let of_day = || days.iter().find(|(_, date)| **date == moved.from).map(|(id, _)| id.clone());
        if let Some(date) = named.or_else(of_day).and_then(|id| days.get_mut(&id)) {
            *date = moved.to;
        }
    }
    days
}
