//! Ids and names for imported exercises: fit for a command and a table, and nobody else's.

use std::collections::BTreeSet;
use std::iter::once;

use crate::catalog::check::plain;
use crate::catalog::{Catalog, Exercise};

use super::tables::Tables;

/// The longest id and name that a catalog takes, in characters.
const LONGEST_ID: usize = 40;
const LONGEST_NAME: usize = crate::catalog::parse::LONGEST_NAME;

/// The ids and names that are taken.
pub struct Labels {
    prefix: &'static str,
    suffix: &'static str,
    taken: BTreeSet<String>,
}

/// What an exercise is called.
pub struct Label {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name in full, where that is too long for a table.
    pub alias: Option<String>,
}

/// The exercises of a catalog, except what an earlier import of the same data set left among them: that is replaced.
pub fn foreign<'a>(tables: &Tables, catalog: &'a Catalog) -> impl Iterator<Item = &'a Exercise> {
    let prefix = tables.prefix;
    let own = move |id: &str| id.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'));
    catalog.exercises().iter().copied().filter(move |exercise| !own(exercise.id))
}

impl Labels {
    /// Those of the catalog in use and of `others`.
    pub fn new(tables: &Tables, in_use: &Catalog, others: &[&Catalog]) -> Self {
        let exercises = others.iter().chain([&in_use]).flat_map(|catalog| foreign(tables, catalog));
        let names = exercises.flat_map(|exercise| [&[exercise.id, exercise.name], exercise.aliases].concat());
        Self { prefix: tables.prefix, suffix: tables.suffix, taken: names.map(plain).collect() }
    }

    /// An id and a name that nothing has yet, made from those of a row: as they are, or numbered from 2 on. A name that is
    /// taken says first where it comes from.
    pub fn label(&mut self, id: &str, name: &str) -> Label {
        let Self { prefix, suffix, .. } = *self;
        let lower = id.to_lowercase();
        let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        let whole = once(prefix).chain(parts).collect::<Vec<_>>().join("-");
        let endings = once(String::new()).chain((2..).map(|number| format!("-{number}")));
        let id = self.first_free(endings.map(|ending| short_id(&whole, &ending, prefix)));
        let endings = [String::new(), format!(" {suffix}")].into_iter();
        let endings = endings.chain((2..).map(|number| format!(" {number} {suffix}")));
        let shown = self.first_free(endings.map(|ending| short_name(name, &ending)));
        let is_new = name.chars().count() > LONGEST_NAME && self.taken.insert(plain(name));
        Label { id, name: shown, alias: is_new.then(|| name.to_owned()) }
    }

    /// The first that is free, which it is no longer. There is always one.
    fn first_free(&mut self, mut labels: impl Iterator<Item = String>) -> String {
        labels.find(|label| self.taken.insert(plain(label))).unwrap_or_default()
    }
}

/// `id` with `ending`, cut off between two words where both are too long.
fn short_id(id: &str, ending: &str, prefix: &str) -> String {
    let room = LONGEST_ID - ending.len();
    let short: String = id.chars().take(room).collect();
    let kept = match short.rfind('-') {
        Some(at) if id.len() > room && at > prefix.len() => short.get(..at).unwrap_or(&short),
        _ => short.trim_end_matches('-'),
    };
    format!("{kept}{ending}")
}

/// `name` with `ending`, its own end cut off where both are too long for a table.
fn short_name(name: &str, ending: &str) -> String {
    let room = LONGEST_NAME - ending.chars().count();
    if name.chars().count() <= room {
        return format!("{name}{ending}");
    }
    let cut: String = name.chars().take(room - 1).collect();
    format!("{}…{ending}", cut.trim_end())
}
