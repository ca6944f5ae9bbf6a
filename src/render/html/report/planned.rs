//! What the report says of the plan: what it takes, each exercise, doses, steps, and the rules that shaped it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Block, Taught};
use crate::catalog::Level;
use crate::plan::{Item, Plan, Session, Severity, Week};
use crate::render::{Account, about, beside, phrase, steps, told};
use crate::rules::{self, Concern, Kind, Rule};
use crate::suggest::{capitalised, listed};

/// A blank at which no line is broken.
const NO_BREAK: &str = "\u{a0}";
/// Rules that say at which level somebody begins.
const GATE: &str = "level-gate";
const BEGINNERS: &str = "beginner-sets";

/// 1: what it takes.
pub fn equipment(account: &Account) -> Vec<Block> {
    let pieces: BTreeSet<String> =
        account.plan.items().flat_map(|item| &item.equipment).map(|piece| about::spoken(piece)).collect();
    let pieces: Vec<String> = pieces.into_iter().collect();
    let text = if pieces.is_empty() { "No equipment".to_owned() } else { capitalised(&listed(&pieces, "and")) };
    vec![
        Block::Text(format!(
            "{text}; besides, what every home has: floor, mat, wall, chair, table, doorway and towel."
        )),
        Block::Blank("Make, and resistance of bands or weights"),
    ]
}

/// 7: by what rules it goes on, and how it went on.
pub fn progression(account: &Account) -> Vec<Block> {
    let plan = &account.plan;
    let is_in_force = |rule: &&'static Rule| rule.concern == Concern::Progression && is_in_force(rule, plan);
    let lines = rules::all().filter(is_in_force).map(|rule| format!("{} ({})", rule.sentence(), rule.id)).collect();
    let conditions: BTreeSet<&str> = plan.items().filter_map(|item| item.step.as_ref()?.condition.as_deref()).collect();
    let mut blocks = vec![Block::Heading("7a Rules by which it goes on")];
    blocks.extend(Block::list(lines));
    if !conditions.is_empty() {
        blocks
            .push(Block::Text("A step is taken only under its condition, else the dose before it is kept:".to_owned()));
        blocks.push(Block::List(conditions.into_iter().map(capitalised).collect()));
    }
    blocks.push(Block::Heading("7b How it goes on"));
    let rows: Vec<Vec<String>> = plan.weeks.iter().map(week_steps).collect();
    blocks.extend(Block::table("Steps planned, by week", &["Week", "Kind", "Steps"], rows));
    let on = |work: &crate::daily::progress::Work| format!("{}, {}", told::work(work), told::day(work.date));
    let moves = &account.progress.moves;
    let rows = moves.iter().map(|one| vec![one.name.clone(), on(&one.best), on(&one.last)]).collect();
    match Block::table("What was done of moves, as noted", &["Move", "Best", "Last"], rows) {
        Some(table) => blocks.push(table),
        None => blocks.push(Block::Text("No figures of single moves are noted.".to_owned())),
    }
    blocks
}

/// Whether a plan names a rule as a reason or in a notice, or keeps it as a must over several weeks.
fn is_in_force(rule: &Rule, plan: &Plan) -> bool {
    let is_reason = || plan.items().flat_map(|item| &item.because).any(|reason| reason.rule == rule.id);
    let is_told = || plan.notices.iter().any(|notice| notice.rule == rule.id);
    (plan.weeks.len() > 1 && rule.kind == Kind::Must) || is_reason() || is_told()
}

/// A week's number, what it is for, and what changes in it.
fn week_steps(week: &Week) -> Vec<String> {
    let stepped = week.sessions.iter().flat_map(|session| &session.strengthening);
    let mut texts: Vec<String> = Vec::new();
    for (name, step) in stepped.filter_map(|item| Some((&item.name, item.step.as_ref()?))) {
        let text = format!("{name}: {}", step.text);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.extend(steps::changes(week).into_iter().map(|(why, names)| format!("{}: {why}", names.join(", "))));
    let text = if texts.is_empty() { "–".to_owned() } else { texts.join("; ") };
    vec![week.week.to_string(), phrase::kind(week.kind).to_owned(), text]
}

/// 8: each exercise.
pub fn exercises(account: &Account) -> Vec<Block> {
    let plan = &account.plan;
    let mut items: Vec<(&Item, &Item)> = Vec::new();
    for item in plan.items() {
        match items.iter_mut().find(|(first, _)| first.exercise == item.exercise) {
            Some((_, last)) => *last = item,
            None => items.push((item, item)),
        }
    }
    crate::order::by_key(&mut items, |(first, _)| &first.name);
    let taught = |(first, last): (&Item, &Item)| {
        let (begin, end) = (phrase::item_dose(first), phrase::item_dose(last));
        let dose = if begin == end { begin } else { format!("at first {begin}, at last {end}") };
        Block::Move(Taught {
            id: first.exercise.to_string(),
            name: first.name.to_string(),
            dose,
            steps: how(account, first),
        })
    };
    items.into_iter().map(taught).collect()
}

/// The steps of a move, from the plan or else from the catalog.
fn how(account: &Account, item: &Item) -> Vec<String> {
    let text = account.plan.moves.as_ref().and_then(|moves| moves.get(&item.exercise));
    let known = || account.catalog.get(&item.exercise).map(|exercise| exercise.steps);
    match text {
        Some(text) => text.steps.iter().map(ToString::to_string).collect(),
        None => known().unwrap_or_default().iter().map(ToString::to_string).collect(),
    }
}

/// 9: what is done at home.
pub fn home(account: &Account) -> Vec<Block> {
    let plan = &account.plan;
    let mut lines = vec!["All sessions can be done without a therapist present.".to_owned()];
    lines.extend(plan.weeks.iter().find_map(|week| beside::walk(plan, week)).map(|(_, text)| format!("Walks: {text}")));
    lines.extend(plan.bad_day.as_ref().map(beside::bad_day).map(|(label, text)| format!("{label}: {text}")));
    vec![Block::List(lines)]
}

/// 10: what there is besides exercise.
pub fn besides(account: &Account) -> Vec<Block> {
    let told = account.plan.notices.iter().filter(|notice| notice.severity == Severity::Info);
    let lines = told.map(|notice| format!("{} ({})", notice.text, notice.rule)).collect();
    let none = || Block::Text("The plan says nothing besides.".to_owned());
    vec![Block::list(lines).unwrap_or_else(none), Block::Blank("Advice, education or other treatment")]
}

/// 13: the dose in detail.
pub fn dose(account: &Account) -> Vec<Block> {
    let plan = &account.plan;
    let rows = plan.weeks.iter().map(week_row).collect();
    let weeks = Block::table("By week", &["Week", "Kind", "Sessions", "Minutes", "Walks", "Sets planned"], rows);
    let current = account.progress.adherence.weeks.last().map_or(1, |week| week.week);
    let week = plan.weeks.iter().find(|week| week.week == current);
    let rows = week.into_iter().flat_map(|week| &week.sessions).flat_map(session_rows).collect();
    let text = format!("Below, the sessions of week {current}; doses of other weeks differ by the steps above.");
    let columns = &["Session", "Phase", "Move", "Dose", "Rest", "Load", "In reserve"];
    let sessions = Block::table("The sessions of a week", columns, rows);
    weeks.into_iter().chain([Block::Text(text)]).chain(sessions).collect()
}

fn week_row(week: &Week) -> Vec<String> {
    let minutes: Vec<String> = week.sessions.iter().map(|session| format!("{:.0}", session.minutes)).collect();
    let sets = week.volume.iter().filter(|volume| volume.sets > 0.0);
    let sets: Vec<String> = sets.map(|volume| format!("{} {}", volume.group.spoken(), volume.sets)).collect();
    vec![
        week.week.to_string(),
        phrase::kind(week.kind).to_owned(),
        week.sessions.len().to_string(),
        minutes.join(", "),
        week.walk.as_ref().map_or_else(|| "–".to_owned(), |walk| phrase::unbroken(&beside::figures(walk))),
        sets.join(", "),
    ]
}

fn session_rows(session: &Session) -> Vec<Vec<String>> {
    let row = |phase: &str, item: &Item| {
        let reserve = item.reserve.map_or_else(|| "–".to_owned(), phrase::range);
        vec![
            format!("{} {}", session.date.format("%a"), told::day(session.date)).replace(' ', NO_BREAK),
            phase.to_owned(),
            item.name.to_string(),
            phrase::unbroken(&phrase::item_dose(item)),
            phrase::unbroken(&phrase::rest(item)),
            phrase::load(item.load).to_owned(),
            reserve,
        ]
    };
    let phases = crate::render::sheet::phases(session);
    phases.into_iter().flat_map(|(title, items)| items.iter().map(move |item| row(title, item))).collect()
}

/// 14: tailored, and by which rules.
pub fn tailoring(account: &Account) -> Vec<Block> {
    let plan = &account.plan;
    let made_for = about::sessions_made_for(&plan.profile);
    let facts = made_for.into_iter().map(|(label, text)| format!("{label}: {text}")).collect();
    let mut blocks = vec![
        Block::Heading("14a Generic or tailored"),
        Block::Text("Tailored, by rules that are the same for everybody, to:".to_owned()),
        Block::List(facts),
        Block::Heading("14b How it was tailored"),
    ];
    let columns = &["Rule", "What it says", "In this plan"];
    blocks.extend(Block::table("The rules that shaped it", columns, rules_of(plan)));
    let told = plan.notices.iter().filter(|notice| notice.severity != Severity::Info);
    let rows = told.map(|notice| {
        vec![notice.rule.to_string(), phrase::severity(notice.severity).to_owned(), notice.text.to_string()]
    });
    blocks.extend(Block::table("What the plan tells its reader", &["Rule", "Kind", "Text"], rows.collect()));
    blocks
}

/// A row a rule: its id, its sentence, and the reasons that it gave with the moves that these are of.
fn rules_of(plan: &Plan) -> Vec<Vec<String>> {
    let mut reasons: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for item in plan.items() {
        for reason in &item.because {
            reasons.entry(&reason.rule).or_default().entry(&reason.why).or_default().insert(&item.name);
        }
    }
    let row = |(rule, whys): (&str, BTreeMap<&str, BTreeSet<&str>>)| {
        let told = |(why, names): (&str, BTreeSet<&str>)| {
            let names: Vec<&str> = names.into_iter().collect();
            format!("{} – {}", names.join(", "), why.trim_end_matches('.'))
        };
        let says = rules::find(rule).map(|rule| rule.sentence().into_owned()).unwrap_or_default();
        vec![rule.to_owned(), says, whys.into_iter().map(told).collect::<Vec<_>>().join("; ")]
    };
    reasons.into_iter().map(row).collect()
}

/// 15: where somebody begins.
pub fn starting_level(account: &Account) -> Vec<Block> {
    let level = account.plan.profile.level;
    let text = format!("The person's own account of training behind them: {level}. It gates moves and sets:");
    let is_theirs = |rule: &&'static Rule| rule.id != BEGINNERS || level == Level::Beginner;
    let rules = [GATE, BEGINNERS].into_iter().filter_map(rules::find).filter(is_theirs);
    let lines = rules.map(|rule| format!("{} ({})", rule.sentence(), rule.id)).collect();
    let first = account
        .progress
        .baselines
        .iter()
        .map(|change| vec![change.text.clone(), change.first.value.to_string(), told::day(change.first.date)]);
    let mut blocks = vec![Block::Text(text)];
    blocks.extend(Block::list(lines));
    let rows = first.collect();
    blocks.extend(Block::table("Measured at the start", &["What", "Figure", "Day"], rows));
    blocks
}
