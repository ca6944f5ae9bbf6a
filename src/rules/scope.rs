//! What a person may do: level, equipment, conditions, and what was asked for and against.

use std::cell::RefCell;
use std::fmt;

use rustc_hash::FxHashMap;

use super::measure;
use super::said::Conflict;
use crate::builtin::{CONDITIONS, PREFERENCES, PROGRAMMES};
use crate::catalog::{AtHand, Equipment, Exercise, Goal, Level, Load, Word};
use crate::condition::{Condition, GradedReturn, Stance, Verdict};
use crate::preference::Preference;
use crate::profile::{Name, Profile};
use crate::programme::{GoalFigures, Programmes};
use crate::suggest::listed;

/// What a profile allows, with presets taken apart.
#[derive(Debug, Clone)]
pub struct Scope {
    level: Level,
    at_hand: AtHand,
    conditions: Vec<&'static Condition>,
    excluded: Vec<Name>,
    included: Vec<Name>,
    longest_bridge: u32,
}

/// Why an exercise is out.
#[derive(Debug, Clone, Copy)]
pub enum Exclusion {
    /// It was asked to be left out.
    Asked,
    /// It is above the person's level.
    Level(Level),
    /// It needs what is not at hand.
    Equipment(&'static Exercise),
    /// It can't be done in the positions that are possible.
    Place,
    /// A condition bars it.
    Condition(&'static Condition, &'static Verdict),
    /// It is a bridge that is held for longer, in seconds, than any may be.
    HeldTooLong(u32),
    /// Two conditions pull opposite ways in it, so that nothing is left.
    Opposed(Conflict),
}

impl Exclusion {
    /// The id of the rule that keeps it out; `exclude` for a wish.
    pub fn rule(&self) -> Name {
        match self {
            Self::Asked => "exclude".into(),
            Self::Level(_) => "level-gate".into(),
            Self::Equipment(_) | Self::Place => "equipment".into(),
            Self::HeldTooLong(_) => "bridge-cap".into(),
            Self::Condition(condition, _) | Self::Opposed(Conflict { asking: condition, .. }) => {
                condition.rule().into()
            }
        }
    }
}

impl fmt::Display for Exclusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked => f.write_str("you asked to leave it out"),
            Self::Level(level) => write!(f, "it is for {} trainees", at_least(*level)),
            Self::Equipment(exercise) => write!(f, "it needs {}", needs(exercise)),
            Self::Place => f.write_str("it is neither standing nor seated on a chair"),
            Self::HeldTooLong(most) => write!(f, "its dose holds a bridge for more than {most} seconds"),
            Self::Condition(condition, verdict) => write!(f, "{}: {}", condition.id, verdict.why),
            Self::Opposed(conflict) => conflict.fmt(f),
        }
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { asking, way, against } = self;
        write!(f, "{} asks for {} in it, and {} speaks against that", asking.id, way.about(), against.id)
    }
}

impl Scope {
    /// What `profile` allows. Names that don't exist are passed over; whoever made the profile has refused them before.
    pub fn new(profile: &Profile, programmes: &Programmes) -> Self {
        Self {
            level: profile.level,
            at_hand: programmes.at_hand(profile.equipment.iter().map(AsRef::as_ref)),
            conditions: profile.conditions.iter().filter_map(|id| CONDITIONS.condition(id)).collect(),
            excluded: profile.exclude.clone(),
            included: profile.include.clone(),
            longest_bridge: programmes.session.longest_bridge,
        }
    }

    /// Somebody with these conditions who may do all the rest; nobody where there are none.
    pub fn with_conditions(conditions: Vec<&'static Condition>) -> Option<Self> {
        let at_hand = AtHand { equipment: Equipment::ALL.to_vec(), ..AtHand::default() };
        let (level, longest_bridge) = (Level::Advanced, PROGRAMMES.session.longest_bridge);
        let all = Self { level, at_hand, conditions, excluded: Vec::new(), included: Vec::new(), longest_bridge };
        (!all.conditions.is_empty()).then_some(all)
    }

    /// This scope with one more piece of equipment.
    #[must_use]
    pub fn with(&self, piece: Equipment) -> Self {
        let mut more = self.clone();
        more.at_hand.equipment.push(piece);
        more
    }

    /// The equipment at hand.
    pub fn equipment(&self) -> &[Equipment] {
        &self.at_hand.equipment
    }

    /// The conditions.
    pub fn conditions(&self) -> &[&'static Condition] {
        &self.conditions
    }

    /// Whether the person is a beginner.
    pub fn is_beginner(&self) -> bool {
        self.level == Level::Beginner
    }

    /// Whether a condition makes every session easy.
    pub fn is_easy_only(&self) -> bool {
        self.conditions.iter().any(|condition| condition.easy_only)
    }

    /// Why `exercise` is out, where it is. What was asked for is not out for a condition.
    pub fn excludes(&self, exercise: &'static Exercise) -> Option<Exclusion> {
        if self.excluded.iter().any(|id| id == exercise.id) {
            return Some(Exclusion::Asked);
        }
        if exercise.level > self.level {
            return Some(Exclusion::Level(exercise.level));
        }
        if exercise.equipment_from(&self.at_hand.equipment).is_none() {
            return Some(Exclusion::Equipment(exercise));
        }
        if !exercise.fits_place(&self.at_hand.positions) {
            return Some(Exclusion::Place);
        }
        if measure::is_held_too_long(exercise, self.level, self.longest_bridge) {
            return Some(Exclusion::HeldTooLong(self.longest_bridge));
        }
        if self.conditions.is_empty() || self.includes(exercise) {
            return None;
        }
        let bar = self.bar(exercise).map(|(condition, verdict)| Exclusion::Condition(condition, verdict));
        bar.or_else(|| self.opposed(exercise).map(Exclusion::Opposed))
    }

    /// The first condition that bars `exercise`, asked for or not.
    pub fn bar(&self, exercise: &'static Exercise) -> Option<(&'static Condition, &'static Verdict)> {
        self.verdicts(exercise).find(|(_, verdict)| verdict.stance == Stance::Bar)
    }

    /// What each condition's verdict on `exercise` is, whatever the others say.
    pub fn verdicts(
        &self,
        exercise: &'static Exercise,
    ) -> impl Iterator<Item = (&'static Condition, &'static Verdict)> {
        self.conditions.iter().filter_map(move |condition| Some((*condition, remembered(condition, exercise)?)))
    }

    /// What the conditions ask to be minded in `exercise`.
    pub fn caution(&self, exercise: &'static Exercise) -> Option<Name> {
        let mut texts: Vec<&'static str> = Vec::new();
        for saying in self.says(exercise).into_iter().filter(|saying| saying.stance != Stance::Favour) {
            if !texts.contains(&saying.text) {
                texts.push(saying.text);
            }
        }
        match texts.as_slice() {
            [] => None,
            [text] => Some(Name::Borrowed(text)),
            several => Some(several.join(" ").into()),
        }
    }

    /// What conditions keep out at first and bring back by steps.
    pub fn graded_returns(&self) -> impl Iterator<Item = &'static GradedReturn> {
        self.conditions.iter().filter_map(|condition| condition.graded_return.as_ref())
    }

    /// The graded return that `exercise` waits for; none where it was asked for.
    pub fn waits(&self, exercise: &Exercise) -> Option<&'static GradedReturn> {
        let may_begin = |graded: &GradedReturn| graded.unloaded_at_once && exercise.load < Load::Moderate;
        let mut returns =
            self.graded_returns().filter(|graded| graded.pattern == exercise.pattern && !may_begin(graded));
        returns.find(|_| !self.includes(exercise))
    }

    /// Whether `exercise` comes in only where nothing else trains the same: for everybody, or under a condition. What was
    /// asked for is no last choice.
    pub fn is_last(&self, exercise: &Exercise) -> bool {
        let by_condition =
            || self.conditions.iter().any(|condition| condition.last.iter().any(|trigger| trigger.fits(exercise)));
        (exercise.last_choice || by_condition()) && !self.includes(exercise)
    }

    /// Whether something else is to be learned before `exercise`: for a beginner, who did not ask for it.
    pub fn needs_first(&self, exercise: &Exercise) -> bool {
        self.level == Level::Beginner && !exercise.needs.is_empty() && !self.includes(exercise)
    }

    /// Whether `exercise` can't be in a first week: it comes back by steps, or something else comes first.
    pub fn comes_later(&self, exercise: &Exercise) -> bool {
        self.waits(exercise).is_some() || self.needs_first(exercise)
    }

    /// What the conditions and the goal of a profile want besides what every plan must hold.
    pub fn preferences(&self, goal: Goal) -> impl Iterator<Item = &'static Preference> {
        let conditions = || self.conditions.iter().map(|condition| condition.id);
        PREFERENCES.iter().filter(move |preference| preference.applies(self.level, goal, conditions()))
    }

    /// Whether two easy sessions are done in turn on so many training days a week, in place of a different one on each: where
    /// the goal or a condition asks for it.
    pub fn is_in_turn(&self, goal: &GoalFigures, days: u32) -> bool {
        let conditions = self.conditions.iter().filter_map(|condition| condition.in_turn_from);
        let from = conditions.chain(goal.in_turn_from).min();
        (goal.easy_only || self.is_easy_only()) && from.is_some_and(|from| days >= from)
    }

    /// Whether `exercise` was asked for.
    pub fn includes(&self, exercise: &Exercise) -> bool {
        self.included.iter().any(|id| id == exercise.id)
    }
}

thread_local! {
    /// What a condition says of an exercise never changes, and plans ask for it again and again: it is found out once.
    static VERDICTS: RefCell<FxHashMap<(usize, usize), Option<&'static Verdict>>> = RefCell::default();
}

/// What `condition` says of `exercise`.
fn remembered(condition: &'static Condition, exercise: &'static Exercise) -> Option<&'static Verdict> {
    let key = (std::ptr::from_ref(condition).addr(), std::ptr::from_ref(exercise).addr());
    VERDICTS.with_borrow_mut(|verdicts| *verdicts.entry(key).or_insert_with(|| condition.verdict(exercise)))
}

/// "a band", "a dumbbell or a kettlebell", "a bench and a dumbbell".
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
