//! What is asked and allowed: the profile beside the figures of its level and goal.

use crate::catalog::{Catalog, Equipment, Exercise, Goal, Level, Load, Position, Region, Use, Word};
use crate::condition::{Eases, Stance};
use crate::plan::Effort;
use crate::preference::Preference;
use crate::profile::Profile;
use crate::programme::{GoalFigures, LevelFigures, Programmes};
use crate::rules::{Scope, is_on_top};
use crate::suggest::hint;

use super::lived::Lived;
use super::refusal::Refusal;
use super::schedule::{self, Day, Template};

/// What is kept short for the sake of time, from nothing to all that can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shortening {
    /// Nothing.
    None,
    /// Rests, warm-up and stretches.
    Rests,
    /// Sets as well.
    Sets,
    /// Hard sessions and a stretch as well.
    Short,
}

/// What the conditions say of a move, taken together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stances {
    /// One bars it; it is there because it was asked for.
    pub is_barred: bool,
    /// One asks for care with it.
    pub is_cautioned: bool,
    /// What they change of it besides.
    pub eases: Option<Eases>,
    /// How many favour it.
    pub favours: u32,
}

impl Stances {
    /// Whether the move is to be done with care.
    pub fn needs_care(self) -> bool {
        self.is_barred || self.is_cautioned
    }

    /// Whether it is done lighter, or in a smaller range.
    pub fn is_lighter(self) -> bool {
        self.eases >= Some(Eases::Form)
    }

    /// Whether it is done with the fewest sets of its dose.
    pub fn has_fewer_sets(self) -> bool {
        self.eases >= Some(Eases::Sets)
    }
}

/// Everything that the steps of the planner look up.
pub struct Context<'a> {
    pub profile: &'a Profile,
    pub catalog: &'a Catalog,
    pub programmes: &'static Programmes,
    pub level: &'static LevelFigures,
    pub goal: &'static GoalFigures,
    pub scope: Scope,
    /// The exercises that must be in.
    pub included: Vec<&'static Exercise>,
    /// What is kept short for the sake of time.
    pub shortening: Shortening,
    /// The training days of the first week.
    pub days: Vec<Day>,
    /// The sessions that they are made of.
    pub templates: Vec<Template>,
    /// Which of them each day has.
    pub turns: Vec<usize>,
    /// What this week or a session should hold besides.
    pub preferences: Vec<&'static Preference>,
    /// Regions that are put first, with the sets a week that each is to have. Empty while the week without a focus is made.
    pub aims: Vec<(Region, u32)>,
    /// What became of the first weeks, so far as they are over.
    pub lived: Vec<Lived>,
    /// The part of a dose's range of sets that is taken, 0 to 1.
    pub set_share: f32,
}

impl<'a> Context<'a> {
    pub fn new(profile: &'a Profile, catalog: &'a Catalog, programmes: &'static Programmes) -> Result<Self, Refusal> {
        let mut context = Self {
            profile,
            catalog,
            programmes,
            level: programmes.level(profile.level),
            goal: programmes.goal(profile.goal),
            scope: Scope::new(profile, programmes),
            included: Vec::new(),
            shortening: Shortening::None,
            days: Vec::new(),
            templates: Vec::new(),
            turns: Vec::new(),
            preferences: Vec::new(),
            aims: Vec::new(),
            lived: Vec::new(),
            set_share: 0.0,
        };
        context.preferences = context.scope.preferences(profile.goal).collect();
        context.lay_out_week();
        context.included = profile.include.iter().map(|id| context.wanted(id)).collect::<Result<_, _>>()?;
        context.add_what_they_need();
        Ok(context)
    }

    /// Lays out the days of the week and the sessions that they are made of.
    pub fn lay_out_week(&mut self) {
        let all_easy = self.easy_only() || self.shortening == Shortening::Short;
        let most = if all_easy { 0 } else { self.level.hard_sessions.max as usize };
        let apart = i64::from(self.programmes.session.hours_between_hard.div_ceil(24));
        self.days = schedule::week(self.profile, most, apart);
        let hard = self.days.iter().filter(|day| day.effort == Effort::Hard).count();
        // What comes back by steps begins with the fewest sets, but for a beginner, who has few; ten sets for each muscle group
        // are asked for all the same.
        let has_many = self.profile.level > Level::Beginner && self.profile.goal != Goal::Muscle;
        let eased = has_many && self.scope.graded_returns().next().is_some();
        self.set_share = if eased { 0.0 } else { self.goal.set_share(hard) };
        let water = self.water_sessions(self.days.len() - hard);
        (self.templates, self.turns) = schedule::templates(&self.days, self.is_in_turn(), water);
    }

    /// Whether two sessions are done by turns, in place of a different one on each day: where it hurts.
    pub fn is_in_turn(&self) -> bool {
        self.scope.is_in_turn(self.goal, self.profile.days)
    }

    /// How many of the easy days are held in water: about half, where the moves for a whole session are there.
    fn water_sessions(&self, easy: usize) -> usize {
        if !self.scope.equipment().contains(&Equipment::Pool) {
            return 0;
        }
        let bounds = self.programmes.session;
        let count = |purpose: Use| {
            let serves = |exercise: &&&'static Exercise| {
                exercise.position == Position::InWater
                    && !is_on_top(exercise)
                    && exercise.dose(purpose, self.profile.level).is_some()
                    && self.scope.excludes(exercise).is_none()
            };
            u32::try_from(self.catalog.exercises().iter().filter(serves).count()).unwrap_or(u32::MAX)
        };
        let is_whole = count(Use::WarmUp) > 1
            && count(Use::Strengthening) >= bounds.easy_moves.min
            && count(Use::Stretching) >= bounds.stretches.min;
        if is_whole { easy.div_ceil(2).min(bounds.most_water_sessions as usize) } else { 0 }
    }

    /// What was asked for brings with it what is to be learned before it.
    fn add_what_they_need(&mut self) {
        if self.profile.level > Level::Beginner {
            return;
        }
        let mut at = 0;
        while let Some(exercise) = self.included.get(at).copied() {
            let is_there = exercise.needs.iter().any(|id| self.included.iter().any(|other| other.id == *id));
            let allowed = |id: &&&str| {
                let found = self.catalog.get(id);
                found.filter(|exercise| self.scope.excludes(exercise).is_none() && self.scope.waits(exercise).is_none())
            };
            let need = exercise.needs.iter().filter(|_| !is_there).find_map(|id| allowed(&id));
            self.included.extend(need);
            at += 1;
        }
    }

    /// The exercise of an `include`, where the profile lets it in.
    fn wanted(&self, id: &str) -> Result<&'static Exercise, Refusal> {
        let Some(exercise) = self.catalog.get(id) else {
            let known = self.catalog.exercises().iter().map(|exercise| exercise.id);
            return Err(Refusal::Wrong(format!("include: no exercise is called {id:?}; {}", hint(id, known))));
        };
        match self.scope.excludes(exercise) {
            None => Ok(exercise),
            Some(exclusion) => {
                let rule = exclusion.rule();
                Err(Refusal::Wrong(format!("include: {id} can't be in this plan: {exclusion} (rule {rule})")))
            }
        }
    }

    /// What the conditions say of `exercise`, taken together.
    pub fn stances(&self, exercise: &'static Exercise) -> Stances {
        let has = |stance: Stance| self.scope.verdicts(exercise).any(|(_, verdict)| verdict.stance == stance);
        let favours = self.scope.says(exercise).into_iter().filter(|saying| saying.stance == Stance::Favour);
        Stances {
            is_barred: has(Stance::Bar),
            is_cautioned: has(Stance::Caution),
            eases: self.scope.eases(exercise),
            favours: favours.count().try_into().unwrap_or(u32::MAX),
        }
    }

    /// The regions that were asked to be put first.
    pub fn focus(&self) -> impl Iterator<Item = Region> {
        self.profile.focus.iter().filter_map(|region| Region::from_word(region))
    }

    /// Whether `exercise` is for a region that is put first.
    pub fn is_in_focus(&self, exercise: &Exercise) -> bool {
        self.aims.iter().any(|(region, _)| exercise.regions.contains(region))
    }

    /// The rest after a move of this load, in seconds; the least that is sound where time is short.
    pub fn rest(&self, load: Load) -> u32 {
        let rest =
            if self.shortening >= Shortening::Rests { self.programmes.session.least_rest } else { self.goal.rest };
        rest.after(load)
    }

    /// How many lighter sets come before the first heavy lift of a session.
    pub fn ramp_up_sets(&self) -> u32 {
        let range = self.programmes.session.ramp_up_sets;
        if self.shortening >= Shortening::Sets { range.min } else { u32::midpoint(range.min, range.max) }
    }

    /// How long those take, in seconds that make whole tenths of a minute.
    pub fn ramp_up_seconds(&self) -> u32 {
        self.seconds_of_ramp_up(self.ramp_up_sets())
    }

    /// How long so many lighter sets take, in seconds that make whole tenths of a minute.
    pub fn seconds_of_ramp_up(&self, sets: u32) -> u32 {
        (sets * self.programmes.timing.ramp_up_set_seconds).next_multiple_of(6)
    }

    /// Whether every session is easy.
    pub fn easy_only(&self) -> bool {
        self.goal.easy_only || self.scope.is_easy_only()
    }
}
