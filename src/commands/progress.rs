//! `backplan progress`: what has come of the current plan.

use std::io::Write;

use anyhow::Result;
use chrono::NaiveDate;

use super::Io;
use super::waiting::Waiting;
use crate::catalog::Catalog;
use crate::cli::ProgressArgs;
use crate::daily::progress::Progress;
use crate::daily::{Course, Diary, Journal, Store, warning, withhold};
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
    let diary = Diary::of(&plan, &journal);
    let asked = match withhold(&plan, &journal) {
        Err(refusal) => Some(crate::suggest::capitalised(&refusal.to_string())),
        Ok(()) => warning(&plan, &diary, &Course::of(&diary), None).map(|warning| warning.text),
    };
    if let Some(asked) = asked.filter(|_| format.name == "table") {
        // What was noted asks for something: that comes before how it went.
        writeln!(io.out, "{}\n", textwrap::fill(&asked, io.canvas.prose("")))?;
    }
    format.write(&Account { plan, progress, catalog: catalog.clone() }, &style, &mut io.out)
}
