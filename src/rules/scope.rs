//! What a person may do: the level, the equipment at hand, and what was asked to be left out.

use std::borrow::Cow;

use crate::catalog::{Demand, Equipment, Exercise, Level, Position, Word};
use crate::profile::{Name, Profile};
use crate::programme::Programmes;
use crate::suggest::listed;

/// What a profile allows, with presets taken apart.
#[derive(Debug, Clone)]
pub struct Scope {
    level: Level,
    equipment: Vec<Equipment>,
    positions: Vec<Position>,
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
        let mut scope = Self {
            level: profile.level,
            equipment: Vec::new(),
            positions: Vec::new(),
            excluded: profile.exclude.clone(),
        };
        for name in &profile.equipment {
            match programmes.preset(name) {
                Some(preset) => {
                    scope.equipment.extend(preset.equipment);
                    scope.positions.extend(preset.positions);
                }
                None => scope.equipment.extend(Equipment::from_word(name)),
            }
        }
        scope
    }

    /// This scope with one more piece of equipment.
    #[must_use]
    pub fn with(&self, piece: Equipment) -> Self {
        let mut more = self.clone();
        more.equipment.push(piece);
        more
    }

    /// The equipment at hand.
    #[must_use]
    pub fn equipment(&self) -> &[Equipment] {
        &self.equipment
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
        if exercise.equipment_from(&self.equipment).is_none() {
            return exclusion("equipment", format!("it needs {}", needs(exercise)).into());
        }
        if !self.fits_place(exercise) {
            return exclusion("equipment", "it is neither standing nor seated on a chair".into());
        }
        None
    }

    /// Where only some positions are possible (an office), nothing is done on the floor.
    fn fits_place(&self, exercise: &Exercise) -> bool {
        self.positions.is_empty()
            || (self.positions.contains(&exercise.position) && !exercise.demands.contains(&Demand::FloorSitting))
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
