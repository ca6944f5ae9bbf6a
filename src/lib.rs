//! Backplan plans training for the back: from a catalog of exercises and a set of rules to a printed week.
//!
//! Data flows one way, and nothing below knows what stands above it:
//!
//! | step | where | what it does |
//! |---|---|---|
//! | `data/*.toml` | | exercises, doses, conditions, preferences, figures, the sentences of the rules |
//! | ↓ read and checked by the build, constants in the program | [`catalog`], [`condition`], [`preference`], [`programme`], [`rule`]; [`builtin`] | what there is |
//! | ↓ what is asked for | [`cli`] → [`request`] → [`profile`] | one person's level, goal, days, equipment, conditions |
//! | ↓ rules | [`rules`] | what a profile allows, and what a finished plan is checked by |
//! | ↓ planning | [`planner`]: symptoms, days, candidates, the choice and its score, weeks, notices | a week that keeps the rules |
//! | ↓ result | [`plan`], [`desk`], [`explanation`] | plain data, all that the planner and the renderers share |
//! | ↓ print | [`render`]: tables, Markdown, CSV, calendars, pages, JSON | what people and programs read |
//!
//! [`commands`] tie these together, one file a command. Beside them stand [`import`] (a public set of exercises becomes a
//! catalog), [`schema`], [`completion`] and [`manual`]. What a coach might change is data: `data/README.md` tells where.

pub mod builtin;
pub mod cli;
pub mod commands;
pub mod completion;
mod data;
pub mod desk;
pub mod explanation;
pub mod import;
pub mod manual;
pub mod plan;
pub mod planner;
pub mod profile;
pub mod render;
pub mod request;
pub mod rules;
pub mod schema;
pub mod shapes;

pub use data::{catalog, condition, preference, programme, rule, suggest, symptom};
