//! Plans around exercises of somebody's own catalog with which no plan keeps every must.
//!
//! Each entry of a catalog is checked by itself when it is read; what comes of all of them together only a plan shows.

use std::collections::BTreeSet;

use crate::builtin;
use crate::catalog::{Catalog, Exercise};
use crate::plan::{Notice, Plan, Severity};
use crate::profile::Name;
use crate::rules::Finding;

use super::notices::Memory;
use super::refusal::Refusal;

/// A finished plan, and the musts that it breaks.
pub(super) struct Attempt {
    pub plan: Plan,
    pub broken: Vec<Finding>,
}

/// So often exercises are left out before there is no plan.
const ROUNDS: usize = 4;

/// The plan that `planned` makes of a catalog: of all of it, or else without the exercises that kept it from being sound, which
/// a notice names each.
///
/// # Errors
/// Those of `planned`; that there is no plan from these exercises; of the built-in ones alone, the planner's own mistake.
pub(super) fn around(
    catalog: &Catalog,
    include: &[Name],
    memory: &Memory,
    planned: impl Fn(&Catalog, &Memory) -> Result<Attempt, Refusal>,
) -> Result<Plan, Refusal> {
    let first = planned(catalog, memory)?;
    if first.broken.is_empty() {
        return Ok(first.plan);
    }
    // What is remembered is of the whole catalog.
    let planned = |catalog: &Catalog| planned(catalog, &Memory::default());
    let (mut attempt, mut left, mut notices) = (first, catalog.clone(), Vec::new());
    for _ in 0..ROUNDS {
        let own = own_in(&attempt.plan, &left);
        let may_go = own.iter().copied().filter(|exercise| !include.iter().any(|id| id == exercise.id));
        let may_go: Vec<&'static Exercise> = may_go.collect();
        if may_go.is_empty() {
            break;
        }
        let gone = least_to_leave_out(may_go, &left, &planned);
        notices.extend(gone.iter().filter_map(|exercise| told(exercise, &attempt.broken)));
        left = without(&left, &gone);
        attempt = planned(&left)?;
        if attempt.broken.is_empty() {
            attempt.plan.notices.extend(notices);
            return Ok(attempt.plan);
        }
    }
    let own = own_in(&attempt.plan, &left);
    Err(hopeless(attempt, &own))
}

/// One of the exercises, where it is enough to leave that one out; or all of them.
fn least_to_leave_out(
    all: Vec<&'static Exercise>,
    catalog: &Catalog,
    planned: &impl Fn(&Catalog) -> Result<Attempt, Refusal>,
) -> Vec<&'static Exercise> {
    let is_enough = |exercise: &&&'static Exercise| {
        planned(&without(catalog, &[exercise])).is_ok_and(|attempt| attempt.broken.is_empty())
    };
    match all.iter().find(is_enough) {
        Some(one) => vec![one],
        None => all,
    }
}

fn without(catalog: &Catalog, exercises: &[&'static Exercise]) -> Catalog {
    catalog.without(&exercises.iter().map(|exercise| exercise.id).collect::<Vec<_>>())
}

/// The exercises of a plan that are not built in, or not as they are here, in the order of their ids.
fn own_in(plan: &Plan, catalog: &Catalog) -> Vec<&'static Exercise> {
    let ids: BTreeSet<&str> = plan.items().map(|item| item.exercise.as_ref()).collect();
    let built_in = builtin::catalog();
    let found = ids.into_iter().filter_map(|id| catalog.get(id));
    found.filter(|exercise| built_in.get(exercise.id) != Some(exercise)).collect()
}

/// That an exercise is left out, and for which rule.
fn told(exercise: &Exercise, broken: &[Finding]) -> Option<Notice> {
    let finding = broken.first()?;
    let text =
        format!("{} is left out; with it the plan would not keep this rule: {}.", exercise.name, finding.in_any_week);
    let (rule, exercise) = (finding.rule.into(), Some(exercise.id.into()));
    Some(Notice { severity: Severity::Info, rule, exercise, text: text.into() })
}

/// That there is no plan; only of built-in exercises alone it is a mistake of the planner.
fn hopeless(attempt: Attempt, own: &[&'static Exercise]) -> Refusal {
    let Some(finding) = attempt.broken.first().filter(|_| !own.is_empty()) else {
        return Refusal::Bug(attempt.broken);
    };
    let ids: Vec<&str> = own.iter().map(|exercise| exercise.id).collect();
    Refusal::Withheld(format!(
        "no plan from this catalog keeps the rule {}: {}; exclude one of its exercises, or change its dose: {}",
        finding.rule,
        finding.text,
        ids.join(", ")
    ))
}
