//! What keeps people from harm, with a condition and without.

use crate::plan::Severity;

use super::{Checks, PlanView, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[
    ("stop-signs", stop_signs),
    ("symptom-withholds", symptom_withholds),
    ("names-of-catalog", names_of_catalog),
    ("ask-first", ask_first),
    ("conditions-differ", conditions_differ),
];

fn stop_signs(view: &PlanView<'_>) -> Vec<Violation> {
    let said = view.plan.notices.iter().any(|notice| notice.severity == Severity::Stop && notice.rule == "stop-signs");
    if said {
        return Vec::new();
    }
    vec![Violation::new("plan", "the plan does not say when to stop")]
}

fn ask_first(view: &PlanView<'_>) -> Vec<Violation> {
    let said = view.plan.notices.iter().any(|notice| notice.severity == Severity::Ask && notice.rule == "ask-first");
    if said || view.plan.profile.conditions.is_empty() {
        return Vec::new();
    }
    vec![Violation::new("plan", "a condition, and no word of asking a professional first")]
}

fn conditions_differ(view: &PlanView<'_>) -> Vec<Violation> {
    let said = view.plan.notices.iter().any(|notice| notice.rule == "conditions-differ");
    if said || view.scope.conflicts().is_empty() {
        return Vec::new();
    }
    vec![Violation::new("plan", "conditions that pull opposite ways, and no word of it")]
}

fn symptom_withholds(view: &PlanView<'_>) -> Vec<Violation> {
    let symptoms = view.plan.profile.symptoms.iter();
    symptoms.map(|symptom| Violation::new("plan", format!("a plan in spite of {symptom}"))).collect()
}

fn names_of_catalog(view: &PlanView<'_>) -> Vec<Violation> {
    let renamed = view.moves().filter(|(_, item)| item.item.name != item.exercise.name);
    renamed
        .map(|(session, item)| {
            let text =
                format!("{} is called {:?}; its name is {}", item.exercise.id, item.item.name, item.exercise.name);
            session.broken_at(item, text)
        })
        .chain(view.bad_day.iter().filter(|item| item.item.name != item.exercise.name).map(|item| {
            let text =
                format!("{} is called {:?}; its name is {}", item.exercise.id, item.item.name, item.exercise.name);
            Violation::new(item.place(), text)
        }))
        .collect()
}
