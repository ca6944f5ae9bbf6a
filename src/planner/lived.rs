//! What became of the weeks of a plan: what the weeks after them are made from.

use std::collections::{BTreeMap, BTreeSet};

/// How a week, or a move in it, goes on from the week before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Quicker than planned: one step of the ladder at once. Of a move alone.
    Climb,
    /// As planned.
    #[default]
    GoOn,
    /// The same once more.
    Stay,
    /// So many building weeks back; of a move: its easier form, a sibling, or what it was before.
    Back(u32),
}

/// What became of a week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lived {
    /// Whether nothing of it was done: it counts for no move then.
    pub missed: bool,
    /// How the next building week goes on.
    pub word: Word,
    /// Whether the next week, of whatever kind it was to be, is a lighter one.
    pub eases: bool,
    /// Moves that only sessions had which were not done: for them the week has not been.
    pub undone: BTreeSet<String>,
    /// How single moves of the next building week go on, by their exercises' ids.
    pub moves: BTreeMap<String, Word>,
    /// Those of them that go back because less was done than was asked, and not for pain.
    pub behind: BTreeSet<String>,
}

impl Lived {
    /// What follows from this week and one after it, whose building week is the same: the more careful of each.
    #[must_use]
    pub fn and(mut self, later: &Self) -> Self {
        self.missed &= later.missed;
        self.eases |= later.eases;
        self.word = self.word.max(later.word);
        for (id, word) in &later.moves {
            let known = self.moves.entry(id.clone()).or_insert(*word);
            *known = (*known).max(*word);
        }
        self.behind.extend(later.behind.iter().cloned());
        self
    }

    /// How a move goes on.
    pub fn word_of(&self, exercise: &str) -> Word {
        self.moves.get(exercise).copied().unwrap_or_default()
    }
}
