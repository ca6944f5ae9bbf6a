//! The rules: each is one value with an id, a sentence for people, its sources and a check over a finished plan.
//!
//! The planner plans by them, every plan is checked by them before anyone sees it, and whatever explains a choice
//! speaks from them. A new rule is a value in the file of its concern and, for a new concern, a row in [`RULES`].

mod advice;
mod case;
mod condition;
mod dose;
mod equipment;
mod frequency;
pub mod measure;
mod precedence;
mod preference;
mod progression;
mod safety;
mod said;
mod scope;
mod selection;
mod sentence;
mod session;

pub use case::{
    Case, Move, SessionCase, is_for_back, is_loaded, is_low, is_on_top, is_posture, is_row, is_unsupported_hinge,
    isolates_erectors,
};
pub use dose::TEN_SETS;
pub use precedence::is_replaceable;
pub use said::{Conflict, Saying};
pub use scope::{Exclusion, Scope, needs};

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::plan::{Plan, Severity};
use crate::programme::Programmes;

/// All rules, by concern.
pub const RULES: &[&[Rule]] = &[
    frequency::RULES,
    session::RULES,
    selection::RULES,
    precedence::RULES,
    dose::RULES,
    progression::RULES,
    safety::RULES,
    equipment::RULES,
    advice::RULES,
];

/// A rule of training.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, kebab-case, unique.
    pub id: &'static str,
    /// What it says, in one or two sentences; figures of the data stand in braces, see [`Rule::sentence`].
    pub says: &'static str,
    /// Ids of the sources it comes from.
    pub sources: &'static [&'static str],
    /// Whether a plan may miss it.
    pub kind: Kind,
    /// What it is about.
    pub concern: Concern,
    /// Whom it applies to.
    pub applies_to: &'static str,
    /// Whether a plan may miss it where it says so in a notice of severity gap.
    pub may_gap: bool,
    /// What breaks it in a finished plan; `None` for what a program can only say.
    pub check: Option<Check>,
}

/// Finds where a plan breaks a rule.
pub type Check = fn(&Case<'_>, &Rule) -> Vec<Broken>;

/// A place where a plan breaks a rule, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// `w1-monday/strengthening/2`, counted from 1; `plan` for the whole.
    pub place: String,
    /// What is wrong there.
    pub text: String,
    /// Whether it is too much of something; a notice of a gap excuses only too little.
    pub is_too_much: bool,
}

impl Broken {
    /// A rule broken at `place`, by too little unless it is said to be [`Self::too_much`].
    #[must_use]
    pub fn new(place: impl Into<String>, text: impl Into<String>) -> Self {
        Self { place: place.into(), text: text.into(), is_too_much: false }
    }

    /// The same, by too much.
    #[must_use]
    pub fn too_much(self) -> Self {
        Self { is_too_much: true, ..self }
    }
}

/// Whether a plan may miss a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It may not.
    Must,
    /// It may, at a price.
    Should,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Concern {
    /// How often.
    Frequency,
    /// What lies between sessions and sets.
    Rest,
    /// How much in a week.
    Volume,
    /// What a session holds.
    Session,
    /// How much of an exercise.
    Dose,
    /// From week to week.
    Progression,
    /// What a condition asks for.
    Condition,
    /// What keeps people from harm.
    Safety,
    /// What is at hand.
    Equipment,
    /// Which exercises.
    Selection,
    /// Good to know.
    Advice,
}

/// A rule that a plan breaks, where and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Whether it may be: a must with a notice of its gap counts as a should.
    pub severity: Kind,
    /// The rule's id.
    pub rule: &'static str,
    /// Where in the plan.
    #[serde(rename = "where")]
    pub place: String,
    /// What is wrong.
    pub text: String,
}

/// All rules in one row.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|rules| rules.iter()).chain(condition::RULES.iter()).chain(preference::RULES.iter())
}

/// The rule of this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// Whether the rule of this id may be missed where the plan says so in a notice of its gap.
#[must_use]
pub fn may_gap(id: &str) -> bool {
    find(id).is_some_and(|rule| rule.may_gap)
}

/// Everything in `plan` that breaks a rule. The notices of its gaps are believed; who doubts them asks the planner.
#[must_use]
pub fn check(plan: &Plan, catalog: &Catalog, programmes: &'static Programmes) -> Vec<Finding> {
    let case = Case::new(plan, catalog, programmes);
    let general = RULES.iter().flat_map(|rules| rules.iter());
    // Without a condition their rules have nothing to say, and need not be made.
    let of_conditions = if case.scope.conditions().is_empty() { [].iter() } else { condition::RULES.iter() };
    let mut findings = Vec::new();
    let wanted = case.scope.preferences(plan.profile.goal).next().is_some();
    let of_preferences = if wanted { preference::RULES.iter() } else { [].iter() };
    for rule in general.chain(of_conditions).chain(of_preferences) {
        let broken = rule.check.map(|check| check(&case, rule)).unwrap_or_default();
        let is_told = has_gap_notice(plan, rule);
        findings.extend(broken.into_iter().map(|Broken { place, text, is_too_much }| {
            let severity = if is_told && !is_too_much { Kind::Should } else { rule.kind };
            Finding { severity, rule: rule.id, place, text }
        }));
    }
    findings
}

fn has_gap_notice(plan: &Plan, rule: &Rule) -> bool {
    rule.may_gap && plan.notices.iter().any(|notice| notice.severity == Severity::Gap && notice.rule == rule.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_sources_known() {
        let catalog = crate::builtin::catalog();
        let mut ids = BTreeSet::new();
        for rule in all() {
            assert!(ids.insert(rule.id), "{} stands twice", rule.id);
            assert!(!rule.sources.is_empty(), "{} has no source", rule.id);
            for source in rule.sources {
                assert!(catalog.source(source).is_some(), "{}: no source is called {source}", rule.id);
            }
        }
    }
}
