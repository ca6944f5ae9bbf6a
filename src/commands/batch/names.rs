//! What the files of clients are called: by their ids, where an id can name a file on any system, else by their lines.

use std::collections::HashSet;

use serde_json::Value;

use super::line::Id;
use crate::suggest::quoted;

/// The most characters of an id that names a file: even of four bytes each they fit, with a number and an ending.
const LONGEST: usize = 60;
/// What an id may have besides letters and digits.
const SIGNS: [char; 4] = [' ', '-', '_', '.'];
/// What one system or another takes for a device, with a digit or without.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The names that are given, in the order of the lines.
pub struct Names {
    ending: &'static str,
    /// In small letters: to some systems a large letter is no other.
    taken: HashSet<String>,
}

/// The name of a client's file.
pub struct Named {
    /// The name, with its ending.
    pub file: String,
    /// Why it is not simply the id, where it is not.
    pub told: Option<String>,
}

impl Names {
    /// Names with an ending such as `html`; `kept` is nobody's.
    pub fn new(ending: &'static str, kept: &str) -> Self {
        Self { ending, taken: HashSet::from([kept.to_owned()]) }
    }

    /// The name for the client on a line, counted from 1.
    pub fn of(&mut self, id: Option<&Id>, line: u64) -> Named {
        let (stem, why) = match stem(id) {
            Ok(stem) => (stem, None),
            Err(why) => (format!("client-{line}"), Some(why)),
        };
        let wanted = format!("{stem}.{}", self.ending);
        let mut file = wanted.clone();
        let mut number = 2_u64;
        while !self.taken.insert(file.to_lowercase()) {
            file = format!("{stem}-{number}.{}", self.ending);
            number += 1;
        }
        let why = why.or_else(|| (file != wanted).then(|| format!("{wanted} is taken, capitals aside")));
        Named { told: why.map(|why| format!("line {line}: {why}; its file is {file}")), file }
    }
}

/// A number for the name of a file, the same wherever and whenever it is worked out: its FNV-1a hash.
pub fn number(file: &str) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    file.bytes().fold(0xcbf2_9ce4_8422_2325, add)
}

/// An id as people write it: a text without its quotation marks, anything else as it is.
pub fn plain(id: &Id) -> String {
    serde_json::from_str::<String>(id.get()).unwrap_or_else(|_| id.get().to_owned())
}

/// The name without its ending, where an id gives one; else why not.
fn stem(id: Option<&Id>) -> Result<String, String> {
    let Some(id) = id else { return Err("there is no id".to_owned()) };
    let is_simple = matches!(serde_json::from_str(id.get()), Ok(Value::String(_) | Value::Number(_)));
    let text = plain(id);
    let wrong = if is_simple { unfit(&text) } else { Some("is neither a text nor a number".to_owned()) };
    wrong.map_or(Ok(text), |wrong| Err(format!("the id {} can't name a file: it {wrong}", quoted(&plain(id)))))
}

/// Why a text can't name a file everywhere, where it can't.
fn unfit(text: &str) -> Option<String> {
    let is_device = || {
        let first = text.split('.').next().unwrap_or_default().to_lowercase();
        DEVICES.contains(&first.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
    };
    if text.is_empty() {
        return Some("is empty".to_owned());
    }
    if text.chars().count() > LONGEST {
        return Some(format!("has more than {LONGEST} characters"));
    }
    if let Some(sign) = text.chars().find(|c| !c.is_alphanumeric() && !SIGNS.contains(c)) {
        return Some(format!(
            "holds {}, which is no letter, digit, space, hyphen, underscore or dot",
            quoted(&sign.to_string())
        ));
    }
    if text.starts_with(SIGNS) || text.ends_with([' ', '.']) {
        return Some("must begin with a letter or digit, and not end with a space or dot".to_owned());
    }
    is_device().then(|| "is the name of a device".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::value::RawValue;

    /// The names for the lines of a roster, each with whether something is told of it.
    fn names(ids: &[&str]) -> Vec<(String, bool)> {
        let mut names = Names::new("html", "index.html");
        let given = ids.iter().zip(1..).map(|(id, line)| {
            let id = RawValue::from_string((*id).to_owned()).ok();
            let Named { file, told } = names.of(id.as_ref(), line);
            (file, told.is_some())
        });
        given.collect()
    }

    #[test]
    fn an_id_names_its_file() {
        let ids = ["\"anna\"", "7", "\"Jürg Müller\"", "\"a.b_c-1\"", "\"console\""];
        let files = ["anna.html", "7.html", "Jürg Müller.html", "a.b_c-1.html", "console.html"];
        assert_eq!(names(&ids), files.map(|file| (file.to_owned(), false)));
    }

    #[test]
    fn what_can_name_no_file_is_numbered_and_told() {
        let long = format!("\"{}\"", "体".repeat(61));
        let ids = [
            "\"\"",
            "\"../anna\"",
            "\"a/b\"",
            "\"a\\\\b\"",
            "\".hidden\"",
            "\"-rf\"",
            "\"CON\"",
            "\"lpt1.x\"",
            "\"a.\"",
            "\"a\\u0000\"",
            "\"a\\u202eb\"",
            "[1]",
            "{\"a\":1}",
            "true",
            "-1",
            &long,
        ];
        for (at, (file, is_told)) in names(&ids).into_iter().enumerate() {
            assert_eq!((file, is_told), (format!("client-{}.html", at + 1), true), "{}", ids[at]);
        }
    }

    #[test]
    fn no_name_is_given_twice() {
        let ids = ["\"anna\"", "\"Anna\"", "\"anna-2\"", "\"anna\"", "\"index\"", "\"client-7\"", "[]"];
        let files = [
            "anna.html",
            "Anna-2.html",
            "anna-2-2.html",
            "anna-3.html",
            "index-2.html",
            "client-7.html",
            "client-7-2.html",
        ];
        let told = [false, true, true, true, true, false, true];
        assert_eq!(names(&ids), files.into_iter().map(str::to_owned).zip(told).collect::<Vec<_>>());
    }
}
