//! Whether a plan keeps what the conditions say.

use crate::catalog::Exercise;
use crate::condition::{Condition, Stance};
use crate::plan::Severity;

use super::{PlanView, Violation};

/// Barred moves, and moves that have lost the caution that the condition gives them.
pub fn check(view: &PlanView<'_>, condition: &Condition) -> Vec<Violation> {
    [barred_moves(view, condition), lost_cautions(view, condition.id)].concat()
}

/// A barred move stands in a plan only where it was asked for, and then the plan says so.
fn barred_moves(view: &PlanView<'_>, condition: &Condition) -> Vec<Violation> {
    let (name, rule) = (condition.id, condition.rule());
    let told = |id: &str| {
        let mut notices = view.plan.notices.iter().filter(|notice| notice.rule == rule);
        notices.any(|notice| notice.severity == Severity::Caution && notice.exercise.as_deref() == Some(id))
    };
    let out = |exercise: &'static Exercise| {
        let mut verdicts = view.scope.verdicts(exercise);
        let bar = verdicts.find(|(condition, verdict)| condition.id == name && verdict.stance == Stance::Bar);
        let opposed = || view.scope.opposed(exercise).filter(|conflict| conflict.asking.id == name);
        bar.map(|(_, verdict)| format!("is barred: {}", verdict.why))
            .or_else(|| Some(format!("is out: {}", opposed()?)))
    };
    let mut broken = view.in_moves(|_, item| {
        let why = out(item.exercise)?;
        let allowed = view.scope.includes(item.exercise) && told(item.exercise.id);
        (!allowed).then(|| format!("{} {why}", item.item.exercise))
    });
    // What stands beside the sessions was never asked for.
    let beside = view.beside().into_iter();
    broken
        .extend(beside.filter_map(|(place, exercise)| {
            Some(Violation::new(place, format!("{} {}", exercise.id, out(exercise)?)))
        }));
    broken
}

/// The moves whose caution is not what the conditions say, reported by the first condition that cautions it.
fn lost_cautions(view: &PlanView<'_>, name: &str) -> Vec<Violation> {
    view.in_moves(|_, item| {
        let mut minded = view.scope.says(item.exercise).into_iter().filter(|saying| saying.stance != Stance::Favour);
        minded.next().filter(|saying| saying.condition.id == name)?;
        let caution = view.scope.caution(item.exercise);
        let lost = if item.item.caution.is_some() { "another caution than" } else { "no caution, where it has" };
        let wanted = caution.as_deref().unwrap_or_default();
        (item.item.caution != caution).then(|| format!("{} carries {lost}: {wanted}", item.item.exercise))
    })
}
