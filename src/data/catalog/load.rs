//! Reads catalog files and folders.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::parse::{Parsed, parse};
use super::problem::Problem;
use crate::shown::shown_path;

/// The largest file that is read, in bytes: some hundred times the built-in catalog's largest.
const LARGEST: u64 = 8 << 20;

/// Everything in a catalog file, or in the TOML files of a folder, in the order of their names.
pub fn read(path: &Path) -> Parsed {
    let mut parsed = Parsed::default();
    match files(path) {
        Ok(files) => files.iter().for_each(|file| read_file(file, path, &mut parsed)),
        Err(text) => parsed.problems.push(problem(path, text)),
    }
    parsed
}

fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
    let about = fs::metadata(path).map_err(|error| reason(&error))?;
    if !about.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).map_err(|error| reason(&error))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>();
    let mut files = paths.map_err(|error| reason(&error))?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    crate::order::by(&mut files, Ord::cmp);
    if files.is_empty() {
        return Err("is a folder without a .toml file; exercises are written in TOML".to_owned());
    }
    Ok(files)
}

/// Reads a file that was named, or found in a folder that was named: what is found there must be a regular file, for a pipe
/// that nobody writes into would be waited for.
fn read_file(path: &Path, named: &Path, parsed: &mut Parsed) {
    let is_regular = || fs::metadata(path).map_or(true, |about| about.is_file());
    let text = if path == named || is_regular() { text(path) } else { Err("is no regular file".to_owned()) };
    match text {
        // Messages name the file for as long as the process runs.
        Ok(text) => parse(String::leak(shown_path(path)), &text, parsed),
        Err(text) => parsed.problems.push(problem(path, text)),
    }
}

/// The text of a file of reasonable size.
///
/// # Errors
/// Why it can't be read.
pub fn text(path: &Path) -> Result<String, String> {
    all(File::open(path).map_err(|error| reason(&error))?)
}

/// The same of whatever can be read.
///
/// # Errors
/// Why it can't be read.
pub fn all(file: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("is larger than {} MiB; a catalog file is far smaller", LARGEST >> 20));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        format!("is not UTF-8 text (line {line})")
    })
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "does not exist".to_owned(),
        std::io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
        _ => format!("can't be read: {error}"),
    }
}

fn problem(path: &Path, text: String) -> Problem {
    Problem { file: shown_path(path), line: None, entry: None, key: None, text }
}
