//! Reports for a terminal: what a check found, why moves are in or out, the rules (which stand below the planner).

use std::io::Write;

use anyhow::Result;

use super::sheet::{self, Part, Sheet};
use super::{Canvas, Explanations, Findings, Listing, Rulebook, Style, table};
use crate::catalog::Catalog;
use crate::explanation::{Explanation, Fate};
use crate::plan::{Plan, Reason};
use crate::profile::Name;
use crate::rules::{Concern, Finding, Kind, Rule};

/// What a check found; a word of praise where it found nothing.
///
/// # Errors
/// Those of writing.
pub fn findings(Findings(findings): &Findings, style: &Style, out: &mut dyn Write) -> Result<()> {
    if findings.is_empty() {
        writeln!(out, "The plan keeps every rule.")?;
        return Ok(());
    }
    let row = |finding: &Finding| {
        vec![kind(finding.severity).to_owned(), finding.rule.to_owned(), finding.place.clone(), finding.text.clone()]
    };
    let rows = findings.iter().map(row).collect();
    let sheet = Sheet {
        columns: &["How bad", "Rule", "Where", "What"],
        whole: &[0, 1],
        parts: vec![Part { title: None, rows }],
    };
    table::spell(&sheet, style.canvas, out)
}

/// The ids of a list, one a line.
///
/// # Errors
/// Those of writing.
pub fn ids(listing: &Listing, _: &Style, out: &mut dyn Write) -> Result<()> {
    listing.exercises.iter().try_for_each(|exercise| writeln!(out, "{}", exercise.id))?;
    Ok(())
}

/// Why moves are in or out, those that are in first: the id, each reason with its rule, and what stands in.
///
/// # Errors
/// Those of writing.
pub fn explanations(Explanations(explanations): &Explanations, style: &Style, out: &mut dyn Write) -> Result<()> {
    let fates = [("CHOSEN", Fate::Chosen), ("ELIGIBLE", Fate::Eligible), ("EXCLUDED", Fate::Excluded)];
    let parts = fates.map(|(title, fate)| {
        let part: Vec<&Explanation> = explanations.iter().filter(|explanation| explanation.verdict == fate).collect();
        (title, part)
    });
    for (at, (title, part)) in parts.iter().filter(|(_, part)| !part.is_empty()).enumerate() {
        writeln!(out, "{}{title}", if at > 0 { "\n" } else { "" })?;
        part.iter().try_for_each(|one| explained(one.exercise, &one.because, &one.instead, style.canvas, out))?;
    }
    Ok(())
}

/// Why each move of a plan is in.
///
/// # Errors
/// Those of writing.
pub fn reasons(plan: &Plan, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\nCHOSEN")?;
    sheet::reasons(plan).into_iter().try_for_each(|(id, because)| explained(id, because, &[], canvas, out))
}

fn explained(id: &str, because: &[Reason], instead: &[Name], canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{id}")?;
    let reasons = because.iter().map(|reason| format!("{} ({})", reason.why, reason.rule));
    let instead = (!instead.is_empty()).then(|| format!("instead: {}", instead.join(", ")));
    for line in reasons.chain(instead) {
        let options = canvas.prose("    ").initial_indent("  ");
        writeln!(out, "{}", textwrap::fill(&line, options))?;
    }
    Ok(())
}

/// Rules by concern, or some of them in full.
///
/// # Errors
/// Those of writing.
pub fn rules(book: &Rulebook, style: &Style, out: &mut dyn Write) -> Result<()> {
    if book.in_full {
        return book.rules.iter().try_for_each(|rule| in_full_rule(rule, &book.catalog, style.canvas, out));
    }
    let mut parts: Vec<Part> = Vec::new();
    for rule in &book.rules {
        let title = Some(concern(rule.concern));
        let row = vec![rule.id.to_owned(), kind(rule.kind).to_owned(), rule.says.to_owned()];
        match parts.last_mut().filter(|part| part.title == title) {
            Some(part) => part.rows.push(row),
            None => parts.push(Part { title, rows: vec![row] }),
        }
    }
    table::spell(&Sheet { columns: &["Rule", "Kind", "What it says"], whole: &[0, 1], parts }, style.canvas, out)
}

fn in_full_rule(rule: &Rule, catalog: &Catalog, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let title = |id: &&'static str| catalog.source(id).map_or(*id, |source| source.title);
    let sources: Vec<&str> = rule.sources.iter().map(title).collect();
    let lines = [
        format!("{} ({}, {})", rule.id, kind(rule.kind), concern(rule.concern)),
        rule.says.to_owned(),
        format!("Applies to: {}", rule.applies_to),
        format!("Sources: {}", sources.join("; ")),
    ];
    for line in lines {
        writeln!(out, "{}", textwrap::fill(&line, canvas.prose("  ")))?;
    }
    writeln!(out)?;
    Ok(())
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Must => "must",
        Kind::Should => "should",
    }
}

fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::Frequency => "Frequency",
        Concern::Rest => "Rest",
        Concern::Volume => "Volume",
        Concern::Session => "Session",
        Concern::Dose => "Dose",
        Concern::Progression => "Progression",
        Concern::Condition => "Condition",
        Concern::Safety => "Safety",
        Concern::Equipment => "Equipment",
        Concern::Selection => "Selection",
        Concern::Advice => "Advice",
    }
}
