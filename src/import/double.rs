//! Rows that tell of an exercise which is there already, be it in another spelling.

use std::collections::BTreeMap;

use crate::catalog::Catalog;

use super::label;
use super::row::{Row, plain};
use super::tables::Tables;

/// Why a double is left out, after "left out 12".
const IN_USE: &str = "that the catalog in use has already";
const TOLD: &str = "that another row has told already";

/// Words that make no other exercise.
const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// The exercises that are there: those of the catalog in use, and rows that were taken.
pub struct Doubles {
    in_use: BTreeMap<String, String>,
    rows: BTreeMap<String, String>,
    ids: BTreeMap<String, String>,
}

/// What a row is a double of.
#[derive(Clone, Copy)]
pub struct Double<'a> {
    /// Why it is left out.
    pub because: &'static str,
    /// What the other one is called.
    pub name: &'a str,
}

impl Doubles {
    /// Those of the catalog in use, by their ids, names and aliases; but not what an earlier import left among them, which is
    /// replaced.
    pub fn new(tables: &Tables, in_use: &Catalog) -> Self {
        let named = label::foreign(tables, in_use).flat_map(|exercise| {
            let names = [&[exercise.id, exercise.name], exercise.aliases].concat();
            names.into_iter().map(|name| (key(name), exercise.name.to_owned()))
        });
        Self { in_use: named.collect(), rows: BTreeMap::new(), ids: BTreeMap::new() }
    }

    /// What a row is a double of, if it is one: of the same name but for case, signs, spaces, articles and plurals, or of the
    /// same id.
    pub fn find(&self, row: &Row) -> Option<Double<'_>> {
        let key = key(&row.name);
        let told = || self.ids.get(&row.id).or_else(|| self.rows.get(&key)).map(|name| (TOLD, name));
        let found = self.in_use.get(&key).map(|name| (IN_USE, name)).or_else(told);
        found.map(|(because, name)| Double { because, name })
    }

    /// Remembers a row that was taken.
    pub fn add(&mut self, row: &Row) {
        self.ids.insert(row.id.clone(), row.name.clone());
        self.rows.insert(key(&row.name), row.name.clone());
    }
}

/// What names of the same exercise have in common.
fn key(name: &str) -> String {
    plain(name).split_whitespace().filter(|word| !ARTICLES.contains(word)).map(stem).collect()
}

/// A word without the ending of its plural; "presses" becomes "press", "flies" and "flyes" become "fly". That other words lose
/// an "e" does no harm: they lose it in every spelling.
fn stem(word: &str) -> String {
    let hisses = |stem: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end));
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let one = word.strip_suffix("es").filter(hisses);
    let one = one.or_else(|| word.strip_suffix('s').filter(|stem| !stem.ends_with('s'))).unwrap_or(word);
    one.trim_end_matches('e').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_same_exercise_have_the_same_key() {
        for names in [
            ["Pull-Up", "the pull ups", "PULLUPS"],
            ["Dumbbell Fly", "dumbbell flies", "Dumb-bell Flyes"],
            ["Leg Press", "Leg presses", "leg press."],
            ["Hip raise", "Hip Raises", "A hip-raise"],
            ["Child's Pose", "Childs pose", "Child\u{2019}s poses"],
        ] {
            assert!(names.iter().all(|name| key(name) == key(names[0])), "{names:?}: {:?}", names.map(key));
        }
        for [one, other] in [["Leg press", "Leg raise"], ["Row, seated", "Row, standing"], ["Plank 1", "Plank 2"]] {
            assert_ne!(key(one), key(other));
        }
    }
}
