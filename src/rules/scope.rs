//! What a person may do: the level, the equipment at hand, and what was asked to be left out.

use std::borrow::Cow;

use crate::catalog::{AtHand, Equipment, Exercise, Level, Word};
use crate::profile::{Name, Profile};
use crate::programme::Programmes;
use crate::suggest::listed;

/// What a profile allows, with presets taken apart.
#[derive(Debug, Clone)]
pub struct Scope {
    level: Level,
    at_hand: AtHand,
    excluded: Vec<Name>,
}

/// Why an exercise is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// The rule's id, or `exclude` for a wish.
    pub rule: &'static str,
    /// Why, in a few words.
    pub why: Cow<'static, str>,
}

impl Scope {
    /// What `profile` allows. Names of equipment that don't exist are passed over; the command line refuses them before.
    #[must_use]
    pub fn new(profile: &Profile, programmes: &Programmes) -> Self {
        let at_hand = programmes.at_hand(profile.equipment.iter().map(AsRef::as_ref));
        Self { level: profile.level, at_hand, excluded: profile.exclude.clone() }
    }

    /// This scope with one more piece of equipment.
    #[must_use]
    pub fn with(&self, piece: Equipment) -> Self {
        let mut more = self.clone();
        more.at_hand.equipment.push(piece);
        more
    }

    /// The equipment at hand.
    #[must_use]
    pub fn equipment(&self) -> &[Equipment] {
        &self.at_hand.equipment
    }

    /// Why `exercise` is out, where it is.
    #[must_use]
    pub fn excludes(&self, exercise: &Exercise) -> Option<Exclusion> {
        let exclusion = |rule, why: Cow<'static, str>| Some(Exclusion { rule, why });
        if self.excluded.iter().any(|id| id == exercise.id) {
            return exclusion("exclude", "you asked to leave it out".into());
        }
        if exercise.level > self.level {
            return exclusion("level-gate", format!("it is for {} trainees", at_least(exercise.level)).into());
        }
        if exercise.equipment_from(&self.at_hand.equipment).is_none() {
            return exclusion("equipment", format!("it needs {}", needs(exercise)).into());
        }
        if !exercise.fits_place(&self.at_hand.positions) {
            return exclusion("equipment", "it is neither standing nor seated on a chair".into());
        }
        None
    }
}

/// "a band", "a dumbbell or a kettlebell", "a bench and a dumbbell".
#[must_use]
pub fn needs(exercise: &Exercise) -> String {
    let sets: Vec<String> = exercise
        .equipment
        .iter()
        .map(|set| listed(&set.iter().map(|piece| format!("a {}", spoken(*piece))).collect::<Vec<_>>(), "and"))
        .collect();
    listed(&sets, "or")
}

/// A word as it is spoken, without its hyphens; a pull-up bar keeps the one it has.
fn spoken(piece: Equipment) -> String {
    match piece {
        Equipment::PullUpBar => "pull-up bar".to_owned(),
        other => other.as_str().replace('-', " "),
    }
}

fn at_least(level: Level) -> &'static str {
    match level {
        Level::Beginner => "all",
        Level::Intermediate => "intermediate and advanced",
        Level::Advanced => "advanced",
    }
}
