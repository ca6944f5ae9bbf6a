//! From a profile to a plan, in steps that can be read one by one:
//! `symptoms` (red flags end it) → `context` (what is asked and allowed) → `schedule` (days) → `candidates` (moves that
//! may be chosen, each with its dose) → `choose` (the moves of every session) within `time` → `progress` (from the
//! first week to all) → `assemble` (items, minutes, reasons) → `notices` → check.

mod assemble;
mod beside;
mod candidates;
mod choose;
mod context;
pub mod desk;
mod dose;
mod doubt;
#[cfg(test)]
mod exact;
pub mod explain;
mod extras;
mod focus;
mod lived;
mod notices;
mod progress;
mod refusal;
mod repair;
mod schedule;
mod score;
pub mod swap;
mod symptoms;
mod texts;
mod time;

use crate::catalog::Catalog;
use crate::plan::Plan;
use crate::profile::Profile;
use crate::programme::Programmes;
use crate::rules::{self, Finding, Kind};

use context::Context;

pub use lived::{Lived, Word};
pub use notices::Memory;
pub use refusal::Refusal;
pub use symptoms::withhold;

/// Plans what `profile` asks for from `catalog`, with what a print-out says of each exercise. The same profile, catalog
/// and figures give the same plan.
///
/// # Errors
/// A [`Refusal`] where the profile contradicts itself, or no safe plan exists for it.
pub fn plan(profile: &Profile, catalog: &Catalog, programmes: &'static Programmes) -> Result<Plan, Refusal> {
    let mut plan = bare_plan(profile, catalog, programmes)?;
    add_texts(&mut plan, catalog);
    Ok(plan)
}

/// The same without the texts.
///
/// # Errors
/// A [`Refusal`] where the profile contradicts itself, or no safe plan exists for it.
pub fn bare_plan(profile: &Profile, catalog: &Catalog, programmes: &'static Programmes) -> Result<Plan, Refusal> {
    one_of_many(profile, catalog, programmes, &Memory::default())
}

/// The same for those who plan many from one catalog: what was tried for a profile is remembered for its like.
///
/// # Errors
/// A [`Refusal`] where the profile contradicts itself, or no safe plan exists for it.
pub fn one_of_many(
    profile: &Profile,
    catalog: &Catalog,
    programmes: &'static Programmes,
    memory: &Memory,
) -> Result<Plan, Refusal> {
    after(profile, catalog, programmes, memory, &[])
}

/// The same after what became of its first weeks, so far as they are over.
///
/// # Errors
/// A [`Refusal`] where the profile contradicts itself, or no safe plan exists for it.
pub fn after(
    profile: &Profile,
    catalog: &Catalog,
    programmes: &'static Programmes,
    memory: &Memory,
    lived: &[Lived],
) -> Result<Plan, Refusal> {
    withhold(profile)?;
    repair::around(catalog, &profile.include, memory, |catalog, memory| {
        let Draft { context, cuts, mut plan, findings } = draft(profile, catalog, programmes, lived)?;
        plan.notices = notices::always(&context, &plan, &cuts);
        notices::add_gaps(&mut plan, &context, &findings, memory);
        let broken = still_broken(&plan, &findings, catalog, programmes);
        Ok(repair::Attempt { plan, broken })
    })
}

/// Adds what a print-out says of each exercise.
pub fn add_texts(plan: &mut Plan, catalog: &Catalog) {
    plan.moves = Some(texts::move_texts(catalog, plan.items()));
}

/// A plan before its notices, and what of the rules it does not keep.
struct Draft<'a> {
    context: Context<'a>,
    cuts: time::Cuts,
    plan: Plan,
    /// Musts, and what may be missed with a notice of its gap.
    findings: Vec<Finding>,
}

fn draft<'a>(
    profile: &'a Profile,
    catalog: &'a Catalog,
    programmes: &'static Programmes,
    lived: &[Lived],
) -> Result<Draft<'a>, Refusal> {
    let context = Context { lived: lived.to_vec(), ..Context::new(profile, catalog, programmes)? };
    let plain = drafted(context, catalog, programmes)?;
    if profile.focus.is_empty() {
        return Ok(plain);
    }
    focus::drafted_with_focus(plain, catalog, programmes)
}

fn drafted<'a>(
    mut context: Context<'a>,
    catalog: &'a Catalog,
    programmes: &'static Programmes,
) -> Result<Draft<'a>, Refusal> {
    let timed = time::choose(&mut context);
    let time::Timed { candidates, choice, mut cuts, spare } =
        timed.map_err(|refusal| with_unknown(refusal, &context))?;
    let course = progress::weeks(&context, &candidates, &choice.strengthening, spare.as_deref());
    let mut plan = assemble::plan(&context, &candidates, &choice, &course.weeks);
    cuts.held_back = course.held_back;
    beside::add(&mut plan, &context);
    let mut findings = rules::check(&plan, catalog, programmes);
    findings.retain(|finding| finding.severity == Kind::Must || rules::may_gap(finding.rule));
    Ok(Draft { context, cuts, plan, findings })
}

/// Everything in a saved `plan` that breaks a rule. Its gaps are believed only as far as the planner would have them too.
pub fn check(plan: &Plan, catalog: &Catalog, programmes: &'static Programmes) -> Vec<Finding> {
    doubt::Doubt::new(plan, catalog, programmes).check(plan)
}

/// The musts that a plan breaks and the one that it comes from did not.
pub fn new_musts(old: &Plan, new: &Plan, catalog: &Catalog, programmes: &'static Programmes) -> Vec<Finding> {
    let doubt = doubt::Doubt::new(old, catalog, programmes);
    let before = doubt.check(old);
    let mut findings = doubt.check(new);
    findings.retain(|finding| {
        finding.severity == Kind::Must
            && !before.iter().any(|other| other.rule == finding.rule && other.text == finding.text)
    });
    findings
}

/// A refusal under a condition also tells of the exercises that are out because nobody has said what the spine does in them.
fn with_unknown(refusal: Refusal, context: &Context<'_>) -> Refusal {
    let unknown = context.catalog.exercises().iter().filter(|exercise| exercise.spine.is_empty()).count();
    match refusal {
        Refusal::Withheld(text)
            if unknown > 0 && context.profile.minutes.is_none() && !context.scope.conditions().is_empty() =>
        {
            Refusal::Withheld(format!(
                "{text}; with a condition {unknown} exercises are out because their catalog does not tell what the spine does in them"
            ))
        }
        other => other,
    }
}

/// The musts that `plan` breaks now that it has its notices. They mend what was broken without them and break nothing, so that
/// no other rule is looked at a second time.
fn still_broken(plan: &Plan, before: &[Finding], catalog: &Catalog, programmes: &'static Programmes) -> Vec<Finding> {
    let was_broken = |id: &str| before.iter().any(|finding| finding.rule == id);
    let mut findings = rules::check_of(plan, catalog, programmes, was_broken);
    findings.retain(|finding| finding.severity == Kind::Must);
    findings
}
