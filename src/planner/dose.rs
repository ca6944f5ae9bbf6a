//! How much of an exercise: from the dose that its sources give to what one person does.

use crate::builtin::LADDERS;
use crate::catalog::{Dose, Exercise, Level, Load, Pattern, Range, Use};
use crate::ladder::{Form, Kind};
use crate::plan::{ItemLoad, Tempo};
use crate::rules::measure;

use super::context::{Context, Shortening, Stances};

/// A dose for one person, with the seconds that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prescription {
    pub dose: &'static Dose,
    pub sets: u32,
    /// The sets that it would have if time were no matter.
    pub full_sets: u32,
    pub reps: Option<Range>,
    pub hold_seconds: Option<Range>,
    pub rest_seconds: Option<u32>,
    /// Seconds by which the rest has been cut over the weeks.
    pub rest_cut: u32,
    pub tempo: Option<Tempo>,
    /// The harder form that it is done in.
    pub form: Option<&'static Form>,
    pub load: ItemLoad,
    pub reserve: Option<Range>,
    /// Work, rests between sets and the change to the next move.
    pub seconds: u32,
}

/// What `exercise` is dosed at for `purpose`, eased as the conditions ask; `None` where it has no such dose.
pub fn prescribe(
    context: &Context<'_>,
    exercise: &'static Exercise,
    purpose: Use,
    stances: Stances,
) -> Option<Prescription> {
    let dose = exercise.dose(purpose, context.profile.level)?;
    let strengthening = purpose == Use::Strengthening;
    let loaded = strengthening && exercise.load >= Load::Moderate;
    let by_scheme = loaded && context.profile.scheme.is_some() && dose.reps.is_some();
    let reps =
        if by_scheme { Some(THREE) } else { reps(context, exercise, dose, strengthening && !stances.is_lighter()) };
    let gentle = stances.has_fewer_sets() || context.scope.is_easy_only();
    let part = match gentle {
        true => 0.0,
        false if context.is_in_focus(exercise) => 1.0,
        false => context.set_share,
    };
    let full_sets =
        if by_scheme { THREE.max.min(context.level.sets.max) } else { sets(context, exercise, dose, reps, part) };
    let short = context.shortening >= Shortening::Sets && !by_scheme;
    let sets = if short { sets(context, exercise, dose, reps, 0.0) } else { full_sets };
    let mut prescription = Prescription {
        dose,
        sets,
        full_sets,
        reps,
        hold_seconds: if by_scheme { Some(THREE) } else { hold(context, exercise, dose) },
        rest_seconds: None,
        rest_cut: 0,
        tempo: None,
        form: None,
        load: item_load(exercise.load, context.profile.level, stances.is_lighter()),
        reserve: (loaded && reps.is_some()).then_some(context.level.reserve),
        seconds: 0,
    };
    time(context, exercise, &mut prescription);
    Some(prescription)
}

/// Three sets, three repetitions, three seconds.
const THREE: Range = Range { min: 3, max: 3 };

/// Sets the rest and the seconds of a prescription anew, after its sets or repetitions have changed.
pub fn time(context: &Context<'_>, exercise: &Exercise, prescription: &mut Prescription) {
    let rests = prescription.dose.purpose == Use::Strengthening && prescription.sets > 1;
    let rest = prescription.dose.rest_seconds.unwrap_or_else(|| context.rest(exercise.load));
    prescription.rest_seconds = rests.then_some(rest.saturating_sub(prescription.rest_cut));
    prescription.seconds = measure::seconds(
        &context.programmes.timing,
        exercise,
        measure::Amount {
            strengthening: prescription.dose.purpose == Use::Strengthening,
            sets: prescription.sets,
            reps: prescription.reps,
            hold_seconds: prescription.hold_seconds,
            seconds: prescription.dose.seconds,
            rest_seconds: prescription.rest_seconds,
            tempo: prescription.tempo,
        },
    );
}

/// A prescription done in so many rounds, with the seconds that they take together.
pub fn in_rounds(context: &Context<'_>, exercise: &Exercise, once: Prescription, rounds: u32) -> Prescription {
    let mut prescription = Prescription { sets: once.sets * rounds, ..once };
    time(context, exercise, &mut prescription);
    prescription
}

/// Repetitions: the dose's, but the goal's own for a heavy compound lift, and bridges within their day's limit.
fn reps(context: &Context<'_>, exercise: &Exercise, dose: &Dose, may_be_heavy: bool) -> Option<Range> {
    let is_own = context.goal.own_reps.contains(&exercise.id);
    let heavy = may_be_heavy && !is_own && exercise.load == Load::Heavy && context.profile.level >= Level::Intermediate;
    let fewer = context.goal.heavy_reps.filter(|own| heavy && dose.reps.is_some_and(|reps| reps.max > own.max));
    let reps = fewer.or(dose.reps)?;
    if dose.purpose == Use::Stretching {
        let often =
            if context.shortening >= Shortening::Rests { reps.min } else { context.programmes.session.stretch_times };
        return Some(figure(reps, often));
    }
    if dose.purpose == Use::Desk && dose.hold_seconds.is_some_and(|hold| hold.min >= LONG) {
        return Some(figure(reps, reps.min));
    }
    let most = (day_limit(context, exercise, dose) / measure::sides(exercise)).max(1);
    Some(Range { min: reps.min.min(most), max: reps.max.min(most) })
}

/// One figure inside the dose's range of seconds, for a bridge within its limit: for a stretch as near as may be to the usual ones, else the middle.
fn hold(context: &Context<'_>, exercise: &Exercise, dose: &Dose) -> Option<Range> {
    let mut range = dose.hold_seconds?;
    if exercise.pattern == Pattern::Bridge {
        range.max = range.max.min(context.programmes.session.longest_bridge).max(range.min);
    }
    let usual = match dose.purpose {
        Use::Stretching if context.shortening == Shortening::Short => range.min,
        Use::Stretching => context.programmes.session.stretch_seconds,
        _ => middle(range),
    };
    Some(figure(range, usual))
}

/// The middle of a range of seconds, for a long hold in steps of five.
fn middle(range: Range) -> u32 {
    let middle = u32::midpoint(range.min, range.max);
    if middle >= LONG { middle / 5 * 5 } else { middle }
}

/// Seconds from which on a hold is a long one.
const LONG: u32 = 10;

/// A fixed figure: the one in `range` that is nearest to `wanted`.
fn figure(range: Range, wanted: u32) -> Range {
    let figure = wanted.clamp(range.min, range.max);
    Range { min: figure, max: figure }
}

/// The most repetitions of an exercise in a day, both sides together.
pub fn day_limit(context: &Context<'_>, exercise: &Exercise, dose: &Dose) -> u32 {
    let bridge = (exercise.pattern == Pattern::Bridge).then_some(context.programmes.session.most_bridges);
    dose.max_per_day.into_iter().chain(bridge).min().unwrap_or(u32::MAX)
}

/// Sets: a part of the dose's range (0 the fewest, 1 the most), within the level's limit for repetitions and the day's.
fn sets(context: &Context<'_>, exercise: &Exercise, dose: &Dose, reps: Option<Range>, part: f32) -> u32 {
    let range = dose.sets.unwrap_or(Range { min: 1, max: 1 });
    let by_level = if reps.is_some() { context.level.sets.max } else { u32::MAX };
    let a_set = reps.map_or(1, |reps| reps.max) * measure::sides(exercise);
    let by_day = day_limit(context, exercise, dose) / a_set.max(1);
    let is_drill = dose.purpose == Use::Strengthening && Kind::of(exercise, reps.is_some()) == Kind::Drill;
    let by_level = if is_drill { by_level.min(LADDERS.general.drill_sets) } else { by_level };
    let (min, max) = (range.min.min(by_level), range.max.min(by_level));
    (min + share(max - min, part)).min(by_day).max(1)
}

/// `part` of `whole`, rounded to the nearest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a few sets")]
fn share(whole: u32, part: f32) -> u32 {
    (whole as f32 * part.clamp(0.0, 1.0)).round() as u32
}

/// How hard a move is meant to be: a step easier for a beginner, and where a condition asks for a lighter form.
fn item_load(load: Load, level: Level, lighter: bool) -> ItemLoad {
    match (load, level == Level::Beginner || lighter) {
        (Load::Moderate, true) => ItemLoad::Light,
        (Load::Heavy, true) => ItemLoad::Moderate,
        (load, _) => load.into(),
    }
}
