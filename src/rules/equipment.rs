//! What is at hand, and what can be done with it.

use super::{Checks, Exclusion, PlanView, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[("equipment", equipment), ("exclude", exclude)];

fn equipment(view: &PlanView<'_>) -> Vec<Violation> {
    excluded_by(view, "equipment")
}

fn exclude(view: &PlanView<'_>) -> Vec<Violation> {
    excluded_by(view, "exclude")
}

/// The moves that are out by the rule of this id.
fn excluded_by(view: &PlanView<'_>, rule: &str) -> Vec<Violation> {
    let excluded = |exercise| view.scope.excludes(exercise).filter(|exclusion| exclusion.rule() == rule);
    let mut broken = view.in_moves(|_, item| Some(format!("{}: {}", item.item.exercise, excluded(item.exercise)?)));
    broken.extend(view.beside().into_iter().filter_map(|(place, exercise)| {
        let exclusion = excluded(exercise)?;
        // One walks and measures wherever one likes.
        let is_anywhere = matches!(exclusion, Exclusion::Place) && !place.contains('/');
        (!is_anywhere).then(|| Violation::new(place, format!("{}: {exclusion}", exercise.id)))
    }));
    broken
}
