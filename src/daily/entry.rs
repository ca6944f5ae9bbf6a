//! A line of the journal.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::profile::{date_in_range, some_date_in_range};

/// The version of an entry's shape. It stays while keys are only added.
pub const VERSION: u32 = 1;

/// What became of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done, whole or in part.
    Done,
    /// It was left out.
    Skipped,
}

/// What somebody has noted, at once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// [`VERSION`], or that of the program that wrote it.
    pub version: u32,
    /// The day that it is about.
    #[serde(deserialize_with = "date_in_range")]
    pub date: NaiveDate,
    /// The first day of the plan that the session is of.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some_date_in_range")]
    pub plan: Option<NaiveDate>,
    /// The session's id, such as `w1-monday`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Whether the bad day's moves were done in its place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bad_day: bool,
    /// The worst pain during it, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<u8>,
    /// The pain after it, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u8>,
    /// The pain of the morning after it, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub morning: Option<u8>,
    /// How hard it was, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<u8>,
    /// What was done of single moves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub did: Vec<Did>,
    /// Which moves hurt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub move_pain: Vec<MovePain>,
    /// Minutes of a walk beside the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walk: Option<u32>,
    /// What was measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub baselines: Vec<Measured>,
    /// Red flags that were felt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub symptoms: Vec<String>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// A session that was put on another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
    /// The number of the entry that this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u64>,
    /// The number of the entry that counts no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
}

/// What was done of a move: one figure of every set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Did {
    /// The exercise's id.
    pub exercise: String,
    /// Sets.
    pub sets: u32,
    /// Repetitions in the last set, for one side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<u32>,
    /// Seconds of a hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Kilograms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kg: Option<f64>,
}

/// A move that hurt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovePain {
    /// The exercise's id.
    pub exercise: String,
    /// How much, 0 to 10.
    pub pain: u8,
}

/// A baseline, measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The baseline's id.
    pub id: String,
    /// Its figure, in the baseline's own unit.
    pub value: f64,
}

/// A session on another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The day that it was on.
    #[serde(deserialize_with = "date_in_range")]
    pub from: NaiveDate,
    /// The day that it is on now.
    #[serde(deserialize_with = "date_in_range")]
    pub to: NaiveDate,
}
