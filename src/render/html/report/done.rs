//! What the report says of what was done: adherence, events, the course of pain, and what was measured.

use super::Block;
use super::chart::Chart;
use crate::catalog::{Group, Word};
use crate::daily::progress::{Change, Event, EventKind, PainPoint, WeekSets};
use crate::render::{Account, phrase, told};
use crate::suggest::capitalised;

/// The most points of pain that have a row each; where there are more, the latest have.
const MOST_POINTS: usize = 60;

/// What matters most, before the headings.
pub fn in_short(account: &Account) -> Vec<Block> {
    let progress = &account.progress;
    let mut lines = vec![format!("Sessions: {}", told::adherence(&progress.adherence))];
    let courses = [("during sessions", &progress.pain.during), ("after", &progress.pain.after)];
    let courses = courses.into_iter().chain([("next morning", &progress.pain.morning)]);
    for (label, course) in courses.filter_map(|(label, course)| Some((label, course.as_ref()?))) {
        lines.push(format!("Pain {label}, 0 to 10: {}.", told::course(course)));
    }
    let changes = progress.baselines.iter();
    let change =
        |one: &Change| format!("{}: {}. {}.", capitalised(&one.text), told::readings(one), capitalised(&one.meaning));
    lines.extend(changes.map(change));
    let symptoms = progress.events.iter().filter(|event| event.kind == EventKind::Symptom);
    lines.extend(symptoms.map(|event| format!("Symptom on {}: {}.", phrase::date(event.date), event.text)));
    if progress.is_empty() {
        lines.push("Nothing is noted of this plan yet: the report tells what is planned.".to_owned());
    }
    let text = "All figures are the person's own notes. The report follows the sixteen headings of the exercise reporting \
                template CERT (Slade and others 2016); lines are for what the program can't know.";
    vec![Block::List(lines), Block::Text(text.to_owned())]
}

/// 5: how adherence is measured.
pub fn adherence_measured(account: &Account) -> Vec<Block> {
    let entries = match account.progress.entries {
        1 => "1 entry is".to_owned(),
        some => format!("{some} entries are"),
    };
    let text = format!(
        "By the person's own notes in a journal, session by session; {entries} about this plan. A session is due once its day \
         is over or something was noted of it. One that was put on another day counts on that; a bad day's small session \
         counts as done and is told apart."
    );
    vec![Block::Text(text)]
}

/// 11: adverse events, and the course of pain.
pub fn adverse_events(account: &Account) -> Vec<Block> {
    let progress = &account.progress;
    let is_adverse =
        |event: &&Event| matches!(event.kind, EventKind::Symptom | EventKind::SoreMove | EventKind::BadDay);
    let rows = progress.events.iter().filter(is_adverse).map(event_row).collect();
    let none = || Block::Text("No symptom, sore move or bad day is noted.".to_owned());
    let mut blocks = vec![Block::table("Symptoms, sore moves and bad days", EVENT_COLUMNS, rows).unwrap_or_else(none)];
    blocks.push(Block::Heading("Course of pain"));
    match Chart::of(&progress.pain) {
        Some(chart) => blocks.push(Block::Chart(chart)),
        None => blocks.push(Block::Text("No pain is noted, neither as none nor as some.".to_owned())),
    }
    let points = &progress.pain.points;
    let latest = points.get(points.len().saturating_sub(MOST_POINTS)..).unwrap_or_default();
    if latest.len() < points.len() {
        blocks.push(Block::Text(format!("The table has the latest {MOST_POINTS} of {} days.", points.len())));
    }
    let columns = &["Day", "During", "After", "Next morning"];
    blocks.extend(Block::table("Pain, 0 to 10", columns, latest.iter().map(pain_row).collect()));
    blocks.push(Block::Blank("Other events, and what was done"));
    blocks
}

/// The columns of events.
const EVENT_COLUMNS: &[&str] = &["Day", "Kind", "What"];

fn event_row(event: &Event) -> Vec<String> {
    vec![event.date.to_string(), told::kind(event.kind).to_owned(), told::event(event)]
}

fn pain_row(point: &PainPoint) -> Vec<String> {
    let figure = |figure: Option<u8>| figure.map_or_else(|| "–".to_owned(), |figure| figure.to_string());
    vec![point.date.to_string(), figure(point.during), figure(point.after), figure(point.morning)]
}

/// 16: how it was looked at whether the plan was kept, and how far it was.
pub fn fidelity(account: &Account) -> Vec<Block> {
    let progress = &account.progress;
    let text = "Sessions noted are set against sessions due, and sets against the sets planned: a session that was done counts \
                its planned sets, but for moves of which other sets are noted.";
    let mut blocks = vec![
        Block::Heading("16a How that is assessed"),
        Block::Text(text.to_owned()),
        Block::Heading("16b How far it was"),
        Block::Text(capitalised(&told::adherence(&progress.adherence))),
    ];
    let weeks = progress.adherence.weeks.iter().map(|week| {
        let tally = week.tally;
        let counts = [week.planned, tally.done, tally.bad_days, tally.skipped, tally.not_noted];
        let first = [week.week.to_string(), told::days(week.from, week.to), phrase::kind(week.kind).to_owned()];
        first.into_iter().chain(counts.map(|count| count.to_string())).collect()
    });
    let columns = &["Week", "Days", "Kind", "Planned", "Done", "Of these bad days", "Skipped", "Not noted"];
    blocks.extend(Block::table("Sessions by week", columns, weeks.collect()));
    let sets = progress.volume.iter().map(sets_row).collect();
    let groups: Vec<&str> = std::iter::once("Week").chain(Group::ALL.iter().map(|group| group.spoken())).collect();
    blocks.extend(Block::table("Sets done of sets planned (target), by week", &groups, sets));
    let walks = progress.walks.iter().map(told::walks).map(|text| capitalised(&text)).collect();
    if let Some(list) = Block::list(walks) {
        blocks.extend([Block::Text("Walks:".to_owned()), list]);
    }
    let changes = progress.baselines.iter().map(|change| {
        let difference = change.difference.map_or_else(|| "–".to_owned(), |difference| format!("{difference:+}"));
        vec![change.text.clone(), told::readings(change), difference, change.meaning.clone()]
    });
    let columns = &["What", "Then and now", "Change", "What it means"];
    blocks.extend(Block::table("Measured, the first time and the latest", columns, changes.collect()));
    let is_other = |event: &&Event| matches!(event.kind, EventKind::Moved | EventKind::Skipped | EventKind::Note);
    let events = progress.events.iter().filter(is_other).map(event_row).collect();
    blocks.extend(Block::table("Sessions moved and skipped, and notes", EVENT_COLUMNS, events));
    blocks
}

/// A week's sets, in the order of the muscle groups.
fn sets_row(week: &WeekSets) -> Vec<String> {
    let cell = |group: &Group| {
        let Some(sets) = week.groups.iter().find(|sets| sets.group == *group) else { return "–".to_owned() };
        let target = sets.target.map(|_| format!(" ({})", told::target(sets))).unwrap_or_default();
        format!("{} of {}{target}", sets.done, sets.planned)
    };
    std::iter::once(week.week.to_string()).chain(Group::ALL.iter().map(cell)).collect()
}
