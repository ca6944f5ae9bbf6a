//! What a plan has beside its sessions, in words that all formats share: walks, what is measured, and a bad day.

use chrono::{Days, NaiveDate};

use super::phrase;
use crate::builtin::{LADDERS, PROGRAMMES};
use crate::catalog::Range;
use crate::plan::{BadDay, Baseline, Effort, Item, ItemLoad, Plan, Session, Walk, Week};
use crate::profile::Name;

/// A label and what it says.
pub type Line = (&'static str, String);

/// What is done before the first session of a week, where something is measured in it; in full in the first week.
pub fn measures(week: &Week) -> Option<Line> {
    let texts: Vec<&str> = week.baselines.iter().map(|one| &*one.text).collect();
    (!texts.is_empty()).then(|| ("Measure first", format!("{}.", texts.join("; "))))
}

/// The later weeks of some that measure once more; how is told in the first one of a plan.
///
/// After the last week all is measured for a last time, where that is later than the first time was due again.
pub fn measured_again(plan: &Plan, weeks: &[Week]) -> Option<Line> {
    let later = weeks.iter().filter(|week| week.week > 1 && !week.baselines.is_empty());
    let named: Vec<String> = later.map(|week| format!("week {}", week.week)).collect();
    let last = plan.weeks.last().filter(|last| {
        last.week > PROGRAMMES.measures.every_weeks
            && plan.weeks.iter().any(|week| !week.baselines.is_empty())
            && weeks.last().is_some_and(|one| one.week == last.week)
    });
    let then = LADDERS.keep.then;
    let last = last.map(|last| format!("two or three days after the last session of week {}; {then}", last.week));
    let before = format!("before the first session of {}", crate::suggest::listed(&named, "and"));
    let all: Vec<String> = (!named.is_empty()).then_some(before).into_iter().chain(last).collect();
    (!all.is_empty()).then(|| ("Measure again", format!("{}.", all.join(", and "))))
}

/// The walks of a week; in the first that has any also how one walks, but for what the plan says of a move anyway.
pub fn walk(plan: &Plan, week: &Week) -> Option<Line> {
    let walk = week.walk.as_ref()?;
    let is_first = plan.weeks.iter().find(|other| other.walk.is_some()).is_some_and(|first| first.week == week.week);
    let said: Vec<&str> = plan.sessions().flat_map(Session::items).filter_map(caution).collect();
    let is_new = |sentence: &&str| !said.iter().any(|text| text.contains(sentence.trim_end()));
    let sentences = walk.how.as_deref().filter(|_| is_first).unwrap_or_default().split_inclusive(". ");
    let how: String = sentences.filter(is_new).collect();
    let space = if how.is_empty() { "" } else { " " };
    Some(("Walk this week", format!("{}.{space}{}", figures(walk), how.trim_end())))
}

fn caution(item: &Item) -> Option<&str> {
    item.caution.as_deref()
}

/// "3 × 10 min".
pub fn figures(walk: &Walk) -> String {
    format!("{} × {} min", walk.days, phrase::range(walk.minutes))
}

/// A bad day in a line: how long it takes, its moves, when to take it and when to come back.
pub fn bad_day(day: &BadDay) -> Line {
    ("On a bad day", format!("{} {} {}", day.when, bad_moves(day), day.back))
}

/// The moves of a bad day, and how long they take.
pub fn bad_moves(day: &BadDay) -> String {
    let moves: Vec<String> =
        day.moves.iter().map(|item| format!("{} {}", item.name, phrase::item_dose(item))).collect();
    format!("{} ({}).", moves.join(", "), phrase::minutes(day.minutes.max(1.0)))
}

/// How something is measured, and what change counts.
pub fn how(one: &Baseline) -> String {
    let change = one.change.as_deref().map(|change| format!(" {}.", crate::suggest::capitalised(change)));
    format!("{}{}", one.how.as_deref().unwrap_or_default(), change.unwrap_or_default()).trim().to_owned()
}

/// The days of the walks of a week: the free ones first, then those of easy sessions, and as far apart as they can be.
pub fn walking_days(plan: &Plan, week: &Week) -> Vec<NaiveDate> {
    let Some(walk) = &week.walk else { return Vec::new() };
    let first = plan.profile.start.checked_add_days(Days::new(7 * u64::from(week.week.saturating_sub(1))));
    let dates: Vec<NaiveDate> = first
        .into_iter()
        .flat_map(|first| (0..7).filter_map(move |day| first.checked_add_days(Days::new(day))))
        .collect();
    let effort = |date: &NaiveDate| {
        let found = week.sessions.iter().filter(|session| session.date == *date).map(|session| session.effort);
        found.fold(0, |most, effort| most.max(if effort == Effort::Hard { 2 } else { 1 }))
    };
    let mut days: Vec<NaiveDate> = Vec::new();
    for kind in 0..=2 {
        let of_kind: Vec<NaiveDate> = dates.iter().copied().filter(|date| effort(date) == kind).collect();
        let missing = (walk.days as usize).saturating_sub(days.len()).min(of_kind.len());
        days.extend((0..missing).filter_map(|at| of_kind.get(at * of_kind.len() / missing.max(1))));
    }
    crate::order::by(&mut days, Ord::cmp);
    days
}

/// What is measured in a week, as a spreadsheet has it: one row each, with how it is done where others have their caution.
pub fn measured(week: &Week) -> impl Iterator<Item = Item> {
    week.baselines.iter().map(|one| Item { caution: Some(how(one).into()), ..row(one.id.clone(), one.text.clone(), 1) })
}

/// The walks of a week, likewise: a set a day.
pub fn walked(week: &Week) -> Option<Item> {
    let walk = week.walk.as_ref()?;
    let seconds = Range { min: walk.minutes.min * 60, max: walk.minutes.max * 60 };
    let minutes = f64::from(walk.days * walk.minutes.max);
    let row = row("walking".into(), "Walk beside the sessions".into(), walk.days);
    Some(Item { seconds: Some(seconds), caution: walk.how.clone(), minutes, ..row })
}

fn row(exercise: Name, name: Name, sets: u32) -> Item {
    Item {
        exercise,
        name,
        sets,
        reps: None,
        hold_seconds: None,
        seconds: None,
        per_side: false,
        rest_seconds: None,
        tempo: None,
        form: None,
        ramp_up_sets: None,
        load: ItemLoad::None,
        reserve: None,
        equipment: Vec::new(),
        minutes: 0.0,
        step: None,
        because: Vec::new(),
        caution: None,
    }
}
