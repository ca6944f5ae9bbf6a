//! Another move in the place of one: its harder form when it has become easy, or a sibling at the start of a block.

use std::cmp::Reverse;

use crate::builtin::LADDERS;
use crate::catalog::{Level, Range};
use crate::ladder::{Ladder, StepKind};
use crate::plan::{Reason, Step};

use super::super::candidates::{Candidate, position_bit};
use super::super::dose::{Prescription, time};
use super::{Entry, Progress, WeekWork};
use crate::rules::wants_ramp_up;

impl Progress<'_> {
    /// A move gives way to its harder form, wherever it stands, after enough sessions of it; one move a week.
    pub(super) fn change_to_harder(&self, before: &WeekWork, week: &mut WeekWork, at: usize) -> bool {
        let is_form = |entry: &Entry| entry.step.as_ref().is_some_and(|step| step.kind == StepKind::Form);
        if week.sessions.iter().flatten().any(is_form) {
            return false;
        }
        let Some(new) = self.harder_neighbour(at, week) else { return false };
        let (Some(old), Some(candidate)) = (self.candidate(at), self.candidate(new)) else { return false };
        let text = format!("the harder form of {}", old.exercise.name);
        let reason = Reason { rule: "one-step-at-a-time".into(), why: text.clone().into() };
        for entry in week.sessions.iter_mut().flatten().filter(|entry| entry.at == at) {
            let before = entry.prescription;
            let sets = before.sets.min(candidate.prescription.sets);
            *entry = self.taken_up(new, candidate, sets, self.step(StepKind::Form, text.clone()), &reason);
            entry.prescription.reps = held_less(&before, &entry.prescription);
            time(self.context, candidate.exercise, &mut entry.prescription);
        }
        self.misses_no_more(before, week)
    }

    /// A harder form that may stand wherever the move stands.
    pub(super) fn harder_neighbour(&self, at: usize, week: &WeekWork) -> Option<usize> {
        let old = self.candidate(at)?;
        let fits = |new: &Candidate| {
            old.exercise.harder.contains(&new.exercise.id)
                && !old.is_row
                && new.regions & old.regions == old.regions
                && new.volume.iter().zip(old.volume).all(|(new, old)| *new >= old)
                && new.prescription.seconds <= old.prescription.seconds + 60
                && self.may_replace(at, old, new, week)
        };
        let found = self.candidates.strengthening.iter().position(fits)?;
        let is_new = week.sessions.iter().flatten().all(|entry| entry.at != found);
        is_new.then_some(found)
    }

    /// Whether a move may stand in the place of another, as far as the two tell.
    fn may_replace(&self, at: usize, old: &Candidate, new: &Candidate, week: &WeekWork) -> bool {
        let there = |entry: &&Entry| entry.at != at;
        let beside = |is: fn(&Candidate) -> bool| {
            let mut shared = week.sessions.iter().filter(|work| work.iter().any(|entry| entry.at == at));
            shared.any(|work| work.iter().filter(there).filter_map(|entry| self.candidate(entry.at)).any(is))
        };
        let is_easy = |work: &Vec<Entry>| {
            let loaded = |entry: &Entry| self.candidate(entry.at).is_none_or(|candidate| candidate.is_loaded);
            work.iter().any(|entry| entry.at == at) && !work.iter().any(loaded)
        };
        let second_bridge = new.is_bridge && beside(|candidate| candidate.is_bridge);
        let second_hinge =
            new.is_unsupported_hinge && !old.is_unsupported_hinge && beside(|candidate| candidate.is_unsupported_hinge);
        !second_bridge
            && !second_hinge
            // Where time is short, there is none for the lighter sets before a heavy lift.
            && (self.most.is_none() || !wants_ramp_up(new.exercise) || wants_ramp_up(old.exercise))
            && (!new.is_loaded || !week.sessions.iter().any(is_easy))
            && new.in_water == old.in_water
            && (new.is_posture || !old.is_posture)
            && (new.is_counted || !old.is_counted)
            && (new.isolates_erectors || !old.isolates_erectors)
            && !self.context.scope.is_last(new.exercise)
            && !self.context.scope.includes(old.exercise)
            && self.context.scope.waits(new.exercise).is_none()
            && self.is_learned(new, week)
            && !new.stances.needs_care()
    }

    /// Whether a move of this week has prepared a beginner for `new`.
    fn is_learned(&self, new: &Candidate, week: &WeekWork) -> bool {
        let there = week.sessions.iter().flatten().filter_map(|entry| self.candidate(entry.at));
        let mut learned = there.map(|candidate| candidate.exercise.id);
        !self.context.scope.needs_first(new.exercise) || learned.any(|id| new.exercise.needs.contains(&id))
    }

    /// At the start of a block the row and a few others give way to siblings, so that a block is not like the one before.
    /// Where it hurts, what is kept often is kept.
    pub(super) fn change_to_siblings(&self, before: &WeekWork, week: &mut WeekWork) {
        let block = self.number / (self.context.programmes.session.weeks_of_building + 1);
        let every = LADDERS.general.sibling_blocks.max(1);
        if self.context.is_in_turn() {
            return;
        }
        let is_time = block % every == 1 % every;
        let mut moves: Vec<usize> = week.sessions.iter().flatten().map(|entry| entry.at).collect();
        crate::order::by(&mut moves, Ord::cmp);
        moves.dedup();
        crate::order::by_key(&mut moves, |at| {
            (!self.candidate(*at).is_some_and(|one| one.is_row), Reverse(self.track(*at).sessions), *at)
        });
        let most = Ladder::figure(LADDERS.general.siblings, self.context.profile.level);
        let (mut others, mut rows) = (0, 0);
        let has_settled = self.rows_have_settled(week);
        for at in moves {
            let is_row = self.candidate(at).is_some_and(|candidate| candidate.is_row);
            let ladder = self.ladder(at).map(|(_, ladder)| ladder.kind);
            let may = ladder.is_some_and(|kind| LADDERS.general.sibling_kinds.contains(&kind));
            // What is held for pain finds no way around in a twin.
            let is_sore = self.held != u128::MAX && self.held & position_bit(at) != 0;
            // Where an earlier session keeps its row, that line of work goes on anyway.
            let goes_on =
                has_settled && self.candidate(at).is_some_and(|row| self.sessions_that_keep_their_row(row, week) > 0);
            if is_sore || !(goes_on || self.has_gone_on(week, at)) {
                continue;
            }
            // A row that was not ready yet when it was time changes in the block after.
            let is_first = self.track(at).since_week <= 1;
            let may = if is_row { rows == 0 && (is_time || is_first) } else { may && is_time && others < most };
            if may && self.change_to_sibling(before, week, at) {
                others += u32::from(!is_row);
                rows += u32::from(is_row);
            }
        }
    }

    /// Whether all rows of a week have been there for so long that one may change again.
    fn rows_have_settled(&self, week: &WeekWork) -> bool {
        let least = self.context.programmes.session.weeks_with_one_row;
        let is_row = |entry: &&Entry| self.candidate(entry.at).is_some_and(|candidate| candidate.is_row);
        let mut rows = week.sessions.iter().flatten().filter(is_row);
        rows.all(|entry| self.number >= self.track(entry.at).since_week.max(1) + least)
    }

    /// Whether a move has taken on resistance since it came in, or can't: no change takes a step away that is due.
    fn has_gone_on(&self, week: &WeekWork, at: usize) -> bool {
        let track = self.track(at);
        !self.can_grow_heavier(week, at) || track.loaded >= track.since_week.max(1)
    }

    fn change_to_sibling(&self, before: &WeekWork, week: &mut WeekWork, at: usize) -> bool {
        let is_free = |entry: &Entry| entry.at != at || entry.step.is_none();
        let (Some(old), true) = (self.candidate(at), week.sessions.iter().flatten().all(is_free)) else { return false };
        let there = week.sessions.iter().flatten().fold(0, |bits, entry| bits | position_bit(entry.at));
        let fits = |(place, new): &(usize, &Candidate)| {
            there & position_bit(*place) == 0
                && old.ladder & position_bit(*place) == 0
                && new.ladder & there & !position_bit(at) == 0
                && new.exercise.pattern == old.exercise.pattern
                && (new.is_row, new.is_loaded, new.exercise.load) == (old.is_row, old.is_loaded, old.exercise.load)
                // What else a row does is held against the week as a whole.
                && (old.is_row || new.covers & old.covers == old.covers)
                && !LADDERS.general.alike.iter().any(|alike| [old, new].iter().all(|one| alike.contains(&one.exercise.id)))
                && new.points + LADDERS.general.sibling_within >= old.points
                && self.may_replace(at, old, new, week)
        };
        let siblings = self.candidates.strengthening.iter().enumerate().filter(fits);
        // What was there before goes on where it was.
        let best = siblings.max_by_key(|(place, new)| (self.track(*place).kept.is_some(), new.points, Reverse(*place)));
        let Some((place, new)) = best else { return false };
        let from = self.sessions_that_keep_their_row(old, week);
        let place_of = if from > 0 { " in the week's last session that had it" } else { "" };
        let why = if self.track(place).kept.is_some() { LADDERS.keep.back } else { LADDERS.keep.sibling };
        let text = format!("for {}{place_of}, {why}", old.exercise.name);
        let rule = if old.is_row { "one-row-version" } else { "one-step-at-a-time" };
        let reason = Reason {
            rule: rule.into(),
            why: format!("in place of {}, for a change of work", old.exercise.name).into(),
        };
        let undo = week.sessions.clone();
        for entry in week.sessions.iter_mut().skip(from).flatten().filter(|entry| entry.at == at) {
            let dosed = new.prescription.dose.sets.map_or(1, |sets| sets.max).min(self.context.level.sets.max);
            let sets = entry.prescription.sets.min(new.prescription.sets.max(dosed));
            let change = Step { kind: StepKind::Form, text: text.clone().into(), condition: None };
            *entry = self.taken_up(place, new, sets, change, &reason);
            self.take_due_step(entry, old, new);
        }
        let is_changed = week.sessions.iter().flatten().any(|entry| entry.at == place);
        let is_kept = is_changed && self.is_sound(before, week) && self.misses_no_more(before, week);
        if !is_kept {
            week.sessions = undo;
        }
        is_kept
    }

    /// The sessions at the start of a week that keep their row when another version comes in: none where a beginner keeps
    /// one version, or the week has one row; else all up to the last but one, so that one line of work goes on.
    fn sessions_that_keep_their_row(&self, old: &Candidate, week: &WeekWork) -> usize {
        let is_row = |entry: &Entry| self.candidate(entry.at).is_some_and(|candidate| candidate.is_row);
        let mut with_row =
            week.sessions.iter().enumerate().rev().filter(|(_, work)| work.iter().any(is_row)).map(|(at, _)| at);
        let (last, more) = (with_row.next(), with_row.next().is_some());
        let keeps = old.is_row && more && self.context.profile.level > Level::Beginner;
        last.filter(|_| keeps).unwrap_or_default()
    }

    /// What comes back takes on resistance: what stood in for it has gone on meanwhile.
    fn take_due_step(&self, entry: &mut Entry, old: &Candidate, new: &Candidate) {
        let (Some(_), Some((_, ladder))) = (self.track(entry.at).kept, self.ladder(entry.at)) else { return };
        let was_due = ladder.steps.contains(&StepKind::Load);
        let Some((mut grown, text)) =
            self.grown(entry.at, StepKind::Load, ladder, &entry.prescription).filter(|_| was_due)
        else {
            return;
        };
        time(self.context, new.exercise, &mut grown);
        entry.prescription = grown;
        entry.step =
            Some(self.step(StepKind::Load, format!("for {}, {}: {text}", old.exercise.name, LADDERS.keep.back_on)));
    }

    /// A move that comes in with so many sets; where it was before, it goes on from there.
    pub(super) fn taken_up(&self, at: usize, new: &Candidate, sets: u32, step: Step, reason: &Reason) -> Entry {
        let mut prescription = self.track(at).kept.unwrap_or(Prescription { sets, ..new.prescription });
        time(self.context, new.exercise, &mut prescription);
        Entry { at, prescription, step: Some(step), change: Some(reason.clone()) }
    }
}

/// The repetitions of a harder form that is held in each: no more than take twice the seconds of what was held before.
fn held_less(before: &Prescription, now: &Prescription) -> Option<Range> {
    let figures = |one: &Prescription| one.reps.zip(one.hold_seconds);
    let (Some((old, old_hold)), Some((reps, hold))) = (figures(before), figures(now)) else { return now.reps };
    let most = (2 * old.max * old_hold.max / hold.max.max(1)).max(reps.min);
    Some(Range { min: reps.min, max: reps.max.min(most) })
}
