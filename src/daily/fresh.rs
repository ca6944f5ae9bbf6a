//! What is new in a session, on the day itself: the steps that nobody has taken yet, and how a first weight is found.

use super::diary::Diary;
use super::entry::Did;
use crate::builtin::LADDERS;
use crate::catalog::{Catalog, Equipment, Word};
use crate::plan::{Item, Plan, Session, StepKind};

/// The steps of a session that are still to be taken: what was made harder in its week already stays as it was made.
pub struct Fresh<'a> {
    /// The session with those steps alone.
    pub session: Session,
    diary: &'a Diary<'a>,
    catalog: &'a Catalog,
}

impl<'a> Fresh<'a> {
    /// What is new in a session of `plan`.
    pub fn of(session: &Session, plan: &Plan, diary: &'a Diary<'a>, catalog: &'a Catalog) -> Self {
        let week = plan.weeks.iter().find(|week| week.sessions.iter().any(|other| other.id == session.id));
        let first = week.and_then(|week| week.sessions.first()).map_or(session.date, |first| first.date);
        let is_taken = |item: &Item| {
            let last = diary.moves.get(&*item.exercise).map(|best| best.last.0);
            // Figures stand in the dose; of resistance nobody knows whether it has grown but who has lifted it.
            item.step.as_ref().is_some_and(|step| step.kind == StepKind::Load) && last.is_some_and(|last| last >= first)
        };
        let mut session = session.clone();
        for item in session.strengthening.iter_mut().chain(&mut session.stretching) {
            let stays = item.step.as_ref().is_some_and(|step| step.kind == StepKind::Keep);
            if stays || is_taken(item) {
                item.step = None;
            }
        }
        Self { session, diary, catalog }
    }

    /// What is new in a move: what, on which condition, and what it was the last time.
    pub fn said(&self, exercise: &str) -> Option<String> {
        let items = self.session.items();
        let step = { items }.find(|item| item.exercise == exercise).and_then(|item| item.step.as_ref())?;
        let condition = step.condition.as_ref().map(|condition| format!(", only {condition}")).unwrap_or_default();
        let last = self.diary.moves.get(exercise).map(|best| format!(" Last time: {}.", did(best.last.1)));
        Some(format!("New: {}{condition}.{}", step.text, last.unwrap_or_default()))
    }

    /// How the first weight is found, for each kind of resistance in the session of which no weight was ever noted.
    pub fn first_weights(&self) -> Vec<&'static str> {
        let unknown = self.session.strengthening.iter().filter(|item| {
            let last = self.diary.moves.get(&*item.exercise);
            last.is_none_or(|best| best.last.1.kg.is_none() && best.best.1.kg.is_none())
        });
        let kinds = unknown.filter_map(|item| {
            let has = |piece: &&Equipment| item.equipment.iter().any(|named| *named == piece.as_str());
            let pieces: Vec<Equipment> = Equipment::ALL.iter().filter(has).copied().collect();
            LADDERS.lifted(self.catalog.get(&item.exercise)?, &pieces)
        });
        let used: Vec<&str> = kinds.map(|resistance| resistance.id).collect();
        LADDERS.loads.iter().filter(|load| used.contains(&load.id)).filter_map(|load| load.first).collect()
    }
}

/// What was done of a move: "2 × 10, 20 kg".
pub fn did(did: &Did) -> String {
    let each = match (did.reps, did.seconds) {
        (Some(reps), _) => reps.to_string(),
        (None, Some(seconds)) => format!("{seconds} s"),
        (None, None) => String::new(),
    };
    let weight = did.kg.map(|kg| format!(", {kg} kg")).unwrap_or_default();
    format!("{} × {each}{weight}", did.sets)
}
