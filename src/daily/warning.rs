//! What the journal has to say before a session: why it waits, or on what it depends.

use super::diary::{Diary, Record};
use super::learn::{Course, Farther, LOOK, Limits, Look, Pain, SIGNS, week_of};
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
    let last = diary.latest();
    // A bad day that went well ends the waiting, but not what a measure says.
    let is_better = |record: &Record| record.worst().is_some_and(|pain| u32::from(pain) <= limits.goes_on_to);
    let went_well = last.is_some_and(|record| record.bad_day && is_better(record));
    let week =
        |record: &Record| diary.records.iter().find(|(_, other)| *other == record).and_then(|(id, _)| week_of(id));
    let weeks = || last.and_then(week).into_iter().chain(course.last());
    let pain = || { weeks() }.find_map(|week| look.reason(week)).filter(|_| !went_well);
    if let Some(reason) = diary.farther().map(Farther::said).or_else(pain) {
        return Some(Warning { waits: true, text: format!("Not yet: {reason}. {LOOK} {SIGNS}") });
    }
    let last = last?;
    let most = limits.goes_on_to;
    if last.bad_day {
        let text = format!(
            "Last time was a bad day: train only if pain beforehand is {most} or less, and then do half of each dose, and of any weight; \
             once a morning is as usual, all of it."
        );
        return Some(Warning { waits: false, text });
    }
    let Some(now) = Pain::of(last).filter(|pain| pain.of_ten > limits.goes_on_to) else {
        let text =
            "Last time took all there was: take about a tenth less weight today, or stop two repetitions earlier.";
        let is_hard = last.effort.is_some_and(|effort| u32::from(effort) >= figures.hard_from);
        return is_hard.then(|| Warning { waits: false, text: text.to_owned() });
    };
    let look = if now.of_ten >= figures.severe_from { " Have it looked at soon." } else { "" };
    let text = format!(
        "Last time {}.{look} Train only if pain beforehand is {} or less; else: backplan today --bad-day",
        now.said(),
        limits.goes_on_to
    );
    Some(Warning { waits: false, text })
}
