//! What a format is: a name, a line of help and a writer, in a list that a kind of result keeps.

use std::fmt;
use std::io::Write;
use std::path::Path;

use anyhow::Result;

use super::Style;
use crate::catalog::Word;
use crate::suggest::listed;

/// A way to print a `T`.
pub struct Format<T: 'static> {
    /// What it is called on the command line.
    pub name: &'static str,
    /// One line about it, for help.
    pub about: &'static str,
    /// What the names of its files end with, the usual ending first.
    pub endings: &'static [&'static str],
    /// Prints a `T`.
    pub writer: Writer<T>,
}

/// Prints a `T` to an output; its errors are those of writing.
pub type Writer<T> = fn(&T, &Style, &mut dyn Write) -> Result<()>;

/// A kind of result that can be printed.
pub trait Printed: Sized + 'static {
    /// As one JSON document.
    const JSON: Format<Self>;
    /// The ways to print it, in the order of help; the first is for people at a terminal.
    const FORMATS: &'static [Format<Self>];
}

impl<T: Printed> Format<T> {
    /// The format of a file with that name; the first where the name has no ending.
    ///
    /// # Errors
    /// The endings that are known, where the file's is not one of them.
    pub fn of_file(path: &Path) -> Result<Self, String> {
        let first = T::FORMATS.first().copied().unwrap_or(T::JSON);
        let Some(ending) = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()) else {
            return Ok(first);
        };
        let found = T::FORMATS.iter().find(|format| format.endings.contains(&&*ending));
        found.copied().ok_or_else(|| {
            let known: Vec<String> =
                T::FORMATS.iter().flat_map(|format| format.endings).map(|ending| format!(".{ending}")).collect();
            format!("no format is known by the ending .{ending}; known are {}", listed(&known, "and"))
        })
    }
}

impl<T> Format<T> {
    /// Prints `result`.
    pub fn write(self, result: &T, style: &Style, out: &mut dyn Write) -> Result<()> {
        (self.writer)(result, style, out)
    }
}

impl<T: Printed> Word for Format<T> {
    const KIND: &'static str = "format";
    const ALL: &'static [Self] = T::FORMATS;

    fn as_str(self) -> &'static str {
        self.name
    }

    fn about(self) -> &'static str {
        self.about
    }
}

// A derive would ask the same of `T`, which a format only points at.
impl<T> Clone for Format<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Format<T> {}

impl<T> PartialEq for Format<T> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl<T> Eq for Format<T> {}

impl<T> fmt::Debug for Format<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Format").field(&self.name).finish()
    }
}
