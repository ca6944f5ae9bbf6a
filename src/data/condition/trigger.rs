//! Which moves a verdict is about.

use databake::Bake;

use crate::catalog::toml_reader::{FromToml, Place, fields};
use crate::catalog::{Demand, Exercise, Load, Motion, Muscle, Part, Pattern, Position, Reach, Region, Role, SpineUse};

/// What a move must be to fit: everything that is given must hold.
#[derive(Debug, Clone, Copy, Bake)]
#[databake(path = crate::condition)]
pub struct Trigger {
    /// One of its spine entries is all of this.
    pub spine: Option<SpineTrigger>,
    /// None of its spine entries is all of this.
    pub no_spine: Option<SpineTrigger>,
    /// It has at least one of these demands.
    pub demands: &'static [Demand],
    /// It has all of these demands.
    pub all_demands: &'static [Demand],
    /// It has none of these demands.
    pub no_demands: &'static [Demand],
    /// Its pattern is one of these.
    pub patterns: &'static [Pattern],
    /// Its pattern is none of these.
    pub no_patterns: &'static [Pattern],
    /// Its position is one of these.
    pub positions: &'static [Position],
    /// Its position is none of these.
    pub no_positions: &'static [Position],
    /// It serves as one of these.
    pub roles: &'static [Role],
    /// It serves as none of these.
    pub no_roles: &'static [Role],
    /// It is for one of these regions.
    pub regions: &'static [Region],
    /// One of these is among the muscles that do most of the work.
    pub muscles: &'static [Muscle],
    /// Its load on the muscles is at least this.
    pub load_from: Option<Load>,
    /// Its load on the muscles is at most this.
    pub load_to: Option<Load>,
    /// It is done one side at a time, or it is not.
    pub per_side: Option<bool>,
    /// The easiest level that may do it is at least this.
    pub level_from: Option<crate::catalog::Level>,
}

/// What a spine entry must be: everything that is given must hold.
#[derive(Debug, Clone, Copy, Bake)]
#[databake(path = crate::condition)]
pub struct SpineTrigger {
    /// Its motion is one of these; any, where empty.
    pub motions: &'static [Motion],
    /// Its load is at least this.
    pub load_from: Option<Load>,
    /// Its load is at most this.
    pub load_to: Option<Load>,
    /// It is held, or it is not.
    pub held: Option<bool>,
    /// It goes to the end of the range.
    pub end: Option<bool>,
    /// The part that moves; the whole spine or the low back, where absent.
    pub part: Option<Part>,
}

impl Trigger {
    /// Whether `exercise` is all that is given.
    pub fn fits(&self, exercise: &Exercise) -> bool {
        let spine = |trigger: &SpineTrigger| exercise.spine.iter().any(|entry| trigger.fits(*entry));
        let demands = |demand: &Demand| exercise.demands.contains(demand);
        let within = |load: Load, from: Option<Load>, to: Option<Load>| {
            from.is_none_or(|from| load >= from) && to.is_none_or(|to| load <= to)
        };
        self.spine.as_ref().is_none_or(spine)
            && !self.no_spine.as_ref().is_some_and(spine)
            && (self.demands.is_empty() || self.demands.iter().any(demands))
            && self.all_demands.iter().all(demands)
            && !self.no_demands.iter().any(demands)
            && (self.patterns.is_empty() || self.patterns.contains(&exercise.pattern))
            && !self.no_patterns.contains(&exercise.pattern)
            && (self.positions.is_empty() || self.positions.contains(&exercise.position))
            && !self.no_positions.contains(&exercise.position)
            && (self.roles.is_empty() || self.roles.iter().any(|role| exercise.serves(*role)))
            && !self.no_roles.iter().any(|role| exercise.serves(*role))
            && (self.regions.is_empty() || self.regions.iter().any(|region| exercise.regions.contains(region)))
            && (self.muscles.is_empty() || self.muscles.iter().any(|muscle| exercise.muscles.primary.contains(muscle)))
            && within(exercise.load, self.load_from, self.load_to)
            && self.per_side.is_none_or(|per_side| exercise.per_side == per_side)
            && self.level_from.is_none_or(|level| exercise.level >= level)
    }
}

impl SpineTrigger {
    fn fits(&self, entry: SpineUse) -> bool {
        (self.motions.is_empty() || self.motions.contains(&entry.motion))
            && self.load_from.is_none_or(|load| entry.load >= load)
            && self.load_to.is_none_or(|load| entry.load <= load)
            && self.held.is_none_or(|held| entry.held == held)
            && self.end.is_none_or(|end| (entry.reach == Some(Reach::End)) == end)
            && entry.part == self.part
    }
}

impl FromToml for Trigger {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            fields!(table => Self {
                spine: optional,
                no_spine: optional,
                demands: or_default,
                all_demands: or_default,
                no_demands: or_default,
                patterns: or_default,
                no_patterns: or_default,
                positions: or_default,
                no_positions: or_default,
                roles: or_default,
                no_roles: or_default,
                regions: or_default,
                muscles: or_default,
                load_from: optional,
                load_to: optional,
                per_side: optional,
                level_from: optional,
            })
        })
    }
}

impl FromToml for SpineTrigger {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            fields!(table => Self {
                motions: or_default,
                load_from: optional,
                load_to: optional,
                held: optional,
                end: optional,
                part: optional,
            })
        })
    }
}
