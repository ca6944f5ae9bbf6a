//! The lines of a calendar file after RFC 5545: escaped, folded, and written one after another, so that a long text takes no
//! longer than its length.

use std::io::{self, Write};

use chrono::{NaiveDate, NaiveDateTime};

/// Octets in a line, its end apart.
const LINE: usize = 75;

/// What writes lines.
pub struct Lines<'a>(pub &'a mut dyn Write);

impl Lines<'_> {
    /// A part of a calendar, from its beginning to its end.
    ///
    /// # Errors
    /// Those of writing.
    pub fn part(&mut self, kind: &str, inner: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.raw("BEGIN", kind)?;
        inner(self)?;
        self.raw("END", kind)
    }

    /// A property whose value is written as it is.
    ///
    /// # Errors
    /// Those of writing.
    pub fn raw(&mut self, name: &str, value: &str) -> io::Result<()> {
        let mut length = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if length + letter.len_utf8() > LINE {
                self.0.write_all(b"\r\n ")?;
                length = 1;
            }
            write!(self.0, "{letter}")?;
            length += letter.len_utf8();
        }
        self.0.write_all(b"\r\n")
    }

    /// A property whose value is a text.
    ///
    /// # Errors
    /// Those of writing.
    pub fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let mut escaped = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\n' => escaped.push_str("\\n"),
                '\\' | ',' | ';' => escaped.extend(['\\', letter]),
                // A calendar can't hold other control characters.
                control if control.is_control() => escaped.push(' '),
                letter => escaped.push(letter),
            }
        }
        self.raw(name, &escaped)
    }

    /// A day.
    ///
    /// # Errors
    /// Those of writing.
    pub fn day(&mut self, name: &str, date: NaiveDate) -> io::Result<()> {
        self.raw(&format!("{name};VALUE=DATE"), &date.format("%Y%m%d").to_string())
    }

    /// A time of wherever one is then.
    ///
    /// # Errors
    /// Those of writing.
    pub fn time(&mut self, name: &str, time: NaiveDateTime) -> io::Result<()> {
        self.raw(name, &time.format("%Y%m%dT%H%M%S").to_string())
    }

    /// The first moment of a day, as a stamp.
    ///
    /// # Errors
    /// Those of writing.
    pub fn stamp(&mut self, date: NaiveDate) -> io::Result<()> {
        self.raw("DTSTAMP", &date.format("%Y%m%dT000000Z").to_string())
    }
}
