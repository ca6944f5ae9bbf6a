//! Backplan plans training for the back: from a catalog of exercises and a set of rules to a printed week.
//!
//! Data flows one way: `data/*.toml` → [`catalog`] → [`planner`] → [`plan`] → [`render`]. The [`rules`] stand under the
//! planner: it plans by them, and every finished plan is checked by them before anyone sees it.

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
