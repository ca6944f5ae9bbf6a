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

/// The plan as a whole, where it lacks a word that it `should` have.
fn silent(should: bool, is_said: bool, text: &str) -> Vec<Violation> {
    (should && !is_said).then(|| Violation::new("plan", text)).into_iter().collect()
}

fn stop_signs(view: &PlanView<'_>) -> Vec<Violation> {
    let mut notices = view.plan.notices.iter();
    let is_said = notices.any(|notice| notice.severity == Severity::Stop && notice.rule == "stop-signs");
    silent(true, is_said, "the plan does not say when to stop")
}

fn ask_first(view: &PlanView<'_>) -> Vec<Violation> {
    let mut notices = view.plan.notices.iter();
    let is_said = notices.any(|notice| notice.severity == Severity::Ask && notice.rule == "ask-first");
    let has_condition = !view.plan.profile.conditions.is_empty();
    silent(has_condition, is_said, "a condition, and no word of asking a professional first")
}

fn conditions_differ(view: &PlanView<'_>) -> Vec<Violation> {
    let is_said = view.plan.notices.iter().any(|notice| notice.rule == "conditions-differ");
    let differ = !view.scope.conflicts().is_empty();
    silent(differ, is_said, "conditions that pull opposite ways, and no word of it")
}

fn symptom_withholds(view: &PlanView<'_>) -> Vec<Violation> {
    let symptoms = view.plan.profile.symptoms.iter();
    symptoms.map(|symptom| Violation::new("plan", format!("a plan in spite of {symptom}"))).collect()
}

fn names_of_catalog(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_all_moves(|item| {
        let (id, is, name) = (item.exercise.id, &item.item.name, item.exercise.name);
        (is != name).then(|| format!("{id} is called {is:?}; its name is {name}"))
    })
}
