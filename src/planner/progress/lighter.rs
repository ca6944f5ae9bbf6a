//! A lighter week: a part of the work, the same load.

use crate::ladder::StepKind;
use crate::plan::{Reason, Step, WeekKind};

use super::super::dose::{Prescription, time};
use super::rungs::spoken;
use super::{AFTER_BREAK, Entry, LIGHTER, Progress, WeekWork, total_sets};
use crate::catalog::Range;

/// Hundredths of a set.
const SET: u32 = 100;

impl Progress<'_> {
    /// The week that follows `before` for recovery: fewer sets, and where there is one alone fewer repetitions or a shorter
    /// hold. `rule` is what it speaks for.
    pub(super) fn lighter(&self, before: &WeekWork, rule: &str) -> WeekWork {
        let mut week = WeekWork { number: self.number, kind: WeekKind::Lighter, ..before.clone() };
        let share = self.context.programmes.session.lighter_share;
        let (least, most) = (total_sets(before) * share.min, total_sets(before) * share.max);
        for entry in week.sessions.iter_mut().flatten() {
            let is_push = self.candidate(entry.at).is_some_and(|candidate| candidate.is_push);
            // A push keeps one set, so that the back keeps twice the work of the chest.
            entry.prescription.sets = if is_push { 1 } else { entry.prescription.sets.div_ceil(2) };
            (entry.step, entry.change) = (None, None);
        }
        Self::ease(&mut week, before);
        while work(&week, before) > most {
            let entries = week.sessions.iter_mut().flatten().filter(|entry| entry.prescription.sets > 1);
            let Some(entry) = entries.max_by_key(|entry| entry.prescription.sets) else { break };
            entry.prescription.sets -= 1;
        }
        for at in (0..week.sessions.iter().map(Vec::len).sum()).rev() {
            if work(&week, before) <= most {
                break;
            }
            if let Some(entry) = week.sessions.iter_mut().flatten().nth(at) {
                lessen(entry, |figure| figure.div_ceil(2));
            }
        }
        // A set more or less is rounding.
        if work(&week, before) + SET < least {
            Self::refill(&mut week, before, least, most);
            self.add_sets(&mut week, before, least, most);
        }
        for (entry, old) in week.sessions.iter_mut().flatten().zip(before.sessions.iter().flatten()) {
            self.tell(entry, old, rule);
        }
        week
    }

    /// The lighter week after one that was not done whole: less than what was done, or, where that would be too little beside
    /// what was `shown`, less than that.
    pub(super) fn lighter_after(&self, done: &WeekWork, shown: &WeekWork) -> WeekWork {
        let week = self.lighter(done, LIGHTER);
        let least = total_sets(shown) * self.context.programmes.session.lighter_share.min;
        if work(&week, shown) + SET < least { self.lighter(shown, LIGHTER) } else { week }
    }

    /// Few repetitions can't be cut finely: where they were rounded to too little, sets are whole again, one move after the
    /// other, until the least is left.
    fn refill(week: &mut WeekWork, before: &WeekWork, least: u32, most: u32) {
        let mut places: Vec<(usize, usize)> =
            week.sessions.iter().flatten().enumerate().map(|(place, entry)| (entry.at, place)).collect();
        crate::order::by(&mut places, Ord::cmp);
        for (_, place) in places {
            if work(week, before) >= least {
                break;
            }
            let Some(old) = before.sessions.iter().flatten().nth(place) else { continue };
            let Some(entry) = week.sessions.iter_mut().flatten().nth(place) else { continue };
            let eased = entry.prescription;
            entry.prescription =
                Prescription { reps: old.prescription.reps, hold_seconds: old.prescription.hold_seconds, ..eased };
            if work(week, before) > most
                && let Some(entry) = week.sessions.iter_mut().flatten().nth(place)
            {
                entry.prescription = eased;
            }
        }
    }

    /// Where that was not enough, moves get a set back, one after the other; a push keeps its one.
    fn add_sets(&self, week: &mut WeekWork, before: &WeekWork, least: u32, most: u32) {
        for place in 0..week.sessions.iter().map(Vec::len).sum() {
            if work(week, before) + SET >= least {
                break;
            }
            let Some(old) = before.sessions.iter().flatten().nth(place) else { continue };
            let is_push = self.candidate(old.at).is_none_or(|candidate| candidate.is_push);
            let entry = week.sessions.iter_mut().flatten().nth(place);
            let Some(entry) = entry.filter(|entry| !is_push && entry.prescription.sets < old.prescription.sets) else {
                continue;
            };
            entry.prescription.sets += 1;
            if work(week, before) > most
                && let Some(entry) = week.sessions.iter_mut().flatten().nth(place)
            {
                entry.prescription.sets -= 1;
            }
        }
    }

    /// Where more than half of a move's sets are left, there is less in each of them: better than one move as it was beside
    /// another that is hardly there.
    fn ease(week: &mut WeekWork, before: &WeekWork) {
        for (entry, old) in week.sessions.iter_mut().flatten().zip(before.sessions.iter().flatten()) {
            let (now, then) = (entry.prescription.sets, old.prescription.sets);
            // So that a little more than half of the work is left.
            match now * SET / then.max(1) {
                100.. => lessen(entry, |figure| ((figure * 11 + 10) / 20).max(1)),
                51.. => lessen(entry, |figure| ((figure * 8 + 5) / 10).max(1)),
                _ => {}
            }
        }
    }

    fn tell(&self, entry: &mut Entry, old: &Entry, rule: &str) {
        let Some(candidate) = self.candidate(entry.at) else { return };
        time(self.context, candidate.exercise, &mut entry.prescription);
        let share = self.context.programmes.session.lighter_share;
        let (most, least) = (100 - share.min.min(100), 100 - share.max.min(100));
        let why = if rule == AFTER_BREAK {
            format!(
                "the first week after a break: {least} to {most} % less work than in the week that follows, and less load"
            )
        } else {
            format!(
                "a lighter week: {least} to {most} % less work with the same load, so that what was built can settle"
            )
        };
        let (now, then) = (&entry.prescription, &old.prescription);
        let (kind, text) = match (now.reps.filter(|_| now.reps != then.reps), now.hold_seconds) {
            _ if now.sets < then.sets => {
                let each =
                    now.reps.filter(|_| now.reps != then.reps).map(|reps| format!(", {} repetitions", spoken(reps)));
                let text = format!("lighter: {} of {} sets{}", now.sets, then.sets, each.unwrap_or_default());
                (StepKind::Sets, text)
            }
            (Some(reps), _) => (StepKind::Reps, format!("lighter: {} repetitions", spoken(reps))),
            (None, Some(hold)) if now.hold_seconds != then.hold_seconds => {
                (StepKind::Hold, format!("lighter: hold for {} seconds", spoken(hold)))
            }
            _ => (StepKind::Keep, "as it was: it is one short set".to_owned()),
        };
        entry.step = Some(Step { kind, text: text.into(), condition: None });
        entry.change = Some(Reason { rule: rule.to_owned().into(), why: why.into() });
    }
}

/// The work that a week has left of another, in hundredths of its sets: a set with half the repetitions is half a set.
fn work(week: &WeekWork, before: &WeekWork) -> u32 {
    let most = |entry: &Entry| {
        let Prescription { reps, hold_seconds, .. } = entry.prescription;
        reps.or(hold_seconds).map_or(1, |range| range.max.max(1))
    };
    let pairs = week.sessions.iter().flatten().zip(before.sessions.iter().flatten());
    pairs.map(|(now, then)| now.prescription.sets * SET * most(now) / most(then)).sum()
}

/// Takes repetitions from each set of a move, or seconds from its hold where there are none.
fn lessen(entry: &mut Entry, less: impl Fn(u32) -> u32) {
    let prescription = &mut entry.prescription;
    let range = |range: Range| Range { min: less(range.min), max: less(range.max) };
    match (prescription.reps, prescription.hold_seconds) {
        (Some(reps), _) => prescription.reps = Some(range(reps)),
        (None, Some(hold)) => prescription.hold_seconds = Some(range(hold)),
        (None, None) => {}
    }
}
