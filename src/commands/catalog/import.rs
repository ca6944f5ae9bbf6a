//! `backplan catalog import`: exercises of a public data set as a catalog of one's own.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Result, anyhow, bail};

use super::{Io, saved};
use crate::builtin;
use crate::catalog::parse::{Parsed, parse};
use crate::catalog::{Catalog, load};
use crate::cli::{DataSet, ImportArgs};
use crate::commands::waiting::Waiting;
use crate::import::{self, Imported};
use crate::render;

/// Writes the exercises of a file as a catalog, and says how many there are and what was left out.
pub fn run(args: &ImportArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let name = saved::name(&args.file);
    let read = if args.file == Path::new("-") { load::all(io::stdin().lock()) } else { load::text(&args.file) };
    let text = read.map_err(|wrong| anyhow!("{name} {wrong}"))?;
    let waiting = Waiting::begin("importing", None, args.quiet.quiet);
    let imported = match args.from {
        // Beside the built-in exercises it must load even where those are left out now.
        DataSet::FreeExerciseDb => import::free_exercise_db(&name, &text, catalog, &[&builtin::catalog()]),
    };
    let imported =
        imported.map_err(|problems| anyhow!("nothing is imported: {}{}", problems.count(), problems.lines()))?;
    if imported.exercises.is_empty() {
        bail!("{name} has no exercise that can be imported; {}", summary(&imported));
    }
    let text = text_of(&imported)?;
    loads(&text, catalog)?;
    drop(waiting);
    io.redirect(args.output.as_deref())?;
    io.out.write_all(text.as_bytes())?;
    io.notes.push(summary(&imported));
    Ok(())
}

/// The catalog, headed by what was derived and what is unknown.
fn text_of(imported: &Imported) -> Result<String> {
    let exercises: Vec<_> = imported.exercises.iter().collect();
    let entries = render::catalog::toml(&[&imported.source], &exercises)?;
    Ok(format!("# {}\n\n{entries}", imported.header.join("\n# ")))
}

/// What is written must load, beside the catalog in use and alone.
fn loads(text: &str, catalog: &Catalog) -> Result<()> {
    for beside in [catalog, &builtin::catalog(), &builtin::sources_alone()] {
        let mut parsed = Parsed::default();
        parse("the import", text, &mut parsed);
        beside.with(parsed)?;
    }
    Ok(())
}

/// "imported 140 of 291 exercises; left out 120 that need a partner, 12 that …"; then each double, and of what.
fn summary(imported: &Imported) -> String {
    let left: Vec<String> = imported.left_out.iter().map(|(because, count)| format!("{count} {because}")).collect();
    let left = if left.is_empty() { String::new() } else { format!("; left out:\n  {}", left.join("\n  ")) };
    let doubles: Vec<String> = imported.doubles.iter().map(|(name, of)| format!("\n  {name} = {of}")).collect();
    let doubles = if doubles.is_empty() {
        String::new()
    } else {
        format!("\ndoubles, and what each is the same as:{}", doubles.concat())
    };
    format!("imported {} of {} exercises{left}{doubles}", imported.exercises.len(), imported.rows)
}
