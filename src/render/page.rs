//! Exercises in full, for a terminal.

use std::io::Write;

use anyhow::Result;

use super::{Canvas, Pages, Style, phrase, sheet};
use crate::catalog::{Catalog, Exercise, Word};

/// The exercises, one after the other.
///
/// # Errors
/// Those of writing.
pub fn pages(Pages(listing): &Pages, style: &Style, out: &mut dyn Write) -> Result<()> {
    for (at, exercise) in listing.exercises.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        Page { catalog: &listing.catalog, canvas: style.canvas, out }.exercise(exercise)?;
    }
    Ok(())
}

struct Page<'a> {
    catalog: &'a Catalog,
    canvas: Canvas,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    fn exercise(&mut self, exercise: &Exercise) -> Result<()> {
        self.head(&format!("{} ({})", exercise.name, exercise.id))?;
        if !exercise.aliases.is_empty() {
            self.line("Also called", &exercise.aliases.join(", "))?;
        }
        self.line("For", &phrase::regions(exercise.regions))?;
        self.line("Serves as", &words(exercise.roles))?;
        self.line("Goals", &words(exercise.goals))?;
        self.line("Level", exercise.level.as_str())?;
        self.line("Needs", &sheet::needs(exercise))?;
        self.line("Trains or stretches", &words(exercise.muscles.primary))?;
        self.line("With help of", &words(exercise.muscles.secondary))?;
        let steps = exercise.steps.iter().enumerate().map(|(at, step)| (format!("{}. ", at + 1), (*step).to_owned()));
        self.list("How", steps)?;
        self.list("How much", self.doses(exercise).into_iter().map(dashed))?;
        self.list("Think of", exercise.cues.iter().map(|text| dashed((*text).to_owned())))?;
        self.list("Common mistakes", exercise.mistakes.iter().map(|text| dashed((*text).to_owned())))?;
        self.list("Take care", self.cautions(exercise).into_iter().map(dashed))?;
        self.line("Easier", &exercise.easier.join(", "))?;
        self.line("Harder", &exercise.harder.join(", "))?;
        let sources: Vec<String> = exercise.sources.iter().map(|id| self.title(id)).collect();
        self.list("Sources", sources.into_iter().map(dashed))
    }

    fn doses(&self, exercise: &Exercise) -> Vec<String> {
        let dose = |dose: &crate::catalog::Dose| {
            let level = dose.level.map(|level| format!(", {level}")).unwrap_or_default();
            format!("{}{level}: {} ({})", dose.purpose, phrase::dose(dose, exercise.per_side), self.title(dose.source))
        };
        exercise.doses.iter().map(dose).collect()
    }

    fn cautions(&self, exercise: &Exercise) -> Vec<String> {
        exercise.cautions.iter().map(|caution| format!("{} ({})", caution.text, self.title(caution.source))).collect()
    }

    fn title(&self, id: &str) -> String {
        self.catalog.source(id).map_or_else(|| id.to_owned(), |source| source.title.to_owned())
    }

    fn head(&mut self, text: &str) -> Result<()> {
        let style = anstyle::Style::new().bold();
        if self.canvas.colour {
            writeln!(self.out, "{style}{text}{style:#}")?;
        } else {
            writeln!(self.out, "{text}")?;
        }
        Ok(())
    }

    /// "Label: text", nothing where there is no text.
    fn line(&mut self, label: &str, text: &str) -> Result<()> {
        if !text.is_empty() {
            let options = self.canvas.prose("  ");
            writeln!(self.out, "{}", textwrap::fill(&format!("{label}: {text}"), options))?;
        }
        Ok(())
    }

    /// A titled list, each entry behind its mark; nothing where it is empty.
    fn list(&mut self, title: &str, entries: impl Iterator<Item = (String, String)>) -> Result<()> {
        let mut entries = entries.peekable();
        if entries.peek().is_none() {
            return Ok(());
        }
        writeln!(self.out)?;
        self.head(title)?;
        for (mark, text) in entries {
            let indent = " ".repeat(mark.len());
            let options = self.canvas.prose(&indent).initial_indent(&mark);
            writeln!(self.out, "{}", textwrap::fill(&text, options))?;
        }
        Ok(())
    }
}

fn dashed(text: String) -> (String, String) {
    ("- ".to_owned(), text)
}

fn words<W: Word>(words: &[W]) -> String {
    words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(", ")
}
