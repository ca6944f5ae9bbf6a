//! What comes out: a plan as plain data, with no width, no colour and no words for display.
//!
//! Planner and renderers share nothing else, so a plan carries all that a print-out needs.

mod course;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalog::{Equipment, Group, Load, Range, Region, Weekday};
use crate::profile::{Name, Profile, WEEKS, date_in_range};
use crate::shapes;

pub use course::{BadDay, Baseline, Step, StepKind, Tempo, Walk};

/// What `format` says in every plan.
pub const FORMAT: &str = "backplan/plan";
/// The version of the plan's shape.
pub const VERSION: u32 = 1;

/// The program, with its version.
pub const GENERATOR: &str = concat!("backplan ", env!("CARGO_PKG_VERSION"));

/// A plan of one or more weeks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Always [`FORMAT`].
    #[schemars(extend("const" = FORMAT))]
    pub format: Name,
    /// The version of this shape, [`VERSION`].
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The program that made it, with its version.
    pub generator: Name,
    /// What was asked for.
    pub profile: Profile,
    /// The weeks, in order.
    pub weeks: Vec<Week>,
    /// What to do on a day on which it hurts more than usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bad_day: Option<BadDay>,
    /// What a print-out says of each exercise in the plan, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moves: Option<Moves>,
    /// What the reader must know beside the tables.
    pub notices: Vec<Notice>,
}

/// What a print-out says of exercises, by id.
pub type Moves = BTreeMap<Name, MoveText>;

/// Seven days from the plan's start, or from a multiple of seven days after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Week {
    /// Its number, from 1.
    #[schemars(range(min = *WEEKS.start(), max = *WEEKS.end()))]
    pub week: u32,
    /// Whether it builds or recovers.
    pub kind: WeekKind,
    /// What is measured before its first session.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub baselines: Vec<Baseline>,
    /// The walks beside the sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walk: Option<Walk>,
    /// The sessions, by date.
    pub sessions: Vec<Session>,
    /// The sets of every muscle group.
    pub volume: Vec<Volume>,
    /// How good the choice of moves is.
    pub score: Score,
}

/// What a week is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WeekKind {
    /// As much as before, or a little more.
    Build,
    /// Fewer sets, for recovery.
    Lighter,
}

/// How hard a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effort {
    /// Loaded strengthening.
    Hard,
    /// Mobility, posture, core and other gentle strengthening.
    Easy,
}

/// One training day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// `w1-monday`: the week and the weekday.
    #[schemars(regex(pattern = "^w[1-9][0-9]?-[a-z]+day$"))]
    pub id: Name,
    /// The day.
    #[serde(deserialize_with = "date_in_range")]
    pub date: NaiveDate,
    /// The weekday of the date.
    pub weekday: Weekday,
    /// How hard it is.
    pub effort: Effort,
    /// Minutes, the sum of its items'.
    #[schemars(range(min = 0))]
    pub minutes: f64,
    /// Moving drills, and what comes on top of them (light cardio, self-massage).
    pub warm_up: Vec<Item>,
    /// The work.
    pub strengthening: Vec<Item>,
    /// Static stretches.
    pub stretching: Vec<Item>,
}

/// One exercise in a session, with its dose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The exercise's id.
    #[schemars(schema_with = "shapes::id")]
    pub exercise: Name,
    /// The exercise's name.
    pub name: Name,
    /// Sets or rounds.
    #[schemars(range(min = 1))]
    pub sets: u32,
    /// Repetitions in a set, for one side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<Range>,
    /// Seconds for which each repetition (or, without repetitions, each set) is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_seconds: Option<Range>,
    /// Seconds of continuous movement in a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Range>,
    /// Whether all of it is done once for each side.
    pub per_side: bool,
    /// Seconds of rest between sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_seconds: Option<u32>,
    /// How slowly each repetition is done, where it differs from the usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tempo: Option<Tempo>,
    /// The harder way in which it is done from some week on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Name>,
    /// Lighter sets before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ramp_up_sets: Option<u32>,
    /// How hard it is meant to be.
    pub load: ItemLoad,
    /// Repetitions left in reserve at the end of a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserve: Option<Range>,
    /// The equipment it takes.
    #[schemars(with = "Vec<Equipment>")]
    pub equipment: Vec<Name>,
    /// Minutes with one decimal: work, rests between sets, and the change to the next move.
    #[schemars(range(min = 0))]
    pub minutes: f64,
    /// How it differs from the week before, and on what condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// Which rules put it here.
    pub because: Vec<Reason>,
    /// What to mind before all else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<Name>,
}

/// How hard an item is meant to be for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemLoad {
    /// Nothing to lift.
    None,
    /// Easily controlled.
    Light,
    /// Work.
    Moderate,
    /// As much as sound technique allows, the reserve kept.
    Challenging,
}

/// A rule and what it says here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The rule's id.
    pub rule: Name,
    /// Why, in a few words.
    pub why: Name,
}

/// A muscle group's sets in a week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// The group.
    pub group: Group,
    /// Sets; those that train it indirectly count as half, both sides as one.
    #[schemars(range(min = 0))]
    pub sets: f64,
    /// The sets that the goal asks for, where it sets a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<u32>,
    /// The most sets that serve the goal, where it sets a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_max: Option<u32>,
}

/// How good the choice of a week's moves is, 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// The weighted sum of the parts.
    pub total: f64,
    /// The parts, by name.
    pub parts: BTreeMap<Name, f64>,
}

/// What a print-out says of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveText {
    /// How it is done, in order.
    pub steps: Vec<Name>,
    /// What to think of.
    pub cues: Vec<Name>,
    /// What commonly goes wrong.
    pub mistakes: Vec<Name>,
    /// What to mind.
    pub cautions: Vec<CautionText>,
    /// What it is for.
    pub regions: Vec<Region>,
    /// Ids of easier neighbours.
    pub easier: Vec<Name>,
    /// Ids of harder neighbours.
    pub harder: Vec<Name>,
    /// Where it is taken from.
    pub sources: Vec<SourceText>,
}

/// A warning, with the id of its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CautionText {
    /// What to mind.
    pub text: Name,
    /// The source's id.
    pub source: Name,
}

/// A source's id and title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceText {
    /// The id.
    pub id: Name,
    /// The title.
    pub title: Name,
}

/// What the reader must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// How much it matters.
    pub severity: Severity,
    /// The rule it speaks for.
    pub rule: Name,
    /// The exercise it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Name>,
    /// The notice.
    pub text: Name,
}

/// How much a notice matters, gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// When to stop.
    Stop,
    /// Whom to ask first.
    Ask,
    /// What to be careful with.
    Caution,
    /// A rule that could not be kept, and what would help.
    Gap,
    /// Good to know.
    Info,
}

impl Plan {
    /// All sessions, by date.
    pub fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.weeks.iter().flat_map(|week| &week.sessions)
    }

    /// The items of all sessions, by date, and those of the bad day.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sessions().flat_map(Session::items).chain(self.bad_day.iter().flat_map(|day| &day.moves))
    }
}

impl Session {
    /// All items, in the order in which they are done.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.warm_up.iter().chain(&self.strengthening).chain(&self.stretching)
    }
}

impl Item {
    /// Whether it is held still, as a static stretch is.
    pub fn is_held(&self) -> bool {
        self.hold_seconds.is_some()
    }
}

impl From<Load> for ItemLoad {
    fn from(load: Load) -> Self {
        match load {
            Load::None => Self::None,
            Load::Light => Self::Light,
            Load::Moderate => Self::Moderate,
            Load::Heavy => Self::Challenging,
        }
    }
}
