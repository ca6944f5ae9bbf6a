//! The rules that a plan could not keep and may miss: what is missing, and what was found to mend it.

use std::collections::BTreeSet;

use crate::plan::{Plan, Severity};
use crate::rules::{self, Finding};
use crate::suggest::capitalised;

use super::super::context::Context;
use super::notice;
use super::remedy::Memory;

/// Adds a notice for each rule that could not be kept and may be missed, with what would help.
pub fn add_gaps(plan: &mut Plan, context: &Context<'_>, broken: &[Finding], memory: &Memory) {
    let gaps: BTreeSet<&'static str> =
        broken.iter().map(|finding| finding.rule).filter(|rule| rules::may_gap(rule)).collect();
    let remedies = memory.remedies(context, &gaps);
    let mut told: Vec<&str> = Vec::new();
    for rule in broken.iter().map(|finding| finding.rule).filter(|rule| gaps.contains(rule)) {
        if told.contains(&rule) {
            continue;
        }
        told.push(rule);
        let missing = missing(broken, rule);
        let remedy = remedies.iter().find(|(closed, _)| *closed == rule);
        let text = remedy.map_or_else(|| format!("{missing}."), |(_, remedy)| format!("{missing}. {remedy}"));
        plan.notices.push(notice(Severity::Gap, rule, text));
    }
    crate::order::by_key(&mut plan.notices, |notice| notice.severity);
}

/// The text of a gap: the findings of its rule, once where several weeks have the same.
pub fn missing(broken: &[Finding], rule: &str) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for finding in broken.iter().filter(|finding| finding.rule == rule) {
        if !texts.contains(&&*finding.in_any_week) && texts.len() < MOST_TEXTS {
            texts.push(&finding.in_any_week);
        }
    }
    capitalised(&texts.join("; "))
}

/// Most findings of one rule that a gap lists.
const MOST_TEXTS: usize = 4;
