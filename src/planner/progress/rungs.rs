//! One step of one move: what grows, and by how much.

use crate::builtin::LADDERS;
use crate::catalog::{Level, Load, Range};
use crate::ladder::{Form, Kind, Ladder, StepKind};
use crate::plan::Tempo;
use crate::rules::measure;

use super::super::candidates::Candidate;
use super::super::dose::{Prescription, day_limit};
use super::Progress;

impl Progress<'_> {
    /// A prescription with a step of this kind, and the step in words; `None` where it can take none.
    pub(super) fn grown(
        &self,
        at: usize,
        kind: StepKind,
        ladder: &Ladder,
        now: &Prescription,
    ) -> Option<(Prescription, String)> {
        let candidate = self.candidate(at)?;
        // What comes back by steps takes on load and harder forms by those steps alone.
        let mut returns = self.context.scope.graded_returns();
        let is_graded = returns.any(|graded| graded.pattern == candidate.exercise.pattern);
        let by_scheme = self.context.profile.scheme.is_some();
        match kind {
            StepKind::Reps if !by_scheme => self.more_reps(candidate, ladder, now),
            StepKind::Hold if !by_scheme => self.longer_hold(candidate, ladder, now),
            StepKind::Sets if !by_scheme => self.more_sets(candidate, ladder, now),
            StepKind::Load if !is_graded => self.more_load(at, candidate, ladder, now),
            StepKind::Tempo if !by_scheme && !is_graded => slower(candidate, ladder, now),
            StepKind::Rest => shorter_rest(ladder, now),
            _ => None,
        }
    }

    fn level(&self) -> Level {
        self.context.profile.level
    }

    /// The lower end of the repetitions rises to the upper one; then, where the ladder goes beyond the dose, both.
    fn more_reps(&self, candidate: &Candidate, ladder: &Ladder, now: &Prescription) -> Option<(Prescription, String)> {
        let reps = now.reps?;
        let most = self.most_reps(candidate, ladder, now)? + Ladder::figure(ladder.reps_above, self.level());
        let step = Ladder::figure(ladder.reps_step, self.level());
        let grown = if reps.min < reps.max {
            Range { min: (reps.min + step).min(reps.max), max: reps.max }
        } else {
            let more = (reps.max + step).min(most);
            Range { min: more, max: more }
        };
        let may = grown != reps && self.is_in_a_day(candidate, now.sets, grown.max);
        may.then(|| (Prescription { reps: Some(grown), ..*now }, format!("{} repetitions", spoken(grown))))
    }

    /// The upper end of the repetitions that a move has now.
    fn most_reps(&self, candidate: &Candidate, ladder: &Ladder, now: &Prescription) -> Option<u32> {
        let dosed = candidate.prescription.reps?.max;
        let again = self.begin_again(candidate, ladder)?.max;
        Some(if now.reps?.max <= again { again } else { dosed })
    }

    /// Whether a move is done for its most repetitions in every set.
    pub(super) fn is_at_top(&self, at: usize, now: &Prescription) -> bool {
        let Some(reps) = now.reps else { return true };
        let most = self.candidate(at).zip(self.ladder(at));
        let most = most.and_then(|(candidate, (_, ladder))| self.most_reps(candidate, ladder, now));
        reps.min == reps.max && reps.max >= most.unwrap_or_default()
    }

    /// Where the repetitions begin again once the resistance has grown: in the dose's range, or later in fewer.
    fn begin_again(&self, candidate: &Candidate, ladder: &Ladder) -> Option<Range> {
        let dosed = candidate.prescription.reps?;
        let from = Ladder::figure(ladder.again_from, self.level());
        let is_later = from > 0 && self.number >= from;
        let is_narrower = |again: &Range| again.max <= dosed.max;
        Some(ladder.again.filter(|again| is_later && is_narrower(again)).unwrap_or(dosed))
    }

    /// Whether so much of a move stays within what is sound in a day.
    fn is_in_a_day(&self, candidate: &Candidate, sets: u32, reps: u32) -> bool {
        let exercise = candidate.exercise;
        sets * reps * measure::sides(exercise) <= day_limit(self.context, exercise, candidate.prescription.dose)
    }

    fn longer_hold(
        &self,
        candidate: &Candidate,
        ladder: &Ladder,
        now: &Prescription,
    ) -> Option<(Prescription, String)> {
        let hold = now.hold_seconds?;
        let dosed = candidate.prescription.dose.hold_seconds.map_or(hold.max, |dosed| dosed.max);
        let beyond = Ladder::figure(ladder.hold_most, self.level()).max(dosed);
        let most = match candidate {
            _ if candidate.stances.is_lighter() => dosed,
            _ if candidate.is_bridge => beyond.min(self.context.programmes.session.longest_bridge),
            _ => beyond,
        };
        let longer = (hold.max + ladder.hold_step).min(most);
        let grown = Some(Range { min: longer, max: longer });
        // Fewer and longer: the time goes to what a session is for.
        let is_eased = ladder.sets_eased > 0 && now.sets > ladder.sets_eased && !self.is_first_block();
        let sets = now.sets - u32::from(is_eased);
        let fewer = if is_eased { format!(", {sets} sets") } else { String::new() };
        // Each repetition is harder now, as with more resistance.
        let within = |now: Range, again: Range| Range { min: again.min.min(now.min), max: again.max.min(now.max) };
        let reps = now.reps.zip(self.begin_again(candidate, ladder)).map(|(now, again)| within(now, again));
        let again = reps.filter(|reps| Some(*reps) != now.reps);
        let again = again.map(|reps| format!(", {} repetitions again", spoken(reps))).unwrap_or_default();
        let text = format!("hold for {longer} seconds{fewer}{again}");
        (longer > hold.max).then_some((Prescription { hold_seconds: grown, sets, reps, ..*now }, text))
    }

    /// A set more; the repetitions begin again at the lower end.
    fn more_sets(&self, candidate: &Candidate, ladder: &Ladder, now: &Prescription) -> Option<(Prescription, String)> {
        if self.number < ladder.sets_from {
            return None;
        }
        let sets = now.sets + 1;
        let later = self.begin_again(candidate, ladder);
        let is_later = now.reps.zip(later).is_some_and(|(now, later)| now.max <= later.max);
        let again = match now.reps {
            // What has not come to the top goes on to it.
            Some(reps) if reps.min < reps.max => now.reps,
            _ if is_later => later,
            _ => candidate.prescription.reps,
        };
        let reps = again.map_or(1, |reps| reps.max);
        let may = sets <= self.most_sets(candidate, ladder)
            && !candidate.stances.has_fewer_sets()
            && self.is_in_a_day(candidate, sets, reps);
        let from = again.filter(|again| Some(*again) != now.reps);
        let text = match from {
            Some(reps) => format!("{sets} sets, {} repetitions again", spoken(reps)),
            None => format!("{sets} sets"),
        };
        may.then_some((Prescription { sets, reps: again, ..*now }, text))
    }

    /// The most sets of a move: its ladder's, within its dose's and its level's.
    fn most_sets(&self, candidate: &Candidate, ladder: &Ladder) -> u32 {
        if ladder.kind == Kind::Drill {
            return LADDERS.general.drill_sets;
        }
        let most = Ladder::figure(ladder.sets_most, self.level());
        let dosed = candidate.prescription.dose.sets.map_or(1, |sets| sets.max);
        if candidate.prescription.reps.is_none() {
            return most.min(dosed);
        }
        let later = self.level() == Level::Beginner && !self.is_first_block();
        let by_level = self.context.level.sets.max + u32::from(later);
        most.min(by_level).min(dosed.max(self.context.level.sets.max) + 1)
    }

    /// The next step in resistance, and whether it is a harder way to do the move.
    fn next_resistance(&self, at: usize) -> Option<(&'static str, Option<&'static Form>)> {
        let exercise = self.candidate(at)?.exercise;
        let pieces = exercise.equipment_from(self.context.scope.equipment()).unwrap_or_default();
        let mut conditions = self.context.profile.conditions.iter();
        let resistance = LADDERS.resistance(exercise.id, pieces)?;
        let may = !conditions.any(|condition| resistance.not_for.contains(&&**condition));
        resistance.next(self.track(at).loads, self.level()).filter(|_| may)
    }

    /// Whether the next step in resistance is a harder way to do the move, which waits longer than a weight.
    pub(super) fn is_next_a_form(&self, at: usize) -> bool {
        self.next_resistance(at).is_some_and(|(_, form)| form.is_some())
    }

    /// More resistance, or a harder way; the repetitions, or the hold, begin again at the lower end.
    fn more_load(
        &self,
        at: usize,
        candidate: &Candidate,
        ladder: &Ladder,
        now: &Prescription,
    ) -> Option<(Prescription, String)> {
        let exercise = candidate.exercise;
        let (words, new) = self.next_resistance(at)?;
        let has_care = new.is_some() && candidate.stances.needs_care();
        let may = exercise.load >= Load::Light && !candidate.stances.is_lighter() && !has_care;
        let hold_seconds = candidate.prescription.hold_seconds;
        let reps = self.begin_again(candidate, ladder);
        let hold = if reps.is_some() { now.hold_seconds } else { hold_seconds };
        let fewer = reps.filter(|reps| candidate.prescription.reps.is_some_and(|dosed| reps.max < dosed.max));
        let fewer = fewer.map(|reps| format!(", or what you can lift {} times with your reserve left", spoken(reps)));
        let fewer = fewer.unwrap_or_default();
        may.then(|| {
            (Prescription { reps, hold_seconds: hold, form: new.or(now.form), ..*now }, format!("{words}{fewer}"))
        })
    }
}

fn slower(candidate: &Candidate, ladder: &Ladder, now: &Prescription) -> Option<(Prescription, String)> {
    let may = now.tempo.is_none() && now.reps.is_some() && now.hold_seconds.is_none() && !candidate.is_bridge;
    let tempo = Some(Tempo { lift: USUAL.lift, pause: USUAL.pause, lower: ladder.lower });
    may.then(|| (Prescription { tempo, ..*now }, format!("lower over {} seconds", ladder.lower)))
}

/// (000) about two seconds up and a pause.
const USUAL: Tempo = Tempo { lift: 2, pause: 1, lower: 2 };

fn shorter_rest(ladder: &Ladder, now: &Prescription) -> Option<(Prescription, String)> {
    let rest = now.rest_seconds?;
    let shorter = rest.saturating_sub(ladder.rest_step).max(ladder.rest_least);
    let cut = now.rest_cut + rest.saturating_sub(shorter);
    (shorter < rest).then(|| (Prescription { rest_cut: cut, ..*now }, format!("rest for {shorter} seconds")))
}

/// A range as it is read out.
pub(super) fn spoken(range: Range) -> String {
    if range.min == range.max { range.max.to_string() } else { format!("{} to {}", range.min, range.max) }
}
