//! Ids and names for imported exercises: fit for a command and a table, and nobody else's.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::check::plain;

use super::tables::Tables;

/// The longest id and name that a catalog takes, in characters.
const LONGEST_ID: usize = 40;
const LONGEST_NAME: usize = 50;

/// The ids and names that are taken.
pub struct Labels {
    prefix: &'static str,
    suffix: &'static str,
    ids: BTreeSet<String>,
    names: BTreeSet<String>,
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

impl Labels {
    /// Those of `others`, except what an earlier import of the same data set left among them: that is replaced.
    pub fn new(tables: &Tables, others: &[&Catalog]) -> Self {
        let own = |id: &str| id.strip_prefix(tables.prefix).is_some_and(|rest| rest.starts_with('-'));
        let others = others.iter().flat_map(|catalog| catalog.exercises()).filter(|exercise| !own(exercise.id));
        let names = others
            .flat_map(|exercise| [exercise.id, exercise.name].into_iter().chain(exercise.aliases.iter().copied()));
        Self { prefix: tables.prefix, suffix: tables.suffix, ids: BTreeSet::new(), names: names.map(plain).collect() }
    }

    /// An id and a name that nothing has yet, made from those of a row.
    pub fn label(&mut self, id: &str, name: &str) -> Label {
        let id = self.id(id);
        self.names.insert(plain(&id));
        let shown = self.name(name);
        self.names.insert(plain(&shown));
        let is_new = name.chars().count() > LONGEST_NAME && self.names.insert(plain(name));
        Label { id, name: shown, alias: is_new.then(|| name.to_owned()) }
    }

    /// Lower-case letters and digits, every other sign a hyphen, numbered where it is taken.
    fn id(&mut self, id: &str) -> String {
        let lower = id.to_lowercase();
        let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        let whole = std::iter::once(self.prefix).chain(parts).collect::<Vec<_>>().join("-");
        let found = numbered(|ending| {
            let ending = ending.map(|number| format!("-{number}")).unwrap_or_default();
            let room = LONGEST_ID - ending.len();
            let short: String = whole.chars().take(room).collect();
            let kept = match short.rfind('-') {
                Some(at) if whole.len() > room && at > self.prefix.len() => short.get(..at).unwrap_or(&short),
                _ => short.trim_end_matches('-'),
            };
            let id = format!("{kept}{ending}");
            (!self.ids.contains(&id) && !self.names.contains(&plain(&id))).then_some(id)
        });
        self.ids.insert(found.clone());
        found
    }

    /// The name itself, or with where it comes from, or numbered besides.
    fn name(&self, name: &str) -> String {
        let free = |name: String| (!self.names.contains(&plain(&name))).then_some(name);
        free(shortened(name, "")).unwrap_or_else(|| {
            numbered(|number| {
                let ending =
                    number.map_or_else(|| self.suffix.to_owned(), |number| format!("{number} {}", self.suffix));
                free(shortened(name, &format!(" {ending}")))
            })
        })
    }
}

/// The first that is free: without a number, then from 2 on. There is always one.
fn numbered(free: impl Fn(Option<u64>) -> Option<String>) -> String {
    std::iter::once(None).chain((2..).map(Some)).find_map(free).unwrap_or_default()
}

/// `name` with `ending`, its own end cut off where both are too long for a table.
fn shortened(name: &str, ending: &str) -> String {
    let room = LONGEST_NAME - ending.chars().count();
    if name.chars().count() <= room {
        return format!("{name}{ending}");
    }
    let cut: String = name.chars().take(room - 1).collect();
    format!("{}…{ending}", cut.trim_end())
}
