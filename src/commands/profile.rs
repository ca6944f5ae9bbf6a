//! The profile that arguments ask for: flags beat a file, a file beats the settings, those beat the defaults; what keeps somebody safe adds up.

use std::path::Path;

use anyhow::Result;
use chrono::NaiveDate;

use super::{Failure, saved};
use crate::catalog::{Catalog, load};
use crate::cli::ProfileArgs;
use crate::files::asked;
use crate::profile::Profile;
use crate::request::{Request, Wrongs};

/// The profile of the arguments, every default filled in.
pub fn resolve(args: &ProfileArgs, catalog: &Catalog, today: impl Fn() -> Result<NaiveDate>) -> Result<Profile> {
    let mut request = asked(args, catalog)?;
    if let Some(settings) = super::config::settings(catalog)? {
        request = request.or(settings);
    }
    request.resolve(catalog, || today().map_err(Wrong::Other)).map_err(|wrong| match wrong {
        Wrong::Profile(text) => Failure::misuse(text),
        Wrong::Other(error) => error,
    })
}

/// What the arguments ask for, and where they are silent, the file that they name.
pub fn asked(args: &ProfileArgs, catalog: &Catalog) -> Result<Request> {
    let request = args.request.clone();
    match &args.file {
        Some(path) => Ok(request.or(file(path, catalog)?)),
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

impl From<Wrongs> for Wrong {
    fn from(wrongs: Wrongs) -> Self {
        Self::Profile(wrongs.into())
    }
}

/// A profile file, or standard input where that is `-`: JSON where its name ends so.
fn file(path: &Path, catalog: &Catalog) -> Result<Request> {
    let told = |wrong: String| Failure::misuse(format!("{}: {}", saved::name(path), wrong.trim()));
    let text = if path == Path::new("-") {
        saved::text(path).map_err(|wrong| told(wrong.to_string()))?
    } else {
        load::text(path).map_err(told)?
    };
    let is_json = path.extension().is_some_and(|ending| ending == "json");
    asked::request(&saved::name(path), &text, is_json, catalog).map_err(Failure::misuse)
}
