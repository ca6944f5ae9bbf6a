//! `backplan rules`: every rule, its figures and its sources.

use anyhow::{Result, bail};
use serde::Serialize;

use super::Io;
use crate::catalog::Catalog;
use crate::cli::RulesArgs;
use crate::render::{json, report};
use crate::rules::{self, Concern, Kind, Rule};
use crate::suggest::hint;

/// A rule as scripts see it.
#[derive(Serialize)]
struct Shape {
    id: &'static str,
    says: &'static str,
    sources: &'static [&'static str],
    kind: Kind,
    concern: Concern,
    applies_to: &'static str,
}

/// Prints the rules that are named, or all of them by concern.
pub fn run(args: &RulesArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let mut chosen: Vec<&'static Rule> = Vec::new();
    for id in &args.rules {
        match rules::find(id) {
            Some(rule) => chosen.push(rule),
            None => bail!("no rule is called {id:?}; {}", hint(id, rules::all().map(|rule| rule.id))),
        }
    }
    let in_full = !chosen.is_empty();
    if !in_full {
        chosen = rules::all().collect();
        chosen.sort_by_key(|rule| rule.concern);
    }
    if args.json {
        let shapes: Vec<Shape> = chosen.into_iter().map(shape).collect();
        return json::document(&shapes, &mut io.out);
    }
    report::rules(&chosen, in_full, catalog, io.canvas, &mut io.out)
}

fn shape(rule: &'static Rule) -> Shape {
    Shape {
        id: rule.id,
        says: rule.says,
        sources: rule.sources,
        kind: rule.kind,
        concern: rule.concern,
        applies_to: rule.applies_to,
    }
}
