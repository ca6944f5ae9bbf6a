//! A line of a batch and its answer.

use std::fmt::{self, Write as _};

use anyhow::{Result, bail};
use chrono::NaiveDate;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::failure::{Failure, said_short};
use crate::files::json::stands_twice;
use crate::plan::Plan;
use crate::planner::{self, Memory};
use crate::request::Request;
use crate::shown::{self, shown_lines};

/// The longest line that is read, in bytes.
pub const LONGEST: u64 = 1 << 20;

/// A line of input; nothing where it is too long.
pub type Line = Option<Vec<u8>>;

/// One line of output.
#[derive(Debug)]
pub struct Answered {
    /// JSON, with the end of the line.
    pub text: Vec<u8>,
    /// Whether it tells that the line was wrong; a plan that is withheld is a right answer.
    pub is_wrong: bool,
}

/// The shape of an answer.
#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Wrong>,
}

#[derive(Serialize)]
struct Wrong {
    exit: u8,
    message: String,
}

impl Answered {
    fn error(id: Option<Box<RawValue>>, exit: u8, message: &str) -> Self {
        Self::new(&Answer { id, plan: None, error: Some(Wrong { exit, message: shown_lines(message) }) })
    }

    fn new(answer: &Answer) -> Self {
        let is_wrong = answer.error.as_ref().is_some_and(|error| error.exit != 3);
        let mut text = serde_json::to_vec(answer).unwrap_or_default();
        text.push(b'\n');
        Self { text, is_wrong }
    }
}

/// What answers lines.
pub struct Planner<'a> {
    catalog: &'a Catalog,
    today: NaiveDate,
    moves: bool,
    memory: Memory,
}

impl<'a> Planner<'a> {
    /// One that plans from `catalog`, with the texts of `moves` or without.
    pub fn new(catalog: &'a Catalog, today: NaiveDate, moves: bool) -> Self {
        Self { catalog, today, moves, memory: Memory::default() }
    }

    /// The answer to a line; there is none where it was too long to be read.
    pub fn answer(&self, line: Option<&[u8]>) -> Answered {
        let mut id = None;
        let answer = read(line, &mut id).and_then(|keys| self.plan(keys));
        let id = id.map(|id| visible(&id).unwrap_or(id));
        match answer {
            Ok(plan) => Answered::new(&Answer { id, plan: Some(plan), error: None }),
            Err(error) => Answered::error(id, Failure::code(&error), &said_short(&format!("{error:#}"))),
        }
    }

    fn plan(&self, keys: Map<String, Value>) -> Result<Plan> {
        let (_, profile) = Request::of_keys(keys, self.catalog, self.today).map_err(Failure::misuse)?;
        let mut plan = planner::one_of_many(&profile, self.catalog, &PROGRAMMES, &self.memory)?;
        if self.moves {
            planner::add_texts(&mut plan, self.catalog);
        }
        Ok(plan)
    }
}

/// An id as it is written, but for characters that can't be seen: these get their escape, which says the same. Nothing where
/// it has none.
fn visible(id: &RawValue) -> Option<Box<RawValue>> {
    let text = id.get();
    // Between strings only white space is no ASCII letter, digit or sign, and a carriage return is the one that is hidden.
    let is_hidden = |c: char| shown::is_hidden(c) && c != '\t' && c != '\n';
    if !text.contains(is_hidden) {
        return None;
    }
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' => all.push(' '),
            c if is_hidden(c) => {
                let mut units = [0; 2];
                // What can fail in writing is a writer, and a string is none that does.
                let _ = c.encode_utf16(&mut units).iter().try_for_each(|unit| write!(all, "\\u{unit:04x}"));
            }
            c => all.push(c),
        }
    }
    RawValue::from_string(all).ok()
}

/// The keys of a line. Its `id` is kept even where the rest is wrong.
fn read(line: Option<&[u8]>, id: &mut Option<Box<RawValue>>) -> Result<Map<String, Value>> {
    let Some(line) = line else { bail!("the line is longer than {LONGEST} bytes") };
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let Keys { id: given, profile } = serde_json::from_slice(line).map_err(|error| {
        *id = serde_json::from_slice(line).ok().and_then(|IdAlone { id }| id);
        if error.is_data() { Failure::misuse(error.to_string()) } else { error.into() }
    })?;
    *id = given;
    Ok(profile)
}

/// The id of a line whose other keys are wrong.
#[derive(Deserialize)]
struct IdAlone {
    id: Option<Box<RawValue>>,
}

/// The keys of a line, each at most once; the id stays as it is written.
struct Keys {
    id: Option<Box<RawValue>>,
    profile: Map<String, Value>,
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a profile as a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        let mut keys = Keys { id: None, profile: Map::new() };
        while let Some(key) = map.next_key::<String>()? {
            let is_new = match key.as_str() {
                "id" => keys.id.replace(map.next_value()?).is_none(),
                _ => keys.profile.insert(key.clone(), map.next_value()?).is_none(),
            };
            if !is_new {
                return Err(stands_twice(&key));
            }
        }
        Ok(keys)
    }
}
