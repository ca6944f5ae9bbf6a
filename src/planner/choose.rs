//! The moves of every session: the best that a greedy choice and then single exchanges can find.

use crate::catalog::{Exercise, Region, Role};
use crate::condition::Stance;
use crate::plan::Effort;
use crate::rules::is_on_top;

use super::Refusal;
use super::brief::{Brief, Thrift};
use super::dose::in_rounds;
use super::menu::{Candidate, Menu, bit, position_bit};
use super::schedule::Day;
use super::score::{Judge, Picks};

/// Positions in the menu's lists, for each session.
pub struct Choice {
    /// Drills, each with its rounds.
    pub warm_ups: Vec<Vec<(usize, u32)>>,
    /// What comes on top of the drills.
    pub on_top: Vec<Vec<usize>>,
    /// Strengthening moves.
    pub strengthening: Picks,
    /// Stretches.
    pub stretches: Picks,
}

/// Chooses the moves of a week.
pub fn week(brief: &Brief<'_>, menu: &Menu) -> Result<Choice, Refusal> {
    let hard = hard(&brief.days);
    let judge = Judge::new(brief, &menu.strengthening, hard.clone());
    let strengthening = strengthening(brief, menu, &judge, &hard)?;
    let warm_ups = warm_ups(brief, menu, &strengthening);
    let stretches = stretches(brief, menu, &warm_ups);
    Ok(Choice { warm_ups, on_top: on_top(brief, menu, &hard), strengthening, stretches })
}

/// Which sessions are hard.
pub fn hard(days: &[Day]) -> Vec<bool> {
    days.iter().map(|day| day.effort == Effort::Hard).collect()
}

/// How often all picks may be gone over for a better exchange.
const PASSES: usize = 8;

fn strengthening(brief: &Brief<'_>, menu: &Menu, judge: &Judge<'_>, hard: &[bool]) -> Result<Picks, Refusal> {
    let moves = &menu.strengthening;
    let pools: Vec<Vec<usize>> = hard.iter().map(|hard| pool(moves, *hard)).collect();
    let mut picks: Picks = vec![Vec::new(); hard.len()];
    place_included(brief, moves, &pools, &mut picks)?;
    let locked: Vec<usize> = picks.iter().map(Vec::len).collect();
    let rounds = hard.iter().map(|hard| size(brief, *hard)).max().unwrap_or_default();
    for round in 0..rounds {
        for (session, pool) in pools.iter().enumerate() {
            let wanted = hard.get(session).map_or(0, |hard| size(brief, *hard));
            let full = picks.get(session).is_none_or(|picked| picked.len() > round || picked.len() >= wanted);
            if !full {
                add_best(judge, &mut picks, session, pool);
            }
        }
    }
    improve(judge, &mut picks, &pools, &locked);
    fill_gaps(brief, judge, &mut picks, &pools, &locked, hard);
    enough(brief, hard, &picks)?;
    Ok(picks)
}

/// The moves that a session may have: loaded ones in hard sessions alone, and none that waits for its return.
pub fn pool(moves: &[Candidate], hard: bool) -> Vec<usize> {
    moves
        .iter()
        .enumerate()
        .filter(|(_, candidate)| (hard || !candidate.is_loaded) && !candidate.waits)
        .map(|(at, _)| at)
        .collect()
}

/// How many strengthening moves a session has.
pub fn size(brief: &Brief<'_>, hard: bool) -> usize {
    let count = if hard { brief.goal.hard_moves(brief.profile.level) } else { brief.goal.easy_moves };
    count as usize
}

/// Adds to one session the move that makes the week worth most.
fn add_best(judge: &Judge<'_>, picks: &mut Picks, session: usize, pool: &[usize]) {
    let others = judge.without(picks, session);
    let Some(picked) = picks.get_mut(session) else { return };
    let open = judge.open(&others, session, picked.iter().copied());
    let mut best: Option<(i64, usize)> = None;
    for candidate in pool.iter().filter(|candidate| !picked.contains(candidate)) {
        let worth = judge.worth_and(&open, *candidate);
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, *candidate));
        }
    }
    picked.extend(best.map(|(_, candidate)| candidate));
}

/// Gives a session one more move, up to the most that it may have, where that closes a gap which exchanges left.
fn fill_gaps(
    brief: &Brief<'_>,
    judge: &Judge<'_>,
    picks: &mut Picks,
    pools: &[Vec<usize>],
    locked: &[usize],
    hard: &[bool],
) {
    let bounds = brief.programmes.session;
    for (session, (pool, hard)) in pools.iter().zip(hard).enumerate() {
        let most = if *hard { bounds.hard_moves.max } else { bounds.easy_moves.max } as usize;
        while judge.gaps_of(picks) > 0 && picks.get(session).is_some_and(|picked| picked.len() < most) {
            let mut more = picks.clone();
            add_best(judge, &mut more, session, pool);
            improve(judge, &mut more, pools, locked);
            if judge.gaps_of(&more) >= judge.gaps_of(picks) {
                break;
            }
            *picks = more;
        }
    }
}

/// Exchanges single moves for as long as the week gains by it.
fn improve(judge: &Judge<'_>, picks: &mut Picks, pools: &[Vec<usize>], locked: &[usize]) {
    for _ in 0..PASSES {
        let mut better = false;
        for (session, pool) in pools.iter().enumerate() {
            let others = judge.without(picks, session);
            let first = locked.get(session).copied().unwrap_or_default();
            let Some(picked) = picks.get_mut(session) else { continue };
            for slot in first..picked.len() {
                let rest = picked.iter().enumerate().filter(|(at, _)| *at != slot).map(|(_, candidate)| *candidate);
                let open = judge.open(&others, session, rest);
                better |= exchange(picked, slot, pool, |candidate| judge.worth_and(&open, candidate));
            }
        }
        if !better {
            break;
        }
    }
}

/// Puts the best move of `pool` into one place of a session; whether that made it better.
fn exchange(picked: &mut [usize], slot: usize, pool: &[usize], worth: impl Fn(usize) -> i64) -> bool {
    let Some(old) = picked.get(slot).copied() else { return false };
    let mut best = (worth(old), old);
    for candidate in pool.iter().filter(|candidate| !picked.contains(candidate)) {
        let now = worth(*candidate);
        if now > best.0 {
            best = (now, *candidate);
        }
    }
    if let Some(place) = picked.get_mut(slot) {
        *place = best.1;
    }
    best.1 != old
}

/// Puts the strengthening moves that were asked for into the first sessions that can have them.
fn place_included(
    brief: &Brief<'_>,
    moves: &[Candidate],
    pools: &[Vec<usize>],
    picks: &mut Picks,
) -> Result<(), Refusal> {
    for exercise in &brief.included {
        let Some(at) = position(moves, exercise) else { continue };
        let mut rooms = picks.iter_mut().zip(pools);
        let Some((picked, _)) = rooms.find(|(picked, pool)| pool.contains(&at) && picked.len() < INCLUDED_AT_MOST)
        else {
            let id = exercise.id;
            let text = format!(
                "include: there is no room for {id}: it needs a hard session, or too much is asked for at once"
            );
            return Err(Refusal::Wrong(text));
        };
        if !picked.contains(&at) {
            picked.push(at);
        }
    }
    Ok(())
}

/// Moves of a session that a wish may fix; the rest is left to the rules.
const INCLUDED_AT_MOST: usize = 2;

/// Whether the picks of `list` have the exercise of `candidate` among them.
fn holds(list: &[Candidate], picks: &[usize], candidate: &Candidate) -> bool {
    picks.iter().filter_map(|at| list.get(*at)).any(|picked| picked.exercise.id == candidate.exercise.id)
}

fn position(list: &[Candidate], exercise: &Exercise) -> Option<usize> {
    list.iter().position(|candidate| candidate.exercise.id == exercise.id)
}

/// A session with fewer moves than it must have is no session.
fn enough(brief: &Brief<'_>, hard: &[bool], picks: &Picks) -> Result<(), Refusal> {
    let bounds = brief.programmes.session;
    let least = |hard: &bool| if *hard { bounds.hard_moves.min } else { bounds.easy_moves.min } as usize;
    if picks.iter().zip(hard).all(|(picked, hard)| picked.len() >= least(hard)) {
        return Ok(());
    }
    let text = "too few strengthening moves are left for a session; leave out less, or add a band or a dumbbell";
    Err(Refusal::Withheld(text.to_owned()))
}

/// The drills of every session: as many regions as they can move, within the minutes of a warm-up.
///
/// A move of the session's work is no drill as well.
fn warm_ups(brief: &Brief<'_>, menu: &Menu, work: &Picks) -> Vec<Vec<(usize, u32)>> {
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
        all.push(with_rounds(brief, menu, picked, seconds, bounds.min));
    }
    all
}

/// Where too few drills are left to fill the time, they are done in rounds, three at most.
fn with_rounds(brief: &Brief<'_>, menu: &Menu, picked: Vec<usize>, seconds: u32, least: u32) -> Vec<(usize, u32)> {
    let mut missing = least.saturating_sub(seconds);
    let rounds = |at: usize| {
        let Some(drill) = menu.warm_ups.get(at) else { return (at, 1) };
        let more = |rounds| {
            let taken = in_rounds(brief, drill.exercise, drill.prescription, rounds).seconds;
            taken.saturating_sub(drill.prescription.seconds)
        };
        let rounds = (1..3).find(|rounds| more(*rounds) >= missing).unwrap_or(3);
        missing = missing.saturating_sub(more(rounds));
        (at, rounds)
    };
    picked.into_iter().map(rounds).collect()
}

/// Self-massage before hard work where there is something to press with, and steady cardio on easy days where a condition
/// favours it.
fn on_top(brief: &Brief<'_>, menu: &Menu, hard: &[bool]) -> Vec<Vec<usize>> {
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
            picked.extend(if *hard { None } else { favoured_cardio(brief, menu) }.filter(|at| !picked.contains(at)));
            picked
        })
        .collect()
}

/// Walking, water or a bike where a condition favours it: to keep moving is half of the help. What needs equipment that
/// was named comes before what needs none.
fn favoured_cardio(brief: &Brief<'_>, menu: &Menu) -> Option<usize> {
    let favoured = |candidate: &Candidate| {
        let mut verdicts = brief.scope.verdicts(candidate.exercise);
        !is_massage(candidate) && verdicts.any(|(_, verdict)| verdict.stance == Stance::Favour)
    };
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
fn stretches(brief: &Brief<'_>, menu: &Menu, warm_ups: &[Vec<(usize, u32)>]) -> Picks {
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
