//! A building week after one that was lived: it goes on as planned, stays, or goes back, and so does each move in it.

use std::cmp::Reverse;

use crate::builtin::LADDERS;
use crate::catalog::Range;
use crate::ladder::StepKind;
use crate::plan::{Reason, Step, WeekKind};

use super::super::candidates::{Candidate, position_bit};
use super::super::lived::{Lived, Word};
use super::{Entry, Past, Progress, WeekWork};

/// The rule that a step back speaks for.
const RULE: &str = "step-back";

impl Progress<'_> {
    /// The building week after `past`, whose last is the last that was done, and after what became of the weeks since.
    pub(super) fn after(&mut self, past: &mut Vec<Past>, lived: &Lived) -> WeekWork {
        let back = if let Word::Back(weeks) = lived.word { weeks as usize } else { 0 };
        let is_break = lived.missed;
        past.truncate(past.len().saturating_sub(back).max(1));
        let Some(Past { week: before, tracks }) = past.last() else {
            return WeekWork { number: self.number, kind: WeekKind::Build, sessions: Vec::new(), stretched: 0 };
        };
        let before = before.clone();
        if back > 0 || is_break {
            self.tracks.clone_from(tracks);
        }
        self.held = self.bits(lived, |word| word >= Word::Stay);
        self.quick = self.bits(lived, |word| word == Word::Climb);
        let hurt = self.bits(lived, |word| matches!(word, Word::Back(_)));
        let beside = before.sessions.iter().filter(|work| work.iter().any(|entry| hurt & position_bit(entry.at) != 0));
        self.calm = beside.flatten().fold(0, |bits, entry| bits | position_bit(entry.at));
        // One missed week is done now, as what comes after the last that was done.
        let is_one_missed = is_break && back == 0;
        let stays = lived.word >= Word::Stay && !is_one_missed;
        // A block that nobody has opened yet, or that was opened with too much, is opened now.
        let opens_block = (before.number + 1..=self.number).any(|week| self.is_first_of_block(week));
        self.eased_in = opens_block || is_one_missed;
        if stays {
            self.held = u128::MAX;
        }
        let mut week = if stays && !opens_block { self.as_before(&before) } else { self.build(&before, opens_block) };
        self.step_back(lived, &mut week);
        week
    }

    /// The moves of which a word holds, a bit each.
    fn bits(&self, lived: &Lived, holds: impl Fn(Word) -> bool) -> u128 {
        let moves = self.candidates.strengthening.iter().enumerate();
        let fitting = moves.filter(|(_, candidate)| holds(lived.word_of(candidate.exercise.id)));
        fitting.fold(0, |bits, (at, _)| bits | position_bit(at))
    }

    /// The same week once more.
    pub(super) fn as_before(&self, before: &WeekWork) -> WeekWork {
        let kept = |entry: &Entry| {
            let step = Step { kind: StepKind::Keep, text: LADDERS.keep.lived.into(), condition: None };
            Entry { step: Some(step), ..Entry::new(entry.at, entry.prescription) }
        };
        let sessions = before.sessions.iter().map(|work| work.iter().map(kept).collect()).collect();
        WeekWork { number: self.number, kind: WeekKind::Build, sessions, stretched: before.stretched }
    }

    /// Each move that hurt gives way to its easier form or a sibling; else, and of a row, there is less of it.
    fn step_back(&self, lived: &Lived, week: &mut WeekWork) {
        let mut moves: Vec<usize> = week.sessions.iter().flatten().map(|entry| entry.at).collect();
        crate::order::by(&mut moves, Ord::cmp);
        moves.dedup();
        for at in moves {
            let Some(candidate) = self.candidate(at) else { continue };
            if !matches!(lived.word_of(candidate.exercise.id), Word::Back(_)) {
                continue;
            }
            // A row is kept for its weeks: another one would begin the count anew.
            match self.gentler(at, candidate, week).filter(|_| !candidate.is_row) {
                Some((place, new)) => self.put(week, at, place, new, (candidate, why(lived, candidate))),
                None => self.less_of(week, at, why(lived, candidate)),
            }
        }
    }

    /// The move that stands in for one that hurt: its easier form first, else a sibling of the same pattern that is no harder.
    fn gentler(&self, at: usize, old: &Candidate, week: &WeekWork) -> Option<(usize, &Candidate)> {
        let there = week.sessions.iter().flatten().fold(0, |bits, entry| bits | position_bit(entry.at));
        let fits = |(place, new): &(usize, &Candidate)| {
            there & position_bit(*place) == 0
                && new.is_row == old.is_row
                && (!new.is_loaded || new.exercise.load < old.exercise.load)
                && new.exercise.load <= old.exercise.load
                && new.in_water == old.in_water
                && self.context.scope.waits(new.exercise).is_none()
                && !self.context.scope.is_last(new.exercise)
                && self.may_stand_for(at, old, new, week)
        };
        let all: Vec<(usize, &Candidate)> = self.candidates.strengthening.iter().enumerate().filter(fits).collect();
        let is_easier = |new: &Candidate| old.exercise.easier.contains(&new.exercise.id);
        let is_sibling = |new: &Candidate| {
            new.exercise.pattern == old.exercise.pattern
                && !old.exercise.harder.contains(&new.exercise.id)
                && new.covers & old.covers == old.covers
        };
        let best = |is: &dyn Fn(&Candidate) -> bool| {
            let fitting = all.iter().copied().filter(|(_, new)| is(new));
            fitting.max_by_key(|(place, new)| (new.points, Reverse(*place)))
        };
        best(&is_easier).or_else(|| best(&is_sibling))
    }

    /// Whether a week that lacks nothing without it lacks nothing with it.
    fn may_stand_for(&self, at: usize, old: &Candidate, new: &Candidate, week: &WeekWork) -> bool {
        let mut changed = week.clone();
        self.put(&mut changed, at, self.place_of(new), new, (old, LADDERS.keep.hurt));
        self.misses_no_more(week, &changed)
    }

    fn place_of(&self, wanted: &Candidate) -> usize {
        let mut all = self.candidates.strengthening.iter();
        all.position(|candidate| candidate.exercise.id == wanted.exercise.id).unwrap_or_default()
    }

    fn put(&self, week: &mut WeekWork, at: usize, place: usize, new: &Candidate, (old, why): (&Candidate, &str)) {
        let text = if old.exercise.easier.contains(&new.exercise.id) {
            format!("the easier form of {}, {why}", old.exercise.name)
        } else {
            format!("for {}, {why}", old.exercise.name)
        };
        let reason = Reason { rule: RULE.into(), why: text.clone().into() };
        for entry in week.sessions.iter_mut().flatten().filter(|entry| entry.at == at) {
            let step = Step { kind: StepKind::Form, text: text.clone().into(), condition: None };
            let sets = entry.prescription.sets.min(new.prescription.sets);
            *entry = self.taken_up(place, new, sets, step, &reason);
        }
    }

    /// The least of a move that its dose knows, and a set less than now where its level allows that.
    fn less_of(&self, week: &mut WeekWork, at: usize, why: &str) {
        for entry in week.sessions.iter_mut().flatten().filter(|entry| entry.at == at) {
            let now = &mut entry.prescription;
            let fewest = now.dose.sets.map_or(1, |sets| sets.min).max(self.context.level.sets.min);
            now.sets = now.sets.saturating_sub(1).max(fewest).min(now.sets);
            now.reps = now
                .dose
                .reps
                .zip(now.reps)
                .map(|(dosed, now)| dosed.min.min(now.min))
                .map(|least| Range { min: least, max: least })
                .or(now.reps);
            if now.reps.is_none() {
                now.hold_seconds = now.dose.hold_seconds.map(|hold| Range { min: hold.min, max: hold.min });
            }
            now.tempo = None;
            if let Some(candidate) = self.candidate(at) {
                super::time(self.context, candidate.exercise, &mut entry.prescription);
            }
            let text = format!("less of it, {why}");
            entry.step = Some(Step { kind: StepKind::Keep, text: text.clone().into(), condition: None });
            entry.change = Some(Reason { rule: RULE.into(), why: text.into() });
        }
    }
}

/// Why a move goes back.
fn why(lived: &Lived, candidate: &Candidate) -> &'static str {
    if lived.behind.contains(candidate.exercise.id) { LADDERS.keep.behind } else { LADDERS.keep.hurt }
}
