//! Backplan plans training for the back: from a catalog of exercises and a set of rules to a printed week.
//!
//! Data flows one way, downwards in this table; a step knows those before it and none after it.
//!
//! | step | where | what it holds |
//! |---|---|---|
//! | data | `data/exercises/*.toml` | exercises: what a move does, each of its doses, its steps |
//! | | `data/conditions.toml`, `data/preferences.toml` | what a condition bars, minds and favours; what a week should hold |
//! | | `data/programmes.toml` | figures: days, sets, rests, targets, and every weight of the score |
//! | | `data/ladders.toml` | how a move goes on from week to week, and what is printed as the condition of a step |
//! | | `data/rules.toml` | the sentences of the rules; figures in braces are those of `programmes.toml` |
//! | | `data/drawings/*.toml` | poses: how each move is drawn |
//! | reading | [`catalog`], [`condition`], [`preference`], [`ladder`], [`programme`], [`mod@rule`], [`symptom`], [`pose`] | the types of that data, its checks; the build reads it into [`builtin`] |
//! | asking | [`cli`] → [`request`] → [`profile`] | one person's level, goal, days, equipment, conditions |
//! | ruling | [`rules`] | what a profile allows, and the checks that a finished plan is held against |
//! | planning | [`planner`] | symptoms, days, candidates, the choice by its score, weeks, notices |
//! | result | [`plan`], [`desk`], [`explanation`] | plain data, all that the planner and the renderers share |
//! | keeping | [`files`], [`failure`] | a saved plan read with its checks, data written whole or not at all, exit codes |
//! | saying | `phrase` | how doses, dates and words of the data are said, wherever they are printed |
//! | drawing | [`mod@drawing`] | poses become bones, bones shapes on a page; it knows no exercise and no format |
//! | daily use | [`daily`] | where settings, plan and journal lie; what the journal says of a plan: `diary`, and as figures [`daily::progress`] (adherence, sets, pain, baselines, moves, events), printed by `render::table::progress` and `render::html::report` |
//! | print | [`render`] | a file a format: `table` (its `columns`), `markdown`, `csv`, `ics`, `html`, `json`; several weeks are `blocks`, and what changes in them `steps`; how wide a page may be is [`render::Canvas`], without a terminal [`cli::WIDTH`], and `columns` shares it out |
//! | doing | [`guided`] | a session as stages and who is guided through it, both without terminal or clock; then the screen, the lines and the questions |
//!
//! [`commands`] tie these together, one file a command. Beside them stand [`import`] (a public set of exercises becomes a
//! catalog), [`schema`] and [`shapes`] (what JSON looks like), [`completion`], [`manual`], [`suggest`] (the nearest name) and [`shown`] (what
//! can't be seen, spelled out).
//! What a coach might change is data: `data/README.md` tells where.

#![cfg_attr(
    not(all(feature = "guided", feature = "page")),
    allow(dead_code, unused_imports, reason = "what is left out leaves its helpers unused")
)]

pub mod builtin;
pub mod cli;
pub mod commands;
pub mod completion;
pub mod daily;
mod data;
pub mod desk;
pub mod drawing;
pub mod explanation;
pub mod failure;
pub mod files;
#[cfg(feature = "guided")]
pub mod guided;
pub mod import;
pub mod manual;
mod phrase;
pub mod plan;
pub mod planner;
pub mod profile;
pub mod render;
pub mod request;
pub mod rules;
pub mod schema;
pub mod shapes;

pub use data::{catalog, condition, ladder, order, pose, preference, programme, rule, shown, suggest, symptom};
