//! `backplan generate`: plan one or more weeks.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Io, calendar, profile};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::GenerateArgs;
use crate::planner;
use crate::render::Style;

/// Plans what the arguments ask for and prints the plan.
pub fn run(args: &GenerateArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    calendar::fits(&args.calendar, args.explain, args.output.format())?;
    let profile = profile::resolve(&args.profile, catalog, today)?;
    let plan = planner::plan(&profile, catalog, &PROGRAMMES)?;
    let styled = |style| Style { reasons: args.explain, ..calendar::styled(style, &args.calendar) };
    io.print_styled(&plan, &args.output, styled)
}
