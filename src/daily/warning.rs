//! What the journal has to say before a session: why it waits, or on what it depends.

use super::diary::{Diary, Record};
use super::halved::is_halved;
use super::learn::{Course, Limits, Look, Opens, Pain, is_quiet, week_of};
use crate::builtin::LADDERS;
use crate::plan::{Plan, Session};

/// A word before the next session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Whether the session waits until somebody has looked at what hurts.
    pub waits: bool,
    /// The word.
    pub text: String,
}

/// What the pain of the last sessions asks of the next, which is `session` where it is known; nothing where there was little.
pub fn warning(plan: &Plan, diary: &Diary, course: &Course, session: Option<&Session>) -> Option<Warning> {
    let said = of_pain(plan, diary, course, session);
    let asked = asked(plan, diary, course, session).filter(|_| said.as_ref().is_none_or(|said| !said.waits));
    match (asked, said) {
        (Some(asked), Some(said)) => Some(Warning { waits: false, text: format!("{asked} {}", said.text) }),
        (Some(text), None) => Some(Warning { waits: false, text }),
        (None, said) => said,
    }
}

/// That something was to be looked at two weeks ago, and was trained with since.
fn asked(plan: &Plan, diary: &Diary, course: &Course, session: Option<&Session>) -> Option<String> {
    let (before, waited) = {
        let week = session.and_then(|session| week_of(&session.id))?;
        (week.checked_sub(1)?, week.checked_sub(2)?)
    };
    let look = Look { plan, diary, course, limits: Limits::of(&plan.profile, diary.usual_pain) };
    let waits = course.worst(before).is_some() && look.opens(waited) == Opens::Looked && look.reason(waited).is_some();
    waits.then(|| {
        "It was to be looked at before you went on: where it has been, go on with what stands here; where it has not, keep to walks \
         and the moves of a bad day until it has (backplan today --bad-day)."
            .to_owned()
    })
}

/// What pain alone asks for.
fn of_pain(plan: &Plan, diary: &Diary, course: &Course, session: Option<&Session>) -> Option<Warning> {
    let (figures, limits) = (LADDERS.lived, Limits::of(&plan.profile, diary.usual_pain));
    let look = Look { plan, diary, course, limits };
    let last = diary.latest();
    let week =
        |record: &Record| diary.records.iter().find(|(_, other)| *other == record).and_then(|(id, _)| week_of(id));
    // A week that waits does so whole, whatever is trained in it.
    let before = session.and_then(|session| week_of(&session.id)).and_then(|week| week.checked_sub(1));
    let weeks = || last.and_then(week).into_iter().chain(course.last()).chain(before);
    let pain = || { weeks() }.find_map(|week| Some((look.reason(week)?, look.opens(week))));
    let waits = diary.farther().map(|farther| (farther.said(), Opens::Measured)).or_else(pain);
    let has_ended = |opens| opens == Opens::Quiet && is_quiet(diary, limits, u32::MAX);
    if let Some((reason, opens)) = waits.filter(|(_, opens)| !has_ended(*opens)) {
        return Some(Warning { waits: true, text: format!("Not yet: {reason}. {}", opens.said(limits)) });
    }
    let kind = |session: &Session| {
        let mut weeks = plan.weeks.iter();
        weeks.find(|week| week.sessions.iter().any(|other| other.id == session.id)).map(|week| week.kind)
    };
    let is_half =
        session.is_some_and(|session| kind(session).is_some_and(|kind| is_halved(session, kind, diary, limits)));
    let last = last?;
    let most = limits.goes_on_to;
    if last.bad_day {
        let what = if is_half {
            "What stands here is about half of the strengthening that was planned, with half of any weight; the session after it is \
             whole again."
        } else {
            "Of any weight, take half."
        };
        let text = format!(
            "Last time was a bad day: train once a morning is as usual, with a pain of {most} or less beforehand. {what}"
        );
        return Some(Warning { waits: false, text });
    }
    let Some(now) = Pain::of(last).filter(|pain| pain.of_ten > limits.goes_on_to) else {
        let effort = last.effort.filter(|effort| u32::from(*effort) >= figures.hard_from);
        let hard = effort.map(|effort| {
            format!(
                "Last time was {effort} of 10 hard: take about a tenth less weight today, or stop two repetitions earlier."
            )
        });
        let text = after_pain((plan, diary), session, course, limits).or(hard)?;
        return Some(Warning { waits: false, text });
    };
    let half = if is_half {
        " What stands here is about half of what was planned, without steps; of any weight, a fifth less."
    } else {
        ""
    };
    let text = format!(
        "Last time {}.{half} Train only if pain beforehand is {} or less; else: backplan today --bad-day",
        now.said(),
        limits.goes_on_to
    );
    Some(Warning { waits: false, text })
}

/// In the week after one with much pain, each session depends on how its day is.
fn after_pain(
    (plan, diary): (&Plan, &Diary),
    session: Option<&Session>,
    course: &Course,
    limits: Limits,
) -> Option<String> {
    let is_open = |session: &&Session| diary.record(session).is_none_or(|record| record.outcome.is_none());
    let ahead = || plan.sessions().filter(|session| week_of(&session.id) >= course.last());
    let next = || { ahead() }.find(is_open).and_then(|session| week_of(&session.id));
    let week = session.map_or_else(next, |session| week_of(&session.id))?;
    let (before, pain) = course.before(week)?;
    let pain = pain.filter(|pain| before + 1 == week && pain.of_ten >= limits.back_from)?;
    Some(format!(
        "Last week {}: train only if pain beforehand is {} or less; else: backplan today --bad-day",
        pain.said(),
        limits.goes_on_to
    ))
}
