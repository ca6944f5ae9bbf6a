//! What is said at the end of a session.

use anyhow::{Error, anyhow};

use super::day::Day;
use crate::cli::CatalogArgs;
use crate::daily::{Did, Entry, typed};
use crate::guided::Rests;
use crate::plan::Session;
use crate::render::Canvas;

/// What was noted, how the session goes on, and what a pain means: each as a paragraph of its own.
pub fn noted(entry: &Entry, session: &Session, day: &Day, canvas: Canvas) -> String {
    let earlier = day.done_before(session);
    let earlier = earlier.into_iter().filter(|one| entry.did.iter().all(|did| did.exercise != one.exercise));
    let all: Vec<Did> = earlier.chain(entry.did.iter().cloned()).collect();
    let script = day.script(session, Rests::On, &all);
    let mut open: Vec<usize> = script.stages.iter().map(|stage| stage.at).collect();
    open.dedup();
    let (id, moves) = (&session.id, script.moves.len());
    let done = moves - open.len();
    let figure = |what: &str, figure: Option<u8>| figure.map(|figure| format!(", {what} {figure}")).unwrap_or_default();
    let said = [figure("pain", entry.pain), figure("after", entry.after), figure("effort", entry.effort)].concat();
    let note = if entry.note.is_some() { ", with your note" } else { "" };
    let is_left = !open.is_empty() && !day.is_whole(session);
    let left = is_left.then(|| format!("Today backplan start {id} goes on from there."));
    let care = entry.pain.max(entry.after).and_then(care).map(str::to_owned);
    let noted = format!("Noted: {id}, {done} of {moves} moves in full{said}{note}.");
    let paragraphs = std::iter::once(noted).chain(left).chain(care);
    paragraphs.map(|text| textwrap::fill(&text, canvas.prose("")) + "\n").collect()
}

/// What a pain asks for.
fn care(pain: u8) -> Option<&'static str> {
    match pain {
        5.. => Some(
            "From 5 on, or where it goes down a leg or an arm, stop for today; where it does not settle, ask a doctor or \
             physiotherapist.",
        ),
        4 => Some("At 4, do less next time."),
        _ => None,
    }
}

/// That a session can't be noted, and the command that does it later: what was done is not to be lost.
pub fn not_noted(error: &Error, entry: &Entry, own: &CatalogArgs) -> Error {
    let mut words = vec!["backplan".to_owned()];
    words.extend(own.no_builtin.then(|| "--no-builtin".to_owned()));
    words.extend(own.catalog.iter().map(|path| format!("--catalog={}", path.display())));
    words.push("log".to_owned());
    words.extend(typed::arguments(entry));
    // Nothing that was typed holds the one character that can't be quoted.
    let command = shlex::try_join(words.iter().map(String::as_str)).unwrap_or_default();
    anyhow!("{error:#}\nWhat you did is not noted yet. When that is mended, this notes it:\n\n  {command}\n")
}
