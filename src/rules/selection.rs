//! Which exercises a week is made of.

use std::collections::BTreeSet;

use crate::catalog::{Equipment, Level, Pattern, Region, Role, Word};

use super::view::isolates_erectors;
use super::{Checks, PlanView, SessionView, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[
    ("one-row-version", one_row_version),
    ("week-coverage", week_coverage),
    ("isolated-erectors", isolated_erectors),
    ("not-machines-alone", not_machines_alone),
    ("back-before-chest", back_before_chest),
    ("level-gate", level_gate),
];

fn rows<'a>(sessions: impl IntoIterator<Item = &'a SessionView<'a>>) -> BTreeSet<&'a str> {
    let items = sessions.into_iter().flat_map(|session| &session.strengthening);
    items.filter(|item| item.is_row()).map(|item| &*item.item.exercise).collect()
}

fn one_row_version(view: &PlanView<'_>) -> Vec<Violation> {
    let mut broken = Vec::new();
    let least = view.programmes.session.weeks_with_one_row;
    let mut kept: Option<(u32, BTreeSet<&str>)> = None;
    for (week, sessions) in view.weeks() {
        let now = rows(sessions);
        if view.plan.profile.level == Level::Beginner && now.len() > 1 {
            let text = format!("{} versions of the row, where a beginner keeps one", now.len());
            broken.push(view.broken_in_week(week, text));
        }
        kept = Some(match kept.take() {
            Some((weeks, before)) if before == now => (weeks + 1, now),
            Some((weeks, _)) if weeks < least => {
                let text = format!("other rows than the week before, which had them for {weeks} weeks and not {least}");
                broken.push(view.broken_in_week(week, text));
                (1, now)
            }
            _ => (1, now),
        });
    }
    broken
}

fn week_coverage(view: &PlanView<'_>) -> Vec<Violation> {
    let mut broken = Vec::new();
    for (week, sessions) in view.weeks() {
        let any = |wanted: &dyn Fn(&super::Move<'_>) -> bool| {
            sessions.iter().flat_map(|session| session.moves()).any(|item| wanted(&item))
        };
        let mut missing: Vec<&str> = [Region::Upper, Region::Mid, Region::Lower]
            .into_iter()
            .filter(|region| !any(&|item| item.exercise.regions.contains(region)))
            .map(Word::as_str)
            .collect();
        // A move that the core only helps in is no core work.
        if !any(&|item| item.phase == "strengthening" && item.exercise.serves(Role::Core)) {
            missing.push(Region::Core.as_str());
        }
        if !any(&|item| item.exercise.serves(Role::Posture)) {
            missing.push("posture");
        }
        if !any(&|item| item.exercise.serves(Role::Mobility) || item.exercise.serves(Role::Stretch)) {
            missing.push("mobility");
        }
        if !missing.is_empty() {
            broken.push(view.broken_in_week(week, format!("nothing for: {}", missing.join(", "))));
        }
    }
    broken
}

fn isolated_erectors(view: &PlanView<'_>) -> Vec<Violation> {
    let possible = view.allowed().any(isolates_erectors);
    let mut broken = Vec::new();
    for (week, sessions) in view.weeks() {
        let found = sessions
            .iter()
            .flat_map(|session| &session.strengthening)
            .any(|item| isolates_erectors(item.exercise) || (!possible && item.exercise.pattern == Pattern::Bridge));
        if !found {
            broken.push(view.broken_in_week(week, "no move for the spinal erectors by themselves"));
        }
    }
    broken
}

fn not_machines_alone(view: &PlanView<'_>) -> Vec<Violation> {
    let on_machine = |set: &[crate::profile::Name]| {
        set.iter().any(|piece| piece == Equipment::Machine.as_str() || piece == Equipment::Cable.as_str())
    };
    let mut broken = Vec::new();
    for (week, sessions) in view.weeks() {
        let mut items = sessions.iter().flat_map(|session| &session.session.strengthening).peekable();
        if items.peek().is_some() && items.all(|item| on_machine(&item.equipment)) {
            broken.push(view.broken_in_week(week, "all strengthening is on machines"));
        }
    }
    broken
}

fn back_before_chest(view: &PlanView<'_>) -> Vec<Violation> {
    let mut broken = Vec::new();
    for (week, sessions) in view.weeks() {
        let items = || sessions.iter().flat_map(|session| &session.strengthening);
        let sets = |wanted: &dyn Fn(&super::Move<'_>) -> bool| -> u32 {
            items().filter(|item| wanted(item)).map(|item| item.item.sets).sum()
        };
        let chest = sets(&|item| item.exercise.pattern == Pattern::Push);
        let back = sets(&|item| super::is_for_back(item.exercise));
        if chest > 0 && back < 2 * chest {
            broken.push(view.broken_in_week(week, format!("{back} sets for the back beside {chest} for the chest")));
        }
    }
    broken
}

fn level_gate(view: &PlanView<'_>) -> Vec<Violation> {
    let level = view.plan.profile.level;
    view.moves()
        .filter(|(_, item)| item.exercise.level > level)
        .map(|(session, item)| {
            session.broken_at(item, format!("{} is for {} trainees", item.item.exercise, item.exercise.level))
        })
        .chain(view.bad_day.iter().filter(|item| item.exercise.level > level).map(|item| {
            Violation::new(item.place(), format!("{} is for {} trainees", item.exercise.id, item.exercise.level))
        }))
        .collect()
}
