//! Whether it is time for a step: what a move has behind it, and what else grows in the week.

use crate::builtin::LADDERS;
use crate::ladder::{Kind, Ladder, StepKind};
use crate::plan::Step;

use super::super::candidates::{Candidate, position_bit};
use super::{Entry, Progress, Track, WeekWork};

/// What becomes of a step of one kind.
pub(super) enum Due {
    /// It is taken.
    Now,
    /// The move waits for it.
    Later,
    /// The next kind of step is asked.
    Never,
}

impl Progress<'_> {
    /// Whether it is time for a step of this kind.
    pub(super) fn due(
        &self,
        week: &WeekWork,
        at: usize,
        ladder: &'static Ladder,
        kind: StepKind,
        patient: bool,
    ) -> Due {
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

    /// Whether a move that can take on resistance has not done so yet: before that it gets no set more.
    fn owes_resistance(&self, week: &WeekWork, at: usize, ladder: &Ladder) -> bool {
        ladder.weekly
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
}
