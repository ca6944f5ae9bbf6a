//! `backplan start`: a session, guided in the terminal, and a line of the journal at its end.

use std::io::{self, IsTerminal, Write};

use anyhow::{Context, Result, anyhow, bail};
use chrono::NaiveDate;

use super::{Failure, Io};
use crate::catalog::Catalog;
use crate::cli::StartArgs;
use crate::daily::{Diary, Did, Entry, Journal, Outcome, Store, VERSION};
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
    let day = Day { date: today, plan: &plan, catalog, journal: &journal, diary };
    let session = day.chosen(args.session.as_deref())?;
    let before = day.done_before(session);
    let rests = if args.no_rest { Rests::Off } else { Rests::On };
    let mut player = Player::new(day.script(session, rests, &before));
    if !before.is_empty() {
        writeln!(io.out, "{}", going_on(&player))?;
        io.out.flush()?;
    }
    let mut guided = Guided { io, stop: Stop::noticed()?, lines: None };
    let seen = guided.guide(args, &mut player).context("the terminal is gone, or can't be used");
    if player.did().is_empty() {
        seen?;
        return Ok(writeln!(guided.io.out, "Nothing was done, and nothing is noted.")?);
    }
    // Whatever ended it, what was done is kept.
    let is_over = seen.is_ok() && player.state() != State::Going;
    let answers = if is_over { guided.ask(&player) } else { Answers::default() };
    let entry = entry(&plan, session, today, player.did(), answers);
    Journal::add(&path, &entry)?;
    seen?;
    guided.io.out.write_all(noted(&entry, session, &day).as_bytes())?;
    if is_over { Ok(()) } else { Err(anyhow!("the session was broken off")) }
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

/// What is known on the day.
struct Day<'a> {
    date: NaiveDate,
    plan: &'a Plan,
    catalog: &'a Catalog,
    journal: &'a Journal,
    diary: Diary,
}

impl<'a> Day<'a> {
    /// The session that is named, or that of the day.
    fn chosen(&self, name: Option<&str>) -> Result<&'a Session> {
        if let Some(name) = name {
            let found = self.plan.sessions().find(|session| session.id == name);
            return found.ok_or_else(|| {
                let known = self.plan.sessions().map(|session| &*session.id);
                Failure::misuse(format!("the plan has no session called {name:?}; {}", hint(name, known)))
            });
        }
        match self.plan.sessions().find(|session| self.date_of(session) == self.date) {
            Some(session) if self.is_whole(session) => {
                bail!("{0} is done; backplan start {0} does it once more", session.id)
            }
            Some(session) => Ok(session),
            None => bail!("{}", self.none_today()),
        }
    }

    /// That there is no session, and which can be done anyway.
    fn none_today(&self) -> String {
        let is_open = |session: &&Session| self.diary.record(session).is_none_or(|record| record.outcome.is_none());
        let later = self.plan.sessions().filter(|session| self.date_of(session) > self.date).filter(is_open);
        match later.min_by_key(|session| self.date_of(session)) {
            Some(next) => format!(
                "no session is planned for today; the next is {0} on {1}, and backplan start {0} does it anyway",
                next.id,
                self.date_of(next).format("%A %-d %B")
            ),
            None => format!(
                "no session is left in the plan, which began on {}; backplan start SESSION-ID does one anyway",
                self.plan.profile.start
            ),
        }
    }

    /// The date of a session, after all moves to another.
    fn date_of(&self, session: &Session) -> NaiveDate {
        let entries = self.journal.lines.iter().map(|line| &line.entry);
        let own = entries.filter(|entry| entry.plan == Some(self.plan.profile.start));
        let own = own.filter(|entry| entry.session.as_deref() == Some(&session.id));
        own.filter_map(|entry| entry.moved.as_ref()).next_back().map_or(session.date, |moved| moved.to)
    }

    /// Whether a session is done and nothing of it is left to do: one that is noted as done without its moves is. An easier
    /// form counts as the move.
    fn is_whole(&self, session: &Session) -> bool {
        let done = self.diary.record(session).filter(|record| record.is_done());
        done.is_some_and(|record| {
            record.did.is_empty() || self.script(session, Rests::On, &record.did).stages.is_empty()
        })
    }

    /// What was done of a session on the same day, where something is left to do.
    fn done_before(&self, session: &Session) -> Vec<Did> {
        let of_today = self.diary.record(session).filter(|record| record.is_done() && record.date == Some(self.date));
        let open = of_today.filter(|_| !self.is_whole(session));
        open.map(|record| record.did.clone()).unwrap_or_default()
    }

    fn script(&self, session: &Session, rests: Rests, before: &[Did]) -> Script {
        Script::of(session, self.plan, self.catalog, rests, before)
    }
}

/// Where a session that was left goes on.
fn going_on(player: &Player) -> String {
    let first = player.stage().map_or(0, |stage| stage.at);
    format!("Going on with move {} of {}.", first + 1, player.script().moves.len())
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
fn noted(entry: &Entry, session: &Session, day: &Day) -> String {
    let earlier = day.done_before(session);
    let earlier = earlier.into_iter().filter(|one| entry.did.iter().all(|did| did.exercise != one.exercise));
    let all: Vec<Did> = earlier.chain(entry.did.iter().cloned()).collect();
    let script = day.script(session, Rests::On, &all);
    let mut open: Vec<usize> = script.stages.iter().map(|stage| stage.at).collect();
    open.dedup();
    let (id, moves) = (&session.id, script.moves.len());
    let done = moves - open.len();
    let figure = |what: &str, figure: Option<u8>| figure.map(|figure| format!(", {what} {figure}")).unwrap_or_default();
    let said = [figure("pain", entry.pain), figure("after", entry.after), figure("effort", entry.effort)].concat();
    let note = if entry.note.is_some() { ", with your note" } else { "" };
    let is_left = !open.is_empty() && !day.is_whole(session);
    let left = if is_left { format!("Today backplan start {id} goes on from there.\n") } else { String::new() };
    let care = entry.pain.max(entry.after).map_or("", care);
    format!("Noted: {id}, {done} of {moves} moves in full{said}{note}.\n{left}{care}")
}

/// What a pain asks for.
fn care(pain: u8) -> &'static str {
    match pain {
        5.. => {
            "From 5 on, or where it goes down a leg or an arm, stop for today; where it does not settle,\n\
             ask a doctor or physiotherapist.\n"
        }
        4 => "At 4, do less next time.\n",
        _ => "",
    }
}
