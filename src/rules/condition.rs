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
        check: Some(barred_moves),
    }
}

/// A barred move stands in a plan only where it was asked for, and then the plan says so.
fn barred_moves(case: &Case<'_>, rule: &Rule) -> Vec<Broken> {
    let name = rule.id.strip_prefix("condition-").unwrap_or(rule.id);
    if !case.scope.conditions().iter().any(|condition| condition.id == name) {
        return Vec::new();
    }
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
