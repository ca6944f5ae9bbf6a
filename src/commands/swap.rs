//! `backplan swap`: a saved plan with one move replaced.

use anyhow::{Result, bail};

use super::{Io, saved};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::SwapArgs;
use crate::plan::{Item, Plan, Session};
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
    io.notes.extend(came_in(&plan, &swapped, wish.exercise));
    io.redirect(args.output.as_deref())?;
    Plan::JSON.write(&swapped, &Style::plain(io.canvas), &mut io.out)
}

/// What stands now where the old move stood.
fn came_in(old: &Plan, new: &Plan, gone: &str) -> Option<String> {
    let before = old.sessions().flat_map(Session::items).filter(|item| item.exercise == gone).count();
    let after = new.sessions().flat_map(Session::items).filter(|item| item.exercise == gone).count();
    let because = |item: &&Item| item.because.iter().any(|reason| reason.why.starts_with("in place of "));
    let is_new = |item: &&Item| old.sessions().flat_map(Session::items).all(|other| other != *item);
    let came = new.sessions().flat_map(Session::items).filter(because).find(is_new)?;
    let times = before.saturating_sub(after);
    Some(format!("{} in place of {gone}, {times} {}", came.exercise, if times == 1 { "time" } else { "times" }))
}
