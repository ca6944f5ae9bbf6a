//! In the place of pages, where they were left out of the program.

use std::io::Write;

use anyhow::{Result, bail};

use super::{Account, Pages, Roster, Style};
use crate::catalog::Exercise;
use crate::desk::DeskDay;
use crate::plan::Plan;
use crate::pose::Drawing;

/// What there is to say in each of them.
fn left_out() -> Result<()> {
    bail!("this backplan was built without pages; build it with --features page")
}

/// A plan.
pub fn plan(_: &Plan, _: &Style, _: &mut dyn Write) -> Result<()> {
    left_out()
}

/// A working day's breaks.
pub fn desk(_: &DeskDay, _: &Style, _: &mut dyn Write) -> Result<()> {
    left_out()
}

/// Exercises.
pub fn exercises(_: &Pages, _: &Style, _: &mut dyn Write) -> Result<()> {
    left_out()
}

/// Drawings.
pub fn drawn(_: &[(&'static Exercise, &'static Drawing)], _: bool, _: &mut dyn Write) -> Result<()> {
    left_out()
}

/// A report.
pub fn report(_: &Account, _: &Style, _: &mut dyn Write) -> Result<()> {
    left_out()
}

/// The clients of a folder.
pub fn roster(_: &Roster, _: &Style, _: &mut dyn Write) -> Result<()> {
    left_out()
}
