//! `backplan draw`: the drawing of a move, or of all.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};

use super::waiting::Waiting;
use super::{Failure, Io};
use crate::catalog::{Catalog, Exercise};
use crate::cli::{DrawArgs, DrawFormat};
use crate::drawing::{film, picture};
use crate::pose::Drawing;
use crate::render::drawing::{braille, film as moving, svg};
use crate::render::drawn_page;
use crate::request::unknown_exercise;

/// An exercise with its drawing.
type Drawn = (&'static Exercise, &'static Drawing);

/// Draws the exercises that are named.
pub fn run(args: &DrawArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let drawn = named(args, catalog)?;
    let format = format(args, drawn.len(), io)?;
    if args.animate && format == DrawFormat::Text {
        return Err(Failure::misuse("dots do not move; --animate goes with --format svg or html"));
    }
    io.redirect(args.output.as_deref())?;
    let _waiting = Waiting::begin("drawing every move", None, !args.all || args.quiet.quiet || io.is_terminal);
    match format {
        DrawFormat::Html => drawn_page(&drawn, args.animate, &mut io.out),
        DrawFormat::Svg => {
            Ok(io.out.write_all(drawn.iter().map(|one| svg(*one, args.animate)).collect::<String>().as_bytes())?)
        }
        DrawFormat::Text => dots(&drawn, io),
    }
}

/// A drawing as a file of its own.
pub fn svg((exercise, drawing): Drawn, animate: bool) -> String {
    let steps = exercise.steps.join(" ");
    match animate.then(|| film(drawing)).flatten() {
        Some(film) => moving::file(&film, moving::Tempo::of(exercise), exercise.name, &steps),
        None => svg::file(&picture(drawing), exercise.name, &steps),
    }
}

fn dots(drawn: &[Drawn], io: &mut Io) -> Result<()> {
    let colours = if io.canvas.colour { io.colours } else { braille::Colours::None };
    for (exercise, drawing) in drawn {
        writeln!(io.out, "{}\n", exercise.name)?;
        writeln!(io.out, "{}", braille::text(&picture(drawing), io.canvas.width, colours))?;
    }
    Ok(())
}

/// The format that was asked for, or that the output's name or kind asks for.
///
/// # Errors
/// Where a file's ending is none of theirs, or one picture would hold several moves.
fn format(args: &DrawArgs, count: usize, io: &Io) -> Result<DrawFormat> {
    let file = args.output.as_ref().filter(|path| *path != Path::new("-"));
    let ending = file.map(|path| path.extension().unwrap_or_default().to_ascii_lowercase());
    let format = match (args.format, ending.as_ref().and_then(|ending| ending.to_str())) {
        (Some(format), _) => format,
        (None, Some("svg")) => DrawFormat::Svg,
        (None, Some("html" | "htm")) => DrawFormat::Html,
        (None, Some("txt")) => DrawFormat::Text,
        (None, Some(_)) => {
            return Err(Failure::misuse("--output: drawings end in .svg, .html or .txt; or name one with --format"));
        }
        (None, None) if io.is_terminal => DrawFormat::Text,
        (None, None) if count > 1 => DrawFormat::Html,
        (None, None) => DrawFormat::Svg,
    };
    if format == DrawFormat::Svg && count > 1 {
        return Err(Failure::misuse("a picture holds one move; several go on a page, with --format html"));
    }
    Ok(format)
}

/// The exercises to draw, each with its drawing.
fn named(args: &DrawArgs, catalog: &Catalog) -> Result<Vec<Drawn>> {
    let drawn = |exercise: &'static Exercise| Some((exercise, catalog.kit().drawing(exercise.id)?));
    if args.all {
        let all: Vec<Drawn> = catalog.exercises().iter().copied().filter_map(drawn).collect();
        if all.is_empty() {
            bail!("no exercise of this catalog has a drawing; data/README.md of backplan tells how to add one");
        }
        return Ok(all);
    }
    let mut found: Vec<Drawn> = Vec::new();
    let mut wrong = Vec::new();
    for name in &args.exercises {
        match catalog.named(name).map(|exercise| (exercise, drawn(exercise))) {
            Some((exercise, _)) if found.iter().any(|(other, _)| other.id == exercise.id) => {}
            Some((_, Some(drawn))) => found.push(drawn),
            Some((exercise, None)) => wrong.push(format!("{} has no drawing", exercise.id)),
            None => wrong.push(unknown_exercise(name, catalog)),
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n       "));
    }
    Ok(found)
}
