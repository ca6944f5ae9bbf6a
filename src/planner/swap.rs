//! One move of a saved plan replaced by the next best, the rules kept.

use crate::catalog::{Catalog, Exercise};
use crate::plan::{Item, Plan, Reason, Session};
use crate::programme::Programmes;

use super::candidates::{Candidate, Candidates};
use super::context::Context;
use super::doubt::Doubt;
use super::refusal::Refusal;
use super::{assemble, withhold};

/// What to replace, and by what.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The id of the exercise that goes.
    pub exercise: &'a str,
    /// The id of the one that comes; the next best, where absent.
    pub with: Option<&'a str>,
    /// The id of the only session that is changed; all, where absent.
    pub session: Option<&'a str>,
}

/// A plan with one move replaced.
#[derive(Debug)]
pub struct Swapped {
    /// The plan as it is now.
    pub plan: Plan,
    /// The id of the exercise that came in.
    pub came: &'static str,
    /// How many times.
    pub times: usize,
}

/// `plan` with one move replaced.
///
/// # Errors
/// Why it can't be done: nothing to replace, nothing to put in its place, or a rule that would break.
pub fn swap(
    plan: &Plan,
    wish: Wish<'_>,
    catalog: &Catalog,
    programmes: &'static Programmes,
) -> Result<Swapped, Refusal> {
    withhold(&plan.profile)?;
    swapped(plan, wish, catalog, programmes).map_err(Refusal::Impossible)
}

fn swapped(plan: &Plan, wish: Wish<'_>, catalog: &Catalog, programmes: &'static Programmes) -> Result<Swapped, String> {
    let Wish { exercise, with, session } = wish;
    let concerned = |other: &&Session| session.is_none_or(|id| other.id == id);
    if !plan.sessions().filter(concerned).any(|session| session.items().any(|item| item.exercise == exercise)) {
        let place = session.map_or_else(|| "the plan".to_owned(), |id| format!("session {id}"));
        let sessions: Vec<&str> = plan.sessions().map(|session| &*session.id).take(7).collect();
        return Err(format!("{exercise} is not in {place}; its sessions are {}", sessions.join(", ")));
    }
    let context = Context::new(&plan.profile, catalog, programmes).map_err(|refusal| refusal.to_string())?;
    let candidates = Candidates::new(&context);
    let doubt = Doubt::new(plan, catalog, programmes);
    let already = doubt.musts(plan);
    let mut refused = None;
    for candidate in replacements(&candidates, plan, wish) {
        let next = replaced(plan, wish, candidate, &context);
        match doubt.musts(&next.plan).into_iter().find(|finding| !already.contains(finding)) {
            None => return Ok(next),
            Some(finding) => refused = Some(finding),
        }
    }
    let name = with.unwrap_or("another move");
    Err(match refused {
        Some(finding) => format!("{name} in its place would break the rule {}: {}", finding.rule, finding.text),
        None => {
            format!("{name} can't take its place: it is not allowed here, or is no move for that part of a session")
        }
    })
}

/// The items of one phase of a session.
type Phase = fn(&Session) -> &[Item];

/// The moves that may come in, the best first: of the same pattern, then for the same muscle, then by what speaks for them.
fn replacements<'m>(candidates: &'m Candidates, plan: &Plan, wish: Wish<'_>) -> Vec<&'m Candidate> {
    let phases: [(&[Candidate], Phase); 4] = [
        (&candidates.warm_ups, |session| &session.warm_up),
        (&candidates.on_top, |session| &session.warm_up),
        (&candidates.strengthening, |session| &session.strengthening),
        (&candidates.stretches, |session| &session.stretching),
    ];
    let is_in = |items: &[Item], id: &str| items.iter().any(|item| item.exercise == id);
    for (list, items) in phases {
        let stands = plan.sessions().any(|session| is_in(items(session), wish.exercise));
        let Some(old) = list.iter().find(|candidate| candidate.exercise.id == wish.exercise).filter(|_| stands) else {
            continue;
        };
        let there =
            |id: &str| plan.sessions().any(|session| is_in(items(session), wish.exercise) && is_in(items(session), id));
        let fits = |new: &&Candidate| match wish.with {
            Some(id) => new.exercise.id == id,
            None => new.exercise.id != wish.exercise && !new.waits && !there(new.exercise.id),
        };
        let mut found: Vec<&Candidate> = list.iter().filter(fits).collect();
        found.sort_by_key(|new| (distance(old.exercise, new.exercise), std::cmp::Reverse(new.points), new.exercise.id));
        return found;
    }
    Vec::new()
}

fn distance(old: &Exercise, new: &Exercise) -> u8 {
    let muscle = old.muscles.primary.first().is_some_and(|muscle| new.muscles.primary.contains(muscle));
    match (old.pattern == new.pattern, muscle) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}

fn replaced(plan: &Plan, wish: Wish<'_>, candidate: &Candidate, context: &Context<'_>) -> Swapped {
    let (mut plan, mut times) = (plan.clone(), 0);
    for session in plan.weeks.iter_mut().flat_map(|week| &mut week.sessions) {
        if wish.session.is_some_and(|id| session.id != id) {
            continue;
        }
        let Session { warm_up, strengthening, stretching, .. } = &mut *session;
        for item in
            warm_up.iter_mut().chain(strengthening).chain(stretching).filter(|item| item.exercise == wish.exercise)
        {
            let why = format!("in place of {}", item.name);
            let reason = Reason { rule: "best-week".into(), why: why.into() };
            times += 1;
            *item = assemble::item_in_place(context, candidate, item, &reason);
        }
        assemble::tidy_work(context, &mut session.strengthening);
        assemble::set_minutes(session);
    }
    for week in &mut plan.weeks {
        assemble::set_volume(week, context);
    }
    plan.moves =
        plan.moves.is_some().then(|| assemble::move_texts(context.catalog, plan.sessions().flat_map(Session::items)));
    Swapped { plan, came: candidate.exercise.id, times }
}
