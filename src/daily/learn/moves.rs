//! Single moves: those that hurt, of which more was done than was asked, or less.

use super::course::Limits;
use super::{Change, Learnt, is_done, name};
use crate::builtin::LADDERS;
use crate::catalog::{Equipment, Load, Word as _};
use crate::daily::diary::{Diary, Record};
use crate::plan::{Item, Plan, Session, StepKind, Week, WeekKind};
use crate::planner::Word;

/// The moves that hurt in some sessions, the worst first.
pub fn hurt(done: &[&Record]) -> Vec<(String, u32)> {
    let mut all: Vec<(String, u32)> = Vec::new();
    for (id, pain) in done.iter().flat_map(|record| &record.move_pain) {
        let pain = u32::from(*pain);
        match all.iter_mut().find(|(known, _)| known == id) {
            Some((_, known)) => *known = (*known).max(pain),
            None => all.push(((*id).to_owned(), pain)),
        }
    }
    crate::order::by(&mut all, |(one, less), (other, more)| more.cmp(less).then(one.cmp(other)));
    all
}

/// Each move that hurt gives way; one that hurt in an earlier week too is left out, and had better be looked at.
pub fn give_way(learnt: &mut Learnt, plan: &Plan, diary: &Diary, week: &Week, hurt: &[(String, u32)], limits: Limits) {
    for (id, pain) in hurt.iter().filter(|(_, pain)| *pain > limits.goes_on_to) {
        learnt.lived.moves.insert(id.clone(), Word::Back(1));
        spare_twins(learnt, id, week);
        let name = name(plan, id);
        let text = if weeks_hurt(plan, diary, week.week, id, limits) >= LADDERS.lived.hurt_weeks {
            format!(
                "{name} hurt {pain} of 10, and not for the first time: leave it out, and have what hurts looked at."
            )
        } else {
            let harder = last_step(plan, week.week, id);
            let without = harder.map(|step| format!(", without what came last: {step}")).unwrap_or_default();
            format!(
                "{name} goes a step back: it hurt {pain} of 10. Lighter, in a smaller range{without}; where it hurts again, leave it out."
            )
        };
        learnt.changes.push(Change::new("step-back", text));
    }
}

/// What loads the body as a move does that hurts takes no step beside it.
fn spare_twins(learnt: &mut Learnt, id: &str, week: &Week) {
    let catalog = crate::builtin::catalog();
    let Some(sore) = catalog.get(id).filter(|one| one.load > Load::None) else { return };
    let items = week.sessions.iter().flat_map(|session| &session.strengthening);
    for item in items.filter(|item| item.exercise != id) {
        if catalog.get(&item.exercise).is_some_and(|other| other.pattern == sore.pattern && other.load > Load::None) {
            learnt.lived.moves.entry(item.exercise.to_string()).or_insert(Word::Stay);
        }
    }
}

/// The last step by which a move became heavier or harder, up to a week.
fn last_step<'p>(plan: &'p Plan, until: u32, id: &str) -> Option<&'p str> {
    let weeks = plan.weeks.iter().rev().filter(|week| week.week <= until && week.kind == WeekKind::Build);
    let items = weeks.flat_map(|week| &week.sessions).flat_map(|session| &session.strengthening);
    let steps = items.filter(|item| item.exercise == id).filter_map(|item| item.step.as_ref());
    let mut harder = steps.filter(|step| matches!(step.kind, StepKind::Load | StepKind::Tempo | StepKind::Sets));
    harder.next().map(|step| &*step.text)
}

/// Moves that hurt in the weeks before this one wait a while before they grow again.
pub fn settle(learnt: &mut Learnt, plan: &Plan, diary: &Diary, week: &Week, limits: Limits) {
    let before = plan.weeks.iter().filter(|one| one.week < week.week && one.week + SETTLES >= week.week);
    for old in before {
        let records = old.sessions.iter().filter_map(|session| diary.record(session));
        let sore = records.flat_map(|record| &record.move_pain);
        for (id, pain) in sore.filter(|(_, pain)| u32::from(**pain) > limits.goes_on_to) {
            let later = plan.weeks.iter().filter(|one| (old.week..=week.week).contains(&one.week));
            let later = later.flat_map(|week| &week.sessions).filter_map(|session| diary.record(session));
            let last = later.filter_map(|record| record.move_pain.get(id)).next_back();
            if last.is_some_and(|pain| u32::from(*pain) <= limits.goes_on_to) {
                continue;
            }
            if learnt.lived.moves.contains_key(*id) && !learnt.sore.iter().any(|sore| sore.id == *id) {
                continue;
            }
            learnt.lived.moves.insert((*id).to_owned(), Word::Stay);
            spare_twins(learnt, id, week);
            learnt.sore.retain(|sore| sore.id != *id);
            learnt.sore.push(Sore { id: (*id).to_owned(), pain: u32::from(*pain), week: old.week });
        }
    }
}

/// So many weeks after the one in which a move hurt nothing of it grows.
const SETTLES: u32 = 3;

/// A move that hurt a while ago.
pub struct Sore {
    /// Its exercise's id.
    id: String,
    /// How much, of 10.
    pain: u32,
    /// In which week, the last time.
    week: u32,
}

impl Sore {
    /// What a week of the plan that was made since does about it; nothing where it does not have the move, or where it
    /// was `said`.
    pub fn said(&self, plan: &Plan, week: u32, said: &[Change]) -> Option<Change> {
        let coming = plan.weeks.iter().filter(|one| one.week == week).flat_map(|week| &week.sessions);
        let item = coming.flat_map(|session| &session.strengthening).find(|item| item.exercise == self.id)?;
        if said.iter().any(|change| change.text.contains(&*item.name)) {
            return None;
        }
        let Self { pain, week, .. } = self;
        let (name, less) = (&item.name, is_stepped_back(item));
        let is_restored = item.step.as_ref().is_some_and(|step| step.text == LADDERS.keep.restored);
        let text = if is_restored {
            format!(
                "{name} comes back to what it was, where it no longer hurts: it hurt {pain} of 10 in week {week}. No more than that yet."
            )
        } else if less {
            format!(
                "{name}: less of it, with less weight or in a smaller range, for it hurt {pain} of 10 in week {week}. Where it hurts \
                 again, leave it out."
            )
        } else {
            format!("{name} takes no step yet: it hurt {pain} of 10 in week {week}.")
        };
        Some(Change::new("step-back", text))
    }
}

/// Whether there is less of a move for what became of it.
pub fn is_stepped_back(item: &Item) -> bool {
    item.because.iter().any(|reason| reason.rule == "step-back")
}

/// In how many weeks, up to one, a move hurt too much to go on with.
pub fn weeks_hurt(plan: &Plan, diary: &Diary, until: u32, id: &str, limits: Limits) -> u32 {
    let hurts = |session: &Session| {
        let pain = diary.record(session).filter(|record| record.is_done()).and_then(|record| record.move_pain.get(id));
        pain.is_some_and(|pain| u32::from(*pain) > limits.goes_on_to)
    };
    let weeks = plan.weeks.iter().filter(|week| week.week <= until && week.sessions.iter().any(hurts));
    u32::try_from(weeks.count()).unwrap_or(u32::MAX)
}

/// Moves of which more was done than was asked for, in the last sets of the last sessions.
pub fn ahead(learnt: &mut Learnt, plan: &Plan, diary: &Diary, week: &Week, is_lighter_next: bool) {
    let figures = LADDERS.lived;
    if learnt.lived.word != Word::GoOn {
        return;
    }
    let is_ahead = |did: u32, asked: [u32; 2]| did >= asked[1] + figures.ahead_reps;
    // Another weight or form begins the count anew; more repetitions of the same do not.
    let is_heavier = |kind: StepKind| matches!(kind, StepKind::Load | StepKind::Form | StepKind::Tempo);
    let running = |id: &str| {
        let run = Run { plan, diary, week, sessions: figures.ahead_sessions, ends: &is_heavier };
        run.is(id, is_ahead)
    };
    let moves: Vec<String> = free_moves(learnt, week).into_iter().filter(|id| running(id)).collect();
    learnt.lived.moves.extend(moves.iter().map(|id| (id.clone(), Word::Climb)));
    learnt.ahead = (!moves.is_empty()).then_some(Ahead { moves, is_lighter_next });
}

/// Moves of which more was done than was asked.
pub struct Ahead {
    /// Their exercises' ids.
    moves: Vec<String>,
    is_lighter_next: bool,
}

impl Ahead {
    /// Which of them climb in a week of the plan that was made since; nothing where none does.
    pub fn said(&self, plan: &Plan, week: u32) -> Option<Change> {
        let figures = LADDERS.lived;
        let coming = plan.weeks.iter().filter(|one| one.week == week);
        let items: Vec<&Item> = coming.flat_map(|week| &week.sessions).flat_map(|one| &one.strengthening).collect();
        let steps = |id: &str| {
            let mut steps = items.iter().filter(|item| item.exercise == id).filter_map(|item| item.step.as_ref());
            steps.any(|step| step.kind != StepKind::Keep)
        };
        let climbing = self.moves.iter().filter(|id| self.is_lighter_next || steps(id));
        let names: Vec<&str> = climbing.map(|id| name(plan, id)).collect();
        let (climb, of) = if names.len() == 1 { ("climbs", "") } else { ("climb", " of each") };
        let when = if self.is_lighter_next { "after the lighter week" } else { "at once" };
        let text = format!(
            "{} {climb} a step {when}: the last set{of} brought {} repetitions more than asked, in {} sessions running.",
            names.join(", "),
            figures.ahead_reps,
            figures.ahead_sessions
        );
        (!names.is_empty()).then(|| Change::new("load-step", text))
    }
}

/// Moves of which less was done than was asked for, in the last sessions: they stay, with less resistance; where that goes on
/// they go a step back.
pub fn behind(learnt: &mut Learnt, plan: &Plan, diary: &Diary, week: &Week) {
    let figures = LADDERS.lived;
    let mut told: Vec<(Word, &str, Vec<&str>)> = Vec::new();
    let mut missed: Vec<&str> = Vec::new();
    for id in free_moves(learnt, week) {
        // Whatever was asked, less than that was done.
        let running =
            |sessions: u32| Run { plan, diary, week, sessions, ends: &|_| false }.is(&id, |did, asked| did < asked[0]);
        let mut items = week.sessions.iter().flat_map(|session| &session.strengthening);
        let Some(item) = items.find(|item| item.exercise == id).filter(|_| running(1)) else { continue };
        if !running(figures.ahead_sessions) {
            learnt.lived.moves.insert(id.clone(), Word::Stay);
            missed.push(&item.name);
            continue;
        }
        let word = if running(figures.behind_sessions) { Word::Back(1) } else { Word::Stay };
        learnt.lived.moves.insert(id.clone(), word);
        if word > Word::Stay {
            learnt.lived.behind.insert(id.clone());
        }
        let how = less(item);
        match told.iter_mut().find(|(same, text, _)| (*same, *text) == (word, how)) {
            Some((.., names)) => names.push(&item.name),
            None => told.push((word, how, vec![&item.name])),
        }
    }
    if !missed.is_empty() {
        let (names, take) = (missed.join(", "), if missed.len() == 1 { "takes" } else { "take" });
        let text = format!("{names} {take} no step: less was done than was asked last time.");
        learnt.changes.push(Change::new("one-step-at-a-time", text));
    }
    for (word, how, names) in told {
        let (one, names) = (names.len() == 1, names.join(", "));
        let (rule, what, sessions) = match (word, one) {
            (Word::Back(_), true) => ("step-back", "goes back to its least dose", figures.behind_sessions),
            (Word::Back(_), false) => ("step-back", "go back to their least dose", figures.behind_sessions),
            (_, true) => ("one-step-at-a-time", "stays", figures.ahead_sessions),
            (_, false) => ("one-step-at-a-time", "stay", figures.ahead_sessions),
        };
        let text = format!(
            "{names} {what}: less was done than was asked in the last {sessions} sessions. Meanwhile {how}: backplan show NAME"
        );
        learnt.changes.push(Change::new(rule, text));
    }
}

/// How somebody does less of a move.
fn less(item: &Item) -> &'static str {
    match item.reps {
        Some(_) if is_weighted(item) => {
            "take about a tenth less weight or resistance, so that the last repetition is still clean"
        }
        Some(_) => "do as many as are clean, or its easier form, until all of them are",
        None => "hold as long as it is steady, or its easier form, until the whole time is",
    }
}

/// Whether a move has resistance other than one's own weight.
pub fn is_weighted(item: &Item) -> bool {
    item.reps.is_some()
        && !item.equipment.is_empty()
        && !item.equipment.iter().any(|piece| piece == Equipment::PullUpBar.as_str())
}

/// The strengthening moves of a week of which nothing has been said yet.
fn free_moves(learnt: &Learnt, week: &Week) -> Vec<String> {
    let items = week.sessions.iter().flat_map(|session| &session.strengthening);
    let mut moves: Vec<String> = items.map(|item| item.exercise.to_string()).collect();
    crate::order::by(&mut moves, Ord::cmp);
    moves.dedup();
    moves.retain(|id| !learnt.lived.moves.contains_key(id));
    moves
}

/// The last sessions that had a move.
struct Run<'a> {
    plan: &'a Plan,
    diary: &'a Diary<'a>,
    week: &'a Week,
    /// How many are looked at.
    sessions: u32,
    /// Whether a step of this kind begins the count anew.
    ends: &'a dyn Fn(StepKind) -> bool,
}

impl Run<'_> {
    /// Whether what was done of the move in all of them is one way: `is` gets what was done, and the least and most that was
    /// asked. Lighter weeks count for nothing.
    fn is(&self, id: &str, is: impl Fn(u32, [u32; 2]) -> bool) -> bool {
        let item = |session: &'_ Session| session.strengthening.iter().find(|item| item.exercise == id).cloned();
        let was = |session: &Session| -> Option<bool> {
            let (did, asked) = compared(self.diary, session, &item(session)?)?;
            Some(is(did, asked))
        };
        let has_ended = |week: &Week| {
            let steps = week.sessions.iter().filter_map(item).filter_map(|item| item.step);
            { steps }.any(|step| (self.ends)(step.kind))
        };
        let mut noted: Vec<bool> = Vec::new();
        let until = self.plan.weeks.iter().rev().skip_while(|other| other.week > self.week.week);
        for other in until.filter(|week| week.kind == WeekKind::Build) {
            noted.extend(other.sessions.iter().rev().filter_map(was));
            if has_ended(other) {
                break;
            }
        }
        let wanted = self.sessions as usize;
        let is_of_week =
            self.week.kind == WeekKind::Build && self.week.sessions.iter().any(|session| was(session).is_some());
        is_of_week && noted.len() >= wanted && noted.into_iter().take(wanted).all(|one| one)
    }
}

/// What was done of a move in a session, with what was asked: repetitions, or the seconds of a hold.
fn compared(diary: &Diary, session: &Session, item: &Item) -> Option<(u32, [u32; 2])> {
    let record = diary.record(session).filter(|_| is_done(diary, session))?;
    let did = record.did.iter().find(|did| did.exercise == item.exercise)?;
    match (item.reps, item.hold_seconds.or(item.seconds)) {
        (Some(reps), _) => Some((did.reps?, [reps.min, reps.max])),
        // A hold that went on for longer was none too easy: planks grow by their own ladder.
        (None, Some(hold)) => Some((did.seconds?.min(hold.max), [hold.min, hold.max])),
        (None, None) => None,
    }
}
