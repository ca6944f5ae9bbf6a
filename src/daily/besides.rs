//! Which moves are of a session.

use crate::plan::{Plan, Session};

/// The ids under which what is done in a session can be noted: its moves and their easier forms, and on a bad day the moves
/// that are done in its place.
pub fn moves_of<'p>(plan: &'p Plan, session: &'p Session, is_bad_day: bool) -> Vec<&'p str> {
    let own: Vec<&str> = session.items().map(|item| &*item.exercise).collect();
    let texts = plan.moves.iter().flatten().filter(|(id, _)| own.contains(&&***id));
    let easier = texts.flat_map(|(_, text)| &text.easier).map(|id| &**id);
    let bad_day = plan.bad_day.iter().filter(|_| is_bad_day).flat_map(|day| &day.moves).map(|item| &*item.exercise);
    own.iter().copied().chain(easier).chain(bad_day).collect()
}
