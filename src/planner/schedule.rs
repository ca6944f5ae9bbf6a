//! The days of the week, and which of them are hard.

use chrono::{Days, NaiveDate};

use crate::catalog::Weekday;
use crate::plan::Effort;
use crate::profile::{Profile, weekday};

/// A training day of the first week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    pub weekday: Weekday,
    pub effort: Effort,
}

/// The training days of the first week, by date.
///
/// At most `most` of them are hard, `apart` days or more from each other.
pub fn week(profile: &Profile, most: usize, apart: i64) -> Vec<Day> {
    let start = profile.start;
    let dates: Vec<NaiveDate> = (0..7)
        .filter_map(|ahead| start.checked_add_days(Days::new(ahead)))
        .filter(|date| profile.on.contains(&weekday(*date)))
        .collect();
    let hard = hard_days(&dates, most, apart);
    let effort = |date| if hard.contains(date) { Effort::Hard } else { Effort::Easy };
    dates.iter().map(|date| Day { date: *date, weekday: weekday(*date), effort: effort(date) }).collect()
}

/// As many of `dates` as there may be hard days, at least `apart` days from each other over the end of the week too:
/// the subset whose closest pair is farthest apart, the earliest of several.
fn hard_days(dates: &[NaiveDate], most: usize, apart: i64) -> Vec<NaiveDate> {
    let subsets = (0_u32..1 << dates.len()).map(|bits| {
        let taken = |at: &usize| bits & (1 << at) != 0;
        (0..dates.len()).filter(taken).filter_map(|at| dates.get(at).copied()).collect::<Vec<_>>()
    });
    subsets
        .filter(|days| days.len() <= most && smallest_gap(days) >= apart)
        .max_by_key(|days| (days.len(), smallest_gap(days), std::cmp::Reverse(days.clone())))
        .unwrap_or_default()
}

/// The fewest days between two of `days`, the week being repeated.
fn smallest_gap(days: &[NaiveDate]) -> i64 {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return 7 };
    let around = 7 - (*last - *first).num_days();
    let between = days.windows(2).filter_map(|pair| Some((*pair.last()? - *pair.first()?).num_days()));
    between.chain([around]).min().unwrap_or(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(days: &[u32]) -> Vec<NaiveDate> {
        days.iter().map(|day| NaiveDate::from_ymd_opt(2026, 11, 22 + day).unwrap()).collect()
    }

    #[test]
    fn hard_days_lie_as_far_apart_as_they_can() {
        assert_eq!(hard_days(&dates(&[1, 3, 5]), 2, 2), dates(&[1, 5]));
        assert_eq!(hard_days(&dates(&[1, 2, 3, 4, 5, 6, 7]), 3, 2), dates(&[1, 3, 5]));
    }

    #[test]
    fn neighbouring_days_are_never_both_hard() {
        assert_eq!(hard_days(&dates(&[1, 2]), 2, 2), dates(&[1]));
        assert_eq!(hard_days(&dates(&[1, 7]), 2, 2), dates(&[1]), "Sunday and the Monday after touch");
    }
}
