//! From a profile to a plan, in steps that can be read one by one:
//! `symptoms` (red flags end it) → `brief` (what is asked and allowed) → `schedule` (days) → `menu` (moves that
//! may be chosen, each with its dose) → `choose` (the moves of every session) within `time` → `progress` (from the
//! first week to all) → `assemble` (items, minutes, reasons) → `notices` → check.

mod assemble;
mod brief;
mod choose;
pub mod desk;
mod dose;
mod doubt;
#[cfg(test)]
mod exact;
pub mod explain;
mod extras;
mod focus;
mod menu;
mod notices;
mod progress;
mod schedule;
mod score;
pub mod swap;
mod symptoms;
mod time;

use std::fmt;

use crate::catalog::Catalog;
use crate::plan::{Plan, Session};
use crate::profile::Profile;
use crate::programme::Programmes;
use crate::rules::{self, Finding, Kind};

use brief::Brief;

pub use symptoms::withhold;

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Plans what `profile` asks for from `catalog`, with what a print-out says of each exercise. The same profile, catalog
/// and figures give the same plan.
///
/// # Errors
/// A [`Refusal`] where the profile contradicts itself, or no safe plan exists for it.
pub fn plan(profile: &Profile, catalog: &Catalog, programmes: &'static Programmes) -> Result<Plan, Refusal> {
    let mut plan = bare_plan(profile, catalog, programmes)?;
    plan.moves = Some(assemble::move_texts(catalog, plan.sessions().flat_map(Session::items)));
    Ok(plan)
}

/// The same without the texts, for those who plan many.
///
/// # Errors
/// A [`Refusal`] where the profile contradicts itself, or no safe plan exists for it.
pub fn bare_plan(profile: &Profile, catalog: &Catalog, programmes: &'static Programmes) -> Result<Plan, Refusal> {
    withhold(profile)?;
    let Draft { brief, cuts, mut plan, findings } = draft(profile, catalog, programmes)?;
    plan.notices = notices::always(&brief, &plan, &cuts);
    notices::add_gaps(&mut plan, &brief, &findings);
    let bugs = if findings.is_empty() { findings } else { musts(&plan, catalog, programmes) };
    if bugs.is_empty() { Ok(plan) } else { Err(Refusal::Bug(bugs)) }
}

/// A plan before its notices, and what of the rules it does not keep.
struct Draft<'a> {
    brief: Brief<'a>,
    cuts: time::Cuts,
    plan: Plan,
    /// Musts, and what may be missed with a notice of its gap.
    findings: Vec<Finding>,
}

fn draft<'a>(
    profile: &'a Profile,
    catalog: &'a Catalog,
    programmes: &'static Programmes,
) -> Result<Draft<'a>, Refusal> {
    let brief = Brief::new(profile, catalog, programmes)?;
    let plain = drafted(brief, catalog, programmes)?;
    if profile.focus.is_empty() {
        return Ok(plain);
    }
    focus::drafted_with_focus(plain, catalog, programmes)
}

fn drafted<'a>(
    mut brief: Brief<'a>,
    catalog: &'a Catalog,
    programmes: &'static Programmes,
) -> Result<Draft<'a>, Refusal> {
    let timed = time::choose(&mut brief);
    let time::Timed { menu, choice, cuts, spare } = timed.map_err(|refusal| with_unknown(refusal, &brief))?;
    let works = progress::weeks(&brief, &menu, &choice.strengthening, spare.as_deref());
    let plan = assemble::plan(&brief, &menu, &choice, &works);
    let mut findings = rules::check(&plan, catalog, programmes);
    findings.retain(|finding| finding.severity == Kind::Must || rules::may_gap(finding.rule));
    Ok(Draft { brief, cuts, plan, findings })
}

/// Everything in a saved `plan` that breaks a rule. Its gaps are believed only as far as the planner would have them too.
pub fn check(plan: &Plan, catalog: &Catalog, programmes: &'static Programmes) -> Vec<Finding> {
    doubt::Doubt::new(plan, catalog, programmes).check(plan)
}

/// A refusal under a condition also tells of the exercises that are out because nobody has said what the spine does in them.
fn with_unknown(refusal: Refusal, brief: &Brief<'_>) -> Refusal {
    let unknown = brief.catalog.exercises().iter().filter(|exercise| exercise.spine.is_empty()).count();
    match refusal {
        Refusal::Withheld(text)
            if unknown > 0 && brief.profile.minutes.is_none() && !brief.scope.conditions().is_empty() =>
        {
            Refusal::Withheld(format!(
                "{text}; with a condition {unknown} exercises are out because their catalog does not tell what the spine does in them"
            ))
        }
        other => other,
    }
}

/// The musts that `plan` breaks.
fn musts(plan: &Plan, catalog: &Catalog, programmes: &'static Programmes) -> Vec<Finding> {
    let mut findings = rules::check(plan, catalog, programmes);
    findings.retain(|finding| finding.severity == Kind::Must);
    findings
}
