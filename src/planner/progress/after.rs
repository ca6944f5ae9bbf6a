//! A building week after one that was lived: it goes on as planned, stays, or goes back, and so does each move in it.

use std::cmp::Reverse;

use crate::builtin::LADDERS;
use crate::catalog::Range;
use crate::ladder::StepKind;
use crate::plan::{Reason, Step, WeekKind};

use super::super::candidates::{Candidate, position_bit};
use super::super::lived::{Lived, Word};
use super::{AFTER_BREAK, Entry, Past, Progress, WeekWork, total_sets};

/// The rule that a step back speaks for.
const RULE: &str = "step-back";
/// A whole, in hundredths.
const WHOLE: u32 = 100;

impl Progress<'_> {
    /// The building week after `past`, whose last is the last that was done, and after what became of the weeks since.
    pub(super) fn after(&mut self, past: &mut Vec<Past>, lived: &Lived) -> WeekWork {
        let back = if let Word::Back(weeks) = lived.word { weeks as usize } else { 0 };
        let is_break = lived.missed;
        if is_break {
            past.truncate(past.len().saturating_sub(back).max(1));
        } else {
            take_back(past, back);
        }
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

    /// A week after the first one back from a long break: of moves with three sets and more one is left out, of as many as
    /// can come back at once.
    pub(super) fn second_back(&self, full: &WeekWork) -> WeekWork {
        let mut week = WeekWork { number: self.number, ..full.clone() };
        let (all, most) = (total_sets(full), self.context.programmes.session.most_growth);
        let spare = (1..all).take_while(|less| all * WHOLE < (all - less) * most).count();
        // The first moves of all sessions, which are the heavy ones, before the second.
        let places = week.sessions.iter().map(Vec::len).max().unwrap_or_default();
        let sessions = week.sessions.len();
        let mut left = spare;
        let mut order: Vec<(usize, usize)> =
            (0..places).flat_map(|place| (0..sessions).map(move |session| (place, session))).collect();
        let sets = |(place, session): &(usize, usize)| {
            let entry = full.sessions.get(*session).and_then(|work| work.get(*place));
            entry.map_or(0, |entry| entry.prescription.sets)
        };
        crate::order::by_key(&mut order, |at| (Reverse(sets(at)), at.0));
        for (place, session) in order {
            let entry = week.sessions.get_mut(session).and_then(|work| work.get_mut(place));
            let Some(entry) = entry.filter(|entry| left > 0 && entry.prescription.sets > 2) else { continue };
            left -= 1;
            entry.prescription.sets -= 1;
            if let Some(candidate) = self.candidate(entry.at) {
                super::time(self.context, candidate.exercise, &mut entry.prescription);
            }
            let text = LADDERS.keep.back_again;
            entry.step = Some(Step { kind: StepKind::Keep, text: text.into(), condition: None });
            entry.change = Some(Reason { rule: AFTER_BREAK.into(), why: text.into() });
        }
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
            let is_restored = self.restored & position_bit(entry.at) != 0;
            let text = if is_restored { LADDERS.keep.restored } else { LADDERS.keep.lived };
            let step = Step { kind: StepKind::Keep, text: text.into(), condition: None };
            Entry { step: Some(step), ..Entry::new(entry.at, entry.prescription) }
        };
        let sessions = before.sessions.iter().map(|work| work.iter().map(kept).collect()).collect();
        WeekWork { number: self.number, kind: WeekKind::Build, sessions, stretched: before.stretched }
    }

    /// Each move that hurt gives way to its easier form or a sibling; else, and of a row, there is less of it.
    fn step_back(&mut self, lived: &Lived, week: &mut WeekWork) {
        let mut moves: Vec<usize> = week.sessions.iter().flatten().map(|entry| entry.at).collect();
        crate::order::by(&mut moves, Ord::cmp);
        moves.dedup();
        self.less.clear();
        for at in moves {
            let Some(candidate) = self.candidate(at) else { continue };
            if !matches!(lived.word_of(candidate.exercise.id), Word::Back(_)) {
                continue;
            }
            // A row is kept for its weeks: another one would begin the count anew.
            match self.gentler(at, candidate, week).filter(|_| !candidate.is_row) {
                Some((place, new)) => self.put(week, at, place, new, (candidate, why(lived, candidate))),
                None => self.less.push((at, why(lived, candidate))),
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
    pub(super) fn less_of(&self, week: &mut WeekWork, at: usize, why: &str) {
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

/// Takes back so many building weeks that brought something: where the work stood still, a week less would change nothing.
fn take_back(past: &mut Vec<Past>, weeks: usize) {
    let (mut left, mut grew) = (weeks, false);
    while left > 0 && past.len() > 1 {
        grew |= past.pop().is_some_and(|last| has_grown(&last.week));
        if grew {
            (left, grew) = (left - 1, false);
        }
    }
}

/// Whether a week asks for more than the one before it: a sibling in a move's place is no more.
fn has_grown(week: &WeekWork) -> bool {
    let grows = |entry: &Entry| entry.step.as_ref().is_some_and(Step::is_growth);
    week.sessions.iter().flatten().any(grows)
}

/// Why a move goes back.
fn why(lived: &Lived, candidate: &Candidate) -> &'static str {
    if lived.behind.contains(candidate.exercise.id) { LADDERS.keep.behind } else { LADDERS.keep.hurt }
}
