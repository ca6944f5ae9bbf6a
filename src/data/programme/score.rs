//! The figures of the score: what makes one week better than another.

use databake::Bake;

use crate::catalog::toml_reader::{plain_tables, tables};

tables! {
    /// What makes one week better than another.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct ScoreFigures {
        /// The parts of a week's score.
        pub weights: Weights,
        /// What speaks for a move.
        pub points: Points,
        /// What it costs to miss something.
        pub costs: Costs,
        /// What speaks for a drill or a stretch beside those that are there.
        pub extras: ExtraPoints,
    }

    /// The weight of each part of a week's score, in hundredths.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Weights {
        /// Muscle groups near their target.
        pub volume: u32,
        /// Kinds of movement, all in the week.
        pub balance: u32,
        /// No two near-equal moves in a session.
        pub distinct: u32,
        /// Different moves over the week.
        pub variety: u32,
        /// Moves that the goal and the sources favour.
        pub favour: u32,
    }

    /// What speaks for a move, out of 1000.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Points {
        /// Every move has these.
        pub base: u32,
        /// It serves the goal.
        pub goal: u32,
        /// For each article that names it, four at most.
        pub article: u32,
        /// The goal favours its pattern.
        pub pattern: u32,
        /// It is made for the person's level, beyond a beginner's.
        pub at_level: u32,
        /// Taken off where a harder neighbour is allowed, beyond a beginner's level.
        pub outgrown: u32,
        /// Taken off from work too light to train a muscle, beyond a beginner's level.
        pub idle: u32,
        /// Taken off from a loaded move where an easier neighbour is allowed, for a beginner.
        pub too_soon: u32,
        /// A condition favours it.
        pub favoured: u32,
        /// Taken off: a condition asks for care with it.
        pub cautioned: u32,
        /// It is for a region that was asked to be put first.
        pub focus: u32,
        /// At most, by the seed.
        pub seeded: u32,
    }

    /// What it costs a week to miss something, next to the musts that may never be missed.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Costs {
        /// A must that may be missed with a notice of its gap.
        pub gap: u32,
        /// Ten sets of a muscle group, besides one for each set that is missing.
        pub ten_sets: u32,
        /// What a condition or a goal prefers.
        pub preferred: u32,
        /// Of the score: a hundredth of a set beyond the most of a muscle group.
        pub over: u32,
    }

    /// What speaks for a drill or a stretch beside those of the session and of the week, in points of a move.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct ExtraPoints {
        /// Each region that nothing else covers, two at most.
        pub new_region: u32,
        /// Taken off for each earlier session that has it.
        pub used_before: u32,
        /// Taken off where it is near-equal to one that is there.
        pub alike: u32,
        /// Taken off for each of its seconds, where time is short.
        pub second: u32,
    }
}

plain_tables!(ScoreFigures, Weights, Points, Costs, ExtraPoints);
