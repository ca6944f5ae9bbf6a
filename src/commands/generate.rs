//! `backplan generate`: plan one or more weeks.

use std::io::Write;

use anyhow::Result;
use chrono::NaiveDate;

use super::{Io, profile};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::GenerateArgs;
use crate::explanation::Fate;
use crate::planner;
use crate::planner::explain;
use crate::render::{PlanFormat, report};

/// Plans what the arguments ask for and prints the plan.
pub fn run(args: &GenerateArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let profile = profile::resolve(&args.profile, catalog, today)?;
    let plan = planner::plan(&profile, catalog, &PROGRAMMES)?;
    let format = if args.json { PlanFormat::Json } else { args.format };
    format.write(&plan, io.canvas, &mut io.out)?;
    // JSON carries the reasons in every item.
    if args.explain && format != PlanFormat::Json {
        let mut explanations = explain::explain(&plan, catalog, &PROGRAMMES);
        explanations.retain(|explanation| explanation.verdict == Fate::Chosen);
        writeln!(io.out)?;
        report::explanations(&explanations, io.canvas, &mut io.out)?;
    }
    Ok(())
}
