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

impl Day {
    fn is_easy(self) -> bool {
        self.effort == Effort::Easy
    }
}

/// A session as it is planned, and on how many days of a week it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    pub effort: Effort,
    /// Whether all of it is done in water.
    pub in_water: bool,
    /// The days of a week on which it is done.
    pub repeats: u32,
}

impl Template {
    /// Whether it is a hard session.
    pub fn is_hard(self) -> bool {
        self.effort == Effort::Hard
    }
}

/// The sessions that a week of `days` is made of, and which of them each day has.
///
/// `in_water` of the easy days are held in water, all alike. Where sessions are done `in_turn`, two take the other easy
/// days by turns; else each day has one of its own.
pub fn templates(days: &[Day], in_turn: bool, in_water: usize) -> (Vec<Template>, Vec<usize>) {
    let easy: Vec<usize> = (0..days.len()).filter(|at| days.get(*at).is_some_and(|day| day.is_easy())).collect();
    let wet = spread(&easy, in_water);
    let mut templates: Vec<Template> = Vec::new();
    let mut land: Vec<usize> = Vec::new();
    let mut turns = Vec::with_capacity(days.len());
    for (at, day) in days.iter().enumerate() {
        let is_wet = wet.contains(&at);
        let again = match (is_wet, day.is_easy() && in_turn && land.len() > 1) {
            (true, _) => templates.iter().position(|template| template.in_water),
            (false, true) => Some(land.remove(0)),
            (false, false) => None,
        };
        let turn = again.unwrap_or(templates.len());
        match templates.get_mut(turn) {
            Some(template) => template.repeats += 1,
            None => templates.push(Template { effort: day.effort, in_water: is_wet, repeats: 1 }),
        }
        if day.is_easy() && !is_wet {
            land.push(turn);
        }
        turns.push(turn);
    }
    (templates, turns)
}

/// So many of `places`, as far from each other as they can be.
fn spread(places: &[usize], count: usize) -> Vec<usize> {
    let count = count.min(places.len());
    (0..count).filter_map(|at| places.get((2 * at + 1) * places.len() / (2 * count)).copied()).collect()
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
    fn sessions_are_done_in_turn_and_water_lies_between() {
        let easy = |day: &NaiveDate| Day { date: *day, weekday: weekday(*day), effort: Effort::Easy };
        let days: Vec<Day> = dates(&[1, 2, 3, 4, 5, 6, 7]).iter().map(easy).collect();
        let (sessions, turns) = templates(&days, true, 0);
        assert_eq!((sessions.len(), turns), (2, vec![0, 1, 0, 1, 0, 1, 0]));
        let (sessions, turns) = templates(&days, true, 3);
        assert_eq!((sessions.len(), turns), (3, vec![0, 1, 2, 1, 0, 1, 2]));
        assert_eq!(sessions.iter().filter(|session| session.in_water).map(|session| session.repeats).sum::<u32>(), 3);
        let (sessions, turns) = templates(&days, false, 0);
        assert_eq!((sessions.len(), turns), (7, vec![0, 1, 2, 3, 4, 5, 6]));
    }

    #[test]
    fn neighbouring_days_are_never_both_hard() {
        assert_eq!(hard_days(&dates(&[1, 2]), 2, 2), dates(&[1]));
        assert_eq!(hard_days(&dates(&[1, 7]), 2, 2), dates(&[1]), "Sunday and the Monday after touch");
    }
}
