//! What a page says, made ready for the templates: plain text, and which of it is shown where.

use chrono::NaiveDate;

use super::back::Back;
use super::how::{How, Manual};
use super::volume::{self, Bar};
use crate::catalog::{Exercise, Word};
use crate::desk::{Break, DeskDay};
use crate::plan::{Effort, Item, Plan, Session, Week, WeekKind};
use crate::render::about::{self, spoken};
use crate::render::sheet::{self, Piece};
use crate::render::{Listing, beside, phrase, steps};
use crate::suggest::{capitalised, listed};

/// A week.
pub struct WeekView<'a> {
    /// Its number.
    pub number: u32,
    /// What links point at.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What it is for.
    pub kind: &'static str,
    /// Whether it recovers.
    pub is_lighter: bool,
    /// Its dates, sessions and minutes.
    pub facts: String,
    /// What it changes: why, and the moves that it concerns.
    pub changes: Vec<(&'a str, String)>,
    /// What is measured and walked in it: labels and words, and how it is done.
    pub beside: Vec<(&'static str, String, String)>,
    /// Its sessions.
    pub cards: Vec<Card<'a>>,
    /// What its moves are for.
    pub back: Option<Back>,
    /// The columns of its volume.
    pub columns: Vec<String>,
    /// Its volume.
    pub bars: Vec<Bar>,
    /// Whether any muscle group has a target.
    pub has_targets: bool,
}

/// A session.
pub struct Card<'a> {
    /// What links point at.
    pub id: String,
    /// The day, as people say it.
    pub date: String,
    /// The same, short.
    pub short: String,
    /// The same, as programs read it.
    pub day: NaiveDate,
    /// How hard it is, as a class.
    pub class: &'static str,
    /// The same, in words.
    pub effort: &'static str,
    /// How long it takes.
    pub minutes: String,
    /// Its phases that are not empty.
    pub phases: Vec<Phase<'a>>,
}

/// The moves under one heading.
pub struct Phase<'a> {
    /// The heading.
    pub title: &'static str,
    /// The moves.
    pub rows: Vec<Row<'a>>,
}

/// The session for a bad day.
pub struct BadDayView<'a> {
    /// Its heading.
    pub title: &'static str,
    /// How long it takes.
    pub minutes: String,
    /// When to take it and when to come back.
    pub text: String,
    /// The moves.
    pub rows: Vec<Row<'a>>,
}

/// A break in a desk day.
pub struct Stop<'a> {
    /// What links point at.
    pub id: String,
    /// The time.
    pub at: &'a str,
    /// How long it takes.
    pub minutes: String,
    /// The moves.
    pub rows: Vec<Row<'a>>,
}

/// A move in a card.
pub struct Row<'a> {
    /// The id of the move.
    pub exercise: &'a str,
    /// The move.
    pub name: &'a str,
    /// Lighter sets before the first.
    pub ramp_up: Option<String>,
    /// The dose.
    pub dose: String,
    /// What else to know before a set.
    pub facts: Vec<String>,
    /// How it differs from the week before, and on what condition.
    pub step: Option<(&'a str, Option<&'a str>)>,
    /// What each box to tick stands for, for those who do not see it.
    pub boxes: Vec<String>,
    /// What to mind before all else.
    pub caution: Option<&'a str>,
    /// Whether the card holds how it is done.
    pub is_folded_here: bool,
    /// How it is done, and why it is in.
    pub how: How<'a>,
    /// The place in the page that describes it, where that is elsewhere.
    pub link: Option<&'a str>,
}

/// An exercise in full.
pub struct Article {
    /// What links point at.
    pub id: String,
    /// The id of the exercise.
    pub exercise: &'static str,
    /// The exercise.
    pub name: &'static str,
    /// All that is known of it.
    pub pieces: Vec<Piece>,
}

/// The weeks of a plan that are in full.
pub fn weeks<'a>(plan: &'a Plan, is_shown: impl Fn(&Week) -> bool, manual: &'a Manual<'a>) -> Vec<WeekView<'a>> {
    let shown = plan.weeks.iter().enumerate().filter(|(_, week)| is_shown(week));
    shown.map(|(at, week)| week_view(plan, week, at, manual)).collect()
}

fn week_view<'a>(plan: &'a Plan, week: &'a Week, at: usize, manual: &'a Manual<'a>) -> WeekView<'a> {
    let id = format!("week-{}", week.week);
    let kind = phrase::kind(week.kind);
    let heading = if plan.weeks.len() > 1 { format!("Week {}: {kind}", week.week) } else { "The sessions".to_owned() };
    let card = |(number, session)| card(format!("{id}-{}", number + 1), session, at == 0, manual);
    WeekView {
        number: week.week,
        heading,
        kind,
        is_lighter: week.kind == WeekKind::Lighter,
        facts: week_facts(plan, week, at),
        changes: steps::changes(week).into_iter().map(|(why, names)| (why, names.join(", "))).collect(),
        beside: beside_sessions(plan, week),
        cards: week.sessions.iter().enumerate().map(card).collect(),
        back: Back::of_week(week, plan.moves.as_ref()),
        columns: volume::columns(week),
        bars: volume::bars(week),
        has_targets: week.volume.iter().any(|volume| volume.target.is_some()),
        id,
    }
}

/// What is measured and walked in a week; how it is measured in the first one.
fn beside_sessions(plan: &Plan, week: &Week) -> Vec<(&'static str, String, String)> {
    let how = |one| if week.week == 1 { beside::how(one) } else { String::new() };
    let measured = week.baselines.iter().map(|one| ("Measure first", format!("{}.", one.text), how(one)));
    let walk = beside::walk(plan, week).map(|(label, text)| (label, text, String::new()));
    measured.chain(walk).collect()
}

/// The session for a bad day: when to take it and when to come back, and its moves.
pub fn bad_day<'a>(plan: &'a Plan, manual: &'a Manual<'a>) -> Option<BadDayView<'a>> {
    let day = plan.bad_day.as_ref()?;
    let (title, _) = beside::bad_day(day);
    let text = format!("{} {}", day.when, day.back);
    Some(BadDayView { title, minutes: phrase::minutes(day.minutes), text, rows: rows(&day.moves, false, manual) })
}

/// "23 to 29 November 2026 · 3 sessions, 2 of them main sessions · 61 min".
fn week_facts(plan: &Plan, week: &Week, at: usize) -> String {
    let start = plan.profile.start.checked_add_days(chrono::Days::new(7 * at as u64)).unwrap_or(plan.profile.start);
    let sessions = match week.sessions.len() {
        1 => "1 session".to_owned(),
        number => format!("{number} sessions"),
    };
    let hard = match week.sessions.iter().filter(|session| session.effort == Effort::Hard).count() {
        0 => "all easy".to_owned(),
        all if all == week.sessions.len() => "all main sessions".to_owned(),
        1 => "one of them a main session".to_owned(),
        some => format!("{some} of them main sessions"),
    };
    let minutes = phrase::minutes(week.sessions.iter().map(|session| session.minutes).sum());
    let facts = format!("{sessions}, {hard} · {minutes}");
    // The dates of an only week are those of the plan.
    if plan.weeks.len() > 1 { format!("{} · {facts}", about::period(start, 7)) } else { facts }
}

fn card<'a>(id: String, session: &'a Session, is_first: bool, manual: &'a Manual<'a>) -> Card<'a> {
    let phase = |(title, items): (&'static str, &'a [Item])| Phase { title, rows: rows(items, is_first, manual) };
    let phases = sheet::phases(session).into_iter().filter(|(_, items)| !items.is_empty()).map(phase);
    Card {
        id,
        date: phrase::date(session.date),
        short: format!("{} {}", capitalised(session.weekday.as_str()), session.date.format("%-d %b")),
        day: session.date,
        class: phrase::effort_word(session.effort),
        effort: phrase::effort(session.effort),
        minutes: phrase::minutes(session.minutes),
        phases: phases.collect(),
    }
}

/// The breaks of a desk day.
pub fn stops<'a>(day: &'a DeskDay, manual: &'a Manual<'a>) -> Vec<Stop<'a>> {
    let stop = |(number, one): (usize, &'a Break)| Stop {
        id: format!("break-{}", number + 1),
        at: &one.at,
        minutes: phrase::minutes(one.minutes),
        rows: rows(&one.moves, false, manual),
    };
    day.breaks.iter().enumerate().map(stop).collect()
}

/// The exercises of a page.
pub fn articles(listing: &Listing) -> Vec<Article> {
    let article = |(at, exercise): (usize, &&'static Exercise)| Article {
        id: format!("exercise-{}", at + 1),
        exercise: exercise.id,
        name: exercise.name,
        pieces: sheet::exercise(listing, exercise),
    };
    listing.exercises.iter().enumerate().map(article).collect()
}

/// What a page of exercises is called: by their names, where they are few.
pub fn title_of(names: &[&str]) -> String {
    if names.len() > 3 { format!("{} exercises", names.len()) } else { listed(names, "and") }
}

fn rows<'a>(items: &'a [Item], is_first: bool, manual: &'a Manual<'a>) -> Vec<Row<'a>> {
    items.iter().map(|item| row(item, is_first, manual)).collect()
}

/// A move in a card; `is_first` in the first week, whose cards always hold how the move is done.
fn row<'a>(item: &'a Item, is_first: bool, manual: &'a Manual<'a>) -> Row<'a> {
    Row {
        exercise: &item.exercise,
        name: &item.name,
        ramp_up: phrase::ramp_up(item),
        dose: phrase::item_dose(item),
        facts: facts(item),
        step: item.step.as_ref().map(|step| (&*step.text, step.condition.as_deref())),
        boxes: boxes(item),
        caution: item.caution.as_deref(),
        is_folded_here: is_first || manual.is_for_paper,
        how: manual.how(item),
        link: manual.place(item),
    }
}

/// A box a set.
fn boxes(item: &Item) -> Vec<String> {
    let Item { sets, name, .. } = item;
    let Some(count) = sheet::boxes(item) else { return vec![format!("All {sets} sets, {name}")] };
    (1..=count).map(|set| format!("Set {set} of {sets}, {name}")).collect()
}

/// What to know before a set besides the dose: the rest, what is left in reserve, and what it takes.
fn facts(item: &Item) -> Vec<String> {
    let rest = item.rest_seconds.map(|_| format!("rest {}", phrase::rest(item)));
    let reserve = item.reserve.map(|reserve| format!("{} in reserve", phrase::range(reserve)));
    let equipment: Vec<String> = item.equipment.iter().map(|piece| spoken(piece)).collect();
    let equipment = (!equipment.is_empty()).then(|| listed(&equipment, "and"));
    [rest, reserve, equipment].into_iter().flatten().collect()
}
