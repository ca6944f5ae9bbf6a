//! The notices that hold for any plan, each short enough for all of them to stand together in six lines of a print-out.

use crate::catalog::Level;
use crate::plan::{Item, Notice, Plan, Session, Severity};

use super::super::brief::Brief;
use super::notice;

/// When to stop.
pub fn stop_signs() -> Notice {
    let text = "At sharp or worsening pain, or numbness or tingling that is new or grows, stop at once, and ask a doctor or \
                physiotherapist before you go on. Numbness between the legs, new trouble with bladder or bowels, a leg that \
                grows weak, or chest pain: call an ambulance now.";
    notice(Severity::Stop, "stop-signs", text)
}

/// How much pain is no reason to stop.
pub fn pain_scale() -> Notice {
    let text = "Pain, 0 to 10 (common practice): up to 3 go on, at 4 do less, at 5 or down a leg stop; it should settle in an hour \
                and be no worse next day.";
    notice(Severity::Info, "pain-scale", text)
}

/// What is no pain, and what to do about either.
pub fn soreness() -> Notice {
    let text = "Sore muscles for 1–3 days are usual at first. On bad days move gently; if 4 to 6 weeks bring nothing, get advice.";
    notice(Severity::Info, "soreness", text)
}

/// How a beginner begins, where a session holds more than that.
pub fn first_session(brief: &Brief<'_>, plan: &Plan) -> Option<Notice> {
    let most = plan.sessions().map(|session| session.strengthening.len()).max().unwrap_or_default();
    let text = "First time? Do one or two moves, then wait a day.";
    (brief.profile.level == Level::Beginner && most > 2).then(|| notice(Severity::Info, "first-session", text))
}

/// How heavy and how fast, where there is resistance.
pub fn reserve(brief: &Brief<'_>, plan: &Plan) -> Option<Notice> {
    // A band is resistance too, where it is too light to be called a load.
    let resists = |item: &Item| item.reserve.is_some() || item.equipment.iter().any(|piece| piece == "band");
    let reserve = brief.level.reserve;
    let text = format!(
        "Stop a set with {}–{} good repetitions left; 2 s up, 1 s pause, 2–3 s down; breathe out on the effort.",
        reserve.min, reserve.max
    );
    plan.sessions().flat_map(Session::items).any(resists).then(|| notice(Severity::Info, "reserve", text))
}

/// What no plan is. Whoever names a condition is told to ask first anyway.
pub fn not_a_diagnosis(brief: &Brief<'_>) -> Notice {
    let unnamed = if brief.scope.conditions().is_empty() { "with a condition or an injury" } else { "after an injury" };
    notice(Severity::Info, "not-a-diagnosis", format!("This is no diagnosis: {unnamed} ask a doctor first."))
}
