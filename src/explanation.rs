//! Why an exercise is in a plan, or not, as plain data.

use serde::Serialize;

use crate::plan::Reason;
use crate::profile::Name;

/// What became of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Its id.
    pub exercise: &'static str,
    /// What became of it.
    pub verdict: Outcome,
    /// Which rules say so.
    pub because: Vec<Reason>,
    /// What stands in the plan for it, where it is not in itself.
    pub instead: Vec<Name>,
}

/// What became of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is in.
    Chosen,
    /// It could be, but others served better.
    Eligible,
    /// A rule, a condition or a wish keeps it out.
    Excluded,
}
