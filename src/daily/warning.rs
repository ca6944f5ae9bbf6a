//! What the journal has to say before a session: why it waits, or on what it depends.

use super::diary::Diary;
use super::learn::{Course, Limits, Pain};
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
    let last = course.last()?;
    let worst = course.worst(last).filter(|pain| pain.of_ten > limits.goes_on_to)?;
    let some = course.run(last, limits.goes_on_to + 1) > figures.some_weeks as usize;
    let much = course.run(last, limits.back_from) > 1;
    if some || much {
        let text = format!(
            "Not yet: {}, for some weeks now. Have it looked at before you train on; until then keep to walks and the moves of a \
             bad day: backplan today --bad-day",
            worst.said()
        );
        return Some(Warning { waits: true, text });
    }
    let now = diary.latest().and_then(Pain::of).filter(|pain| pain.of_ten >= limits.back_from)?;
    let look = if now.of_ten >= figures.severe_from { " Have it looked at soon." } else { "" };
    let text = format!(
        "Last time {}.{look} Train only if pain beforehand is {} or less; else: backplan today --bad-day",
        now.said(),
        limits.goes_on_to
    );
    Some(Warning { waits: false, text })
}
