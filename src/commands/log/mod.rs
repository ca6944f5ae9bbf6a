//! `backplan log`: notes what was done, and corrects what was noted.

mod advice;
mod strays;

use std::io::Write;

use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;

use super::{Failure, Io, date};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::LogArgs;
use crate::daily::{Diary, Entry, Journal, Line, Measured, Outcome, Store, VERSION, withhold};
use crate::phrase;
use crate::plan::{Plan, Session};
use crate::planner;
use crate::programme::Measure;
use crate::request::unknown_exercise;
use crate::shown;
use crate::suggest::hint;

/// How many characters a note can have.
const LONGEST_NOTE: usize = 1_000;

/// Notes what the arguments say.
pub fn run(args: &LogArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let store = Store::of_user()?;
    let path = store.home.journal();
    let journal = Journal::read(&path)?;
    io.notes.extend(journal.troubles(&path));
    if args.export.is_some() {
        return crate::daily::csv(&journal, &mut io.out);
    }
    if let Some(number) = args.undo {
        let line = line(&journal, number)?;
        let entry = Entry { version: VERSION, date: today()?, undoes: Some(line.number), ..Entry::default() };
        Journal::add(&path, &entry)?;
        return Ok(writeln!(io.out, "Entry {} of {} counts no more.", line.number, phrase::date(line.entry.date))?);
    }
    let before = args.edit.map(|number| line(&journal, number)).transpose()?;
    let day = day(args, before, today()?)?;
    let mut entry = said(args, before.map(|line| line.entry.clone()).unwrap_or_default(), catalog)?;
    entry.date = day;
    entry.replaces = before.map(|line| line.number);
    let mut advice = None;
    let session = if is_of_session(args, before.is_some()) {
        let plan = store.current(catalog)?;
        let diary = Diary::of(&plan, &journal);
        let session = about(args, &mut entry, &plan, &diary)?;
        io.notes.extend(strays::told(args, &entry, (&plan, session), diary.record(session), catalog)?);
        // A red flag from before goes on withholding what is planned.
        let refusal = withhold(&plan, &journal).err().filter(|_| entry.symptoms.is_empty());
        advice = refusal
            .map(|refusal| crate::suggest::capitalised(&refusal.to_string()))
            .or_else(|| advice::of(&entry, Some((&plan, &diary))));
        Some(session.clone())
    } else {
        io.notes.extend(corrected(args, &entry, &store, catalog, &journal)?);
        None
    };
    if session.is_none() && !entry.baselines.is_empty() {
        let plan = store.current(catalog).ok();
        let diary = plan.as_ref().map(|plan| Diary::of(plan, &journal));
        advice = advice::of(&entry, plan.as_ref().zip(diary.as_ref()));
    }
    if entry == (Entry { version: VERSION, date: day, replaces: entry.replaces, ..Entry::default() }) {
        return Err(Failure::misuse("nothing to note; say what was done, such as: backplan log --done --pain 2"));
    }
    let number = Journal::add(&path, &entry)?;
    writeln!(io.out, "{}", confirmed(&entry, session.as_ref(), number))?;
    let cleared = (!entry.symptoms.is_empty()).then(|| {
        format!("Once it has been looked at, and you may go on: backplan log --undo {number} takes this back.")
    });
    for text in advice.into_iter().chain(cleared) {
        writeln!(io.out, "{}", textwrap::fill(&text, io.canvas.prose("")))?;
    }
    withheld(&entry, &store, catalog, io)
}

/// The entry of this number, or the last.
fn line(journal: &Journal, number: u64) -> Result<&Line> {
    let last = || journal.lines.iter().max_by_key(|line| line.number);
    let found = if number == 0 { last() } else { journal.lines.iter().find(|line| line.number == number) };
    found.ok_or_else(|| match last() {
        Some(last) => anyhow!("no entry has the number {number}; the last is {}", last.number),
        None => anyhow!("the journal has no entry yet"),
    })
}

/// The day that is spoken of.
fn day(args: &LogArgs, before: Option<&Line>, today: NaiveDate) -> Result<NaiveDate> {
    let asked = args.date.as_deref().map(date).transpose().map_err(Failure::misuse)?;
    let day = asked.or(before.map(|line| line.entry.date)).unwrap_or(today);
    if day > today {
        return Err(Failure::misuse(format!("--date {day} is still to come; today is {today}")));
    }
    Ok(day)
}

/// What the arguments say, over what an entry says already.
fn said(args: &LogArgs, before: Entry, catalog: &Catalog) -> Result<Entry> {
    let mut entry = Entry { version: VERSION, ..before };
    let figure = |given: Option<u32>, before: Option<u8>| given.and_then(|figure| u8::try_from(figure).ok()).or(before);
    entry.pain = figure(args.pain, entry.pain);
    entry.after = figure(args.after, entry.after);
    entry.morning = figure(args.morning, entry.morning);
    entry.effort = figure(args.effort, entry.effort);
    entry.bad_day |= args.bad_day;
    entry.walk = args.walk.or(entry.walk);
    for did in &args.did {
        let exercise = known(&did.exercise, catalog)?;
        entry.did.retain(|other| other.exercise != exercise);
        entry.did.push(crate::daily::Did { exercise, ..did.clone() });
    }
    for pain in &args.move_pain {
        let exercise = known(&pain.exercise, catalog)?;
        entry.move_pain.retain(|other| other.exercise != exercise);
        entry.move_pain.push(crate::daily::MovePain { exercise, ..pain.clone() });
    }
    for measured in &args.baseline {
        let all = PROGRAMMES.measures.baselines;
        // A move that is measured is a name for its measure.
        let is_named = |baseline: &&Measure| baseline.id == measured.id || baseline.exercise == Some(&*measured.id);
        let Some(baseline) = all.iter().find(is_named) else {
            let known = hint(&measured.id, all.iter().map(|baseline| baseline.id));
            return Err(Failure::misuse(format!("nothing called {:?} is measured; {known}", measured.id)));
        };
        entry.baselines.retain(|other| other.id != baseline.id);
        entry.baselines.push(Measured { id: baseline.id.to_owned(), ..measured.clone() });
    }
    entry
        .symptoms
        .extend(args.symptom.iter().filter(|symptom| !entry.symptoms.contains(symptom)).cloned().collect::<Vec<_>>());
    if let Some(note) = &args.note {
        entry.note = Some(noted(note)?);
    }
    Ok(entry)
}

fn known(name: &str, catalog: &Catalog) -> Result<String> {
    let found = catalog.named(name).map(|exercise| exercise.id.to_owned());
    found.ok_or_else(|| Failure::misuse(unknown_exercise(name, catalog)))
}

/// A note that can be printed.
fn noted(note: &str) -> Result<String> {
    let length = note.chars().count();
    if length > LONGEST_NOTE {
        return Err(Failure::misuse(format!("a note has at most {LONGEST_NOTE} characters, not {length}")));
    }
    match shown::refused(note) {
        Some(wrong) => Err(Failure::misuse(format!("a note {wrong}"))),
        None => Ok(note.to_owned()),
    }
}

/// Whether anything is said that is of a session.
fn is_of_session(args: &LogArgs, is_correction: bool) -> bool {
    let figures = [args.pain, args.after, args.morning, args.effort];
    let is_said = args.done || args.skipped || args.bad_day || figures.iter().any(Option::is_some);
    args.session.is_some()
        || !is_correction && (is_said || !args.did.is_empty() || !args.move_pain.is_empty())
        || is_correction && (args.done || args.skipped)
}

/// What is said of the moves of a correction that leaves its session as it is.
fn corrected(
    args: &LogArgs,
    entry: &Entry,
    store: &Store,
    catalog: &Catalog,
    journal: &Journal,
) -> Result<Vec<String>> {
    let is_of_moves = !(args.did.is_empty() && args.move_pain.is_empty());
    let Some(id) = entry.session.as_ref().filter(|_| is_of_moves) else { return Ok(Vec::new()) };
    // An older plan's sessions are not known any more.
    let plan = store.current(catalog).ok().filter(|plan| entry.plan == Some(plan.profile.start));
    let Some(plan) = plan else { return Ok(Vec::new()) };
    let Some(session) = plan.sessions().find(|session| session.id == *id) else { return Ok(Vec::new()) };
    strays::told(args, entry, (&plan, session), Diary::of(&plan, journal).record(session), catalog)
}

/// Finds the session that is spoken of, and says so in the entry.
fn about<'p>(args: &LogArgs, entry: &mut Entry, plan: &'p Plan, diary: &Diary) -> Result<&'p Session> {
    let session = match &args.session {
        Some(id) => named(plan, id)?,
        None if entry.session.is_some() => named(plan, entry.session.as_deref().unwrap_or_default())?,
        None => on(plan, diary, entry.date, args)?,
    };
    entry.plan = Some(plan.profile.start);
    entry.session = Some(session.id.to_string());
    let is_later = args.morning.is_some() && !(args.done || args.skipped);
    entry.outcome = match (args.done || args.bad_day, args.skipped) {
        (true, _) => Some(Outcome::Done),
        (_, true) => Some(Outcome::Skipped),
        // Who tells of the morning after, or of a move, has done it.
        _ if is_later && diary.record(session).is_some_and(|record| record.outcome.is_some()) => entry.outcome,
        _ => entry.outcome.or(Some(Outcome::Done)),
    };
    if entry.outcome == Some(Outcome::Skipped) && !(entry.did.is_empty() && entry.move_pain.is_empty()) {
        return Err(Failure::misuse(
            "a session that was left out has no --did and no --move-pain; leave them out, or --skipped",
        ));
    }
    Ok(session)
}

/// The session of this id.
pub(super) fn named<'p>(plan: &'p Plan, id: &str) -> Result<&'p Session> {
    let ids = || plan.sessions().map(|session| &*session.id);
    let found = plan.sessions().find(|session| session.id == id);
    found.ok_or_else(|| anyhow!("the current plan has no session {id:?}; {}", hint(id, ids())))
}

/// The session of a day; else the last before it that nobody has noted. The morning after is told of the last one done.
fn on<'p>(plan: &'p Plan, diary: &Diary, day: NaiveDate, args: &LogArgs) -> Result<&'p Session> {
    let until = |session: &&Session| session.date <= day;
    if args.morning.is_some() && !args.done && !args.skipped {
        let done = |session: &&Session| diary.record(session).is_some_and(crate::daily::Record::is_done);
        if let Some(session) = plan.sessions().filter(|session| session.date < day).filter(done).last() {
            return Ok(session);
        }
    }
    let is_open = |session: &&Session| diary.record(session).is_none_or(|record| record.outcome.is_none());
    let of_day = plan.sessions().find(|session| session.date == day);
    if let Some(session) = of_day.or_else(|| plan.sessions().filter(until).filter(is_open).last()) {
        return Ok(session);
    }
    match plan.sessions().find(|session| session.date > day) {
        Some(next) => bail!(
            "no session is open on {day}; the next is {} on {}: --session {} notes it all the same",
            next.id,
            next.date,
            next.id
        ),
        None => bail!("no session of the current plan is open on {day}; the coming week: backplan next"),
    }
}

/// What was noted, in a sentence.
fn confirmed(entry: &Entry, session: Option<&Session>, number: u64) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(session) = session {
        let outcome = match entry.outcome {
            Some(Outcome::Skipped) => "skipped",
            Some(Outcome::Done) if entry.bad_day => "done, as on a bad day",
            _ => "done",
        };
        parts.push(format!("{} of {}, {outcome}", session.id, phrase::date(session.date)));
    }
    let figures =
        [("pain", entry.pain), ("after", entry.after), ("next morning", entry.morning), ("effort", entry.effort)];
    parts.extend(figures.into_iter().filter_map(|(what, figure)| Some(format!("{what} {}", figure?))));
    let moves = entry.did.len() + entry.move_pain.len();
    parts.extend((moves > 0).then(|| format!("{moves} {} on moves", if moves == 1 { "word" } else { "words" })));
    parts.extend(entry.walk.map(|minutes| format!("a walk of {minutes} min")));
    parts.extend(entry.baselines.iter().map(|measured| format!("{} {}", measured.id, measured.value)));
    parts.extend(entry.symptoms.iter().cloned());
    parts.extend(entry.note.iter().map(|_| "a note".to_owned()));
    let what = if entry.replaces.is_some() { "Corrected" } else { "Noted" };
    format!("{what}: {} (entry {number}).", parts.join("; "))
}

/// A red flag is noted, and ends training until somebody has looked at it.
fn withheld(entry: &Entry, store: &Store, catalog: &Catalog, io: &mut Io) -> Result<()> {
    if entry.symptoms.is_empty() {
        return Ok(());
    }
    io.finish()?;
    let mut profile = match store.current(catalog) {
        Ok(plan) => plan.profile,
        Err(_) => crate::request::Request::default()
            .resolve(catalog, || Ok::<_, String>(entry.date))
            .map_err(Failure::misuse)?,
    };
    profile.symptoms = entry.symptoms.iter().cloned().map(Into::into).collect();
    Ok(planner::withhold(&profile)?)
}
