//! Whether a building week may follow the one before.

use crate::catalog::{Group, Range, Word};

use super::super::candidates::Candidate;
use super::super::dose::time;
use super::super::score::Picks;
use super::{Entry, Progress, WeekWork, seconds, total_sets};

impl Progress<'_> {
    /// Whether every session keeps to its time, the week grows by less than is too much at once, no muscle group gets more
    /// than its most, and the back still has twice the work of the chest.
    pub(super) fn is_sound(&self, before: &WeekWork, week: &WeekWork) -> bool {
        let figures = self.context.programmes.session;
        let sets = |counts: fn(&Candidate) -> bool| -> u32 { self.sum(week, |candidate| u32::from(counts(candidate))) };
        let enough_back = sets(|candidate| candidate.is_for_back) >= 2 * sets(|candidate| candidate.is_push);
        let (now, then) = (total_sets(week), total_sets(before));
        let grows_little = now <= then || now * 100 < then * figures.most_growth;
        enough_back && grows_little && self.is_in_time(week) && self.is_within_most(before, week)
    }

    /// Whether every session keeps to its time.
    pub(super) fn is_in_time(&self, week: &WeekWork) -> bool {
        let Some(most) = &self.most else { return true };
        week.sessions.iter().zip(most).all(|(work, most)| seconds(work) <= *most)
    }

    /// Whether every session would keep to its time with all its moves at the top of their repetitions: a set more leaves
    /// time for what the others have yet to climb.
    pub(super) fn has_room_to_climb(&self, week: &WeekWork) -> bool {
        let Some(most) = &self.most else { return true };
        let at_top = |entry: &Entry| {
            let mut full = entry.prescription;
            full.reps = full.reps.map(|reps| Range { min: reps.max, max: reps.max });
            if let Some(candidate) = self.candidate(entry.at) {
                time(self.context, candidate.exercise, &mut full);
            }
            full.seconds
        };
        week.sessions.iter().zip(most).all(|(work, most)| work.iter().map(at_top).sum::<u32>() <= *most)
    }

    fn is_within_most(&self, before: &WeekWork, week: &WeekWork) -> bool {
        let ceiling = self.context.programmes.session.most_sets;
        Group::ALL.iter().enumerate().all(|(at, group)| {
            let target = self.context.goal.target(*group, self.context.profile.level);
            let most = target.map_or(ceiling, |target| target.max.min(ceiling)) * 100;
            let sets = |week| self.sum(week, |candidate| candidate.credits.get(at).copied().unwrap_or_default());
            sets(week) <= most.max(sets(before))
        })
    }

    /// The sets of a week, each counted with a weight.
    fn sum(&self, week: &WeekWork, weight: impl Fn(&Candidate) -> u32) -> u32 {
        let entries = week.sessions.iter().flatten();
        entries.filter_map(|entry| Some(weight(self.candidate(entry.at)?) * entry.prescription.sets)).sum()
    }

    /// Whether a week misses no more of what every week must hold than the one before.
    pub(super) fn misses_no_more(&self, before: &WeekWork, week: &WeekWork) -> bool {
        let picks = |week: &WeekWork| -> Picks {
            week.sessions.iter().map(|work| work.iter().map(|entry| entry.at).collect()).collect()
        };
        let (old, new) = (picks(before), picks(week));
        self.judge.broken_of(&new) <= self.judge.broken_of(&old)
            && self.judge.shortfall_but_sets(&new) <= self.judge.shortfall_but_sets(&old)
            && self.has_ten_sets(before, week)
    }

    /// Whether each muscle group that must have its ten sets has them still, counted with the sets of these weeks.
    fn has_ten_sets(&self, before: &WeekWork, week: &WeekWork) -> bool {
        self.judge.musts_in_sets().all(|(group, least)| {
            let sets = |week| self.sum(week, |candidate| candidate.credits.get(group).copied().unwrap_or_default());
            sets(week) >= least.min(sets(before))
        })
    }
}
