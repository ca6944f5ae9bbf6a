//! What can be printed besides plans and desk days.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Catalog, Exercise};
use crate::condition::Stance;
use crate::daily::progress::Progress;
use crate::explanation::Explanation;
use crate::plan::Plan;
use crate::profile::{Name, Profile};
use crate::rules::{Finding, Rule, Scope};

/// Some exercises of a catalog, as a list.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The exercises.
    pub exercises: Vec<&'static Exercise>,
    /// Where they and their sources are from.
    pub catalog: Catalog,
    /// Whose conditions are spoken of, where some are.
    pub scope: Option<Scope>,
}

/// What a condition says of an exercise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Said {
    /// The condition.
    pub condition: Name,
    /// Whether it bars the exercise, says what to mind in it, or speaks for it.
    pub verdict: Stance,
    /// What it says.
    pub text: Name,
}

impl Listing {
    /// What the conditions spoken of say of an exercise; that two of them pull opposite ways in it counts as a bar.
    pub fn said(&self, exercise: &'static Exercise) -> Vec<Said> {
        let Some(scope) = &self.scope else { return Vec::new() };
        let opposed = scope.opposed(exercise).map(|conflict| Said {
            condition: conflict.asking.id.into(),
            verdict: Stance::Bar,
            text: format!("{conflict}.").into(),
        });
        let says = scope.says(exercise).into_iter().map(|saying| Said {
            condition: saying.condition.id.into(),
            verdict: saying.stance,
            text: saying.text.into(),
        });
        opposed.into_iter().chain(says).collect()
    }
}

/// Clients whose plans lie in a folder.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// In the order in which they were given.
    pub clients: Vec<Client>,
}

/// A client of a roster.
#[derive(Debug, Clone)]
pub struct Client {
    /// The id, as people write it.
    pub id: Option<String>,
    /// The line of the roster, from 1.
    pub line: u64,
    /// The name of the plan's file and what was asked for, or why there is no plan.
    pub came: Result<(String, Profile), String>,
}

/// What has come of a plan, with the plan that it came of.
#[derive(Debug, Clone)]
pub struct Account {
    /// The plan.
    pub plan: Plan,
    /// What has come of it.
    pub progress: Progress,
    /// Where its exercises are from.
    pub catalog: Catalog,
}

/// Some exercises of a catalog, each in full.
#[derive(Debug, Clone)]
pub struct Pages(
    /// The exercises.
    pub Listing,
);

/// Why exercises are in a plan, or not.
#[derive(Debug, Clone)]
pub struct Explanations(
    /// An explanation an exercise.
    pub Vec<Explanation>,
);

/// Rules, with the catalog that knows their sources.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// The rules.
    pub rules: Vec<&'static Rule>,
    /// Whether each is printed with all that is known of it.
    pub in_full: bool,
    /// Where their sources are from.
    pub catalog: Catalog,
}

/// What a check of a plan found.
#[derive(Debug, Clone)]
pub struct Findings(
    /// The rules that are broken, and where.
    pub Vec<Finding>,
);
