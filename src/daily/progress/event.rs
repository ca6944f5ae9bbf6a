//! What happened besides: symptoms, sore moves, sessions that were moved, skipped or made small, and notes.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::moves::name;
use super::one_line;
use super::standing::{Became, Standing};
use crate::catalog::Catalog;
use crate::daily::entry::Entry;
use crate::daily::journal::Line;

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A red flag was felt.
    Symptom,
    /// A move hurt.
    SoreMove,
    /// The bad day's moves were done in a session's place.
    BadDay,
    /// A session was left out.
    Skipped,
    /// A session was put on another day.
    Moved,
    /// Something was written down.
    Note,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Event {
    /// The day.
    pub date: NaiveDate,
    /// What kind of thing it is.
    pub kind: EventKind,
    /// The session, where it is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// What happened, in a few words.
    pub text: String,
    /// How much it hurt, 0 to 10, where that is what happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 10))]
    pub pain: Option<u8>,
}

/// What happened, by date.
pub fn of(standings: &[Standing<'_>], lines: &[&Line], catalog: &Catalog) -> Vec<Event> {
    let of_sessions = standings.iter().filter_map(of_session);
    let mut events: Vec<Event> =
        of_sessions.chain(lines.iter().flat_map(|line| of_entry(&line.entry, catalog))).collect();
    crate::order::by_key(&mut events, |event| event.date);
    events
}

/// That a session was left out or made small.
fn of_session(standing: &Standing<'_>) -> Option<Event> {
    let (kind, text) = match standing.became {
        Became::Skipped => (EventKind::Skipped, "session left out"),
        Became::BadDay => (EventKind::BadDay, "the bad day's moves in the session's place"),
        Became::Done | Became::NotNoted | Became::Ahead => return None,
    };
    let session = Some(standing.session.id.to_string());
    Some(Event { date: standing.noted_on(), kind, session, text: text.to_owned(), pain: None })
}

/// What an entry says besides what became of its session.
fn of_entry(entry: &Entry, catalog: &Catalog) -> Vec<Event> {
    let event = |kind, text: String, pain| Event {
        date: entry.date,
        kind,
        session: entry.session.as_deref().map(one_line),
        text,
        pain,
    };
    let symptoms =
        entry.symptoms.iter().map(|symptom| event(EventKind::Symptom, one_line(symptom).replace('-', " "), None));
    let sore =
        entry.move_pain.iter().map(|sore| event(EventKind::SoreMove, name(&sore.exercise, catalog), Some(sore.pain)));
    let moved = entry
        .moved
        .iter()
        .map(|moved| event(EventKind::Moved, format!("session moved from {} to {}", moved.from, moved.to), None));
    let note = entry.note.iter().map(|note| event(EventKind::Note, one_line(note), None));
    symptoms.chain(sore).chain(moved).chain(note).collect()
}
