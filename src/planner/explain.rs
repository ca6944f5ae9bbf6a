//! Why each exercise of the catalog is in a plan, or not, and what stands in for it.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Exercise, Role};
use crate::condition::Stance;
use crate::explanation::{Explanation, Outcome};
use crate::plan::{Item, Plan, Reason};
use crate::profile::Name;
use crate::programme::Programmes;
use crate::rules::{Exclusion, Scope, is_loaded};
use crate::suggest::listed;

/// At most so many moves are named as standing in for another.
const STAND_INS: usize = 3;

/// Explains `plan`, exercise by exercise of `catalog`, in the order of their ids.
pub fn explain(plan: &Plan, catalog: &Catalog, programmes: &'static Programmes) -> Vec<Explanation> {
    let scope = Scope::new(&plan.profile, programmes);
    let easy_only = scope.is_easy_only() || programmes.goal(plan.profile.goal).easy_only;
    let mut items: BTreeMap<&str, &Item> = BTreeMap::new();
    for item in plan.items() {
        items.entry(&item.exercise).or_insert(item);
    }
    let chosen: Vec<&'static Exercise> = items.keys().filter_map(|id| catalog.get(id)).collect();
    let explainer = Explainer { scope: &scope, catalog, easy_only, chosen: &chosen };
    let one = |exercise: &&'static Exercise| explainer.explain(exercise, items.get(exercise.id).copied());
    catalog.exercises().iter().map(one).collect()
}

/// What explains each exercise alike.
struct Explainer<'a> {
    scope: &'a Scope,
    catalog: &'a Catalog,
    easy_only: bool,
    chosen: &'a [&'static Exercise],
}

impl Explainer<'_> {
    fn explain(&self, exercise: &'static Exercise, item: Option<&Item>) -> Explanation {
        let (verdict, because) = match item {
            Some(item) => {
                (Outcome::Chosen, [&item.because[..], &self.said(exercise, |stance| stance != Stance::Favour)].concat())
            }
            None => match self.out(exercise) {
                Some(because) => (Outcome::Excluded, because),
                None => (Outcome::Eligible, self.why_not(exercise)),
            },
        };
        let instead = if item.is_some() { Vec::new() } else { stand_ins(exercise, self.chosen) };
        Explanation { exercise: exercise.id, verdict, because, instead }
    }

    /// Why a move is out, where it is; what its conditions say besides, where they are not the reason.
    fn out(&self, exercise: &'static Exercise) -> Option<Vec<Reason>> {
        let exclusion = self.scope.excludes(exercise);
        if let Some(exclusion @ (Exclusion::Condition(..) | Exclusion::Opposed(..))) = exclusion {
            return Some(vec![reason(exclusion.rule(), exclusion.to_string())]);
        }
        let first = match (exclusion, self.scope.left_for(exercise, self.catalog)) {
            (Some(exclusion), _) => reason(exclusion.rule(), exclusion.to_string()),
            (None, Some((saying, easier))) => {
                reason(saying.condition.rule(), format!("{} takes its place, an easier form", easier.id))
            }
            (None, None) => return None,
        };
        Some(std::iter::once(first).chain(self.said(exercise, |_| true)).collect())
    }

    /// What the conditions say of a move.
    fn said(&self, exercise: &'static Exercise, wanted: fn(Stance) -> bool) -> Vec<Reason> {
        let sayings = self.scope.says(exercise).into_iter().filter(|saying| wanted(saying.stance));
        sayings.map(|saying| reason(saying.condition.rule(), saying.to_string())).collect()
    }

    /// Why a move that could be in is not; the last choices and the graded returns have a reason of their own.
    fn why_not(&self, exercise: &'static Exercise) -> Vec<Reason> {
        let said = self.said(exercise, |_| true);
        let is_free = self.scope.says(exercise).iter().all(|saying| saying.stance == Stance::Favour);
        let first = if let Some(graded) = self.scope.waits(exercise) {
            let why = format!("it waits until week {} is over, and comes back by steps", graded.after_weeks);
            reason("graded-return", why)
        } else if self.scope.needs_first(exercise) {
            reason("needs-first", format!("{} comes first; then it can come in", listed(exercise.needs, "or")))
        } else if self.easy_only && is_loaded(exercise) {
            reason("easy-only", "every session is easy, and it is loaded work")
        } else if self.scope.is_last(exercise) {
            let why = "a last choice: it comes in only where nothing better is left, or where you ask for it";
            reason("last-choices", why)
        } else if is_free {
            reason("best-week", "nothing speaks against it; other moves made the better week")
        } else {
            reason("best-week", "other moves, which need less care, made the better week")
        };
        std::iter::once(first).chain(said).collect()
    }
}

fn reason(rule: impl Into<Name>, why: impl Into<Name>) -> Reason {
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
    crate::order::by(&mut near, Ord::cmp);
    near.into_iter().take(STAND_INS).map(|(_, id)| id.into()).collect()
}
