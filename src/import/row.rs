//! The rows of free-exercise-db, and what is wrong with them: one thing a row, all rows at once.

use std::cell::Cell;

use serde::de::{Deserialize, Deserializer, Error, value::MapDeserializer};
use serde_json::Value;

use crate::catalog::{Problem, Problems};
use crate::shown::is_hidden;
use crate::suggest::hint;

use super::tables::{Tables, When};

/// A row, its words known, its texts fit to be shown. Other keys of the data set are not looked at.
#[derive(serde::Deserialize)]
pub struct Row {
    /// Its id in the data set.
    #[serde(deserialize_with = "named")]
    pub id: String,
    /// Its name, on one line.
    #[serde(deserialize_with = "named")]
    pub name: String,
    /// Its level, in the words of the data set, as all that follows.
    pub level: String,
    /// Push, pull or static.
    pub force: Option<String>,
    /// Compound or isolation.
    pub mechanic: Option<String>,
    /// What it needs.
    pub equipment: Option<String>,
    /// What it is.
    pub category: String,
    /// Muscles that do most of the work.
    #[serde(rename = "primaryMuscles")]
    pub primary: Vec<String>,
    /// Muscles that help.
    #[serde(rename = "secondaryMuscles", default, deserialize_with = "or_none")]
    pub secondary: Vec<String>,
    /// How it is done.
    #[serde(rename = "instructions", default, deserialize_with = "or_none")]
    pub steps: Vec<String>,
    /// The name in plain words, a space before and after each.
    #[serde(skip)]
    words: String,
    /// The instructions likewise.
    #[serde(skip)]
    text: String,
    /// Each of them likewise.
    #[serde(skip)]
    texts: Vec<String>,
    /// The names of its pictures.
    #[serde(default, deserialize_with = "or_none")]
    pub images: Vec<String>,
}

/// A text on one line, which must have a letter or digit.
fn named<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = clean(&String::deserialize(deserializer)?);
    let is_named = text.chars().any(char::is_alphanumeric);
    is_named.then_some(text).ok_or_else(|| D::Error::custom("is empty; every exercise needs one"))
}

/// Texts that may be null.
fn or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A text on one line that can be shown: what is invisible becomes a space, spaces in a row become one.
fn clean(text: &str) -> String {
    let shown: String = text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The key that is wrong, where it is there, and what is wrong with it.
type Wrong<'a> = (Option<&'a str>, String);

/// The rows of the JSON `text`, named `file` in messages.
///
/// # Errors
/// What is wrong with each row, with its number, id and key.
pub fn rows(file: &str, text: &str, tables: &Tables) -> Result<Vec<Row>, Problems> {
    let problem = |entry, (key, text): Wrong| Problem {
        file: file.to_owned(),
        line: None,
        entry,
        key: key.map(str::to_owned),
        text,
    };
    let values: Vec<Value> = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|error| {
        Problems(vec![problem(None, (None, format!("is not a list of exercises in JSON: {error}")))])
    })?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (value, number) in values.iter().zip(1..) {
        match Row::read(value, tables) {
            Ok(row) => rows.push(row),
            Err(wrong) => {
                let id = value.get("id").and_then(Value::as_str).map(|id| format!(" ({})", id.escape_debug()));
                problems.push(problem(Some(format!("row {number}{}", id.unwrap_or_default())), wrong));
            }
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(Problems(problems)) }
}

impl Row {
    fn read<'a>(value: &'a Value, tables: &Tables) -> Result<Self, Wrong<'a>> {
        let keys = value.as_object().ok_or((None, "must be an exercise with its keys".to_owned()))?;
        // What ends the reading is wrong with the key that was read last; or, after all of them, one is missing.
        let at = Cell::new(None);
        let keys = keys.iter().map(|(key, value)| (key.as_str(), value)).map(Some).chain([None]).map_while(|pair| {
            at.set(pair.map(|(key, _)| key));
            pair
        });
        let read = Self::deserialize(MapDeserializer::new(keys));
        let mut row = read.map_err(|error: serde_json::Error| (at.get(), error.to_string()))?;
        row.steps = row.steps.iter().map(|step| clean(step)).filter(|step| !step.is_empty()).collect();
        row.equipment = row.equipment.map(|word| word.to_lowercase());
        (row.words, row.text) = (plain(&row.name), plain(&row.steps.join(" ")));
        row.texts = row.steps.iter().map(|step| plain(step)).collect();
        row.images = row.images.iter().map(|name| clean(name)).filter(|name| !name.is_empty()).collect();
        row.unknown(tables).map_or(Ok(row), Err)
    }

    /// The first word that the tables don't know, where they must.
    fn unknown(&self, tables: &Tables) -> Option<Wrong<'static>> {
        let levels: Vec<&str> = tables.levels.iter().map(|level| level.word).collect();
        let muscles: Vec<&str> = tables.muscles.iter().map(|muscle| muscle.word).collect();
        let words: [(_, &[&str], Vec<&String>); _] = [
            ("level", &levels, vec![&self.level]),
            ("category", tables.categories, vec![&self.category]),
            ("force", tables.forces, self.force.iter().collect()),
            ("mechanic", tables.mechanics, self.mechanic.iter().collect()),
            ("primaryMuscles", &muscles, self.primary.iter().collect()),
            ("secondaryMuscles", &muscles, self.secondary.iter().collect()),
        ];
        words.into_iter().find_map(|(key, known, words)| {
            let word = words.into_iter().find(|word| !known.contains(&word.as_str()))?;
            Some((Some(key), format!("no such word is known: {word:?}; {}", hint(word, known.iter().copied()))))
        })
    }

    /// Of each step that tells something, which of `rules` it tells first, by the words that their rule looks for in instructions.
    pub fn told<'t, T>(&self, rules: &'t [T], words: fn(&'t T) -> &'t [&'static str]) -> Vec<&'t T> {
        let told = |text: &String| rules.iter().find(|rule| words(rule).iter().any(|word| holds(text, word)));
        self.texts.iter().filter_map(told).collect()
    }

    /// Whether a rule is for it.
    pub fn fits(&self, when: &When) -> bool {
        let named = |words: &[&str]| words.iter().any(|word| holds(&self.words, word));
        (when.words.is_empty() || named(when.words))
            && !named(when.no_words)
            && (when.text_words.is_empty() || when.text_words.iter().any(|word| holds(&self.text, word)))
            && !when.no_text_words.iter().any(|word| holds(&self.text, word))
            && any(when.categories, [&self.category])
            && any(when.forces, &self.force)
            && any(when.mechanics, &self.mechanic)
            && any(when.equipment, &self.equipment)
            && any(when.muscles, &self.primary)
    }
}

/// Whether a row has one of the words, where there are any.
fn any<'a>(words: &[&str], own: impl IntoIterator<Item = &'a String>) -> bool {
    words.is_empty() || own.into_iter().any(|own| words.contains(&own.as_str()))
}

/// Whether whole words stand in a text of plain words.
fn holds(plain: &str, words: &str) -> bool {
    plain.contains(&format!(" {words} "))
}

/// A text in lower case, every sign but letters and digits a space, with a space at both ends.
pub fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        let name = plain("One-Arm Farmer's Bent-Over ROW (with bar)");
        for word in ["one arm", "row", "farmers", "bar", "bent over"] {
            assert!(holds(&name, word), "{word}");
        }
        for word in ["ro", "arm farm", "barbell"] {
            assert!(!holds(&name, word), "{word}");
        }
        assert!(!holds(&plain("Narrow stance"), "row"));
    }

    #[test]
    fn what_is_invisible_is_not_shown() {
        assert_eq!(clean("  a\u{1b}[2Jb\n\tc\u{202e}d\u{feff} "), "a [2Jb c d");
    }
}
