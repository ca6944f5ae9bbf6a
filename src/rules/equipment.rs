//! What is at hand, and what can be done with it.

use super::{Broken, Case, Checks};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[("equipment", equipment)];

fn equipment(case: &Case<'_>) -> Vec<Broken> {
    case.moves()
        .filter_map(|(session, item)| {
            let exclusion = case.scope.excludes(item.exercise).filter(|exclusion| exclusion.rule() == "equipment")?;
            Some(session.broken_at(item, format!("{}: {}", item.item.exercise, exclusion)))
        })
        .collect()
}
