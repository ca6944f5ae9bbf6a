//! The daily use: where a user's settings, plan and journal lie, what was done, and what that means for the coming week.
//!
//! The journal is the only record: the plan is what the planner makes of the profile and of what the journal says of each
//! week, so that it can be made again at any time.

mod besides;
mod coming;
mod diary;
mod difference;
mod entry;
pub mod export;
mod fresh;
mod halved;
mod home;
mod hurting;
mod journal;
mod learn;
mod nearby;
mod parse;
pub mod progress;
mod settings;
mod shift;
mod sore;
mod store;
pub mod typed;
mod warning;

pub use besides::moves_of;
pub use coming::{Coming, coming, withhold};
pub use diary::{Best, Diary, Record};
pub use difference::{Difference, What, differences};
pub use entry::{Did, Entry, Measured, MovePain, Moved, Outcome, VERSION};
pub use export::csv;
pub use fresh::{Fresh, did as said_of};
pub use home::Home;
pub use journal::{Journal, Line};
pub use learn::{Change, Course, days, sudden};
pub use parse::{did, measured, move_pain};
pub use settings::Settings;
pub use shift::moved;
pub use store::Store;
pub use warning::{Warning, warning};
