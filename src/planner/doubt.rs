//! Whether the gaps that a saved plan tells of are real: the planner, asked for the same profile again, must have them too.

use crate::catalog::Catalog;
use crate::plan::{Plan, Severity};
use crate::programme::Programmes;
use crate::rules::{self, Finding, Kind};

use super::bare_plan;

/// What the planner can't keep for a profile, against which the gaps of a saved plan are held.
pub struct Doubt<'a> {
    catalog: &'a Catalog,
    programmes: &'static Programmes,
    /// The breaches that a fresh plan has and tells; none where there is no such plan.
    real: Vec<Finding>,
}

impl<'a> Doubt<'a> {
    /// Plans for the profile of `plan` once more, where `plan` tells of a gap.
    pub fn new(plan: &Plan, catalog: &'a Catalog, programmes: &'static Programmes) -> Self {
        let fresh = told(plan).next().and_then(|_| bare_plan(&plan.profile, catalog, programmes).ok());
        let mut real = fresh.map(|fresh| rules::check(&fresh, catalog, programmes)).unwrap_or_default();
        real.retain(is_excused);
        Self { catalog, programmes, real }
    }

    /// Everything in `plan` that breaks a rule. What it tells as a gap and the planner would not miss, or not by as much, is
    /// broken all the same; a gap that is told and not there is found as well.
    pub fn check(&self, plan: &Plan) -> Vec<Finding> {
        let mut findings = rules::check(plan, self.catalog, self.programmes);
        let untrue: Vec<Finding> =
            told(plan).filter(|id| !findings.iter().any(|f| f.rule == *id)).map(untrue).collect();
        let mut real = self.real.clone();
        for finding in findings.iter_mut().filter(|finding| is_excused(finding)) {
            let same = real.iter().position(|gap| gap == finding);
            if let Some(at) = same.or_else(|| real.iter().position(|gap| covers(gap, finding))) {
                real.swap_remove(at);
            } else {
                finding.severity = Kind::Must;
                finding.text.push_str("; the plan tells this as a gap, but it can be kept");
            }
        }
        findings.extend(untrue);
        findings
    }

    /// The musts among them.
    pub fn musts(&self, plan: &Plan) -> Vec<Finding> {
        let mut findings = self.check(plan);
        findings.retain(|finding| finding.severity == Kind::Must);
        findings
    }
}

/// The rules that `plan` tells of as gaps.
fn told(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.notices.iter().filter(|notice| notice.severity == Severity::Gap).map(|notice| &*notice.rule)
}

fn untrue(rule: &str) -> Finding {
    let text = format!("a gap in {rule} is told, but there is none");
    Finding { severity: Kind::Should, rule: "no-silent-gap", place: "plan".to_owned(), text }
}

/// Whether it is a must that a notice excuses.
fn is_excused(finding: &Finding) -> bool {
    finding.severity == Kind::Should && rules::find(finding.rule).is_some_and(|rule| rule.kind == Kind::Must)
}

/// Whether a real gap is of the same kind as what was found, and at least as large.
fn covers(real: &Finding, found: &Finding) -> bool {
    let ((kind, least), (found_kind, amount)) = (taken_apart(&real.text), taken_apart(&found.text));
    real.rule == found.rule && kind == found_kind && amount >= least
}

/// What a finding says, without the week and its figures; and the first of those, how much there is.
fn taken_apart(text: &str) -> (String, Option<f64>) {
    let text = text.strip_prefix("week ").and_then(|rest| rest.split_once(": ")).map_or(text, |(_, text)| text);
    let is_figure = |letter: char| letter.is_ascii_digit() || letter == '.';
    let amount = text.split(|letter| !is_figure(letter)).find_map(|figure| figure.parse().ok());
    (text.replace(is_figure, ""), amount)
}
