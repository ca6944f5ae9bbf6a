//! `backplan check`: does a plan keep the rules?

use anyhow::{Result, bail};

use super::{Io, saved};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::CheckArgs;
use crate::planner;
use crate::render::Findings;
use crate::rules::Kind;

/// Checks a saved plan, and fails where a must is broken.
pub fn run(args: &CheckArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let plan = saved::plan(&args.plan, catalog)?;
    let findings = planner::check(&plan, catalog, &PROGRAMMES);
    let broken = findings.iter().filter(|finding| finding.severity == Kind::Must).count();
    io.print(&Findings(findings), &args.output)?;
    if broken > 0 {
        // What was found is data, and is printed before the failure.
        io.finish()?;
        bail!("the plan breaks {broken} {}", if broken == 1 { "must" } else { "musts" });
    }
    Ok(())
}
