//! What is asked for: a profile with every default filled in.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::catalog::{Goal, Level, Weekday, Word};

/// A name or id that is borrowed where it comes from the catalog and owned where it comes from a user.
pub type Name = Cow<'static, str>;

/// Everything that a plan depends on besides the catalog.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The plan's name.
    pub name: Name,
    /// The training behind the person.
    pub level: Level,
    /// What the person trains for.
    pub goal: Goal,
    /// Training days a week, 1 to 7.
    pub days: u32,
    /// The weekdays, Monday first.
    pub on: Vec<Weekday>,
    /// Weeks, from 1.
    pub weeks: u32,
    /// The first day of the first week, whatever its weekday.
    pub start: NaiveDate,
    /// Minutes that a session may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Pieces of equipment and presets, as they were asked for.
    pub equipment: Vec<Name>,
    /// Conditions known to a professional.
    pub conditions: Vec<Name>,
    /// Red flags.
    pub symptoms: Vec<Name>,
    /// Regions to put first.
    pub focus: Vec<Name>,
    /// Ids of exercises that must be in.
    pub include: Vec<Name>,
    /// Ids of exercises that must be out.
    pub exclude: Vec<Name>,
    /// A scheme for sets and repetitions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<Name>,
    /// Which of equally good weeks to take.
    pub seed: u64,
}

/// The weekday of a date.
#[must_use]
pub fn weekday(date: NaiveDate) -> Weekday {
    let from_monday = date.weekday().num_days_from_monday() as usize;
    Weekday::ALL.get(from_monday).copied().unwrap_or(Weekday::Monday)
}

/// The Monday on which a plan begins when it is asked for on `today`: today, where that is one, else the next.
#[must_use]
pub fn next_monday(today: NaiveDate) -> NaiveDate {
    let ahead = (7 - today.weekday().num_days_from_monday()) % 7;
    today.checked_add_days(chrono::Days::new(u64::from(ahead))).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_starts_on_a_monday_not_in_the_past() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        assert_eq!(next_monday(day(23)), day(23));
        assert_eq!(next_monday(day(20)), day(23));
        assert_eq!(next_monday(day(24)), day(30));
    }
}
