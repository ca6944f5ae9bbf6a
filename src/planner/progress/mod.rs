//! From the first week's work to that of all weeks: one thing at a time, and a lighter week in time.

mod graded;
mod steps;

use crate::plan::{Reason, WeekKind};
use crate::profile::Name;

use super::candidates::{Candidate, Candidates};
use super::context::Context;
use super::dose::{Prescription, time};
use super::score::Picks;

/// The strengthening work of a week.
#[derive(Clone)]
pub struct WeekWork {
    /// Its number, from 1.
    pub number: u32,
    pub kind: WeekKind,
    /// The moves of every session.
    pub sessions: Vec<Vec<Entry>>,
}

/// A strengthening move of a session.
#[derive(Clone)]
pub struct Entry {
    /// Its position in the candidates's list.
    pub at: usize,
    pub prescription: Prescription,
    /// What changed since the week before, and why.
    pub change: Option<Reason>,
}

/// What a building week changes; one thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Reps,
    Sets,
    Load,
    Harder,
}

/// The order of the steps after a first week, and after a lighter one.
const AT_FIRST: [Step; 4] = [Step::Reps, Step::Sets, Step::Load, Step::Harder];
const AFTERWARDS: [Step; 4] = [Step::Harder, Step::Reps, Step::Sets, Step::Load];

/// The work of all weeks.
///
/// `spare` has the seconds by which the work of each session may grow, where time is limited.
pub fn weeks(context: &Context<'_>, candidates: &Candidates, picks: &Picks, spare: Option<&[u32]>) -> Vec<WeekWork> {
    let entry = |at: &usize| {
        let candidate = candidates.strengthening.get(*at)?;
        Some(Entry { at: *at, prescription: candidate.prescription, change: None })
    };
    let sessions = picks.iter().map(|session| session.iter().filter_map(entry).collect()).collect();
    let mut building = WeekWork { number: 1, kind: WeekKind::Build, sessions };
    let within =
        |spare: &[u32]| building.sessions.iter().zip(spare).map(|(work, spare)| seconds(work) + spare).collect();
    let most: Option<Vec<u32>> = spare.map(within);
    if let Some(most) = &most {
        give_back(context, candidates, &mut building, most);
    }
    let mut weeks = vec![building.clone()];
    let cycle = context.programmes.session.weeks_of_building + 1;
    for number in 2..=context.profile.weeks {
        let progress = Progress { context, candidates, number, most: most.as_deref() };
        if number % cycle == 0 {
            weeks.push(progress.lighter(&building));
        } else {
            building = progress.build(&building, (number - 1) % cycle);
            weeks.push(building.clone());
        }
    }
    weeks
}

/// Gives sets back that were taken for the sake of time, where a session has time left.
fn give_back(context: &Context<'_>, candidates: &Candidates, week: &mut WeekWork, most: &[u32]) {
    for (work, most) in week.sessions.iter_mut().zip(most) {
        let mut given = true;
        while given {
            given = false;
            for at in 0..work.len() {
                let taken = seconds(work);
                let Some(entry) = work.get_mut(at) else { continue };
                let Some(candidate) = candidates.strengthening.get(entry.at) else { continue };
                let before = entry.prescription;
                if before.sets >= before.full_sets {
                    continue;
                }
                entry.prescription.sets += 1;
                time(context, candidate.exercise, &mut entry.prescription);
                if taken - before.seconds + entry.prescription.seconds > *most {
                    entry.prescription = before;
                } else {
                    given = true;
                }
            }
        }
    }
}

struct Progress<'a> {
    context: &'a Context<'a>,
    candidates: &'a Candidates,
    number: u32,
    /// The most seconds of work in each session, where time is limited.
    most: Option<&'a [u32]>,
}

impl Progress<'_> {
    /// The next building week: the step whose turn it is, or the next one that can be taken.
    fn build(&self, before: &WeekWork, place: u32) -> WeekWork {
        let first_cycle = self.number <= self.context.programmes.session.weeks_of_building;
        let steps: &[Step] = if first_cycle { &AT_FIRST } else { &AFTERWARDS };
        let turn = if first_cycle { place.saturating_sub(1) } else { place } as usize;
        let mut week = WeekWork { number: self.number, kind: WeekKind::Build, sessions: before.sessions.clone() };
        week.sessions.iter_mut().flatten().for_each(|entry| entry.change = None);
        if place == 0 && self.graded_return(&mut week) && self.is_sound(&week) {
            return week;
        }
        week.sessions.clone_from(&before.sessions);
        week.sessions.iter_mut().flatten().for_each(|entry| entry.change = None);
        for step in steps.iter().cycle().skip(turn % steps.len()).take(steps.len()) {
            let taken = match step {
                Step::Reps => self.more_reps(&mut week),
                Step::Sets => self.more_sets(&mut week),
                Step::Load => self.more_load(&mut week),
                Step::Harder => self.harder(&mut week),
            };
            if taken && self.is_sound(&week) {
                return week;
            }
            week.sessions.clone_from(&before.sessions);
            week.sessions.iter_mut().flatten().for_each(|entry| entry.change = None);
        }
        let same = || step("the same as in the last building week: make every repetition slower and cleaner");
        week.sessions
            .iter_mut()
            .filter_map(|session| session.first_mut())
            .for_each(|entry| entry.change = Some(same()));
        week
    }

    /// Whether every session keeps to its time, and the back still has twice the work of the chest.
    fn is_sound(&self, week: &WeekWork) -> bool {
        let sets = |counts: fn(&Candidate) -> bool| -> u32 {
            let entries = week.sessions.iter().flatten();
            entries
                .filter(|entry| self.candidate(entry.at).is_some_and(counts))
                .map(|entry| entry.prescription.sets)
                .sum()
        };
        let enough_back = sets(|candidate| candidate.is_for_back) >= 2 * sets(|candidate| candidate.is_push);
        enough_back
            && self.most.is_none_or(|most| week.sessions.iter().zip(most).all(|(work, most)| seconds(work) <= *most))
    }

    /// A lighter week: a part of the sets, the same load.
    fn lighter(&self, before: &WeekWork) -> WeekWork {
        let mut week = WeekWork { number: self.number, kind: WeekKind::Lighter, sessions: before.sessions.clone() };
        let most = total_sets(before) * self.context.programmes.session.lighter_share.max / 100;
        for entry in week.sessions.iter_mut().flatten() {
            let is_push = self.candidate(entry.at).is_some_and(|candidate| candidate.is_push);
            // A push keeps one set, so that the back keeps twice the work of the chest.
            entry.prescription.sets = if is_push { 1 } else { entry.prescription.sets.div_ceil(2) };
        }
        while total_sets(&week) > most {
            let entries = week.sessions.iter_mut().flatten();
            let Some(entry) =
                entries.filter(|entry| entry.prescription.sets > 1).max_by_key(|entry| entry.prescription.sets)
            else {
                break;
            };
            entry.prescription.sets -= 1;
        }
        for entry in week.sessions.iter_mut().flatten() {
            let Some(candidate) = self.candidate(entry.at) else { continue };
            time(self.context, candidate.exercise, &mut entry.prescription);
            let share = self.context.programmes.session.lighter_share;
            let why = format!(
                "a lighter week: some {} to {} % fewer sets with the same load, so that what was built can settle",
                100 - share.max.min(100),
                100 - share.min.min(100)
            );
            entry.change = Some(Reason { rule: "lighter-week".into(), why: why.into() });
        }
        week
    }

    fn candidate(&self, at: usize) -> Option<&Candidate> {
        self.candidates.strengthening.get(at)
    }
}

fn seconds(work: &[Entry]) -> u32 {
    work.iter().map(|entry| entry.prescription.seconds).sum()
}

fn total_sets(week: &WeekWork) -> u32 {
    week.sessions.iter().flatten().map(|entry| entry.prescription.sets).sum()
}

fn step(why: impl Into<Name>) -> Reason {
    Reason { rule: "one-step-at-a-time".into(), why: why.into() }
}
