//! What somebody's week or session should hold besides what every plan must: the preferences of conditions and goals, in
//! `data/preferences.toml`. Each is a rule with a check, and with its gap where it can't be kept.

use databake::Bake;

use crate::catalog::toml_reader::{Document, FromToml, Place, Table, fields};
use crate::catalog::{Exercise, Goal, Level, Problem, Problems, Use};
use crate::condition::{Conditions, Trigger};
use crate::suggest::hint;

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
    pub conditions: &'static [&'static str],
    /// The goals that it is for.
    pub goals: &'static [Goal],
    /// The easiest level that it is for; any, where absent.
    pub level_from: Option<Level>,
    /// What the moves serve as.
    pub purpose: Use,
    /// Which moves; one of these must fit.
    pub moves: &'static [Trigger],
    /// How many different ones a week holds, at least.
    pub different: Option<u32>,
    /// How many sessions of a week hold one, at least.
    pub sessions: Option<u32>,
    /// Whether every session holds one.
    pub every_session: bool,
    /// How many a session holds, at most.
    pub most: Option<u32>,
    /// Whether it is passed over in silence where no such move is allowed.
    pub where_possible: bool,
}

impl Preference {
    /// Whether `exercise` is one of its moves.
    #[must_use]
    pub fn fits(&self, exercise: &Exercise) -> bool {
        self.moves.iter().any(|trigger| trigger.fits(exercise))
    }

    /// Whether it is for somebody of this level, goal and these conditions.
    pub fn applies<'c>(&self, level: Level, goal: Goal, mut conditions: impl Iterator<Item = &'c str>) -> bool {
        self.level_from.is_none_or(|from| level >= from)
            && (self.goals.contains(&goal) || conditions.any(|condition| self.conditions.contains(&condition)))
    }

    /// In how many of `count` sessions it wants one of its moves.
    #[must_use]
    pub fn wanted_sessions(&self, count: u32) -> u32 {
        if self.every_session { count } else { self.sessions.unwrap_or_default() }
    }
}

/// Everything in `data/preferences.toml`.
struct Preferences {
    preferences: &'static [Preference],
}

/// Reads preferences from the text of `file`; their conditions are among `known`.
///
/// # Errors
/// All problems of the file.
pub fn parse(file: &str, text: &str, known: &Conditions) -> Result<&'static [Preference], Problems> {
    let document = Document::new(file, text);
    let read = document.read(text, |table| {
        let read = fields!(table => Preferences { preferences: required "preference" })?;
        let names = || known.conditions.iter().map(|condition| condition.id);
        let cited = read.preferences.iter().flat_map(|preference| preference.conditions);
        let wrong: Vec<&&str> = cited.filter(|name| !names().any(|known| known == **name)).collect();
        for name in &wrong {
            table.wrong_at("preference", format!("no condition is called {name:?}; {}", hint(name, names())));
        }
        wrong.is_empty().then_some(read.preferences)
    });
    let problems: Vec<Problem> = document.into_problems();
    match read.flatten() {
        Some(preferences) if problems.is_empty() => Ok(preferences),
        _ => Err(Problems(problems)),
    }
}

impl FromToml for Preference {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.entry(|table: &Table<'_>| {
            let preference = fields!(table => Self {
                id: required,
                says: required,
                sources: required,
                named: required,
                conditions: or_default,
                goals: or_default,
                level_from: optional,
                purpose: required "use",
                moves: required,
                different: optional,
                sessions: optional,
                every_session: or_default,
                most: optional,
                where_possible: or_default,
            })?;
            let Self { different, sessions, every_session, most, conditions, goals, .. } = preference;
            if different.or(sessions).or(most).is_none() && !every_session {
                table.wrong_at(
                    "different",
                    "is missing, and so are sessions, every_session and most: it asks for nothing",
                );
                return None;
            }
            if conditions.is_empty() && goals.is_empty() {
                table.wrong_at("conditions", "is missing, and so is goals: it is for nobody");
                return None;
            }
            Some(preference)
        })
    }
}
