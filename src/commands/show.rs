//! `backplan show`: one exercise or several, in full.

use anyhow::{Result, bail};

use super::{Failure, Io};
use crate::builtin::CONDITIONS;
use crate::catalog::{Catalog, Exercise};
use crate::cli::{DrawingWhen, ShowArgs};
use crate::render::drawing::braille::Colours;
use crate::render::{Listing, Pages, Style};
use crate::request::unknown_exercise;
use crate::rules::Scope;

/// Columns from which on a drawing can be read.
const WIDE_ENOUGH: usize = 60;

/// Shows the exercises that are named.
pub fn run(args: &ShowArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let mut exercises: Vec<&'static Exercise> = Vec::new();
    let mut wrong = Vec::new();
    for name in &args.exercises {
        match catalog.named(name) {
            Some(exercise) if exercises.iter().any(|shown| shown.id == exercise.id) => {}
            Some(exercise) => exercises.push(exercise),
            None => wrong.push(unknown_exercise(name, catalog)),
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n       "));
    }
    let conditions = args.condition.iter().filter_map(|id| CONDITIONS.condition(id)).collect();
    let scope = Scope::with_conditions(conditions);
    let drawn = is_drawn(args, io)?;
    io.print_styled(&Pages(Listing { exercises, catalog: catalog.clone(), scope }), &args.output, |style| Style {
        drawn,
        ..style
    })
}

/// The colours of drawings in a table; none where it has no drawings.
fn is_drawn(args: &ShowArgs, io: &Io) -> Result<Option<Colours>> {
    let is_table = super::format(&args.output)?.name == "table";
    if args.drawing == DrawingWhen::Always && !is_table {
        return Err(Failure::misuse(
            "--drawing is for the table; a page has drawings, and `backplan draw` makes pictures",
        ));
    }
    let wanted = match args.drawing {
        DrawingWhen::Auto => io.is_terminal && args.output.output.is_none() && io.canvas.width >= WIDE_ENOUGH,
        DrawingWhen::Always => true,
        DrawingWhen::Never => false,
    };
    let colours = if io.canvas.colour && args.output.output.is_none() { io.colours } else { Colours::None };
    Ok((is_table && wanted).then_some(colours))
}
