//! What keeps people from harm, with a condition and without.

use crate::plan::Severity;

use super::{Broken, Case, Checks};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[
    ("stop-signs", stop_signs),
    ("symptom-withholds", symptom_withholds),
    ("names-of-catalog", names_of_catalog),
    ("ask-first", ask_first),
    ("conditions-differ", conditions_differ),
];

fn stop_signs(case: &Case<'_>) -> Vec<Broken> {
    let said = case.plan.notices.iter().any(|notice| notice.severity == Severity::Stop && notice.rule == "stop-signs");
    if said {
        return Vec::new();
    }
    vec![Broken::new("plan", "the plan does not say when to stop")]
}

fn ask_first(case: &Case<'_>) -> Vec<Broken> {
    let said = case.plan.notices.iter().any(|notice| notice.severity == Severity::Ask && notice.rule == "ask-first");
    if said || case.plan.profile.conditions.is_empty() {
        return Vec::new();
    }
    vec![Broken::new("plan", "a condition, and no word of asking a professional first")]
}

fn conditions_differ(case: &Case<'_>) -> Vec<Broken> {
    let said = case.plan.notices.iter().any(|notice| notice.rule == "conditions-differ");
    if said || case.scope.conflicts().is_empty() {
        return Vec::new();
    }
    vec![Broken::new("plan", "conditions that pull opposite ways, and no word of it")]
}

fn symptom_withholds(case: &Case<'_>) -> Vec<Broken> {
    let symptoms = case.plan.profile.symptoms.iter();
    symptoms.map(|symptom| Broken::new("plan", format!("a plan in spite of {symptom}"))).collect()
}

fn names_of_catalog(case: &Case<'_>) -> Vec<Broken> {
    let renamed = case.moves().filter(|(_, item)| item.item.name != item.exercise.name);
    renamed
        .map(|(session, item)| {
            let text =
                format!("{} is called {:?}; its name is {}", item.exercise.id, item.item.name, item.exercise.name);
            session.broken_at(item, text)
        })
        .collect()
}
