//! Exercises in full, for a terminal.

use std::io::Write;

use anyhow::Result;

use super::drawing::braille;
use super::sheet::{self, Piece};
use super::{Canvas, Pages, Style};
use crate::catalog::Exercise;
use crate::drawing::picture;

/// The exercises, one after the other.
pub fn pages(Pages(listing): &Pages, style: &Style, out: &mut dyn Write) -> Result<()> {
    for (at, exercise) in listing.exercises.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let drawing = style.drawn.zip(style.kit.drawing(exercise.id));
        let drawn = drawing.map(|(colours, drawing)| braille::text(&picture(drawing), style.canvas.width, colours));
        Page { canvas: style.canvas, out }.exercise(sheet::exercise(listing, exercise), exercise, drawn.as_deref())?;
    }
    Ok(())
}

struct Page<'a> {
    canvas: Canvas,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    fn exercise(&mut self, pieces: Vec<Piece>, exercise: &Exercise, drawn: Option<&str>) -> Result<()> {
        self.head(&format!("{} ({})", exercise.name, exercise.id))?;
        if let Some(drawn) = drawn {
            writeln!(self.out, "\n{drawn}")?;
        }
        pieces.into_iter().try_for_each(|piece| match piece {
            Piece::Line { label, text } => self.line(label, &text),
            Piece::List { title, entries, is_numbered } => self.list(title, entries, is_numbered),
        })
    }

    fn head(&mut self, text: &str) -> Result<()> {
        let style = anstyle::Style::new().bold();
        let text = textwrap::fill(text, self.canvas.prose(""));
        if self.canvas.colour {
            writeln!(self.out, "{style}{text}{style:#}")?;
        } else {
            writeln!(self.out, "{text}")?;
        }
        Ok(())
    }

    /// "Label: text".
    fn line(&mut self, label: &str, text: &str) -> Result<()> {
        let options = self.canvas.prose("  ");
        writeln!(self.out, "{}", textwrap::fill(&format!("{label}: {text}"), options))?;
        Ok(())
    }

    /// A titled list, each entry behind its mark.
    fn list(&mut self, title: &str, entries: Vec<String>, is_numbered: bool) -> Result<()> {
        writeln!(self.out)?;
        self.head(title)?;
        for (at, text) in entries.into_iter().enumerate() {
            let mark = if is_numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
            let indent = " ".repeat(mark.len());
            let options = self.canvas.prose(&indent).initial_indent(&mark);
            writeln!(self.out, "{}", textwrap::fill(&text, options))?;
        }
        Ok(())
    }
}
