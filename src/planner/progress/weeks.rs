//! The weeks one after the other, and what became of each for the next.

use std::collections::BTreeSet;

use super::super::candidates::position_bit;
use super::super::dose::Prescription;
use super::super::lived::{Lived, Word};
use super::{AFTER_BREAK, Course, Entry, Past, Progress, WeekWork};

/// What the next week is made from.
struct Way {
    /// The building weeks that were done.
    past: Vec<Past>,
    /// What became of the weeks since the last of them.
    since: Lived,
    /// The last building week, as it was done, and as it was shown.
    last: WeekWork,
    shown: WeekWork,
    /// Whether the lighter weeks that are made lead back from a long break.
    returns: bool,
    /// Whether the next building week is the second one back.
    is_short: bool,
}

impl Progress<'_> {
    /// All weeks after the first.
    pub(super) fn go_on(mut self, first: WeekWork) -> Course {
        if !self.lived(1).missed {
            self.count(&first);
        }
        let mut weeks = vec![first.clone()];
        let past = vec![Past { week: first.clone(), tracks: self.tracks.clone() }];
        let mut way =
            Way { past, since: self.lived(1), last: first.clone(), shown: first, returns: false, is_short: false };
        for number in 2..=self.context.profile.weeks {
            self.number = number;
            self.judge.go_on_to(number);
            let lived = self.lived(number);
            let week = if self.is_lighter(number) {
                self.lighter_week(&mut way, &lived)
            } else {
                self.building_week(&mut way, lived)
            };
            weeks.push(week);
        }
        Course { weeks, held_back: self.held_back }
    }

    /// The next week, where it is a lighter one.
    fn lighter_week(&mut self, way: &mut Way, lived: &Lived) -> WeekWork {
        // A lighter week that was to come anyway right after it leads into the same week.
        way.returns |= self.lived(self.number - 1).eases && way.since.missed && !lived.missed;
        if way.returns && way.since.missed {
            let week = self.after(&mut way.past, &way.since);
            way.past.push(Past { week, tracks: self.tracks.clone() });
            way.since = Lived { word: Word::Stay, ..Lived::default() };
            way.is_short = true;
        }
        let week = match way.past.last() {
            Some(Past { week, .. }) if way.returns => self.lighter(&self.second_back(week), AFTER_BREAK),
            _ => self.lighter_after(&way.last, &way.shown),
        };
        way.since = std::mem::take(&mut way.since).and(lived);
        if !lived.missed {
            self.count(&week);
        }
        week
    }

    /// The next week, where it is a building one.
    fn building_week(&mut self, way: &mut Way, lived: Lived) -> WeekWork {
        way.returns = false;
        let week = match way.past.last() {
            // Of what was only planned nobody has grown: it is the last week that was done, once more.
            Some(Past { week, .. }) if lived.missed => self.as_before(week),
            _ => self.after(&mut way.past, &way.since),
        };
        let shown = self.shown(&week, way.is_short);
        let undone = self.bits_of(&lived.undone);
        let done = |week: WeekWork| Self::as_done(week, way.past.last(), undone);
        let (week, last) = (done(week), done(shown.clone()));
        (way.last, way.shown) = (last, shown.clone());
        let since = std::mem::take(&mut way.since);
        way.since = self.go_on_from(since, lived, &mut way.is_short);
        if !way.since.missed {
            self.count(&week);
            way.past.push(Past { week, tracks: self.tracks.clone() });
        }
        shown
    }

    /// Whether a week is a lighter one: each fifth, and after a week that hurt or a long break, for the full work would be too
    /// much then.
    fn is_lighter(&self, number: u32) -> bool {
        let cycle = self.context.programmes.session.weeks_of_building + 1;
        number.is_multiple_of(cycle) || self.lived(number - 1).eases
    }

    /// What the next building week goes by, after one of which that became.
    fn go_on_from(&mut self, since: Lived, lived: Lived, is_short: &mut bool) -> Lived {
        if lived.missed {
            // A move that hurt has not been tried since.
            let Lived { moves, behind, .. } = since.and(&lived);
            return Lived { moves, behind, ..lived };
        }
        // Sets that come back are enough; nothing else grows beside them.
        let word = if *is_short { lived.word.max(Word::Stay) } else { lived.word };
        *is_short = false;
        let mut lived = Lived { word, ..lived };
        self.restored = 0;
        for (at, _) in std::mem::take(&mut self.less) {
            // What there was less of comes back as it was.
            self.restored |= position_bit(at);
            let Some(candidate) = self.candidate(at) else { continue };
            let known = lived.moves.entry(candidate.exercise.id.to_owned()).or_default();
            *known = (*known).max(Word::Stay);
        }
        lived
    }

    /// A building week as it was done: moves that only sessions had which were not are still where they were.
    fn as_done(mut week: WeekWork, before: Option<&Past>, undone: u128) -> WeekWork {
        let Some(Past { week: before, .. }) = before.filter(|_| undone != 0) else { return week };
        for (work, old) in week.sessions.iter_mut().zip(&before.sessions) {
            for entry in work.iter_mut().filter(|entry| undone & position_bit(entry.at) != 0) {
                if let Some(old) = old.iter().find(|old| old.at == entry.at) {
                    // With more resistance, repetitions were to begin again: they do so whenever it comes.
                    let (now, then) = (entry.prescription.reps, old.prescription.reps);
                    let reps = if now.map(|reps| reps.min) < then.map(|reps| reps.min) { now } else { then };
                    let prescription = Prescription { reps, ..old.prescription };
                    *entry = Entry::new(old.at, prescription);
                }
            }
        }
        week
    }

    /// The moves of these exercises, a bit each.
    fn bits_of(&self, exercises: &BTreeSet<String>) -> u128 {
        let moves = self.candidates.strengthening.iter().enumerate();
        let fitting = moves.filter(|(_, candidate)| exercises.contains(candidate.exercise.id));
        fitting.fold(0, |bits, (at, _)| bits | position_bit(at))
    }

    /// A building week as it is shown: with less of what hurt, and in the second week back with fewer sets.
    fn shown(&self, week: &WeekWork, is_short: bool) -> WeekWork {
        let mut shown = if is_short { self.second_back(week) } else { week.clone() };
        for (at, why) in &self.less {
            self.less_of(&mut shown, *at, why);
        }
        shown
    }
}
