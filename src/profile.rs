//! What is asked for: a profile with every default filled in.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::catalog::{Goal, Level, Region, Weekday, Word};
use crate::shapes;
use crate::shown;
use crate::suggest::quoted;

/// A name or id that is borrowed where it comes from the catalog and owned where it comes from a user.
pub type Name = Cow<'static, str>;

/// How many training days a week can have.
pub const DAYS: RangeInclusive<u32> = 1..=7;
/// How many weeks a plan can have.
pub const WEEKS: RangeInclusive<u32> = 1..=52;
/// How many minutes can be asked for a session.
pub const MINUTES: RangeInclusive<u32> = 10..=180;
/// How many characters a plan's name can have.
pub const LONGEST_NAME: usize = 80;

/// What a plan is called where nobody has given it a name.
pub const UNNAMED: &str = "backplan";

/// Everything that a plan depends on besides the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The plan's name.
    #[schemars(length(min = 1, max = LONGEST_NAME))]
    pub name: Name,
    /// The training behind the person.
    pub level: Level,
    /// What the person trains for.
    pub goal: Goal,
    /// Training days a week.
    #[schemars(description = shapes::told("Training days a week", &DAYS))]
    #[schemars(range(min = *DAYS.start(), max = *DAYS.end()))]
    pub days: u32,
    /// The weekdays, Monday first.
    pub on: Vec<Weekday>,
    /// Weeks, from 1.
    #[schemars(range(min = *WEEKS.start(), max = *WEEKS.end()))]
    pub weeks: u32,
    /// The first day of the first week, whatever its weekday.
    #[serde(deserialize_with = "date_in_range")]
    pub start: NaiveDate,
    /// Minutes that a session may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = *MINUTES.start(), max = *MINUTES.end()))]
    pub minutes: Option<u32>,
    /// Pieces of equipment and presets, as they were asked for.
    #[schemars(schema_with = "shapes::equipment")]
    pub equipment: Vec<Name>,
    /// Conditions known to a professional.
    #[schemars(schema_with = "shapes::conditions")]
    pub conditions: Vec<Name>,
    /// Red flags.
    #[schemars(schema_with = "shapes::symptoms")]
    pub symptoms: Vec<Name>,
    /// Regions to put first.
    #[schemars(with = "Vec<Region>")]
    pub focus: Vec<Name>,
    /// Ids of exercises that must be in.
    #[schemars(schema_with = "shapes::ids")]
    pub include: Vec<Name>,
    /// Ids of exercises that must be out.
    #[schemars(schema_with = "shapes::ids")]
    pub exclude: Vec<Name>,
    /// A scheme for sets and repetitions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::scheme")]
    pub scheme: Option<Name>,
    /// Which of equally good weeks to take.
    pub seed: u64,
}

/// The same where it may be absent.
///
/// # Errors
/// Those of [`date_in_range`].
pub fn some_date_in_range<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    date_in_range(deserializer).map(Some)
}

/// The weekday of a date.
pub fn weekday(date: NaiveDate) -> Weekday {
    let from_monday = date.weekday().num_days_from_monday() as usize;
    Weekday::ALL.get(from_monday).copied().unwrap_or(Weekday::Monday)
}

/// The Monday on which a plan begins when it is asked for on `today`: today, where that is one, else the next.
pub fn next_monday(today: NaiveDate) -> NaiveDate {
    let ahead = (7 - today.weekday().num_days_from_monday()) % 7;
    today.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(today)
}

/// The first and last year of any date: four digits.
const YEARS: RangeInclusive<i32> = 1900..=9999;

/// Whether a date lies in the years that are read and printed.
pub fn is_in_range(date: NaiveDate) -> bool {
    YEARS.contains(&date.year())
}

/// Whether so many weeks from `start` on end within those years, with a day to spare for the end of an event.
pub fn has_room(start: NaiveDate, weeks: u32) -> bool {
    start.checked_add_days(Days::new(u64::from(weeks) * 7)).is_some_and(is_in_range)
}

/// A text that is looked at where it stands: a journal has thousands of dates.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// A date in JSON that lies in those years.
///
/// # Errors
/// Where it is no date, or lies outside of them.
pub fn date_in_range<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let Text(text) = Text::deserialize(deserializer)?;
    date(&text).map_err(|wrong| D::Error::custom(format_args!("the date {} {wrong}", quoted(&text))))
}

/// Reads a date as YYYY-MM-DD.
///
/// # Errors
/// What is wrong with `text`, and what would be right.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    match written(text) {
        Some(date) if is_in_range(date) => Ok(date),
        Some(_) => Err(format!("the year must be from {} to {}", YEARS.start(), YEARS.end())),
        None => Err("is no date; dates are written YYYY-MM-DD, such as 2026-11-23".to_owned()),
    }
}

/// The date that is written as YYYY-MM-DD; by hand, as a pattern that is read anew for each costs ten times as much.
fn written(text: &str) -> Option<NaiveDate> {
    let is_in_place = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() != 10 || !text.bytes().enumerate().all(is_in_place) {
        return None;
    }
    let (year, month, day) = (text.get(..4)?, text.get(5..7)?, text.get(8..)?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Checks a plan's name: it stands in headings, so it is one line that can be read.
///
/// # Errors
/// What is wrong with `text`.
pub fn plan_name(text: &str) -> Result<&str, String> {
    if text.trim().is_empty() {
        return Err("a name can't be empty".to_owned());
    }
    if text.chars().count() > LONGEST_NAME {
        return Err(format!("a name has at most {LONGEST_NAME} characters"));
    }
    match shown::refused(text) {
        Some(wrong) => Err(format!("a name {wrong}")),
        None => Ok(text),
    }
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
