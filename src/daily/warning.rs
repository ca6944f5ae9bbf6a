//! What the journal has to say before a session: why it waits, or on what it depends.

use super::diary::Diary;
use super::learn::{Course, Farther, Limits, Look, Pain};
use crate::builtin::LADDERS;
use crate::plan::Plan;

/// A word before the next session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Whether the session waits until somebody has looked at what hurts.
    pub waits: bool,
    /// The word.
    pub text: String,
}

/// What the pain of the last sessions asks of the next; nothing where there was little.
pub fn warning(plan: &Plan, diary: &Diary) -> Option<Warning> {
    let (figures, limits, course) = (LADDERS.lived, Limits::of(&plan.profile, diary.usual_pain), Course::of(diary));
    let look = Look { plan, diary, course: &course, limits };
    let farther = diary.farther().map(Farther::said);
    if let Some(reason) = farther.or_else(|| look.reason(course.last().unwrap_or_default())) {
        let text = format!(
            "Not yet: {reason}. Have it looked at before you train on; until then keep to walks and the moves of a bad day: backplan \
             today --bad-day"
        );
        return Some(Warning { waits: true, text });
    }
    let last = diary.latest()?;
    if last.bad_day {
        let text = "Last time was a bad day: do half of each dose today, and of any weight; once a morning is as usual, all of it.";
        return Some(Warning { waits: false, text: text.to_owned() });
    }
    let now = Pain::of(last).filter(|pain| pain.of_ten > limits.goes_on_to)?;
    let look = if now.of_ten >= figures.severe_from { " Have it looked at soon." } else { "" };
    let text = format!(
        "Last time {}.{look} Train only if pain beforehand is {} or less; else: backplan today --bad-day",
        now.said(),
        limits.goes_on_to
    );
    Some(Warning { waits: false, text })
}
