//! What has come of a plan, in words that the terminal and the report share.

use chrono::NaiveDate;

use super::beside;
use super::phrase::NO_BREAK;
use crate::daily::progress::{Adherence, Change, Course, Event, EventKind, GroupSets, Reading, WeekWalks, Work};
use crate::suggest::counted;

/// "14 done of 17 due (82 %), 1 of them as a bad day's small session, 2 skipped, 1 not noted."
pub fn adherence(adherence: &Adherence) -> String {
    let all = adherence.all;
    let Some(percent) = adherence.percent else { return "none was due yet.".to_owned() };
    let bad_days = match all.bad_days {
        0 => String::new(),
        some => format!(", {some} of them as a bad day's small session"),
    };
    format!(
        "{} done of {} due ({percent} %){bad_days}, {} skipped, {} not noted.",
        all.done, all.due, all.skipped, all.not_noted
    )
}

/// "7 Sep", a day and its month on one line.
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %b").to_string().replace(' ', &NO_BREAK.to_string())
}

/// "7–13 Sep", "28 Sep–4 Oct".
pub fn days(from: NaiveDate, to: NaiveDate) -> String {
    let month = |date: NaiveDate| date.format("%Y %b").to_string();
    if from == to {
        return day(from);
    }
    let first = if month(from) == month(to) { from.format("%-d").to_string() } else { day(from) };
    format!("{first}–{}", day(to))
}

/// The sets that a bar is full with: those of the target, else those planned.
pub fn aim(group: &GroupSets) -> f64 {
    group.target.map_or(group.planned, f64::from)
}

/// "4–12", or a dash.
pub fn target(group: &GroupSets) -> String {
    match (group.target, group.target_max) {
        (Some(target), Some(most)) => format!("{target}–{most}"),
        (Some(target), None) => target.to_string(),
        _ => "–".to_owned(),
    }
}

/// "week 3: 2 days, 24 min, of 3 × 12 min planned".
pub fn walks(week: &WeekWalks) -> String {
    let planned = week.planned.as_ref().map(|walk| format!(", of {} planned", beside::figures(walk)));
    let days = counted(week.days, "day");
    format!("week {}: {days}, {} min{}", week.week, week.minutes, planned.unwrap_or_default())
}

/// "first 4 (7 Sep), last 2 (16 Oct), highest 5 (9 Sep), mean 3.1, noted 14 times".
pub fn course(course: &Course) -> String {
    let on = |reading: Reading| format!("{} ({})", reading.value, day(reading.date));
    if course.noted == 1 {
        return format!("{}, noted once", on(course.first));
    }
    format!(
        "first {}, last {}, highest {}, mean {}, noted {} times",
        on(course.first),
        on(course.last),
        on(course.highest),
        course.mean,
        course.noted
    )
}

/// "6 (7 Sep) → 4 (5 Oct)".
pub fn readings(change: &Change) -> String {
    let on = |reading: Reading| format!("{} ({})", reading.value, day(reading.date));
    match change.latest {
        Some(latest) => format!("{} → {}", on(change.first), on(latest)),
        None => on(change.first),
    }
}

/// "2 × 10 at 20 kg", "3 × 20 s".
pub fn work(work: &Work) -> String {
    let each = match (work.reps, work.seconds) {
        (Some(reps), _) => reps.to_string(),
        (None, Some(seconds)) => format!("{seconds} s"),
        (None, None) => String::new(),
    };
    let sets = if each.is_empty() { counted(work.sets as usize, "set") } else { format!("{} × {each}", work.sets) };
    let load = work.kg.map(|kg| format!(" at {kg} kg")).unwrap_or_default();
    format!("{sets}{load}")
}

/// What kind of thing happened.
pub fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Symptom => "symptom",
        EventKind::SoreMove => "sore move",
        EventKind::BadDay => "bad day",
        EventKind::Skipped => "skipped",
        EventKind::Moved => "moved",
        EventKind::Note => "note",
    }
}

/// What happened, with the session that it is of.
pub fn event(event: &Event) -> String {
    let pain = event.pain.map(|pain| format!(", pain {pain} of 10")).unwrap_or_default();
    let session = event.session.as_ref().map(|session| format!(" ({session})")).unwrap_or_default();
    format!("{}{pain}{session}", event.text)
}
