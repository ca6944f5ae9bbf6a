//! Reports for a terminal: what a check found, why moves are in or out, the rules (which stand below the planner).

use std::io::Write;

use anyhow::Result;

use super::{Canvas, Explanations, Findings, Listing, Rulebook, Style, phrase, sheet, table};
use crate::catalog::Catalog;
use crate::explanation::{Explanation, Outcome};
use crate::rules::Rule;

/// What a check found; a word of praise where it found nothing.
pub fn findings(Findings(findings): &Findings, style: &Style, out: &mut dyn Write) -> Result<()> {
    if findings.is_empty() {
        writeln!(out, "The plan keeps every rule.")?;
        return Ok(());
    }
    table::spell(sheet::findings(findings), style.canvas, out)
}

/// The ids of a list, one a line.
pub fn ids(listing: &Listing, _: &Style, out: &mut dyn Write) -> Result<()> {
    listing.exercises.iter().try_for_each(|exercise| writeln!(out, "{}", exercise.id))?;
    Ok(())
}

/// Why moves are in or out, those that are in first: the id, each reason, and what stands in.
pub fn explanations(Explanations(explanations): &Explanations, style: &Style, out: &mut dyn Write) -> Result<()> {
    let fates = [("CHOSEN", Outcome::Chosen), ("ELIGIBLE", Outcome::Eligible), ("EXCLUDED", Outcome::Excluded)];
    let parts = fates.map(|(title, outcome)| {
        let part: Vec<&Explanation> =
            explanations.iter().filter(|explanation| explanation.verdict == outcome).collect();
        (title, part)
    });
    for (at, (title, part)) in parts.iter().filter(|(_, part)| !part.is_empty()).enumerate() {
        writeln!(out, "{}{title}", if at > 0 { "\n" } else { "" })?;
        part.iter()
            .try_for_each(|one| table::explained(one.exercise, &one.because, &one.instead, style.canvas, out))?;
    }
    Ok(())
}

/// Rules by concern, or some of them in full.
pub fn rules(book: &Rulebook, style: &Style, out: &mut dyn Write) -> Result<()> {
    if book.in_full {
        return book.rules.iter().try_for_each(|rule| in_full_rule(rule, &book.catalog, style.canvas, out));
    }
    table::spell(sheet::rules(&book.rules), style.canvas, out)
}

fn in_full_rule(rule: &Rule, catalog: &Catalog, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let title = |id: &&'static str| catalog.source(id).map_or(*id, |source| source.title);
    let sources: Vec<&str> = rule.sources.iter().map(title).collect();
    let lines = [
        format!("{} ({}, {})", rule.id, phrase::rule_kind(rule.kind), phrase::concern(rule.concern)),
        rule.sentence().into_owned(),
        format!("Applies to: {}", rule.applies_to),
        format!("Sources: {}", sources.join("; ")),
    ];
    for line in lines {
        writeln!(out, "{}", textwrap::fill(&line, canvas.prose("  ")))?;
    }
    writeln!(out)?;
    Ok(())
}
