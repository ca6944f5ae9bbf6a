//! From the first week's work to that of all weeks: one thing at a time, and a lighter week in time.

use std::cmp::Reverse;

use crate::catalog::{Level, Load, Range};
use crate::plan::{Reason, WeekKind};
use crate::profile::Name;
use crate::rules::measure;

use super::brief::Brief;
use super::dose::{Prescription, day_limit, time};
use super::menu::{Candidate, Menu};
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
    /// Its position in the menu's list.
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
pub fn weeks(brief: &Brief<'_>, menu: &Menu, picks: &Picks, spare: Option<&[u32]>) -> Vec<WeekWork> {
    let entry = |at: &usize| {
        let candidate = menu.strengthening.get(*at)?;
        Some(Entry { at: *at, prescription: candidate.prescription, change: None })
    };
    let sessions = picks.iter().map(|session| session.iter().filter_map(entry).collect()).collect();
    let mut building = WeekWork { number: 1, kind: WeekKind::Build, sessions };
    let within =
        |spare: &[u32]| building.sessions.iter().zip(spare).map(|(work, spare)| seconds(work) + spare).collect();
    let most: Option<Vec<u32>> = spare.map(within);
    if let Some(most) = &most {
        give_back(brief, menu, &mut building, most);
    }
    let mut weeks = vec![building.clone()];
    let cycle = brief.programmes.session.weeks_of_building + 1;
    for number in 2..=brief.profile.weeks {
        let progress = Progress { brief, menu, number, most: most.as_deref() };
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
fn give_back(brief: &Brief<'_>, menu: &Menu, week: &mut WeekWork, most: &[u32]) {
    for (work, most) in week.sessions.iter_mut().zip(most) {
        let mut given = true;
        while given {
            given = false;
            for at in 0..work.len() {
                let taken = seconds(work);
                let Some(entry) = work.get_mut(at) else { continue };
                let Some(candidate) = menu.strengthening.get(entry.at) else { continue };
                let before = entry.prescription;
                if before.sets >= before.full_sets {
                    continue;
                }
                entry.prescription.sets += 1;
                time(brief, candidate.exercise, &mut entry.prescription);
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
    brief: &'a Brief<'a>,
    menu: &'a Menu,
    number: u32,
    /// The most seconds of work in each session, where time is limited.
    most: Option<&'a [u32]>,
}

impl Progress<'_> {
    /// The next building week: the step whose turn it is, or the next one that can be taken.
    fn build(&self, before: &WeekWork, place: u32) -> WeekWork {
        let first_cycle = self.number <= self.brief.programmes.session.weeks_of_building;
        let steps: &[Step] = if first_cycle { &AT_FIRST } else { &AFTERWARDS };
        let turn = if first_cycle { place.saturating_sub(1) } else { place } as usize;
        let mut week = WeekWork { number: self.number, kind: WeekKind::Build, sessions: before.sessions.clone() };
        week.sessions.iter_mut().flatten().for_each(|entry| entry.change = None);
        for step in steps.iter().cycle().skip(turn % steps.len()).take(steps.len()) {
            let taken = match step {
                Step::Reps => self.more_reps(&mut week),
                Step::Sets => self.more_sets(&mut week),
                Step::Load => self.more_load(&mut week),
                Step::Harder => self.harder(&mut week),
            };
            if taken && self.is_in_time(&week) {
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

    /// Whether every session keeps to its time.
    fn is_in_time(&self, week: &WeekWork) -> bool {
        self.most.is_none_or(|most| week.sessions.iter().zip(most).all(|(work, most)| seconds(work) <= *most))
    }

    /// The upper half of each range of repetitions, or of seconds where a move is only held.
    fn more_reps(&self, week: &mut WeekWork) -> bool {
        let mut taken = false;
        for entry in week.sessions.iter_mut().flatten() {
            let Some(candidate) = self.menu.strengthening.get(entry.at) else { continue };
            let prescription = &mut entry.prescription;
            let (range, what, least) = match (&mut prescription.reps, &mut prescription.hold_seconds) {
                (Some(reps), _) => (reps, "repetitions", 2),
                (None, Some(hold)) => (hold, "seconds", 5),
                (None, None) => continue,
            };
            if range.max - range.min < least {
                continue;
            }
            let upper = Range { min: range.max - (range.max - range.min) / 2, max: range.max };
            *range = upper;
            time(self.brief, candidate.exercise, prescription);
            let aim =
                if upper.min == upper.max { upper.max.to_string() } else { format!("{} to {}", upper.min, upper.max) };
            entry.change = Some(step(format!("this week more {what}: aim for {aim}")));
            taken = true;
        }
        taken
    }

    /// A set more for one or two exercises, wherever they stand, so that the week grows by less than a fifth.
    fn more_sets(&self, week: &mut WeekWork) -> bool {
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
            let little = after * 100 < before * self.brief.programmes.session.most_growth;
            if grown.len() < 2 && little && self.may_grow(week, at) {
                grown.push(at);
                week.sessions.iter_mut().flatten().filter(|entry| entry.at == at).for_each(|entry| self.add_set(entry));
            }
        }
        !grown.is_empty()
    }

    fn add_set(&self, entry: &mut Entry) {
        let Some(candidate) = self.candidate(entry.at) else { return };
        entry.prescription.sets += 1;
        time(self.brief, candidate.exercise, &mut entry.prescription);
        entry.change = Some(step("this week one more set"));
    }

    /// Whether a move may get another set everywhere: within the level's limit, the day's and the session's time.
    fn may_grow(&self, week: &WeekWork, at: usize) -> bool {
        let Some(candidate) = self.candidate(at) else { return false };
        let exercise = candidate.exercise;
        let cap = self.most_sets(candidate);
        let fits = |entry: &Entry| {
            let reps = entry.prescription.reps.map_or(1, |reps| reps.max) * measure::sides(exercise);
            let by_day = day_limit(self.brief, exercise, entry.prescription.dose) / reps.max(1);
            entry.prescription.sets < cap.min(by_day)
        };
        self.brief.profile.scheme.is_none()
            && !self.brief.is_cautioned(exercise)
            && week.sessions.iter().flatten().filter(|entry| entry.at == at).all(fits)
    }

    /// The most sets of a move: its dose's and its level's, for a beginner one more from the second block on.
    fn most_sets(&self, candidate: &Candidate) -> u32 {
        let block = self.brief.programmes.session.weeks_of_building;
        let later = self.brief.profile.level == Level::Beginner && self.number > block;
        let by_level = self.brief.level.sets.max + u32::from(later);
        if candidate.prescription.reps.is_some() {
            return by_level;
        }
        candidate.prescription.dose.sets.map_or(1, |sets| sets.max)
    }

    /// More weight for what is loaded; the repetitions begin again at the lower end.
    fn more_load(&self, week: &mut WeekWork) -> bool {
        let mut taken = false;
        for entry in week.sessions.iter_mut().flatten() {
            let Some(candidate) = self.candidate(entry.at) else { continue };
            let exercise = candidate.exercise;
            let loaded =
                exercise.load >= Load::Moderate && entry.prescription.reps.is_some() && !exercise.equipment.is_empty();
            if loaded && !self.brief.is_cautioned(exercise) {
                entry.prescription.reps = candidate.prescription.reps;
                time(self.brief, exercise, &mut entry.prescription);
                entry.change = Some(step(
                    "2 to 10 % more weight, once the last set has had two repetitions more than asked in two sessions running; \
                     begin again at the lower repetitions",
                ));
                taken = true;
            }
        }
        taken
    }

    /// One exercise gives way to its harder neighbour, wherever it stands.
    fn harder(&self, week: &mut WeekWork) -> bool {
        let there: Vec<usize> = week.sessions.iter().flatten().map(|entry| entry.at).collect();
        let found = there.iter().find_map(|at| Some((*at, self.harder_neighbour(*at, &there, week)?)));
        let Some((old, new)) = found else { return false };
        let (Some(before), Some(candidate)) = (self.candidate(old), self.candidate(new)) else { return false };
        let why = format!("the harder form of {}, now that this is easy", before.exercise.name.to_lowercase());
        for entry in week.sessions.iter_mut().flatten().filter(|entry| entry.at == old) {
            let sets = entry.prescription.sets.min(candidate.prescription.sets);
            let mut prescription = Prescription { sets, ..candidate.prescription };
            time(self.brief, candidate.exercise, &mut prescription);
            *entry = Entry { at: new, prescription, change: Some(step(why.clone())) };
        }
        true
    }

    /// A harder neighbour that may stand wherever the move stands, and serves the same rules.
    fn harder_neighbour(&self, at: usize, there: &[usize], week: &WeekWork) -> Option<usize> {
        let old = self.candidate(at)?;
        let in_easy = week.sessions.iter().any(|session| {
            let easy =
                session.iter().all(|entry| self.candidate(entry.at).is_some_and(|candidate| !candidate.is_loaded));
            easy && session.iter().any(|entry| entry.at == at)
        });
        let fits = |new: &Candidate| {
            old.exercise.harder.contains(&new.exercise.id)
                && !old.is_row
                && !new.exercise.last_choice
                && (new.is_posture || !old.is_posture)
                && (new.isolates_erectors || !old.isolates_erectors)
                && (!new.is_loaded || !in_easy)
                && new.regions & old.regions == old.regions
                && new.volume.iter().zip(old.volume).all(|(new, old)| *new >= old)
                && new.prescription.seconds <= old.prescription.seconds + 60
                && !self.brief.is_cautioned(new.exercise)
        };
        let found = self.menu.strengthening.iter().position(fits)?;
        (!there.contains(&found)).then_some(found)
    }

    /// A lighter week: about half the sets, the same load.
    fn lighter(&self, before: &WeekWork) -> WeekWork {
        let mut week = WeekWork { number: self.number, kind: WeekKind::Lighter, sessions: before.sessions.clone() };
        let most = total_sets(before) * self.brief.programmes.session.lighter_share.max / 100;
        for entry in week.sessions.iter_mut().flatten() {
            entry.prescription.sets = entry.prescription.sets.div_ceil(2);
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
            time(self.brief, candidate.exercise, &mut entry.prescription);
            let why = "a lighter week: about half the sets with the same load, so that what was built can settle";
            entry.change = Some(Reason { rule: "lighter-week".into(), why: why.into() });
        }
        week
    }

    fn candidate(&self, at: usize) -> Option<&Candidate> {
        self.menu.strengthening.get(at)
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
