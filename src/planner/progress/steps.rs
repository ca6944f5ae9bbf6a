//! The steps of a building week: repetitions, sets, load, a harder form.

use std::cmp::Reverse;

use crate::catalog::{Group, Level, Load, Range, Word};

use super::super::candidates::Candidate;
use super::super::dose::{Prescription, day_limit, time};
use super::{Entry, Progress, WeekWork, step, total_sets};
use crate::rules::{measure, wants_ramp_up};

impl Progress<'_> {
    /// The upper half of each range of repetitions, or a longer hold where a move is only held.
    pub(super) fn more_reps(&self, week: &mut WeekWork) -> bool {
        let mut taken = false;
        for entry in week.sessions.iter_mut().flatten() {
            let Some(candidate) = self.candidates.strengthening.get(entry.at) else { continue };
            let prescription = &mut entry.prescription;
            let longest = prescription.dose.hold_seconds.map(|range| range.max);
            let why = match (&mut prescription.reps, &mut prescription.hold_seconds, longest) {
                (Some(reps), ..) if reps.max - reps.min >= 2 => {
                    *reps = Range { min: reps.max - (reps.max - reps.min) / 2, max: reps.max };
                    format!("this week a few more repetitions: towards {} to {}", reps.min, reps.max)
                }
                (None, Some(hold), Some(longest)) if hold.max < longest => {
                    let seconds = (hold.max + self.context.programmes.session.hold_step).min(longest);
                    *hold = Range { min: seconds, max: seconds };
                    format!("this week a longer hold: {seconds} seconds")
                }
                _ => continue,
            };
            time(self.context, candidate.exercise, prescription);
            entry.change = Some(step(why));
            taken = true;
        }
        taken
    }

    /// A set more for one or two exercises, wherever they stand, so that the week grows by less than a fifth.
    pub(super) fn more_sets(&self, week: &mut WeekWork) -> bool {
        let mut grown: Vec<usize> = Vec::new();
        let before = total_sets(week);
        let mut order: Vec<usize> = week.sessions.iter().flatten().map(|entry| entry.at).collect();
        // What trains most comes first: loaded work, then what counts for a muscle group, then what has fewest sets.
        order.sort_by_key(|at| {
            let candidate = self.candidate(*at);
            let load = candidate.map(|candidate| candidate.exercise.load);
            let counts = candidate.is_some_and(|candidate| !candidate.exercise.volume_credit.is_empty());
            (Reverse(load), Reverse(counts), candidate.map_or(0, |candidate| candidate.prescription.sets), *at)
        });
        order.dedup();
        for at in order {
            let places = u32::try_from(week.sessions.iter().flatten().filter(|entry| entry.at == at).count())
                .unwrap_or(u32::MAX);
            let after = total_sets(week) + places;
            let little = after * 100 < before * self.context.programmes.session.most_growth;
            let pattern = |at: usize| self.candidate(at).map(|candidate| candidate.exercise.pattern);
            let is_other = grown.iter().all(|grown| pattern(*grown) != pattern(at));
            if grown.len() < 2 && little && is_other && self.may_grow(week, at) && self.is_within_most(week, at, places)
            {
                grown.push(at);
                week.sessions.iter_mut().flatten().filter(|entry| entry.at == at).for_each(|entry| self.add_set(entry));
            }
        }
        !grown.is_empty()
    }

    /// Whether every muscle group stays within the most sets of a week with `more` sets of a move.
    fn is_within_most(&self, week: &WeekWork, at: usize, more: u32) -> bool {
        let most = self.context.programmes.session.most_sets * 100;
        let Some(grown) = self.candidate(at) else { return false };
        let credit = |candidate: &Candidate, group: usize| candidate.credits.get(group).copied().unwrap_or_default();
        (0..Group::ALL.len()).filter(|group| credit(grown, *group) > 0).all(|group| {
            let sets = week.sessions.iter().flatten().filter_map(|entry| Some((self.candidate(entry.at)?, entry)));
            let now: u32 = sets.map(|(candidate, entry)| credit(candidate, group) * entry.prescription.sets).sum();
            now + more * credit(grown, group) <= most
        })
    }

    fn add_set(&self, entry: &mut Entry) {
        let Some(candidate) = self.candidate(entry.at) else { return };
        entry.prescription.sets += 1;
        time(self.context, candidate.exercise, &mut entry.prescription);
        entry.change = Some(step("this week one more set"));
    }

    /// Whether a move may get another set everywhere: within the level's limit, the day's and the session's time.
    fn may_grow(&self, week: &WeekWork, at: usize) -> bool {
        let Some(candidate) = self.candidate(at) else { return false };
        let exercise = candidate.exercise;
        let cap = self.most_sets(candidate);
        let fits = |entry: &Entry| {
            let reps = entry.prescription.reps.map_or(1, |reps| reps.max) * measure::sides(exercise);
            let by_day = day_limit(self.context, exercise, entry.prescription.dose) / reps.max(1);
            entry.prescription.sets < cap.min(by_day)
        };
        self.context.profile.scheme.is_none()
            && !candidate.stances.has_fewer_sets()
            && week.sessions.iter().flatten().filter(|entry| entry.at == at).all(fits)
    }

    /// The most sets of a move: its dose's and its level's, for a beginner one more from the second block on.
    fn most_sets(&self, candidate: &Candidate) -> u32 {
        let block = self.context.programmes.session.weeks_of_building;
        let later = self.context.profile.level == Level::Beginner && self.number > block;
        let by_level = self.context.level.sets.max + u32::from(later);
        if candidate.prescription.reps.is_some() {
            return by_level;
        }
        candidate.prescription.dose.sets.map_or(1, |sets| sets.max)
    }

    /// More weight for what is loaded; the repetitions begin again at the lower end.
    pub(super) fn more_load(&self, week: &mut WeekWork) -> bool {
        let mut taken = false;
        for entry in week.sessions.iter_mut().flatten() {
            let Some(candidate) = self.candidate(entry.at) else { continue };
            let exercise = candidate.exercise;
            let loaded =
                exercise.load >= Load::Moderate && entry.prescription.reps.is_some() && !exercise.equipment.is_empty();
            if loaded && !candidate.stances.is_lighter() {
                entry.prescription.reps = candidate.prescription.reps;
                time(self.context, exercise, &mut entry.prescription);
                entry.change = Some(step(
                    "2 to 10 % more weight, once the last set has had two repetitions more than asked in two sessions running; \
                     begin again at the lower repetitions; if not, stay with last week's",
                ));
                taken = true;
            }
        }
        taken
    }

    /// One exercise gives way to its harder neighbour, wherever it stands.
    pub(super) fn harder(&self, week: &mut WeekWork) -> bool {
        let there: Vec<usize> = week.sessions.iter().flatten().map(|entry| entry.at).collect();
        let found = there.iter().find_map(|at| Some((*at, self.harder_neighbour(*at, &there, week)?)));
        let Some((old, new)) = found else { return false };
        let (Some(before), Some(candidate)) = (self.candidate(old), self.candidate(new)) else { return false };
        let why = format!("the harder form of {}, now that that one is easy", before.exercise.name);
        for entry in week.sessions.iter_mut().flatten().filter(|entry| entry.at == old) {
            let sets = entry.prescription.sets.min(candidate.prescription.sets);
            let mut prescription = Prescription { sets, ..candidate.prescription };
            time(self.context, candidate.exercise, &mut prescription);
            *entry = Entry { at: new, prescription, change: Some(step(why.clone())) };
        }
        true
    }

    /// Whether a move of the weeks so far has prepared a beginner for `new`.
    fn is_learned(&self, new: &Candidate, there: &[usize]) -> bool {
        let mut learned = there.iter().filter_map(|at| self.candidate(*at)).map(|candidate| candidate.exercise.id);
        !self.context.scope.needs_first(new.exercise) || learned.any(|id| new.exercise.needs.contains(&id))
    }

    /// A harder neighbour that may stand wherever the move stands, and serves the same rules.
    fn harder_neighbour(&self, at: usize, there: &[usize], week: &WeekWork) -> Option<usize> {
        let old = self.candidate(at)?;
        let in_easy = week.sessions.iter().any(|session| {
            let easy =
                session.iter().all(|entry| self.candidate(entry.at).is_some_and(|candidate| !candidate.is_loaded));
            easy && session.iter().any(|entry| entry.at == at)
        });
        let is_bridge = |entry: &Entry| self.candidate(entry.at).is_some_and(|candidate| candidate.is_bridge);
        let beside_bridge = week.sessions.iter().any(|session| {
            session.iter().any(|entry| entry.at == at) && session.iter().any(|entry| entry.at != at && is_bridge(entry))
        });
        let is_hinge = |entry: &Entry| self.candidate(entry.at).is_some_and(|candidate| candidate.is_unsupported_hinge);
        let beside_hinge = week.sessions.iter().any(|session| {
            session.iter().any(|entry| entry.at == at) && session.iter().any(|entry| entry.at != at && is_hinge(entry))
        });
        let fits = |new: &Candidate| {
            !(new.is_bridge && beside_bridge)
                // Where time is short, there is none for the lighter sets before a heavy lift.
                && (self.most.is_none() || !wants_ramp_up(new.exercise) || wants_ramp_up(old.exercise))
                && old.exercise.harder.contains(&new.exercise.id)
                && !old.is_row
                && !self.context.scope.is_last(new.exercise)
                && self.context.scope.waits(new.exercise).is_none()
                && self.is_learned(new, there)
                && (!new.is_unsupported_hinge || old.is_unsupported_hinge || !beside_hinge)
                && (new.is_posture || !old.is_posture)
                && (new.isolates_erectors || !old.isolates_erectors)
                && (!new.is_loaded || !in_easy)
                && new.regions & old.regions == old.regions
                && new.volume.iter().zip(old.volume).all(|(new, old)| *new >= old)
                && new.prescription.seconds <= old.prescription.seconds + 60
                && !new.stances.needs_care()
        };
        let found = self.candidates.strengthening.iter().position(fits)?;
        (!there.contains(&found)).then_some(found)
    }
}
