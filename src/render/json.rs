//! JSON, for scripts.

use std::io::Write;

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use super::results::Said;
use super::{Findings, Listing, Rulebook, Style};
use crate::catalog::{Catalog, Exercise, Source};
use crate::rules::{Concern, Finding, Kind, Rule};

/// Exercises as an array.
pub fn exercises(listing: &Listing, style: &Style, out: &mut dyn Write) -> Result<()> {
    let shape = |exercise: &&'static Exercise| Shape::new(exercise, listing);
    document(&listing.exercises.iter().map(shape).collect::<Vec<_>>(), style, out)
}

/// All exercises of a catalog as an array.
pub fn catalog(catalog: &Catalog, style: &Style, out: &mut dyn Write) -> Result<()> {
    exercises(&Listing { exercises: catalog.exercises().to_vec(), catalog: catalog.clone(), scope: None }, style, out)
}

/// Rules as an array.
pub fn rules(book: &Rulebook, style: &Style, out: &mut dyn Write) -> Result<()> {
    document(&book.rules.iter().map(|rule| RuleShape::new(rule)).collect::<Vec<_>>(), style, out)
}

/// What a check found: whether the plan keeps every must, and each thing that was found.
pub fn findings(Findings(findings): &Findings, style: &Style, out: &mut dyn Write) -> Result<()> {
    let ok = findings.iter().all(|finding| finding.severity != Kind::Must);
    document(&FindingsShape { ok, findings }, style, out)
}

/// Any value as one document.
pub fn document(value: &impl Serialize, _: &Style, out: &mut dyn Write) -> Result<()> {
    value_only(value, out)
}

/// The same, where no style is at hand.
pub fn value_only(value: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    // Written piece by piece it would cost a fifth more.
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok(out.write_all(&text)?)
}

/// A rule as scripts see it.
#[derive(Serialize)]
struct RuleShape {
    id: &'static str,
    says: std::borrow::Cow<'static, str>,
    sources: &'static [&'static str],
    kind: Kind,
    concern: Concern,
    applies_to: &'static str,
}

impl RuleShape {
    fn new(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            says: rule.sentence(),
            sources: rule.sources,
            kind: rule.kind,
            concern: rule.concern,
            applies_to: rule.applies_to,
        }
    }
}

/// What a check finds.
#[derive(Serialize)]
struct FindingsShape<'a> {
    ok: bool,
    findings: &'a [Finding],
}

/// An exercise with the titles of its sources, every list written even where it is empty.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Exercise", deny_unknown_fields)]
pub struct Shape<'a> {
    #[serde(flatten)]
    exercise: &'static Exercise,
    sources: Vec<Cited<'a>>,
    /// What the conditions that were named say of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    said: Vec<Said>,
}

/// A source as an exercise cites it.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Cited<'a> {
    id: &'a str,
    title: &'a str,
}

impl<'a> Shape<'a> {
    fn new(exercise: &'static Exercise, listing: &'a Listing) -> Self {
        let cited = |source: &'static Source| Cited { id: source.id, title: source.title };
        Self {
            exercise,
            sources: exercise.sources.iter().filter_map(|id| listing.catalog.source(id)).map(cited).collect(),
            said: listing.said(exercise),
        }
    }
}
