//! Rows for a spreadsheet, after RFC 4180: one row a move, columns that stay.

use std::borrow::Cow;
use std::io::Write;

use anyhow::Result;
use csv::{Terminator, WriterBuilder};

use super::{Explanations, Findings, Listing, Rulebook, Style, beside, phrase, sheet};
use crate::catalog::{Exercise, Range, Word};
use crate::desk::DeskDay;
use crate::explanation::Explanation;
use crate::plan::{Item, Plan, Reason, Session, Week, WeekKind};
use crate::rules::{Finding, Rule};

/// A column: its name, and what it has of a row.
type Column<R> = (&'static str, fn(&R) -> String);

/// A move where it stands in a plan: in a session of a week, for a week as a whole, or for any day.
struct Place<'a> {
    plan: &'a Plan,
    week: Option<&'a Week>,
    session: Option<&'a Session>,
    phase: &'static str,
    position: usize,
    item: Cow<'a, Item>,
}

impl Place<'_> {
    fn of_week(&self, cell: fn(&Week) -> String) -> String {
        self.week.map(cell).unwrap_or_default()
    }

    fn of_session(&self, cell: fn(&Session) -> String) -> String {
        self.session.map(cell).unwrap_or_default()
    }
}

/// A plan, one row a move.
pub fn plan(plan: &Plan, _: &Style, out: &mut dyn Write) -> Result<()> {
    let in_week = |week| plan_rows(plan, week);
    let columns: &[Column<Place<'_>>] = &[
        ("plan", |row| row.plan.profile.name.to_string()),
        ("week", |row| row.of_week(|week| week.week.to_string())),
        ("week_kind", |row| {
            row.of_week(|week| if week.kind == WeekKind::Build { "build" } else { "lighter" }.to_owned())
        }),
        ("session", |row| row.of_session(|session| session.id.to_string())),
        ("date", |row| row.of_session(|session| session.date.to_string())),
        ("weekday", |row| row.of_session(|session| session.weekday.to_string())),
        ("effort", |row| row.of_session(|session| phrase::effort_word(session.effort).to_owned())),
        ("phase", |row| row.phase.to_lowercase()),
        ("position", |row| row.position.to_string()),
    ];
    let items = plan.bad_day.iter().flat_map(|day| &day.moves).enumerate();
    let bad_day = items.map(|(at, item)| Place {
        plan,
        week: None,
        session: None,
        phase: "bad day",
        position: at + 1,
        item: Cow::Borrowed(item),
    });
    moves(columns, plan.weeks.iter().flat_map(in_week).chain(bad_day), |row| &row.item, out)
}

fn plan_rows<'a>(plan: &'a Plan, week: &'a Week) -> Vec<Place<'a>> {
    let of_week = |phase, (at, item)| Place {
        plan,
        week: Some(week),
        session: None,
        phase,
        position: at + 1,
        item: Cow::Owned(item),
    };
    let mut rows: Vec<Place<'a>> = beside::measured(week).enumerate().map(|row| of_week("measure", row)).collect();
    rows.extend(beside::walked(week).map(|item| of_week("walk", (0, item))));
    for session in &week.sessions {
        for (phase, items) in sheet::phases(session) {
            let place = |(at, item)| Place {
                plan,
                week: Some(week),
                session: Some(session),
                phase,
                position: at + 1,
                item: Cow::Borrowed(item),
            };
            rows.extend(items.iter().enumerate().map(place));
        }
    }
    rows
}

/// The columns of an item, wherever it stands. Figures that do not apply are empty; a fixed one has both ends the same.
const ITEM: &[Column<Item>] = &[
    ("exercise", |item| item.exercise.to_string()),
    ("name", |item| item.name.to_string()),
    ("sets", |item| item.sets.to_string()),
    ("reps_min", |item| min(item.reps)),
    ("reps_max", |item| max(item.reps)),
    ("hold_seconds_min", |item| min(item.hold_seconds)),
    ("hold_seconds_max", |item| max(item.hold_seconds)),
    ("seconds_min", |item| min(item.seconds)),
    ("seconds_max", |item| max(item.seconds)),
    ("per_side", |item| item.per_side.to_string()),
    ("rest_seconds", |item| figure(item.rest_seconds)),
    ("ramp_up_sets", |item| figure(item.ramp_up_sets)),
    ("load", |item| phrase::load(item.load).to_owned()),
    ("reserve_min", |item| min(item.reserve)),
    ("reserve_max", |item| max(item.reserve)),
    ("equipment", |item| item.equipment.join(" ")),
    ("minutes", |item| item.minutes.to_string()),
    ("caution", |item| item.caution.as_deref().unwrap_or_default().to_owned()),
    ("because", |item| reasons(&item.because)),
];

/// A move where it stands in a day of breaks.
struct Pause<'a> {
    at: &'a str,
    position: usize,
    item: &'a Item,
}

/// A day's breaks, one row a move.
pub fn desk(day: &DeskDay, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: &[Column<Pause<'_>>] =
        &[("time", |row| row.at.to_owned()), ("position", |row| row.position.to_string())];
    let rows = day.breaks.iter().flat_map(|one| {
        let pause = |(at, item)| Pause { at: &one.at, position: at + 1, item };
        one.moves.iter().enumerate().map(pause)
    });
    moves(columns, rows, |row| row.item, out)
}

/// Exercises, one a row; lists in a cell have blanks between their words.
pub fn exercises(listing: &Listing, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: &[Column<(&'static Exercise, String)>] = &[
        ("id", |(exercise, _)| exercise.id.to_owned()),
        ("name", |(exercise, _)| exercise.name.to_owned()),
        ("aliases", |(exercise, _)| exercise.aliases.join("; ")),
        ("level", |(exercise, _)| exercise.level.to_string()),
        ("roles", |(exercise, _)| words(exercise.roles)),
        ("pattern", |(exercise, _)| exercise.pattern.to_string()),
        ("regions", |(exercise, _)| words(exercise.regions)),
        ("goals", |(exercise, _)| words(exercise.goals)),
        ("primary_muscles", |(exercise, _)| words(exercise.muscles.primary)),
        ("secondary_muscles", |(exercise, _)| words(exercise.muscles.secondary)),
        ("equipment", |(exercise, _)| exercise.equipment.iter().map(|set| words(set)).collect::<Vec<_>>().join("; ")),
        ("position", |(exercise, _)| exercise.position.to_string()),
        ("per_side", |(exercise, _)| exercise.per_side.to_string()),
        ("load", |(exercise, _)| exercise.load.to_string()),
        ("easier", |(exercise, _)| exercise.easier.join(" ")),
        ("harder", |(exercise, _)| exercise.harder.join(" ")),
        ("sources", |(exercise, _)| exercise.sources.join(" ")),
        ("said", |(_, said)| said.clone()),
    ];
    let row = |exercise: &&'static Exercise| (*exercise, sheet::said(listing, exercise).join(" "));
    table(columns, &listing.exercises.iter().map(row).collect::<Vec<_>>(), out)
}

/// Why exercises are in or out, one a row.
pub fn explanations(Explanations(explanations): &Explanations, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: &[Column<Explanation>] = &[
        ("exercise", |row| row.exercise.to_owned()),
        ("verdict", |row| phrase::outcome(row.verdict).to_owned()),
        ("because", |row| reasons(&row.because)),
        ("instead", |row| row.instead.join(" ")),
    ];
    table(columns, explanations, out)
}

/// Rules, one a row.
pub fn rules(book: &Rulebook, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: &[Column<Rule>] = &[
        ("id", |rule| rule.id.to_owned()),
        ("kind", |rule| phrase::rule_kind(rule.kind).to_owned()),
        ("concern", |rule| phrase::concern(rule.concern).to_owned()),
        ("says", |rule| rule.sentence().into_owned()),
        ("applies_to", |rule| rule.applies_to.to_owned()),
        ("sources", |rule| rule.sources.join(" ")),
    ];
    table(columns, book.rules.iter().copied(), out)
}

/// What a check found, one finding a row.
pub fn findings(Findings(findings): &Findings, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: &[Column<Finding>] = &[
        ("severity", |row| phrase::rule_kind(row.severity).to_owned()),
        ("rule", |row| row.rule.to_owned()),
        ("where", |row| row.place.clone()),
        ("text", |row| row.text.clone()),
    ];
    table(columns, findings, out)
}

/// Rows about moves: columns of their own, then those of the item.
fn moves<R>(
    columns: &[Column<R>],
    rows: impl Iterator<Item = R>,
    item: impl Fn(&R) -> &Item,
    out: &mut dyn Write,
) -> Result<()> {
    let names = columns.iter().map(|(name, _)| *name).chain(ITEM.iter().map(|(name, _)| *name));
    let cells = |row: R| {
        let own = columns.iter().map(|(_, cell)| cell(&row));
        own.chain(ITEM.iter().map(|(_, cell)| cell(item(&row)))).collect()
    };
    write(names.collect(), rows.map(cells), out)
}

fn table<'a, R: 'a>(columns: &[Column<R>], rows: impl IntoIterator<Item = &'a R>, out: &mut dyn Write) -> Result<()> {
    let cells = |row: &R| columns.iter().map(|(_, cell)| cell(row)).collect();
    write(columns.iter().map(|(name, _)| *name).collect(), rows.into_iter().map(cells), out)
}

fn write(names: Vec<&str>, rows: impl Iterator<Item = Vec<String>>, out: &mut dyn Write) -> Result<()> {
    // Into memory first: an error of writing then stays one, and a closed pipe is known for it.
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(names)?;
    for row in rows {
        writer.write_record(row.into_iter().map(harmless))?;
    }
    out.write_all(&writer.into_inner()?)?;
    Ok(())
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

fn min(range: Option<Range>) -> String {
    range.map(|range| range.min.to_string()).unwrap_or_default()
}

fn max(range: Option<Range>) -> String {
    range.map(|range| range.max.to_string()).unwrap_or_default()
}

fn figure(figure: Option<u32>) -> String {
    figure.map(|figure| figure.to_string()).unwrap_or_default()
}

/// "every session is easy; figures from …".
fn reasons(reasons: &[Reason]) -> String {
    reasons.iter().map(phrase::reason).collect::<Vec<_>>().join("; ")
}

fn words<W: Word>(words: &[W]) -> String {
    words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ")
}
