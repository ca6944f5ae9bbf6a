//! What is at hand, and what can be done with it.

use super::{Checks, PlanView, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[("equipment", equipment)];

fn equipment(view: &PlanView<'_>) -> Vec<Violation> {
    view.moves()
        .filter_map(|(session, item)| {
            let exclusion = view.scope.excludes(item.exercise).filter(|exclusion| exclusion.rule() == "equipment")?;
            Some(session.broken_at(item, format!("{}: {}", item.item.exercise, exclusion)))
        })
        .collect()
}
