//! The moves of every session: the best that a greedy choice and then single exchanges can find.

use crate::plan::Effort;
use crate::suggest::listed;

use super::brief::Brief;
use super::menu::{Candidate, Menu};
use super::schedule::Day;
use super::score::{Judge, Picks};
use super::{Refusal, extras};

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
    let warm_ups = extras::warm_ups(brief, menu, &strengthening);
    extras::warm_enough(brief, menu, &warm_ups)?;
    let stretches = extras::stretches(brief, menu, &warm_ups);
    Ok(Choice { warm_ups, on_top: extras::on_top(brief, menu, &hard), strengthening, stretches })
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
    off_machines(menu, &picks)?;
    together(brief, judge, &picks)?;
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
                better |= exchange(picked, slot, pool, |candidate| judge.worth_and(&open, candidate));
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
        let Some(at) = extras::position(moves, exercise) else { continue };
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

/// What was asked for may be more than one plan can hold: two versions of the row for a beginner, or chest work alone.
fn together(brief: &Brief<'_>, judge: &Judge<'_>, picks: &Picks) -> Result<(), Refusal> {
    if judge.broken_of(picks) == 0 {
        return Ok(());
    }
    let asked: Vec<&str> = brief.included.iter().map(|exercise| exercise.id).collect();
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
fn off_machines(menu: &Menu, picks: &Picks) -> Result<(), Refusal> {
    let mut picked = picks.iter().flatten().filter_map(|at| menu.strengthening.get(*at));
    if picked.any(|candidate| !candidate.on_machine) {
        return Ok(());
    }
    let text = "nothing but machines is left for the strengthening; leave out less, or add exercises that need none";
    Err(Refusal::Withheld(text.to_owned()))
}
