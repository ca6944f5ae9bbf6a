//! A building week: which of its moves take a step, and which are kept as they are.

use crate::builtin::LADDERS;
use crate::ladder::{Kind, Ladder, StepKind};
use crate::plan::{Step, WeekKind};

use super::super::candidates::position_bit;
use super::super::dose::time;
use super::due::Due;
use super::{Entry, Progress, WeekWork};

/// An entry with its session and its place in that.
type Place = (usize, usize, Entry);

impl Progress<'_> {
    /// The next building week; at the start of a block some moves give way to siblings.
    pub(super) fn build(&mut self, before: &WeekWork, opens_block: bool) -> WeekWork {
        let clear = |entry: &Entry| Entry::new(entry.at, entry.prescription);
        let sessions = before.sessions.iter().map(|work| work.iter().map(clear).collect()).collect();
        // Where all of it is held, the block is opened with siblings alone.
        let grows = self.held != u128::MAX;
        let stretched = before.stretched + u32::from(opens_block && grows);
        let mut week = WeekWork { number: self.number, kind: WeekKind::Build, sessions, stretched };
        if opens_block {
            let mut graded = week.clone();
            if grows && self.graded_return(&mut graded) && self.is_sound(before, &graded) {
                week = graded;
            }
            self.change_to_siblings(before, &mut week);
        }
        self.stuck = 0;
        let general = LADDERS.general;
        let is_gentle = self.context.easy_only() || self.hurts();
        let most = match (is_gentle, self.eased_in) {
            (true, _) => general.in_turn_gentle,
            (false, true) => general.in_turn_opening,
            (false, false) => general.in_turn,
        };
        self.climb(before, &mut week, Some(most));
        self.climb(before, &mut week, None);
        self.keep(&mut week);
        week
    }

    /// Lets the moves take their steps, in the order in which moves grow: of those that take turns at most so many a session,
    /// and patiently, for what waits for more resistance or a harder form takes no other step before it has had sessions
    /// enough. Without such a number it moves only sessions in which nothing has grown.
    fn climb(&mut self, before: &WeekWork, week: &mut WeekWork, in_turn: Option<u32>) {
        let (most, patient) = (in_turn.unwrap_or(1), in_turn.is_some());
        let moved = |work: &Vec<Entry>| work.iter().any(|entry| entry.step.is_some());
        // The turn of a move that is held is nobody else's.
        let held = |work: &Vec<Entry>| work.iter().filter(|entry| self.held & position_bit(entry.at) != 0).count();
        let full = |work: &Vec<Entry>| match patient {
            true => u32::try_from(held(work)).unwrap_or(most),
            false if moved(work) || held(work) > 0 => most,
            false => 0,
        };
        let mut turns: Vec<u32> = week.sessions.iter().map(full).collect();
        for (at, ladder) in self.order(week) {
            let waiting = |work: &Vec<Entry>| work.iter().any(|entry| entry.at == at && entry.step.is_none());
            let places: Vec<bool> = week.sessions.iter().map(waiting).collect();
            let mut in_turn = places.iter().zip(&turns);
            let is_early = patient && self.number < self.track(at).stepped.max(1) + ladder.every;
            let may = (ladder.weekly && patient) || in_turn.any(|(there, taken)| *there && *taken < most);
            let may = may && !is_early;
            let is_quick = self.quick & position_bit(at) != 0;
            let may = (may || is_quick) && self.held & position_bit(at) == 0;
            let counts = !(ladder.weekly && patient);
            if places.contains(&true) && may && self.take_step(before, week, at, ladder, patient) && counts {
                turns.iter_mut().zip(&places).for_each(|(taken, there)| *taken += u32::from(*there));
            }
        }
    }

    /// The moves of a week with their ladders: those that grow weekly, rows before all others, then those whose last step is longest ago, drills
    /// last, but where every session is easy.
    fn order(&self, week: &WeekWork) -> Vec<(usize, &'static Ladder)> {
        let mut moves: Vec<usize> = week.sessions.iter().flatten().map(|entry| entry.at).collect();
        crate::order::by(&mut moves, Ord::cmp);
        moves.dedup();
        let easy = self.context.easy_only();
        let mut climbing: Vec<(usize, usize, &'static Ladder)> =
            moves.into_iter().filter_map(|at| self.ladder(at).map(|(rank, ladder)| (at, rank, ladder))).collect();
        crate::order::by_key(&mut climbing, |(at, rank, ladder)| {
            let track = self.track(*at);
            let last = if ladder.weekly { 0 } else { track.stepped };
            let waits = self.number < track.stepped.max(track.since_week).max(1) + LADDERS.general.drill_after;
            let is_quick = self.quick & position_bit(*at) != 0;
            let is_row = self.candidate(*at).is_some_and(|candidate| candidate.is_row);
            let is_last = ladder.kind == Kind::Drill && !easy && waits;
            (!is_quick, !ladder.weekly, !(ladder.weekly && is_row), is_last, last, *rank, *at)
        });
        climbing.into_iter().map(|(at, _, ladder)| (at, ladder)).collect()
    }

    /// The ladder that a move climbs, with its place among all.
    pub(super) fn ladder(&self, at: usize) -> Option<(usize, &'static Ladder)> {
        self.ladders.get(at).copied().flatten()
    }

    /// Takes the first step that a move can take, wherever it stands; whether there was one.
    fn take_step(
        &mut self,
        before: &WeekWork,
        week: &mut WeekWork,
        at: usize,
        ladder: &'static Ladder,
        patient: bool,
    ) -> bool {
        // Who has done more than was asked takes on more resistance first.
        let is_quick = self.quick & position_bit(at) != 0;
        let first = ladder.steps.iter().filter(|kind| is_quick && **kind == StepKind::Load);
        let rest = ladder.steps.iter().filter(|kind| !(is_quick && **kind == StepKind::Load));
        let is_calm = self.calm & position_bit(at) != 0;
        let may = |kind: &&StepKind| !is_calm || matches!(kind, StepKind::Reps | StepKind::Hold);
        for kind in first.chain(rest).filter(may) {
            match self.due(week, at, ladder, *kind, patient) {
                Due::Now => {}
                Due::Never => continue,
                Due::Later => return false,
            }
            let undo = Self::entries_of(week, at);
            let taken = match kind {
                StepKind::Form => self.change_to_harder(before, week, at),
                kind => self.rung(week, at, *kind, ladder),
            };
            let is_big = *kind == StepKind::Sets && ladder.kind != Kind::Drill;
            let has_room = !is_big || self.has_room_to_climb(week);
            let is_in_time = has_room && self.is_in_time(week);
            // What changes no sets leaves all sums of them as they are.
            if taken && is_in_time && (has_sets_of(week, &undo) || self.is_sound(before, week)) {
                self.stuck &= !position_bit(at);
                return true;
            }
            if taken && !is_in_time {
                self.held_back = true;
                self.stuck |= position_bit(at);
            }
            for (session, place, entry) in undo {
                if let Some(now) = week.sessions.get_mut(session).and_then(|work| work.get_mut(place)) {
                    *now = entry;
                }
            }
        }
        false
    }

    /// The entries of a move, each with its session and its place in that.
    fn entries_of(week: &WeekWork, at: usize) -> Vec<Place> {
        let sessions = week.sessions.iter().enumerate();
        let places = sessions.flat_map(|(session, work)| {
            let entries = work.iter().enumerate().filter(|(_, entry)| entry.at == at);
            entries.map(move |(place, entry)| (session, place, entry.clone()))
        });
        places.collect()
    }

    /// One step on a move's own ladder, in each of its places that has room for it, of these sessions.
    fn rung(&self, week: &mut WeekWork, at: usize, kind: StepKind, ladder: &Ladder) -> bool {
        let Some(candidate) = self.candidate(at) else { return false };
        let mut taken = false;
        for entry in week.sessions.iter_mut().flatten().filter(|entry| entry.at == at && entry.step.is_none()) {
            let Some((mut grown, text)) = self.grown(at, kind, ladder, &entry.prescription) else { continue };
            time(self.context, candidate.exercise, &mut grown);
            entry.prescription = grown;
            let mut step = self.step(kind, text);
            if self.quick & position_bit(at) != 0 {
                // Two sessions with more than was asked have met it.
                step.condition = Some(LADDERS.conditions.climbed.into());
            }
            entry.step = Some(step);
            taken = true;
        }
        taken
    }

    /// Says of what takes no step why it stays: it is at its end, or its session allows no step at all.
    fn keep(&self, week: &mut WeekWork) {
        let there: Vec<usize> = week.sessions.iter().flatten().map(|entry| entry.at).collect();
        let ways: Vec<(bool, bool)> =
            there.iter().map(|at| (!self.can_go_on(week, *at), self.can_grow_heavier(week, *at))).collect();
        let mut ways = ways.into_iter();
        for work in &mut week.sessions {
            let stands_still = work.iter().all(|entry| entry.step.is_none());
            for entry in work {
                let (at_end, is_later) = ways.next().unwrap_or_default();
                let is_stuck = self.stuck & position_bit(entry.at) != 0;
                let is_held = (self.held | self.calm) & position_bit(entry.at) != 0;
                let text = match (at_end, is_stuck || self.most.is_some()) {
                    _ if self.restored & position_bit(entry.at) != 0 => LADDERS.keep.restored,
                    _ if is_held => LADDERS.keep.lived,
                    (true, _) => LADDERS.keep.end,
                    (false, true) if is_later => LADDERS.keep.later,
                    (false, true) => LADDERS.keep.minutes,
                    (false, false) => LADDERS.keep.enough,
                };
                if entry.step.is_none() && (is_held || at_end || is_stuck || stands_still) {
                    entry.step = Some(Step { kind: StepKind::Keep, text: text.into(), condition: None });
                }
            }
        }
    }

    /// Whether a move can take on more resistance, now or later: that takes no time.
    pub(super) fn can_grow_heavier(&self, week: &WeekWork, at: usize) -> bool {
        let ladder = self.ladder(at).map(|(_, ladder)| ladder);
        ladder.is_some_and(|ladder| {
            ladder.steps.contains(&StepKind::Load) && self.could(week, at, ladder, StepKind::Load)
        })
    }

    /// Whether any step of its ladder is left to a move, now or later.
    fn can_go_on(&self, week: &WeekWork, at: usize) -> bool {
        let Some((_, ladder)) = self.ladder(at) else { return false };
        ladder.steps.iter().any(|kind| self.could(week, at, ladder, *kind))
    }

    /// Whether a step of this kind is left to a move, now or later.
    pub(super) fn could(&self, week: &WeekWork, at: usize, ladder: &Ladder, kind: StepKind) -> bool {
        let mut places = week.sessions.iter().flatten().filter(|entry| entry.at == at);
        match kind {
            StepKind::Form => self.harder_neighbour(at, week).is_some(),
            kind => places.any(|entry| self.grown(at, kind, ladder, &entry.prescription).is_some()),
        }
    }
}

/// Whether a week has the same sets of the same moves in these places.
fn has_sets_of(week: &WeekWork, places: &[Place]) -> bool {
    let sets = |entry: &Entry| (entry.at, entry.prescription.sets);
    places.iter().all(|(session, place, old)| {
        let now = week.sessions.get(*session).and_then(|work| work.get(*place));
        now.is_some_and(|now| sets(now) == sets(old))
    })
}
