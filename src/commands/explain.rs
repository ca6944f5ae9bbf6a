//! `backplan explain`: why each exercise is in a plan, or not.

use anyhow::{Result, bail};
use chrono::NaiveDate;

use super::{Io, profile};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::ExplainArgs;
use crate::planner::{self, explain};
use crate::render::Explanations;
use crate::request::unknown_exercise;

/// Explains the exercises that are named, or the whole catalog.
pub fn run(args: &ExplainArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let mut wanted = Vec::new();
    for name in &args.exercises {
        match catalog.named(name) {
            Some(exercise) => wanted.push(exercise.id),
            None => bail!("{}", unknown_exercise(name, catalog)),
        }
    }
    let profile = profile::resolve(&args.profile, catalog, today)?;
    let plan = planner::bare_plan(&profile, catalog, &PROGRAMMES)?;
    let mut explanations = explain::explain(&plan, catalog, &PROGRAMMES);
    explanations.retain(|explanation| wanted.is_empty() || wanted.contains(&explanation.exercise));
    io.print(&Explanations(explanations), &args.output)
}
