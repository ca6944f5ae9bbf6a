//! One move of a saved plan replaced by the next best, the rules kept.

use crate::catalog::{Catalog, Exercise};
use crate::plan::{Item, Plan, Reason, Session, Severity};
use crate::programme::Programmes;
use crate::rules::{self, Finding, Kind};

use super::candidates::{Candidate, Candidates};
use super::context::Context;
use super::doubt::{Doubt, is_of_kind};
use super::refusal::Refusal;
use super::time::Cuts;
use super::{assemble, notices, texts, withhold};

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
    /// What the plan should keep and no longer does.
    pub lost: Vec<Finding>,
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
    let before = doubt.check(plan);
    let mut refused = None;
    for candidate in replacements(&candidates, plan, wish) {
        let next = replaced(plan, wish, candidate, &context);
        let mut lost = doubt.check(&next.plan);
        lost.retain(|finding| !before.contains(finding));
        match lost.iter().find(|finding| finding.severity == Kind::Must) {
            None => return Ok(Swapped { lost, ..next }),
            Some(finding) => refused = Some(finding.clone()),
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
        crate::order::by_key(&mut found, |new| {
            (distance(old.exercise, new.exercise), std::cmp::Reverse(new.points), new.exercise.id)
        });
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

fn replaced(old: &Plan, wish: Wish<'_>, candidate: &Candidate, context: &Context<'_>) -> Swapped {
    let (mut plan, mut times) = (old.clone(), 0);
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
    tell_anew(&mut plan, old, context);
    plan.moves = plan.moves.is_some().then(|| texts::move_texts(context.catalog, plan.items()));
    Swapped { plan, came: candidate.exercise.id, times, lost: Vec::new() }
}

/// Renews the notices that follow from the moves. Those on cuts for the sake of time stay, and so do gaps that are still there.
fn tell_anew(plan: &mut Plan, old: &Plan, context: &Context<'_>) {
    let told = |plan: &Plan| notices::always(context, plan, &Cuts::default());
    let before = told(old);
    let findings = rules::check(plan, context.catalog, context.programmes);
    let mut kept = std::mem::take(&mut plan.notices);
    kept.retain(|notice| match notice.severity {
        Severity::Gap => findings.iter().any(|finding| finding.rule == notice.rule),
        _ => !before.iter().any(|other| is_of_kind(other, notice)),
    });
    plan.notices = told(plan);
    plan.notices.extend(kept);
    crate::order::by_key(&mut plan.notices, |notice| notice.severity);
}
