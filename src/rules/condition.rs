//! Whether a plan keeps what the conditions say.

use crate::catalog::Exercise;
use crate::condition::{Condition, Stance};
use crate::plan::Severity;

use super::{Broken, Case};

/// Barred moves, and moves that have lost the caution that the condition gives them.
pub fn check(case: &Case<'_>, condition: &Condition) -> Vec<Broken> {
    [barred_moves(case, condition), lost_cautions(case, condition.id)].concat()
}

/// A barred move stands in a plan only where it was asked for, and then the plan says so.
fn barred_moves(case: &Case<'_>, condition: &Condition) -> Vec<Broken> {
    let (name, rule) = (condition.id, condition.rule());
    let told = |id: &str| {
        let mut notices = case.plan.notices.iter().filter(|notice| notice.rule == rule);
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
