//! `backplan move`: a session on another day of its week.

use std::io::Write;

use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;

use super::log::named;
use super::{Failure, Io, date};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::MoveArgs;
use crate::daily::{Diary, Entry, Journal, Moved, Store, VERSION, moved};
use crate::phrase;
use crate::planner;

/// Moves what the arguments name, where every rule is kept.
pub fn run(args: &MoveArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let store = Store::of_user()?;
    let plan = store.current(catalog)?;
    let path = store.home.journal();
    let journal = Journal::read(&path)?;
    io.notes.extend(journal.troubles(&path));
    let to = date(&args.to).map_err(Failure::misuse)?;
    let session = named(&plan, &args.session)?;
    let from = session.date;
    if Diary::of(&plan, &journal).record(session).is_some_and(|record| record.outcome.is_some()) {
        bail!("{} is noted already; correct that first: backplan log --undo", session.id);
    }
    if to == from {
        bail!("{} is on {to} already", session.id);
    }
    let new = moved(&plan, from, to).map_err(|wrong| anyhow!(wrong))?;
    let broken = planner::new_musts(&plan, &new, catalog, &PROGRAMMES);
    if let Some(finding) = broken.first() {
        bail!("{} can't go to {}: {} ({})", session.id, phrase::date(to), finding.text, finding.rule);
    }
    let entry = Entry {
        version: VERSION,
        date: today()?,
        plan: Some(plan.profile.start),
        moved: Some(Moved { from, to }),
        ..Entry::default()
    };
    store.keep_noted(&new, &[entry])?;
    let id = new.sessions().find(|session| session.date == to).map(|session| session.id.clone()).unwrap_or_default();
    Ok(writeln!(io.out, "{} is now {id}, on {}.", args.session, phrase::date(to))?)
}
