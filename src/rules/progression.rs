//! How the work grows from week to week, and when it may not.

use std::collections::BTreeSet;

use crate::plan::{Item, Week, WeekKind};

use super::{Checks, PlanView, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[
    ("one-step-at-a-time", one_step_at_a_time),
    ("lighter-week", lighter_week),
    ("no-jumps", no_jumps),
    ("graded-return", graded_return),
];

/// Each building week beside the building week before it.
fn building<'a>(view: &PlanView<'a>) -> impl Iterator<Item = (&'a Week, &'a Week)> {
    let building: Vec<&Week> = view.plan.weeks.iter().filter(|week| week.kind == WeekKind::Build).collect();
    let pairs: Vec<(&Week, &Week)> = building.iter().copied().zip(building.iter().copied().skip(1)).collect();
    pairs.into_iter()
}

/// The strengthening items of a week.
fn work(week: &Week) -> impl Iterator<Item = &Item> {
    week.sessions.iter().flat_map(|session| &session.strengthening)
}

fn sets(week: &Week) -> u32 {
    work(week).map(|item| item.sets).sum()
}

fn one_step_at_a_time(view: &PlanView<'_>) -> Vec<Violation> {
    let kinds = |(before, after): (&Week, &Week)| {
        let mut kinds = BTreeSet::new();
        for (old, new) in before.sessions.iter().zip(&after.sessions) {
            for item in &new.strengthening {
                match old.strengthening.iter().find(|other| other.exercise == item.exercise) {
                    None => drop(kinds.insert("exercises")),
                    Some(other) => {
                        kinds.extend((item.sets > other.sets).then_some("sets"));
                        let amounts = |item: &Item| (item.reps, item.hold_seconds, item.seconds);
                        kinds.extend((amounts(item) != amounts(other)).then_some("repetitions"));
                    }
                }
            }
        }
        (after.week, kinds)
    };
    let too_many = building(view).map(kinds).filter(|(_, kinds)| kinds.len() > 1);
    too_many
        .map(|(week, kinds)| {
            let listed: Vec<&str> = kinds.into_iter().collect();
            let text = format!("week {week} changes {} at once", crate::suggest::listed(&listed, "and"));
            Violation::new("plan", text)
        })
        .collect()
}

fn graded_return(view: &PlanView<'_>) -> Vec<Violation> {
    if view.scope.graded_returns().next().is_none() {
        return Vec::new();
    }
    view.in_moves(|session, item| {
        let graded = view.scope.waits(item.exercise).filter(|graded| session.week <= graded.after_weeks)?;
        Some(format!("{} waits until week {} is over", item.exercise.id, graded.after_weeks))
    })
}

fn no_jumps(view: &PlanView<'_>) -> Vec<Violation> {
    let most = view.programmes.session.most_growth;
    building(view)
        .filter(|(before, after)| sets(after) * 100 >= sets(before) * most)
        .map(|(before, after)| {
            let text =
                format!("week {} has {} sets, a fifth more than {} or beyond", after.week, sets(after), sets(before));
            Violation::new("plan", text)
        })
        .collect()
}

fn lighter_week(view: &PlanView<'_>) -> Vec<Violation> {
    let figures = view.programmes.session;
    let mut broken = Vec::new();
    let mut tell = |text: String| broken.push(Violation::new("plan", text));
    let (mut in_a_row, mut last) = (0, 0);
    for week in &view.plan.weeks {
        if week.kind == WeekKind::Build {
            in_a_row += 1;
            last = sets(week);
            if in_a_row > figures.weeks_of_building {
                tell(format!("week {} is the {in_a_row}th of building without a lighter one", week.week));
            }
            continue;
        }
        in_a_row = 0;
        let least_possible = work(week).all(|item| item.sets == 1);
        if sets(week) * 100 > last * figures.lighter_share.max && !least_possible {
            tell(format!("week {} has {} sets after {last}, too many for a lighter week", week.week, sets(week)));
        }
        // A set more or less is rounding.
        if (sets(week) + 1) * 100 < last * figures.lighter_share.min {
            tell(format!("week {} has {} sets after {last}, too few for a lighter week", week.week, sets(week)));
        }
    }
    broken
}
