//! Lays results out as neutral tables; each format only spells them.

use std::collections::BTreeMap;

use super::{Listing, phrase};
use crate::catalog::{Dose, Exercise, Word};
use crate::desk::DeskDay;
use crate::explanation::{Explanation, Fate};
use crate::plan::{Item, MoveText, Moves, Plan, Reason, Session, Week};
use crate::profile::Name;
use crate::rules::{Finding, Rule};
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

/// A session: one part a phase.
pub fn session(session: &Session, moves: Option<&Moves>) -> Sheet {
    let part = |(title, items): (_, &[Item])| Part {
        title: Some(title),
        rows: items.iter().map(|item| row(item, moves)).collect(),
    };
    let parts = phases(session).into_iter().map(part).collect();
    Sheet { columns: &["Move", "Dose", "Rest", "For"], whole: &[0, 2], parts }
}

/// The phases of a session, each with its title.
pub fn phases(session: &Session) -> [(&'static str, &[Item]); 3] {
    [("Warm-up", &session.warm_up), ("Strengthening", &session.strengthening), ("Stretching", &session.stretching)]
}

/// The most sets that get a box each; no plan of ours has nearly as many, but a saved plan may say anything.
const MOST_BOXES: u32 = 20;

/// How many boxes an item's sets get; none where they are too many for one each.
pub fn boxes(item: &Item) -> Option<usize> {
    (item.sets <= MOST_BOXES).then_some(item.sets as usize)
}

fn row(item: &Item, moves: Option<&Moves>) -> Vec<String> {
    let text = moves.and_then(|moves| moves.get(&item.exercise));
    let ramp_up = phrase::ramp_up(item).map(|sets| format!("{sets}, then ")).unwrap_or_default();
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

/// A list of exercises, with what the conditions spoken of say of each.
pub fn exercises(listing: &Listing) -> Sheet {
    let row = |exercise: &&'static Exercise| {
        let level = exercise.level.to_string();
        if listing.scope.is_some() {
            return vec![exercise.id.to_owned(), level, said(listing, exercise).join(" ")];
        }
        vec![exercise.id.to_owned(), level, phrase::regions(exercise.regions), needs(exercise)]
    };
    let with_conditions = listing.scope.is_some();
    let columns: &[&str] =
        if with_conditions { &["Exercise", "Level", "To mind"] } else { &["Exercise", "Level", "For", "Needs"] };
    let rows = listing.exercises.iter().map(row).collect();
    Sheet { columns, whole: &[0, 1], parts: vec![Part { title: None, rows }] }
}

/// What the conditions spoken of say of an exercise, a text each, whichever of them it is from.
pub fn said(listing: &Listing, exercise: &'static Exercise) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for said in listing.said(exercise) {
        let text = phrase::said(said.verdict, &said.text);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// A piece of what is known of an exercise.
pub enum Piece {
    /// A line with a label.
    Line { label: &'static str, text: String },
    /// A list with a title.
    List { title: &'static str, entries: Vec<String>, is_numbered: bool },
}

/// All that is known of an exercise, piece by piece; what there is none of is left out.
pub fn exercise(listing: &Listing, exercise: &'static Exercise) -> Vec<Piece> {
    let catalog = &listing.catalog;
    let title = |id: &str| catalog.source(id).map_or_else(|| id.to_owned(), |source| source.title.to_owned());
    let dose = |dose: &Dose| {
        let level = dose.level.map(|level| format!(", {level}")).unwrap_or_default();
        format!("{}{level}: {} ({})", dose.purpose, phrase::dose(dose, exercise.per_side), title(dose.source))
    };
    let caution = |caution: &crate::catalog::Caution| format!("{} ({})", caution.text, title(caution.source));
    let line = |label, text: String| Piece::Line { label, text };
    let list = |title, entries: Vec<String>| Piece::List { title, entries, is_numbered: false };
    let pieces = vec![
        line("Also called", exercise.aliases.join(", ")),
        line("For", phrase::regions(exercise.regions)),
        line("Serves as", words(exercise.roles)),
        line("Goals", words(exercise.goals)),
        line("Level", exercise.level.to_string()),
        line("Needs", needs(exercise)),
        line("Trains or stretches", words(exercise.muscles.primary)),
        line("With help of", words(exercise.muscles.secondary)),
        Piece::List { title: "How", entries: owned(exercise.steps), is_numbered: true },
        list("How much", exercise.doses.iter().map(dose).collect()),
        list("Think of", owned(exercise.cues)),
        list("Common mistakes", owned(exercise.mistakes)),
        list("Take care", exercise.cautions.iter().map(caution).collect()),
        list("With the conditions named", said(listing, exercise)),
        line("Easier", exercise.easier.join(", ")),
        line("Harder", exercise.harder.join(", ")),
        list("Sources", exercise.sources.iter().map(|id| title(id)).collect()),
    ];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
}

impl Piece {
    fn is_empty(&self) -> bool {
        match self {
            Self::Line { text, .. } => text.is_empty(),
            Self::List { entries, .. } => entries.is_empty(),
        }
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn words<W: Word>(words: &[W]) -> String {
    words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(", ")
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

/// How a move of a plan is done, piece by piece.
pub fn how(text: &MoveText) -> Vec<Piece> {
    let list = |title, texts: &[Name], is_numbered| Piece::List {
        title,
        entries: texts.iter().map(Name::to_string).collect(),
        is_numbered,
    };
    let cautions = text.cautions.iter().map(|caution| caution.text.to_string()).collect();
    let pieces = vec![
        list("How", &text.steps, true),
        list("Think of", &text.cues, false),
        list("Common mistakes", &text.mistakes, false),
        Piece::List { title: "Take care", entries: cautions, is_numbered: false },
    ];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
}

/// Why exercises are in or out, those that are in first.
pub fn explanations(explanations: &[Explanation]) -> Sheet {
    let row = |explanation: &&Explanation| {
        let because: Vec<String> =
            explanation.because.iter().map(|reason| format!("{} ({})", reason.why, reason.rule)).collect();
        vec![explanation.exercise.to_owned(), because.join("; "), explanation.instead.join(", ")]
    };
    let fates = [("Chosen", Fate::Chosen), ("Eligible", Fate::Eligible), ("Excluded", Fate::Excluded)];
    let part = |(title, fate)| {
        let of_fate = explanations.iter().filter(|explanation| explanation.verdict == fate);
        Part { title: Some(title), rows: of_fate.collect::<Vec<_>>().iter().map(row).collect() }
    };
    Sheet { columns: &["Exercise", "Why", "Instead"], whole: &[0], parts: fates.map(part).into() }
}

/// Rules, those of one concern under its name.
pub fn rules(rules: &[&'static Rule]) -> Sheet {
    let mut parts: Vec<Part> = Vec::new();
    for rule in rules {
        let title = Some(phrase::concern(rule.concern));
        let row = vec![rule.id.to_owned(), phrase::rule_kind(rule.kind).to_owned(), rule.says.to_owned()];
        match parts.last_mut().filter(|part| part.title == title) {
            Some(part) => part.rows.push(row),
            None => parts.push(Part { title, rows: vec![row] }),
        }
    }
    Sheet { columns: &["Rule", "Kind", "What it says"], whole: &[0, 1], parts }
}

/// What a check found.
pub fn findings(findings: &[Finding]) -> Sheet {
    let row = |finding: &Finding| {
        let kind = phrase::rule_kind(finding.severity).to_owned();
        vec![kind, finding.rule.to_owned(), finding.place.clone(), finding.text.clone()]
    };
    let rows = findings.iter().map(row).collect();
    Sheet { columns: &["How bad", "Rule", "Where", "What"], whole: &[0, 1], parts: vec![Part { title: None, rows }] }
}
