//! Reads a saved plan, from a file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::catalog::Catalog;
use crate::plan::{FORMAT, Plan, VERSION};
use crate::request::unknown_exercise;

/// The largest plan that is read, in bytes: a year of daily sessions is a tenth of it.
const LARGEST: u64 = 64 << 20;

/// What tells a plan from other JSON.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// The plan in `path`, or on standard input where that is `-`.
pub fn plan(path: &Path, catalog: &Catalog) -> Result<Plan> {
    let text = text(path).with_context(|| format!("{} can't be read", path.display()))?;
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let head: Head = serde_json::from_str(&text).with_context(|| format!("{name} is no plan"))?;
    if head.format != FORMAT {
        bail!("{name} is no plan: its format is {:?}, not {FORMAT:?}", head.format);
    }
    if head.version > VERSION {
        bail!(
            "{name} is a plan of version {}, made by a newer backplan; this one reads version {VERSION}",
            head.version
        );
    }
    let plan: Plan = serde_json::from_str(&text).with_context(|| format!("{name} is no sound plan"))?;
    known(&plan, catalog)?;
    Ok(plan)
}

fn text(path: &Path) -> Result<String> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(LARGEST + 1).read_to_string(&mut text)
    } else {
        File::open(path)?.take(LARGEST + 1).read_to_string(&mut text)
    };
    if read? as u64 > LARGEST {
        bail!("it is larger than {} MiB", LARGEST >> 20);
    }
    Ok(text)
}

/// Every exercise of the plan must be in the catalog, or its rules can't be checked.
fn known(plan: &Plan, catalog: &Catalog) -> Result<()> {
    for session in plan.sessions() {
        for item in session.items() {
            if catalog.get(&item.exercise).is_none() {
                bail!("{}: {}", session.id, unknown_exercise(&item.exercise, catalog));
            }
        }
    }
    Ok(())
}
