//! Rows for a spreadsheet, after RFC 4180: one row a move, columns that stay.

use std::io::Write;

use anyhow::Result;
use csv::{Terminator, WriterBuilder};

use super::{Explanations, Findings, Listing, Rulebook, Style};
use crate::catalog::{Exercise, Range, Word};
use crate::desk::{Break, DeskDay};
use crate::explanation::Explanation;
use crate::plan::{Item, Plan, Reason, Session, Week};
use crate::rules::{Finding, Rule};

/// A column: its name, and what it has of a row.
type Column<R> = (&'static str, fn(&R) -> String);

/// A move where it stands in a plan.
struct Place<'a> {
    plan: &'a Plan,
    week: &'a Week,
    session: &'a Session,
    phase: &'static str,
    position: usize,
    item: &'a Item,
}

/// A plan, one row a move.
pub fn plan(plan: &Plan, _: &Style, out: &mut dyn Write) -> Result<()> {
    let rows = plan.weeks.iter().flat_map(|week| {
        week.sessions.iter().flat_map(move |session| {
            let phases =
                [("warm-up", &session.warm_up), ("strengthening", &session.strengthening), ("stretching", &session.stretching)];
            phases.into_iter().flat_map(move |(phase, items)| {
                let place = move |(at, item)| Place { plan, week, session, phase, position: at + 1, item };
                items.iter().enumerate().map(place)
            })
        })
    });
    let columns: &[Column<Place<'_>>] = &[
        ("plan", |row| row.plan.profile.name.to_string()),
        ("week", |row| row.week.week.to_string()),
        ("week_kind", |row| super::phrase::kind(row.week.kind).to_owned()),
        ("session", |row| row.session.id.to_string()),
        ("date", |row| row.session.date.to_string()),
        ("weekday", |row| row.session.weekday.to_string()),
        ("effort", |row| super::phrase::effort(row.session.effort).to_owned()),
        ("phase", |row| row.phase.to_owned()),
        ("position", |row| row.position.to_string()),
    ];
    table(&both(columns, |row: &Place<'_>| row.item), rows, out)
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
    ("load", |item| super::phrase::load(item.load).to_owned()),
    ("reserve_min", |item| min(item.reserve)),
    ("reserve_max", |item| max(item.reserve)),
    ("equipment", |item| item.equipment.join(" ")),
    ("minutes", |item| item.minutes.to_string()),
    ("caution", |item| item.caution.as_deref().unwrap_or_default().to_owned()),
    ("because", |item| reasons(&item.because)),
];

/// A day's breaks, one row a move.
pub fn desk(day: &DeskDay, _: &Style, out: &mut dyn Write) -> Result<()> {
    let rows = day.breaks.iter().flat_map(|one| one.moves.iter().enumerate().map(move |(at, item)| (one, at + 1, item)));
    let columns: &[Column<(&Break, usize, &Item)>] =
        &[("time", |row| row.0.at.clone()), ("position", |row| row.1.to_string())];
    table(&both(columns, |row: &(&Break, usize, &Item)| row.2), rows, out)
}

/// Exercises, one a row; lists in a cell have blanks between their words.
pub fn exercises(listing: &Listing, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: Vec<Column<&'static Exercise>> = vec![
        ("id", |exercise| exercise.id.to_owned()),
        ("name", |exercise| exercise.name.to_owned()),
        ("aliases", |exercise| exercise.aliases.join("; ")),
        ("level", |exercise| exercise.level.to_string()),
        ("roles", |exercise| words(exercise.roles)),
        ("pattern", |exercise| exercise.pattern.to_string()),
        ("regions", |exercise| words(exercise.regions)),
        ("goals", |exercise| words(exercise.goals)),
        ("primary_muscles", |exercise| words(exercise.muscles.primary)),
        ("secondary_muscles", |exercise| words(exercise.muscles.secondary)),
        ("equipment", |exercise| exercise.equipment.iter().map(|set| words(set)).collect::<Vec<_>>().join("; ")),
        ("position", |exercise| exercise.position.to_string()),
        ("per_side", |exercise| exercise.per_side.to_string()),
        ("load", |exercise| exercise.load.to_string()),
        ("easier", |exercise| exercise.easier.join(" ")),
        ("harder", |exercise| exercise.harder.join(" ")),
        ("sources", |exercise| exercise.sources.join(" ")),
    ];
    table(&owned(&columns), listing.exercises.iter().copied(), out)
}

/// Why exercises are in or out, one a row.
pub fn explanations(Explanations(explanations): &Explanations, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: Vec<Column<&Explanation>> = vec![
        ("exercise", |row| row.exercise.to_owned()),
        ("verdict", |row| super::phrase::fate(row.verdict).to_owned()),
        ("because", |row| reasons(&row.because)),
        ("instead", |row| row.instead.join(" ")),
    ];
    table(&owned(&columns), explanations.iter(), out)
}

/// Rules, one a row.
pub fn rules(book: &Rulebook, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: Vec<Column<&'static Rule>> = vec![
        ("id", |rule| rule.id.to_owned()),
        ("kind", |rule| super::phrase::rule_kind(rule.kind).to_owned()),
        ("concern", |rule| super::phrase::concern(rule.concern).to_owned()),
        ("says", |rule| rule.says.to_owned()),
        ("applies_to", |rule| rule.applies_to.to_owned()),
        ("sources", |rule| rule.sources.join(" ")),
    ];
    table(&owned(&columns), book.rules.iter().copied(), out)
}

/// What a check found, one finding a row.
pub fn findings(Findings(findings): &Findings, _: &Style, out: &mut dyn Write) -> Result<()> {
    let columns: Vec<Column<&Finding>> = vec![
        ("severity", |row| super::phrase::rule_kind(row.severity).to_owned()),
        ("rule", |row| row.rule.to_owned()),
        ("where", |row| row.place.clone()),
        ("text", |row| row.text.clone()),
    ];
    table(&owned(&columns), findings.iter(), out)
}
