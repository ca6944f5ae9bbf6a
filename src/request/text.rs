//! A profile as a file has it, in TOML or JSON, with the lines of its keys.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use toml::de::DeTable;

use super::{Request, Wrongs};
use crate::catalog::Catalog;
use crate::shown::shown;

/// The keys of a file, each with its value and its line.
pub struct Written {
    keys: Map<String, Value>,
    lines: BTreeMap<String, usize>,
}

impl Written {
    /// The keys of a text in TOML, called `name` in messages.
    ///
    /// # Errors
    /// Why it is no TOML, with its line.
    pub fn of_toml(name: &str, text: &str) -> Result<Self, String> {
        let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let wrong = |error: toml::de::Error| {
            let at = error.span().map_or_else(String::new, |span| format!("{}:", line(span.start)));
            format!("{name}:{at} is not TOML: {}", shown(error.message()))
        };
        let spanned = DeTable::parse(text).map_err(wrong)?;
        let lines = spanned.get_ref().keys().map(|key| (key.get_ref().to_string(), line(key.span().start))).collect();
        let table: toml::Table = toml::from_str(text).map_err(wrong)?;
        let keys = table.into_iter().map(|(key, value)| (key, json(value))).collect();
        Ok(Self { keys, lines })
    }

    /// The keys of a text in JSON that has been read.
    pub fn of_json(text: &str, keys: Map<String, Value>) -> Self {
        Self { keys, lines: lines_of_json(text) }
    }

    /// What the file asks for.
    ///
    /// # Errors
    /// All that is wrong in it, each with the name of the file and the line.
    pub fn request(self, file: &str, catalog: &Catalog) -> Result<Request, String> {
        let Self { keys, lines } = self;
        let wrongs = match Request::of_keys(keys, catalog, NaiveDate::default()) {
            Ok((request, _)) => return Ok(request),
            Err(Wrongs(wrongs)) => wrongs,
        };
        let mut told: Vec<(usize, String)> =
            wrongs.into_iter().map(|(key, text)| (lines.get(&key).copied().unwrap_or_default(), text)).collect();
        crate::order::by_key(&mut told, |(line, _)| *line);
        let place = |line: usize| if line > 0 { format!("{file}:{line}") } else { file.to_owned() };
        let told: Vec<String> = told.into_iter().map(|(line, text)| format!("{}: {text}", place(line))).collect();
        Err(told.join("\n       "))
    }
}

/// A value of TOML as JSON has it; a date is a text there.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(yes) => yes.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(keys) => Value::Object(keys.into_iter().map(|(key, value)| (key, json(value))).collect()),
    }
}

/// The lines of the keys of the outermost object.
fn lines_of_json(text: &str) -> BTreeMap<String, usize> {
    let (mut lines, mut line, mut depth) = (BTreeMap::new(), 1, 0_u32);
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\n' => line += 1,
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '"' => {
                let end = end_of_text(&mut letters);
                let (word, rest) = (text.get(at..end).unwrap_or_default(), text.get(end..).unwrap_or_default());
                if depth == 1 && rest.trim_start().starts_with(':') {
                    let key = serde_json::from_str(word).unwrap_or_default();
                    lines.insert(key, line);
                }
            }
            _ => {}
        }
    }
    lines
}

/// Where a text in quotation marks ends, once its first one is read.
fn end_of_text(letters: &mut std::str::CharIndices<'_>) -> usize {
    while let Some((_, letter)) = letters.next() {
        match letter {
            '"' => break,
            '\\' => drop(letters.next()),
            _ => {}
        }
    }
    letters.offset()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_json_have_their_lines() {
        let text = "{\n\"name\": \"a\\\": {\",\n \"on\": [\"mon\",\n \"tue\"], \"x\":\n {\"days\": 1},\n\"weeks\" : 2}";
        let lines = lines_of_json(text);
        let lines: Vec<(&str, usize)> = lines.iter().map(|(key, line)| (key.as_str(), *line)).collect();
        assert_eq!(lines, [("name", 2), ("on", 3), ("weeks", 6), ("x", 4)]);
    }
}
