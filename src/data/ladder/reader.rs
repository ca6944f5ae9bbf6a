//! Reads the ladders, and holds them against the catalog and against each other.

use std::cell::RefCell;

use super::{Kind, Ladder, Ladders, Resistance, StepKind};
use crate::catalog::toml_reader::{Document, Table};
use crate::catalog::{Catalog, Level, Problem, Problems, Use, Word};
use crate::suggest::hint;

/// What the entries are held against.
struct Reader<'a> {
    catalog: &'a Catalog,
    /// The ladders that have been read, by what they are for.
    seen: RefCell<Vec<Ladder>>,
}

/// Reads the ladders from the text of `file`; their moves are in `catalog`.
///
/// # Errors
/// All problems of the file.
pub fn parse(file: &str, text: &str, catalog: &Catalog) -> Result<Ladders, Problems> {
    let document = Document::new(file, text);
    let reader = Reader { catalog, seen: RefCell::default() };
    let ladders = document.read(text, |table| {
        let read = table.each("ladder", |place| place.entry(|table| reader.ladder(table)));
        let loads = table.each("load", |place| place.entry(|table| reader.resistance(table)));
        let missing = Kind::ALL.iter().find(|kind| {
            !read.iter().any(|ladder| ladder.kind == **kind && ladder.goals.is_empty() && ladder.moves.is_empty())
        });
        if let Some(kind) = missing {
            table.wrong_at("ladder", format!("has none for every move of the kind {kind}"));
        }
        let (general, conditions) = (table.required("general"), table.required("if"));
        let (keep, lived) = (table.required("keep"), table.required("lived"));
        let (ladders, loads) = (read.leak(), loads.leak());
        Some(Ladders { general: general?, ladders, conditions: conditions?, keep: keep?, lived: lived?, loads })
    });
    let problems: Vec<Problem> = document.into_problems();
    match ladders.flatten() {
        Some(ladders) if problems.is_empty() => Ok(ladders),
        _ => Err(Problems(problems)),
    }
}

impl Reader<'_> {
    fn ladder(&self, table: &Table<'_>) -> Option<Ladder> {
        let ladder = Ladder::read(table)?;
        self.named(ladder.moves, table);
        self.check(&ladder, table);
        self.check_doses(&ladder, table);
        self.seen.borrow_mut().push(ladder);
        Some(ladder)
    }

    fn resistance(&self, table: &Table<'_>) -> Option<Resistance> {
        let read = Resistance::read(table)?;
        self.named(read.moves, table);
        if read.step.is_none() && read.forms.is_empty() {
            table.wrong_at("step", "is missing, and so are forms: a resistance says how it grows");
        }
        if read.moves.is_empty() && !read.forms.is_empty() {
            table.wrong_at("forms", "are for named moves; say which with moves = [\"…\"]");
        }
        if read.most == Some(0) {
            table.wrong_at("most", "is 0: a resistance that never grows; leave the key out, or give a number above 0");
        }
        Some(read)
    }

    /// Reports moves that name no exercise.
    fn named(&self, moves: &[&str], table: &Table<'_>) {
        let known = || self.catalog.exercises().iter().map(|exercise| exercise.id);
        for name in moves.iter().filter(|name| self.catalog.get(name).is_none()) {
            table.wrong_at("moves", format!("no exercise is called {name:?}; {}", hint(name, known())));
        }
    }

    /// Reports bounds for named moves that lie below what their doses begin with.
    fn check_doses(&self, ladder: &Ladder, table: &Table<'_>) {
        for exercise in ladder.moves.iter().filter_map(|id| self.catalog.get(id)) {
            for level in Level::ALL {
                let Some(dose) = exercise.dose(Use::Strengthening, *level) else { continue };
                let bounds =
                    [("hold_most", ladder.hold_most, dose.hold_seconds), ("sets_most", ladder.sets_most, dose.sets)];
                for (key, list, dosed) in bounds {
                    let most = Ladder::figure(list, *level);
                    if let Some(dosed) = dosed.filter(|dosed| most > 0 && most < dosed.max) {
                        let text = format!(
                            "{most} for {level}s lies below the dose of {}, which has {}",
                            exercise.id, dosed.max
                        );
                        table.wrong_at(key, text);
                    }
                }
            }
        }
    }

    /// Reports a ladder that comes back to a rung, goes down, or is never reached.
    fn check(&self, ladder: &Ladder, table: &Table<'_>) {
        let Ladder { kind, steps, .. } = *ladder;
        if steps.is_empty() || steps.contains(&StepKind::Keep) {
            table.wrong_at("steps", "name what grows; keep is what is left where nothing can");
        }
        if let Some(twice) = steps.iter().enumerate().find(|(at, step)| steps.iter().take(*at).any(|one| one == *step))
        {
            table.wrong_at("steps", format!("come back to {}: a ladder is no circle", twice.1));
        }
        let covers = |other: &Ladder| {
            other.moves.is_empty()
                && ladder.moves.is_empty()
                && other.kind == kind
                && (other.goals.is_empty() || ladder.goals.iter().any(|goal| other.goals.contains(goal)))
        };
        if self.seen.borrow().iter().any(covers) {
            table.wrong_at("kind", format!("{kind} has a ladder above that fits first; this one is never climbed"));
        }
        if ladder.again.is_some() == ladder.again_from.is_empty() {
            table.wrong_at("again", "and again_from belong together: in what range, and from which week on");
        }
        for (key, list) in [
            ("reps_step", ladder.reps_step),
            ("reps_above", ladder.reps_above),
            ("hold_most", ladder.hold_most),
            ("sets_most", ladder.sets_most),
        ] {
            if !list.is_empty() && list.len() != Level::ALL.len() {
                table.wrong_at(
                    key,
                    format!("has {} figures; give one for each of the {} levels", list.len(), Level::ALL.len()),
                );
            } else if !list.is_sorted() {
                table.wrong_at(key, "goes down from one level to the next: a step backwards");
            }
        }
        let needs = [
            (StepKind::Reps, "reps_step", ladder.reps_step.iter().copied().min().unwrap_or_default()),
            (StepKind::Hold, "hold_step", ladder.hold_step),
            (StepKind::Tempo, "lower", ladder.lower),
            (StepKind::Rest, "rest_step", ladder.rest_step),
        ];
        for (step, key, figure) in needs {
            if steps.contains(&step) && figure == 0 {
                table.wrong_at(key, format!("must be above 0, for {step} is among the steps"));
            }
        }
    }
}
