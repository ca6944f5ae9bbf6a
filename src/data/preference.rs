//! What somebody's week or session should hold besides what every plan must: the preferences of conditions and goals, in
//! `data/preferences.toml`. Each is a rule with a check, and with its gap where it can't be kept.

use std::cell::RefCell;

use databake::Bake;

use crate::catalog::toml_reader::{Document, Table, tables};
use crate::catalog::{Catalog, Exercise, Goal, Level, Problem, Problems, Use};
use crate::condition::{Conditions, Trigger};
use crate::suggest::hint;

tables! {
    /// What a week or a session should hold, for some conditions or goals.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::preference)]
    pub struct Preference {
        /// The id of its rule, kebab-case.
        pub id: &'static str,
        /// What it asks for, as a rule for people.
        pub says: &'static str,
        /// Ids of the sources of that rule.
        pub sources: &'static [&'static str],
        /// What its moves are called in a message: "a lumbar flexion stretch".
        pub named: &'static str,
        /// The conditions that it is for.
        pub conditions: &'static [&'static str] = or_default,
        /// The goals that it is for.
        pub goals: &'static [Goal] = or_default,
        /// The easiest level that it is for; any, where absent.
        pub level_from: Option<Level> = optional,
        /// What the moves serve as.
        pub purpose: Use = required "use",
        /// Which moves; one of these must fit.
        pub moves: &'static [Trigger],
        /// How many different ones a week holds, at least.
        pub different: Option<u32> = optional,
        /// How many sessions of a week hold one, at least.
        pub sessions: Option<u32> = optional,
        /// Whether every session holds one.
        pub every_session: bool = or_default,
        /// How many a session holds, at most.
        pub most: Option<u32> = optional,
        /// How many sessions of a week hold one, at most.
        pub most_sessions: Option<u32> = optional,
        /// For so many weeks from the start; for all, where absent.
        pub first_weeks: Option<u32> = optional,
        /// Whether it is passed over in silence where no such move is allowed.
        pub where_possible: bool = or_default,
    }
}

impl Preference {
    /// Whether `exercise` is one of its moves.
    pub fn fits(&self, exercise: &Exercise) -> bool {
        self.moves.iter().any(|trigger| trigger.fits(exercise))
    }

    /// Whether it is for somebody of this level, goal and these conditions.
    pub fn applies<'c>(&self, level: Level, goal: Goal, mut conditions: impl Iterator<Item = &'c str>) -> bool {
        self.level_from.is_none_or(|from| level >= from)
            && (self.goals.contains(&goal) || conditions.any(|condition| self.conditions.contains(&condition)))
    }

    /// Whether it still holds in this week, counted from 1.
    pub fn holds_in(&self, week: u32) -> bool {
        self.first_weeks.is_none_or(|weeks| week <= weeks)
    }

    /// In how many of `count` sessions it wants one of its moves.
    pub fn wanted_sessions(&self, count: u32) -> u32 {
        if self.every_session { count } else { self.sessions.unwrap_or_default() }
    }
}

/// What the entries of `data/preferences.toml` are held against.
struct Reader<'a> {
    conditions: &'a Conditions,
    catalog: &'a Catalog,
    /// The ids that have been read.
    ids: RefCell<Vec<&'static str>>,
}

/// Reads preferences from the text of `file`; their conditions are among `conditions`, their moves and sources in `catalog`.
///
/// # Errors
/// All problems of the file.
pub fn parse(
    file: &str,
    text: &str,
    conditions: &Conditions,
    catalog: &Catalog,
) -> Result<&'static [Preference], Problems> {
    let document = Document::new(file, text);
    let reader = Reader { conditions, catalog, ids: RefCell::default() };
    let read =
        document.read(text, |table| table.each("preference", |place| place.entry(|table| reader.preference(table))));
    let problems: Vec<Problem> = document.into_problems();
    match read {
        Some(preferences) if problems.is_empty() => Ok(preferences.leak()),
        _ => Err(Problems(problems)),
    }
}

impl Reader<'_> {
    fn preference(&self, table: &Table<'_>) -> Option<Preference> {
        let preference = Preference::read(table)?;
        self.check(&preference, table);
        self.ids.borrow_mut().push(preference.id);
        Some(preference)
    }

    /// Tells what names nothing, and what asks for nothing or for nobody.
    fn check(&self, preference: &Preference, table: &Table<'_>) {
        let Preference { id, conditions, goals, sources, different, sessions, most, most_sessions, .. } = preference;
        if self.ids.borrow().contains(id) {
            table.wrong_at("id", format!("{id} stands twice; an id names one preference"));
        }
        if different.or(*sessions).or(*most).or(*most_sessions).is_none() && !preference.every_session {
            let text = "is missing, and so are sessions, every_session, most and most_sessions: it asks for nothing";
            table.wrong_at("different", text);
        }
        if conditions.is_empty() && goals.is_empty() {
            table.wrong_at("conditions", "is missing, and so is goals: it is for nobody");
        }
        if sources.is_empty() {
            table.wrong_at("sources", "is empty; a preference says where it comes from, if only backplan");
        }
        let known = || self.conditions.conditions.iter().map(|condition| condition.id);
        for name in conditions.iter().filter(|name| !known().any(|known| known == **name)) {
            table.wrong_at("conditions", format!("no condition is called {name:?}; {}", hint(name, known())));
        }
        let cited = || self.catalog.sources().iter().map(|source| source.id);
        for name in sources.iter().filter(|name| !cited().any(|known| known == **name)) {
            table.wrong_at("sources", format!("no source is called {name:?}; {}", hint(name, cited())));
        }
        let serves = |exercise: &Exercise| {
            exercise.doses.iter().any(|dose| dose.purpose == preference.purpose) && preference.fits(exercise)
        };
        if !self.catalog.exercises().iter().any(|exercise| serves(exercise)) {
            table.wrong_at("moves", format!("fit no exercise that has a dose for {}", preference.purpose));
        }
    }
}
