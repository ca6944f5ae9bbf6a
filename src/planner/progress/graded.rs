//! The graded return: what a condition keeps out at first, and brings back by steps.

use crate::catalog::Region;
use crate::condition::GradedReturn;
use crate::plan::Reason;

use super::super::menu::bit;
use super::{Entry, Progress, WeekWork};

impl Progress<'_> {
    /// The next step of a graded return, at the start of a block: the move comes in, gentle as it is, or goes a step on.
    pub(super) fn graded_return(&self, week: &mut WeekWork) -> bool {
        let Some(graded) = self.brief.scope.graded_return().filter(|graded| self.number > graded.after_weeks) else {
            return false;
        };
        let moves = &self.menu.strengthening;
        let gentle = moves.iter().enumerate().filter(|(_, candidate)| candidate.waits && !candidate.is_loaded);
        let Some((at, _)) = gentle.max_by_key(|(at, candidate)| (candidate.points, std::cmp::Reverse(*at))) else {
            return false;
        };
        let change = self.graded_step(graded);
        let there = |week: &WeekWork| week.sessions.iter().flatten().any(|entry| entry.at == at);
        if !there(week) {
            // Every second session at first; one alone where the week would lack something else.
            let taken = self.bring_in(week, at, 2) || self.bring_in(week, at, week.sessions.len().max(1));
            if !taken {
                return false;
            }
        }
        for entry in week.sessions.iter_mut().flatten().filter(|entry| entry.at == at) {
            entry.change = Some(change.clone());
        }
        true
    }

    /// What this block asks for: the first step in the first block after the weeks of waiting, then one a block.
    fn graded_step(&self, graded: &GradedReturn) -> Reason {
        let block = (self.number - graded.after_weeks) / (self.brief.programmes.session.weeks_of_building + 1);
        let step = graded.steps.get(block as usize).or(graded.steps.last()).copied().unwrap_or_default();
        Reason { rule: "graded-return".into(), why: step.into() }
    }

    /// Puts the move in the place of the one that trains the erectors alone, in every `nth` session that has one; whether
    /// the week still covers what it covered.
    fn bring_in(&self, week: &mut WeekWork, at: usize, nth: usize) -> bool {
        let Some(candidate) = self.candidate(at) else { return false };
        let before = self.covered(week);
        let mut changed = week.sessions.clone();
        for session in changed.iter_mut().step_by(nth) {
            let gives_way = |entry: &&mut Entry| {
                let old = self.candidate(entry.at);
                old.is_some_and(|old| old.isolates_erectors && !self.brief.scope.includes(old.exercise))
            };
            if let Some(entry) = session.iter_mut().find(gives_way) {
                *entry = Entry { at, prescription: candidate.prescription, change: None };
            }
        }
        let changed = WeekWork { sessions: changed, ..*week };
        let taken = changed.sessions.iter().flatten().any(|entry| entry.at == at);
        let kept = taken && self.covered(&changed) & before == before;
        if kept {
            week.sessions = changed.sessions;
        }
        kept
    }

    /// The regions that a week's work must cover and does, a bit each.
    fn covered(&self, week: &WeekWork) -> u16 {
        let wanted = [Region::Upper, Region::Mid, Region::Lower, Region::Core]
            .into_iter()
            .fold(0, |bits, region| bits | bit(region));
        let moves = week.sessions.iter().flatten().filter_map(|entry| self.candidate(entry.at));
        moves.fold(0, |bits, candidate| bits | candidate.regions) & wanted
    }
}
