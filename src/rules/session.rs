//! What a session holds.

use crate::catalog::{Range, Use};

use super::view::{LOW_SPOKEN, is_low, is_on_top, is_posture, is_row};
use super::{Checks, Move, PlanView, SessionView, Violation, measure};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[
    ("warm-up-length", warm_up_length),
    ("warm-up-dynamic", warm_up_dynamic),
    ("strengthening-count", strengthening_count),
    ("a-row", a_row),
    ("a-posture-move", a_posture_move),
    ("two-rows-at-most", two_rows_at_most),
    ("stretch-count", stretch_count),
    ("low-back-stretch", low_back_stretch),
    ("minutes-told", minutes_told),
    ("time-budget", time_budget),
];

/// What is wrong with a count that should lie in `bounds`.
fn off(count: usize, bounds: Range, what: &str) -> Option<String> {
    let inside = (bounds.min as usize..=bounds.max as usize).contains(&count);
    (!inside).then(|| format!("{count} {what}, where {} to {} belong", bounds.min, bounds.max))
}

fn warm_up_length(view: &PlanView<'_>) -> Vec<Violation> {
    let bounds = view.programmes.session.warm_up_seconds;
    let (least, most) = (f64::from(bounds.min) / 60.0, f64::from(bounds.max) / 60.0);
    view.in_phase(Use::WarmUp, |session| {
        let moving = session.warm_up.iter().filter(|item| !is_on_top(item.exercise));
        // The sum of an empty list of floats is -0.0.
        let minutes = moving.fold(0.0, |sum, item| sum + minutes(view, item));
        let inside = (least - HALF_A_TENTH..=most + HALF_A_TENTH).contains(&minutes);
        (!inside).then(|| format!("{minutes:.1} minutes of moving warm-up, where {least} to {most} belong"))
    })
}

fn warm_up_dynamic(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_moves(|_, item| {
        let is_held = item.purpose == Use::WarmUp && item.item.is_held();
        is_held.then(|| format!("{} is held", item.item.exercise))
    })
}

fn strengthening_count(view: &PlanView<'_>) -> Vec<Violation> {
    let figures = view.programmes.session;
    view.in_phase(Use::Strengthening, |session| {
        let bounds = if session.is_hard() { figures.hard_moves } else { figures.easy_moves };
        off(session.session.strengthening.len(), bounds, "strengthening moves")
    })
}

fn a_row(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_phase(Use::Strengthening, |session| {
        let missing = session.is_hard() && !session.strengthening.iter().any(|item| is_row(item.exercise));
        missing.then(|| "a main session without a row".to_owned())
    })
}

fn a_posture_move(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_phase(Use::Strengthening, |session| {
        let missing = session.is_hard() && !session.strengthening.iter().any(|item| is_posture(item.exercise));
        missing.then(|| "a main session without a posture move besides its rows".to_owned())
    })
}

fn two_rows_at_most(view: &PlanView<'_>) -> Vec<Violation> {
    let most = view.programmes.session.most_rows as usize;
    view.in_phase(Use::Strengthening, |session| {
        let rows = session.strengthening.iter().filter(|item| is_row(item.exercise)).count();
        (rows > most).then(|| format!("{rows} rows, where at most {most} belong"))
    })
}

fn stretch_count(view: &PlanView<'_>) -> Vec<Violation> {
    let bounds = view.programmes.session.stretches;
    let counted = |session: &SessionView<'_>| {
        let held = session.stretching.iter().filter(|item| item.item.is_held()).count();
        let broken = session.broken_in(Use::Stretching, off(held, bounds, "static stretches")?);
        let count = u32::try_from(held).unwrap_or(u32::MAX);
        Some(if count > bounds.max { broken.too_much() } else { broken.lacking("static stretches", count) })
    };
    view.sessions.iter().filter_map(counted).collect()
}

fn low_back_stretch(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_phase(Use::Stretching, |session| {
        let found = session.stretching.iter().any(|item| item.item.is_held() && is_low(item.exercise));
        (!found).then(|| format!("no static stretch for {LOW_SPOKEN}"))
    })
}

fn time_budget(view: &PlanView<'_>) -> Vec<Violation> {
    let Some(most) = view.plan.profile.minutes else { return Vec::new() };
    view.in_sessions(|session| {
        let taken: f64 = session.moves().map(|item| minutes(view, &item)).sum();
        let is_longer = taken > f64::from(most) + HALF_A_TENTH;
        is_longer.then(|| format!("{taken:.1} minutes, where {most} were asked for"))
    })
}

fn minutes_told(view: &PlanView<'_>) -> Vec<Violation> {
    let mut broken = Vec::new();
    for session in &view.sessions {
        let (told, sum) = (session.session.minutes, session.moves().map(|item| item.item.minutes).sum::<f64>());
        if (sum - told).abs() > HALF_A_TENTH {
            broken.push(session.broken(format!("{told} minutes, where its moves say {sum:.1}")));
        }
        for item in session.moves() {
            let (told, taken) = (item.item.minutes, minutes(view, &item));
            if (told - taken).abs() > HALF_A_TENTH {
                broken.push(session.broken_at(item, format!("{told} minutes, where it takes {taken:.1}")));
            }
        }
    }
    broken
}

/// Minutes are printed with one decimal; less than half of its last digit is rounding.
const HALF_A_TENTH: f64 = 0.05;

/// What an item takes, with the lighter sets before it.
fn minutes(view: &PlanView<'_>, item: &Move<'_>) -> f64 {
    let timing = &view.programmes.timing;
    let amount = measure::Amount {
        strengthening: item.purpose == Use::Strengthening,
        sets: item.item.sets,
        reps: item.item.reps,
        hold_seconds: item.item.hold_seconds,
        seconds: item.item.seconds,
        rest_seconds: item.item.rest_seconds,
        tempo: item.item.tempo,
    };
    let ramp_up = (item.item.ramp_up_sets.unwrap_or_default() * timing.ramp_up_set_seconds).next_multiple_of(6);
    f64::from(measure::seconds(timing, item.exercise, amount) + ramp_up) / 60.0
}
