//! Reads the rows of free-exercise-db, and tells everything that is wrong with them at once.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::catalog::toml_reader::is_invisible;
use crate::catalog::{Level, Problem, Problems};
use crate::suggest::hint;

use super::tables::{Tables, When};

/// A row, its words known, its texts fit to be shown.
pub struct Row {
    /// Its id in the data set, unique.
    pub id: String,
    /// Its name, on one line.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Push, pull or static.
    pub force: Option<String>,
    /// Compound or isolation.
    pub mechanic: Option<String>,
    /// What it needs, in the words of the data set.
    pub equipment: Option<String>,
    /// What it is.
    pub category: String,
    /// Muscles that do most of the work.
    pub primary: Vec<String>,
    /// Muscles that help.
    pub secondary: Vec<String>,
    /// How it is done.
    pub steps: Vec<String>,
    /// The name in plain words, a space before and after each.
    words: String,
    /// The instructions likewise.
    text: String,
}

impl Row {
    /// Whether a rule is for it.
    pub fn fits(&self, when: &When) -> bool {
        let named = |words: &[&str]| words.iter().any(|word| holds(&self.words, word));
        let any = |words: &[&str], own: Option<&String>| {
            words.is_empty() || own.is_some_and(|own| words.contains(&own.as_str()))
        };
        (when.words.is_empty() || named(when.words))
            && !named(when.no_words)
            && (when.text_words.is_empty() || when.text_words.iter().any(|word| holds(&self.text, word)))
            && any(when.categories, Some(&self.category))
            && any(when.forces, self.force.as_ref())
            && any(when.mechanics, self.mechanic.as_ref())
            && any(when.equipment, self.equipment.as_ref())
            && (when.muscles.is_empty() || self.primary.iter().any(|muscle| when.muscles.contains(&muscle.as_str())))
    }
}

/// Whether whole words stand in a text of plain words.
fn holds(plain: &str, words: &str) -> bool {
    plain.match_indices(words).any(|(at, found)| {
        plain.get(..at).is_some_and(|before| before.ends_with(' '))
            && plain.get(at + found.len()..).is_some_and(|after| after.starts_with(' '))
    })
}

/// A text in lower case, every sign but letters and digits a space, with a space at both ends.
fn plain(text: &str) -> String {
    let signs = |c: char| !c.is_alphanumeric();
    let lower = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = lower.split(signs).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// A text on one line that can be shown: what is invisible becomes a space, spaces in a row become one.
fn clean(text: &str) -> String {
    let shown: String = text.chars().map(|c| if c.is_control() || is_invisible(c) { ' ' } else { c }).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of the JSON `text`, named `file` in messages.
///
/// # Errors
/// Everything that is wrong, each with its row, id and key.
pub fn rows(file: &str, text: &str, tables: &Tables) -> Result<Vec<Row>, Problems> {
    let whole =
        |text: String| Problems(vec![Problem { file: file.to_owned(), line: None, entry: None, key: None, text }]);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| whole(format!("is not JSON: {error}")))?;
    let Value::Array(values) = value else {
        return Err(whole(format!("must be a list of exercises, not {}", kind(&value))));
    };
    let mut problems = Vec::new();
    let mut seen = BTreeMap::new();
    let mut rows = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let mut reader = Reader::new(file, at + 1, value, &mut problems);
        let Some(row) = reader.row(tables) else { continue };
        if let Some(first) = seen.insert(row.id.clone(), at + 1) {
            reader.wrong("id", format!("stands already in row {first}; an id names one exercise"));
        }
        rows.push(row);
    }
    if problems.is_empty() { Ok(rows) } else { Err(Problems(problems)) }
}

/// Reads one row.
struct Reader<'a> {
    file: &'a str,
    entry: String,
    keys: Option<&'a Map<String, Value>>,
    found: &'a Value,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str, number: usize, value: &'a Value, problems: &'a mut Vec<Problem>) -> Self {
        let keys = value.as_object();
        let id = keys.and_then(|keys| keys.get("id")).and_then(Value::as_str);
        let entry = match id {
            Some(id) => format!("row {number} ({})", id.escape_debug()),
            None => format!("row {number}"),
        };
        Self { file, entry, keys, found: value, problems }
    }

    fn wrong(&mut self, key: &str, text: String) {
        let key = Some(key.to_owned()).filter(|key| !key.is_empty());
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line: None,
            entry: Some(self.entry.clone()),
            key,
            text,
        });
    }

    /// The row; every key is read before a wrong one ends the reading.
    fn row(&mut self, tables: &Tables) -> Option<Row> {
        if self.keys.is_none() {
            self.wrong("", format!("must be an exercise with its keys, not {}", kind(self.found)));
            return None;
        }
        let (id, name) = (self.named("id"), self.named("name"));
        let levels = tables.levels.iter().map(|level| level.word);
        let level = self.required("level").and_then(|word| self.known("level", word, levels));
        let level = level.and_then(|word| tables.levels.iter().find(|level| level.word == word));
        let category = self.required("category");
        let category = category.and_then(|word| self.known("category", word, tables.categories.iter().copied()));
        let force = self.word("force", tables.forces);
        let mechanic = self.word("mechanic", tables.mechanics);
        let equipment = self.optional("equipment");
        let primary = self.list("primaryMuscles", true);
        let primary = primary.and_then(|list| self.muscles("primaryMuscles", list, tables));
        let secondary = self.list("secondaryMuscles", false);
        let secondary = secondary.and_then(|list| self.muscles("secondaryMuscles", list, tables));
        let steps = self.list("instructions", false);
        let (name, steps): (String, Vec<String>) = (name?, steps?.iter().map(|step| clean(step)).collect());
        Some(Row {
            id: id?,
            words: plain(&name),
            name,
            level: level?.means,
            force: force?,
            mechanic: mechanic?,
            equipment: equipment?.map(|word| word.to_lowercase()),
            category: category?,
            primary: primary?,
            secondary: secondary?,
            text: plain(&steps.join(" ")),
            steps: steps.into_iter().filter(|step| !step.is_empty()).collect(),
        })
    }

    /// A text that must be there, and have a letter or digit once it is cleaned.
    fn named(&mut self, key: &str) -> Option<String> {
        let text = clean(&self.required(key)?);
        if text.chars().any(char::is_alphanumeric) {
            return Some(text);
        }
        self.wrong(key, "is empty; every exercise needs one".to_owned());
        None
    }

    fn required(&mut self, key: &str) -> Option<String> {
        let text = self.optional(key)?;
        if text.is_none() {
            self.wrong(key, "is missing".to_owned());
        }
        text
    }

    /// The text of `key`: `Some(None)` where it is absent or null, `None` where it is wrong.
    #[expect(clippy::option_option, reason = "absent and wrong are told apart")]
    fn optional(&mut self, key: &str) -> Option<Option<String>> {
        match self.keys.and_then(|keys| keys.get(key)) {
            None | Some(Value::Null) => Some(None),
            Some(Value::String(text)) => Some(Some(text.clone())),
            Some(other) => {
                self.wrong(key, format!("must be text, not {}", kind(other)));
                None
            }
        }
    }

    /// A word of a list, or none.
    #[expect(clippy::option_option, reason = "absent and wrong are told apart")]
    fn word(&mut self, key: &str, known: &[&'static str]) -> Option<Option<String>> {
        match self.optional(key)? {
            None => Some(None),
            Some(word) => self.known(key, word, known.iter().copied()).map(Some),
        }
    }

    fn known(&mut self, key: &str, word: String, known: impl Iterator<Item = &'static str>) -> Option<String> {
        let known: Vec<&str> = known.collect();
        if known.contains(&word.as_str()) {
            return Some(word);
        }
        self.wrong(key, format!("no such word is known: {word:?}; {}", hint(&word, known)));
        None
    }

    fn muscles(&mut self, key: &str, words: Vec<String>, tables: &Tables) -> Option<Vec<String>> {
        let known = || tables.muscles.iter().map(|muscle| muscle.word);
        let read: Vec<Option<String>> = words.into_iter().map(|word| self.known(key, word, known())).collect();
        read.into_iter().collect()
    }

    /// The texts of a list.
    fn list(&mut self, key: &str, required: bool) -> Option<Vec<String>> {
        let values = match self.keys.and_then(|keys| keys.get(key)) {
            Some(Value::Array(values)) => values,
            None | Some(Value::Null) if !required => return Some(Vec::new()),
            None | Some(Value::Null) => {
                self.wrong(key, "is missing".to_owned());
                return None;
            }
            Some(other) => {
                self.wrong(key, format!("must be a list of texts, not {}", kind(other)));
                return None;
            }
        };
        let mut texts = Vec::with_capacity(values.len());
        for (at, value) in values.iter().enumerate() {
            match value {
                Value::String(text) => texts.push(text.clone()),
                other => self.wrong(&format!("{key}[{}]", at + 1), format!("must be text, not {}", kind(other))),
            }
        }
        (texts.len() == values.len()).then_some(texts)
    }
}

/// What a JSON value is called in a message.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
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
