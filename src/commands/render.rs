//! `backplan render`: a saved plan in another format.

use anyhow::Result;

use super::{Io, calendar, saved};
use crate::catalog::Catalog;
use crate::cli::RenderArgs;
use crate::render::Style;

/// Prints a saved plan, byte for byte as when it was made.
pub fn run(args: &RenderArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    calendar::fits(&args.calendar, args.explain, args.output.format())?;
    let plan = saved::plan(&args.plan, catalog)?;
    let styled = |style| Style { reasons: args.explain, ..calendar::styled(style, &args.calendar) };
    io.print_styled(&plan, &args.output, styled)
}
