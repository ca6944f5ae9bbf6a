//! What was not done: whole weeks, or sessions of one.

use std::collections::BTreeSet;

use super::{Change, Learnt, is_done};
use crate::builtin::LADDERS;
use crate::daily::diary::Diary;
use crate::plan::{Plan, Session, Week};
use crate::planner::{Lived, Word};

/// The rule that a return speaks for.
const RULE: &str = "after-a-break";

/// A week of which nothing was done.
pub fn missed(word: Word) -> Lived {
    Lived { missed: true, word, ..Lived::default() }
}

/// After so many missed weeks in a row, and so many building weeks that were done before; and in which week of how many.
pub fn after_break(weeks: u32, done: u32, place: (u32, usize)) -> Learnt {
    let figures = LADDERS.lived;
    if weeks < figures.break_weeks {
        let text = "The week before was missed: the work goes on where it was left. If it was pain or an illness that kept you away, \
                    ask first whether you may begin again."
            .to_owned();
        return Learnt::new(missed(Word::Stay), vec![Change::new(RULE, text)]);
    }
    let back = (weeks * figures.break_share).div_ceil(100);
    let from = match back {
        back if back >= done => "begins again where it began".to_owned(),
        1 => "starts 1 week lower than the last full week that was done".to_owned(),
        back => format!("starts {back} weeks lower than the last full week that was done"),
    };
    let eases = weeks >= figures.break_eases;
    let care = if eases {
        "This week has half of that or less, with half to two thirds of the weight you had, and the next a set fewer of some moves; \
         each time it is easy, a tenth more weight"
    } else {
        "Take a fifth less weight than you had, and a tenth more each time it is easy"
    };
    let text = format!(
        "{weeks} weeks were missed: the work {from}. {care}. If it was pain or an illness that kept you away, ask first whether \
         you may begin again."
    );
    let mut changes = vec![Change::new(RULE, text)];
    changes.extend(too_short(weeks, place));
    Learnt::new(Lived { eases, ..missed(Word::Back(back)) }, changes)
}

/// What is left of a plan may be too short to come back in; the weeks go on beyond it.
fn too_short(missed: u32, (week, all): (u32, usize)) -> Option<Change> {
    let left = u32::try_from(all).unwrap_or(u32::MAX).saturating_sub(week);
    let needed = (missed * LADDERS.lived.break_share).div_ceil(100);
    let text = format!(
        "What was there takes about {needed} {} to come back, longer than the plan: backplan next goes on beyond its last week.",
        if needed == 1 { "week" } else { "weeks" }
    );
    (left < needed).then(|| Change::new(RULE, text))
}

/// What the second week back from a long break is like; whether the week before it was the first one back.
pub fn second_week_back(learnt: &mut Learnt, plan: &Plan, diary: &Diary, week: &Week, is_lighter_next: bool) -> bool {
    let is_missed = |week: &&Week| !week.sessions.iter().any(|session| is_done(diary, session));
    // Whether so many weeks of training lie between a long break and now.
    let is_back = |weeks: usize| {
        let mut before = plan.weeks.iter().rev().skip_while(|other| other.week > week.week);
        let trained = before.by_ref().take(weeks).filter(|week| !is_missed(week)).count();
        let run = before.take_while(is_missed).count();
        trained == weeks && run >= LADDERS.lived.break_eases as usize && run + weeks < week.week as usize
    };
    if is_back(2) {
        let text = "The third week back: of any weight, a tenth more than last week where that was easy, and so on until you have what \
                    you had before the break."
            .to_owned();
        learnt.changes.push(Change::new(RULE, text));
        return false;
    }
    if !is_back(1) {
        return false;
    }
    let what = if is_lighter_next {
        "The lighter week that was planned comes now, and after it one with a set fewer of some moves"
    } else {
        "The second week back, with a set fewer of some moves; all of them come back a week later"
    };
    let text = format!("{what}. Any weight as last week: it is the sets that come back now.");
    learnt.changes.push(Change::new(RULE, text));
    true
}

/// The moves that only sessions had which were not done: they stay as they are.
pub fn not_done(learnt: &mut Learnt, diary: &Diary, week: &Week) {
    let moves = |is: bool| {
        let sessions = week.sessions.iter().filter(move |session| is_done(diary, session) == is);
        sessions.flat_map(|session| &session.strengthening)
    };
    let mut names: Vec<&str> = Vec::new();
    for item in moves(false) {
        let is_elsewhere = moves(true).any(|other| other.exercise == item.exercise);
        let id = item.exercise.to_string();
        if !is_elsewhere && !learnt.lived.moves.contains_key(&id) {
            learnt.lived.moves.insert(id, Word::Stay);
            names.push(&item.name);
        }
    }
    if !names.is_empty() && learnt.lived.word == Word::GoOn {
        let done = week.sessions.iter().filter(|session| is_done(diary, session)).count();
        let only = format!("Of its {} sessions {done} {} done", week.sessions.len(), was(done));
        let text = format!("{only}; what only the others had stays as it is: {}.", names.join(", "));
        learnt.changes.push(Change::new("one-step-at-a-time", text));
    }
}

/// Moves that only sessions had which were not done, or were a bad day's.
pub fn undone(diary: &Diary, week: &Week) -> BTreeSet<String> {
    let is_trained =
        |session: &&Session| diary.record(session).is_some_and(|record| record.is_done() && !record.bad_day);
    let moves =
        |session: &Session| session.strengthening.iter().map(|item| item.exercise.to_string()).collect::<Vec<_>>();
    let done: BTreeSet<String> = week.sessions.iter().filter(is_trained).flat_map(moves).collect();
    week.sessions.iter().flat_map(moves).filter(|id| !done.contains(id)).collect()
}

/// Where about half was done for some weeks running, fewer days would suit better.
pub fn too_many_days(learnt: &mut Learnt, plan: &Plan, diary: &Diary, week: &Week) {
    let figures = LADDERS.lived;
    let is_half = |week: &&Week| {
        let done = week.sessions.iter().filter(|session| is_done(diary, session)).count();
        (1..week.sessions.len()).contains(&done) && done * 100 <= week.sessions.len() * figures.half_done as usize
    };
    let until = plan.weeks.iter().rev().skip_while(|other| other.week > week.week);
    let run = until.take_while(is_half).count();
    let days = plan.profile.days.saturating_sub(1);
    if run >= figures.half_weeks as usize && days > 0 {
        let text = format!(
            "For {run} weeks about half was done. A plan for fewer days would fit better: make it with the words that you made this \
             one with, and --days {days} --save"
        );
        learnt.changes.push(Change::new("few-sessions-enough", text));
    }
}

pub fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}
