//! What is wrong with a catalog: all of it, each with its place and what would be right.

use std::fmt;

use crate::suggest::counted;

/// One thing that is wrong in a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as the user named it; built-in files are shown as `<builtin>/…`.
    pub file: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// The entry (an exercise's or a source's id), where it is known.
    pub entry: Option<String>,
    /// The key, with the keys it lies in (`doses[2].reps`), where it is known.
    pub key: Option<String>,
    /// What is wrong, and what would be right.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(entry) = &self.entry {
            write!(f, ": {entry}")?;
        }
        if let Some(key) = &self.key {
            write!(f, ": {key}")?;
        }
        write!(f, ": {}", self.text)
    }
}

/// Everything that is wrong with a catalog, in the order of the files and lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(
    /// The problems, never empty.
    pub Vec<Problem>,
);

/// How many problems are printed; the rest are counted.
pub(crate) const SHOWN: usize = 40;

impl Problems {
    /// How many there are.
    pub fn count(&self) -> String {
        counted(self.0.len(), "problem")
    }

    /// The first of them, each on a line of its own; the rest are counted.
    pub fn lines(&self) -> String {
        let lines = self.0.iter().take(SHOWN).map(|problem| format!("\n  {problem}"));
        let more = self.0.len().saturating_sub(SHOWN);
        lines.chain((more > 0).then(|| format!("\n  and {more} more"))).collect()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the catalog has {}:{}", self.count(), self.lines())
    }
}

impl std::error::Error for Problems {}
