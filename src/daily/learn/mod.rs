//! What became of a plan's weeks, and what that asks of the weeks after them. The figures are those of `[lived]` in
//! `data/ladders.toml`.

mod absence;
mod advice;
mod course;
mod lesson;
mod moves;

use chrono::{Days, NaiveDate};
use serde::Serialize;

pub use self::advice::{Farther, Look, Opens, is_quiet, sudden};
pub use self::course::{Course, Limits, Pain, week_of};
use self::lesson::Lesson;
pub use self::moves::{is_stepped_back, weeks_hurt};
use super::diary::{Diary, Record};
use crate::phrase;
use crate::plan::{Plan, Session, Week, WeekKind};
use crate::planner::{Lived, Word};

/// Why the coming week is as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What follows, and from what.
    pub text: String,
    /// The rule that asks for it.
    pub rule: &'static str,
    /// The titles of its sources.
    pub sources: Vec<&'static str>,
    /// Whether the week waits until somebody has looked at what hurts.
    #[serde(skip)]
    pub waits: bool,
}

impl Change {
    /// A change that a rule asks for.
    pub fn new(rule: &'static str, text: String) -> Self {
        let known = crate::builtin::RULES.iter().find(|known| known.id == rule);
        let ids = known.map(|rule| rule.sources).unwrap_or_default();
        let title = |id: &&str| crate::builtin::catalog().source(id).map(|source| source.title);
        Self { text, rule, sources: ids.iter().filter_map(title).collect(), waits: false }
    }
}

/// What became of a week, with what to say of it.
#[derive(Default)]
pub struct Learnt {
    /// What the planner goes by.
    pub lived: Lived,
    /// Whether pain keeps it from going on.
    pub hurts: bool,
    /// What is said where it is the last week.
    pub changes: Vec<Change>,
    /// What ends the waiting, where training waits until somebody has looked at what hurts.
    pub waits: Option<Opens>,
    /// Moves that hurt a while ago.
    pub sore: Vec<moves::Sore>,
    /// Moves of which more was done than was asked.
    pub ahead: Option<moves::Ahead>,
}

impl Learnt {
    fn new(lived: Lived, changes: Vec<Change>) -> Self {
        Self { lived, changes, ..Self::default() }
    }
}

/// What became of the first weeks of a plan, until `week` comes.
pub fn learnt(plan: &Plan, diary: &Diary, week: u32) -> Vec<Learnt> {
    let past: Vec<&Week> = plan.weeks.iter().take_while(|other| other.week < week).collect();
    let is_missed = |week: &Week| !week.sessions.iter().any(|session| is_done(diary, session));
    let course = Course::of(diary);
    let of_week = |at: usize, week: &Week| {
        let next_is_missed = past.get(at + 1).is_some_and(|next| is_missed(next));
        match is_missed(week) {
            true if next_is_missed => Learnt::new(absence::missed(Word::Stay), Vec::new()),
            true => {
                let run = past.iter().take(at + 1).rev().take_while(|week| is_missed(week)).count();
                let done = past.iter().filter(|week| week.kind == WeekKind::Build && !is_missed(week)).count();
                let count = |weeks: usize| u32::try_from(weeks).unwrap_or(u32::MAX);
                absence::after_break(count(run), count(done), (week.week, plan.weeks.len()))
            }
            false => Lesson::new(plan, diary, &course, week).learnt(),
        }
    };
    let limits = Limits::of(&plan.profile, diary.usual_pain);
    let mut waits: Option<Opens> = None;
    let mut all: Vec<Learnt> = Vec::new();
    for (at, week) in past.iter().enumerate() {
        let learnt = of_week(at, week);
        let learnt = match waits {
            Some(opens) => still_waiting(learnt, diary, week, (limits, opens)),
            None => learnt,
        };
        waits = learnt.waits;
        all.push(learnt);
    }
    all
}

/// What follows from a week that waited for advice: it goes on waiting until a session or a bad day shows that it is better, and
/// then begins with half the work.
fn still_waiting(mut learnt: Learnt, diary: &Diary, week: &Week, (limits, opens): (Limits, Opens)) -> Learnt {
    let done: Vec<&Record> = week.sessions.iter().filter_map(|session| diary.record(session)).collect();
    let done: Vec<&Record> = done.into_iter().filter(|record| record.is_done()).collect();
    if done.iter().any(|record| !record.bad_day) {
        let first = learnt.changes.iter_mut().find(|change| change.waits || change.rule == lesson::GOES_ON);
        if let Some(change) = first.filter(|change| change.waits) {
            change.text =
                change.text.replacen("Not yet:", "Not yet, and what was trained in all the same made it no better:", 1);
        } else if !learnt.hurts {
            let text = "It was to be looked at before you went on. Where it has been, the coming week has about half the work, and after \
                        it all goes on a step lower than before it hurt; where it has not, keep to walks and the moves of a bad day until it \
                        has."
                .to_owned();
            (learnt.lived.word, learnt.lived.eases) = (learnt.lived.word.max(Word::Stay), true);
            learnt.changes.retain(|change| change.rule != lesson::GOES_ON);
            learnt.changes.insert(0, Change::new("step-back", text));
        }
        return learnt;
    }
    learnt.lived.word = learnt.lived.word.max(Word::Stay);
    learnt.lived.eases = true;
    let is_better = match opens {
        Opens::Quiet => is_quiet(diary, limits, week.week),
        Opens::Measured => diary.farther().is_none(),
        Opens::Looked => false,
    };
    let text = if is_better {
        format!(
            "What was noted since had a pain of {} and less: the coming week has about half the work.",
            limits.goes_on_to
        )
    } else {
        format!("Still not yet: nothing that was noted since says that it may go on. {}", opens.said(limits))
    };
    learnt.waits = (!is_better).then_some(opens);
    learnt.changes = vec![Change { waits: !is_better, ..Change::new("step-back", text) }];
    learnt
}

fn is_done(diary: &Diary, session: &Session) -> bool {
    diary.record(session).is_some_and(Record::is_done)
}

/// What people call a move of the plan.
fn name<'p>(plan: &'p Plan, id: &'p str) -> &'p str {
    plan.items().find(|item| item.exercise == id).map_or(id, |item| &item.name)
}

/// The first day after a week of a plan that begins on `start`.
pub fn first_day_after(start: NaiveDate, week: u32) -> NaiveDate {
    start.checked_add_days(Days::new(u64::from(week) * 7)).unwrap_or(start)
}

/// The first day of a week of a plan.
pub fn first_day(plan: &Plan, week: u32) -> NaiveDate {
    plan.profile.start.checked_add_days(Days::new(u64::from(week.saturating_sub(1)) * 7)).unwrap_or(plan.profile.start)
}

/// A week's days, as they are said.
pub fn days(plan: &Plan, week: u32) -> String {
    let first = first_day(plan, week);
    let last = first.checked_add_days(Days::new(6)).unwrap_or(first);
    format!("{} to {}", phrase::date(first), phrase::date(last))
}
