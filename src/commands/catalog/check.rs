//! `backplan catalog check`: what is wrong with a catalog, and what is weak.

use std::io::Write;

use anyhow::{Result, bail};

use super::Io;
use crate::builtin::PROGRAMMES;
use crate::catalog::parse::{Parsed, dose_for};
use crate::catalog::{Catalog, Exercise, Level, Problems, Word, load};
use crate::cli::CatalogCheckArgs;
use crate::rules::measure::is_held_too_long;
use crate::shown::shown_path;
use crate::suggest::{counted, listed};

/// Reads each path as `--catalog` does, and fails where one of them can't be used.
pub fn run(args: &CatalogCheckArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let mut whole = catalog.clone();
    let mut problems = Vec::new();
    for path in &args.paths {
        let parsed = load::read(path);
        let about = about(&parsed);
        match whole.with(parsed) {
            Ok(more) => {
                whole = more;
                writeln!(io.out, "{}: {}", shown_path(path), about.join("\n  "))?;
            }
            Err(found) => problems.extend(found.0),
        }
    }
    if problems.is_empty() {
        return Ok(());
    }
    // What could be used is data, and is printed before the failure.
    io.finish()?;
    let problems = Problems(problems);
    bail!("{}:{}", problems.count(), problems.lines())
}

/// How much there is, and what can be used, but not as its author may think.
fn about(parsed: &Parsed) -> Vec<String> {
    let (exercises, sources) = (parsed.exercises.len(), parsed.sources.len());
    let mut about = vec![format!("{} and {}", counted(exercises, "exercise"), counted(sources, "source"))];
    let with = |weak: &dyn Fn(&Exercise) -> bool| -> Vec<&'static str> {
        let weak = parsed.exercises.iter().map(|entry| entry.value).filter(|exercise| weak(exercise));
        weak.map(|exercise| exercise.id).collect()
    };
    let unknown = with(&|exercise| exercise.spine.is_empty());
    if !unknown.is_empty() {
        about.push(format!("spine unknown, so left out under every condition: {}", some(&unknown)));
    }
    let longest = PROGRAMMES.session.longest_bridge;
    let held = |exercise: &Exercise| Level::ALL.iter().all(|level| is_held_too_long(exercise, *level, longest));
    let held = with(&held);
    if !held.is_empty() {
        about.push(format!("bridges held for more than {longest} seconds, so never planned: {}", some(&held)));
    }
    for level in Level::ALL {
        let undosed = with(&|exercise| exercise.level <= *level && !is_dosed(exercise, *level));
        if !undosed.is_empty() {
            about.push(format!("no dose at the level {level}, so never planned there: {}", some(&undosed)));
        }
    }
    about
}

/// Whether one of its roles has a dose at `level`.
fn is_dosed(exercise: &Exercise, level: Level) -> bool {
    exercise.roles.iter().any(|role| exercise.dose(dose_for(*role), level).is_some())
}

/// Most ids that are listed by name.
const NAMED: usize = 3;

/// "a, b and c", or "a, b, c and 12 more".
fn some(ids: &[&str]) -> String {
    match ids.split_at_checked(NAMED) {
        Some((first, rest)) if !rest.is_empty() => format!("{} and {} more", first.join(", "), rest.len()),
        _ => listed(ids, "and"),
    }
}
