//! How much of an exercise: from the dose that its sources give to what one person does.

use crate::catalog::{Dose, Exercise, Level, Load, Pattern, Range, Use};
use crate::plan::ItemLoad;

use super::brief::Brief;

/// A dose for one person, with the seconds that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prescription {
    pub dose: &'static Dose,
    pub sets: u32,
    pub reps: Option<Range>,
    pub rest_seconds: Option<u32>,
    pub load: ItemLoad,
    pub reserve: Option<Range>,
    /// Work, rests between sets and the change to the next move.
    pub seconds: u32,
}

/// What `exercise` is dosed at for `purpose`; `None` where it has no such dose.
pub fn prescribe(brief: &Brief<'_>, exercise: &Exercise, purpose: Use) -> Option<Prescription> {
    let dose = exercise.dose(purpose, brief.profile.level)?;
    let strengthening = purpose == Use::Strengthening;
    let reps = reps(brief, exercise, dose, strengthening);
    let sets = sets(brief, exercise, dose, reps);
    let rest = dose.rest_seconds.unwrap_or_else(|| brief.goal.rest.after(exercise.load));
    let mut prescription = Prescription {
        dose,
        sets,
        reps,
        rest_seconds: (strengthening && sets > 1).then_some(rest),
        load: item_load(exercise.load, brief.profile.level),
        reserve: (strengthening && reps.is_some() && exercise.load >= Load::Moderate).then_some(brief.level.reserve),
        seconds: 0,
    };
    prescription.seconds = seconds(brief, exercise, &prescription);
    Some(prescription)
}

/// Repetitions: the dose's, but the goal's own for a heavy compound lift, and bridges within their day's limit.
fn reps(brief: &Brief<'_>, exercise: &Exercise, dose: &Dose, strengthening: bool) -> Option<Range> {
    let heavy = strengthening && exercise.load == Load::Heavy && brief.profile.level >= Level::Intermediate;
    let fewer = brief.goal.heavy_reps.filter(|own| heavy && dose.reps.is_some_and(|reps| reps.max > own.max));
    let reps = fewer.or(dose.reps);
    let bridge = (exercise.pattern == Pattern::Bridge).then_some(brief.programmes.session.most_bridges);
    match (reps, dose.max_per_day.into_iter().chain(bridge).min()) {
        (Some(reps), Some(most)) => {
            let most = (most / sides(exercise)).max(1);
            Some(Range { min: reps.min.min(most), max: reps.max.min(most) })
        }
        _ => reps,
    }
}

/// Sets: taken from the dose's range where the goal says, within the level's limit for repetitions and the day's.
fn sets(brief: &Brief<'_>, exercise: &Exercise, dose: &Dose, reps: Option<Range>) -> u32 {
    let range = dose.sets.unwrap_or(Range { min: 1, max: 1 });
    let by_level = if reps.is_some() { brief.level.sets.max } else { u32::MAX };
    let by_day = dose.max_per_day.zip(reps).map_or(u32::MAX, |(most, reps)| most / (reps.max * sides(exercise)).max(1));
    let (min, max) = (range.min.min(by_level), range.max.min(by_level));
    (min + share(max - min, brief.goal.set_share)).min(by_day).max(1)
}

/// `part` of `whole`, rounded to the nearest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a few sets")]
fn share(whole: u32, part: f32) -> u32 {
    (whole as f32 * part.clamp(0.0, 1.0)).round() as u32
}

fn item_load(load: Load, level: Level) -> ItemLoad {
    match (load, level) {
        (Load::Moderate, Level::Beginner) => ItemLoad::Light,
        (Load::Heavy, Level::Beginner) => ItemLoad::Moderate,
        (load, _) => load.into(),
    }
}

/// The seconds of one item: work on all sides, rests between sets, and the change to the next move.
fn seconds(brief: &Brief<'_>, exercise: &Exercise, prescription: &Prescription) -> u32 {
    let timing = brief.programmes.timing;
    let dose = prescription.dose;
    let strengthening = dose.purpose == Use::Strengthening;
    let rep = if strengthening { timing.rep_seconds } else { timing.flow_rep_seconds };
    let one_side = match (prescription.reps, dose.hold_seconds, dose.seconds) {
        (Some(reps), Some(hold), _) => middle(reps) * (middle(hold) + 3),
        (Some(reps), None, _) => middle(reps) * rep,
        (None, Some(hold), _) => middle(hold),
        (None, None, seconds) => seconds.map_or(0, middle),
    };
    let both = one_side * sides(exercise) + (sides(exercise) - 1) * timing.short_change_seconds;
    let change = if strengthening { timing.change_seconds } else { timing.short_change_seconds };
    let between = prescription.sets - 1;
    let rests = between * prescription.rest_seconds.unwrap_or(timing.short_change_seconds);
    in_tenths_of_a_minute(both * prescription.sets + rests + change)
}

/// Plans tell minutes with one decimal, so that sums of printed figures are right.
fn in_tenths_of_a_minute(seconds: u32) -> u32 {
    (seconds + 3) / 6 * 6
}

/// How many times an exercise is done for one dose.
fn sides(exercise: &Exercise) -> u32 {
    if exercise.per_side { 2 } else { 1 }
}

/// The middle of a range, rounded up.
fn middle(range: Range) -> u32 {
    (range.min + range.max).div_ceil(2)
}
