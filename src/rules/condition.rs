//! The rules of the conditions, one each, made from the data that the planner plans by.

use std::sync::LazyLock;

use crate::builtin::CONDITIONS;
use crate::catalog::Exercise;
use crate::condition::{Condition, Stance};
use crate::plan::Severity;

use super::{Broken, Case, Concern, Kind, Rule};

/// A rule for each condition, named `condition-<name>`.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| CONDITIONS.conditions.iter().map(rule).collect());

fn rule(condition: &'static Condition) -> Rule {
    Rule {
        // Made once; it lives as long as the data that it stands for.
        id: String::leak(condition.rule()),
        says: condition.says,
        sources: condition.sources,
        kind: Kind::Must,
        concern: Concern::Condition,
        applies_to: String::leak(format!("everybody with {}", condition.about)),
        may_gap: false,
        check: Some(broken),
    }
}

/// Barred moves, and moves that have lost the caution that the condition gives them.
fn broken(case: &Case<'_>, rule: &Rule) -> Vec<Broken> {
    let name = rule.id.strip_prefix("condition-").unwrap_or(rule.id);
    if !case.scope.conditions().iter().any(|condition| condition.id == name) {
        return Vec::new();
    }
    [barred_moves(case, rule, name), lost_cautions(case, name)].concat()
}

/// A barred move stands in a plan only where it was asked for, and then the plan says so.
fn barred_moves(case: &Case<'_>, rule: &Rule, name: &str) -> Vec<Broken> {
    let told = |id: &str| {
        let mut notices = case.plan.notices.iter().filter(|notice| notice.rule == rule.id);
        notices.any(|notice| notice.severity == Severity::Caution && notice.exercise.as_deref() == Some(id))
    };
    let out = |exercise: &'static Exercise| {
        let mut verdicts = case.scope.verdicts(exercise);
        let bar = verdicts.find(|(condition, verdict)| condition.id == name && verdict.stance == Stance::Bar);
        let opposed = || case.scope.opposed(exercise).filter(|conflict| conflict.asking.id == name);
        bar.map(|(_, verdict)| format!("is barred: {}", verdict.why))
            .or_else(|| Some(format!("is out: {}", opposed()?)))
    };
    case.moves()
        .filter_map(|(session, item)| {
            let why = out(item.exercise)?;
            let allowed = case.scope.includes(item.exercise) && told(item.exercise.id);
            (!allowed).then(|| session.broken_at(item, format!("{} {why}", item.item.exercise)))
        })
        .collect()
}

/// The moves whose caution is not what the conditions say, told by the first condition that has a say in it.
fn lost_cautions(case: &Case<'_>, name: &str) -> Vec<Broken> {
    let lost = case.moves().filter(|(_, item)| {
        let mut minded = case.scope.says(item.exercise).into_iter().filter(|saying| saying.stance != Stance::Favour);
        minded.next().is_some_and(|saying| saying.condition.id == name)
            && item.item.caution != case.scope.caution(item.exercise)
    });
    lost.map(|(session, item)| {
        let wanted = case.scope.caution(item.exercise).unwrap_or_default();
        let lost = if item.item.caution.is_some() { "another caution than" } else { "no caution, where it has" };
        session.broken_at(item, format!("{} carries {lost}: {wanted}", item.item.exercise))
    })
    .collect()
}
