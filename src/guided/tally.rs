//! What was done of a script.

use std::collections::BTreeMap;
use std::time::Duration;

use super::stage::{Kind, Side, Stage, Work};
use crate::daily::Did;

/// A stage that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// The exercise, as planned or easier.
    exercise: String,
    /// Repetitions that were counted.
    reps: Option<u32>,
    /// Seconds of a hold, or of moving without a stop.
    seconds: Option<u32>,
}

/// A set, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Set {
    /// Whether each side is done apart.
    per_side: bool,
    /// Its rounds.
    rounds: u32,
    /// What was done of it, by side and round.
    pieces: BTreeMap<(Option<Side>, u32), Piece>,
}

impl Set {
    /// The last of its pieces, where both its sides and all its rounds are done.
    fn last(&self) -> Option<&Piece> {
        let wanted = self.rounds as usize * if self.per_side { 2 } else { 1 };
        self.pieces.values().next_back().filter(|_| self.pieces.len() >= wanted)
    }
}

/// What was done, by the number of the move and that of the set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<(usize, u32), Set>);

impl Tally {
    /// Notes a stage that ends after `gone`. It counts where at least half of it is over: less is no set. Lighter sets are
    /// not counted.
    pub fn note(&mut self, stage: &Stage, gone: Duration, exercise: &str) {
        let Kind::Work(work) = stage.kind else { return };
        if stage.lighter || gone.saturating_mul(2) < stage.length {
            return;
        }
        let taken = u32::try_from(gone.as_secs()).unwrap_or(u32::MAX);
        let held = |tempo: crate::plan::Tempo| (tempo.pause > 1).then_some(tempo.pause);
        let (reps, seconds) = match work {
            Work::Hold | Work::Seconds => (None, Some(taken)),
            Work::Reps { tempo, .. } => (stage.reps(gone), held(tempo)),
        };
        let new = || Set { per_side: stage.side.is_some(), rounds: stage.round.1, pieces: BTreeMap::new() };
        let set = self.0.entry((stage.at, stage.set)).or_insert_with(new);
        if set.per_side != stage.side.is_some() {
            // Another form of the move has begun the set again.
            *set = new();
        }
        set.pieces.insert((stage.side, stage.round.0), Piece { exercise: exercise.to_owned(), reps, seconds });
    }

    /// What was done of each exercise, those sets added that were done `before`. A set counts when both its sides and all
    /// its rounds are done; what was done before alone is not told again.
    pub fn did(&self, before: &[Did]) -> Vec<Did> {
        let mut all: Vec<Did> = Vec::new();
        for set in self.0.values() {
            if let Some(last) = set.last() {
                add(&mut all, last, set.rounds, before);
            }
        }
        all
    }
}

/// Adds a set to what was done of an exercise; its figures are those of the last set.
fn add(all: &mut Vec<Did>, set: &Piece, rounds: u32, before: &[Did]) {
    let reps = set.reps.or_else(|| (rounds > 1).then_some(rounds));
    if let Some(did) = all.iter_mut().find(|did| did.exercise == set.exercise) {
        (did.sets, did.reps, did.seconds) = (did.sets + 1, reps, set.seconds);
        return;
    }
    let sets = before.iter().filter(|did| did.exercise == set.exercise).map(|did| did.sets).sum::<u32>() + 1;
    all.push(Did { exercise: set.exercise.clone(), sets, reps, seconds: set.seconds, kg: None });
}
