//! What surrounds the work of a session: moving drills, what comes on top of them, and stretches.

mod on_top;
pub mod stretch;
mod warm_up;

use crate::catalog::{Exercise, Pattern, Use};

use super::candidates::{Candidate, Candidates, position_bit};
use super::context::{Context, Shortening};

pub use on_top::on_top;
pub use stretch::stretches;
pub use warm_up::{warm_enough, warm_ups};

/// What was asked for, in the first session that is in water as it is, or on land as it is; else in the first of all.
fn included_in(context: &Context<'_>, list: &[Candidate], session: usize) -> Vec<usize> {
    let strengthens = |exercise: &Exercise| exercise.dose(Use::Strengthening, context.profile.level).is_some();
    let goes_here = |candidate: &Candidate| {
        let first = context.templates.iter().position(|template| template.in_water == candidate.in_water);
        first.unwrap_or_default() == session
    };
    let wanted = context.included.iter().filter(|exercise| !strengthens(exercise));
    wanted.filter_map(|exercise| position(list, exercise)).filter(|at| list.get(*at).is_some_and(goes_here)).collect()
}

/// The move that adds most to those picked: regions that nothing covers yet, and what speaks for it.
fn best_addition(
    context: &Context<'_>,
    list: &[Candidate],
    picked: &[usize],
    used: &[usize],
    fits: impl Fn(usize, &Candidate) -> bool,
) -> Option<usize> {
    let figures = context.programmes.score.extras;
    let there = picked.iter().filter_map(|at| list.get(*at));
    let covered = there.fold(0, |bits, candidate| bits | candidate.regions);
    let inside = picked.iter().fold(0, |bits, at| bits | position_bit(*at));
    let gain = |at: usize, candidate: &Candidate| {
        let new = i64::from((candidate.regions & !covered).count_ones().min(2));
        let repeated = used.iter().filter(|used| **used == at).map(|_| 1_i64).sum::<i64>();
        let alike = i64::from((candidate.alike & inside).count_ones().min(1));
        let time = if context.shortening > Shortening::None {
            i64::from(candidate.prescription.seconds) * i64::from(figures.second)
        } else {
            0
        };
        i64::from(candidate.points) + i64::from(figures.new_region) * new
            - i64::from(figures.used_before) * repeated
            - i64::from(figures.alike) * alike
            - time
    };
    list.iter()
        .enumerate()
        .filter(|(at, candidate)| !picked.contains(at) && fits(*at, candidate))
        .max_by_key(|(at, candidate)| (gain(*at, candidate), std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// Whether the session of this place is held in water.
fn is_wet(context: &Context<'_>, at: usize) -> bool {
    context.templates.get(at).is_some_and(|template| template.in_water)
}

/// Whether the work of a session holds a loaded hinge.
fn lifts(candidates: &Candidates, work: &[usize]) -> bool {
    let loaded = |candidate: &Candidate| candidate.is_loaded && candidate.exercise.pattern == Pattern::Hinge;
    work.iter().filter_map(|at| candidates.strengthening.get(*at)).any(loaded)
}

/// Whether the picks of `list` have the exercise of `candidate` among them.
fn holds(list: &[Candidate], picks: &[usize], candidate: &Candidate) -> bool {
    picks.iter().filter_map(|at| list.get(*at)).any(|picked| picked.exercise.id == candidate.exercise.id)
}

pub fn position(list: &[Candidate], exercise: &Exercise) -> Option<usize> {
    list.iter().position(|candidate| candidate.exercise.id == exercise.id)
}
