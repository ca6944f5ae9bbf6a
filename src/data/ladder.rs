//! How moves go on from week to week: the ladders that they climb, kept in `data/ladders.toml`.

mod lived;
mod load;
mod reader;

use databake::Bake;

use crate::catalog::toml_reader::{plain_tables, tables};
use crate::catalog::words::words;
use crate::catalog::{Equipment, Exercise, Goal, Level, Load, Range, Word};

pub use lived::Lived;
pub use load::{Form, Resistance};
pub use reader::parse;

words! {
    /// What a step changes.
    StepKind, "kind of step", ladder:
    Reps = "reps": "more repetitions in a set",
    Seconds = "seconds": "longer continuous movement",
    Load = "load": "more resistance; the repetitions begin again at the lower end",
    Form = "form": "another move in its place: a harder form, or a sibling at the start of a block",
    Hold = "hold": "a longer hold",
    Tempo = "tempo": "a slower lowering",
    Sets = "sets": "one more set; in a lighter week fewer",
    Rest = "rest": "a shorter rest between sets",
    Keep = "keep": "nothing: it is at the end of its ladder and kept on purpose",
}

words! {
    /// What a move is like, as far as it decides how it grows.
    Kind, "kind of move", ladder:
    Heavy = "heavy": "a heavy lift for repetitions",
    Loaded = "loaded": "other resistance that trains, for repetitions",
    Light = "light": "a light resistance",
    Unloaded = "unloaded": "repetitions against one's own weight",
    Held = "held": "a hold without repetitions",
    Drill = "drill": "too light to train a muscle",
}

/// All that `data/ladders.toml` holds.
#[derive(Debug, Clone, Copy, Bake)]
#[databake(path = crate::ladder)]
pub struct Ladders {
    /// What holds for all ladders.
    pub general: General,
    /// The ladders, in the order in which moves grow.
    pub ladders: &'static [Ladder],
    /// The condition of each kind of step.
    pub conditions: Conditions,
    /// Why a move stays as it is.
    pub keep: Keep,
    /// What a week that was lived asks of the next.
    pub lived: Lived,
    /// Resistance, by what gives it.
    pub loads: &'static [Resistance],
}

tables! {
    /// What holds for all ladders.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct General {
        /// Sessions of a move before its harder form, at least.
        pub form_after: u32,
        /// The first week with a harder way to do a move, for each level.
        pub forms_from: &'static [u32],
        /// The same where something hurts.
        pub forms_from_hurting: u32,
        /// Sessions of a move before its resistance grows, at least.
        pub load_after: u32,
        /// Weeks from one step in resistance to the next, at least.
        pub load_every: u32,
        /// Sets with which a move that had to wait comes back.
        pub return_sets: u32,
        /// Moves that are the same work, by their exercises' ids.
        pub alike: &'static [&'static [&'static str]],
        /// Weeks that a drill waits for all others, at most.
        pub drill_after: u32,
        /// Moves of a session that take a step in a week, of those that take turns.
        pub in_turn: u32,
        /// The same where something hurts, or every session is easy.
        pub in_turn_gentle: u32,
        /// The same in the week that opens a block, after a lighter one.
        pub in_turn_opening: u32,
        /// Moves of a session that take on resistance or a set in one week, at most, for each level.
        pub heavier: &'static [u32],
        /// The same in the week that opens a block.
        pub heavier_opening: &'static [u32],
        /// Whether moves are done in more sets in that week.
        pub sets_opening: bool,
        /// Sessions a week, at most, in which a move that had to wait comes back at first.
        pub return_sessions: u32,
        /// Moves besides the row that change to a sibling at the start of a block, at most, for each level.
        pub siblings: &'static [u32],
        /// The kinds of those moves.
        pub sibling_kinds: &'static [Kind],
        /// Sets of a drill, at most.
        pub drill_sets: u32,
        /// Points by which a sibling may be worth less, at most.
        pub sibling_within: u32,
        /// Moves change to siblings in every so-manieth block.
        pub sibling_blocks: u32,
        /// Goals for which each block does its stretches once more.
        pub stretch_goals: &'static [Goal],
        /// Seconds by which a stretch that is done once is held longer instead.
        pub stretch_longer: u32,
    }

    /// What comes next for a kind of move. Lists hold a figure for each level.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Ladder {
        /// The kind of move.
        pub kind: Kind,
        /// For these goals alone, where some are named.
        pub goals: &'static [Goal] = or_default,
        /// For these exercises alone, whatever their kind, where some are named.
        pub moves: &'static [&'static str] = or_default,
        /// Whether it is climbed in every building week, and not by turns.
        pub weekly: bool = or_default,
        /// Weeks from one step to the next, at least; 0 where it may go on every week.
        pub every: u32 = or_default,
        /// Weeks from one step in resistance to the next, at least, where the ladder has its own figure.
        pub load_every: Option<u32> = optional,
        /// The steps; the first that can be taken is taken.
        pub steps: &'static [StepKind],
        /// By how many the lower end of the repetitions rises.
        pub reps_step: &'static [u32] = or_default,
        /// Repetitions above the dose's upper end, at most.
        pub reps_above: &'static [u32] = or_default,
        /// Seconds by which a hold grows.
        pub hold_step: u32 = or_default,
        /// Seconds of a hold, at most; or its dose's most.
        pub hold_most: &'static [u32] = or_default,
        /// Sets, at most; or its dose's most.
        pub sets_most: &'static [u32] = or_default,
        /// Sets that a hold keeps as it grows longer after the first block, at most; 0 for all.
        pub sets_eased: u32 = or_default,
        /// The first week with a set more than at first.
        pub sets_from: u32 = or_default,
        /// Where repetitions begin again once the resistance has grown, in place of the dose's, from `again_from` on.
        pub again: Option<Range> = optional,
        /// The first week of that, for each level; 0 for never.
        pub again_from: &'static [u32] = or_default,
        /// Seconds of a slower lowering.
        pub lower: u32 = or_default,
        /// Seconds by which a rest is cut.
        pub rest_step: u32 = or_default,
        /// Seconds of the shortest rest.
        pub rest_least: u32 = or_default,
    }

    /// The condition of each kind of step, as it is printed.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Conditions {
        /// Of more repetitions.
        pub reps: &'static str,
        /// Of longer movement.
        pub seconds: &'static str,
        /// Of a longer hold.
        pub hold: &'static str,
        /// Of another set.
        pub sets: &'static str,
        /// Of a slower lowering.
        pub tempo: &'static str,
        /// Of a shorter rest.
        pub rest: &'static str,
        /// Of more resistance.
        pub load: &'static str,
        /// Of a stretch that is done more often, or longer.
        pub stretch: &'static str,
        /// Of a harder form.
        pub form: &'static str,
        /// That of a step which two sessions with more than was asked have earned.
        pub climbed: &'static str,
        /// What is added to each where something hurts.
        pub hurts: &'static str,
        /// What to do where a condition is not met.
        pub not_met: &'static str,
    }

    /// Why a move stays as it is, as it is printed.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Keep {
        /// At the end of its ladder.
        pub end: &'static str,
        /// For want of time.
        pub minutes: &'static str,
        /// Because what takes no time comes later.
        pub later: &'static str,
        /// Because the week has grown enough.
        pub enough: &'static str,
        /// Why a sibling comes in at the start of a block.
        pub sibling: &'static str,
        /// How a sibling comes in that was there before.
        pub back: &'static str,
        /// The same where a step in resistance was due when it went.
        pub back_on: &'static str,
        /// What comes after the last week.
        pub then: &'static str,
        /// Why a set is left out in the second week back from a long break.
        pub back_again: &'static str,
        /// After a week that had less of it.
        pub restored: &'static str,
        /// Because of what became of the week before.
        pub lived: &'static str,
        /// Why a move gives way, or is done less.
        pub hurt: &'static str,
        /// The same of a move of which less was done than was asked.
        pub behind: &'static str,
    }
}

plain_tables!(General, Conditions, Keep);

impl Kind {
    /// What `exercise` is like when it is dosed in repetitions, or not.
    pub fn of(exercise: &Exercise, has_reps: bool) -> Self {
        match exercise.load {
            Load::None | Load::Light if !has_reps => Self::Held,
            Load::Heavy => Self::Heavy,
            Load::Moderate => Self::Loaded,
            _ if exercise.volume_credit.is_empty() => Self::Drill,
            Load::Light if !exercise.equipment.is_empty() => Self::Light,
            Load::Light | Load::None => Self::Unloaded,
        }
    }
}

impl Ladders {
    /// The ladder that `exercise` climbs, and its place among all.
    pub fn of(&self, exercise: &Exercise, has_reps: bool, goal: Goal) -> Option<(usize, &'static Ladder)> {
        let kind = Kind::of(exercise, has_reps);
        let fits = |ladder: &Ladder| {
            let named = ladder.moves.contains(&exercise.id);
            (named || (ladder.moves.is_empty() && ladder.kind == kind))
                && (ladder.goals.is_empty() || ladder.goals.contains(&goal))
        };
        self.ladders.iter().enumerate().find(|(_, ladder)| fits(ladder))
    }

    /// What gives the resistance of an exercise done with `pieces`, where it is more than one's own weight: of that a first
    /// weight is to be found.
    pub fn lifted(&self, exercise: &Exercise, pieces: &[Equipment]) -> Option<&'static Resistance> {
        let resists = exercise.load >= Load::Moderate || (exercise.load == Load::Light && !pieces.is_empty());
        self.resistance(exercise.id, pieces).filter(|_| resists)
    }

    /// What gives the resistance of the exercise `id`, done with `pieces`; nothing where it has none that could grow.
    pub fn resistance(&self, id: &str, pieces: &[Equipment]) -> Option<&'static Resistance> {
        let fits =
            |load: &&Resistance| load.moves.contains(&id) || load.equipment.iter().any(|piece| pieces.contains(piece));
        self.loads.iter().find(fits)
    }
}

impl Ladder {
    /// The figure of a list for `level`; nought where it has none.
    pub fn figure(list: &[u32], level: Level) -> u32 {
        let at = Level::ALL.iter().position(|other| *other == level).unwrap_or_default();
        list.get(at).copied().unwrap_or_default()
    }
}

impl Conditions {
    /// The condition of a step of this kind, where it has one.
    pub fn of(&self, kind: StepKind) -> Option<&'static str> {
        Some(match kind {
            StepKind::Reps => self.reps,
            StepKind::Seconds => self.seconds,
            StepKind::Hold => self.hold,
            StepKind::Sets => self.sets,
            StepKind::Tempo => self.tempo,
            StepKind::Rest => self.rest,
            StepKind::Load => self.load,
            StepKind::Form => self.form,
            StepKind::Keep => return None,
        })
    }
}
