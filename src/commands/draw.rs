//! `backplan draw`: the drawing of a move, or of all.

use std::io::Write;

use anyhow::{Result, bail};

use super::{Failure, Io};
use crate::catalog::{Catalog, Exercise};
use crate::cli::{DrawArgs, DrawFormat};
use crate::drawing::{Picture, picture};
use crate::pose::Drawing;
use crate::render::drawing::svg;
use crate::request::unknown_exercise;

/// Draws the exercises that are named.
pub fn run(args: &DrawArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let exercises = named(args, catalog)?;
    let mut text = String::new();
    for (exercise, drawing) in exercises {
        text.push_str(&svg::file(&picture(drawing), exercise.name, &exercise.steps.join(" ")));
    }
    io.redirect(args.output.as_deref())?;
    io.out.write_all(text.as_bytes())?;
    Ok(())
}

/// The exercises to draw, each with its drawing.
fn named(args: &DrawArgs, catalog: &Catalog) -> Result<Vec<(&'static Exercise, &'static Drawing)>> {
    let drawn = |exercise: &'static Exercise| Some((exercise, catalog.kit().drawing(exercise.id)?));
    if args.all {
        return Ok(catalog.exercises().iter().copied().filter_map(drawn).collect());
    }
    let mut found = Vec::new();
    for name in &args.exercises {
        let Some(exercise) = catalog.named(name) else { bail!("{}", unknown_exercise(name, catalog)) };
        let Some(pair) = drawn(exercise) else { bail!("{} has no drawing", exercise.id) };
        found.push(pair);
    }
    Ok(found)
}
