//! What is at hand, and what can be done with it.

use super::{Checks, PlanView, Violation};

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
    view.in_moves(|_, item| {
        let exclusion = view.scope.excludes(item.exercise).filter(|exclusion| exclusion.rule() == rule)?;
        Some(format!("{}: {exclusion}", item.item.exercise))
    })
}
