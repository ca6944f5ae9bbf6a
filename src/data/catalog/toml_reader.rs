//! Reads typed values out of TOML and keeps going at a mistake, so that all problems of a file are reported at once.

use std::cell::RefCell;
use std::rc::Rc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;
use super::words::Word;
use crate::shown::{is_hidden, shown};
use crate::suggest::{hint, quoted, shortened};

/// Declares structs that are read from a table. Each field says after its type how it is read (`required` where nothing is
/// said, `optional`, `or_default`) and, where it differs, its key. All fields are read before a missing one ends the reading,
/// so that every problem is reported.
macro_rules! tables {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$doc:meta])* $public:vis $field:ident: $type:ty $(= $how:ident $($key:literal)?)?),+ $(,)?
    })+) => {$(
        $(#[$meta])*
        $vis struct $name { $($(#[$doc])* $public $field: $type,)+ }

        impl $name {
            pub(crate) fn read(table: &$crate::catalog::toml_reader::Table<'_>) -> Option<Self> {
                $(let $field = $crate::catalog::toml_reader::tables!(@read table $field $($how $($key)?)?);)+
                Some(Self { $($field: $field?),+ })
            }
        }
    )+};
    (@read $table:ident $field:ident) => { $table.required(stringify!($field)) };
    (@read $table:ident $field:ident $how:ident) => { $table.$how(stringify!($field)) };
    (@read $table:ident $field:ident $how:ident $key:literal) => { $table.$how($key) };
}
pub(crate) use tables;

/// Reads structs that need no check beyond those of their fields from the table where they stand.
macro_rules! plain_tables {
    ($($name:ident),+ $(,)?) => {$(
        impl $crate::catalog::toml_reader::FromToml for $name {
            fn from_toml(place: &$crate::catalog::toml_reader::Place<'_>) -> Option<Self> {
                place.table(Self::read)
            }
        }
    )+};
}
pub(crate) use plain_tables;

/// A value that can be read from TOML. `None` means that a problem was reported.
pub trait FromToml: Sized {
    /// Reads the value at `place`.
    fn from_toml(place: &Place<'_>) -> Option<Self>;
}

/// So many problems of a file are told with the nearest name, which takes time to find.
const HINTED: usize = 200;
/// Characters that are shown of a key or an id that somebody made up.
const LONGEST_NAME: usize = 60;

/// A file being read: its name, where its lines begin, and what was found wrong so far.
pub struct Document<'a> {
    file: &'a str,
    line_ends: Vec<usize>,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Document<'a> {
    /// A document named `file` with `text`, nothing wrong yet.
    pub fn new(file: &'a str, text: &str) -> Self {
        let line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Self { file, line_ends, problems: RefCell::default() }
    }

    /// Parses `text` and hands its top table to `read`.
    pub fn read<T>(&self, text: &str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
        match DeTable::parse(text) {
            Ok(table) => {
                let owner = Rc::default();
                let place = Place { document: self, at: 0, owner: &owner, key: String::new(), value: None };
                let table = Table { place, entries: table.get_ref(), known: RefCell::default() };
                let value = read(&table);
                table.finish();
                Some(value)
            }
            Err(error) => {
                self.report(
                    error.span().map(|span| span.start),
                    None,
                    None,
                    format!("is not TOML: {}", error.message()),
                );
                None
            }
        }
    }

    /// What was found wrong.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    fn line(&self, at: usize) -> usize {
        self.line_ends.partition_point(|end| *end < at) + 1
    }

    /// What a message says of the known names nearest to `wrong`: nothing where so much is wrong that nobody is shown it.
    fn hint<'k>(&self, wrong: &str, known: impl IntoIterator<Item = &'k str>) -> String {
        if self.problems.borrow().len() < HINTED { format!("; {}", hint(wrong, known)) } else { String::new() }
    }

    fn report(&self, at: Option<usize>, entry: Option<String>, key: Option<String>, text: String) {
        let line = at.map(|at| self.line(at));
        self.problems.borrow_mut().push(Problem { file: self.file.to_owned(), line, entry, key, text });
    }
}

/// The id of the entry that is being read, once it is known.
type Owner = Rc<RefCell<Option<String>>>;

/// A value in a file, with all that a message about it needs.
pub struct Place<'a> {
    document: &'a Document<'a>,
    at: usize,
    owner: &'a Owner,
    key: String,
    value: Option<&'a DeValue<'a>>,
}

impl<'a> Place<'a> {
    /// Reports a problem here; returns `None` so that it can end a reading.
    pub fn wrong<T>(&self, text: impl Into<String>) -> Option<T> {
        let key = Some(self.key.clone()).filter(|key| !key.is_empty());
        self.document.report(Some(self.at), self.owner.borrow().clone(), key, text.into());
        None
    }

    /// The line of this place, counted from 1.
    pub fn line(&self) -> usize {
        self.document.line(self.at)
    }

    fn is_not<T>(&self, wanted: &str) -> Option<T> {
        let found = self.value.map_or("table", DeValue::type_str);
        self.wrong(format!("must be {wanted}, not {found}"))
    }

    /// The word of a vocabulary.
    pub fn word<W: Word>(&self) -> Option<W> {
        let text = <&'static str>::from_toml(self)?;
        W::from_word(text).or_else(|| {
            let known = self.document.hint(text, W::ALL.iter().map(|word| word.as_str()));
            self.wrong(format!("no {} is called {}{known}", W::KIND, quoted(text)))
        })
    }

    /// Reads a table, and reports the keys that `read` did not ask for.
    pub fn table<T>(&self, read: impl FnOnce(&Table<'_>) -> Option<T>) -> Option<T> {
        let Some(DeValue::Table(entries)) = self.value else { return self.is_not("a table") };
        let table = Table { place: self.same(), entries, known: RefCell::default() };
        let value = read(&table);
        table.finish();
        value
    }

    /// Reads a table whose keys are words of a vocabulary.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method by itself is not general enough")]
    pub fn pairs<W: Word, T: FromToml>(&self) -> Option<Vec<(W, T)>> {
        self.table(|table| table.pairs())
    }

    /// Reads a table that is an entry of its own, with an id that messages name.
    pub fn entry<T>(&self, read: impl FnOnce(&Table<'_>) -> Option<T>) -> Option<T> {
        let owner = Owner::default();
        if let Some(DeValue::Table(entries)) = self.value {
            let id = entries.iter().find(|(key, _)| key.get_ref() == "id").and_then(|(_, id)| id.get_ref().as_str());
            *owner.borrow_mut() = id.map(|id| shown(&shortened(id, LONGEST_NAME)));
        }
        let place = Place {
            document: self.document,
            at: self.at,
            owner: &owner,
            key: self.entry_key(&owner),
            value: self.value,
        };
        place.table(read)
    }

    /// An entry without a usable id is named by its position in the list.
    fn entry_key(&self, owner: &Owner) -> String {
        if owner.borrow().is_some() { String::new() } else { self.key.clone() }
    }

    /// The text here, where it is text.
    pub fn as_text(&self) -> Option<&str> {
        self.value.and_then(DeValue::as_str)
    }

    /// The elements of the list here.
    pub fn elements(&self) -> Option<Vec<Place<'_>>> {
        elements(self)
    }

    fn same(&self) -> Place<'_> {
        Place { document: self.document, at: self.at, owner: self.owner, key: self.key.clone(), value: self.value }
    }
}

/// A table in a file, which remembers the keys it was asked for.
pub struct Table<'a> {
    place: Place<'a>,
    entries: &'a DeTable<'a>,
    known: RefCell<Vec<&'static str>>,
}

impl Table<'_> {
    /// The value of `key`, which must be there.
    pub fn required<T: FromToml>(&self, key: &'static str) -> Option<T> {
        let Some(place) = self.find(key) else { return self.place.wrong(format!("{key} is missing")) };
        T::from_toml(&place)
    }

    /// The value of `key`: `Some(None)` where it is absent, `None` where it is wrong.
    #[allow(clippy::option_option, reason = "absent and wrong are told apart")]
    pub fn optional<T: FromToml>(&self, key: &'static str) -> Option<Option<T>> {
        self.find(key).map_or(Some(None), |place| T::from_toml(&place).map(Some))
    }

    /// The value of `key`, or what a value is by default.
    pub fn or_default<T: FromToml + Default>(&self, key: &'static str) -> Option<T> {
        self.optional(key).map(Option::unwrap_or_default)
    }

    /// The elements of the list `key`, each read by `read`; none where it is absent.
    pub fn each<T>(&self, key: &'static str, read: impl Fn(&Place<'_>) -> Option<T>) -> Vec<T> {
        let Some(place) = self.find(key) else { return Vec::new() };
        elements(&place).map(|places| places.iter().filter_map(read).collect()).unwrap_or_default()
    }

    /// The keys and values of this table as places, for tables whose keys are words of a vocabulary.
    fn pairs<W: Word, T: FromToml>(&self) -> Option<Vec<(W, T)>> {
        let mut whole = true;
        let mut pairs = Vec::new();
        for (key, value) in self.entries {
            let place = self.below(key.span().start, key.get_ref(), value.get_ref());
            let word = W::from_word(key.get_ref());
            if word.is_none() {
                let known = place.document.hint(key.get_ref(), W::ALL.iter().map(|word| word.as_str()));
                place.wrong::<()>(format!("no {} is called {}{known}", W::KIND, quoted(key.get_ref())));
            }
            match (word, T::from_toml(&place)) {
                (Some(word), Some(value)) => pairs.push((word, value)),
                _ => whole = false,
            }
        }
        whole.then_some(pairs)
    }

    /// Reports a problem with `key`, at its place where it is there.
    pub fn wrong_at(&self, key: &'static str, text: impl Into<String>) {
        match self.find(key) {
            Some(place) => place.wrong::<()>(text),
            None => self.place.wrong::<()>(text),
        };
    }

    /// The place of the table itself.
    pub fn place(&self) -> &Place<'_> {
        &self.place
    }

    fn find(&self, key: &'static str) -> Option<Place<'_>> {
        self.known.borrow_mut().push(key);
        let (name, value) = self.entries.iter().find(|(name, _)| name.get_ref() == key)?;
        Some(self.below(name.span().start, key, value.get_ref()))
    }

    fn below<'b>(&'b self, at: usize, key: &str, value: &'b DeValue<'b>) -> Place<'b> {
        let key = if self.place.key.is_empty() { key.to_owned() } else { format!("{}.{key}", self.place.key) };
        Place { document: self.place.document, at, owner: self.place.owner, key, value: Some(value) }
    }

    /// Reports keys that nobody asked for. A table read by `pairs` has asked for all.
    fn finish(&self) {
        let known = self.known.borrow();
        if known.is_empty() {
            return;
        }
        let is_known = |name: &str| known.contains(&name);
        let mut unknown: Vec<_> = self.entries.iter().filter(|(name, _)| !is_known(name.get_ref())).collect();
        crate::order::by_key(&mut unknown, |(name, _)| name.span().start);
        for (name, value) in unknown {
            let text = name.get_ref();
            let known = self.place.document.hint(text, known.iter().copied());
            let key = shown(&shortened(text, LONGEST_NAME));
            self.below(name.span().start, &key, value.get_ref()).wrong::<()>(format!("unknown key{known}"));
        }
    }
}

fn elements<'b>(place: &'b Place<'b>) -> Option<Vec<Place<'b>>> {
    let Some(DeValue::Array(array)) = place.value else { return place.is_not("a list") };
    let element = |(index, value): (usize, &'b Spanned<DeValue<'b>>)| Place {
        document: place.document,
        at: value.span().start,
        owner: place.owner,
        key: format!("{}[{}]", place.key, index + 1),
        value: Some(value.get_ref()),
    };
    Some(array.iter().enumerate().map(element).collect())
}

impl FromToml for &'static str {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let Some(text) = place.value.and_then(DeValue::as_str) else { return place.is_not("text") };
        if text.trim().is_empty() {
            return place.wrong("is empty");
        }
        if text.trim() != text {
            return place.wrong("begins or ends with white space");
        }
        if let Some(control) = text.chars().find(|c| is_hidden(*c)) {
            return place.wrong(format!("has the control character {}", control.escape_unicode()));
        }
        Some(String::leak(text.to_owned()))
    }
}

impl FromToml for bool {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.value.and_then(DeValue::as_bool).or_else(|| place.is_not("true or false"))
    }
}

/// No figure of training or of a body is larger; what is beyond it is a slip.
const LARGEST_NUMBER: u32 = 100_000;

impl FromToml for u32 {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let Some(integer) = place.value.and_then(DeValue::as_integer) else { return place.is_not("a whole number") };
        Self::from_str_radix(integer.as_str(), integer.radix()).ok().filter(|number| *number <= LARGEST_NUMBER).or_else(
            || {
                let shown = shortened(integer.as_str(), LONGEST_NAME);
                place.wrong(format!("must be from 0 to {LARGEST_NUMBER}, not {shown}"))
            },
        )
    }
}

impl FromToml for f32 {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let number = match place.value {
            Some(DeValue::Float(float)) => float.as_str().parse().ok(),
            Some(DeValue::Integer(integer)) => integer.as_str().parse().ok(),
            _ => return place.is_not("a number"),
        };
        let most = LARGEST_NUMBER as Self;
        number
            .filter(|number: &Self| (-most..=most).contains(number))
            .or_else(|| place.wrong(format!("must be a number from -{LARGEST_NUMBER} to {LARGEST_NUMBER}")))
    }
}

impl<T: FromToml + 'static> FromToml for &'static [T] {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let places = elements(place)?;
        let read: Vec<T> = places.iter().filter_map(T::from_toml).collect();
        (read.len() == places.len()).then(|| &*read.leak())
    }
}
