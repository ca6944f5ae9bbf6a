//! Conditions that pull opposite ways, and moves that are in although a condition is against them.

use crate::catalog::{Exercise, Word};
use crate::condition::{Condition, Stance};
use crate::plan::{Notice, Severity};
use crate::rules::{Conflict, Scope, Told};
use crate::suggest::listed;

use super::{notice, ruled_of};

/// That conditions pull opposite ways, in one line: what is asked for, by which, and which are against it.
pub fn told(scope: &Scope) -> Option<Notice> {
    let mut told: Vec<(Conflict, Vec<String>)> = Vec::new();
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for conflict in scope.conflicts() {
        let Conflict { asking, way, against } = conflict;
        // One direction is enough; the other says the same.
        if pairs.contains(&(against.id, asking.id)) {
            continue;
        }
        pairs.push((asking.id, against.id));
        match told.iter_mut().find(|(other, _)| other.way == way && other.asking.id == asking.id) {
            Some((_, others)) => others.push(spoken(against)),
            None => told.push((conflict, vec![spoken(against)])),
        }
    }
    let said = |(conflict, others): &(Conflict, Vec<String>)| {
        let (asking, others) = (spoken(conflict.asking), listed(others, "and"));
        format!("for {asking} {}, for {others} the opposite", conflict.way.about())
    };
    let said: Vec<String> = told.iter().map(said).collect();
    (!told.is_empty()).then(|| ruled_of(Severity::Caution, Told::ConditionsDiffer, &said.join("; ")))
}

/// That `exercise` is in because it was asked for, although a condition bars it or two contradict each other in it.
pub fn although(scope: &Scope, exercise: &'static Exercise) -> Vec<Notice> {
    let about = |condition: &Condition, why: String| Notice {
        exercise: Some(exercise.id.into()),
        ..notice(
            Severity::Caution,
            condition.rule(),
            format!("{} is in because you asked for it, although {why}", exercise.name),
        )
    };
    let barred = scope.verdicts(exercise).filter(|(_, verdict)| verdict.stance == Stance::Bar);
    let mut notices: Vec<Notice> = barred
        // Why it does stands beside the move.
        .map(|(condition, _)| about(condition, format!("{} speaks against it.", spoken(condition))))
        .collect();
    let opposed = scope.opposed(exercise);
    notices.extend(opposed.map(|conflict| about(conflict.asking, format!("{conflict}."))));
    notices
}

/// A condition as it is spoken of.
pub fn spoken(condition: &Condition) -> String {
    condition.id.replace('-', " ")
}
