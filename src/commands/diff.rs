//! `backplan diff`: what differs between two plans.

use std::io::Write;

use anyhow::{Result, bail};

use super::{Failure, Io, saved};
use crate::catalog::Catalog;
use crate::cli::DiffArgs;
use crate::daily::{Difference, Store, What, differences};

/// Compares the plans that are named, or the current one with the one before.
pub fn run(args: &DiffArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let (old, new) = match args.plans.as_slice() {
        [] => {
            let store = Store::of_user()?;
            let new = store.current(catalog)?;
            let Some(before) = store.older()?.into_iter().next() else {
                bail!("there is no plan before the current one to compare it with");
            };
            (saved::plan(&before, catalog)?, new)
        }
        [old, new] => (saved::plan(old, catalog)?, saved::plan(new, catalog)?),
        _ => {
            return Err(Failure::misuse(
                "name two plans, the older first; or none, for the current one and the one before",
            ));
        }
    };
    let found = differences(&old, &new);
    if args.json {
        serde_json::to_writer_pretty(&mut io.out, &found)?;
        return Ok(writeln!(io.out)?);
    }
    if found.is_empty() {
        return Ok(writeln!(io.out, "The plans have the same sessions, moves and doses.")?);
    }
    let mut session = "";
    for difference in &found {
        if difference.session != session {
            session = &difference.session;
            writeln!(io.out, "{session}")?;
        }
        let options = io.canvas.prose("    ").initial_indent("  ");
        writeln!(io.out, "{}", textwrap::fill(&said(difference), options))?;
    }
    Ok(())
}

/// A difference as a line.
pub(super) fn said(difference: &Difference) -> String {
    let name = difference.name.as_deref().unwrap_or_default();
    let (from, to) = (difference.from.as_deref().unwrap_or_default(), difference.to.as_deref().unwrap_or_default());
    match difference.what {
        What::SessionCame => format!("+ a session, on {to}"),
        What::SessionWent => format!("- the session of {from}"),
        What::Day => format!("~ from {from} to {to}"),
        What::Came => format!("+ {name}: {to}"),
        What::Went => format!("- {name}: {from}"),
        What::Dose => format!("~ {name}: {from} → {to}"),
    }
}
