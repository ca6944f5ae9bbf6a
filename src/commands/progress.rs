//! `backplan progress`: what has come of the current plan.

use anyhow::Result;
use chrono::NaiveDate;

use super::Io;
use super::waiting::Waiting;
use crate::catalog::Catalog;
use crate::cli::ProgressArgs;
use crate::daily::progress::Progress;
use crate::daily::{Journal, Store};
use crate::render::{Account, Style};

/// Prints what the journal says of the current plan.
pub fn run(args: &ProgressArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let format = if args.report { Account::REPORT } else { super::format(&args.output)? };
    let store = Store::of_user()?;
    let plan = store.current(catalog)?;
    let path = store.home.journal();
    let journal = Journal::read(&path)?;
    let progress = Progress::of(&plan, &journal, catalog, today()?);
    io.notes.extend(journal.troubles(&path));
    io.redirect(args.output.output.as_deref())?;
    let _waiting = Waiting::begin("writing the report", None, !args.report || args.quiet.quiet || io.is_terminal);
    let style = Style { kit: io.kit, ..Style::plain(io.canvas) };
    format.write(&Account { plan, progress, catalog: catalog.clone() }, &style, &mut io.out)
}
