//! The moves of every session: the best that a greedy choice and then single exchanges can find.

use crate::suggest::listed;

use super::candidates::{Candidate, Candidates, position_bit};
use super::context::Context;
use super::extras;
use super::refusal::Refusal;
use super::schedule::Template;
use super::score::{Judge, Open, Picks, Worth};

/// Positions in the list of candidates, for each session.
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
pub fn week(context: &Context<'_>, candidates: &Candidates) -> Result<Choice, Refusal> {
    let judge = Judge::new(context, &candidates.strengthening, &context.templates);
    let strengthening = strengthening(context, candidates, &judge)?;
    let warm_ups = extras::warm_ups(context, candidates, &strengthening);
    extras::warm_enough(context, candidates, &warm_ups)?;
    let on_top = extras::on_top(context, candidates, &strengthening);
    let stretches = extras::stretches(context, candidates, &strengthening, &warm_ups);
    Ok(Choice { warm_ups, on_top, strengthening, stretches })
}

impl Choice {
    /// The same for each day, where sessions are done more than once.
    pub fn by_day(self, turns: &[usize]) -> Self {
        fn days<T: Clone>(list: &[T], turns: &[usize]) -> Vec<T> {
            turns.iter().filter_map(|turn| list.get(*turn).cloned()).collect()
        }
        Self {
            warm_ups: days(&self.warm_ups, turns),
            on_top: days(&self.on_top, turns),
            strengthening: days(&self.strengthening, turns),
            stretches: days(&self.stretches, turns),
        }
    }
}

/// How often all picks may be gone over for a better exchange.
const PASSES: usize = 8;

fn strengthening(context: &Context<'_>, candidates: &Candidates, judge: &Judge<'_>) -> Result<Picks, Refusal> {
    let moves = &candidates.strengthening;
    let templates = &context.templates;
    let pools: Vec<Vec<usize>> = templates.iter().map(|template| pool(moves, *template)).collect();
    let mut picks = search(context, moves, judge, &pools)?;
    if judge.shortfall(&picks) > 0 {
        // A row without support leaves no room for another lift of its kind; a search without such rows may keep both.
        let supported = |at: &usize| moves.get(*at).is_some_and(|one| !(one.is_row && one.is_unsupported_hinge));
        let fewer = pools.iter().map(|pool| pool.iter().copied().filter(supported).collect()).collect::<Vec<_>>();
        let other = search(context, moves, judge, &fewer).ok();
        picks = other.filter(|other| judge.shortfall(other) < judge.shortfall(&picks)).unwrap_or(picks);
    }
    enough(context, &picks)?;
    off_machines(candidates, &picks)?;
    together(context, judge, &picks)?;
    Ok(picks)
}

/// The best week that a greedy choice and single exchanges find, where each session has its moves from its pool.
fn search(
    context: &Context<'_>,
    moves: &[Candidate],
    judge: &Judge<'_>,
    pools: &[Vec<usize>],
) -> Result<Picks, Refusal> {
    let templates = &context.templates;
    let mut picks: Picks = vec![Vec::new(); templates.len()];
    place_included(context, moves, pools, &mut picks)?;
    let locked: Vec<usize> = picks.iter().map(Vec::len).collect();
    begin_with_wanted(context, judge, &mut picks, pools);
    let rounds = templates.iter().map(|template| size(context, *template)).max().unwrap_or_default();
    for round in 0..rounds {
        for (session, pool) in pools.iter().enumerate() {
            let wanted = templates.get(session).map_or(0, |template| size(context, *template));
            let full = picks.get(session).is_none_or(|picked| picked.len() > round || picked.len() >= wanted);
            if !full {
                add_best(judge, &mut picks, session, pool);
            }
        }
    }
    improve(judge, &mut picks, pools, &locked);
    fill_gaps(context, judge, &mut picks, pools, &locked);
    Ok(picks)
}

/// The moves that a session may have: loaded ones in hard sessions alone, those in water in water alone, and none that
/// comes later.
pub fn pool(moves: &[Candidate], session: Template) -> Vec<usize> {
    let fits = |candidate: &Candidate| {
        (session.is_hard() || !candidate.is_loaded) && candidate.in_water == session.in_water && !candidate.waits
    };
    moves.iter().enumerate().filter(|(_, candidate)| fits(candidate)).map(|(at, _)| at).collect()
}

/// How many strengthening moves a session has.
pub fn size(context: &Context<'_>, session: Template) -> usize {
    let count =
        if session.is_hard() { context.goal.hard_moves(context.profile.level) } else { context.goal.easy_moves };
    count as usize
}

/// Begins with the moves that are preferred, so that the others are chosen around them.
fn begin_with_wanted(context: &Context<'_>, judge: &Judge<'_>, picks: &mut Picks, pools: &[Vec<usize>]) {
    for (moves, count) in judge.wanted() {
        for _ in 0..count {
            let there = picks.iter().flatten().fold(0, |bits, at| bits | position_bit(*at)) & moves;
            if there.count_ones() >= count {
                break;
            }
            let mut best: Option<(Worth, usize, usize)> = None;
            for (session, pool) in pools.iter().enumerate() {
                let size = context.templates.get(session).map_or(0, |template| size(context, *template));
                let Some(picked) = picks.get(session).filter(|picked| picked.len() < size) else { continue };
                let open = judge.open(&judge.without(picks, session), session, picked.iter().copied());
                for candidate in pool.iter().filter(|at| moves & !there & position_bit(**at) != 0) {
                    let better = judge.better_with(&open, *candidate, best.map(|(most, ..)| most));
                    best = better.map(|worth| (worth, session, *candidate)).or(best);
                }
            }
            let Some((_, session, candidate)) = best else { break };
            if let Some(picked) = picks.get_mut(session) {
                picked.push(candidate);
            }
        }
    }
}

/// How many a session has at least.
pub fn fewest(context: &Context<'_>, session: Template) -> usize {
    let bounds = context.programmes.session;
    if session.is_hard() { bounds.hard_moves.min as usize } else { bounds.easy_moves.min as usize }
}

/// Adds to one session the move that makes the week worth most.
fn add_best(judge: &Judge<'_>, picks: &mut Picks, session: usize, pool: &[usize]) {
    let others = judge.without(picks, session);
    let Some(picked) = picks.get_mut(session) else { return };
    let open = judge.open(&others, session, picked.iter().copied());
    let mut best: Option<(Worth, usize)> = None;
    for candidate in pool.iter().filter(|candidate| !picked.contains(candidate)) {
        let better = judge.better_with(&open, *candidate, best.map(|(most, _)| most));
        best = better.map(|worth| (worth, *candidate)).or(best);
    }
    picked.extend(best.map(|(_, candidate)| candidate));
}

/// Gives a session one more move, up to the most that it may have, where that closes a gap which exchanges left.
fn fill_gaps(context: &Context<'_>, judge: &Judge<'_>, picks: &mut Picks, pools: &[Vec<usize>], locked: &[usize]) {
    let bounds = context.programmes.session;
    for (session, (pool, template)) in pools.iter().zip(&context.templates).enumerate() {
        let most = if template.is_hard() { bounds.hard_moves.max } else { bounds.easy_moves.max } as usize;
        while judge.shortfall(picks) > 0 && picks.get(session).is_some_and(|picked| picked.len() < most) {
            let mut more = picks.clone();
            add_best(judge, &mut more, session, pool);
            improve(judge, &mut more, pools, locked);
            if judge.shortfall(&more) >= judge.shortfall(picks) {
                break;
            }
            *picks = more;
        }
    }
}

/// Exchanges single moves for as long as the week gains by it.
fn improve(judge: &Judge<'_>, picks: &mut Picks, pools: &[Vec<usize>], locked: &[usize]) {
    // A session in which no exchange helped stays as it is until another changes.
    let mut settled = vec![false; pools.len()];
    for _ in 0..PASSES {
        for (session, pool) in pools.iter().enumerate() {
            if settled.get(session).copied().unwrap_or_default() {
                continue;
            }
            let mut better = false;
            let others = judge.without(picks, session);
            let first = locked.get(session).copied().unwrap_or_default();
            let Some(picked) = picks.get_mut(session) else { continue };
            for slot in first..picked.len() {
                let rest = picked.iter().enumerate().filter(|(at, _)| *at != slot).map(|(_, candidate)| *candidate);
                let open = judge.open(&others, session, rest);
                better |= exchange(judge, &open, picked, slot, pool);
            }
            if better {
                settled.fill(false);
            } else if let Some(settled) = settled.get_mut(session) {
                *settled = true;
            }
        }
        if settled.iter().all(|settled| *settled) {
            break;
        }
    }
}

/// Puts the best move of `pool` into one place of a session, `open` without it; whether that made it better.
fn exchange(judge: &Judge<'_>, open: &Open, picked: &mut [usize], slot: usize, pool: &[usize]) -> bool {
    let Some(old) = picked.get(slot).copied() else { return false };
    let (mut best, mut now) = (judge.better_with(open, old, None), old);
    for candidate in pool.iter().filter(|candidate| !picked.contains(candidate)) {
        if let Some(worth) = judge.better_with(open, *candidate, best) {
            (best, now) = (Some(worth), *candidate);
        }
    }
    if let Some(place) = picked.get_mut(slot) {
        *place = now;
    }
    now != old
}

/// Puts the strengthening moves that were asked for into the first sessions that can have them.
fn place_included(
    context: &Context<'_>,
    moves: &[Candidate],
    pools: &[Vec<usize>],
    picks: &mut Picks,
) -> Result<(), Refusal> {
    for exercise in &context.included {
        let Some(at) = extras::position(moves, exercise) else { continue };
        let mut rooms = picks.iter_mut().zip(pools);
        let Some((picked, _)) = rooms.find(|(picked, pool)| pool.contains(&at) && picked.len() < INCLUDED_AT_MOST)
        else {
            let id = exercise.id;
            let in_water = moves.get(at).is_some_and(|candidate| candidate.in_water);
            let needed = if in_water { "an easy session in water" } else { "a hard session" };
            let text =
                format!("include: there is no room for {id}: it needs {needed}, or too much is asked for at once");
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

/// A session with fewer moves than it must have is no session.
fn enough(context: &Context<'_>, picks: &Picks) -> Result<(), Refusal> {
    let least = |session: &Template| fewest(context, *session);
    if picks.iter().zip(&context.templates).all(|(picked, session)| picked.len() >= least(session)) {
        return Ok(());
    }
    let text = "too few strengthening moves are left for a session; leave out less, or add a band or a dumbbell";
    Err(Refusal::Withheld(text.to_owned()))
}

/// What was asked for may be more than one plan can hold: two versions of the row for a beginner, or chest work alone.
fn together(context: &Context<'_>, judge: &Judge<'_>, picks: &Picks) -> Result<(), Refusal> {
    if judge.broken_of(picks) == 0 {
        return Ok(());
    }
    let asked: Vec<&str> = context.included.iter().map(|exercise| exercise.id).collect();
    if asked.is_empty() {
        let text = "no week keeps every rule with what is left; leave out less, or add a band or a dumbbell";
        return Err(Refusal::Withheld(text.to_owned()));
    }
    let text = format!(
        "include: {} can't be in one plan: a beginner keeps one version of the row, a session has two rows and one bridge at \
         most, and the back gets twice the work of the chest",
        listed(&asked, "and")
    );
    Err(Refusal::Wrong(text))
}

/// Machines alone are no training for a back.
fn off_machines(candidates: &Candidates, picks: &Picks) -> Result<(), Refusal> {
    let mut picked = picks.iter().flatten().filter_map(|at| candidates.strengthening.get(*at));
    if picked.any(|candidate| !candidate.on_machine) {
        return Ok(());
    }
    let text = "nothing but machines is left for the strengthening; leave out less, or add exercises that need none";
    Err(Refusal::Withheld(text.to_owned()))
}
