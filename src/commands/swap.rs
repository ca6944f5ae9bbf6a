//! `backplan swap`: a saved plan with one move replaced.

use anyhow::{Result, bail};

use super::{Io, saved};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::SwapArgs;
use crate::plan::Plan;
use crate::planner::swap::{self, Wish};
use crate::render::{Printed, Style};
use crate::request::unknown_exercise;

/// Replaces a move and prints the plan as JSON.
pub fn run(args: &SwapArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let plan = saved::plan(&args.plan, catalog)?;
    let id = |name: &str| match catalog.named(name) {
        Some(exercise) => Ok(exercise.id),
        None => bail!("{}", unknown_exercise(name, catalog)),
    };
    let new = args.with.as_deref().map(id).transpose()?;
    if new == Some(id(&args.exercise)?) {
        bail!("a move can't be replaced by itself");
    }
    let wish = Wish { exercise: id(&args.exercise)?, with: new, session: args.session.as_deref() };
    let swapped = swap::swap(&plan, wish, catalog, &PROGRAMMES)?;
    let (came, gone, times) = (swapped.came, wish.exercise, swapped.times);
    io.notes.push(format!("{came} in place of {gone}, {times} {}", if times == 1 { "time" } else { "times" }));
    io.notes.extend(swapped.lost.iter().map(|finding| format!("{}: {}", finding.rule, finding.text)));
    io.redirect(args.output.as_deref())?;
    Plan::JSON.write(&swapped.plan, &Style::plain(io.canvas), &mut io.out)
}
