//! What somebody with nobody beside them should know of the heavy lifts in a plan.

use std::collections::BTreeSet;

use crate::catalog::{Demand, Exercise, Load, Pattern};
use crate::plan::{Item, Notice, Plan, Session, Severity};
use crate::rules::{self, Told, wants_ramp_up};
use crate::suggest::listed;

use super::super::context::Context;
use super::notice;

/// Who may do the lifts that need teaching, and what their lighter sets are; and what stands in for hanging pulls.
pub fn told(context: &Context<'_>, plan: &Plan) -> Vec<Notice> {
    let exercise = |item: &Item| context.catalog.get(&item.exercise);
    let work = || plan.sessions().flat_map(|session: &Session| &session.strengthening);
    // By the catalog, for a saved plan may have lost its lighter sets.
    let ramped = || plan.sessions().filter_map(|session| first_lift(context, session));
    let taught: BTreeSet<&str> = ramped().map(|item| &*item.name).collect();
    let fewest = ramped().filter_map(|item| item.ramp_up_sets).min().unwrap_or_default();
    let hanging: BTreeSet<&'static str> =
        work().filter_map(exercise).filter(|exercise| hangs(exercise)).map(|exercise| exercise.id).collect();
    let mut notices: Vec<Notice> = Vec::new();
    if !taught.is_empty() {
        let is_of = |pattern: Pattern| ramped().filter_map(exercise).any(|exercise| exercise.pattern == pattern);
        let hinge = is_of(Pattern::Hinge).then_some("3 × 10 of the hip hinge with a dumbbell for the lift");
        let row = is_of(Pattern::Row).then_some("a one-arm dumbbell row for the row");
        let instead: Vec<&str> = hinge.into_iter().chain(row).collect();
        let text = format!(
            "{}: only where somebody has taught you and you have lifted of late; if not, {}. {} Breathe in and brace before \
             each repetition, lift as briskly as stays clean, and breathe out past the hardest point.",
            listed(&taught.into_iter().collect::<Vec<_>>(), "and"),
            listed(&instead, "and"),
            rules::told(lighter_sets(fewest)).1
        );
        notices.push(notice(Severity::Caution, "learn-heavy-lifts", text));
    }
    let hanging: Vec<&'static Exercise> = hanging.into_iter().filter_map(|id| context.catalog.get(id)).collect();
    let instead = easier(context, &hanging);
    if !instead.is_empty() {
        let names: Vec<&str> = hanging.iter().map(|exercise| exercise.name).collect();
        let text = format!(
            "Where you can't do the fewest repetitions of week 1 of {}, take {} for them at first.",
            listed(&names, "or"),
            listed(&instead, "or")
        );
        notices.push(notice(Severity::Caution, "pull-up-path", text));
    }
    notices
}

/// The first heavy lift of a session, which lighter sets come before.
fn first_lift<'p>(context: &Context<'_>, session: &'p Session) -> Option<&'p Item> {
    session.strengthening.iter().find(|item| context.catalog.get(&item.exercise).is_some_and(wants_ramp_up))
}

/// How heavy so many lighter sets are (common practice).
fn lighter_sets(count: u32) -> Told {
    match count {
        0 | 1 => Told::OneLighterSet,
        2 => Told::TwoLighterSets,
        _ => Told::ThreeLighterSets,
    }
}

/// Whether the whole body hangs from the arms.
fn hangs(exercise: &Exercise) -> bool {
    exercise.load == Load::Heavy && exercise.demands.contains(&Demand::Hanging)
}

/// The names of the easier pulls that may be done, of the same pattern and the next two rungs down.
fn easier(context: &Context<'_>, from: &[&'static Exercise]) -> Vec<&'static str> {
    let next = |exercise: &&'static Exercise| exercise.easier.iter().filter_map(|id| context.catalog.get(id));
    let one: Vec<&'static Exercise> = from.iter().flat_map(next).collect();
    let two: Vec<&'static Exercise> = one.iter().flat_map(next).collect();
    let fits = |other: &&'static Exercise| {
        !hangs(other)
            && from.iter().any(|exercise| exercise.pattern == other.pattern)
            && context.scope.excludes(other).is_none()
    };
    let names: BTreeSet<&'static str> = one.into_iter().chain(two).filter(fits).map(|exercise| exercise.name).collect();
    names.into_iter().collect()
}
