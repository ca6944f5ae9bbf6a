//! `backplan init`: a few questions, so that no other command needs flags.

#[cfg_attr(not(feature = "guided"), path = "no_questions.rs")]
mod questions;

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{Failure, Io};
use crate::catalog::Catalog;
use crate::cli::InitArgs;
use crate::daily::{Home, Settings};
use crate::files::Output;
use crate::request::Request;

/// Asks, or takes what flags say, and writes the settings.
pub fn run(args: &InitArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let path = Home::of_user()?.config();
    let given = super::profile::asked(&args.profile, catalog)?;
    let is_terminal = std::io::stdin().is_terminal() && io.is_terminal;
    let asks = given == Request::default();
    if asks && !is_terminal {
        return Err(Failure::misuse(
            "init asks its questions in a terminal; without one give the answers as flags: --level, --goal, --days or --on, \
             --equipment, --condition, --symptom, --minutes",
        ));
    }
    if path.exists() && !args.force {
        if !is_terminal {
            bail!("{} is there already; --force writes over it", path.display());
        }
        if !questions::writes_over(&path)? {
            bail!("left as it is; nothing is written");
        }
    }
    let request = if asks { questions::answers()? } else { given };
    let checked = request.clone().resolve(catalog, || Ok::<_, String>(chrono::NaiveDate::default()));
    let profile = checked.map_err(Failure::misuse)?;
    write(&path, &Settings::text(&request))?;
    writeln!(io.out, "Settings written: {}", path.display())?;
    writeln!(io.out, "A plan from them, kept for every day: backplan generate --save")?;
    io.finish()?;
    // A red flag is written down, and told at once.
    Ok(crate::planner::withhold(&profile)?)
}

/// Writes a file whole or not at all, its folder before it.
fn write(path: &Path, text: &str) -> Result<()> {
    let told = || format!("{} can't be written", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(told)?;
    }
    let mut file = Output::file(path)?;
    file.write_all(text.as_bytes()).with_context(told)?;
    Ok(file.finish()?)
}
