//! The notices that hold for any plan, each short enough for all of them to stand together in six lines of a print-out.

use std::collections::BTreeSet;

use crate::catalog::{Goal, Level};
use crate::plan::{Effort, Item, Notice, Plan, Session, Severity};

use super::super::context::Context;
use super::notice;

/// When to stop.
pub fn stop_signs() -> Notice {
    let text = "At sharp pain, pain that keeps getting worse, or numbness or tingling that is new or grows, stop at once, and ask a doctor or \
                physiotherapist before you go on. Numbness between the legs, new trouble with bladder or bowels, a leg that \
                grows weak, or chest pain: call an ambulance now.";
    notice(Severity::Stop, "stop-signs", text)
}

/// What must be looked at before anybody begins.
pub fn before_you_begin() -> Notice {
    let text = "See a doctor before you begin if the pain came with a fall, fever or loss of weight, if it wakes you every night, \
                or if you have had cancer; and with a heart condition, high blood pressure, thin bones, years of cortisone, dizziness, pregnancy or a recent operation.";
    notice(Severity::Ask, "before-you-begin", text)
}

/// How much pain is no reason to stop: against the usual pain where there is one, and in the words of a condition where it
/// has its own.
pub fn pain_scale(context: &Context<'_>) -> Notice {
    let conditions = context.scope.conditions();
    let own: BTreeSet<&str> = conditions.iter().filter_map(|condition| condition.pain).collect();
    if !own.is_empty() {
        let before = "Pain, 0 to 10: note it before you begin; above 5, do only what eases it.";
        let texts: Vec<&str> = std::iter::once(before).chain(own).collect();
        return notice(Severity::Caution, "pain-scale", texts.join(" "));
    }
    let text = if context.profile.goal == Goal::PainRelief || conditions.iter().any(|condition| condition.hurts) {
        "Pain, 0 to 10 (common practice): note it first; above 5, only what eases it. Up to 2 above that, at most 5, \
         is fine if down again next morning; more, do less; down a leg or arm, stop."
    } else {
        "Pain, 0 to 10 (common practice): up to 3 go on, at 4 do less, at 5, or down a leg or arm, stop; settled in an hour, no worse next day."
    };
    notice(Severity::Info, "pain-scale", text)
}

/// What is no pain, and what to do about either.
pub fn soreness() -> Notice {
    let text = "Sore muscles for 1–3 days are usual. If 4 to 6 weeks bring nothing, get advice.";
    notice(Severity::Info, "soreness", text)
}

/// How a beginner begins, where a session holds more than that.
pub fn first_session(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    let most = plan.sessions().map(|session| session.strengthening.len()).max().unwrap_or_default();
    let text = "First time? Two moves, then see the next day.";
    (context.profile.level == Level::Beginner && most > 2).then(|| notice(Severity::Info, "first-session", text))
}

/// How heavy and how fast, where there is resistance.
pub fn reserve(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    // A band is resistance too, where it is too light to be called a load; and hard work may have one's own weight alone.
    let resists = |item: &Item| item.reserve.is_some() || item.equipment.iter().any(|piece| piece == "band");
    let is_hard = plan.sessions().any(|session| session.effort == Effort::Hard);
    let reserve = context.level.reserve;
    let text = format!(
        "Stop a set with {}–{} good repetitions left; 2 s up, 1 s pause, 2–3 s down; breathe out on the effort.",
        reserve.min, reserve.max
    );
    (is_hard || plan.sessions().flat_map(Session::items).any(resists)).then(|| notice(Severity::Info, "reserve", text))
}

/// How to go on after a single week.
pub fn going_on(context: &Context<'_>) -> Option<Notice> {
    let text = "Top of a range, or a steady hold, twice: a little more.";
    (context.profile.weeks == 1).then(|| notice(Severity::Info, "one-step-at-a-time", text))
}

/// What no plan is.
pub fn not_a_diagnosis() -> Notice {
    notice(Severity::Info, "not-a-diagnosis", "This is no diagnosis.")
}
