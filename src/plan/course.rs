//! What a plan says beyond its sessions: how a move goes on from week to week, the walks beside the sessions, what is
//! measured, and what a bad day holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalog::Range;
pub use crate::ladder::StepKind;
use crate::profile::Name;
use crate::shapes;

use super::Item;

/// How an item differs from the same place of the week before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What changes.
    pub kind: StepKind,
    /// What to do, in words.
    pub text: Name,
    /// The condition, where there is one; else the dose of the week before is kept.
    #[serde(rename = "if", default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Name>,
}

impl Step {
    /// Whether it asks for more than there was before: a sibling, which comes without a condition, does not.
    pub fn is_growth(&self) -> bool {
        match self.kind {
            StepKind::Keep => false,
            StepKind::Form => self.condition.is_some(),
            _ => true,
        }
    }
}

/// How long the parts of a repetition take, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tempo {
    /// From the start to the end of the effort.
    pub lift: u32,
    /// Still.
    pub pause: u32,
    /// Back to the start.
    pub lower: u32,
}

/// Walks beside the sessions of a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Walk {
    /// On how many days, 1 to 7.
    #[schemars(range(min = 1, max = 7))]
    pub days: u32,
    /// Minutes on each of them.
    pub minutes: Range,
    /// How one walks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Name>,
}

/// Something that is measured the same way again every four weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Its name in data.
    #[schemars(schema_with = "shapes::id")]
    pub id: Name,
    /// What is measured, in a few words.
    pub text: Name,
    /// In what it is counted: seconds, repetitions, or a number from 0 to 10.
    pub unit: Name,
    /// How it is done safely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Name>,
    /// What change is more than chance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Name>,
}

/// The small session for a day on which it hurts more than usual.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BadDay {
    /// Minutes, the sum of its moves'.
    #[schemars(range(min = 0))]
    pub minutes: f64,
    /// Gentle moves.
    pub moves: Vec<Item>,
    /// When to take it in place of a session.
    pub when: Name,
    /// When to come back to the plan.
    pub back: Name,
}
