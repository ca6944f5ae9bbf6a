//! `backplan start`: a session, guided in the terminal, and a line of the journal at its end.

mod day;
mod told;

use std::io::{self, IsTerminal, Write};

use anyhow::{Context, Result, anyhow, bail};
use chrono::NaiveDate;

use super::{Failure, Io};
use crate::catalog::Catalog;
use crate::cli::{CatalogArgs, StartArgs};
use crate::daily::{Course, Diary, Did, Entry, Journal, Outcome, Store, VERSION, warning, withhold};
use crate::guided::lines::Lines;
use crate::guided::plain::Voice;
use crate::guided::questions::Answers;
use crate::guided::stop::Stop;
use crate::guided::view::View;
use crate::guided::{Manner, Player, Rests, State, plain, screen};
use crate::plan::{Plan, Session};
use crate::render::drawing::braille::Colours;

use day::Day;

/// Guides somebody through a session, and notes what was done.
pub fn run(
    args: &StartArgs,
    (catalog, own): (&Catalog, &CatalogArgs),
    io: &mut Io,
    today: impl Fn() -> Result<NaiveDate>,
) -> Result<()> {
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
    let day = Day { date: today, plan: &plan, catalog, diary: Diary::of(&plan, &journal) };
    let session = day.chosen(args.session.as_deref())?;
    withhold(&plan, &journal)?;
    match warning(&plan, &day.diary, &Course::of(&day.diary), Some(session)) {
        Some(warning) if warning.waits && args.session.is_none() => {
            bail!("{}; {}", warning.text, super::today::told_to_wait(&session.id))
        }
        Some(warning) => writeln!(io.out, "{}", textwrap::fill(&warning.text, io.canvas.prose("")))?,
        None => {}
    }
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
    Journal::add(&path, &entry).map_err(|error| told::not_noted(&error, &entry, own))?;
    seen?;
    let canvas = guided.io.canvas;
    guided.io.out.write_all(told::noted(&entry, session, &day, canvas).as_bytes())?;
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
            let lines = self.lines.insert(Lines::of_stdin()?);
            return plain::guide(player, manner, &mut Voice::new(&mut self.io.out, self.io.canvas), lines, &self.stop);
        }
        let colours = if self.io.canvas.colour { self.io.colours } else { Colours::None };
        screen::guide(player, manner, &mut View::new(self.io.kit, colours), &self.stop)
    }

    /// Asks how it was. A terminal that goes in the middle leaves the rest unanswered.
    fn ask(&mut self, player: &Player) -> Answers {
        let Some(lines) = self.lines.take().or_else(|| Lines::of_stdin().ok()) else { return Answers::default() };
        let word = if player.state() == State::Finished {
            "That was all of it. Well done."
        } else {
            "You have left. What is done is kept."
        };
        // Where that can't be written, nothing can be asked either.
        let _ = writeln!(self.io.out, "{word}");
        Answers::asked(&mut self.io.out, &lines, &self.stop)
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
