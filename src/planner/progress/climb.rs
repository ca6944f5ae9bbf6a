//! A building week: which of its moves take a step, and which are kept as they are.

use crate::builtin::LADDERS;
use crate::ladder::{Kind, Ladder, StepKind};
use crate::plan::{Step, WeekKind};

use super::super::candidates::{Candidate, position_bit};
use super::super::dose::time;
use super::{Entry, Progress, Track, WeekWork};

/// An entry with its session and its place in that.
type Place = (usize, usize, Entry);

/// What becomes of a step of one kind.
enum Due {
    /// It is taken.
    Now,
    /// The move waits for it.
    Later,
    /// The next kind of step is asked.
    Never,
}

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
            let has_room = *kind != StepKind::Sets || self.has_room_to_climb(week);
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

    /// Whether it is time for a step of this kind.
    fn due(&self, week: &WeekWork, at: usize, ladder: &'static Ladder, kind: StepKind, patient: bool) -> Due {
        if kind == StepKind::Sets {
            let is_full = self.candidate(at).is_none_or(|candidate| !Self::has_fewer_sets(week, at, candidate));
            let opens = self.eased_in && !LADDERS.general.sets_opening && ladder.kind != Kind::Drill;
            if opens || (is_full && self.owes_resistance(week, at, ladder)) {
                return Due::Never;
            }
        }
        if !self.has_had_enough(week, at, ladder, kind) {
            return if patient && self.could(week, at, ladder, kind) { Due::Later } else { Due::Never };
        }
        let is_heavier = matches!(kind, StepKind::Load | StepKind::Sets) && ladder.kind != Kind::Drill;
        let is_much = is_heavier && patient && self.has_grown_enough(week, at);
        match (is_much, kind) {
            (true, StepKind::Load) => Due::Later,
            (true, _) => Due::Never,
            (false, _) => Due::Now,
        }
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

    /// Whether a session of a move has grown heavier by all that one week should bring; the week after a lighter or a missed
    /// one, by less.
    fn has_grown_enough(&self, week: &WeekWork, at: usize) -> bool {
        let is_heavier = |step: &Step| matches!(step.kind, StepKind::Load | StepKind::Sets);
        // What a move that is held would have taken on is left to no other.
        let is_held = |entry: &Entry| self.held & position_bit(entry.at) != 0;
        let grows = |entry: &&Entry| is_held(entry) || entry.step.as_ref().is_some_and(is_heavier);
        let figures = if self.eased_in { LADDERS.general.heavier_opening } else { LADDERS.general.heavier };
        let most = Ladder::figure(figures, self.context.profile.level) as usize;
        let is_full =
            |work: &Vec<Entry>| work.iter().any(|entry| entry.at == at) && work.iter().filter(grows).count() >= most;
        week.sessions.iter().any(is_full)
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
        let ended: Vec<bool> = there.iter().map(|at| !self.can_go_on(week, *at)).collect();
        let mut ended = ended.into_iter();
        for work in &mut week.sessions {
            let stands_still = work.iter().all(|entry| entry.step.is_none());
            for entry in work {
                let at_end = ended.next().unwrap_or_default();
                let is_stuck = self.stuck & position_bit(entry.at) != 0;
                let is_held = (self.held | self.calm) & position_bit(entry.at) != 0;
                let text = match (at_end, is_stuck || self.most.is_some()) {
                    _ if self.restored & position_bit(entry.at) != 0 => LADDERS.keep.restored,
                    _ if is_held => LADDERS.keep.lived,
                    (true, _) => LADDERS.keep.end,
                    (false, true) => LADDERS.keep.minutes,
                    (false, false) => LADDERS.keep.enough,
                };
                if entry.step.is_none() && (is_held || at_end || is_stuck || stands_still) {
                    entry.step = Some(Step { kind: StepKind::Keep, text: text.into(), condition: None });
                }
            }
        }
    }

    /// Whether a move that can take on resistance has not done so yet: before that it gets no set more.
    fn owes_resistance(&self, week: &WeekWork, at: usize, ladder: &Ladder) -> bool {
        ladder.weekly
            && !ladder.sets_early
            && ladder.steps.contains(&StepKind::Load)
            && self.track(at).loads == 0
            && self.could(week, at, ladder, StepKind::Load)
    }

    /// Whether a move has fewer sets than it would have had from the first week on: it came back with them.
    fn has_fewer_sets(week: &WeekWork, at: usize, candidate: &Candidate) -> bool {
        let entries = week.sessions.iter().flatten().filter(|entry| entry.at == at);
        candidate.waits && { entries }.any(|entry| entry.prescription.sets < candidate.prescription.sets)
    }

    /// Whether a move has had sessions enough for a step of this kind: twice as many for more resistance where it has not
    /// climbed to its most repetitions, for want of time.
    fn has_had_enough(&self, week: &WeekWork, at: usize, ladder: &Ladder, kind: StepKind) -> bool {
        let track = self.track(at);
        let mut places = week.sessions.iter().flatten().filter(|entry| entry.at == at);
        let is_at_top = places.all(|entry| self.is_at_top(at, &entry.prescription));
        match kind {
            StepKind::Load if self.quick & position_bit(at) != 0 => true,
            StepKind::Load if self.is_next_a_form(at) && !self.may_take_form(&track) => false,
            StepKind::Load => {
                let general = LADDERS.general;
                let from = track.loaded.max(track.since_week).max(1) + ladder.load_every.unwrap_or(general.load_every);
                let sessions = if is_at_top { track.since_heavier } else { track.since / 2 };
                self.number >= from && sessions >= general.load_after
            }
            StepKind::Form => track.sessions >= LADDERS.general.form_after,
            _ => true,
        }
    }

    /// Whether it is time for a harder way to do a move.
    fn may_take_form(&self, track: &Track) -> bool {
        let general = LADDERS.general;
        let from = Ladder::figure(general.forms_from, self.context.profile.level);
        let from = if self.hurts() { from.max(general.forms_from_hurting) } else { from };
        self.number >= from && track.sessions >= general.form_after * (track.loads + 1)
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
