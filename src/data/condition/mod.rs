//! Conditions, handled by what a move does to spine and joints and under what load, never by its name. They live in
//! `data/conditions.toml`, beside the symptoms ([`crate::symptom`]).

mod trigger;
mod way;

pub use trigger::{SpineTrigger, Trigger};
pub use way::{Marks, Opposite, Opposites, Remark, Way};

use databake::Bake;

use crate::catalog::toml_reader::{Document, FromToml, Place, Table, plain_tables, tables};
use crate::catalog::words::words;
use crate::catalog::{Exercise, Pattern, Problem, Problems};
use crate::symptom::{self, Advice, Symptom};

words! {
    /// What a condition says of a move, gravest first.
    Stance, "verdict", condition:
    Bar = "bar": "out",
    Caution = "caution": "ranks lower, comes in its lighter form, and carries its caution",
    Favour = "favour": "ranks higher",
}

words! {
    /// What a caution changes of a move besides saying what to mind, least first.
    Eases, "easing", condition:
    Nothing = "nothing": "nothing: the move is dosed as for everybody",
    Form = "form": "its form: it is done lighter, or in a smaller range",
    Sets = "sets": "its sets: it is done lighter, and with the fewest sets of its dose",
}

tables! {
    /// Everything in `data/conditions.toml`.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::condition)]
    pub struct Conditions {
        /// The conditions.
        pub conditions: &'static [Condition] = required "condition",
        /// What is said of each tier of symptoms.
        pub tiers: &'static [Advice] = required "tier",
        /// The symptoms, the gravest first.
        pub symptoms: &'static [Symptom] = required "symptom",
        /// The ways of doing a move that can't be had together.
        pub opposites: Opposites,
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
        /// Whether a provider must agree to a plan, and not only where there is doubt.
        pub provider_agrees: bool = or_default,
        /// Whether it hurts, so that pain is weighed against the usual pain.
        pub hurts: bool = or_default,
        /// What pain is usual and when to stop, opened by where it is felt; it replaces the general scale below its opening.
        pub pain: Option<&'static str> = optional,
        /// What is otherwise with it among the signs to stop at; it is told behind them.
        pub stop_besides: Option<&'static str> = optional,
        /// What is to be done about pain that comes at once, where that is more than usual.
        pub sudden: Option<&'static str> = optional,
        /// Whether a beginner with it starts with the easier form of a move.
        pub starts_easier: bool = or_default,
        /// Whether every session is easy.
        pub easy_only: bool = or_default,
        /// Training days a week where none are asked for, in place of the goal's.
        pub usual_days: Option<u32> = optional,
        /// What it asks for in general.
        pub asks: &'static [Way] = or_default,
        /// What it warns of in every move.
        pub warns: &'static [Way] = or_default,
        /// What a plan for it says besides.
        pub advice: &'static [Remark] = or_default,
        /// What it keeps out at first and brings back by steps, where it does.
        pub graded_return: Option<GradedReturn> = optional,
        /// From how many training days a week on two sessions are done in turn, in place of different ones.
        pub in_turn_from: Option<u32> = optional,
        /// Moves that come in only where nothing else trains the same; one of these must fit.
        pub last: &'static [Trigger] = or_default,
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
        /// Whether its unloaded moves are there from the first week on, and the load alone waits.
        pub unloaded_at_once: bool = or_default,
        /// What must be so before the first step.
        pub first_if: &'static str,
        /// What must be so before each step after it.
        pub then_if: &'static str,
        /// The text of each step, a step a block of building weeks; the last stays.
        pub steps: &'static [&'static str],
    }

    /// What a condition says of the moves that fit.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::condition)]
    pub struct Verdict {
        /// Bar, caution or favour.
        pub stance: Stance = required "verdict",
        /// Why, and for a caution how to do it.
        pub why: &'static str,
        /// What to mind all the same, for a favour that has something.
        pub mind: Option<Remark> = optional,
        /// What `why` asks for.
        pub asks: &'static [Way] = or_default,
        /// What `why` warns of.
        pub warns: &'static [Way] = or_default,
        /// What a caution changes of the move; a caution always says so, and nothing else does.
        pub eases: Option<Eases> = optional,
        /// Whether a caution asks for an easier form: where one of the same pattern may be done, the move is left for it.
        pub easier_first: bool = or_default,
        /// Which moves; one of these must fit.
        pub when: &'static [Trigger],
    }
}

impl Conditions {
    /// The condition of this name.
    pub fn condition(&self, id: &str) -> Option<&'static Condition> {
        self.conditions.iter().find(|condition| condition.id == id)
    }

    /// The symptom of this name.
    pub fn symptom(&self, id: &str) -> Option<&'static Symptom> {
        self.symptoms.iter().find(|symptom| symptom.id == id)
    }
}

impl Condition {
    /// The id of its rule.
    pub fn rule(&self) -> String {
        format!("condition-{}", self.id)
    }

    /// What it asks for in general, and warns of in every move.
    pub fn marks(&self) -> Marks {
        Marks { asks: self.asks, warns: self.warns }
    }

    /// Whether it bars `exercise`.
    pub fn bars(&self, exercise: &Exercise) -> bool {
        self.verdict(exercise).is_some_and(|verdict| verdict.stance == Stance::Bar)
    }

    /// What it says of `exercise`: its first verdict that fits. A move whose spine is unknown is barred.
    pub fn verdict(&self, exercise: &Exercise) -> Option<&'static Verdict> {
        if exercise.spine.is_empty() {
            return Some(&UNKNOWN);
        }
        self.verdicts.iter().find(|verdict| verdict.when.iter().any(|trigger| trigger.fits(exercise)))
    }
}

impl Verdict {
    /// What its `why` asks for and warns of.
    pub fn marks(&self) -> Marks {
        Marks { asks: self.asks, warns: self.warns }
    }
}

/// What is not known is never taken for safe.
static UNKNOWN: Verdict = Verdict {
    stance: Stance::Bar,
    why: "What the spine does in it is not known.",
    mind: None,
    asks: &[],
    warns: &[],
    eases: None,
    easier_first: false,
    when: &[],
};

/// Reads conditions and symptoms from the text of `file`.
///
/// # Errors
/// All problems of the file.
pub fn parse(file: &str, text: &str) -> Result<Conditions, Problems> {
    let document = Document::new(file, text);
    let conditions = document.read(text, |table| {
        let read = Conditions::read(table)?;
        symptom::check(table, read.tiers, read.symptoms);
        read.opposites.check(table);
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
            let condition = Self::read(table)?;
            condition.marks().checked(table.place()).map(|_| condition)
        })
    }
}

impl FromToml for Verdict {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let verdict = Self::read(table)?;
            if (verdict.stance == Stance::Caution) != verdict.eases.is_some() {
                table.wrong_at("eases", "is what a caution changes of a move: every caution says it, and nothing else");
            }
            verdict.marks().checked(table.place()).map(|_| verdict)
        })
    }
}

plain_tables!(GradedReturn);
