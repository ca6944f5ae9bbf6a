//! `backplan man`: the manual.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result};

use super::Io;
use super::Output;
use crate::cli::ManArgs;
use crate::manual;
use crate::shown::shown_path;

/// Prints a page, or writes all of them into a folder.
pub fn run(args: &ManArgs, io: &mut Io) -> Result<()> {
    let pages = manual::pages()?;
    if let Some(folder) = &args.dir {
        fs::create_dir_all(folder).with_context(|| shown_path(folder))?;
        for page in pages {
            let path = folder.join(format!("{}.1", page.name));
            let mut out = Output::file(&path)?;
            out.write_all(&page.roff).and_then(|()| out.finish()).with_context(|| shown_path(&path))?;
        }
        return Ok(());
    }
    let name = args.command.as_ref().map_or_else(|| "backplan".to_owned(), |command| format!("backplan-{command}"));
    for page in pages.iter().filter(|page| page.name == name) {
        io.out.write_all(&page.roff)?;
    }
    Ok(())
}
