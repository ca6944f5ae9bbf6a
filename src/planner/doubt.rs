//! Whether a saved plan says what it should: the gaps that it tells of must be the planner's too, asked for the same profile
//! again, and nothing that was said for the reader's safety may be missing or changed.

use crate::catalog::Catalog;
use crate::plan::{Notice, Plan, Severity};
use crate::programme::Programmes;
use crate::rules::{self, Finding, Kind};

use super::context::Context;
use super::{draft, notices, texts};

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
        let fresh = told(plan).next().and_then(|_| draft(&plan.profile, catalog, programmes, &[]).ok());
        let mut real = fresh.map(|fresh| fresh.findings).unwrap_or_default();
        for finding in &mut real {
            finding.severity = Kind::Should;
        }
        Self { catalog, programmes, real }
    }

    /// Everything in `plan` that breaks a rule. What it tells as a gap and the planner would not miss, or not by as much, is
    /// broken all the same; a gap that the plan reports and does not have is a finding too.
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
        findings.extend(played_down(plan, &findings));
        let unsaid = self.unsaid(plan);
        // Where the rule itself looks for its notice, once is enough.
        let is_new = |one: &Finding| !findings.iter().any(|other| other.rule == one.rule && other.place == one.place);
        let unsaid: Vec<Finding> = unsaid.into_iter().filter(is_new).collect();
        findings.extend(unsaid);
        findings.extend(self.changed(plan));
        findings
    }

    /// The safety notices that `plan` lacks, or has in other words.
    fn unsaid(&self, plan: &Plan) -> Vec<Finding> {
        let context = match Context::new(&plan.profile, self.catalog, self.programmes) {
            Ok(context) => context,
            Err(refusal) => {
                let text = format!("nothing can be planned for its profile: {refusal}");
                return vec![Finding::new(Kind::Must, "include", "profile", text)];
            }
        };
        let mut wanted = notices::for_safety(&context, plan);
        wanted.retain(|notice| !plan.notices.contains(notice));
        let about = |notice: &Notice| {
            let rule = rules::find(&notice.rule)?;
            // Other words may be those of a former version.
            let (severity, what) = match plan.notices.iter().find(|other| is_of_kind(other, notice)) {
                Some(_) => (Kind::Should, "says something else than"),
                None => (rule.kind, "does not say"),
            };
            let text = format!("the plan {what} this: {}", notice.text);
            Some(Finding::new(severity, rule.id, "plan", text))
        };
        wanted.iter().filter_map(about).collect()
    }

    /// The moves that `plan` describes in other words than the catalog.
    fn changed(&self, plan: &Plan) -> Vec<Finding> {
        let Some(moves) = &plan.moves else { return Vec::new() };
        let wanted = texts::move_texts(self.catalog, plan.items());
        let changed = wanted.iter().filter(|(id, text)| moves.get(*id) != Some(text));
        let finding = |(id, text): (&crate::profile::Name, &crate::plan::MoveText)| {
            let kept = moves.get(id).map_or(0, |changed| changed.cautions.len());
            let lost = kept < text.cautions.len();
            let severity = if lost { Kind::Must } else { Kind::Should };
            let what = if lost { "nothing is said of what to mind in it" } else { "it is described in other words" };
            let text = format!("{id}: {what}, against the catalog");
            Finding::new(severity, "names-of-catalog", "moves", text)
        };
        changed.map(finding).collect()
    }
}

/// Whether a notice says something of what another says.
pub fn is_of_kind(one: &Notice, other: &Notice) -> bool {
    let key = |notice: &Notice| (notice.rule.clone(), notice.severity, notice.exercise.clone());
    key(one) == key(other) && !one.text.trim().is_empty()
}

/// The rules that `plan` tells of as gaps.
fn told(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.notices.iter().filter(|notice| notice.severity == Severity::Gap).map(|notice| &*notice.rule)
}

fn untrue(rule: &str) -> Finding {
    let text = format!("a gap in {rule} is told, but there is none");
    Finding::new(Kind::Should, "no-silent-gap", "plan", text)
}

/// The gaps that `plan` tells in other words than what was found says.
fn played_down(plan: &Plan, findings: &[Finding]) -> Vec<Finding> {
    let is_other = |notice: &&Notice| {
        let missing = notices::missing(findings, &notice.rule);
        notice.severity == Severity::Gap && !missing.is_empty() && !notice.text.starts_with(&missing)
    };
    let finding = |notice: &Notice| {
        let text = format!(
            "the gap in {} is told in other words than: {}",
            notice.rule,
            notices::missing(findings, &notice.rule)
        );
        Finding::new(Kind::Should, "no-silent-gap", "plan", text)
    };
    plan.notices.iter().filter(is_other).map(finding).collect()
}

/// Whether it is a must that a notice excuses.
fn is_excused(finding: &Finding) -> bool {
    finding.severity == Kind::Should && rules::find(finding.rule).is_some_and(|rule| rule.kind == Kind::Must)
}

/// Whether a real gap is of the same kind as what was found, and at least as large.
fn covers(real: &Finding, found: &Finding) -> bool {
    let amount = |finding: &Finding| finding.lack.map_or(0.0, |lack| lack.amount);
    let is_alike = match (real.lack, found.lack) {
        (Some(real), Some(found)) => real.of == found.of,
        _ => real.in_any_week == found.in_any_week,
    };
    real.rule == found.rule && is_alike && amount(found) >= amount(real)
}
