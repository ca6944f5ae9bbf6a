//! Figures that planner and rules share: volume by muscle group, bridge repetitions in a day, how long things take.

use crate::catalog::{Exercise, Group, Level, Pattern, Range, Use, Word};
use crate::plan::Tempo;
use crate::programme::Timing;

use super::{Move, SessionView};

/// The sets of each muscle group over `sessions`, in the order of [`Group::ALL`]: direct sets count 1, indirect ones
/// half, both sides as one, ramp-up sets not at all.
pub fn volume(sessions: &[&SessionView<'_>]) -> Vec<(Group, f64)> {
    let items = || sessions.iter().flat_map(|view| &view.strengthening);
    let sets = |group| items().map(|item| f64::from(item.exercise.credit(group)) * f64::from(item.item.sets)).sum();
    Group::ALL.iter().map(|group| (*group, sets(*group))).collect()
}

/// The repetitions of all bridge forms in a session, both sides together, at the upper end of the doses.
pub fn bridge_reps(view: &SessionView<'_>) -> u32 {
    let reps = |item: &Move<'_>| {
        let sides = if item.item.per_side { 2 } else { 1 };
        item.item.sets * sides * item.item.reps.map_or(1, |reps| reps.max)
    };
    view.moves().filter(|item| item.exercise.pattern == Pattern::Bridge).map(|item| reps(&item)).sum()
}

/// Whether `exercise` is a bridge whose dose for `level` holds it for more than `most` seconds at least.
pub fn is_held_too_long(exercise: &Exercise, level: Level, most: u32) -> bool {
    let hold = || exercise.dose(Use::Strengthening, level)?.hold_seconds;
    exercise.pattern == Pattern::Bridge && hold().is_some_and(|hold| hold.min > most)
}

/// How much of an exercise is done.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    /// Whether it is work, with rests between its sets, rather than a drill or a stretch.
    pub strengthening: bool,
    /// Sets or rounds.
    pub sets: u32,
    /// Repetitions in a set, for one side.
    pub reps: Option<Range>,
    /// Seconds for which each repetition or set is held.
    pub hold_seconds: Option<Range>,
    /// Seconds of continuous movement in a set.
    pub seconds: Option<Range>,
    /// Seconds of rest between sets.
    pub rest_seconds: Option<u32>,
    /// How slowly each repetition is done, where it differs from the usual.
    pub tempo: Option<Tempo>,
}

/// The seconds that it takes, in whole tenths of a minute: work on all sides, rests between sets, and the change to the
/// next move. Ranges count with their middle.
pub fn seconds(timing: &Timing, exercise: &Exercise, amount: Amount) -> u32 {
    let usual = if amount.strengthening { timing.rep_seconds } else { timing.flow_rep_seconds };
    let rep = amount.tempo.map_or(usual, |slow| slow.lift.saturating_add(slow.pause).saturating_add(slow.lower));
    let one_side = match (amount.reps, amount.hold_seconds, amount.seconds) {
        (Some(reps), Some(hold), _) => middle(reps).saturating_mul(middle(hold).saturating_add(BETWEEN_HOLDS)),
        (Some(reps), None, _) => middle(reps).saturating_mul(rep),
        (None, Some(hold), _) => middle(hold),
        (None, None, seconds) => seconds.map_or(0, middle),
    };
    let sides = sides(exercise);
    let all_sides = one_side.saturating_mul(sides).saturating_add((sides - 1) * timing.short_change_seconds);
    let change = if amount.strengthening { timing.change_seconds } else { timing.short_change_seconds };
    let rest = amount.rest_seconds.unwrap_or(timing.short_change_seconds);
    let rests = amount.sets.saturating_sub(1).saturating_mul(rest);
    // A saved plan may hold any figures.
    all_sides.saturating_mul(amount.sets).saturating_add(rests).saturating_add(change + 3) / 6 * 6
}

/// Seconds from one hold to the next.
const BETWEEN_HOLDS: u32 = 3;

/// How many times an exercise is done for one dose.
pub fn sides(exercise: &Exercise) -> u32 {
    if exercise.per_side { 2 } else { 1 }
}

/// The middle of a range, rounded up.
fn middle(range: Range) -> u32 {
    range.min.saturating_add(range.max).div_ceil(2)
}
