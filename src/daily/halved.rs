//! A session as it is done on its day: half of it after much pain or a bad day, and half of what hurt.

use super::diary::Diary;
use super::learn::{Limits, Pain};
use crate::catalog::Range;
use crate::plan::{Item, Session, WeekKind};

/// Whether only half of a session is done, for what became of the one before; a lighter week is less already.
pub fn is_halved(session: &Session, kind: WeekKind, diary: &Diary, limits: Limits) -> bool {
    let before = diary.records.iter().filter(|(id, record)| **id != session.id && record.is_done());
    let Some((_, last)) = before.max_by_key(|(_, record)| record.date) else { return false };
    let pain = Pain::of(last).map_or(0, |pain| pain.of_ten);
    // One step of the scale more is still that move's pain.
    let mut of_moves = last.move_pain.values().map(|pain| u32::from(*pain));
    let is_of_a_move = of_moves.any(|move_pain| move_pain > limits.goes_on_to && move_pain + 1 >= pain);
    kind == WeekKind::Build && (last.bad_day || pain >= limits.back_from && !is_of_a_move)
}

/// About half of a move: of its sets, else of its repetitions or its time; no step with it.
pub fn halve(item: &mut Item) {
    let half = |range: Range| Range { min: range.min.div_ceil(2), max: range.max.div_ceil(2) };
    if item.sets > 1 {
        item.sets = item.sets.div_ceil(2);
    } else if item.reps.is_some() {
        item.reps = item.reps.map(half);
    } else {
        (item.hold_seconds, item.seconds) = (item.hold_seconds.map(half), item.seconds.map(half));
    }
    if item.sets == 1 {
        item.rest_seconds = None;
    }
    item.step = None;
}
