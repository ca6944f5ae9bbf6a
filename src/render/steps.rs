//! What changes from week to week, and on what condition: each text once, with the moves and weeks that it is about.

use std::collections::{BTreeMap, BTreeSet};

use super::{phrase, sheet};
use crate::builtin::LADDERS;
use crate::plan::{Item, Moves, Plan, Session, Step, StepKind, Week, WeekKind};
use crate::suggest::{capitalised, listed};

/// Where nothing must be met.
pub const IN_ANY_CASE: &str = "In any case";

/// Some changes under one condition.
#[derive(Debug)]
pub struct Told {
    /// The condition, or that there is none.
    pub when: String,
    /// What each line is about, which may be left out, and what it says.
    pub lines: Vec<(String, String)>,
}

/// The rules by which a plan without steps says what a week changes.
const CHANGES: [&str; 3] = ["one-step-at-a-time", "graded-return", LIGHTER];
const LIGHTER: &str = "lighter-week";

/// How an item differs from the week before.
#[derive(Clone, Copy)]
struct Change<'a> {
    /// What changes, where that is known.
    kind: Option<StepKind>,
    text: &'a str,
    condition: Option<&'a str>,
}

/// A change of a move in a week.
#[derive(Clone)]
struct Entry<'a> {
    change: Change<'a>,
    item: &'a Item,
    week: &'a Week,
}

/// What a change says, and of what.
type Key<'a> = (Option<StepKind>, Option<&'a str>, &'a str, &'a str);

impl<'a> Entry<'a> {
    /// What it says, and of what; the figures of a table show of which move by themselves.
    fn key(&self) -> Key<'a> {
        let Change { kind, text, condition } = self.change;
        if kind.and_then(shown).is_some() {
            (kind, condition, "", "")
        } else {
            (kind, condition, text, &self.item.name)
        }
    }
}

/// Whether the resistance grows, which no figure shows.
pub fn grows(item: &Item) -> bool {
    match &item.step {
        Some(step) => step.kind == StepKind::Load,
        None => reason(item).is_some_and(|(_, why)| is_load(why)),
    }
}

/// The change of an item without a step: the rule, and what it says.
fn reason(item: &Item) -> Option<(&str, &str)> {
    let reason = item.because.iter().find(|reason| CHANGES.contains(&&*reason.rule))?;
    Some((&reason.rule, &reason.why))
}

/// A plan without steps says in words that there is more to lift.
fn is_load(why: &str) -> bool {
    why.contains("more weight")
}

/// The same without a step: with the moves that it concerns.
pub fn changes(week: &Week) -> Vec<(&str, Vec<&str>)> {
    let items = week.sessions.iter().flat_map(|session| &session.strengthening).filter(|item| item.step.is_none());
    by_text(items.filter_map(|item| Some((reason(item)?.1, &*item.name))))
}

/// Each text once, with its names, each once.
fn by_text<'a>(told: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut texts: Vec<(&str, Vec<&str>)> = Vec::new();
    for (text, name) in told {
        match texts.iter_mut().find(|(other, _)| *other == text) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => texts.push((text, vec![name])),
        }
    }
    texts
}

/// What may change from week to week in a session.
fn changing(session: &Session) -> impl Iterator<Item = &Item> {
    session.strengthening.iter().chain(&session.stretching)
}

/// The steps of a session, for those who see it in full.
pub fn of_session(session: &Session) -> Vec<Told> {
    let steps: Vec<_> = changing(session).filter_map(|item| Some((item.step.as_ref()?, &*item.name))).collect();
    of_steps(&steps)
}

/// Steps of a session, each with the name of its move, for those who see it in full.
pub fn of_steps(steps: &[(&Step, &str)]) -> Vec<Told> {
    let conditions = conditions(steps.iter().map(|(step, _)| step.condition.as_deref()));
    let told = |condition: Option<&str>| {
        let under = steps.iter().copied().filter(|(step, _)| step.condition.as_deref() == condition);
        let texts = by_text(under.map(|(step, name)| (&*step.text, name))).into_iter();
        let lines = texts.map(|(text, names)| (names.join(", "), text.to_owned())).collect();
        Told { when: when(condition, conditions.len() > 1), lines }
    };
    conditions.iter().copied().map(told).collect()
}

/// What changes in some weeks of a plan, those from `first` up to `end`. What earlier weeks say is not said again.
pub fn of_weeks(plan: &Plan, first: usize, end: usize) -> Vec<Told> {
    let entries = |from: usize, to: usize| -> Vec<Entry<'_>> {
        let weeks = plan.weeks.iter().enumerate().take(to).skip(from);
        weeks.flat_map(|(at, week)| self::entries(plan, at, week)).collect()
    };
    let (before, mut entries) = (entries(0, first), entries(first, end));
    let known: BTreeSet<_> = before.iter().map(Entry::key).collect();
    let all: Vec<Entry<'_>> = entries.clone();
    entries.retain(|entry| entry.week.kind == WeekKind::Lighter || !known.contains(&entry.key()));
    let said = of_lighter(&before.iter().collect::<Vec<_>>()).map(|(_, text)| text);
    let conditions = conditions(entries.iter().map(|entry| entry.change.condition));
    let again = again(&all, &known);
    let told = |condition: Option<&str>| {
        let under: Vec<&Entry<'_>> = entries.iter().filter(|entry| entry.change.condition == condition).collect();
        let lighter = of_lighter(&under).filter(|(_, text)| said.as_ref() != Some(text));
        let lines = lines(&under, plan.moves.as_ref()).into_iter().chain(lighter).collect();
        Told { when: when(condition, conditions.len() > 1), lines }
    };
    let told = conditions.iter().copied().map(told).filter(|told| !told.lines.is_empty());
    let is_first = before.iter().all(|entry| entry.change.condition.is_none());
    told.chain(again).chain(not_met(&all, is_first)).collect()
}

/// What earlier weeks have told the condition of: which kinds of step, and in which weeks.
fn again(entries: &[Entry<'_>], known: &BTreeSet<Key<'_>>) -> Option<Told> {
    let mut kinds: BTreeMap<StepKind, BTreeSet<u32>> = BTreeMap::new();
    let building =
        entries.iter().filter(|entry| entry.week.kind == WeekKind::Build && entry.change.condition.is_some());
    for Entry { change, week, .. } in building.filter(|entry| known.contains(&entry.key())) {
        kinds.entry(change.kind?).or_default().insert(week.week);
    }
    let named = |(kind, weeks): (&StepKind, &BTreeSet<u32>)| {
        let name = shown(*kind).map_or_else(|| format!("{} more resistance", phrase::MORE_LOAD), ToOwned::to_owned);
        format!("{name} ({})", spoken(weeks))
    };
    let named: Vec<String> = kinds.iter().map(named).collect();
    let line = (String::new(), capitalised(&named.join(", ")));
    (!named.is_empty()).then(|| Told { when: "On the conditions above alone".to_owned(), lines: vec![line] })
}

/// What to do where a condition is not met: told where conditions are told first.
fn not_met(entries: &[Entry<'_>], is_first: bool) -> Option<Told> {
    let has_conditions = entries.iter().any(|entry| entry.change.condition.is_some());
    let line = (String::new(), capitalised(LADDERS.conditions.not_met.trim_end_matches('.')));
    (is_first && has_conditions).then(|| Told { when: "If not".to_owned(), lines: vec![line] })
}

/// All conditions, each once; what has none comes last.
fn conditions<'a>(all: impl Iterator<Item = Option<&'a str>>) -> Vec<Option<&'a str>> {
    let mut conditions: Vec<Option<&str>> = Vec::new();
    for condition in all {
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }
    crate::order::by_key(&mut conditions, Option::is_none);
    conditions
}

fn when(condition: Option<&str>, is_one_of_several: bool) -> String {
    match condition {
        Some(condition) => format!("Only if {}", condition.strip_prefix("if ").unwrap_or(condition)),
        None if is_one_of_several => IN_ANY_CASE.to_owned(),
        None => "What changes".to_owned(),
    }
}

fn entries<'a>(plan: &'a Plan, at: usize, week: &'a Week) -> Vec<Entry<'a>> {
    let of_session = |session: &'a Session| {
        let entry = move |item: &'a Item| Some(Entry { change: change(plan, at, session, item)?, item, week });
        changing(session).filter_map(entry)
    };
    week.sessions.iter().flat_map(of_session).collect()
}

fn change<'a>(plan: &Plan, at: usize, session: &Session, item: &'a Item) -> Option<Change<'a>> {
    if let Some(step) = &item.step {
        return Some(Change { kind: Some(step.kind), text: &step.text, condition: step.condition.as_deref() });
    }
    let (rule, text) = reason(item)?;
    let kind = if rule == "one-step-at-a-time" { kind(item, before(plan, at, session, item), text) } else { None };
    Some(Change { kind, text, condition: None })
}

/// The same move on the same weekday of the last building week before.
fn before<'a>(plan: &'a Plan, at: usize, session: &Session, item: &Item) -> Option<&'a Item> {
    let weeks = plan.weeks.get(..at).unwrap_or_default().iter().rev();
    let mut sessions = weeks.filter(|week| week.kind == WeekKind::Build).flat_map(|week| &week.sessions);
    let session = sessions.find(|other| other.weekday == session.weekday)?;
    session.strengthening.iter().find(|other| other.exercise == item.exercise)
}

/// What changes in an item without a step, by its figures.
fn kind(item: &Item, before: Option<&Item>, text: &str) -> Option<StepKind> {
    let Some(before) = before else { return Some(StepKind::Form) };
    if is_load(text) {
        Some(StepKind::Load)
    } else if item.sets > before.sets {
        Some(StepKind::Sets)
    } else if item.reps != before.reps {
        Some(StepKind::Reps)
    } else if item.hold_seconds != before.hold_seconds {
        Some(StepKind::Hold)
    } else if item.seconds != before.seconds {
        Some(StepKind::Seconds)
    } else {
        None
    }
}

/// What the figures of a table show by themselves.
fn shown(kind: StepKind) -> Option<&'static str> {
    match kind {
        StepKind::Reps => Some("more repetitions"),
        StepKind::Seconds => Some("more seconds"),
        StepKind::Hold => Some("longer holds"),
        StepKind::Tempo => Some("slower lowering"),
        StepKind::Sets => Some("more sets"),
        StepKind::Rest => Some("shorter rests"),
        StepKind::Load | StepKind::Form | StepKind::Keep => None,
    }
}

/// What no figure shows, by its kind, its text and its move: the move, and the weeks.
type Texts<'a> = BTreeMap<(Option<StepKind>, &'a str, &'a str), (&'a Item, BTreeSet<u32>)>;

/// Changes that share a kind, their weeks, a text and what they are for.
type Shared<'a> = (Option<StepKind>, BTreeSet<u32>, &'a str, String);

/// The lines of the changes of building weeks: what the figures show in one line, and what they don't show in words.
fn lines(entries: &[&Entry<'_>], moves: Option<&Moves>) -> Vec<(String, String)> {
    let mut figures: BTreeMap<(StepKind, &str), BTreeSet<u32>> = BTreeMap::new();
    let mut texts: Texts<'_> = BTreeMap::new();
    for Entry { change, item, week } in entries.iter().filter(|entry| entry.week.kind == WeekKind::Build) {
        if let Some(shown) = change.kind.and_then(|kind| Some((kind, shown(kind)?))) {
            figures.entry(shown).or_default().insert(week.week);
        } else {
            let key = (change.kind, change.text, &*item.name);
            texts.entry(key).or_insert_with(|| (item, BTreeSet::new())).1.insert(week.week);
        }
    }
    let figures: Vec<String> =
        figures.into_iter().map(|((_, shown), weeks)| format!("{shown} ({})", spoken(&weeks))).collect();
    let figures = (!figures.is_empty()).then(|| (String::new(), capitalised(&figures.join(", "))));
    figures.into_iter().chain(in_words(texts, moves)).collect()
}

/// What no figure shows: the moves that share a text, its weeks and what they are for in one line.
fn in_words(texts: Texts<'_>, moves: Option<&Moves>) -> Vec<(String, String)> {
    let mut shared: BTreeMap<Shared<'_>, Vec<&str>> = BTreeMap::new();
    let mut kept: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for ((kind, text, name), (item, weeks)) in texts {
        // What stays is told in one line, whichever its weeks.
        if kind == Some(StepKind::Keep) {
            kept.entry(text).or_default().push(format!("{name} ({})", spoken(&weeks)));
            continue;
        }
        // Whoever has not seen a move yet wants to know what it is for.
        let regions = moves.filter(|_| kind == Some(StepKind::Form)).and_then(|moves| moves.get(&item.exercise));
        let regions = regions.map(|text| sheet::first_regions(&text.regions)).unwrap_or_default();
        shared.entry((kind, weeks, text, regions)).or_default().push(name);
    }
    let line = |((kind, weeks, text, regions), names): (Shared<'_>, Vec<&str>)| {
        let when = match (kind, weeks.first()) {
            (Some(StepKind::Form), Some(first)) => format!("from week {first}"),
            _ => spoken(&weeks),
        };
        let regions = if regions.is_empty() { regions } else { format!("; {regions}") };
        let mark = if kind == Some(StepKind::Load) { format!("{} ", phrase::MORE_LOAD) } else { String::new() };
        (format!("{mark}{} ({when}{regions})", names.join(", ")), text.to_owned())
    };
    let kept = kept.into_iter().map(|(text, names)| (names.join(", "), text.to_owned()));
    shared.into_iter().map(line).chain(kept).collect()
}

/// What lighter weeks say: the reason where they share one, else what there is less of.
fn of_lighter(entries: &[&Entry<'_>]) -> Option<(String, String)> {
    let lighter = || entries.iter().filter(|entry| entry.week.kind == WeekKind::Lighter);
    let weeks: BTreeSet<u32> = lighter().map(|entry| entry.week.week).collect();
    let why =
        |item: &Item| item.because.iter().find(|reason| reason.rule == LIGHTER).map(|reason| reason.why.to_string());
    let texts: BTreeSet<String> =
        lighter().map(|entry| why(entry.item).unwrap_or_else(|| entry.change.text.to_owned())).collect();
    let text = if let Some(text) = texts.first().filter(|_| texts.len() == 1) {
        text.strip_prefix("a lighter week: ").unwrap_or(text).to_owned()
    } else {
        let less: BTreeSet<&str> = lighter().filter_map(|entry| less(entry.change.kind?)).collect();
        less.into_iter().collect::<Vec<_>>().join(", ")
    };
    (!text.is_empty()).then(|| (format!("{}, lighter", capitalised(&spoken(&weeks))), text))
}

/// What there is less of in a lighter week.
fn less(kind: StepKind) -> Option<&'static str> {
    match kind {
        StepKind::Sets => Some("fewer sets"),
        StepKind::Reps => Some("fewer repetitions"),
        StepKind::Seconds | StepKind::Hold => Some("less time"),
        StepKind::Load | StepKind::Form | StepKind::Tempo | StepKind::Rest | StepKind::Keep => None,
    }
}

/// "week 2", "weeks 2 and 4", "weeks 2 to 4".
pub fn spoken(weeks: &BTreeSet<u32>) -> String {
    let is_row = weeks.iter().zip(weeks.iter().skip(1)).all(|(one, next)| one + 1 == *next);
    match (weeks.first(), weeks.last()) {
        (Some(first), Some(last)) if first == last => format!("week {first}"),
        (Some(first), Some(last)) if is_row && weeks.len() > 2 => format!("weeks {first} to {last}"),
        _ => {
            let all: Vec<String> = weeks.iter().map(ToString::to_string).collect();
            format!("weeks {}", listed(&all, "and"))
        }
    }
}
