//! Backplan plans training for the back: from a catalog of exercises and a set of rules to a printed week.
//!
//! Data flows one way: `data/*.toml` → [`catalog`] → [`planner`] → [`plan`] → [`render`]. The [`rules`] stand under the
//! planner: it plans by them, and every finished plan is checked by them before anyone sees it.

pub mod builtin;
pub mod catalog;
pub mod cli;
pub mod commands;
pub mod completion;
pub mod condition;
pub mod desk;
pub mod explanation;
pub mod import;
pub mod manual;
pub mod plan;
pub mod planner;
pub mod preference;
pub mod profile;
pub mod programme;
pub mod render;
pub mod request;
pub mod rules;
pub mod schema;
pub mod shapes;
pub mod suggest;
pub mod symptom;
