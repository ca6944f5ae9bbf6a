//! Which moves come before others: what is learned first, what comes last, and what a session has only one of.

use std::collections::BTreeSet;

use crate::catalog::{Exercise, Level, Position, Region, Role, Use};

use super::view::{is_loaded, is_low, is_on_top, is_posture, is_row, is_unsupported_hinge, isolates_erectors};
use super::{Checks, Move, PlanView, SessionView, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[
    ("needs-first", needs_first),
    ("last-choices", last_choices),
    ("one-unsupported-hinge", one_unsupported_hinge),
    ("posture-that-trains", posture_that_trains),
    ("sessions-in-turn", sessions_in_turn),
    ("water-sessions", water_sessions),
];

/// Whether other moves train all that `last` trains: each of its regions, and whatever a rule asks for that it serves as.
/// Work with a load stands in only for work with one. For a warm-up three other drills are enough, and for the end of a
/// session three other stretches, one of them for the low back or hips where `last` is.
pub fn is_replaceable(last: &'static Exercise, purpose: Use, others: &[&'static Exercise]) -> bool {
    let as_light = |other: &&'static Exercise| other.id != last.id && (is_loaded(last) || !is_loaded(other));
    let others = || others.iter().copied().filter(as_light);
    if purpose == Use::WarmUp {
        return others().count() >= ENOUGH;
    }
    if purpose == Use::Stretching {
        return others().count() >= ENOUGH && (!is_low(last) || others().any(is_low));
    }
    let serves: [fn(&Exercise) -> bool; 4] =
        [is_row, is_posture, isolates_erectors, |exercise| exercise.serves(Role::Core)];
    let regions = last.regions.iter().filter(|region| **region != Region::Whole);
    serves.iter().filter(|serves| serves(last)).all(|serves| others().any(serves))
        && regions.into_iter().all(|region| others().any(|other| other.regions.contains(region)))
        && others().next().is_some()
}

/// So many drills make a warm-up, and so many stretches an end.
const ENOUGH: usize = 3;

fn needs_first(view: &PlanView<'_>) -> Vec<Violation> {
    if view.plan.profile.level > Level::Beginner {
        return Vec::new();
    }
    let mut learned: BTreeSet<&str> = BTreeSet::new();
    view.in_moves(|_, item| {
        let needs = item.exercise.needs;
        let is_new = !needs.is_empty() && !needs.iter().any(|id| learned.contains(id));
        learned.insert(item.exercise.id);
        let is_early = is_new && item.purpose == Use::Strengthening && !view.scope.includes(item.exercise);
        is_early.then(|| format!("{} comes before {}", item.item.exercise, needs.join(" or ")))
    })
}

fn last_choices(view: &PlanView<'_>) -> Vec<Violation> {
    let level = view.plan.profile.level;
    view.in_moves(|_, item| {
        let purpose = item.purpose;
        let serves = |other: &&'static Exercise| {
            other.dose(purpose, level).is_some_and(|dose| purpose != Use::Stretching || dose.hold_seconds.is_some())
                && is_on_top(other) == is_on_top(item.exercise)
                && !view.scope.is_last(other)
                && !view.scope.comes_later(other)
        };
        let others = || -> Vec<&'static Exercise> { view.allowed().filter(serves).collect() };
        let is_idle = view.scope.is_last(item.exercise) && is_replaceable(item.exercise, purpose, &others());
        is_idle.then(|| format!("{} is a last choice, and others train the same", item.exercise.id))
    })
}

fn one_unsupported_hinge(view: &PlanView<'_>) -> Vec<Violation> {
    let most = view.programmes.session.most_hinges as usize;
    view.in_phase(Use::Strengthening, |session| {
        let count = session.moves().filter(|item| is_unsupported_hinge(item.exercise)).count();
        (count > most).then(|| format!("{count} lifts bent forward without support, where at most {most} belongs"))
    })
}

fn posture_that_trains(view: &PlanView<'_>) -> Vec<Violation> {
    let trains = |exercise: &Exercise| is_posture(exercise) && !exercise.volume_credit.is_empty();
    let level = view.plan.profile.level;
    let possible = |exercise: &'static Exercise| {
        trains(exercise)
            && exercise.dose(Use::Strengthening, level).is_some()
            && !view.scope.comes_later(exercise)
            && !view.scope.is_last(exercise)
            // A hard session is on land.
            && exercise.position != Position::InWater
    };
    // The shortest session has room for what it must hold alone.
    let fewest = view.programmes.session.hard_moves.min as usize;
    if level == Level::Beginner || !view.allowed().any(possible) {
        return Vec::new();
    }
    view.in_phase(Use::Strengthening, |session| {
        let has_room = session.strengthening.len() > fewest;
        let lacks = session.is_hard() && has_room && !session.strengthening.iter().any(|item| trains(item.exercise));
        lacks.then(|| "no posture move that trains a muscle".to_owned())
    })
}

fn sessions_in_turn(view: &PlanView<'_>) -> Vec<Violation> {
    if !view.scope.is_in_turn(view.goal(), view.plan.profile.days) {
        return Vec::new();
    }
    let most = view.programmes.session.most_different as usize;
    view.in_weeks(|sessions| {
        let on_land = || sessions.iter().filter(|session| !is_wet(session));
        let moves = on_land().flat_map(|session| session.moves()).filter(|item| !is_in_water(item));
        let different: BTreeSet<&str> = moves.map(|item| item.exercise.id).collect();
        let too_many = (different.len() > most)
            .then(|| format!("{} different moves, where at most {most} belong", different.len()));
        let work = |session: &&SessionView<'_>| session.strengthening.iter().map(|item| item.exercise.id).collect();
        let kinds: BTreeSet<BTreeSet<&str>> = on_land().map(work).collect();
        let no_turns =
            (kinds.len() > TURNS).then(|| format!("{} different sessions, where {TURNS} take turns", kinds.len()));
        [too_many, no_turns].into_iter().flatten()
    })
}

/// So many sessions take turns.
const TURNS: usize = 2;

fn is_in_water(item: &Move<'_>) -> bool {
    item.exercise.position == Position::InWater
}

/// Whether the work of a session is in water.
fn is_wet(session: &SessionView<'_>) -> bool {
    session.strengthening.iter().any(is_in_water)
}

fn water_sessions(view: &PlanView<'_>) -> Vec<Violation> {
    let mixed = view.in_sessions(|session| {
        // Cardio in water may come on top of a session on land.
        let mut rest = session.moves().filter(|item| !is_on_top(item.exercise));
        let is_mixed = rest.any(|item| is_in_water(&item)) && !session.moves().all(|item| is_in_water(&item));
        is_mixed.then(|| "partly in water, partly not".to_owned())
    });
    let most = view.programmes.session.most_water_sessions as usize;
    let too_many = view.in_weeks(|sessions| {
        let count = sessions.iter().filter(|session| is_wet(session)).count();
        (count > most).then(|| format!("{count} sessions in water, where at most {most} belong"))
    });
    [mixed, too_many].concat()
}
