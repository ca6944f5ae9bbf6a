//! The moves of a session, as they are shown while they are done.

use crate::builtin::PROGRAMMES;
use crate::catalog::{Catalog, Exercise};
use crate::phrase::item_dose;
use crate::plan::{Item, Plan};
use crate::rules::Scope;

/// A block of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The first.
    WarmUp,
    /// The work.
    Strengthening,
    /// The last.
    Stretching,
}

impl Phase {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::WarmUp => "warm-up",
            Self::Strengthening => "strengthening",
            Self::Stretching => "stretching",
        }
    }
}

/// A way of doing a move: as planned, or easier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The exercise's id.
    pub exercise: String,
    /// Its name.
    pub name: String,
    /// How it is done, in order.
    pub steps: Vec<String>,
    /// What to think of.
    pub cues: Vec<String>,
    /// What to mind before all else.
    pub caution: Option<String>,
    /// Whether it is done on one side after the other.
    pub per_side: bool,
    /// Its dose, in words.
    pub dose: String,
    /// What is new in it, and on which condition.
    pub news: Option<String>,
}

/// A move of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The block that it stands in.
    pub phase: Phase,
    /// What is planned.
    pub item: Item,
    /// As it is planned.
    pub planned: Form,
    /// The easier form, where there is one that the profile allows.
    pub easier: Option<Form>,
}

impl Move {
    /// The move of an item of `plan`.
    pub fn of(item: &Item, phase: Phase, plan: &Plan, catalog: &Catalog) -> Self {
        let scope = Scope::new(&plan.profile, &PROGRAMMES);
        let text = plan.moves.as_ref().and_then(|moves| moves.get(&item.exercise));
        let words = |list: &[crate::profile::Name]| list.iter().map(ToString::to_string).collect();
        let own = || text.and_then(|text| text.cautions.first()).map(|caution| caution.text.to_string());
        let planned = Form {
            exercise: item.exercise.to_string(),
            name: item.name.to_string(),
            steps: text.map(|text| words(&text.steps)).unwrap_or_default(),
            cues: text.map(|text| words(&text.cues)).unwrap_or_default(),
            caution: item.caution.as_ref().map(ToString::to_string).or_else(own),
            per_side: item.per_side,
            dose: item_dose(item),
            news: None,
        };
        let easier = text.into_iter().flat_map(|text| &text.easier).filter_map(|id| catalog.get(id));
        let easier: Vec<&'static Exercise> = easier.filter(|exercise| scope.excludes(exercise).is_none()).collect();
        // The dose stays: what is done on both sides in turn is best done so in the easier form too.
        let best = easier.iter().find(|exercise| exercise.per_side == item.per_side).or(easier.first());
        let easier = best.map(|exercise| form(exercise, item, &scope));
        Self { phase, item: item.clone(), planned, easier }
    }

    /// The form in which it is done.
    pub fn form(&self, is_eased: bool) -> &Form {
        self.easier.as_ref().filter(|_| is_eased).unwrap_or(&self.planned)
    }

    /// Whether it is known under this id, as planned or easier.
    pub fn is_called(&self, id: &str) -> bool {
        self.planned.exercise == id || self.easier.as_ref().is_some_and(|easier| easier.exercise == id)
    }
}

/// An exercise with the dose of an item in whose place it is done.
fn form(exercise: &'static Exercise, item: &Item, scope: &Scope) -> Form {
    let words = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let own = || exercise.cautions.first().map(|caution| caution.text.to_owned());
    Form {
        exercise: exercise.id.to_owned(),
        name: exercise.name.to_owned(),
        steps: words(exercise.steps),
        cues: words(exercise.cues),
        caution: scope.caution(exercise).map(|caution| caution.to_string()).or_else(own),
        per_side: exercise.per_side,
        dose: item_dose(&Item { per_side: exercise.per_side, ..item.clone() }),
        news: None,
    }
}
