//! The notices that hold for any plan, each short enough for all of them to stand together in six lines of a print-out.

use std::collections::BTreeSet;

use crate::catalog::{Goal, Level};
use crate::ladder::StepKind;
use crate::plan::{Effort, Item, Notice, Plan, Session, Severity};
use crate::rules::{self, Told};

use super::super::context::Context;
use super::{notice, ruled, ruled_of};

/// How much pain is no reason to stop: against the usual pain where there is one, and in the words of a condition where it
/// has its own.
pub fn pain_scale(context: &Context<'_>) -> Notice {
    let conditions = context.scope.conditions();
    let own: BTreeSet<&str> = conditions.iter().filter_map(|condition| condition.pain).collect();
    if !own.is_empty() {
        let (rule, before) = rules::told(Told::PainFirst);
        let texts: Vec<&str> = std::iter::once(before).chain(own).collect();
        return notice(Severity::Caution, rule, texts.join(" "));
    }
    let hurts = context.profile.goal == Goal::PainRelief || conditions.iter().any(|condition| condition.hurts);
    ruled(Severity::Info, if hurts { Told::PainHurts } else { Told::PainUsual })
}

/// How a beginner begins, where a session holds more than that.
pub fn first_session(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    let most = plan.sessions().map(|session| session.strengthening.len()).max().unwrap_or_default();
    let is_long = context.profile.level == Level::Beginner && most > 2;
    is_long.then(|| ruled(Severity::Info, Told::FirstSession))
}

/// How heavy and how fast, where there is resistance.
pub fn reserve(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    // A band is resistance too, where it is too light to be called a load; and hard work may have one's own weight alone.
    let resists = |item: &Item| item.reserve.is_some() || item.equipment.iter().any(|piece| piece == "band");
    let is_hard = plan.sessions().any(|session| session.effort == Effort::Hard);
    let grows = |item: &Item| item.step.as_ref().is_some_and(|step| step.kind == StepKind::Load);
    let reserve = context.level.reserve;
    // How those are lifted is said above.
    let mut work = plan.sessions().flat_map(|session| &session.strengthening);
    let has_lifts = work.any(|item| item.ramp_up_sets.is_some());
    let told = if has_lifts { Told::BesideHeavyLifts } else { Told::Reserve };
    let left = || format!("{}–{}", reserve.min, reserve.max);
    (is_hard || plan.sessions().flat_map(Session::items).any(|item| resists(item) || grows(item)))
        .then(|| ruled_of(Severity::Info, told, &left()))
}

/// How to go on after a single week.
pub fn going_on(context: &Context<'_>) -> Option<Notice> {
    (context.profile.weeks == 1).then(|| ruled(Severity::Info, Told::GoingOn))
}
