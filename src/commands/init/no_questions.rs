//! In the place of the questions, where they were left out of the program.

use std::path::Path;

use anyhow::{Result, bail};

use crate::request::Request;

/// The answers of nobody.
///
/// # Errors
/// Always: it says what to do instead.
pub fn answers() -> Result<Request> {
    bail!("this backplan was built without questions; give the answers as flags, or build it with --features guided")
}

/// Whether settings may be written over, which nobody can be asked.
///
/// # Errors
/// Always: it says what to do instead.
pub fn writes_over(path: &Path) -> Result<bool> {
    bail!("{} is there already; --force writes over it", path.display())
}
