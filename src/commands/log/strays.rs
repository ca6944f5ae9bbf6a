//! Moves that are noted with a session that does not have them. Who did another move besides, or in place of one, keeps the
//! record and is told; a pain needs a move that was done, or the wrong one would give way to it.

use anyhow::Result;

use crate::catalog::Catalog;
use crate::cli::LogArgs;
use crate::commands::Failure;
use crate::daily::{Entry, Record, moves_of};
use crate::plan::{Plan, Session};
use crate::suggest::{listed, nearest};

/// What is said of such moves: a note each.
///
/// # Errors
/// A move that hurt without being of the session, or done besides.
pub fn told(
    args: &LogArgs,
    entry: &Entry,
    (plan, session): (&Plan, &Session),
    record: Option<&Record>,
    catalog: &Catalog,
) -> Result<Vec<String>> {
    let is_bad_day = entry.bad_day || record.is_some_and(|record| record.bad_day);
    let known = moves_of(plan, session, is_bad_day);
    let is_stray = |id: &&str| !known.contains(id);
    let earlier = record.into_iter().flat_map(|record| record.did.iter().copied());
    let done: Vec<&str> = entry.did.iter().chain(earlier).map(|did| &*did.exercise).collect();
    let named = |name: &str| catalog.named(name).map_or("", |exercise| exercise.id);
    let hurt = args.move_pain.iter().map(|pain| named(&pain.exercise)).filter(is_stray);
    if let Some(id) = { hurt }.find(|id| !done.contains(id)) {
        return Err(Failure::misuse(format!(
            "--move-pain {id}: {} has no such move; {}. If it was done besides, note that with --did {id}=SETSxREPS",
            session.id,
            instead(id, session)
        )));
    }
    let strays = args.did.iter().map(|did| named(&did.exercise)).filter(is_stray);
    let note = |id: &str| {
        format!(
            "--did {id}: {} has no such move; it is noted as done besides. Where another was meant: {}; backplan log --undo \
             takes this entry back",
            session.id,
            instead(id, session)
        )
    };
    Ok(strays.map(note).collect())
}

/// The session's moves that are most like another, else all of them.
fn instead(id: &str, session: &Session) -> String {
    let own = || session.items().map(|item| &*item.exercise);
    match nearest(id, own()).as_slice() {
        [] => format!("there is {}", listed(&own().collect::<Vec<_>>(), "and")),
        near => format!("did you mean {}?", listed(near, "or")),
    }
}
