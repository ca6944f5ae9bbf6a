//! Why there is no plan.

use std::fmt;

use crate::rules::Finding;

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The profile asks for what can't be had together.
    Wrong(String),
    /// No safe plan exists for this profile, or it must not be given; the text says what would help.
    Withheld(String),
    /// What is asked of a saved plan can't be done.
    Impossible(String),
    /// The planner broke one of its own rules.
    Bug(Vec<Finding>),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wrong(text) | Self::Withheld(text) | Self::Impossible(text) => f.write_str(text),
            Self::Bug(findings) => {
                f.write_str("the planner broke its own rules; please report this profile:")?;
                findings
                    .iter()
                    .try_for_each(|finding| write!(f, "\n  {}: {}: {}", finding.rule, finding.place, finding.text))
            }
        }
    }
}

impl std::error::Error for Refusal {}
