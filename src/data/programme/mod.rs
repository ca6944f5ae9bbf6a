//! The figures that a coach might want to change: what each level and goal gets. They live in `data/programmes.toml`.

mod beside;
mod score;
mod target;

use databake::Bake;

use crate::catalog::toml_reader::{Document, Table, plain_tables, tables};
use crate::catalog::{
    AtHand, Catalog, Equipment, Goal, Group, Level, Load, Pattern, Position, Problem, Problems, Range, Weekday, Word,
};
use crate::condition::Conditions;

use beside::Names;

pub use beside::{BadDayFigures, Besides, Choice, DeskFigures, Measure, Measures, Rung, Scale, Walking};
pub use score::{Costs, ExtraPoints, Points, ScoreFigures, Weights};
pub use target::Target;

tables! {
    /// All figures of the planner.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Programmes {
        /// How long things take.
        pub timing: Timing,
        /// The bounds of a session.
        pub session: SessionBounds,
        /// What makes one week better than another.
        pub score: ScoreFigures,
        /// A working day's breaks.
        pub desk: DeskFigures,
        /// Walks beside the sessions.
        pub walking: Walking,
        /// What is measured again and again.
        pub measures: Measures,
        /// The session for a bad day.
        pub bad_day: BadDayFigures,
        /// What each level gets, in the order of the levels.
        pub levels: &'static [LevelFigures] = required "level",
        /// What each goal gets, in the order of the goals.
        pub goals: &'static [GoalFigures] = required "goal",
        /// Which weekdays are usual for a number of days, one to seven.
        pub usual_days: &'static [&'static [Weekday]],
        /// What the names for common sets of equipment stand for.
        pub presets: &'static [Preset] = required "preset",
    }

    /// How long things take, in seconds.
    #[allow(clippy::struct_field_names, reason = "a unit belongs to the name")]
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Timing {
        /// A repetition of strengthening work: up, pause, down.
        pub rep_seconds: u32,
        /// A repetition of a flowing movement in a warm-up.
        pub flow_rep_seconds: u32,
        /// From one strengthening move to the next.
        pub change_seconds: u32,
        /// From one warm-up drill or stretch to the next, or from one side to the other.
        pub short_change_seconds: u32,
        /// A lighter set before a heavy lift, with the rest after it.
        pub ramp_up_set_seconds: u32,
    }

    /// The bounds of a session.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct SessionBounds {
        /// Seconds of dynamic warm-up.
        pub warm_up_seconds: Range,
        /// Strengthening moves in a hard session.
        pub hard_moves: Range,
        /// Strengthening moves in an easy session.
        pub easy_moves: Range,
        /// Static stretches.
        pub stretches: Range,
        /// Sets of a muscle group in a week from which on more counts against the week.
        pub most_sets: u32,
        /// Rows in a session, at most.
        pub most_rows: u32,
        /// Loaded hinges without support in a session, at most.
        pub most_hinges: u32,
        /// How often a stretch is held on each side, where its dose allows it.
        pub stretch_times: u32,
        /// For how many seconds, likewise.
        pub stretch_seconds: u32,
        /// Seconds by which a hold grows from week to week, within its dose.
        pub hold_step: u32,
        /// Minutes of a session up to which it is a short, easy one.
        pub short_minutes: u32,
        /// Static stretches where not even the shortest whole session fits into the time.
        pub short_stretches: u32,
        /// Different moves in a week of sessions that are done in turn, at most; those in water apart.
        pub most_different: u32,
        /// Sessions a week that are held in water, at most.
        pub most_water_sessions: u32,
        /// A region that is put first gets one set more for each so many that it would have, at least.
        pub focus_part: u32,
        /// Bridge repetitions in a day, at most, both sides together.
        pub most_bridges: u32,
        /// Seconds for which a bridge is held, at most.
        pub longest_bridge: u32,
        /// Hours between hard sessions, at least.
        pub hours_between_hard: u32,
        /// Lighter sets before the first heavy lift.
        pub ramp_up_sets: Range,
        /// The shortest rests that are sound.
        pub least_rest: Rest,
        /// Weeks of building before a lighter one, at most.
        pub weeks_of_building: u32,
        /// Hundredths of a building week's sets that a lighter one keeps.
        pub lighter_share: Range,
        /// Hundredths of a building week's sets that the next one stays below.
        pub most_growth: u32,
        /// Weeks for which a row version is kept.
        pub weeks_with_one_row: u32,
    }

    /// What a level gets.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct LevelFigures {
        /// The level.
        pub id: Level,
        /// Hard sessions a week.
        pub hard_sessions: Range,
        /// Training days a week where none are asked for.
        pub usual_days: u32,
        /// Sets of an exercise done for repetitions.
        pub sets: Range,
        /// Repetitions left in reserve at the end of a set.
        pub reserve: Range,
    }

    /// What a goal gets.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct GoalFigures {
        /// The goal.
        pub id: Goal,
        /// Whether every session is easy.
        pub easy_only: bool,
        /// Training days a week where none are asked for, in place of the level's.
        pub usual_days: Option<u32> = optional,
        /// From how many training days a week on two sessions are done in turn, in place of different ones.
        pub in_turn_from: Option<u32> = optional,
        /// Whether steady cardio comes before its sessions: before the hard ones, or all where all are easy.
        pub cardio_first: bool = or_default,
        /// Strengthening moves in a hard session, for a beginner, an intermediate and an advanced trainee.
        pub hard_moves: &'static [u32],
        /// Strengthening moves in an easy session.
        pub easy_moves: u32,
        /// Warm-up drills.
        pub warm_ups: u32,
        /// Static stretches.
        pub stretches: u32,
        /// Where in its range a dose's sets are taken, 0 the least and 1 the most: with one, two and three hard sessions.
        pub set_share: &'static [f32],
        /// Repetitions of a heavy compound lift, from intermediate on, where the goal has its own.
        pub heavy_reps: Option<Range> = optional,
        /// Exercises, by their ids, that keep the repetitions of their doses even so.
        pub own_reps: &'static [&'static str] = or_default,
        /// Rest in seconds after a set of a heavy, a loaded and a gentle move.
        pub rest: Rest,
        /// Sets a week for each muscle group; a group without a target has none.
        pub targets: &'static [Target] = or_default,
        /// Patterns that serve the goal best.
        pub favours: &'static [Pattern] = or_default,
    }
}

tables! {
    /// Rest between sets, in seconds.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Rest {
        /// After a heavy lift.
        pub heavy: u32,
        /// After other loaded work.
        pub loaded: u32,
        /// After posture and core work.
        pub gentle: u32,
    }

    /// A name for a set of equipment.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Preset {
        /// The name.
        pub id: &'static str,
        /// One line about it, for help.
        pub about: &'static str,
        /// What it stands for.
        pub equipment: &'static [Equipment] = or_default,
        /// The positions it allows; any, where empty.
        pub positions: &'static [Position] = or_default,
        /// The weekdays of a training week there; any, where empty.
        pub weekdays: &'static [Weekday] = or_default,
    }
}

impl Programmes {
    /// What `level` gets.
    pub fn level(&self, level: Level) -> &'static LevelFigures {
        self.levels.iter().find(|figures| figures.id == level).unwrap_or(&NO_LEVEL)
    }

    /// What `goal` gets.
    pub fn goal(&self, goal: Goal) -> &'static GoalFigures {
        self.goals.iter().find(|figures| figures.id == goal).unwrap_or(&NO_GOAL)
    }

    /// What the names of equipment and presets stand for together. Names that don't exist are passed over.
    pub fn at_hand<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> AtHand {
        let mut at_hand = AtHand::default();
        for name in names {
            match self.preset(name) {
                Some(preset) => {
                    at_hand.equipment.extend(preset.equipment);
                    at_hand.positions.extend(preset.positions);
                }
                None => at_hand.equipment.extend(Equipment::from_word(name)),
            }
        }
        at_hand
    }

    /// The usual weekdays for so many training days with this equipment; `None` for more than a week has.
    pub fn weekdays(&self, days: u32, equipment: &[impl AsRef<str>]) -> Option<Vec<Weekday>> {
        let usual = self.usual_days.iter().find(|on| on.len() == days as usize)?;
        let mut within = equipment.iter().filter_map(|name| self.preset(name.as_ref())).map(|preset| preset.weekdays);
        let fits = |weekdays: &&[Weekday]| !weekdays.is_empty() && weekdays.len() >= usual.len();
        let Some(week) = within.find(fits) else { return Some(usual.to_vec()) };
        let mut on: Vec<Weekday> = usual.iter().copied().filter(|day| week.contains(day)).collect();
        // What falls outside of the week there goes to its free days, the last first.
        let free: Vec<Weekday> = week.iter().rev().copied().filter(|day| !on.contains(day)).collect();
        on.extend(free.into_iter().take(usual.len() - on.len()));
        crate::order::by(&mut on, Ord::cmp);
        Some(on)
    }

    /// The preset of this name.
    pub fn preset(&self, name: &str) -> Option<&'static Preset> {
        self.presets.iter().find(|preset| preset.id == name)
    }
}

impl GoalFigures {
    /// Strengthening moves in a hard session at `level`.
    pub fn hard_moves(&self, level: Level) -> u32 {
        self.hard_moves.get(place(level)).copied().unwrap_or_default()
    }

    /// The part of a dose's range of sets that is taken with so many hard sessions a week, 0 to 1.
    pub fn set_share(&self, hard_sessions: usize) -> f32 {
        self.set_share.get(hard_sessions.saturating_sub(1)).or(self.set_share.last()).copied().unwrap_or_default()
    }

    /// The sets that `group` should get in a week at `level`, where the goal sets a number.
    pub fn target(&self, group: Group, level: Level) -> Option<Range> {
        self.targets.iter().find(|target| target.group == group)?.sets.get(place(level)).copied()
    }
}

/// The place of a level in a list with a figure for each.
fn place(level: Level) -> usize {
    Level::ALL.iter().position(|other| *other == level).unwrap_or_default()
}

impl Rest {
    /// The rest after a move of this load, in seconds.
    pub fn after(self, load: Load) -> u32 {
        match load {
            Load::Heavy => self.heavy,
            Load::Moderate => self.loaded,
            Load::Light | Load::None => self.gentle,
        }
    }
}

/// `parse` makes sure that every level and goal has its figures, so these are never reached.
static NO_LEVEL: LevelFigures = LevelFigures {
    id: Level::Beginner,
    hard_sessions: Range { min: 1, max: 1 },
    usual_days: 1,
    sets: Range { min: 1, max: 1 },
    reserve: Range { min: 4, max: 4 },
};
static NO_GOAL: GoalFigures = GoalFigures {
    id: Goal::General,
    easy_only: true,
    usual_days: None,
    in_turn_from: None,
    cardio_first: false,
    hard_moves: &[],
    easy_moves: 2,
    warm_ups: 3,
    stretches: 3,
    set_share: &[],
    heavy_reps: None,
    own_reps: &[],
    rest: Rest { heavy: 180, loaded: 120, gentle: 60 },
    targets: &[],
    favours: &[],
};

/// Reads the figures from the text of `file`; the exercises and conditions that it names are those of `catalog` and
/// `conditions`.
///
/// # Errors
/// All problems of the file.
pub fn parse(file: &str, text: &str, conditions: &Conditions, catalog: &Catalog) -> Result<Programmes, Problems> {
    let document = Document::new(file, text);
    let names = Names { catalog, conditions };
    let programmes = document.read(text, |table| programmes(table, names)).flatten();
    let problems: Vec<Problem> = document.into_problems();
    match programmes {
        Some(programmes) if problems.is_empty() => Ok(programmes),
        _ => Err(Problems(problems)),
    }
}

fn programmes(table: &Table<'_>, names: Names<'_>) -> Option<Programmes> {
    let read = Programmes::read(table)?;
    read.walking.check(table, names);
    read.measures.check(table, names);
    read.bad_day.check(table, names);
    names.exercises(table, "goal", read.goals.iter().flat_map(|goal| goal.own_reps.iter().copied()));
    let most_hard = read.levels.iter().map(|figures| figures.hard_sessions.max as usize).max().unwrap_or_default();
    let complete = Level::ALL.iter().all(|level| read.levels.iter().any(|figures| figures.id == *level))
        && Goal::ALL.iter().all(|goal| read.goals.iter().any(|figures| figures.id == *goal))
        && read.goals.iter().all(|figures| figures.hard_moves.len() == Level::ALL.len())
        && read.goals.iter().all(|figures| {
            figures.set_share.len() == most_hard && figures.set_share.iter().all(|share| (0.0..=1.0).contains(share))
        })
        && read.usual_days.iter().enumerate().all(|(at, days)| days.len() == at + 1)
        && read.usual_days.len() == Weekday::ALL.len();
    if !complete {
        return table.place().wrong(
            "every level, goal, number of days and of hard sessions needs its figures, and shares lie from 0 to 1",
        );
    }
    Some(read)
}

plain_tables!(Timing, SessionBounds, LevelFigures, Rest, Preset, GoalFigures);
