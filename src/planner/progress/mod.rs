//! From the first week's work to that of all weeks: blocks of building weeks and a lighter one, in which each move climbs
//! its own ladder.

mod after;
mod climb;
mod due;
mod forms;
mod graded;
mod lighter;
mod rungs;
mod sound;
mod weeks;

use crate::builtin::LADDERS;
use crate::catalog::Goal;
use crate::ladder::{Ladder, StepKind};
use crate::plan::{Reason, Step, WeekKind};

use super::candidates::{Candidate, Candidates};
use super::context::Context;
use super::dose::{Prescription, time};
use super::lived::Lived;
use super::schedule::{Day, Template};
use super::score::{Judge, Picks};

/// The work of all weeks.
pub struct Course {
    pub weeks: Vec<WeekWork>,
    /// Whether some step was left out for want of time.
    pub held_back: bool,
}

/// The strengthening work of a week.
#[derive(Clone)]
pub struct WeekWork {
    /// Its number, from 1.
    pub number: u32,
    pub kind: WeekKind,
    /// The moves of every session.
    pub sessions: Vec<Vec<Entry>>,
    /// How often its stretches have grown.
    pub stretched: u32,
}

/// A strengthening move of a session.
#[derive(Clone)]
pub struct Entry {
    /// Its position in the list of candidates.
    pub at: usize,
    pub prescription: Prescription,
    /// How it differs from the week before.
    pub step: Option<Step>,
    /// The rule that another move is here for, or fewer sets.
    pub change: Option<Reason>,
}

impl Entry {
    fn new(at: usize, prescription: Prescription) -> Self {
        Self { at, prescription, step: None, change: None }
    }
}

/// How far a move has come.
#[derive(Clone, Default)]
struct Track {
    /// Sessions that had it.
    sessions: u32,
    /// Sessions since its last step, and since its last but those in repetitions.
    since: u32,
    since_heavier: u32,
    /// How often its resistance has grown.
    loads: u32,
    /// The week of its last step.
    stepped: u32,
    /// The week since which it has been there, the last that had it, and that of its last step in resistance.
    since_week: u32,
    last_week: u32,
    loaded: u32,
    /// What was done of it last in a building week.
    kept: Option<Prescription>,
}

/// A building week that was done, with how far each move had come after it.
struct Past {
    week: WeekWork,
    tracks: Vec<Track>,
}

/// The rules that a lighter week speaks for: the usual one, and the first after a long break.
const LIGHTER: &str = "lighter-week";
const AFTER_BREAK: &str = "after-a-break";

struct Progress<'a> {
    context: &'a Context<'a>,
    candidates: &'a Candidates,
    judge: Judge<'a>,
    /// The week that is being made.
    number: u32,
    /// The most seconds of work in each session, where time is limited.
    most: Option<Vec<u32>>,
    /// The ladder that each candidate climbs, with its place among all.
    ladders: Vec<Option<(usize, &'static Ladder)>>,
    /// How far each candidate has come.
    tracks: Vec<Track>,
    /// The moves of this week that have no time for any step, a bit each.
    stuck: u128,
    /// The moves that take no step this week, and those that take one at once, for what became of the week before; a bit each.
    held: u128,
    quick: u128,
    /// The moves that stand in a session with one that hurt: more repetitions or a longer hold, nothing heavier; a bit each.
    calm: u128,
    /// The moves of which there is less in the week that is being made, and why.
    less: Vec<(usize, &'static str)>,
    /// Those of which there was less in the week before, a bit each.
    restored: u128,
    /// Whether few moves grow in this week, for it follows a lighter or a missed one.
    eased_in: bool,
    held_back: bool,
}

/// The work of all weeks.
///
/// `spare` has the seconds by which the work of each session may grow, where time is limited.
pub fn weeks(context: &Context<'_>, candidates: &Candidates, picks: &Picks, spare: Option<&[u32]>) -> Course {
    let entry = |at: &usize| Some(Entry::new(*at, candidates.strengthening.get(*at)?.prescription));
    let sessions = picks.iter().map(|session| session.iter().filter_map(entry).collect()).collect();
    let mut first = WeekWork { number: 1, kind: WeekKind::Build, sessions, stretched: 0 };
    let within = |spare: &[u32]| first.sessions.iter().zip(spare).map(|(work, spare)| seconds(work) + spare).collect();
    let most: Option<Vec<u32>> = spare.map(within);
    if let Some(most) = &most {
        give_back(context, candidates, &mut first, most);
    }
    if context.profile.weeks == 1 {
        return Course { weeks: vec![first], held_back: false };
    }
    let templates: Vec<Template> = context.days.iter().copied().map(one_day).collect();
    let judge = Judge::new(context, &candidates.strengthening, &templates);
    let tracks = vec![Track::default(); candidates.strengthening.len()];
    let ladder = |candidate: &Candidate| {
        LADDERS.of(candidate.exercise, candidate.prescription.reps.is_some(), context.profile.goal)
    };
    let ladders = candidates.strengthening.iter().map(ladder).collect();
    Progress {
        context,
        candidates,
        judge,
        number: 1,
        most,
        ladders,
        tracks,
        stuck: 0,
        held: 0,
        quick: 0,
        calm: 0,
        less: Vec::new(),
        restored: 0,
        eased_in: false,
        held_back: false,
    }
    .go_on(first)
}

/// A session by itself, as each day of a week has one.
pub fn one_day(day: Day) -> Template {
    Template { effort: day.effort, in_water: false, repeats: 1 }
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

impl<'a> Progress<'a> {
    /// Whether a week is the first of a block.
    fn is_first_of_block(&self, number: u32) -> bool {
        number % (self.context.programmes.session.weeks_of_building + 1) == 1
    }

    /// Whether the week that is being made is of the first block.
    fn is_first_block(&self) -> bool {
        self.number <= self.context.programmes.session.weeks_of_building
    }

    /// What became of a week; all that was planned, where nobody has said.
    fn lived(&self, number: u32) -> Lived {
        let at = number.saturating_sub(1) as usize;
        self.context.lived.get(at).cloned().unwrap_or_default()
    }

    /// Notes what a week adds to what each of its moves has behind it.
    fn count(&mut self, week: &WeekWork) {
        for entry in week.sessions.iter().flatten() {
            let Some(track) = self.tracks.get_mut(entry.at) else { continue };
            if track.last_week + 1 < week.number {
                track.since_week = week.number;
            }
            track.last_week = week.number;
            let has_grown = entry.step.as_ref().is_some_and(|step| step.kind != StepKind::Keep);
            if has_grown && week.kind == WeekKind::Build && track.stepped < week.number {
                track.since = 0;
                if entry.step.as_ref().is_some_and(|step| step.kind != StepKind::Reps) {
                    track.since_heavier = 0;
                }
                track.stepped = week.number;
                let is_load = entry.step.as_ref().is_some_and(|step| step.kind == StepKind::Load);
                track.loads += u32::from(is_load);
                track.loaded = if is_load { week.number } else { track.loaded };
            }
            track.sessions += 1;
            track.since += 1;
            track.since_heavier += 1;
            if week.kind == WeekKind::Build {
                track.kept = Some(entry.prescription);
            }
        }
    }

    /// Whether something hurts.
    fn hurts(&self) -> bool {
        let profile = self.context.profile;
        !profile.conditions.is_empty() || profile.goal == Goal::PainRelief
    }

    /// A step of this kind, with its condition; where something hurts, it asks for more.
    fn step(&self, kind: StepKind, text: String) -> Step {
        let more = if self.hurts() { LADDERS.conditions.hurts } else { "" };
        let condition = LADDERS.conditions.of(kind).map(|asked| format!("{asked}{more}").into());
        Step { kind, text: text.into(), condition }
    }

    fn candidate(&self, at: usize) -> Option<&'a Candidate> {
        self.candidates.strengthening.get(at)
    }

    fn track(&self, at: usize) -> Track {
        self.tracks.get(at).cloned().unwrap_or_default()
    }
}

fn seconds(work: &[Entry]) -> u32 {
    work.iter().map(|entry| entry.prescription.seconds).sum()
}

fn total_sets(week: &WeekWork) -> u32 {
    week.sessions.iter().flatten().map(|entry| entry.prescription.sets).sum()
}
