//! The journal as rows for a spreadsheet.

use std::io::Write;

use anyhow::Result;

use super::entry::{Did, Entry, Outcome};
use super::journal::Journal;
use crate::builtin::PROGRAMMES;

/// The columns: of what a figure is, what it is, and the note that stands with it.
const COLUMNS: [&str; 8] = ["date", "plan", "session", "what", "exercise_or_baseline", "value", "unit", "note"];
/// What the unit of a figure from 0 to 10 is called.
const OF_TEN: &str = "0-10";

/// A figure: what it is, the exercise or baseline that it is of, the figure and its unit.
type Figure = (&'static str, String, String, &'static str);

/// Writes a journal as CSV: a row a figure, so that a spreadsheet can sort and draw them. A note stands in the first row of
/// its entry, and has one of its own where its entry has no figure.
///
/// # Errors
/// Those of writing.
pub fn csv(journal: &Journal, out: &mut impl Write) -> Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for entry in journal.lines.iter().map(|line| &line.entry) {
        let mut figures = figures(entry);
        if figures.is_empty() && entry.note.is_some() {
            figures.push(("note", String::new(), String::new(), ""));
        }
        let date = entry.date.to_string();
        let plan = entry.plan.map(|plan| plan.to_string()).unwrap_or_default();
        let session = harmless(entry.session.as_deref().unwrap_or_default());
        let mut note = harmless(entry.note.as_deref().unwrap_or_default());
        for (what, of, value, unit) in &figures {
            writer.write_record([&*date, &plan, &session, what, &harmless(of), value, unit, &note])?;
            note.clear();
        }
    }
    writer.flush()?;
    Ok(())
}

/// A text that no spreadsheet takes for a formula: whoever notes "=…" means it as text.
fn harmless(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// All figures of an entry, in the order of its keys.
fn figures(entry: &Entry) -> Vec<Figure> {
    let plain = |what, value: String, unit| (what, String::new(), value, unit);
    let outcome = entry.outcome.map(|outcome| match outcome {
        Outcome::Done => plain("outcome", "done".to_owned(), ""),
        Outcome::Skipped => plain("outcome", "skipped".to_owned(), ""),
    });
    let bad_day = entry.bad_day.then(|| plain("bad-day", "1".to_owned(), ""));
    let scales = [("pain", entry.pain), ("after", entry.after), ("morning", entry.morning), ("effort", entry.effort)];
    let scales = scales.into_iter().filter_map(|(what, figure)| Some(plain(what, figure?.to_string(), OF_TEN)));
    let sore = entry.move_pain.iter().map(|sore| ("move-pain", sore.exercise.clone(), sore.pain.to_string(), OF_TEN));
    let walk = entry.walk.map(|minutes| plain("walk", minutes.to_string(), "minutes"));
    let unit = |id: &str| PROGRAMMES.measures.find(id).map_or("", |measure| measure.unit);
    let baselines =
        entry.baselines.iter().map(|one| ("baseline", one.id.clone(), one.value.to_string(), unit(&one.id)));
    let symptoms = entry.symptoms.iter().map(|symptom| ("symptom", symptom.clone(), "1".to_owned(), ""));
    let other_day = entry.moved.iter().map(|moved| ("moved", moved.from.to_string(), moved.to.to_string(), "date"));
    let first: Vec<Figure> = outcome.into_iter().chain(bad_day).chain(scales).collect();
    let moves = entry.did.iter().flat_map(done).chain(sore);
    first.into_iter().chain(moves).chain(walk).chain(baselines).chain(symptoms).chain(other_day).collect()
}

/// The figures of a move.
fn done(did: &Did) -> Vec<Figure> {
    let figure = |what, value: Option<String>, unit| value.map(|value| (what, did.exercise.clone(), value, unit));
    [
        figure("sets", Some(did.sets.to_string()), "sets"),
        figure("reps", did.reps.map(|reps| reps.to_string()), "repetitions"),
        figure("seconds", did.seconds.map(|seconds| seconds.to_string()), "seconds"),
        figure("load", did.kg.map(|kg| kg.to_string()), "kg"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
