//! What is said at once to what was just noted.

use crate::builtin::LADDERS;
use crate::daily::{Course, Diary, Entry, Outcome, sudden, warning};
use crate::plan::Plan;

/// What pain that is noted asks for at once, with the plan that it is noted of and what was noted of that before.
pub fn of(entry: &Entry, known: Option<(&Plan, &Diary)>) -> Option<String> {
    let farther = known.and_then(|(_, diary)| diary.with(entry).farther());
    if let Some(farther) = farther {
        return Some(format!(
            "No strengthening for now: {}. See a doctor or physiotherapist this week.",
            farther.said()
        ));
    }
    let is_session = entry.outcome == Some(Outcome::Done) && !entry.bad_day;
    let waits =
        |(plan, diary): (&Plan, &Diary)| warning(plan, diary, &Course::of(diary), None).is_some_and(|one| one.waits);
    if is_session && known.is_some_and(waits) {
        return Some(
            "Training was to wait until somebody has looked at it. Where that was not done yet: no more until it is."
                .to_owned(),
        );
    }
    let figures = LADDERS.lived;
    let moves = entry.move_pain.iter().map(|pain| pain.pain);
    let worst = [entry.pain, entry.after, entry.morning].into_iter().flatten().chain(moves).max().map(u32::from)?;
    let before = |diary: &Diary| Course::of(diary).latest().map(|pain| pain.of_ten);
    if let Some(text) = known.and_then(|(plan, diary)| sudden(&plan.profile, worst, before(diary))) {
        return Some(format!("No more today. {text}"));
    }
    let stop = "No more of what hurts today: walk a little, change position often.";
    if worst >= figures.severe_from {
        Some(format!(
            "{stop} Pain of {worst} is looked at by a doctor or physiotherapist before the next session, unless the moves of a bad day \
             have gone with little of it by then. A warning sign, such as numbness, a weak leg or a fever, is noted with \
             backplan log --symptom NAME."
        ))
    } else if worst >= figures.back_from {
        Some(format!(
            "{stop} Train again when pain beforehand is {} or less, and note which move hurt.",
            figures.goes_on_to
        ))
    } else {
        None
    }
}
