//! What comes out for a working day: its breaks, as plain data.

use serde::Serialize;

use crate::plan::{Item, Moves, Notice};
use crate::profile::{Name, Profile};

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
    /// The breaks, by time.
    pub breaks: Vec<Break>,
    /// What a print-out says of each exercise, by id.
    pub moves: Moves,
    /// What the reader must know.
    pub notices: Vec<Notice>,
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
