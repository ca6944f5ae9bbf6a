//! The drills of a warm-up.

use crate::catalog::{Pattern, Use};
use crate::planner::candidates::{Candidate, Candidates};
use crate::planner::context::{Context, Shortening};
use crate::planner::dose::in_rounds;
use crate::planner::refusal::Refusal;
use crate::planner::score::Picks;
use crate::preference::Preference;

use super::{best_addition, holds, included_in, is_wet, lifts};

/// The drills of a session, each with its rounds.
type Drills = Vec<(usize, u32)>;

/// The drills of every session: as many regions as they can move, within the minutes of a warm-up.
///
/// A move of the session's work is no drill as well.
pub fn warm_ups(context: &Context<'_>, candidates: &Candidates, work: &Picks) -> Vec<Drills> {
    let mut used: Vec<usize> = Vec::new();
    let mut all: Vec<Drills> = Vec::with_capacity(work.len());
    for (at, session) in work.iter().enumerate() {
        let mut picked = first_drills(context, candidates, session, &all);
        let in_water = is_wet(context, at);
        let fits = |drill: &Candidate| drill.in_water == in_water && !holds(&candidates.strengthening, session, drill);
        picked.retain(|at| candidates.warm_ups.get(*at).is_some_and(fits));
        fill_up(context, candidates, &mut picked, &used, fits);
        if context.easy_only() && !context.is_in_turn() {
            used.extend(&picked);
        }
        all.push(with_rounds(context, candidates, picked));
    }
    all
}

/// What the next session begins with: the wishes, what the session before it has where they take turns, the rehearsal of its
/// lift, and what the week wants of drills.
fn first_drills(context: &Context<'_>, candidates: &Candidates, work: &[usize], before: &[Drills]) -> Vec<usize> {
    let (list, at) = (&candidates.warm_ups, before.len());
    let most = context.programmes.session.warm_up_seconds.max;
    let mut picked = included_in(context, list, at);
    if context.is_in_turn() && !is_wet(context, at) {
        let same = before.iter().enumerate().find(|(before, _)| !is_wet(context, *before));
        picked.extend(same.into_iter().flat_map(|(_, drills)| drills).map(|(at, _)| *at));
    }
    let wanted = rehearsal(candidates, work).into_iter().chain(preferred_drills(context, candidates, before, at));
    for wanted in wanted {
        let has_room = seconds_of(list, picked.iter().chain([&wanted])) <= most;
        if has_room && !picked.contains(&wanted) {
            picked.push(wanted);
        }
    }
    picked.retain(|at| seconds_of(list, [at]) <= most / 2);
    picked
}

/// Adds drills that `fit` up to the least time of a warm-up, and to the goal's number of them where time is not short.
fn fill_up(
    context: &Context<'_>,
    candidates: &Candidates,
    picked: &mut Vec<usize>,
    used: &[usize],
    fits: impl Fn(&Candidate) -> bool,
) {
    let (list, bounds) = (&candidates.warm_ups, context.programmes.session.warm_up_seconds);
    loop {
        let seconds = seconds_of(list, picked.iter());
        let is_few = context.shortening == Shortening::None && picked.len() < context.goal.warm_ups as usize;
        if seconds >= bounds.min && !is_few {
            return;
        }
        let possible = |drill: &Candidate| {
            let has_room = seconds + drill.prescription.seconds <= bounds.max;
            has_room && fits(drill) && drill.exercise.pattern != Pattern::Hinge
        };
        let needs_no_care = |drill: &Candidate| possible(drill) && !drill.stances.needs_care();
        let best = best_addition(context, list, picked, used, |_, drill| needs_no_care(drill))
            .or_else(|| best_addition(context, list, picked, used, |_, drill| possible(drill)));
        let Some(best) = best else { return };
        picked.push(best);
    }
}

fn seconds_of<'d>(list: &[Candidate], drills: impl IntoIterator<Item = &'d usize>) -> u32 {
    drills.into_iter().filter_map(|at| list.get(*at)).map(|drill| drill.prescription.seconds).sum()
}

/// The drills that the week wants and has too few of yet.
fn preferred_drills(context: &Context<'_>, candidates: &Candidates, before: &[Drills], session: usize) -> Vec<usize> {
    let wishes = context.preferences.iter().filter(|preference| preference.purpose == Use::WarmUp);
    let missing = |preference: &&Preference| {
        let fits = |at: usize| candidates.warm_ups.get(at).is_some_and(|drill| preference.fits(drill.exercise));
        let held = before.iter().zip(&context.templates).filter(|(drills, _)| drills.iter().any(|(at, _)| fits(*at)));
        let held: u32 = held.map(|(_, template)| template.repeats).sum();
        let is_here = |drill: &Candidate| drill.in_water == is_wet(context, session) && !drill.stances.needs_care();
        let fitting = candidates.warm_ups.iter().enumerate().filter(|(at, drill)| fits(*at) && is_here(drill));
        let best = fitting.max_by_key(|(at, drill)| (drill.points, std::cmp::Reverse(*at)));
        best.map(|(at, _)| at).filter(|_| held < preference.wanted_sessions(context.profile.days))
    };
    wishes.filter_map(missing).collect()
}

/// The drill that rehearses a loaded hinge of the session's work, without the load.
fn rehearsal(candidates: &Candidates, work: &[usize]) -> Option<usize> {
    let drill = |drill: &Candidate| !drill.waits && drill.exercise.pattern == Pattern::Hinge;
    candidates.warm_ups.iter().position(drill).filter(|_| lifts(candidates, work))
}

/// Where too few drills are left to fill the time, they are done in rounds, three at most, and never beyond the time of a
/// warm-up.
fn with_rounds(context: &Context<'_>, candidates: &Candidates, picked: Vec<usize>) -> Drills {
    let seconds = seconds_of(&candidates.warm_ups, &picked);
    let bounds = context.programmes.session.warm_up_seconds;
    let mut missing = bounds.min.saturating_sub(seconds);
    let mut room = bounds.max.saturating_sub(seconds);
    let rounds = |at: usize| {
        let Some(drill) = candidates.warm_ups.get(at) else { return (at, 1) };
        let more = |rounds: &u32| {
            let taken = in_rounds(context, drill.exercise, drill.prescription, *rounds).seconds;
            taken.saturating_sub(drill.prescription.seconds)
        };
        let possible = (1..=3).filter(|rounds| more(rounds) <= room);
        let rounds = possible.fold(1, |best, rounds| if more(&best) < missing { rounds } else { best });
        missing = missing.saturating_sub(more(&rounds));
        room = room.saturating_sub(more(&rounds));
        (at, rounds)
    };
    picked.into_iter().map(rounds).collect()
}

/// A warm-up shorter than it must be is none.
pub fn warm_enough(context: &Context<'_>, candidates: &Candidates, warm_ups: &[Drills]) -> Result<(), Refusal> {
    let least = context.programmes.session.warm_up_seconds.min;
    let is_enough = |drills: &Drills| {
        let seconds = drills.iter().filter_map(|(at, rounds)| {
            let drill = candidates.warm_ups.get(*at)?;
            Some(in_rounds(context, drill.exercise, drill.prescription, *rounds).seconds)
        });
        seconds.sum::<u32>() >= least
    };
    if warm_ups.iter().all(is_enough) {
        return Ok(());
    }
    let text = format!(
        "too few moving drills are left for a warm-up of {} minutes; leave out less, or add exercises with the role warm-up",
        least / 60
    );
    Err(Refusal::Withheld(text))
}
