//! `backplan next`: the coming week, from what was done.

use std::io::Write;

use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;

use super::Io;
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::NextArgs;
use crate::daily::{
    Change, Coming, Course, Diary, Difference, Entry, Fresh, Journal, Moved, Store, VERSION, coming, days, differences,
    warning,
};
use crate::plan::{Plan, WeekKind};
use crate::render::{Printed, Style, day};

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
            let diary = Diary::of(&old, &journal);
            if let Some(warning) = warning(&old, &diary, &Course::of(&diary), None) {
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
        told((&plan, &printed(&plan, week, &journal, catalog)), week, &changes, &found, io)?;
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

/// The rules whose notices are for the beginning of a plan.
const SAID_AT_FIRST: [&str; 2] = ["first-weight", "growth-told"];

/// The rule by which moves that wait come back.
const GRADED_RETURN: &str = "graded-return";

/// The plan with one week alone.
fn of_week(plan: &Plan, week: u32) -> Plan {
    let mut one = plan.clone();
    one.weeks.retain(|other| other.week == week);
    one
}

/// What differs in each session; sessions in which the same does are named together.
fn by_session(found: &[Difference]) -> Vec<(Vec<&str>, Vec<String>)> {
    let mut all: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
    for of_one in found.chunk_by(|one, other| one.session == other.session) {
        let lines: Vec<String> = of_one.iter().map(super::diff::said).collect();
        let session = of_one.iter().map(|one| &*one.session).take(1);
        match all.iter_mut().find(|(_, same)| *same == lines) {
            Some((sessions, _)) => sessions.extend(session),
            None => all.push((session.collect(), lines)),
        }
    }
    all
}

/// The plan with one week alone, as it is printed: after a bad day its first session has half of what is planned.
fn printed(plan: &Plan, week: u32, journal: &Journal, catalog: &Catalog) -> Plan {
    let mut one = of_week(plan, week);
    let diary = Diary::of(plan, journal);
    let is_after_bad_day = diary.latest().is_some_and(|record| record.bad_day);
    let first = one.weeks.first_mut().and_then(|week| week.sessions.first_mut());
    if let Some(first) = first.filter(|_| is_after_bad_day) {
        *first = Fresh::of(&first.clone(), plan, &diary, catalog).session().clone();
    }
    one
}

/// Whether what had to wait has come back by a week.
fn has_come_back(plan: &Plan, week: u32) -> bool {
    let until = plan.weeks.iter().filter(|one| one.week <= week).flat_map(|week| &week.sessions);
    let mut reasons = until.flat_map(|session| &session.strengthening).flat_map(|item| &item.because);
    reasons.any(|reason| reason.rule == GRADED_RETURN)
}

/// What changed and why, then the week.
fn told((plan, shown): (&Plan, &Plan), week: u32, changes: &[Change], found: &[Difference], io: &mut Io) -> Result<()> {
    writeln!(io.out, "{}\n", textwrap::fill(&format!("Week {week}, {}", days(plan, week)), io.canvas.prose("")))?;
    writeln!(io.out, "What changed, and why")?;
    for change in changes {
        let sources = change.sources.join("; ");
        let text = format!("{} [{}: {sources}]", change.text, change.rule);
        writeln!(io.out, "{}", textwrap::fill(&text, io.canvas.prose("    ").initial_indent("  ")))?;
    }
    let waits = changes.iter().any(|change| change.waits);
    for (sessions, lines) in by_session(found).into_iter().filter(|_| !waits) {
        let text = format!("{}, changed from the plan as it was", sessions.join(", "));
        writeln!(io.out, "{}", textwrap::fill(&text, io.canvas.prose("    ").initial_indent("  ")))?;
        for line in lines {
            writeln!(io.out, "{}", textwrap::fill(&line, io.canvas.prose("      ").initial_indent("    ")))?;
        }
    }
    let is_lighter = plan.weeks.iter().any(|one| one.week == week && one.kind == WeekKind::Lighter);
    let is_told = changes.iter().any(|change| change.text.contains("ighter week"));
    let is_planned = week.is_multiple_of(PROGRAMMES.session.weeks_of_building + 1);
    let is_untold = is_lighter && is_planned && !is_told;
    if !waits && (is_untold || !is_lighter && found.is_empty() && changes.len() == 1) {
        let text = if is_lighter {
            "It is the lighter week that was planned."
        } else {
            "Its sessions are as they stand in the plan."
        };
        writeln!(io.out, "  {text}")?;
    }
    if waits {
        let text = "The week is kept for when it has been looked at and you may go on (backplan today).";
        writeln!(io.out, "\n{}", textwrap::fill(text, io.canvas.prose("")))?;
        if let Some(bad_day) = &plan.bad_day {
            return day::bad(bad_day, waits, io.canvas, &mut io.out);
        }
    }
    writeln!(io.out)?;
    let style = Style { kit: io.kit, ..Style::plain(io.canvas) };
    let mut shown = shown.clone();
    let is_back = has_come_back(plan, week);
    shown.notices.retain(|notice| {
        let is_past = SAID_AT_FIRST.contains(&&*notice.rule) && week > 1;
        !(is_past || notice.rule == GRADED_RETURN && is_back)
    });
    Plan::FORMATS
        .iter()
        .find(|format| format.name == "table")
        .map_or(Ok(()), |table| table.write(&shown, &style, &mut io.out))
}
