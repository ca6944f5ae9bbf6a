//! `backplan render`: a saved plan in another format.

use anyhow::Result;

use super::{Io, calendar, saved};
use crate::catalog::Catalog;
use crate::cli::RenderArgs;

/// Prints a saved plan, byte for byte as when it was made.
pub fn run(args: &RenderArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    calendar::fits_plan(&args.print)?;
    let plan = saved::plan(&args.plan, catalog)?;
    calendar::print(&plan, &args.print, io)
}
