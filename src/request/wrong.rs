//! What is wrong with a request.

use std::fmt;

/// Everything that is wrong with a request, in the order of its keys: the key, and what is wrong in words that name it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wrongs(pub Vec<(String, String)>);

impl Wrongs {
    /// Adds what is wrong with a key.
    pub fn add(&mut self, key: &str, text: String) {
        self.0.push((key.to_owned(), text));
    }

    /// The value of a key; of a wrong one what is wrong is kept, and a default stands in.
    pub(super) fn of<T: Default>(&mut self, key: &str, value: Result<T, String>) -> T {
        value.unwrap_or_else(|text| {
            self.add(key, text);
            T::default()
        })
    }

    /// The same of a value that may be absent.
    pub(super) fn found<T>(&mut self, key: &str, value: Result<Option<T>, String>) -> Option<T> {
        self.of(key, value)
    }

    /// Whether nothing is wrong.
    pub(super) fn none<E: From<Self>>(&mut self) -> Result<(), E> {
        if self.0.is_empty() { Ok(()) } else { Err(std::mem::take(self).into()) }
    }
}

impl fmt::Display for Wrongs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<&str> = self.0.iter().map(|(_, text)| text.as_str()).collect();
        f.write_str(&texts.join("\n       "))
    }
}

impl From<Wrongs> for String {
    fn from(wrongs: Wrongs) -> Self {
        wrongs.to_string()
    }
}
