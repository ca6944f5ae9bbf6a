//! `backplan generate`: plan one or more weeks.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Io, calendar, profile};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::GenerateArgs;
use crate::daily::Store;
use crate::planner;

/// Plans what the arguments ask for and prints the plan.
pub fn run(args: &GenerateArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    calendar::fits_plan(&args.print)?;
    let profile = profile::resolve(&args.profile, catalog, today)?;
    let plan = planner::plan(&profile, catalog, &PROGRAMMES)?;
    if args.save {
        Store::of_user()?.keep(&plan)?;
        io.notes.push("kept as the current plan; what is next: backplan today".to_owned());
    }
    calendar::print(&plan, &args.print, io)?;
    // The process ends here: a long plan takes longer to give back piece by piece than to leave to the system.
    std::mem::forget(plan);
    Ok(())
}
