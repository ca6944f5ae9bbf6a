//! What comes on top of the drills: steady cardio, and self-massage.

use crate::catalog::{Load, Pattern, Role, Use};
use crate::planner::candidates::{Candidate, Candidates};
use crate::planner::context::{Context, Shortening};
use crate::planner::schedule::Template;
use crate::planner::score::Picks;
use crate::rules::is_on_top;

use super::{included_in, lifts};

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

/// Walking, water or a bike where the goal begins with it or a condition favours it: to keep moving is half of the help.
/// What needs equipment that was named comes before what needs none.
pub fn cardio(context: &Context<'_>, candidates: &Candidates, session: Template, lifts: bool) -> Option<usize> {
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
