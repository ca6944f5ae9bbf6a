//! The weeks of a plan in blocks: some of building with the lighter one that ends them, each block a grid of moves and weeks.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::sheet::{Part, Sheet};
use super::steps::{self, Told};
use super::{about, beside, phrase};
use crate::catalog::{Range, Weekday, Word};
use crate::plan::{Item, Plan, Session, Week, WeekKind};
use crate::suggest::{capitalised, listed};

/// The most weeks in a block, so that they fit beside each other; a saved plan may be without a lighter one.
const MOST_WEEKS: usize = 8;

/// Some weeks.
pub struct Block<'a> {
    /// The weeks.
    pub weeks: &'a [Week],
    /// The day on which they begin.
    pub start: NaiveDate,
    /// The week in full that has the warm-ups and stretches of all of them; it may be the first of them.
    pub in_full: &'a Week,
    /// The days on which something is done, those that are alike in one.
    pub days: Vec<Day<'a>>,
    /// What changes in them.
    pub told: Vec<Told>,
    /// When something is measured again in them.
    pub again: Option<beside::Line>,
}

/// The sessions of a weekday.
pub struct Day<'a> {
    /// The weekdays.
    pub weekdays: Vec<Weekday>,
    /// How hard they are.
    pub effort: &'static str,
    /// How long they take in each week.
    pub minutes: Vec<Option<String>>,
    /// The moves that change.
    pub rows: Vec<Row<'a>>,
}

/// A move in the weeks of a block.
pub struct Row<'a> {
    /// The first item of it.
    pub item: &'a Item,
    /// What is the same in all weeks.
    pub facts: Vec<String>,
    /// Its dose in each week in which it is done.
    pub cells: Vec<Option<String>>,
}

/// The blocks of a plan.
pub fn of(plan: &Plan) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut at = 0;
    for weeks in plan.weeks.split_inclusive(|week| week.kind == WeekKind::Lighter) {
        for weeks in weeks.chunks(MOST_WEEKS) {
            let Some(first) = weeks.first() else { continue };
            let known = blocks.last().map(|block| block.in_full).filter(|known| surrounds_as(known, first));
            let end = at + weeks.len();
            let in_full = known.unwrap_or(first);
            blocks.push(Block {
                weeks,
                start: day_of(plan, at),
                in_full,
                days: days(weeks, in_full),
                told: steps::of_weeks(plan, at, end),
                again: beside::measured_again(plan, weeks),
            });
            at = end;
        }
    }
    blocks
}

/// The first day of a week.
fn day_of(plan: &Plan, at: usize) -> NaiveDate {
    let start = plan.profile.start;
    start.checked_add_days(Days::new(7 * at as u64)).unwrap_or(start)
}

/// Whether every session of a week has its warm-up from the same day of a week before, and the same stretches, if for longer.
fn surrounds_as(known: &Week, week: &Week) -> bool {
    let is_named_as = |(one, other): (&Item, &Item)| one.name == other.name;
    let is_drill_as = |(one, other): (&Item, &Item)| {
        one.name == other.name && phrase::is_dosed_as(one, other) && one.rest_seconds == other.rest_seconds
    };
    let is_known = |session: &Session| {
        let same_day = known.sessions.iter().find(|other| other.weekday == session.weekday);
        same_day.is_some_and(|other| {
            are_alike(&other.warm_up, &session.warm_up, is_drill_as)
                && are_alike(&other.stretching, &session.stretching, is_named_as)
        })
    };
    week.sessions.iter().all(is_known)
}

/// Whether two lists of items are alike, one by one.
fn are_alike(some: &[Item], others: &[Item], is_alike: impl Fn((&Item, &Item)) -> bool) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(is_alike)
}

fn days<'a>(weeks: &'a [Week], known: &Week) -> Vec<Day<'a>> {
    let mut weekdays: Vec<Weekday> = Vec::new();
    for session in weeks.iter().flat_map(|week| &week.sessions) {
        if !weekdays.contains(&session.weekday) {
            weekdays.push(session.weekday);
        }
    }
    let mut days: Vec<Day<'_>> = Vec::new();
    for weekday in weekdays {
        let day = day(weeks, weekday, known);
        match days.iter_mut().find(|other| other.is_like(&day)) {
            Some(other) => other.weekdays.push(weekday),
            None => days.push(day),
        }
    }
    days
}

fn day<'a>(weeks: &'a [Week], weekday: Weekday, known: &Week) -> Day<'a> {
    let sessions: Vec<Option<&Session>> =
        weeks.iter().map(|week| week.sessions.iter().find(|session| session.weekday == weekday)).collect();
    let mut rows = rows(&sessions, known, |session| &session.strengthening);
    // What surrounds the work is the same in all weeks, and in the week that is in full; unless somebody changed it.
    let in_full = known.sessions.iter().find(|session| session.weekday == weekday);
    let phases: [fn(&Session) -> &[Item]; 2] = [|session| &session.warm_up, |session| &session.stretching];
    for phase in phases {
        let told = in_full.map(phase).unwrap_or_default();
        let is_as_told = |(one, other): (&Item, &Item)| is_told_as(one, other);
        if sessions.iter().flatten().all(|session| are_alike(phase(session), told, is_as_told)) {
            continue;
        }
        let as_told = |row: &Row<'_>| {
            let same = told.iter().find(|item| item.exercise == row.item.exercise);
            same.is_some_and(|same| phrase::item_dose(same) == phrase::item_dose(row.item))
        };
        let changes = |row: &Row<'_>| row.cells.windows(2).any(|two| two.first() != two.last());
        let around = self::rows(&sessions, known, phase).into_iter();
        rows.extend(around.filter(|row| changes(row) || !as_told(row)));
    }
    Day {
        weekdays: vec![weekday],
        effort: sessions.iter().flatten().next().map_or("", |session| phrase::effort(session.effort)),
        minutes: sessions.iter().map(|session| session.map(|session| phrase::minutes(session.minutes))).collect(),
        rows,
    }
}

/// Whether a row of the two would say nothing that differs.
fn is_told_as(one: &Item, other: &Item) -> bool {
    let more = |item: &Item| (item.rest_seconds, item.ramp_up_sets, item.step.is_some());
    one.exercise == other.exercise && phrase::is_dosed_as(one, other) && more(one) == more(other)
}

/// An exercise, and which of its places in a session it is.
type Key<'a> = (&'a str, usize);

fn rows<'a>(sessions: &[Option<&'a Session>], known: &Week, phase: impl Fn(&'a Session) -> &'a [Item]) -> Vec<Row<'a>> {
    let weeks: Vec<Vec<(Key<'a>, &'a Item)>> =
        sessions.iter().map(|session| session.map(|session| keyed(phase(session))).unwrap_or_default()).collect();
    let mut order: Vec<Key<'a>> = Vec::new();
    for week in &weeks {
        let mut at = 0;
        for (key, _) in week {
            // A move that takes the place of another stands after it.
            while order.get(at).is_some_and(|other| !week.iter().any(|(key, _)| key == other)) {
                at += 1;
            }
            if let Some(place) = order.iter().position(|other| other == key) {
                at = place + 1;
            } else {
                order.insert(at, *key);
                at += 1;
            }
        }
    }
    let in_week =
        |week: &Vec<(Key<'a>, &'a Item)>, key| week.iter().find(|(other, _)| *other == key).map(|(_, item)| *item);
    order
        .into_iter()
        .filter_map(|key| row(&weeks.iter().map(|week| in_week(week, key)).collect::<Vec<_>>(), known))
        .collect()
}

fn keyed(items: &[Item]) -> Vec<(Key<'_>, &Item)> {
    let mut keyed: Vec<(Key<'_>, &Item)> = Vec::new();
    for item in items {
        let place = keyed.iter().filter(|((exercise, _), _)| *exercise == &*item.exercise).count();
        keyed.push(((&item.exercise, place), item));
    }
    keyed
}

/// What all items say alike, where those that say anything do.
fn shared<'a, T: PartialEq + Copy>(items: &[Option<&'a Item>], said: impl Fn(&'a Item) -> Option<T>) -> Option<T> {
    let mut all = items.iter().flatten().map(|item| said(item));
    let first = all.next()??;
    all.all(|other| other == Some(first)).then_some(first)
}

/// A row: what is the same in all weeks is said once, and each week's cell says the rest.
/// Rests that are those of the `known` week are not said again.
fn row<'a>(items: &[Option<&'a Item>], known: &Week) -> Option<Row<'a>> {
    let first = *items.iter().flatten().next()?;
    let in_full = known.sessions.iter().flat_map(Session::items);
    let known = in_full.filter(|item| item.exercise == first.exercise).find_map(|item| item.rest_seconds);
    let new_rest = |item: &Item| item.rest_seconds.filter(|rest| Some(*rest) != known);
    let per_side = shared(items, |item| item.per_side.then_some(true)).is_some();
    let hold: Option<Range> =
        shared(items, |item| item.hold_seconds.filter(|_| item.reps.is_some() && !phrase::is_in_rounds(item)));
    let tempo = shared(items, |item| item.tempo);
    // A form that comes in on the way is told below, where the load is.
    let form = shared(items, |item| item.form.as_deref());
    let ramp_up = shared(items, |item| item.ramp_up_sets);
    // A single set has no rest.
    let rests: BTreeSet<u32> = items.iter().flatten().filter_map(|item| item.rest_seconds).collect();
    let rest = rests.first().copied().filter(|rest| rests.len() == 1 && Some(*rest) != known);
    let cell = |item: &Item| {
        let lighter = ramp_up.is_none().then(|| phrase::ramp_up(item)).flatten();
        let lighter = lighter.map(|sets| format!("{sets}, then ")).unwrap_or_default();
        let own_hold = item.hold_seconds.filter(|_| hold.is_none());
        let own_tempo = item.tempo.filter(|_| tempo.is_none()).map(phrase::tempo);
        let own_rest = new_rest(item).filter(|_| rest.is_none()).map(|_| format!("rest {}", phrase::rest(item)));
        let more = own_tempo.into_iter().chain(own_rest).fold(String::new(), |said, more| said + ", " + &more);
        let grows =
            if steps::grows(item) { format!("{}{}", phrase::NO_BREAK, phrase::MORE_LOAD) } else { String::new() };
        format!("{lighter}{}{more}{grows}", phrase::figures(item, own_hold, item.per_side && !per_side))
    };
    let facts = [
        ramp_up.and_then(|_| phrase::ramp_up(first)).map(|sets| format!("{sets} first")),
        per_side.then(|| "per side".to_owned()),
        hold.map(phrase::hold),
        form.map(ToOwned::to_owned),
        tempo.map(phrase::tempo),
        rest.map(|rest| format!("rest {rest} s")),
    ];
    let cells = items.iter().map(|item| item.map(cell)).collect();
    Some(Row { item: first, facts: facts.into_iter().flatten().collect(), cells })
}

impl Block<'_> {
    /// "Weeks 1 to 5".
    pub fn heading(&self) -> String {
        capitalised(&steps::spoken(&self.weeks.iter().map(|week| week.week).collect()))
    }

    /// When they are.
    pub fn dates(&self) -> String {
        about::period(self.start, 7 * self.weeks.len() as u64)
    }

    /// Whether its first week is in full.
    pub fn has_full_week(&self) -> bool {
        self.weeks.first().is_some_and(|first| std::ptr::eq(first, self.in_full))
    }

    /// The building week that asks most: the last.
    pub fn fullest(&self) -> Option<&Week> {
        self.weeks.iter().rfind(|week| week.kind == WeekKind::Build).or(self.weeks.last())
    }

    /// Its columns: each week, the day on which it begins, and whether it is lighter.
    pub fn heads(&self) -> Vec<String> {
        let head = |(at, week): (usize, &Week)| {
            let day = self.start.checked_add_days(Days::new(7 * at as u64)).unwrap_or(self.start);
            let lighter = if week.kind == WeekKind::Lighter { "\nlighter" } else { "" };
            format!("Week {}\n{}{lighter}", week.week, day.format("%-d %b"))
        };
        self.weeks.iter().enumerate().map(head).collect()
    }

    /// The walks of its weeks, where there are any, with their title.
    pub fn walks(&self) -> Option<(&'static str, Vec<Option<String>>)> {
        let walks: Vec<Option<String>> =
            self.weeks.iter().map(|week| week.walk.as_ref().map(beside::figures)).collect();
        walks.iter().any(Option::is_some).then_some(("Walks", walks))
    }

    /// Its table: a part a day, and beside the day its minutes. What is done beside the sessions can be a part of its own,
    /// without rows.
    pub fn sheet(&self) -> Sheet {
        let cells = |cells: &[Option<String>]| -> Vec<String> {
            cells.iter().map(|cell| cell.clone().unwrap_or_else(|| "–".to_owned())).collect()
        };
        let row = |row: &Row<'_>| {
            let name = if row.facts.is_empty() { String::new() } else { format!("\n{}", row.facts.join(", ")) };
            [vec![format!("{}{name}", row.item.name)], cells(&row.cells)].concat()
        };
        let part = |day: &Day<'_>| Part {
            title: Some(day.title()),
            beside: cells(&day.minutes),
            rows: day.rows.iter().map(row).collect(),
        };
        let columns = [vec!["Move".to_owned()], self.heads()].concat();
        let walks = self.walks().map(|(title, walks)| Part {
            title: Some(title.to_owned()),
            beside: cells(&walks),
            rows: Vec::new(),
        });
        Sheet { columns, names: 0, spare: None, parts: self.days.iter().map(part).chain(walks).collect() }
    }
}

impl Day<'_> {
    /// Whether the same is done on another day.
    fn is_like(&self, other: &Self) -> bool {
        let same = |(one, other): (&Row<'_>, &Row<'_>)| {
            one.item.name == other.item.name && one.facts == other.facts && one.cells == other.cells
        };
        self.effort == other.effort
            && self.minutes == other.minutes
            && self.rows.len() == other.rows.len()
            && self.rows.iter().zip(&other.rows).all(same)
    }

    /// "Monday and Friday · main".
    pub fn title(&self) -> String {
        let days: Vec<String> = self.weekdays.iter().map(|day| capitalised(day.as_str())).collect();
        format!("{} · {}", listed(&days, "and"), self.effort.trim_end_matches(" session"))
    }
}
