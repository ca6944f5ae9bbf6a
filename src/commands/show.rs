//! `backplan show`: one exercise or several, in full.

use anyhow::{Result, bail};

use super::Io;
use crate::builtin::CONDITIONS;
use crate::catalog::{Catalog, Exercise};
use crate::cli::ShowArgs;
use crate::render::{Listing, Pages};
use crate::request::unknown_exercise;
use crate::rules::Scope;

/// Shows the exercises that are named.
pub fn run(args: &ShowArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let mut exercises: Vec<&'static Exercise> = Vec::new();
    let mut wrong = Vec::new();
    for name in &args.exercises {
        match catalog.named(name) {
            Some(exercise) if exercises.iter().any(|shown| shown.id == exercise.id) => {}
            Some(exercise) => exercises.push(exercise),
            None => wrong.push(unknown_exercise(name, catalog)),
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n       "));
    }
    let conditions = args.condition.iter().filter_map(|id| CONDITIONS.condition(id)).collect();
    let scope = Scope::with_conditions(conditions);
    io.print(&Pages(Listing { exercises, catalog: catalog.clone(), scope }), &args.output)
}
