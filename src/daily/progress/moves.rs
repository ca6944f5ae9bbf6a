//! The best and the last of each move.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::one_line;
use crate::catalog::Catalog;
use crate::daily::diary::Diary;
use crate::daily::entry::Did;

/// What was done of a move on a day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Work {
    /// The day.
    pub date: NaiveDate,
    /// Sets.
    pub sets: u32,
    /// Repetitions in the last set, for one side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reps: Option<u32>,
    /// Seconds of a hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Kilograms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kg: Option<f64>,
}

/// A move's best and last.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MoveRecord {
    /// The exercise's id.
    #[schemars(schema_with = "crate::shapes::id")]
    pub exercise: String,
    /// The exercise's name.
    pub name: String,
    /// The heaviest, else the longest, else the most often done; the first time that it was.
    pub best: Work,
    /// The last that was noted.
    pub last: Work,
}

/// The moves that were noted, by name.
pub fn of(diary: &Diary, catalog: &Catalog) -> Vec<MoveRecord> {
    let record = |(id, best): (&&str, &crate::daily::diary::Best)| MoveRecord {
        exercise: one_line(id),
        name: name(id, catalog),
        best: work(&best.best),
        last: work(&best.last),
    };
    let mut moves: Vec<MoveRecord> = diary.moves.iter().map(record).collect();
    crate::order::by(&mut moves, |one, other| one.name.cmp(&other.name));
    moves
}

/// What people call a move; its id, where the catalog has it no more.
pub fn name(id: &str, catalog: &Catalog) -> String {
    catalog.get(id).map_or_else(|| one_line(id), |exercise| exercise.name.to_owned())
}

fn work((date, did): &(NaiveDate, &Did)) -> Work {
    Work { date: *date, sets: did.sets, reps: did.reps, seconds: did.seconds, kg: did.kg }
}
