//! Which exercises fit what was asked for.

use super::check::plain;
use super::exercise::Exercise;
use super::words::{Equipment, Goal, Level, Muscle, Pattern, Position, Region, Role};
use super::{Catalog, names};

/// What an exercise must fit: an empty list fits everything, of several one must fit, all lists must fit.
#[derive(Debug, Default)]
pub struct Query {
    /// Regions; what is for the whole body fits every one.
    pub regions: Vec<Region>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Levels, each with those easier.
    pub levels: Vec<Level>,
    /// What is at hand, each alternative by itself.
    pub equipment: Option<AtHand>,
    /// Muscles, primary or secondary.
    pub muscles: Vec<Muscle>,
    /// Patterns.
    pub patterns: Vec<Pattern>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Ids of sources that name it.
    pub sources: Vec<String>,
    /// A word that its id, name or an alias holds.
    pub search: Option<String>,
}

/// What is at hand, and how the body may be placed.
#[derive(Debug, Clone, Default)]
pub struct AtHand {
    /// Pieces of equipment.
    pub equipment: Vec<Equipment>,
    /// Positions; any, where empty.
    pub positions: Vec<Position>,
}

impl Query {
    /// The exercises of `catalog` that fit, in the order of their ids.
    pub fn run(&self, catalog: &Catalog) -> Vec<&'static Exercise> {
        catalog.exercises().iter().copied().filter(|exercise| self.fits(exercise)).collect()
    }

    fn fits(&self, exercise: &'static Exercise) -> bool {
        let muscles = || exercise.muscles.primary.iter().chain(exercise.muscles.secondary);
        any(&self.regions, |region| exercise.trains(*region))
            && any(&self.roles, |role| exercise.serves(*role))
            && any(&self.levels, |level| exercise.level <= *level)
            && any(&self.muscles, |muscle| muscles().any(|other| other == muscle))
            && any(&self.patterns, |pattern| exercise.pattern == *pattern)
            && any(&self.goals, |goal| exercise.suits(*goal))
            && any(&self.sources, |source| exercise.sources.contains(&source.as_str()))
            && self.equipment.as_ref().is_none_or(|at_hand| at_hand.allows(exercise))
            && self.search.as_ref().is_none_or(|word| names(exercise).any(|name| plain(name).contains(&plain(word))))
    }
}

impl AtHand {
    /// Whether `exercise` can be done with it.
    pub fn allows(&self, exercise: &Exercise) -> bool {
        exercise.equipment_from(&self.equipment).is_some() && exercise.fits_place(&self.positions)
    }
}

fn any<T>(wanted: &[T], fits: impl Fn(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(fits)
}
