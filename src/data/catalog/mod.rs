//! The catalog: what exercises there are, and how they are read from data.
//!
//! The build script and a catalog given at run time go through the same types, the same reading and the same checks.

pub mod check;
pub mod exercise;
pub mod load;
mod needs;
pub mod parse;
pub mod problem;
pub mod query;
pub mod toml_reader;
pub mod words;

pub use exercise::{Caution, Credit, Dose, Exercise, ID, Muscles, Range, Source, SpineUse};
pub use problem::{Problem, Problems};
pub use query::{AtHand, Query};
pub use words::{
    Demand, Equipment, Evidence, Goal, Group, Level, Load, Motion, Muscle, Part, Pattern, Position, Reach, Region,
    Role, Use, Weekday, Word,
};

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::pose::Kit;
use check::plain;
use parse::{Located, Parsed};

/// A checked catalog, in the order of the ids.
#[derive(Debug, Clone)]
pub struct Catalog {
    exercises: Vec<&'static Exercise>,
    sources: Vec<&'static Source>,
    kit: Kit,
    /// Where exercises and sources are by their ids, once somebody has asked: plans ask thousands of times.
    ids: OnceLock<Ids>,
}

#[derive(Debug, Clone)]
struct Ids {
    exercises: FxHashMap<&'static str, &'static Exercise>,
    sources: FxHashMap<&'static str, &'static Source>,
}

impl Catalog {
    /// A catalog of entries that are known to be sound, such as those that the program was built with.
    pub fn from_checked(exercises: &'static [&'static Exercise], sources: &'static [&'static Source]) -> Self {
        Self::of(exercises.to_vec(), sources.to_vec(), Kit::empty(|_| Vec::new()))
    }

    fn of(exercises: Vec<&'static Exercise>, sources: Vec<&'static Source>, kit: Kit) -> Self {
        Self { exercises, sources, kit, ids: OnceLock::new() }
    }

    /// This catalog with what drawings are made of.
    #[must_use]
    pub fn drawn_by(self, kit: Kit) -> Self {
        Self { kit, ..self }
    }

    /// What drawings are made of.
    pub fn kit(&self) -> &Kit {
        &self.kit
    }

    /// This catalog with the entries of `parsed` added; an equal id replaces.
    ///
    /// # Errors
    /// All problems of `parsed`, by itself and beside this catalog.
    pub fn with(&self, mut parsed: Parsed) -> Result<Self, Problems> {
        let mut problems = std::mem::take(&mut parsed.problems);
        problems.extend(check::duplicates(&parsed));
        let exercises = merged(&self.exercises, &parsed.exercises, |exercise| exercise.id);
        let sources = merged(&self.sources, &parsed.sources, |source| source.id);
        if problems.is_empty() {
            problems.extend(check::references(&exercises, &sources));
        }
        let kit = self.kit.with(&parsed, &exercises, &mut problems);
        if !problems.is_empty() {
            crate::order::by(&mut problems, |a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
            return Err(Problems(problems));
        }
        Ok(Self::of(leaked(exercises), leaked(sources), kit))
    }

    /// This catalog without the exercises of these ids.
    #[must_use]
    pub fn without(&self, ids: &[&str]) -> Self {
        let exercises = self.exercises.iter().copied().filter(|exercise| !ids.contains(&exercise.id)).collect();
        Self::of(exercises, self.sources.clone(), self.kit)
    }

    /// All exercises, in the order of their ids.
    pub fn exercises(&self) -> &[&'static Exercise] {
        &self.exercises
    }

    /// All sources, in the order of their ids.
    pub fn sources(&self) -> &[&'static Source] {
        &self.sources
    }

    /// The exercise of this id.
    pub fn get(&self, id: &str) -> Option<&'static Exercise> {
        self.ids().exercises.get(id).copied()
    }

    /// The source of this id.
    pub fn source(&self, id: &str) -> Option<&'static Source> {
        self.ids().sources.get(id).copied()
    }

    fn ids(&self) -> &Ids {
        self.ids.get_or_init(|| Ids {
            exercises: self.exercises.iter().map(|exercise| (exercise.id, *exercise)).collect(),
            sources: self.sources.iter().map(|source| (source.id, *source)).collect(),
        })
    }

    /// The exercise that is called `name`: its id, its name or an alias, however they are cased and spaced.
    pub fn named(&self, name: &str) -> Option<&'static Exercise> {
        self.get(name).or_else(|| {
            let wanted = plain(name);
            self.exercises.iter().copied().find(|exercise| names(exercise).any(|name| plain(name) == wanted))
        })
    }

    /// The ids nearest to a name that no exercise has, best first.
    pub fn nearest(&self, wrong: &str) -> Vec<&'static str> {
        let near = crate::suggest::nearest(wrong, self.exercises.iter().map(|exercise| exercise.id));
        if !near.is_empty() {
            return near;
        }
        let aliases: Vec<String> =
            self.exercises.iter().flat_map(|exercise| names(exercise)).map(str::to_lowercase).collect();
        let found = crate::suggest::nearest(wrong, aliases.iter().map(String::as_str));
        found.into_iter().filter_map(|alias| self.named(alias)).map(|exercise| exercise.id).collect()
    }
}

/// Id, name and aliases of an exercise.
fn names(exercise: &'static Exercise) -> impl Iterator<Item = &'static str> {
    [exercise.id, exercise.name].into_iter().chain(exercise.aliases.iter().copied())
}

/// `old` with `new` added, an equal id replaced, in the order of the ids.
fn merged<T: Copy>(old: &[&'static T], new: &[Located<T>], id: fn(&T) -> &'static str) -> Vec<Located<T>> {
    let kept = old.iter().filter(|entry| !new.iter().any(|other| id(&other.value) == id(entry)));
    let kept = kept.map(|entry| Located { file: "<builtin>", line: 0, value: **entry });
    let mut all: Vec<Located<T>> = kept.chain(new.iter().copied()).collect();
    crate::order::by_key(&mut all, |entry| id(&entry.value));
    all
}

/// Catalogs live as long as the process: what was read is given over to it.
fn leaked<T>(entries: Vec<Located<T>>) -> Vec<&'static T> {
    let values: Vec<T> = entries.into_iter().map(|entry| entry.value).collect();
    values.leak().iter().collect()
}
