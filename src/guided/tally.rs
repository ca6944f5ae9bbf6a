//! What was done of a script.

use std::collections::BTreeMap;
use std::time::Duration;

use super::script::Script;
use super::stage::{Kind, Stage, Work};
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

/// What was done, by the number of the stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<usize, Piece>);

impl Tally {
    /// Notes a stage that ends after `gone`. It counts where at least half of it is over: less is no set.
    pub fn note(&mut self, number: usize, stage: &Stage, gone: Duration, exercise: &str) {
        let Kind::Work(work) = stage.kind else { return };
        if gone.saturating_mul(2) < stage.length {
            return;
        }
        let taken = u32::try_from(gone.as_secs()).unwrap_or(u32::MAX);
        let held = |tempo: crate::plan::Tempo| (tempo.pause > 1).then_some(tempo.pause);
        let piece = match work {
            Work::Hold | Work::Seconds => Piece { exercise: exercise.to_owned(), reps: None, seconds: Some(taken) },
            Work::Reps { tempo, .. } => {
                Piece { exercise: exercise.to_owned(), reps: stage.reps(gone), seconds: held(tempo) }
            }
        };
        self.0.insert(number, piece);
    }

    /// What was done of each exercise, those sets added that were done before. A set counts when both its sides and all its
    /// rounds are done; what was done before alone is not told again.
    pub fn did(&self, script: &Script) -> Vec<Did> {
        let mut all: Vec<Did> = Vec::new();
        for (at, _) in script.moves.iter().enumerate() {
            let of_move =
                || script.stages.iter().enumerate().filter(move |(_, stage)| stage.at == at && !stage.lighter);
            let mut sets: Vec<u32> =
                of_move().filter(|(_, stage)| stage.is_work()).map(|(_, stage)| stage.set).collect();
            sets.dedup();
            for set in sets {
                let of_set = of_move().filter(|(_, stage)| stage.is_work() && stage.set == set);
                let pieces: Option<Vec<&Piece>> = of_set.map(|(number, _)| self.0.get(&number)).collect();
                let rounds =
                    of_move().find(|(_, stage)| stage.set == set).map_or(1, |(_, stage)| rounds(stage, script));
                if let Some(last) = pieces.as_deref().and_then(<[&Piece]>::last) {
                    add(&mut all, last, rounds, &script.before);
                }
            }
        }
        all
    }
}

/// The rounds of a stage's set.
fn rounds(stage: &Stage, script: &Script) -> u32 {
    let same = |other: &&Stage| other.at == stage.at && other.set == stage.set && other.is_work() && !other.lighter;
    script.stages.iter().find(same).map_or(1, |stage| stage.round.1)
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
