//! `backplan start`: a session, guided in the terminal, and a line of the journal at its end.

use std::io::{self, IsTerminal, Write};

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use super::{Failure, Io};
use crate::catalog::Catalog;
use crate::cli::StartArgs;
use crate::daily::{Diary, Did, Entry, Journal, Outcome, Record, Store, VERSION};
use crate::guided::lines::Lines;
use crate::guided::questions::Answers;
use crate::guided::stop::Stop;
use crate::guided::view::View;
use crate::guided::{Manner, Player, Rests, Script, State, plain, screen};
use crate::plan::{Plan, Session};
use crate::render::drawing::braille::Colours;
use crate::suggest::hint;

/// Guides somebody through a session, and notes what was done.
pub fn run(args: &StartArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    if !io.is_terminal || !io::stdin().is_terminal() {
        return Err(Failure::misuse(
            "start guides you in a terminal, and this is none; backplan today prints the session",
        ));
    }
    let (store, today) = (Store::of_user()?, today()?);
    let plan = store.current(catalog)?;
    let path = store.home.journal();
    let journal = Journal::read(&path)?;
    io.notes.extend(journal.troubles(&path));
    let diary = Diary::of(&plan, &journal);
    let session = chosen(args.session.as_deref(), &plan, &diary, &journal, today)?;
    let before = done_before(session, &plan, catalog, diary.record(session), today);
    let rests = if args.no_rest { Rests::Off } else { Rests::On };
    let mut player = Player::new(Script::of(session, &plan, catalog, rests, &before));
    if let Some(first) = player.stage().filter(|_| !before.is_empty()) {
        writeln!(io.out, "Going on with move {} of {}.", first.at + 1, player.script().moves.len())?;
        io.out.flush()?;
    }
    let mut guided = Guided { io, stop: Stop::noticed()?, lines: None };
    let seen = guided.guide(args, &mut player).context("the terminal is gone, or can't be used");
    let did = player.did();
    if did.is_empty() {
        seen?;
        return Ok(writeln!(guided.io.out, "Nothing was done, and nothing is noted.")?);
    }
    // Whatever ended it, what was done is kept.
    let is_over = seen.is_ok() && player.state() != State::Going;
    let answers = if is_over { guided.ask(&player) } else { Answers::default() };
    let entry = entry(&plan, session, today, did, answers);
    Journal::add(&path, &entry)?;
    seen?;
    guided.io.out.write_all(noted(&entry, &player).as_bytes())?;
    if !is_over {
        bail!("the session was broken off");
    }
    Ok(())
}

/// A terminal in which somebody is guided.
struct Guided<'a> {
    io: &'a mut Io,
    stop: Stop,
    /// Lines that are typed; they are read only where no screen reads keys.
    lines: Option<Lines>,
}

impl Guided<'_> {
    fn guide(&mut self, args: &StartArgs, player: &mut Player) -> io::Result<()> {
        let manner = Manner { bells: !args.quiet, speed: args.speed };
        // A terminal that says it is dumb can't place what is written.
        if args.plain || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
            let lines = self.lines.get_or_insert_with(Lines::of_stdin);
            return plain::guide(player, manner, &mut self.io.out, lines, &self.stop);
        }
        let colours = if self.io.canvas.colour { self.io.colours } else { Colours::None };
        screen::guide(player, manner, &mut View::new(self.io.kit, colours), &self.stop)
    }

    /// Asks how it was. A terminal that goes in the middle leaves the rest unanswered.
    fn ask(&mut self, player: &Player) -> Answers {
        let lines = self.lines.get_or_insert_with(Lines::of_stdin);
        let word = if player.state() == State::Finished {
            "That was all of it. Well done."
        } else {
            "You have left. What is done is kept."
        };
        let told = writeln!(self.io.out, "{word}");
        told.and_then(|()| Answers::asked(&mut self.io.out, lines, &self.stop)).unwrap_or_default()
    }
}

/// The session that is named, or that of today.
fn chosen<'a>(
    name: Option<&str>,
    plan: &'a Plan,
    diary: &Diary,
    journal: &Journal,
    today: NaiveDate,
) -> Result<&'a Session> {
    if let Some(name) = name {
        let found = plan.sessions().find(|session| session.id == name);
        return found.ok_or_else(|| {
            let known = plan.sessions().map(|session| &*session.id);
            Failure::misuse(format!("the plan has no session called {name:?}; {}", hint(name, known)))
        });
    }
    let day = |session: &Session| day_of(session, plan, journal);
    let of_today = plan.sessions().find(|session| day(session) == today);
    if let Some(session) = of_today {
        if diary.record(session).is_some_and(|record| record.is_done() && is_whole(session, record)) {
            bail!("{0} is done; backplan start {0} does it once more", session.id);
        }
        return Ok(session);
    }
    let is_open = |session: &&Session| diary.record(session).is_none_or(|record| record.outcome.is_none());
    let later = plan.sessions().filter(|session| day(session) > today).filter(is_open);
    let Some(next) = later.min_by_key(|session| day(session)) else {
        bail!(
            "no session is left in the plan, which began on {}; backplan start SESSION does one anyway",
            plan.profile.start
        );
    };
    let date = day(next).format("%A %-d %B");
    bail!("no session is planned for today; the next is {0} on {date}, and backplan start {0} does it anyway", next.id)
}

/// The day of a session, after all moves to another.
fn day_of(session: &Session, plan: &Plan, journal: &Journal) -> NaiveDate {
    let entries = journal.lines.iter().map(|line| &line.entry);
    let own = entries.filter(|entry| entry.plan == Some(plan.profile.start));
    let mut moved =
        own.filter(|entry| entry.session.as_deref() == Some(&session.id)).filter_map(|entry| entry.moved.as_ref());
    moved.next_back().map_or(session.date, |moved| moved.to)
}

/// Whether nothing of a session is left to do: a session that is noted as done without its moves is.
fn is_whole(session: &Session, record: &Record) -> bool {
    record.did.is_empty() || session.items().all(|item| sets(&item.exercise, &record.did) >= item.sets)
}

fn sets(exercise: &str, did: &[Did]) -> u32 {
    did.iter().filter(|did| did.exercise == exercise).map(|did| did.sets).sum()
}

/// What was done of a session on the same day, where something is left to do.
fn done_before(
    session: &Session,
    plan: &Plan,
    catalog: &Catalog,
    record: Option<&Record>,
    today: NaiveDate,
) -> Vec<Did> {
    let of_today = record.filter(|record| record.is_done() && record.date == Some(today));
    let did = of_today.map(|record| record.did.clone()).unwrap_or_default();
    let script = Script::of(session, plan, catalog, Rests::On, &did);
    if script.stages.is_empty() { Vec::new() } else { did }
}

fn entry(plan: &Plan, session: &Session, today: NaiveDate, did: Vec<Did>, answers: Answers) -> Entry {
    Entry {
        version: VERSION,
        date: today,
        plan: Some(plan.profile.start),
        session: Some(session.id.to_string()),
        outcome: Some(Outcome::Done),
        pain: answers.pain,
        after: answers.after,
        effort: answers.effort,
        note: answers.note,
        did,
        ..Entry::default()
    }
}

/// What was noted, in a line, and what a pain means.
fn noted(entry: &Entry, player: &Player) -> String {
    let moves = player.script().moves.len();
    let is_done = |one: &&crate::guided::Move| {
        let all = player.script().before.iter().chain(&entry.did);
        all.into_iter().any(|did| one.is_called(&did.exercise))
    };
    let done = player.script().moves.iter().filter(is_done).count();
    let figure = |what: &str, figure: Option<u8>| figure.map(|figure| format!(", {what} {figure}")).unwrap_or_default();
    let said = [figure("pain", entry.pain), figure("after", entry.after), figure("effort", entry.effort)].concat();
    let note = if entry.note.is_some() { ", with your note" } else { "" };
    let id = entry.session.as_deref().unwrap_or_default();
    let left = if done < moves { format!("Today backplan start {id} goes on from there.\n") } else { String::new() };
    let care = match entry.pain.max(entry.after) {
        Some(5..) => {
            "From 5 on, or where it goes down a leg or an arm: stop for today; where it does not settle, ask a doctor or physiotherapist.\n"
        }
        Some(4) => "At 4, do less next time.\n",
        _ => "",
    };
    format!("Noted: {id}, {done} of {moves} moves{said}{note}.\n{left}{care}")
}
