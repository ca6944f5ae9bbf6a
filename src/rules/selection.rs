//! Which exercises a week is made of.

use std::collections::BTreeSet;

use crate::catalog::{Equipment, Level, Pattern, Region, Role, Use, Word};

use super::view::{is_row, isolates_erectors};
use super::{Checks, Move, PlanView, SessionView, Violation};

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
    items.filter(|item| is_row(item.exercise)).map(|item| &*item.item.exercise).collect()
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

/// The regions that a week has something for.
pub const COVERED: [Region; 4] = [Region::Upper, Region::Mid, Region::Lower, Region::Core];

fn week_coverage(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_weeks(|sessions| {
        let any = |wanted: &dyn Fn(&Move<'_>) -> bool| {
            sessions.iter().flat_map(|session| session.moves()).any(|item| wanted(&item))
        };
        let covers = |item: &Move<'_>, region: Region| match region {
            // A move that the core only helps in is no core work.
            Region::Core => item.purpose == Use::Strengthening && item.exercise.serves(Role::Core),
            _ => item.exercise.regions.contains(&region),
        };
        let bare = COVERED.into_iter().filter(|region| !any(&|item| covers(item, *region)));
        let mut missing: Vec<&str> = bare.map(Word::as_str).collect();
        if !any(&|item| item.exercise.serves(Role::Posture)) {
            missing.push("posture");
        }
        if !any(&|item| item.exercise.serves(Role::Mobility) || item.exercise.serves(Role::Stretch)) {
            missing.push("mobility");
        }
        (!missing.is_empty()).then(|| format!("nothing for: {}", missing.join(", ")))
    })
}

fn isolated_erectors(view: &PlanView<'_>) -> Vec<Violation> {
    let possible = view.allowed().any(isolates_erectors);
    view.in_weeks(|sessions| {
        let found = sessions
            .iter()
            .flat_map(|session| &session.strengthening)
            .any(|item| isolates_erectors(item.exercise) || (!possible && item.exercise.pattern == Pattern::Bridge));
        (!found).then(|| "no move for the spinal erectors by themselves".to_owned())
    })
}

fn not_machines_alone(view: &PlanView<'_>) -> Vec<Violation> {
    let on_machine = |set: &[crate::profile::Name]| {
        set.iter().any(|piece| piece == Equipment::Machine.as_str() || piece == Equipment::Cable.as_str())
    };
    view.in_weeks(|sessions| {
        let mut items = sessions.iter().flat_map(|session| &session.session.strengthening).peekable();
        let is_machines = items.peek().is_some() && items.all(|item| on_machine(&item.equipment));
        is_machines.then(|| "all strengthening is on machines".to_owned())
    })
}

fn back_before_chest(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_weeks(|sessions| {
        let items = || sessions.iter().flat_map(|session| &session.strengthening);
        let sets = |wanted: &dyn Fn(&Move<'_>) -> bool| -> u32 {
            items().filter(|item| wanted(item)).map(|item| item.item.sets).sum()
        };
        let chest = sets(&|item| item.exercise.pattern == Pattern::Push);
        let back = sets(&|item| super::is_for_back(item.exercise));
        (chest > 0 && back < 2 * chest).then(|| format!("{back} sets for the back beside {chest} for the chest"))
    })
}

fn level_gate(view: &PlanView<'_>) -> Vec<Violation> {
    let level = view.plan.profile.level;
    view.in_all_moves(|item| {
        let is_above = item.exercise.level > level;
        is_above.then(|| format!("{} is for {} trainees", item.item.exercise, item.exercise.level))
    })
}
