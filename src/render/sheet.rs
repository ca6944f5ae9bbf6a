//! Lays results out as neutral tables; each format only spells them.

use std::collections::BTreeMap;

use super::phrase;
use crate::catalog::{Exercise, Word};
use crate::desk::DeskDay;
use crate::plan::{Item, MoveText, Plan, Reason, Session, Week};
use crate::profile::Name;
use crate::suggest::listed;

/// A table: columns, and rows in parts that may have a title.
pub struct Sheet {
    pub columns: &'static [&'static str],
    /// Columns whose cells are never broken.
    pub whole: &'static [usize],
    pub parts: Vec<Part>,
}

/// Rows under one title.
pub struct Part {
    pub title: Option<&'static str>,
    pub rows: Vec<Vec<String>>,
}

/// What a plan says of its exercises.
type Moves = Option<BTreeMap<Name, MoveText>>;

/// A session: one part a phase.
pub fn session(session: &Session, moves: &Moves) -> Sheet {
    let part =
        |title, items: &[Item]| Part { title: Some(title), rows: items.iter().map(|item| row(item, moves)).collect() };
    let parts = vec![
        part("Warm-up", &session.warm_up),
        part("Strengthening", &session.strengthening),
        part("Stretching", &session.stretching),
    ];
    Sheet { columns: &["Move", "Dose", "Rest", "For"], whole: &[0, 2], parts }
}

fn row(item: &Item, moves: &Moves) -> Vec<String> {
    let text = moves.as_ref().and_then(|moves| moves.get(&item.exercise));
    let ramp_up = item
        .ramp_up_sets
        .map(|sets| format!("{sets} lighter {}, then ", if sets == 1 { "set" } else { "sets" }))
        .unwrap_or_default();
    vec![
        item.name.to_string(),
        ramp_up + &phrase::item_dose(item),
        phrase::rest(item),
        text.map(|text| phrase::regions(&text.regions)).unwrap_or_default(),
    ]
}

/// What to mind in single moves, each move once.
pub fn cautions<'a>(items: impl Iterator<Item = &'a Item>) -> BTreeMap<&'a str, &'a str> {
    items.filter_map(|item| Some((&*item.name, item.caution.as_deref()?))).collect()
}

/// What a week changes against the one before, with the moves that it concerns.
pub fn changes(week: &Week) -> Vec<(&str, Vec<&str>)> {
    let mut changes: Vec<(&str, Vec<&str>)> = Vec::new();
    for item in week.sessions.iter().flat_map(|session| &session.strengthening) {
        let change = item.because.iter().find(|reason| CHANGES.contains(&&*reason.rule));
        let Some(why) = change.map(|reason| &*reason.why) else { continue };
        match changes.iter_mut().find(|(other, _)| *other == why) {
            Some((_, names)) if names.contains(&&*item.name) => {}
            Some((_, names)) => names.push(&item.name),
            None => changes.push((why, vec![&item.name])),
        }
    }
    changes
}

/// Why each move of a plan is in: its id and its reasons, in the order of the ids.
pub fn reasons(plan: &Plan) -> BTreeMap<&str, &[Reason]> {
    let mut reasons: BTreeMap<&str, &[Reason]> = BTreeMap::new();
    for item in plan.sessions().flat_map(Session::items) {
        reasons.entry(&item.exercise).or_insert(&item.because);
    }
    reasons
}

/// The rules that say what a week changes.
const CHANGES: [&str; 3] = ["one-step-at-a-time", "graded-return", "lighter-week"];

/// A day's breaks: a row a move, the time before the first of a break.
pub fn desk(day: &DeskDay) -> Sheet {
    let mut rows = Vec::new();
    for one in &day.breaks {
        for (at, item) in one.moves.iter().enumerate() {
            let time = if at == 0 { one.at.clone() } else { String::new() };
            let regions = day.moves.get(&item.exercise).map(|text| phrase::regions(&text.regions));
            rows.push(vec![time, item.name.to_string(), phrase::item_dose(item), regions.unwrap_or_default()]);
        }
    }
    Sheet { columns: &["Time", "Move", "Dose", "For"], whole: &[0, 1], parts: vec![Part { title: None, rows }] }
}

/// A week's sets by muscle group, against their targets.
pub fn volume(week: &Week) -> Sheet {
    let row = |volume: &crate::plan::Volume| {
        vec![
            volume.group.spoken().to_owned(),
            format!("{}", volume.sets),
            volume.target.map_or_else(|| "–".to_owned(), |target| target.to_string()),
        ]
    };
    let rows = week.volume.iter().map(row).collect();
    Sheet { columns: &["Sets this week", "Done", "Target"], whole: &[], parts: vec![Part { title: None, rows }] }
}

/// A list of exercises.
pub fn exercises(exercises: &[&'static Exercise]) -> Sheet {
    let row = |exercise: &&'static Exercise| {
        vec![exercise.id.to_owned(), exercise.level.to_string(), phrase::regions(exercise.regions), needs(exercise)]
    };
    let rows = exercises.iter().map(row).collect();
    Sheet { columns: &["Exercise", "Level", "For", "Needs"], whole: &[0, 1], parts: vec![Part { title: None, rows }] }
}

/// The equipment of an exercise, a dash where it needs none: "dumbbell or kettlebell", "band and pull-up-bar".
pub fn needs(exercise: &Exercise) -> String {
    if exercise.equipment.is_empty() {
        return "–".to_owned();
    }
    let set =
        |set: &&[crate::catalog::Equipment]| listed(&set.iter().map(|piece| piece.as_str()).collect::<Vec<_>>(), "and");
    listed(&exercise.equipment.iter().map(set).collect::<Vec<_>>(), "or")
}
