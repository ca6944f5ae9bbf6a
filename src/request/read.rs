//! Keys and values that somebody wrote, as a request: all that is wrong with them at once, in plain words.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Request, Wrongs};
use crate::catalog::Catalog;
use crate::profile::{DAYS, MINUTES, Profile, WEEKS};
use crate::suggest::{hint, quoted};

/// What a value must be.
#[derive(Clone, Copy)]
enum Shape {
    Text,
    Texts,
    /// A whole number, at most so large.
    Number(u64),
}

/// The keys of a profile, in the order in which they are shown, and what each must be. Bounds are checked later, where defaults
/// are filled in; what is far beyond them is no such number at all.
const SHAPES: [(&str, Shape); 16] = [
    ("name", Shape::Text),
    ("level", Shape::Text),
    ("goal", Shape::Text),
    ("days", Shape::Number(FAR)),
    ("on", Shape::Texts),
    ("weeks", Shape::Number(FAR)),
    ("start", Shape::Text),
    ("minutes", Shape::Number(FAR)),
    ("equipment", Shape::Texts),
    ("conditions", Shape::Texts),
    ("symptoms", Shape::Texts),
    ("focus", Shape::Texts),
    ("include", Shape::Texts),
    ("exclude", Shape::Texts),
    ("scheme", Shape::Text),
    ("seed", Shape::Number(u64::MAX)),
];

const FAR: u64 = u32::MAX as u64;

/// The keys of a profile, in the order in which they are shown.
pub fn keys() -> impl Iterator<Item = &'static str> + Clone {
    SHAPES.iter().map(|(key, _)| *key)
}

impl Shape {
    fn fits(self, value: &Value) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Texts => value.as_array().is_some_and(|values| values.iter().all(Value::is_string)),
            Self::Number(most) => value.as_u64().is_some_and(|number| number <= most),
        }
    }
}

/// What is wrong with a value that does not fit.
fn misfit(key: &str, shape: Shape, value: &Value) -> String {
    let wanted = match (shape, key) {
        (Shape::Text, "start") => "a date, written YYYY-MM-DD in quotation marks".to_owned(),
        (Shape::Text, _) => "a text in quotation marks".to_owned(),
        (Shape::Texts, _) => "a list of texts, such as [\"a\", \"b\"]".to_owned(),
        (Shape::Number(_), _) => match [("days", DAYS), ("weeks", WEEKS), ("minutes", MINUTES)]
            .into_iter()
            .find(|(bounded, _)| *bounded == key)
        {
            Some((_, bounds)) => format!("a whole number from {} to {}", bounds.start(), bounds.end()),
            None => "a whole number, 0 or more".to_owned(),
        },
    };
    format!("{key}: must be {wanted}, not {}", spoken(value))
}

/// A value as a message names it.
fn spoken(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("the text {}", quoted(text)),
        Value::Array(values) => match values.iter().find(|value| !value.is_string()) {
            Some(Value::Array(_)) => "a list with a list in it".to_owned(),
            Some(odd) => format!("a list with {} in it", spoken(odd)),
            None => "a list".to_owned(),
        },
        Value::Object(_) => "a table".to_owned(),
    }
}

impl Request {
    /// The request of keys and their values, and its profile on a day; a value of null is none.
    ///
    /// # Errors
    /// All that is wrong: unknown keys, values of the wrong kind, and what [`Self::resolve`] finds.
    pub fn of_keys(keys: Map<String, Value>, catalog: &Catalog, today: NaiveDate) -> Result<(Self, Profile), Wrongs> {
        let (request, mut wrongs) = Self::of_sound_keys(keys);
        let profile = request.clone().resolve(catalog, || Ok::<_, Wrongs>(today));
        match profile {
            Ok(profile) if wrongs.0.is_empty() => Ok((request, profile)),
            resolved => {
                wrongs.0.extend(resolved.err().unwrap_or_default().0);
                Err(wrongs)
            }
        }
    }

    /// The request of the keys that can be read, and what is wrong with the others.
    fn of_sound_keys(given: Map<String, Value>) -> (Self, Wrongs) {
        let mut wrongs = Wrongs::default();
        let mut sound = Map::new();
        for (key, value) in given {
            match SHAPES.iter().find(|(known, _)| *known == key) {
                None => wrongs.add(&key, format!("{}: unknown key; {}", quoted(&key), hint(&key, keys()))),
                Some((_, shape)) if !value.is_null() && !shape.fits(&value) => {
                    wrongs.add(&key, misfit(&key, *shape, &value));
                }
                Some(_) => {
                    sound.insert(key, value);
                }
            }
        }
        let request = serde_json::from_value(Value::Object(sound)).unwrap_or_else(|error| {
            wrongs.add("", error.to_string());
            Self::default()
        });
        (request, wrongs)
    }
}
