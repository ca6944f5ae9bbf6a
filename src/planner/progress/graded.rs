//! The graded return: what a condition keeps out at first, and brings back by steps.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::builtin::LADDERS;
use crate::condition::{GradedReturn, Stance};
use crate::ladder::StepKind;
use crate::plan::{Reason, Step};
use crate::rules::COVERED;

use super::super::candidates::{Candidate, bit};
use super::super::dose::{Prescription, time};
use super::{Entry, Progress, WeekWork};

/// What stands for the moves that have given way, in the words of a step.
const OLD: &str = "{old}";

/// What gives way to a move that comes back, the first before the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Yields {
    /// What trains the erectors alone and no condition favours.
    Erectors,
    /// A drill that trains no muscle, no row.
    Drill,
    /// What trains the erectors alone, although a condition favours it.
    Favoured,
}

impl Yields {
    const ALL: [Self; 3] = [Self::Erectors, Self::Drill, Self::Favoured];
}

impl Progress<'_> {
    /// The next step of a graded return, at the start of a block: the move comes in, gentle as it is, or goes a step on.
    pub(super) fn graded_return(&self, week: &mut WeekWork) -> bool {
        let mut due = self.context.scope.graded_returns().filter(|graded| self.number > graded.after_weeks);
        due.any(|graded| self.step_of(graded, week))
    }

    fn step_of(&self, graded: &GradedReturn, week: &mut WeekWork) -> bool {
        let moves = self.candidates.strengthening.iter().enumerate();
        let gentle = moves.filter(|(_, candidate)| {
            let comes_back = candidate.waits || graded.unloaded_at_once;
            comes_back && !candidate.is_loaded && candidate.exercise.pattern == graded.pattern
        });
        // What is there goes on; nothing else comes in beside it.
        let holds = |at: usize| week.sessions.iter().flatten().any(|entry| entry.at == at);
        let best = gentle.max_by_key(|(at, candidate)| (holds(*at), candidate.points, Reverse(*at)));
        let Some((at, candidate)) = best else { return false };
        let is_there = week.sessions.iter().flatten().any(|entry| entry.at == at);
        // Where another condition asks for care with the move, it stays at its first step.
        let others = self.context.scope.verdicts(candidate.exercise);
        let needs_care = others
            .into_iter()
            .any(|(condition, verdict)| condition.graded_return.is_none() && verdict.stance != Stance::Favour);
        let before = week.sessions.clone();
        let taken = if is_there { !needs_care } else { self.bring_in(week, at) };
        if taken {
            let mut change = self.graded_step(graded, is_there.then(|| self.track(at).since_week));
            change.why = change.why.replace(OLD, &self.gone(&before, week)).into();
            for entry in week.sessions.iter_mut().flatten().filter(|entry| entry.at == at) {
                let kind = if is_there { StepKind::Load } else { StepKind::Form };
                let condition = if is_there { graded.then_if } else { graded.first_if };
                entry.step = Some(Step { kind, text: change.why.clone(), condition: Some(condition.into()) });
                entry.change = Some(change.clone());
            }
        }
        taken
    }

    /// The moves that have given way, in words.
    fn gone(&self, before: &[Vec<Entry>], week: &WeekWork) -> String {
        let pairs = before.iter().flatten().zip(week.sessions.iter().flatten());
        let mut gone: Vec<&str> = Vec::new();
        for (old, _) in pairs.filter(|(old, new)| old.at != new.at) {
            let name = self.candidate(old.at).map(|old| old.exercise.name);
            gone.extend(name.filter(|name| !gone.contains(name)));
        }
        if gone.is_empty() { "the move before it".to_owned() } else { gone.join(" or ").to_lowercase() }
    }

    /// What this block asks for: the first step in the first block after the weeks of waiting, or when the move comes in after
    /// that; then one a block.
    fn graded_step(&self, graded: &GradedReturn, since: Option<u32>) -> Reason {
        let cycle = self.context.programmes.session.weeks_of_building + 1;
        let waited = (self.number - graded.after_weeks) / cycle;
        let block = waited.min(since.map_or(0, |since| self.number.saturating_sub(since) / cycle));
        let step = graded.steps.get(block as usize).or(graded.steps.last()).copied().unwrap_or_default();
        Reason { rule: "graded-return".into(), why: step.into() }
    }

    /// Puts the move in the place of one that trains the erectors alone: in every second session that has one, some at most, or
    /// in one session, where the week would lack something otherwise. Whether it found a place.
    fn bring_in(&self, week: &mut WeekWork, at: usize) -> bool {
        Yields::ALL.into_iter().any(|yields| self.bring_in_for(week, at, yields))
    }

    fn bring_in_for(&self, week: &mut WeekWork, at: usize, yields: Yields) -> bool {
        let sessions = week.sessions.iter().enumerate();
        let places = sessions.filter_map(|(session, entries)| Some((session, self.gives_way(entries, yields)?)));
        let places: Vec<(usize, usize)> = places.collect();
        // Sessions that are done in turn stay alike.
        let turn = |place: &(usize, usize)| self.context.turns.get(place.0).copied();
        let turns: BTreeSet<Option<usize>> = places.iter().map(turn).collect();
        let at_turns = |wanted: &[Option<usize>]| -> Vec<(usize, usize)> {
            places.iter().copied().filter(|place| wanted.contains(&turn(place))).collect()
        };
        let mut every_second = at_turns(&turns.iter().copied().step_by(2).collect::<Vec<_>>());
        let most = LADDERS.general.return_sessions.max(1) as usize;
        if every_second.len() > most {
            // The same turn comes back within the week: a few of its days are enough.
            let every = every_second.len().div_ceil(most);
            every_second = every_second.into_iter().step_by(every).collect();
        }
        let one_by_one = turns.iter().map(|turn| at_turns(&[*turn]));
        std::iter::once(every_second).chain(one_by_one).any(|places| self.replace(week, at, &places, yields))
    }

    /// The place of the move in a session that gives way.
    fn gives_way(&self, entries: &[Entry], yields: Yields) -> Option<usize> {
        let fits = |old: &Candidate| match yields {
            Yields::Erectors => old.isolates_erectors && old.stances.favours == 0,
            Yields::Drill => old.is_drill && !old.is_row,
            Yields::Favoured => old.isolates_erectors,
        };
        let is_free = |old: &Candidate| !self.context.scope.includes(old.exercise);
        entries.iter().position(|entry| self.candidate(entry.at).is_some_and(|old| fits(old) && is_free(old)))
    }

    /// Puts the move into some places, where the week still covers then what it covered.
    fn replace(&self, week: &mut WeekWork, at: usize, places: &[(usize, usize)], yields: Yields) -> bool {
        let Some(candidate) = self.candidate(at).filter(|_| !places.is_empty()) else { return false };
        let before = self.covered(week);
        let mut sessions = week.sessions.clone();
        for (session, entry) in places {
            if let Some(entry) = sessions.get_mut(*session).and_then(|entries| entries.get_mut(*entry)) {
                let sets = candidate.prescription.sets.min(LADDERS.general.return_sets);
                let mut prescription = Prescription { sets, ..candidate.prescription };
                time(self.context, candidate.exercise, &mut prescription);
                *entry = Entry::new(at, prescription);
            }
        }
        let changed = WeekWork { sessions, ..*week };
        let is_kept = self.covered(&changed) & before == before
            && (yields != Yields::Drill || self.misses_no_more(week, &changed));
        if is_kept {
            week.sessions = changed.sessions;
        }
        is_kept
    }

    /// The regions that a week's work must cover and does, a bit each.
    fn covered(&self, week: &WeekWork) -> u16 {
        let wanted = COVERED.into_iter().fold(0, |bits, region| bits | bit(region));
        let moves = week.sessions.iter().flatten().filter_map(|entry| self.candidate(entry.at));
        moves.fold(0, |bits, candidate| bits | candidate.regions) & wanted
    }
}
