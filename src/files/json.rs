//! JSON that others wrote: a key that stands twice could hide what the first one said, so that it is refused.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Why a text was not read.
#[derive(Debug)]
pub struct Wrong {
    /// What is wrong, with line and column.
    pub error: serde_json::Error,
    /// Where a key stands twice: the keys on the way to it, joined by slashes.
    pub twice: Option<String>,
}

/// Reads a value in which no key stands twice.
pub fn value(text: &str) -> Result<Value, Wrong> {
    let twice = RefCell::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Unique { place: "", twice: &twice }.deserialize(&mut reader);
    let read = read.and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| Wrong { error, twice: twice.into_inner() })
}

/// What is said of a key that stands twice.
pub fn stands_twice<E: Error>(place: &str) -> E {
    E::custom(format_args!("the key {place:?} stands twice"))
}

/// A value at a place, and where the first key was found that stands twice.
#[derive(Clone, Copy)]
struct Unique<'a> {
    place: &'a str,
    twice: &'a RefCell<Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Unique<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Unique<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut keys = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let place = if self.place.is_empty() { key.clone() } else { format!("{}/{key}", self.place) };
            if keys.contains_key(&key) {
                let told = stands_twice(&place);
                *self.twice.borrow_mut() = Some(place);
                return Err(told);
            }
            keys.insert(key, map.next_value_seed(Unique { place: &place, ..self })?);
        }
        Ok(Value::Object(keys))
    }
}
