//! The stretches at the end of a session.

use std::collections::BTreeSet;

use crate::builtin::LADDERS;
use crate::catalog::{Demand, Exercise, Motion, Range, SpineUse, Use};
use crate::ladder::StepKind;
use crate::plan::{Effort, Item, Step};
use crate::planner::assemble;
use crate::planner::candidates::{Candidate, Candidates, bit};
use crate::planner::context::{Context, Shortening};
use crate::planner::dose::{Prescription, time};
use crate::planner::schedule::Template;
use crate::planner::score::Picks;
use crate::preference::Preference;
use crate::rules::LOW;

use super::on_top::cardio;
use super::{best_addition, holds, included_in, is_wet, lifts};

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
    let low = LOW.into_iter().fold(0, |bits, region| bits | bit(region));
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

/// A stretch that has grown so many times, and how often it had before this week.
pub fn item(context: &Context<'_>, candidate: &Candidate, (before, now): (u32, u32)) -> Item {
    let grown = |times| grown(context, candidate, times);
    let prescription = grown(now);
    let last = grown(before);
    let text = match (prescription.reps, prescription.hold_seconds) {
        (Some(reps), _) if prescription.reps != last.reps => format!("{} times", reps.max),
        (_, Some(hold)) if prescription.hold_seconds != last.hold_seconds => format!("hold for {} seconds", hold.max),
        _ => return assemble::item(context, candidate, prescription, None),
    };
    let kind = if prescription.reps == last.reps { StepKind::Hold } else { StepKind::Reps };
    let step = Step { kind, text: text.into(), condition: Some(LADDERS.conditions.stretch.into()) };
    Item { step: Some(step), ..assemble::item(context, candidate, prescription, None) }
}

/// A stretch that has grown so many times: once more each time, or longer where it is done once, within its dose. A goal
/// that lives by strength, and minutes that are counted, leave it as it is.
fn grown(context: &Context<'_>, candidate: &Candidate, times: u32) -> Prescription {
    let general = LADDERS.general;
    let mut grown = candidate.prescription;
    if !general.stretch_goals.contains(&context.profile.goal) || context.profile.minutes.is_some() {
        return grown;
    }
    let within = |range: Range, dosed: Option<Range>, more: u32| {
        let most = dosed.map_or(range.max, |dosed| dosed.max.max(range.max));
        let grown = (range.max + more).min(most);
        Range { min: grown, max: grown }
    };
    match (grown.reps, grown.hold_seconds) {
        _ if times == 0 => {}
        (Some(reps), _) => grown.reps = Some(within(reps, grown.dose.reps, times)),
        (None, Some(hold)) => {
            grown.hold_seconds = Some(within(hold, grown.dose.hold_seconds, times * general.stretch_longer));
        }
        (None, None) => {}
    }
    time(context, candidate.exercise, &mut grown);
    grown
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

/// Whether a stretch takes the low back to the end of its rounding with the knees straight.
fn rounds_fully(exercise: &Exercise) -> bool {
    let to_the_end = |spine: &SpineUse| spine.motion == Motion::Flexion && spine.reach.is_some();
    exercise.demands.contains(&Demand::StraightKnee) && exercise.spine.iter().any(to_the_end)
}
