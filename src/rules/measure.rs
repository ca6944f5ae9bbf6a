//! Figures of a finished plan: volume by muscle group, bridge repetitions in a day.

use crate::catalog::{Group, Pattern, Word};

use super::{Move, SessionCase};

/// The sets of each muscle group over `sessions`, in the order of [`Group::ALL`]: direct sets count 1, indirect ones
/// half, both sides as one, ramp-up sets not at all.
#[must_use]
pub fn volume(sessions: &[&SessionCase<'_>]) -> Vec<(Group, f64)> {
    let items = || sessions.iter().flat_map(|case| &case.strengthening);
    let sets = |group| items().map(|item| f64::from(item.exercise.credit(group)) * f64::from(item.item.sets)).sum();
    Group::ALL.iter().map(|group| (*group, sets(*group))).collect()
}

/// The repetitions of all bridge forms in a session, both sides together, at the upper end of the doses.
#[must_use]
pub fn bridge_reps(case: &SessionCase<'_>) -> u32 {
    let reps = |item: &Move<'_>| {
        let sides = if item.item.per_side { 2 } else { 1 };
        item.item.sets * sides * item.item.reps.map_or(1, |reps| reps.max)
    };
    case.moves().filter(|item| item.exercise.pattern == Pattern::Bridge).map(|item| reps(&item)).sum()
}
