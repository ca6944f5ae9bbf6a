//! What became of a plan's weeks, and what that asks of the weeks after them. The figures are those of `[lived]` in
//! `data/ladders.toml`.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::diary::{Diary, Record};
use crate::builtin::LADDERS;
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
pub struct Learnt {
    /// What the planner goes by.
    pub lived: Lived,
    /// What is said where it is the last week.
    pub changes: Vec<Change>,
}

/// What became of the first weeks of a plan, until `week` comes.
pub fn learnt(plan: &Plan, diary: &Diary, week: u32) -> Vec<Learnt> {
    let past: Vec<&Week> = plan.weeks.iter().take_while(|other| other.week < week).collect();
    let is_missed = |week: &Week| !week.sessions.iter().any(|session| is_done(diary, session));
    past.iter()
        .enumerate()
        .map(|(at, week)| {
            let next_is_missed = past.get(at + 1).is_some_and(|next| is_missed(next));
            match is_missed(week) {
                true if next_is_missed => Learnt { lived: missed(Word::Stay), changes: Vec::new() },
                true => {
                    let run = past.iter().take(at + 1).rev().take_while(|week| is_missed(week)).count();
                    let done = past.iter().filter(|week| week.kind == WeekKind::Build && !is_missed(week)).count();
                    let count = |weeks: usize| u32::try_from(weeks).unwrap_or(u32::MAX);
                    after_break(count(run), count(done), (week.week, plan.weeks.len()))
                }
                false => {
                    let next = plan.weeks.iter().find(|other| other.week == week.week + 1);
                    let then = Then {
                        is_lighter: next.is_some_and(|next| next.kind == WeekKind::Lighter),
                        hurt_before: at
                            .checked_sub(1)
                            .and_then(|at| past.get(at))
                            .is_some_and(|week| hurt_in(diary, week)),
                    };
                    of_week(plan, diary, week, then)
                }
            }
        })
        .collect()
}

fn is_done(diary: &Diary, session: &Session) -> bool {
    diary.record(session).is_some_and(Record::is_done)
}

fn missed(word: Word) -> Lived {
    Lived { missed: true, word, ..Lived::default() }
}

/// What stands beside a week.
#[derive(Clone, Copy)]
struct Then {
    /// Whether the week after it is a lighter one.
    is_lighter: bool,
    /// Whether the week before it hurt enough for a step back.
    hurt_before: bool,
}

/// Whether the pain of a week asked for a step back.
fn hurt_in(diary: &Diary, week: &Week) -> bool {
    let records = week.sessions.iter().filter_map(|session| diary.record(session));
    let worst = records.filter(|record| record.is_done() && !record.bad_day).filter_map(Record::worst).max();
    worst.is_some_and(|pain| u32::from(pain) >= LADDERS.lived.back_from)
}

/// After so many missed weeks in a row, and so many building weeks that were done before; and in which week of how many.
fn after_break(weeks: u32, done: u32, place: (u32, usize)) -> Learnt {
    let figures = LADDERS.lived;
    if weeks < figures.break_weeks {
        let text = "The week before was missed: the work goes on where it was left.".to_owned();
        return Learnt { lived: missed(Word::Stay), changes: vec![Change::new("after-a-break", text)] };
    }
    let back = (weeks * figures.break_share).div_ceil(100);
    let from = match back {
        back if back >= done => "begins again where it began".to_owned(),
        1 => "starts 1 week lower than the last full week that was done".to_owned(),
        back => format!("starts {back} weeks lower than the last full week that was done"),
    };
    let text = format!(
        "{weeks} weeks were missed: the work {from}. If it was pain or an illness that kept you away, ask first whether you may \
         begin again."
    );
    let mut changes = vec![Change::new("after-a-break", text)];
    changes.extend(too_short(weeks, done, place));
    Learnt { lived: missed(Word::Back(back)), changes }
}

/// What is left of a plan may be too short to come back in; the weeks go on beyond it.
fn too_short(missed: u32, done: u32, (week, all): (u32, usize)) -> Option<Change> {
    let left = u32::try_from(all).unwrap_or(u32::MAX).saturating_sub(week);
    let needed = (missed * LADDERS.lived.break_share).div_ceil(100).min(done);
    let text = format!(
        "What was there takes about {needed} {} to come back, longer than the plan: backplan next goes on beyond its last week.",
        if needed == 1 { "week" } else { "weeks" }
    );
    (left < needed).then(|| Change::new("after-a-break", text))
}

/// A week of which something was done.
fn of_week(plan: &Plan, diary: &Diary, week: &Week, then: Then) -> Learnt {
    let figures = LADDERS.lived;
    let done: Vec<&Record> =
        week.sessions.iter().filter_map(|session| diary.record(session)).filter(|record| record.is_done()).collect();
    let mut learnt = Learnt { lived: Lived::default(), changes: Vec::new() };
    // A bad day had its own small session: its pain is what that was for.
    let usual: Vec<&Record> = done.iter().copied().filter(|record| !record.bad_day).collect();
    let worst = usual.iter().filter_map(|record| record.worst()).max();
    let rising = rising(plan, diary, week);
    let hurt = hurt(&usual);
    let (of_ten, back) = (u32::from(worst.unwrap_or_default()), figures.back_from);
    let share = done.len() * 100 / week.sessions.len().max(1);
    if of_ten >= back || rising.is_some() {
        let why = rising.map_or_else(
            || format!("the worst pain of a session was {of_ten} of 10"),
            |course| format!("pain rose over {} sessions, {course}", figures.rising_sessions),
        );
        back_a_step(&mut learnt, plan, &hurt, &why, then);
    } else if of_ten > figures.goes_on_to {
        learnt.lived.word = Word::Stay;
        learnt
            .changes
            .push(Change::new("pain-scale", format!("{}: the worst pain was {of_ten} of 10.", then.once_more())));
    } else if done.iter().any(|record| record.bad_day) {
        learnt.lived.word = Word::Stay;
        learnt.changes.push(Change::new(
            "bad-day-session",
            format!(
                "{}: one of its days was a bad one. Begin with half of what is planned; once a morning is as usual, do all of \
                 it.",
                then.once_more()
            ),
        ));
    } else if share < figures.least_done as usize {
        learnt.lived.word = Word::Stay;
        let text = format!("{}: {} of its {} sessions were done.", then.once_more(), done.len(), week.sessions.len());
        learnt.changes.push(Change::new("one-step-at-a-time", text));
    } else {
        let pain = worst.map_or_else(
            || "no pain was noted".to_owned(),
            |pain| format!("the worst pain of a session was {pain} of 10"),
        );
        learnt.changes.push(Change::new("pain-scale", format!("The week goes on as planned: {pain}.")));
    }
    single_moves(&mut learnt, plan, &hurt);
    not_done(&mut learnt, diary, week);
    ahead(&mut learnt, plan, diary, week);
    learnt
}

impl Then {
    /// What is said of a week after which nothing grows.
    fn once_more(self) -> &'static str {
        if self.is_lighter {
            "The lighter week comes as planned, and nothing grows after it"
        } else {
            "The week is done once more"
        }
    }
}

/// The moves that hurt, the worst first.
fn hurt(done: &[&Record]) -> Vec<(String, u8)> {
    let mut all: Vec<(String, u8)> = Vec::new();
    for (id, pain) in done.iter().flat_map(|record| &record.move_pain) {
        match all.iter_mut().find(|(known, _)| known == id) {
            Some((_, known)) => *known = (*known).max(*pain),
            None => all.push((id.clone(), *pain)),
        }
    }
    all.sort_by(|(one, less), (other, more)| more.cmp(less).then(one.cmp(other)));
    all
}

/// A step back: of the move that hurt first, else of all.
fn back_a_step(learnt: &mut Learnt, plan: &Plan, hurt: &[(String, u8)], why: &str, then: Then) {
    let figures = LADDERS.lived;
    let counts = |pain: u8| u32::from(pain) > figures.goes_on_to;
    if let Some((id, _)) = hurt.first().filter(|(_, pain)| counts(*pain)) {
        learnt.lived.word = Word::Stay;
        learnt.lived.moves.insert(id.clone(), Word::Back(1));
        let text = format!("{} goes a step back, and nothing else grows: {why}, and it hurt most.", name(plan, id));
        learnt.changes.push(Change::new("step-back", text));
    } else {
        learnt.lived.word = Word::Back(1);
        let what = if then.is_lighter { "The lighter week comes now" } else { "All goes a step back" };
        let care = if then.hurt_before {
            "It is no better than the week before: have it looked at before you go on, and keep to walks and the moves of a bad \
             day until then"
        } else {
            "No better in a week: stop, and have it looked at"
        };
        let text = format!(
            "{what}: {why}. {care}. Note which move hurts, and only that one gives way: backplan log --move-pain ID=PAIN"
        );
        learnt.changes.push(Change { waits: then.hurt_before, ..Change::new("step-back", text) });
    }
}

/// Moves that hurt in a week that was well otherwise, and others beside the first.
fn single_moves(learnt: &mut Learnt, plan: &Plan, hurt: &[(String, u8)]) {
    let figures = LADDERS.lived;
    for (id, pain) in hurt {
        if learnt.lived.moves.contains_key(id) {
            continue;
        }
        let pain = u32::from(*pain);
        if pain >= figures.back_from {
            learnt.lived.moves.insert(id.clone(), Word::Back(1));
            learnt
                .changes
                .push(Change::new("step-back", format!(
                    "{} goes a step back: it hurt {pain} of 10. Lighter, in a smaller range; leave it out if it hurts again.",
                    name(plan, id)
                )));
        } else if pain > figures.goes_on_to {
            learnt.lived.moves.insert(id.clone(), Word::Stay);
            learnt
                .changes
                .push(Change::new("pain-scale", format!("{} stays as it is: it hurt {pain} of 10.", name(plan, id))));
        }
    }
}

/// The moves that only sessions had which were not done: they stay as they are.
fn not_done(learnt: &mut Learnt, diary: &Diary, week: &Week) {
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
        let left = week.sessions.iter().filter(|session| !is_done(diary, session)).count();
        let were = if left == 1 { "was" } else { "were" };
        let text = format!(
            "{left} of its {} sessions {were} not noted as done: what stands nowhere else stays as it is ({}).",
            week.sessions.len(),
            names.join(", ")
        );
        learnt.changes.push(Change::new("one-step-at-a-time", text));
    }
}

/// The course of pain, where it rose over the last sessions up to the end of a week.
fn rising(plan: &Plan, diary: &Diary, week: &Week) -> Option<String> {
    let figures = LADDERS.lived;
    let until = plan.weeks.iter().take_while(|other| other.week <= week.week);
    let worst = |session: &Session| {
        diary.record(session).filter(|record| record.is_done() && !record.bad_day).and_then(Record::worst)
    };
    let all: Vec<u8> = until.flat_map(|week| &week.sessions).filter_map(worst).collect();
    let last = all.len().checked_sub(figures.rising_sessions as usize).and_then(|from| all.get(from..))?;
    let rose = last.iter().zip(last.iter().skip(1)).all(|(before, after)| before < after);
    let counts = last.last().is_some_and(|pain| u32::from(*pain) >= figures.rising_from);
    let is_of_week = week.sessions.iter().any(|session| worst(session).is_some());
    let course = || last.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    (rose && counts && is_of_week).then(course)
}

/// Moves of which more was done than was asked for, in the last sets of the last sessions.
fn ahead(learnt: &mut Learnt, plan: &Plan, diary: &Diary, week: &Week) {
    let figures = LADDERS.lived;
    if learnt.lived.word != Word::GoOn {
        return;
    }
    let mut moves: Vec<&str> =
        week.sessions.iter().flat_map(|session| &session.strengthening).map(|item| &*item.exercise).collect();
    moves.sort_unstable();
    moves.dedup();
    for id in moves {
        let until = plan.weeks.iter().take_while(|other| other.week <= week.week).flat_map(|week| &week.sessions);
        let more: Vec<bool> = until.filter_map(|session| was_ahead(diary, session, id)).collect();
        let running = more.iter().rev().take(figures.ahead_sessions as usize);
        let is_of_week = week.sessions.iter().any(|session| was_ahead(diary, session, id).is_some());
        let is_ahead =
            is_of_week && more.len() >= figures.ahead_sessions as usize && running.into_iter().all(|more| *more);
        if is_ahead && !learnt.lived.moves.contains_key(id) {
            learnt.lived.moves.insert(id.to_owned(), Word::Climb);
            let text = format!(
                "{} climbs a step at once: the last set brought {} repetitions more than asked, in {} sessions running.",
                name(plan, id),
                figures.ahead_reps,
                figures.ahead_sessions
            );
            learnt.changes.push(Change::new("load-step", text));
        }
    }
}

/// Whether the last set of a move brought enough more than a session asked for; nothing where nobody has noted it.
fn was_ahead(diary: &Diary, session: &Session, id: &str) -> Option<bool> {
    let asked = session.strengthening.iter().find(|item| item.exercise == id)?.reps?;
    let record = diary.record(session).filter(|record| record.is_done())?;
    let did = record.did.iter().find(|did| did.exercise == id)?.reps?;
    Some(did >= asked.max + LADDERS.lived.ahead_reps)
}

/// What people call a move of the plan.
fn name<'p>(plan: &'p Plan, id: &'p str) -> &'p str {
    plan.items().find(|item| item.exercise == id).map_or(id, |item| &item.name)
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
