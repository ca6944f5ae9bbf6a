//! What a person may do: the level, the equipment at hand, and what was asked to be left out.

use std::fmt;

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
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Exclusion<'a> {
    /// It was asked to be left out.
    Asked,
    /// It is above the person's level.
    Level(Level),
    /// It needs what is not at hand.
    Equipment(&'a Exercise),
    /// It can't be done in the positions that are possible.
    Place,
}

impl Exclusion<'_> {
    /// The id of the rule that keeps it out; `exclude` for a wish.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Asked => "exclude",
            Self::Level(_) => "level-gate",
            Self::Equipment(_) | Self::Place => "equipment",
        }
    }
}

impl fmt::Display for Exclusion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked => f.write_str("you asked to leave it out"),
            Self::Level(level) => write!(f, "it is for {} trainees", at_least(*level)),
            Self::Equipment(exercise) => write!(f, "it needs {}", needs(exercise)),
            Self::Place => f.write_str("it is neither standing nor seated on a chair"),
        }
    }
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
    pub fn excludes<'e>(&self, exercise: &'e Exercise) -> Option<Exclusion<'e>> {
        if self.excluded.iter().any(|id| id == exercise.id) {
            return Some(Exclusion::Asked);
        }
        if exercise.level > self.level {
            return Some(Exclusion::Level(exercise.level));
        }
        if exercise.equipment_from(&self.at_hand.equipment).is_none() {
            return Some(Exclusion::Equipment(exercise));
        }
        (!exercise.fits_place(&self.at_hand.positions)).then_some(Exclusion::Place)
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
