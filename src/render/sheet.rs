//! Lays results out as neutral tables; each format only spells them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Listing, phrase};
use crate::catalog::{Dose, Exercise, Level, Region, Word};
use crate::desk::DeskDay;
use crate::explanation::{Explanation, Outcome};
use crate::plan::{Item, MoveText, Moves, Plan, Reason, Session, Volume, Week};
use crate::profile::Name;
use crate::rules::{Finding, Rule};
use crate::suggest::listed;

/// A table: columns, and rows in parts that may have a title.
pub struct Sheet {
    pub columns: Vec<String>,
    /// The column with the names of what the rows are about; a name's second line is indented.
    pub names: usize,
    /// The column that is left out where there is little room.
    pub spare: Option<usize>,
    pub parts: Vec<Part>,
}

/// Rows under one title.
pub struct Part {
    pub title: Option<String>,
    /// The cells of the title's own row, after the title.
    pub beside: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Part {
    /// Rows under a title that stands alone.
    pub fn titled(title: &str, rows: Vec<Vec<String>>) -> Self {
        Self { title: Some(title.to_owned()), beside: Vec::new(), rows }
    }

    /// Rows without a title.
    pub fn untitled(rows: Vec<Vec<String>>) -> Self {
        Self { title: None, beside: Vec::new(), rows }
    }

    /// Whether it has nothing to say.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.beside.is_empty()
    }
}

/// A session: one part a phase.
pub fn session(session: &Session, moves: Option<&Moves>) -> Sheet {
    let part = |(title, items): (_, &[Item])| Part::titled(title, items.iter().map(|item| row(item, moves)).collect());
    let parts = phases(session).into_iter().map(part).collect();
    Sheet { columns: owned(&["Move", "Dose", "Rest", "For"]), names: 0, spare: Some(3), parts }
}

/// The session of those `before` that has the same moves and doses.
pub fn the_same<'a>(session: &Session, before: &'a [Session]) -> Option<&'a Session> {
    before.iter().find(|other| phases(other) == phases(session))
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
        text.map(|text| first_regions(&text.regions)).unwrap_or_default(),
    ]
}

/// What a move is for before all else; its page tells the rest.
pub fn first_regions(regions: &[Region]) -> String {
    phrase::regions(regions.get(..2).unwrap_or(regions))
}

/// What to mind in single moves, each sentence once: the names of the moves that it is about, and what to mind.
pub fn cautions<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<(String, String)> {
    let mut sentences: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    for item in items {
        for sentence in item.caution.iter().flat_map(|caution| caution.split_inclusive(". ")).map(str::trim_end) {
            match sentences.iter_mut().find(|(told, _)| *told == sentence) {
                Some((_, names)) => drop(names.insert(&item.name)),
                None => sentences.push((sentence, BTreeSet::from([&*item.name]))),
            }
        }
    }
    let mut cautions: BTreeMap<BTreeSet<&str>, Vec<&str>> = BTreeMap::new();
    for (sentence, names) in sentences {
        cautions.entry(names).or_default().push(sentence);
    }
    let told = |(names, sentences): (BTreeSet<&str>, Vec<&str>)| {
        (names.into_iter().collect::<Vec<_>>().join(", "), sentences.join(" "))
    };
    cautions.into_iter().map(told).collect()
}

/// Why each move of a plan is in: its id and its reasons, in the order of the ids.
pub fn reasons(plan: &Plan) -> BTreeMap<&str, &[Reason]> {
    let mut reasons: BTreeMap<&str, &[Reason]> = BTreeMap::new();
    for item in plan.items() {
        reasons.entry(&item.exercise).or_insert(&item.because);
    }
    reasons
}

/// A day's breaks: a row a move, the time before the first of a break.
pub fn desk(day: &DeskDay) -> Sheet {
    let mut rows = Vec::new();
    for one in &day.breaks {
        for (at, item) in one.moves.iter().enumerate() {
            let time = if at == 0 { one.at.clone() } else { String::new() };
            let regions = day.moves.get(&item.exercise).map(|text| first_regions(&text.regions));
            rows.push(vec![time, item.name.to_string(), phrase::item_dose(item), regions.unwrap_or_default()]);
        }
    }
    Sheet {
        columns: owned(&["Time", "Move", "Dose", "For"]),
        names: 1,
        spare: Some(3),
        parts: vec![Part::untitled(rows)],
    }
}

/// A week's sets by muscle group, against their targets.
pub fn volume(week: &Week) -> Sheet {
    let row = |volume: &Volume| {
        vec![
            volume.group.spoken().to_owned(),
            format!("{}", volume.sets),
            phrase::target(volume).unwrap_or_else(|| "–".to_owned()),
        ]
    };
    let rows = week.volume.iter().map(row).collect();
    Sheet {
        columns: owned(&["Sets this week", "Planned", "Target"]),
        names: 0,
        spare: None,
        parts: vec![Part::untitled(rows)],
    }
}

/// The same in a line: "lats 2 of 4, upper traps 1", each of them without a blank at which it could be broken.
pub fn volume_line(week: &Week) -> String {
    let said = |volume: &Volume| {
        let target = phrase::target(volume).map(|target| format!(" of {target}")).unwrap_or_default();
        format!("{} {}{target}", volume.group.spoken(), volume.sets).replace(' ', &phrase::NO_BREAK.to_string())
    };
    week.volume.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// A list of exercises, with what the conditions spoken of say of each.
pub fn exercises(listing: &Listing) -> Sheet {
    let row = |exercise: &&'static Exercise| {
        let level = exercise.level.to_string();
        if listing.scope.is_some() {
            return vec![exercise.id.to_owned(), level, said(listing, exercise).join(" ")];
        }
        vec![exercise.id.to_owned(), level, words(exercise.regions), needs(exercise)]
    };
    let with_conditions = listing.scope.is_some();
    let columns: &[&str] =
        if with_conditions { &["Exercise", "Level", "To mind"] } else { &["Exercise", "Level", "For", "Needs"] };
    let rows = listing.exercises.iter().map(row).collect();
    Sheet {
        columns: owned(columns),
        names: 0,
        spare: (!with_conditions).then_some(2),
        parts: vec![Part::untitled(rows)],
    }
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
    let is_mixed = exercise.doses.iter().any(|dose| taken_at(exercise, dose).is_empty());
    let dose = |dose: &Dose| {
        let taken = taken_at(exercise, dose);
        let mark = if is_mixed && !taken.is_empty() { "*" } else { "" };
        // What is for every level needs no word on it, unless another dose is taken at some.
        let is_for_all = taken.is_empty() || levels_of(exercise).all(|level| taken.contains(&level));
        let levels = if is_for_all { dose.level.into_iter().collect() } else { taken };
        let levels: Vec<&str> = levels.into_iter().map(Level::as_str).collect();
        let levels = if levels.is_empty() { String::new() } else { format!(", {}", listed(&levels, "and")) };
        format!("{}{levels}{mark}: {} ({})", dose.purpose, phrase::dose(dose, exercise.per_side), title(dose.source))
    };
    let how_much =
        if is_mixed { "How much (* is what plans take; the rest, what other sources say)" } else { "How much" };
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
        list(how_much, exercise.doses.iter().map(dose).collect()),
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

/// The levels at which plans take a dose: of those for one use the first that fits is taken.
fn taken_at(exercise: &Exercise, dose: &Dose) -> Vec<Level> {
    let is_taken = |level: &Level| exercise.dose(dose.purpose, *level).is_some_and(|taken| std::ptr::eq(taken, dose));
    levels_of(exercise).filter(is_taken).collect()
}

/// The levels that an exercise is for.
fn levels_of(exercise: &Exercise) -> impl Iterator<Item = Level> {
    let least = exercise.level;
    Level::ALL.iter().copied().filter(move |level| *level >= least)
}

impl Piece {
    fn is_empty(&self) -> bool {
        match self {
            Self::Line { text, .. } => text.is_empty(),
            Self::List { entries, .. } => entries.is_empty(),
        }
    }
}

/// Texts that belong to whoever gets them.
pub fn owned(texts: &[&str]) -> Vec<String> {
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
        let because: Vec<String> = explanation.because.iter().map(phrase::reason).collect();
        vec![explanation.exercise.to_owned(), because.join("; "), explanation.instead.join(", ")]
    };
    let fates = [("Chosen", Outcome::Chosen), ("Eligible", Outcome::Eligible), ("Excluded", Outcome::Excluded)];
    let part = |(title, outcome)| {
        let of_fate = explanations.iter().filter(|explanation| explanation.verdict == outcome);
        Part::titled(title, of_fate.collect::<Vec<_>>().iter().map(row).collect())
    };
    Sheet { columns: owned(&["Exercise", "Why", "Instead"]), names: 0, spare: None, parts: fates.map(part).into() }
}

/// Rules, those of one concern under its name.
pub fn rules(rules: &[&'static Rule]) -> Sheet {
    let mut parts: Vec<Part> = Vec::new();
    for rule in rules {
        let title = phrase::concern(rule.concern);
        let row = vec![rule.id.to_owned(), phrase::rule_kind(rule.kind).to_owned(), rule.sentence().into_owned()];
        match parts.last_mut().filter(|part| part.title.as_deref() == Some(title)) {
            Some(part) => part.rows.push(row),
            None => parts.push(Part::titled(title, vec![row])),
        }
    }
    Sheet { columns: owned(&["Rule", "Kind", "What it says"]), names: 0, spare: None, parts }
}

/// What a check found.
pub fn findings(findings: &[Finding]) -> Sheet {
    let row = |finding: &Finding| {
        let kind = phrase::rule_kind(finding.severity).to_owned();
        vec![kind, finding.rule.to_owned(), finding.place.clone(), finding.text.clone()]
    };
    let rows = findings.iter().map(row).collect();
    Sheet {
        columns: owned(&["How bad", "Rule", "Where", "What"]),
        names: 0,
        spare: None,
        parts: vec![Part::untitled(rows)],
    }
}
