//! What has come of a plan: figures of what was done, how it felt and what was measured. Nothing here is said in words that
//! a reader sees, but for what a change of a baseline means.

mod adherence;
mod baseline;
mod event;
mod moves;
mod pain;
mod sets;
mod standing;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::diary::Diary;
use super::journal::{Journal, Line};
use crate::catalog::Catalog;
use crate::plan::Plan;
use crate::profile::Name;
use crate::shown::is_invisible;

pub use adherence::{Adherence, Tally, WeekAdherence};
pub use baseline::{Change, Reading, Size, Verdict};
pub use event::{Event, EventKind};
pub use moves::{MoveRecord, Work};
pub use pain::{Course, PainCourse, PainPoint};
pub use sets::{GroupSets, WeekSets, WeekWalks};
pub use standing::{Became, Standing};

/// What `format` says in all of them.
pub const FORMAT: &str = "backplan/progress";
/// The version of the shape. It stays while keys are only added.
pub const VERSION: u32 = 1;
/// How many days before a plan's first one a figure without a session still counts as noted for it: what is measured first
/// is often measured the days before.
const DAYS_BEFORE: u64 = 7;
/// Days of a week.
const WEEK: u64 = 7;

/// What has come of a plan until a day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Progress {
    /// Always [`FORMAT`].
    #[schemars(extend("const" = FORMAT))]
    pub format: &'static str,
    /// Always [`VERSION`].
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The plan.
    pub plan: About,
    /// The day until which it is told.
    pub today: NaiveDate,
    /// How many entries of the journal are about the plan.
    pub entries: usize,
    /// Sessions done, skipped and not noted.
    pub adherence: Adherence,
    /// Sets by muscle group of every week that has begun.
    pub volume: Vec<WeekSets>,
    /// Walks of every such week, where the plan or the journal has any.
    pub walks: Vec<WeekWalks>,
    /// Pain during sessions, after them and on the next morning.
    pub pain: PainCourse,
    /// What was measured, the first time against the latest.
    pub baselines: Vec<Change>,
    /// The best and the last of each move, from this plan and older ones.
    pub moves: Vec<MoveRecord>,
    /// Symptoms, sore moves, sessions that were moved, skipped or made small, and notes, by date.
    pub events: Vec<Event>,
}

/// Which plan it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct About {
    /// Its name.
    pub name: Name,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day.
    pub end: NaiveDate,
    /// Its weeks.
    pub weeks: u32,
}

impl Progress {
    /// What `journal` says of `plan` until `today`. Days after that do not count.
    pub fn of(plan: &Plan, journal: &Journal, catalog: &Catalog, today: NaiveDate) -> Self {
        let past = until(journal, today);
        let lines = about(plan, &past);
        let diary = Diary::of(plan, &past);
        let standings = standing::all(plan, &diary, today);
        let start = plan.profile.start;
        Self {
            format: FORMAT,
            version: VERSION,
            plan: About {
                name: plan.profile.name.clone(),
                start,
                end: after(start, (WEEK * u64::from(plan.profile.weeks)).saturating_sub(1)),
                weeks: plan.profile.weeks,
            },
            today,
            entries: lines.len(),
            adherence: adherence::of(plan, &standings, today),
            volume: sets::of(plan, &standings, catalog, today),
            walks: sets::walks(plan, &lines, today),
            pain: pain::of(&standings, &lines),
            baselines: baseline::of(plan, &lines),
            moves: moves::of(&diary, catalog),
            events: event::of(&standings, &lines, catalog),
        }
    }

    /// Whether nothing was noted of the plan.
    pub fn is_empty(&self) -> bool {
        self.entries == 0
    }
}

/// The entries until a day.
fn until(journal: &Journal, today: NaiveDate) -> Journal {
    let lines = journal.lines.iter().filter(|line| line.entry.date <= today).cloned().collect();
    Journal { lines, ..Journal::default() }
}

/// The entries about a plan: those that name it, and those without a plan from shortly before it on.
fn about<'a>(plan: &Plan, journal: &'a Journal) -> Vec<&'a Line> {
    let start = plan.profile.start;
    let first = start.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(start);
    let is_about = |line: &&Line| match line.entry.plan {
        Some(named) => named == start,
        None => line.entry.date >= first,
    };
    journal.lines.iter().filter(is_about).collect()
}

/// A text that somebody typed, as one line: what can't be seen or would command a terminal is left out.
fn one_line(text: &str) -> String {
    let seen = |letter: char| if letter.is_whitespace() || letter.is_control() { ' ' } else { letter };
    let text: String = text.chars().filter(|letter| !is_invisible(*letter)).map(seen).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day some days after another.
fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

/// The first and the last day of a plan's week.
fn span(plan: &Plan, week: u32) -> (NaiveDate, NaiveDate) {
    let from = after(plan.profile.start, WEEK * u64::from(week.saturating_sub(1)));
    (from, after(from, WEEK - 1))
}
