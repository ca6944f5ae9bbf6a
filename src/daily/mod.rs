//! The daily use: where a user's settings, plan and journal lie, what was done, and what that means for the coming week.
//!
//! The journal is the only record: the plan is what the planner makes of the profile and of what the journal says of each
//! week, so that it can be made again at any time.

mod diary;
mod entry;
pub mod export;
mod home;
mod journal;
mod parse;
pub mod progress;
mod store;

pub use diary::{Best, Diary, Record};
pub use entry::{Did, Entry, Measured, MovePain, Moved, Outcome, VERSION};
pub use home::Home;
pub use journal::{Journal, Line};
pub use parse::{did, measured, move_pain};
pub use store::Store;
