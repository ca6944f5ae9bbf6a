//! `backplan today`: the session of today, or the next one and when it is.

use std::io::Write;
use std::mem::ManuallyDrop;

use anyhow::{Result, bail};
use chrono::NaiveDate;
use serde::Serialize;

use super::Io;
use crate::builtin::LADDERS;
use crate::catalog::Catalog;
use crate::cli::TodayArgs;
use crate::daily::{Course, Diary, Did, Fresh, Journal, Record, Store, Warning, warning, withhold};
use crate::plan::{BadDay, Plan, Session};
use crate::render::day;

/// What there is to do.
#[derive(Debug, Serialize)]
struct Due<'a> {
    today: NaiveDate,
    /// Whether the session is of today, and not of a later day.
    is_today: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<&'a Session>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bad_day: Option<&'a BadDay>,
    /// What the pain of the last sessions asks of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<&'a str>,
    /// The last that was noted of each of its moves.
    last: Vec<Last<'a>>,
    /// What is to be minded in the session.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// Sessions of the last week that nobody has noted.
    open: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Last<'a> {
    date: NaiveDate,
    #[serde(flatten)]
    did: &'a Did,
}

/// How many days an open session is spoken of.
const RECENT: i64 = 7;

/// Prints what the current plan has for today.
pub fn run(args: &TodayArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let store = Store::of_user()?;
    let today = today()?;
    let nearby = if args.bad_day { None } else { store.nearby(today) };
    // The program ends with what it prints; taking thousands of texts apart before would take a tenth of its time.
    let mut plan = ManuallyDrop::new(nearby.map_or_else(|| store.current(catalog), Ok)?);
    let path = store.home.journal();
    let journal = ManuallyDrop::new(Journal::read(&path)?);
    io.notes.extend(journal.troubles(&path));
    let mut diary = Diary::of(&plan, &journal);
    let is_cut = plan.weeks.len() < plan.profile.weeks as usize;
    let is_over = plan.weeks.last().is_none_or(|week| week.week >= plan.profile.weeks);
    let is_here = plan.sessions().any(|session| session.date >= today && is_open(&diary, session));
    let mut course = Course::of(&diary);
    let hurts = course.latest().is_some_and(|pain| pain.of_ten >= LADDERS.lived.back_from);
    if is_cut && (hurts || !is_here && !is_over) {
        // Where all that is near is done ahead of its days, the next session is farther on; and what much pain asks for depends on
        // the weeks before.
        plan = ManuallyDrop::new(store.current(catalog)?);
        diary = Diary::of(&plan, &journal);
        course = Course::of(&diary);
    }
    withhold(&plan, &journal)?;
    let warning = {
        let next = plan.sessions().find(|session| session.date >= today && is_open(&diary, session));
        warning(&plan, &diary, &course, next)
    };
    let waits = warning.as_ref().is_some_and(|warning| warning.waits);
    if waits && plan.bad_day.is_none() {
        // Only the whole plan has it.
        plan.bad_day = store.current(catalog)?.bad_day;
    }
    let session = plan.sessions().find(|session| session.date >= today && is_open(&diary, session));
    let is_recent = |session: &&Session| session.date < today && (today - session.date).num_days() <= RECENT;
    let open: Vec<&Session> = plan.sessions().filter(is_recent).filter(|session| is_open(&diary, session)).collect();
    let bad_day = match (&plan.bad_day, args.bad_day) {
        (None, true) => bail!("the current plan has nothing for a bad day: no gentle move is left of what it may hold"),
        (day, wanted) => day.as_ref().filter(|_| wanted || waits),
    };
    let fresh = session.map(|session| Fresh::of(session, &plan, &diary, catalog));
    if args.json {
        let notes = fresh.as_ref().filter(|_| bad_day.is_none()).map(Fresh::notes).unwrap_or_default();
        let session = fresh.as_ref().map(Fresh::session);
        return json(&diary, (session, bad_day, warning.as_ref()), notes, &open, today, io);
    }
    let view = day::Day { plan: &plan, diary: &diary, session, open, fresh, today, done: done(&plan, &diary, today) };
    if let Some(warning) = warning.filter(|_| !args.bad_day) {
        writeln!(io.out, "{}\n", textwrap::fill(&warning.text, io.canvas.prose("")))?;
    }
    match bad_day {
        Some(day) => day::bad(day, waits, io.canvas, &mut io.out)?,
        None => return day::session(&view, io.canvas, &mut io.out),
    }
    if let Some(session) = session.filter(|_| waits && !args.bad_day) {
        let text = told_to_wait(&session.id);
        writeln!(io.out, "{}", textwrap::fill(&text, io.canvas.prose("")))?;
    }
    Ok(())
}

/// Whether nobody has said what became of a session.
fn is_open(diary: &Diary, session: &Session) -> bool {
    diary.record(session).is_none_or(|record| record.outcome.is_none())
}

/// How somebody comes to a session that waits.
pub(super) fn told_to_wait(id: &str) -> String {
    format!("Where it has been looked at and you may go on: backplan start {id}")
}

/// What is known of today's session, where it is over.
fn done<'a>(plan: &Plan, diary: &'a Diary<'a>, today: NaiveDate) -> Option<&'a Record<'a>> {
    let of_today = plan.sessions().filter(|session| session.date == today);
    of_today.filter_map(|session| diary.record(session)).find(|record| record.outcome.is_some())
}

fn json(
    diary: &Diary,
    (session, bad_day, warning): (Option<&Session>, Option<&BadDay>, Option<&Warning>),
    notes: Vec<String>,
    open: &[&Session],
    today: NaiveDate,
    io: &mut Io,
) -> Result<()> {
    let moves = session.filter(|_| bad_day.is_none()).into_iter().flat_map(Session::items);
    let moves = moves.chain(bad_day.into_iter().flat_map(|day| &day.moves));
    let last = moves.filter_map(|item| diary.moves.get(&*item.exercise));
    let due = Due {
        today,
        is_today: session.is_some_and(|session| session.date == today),
        session: session.filter(|_| bad_day.is_none()),
        bad_day,
        warning: warning.map(|warning| &*warning.text),
        last: last.map(|best| Last { date: best.last.0, did: best.last.1 }).collect(),
        notes,
        open: open.iter().map(|session| &*session.id).collect(),
    };
    serde_json::to_writer_pretty(&mut io.out, &due)?;
    Ok(writeln!(io.out)?)
}
