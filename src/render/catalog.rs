//! Catalog entries as TOML that loads again: an entry a block, texts one a line, small tables on theirs.

mod drawings;

use std::fmt;
use std::io::Write;

use anyhow::Result;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use toml_writer::TomlWrite;

use super::Style;
use crate::catalog::{Catalog, Exercise, Source};

/// A catalog as one file, with its drawings.
pub fn document(catalog: &Catalog, _: &Style, out: &mut dyn Write) -> Result<()> {
    let mut text = toml(catalog.sources(), catalog.exercises())?;
    for (name, keys) in drawings::entries(catalog.kit(), catalog.exercises()) {
        block(&mut text, name, keys)?;
    }
    Ok(out.write_all(text.as_bytes())?)
}

/// The text of a catalog file with these entries, in their order.
///
/// # Errors
/// None that can come about: a text takes whatever is written to it.
pub fn toml(sources: &[&Source], exercises: &[&Exercise]) -> Result<String> {
    let mut out = String::new();
    for source in sources {
        block(&mut out, "source", keys(source)?)?;
    }
    for exercise in exercises {
        block(&mut out, "exercise", keys(&Entry { exercise, sources: exercise.sources })?)?;
    }
    Ok(out)
}

/// An exercise as a catalog has it.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    exercise: &'a Exercise,
    sources: &'a [&'static str],
}

/// A value as a data file writes it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
enum Value {
    Flag(bool),
    Number(i64),
    Share(f64),
    Text(String),
    List(Vec<Value>),
    Table(Keys),
}

/// Keys and values in the order in which they are written.
#[derive(Debug, Clone, PartialEq)]
struct Keys(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self(Vec::new()))
    }
}

impl<'de> Visitor<'de> for Keys {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(pair) = map.next_entry()? {
            self.0.push(pair);
        }
        Ok(self)
    }
}

/// What stands below the words of an exercise, in this order; a list there has an element a line.
const BELOW: [&str; 8] = ["steps", "cues", "mistakes", "muscles", "volume_credit", "spine", "doses", "cautions"];
/// What stands below what holds for a whole drawing or prop, likewise.
const PIECES: [&str; 2] = ["parts", "poses"];

/// The keys of an entry, in the order of its fields.
fn keys(entry: &impl Serialize) -> Result<Keys> {
    Ok(serde_json::from_str(&serde_json::to_string(entry)?)?)
}

/// An entry, with an empty line between it and what stands before.
fn block(out: &mut String, name: &str, Keys(mut keys): Keys) -> Result<()> {
    let is_exercise = name == "exercise";
    let order: &[&str] = if is_exercise { &BELOW } else { &PIECES };
    let below = |key: &str| order.iter().position(|below| *below == key);
    crate::order::by_key(&mut keys, |(key, _)| below(key));
    if !out.is_empty() {
        out.newline()?;
    }
    out.open_array_of_tables_header()?;
    out.key(name)?;
    out.close_array_of_tables_header()?;
    out.newline()?;
    for (key, value) in keys {
        let is_below = below(&key).is_some();
        pair(out, &key, &value, is_below)?;
        out.newline()?;
    }
    Ok(())
}

fn pair(out: &mut String, key: &str, value: &Value, is_below: bool) -> fmt::Result {
    out.key(key)?;
    out.space()?;
    out.keyval_sep()?;
    out.space()?;
    match value {
        Value::List(values) if is_below && !values.is_empty() => lines(out, values),
        value => write(out, value),
    }
}

fn write(out: &mut String, value: &Value) -> fmt::Result {
    match value {
        Value::Flag(flag) => out.value(*flag),
        Value::Number(number) => out.value(*number),
        Value::Share(share) => out.value(*share),
        Value::Text(text) => out.value(text.as_str()),
        Value::List(values) => list(out, values),
        Value::Table(keys) => table(out, keys),
    }
}

fn list(out: &mut String, values: &[Value]) -> fmt::Result {
    out.open_array()?;
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.val_sep()?;
            out.space()?;
        }
        write(out, value)?;
    }
    out.close_array()
}

fn lines(out: &mut String, values: &[Value]) -> fmt::Result {
    out.open_array()?;
    out.newline()?;
    for value in values {
        out.space()?;
        out.space()?;
        write(out, value)?;
        out.val_sep()?;
        out.newline()?;
    }
    out.close_array()
}

fn table(out: &mut String, Keys(keys): &Keys) -> fmt::Result {
    out.open_inline_table()?;
    for (at, (key, value)) in keys.iter().enumerate() {
        if at > 0 {
            out.val_sep()?;
        }
        out.space()?;
        pair(out, key, value, false)?;
    }
    if !keys.is_empty() {
        out.space()?;
    }
    out.close_inline_table()
}
