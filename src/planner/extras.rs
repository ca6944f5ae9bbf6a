//! What surrounds the work of a session: moving drills, what comes on top of them, and stretches.

use crate::catalog::{Exercise, Region, Role};
use crate::rules::is_on_top;

use super::Refusal;
use super::brief::{Brief, Thrift};
use super::dose::in_rounds;
use super::menu::{Candidate, Menu, bit, position_bit};
use super::score::Picks;

/// The drills of every session: as many regions as they can move, within the minutes of a warm-up.
///
/// A move of the session's work is no drill as well.
pub fn warm_ups(brief: &Brief<'_>, menu: &Menu, work: &Picks) -> Vec<Vec<(usize, u32)>> {
    let bounds = brief.programmes.session.warm_up_seconds;
    let mut used: Vec<usize> = Vec::new();
    let mut all = Vec::with_capacity(work.len());
    for session in work {
        let in_work = |drill: &Candidate| holds(&menu.strengthening, session, drill);
        let mut picked = included_in(brief, &menu.warm_ups, all.is_empty());
        picked.retain(|at| menu.warm_ups.get(*at).is_some_and(|drill| drill.prescription.seconds <= bounds.max / 2));
        let mut seconds =
            picked.iter().filter_map(|at| menu.warm_ups.get(*at)).map(|drill| drill.prescription.seconds).sum::<u32>();
        while seconds < bounds.min || (brief.thrift == Thrift::None && picked.len() < brief.goal.warm_ups as usize) {
            let fits = |drill: &Candidate| seconds + drill.prescription.seconds <= bounds.max && !in_work(drill);
            let easy = |drill: &Candidate| fits(drill) && !drill.leaning.needs_care();
            let best = best_addition(brief, &menu.warm_ups, &picked, &used, easy)
                .or_else(|| best_addition(brief, &menu.warm_ups, &picked, &used, fits));
            let Some(best) = best else { break };
            seconds += menu.warm_ups.get(best).map_or(0, |drill| drill.prescription.seconds);
            picked.push(best);
        }
        if brief.easy_only() {
            used.extend(&picked);
        }
        all.push(with_rounds(brief, menu, picked, seconds));
    }
    all
}

/// Where too few drills are left to fill the time, they are done in rounds, three at most, and never beyond the time of a
/// warm-up.
fn with_rounds(brief: &Brief<'_>, menu: &Menu, picked: Vec<usize>, seconds: u32) -> Vec<(usize, u32)> {
    let bounds = brief.programmes.session.warm_up_seconds;
    let mut missing = bounds.min.saturating_sub(seconds);
    let mut room = bounds.max.saturating_sub(seconds);
    let rounds = |at: usize| {
        let Some(drill) = menu.warm_ups.get(at) else { return (at, 1) };
        let more = |rounds: &u32| {
            let taken = in_rounds(brief, drill.exercise, drill.prescription, *rounds).seconds;
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

/// Self-massage before hard work where there is something to press with, and steady cardio on easy days where a condition
/// favours it.
pub fn on_top(brief: &Brief<'_>, menu: &Menu, hard: &[bool]) -> Vec<Vec<usize>> {
    hard.iter()
        .enumerate()
        .map(|(session, hard)| {
            let mut picked = included_in(brief, &menu.on_top, session == 0);
            if brief.thrift > Thrift::None {
                return picked;
            }
            let massage = menu
                .on_top
                .iter()
                .position(|candidate| *hard && !candidate.exercise.equipment.is_empty() && is_massage(candidate));
            picked.extend(massage.filter(|at| !picked.contains(at)));
            picked.extend(if *hard { None } else { favoured_cardio(menu) }.filter(|at| !picked.contains(at)));
            picked
        })
        .collect()
}

/// Walking, water or a bike where a condition favours it: to keep moving is half of the help. What needs equipment that
/// was named comes before what needs none.
fn favoured_cardio(menu: &Menu) -> Option<usize> {
    let favoured = |candidate: &Candidate| !is_massage(candidate) && candidate.leaning.favours > 0;
    let mut list =
        menu.on_top.iter().enumerate().filter(|(_, candidate)| favoured(candidate) && !candidate.leaning.needs_care());
    let rank = |candidate: &Candidate| {
        (candidate.exercise.serves(Role::Cardio), !candidate.exercise.equipment.is_empty(), candidate.points)
    };
    let first = list.next()?;
    Some(list.fold(first, |best, other| if rank(other.1) > rank(best.1) { other } else { best }).0)
}

fn is_massage(candidate: &Candidate) -> bool {
    is_on_top(candidate.exercise) && !candidate.exercise.serves(Role::Cardio)
}

/// The stretches of every session, one for the low back or the hips among them.
///
/// A drill of the session's warm-up is stretched only where nothing else is left.
pub fn stretches(brief: &Brief<'_>, menu: &Menu, warm_ups: &[Vec<(usize, u32)>]) -> Picks {
    let low = bit(Region::Lower) | bit(Region::Hips);
    let count = if brief.thrift > Thrift::None { brief.programmes.session.stretches.min } else { brief.goal.stretches }
        as usize;
    let mut used: Vec<usize> = Vec::new();
    let mut all = Vec::with_capacity(warm_ups.len());
    for warm_up in warm_ups {
        let drills: Vec<usize> = warm_up.iter().map(|(at, _)| *at).collect();
        let is_new = |stretch: &Candidate| !holds(&menu.warm_ups, &drills, stretch);
        let mut picked = included_in(brief, &menu.stretches, all.is_empty());
        let has_low = |picked: &[usize]| {
            picked.iter().filter_map(|at| menu.stretches.get(*at)).any(|stretch| stretch.regions & low != 0)
        };
        while picked.len() < count {
            let wanted = |stretch: &Candidate| has_low(&picked) || stretch.regions & low != 0;
            let add = |fits: &dyn Fn(&Candidate) -> bool| best_addition(brief, &menu.stretches, &picked, &used, fits);
            let needs_no_care = |stretch: &Candidate| !stretch.leaning.needs_care();
            let best = add(&|stretch| is_new(stretch) && wanted(stretch) && needs_no_care(stretch))
                .or_else(|| add(&|stretch| is_new(stretch) && wanted(stretch)))
                .or_else(|| add(&wanted))
                .or_else(|| add(&|_| true));
            let Some(best) = best else { break };
            picked.push(best);
        }
        used.extend(&picked);
        all.push(picked);
    }
    all
}

/// What was asked for, in the first session.
fn included_in(brief: &Brief<'_>, list: &[Candidate], first: bool) -> Vec<usize> {
    let strengthens =
        |exercise: &Exercise| exercise.dose(crate::catalog::Use::Strengthening, brief.profile.level).is_some();
    let wanted = brief.included.iter().filter(|exercise| first && !strengthens(exercise));
    wanted.filter_map(|exercise| position(list, exercise)).collect()
}

/// What a region that nothing else covers is worth to a warm-up or to the stretches, in points.
const NEW_REGION: i64 = 400;
/// What it costs to repeat a move of earlier sessions, for each of them, in points.
const USED_BEFORE: i64 = 150;
/// What a second costs where time is short, in points.
const SECOND: i64 = 5;
/// What it costs to be near-equal to a move that is there, in points.
const ALIKE: i64 = 500;

/// The move that adds most to those picked: regions that nothing covers yet, and what speaks for it.
fn best_addition(
    brief: &Brief<'_>,
    list: &[Candidate],
    picked: &[usize],
    used: &[usize],
    fits: impl Fn(&Candidate) -> bool,
) -> Option<usize> {
    let there = picked.iter().filter_map(|at| list.get(*at));
    let covered = there.fold(0, |bits, candidate| bits | candidate.regions);
    let inside = picked.iter().fold(0, |bits, at| bits | position_bit(*at));
    let gain = |at: usize, candidate: &Candidate| {
        let new = i64::from((candidate.regions & !covered).count_ones().min(2));
        let repeated = used.iter().filter(|used| **used == at).map(|_| 1_i64).sum::<i64>();
        let alike = i64::from((candidate.alike & inside).count_ones().min(1));
        let time = if brief.thrift > Thrift::None { i64::from(candidate.prescription.seconds) * SECOND } else { 0 };
        i64::from(candidate.points) + NEW_REGION * new - USED_BEFORE * repeated - ALIKE * alike - time
    };
    list.iter()
        .enumerate()
        .filter(|(at, candidate)| !picked.contains(at) && fits(candidate))
        .max_by_key(|(at, candidate)| (gain(*at, candidate), std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// A warm-up shorter than it must be is none.
pub fn warm_enough(brief: &Brief<'_>, menu: &Menu, warm_ups: &[Vec<(usize, u32)>]) -> Result<(), Refusal> {
    let least = brief.programmes.session.warm_up_seconds.min;
    let is_enough = |drills: &Vec<(usize, u32)>| {
        let seconds = drills.iter().filter_map(|(at, rounds)| {
            let drill = menu.warm_ups.get(*at)?;
            Some(in_rounds(brief, drill.exercise, drill.prescription, *rounds).seconds)
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

/// Whether the picks of `list` have the exercise of `candidate` among them.
fn holds(list: &[Candidate], picks: &[usize], candidate: &Candidate) -> bool {
    picks.iter().filter_map(|at| list.get(*at)).any(|picked| picked.exercise.id == candidate.exercise.id)
}

pub fn position(list: &[Candidate], exercise: &Exercise) -> Option<usize> {
    list.iter().position(|candidate| candidate.exercise.id == exercise.id)
}
