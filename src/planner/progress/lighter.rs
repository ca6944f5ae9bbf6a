//! A lighter week: a part of the work, the same load.

use crate::ladder::StepKind;
use crate::plan::{Reason, Step, WeekKind};

use super::super::dose::time;
use super::rungs::spoken;
use super::{Entry, Progress, WeekWork, total_sets};
use crate::catalog::Range;

/// Hundredths of a set.
const SET: u32 = 100;

impl Progress<'_> {
    /// The week that follows `before` for recovery: fewer sets, and where there is one alone fewer repetitions or a shorter
    /// hold.
    pub(super) fn lighter(&self, before: &WeekWork) -> WeekWork {
        let mut week = WeekWork { number: self.number, kind: WeekKind::Lighter, sessions: before.sessions.clone() };
        let share = self.context.programmes.session.lighter_share;
        let most = total_sets(before) * share.max;
        for entry in week.sessions.iter_mut().flatten() {
            let is_push = self.candidate(entry.at).is_some_and(|candidate| candidate.is_push);
            // A push keeps one set, so that the back keeps twice the work of the chest.
            entry.prescription.sets = if is_push { 1 } else { entry.prescription.sets.div_ceil(2) };
            (entry.step, entry.change) = (None, None);
        }
        while total_sets(&week) * SET > most {
            let entries = week.sessions.iter_mut().flatten().filter(|entry| entry.prescription.sets > 1);
            let Some(entry) = entries.max_by_key(|entry| entry.prescription.sets) else { break };
            entry.prescription.sets -= 1;
        }
        // What is left of the sets, in hundredths; half the repetitions of a set are half a set.
        let mut left = total_sets(&week) * SET;
        for entry in week.sessions.iter_mut().flatten().rev() {
            if left <= most {
                break;
            }
            left -= halve(entry) * entry.prescription.sets * SET / 100;
        }
        for (entry, old) in week.sessions.iter_mut().flatten().zip(before.sessions.iter().flatten()) {
            self.tell(entry, old);
        }
        week
    }

    fn tell(&self, entry: &mut Entry, old: &Entry) {
        let Some(candidate) = self.candidate(entry.at) else { return };
        time(self.context, candidate.exercise, &mut entry.prescription);
        let share = self.context.programmes.session.lighter_share;
        let why = format!(
            "a lighter week: {} to {} % less work with the same load, so that what was built can settle",
            100 - share.max.min(100),
            100 - share.min.min(100)
        );
        let (now, then) = (&entry.prescription, &old.prescription);
        let (kind, text) = match (now.reps.filter(|_| now.reps != then.reps), now.hold_seconds) {
            _ if now.sets < then.sets => (StepKind::Sets, format!("lighter: {} of {} sets", now.sets, then.sets)),
            (Some(reps), _) => (StepKind::Reps, format!("lighter: {} repetitions", spoken(reps))),
            (None, Some(hold)) if now.hold_seconds != then.hold_seconds => {
                (StepKind::Hold, format!("lighter: hold for {} seconds", spoken(hold)))
            }
            _ => (StepKind::Keep, "as it was: it is one short set".to_owned()),
        };
        entry.step = Some(Step { kind, text: text.into(), condition: None });
        entry.change = Some(Reason { rule: "lighter-week".into(), why: why.into() });
    }
}

/// Halves the repetitions of a single set, or its hold where there are none; by how many hundredths that lightens it.
fn halve(entry: &mut Entry) -> u32 {
    let prescription = &mut entry.prescription;
    let half = |range: Range| Range { min: range.min.div_ceil(2), max: range.max.div_ceil(2) };
    let part = |old: Range, new: Range| 100 - new.max * 100 / old.max.max(1);
    match (prescription.reps, prescription.hold_seconds) {
        (Some(reps), _) => {
            prescription.reps = Some(half(reps));
            part(reps, half(reps))
        }
        (None, Some(hold)) => {
            prescription.hold_seconds = Some(half(hold));
            part(hold, half(hold))
        }
        (None, None) => 0,
    }
}
