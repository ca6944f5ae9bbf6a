//! Why each exercise of the catalog is in a plan, or not, and what stands in for it.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Exercise, Role};
use crate::explanation::{Explanation, Fate};
use crate::plan::{Item, Plan, Reason, Session};
use crate::profile::Name;
use crate::programme::Programmes;
use crate::rules::{Scope, is_loaded};
use crate::suggest::listed;

/// At most so many moves are named as standing in for another.
const STAND_INS: usize = 3;

/// Explains `plan`, exercise by exercise of `catalog`, in the order of their ids.
#[must_use]
pub fn explain(plan: &Plan, catalog: &Catalog, programmes: &'static Programmes) -> Vec<Explanation> {
    let scope = Scope::new(&plan.profile, programmes);
    let easy_only = scope.is_easy_only() || programmes.goal(plan.profile.goal).easy_only;
    let mut items: BTreeMap<&str, &Item> = BTreeMap::new();
    for item in plan.sessions().flat_map(Session::items) {
        items.entry(&item.exercise).or_insert(item);
    }
    let chosen: Vec<&'static Exercise> = items.keys().filter_map(|id| catalog.get(id)).collect();
    let one = |exercise: &&'static Exercise| {
        explain_one(exercise, items.get(exercise.id).copied(), &scope, easy_only, &chosen)
    };
    catalog.exercises().iter().map(one).collect()
}

fn explain_one(
    exercise: &'static Exercise,
    item: Option<&Item>,
    scope: &Scope,
    easy_only: bool,
    chosen: &[&'static Exercise],
) -> Explanation {
    let (verdict, because) = match (item, scope.excludes(exercise)) {
        (Some(item), _) => (Fate::Chosen, item.because.clone()),
        (None, Some(exclusion)) => {
            (Fate::Excluded, vec![Reason { rule: exclusion.rule(), why: exclusion.to_string().into() }])
        }
        (None, None) => (Fate::Eligible, vec![why_not(exercise, scope, easy_only)]),
    };
    let instead = if item.is_some() { Vec::new() } else { stand_ins(exercise, chosen) };
    Explanation { exercise: exercise.id, verdict, because, instead }
}

fn why_not(exercise: &'static Exercise, scope: &Scope, easy_only: bool) -> Reason {
    let (rule, why) = if let Some(graded) = scope.waits(exercise) {
        ("graded-return", format!("it waits until week {} is over, and comes back by steps", graded.after_weeks))
    } else if scope.needs_first(exercise) {
        ("needs-first", format!("{} comes first; then it can come in", listed(exercise.needs, "or")))
    } else if easy_only && is_loaded(exercise) {
        ("easy-only", "every session is easy, and it is loaded work".to_owned())
    } else if scope.is_last(exercise) {
        (
            "last-choices",
            "a last choice: it comes in only where nothing better is left, or where you ask for it".to_owned(),
        )
    } else {
        ("best-week", "nothing speaks against it; other moves made the better week".to_owned())
    };
    Reason { rule: rule.into(), why: why.into() }
}

/// The chosen moves that serve the purpose of one that is not: those of its pattern first, then those that train the
/// same muscle in the same role.
fn stand_ins(exercise: &Exercise, chosen: &[&'static Exercise]) -> Vec<Name> {
    let shares_role = |other: &Exercise| other.roles.iter().any(|role| exercise.serves(*role) && *role != Role::Desk);
    let first = exercise.muscles.primary.first();
    let nearness = |other: &&Exercise| {
        let muscle = first.is_some_and(|muscle| other.muscles.primary.contains(muscle));
        let region = exercise.regions.iter().any(|region| other.regions.contains(region));
        match (other.pattern == exercise.pattern, muscle, region) {
            (true, true, _) => Some(0),
            (true, false, true) => Some(1),
            (false, true, _) => Some(2),
            _ => None,
        }
    };
    let mut near: Vec<(u8, &str)> = chosen
        .iter()
        .filter(|other| shares_role(other))
        .filter_map(|other| Some((nearness(other)?, other.id)))
        .collect();
    near.sort_unstable();
    near.into_iter().take(STAND_INS).map(|(_, id)| id.into()).collect()
}
