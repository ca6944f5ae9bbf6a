//! What comes out for a working day: its breaks, as plain data.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::builtin::PROGRAMMES;
use crate::catalog::Weekday;
use crate::plan::{Item, Moves, Notice};
use crate::profile::{Name, Profile, weekday};

/// What `format` says in every day of breaks.
pub const FORMAT: &str = "backplan/desk";
/// The version of the shape.
pub const VERSION: u32 = 1;

/// A day's breaks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeskDay {
    /// Always [`FORMAT`].
    pub format: Name,
    /// The version of this shape, [`VERSION`].
    pub version: u32,
    /// The program that made it, with its version.
    pub generator: Name,
    /// What was asked for.
    pub profile: Profile,
    /// The weekdays on which they are.
    pub on: Vec<Weekday>,
    /// The last day on which a calendar has them, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The breaks, by time.
    pub breaks: Vec<Break>,
    /// What a print-out says of each exercise, by id.
    pub moves: Moves,
    /// What the reader must know.
    pub notices: Vec<Notice>,
}

impl DeskDay {
    /// The last day on which a calendar has the breaks.
    pub fn ends(&self) -> NaiveDate {
        let weeks = |weeks: u32| self.profile.start + Days::new((7 * u64::from(weeks)).saturating_sub(1));
        self.until.unwrap_or_else(|| weeks(PROGRAMMES.desk.weeks))
    }

    /// The first day that has breaks; the profile's first day where none has.
    pub fn first(&self) -> NaiveDate {
        self.days().next().unwrap_or(self.profile.start)
    }

    /// Whether any day has breaks before they end.
    pub fn has_days(&self) -> bool {
        self.days().next().is_some()
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let coming = self.profile.start.iter_days().take(7).take_while(|date| *date <= self.ends());
        coming.filter(|date| self.on.contains(&weekday(*date)))
    }
}

/// One break.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Break {
    /// The time, HH:MM.
    pub at: String,
    /// Minutes, the sum of its moves'.
    pub minutes: f64,
    /// The moves.
    pub moves: Vec<Item>,
}
