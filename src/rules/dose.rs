//! How much of an exercise, and how much in a week.

use crate::catalog::{Goal, Group, Level, Pattern};
use crate::plan::WeekKind;

use super::{Checks, PlanView, Violation, measure};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks =
    &[("beginner-sets", beginner_sets), ("bridge-cap", bridge_cap), ("both-sides", both_sides), ("ten-sets", ten_sets)];

/// The groups that get ten sets a week.
pub const TEN_SETS: [Group; 4] = [Group::Lats, Group::MiddleBack, Group::RearShoulders, Group::LowerBack];

fn beginner_sets(view: &PlanView<'_>) -> Vec<Violation> {
    if view.plan.profile.level != Level::Beginner {
        return Vec::new();
    }
    let block = view.programmes.session.weeks_of_building;
    let mut broken = Vec::new();
    for session in &view.sessions {
        let most = view.level().sets.max + u32::from(session.week > block);
        for item in session.strengthening.iter().filter(|item| item.item.reps.is_some() && item.item.sets > most) {
            let text =
                format!("{} sets of {}, where a beginner does at most {most}", item.item.sets, item.item.exercise);
            broken.push(session.broken_at(*item, text));
        }
    }
    broken
}

fn bridge_cap(view: &PlanView<'_>) -> Vec<Violation> {
    let figures = view.programmes.session;
    let mut broken = Vec::new();
    for session in &view.sessions {
        let reps = measure::bridge_reps(session);
        if reps > figures.most_bridges {
            broken.push(
                session.broken(format!("{reps} bridges in a day, where at most {} belong", figures.most_bridges)),
            );
        }
        for item in session.moves().filter(|item| item.exercise.pattern == Pattern::Bridge) {
            if item.item.hold_seconds.is_some_and(|hold| hold.max > figures.longest_bridge) {
                broken.push(session.broken_at(item, format!("held for more than {} seconds", figures.longest_bridge)));
            }
        }
    }
    broken
}

fn both_sides(view: &PlanView<'_>) -> Vec<Violation> {
    view.moves()
        .filter(|(_, item)| item.item.per_side != item.exercise.per_side)
        .map(|(session, item)| {
            let wanted = if item.exercise.per_side { "must be done on both sides" } else { "has no sides" };
            session.broken_at(item, format!("{} {wanted}", item.item.exercise))
        })
        .collect()
}

fn ten_sets(view: &PlanView<'_>) -> Vec<Violation> {
    let profile = &view.plan.profile;
    if profile.goal != Goal::Muscle || profile.level == Level::Beginner {
        return Vec::new();
    }
    let mut broken = Vec::new();
    for (week, sessions) in view.weeks().filter(|(week, _)| week.kind == WeekKind::Build) {
        let level = profile.level;
        for (group, sets) in measure::volume(&sessions) {
            let Some(target) = view.goal().target(group, level).filter(|_| TEN_SETS.contains(&group)) else { continue };
            let target = target.min;
            if sets < f64::from(target) {
                let text = format!("{sets} sets for the {}, where at least {target} belong", group.spoken());
                broken.push(view.broken_in_week(week, text).lacking(group.spoken(), sets));
            }
        }
    }
    broken
}
