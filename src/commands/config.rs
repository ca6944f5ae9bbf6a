//! `backplan config`: the settings in force, and where each comes from.

use std::fs;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Failure, Io};
use crate::catalog::{Catalog, load};
use crate::cli::ConfigArgs;
use crate::daily::{Home, Settings};
use crate::request::{Request, Written};
use crate::shown::shown_path;

/// The settings of the user, where there are any.
///
/// # Errors
/// Where they can't be read, or hold what is no key of a profile.
pub fn settings(catalog: &Catalog) -> Result<Option<Request>> {
    // Who has no home has no settings.
    let Ok(home) = Home::of_user() else { return Ok(None) };
    read(&home.config(), catalog)
}

/// The settings in a file.
fn read(path: &Path, catalog: &Catalog) -> Result<Option<Request>> {
    match path.try_exists() {
        Ok(true) => {}
        Ok(false) => return Ok(None),
        // Where a folder of the way is none, there are no settings.
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(None),
        // Settings keep somebody safe: those that are hidden are not the same as none.
        Err(error) => {
            return Err(error).with_context(|| {
                format!("{} can't be looked at; XDG_CONFIG_HOME names another folder for settings", path.display())
            });
        }
    }
    let told = |wrong: String| Failure::misuse(format!("{}: {}", shown_path(path), wrong.trim()));
    let text = load::text(path).map_err(told)?;
    let written = Written::of_toml(&shown_path(path), &text).map_err(Failure::misuse)?;
    written.request(&path.display().to_string(), catalog).map(Some).map_err(Failure::misuse)
}

/// Shows the settings, opens them, or says where they are.
pub fn run(args: &ConfigArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let path = Home::of_user()?.config();
    if args.path {
        return Ok(writeln!(io.out, "{}", path.display())?);
    }
    if args.edit {
        return edit(&path, catalog);
    }
    let request = read(&path, catalog)?.unwrap_or_default();
    let from = |is_set: bool| if is_set { shown_path(&path) } else { "default".to_owned() };
    let is_set = Settings::set(&request);
    let start = chrono::NaiveDate::default();
    let profile = request
        .resolve(catalog, || Ok::<_, String>(start))
        .map_err(|wrong| Failure::misuse(format!("{}: {wrong}", shown_path(&path))))?;
    for (key, value) in Settings::shown(&profile) {
        let from = from(is_set.contains(&key));
        writeln!(io.out, "{key:<11} {value:<34} {from}")?;
    }
    Ok(())
}

/// Opens the settings in the user's editor, and checks what comes of it.
fn edit(path: &Path, catalog: &Catalog) -> Result<()> {
    let named = |variable: &str| std::env::var(variable).ok().filter(|editor| !editor.trim().is_empty());
    let Some(editor) = named("VISUAL").or_else(|| named("EDITOR")) else {
        return Err(Failure::misuse(format!("no editor is named; set VISUAL or EDITOR, or open {}", shown_path(path))));
    };
    if !std::io::stdin().is_terminal() {
        return Err(Failure::misuse("--edit needs a terminal; --path says where the settings lie"));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} can't be made", shown_path(folder)))?;
    }
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status =
        Command::new(program).args(words).arg(path).status().with_context(|| format!("{editor} can't be started"))?;
    if !status.success() {
        bail!("{editor} ended with {status}");
    }
    let Some(request) = read(path, catalog)? else { return Ok(()) };
    let checked = request.resolve(catalog, || Ok::<_, String>(chrono::NaiveDate::default()));
    checked.map(drop).map_err(|wrong| Failure::misuse(format!("{}: {wrong}", shown_path(path))))
}
