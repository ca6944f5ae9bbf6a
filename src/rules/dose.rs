//! How much of an exercise, and how much in a week.

use crate::catalog::{Goal, Group, Level, Pattern};
use crate::plan::WeekKind;

use super::{Broken, Case, Concern, Kind, Rule, measure};

/// The rules of dose and volume.
pub const RULES: &[Rule] = &[
    Rule {
        id: "beginner-sets",
        says: "A beginner does one or two sets of an exercise that is done for repetitions.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Dose,
        applies_to: "beginners",
        may_gap: false,
        check: Some(beginner_sets),
    },
    Rule {
        id: "bridge-cap",
        says: "At most thirty bridges in a day, all forms and both sides together, none held for more than ten seconds.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Dose,
        applies_to: "everybody",
        may_gap: false,
        check: Some(bridge_cap),
    },
    Rule {
        id: "both-sides",
        says: "What is done on one side is done on the other as well.",
        sources: &["strength-guide", "home-guide"],
        kind: Kind::Must,
        concern: Concern::Dose,
        applies_to: "everybody",
        may_gap: false,
        check: Some(both_sides),
    },
    Rule {
        id: "ten-sets",
        says: "To gain muscle, lats, middle back, rear shoulders and lower back get at least ten sets each a week.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Volume,
        applies_to: "the goal muscle, from intermediate on",
        may_gap: true,
        check: Some(ten_sets),
    },
];

/// The groups that get ten sets a week.
pub const TEN_SETS: [Group; 4] = [Group::Lats, Group::MiddleBack, Group::RearShoulders, Group::LowerBack];

fn beginner_sets(case: &Case<'_>) -> Vec<Broken> {
    if case.plan.profile.level != Level::Beginner {
        return Vec::new();
    }
    let most = case.level().sets.max;
    let mut broken = Vec::new();
    for session in &case.sessions {
        for item in session.strengthening.iter().filter(|item| item.item.reps.is_some() && item.item.sets > most) {
            let text =
                format!("{} sets of {}, where a beginner does at most {most}", item.item.sets, item.item.exercise);
            broken.push(session.broken_at(*item, text));
        }
    }
    broken
}

fn bridge_cap(case: &Case<'_>) -> Vec<Broken> {
    let figures = case.programmes.session;
    let mut broken = Vec::new();
    for session in &case.sessions {
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

fn both_sides(case: &Case<'_>) -> Vec<Broken> {
    case.moves()
        .filter(|(_, item)| item.item.per_side != item.exercise.per_side)
        .map(|(session, item)| {
            let wanted = if item.exercise.per_side { "must be done on both sides" } else { "has no sides" };
            session.broken_at(item, format!("{} {wanted}", item.item.exercise))
        })
        .collect()
}

fn ten_sets(case: &Case<'_>) -> Vec<Broken> {
    let profile = &case.plan.profile;
    if profile.goal != Goal::Muscle || profile.level == Level::Beginner {
        return Vec::new();
    }
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks().filter(|(week, _)| week.kind == WeekKind::Build) {
        for (group, sets) in measure::volume(&sessions) {
            let Some(target) = case.goal().target(group).filter(|_| TEN_SETS.contains(&group)) else { continue };
            if sets < f64::from(target) {
                let text = format!("{sets} sets for the {}, where at least {target} belong", group.spoken());
                broken.push(case.broken_in_week(week, text));
            }
        }
    }
    broken
}
