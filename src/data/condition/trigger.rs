//! Which moves a verdict is about.

use databake::Bake;

use crate::catalog::toml_reader::{plain_tables, tables};
use crate::catalog::{Demand, Exercise, Load, Motion, Muscle, Part, Pattern, Position, Reach, Region, Role, SpineUse};

tables! {
    /// What a move must be to fit: everything that is given must hold.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::condition)]
    pub struct Trigger {
        /// One of its spine entries is all of this.
        pub spine: Option<SpineTrigger> = optional,
        /// None of its spine entries is all of this.
        pub no_spine: Option<SpineTrigger> = optional,
        /// It has at least one of these demands.
        pub demands: &'static [Demand] = or_default,
        /// It has all of these demands.
        pub all_demands: &'static [Demand] = or_default,
        /// It has none of these demands.
        pub no_demands: &'static [Demand] = or_default,
        /// Its pattern is one of these.
        pub patterns: &'static [Pattern] = or_default,
        /// Its pattern is none of these.
        pub no_patterns: &'static [Pattern] = or_default,
        /// Its position is one of these.
        pub positions: &'static [Position] = or_default,
        /// Its position is none of these.
        pub no_positions: &'static [Position] = or_default,
        /// It serves as one of these.
        pub roles: &'static [Role] = or_default,
        /// It serves as none of these.
        pub no_roles: &'static [Role] = or_default,
        /// It is for one of these regions.
        pub regions: &'static [Region] = or_default,
        /// One of these is among the muscles that do most of the work.
        pub muscles: &'static [Muscle] = or_default,
        /// Its load on the muscles is at least this.
        pub load_from: Option<Load> = optional,
        /// Its load on the muscles is at most this.
        pub load_to: Option<Load> = optional,
        /// It is done one side at a time, or it is not.
        pub per_side: Option<bool> = optional,
        /// The easiest level that may do it is at least this.
        pub level_from: Option<crate::catalog::Level> = optional,
    }

    /// What a spine entry must be: everything that is given must hold.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::condition)]
    pub struct SpineTrigger {
        /// Its motion is one of these; any, where empty.
        pub motions: &'static [Motion] = or_default,
        /// Its load is at least this.
        pub load_from: Option<Load> = optional,
        /// Its load is at most this.
        pub load_to: Option<Load> = optional,
        /// It is held, or it is not.
        pub held: Option<bool> = optional,
        /// It goes to the end of the range.
        pub end: Option<bool> = optional,
        /// The part that moves; the whole spine or the low back, where absent.
        pub part: Option<Part> = optional,
    }
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

plain_tables!(Trigger, SpineTrigger);
