//! What a page says, made ready for the templates: plain text, and which of it is shown where.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::back::Back;
use super::volume::{self, Bar};
use crate::catalog::{Exercise, Word};
use crate::desk::{Break, DeskDay};
use crate::plan::{
    Effort, GENERATOR, Item, MoveText, Notice, Plan, Reason, Session, Severity, SourceText, Week, WeekKind,
};
use crate::profile::{Name, Profile};
use crate::render::about::{self, capital, spoken};
use crate::render::sheet::{self, Piece};
use crate::render::{Listing, phrase};
use crate::suggest::listed;

/// What a plan says of its exercises.
type Moves = BTreeMap<Name, MoveText>;

/// The rule whose notice stands under the title.
const DISCLAIMER: &str = "not-a-diagnosis";

/// The most moves in a plan whose cards all hold how the move is done. In longer plans the later weeks' cards point at
/// the end of the page instead: a year of sessions would be megabytes of the same few steps.
const MOST_FOLDS: usize = 400;

/// The most sets that get a box each; no plan of ours has nearly as many, but a saved plan may say anything.
const MOST_BOXES: u32 = 20;

/// What stands at the top and at the end.
pub struct Head<'a> {
    /// The name of the plan.
    pub title: &'a str,
    /// When it is for.
    pub subtitle: String,
    /// What the cards are called.
    pub body: &'static str,
    /// What it was made for: labels and words.
    pub made_for: Vec<(&'static str, String)>,
    /// That it is no diagnosis.
    pub disclaimer: Option<&'a str>,
    /// The notices that nobody may miss.
    pub grave: Vec<NoticeView<'a>>,
    /// What is good to know, folded away.
    pub others: Vec<NoticeView<'a>>,
    /// The titles of what the moves are taken from.
    pub sources: Vec<&'a str>,
    /// The program that made it.
    pub generator: &'a str,
}

/// A notice.
pub struct NoticeView<'a> {
    /// How much it matters, as a class.
    pub class: &'static str,
    /// The same as a word.
    pub word: &'static str,
    /// The notice.
    pub text: &'a str,
}

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
    /// Its sessions.
    pub cards: Vec<Card<'a>>,
    /// What its moves are for.
    pub back: Option<Back>,
    /// The columns of its volume.
    pub columns: &'static [&'static str],
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
    /// How hard it is.
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
    /// The move.
    pub name: &'a str,
    /// Lighter sets before the first.
    pub ramp_up: Option<String>,
    /// The dose.
    pub dose: String,
    /// What else to know before a set.
    pub facts: Vec<String>,
    /// What each box to tick stands for, for those who do not see it.
    pub boxes: Vec<String>,
    /// What to mind before all else.
    pub caution: Option<&'a str>,
    /// Whether the card holds how it is done.
    pub is_folded_here: bool,
    /// How it is done, and why it is in.
    pub how: How<'a>,
    /// Where in the page it is told else.
    pub link: Option<&'a str>,
}

/// How a move is done, and why it is in.
pub struct How<'a> {
    /// What it is for.
    pub regions: String,
    /// The steps, in order.
    pub steps: &'a [Name],
    /// What to think of.
    pub cues: &'a [Name],
    /// What commonly goes wrong.
    pub mistakes: &'a [Name],
    /// What to mind, each with the title of its source.
    pub cautions: Vec<(&'a str, &'a str)>,
    /// Which rules put it into the plan.
    pub because: &'a [Reason],
    /// Easier neighbours.
    pub easier: String,
    /// Harder neighbours.
    pub harder: String,
}

/// How each move is done, once, in the order in which the plan comes to them.
pub struct Manual<'a> {
    /// The moves.
    pub entries: Vec<Entry<'a>>,
    /// Whether only paper needs it, as the cards hold it all.
    pub is_for_paper: bool,
    places: BTreeMap<&'a str, String>,
    moves: Option<&'a Moves>,
}

/// A move in the manual.
pub struct Entry<'a> {
    /// What links point at.
    pub id: String,
    /// The move.
    pub name: &'a str,
    /// How it is done.
    pub how: How<'a>,
}

/// An exercise in full.
pub struct Article {
    /// What links point at.
    pub id: String,
    /// The exercise.
    pub name: &'static str,
    /// All that is known of it.
    pub pieces: Vec<Piece>,
}

impl<'a> Head<'a> {
    /// The head of a page of exercises.
    pub fn of_exercises(title: &'a str) -> Self {
        Self {
            title,
            subtitle: "From the catalog".to_owned(),
            body: "exercises",
            made_for: Vec::new(),
            disclaimer: None,
            grave: Vec::new(),
            others: Vec::new(),
            sources: Vec::new(),
            generator: GENERATOR,
        }
    }

    /// The head of a plan's page.
    pub fn of_plan(plan: &'a Plan) -> Self {
        let profile = &plan.profile;
        let made_for = about::sessions_made_for(profile);
        let subtitle = about::period(profile.start, 7 * u64::from(profile.weeks));
        let moves = plan.moves.as_ref();
        Self::new(profile, subtitle, "sessions", made_for, &plan.notices, moves, &plan.generator)
    }

    /// The head of a desk day's page.
    pub fn of_desk(day: &'a DeskDay) -> Self {
        let ends = [day.breaks.first(), day.breaks.last()].map(|one| one.map_or("", |one| &one.at));
        let subtitle = match (day.breaks.len(), ends) {
            (1, [at, _]) => format!("One break at the desk, at {at}"),
            (number, [first, last]) => format!("{number} breaks at the desk, from {first} to {last}"),
        };
        let made_for = about::made_for(&day.profile);
        Self::new(&day.profile, subtitle, "breaks", made_for, &day.notices, Some(&day.moves), &day.generator)
    }

    fn new(
        profile: &'a Profile,
        subtitle: String,
        body: &'static str,
        made_for: Vec<(&'static str, String)>,
        notices: &'a [Notice],
        moves: Option<&'a Moves>,
        generator: &'a str,
    ) -> Self {
        let disclaimer = notices.iter().find(|notice| notice.rule == DISCLAIMER && notice.severity == Severity::Info);
        let shown = notices.iter().filter(|notice| disclaimer.is_none_or(|other| !std::ptr::eq(*notice, other)));
        let (grave, others): (Vec<&Notice>, Vec<&Notice>) = shown.partition(|notice| notice.severity < Severity::Info);
        let view = |notices: Vec<&'a Notice>| notices.into_iter().map(NoticeView::of).collect();
        Self {
            title: &profile.name,
            subtitle,
            body,
            made_for,
            disclaimer: disclaimer.map(|notice| &*notice.text),
            grave: view(grave),
            others: view(others),
            sources: moves.map(about::sources).unwrap_or_default(),
            generator,
        }
    }
}

impl<'a> NoticeView<'a> {
    fn of(notice: &'a Notice) -> Self {
        let class = match notice.severity {
            Severity::Stop => "stop",
            Severity::Ask => "ask",
            Severity::Caution => "caution",
            Severity::Gap => "gap",
            Severity::Info => "info",
        };
        Self { class, word: phrase::severity(notice.severity), text: &notice.text }
    }
}

impl<'a> Manual<'a> {
    /// The moves of a plan.
    pub fn of_plan(plan: &'a Plan) -> Self {
        Self::new(plan.sessions().flat_map(Session::items), plan.moves.as_ref())
    }

    /// The moves of a desk day.
    pub fn of_desk(day: &'a DeskDay) -> Self {
        Self::new(day.breaks.iter().flat_map(|one| &one.moves), Some(&day.moves))
    }

    fn new(items: impl Iterator<Item = &'a Item>, moves: Option<&'a Moves>) -> Self {
        let mut manual = Self { entries: Vec::new(), is_for_paper: true, places: BTreeMap::new(), moves };
        let mut count = 0;
        for item in items {
            count += 1;
            if !manual.places.contains_key(&*item.exercise) {
                let id = format!("move-{}", manual.entries.len() + 1);
                manual.places.insert(&item.exercise, id.clone());
                let how = How::new(item, manual.text(item));
                manual.entries.push(Entry { id, name: &item.name, how });
            }
        }
        manual.is_for_paper = count <= MOST_FOLDS;
        manual
    }

    fn text(&self, item: &Item) -> Option<&'a MoveText> {
        self.moves?.get(&item.exercise)
    }

    /// A move in a card; `is_first` in the first week, whose cards always hold how the move is done.
    fn row(&'a self, item: &'a Item, is_first: bool) -> Row<'a> {
        Row {
            name: &item.name,
            ramp_up: phrase::ramp_up(item),
            dose: phrase::item_dose(item),
            facts: facts(item),
            boxes: boxes(item),
            caution: item.caution.as_deref(),
            is_folded_here: is_first || self.is_for_paper,
            how: How::new(item, self.text(item)),
            link: self.places.get(&*item.exercise).map(String::as_str),
        }
    }
}

impl<'a> How<'a> {
    fn new(item: &'a Item, text: Option<&'a MoveText>) -> Self {
        let because = &item.because;
        let Some(text) = text else {
            let none = String::new;
            return Self {
                regions: none(),
                steps: &[],
                cues: &[],
                mistakes: &[],
                cautions: Vec::new(),
                because,
                easier: none(),
                harder: none(),
            };
        };
        let caution = |caution: &'a crate::plan::CautionText| (&*caution.text, title(&text.sources, &caution.source));
        Self {
            regions: phrase::regions(&text.regions),
            steps: &text.steps,
            cues: &text.cues,
            mistakes: &text.mistakes,
            cautions: text.cautions.iter().map(caution).collect(),
            because,
            easier: neighbours(&text.easier),
            harder: neighbours(&text.harder),
        }
    }
}

/// The weeks of a plan.
pub fn weeks<'a>(plan: &'a Plan, manual: &'a Manual<'a>) -> Vec<WeekView<'a>> {
    plan.weeks.iter().enumerate().map(|(at, week)| week_view(plan, week, at, manual)).collect()
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
        changes: sheet::changes(week).into_iter().map(|(why, names)| (why, names.join(", "))).collect(),
        cards: week.sessions.iter().enumerate().map(card).collect(),
        back: Back::of_week(week, plan.moves.as_ref()),
        columns: volume::columns(week),
        bars: volume::bars(week),
        has_targets: week.volume.iter().any(|volume| volume.target.is_some()),
        id,
    }
}

/// "23 to 29 November 2026 · 3 sessions, all hard · 61 min".
fn week_facts(plan: &Plan, week: &Week, at: usize) -> String {
    let start = plan.profile.start.checked_add_days(chrono::Days::new(7 * at as u64)).unwrap_or(plan.profile.start);
    let sessions = match week.sessions.len() {
        1 => "1 session".to_owned(),
        number => format!("{number} sessions"),
    };
    let hard = match week.sessions.iter().filter(|session| session.effort == Effort::Hard).count() {
        0 => "all easy".to_owned(),
        all if all == week.sessions.len() => "all hard".to_owned(),
        some => format!("{some} of them hard"),
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
        short: format!("{} {}", capital(session.weekday.as_str()), session.date.format("%-d %b")),
        day: session.date,
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
        name: exercise.name,
        pieces: sheet::exercise(exercise, &listing.catalog),
    };
    listing.exercises.iter().enumerate().map(article).collect()
}

/// What a page of exercises is called: by their names, where they are few.
pub fn title_of(names: &[&str]) -> String {
    if names.len() > 3 { format!("{} exercises", names.len()) } else { listed(names, "and") }
}

fn rows<'a>(items: &'a [Item], is_first: bool, manual: &'a Manual<'a>) -> Vec<Row<'a>> {
    items.iter().map(|item| manual.row(item, is_first)).collect()
}

/// A box a set.
fn boxes(item: &Item) -> Vec<String> {
    let Item { sets, name, .. } = item;
    if *sets > MOST_BOXES {
        return vec![format!("All {sets} sets, {name}")];
    }
    (1..=*sets).map(|set| format!("Set {set} of {sets}, {name}")).collect()
}

/// What to know before a set besides the dose: the rest, what is left in reserve, and what it takes.
fn facts(item: &Item) -> Vec<String> {
    let rest = item.rest_seconds.map(|_| format!("rest {}", phrase::rest(item)));
    let reserve = item.reserve.map(|reserve| format!("{} in reserve", phrase::range(reserve)));
    let equipment: Vec<String> = item.equipment.iter().map(|piece| spoken(piece)).collect();
    let equipment = (!equipment.is_empty()).then(|| listed(&equipment, "and"));
    [rest, reserve, equipment].into_iter().flatten().collect()
}

fn title<'a>(sources: &'a [SourceText], id: &'a str) -> &'a str {
    sources.iter().find(|source| source.id == id).map_or(id, |source| &source.title)
}

/// The ids of easier or harder moves, as people write them.
fn neighbours(ids: &[Name]) -> String {
    ids.iter().map(|id| spoken(id)).collect::<Vec<_>>().join(", ")
}
