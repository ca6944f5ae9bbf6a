//! How much of an exercise, and how much in a week.

use crate::builtin::LADDERS;
use crate::catalog::{Goal, Group, Level, Pattern, Range, Use};
use crate::ladder::Ladder;
use crate::plan::{Week, WeekKind};

use super::progression::goes_back;
use super::{Checks, Move, PlanView, SessionView, Violation, measure, wants_ramp_up};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[
    ("beginner-sets", beginner_sets),
    ("bridge-cap", bridge_cap),
    ("both-sides", both_sides),
    ("dose-from-source", dose_from_source),
    ("ramp-up-sets", ramp_up_sets),
    ("ten-sets", ten_sets),
];

/// The groups that get ten sets a week.
pub const TEN_SETS: [Group; 4] = [Group::Lats, Group::MiddleBack, Group::RearShoulders, Group::LowerBack];

fn beginner_sets(view: &PlanView<'_>) -> Vec<Violation> {
    if view.plan.profile.level != Level::Beginner {
        return Vec::new();
    }
    let block = view.programmes.session.weeks_of_building;
    view.in_moves(|session, item| {
        let most = view.level().sets.max + u32::from(session.week > block);
        let is_more = item.purpose == Use::Strengthening && item.item.reps.is_some() && item.item.sets > most;
        is_more
            .then(|| format!("{} sets of {}, where a beginner does at most {most}", item.item.sets, item.item.exercise))
    })
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

/// More of a move than its dose has for the level, or a move in a phase that it has no dose for.
fn dose_from_source(view: &PlanView<'_>) -> Vec<Violation> {
    let level = view.plan.profile.level;
    view.in_moves(|_, item| {
        let id = item.exercise.id;
        let Some(dose) = item.exercise.dose(item.purpose, level) else {
            return Some(format!("{id} has no dose for {}", item.purpose));
        };
        let reps = ladder_of(view, item).map_or(0, |ladder| Ladder::figure(ladder.reps_above, level));
        let sets = dose.sets.map_or(1, |sets| sets.max).max(view.level().sets.max) + GROWN_SETS;
        let sets = if item.purpose == Use::WarmUp { sets * ROUNDS } else { sets };
        let beyond = |is: Option<Range>, most: Option<Range>, grown: u32| {
            is.zip(most).is_some_and(|(is, most)| is.max > most.max + grown)
        };
        let is_more = item.item.sets > sets
            || beyond(item.item.reps, dose.reps, reps)
            || beyond(item.item.hold_seconds, dose.hold_seconds, grown_hold(view, item))
            || beyond(item.item.seconds, dose.seconds, 0);
        let scheme = view.plan.profile.scheme.is_some();
        (is_more && !scheme).then(|| format!("more of {id} than its dose has"))
    })
}

/// The ladder that a strengthening move climbs.
fn ladder_of(view: &PlanView<'_>, item: Move<'_>) -> Option<&'static Ladder> {
    if item.purpose != Use::Strengthening {
        return None;
    }
    LADDERS.of(item.exercise, item.item.reps.is_some(), view.plan.profile.goal).map(|(_, ladder)| ladder)
}

/// The seconds by which a hold may have grown beyond its dose over the weeks.
fn grown_hold(view: &PlanView<'_>, item: Move<'_>) -> u32 {
    let level = view.plan.profile.level;
    let most = ladder_of(view, item).map_or(0, |ladder| Ladder::figure(ladder.hold_most, level));
    let dosed = item.exercise.dose(Use::Strengthening, level).and_then(|dose| dose.hold_seconds);
    dosed.map_or(0, |dosed| most.saturating_sub(dosed.max))
}

/// By so many sets work may have grown beyond a dose over the weeks.
const GROWN_SETS: u32 = 1;
/// So often drills are done where few are left.
const ROUNDS: u32 = 3;

fn ramp_up_sets(view: &PlanView<'_>) -> Vec<Violation> {
    let bounds = view.programmes.session.ramp_up_sets;
    let wrong = |session: &SessionView<'_>| {
        let first = session.strengthening.iter().copied().find(|item| wants_ramp_up(item.exercise))?;
        let sets = first.item.ramp_up_sets.unwrap_or_default();
        let text =
            format!("{sets} lighter sets before {}, where {} to {} belong", first.exercise.id, bounds.min, bounds.max);
        (!(bounds.min..=bounds.max).contains(&sets)).then(|| session.broken_at(first, text))
    };
    view.sessions.iter().filter_map(wrong).collect()
}

fn both_sides(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_moves(|_, item| {
        let wanted = if item.exercise.per_side { "must be done on both sides" } else { "has no sides" };
        (item.item.per_side != item.exercise.per_side).then(|| format!("{} {wanted}", item.item.exercise))
    })
}

fn ten_sets(view: &PlanView<'_>) -> Vec<Violation> {
    let profile = &view.plan.profile;
    if profile.goal != Goal::Muscle || profile.level == Level::Beginner {
        return Vec::new();
    }
    let mut broken = Vec::new();
    let full = |week: &Week| week.kind == WeekKind::Build && !goes_back(week);
    for (week, sessions) in view.weeks().filter(|(week, _)| full(week)) {
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
