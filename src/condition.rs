//! Conditions, handled by what a move does to spine and joints and under what load, never by its name. They live in
//! `data/conditions.toml`, beside the symptoms ([`crate::symptom`]).

use databake::Bake;

use crate::catalog::toml_reader::{Document, FromToml, Place, Table, fields};
use crate::catalog::words::words;
use crate::catalog::{
    Demand, Exercise, Load, Motion, Muscle, Part, Pattern, Position, Problem, Problems, Reach, Region, Role, SpineUse,
};
use crate::symptom::{self, Advice, Symptom};

words! {
    /// What a condition says of a move, gravest first.
    Stance, "verdict", condition:
    /// out
    Bar = "bar",
    /// ranks lower, comes in its lighter form, and carries its caution
    Caution = "caution",
    /// ranks higher
    Favour = "favour",
}

/// Everything in `data/conditions.toml`.
#[derive(Debug, Clone, Copy, Bake)]
#[databake(path = crate::condition)]
pub struct Conditions {
    /// The conditions.
    pub conditions: &'static [Condition],
    /// What is said of each tier of symptoms.
    pub tiers: &'static [Advice],
    /// The symptoms, the gravest first.
    pub symptoms: &'static [Symptom],
}

/// A condition that is known to a professional, and stable.
#[derive(Debug, Clone, Copy, Bake)]
#[databake(path = crate::condition)]
pub struct Condition {
    /// Its name, kebab-case.
    pub id: &'static str,
    /// What it is, for help.
    pub about: &'static str,
    /// What it bars and favours, as a rule for people.
    pub says: &'static str,
    /// Ids of the sources of that rule.
    pub sources: &'static [&'static str],
    /// Whether every session is easy.
    pub easy_only: bool,
    /// Training days a week where none are asked for, in place of the goal's.
    pub usual_days: Option<u32>,
    /// A sentence that a plan for it carries besides, where it has one.
    pub advice: Option<&'static str>,
    /// What it keeps out at first and brings back by steps, where it does.
    pub graded_return: Option<GradedReturn>,
    /// What it says of moves: the first that fits counts.
    pub verdicts: &'static [Verdict],
}

/// Moves that wait for some weeks, and then come back by steps: the gentle ones of a pattern.
#[derive(Debug, Clone, Copy, Bake)]
#[databake(path = crate::condition)]
pub struct GradedReturn {
    /// The pattern.
    pub pattern: Pattern,
    /// The weeks without it.
    pub after_weeks: u32,
    /// What is told of each step, a step a block of building weeks; the last stays.
    pub steps: &'static [&'static str],
}

/// What a condition says of the moves that fit.
#[derive(Debug, Clone, Copy, Bake)]
#[databake(path = crate::condition)]
pub struct Verdict {
    /// Bar, caution or favour.
    pub stance: Stance,
    /// Why, and for a caution how to do it.
    pub why: &'static str,
    /// What to mind all the same, for a favour that has something.
    pub mind: Option<&'static str>,
    /// The motion that a caution leaves out of a move that goes both ways.
    pub leave_out: Option<Motion>,
    /// Which moves; one of these must fit.
    pub when: &'static [Trigger],
}

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

impl Conditions {
    /// The condition of this name.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<&'static Condition> {
        self.conditions.iter().find(|condition| condition.id == id)
    }

    /// The symptom of this name.
    #[must_use]
    pub fn symptom(&self, id: &str) -> Option<&'static Symptom> {
        self.symptoms.iter().find(|symptom| symptom.id == id)
    }
}

impl Condition {
    /// The id of its rule.
    #[must_use]
    pub fn rule(&self) -> String {
        format!("condition-{}", self.id)
    }

    /// Whether it bars `exercise`.
    #[must_use]
    pub fn bars(&self, exercise: &Exercise) -> bool {
        self.verdict(exercise).is_some_and(|verdict| verdict.stance == Stance::Bar)
    }

    /// What it says of `exercise`: its first verdict that fits. A move whose spine is unknown is barred.
    #[must_use]
    pub fn verdict(&self, exercise: &Exercise) -> Option<&'static Verdict> {
        if exercise.spine.is_empty() {
            return Some(&UNKNOWN);
        }
        self.verdicts.iter().find(|verdict| verdict.when.iter().any(|trigger| trigger.fits(exercise)))
    }
}

/// What is not known is never taken for safe.
static UNKNOWN: Verdict = Verdict {
    stance: Stance::Bar,
    why: "What the spine does in it is not known.",
    mind: None,
    leave_out: None,
    when: &[],
};

impl Verdict {
    /// What it asks to be minded in a move, where it does.
    #[must_use]
    pub fn to_mind(&self) -> Option<&'static str> {
        if self.stance == Stance::Favour { self.mind } else { Some(self.why) }
    }
}

impl Trigger {
    fn fits(&self, exercise: &Exercise) -> bool {
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

/// Reads conditions and symptoms from the text of `file`.
///
/// # Errors
/// All problems of the file.
pub fn parse(file: &str, text: &str) -> Result<Conditions, Problems> {
    let document = Document::new(file, text);
    let conditions = document.read(text, |table| {
        let read = fields!(table => Conditions {
            conditions: required "condition",
            tiers: required "tier",
            symptoms: required "symptom",
        })?;
        symptom::check(table, read.tiers, read.symptoms);
        Some(read)
    });
    let problems: Vec<Problem> = document.into_problems();
    match conditions.flatten() {
        Some(conditions) if problems.is_empty() => Ok(conditions),
        _ => Err(Problems(problems)),
    }
}

impl FromToml for Condition {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.entry(|table: &Table<'_>| {
            fields!(table => Self {
                id: required,
                about: required,
                says: required,
                sources: required,
                easy_only: or_default,
                usual_days: optional,
                advice: optional,
                graded_return: optional,
                verdicts: required,
            })
        })
    }
}

impl FromToml for GradedReturn {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| fields!(table => Self { pattern: required, after_weeks: required, steps: required }))
    }
}

impl FromToml for Verdict {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            fields!(table => Self {
                stance: required "verdict",
                why: required,
                mind: optional,
                leave_out: optional,
                when: required,
            })
        })
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
