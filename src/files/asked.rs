//! A profile that somebody wrote, as a request.

use serde_json::Value;

use super::json;
use crate::catalog::Catalog;
use crate::request::{Request, Written};
use crate::shown::shown;

/// The request of a profile, called `name` in messages: JSON where that is said or its text begins with a brace, else TOML.
///
/// # Errors
/// All that is wrong, each with its line, in one text that begins with `name`.
pub fn request(name: &str, text: &str, is_json: bool, catalog: &Catalog) -> Result<Request, String> {
    let text = text.trim_start_matches('\u{feff}');
    let is_json = is_json || text.trim_start().starts_with('{');
    let written = if is_json {
        of_json(text).map_err(|wrong| format!("{name}: {}", shown(&wrong).trim()))
    } else {
        Written::of_toml(name, text)
    };
    written?.request(name, catalog)
}

fn of_json(text: &str) -> Result<Written, String> {
    match json::value(text).map_err(|wrong| wrong.error.to_string())? {
        Value::Object(keys) => Ok(Written::of_json(text, keys)),
        _ => Err("is no profile: it must be an object, in braces".to_owned()),
    }
}
