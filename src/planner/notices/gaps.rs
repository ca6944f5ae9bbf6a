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
    for finding in broken.iter().filter(|finding| gaps.contains(finding.rule)) {
        if told.contains(&finding.rule) {
            continue;
        }
        told.push(finding.rule);
        let mut texts: Vec<&str> = Vec::new();
        for other in broken.iter().filter(|other| other.rule == finding.rule) {
            // What is missing in several weeks is told once.
            let text = &*other.in_any_week;
            if !texts.contains(&text) && texts.len() < MOST_TEXTS {
                texts.push(text);
            }
        }
        let missing = capitalised(&texts.join("; "));
        let remedy = remedies.iter().find(|(rule, _)| *rule == finding.rule);
        let text = remedy.map_or_else(|| format!("{missing}."), |(_, remedy)| format!("{missing}. {remedy}"));
        plan.notices.push(notice(Severity::Gap, finding.rule, text));
    }
    plan.notices.sort_by_key(|notice| notice.severity);
}

/// So many findings of one rule are told; more would say no more.
const MOST_TEXTS: usize = 4;
