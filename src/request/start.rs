//! The first day of a plan, as it is asked for.

use chrono::NaiveDate;

use crate::catalog::check::plain;
use crate::profile::{date, next_monday};
use crate::suggest::quoted;

/// The first day, as it is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// The Monday that is today or comes next.
    #[default]
    NextMonday,
    /// The day on which it is asked for.
    Today,
    /// The day after it.
    Tomorrow,
    /// That date.
    On(NaiveDate),
}

impl Start {
    /// The first day that a text asks for.
    ///
    /// # Errors
    /// What is wrong with `text`, and what would be right.
    pub fn of(text: &str) -> Result<Self, String> {
        match plain(text).as_str() {
            "nextmonday" => Ok(Self::NextMonday),
            "today" => Ok(Self::Today),
            "tomorrow" => Ok(Self::Tomorrow),
            _ => date(text).map(Self::On).map_err(|wrong| format!("start: {} {wrong}", quoted(text))),
        }
    }

    /// The date, where it is asked for on `today`.
    pub(super) fn on(self, today: NaiveDate) -> NaiveDate {
        match self {
            Self::NextMonday => next_monday(today),
            Self::Today => today,
            Self::Tomorrow => today.succ_opt().unwrap_or(today),
            Self::On(date) => date,
        }
    }
}
