//! The profile that arguments ask for: flags beat a file, a file beats the settings, those beat the defaults; what keeps somebody safe adds up.

use std::path::Path;

use anyhow::Result;
use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Failure, json, saved};
use crate::catalog::{Catalog, load};
use crate::cli::ProfileArgs;
use crate::profile::{Profile, next_monday};
use crate::request::Request;
use crate::shown::shown;

/// The profile of the arguments, every default filled in.
pub fn resolve(args: &ProfileArgs, catalog: &Catalog, today: impl Fn() -> Result<NaiveDate>) -> Result<Profile> {
    let mut request = asked(args)?;
    if let Some(settings) = super::config::settings()? {
        request = request.or(settings);
    }
    request.resolve(catalog, || today().map(next_monday).map_err(Wrong::Other)).map_err(|wrong| match wrong {
        Wrong::Profile(text) => Failure::misuse(text),
        Wrong::Other(error) => error,
    })
}

/// What the arguments ask for, and where they are silent, the file that they name.
pub fn asked(args: &ProfileArgs) -> Result<Request> {
    let request = args.request.clone();
    match &args.file {
        Some(path) => Ok(request.or(file(path)?)),
        None => Ok(request),
    }
}

/// What kept a profile from being resolved.
enum Wrong {
    /// The profile is wrong.
    Profile(String),
    /// Today's date is not to be had.
    Other(anyhow::Error),
}

impl From<String> for Wrong {
    fn from(text: String) -> Self {
        Self::Profile(text)
    }
}

/// A profile file, or standard input where that is `-`: JSON where its name ends so or its text begins with a brace, else
/// TOML.
fn file(path: &Path) -> Result<Request> {
    let told = |wrong: String| Failure::misuse(format!("{}: {}", saved::name(path), wrong.trim()));
    let text = if path == Path::new("-") {
        saved::text(path).map_err(|wrong| told(wrong.to_string()))?
    } else {
        load::text(path).map_err(told)?
    };
    let text = text.trim_start_matches('\u{feff}');
    let is_json = path.extension().is_some_and(|ending| ending == "json") || text.trim_start().starts_with('{');
    let request = if is_json { of_json(text).map_err(|wrong| shown(&wrong)) } else { of_toml(text) };
    request.map_err(told)
}

/// What is wrong with TOML is told with the line where it is; what it says itself stays on one line.
fn of_toml(text: &str) -> Result<Request, String> {
    toml::from_str(text)
        .map_err(|error: toml::de::Error| error.to_string().replace(error.message(), &shown(error.message())))
}

fn of_json(text: &str) -> Result<Request, String> {
    let value = json::value(text).map_err(|wrong| wrong.error.to_string())?;
    let keys: Map<String, Value> = serde_json::from_value(value).map_err(|error| error.to_string())?;
    serde_json::from_value(Value::Object(keys)).map_err(|error| error.to_string())
}
