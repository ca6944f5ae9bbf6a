//! Prints what the planner and the catalog hold. A renderer knows the result alone, never the planner.
//!
//! A new format is a file and its row in [`PlanFormat::ALL`] or [`ListFormat::ALL`].

pub mod json;
pub mod page;
mod phrase;
pub mod report;
mod sheet;
mod table;

use std::io::Write;

use anyhow::Result;

use crate::catalog::{Catalog, Exercise, Word};
use crate::desk::DeskDay;
use crate::plan::Plan;

/// How wide lines may be, and whether they have colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// Columns.
    pub width: usize,
    /// Whether to print escape codes.
    pub colour: bool,
}

impl Canvas {
    /// Narrower than this nothing can be laid out.
    const NARROWEST: usize = 40;
    /// Wider than this nothing is easier to read.
    const WIDEST: usize = 120;

    /// How prose is laid out on it, lines after the first indented by `indent`. Nothing is broken at a hyphen, ids least of
    /// all.
    fn prose<'a>(self, indent: &'a str) -> textwrap::Options<'a> {
        textwrap::Options::new(self.width)
            .subsequent_indent(indent)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
    }

    /// A canvas for an output of `width` columns.
    #[must_use]
    pub fn new(width: usize, colour: bool) -> Self {
        Self { width: width.clamp(Self::NARROWEST, Self::WIDEST), colour }
    }
}

/// A way to print a plan.
#[derive(Debug, Clone, Copy)]
pub struct PlanFormat {
    name: &'static str,
    about: &'static str,
    writer: fn(&Plan, Canvas, &mut dyn Write) -> Result<()>,
}

/// A way to print a day's breaks.
#[derive(Debug, Clone, Copy)]
pub struct DeskFormat {
    name: &'static str,
    about: &'static str,
    writer: fn(&DeskDay, &Catalog, Canvas, &mut dyn Write) -> Result<()>,
}

impl DeskFormat {
    /// One JSON document.
    #[expect(non_upper_case_globals, reason = "it reads like the variant of an enum")]
    pub const Json: Self = Self {
        name: "json",
        about: "one JSON document, for scripts",
        writer: |day, _, _, out| json::document(day, out),
    };

    /// Prints `day`.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(self, day: &DeskDay, catalog: &Catalog, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
        (self.writer)(day, catalog, canvas, out)
    }
}

impl Word for DeskFormat {
    const KIND: &'static str = "format";
    const ALL: &'static [Self] =
        &[Self { name: "table", about: "a table, as wide as the terminal", writer: table::desk }, Self::Json];

    fn as_str(self) -> &'static str {
        self.name
    }

    fn about(self) -> &'static str {
        self.about
    }
}

impl PartialEq for DeskFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for DeskFormat {}

/// A way to print a list of exercises.
#[derive(Debug, Clone, Copy)]
pub struct ListFormat {
    name: &'static str,
    about: &'static str,
    writer: fn(&[&'static Exercise], &Catalog, Canvas, &mut dyn Write) -> Result<()>,
}

impl PlanFormat {
    /// One JSON document.
    #[expect(non_upper_case_globals, reason = "it reads like the variant of an enum")]
    pub const Json: Self = Self { name: "json", about: "one JSON document, for scripts", writer: json::plan };

    /// Prints `plan`.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(self, plan: &Plan, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
        (self.writer)(plan, canvas, out)
    }
}

impl ListFormat {
    /// A JSON array.
    #[expect(non_upper_case_globals, reason = "it reads like the variant of an enum")]
    pub const Json: Self = Self {
        name: "json",
        about: "a JSON array, for scripts",
        writer: |exercises, catalog, _, out| json::exercises(exercises, catalog, out),
    };

    /// Prints `exercises`.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(
        self,
        exercises: &[&'static Exercise],
        catalog: &Catalog,
        canvas: Canvas,
        out: &mut dyn Write,
    ) -> Result<()> {
        (self.writer)(exercises, catalog, canvas, out)
    }
}

impl Word for PlanFormat {
    const KIND: &'static str = "format";
    const ALL: &'static [Self] =
        &[Self { name: "table", about: "tables, as wide as the terminal", writer: table::plan }, Self::Json];

    fn as_str(self) -> &'static str {
        self.name
    }

    fn about(self) -> &'static str {
        self.about
    }
}

impl Word for ListFormat {
    const KIND: &'static str = "format";
    const ALL: &'static [Self] = &[
        Self {
            name: "table",
            about: "a table, as wide as the terminal",
            writer: |exercises, _, canvas, out| table::exercises(exercises, canvas, out),
        },
        Self::Json,
        Self { name: "ids", about: "an id a line, for pipes", writer: |exercises, _, _, out| ids(exercises, out) },
    ];

    fn as_str(self) -> &'static str {
        self.name
    }

    fn about(self) -> &'static str {
        self.about
    }
}

impl PartialEq for PlanFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for PlanFormat {}

impl PartialEq for ListFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for ListFormat {}

fn ids(exercises: &[&'static Exercise], out: &mut dyn Write) -> Result<()> {
    exercises.iter().try_for_each(|exercise| writeln!(out, "{}", exercise.id))?;
    Ok(())
}
