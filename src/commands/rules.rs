//! `backplan rules`: every rule, its figures and its sources.

use anyhow::{Result, bail};

use super::Io;
use crate::catalog::Catalog;
use crate::cli::RulesArgs;
use crate::render::Rulebook;
use crate::rules::{self, Rule};
use crate::suggest::hint;

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
        crate::order::by_key(&mut chosen, |rule| rule.concern);
    }
    io.print(&Rulebook { rules: chosen, in_full, catalog: catalog.clone() }, &args.output)
}
