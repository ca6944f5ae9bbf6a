//! What checks the rules of `data/rules.toml` in a finished plan, and what a profile allows.
//!
//! The planner plans by the rules, every plan is checked by those that have a check before anyone sees it, and whatever
//! explains a choice speaks from them. A check stands in the file of its concern, with its rule's id in the list there.

mod beside;
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
mod view;

pub use beside::has_walks;
pub use dose::TEN_SETS;
pub use precedence::is_replaceable;
pub use said::{Conflict, Saying};
pub use scope::{Exclusion, Scope, needs};
pub use selection::COVERED;
pub use view::{
    LOW, LOW_SPOKEN, Move, PlanView, SessionView, is_for_back, is_loaded, is_low, is_on_top, is_posture, is_row,
    is_unsupported_hinge, isolates_erectors, wants_ramp_up,
};

pub use crate::rule::{Concern, Kind, Rule, Told};

use serde::Serialize;

use crate::builtin::{CONDITIONS, RULES};
use crate::catalog::Catalog;
use crate::plan::{Plan, Severity};
use crate::programme::Programmes;

/// Checks, each with the id of its rule.
type Checks = &'static [(&'static str, Check)];

/// Finds where a plan breaks a rule.
type Check = fn(&PlanView<'_>) -> Vec<Violation>;

/// All checks, by concern.
const CHECKS: &[Checks] = &[
    frequency::CHECKS,
    session::CHECKS,
    selection::CHECKS,
    precedence::CHECKS,
    dose::CHECKS,
    progression::CHECKS,
    safety::CHECKS,
    equipment::CHECKS,
    beside::CHECKS,
];

/// A place where a plan breaks a rule, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Violation {
    /// `w1-monday/strengthening/2`, counted from 1; `plan` for the whole.
    pub place: String,
    /// The week that breaks it as a whole, where the plan has several.
    pub week: Option<u32>,
    /// What is wrong there.
    pub text: String,
    /// What there is too little of, where there is a figure for it.
    pub lack: Option<Lack>,
    /// Whether it is too much of something; a notice of a gap excuses only too little.
    pub is_too_much: bool,
}

/// What there is too little of, and how much there is of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lack {
    /// The muscle group, or whatever is counted.
    pub of: &'static str,
    /// Sets, sessions, moves.
    pub amount: f64,
}

impl Violation {
    /// A rule broken at `place`, by too little unless it is said to be [`Self::too_much`].
    pub fn new(place: impl Into<String>, text: impl Into<String>) -> Self {
        Self { place: place.into(), week: None, text: text.into(), lack: None, is_too_much: false }
    }

    /// The same, by too much.
    #[must_use]
    pub fn too_much(self) -> Self {
        Self { is_too_much: true, ..self }
    }

    /// The same, with how much there is.
    #[must_use]
    pub fn lacking(self, of: &'static str, amount: impl Into<f64>) -> Self {
        Self { lack: Some(Lack { of, amount: amount.into() }), ..self }
    }
}

/// A rule that a plan breaks, where and how.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// Whether it may be: a must with a notice of its gap counts as a should.
    pub severity: Kind,
    /// The rule's id.
    pub rule: &'static str,
    /// Where in the plan.
    #[serde(rename = "where")]
    pub place: String,
    /// What is wrong, and in which week.
    pub text: String,
    /// The same without the week.
    #[serde(skip)]
    pub in_any_week: String,
    /// What there is too little of.
    #[serde(skip)]
    pub lack: Option<Lack>,
}

impl Finding {
    /// What breaks `rule` in `place`.
    pub fn new(severity: Kind, rule: &'static str, place: &str, text: String) -> Self {
        Self { severity, rule, place: place.to_owned(), in_any_week: text.clone(), text, lack: None }
    }
}

/// All rules, those of conditions and preferences last.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter()
}

/// The rule of this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The id of the rule that tells this, and its sentence; the build has seen to it that there is one.
pub fn told(what: Told) -> (&'static str, &'static str) {
    RULES.iter().find_map(|rule| Some((rule.id, rule.told(what)?))).unwrap_or_default()
}

/// Whether the rule of this id may be missed where the plan says so in a notice of its gap.
pub fn may_gap(id: &str) -> bool {
    find(id).is_some_and(|rule| rule.may_gap)
}

/// Whether a finished plan can be held against the rule of this id.
pub fn is_checked(id: &str) -> bool {
    let by_concern = || CHECKS.iter().copied().flatten().any(|(checked, _)| *checked == id);
    let is_condition = || CONDITIONS.conditions.iter().any(|condition| condition.rule() == id);
    by_concern() || is_condition() || preference::is_checked(id)
}

/// Everything in `plan` that breaks a rule. The notices of its gaps are believed; who doubts them asks the planner.
pub fn check(plan: &Plan, catalog: &Catalog, programmes: &'static Programmes) -> Vec<Finding> {
    check_of(plan, catalog, programmes, |_| true)
}

/// The same of some rules alone, by their ids.
pub fn check_of(
    plan: &Plan,
    catalog: &Catalog,
    programmes: &'static Programmes,
    is_asked: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let view = PlanView::new(plan, catalog, programmes);
    let mut findings = Vec::new();
    for (id, check) in CHECKS.iter().copied().flatten().filter(|(id, _)| is_asked(id)) {
        findings.extend(found(plan, id, check(&view)));
    }
    for condition in view.scope.conditions().iter().filter(|condition| is_asked(&condition.rule())) {
        findings.extend(found(plan, &condition.rule(), condition::check(&view, condition)));
    }
    for preference in view.scope.preferences(plan.profile.goal).filter(|preference| is_asked(preference.id)) {
        findings.extend(found(plan, preference.id, preference::check(&view, preference)));
    }
    findings
}

/// What is broken, as findings of the rule of this id.
fn found(plan: &Plan, id: &str, broken: Vec<Violation>) -> Vec<Finding> {
    if broken.is_empty() {
        return Vec::new();
    }
    let Some(rule) = find(id) else { return Vec::new() };
    let is_told = has_gap_notice(plan, rule);
    let finding = |Violation { place, week, text: in_any_week, lack, is_too_much }| {
        let severity = if is_told && !is_too_much { Kind::Should } else { rule.kind };
        let text = week.map_or_else(|| in_any_week.clone(), |week| format!("week {week}: {in_any_week}"));
        Finding { severity, rule: rule.id, place, text, in_any_week, lack }
    };
    broken.into_iter().map(finding).collect()
}

fn has_gap_notice(plan: &Plan, rule: &Rule) -> bool {
    rule.may_gap && plan.notices.iter().any(|notice| notice.severity == Severity::Gap && notice.rule == rule.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_is_of_a_rule_and_no_id_stands_twice() {
        let ids = CHECKS.iter().copied().flatten().map(|(id, _)| *id);
        let unknown: Vec<&str> = ids.filter(|id| find(id).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let mut ids: Vec<&str> = all().map(|rule| rule.id).collect();
        crate::order::by(&mut ids, Ord::cmp);
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    }
}
