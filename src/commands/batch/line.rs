//! Lines as they come in: read in chunks, a profile with its id in each.

use std::fmt::{self, Write};
use std::io::{BufRead, BufReader, Read};

use anyhow::{Result, bail};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::commands::Failure;
use crate::files::json::stands_twice;
use crate::shown;

/// Lines that are planned together by one worker.
const CHUNK: usize = 16;
/// Bytes that are read at once, and planned together at most.
pub const READ: usize = 256 << 10;
/// The longest line that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// An id as it is written.
pub type Id = Box<RawValue>;

/// A line of input; nothing where it is too long.
pub type Line = Option<Vec<u8>>;

/// The lines that are there, at least one: whoever waits for an answer before writing on gets it.
pub fn chunk(input: &mut BufReader<impl Read>) -> Result<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::with_capacity(CHUNK);
    let mut bytes = 0;
    while lines.len() < CHUNK && bytes < READ && (lines.is_empty() || !input.buffer().is_empty()) {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let whole = line.ends_with(b"\n") || (line.len() as u64) < LONGEST;
        if !whole {
            input.skip_until(b'\n')?;
        }
        bytes += line.len();
        lines.push(whole.then_some(line));
    }
    Ok(lines)
}

/// An id as it is written, but for characters that can't be seen: these get their escape, which says the same. Nothing where
/// it has none.
pub fn visible(id: &RawValue) -> Option<Id> {
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
pub fn read(line: &Line, id: &mut Option<Id>) -> Result<Map<String, Value>> {
    let Some(line) = line else { bail!("the line is longer than {LONGEST} bytes") };
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let Keys { id: given, profile } = serde_json::from_slice(line).map_err(|error| {
        *id = serde_json::from_slice(line).ok().and_then(|IdAlone { id }| id).filter(|id| is_readable(id));
        if error.is_data() { Failure::misuse(error.to_string()) } else { error.into() }
    })?;
    if given.as_ref().is_some_and(|id| !is_readable(id)) {
        let text = "id: a number in it is too large to be read again, or it is nested too deeply; write it as a text";
        return Err(Failure::misuse(text));
    }
    *id = given;
    Ok(profile)
}

/// Whether those who read the answer can read the id in it: JSON has numbers that hardly any program has.
fn is_readable(id: &RawValue) -> bool {
    serde_json::from_str::<Value>(id.get()).is_ok()
}

/// The id of a line whose other keys are wrong.
#[derive(Deserialize)]
struct IdAlone {
    id: Option<Id>,
}

/// The keys of a line, each at most once; the id stays as it is written.
struct Keys {
    id: Option<Id>,
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
