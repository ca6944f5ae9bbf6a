//! What surrounds the work of a session: moving drills, what comes on top of them, and stretches.

use std::collections::BTreeSet;

use crate::catalog::{Demand, Exercise, Load, Motion, Pattern, Region, Role, SpineUse, Use};
use crate::plan::Effort;
use crate::preference::Preference;
use crate::rules::is_on_top;

use super::candidates::{Candidate, Candidates, bit, position_bit};
use super::context::{Context, Shortening};
use super::dose::in_rounds;
use super::refusal::Refusal;
use super::schedule::Template;
use super::score::Picks;

/// The drills of every session: as many regions as they can move, within the minutes of a warm-up.
///
/// A move of the session's work is no drill as well.
pub fn warm_ups(context: &Context<'_>, candidates: &Candidates, work: &Picks) -> Vec<Vec<(usize, u32)>> {
    let bounds = context.programmes.session.warm_up_seconds;
    let mut used: Vec<usize> = Vec::new();
    let mut all: Vec<Vec<(usize, u32)>> = Vec::with_capacity(work.len());
    for (at, session) in work.iter().enumerate() {
        let in_water = is_wet(context, at);
        let in_work = |drill: &Candidate| holds(&candidates.strengthening, session, drill);
        let mut picked = included_in(context, &candidates.warm_ups, at);
        let before =
            all.iter().enumerate().find(|(before, _)| context.is_in_turn() && !in_water && !is_wet(context, *before));
        picked.extend(before.into_iter().flat_map(|(_, drills)| drills).map(|(at, _)| *at));
        for wanted in rehearsal(candidates, session).into_iter().chain(preferred_drills(context, candidates, &all, at))
        {
            let taken = picked.iter().chain([&wanted]).filter_map(|at| candidates.warm_ups.get(*at));
            let has_room = taken.map(|drill| drill.prescription.seconds).sum::<u32>() <= bounds.max;
            if has_room && !picked.contains(&wanted) {
                picked.push(wanted);
            }
        }
        picked.retain(|at| {
            candidates.warm_ups.get(*at).is_some_and(|drill| !in_work(drill) && drill.in_water == in_water)
        });
        picked.retain(|at| {
            candidates.warm_ups.get(*at).is_some_and(|drill| drill.prescription.seconds <= bounds.max / 2)
        });
        let mut seconds = picked
            .iter()
            .filter_map(|at| candidates.warm_ups.get(*at))
            .map(|drill| drill.prescription.seconds)
            .sum::<u32>();
        while seconds < bounds.min
            || (context.shortening == Shortening::None && picked.len() < context.goal.warm_ups as usize)
        {
            let fits = |drill: &Candidate| {
                let in_place = drill.in_water == in_water && drill.exercise.pattern != Pattern::Hinge;
                seconds + drill.prescription.seconds <= bounds.max && !in_work(drill) && in_place
            };
            let easy = |drill: &Candidate| fits(drill) && !drill.stances.needs_care();
            let best = best_addition(context, &candidates.warm_ups, &picked, &used, |_, drill| easy(drill))
                .or_else(|| best_addition(context, &candidates.warm_ups, &picked, &used, |_, drill| fits(drill)));
            let Some(best) = best else { break };
            seconds += candidates.warm_ups.get(best).map_or(0, |drill| drill.prescription.seconds);
            picked.push(best);
        }
        if context.easy_only() && !context.is_in_turn() {
            used.extend(&picked);
        }
        all.push(with_rounds(context, candidates, picked, seconds));
    }
    all
}

/// The drills that the week wants and has too few of yet.
fn preferred_drills(
    context: &Context<'_>,
    candidates: &Candidates,
    before: &[Vec<(usize, u32)>],
    session: usize,
) -> Vec<usize> {
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

/// Whether the work of a session holds a loaded hinge.
fn lifts(candidates: &Candidates, work: &[usize]) -> bool {
    let loaded = |candidate: &Candidate| candidate.is_loaded && candidate.exercise.pattern == Pattern::Hinge;
    work.iter().filter_map(|at| candidates.strengthening.get(*at)).any(loaded)
}

/// Whether a stretch takes the low back to the end of its rounding with the knees straight.
fn rounds_fully(exercise: &Exercise) -> bool {
    let to_the_end = |spine: &SpineUse| spine.motion == Motion::Flexion && spine.reach.is_some();
    exercise.demands.contains(&Demand::StraightKnee) && exercise.spine.iter().any(to_the_end)
}

/// Where too few drills are left to fill the time, they are done in rounds, three at most, and never beyond the time of a
/// warm-up.
fn with_rounds(context: &Context<'_>, candidates: &Candidates, picked: Vec<usize>, seconds: u32) -> Vec<(usize, u32)> {
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

/// Steady cardio where the goal begins with it or a heavy lift follows, and where a condition favours it; else self-massage before
/// hard work where there is something to press with.
pub fn on_top(context: &Context<'_>, candidates: &Candidates, work: &Picks) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> =
        work.iter().enumerate().map(|(at, work)| on_top_of(context, candidates, at, work)).collect();
    for preference in context.preferences.iter().filter(|preference| preference.purpose == Use::WarmUp) {
        let wanted =
            |at: &usize| candidates.on_top.get(*at).is_some_and(|candidate| preference.fits(candidate.exercise));
        let sessions = || context.templates.iter().enumerate().filter(|(_, session)| !session.in_water);
        let best = candidates
            .on_top
            .iter()
            .enumerate()
            .filter(|(at, _)| wanted(at))
            .max_by_key(|(_, candidate)| candidate.points);
        let Some((best, _)) = best else { continue };
        // An easy day has more room for it than a hard one.
        let easy_first = sessions()
            .filter(|(_, session)| !session.is_hard())
            .chain(sessions().filter(|(_, session)| session.is_hard()));
        let held = |all: &[Vec<usize>]| {
            let with = all.iter().zip(&context.templates).filter(|(picked, _)| picked.iter().any(wanted));
            with.map(|(_, session)| session.repeats).sum::<u32>()
        };
        let count = context.templates.iter().map(|session| session.repeats).sum();
        for (at, _) in easy_first {
            if held(&all) >= preference.wanted_sessions(count) {
                break;
            }
            if let Some(picked) = all.get_mut(at).filter(|picked| !picked.iter().any(wanted)) {
                picked.push(best);
            }
        }
    }
    all
}

fn on_top_of(context: &Context<'_>, candidates: &Candidates, session: usize, work: &[usize]) -> Vec<usize> {
    let mut picked = included_in(context, &candidates.on_top, session);
    let Some(template) = context.templates.get(session).filter(|_| context.shortening == Shortening::None) else {
        return picked;
    };
    let is_massage = |candidate: &Candidate| !candidate.exercise.equipment.is_empty() && is_massage(candidate);
    let massage = || candidates.on_top.iter().position(is_massage).filter(|_| template.is_hard());
    let heavy =
        work.iter().filter_map(|at| candidates.strengthening.get(*at)).any(|lift| lift.exercise.load == Load::Heavy);
    let best = cardio(context, candidates, *template, heavy && lifts(candidates, work)).or_else(massage);
    picked.extend(best.filter(|at| !picked.contains(at)));
    picked
}

/// Whether the session of this place is held in water.
fn is_wet(context: &Context<'_>, at: usize) -> bool {
    context.templates.get(at).is_some_and(|template| template.in_water)
}

/// Walking, water or a bike where the goal begins with it or a condition favours it: to keep moving is half of the help.
/// What needs equipment that was named comes before what needs none.
fn cardio(context: &Context<'_>, candidates: &Candidates, session: Template, lifts: bool) -> Option<usize> {
    // A week with sessions in water goes there for those alone.
    let goes_there = context.templates.iter().any(|template| template.in_water);
    let wanted = lifts || (context.goal.cardio_first && (session.is_hard() || context.goal.easy_only));
    let suits = |candidate: &Candidate| {
        let steady = wanted && candidate.exercise.pattern == Pattern::Cardio;
        let helps = candidate.stances.favours > 0 && !candidate.stances.needs_care();
        !is_massage(candidate) && (steady || helps)
    };
    let fits = |candidate: &Candidate| {
        let in_place = candidate.in_water == session.in_water || !(goes_there || session.is_hard());
        suits(candidate) && !candidate.stances.is_barred && in_place
    };
    let mut list = candidates.on_top.iter().enumerate().filter(|(_, candidate)| fits(candidate));
    let rank = |candidate: &Candidate| {
        let has_equipment = !candidate.exercise.equipment.is_empty();
        let stances = candidate.stances;
        let kind = candidate.exercise.serves(Role::Cardio);
        (!stances.needs_care(), stances.favours > 0, kind, has_equipment, candidate.points)
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
pub fn stretches(
    context: &Context<'_>,
    candidates: &Candidates,
    work: &Picks,
    warm_ups: &[Vec<(usize, u32)>],
) -> Picks {
    let mut used: Vec<usize> = Vec::new();
    let mut all = Vec::with_capacity(warm_ups.len());
    let room = room_for_stretches(context, candidates, work, warm_ups);
    for (at, warm_up) in warm_ups.iter().enumerate() {
        let in_water = is_wet(context, at);
        let different =
            used.iter().filter(|at| candidates.stretches.get(**at).is_some_and(|stretch| !stretch.in_water)).count();
        let left = room.filter(|_| !in_water).map_or(usize::MAX, |room| room.saturating_sub(different));
        let drills: Vec<usize> = warm_up.iter().map(|(at, _)| *at).collect();
        let mut picked = included_in(context, &candidates.stretches, at);
        picked.retain(|at| candidates.stretches.get(*at).is_some_and(|stretch| stretch.in_water == in_water));
        let after_lift = work.get(at).is_some_and(|work| lifts(candidates, work));
        stretch_session(context, candidates, &drills, &Known { used: &used, left, in_water, after_lift }, &mut picked);
        let new: Vec<usize> = picked.iter().copied().filter(|at| !context.is_in_turn() || !used.contains(at)).collect();
        used.extend(new);
        all.push(picked);
    }
    all
}

/// The week's stretches so far, as the next session needs to know them.
struct Known<'a> {
    used: &'a [usize],
    /// How many new ones may still come in.
    left: usize,
    /// Whether the session is held in water.
    in_water: bool,
    /// Whether its work holds a heavy hinge.
    after_lift: bool,
}

/// Fills one session: first those stretches that every session wants, then what its regions lack.
fn stretch_session(
    context: &Context<'_>,
    candidates: &Candidates,
    drills: &[usize],
    week: &Known<'_>,
    picked: &mut Vec<usize>,
) {
    let Known { used, left, in_water, after_lift } = week;
    let low = bit(Region::Lower) | bit(Region::Hips);
    let list = &candidates.stretches;
    let is_new = |stretch: &Candidate| !holds(&candidates.warm_ups, drills, stretch);
    let wishes = || context.preferences.iter().filter(|preference| preference.purpose == Use::Stretching);
    let holding = |picked: &[usize], preference: &Preference| {
        picked.iter().filter_map(|at| list.get(*at)).filter(|stretch| preference.fits(stretch.exercise)).count()
    };
    while picked.len() < stretch_count(context) {
        let may_be_new = picked.iter().filter(|at| !used.contains(at)).count() < *left;
        let has_low = picked.iter().filter_map(|at| list.get(*at)).any(|stretch| stretch.regions & low != 0);
        let open = wishes().find(|preference| preference.every_session && holding(picked, preference) == 0);
        let full = |stretch: &Candidate| {
            let at_most = wishes().filter_map(|preference| Some((preference, preference.most? as usize)));
            at_most
                .into_iter()
                .any(|(preference, most)| preference.fits(stretch.exercise) && holding(picked, preference) >= most)
        };
        let is_open = |stretch: &Candidate| open.is_none_or(|preference| preference.fits(stretch.exercise));
        let wanted = |stretch: &Candidate| (has_low || stretch.regions & low != 0) && !full(stretch);
        let add = |fits: &dyn Fn(&Candidate) -> bool| {
            best_addition(context, list, picked, used, |at, stretch| {
                (may_be_new || used.contains(&at)) && stretch.in_water == *in_water && fits(stretch)
            })
        };
        // A back that has just lifted is not rounded to its end.
        let strains = |stretch: &Candidate| *after_lift && rounds_fully(stretch.exercise);
        let needs_no_care = |stretch: &Candidate| !stretch.stances.needs_care() && !strains(stretch);
        let best = add(&|stretch| is_new(stretch) && is_open(stretch) && wanted(stretch) && needs_no_care(stretch))
            .or_else(|| add(&|stretch| is_open(stretch) && wanted(stretch)))
            .or_else(|| add(&|stretch| is_new(stretch) && wanted(stretch) && needs_no_care(stretch)))
            .or_else(|| add(&|stretch| is_new(stretch) && wanted(stretch)))
            .or_else(|| add(&wanted))
            .or_else(|| add(&|_| true));
        let Some(best) = best else { break };
        picked.push(best);
    }
}

fn stretch_count(context: &Context<'_>) -> usize {
    let bounds = context.programmes.session;
    let count = match context.shortening {
        Shortening::None => context.goal.stretches,
        Shortening::Rests | Shortening::Sets => bounds.stretches.min,
        Shortening::Short => bounds.short_stretches,
    };
    count as usize
}

/// How many different stretches the sessions on land may have, where few moves are to be done often.
fn room_for_stretches(
    context: &Context<'_>,
    candidates: &Candidates,
    work: &Picks,
    warm_ups: &[Vec<(usize, u32)>],
) -> Option<usize> {
    if !context.is_in_turn() {
        return None;
    }
    let on_land = |at: usize| !is_wet(context, at);
    let drills = warm_ups.iter().enumerate().filter(|(at, _)| on_land(*at)).flat_map(|(_, drills)| drills);
    let ids = |list: &'static str| move |at: &usize| (list, *at);
    let drills = drills.map(|(at, _)| ids("drill")(at));
    let moves = work.iter().enumerate().filter(|(at, _)| on_land(*at)).flat_map(|(_, moves)| moves).map(ids("work"));
    let taken: BTreeSet<(&str, usize)> = drills.chain(moves).collect();
    // Cardio on top is one more.
    let on_land = Template { effort: Effort::Easy, in_water: false, repeats: 1 };
    let cardio = usize::from(cardio(context, candidates, on_land, false).is_some());
    let most = context.programmes.session.most_different as usize;
    Some(most.saturating_sub(taken.len() + cardio))
}

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
    context: &Context<'_>,
    list: &[Candidate],
    picked: &[usize],
    used: &[usize],
    fits: impl Fn(usize, &Candidate) -> bool,
) -> Option<usize> {
    let there = picked.iter().filter_map(|at| list.get(*at));
    let covered = there.fold(0, |bits, candidate| bits | candidate.regions);
    let inside = picked.iter().fold(0, |bits, at| bits | position_bit(*at));
    let gain = |at: usize, candidate: &Candidate| {
        let new = i64::from((candidate.regions & !covered).count_ones().min(2));
        let repeated = used.iter().filter(|used| **used == at).map(|_| 1_i64).sum::<i64>();
        let alike = i64::from((candidate.alike & inside).count_ones().min(1));
        let time =
            if context.shortening > Shortening::None { i64::from(candidate.prescription.seconds) * SECOND } else { 0 };
        i64::from(candidate.points) + NEW_REGION * new - USED_BEFORE * repeated - ALIKE * alike - time
    };
    list.iter()
        .enumerate()
        .filter(|(at, candidate)| !picked.contains(at) && fits(*at, candidate))
        .max_by_key(|(at, candidate)| (gain(*at, candidate), std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// A warm-up shorter than it must be is none.
pub fn warm_enough(
    context: &Context<'_>,
    candidates: &Candidates,
    warm_ups: &[Vec<(usize, u32)>],
) -> Result<(), Refusal> {
    let least = context.programmes.session.warm_up_seconds.min;
    let is_enough = |drills: &Vec<(usize, u32)>| {
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

/// Whether the picks of `list` have the exercise of `candidate` among them.
fn holds(list: &[Candidate], picks: &[usize], candidate: &Candidate) -> bool {
    picks.iter().filter_map(|at| list.get(*at)).any(|picked| picked.exercise.id == candidate.exercise.id)
}

pub fn position(list: &[Candidate], exercise: &Exercise) -> Option<usize> {
    list.iter().position(|candidate| candidate.exercise.id == exercise.id)
}
