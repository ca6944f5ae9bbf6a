//! `backplan next`: the coming week, from what was done.

use std::io::Write;

use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;

use super::Io;
use crate::catalog::Catalog;
use crate::cli::NextArgs;
use crate::daily::{
    Change, Coming, Diary, Difference, Entry, Journal, Moved, Store, VERSION, coming, days, differences, warning,
};
use crate::plan::{Plan, WeekKind};
use crate::render::{Printed, Style};

/// What `--json` gives.
#[derive(Serialize)]
struct Answer<'a> {
    week: u32,
    changes: &'a [Change],
    differences: &'a [Difference],
    plan: &'a Plan,
}

/// Plans the coming week, says what changed and why, and keeps the plan.
pub fn run(args: &NextArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let store = Store::of_user()?;
    let old = store.current(catalog)?;
    let path = store.home.journal();
    let journal = Journal::read(&path)?;
    io.notes.extend(journal.troubles(&path));
    let today = today()?;
    let (plan, week, changes, moved) = match coming(&old, &journal, catalog, today)? {
        Coming::UnderWay { next } => {
            let text =
                format!("The week is under way, and nothing was missed. Next: {next}. Come back when it is over.");
            writeln!(io.out, "{}", textwrap::fill(&text, io.canvas.prose("")))?;
            if let Some(warning) = warning(&old, &Diary::of(&old, &journal)) {
                writeln!(io.out, "{}", textwrap::fill(&warning.text, io.canvas.prose("")))?;
            }
            return Ok(());
        }
        Coming::Moved { plan, moved, changes, week } => (plan, week, changes, moved),
        Coming::Week { plan, week, changes } => (plan, week, changes, Vec::new()),
    };
    let found: Vec<Difference> = differences(&of_week(&old, week), &of_week(&plan, week));
    if args.json {
        let answer = Answer { week, changes: &changes, differences: &found, plan: &plan };
        serde_json::to_writer_pretty(&mut io.out, &answer)?;
        writeln!(io.out)?;
    } else {
        told(&plan, week, &changes, &found, io)?;
    }
    if args.dry_run {
        return Ok(());
    }
    let on_another_day = |(from, to)| Entry {
        version: VERSION,
        date: today,
        plan: Some(plan.profile.start),
        moved: Some(Moved { from, to }),
        ..Entry::default()
    };
    let entries: Vec<Entry> = moved.into_iter().map(on_another_day).collect();
    if *plan == old { Ok(()) } else { store.keep_noted(&plan, &entries) }
}

/// The plan with one week alone.
fn of_week(plan: &Plan, week: u32) -> Plan {
    let mut one = plan.clone();
    one.weeks.retain(|other| other.week == week);
    one
}

/// What changed and why, then the week.
fn told(plan: &Plan, week: u32, changes: &[Change], found: &[Difference], io: &mut Io) -> Result<()> {
    writeln!(io.out, "{}\n", textwrap::fill(&format!("Week {week}, {}", days(plan, week)), io.canvas.prose("")))?;
    writeln!(io.out, "What changed, and why")?;
    for change in changes {
        let sources = change.sources.join("; ");
        let text = format!("{} [{}: {sources}]", change.text, change.rule);
        writeln!(io.out, "{}", textwrap::fill(&text, io.canvas.prose("    ").initial_indent("  ")))?;
    }
    let mut session = "";
    for difference in found {
        if difference.session != session {
            session = &difference.session;
            writeln!(io.out, "  {session}, against what was planned before")?;
        }
        let line = super::diff::said(difference);
        writeln!(io.out, "{}", textwrap::fill(&line, io.canvas.prose("      ").initial_indent("    ")))?;
    }
    if found.is_empty() {
        let is_lighter = plan.weeks.iter().any(|one| one.week == week && one.kind == WeekKind::Lighter);
        let text = if is_lighter {
            "It is the lighter week that was planned."
        } else {
            "Its sessions are those that were planned."
        };
        writeln!(io.out, "  {text}")?;
    }
    if changes.iter().any(|change| change.waits) {
        let text = "Not yet: the week that follows is for when it has been looked at and you may go on.";
        writeln!(io.out, "\n{}", textwrap::fill(text, io.canvas.prose("")))?;
    }
    writeln!(io.out)?;
    let style = Style { kit: io.kit, ..Style::plain(io.canvas) };
    Plan::FORMATS
        .iter()
        .find(|format| format.name == "table")
        .map_or(Ok(()), |table| table.write(&of_week(plan, week), &style, &mut io.out))
}
