//! A session, guided: stage after stage, with a countdown.
//!
//! | step | where |
//! |---|---|
//! | a session as a list of stages | `script`, of `stage`s and `moves` |
//! | where one is in it, driven by time and keys | `player`, with what is done in `tally` |
//! | what is seen | `view`, a screen; `plain`, lines |
//! | the terminal and its end | `screen` with its `pane` of cells and its `events`, `lines`, `stop` |
//! | what is asked afterwards | `questions` |
//!
//! Script and player know no terminal and no clock: time comes to them as spans.

mod events;
mod key;
pub mod lines;
mod moves;
mod pane;
pub mod plain;
mod player;
pub mod questions;
pub mod screen;
mod script;
mod stage;
pub mod stop;
mod tally;
pub mod view;

pub use key::Key;
pub use moves::{Form, Move, Phase};
pub use player::{Bell, Player, State};
pub use script::{Rests, Script};
pub use stage::{Beat, Kind, Part, Side, Stage, Work};

/// How a session is guided.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// Whether the terminal's bell is rung.
    pub bells: bool,
    /// How many times as fast as the clock time runs.
    pub speed: u32,
}
