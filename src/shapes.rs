//! What words and ids look like in a JSON Schema. The types say so of themselves; [`crate::schema`] puts them together.

use std::ops::RangeInclusive;

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::builtin;
use crate::catalog::{ID, Weekday, Word};

/// The scheme that can be asked for: three sets of three repetitions, each held for three seconds.
pub const SCHEME_3_3_3: &str = "3-3-3";

/// What a number is, with its bounds: "Weeks, 1 to 52."
pub fn told(what: &str, bounds: &RangeInclusive<u32>) -> String {
    format!("{what}, {} to {}.", bounds.start(), bounds.end())
}

/// An id: words in small letters and digits, with hyphens between them.
pub fn id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": ID })
}

/// Some ids.
pub fn ids(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": id(generator) })
}

/// The first day: a date, or a word for one.
pub fn start(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string", "format": "date" }, { "enum": ["today", "tomorrow", "next-monday"] }] })
}

/// Weekdays, short or long.
pub fn weekdays(_: &mut SchemaGenerator) -> Schema {
    list_of(Weekday::ALL.iter().flat_map(|day| [day.short(), day.as_str()]))
}

/// Presets and pieces of equipment.
pub fn equipment(_: &mut SchemaGenerator) -> Schema {
    list_of(builtin::presets_and_pieces().map(|(name, _)| name))
}

/// Conditions.
pub fn conditions(_: &mut SchemaGenerator) -> Schema {
    list_of(builtin::conditions().map(|(name, _)| name))
}

/// Symptoms.
pub fn symptoms(_: &mut SchemaGenerator) -> Schema {
    list_of(builtin::symptoms().map(|(name, _)| name))
}

/// A scheme for sets and repetitions.
pub fn scheme(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": SCHEME_3_3_3 })
}

fn list_of<'a>(words: impl Iterator<Item = &'a str>) -> Schema {
    let words: Vec<&str> = words.collect();
    json_schema!({ "type": "array", "items": { "enum": words } })
}
