//! Exercises from elsewhere: rows of a public data set become entries of a catalog.
//!
//! What a row does not say is derived by the tables in `data/imports`, or stays unknown; an unknown is never taken for safe.
//! Nothing here runs unless something is imported.

mod derive;
mod double;
mod label;
mod row;
mod tables;

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Exercise, Problems, Source};

use double::Doubles;
use label::Labels;
use tables::Tables;

/// What an import came to.
#[derive(Debug)]
pub struct Imported {
    /// The exercises, in the order of the rows.
    pub exercises: Vec<Exercise>,
    /// Where they come from.
    pub source: Source,
    /// What was derived and what is unknown, line by line.
    pub header: &'static [&'static str],
    /// How many rows there were.
    pub rows: usize,
    /// Why rows were left out ("that need a partner"), and how many for each reason; the most frequent first.
    pub left_out: Vec<(&'static str, usize)>,
    /// The names of those rows that tell of an exercise which is there already, and what that is called.
    pub doubles: Vec<(String, String)>,
}

/// The exercises in the JSON `text` of free-exercise-db, named `file` in messages, that the catalog `in_use` does not have. Their
/// names differ from those of `others` too, which they may stand beside.
///
/// # Errors
/// What is wrong with each row, and where.
pub fn free_exercise_db(file: &str, text: &str, in_use: &Catalog, others: &[&Catalog]) -> Result<Imported, Problems> {
    let tables = tables::free_exercise_db()?;
    let rows = row::rows(file, text, &tables)?;
    let mut labels = Labels::new(&tables, in_use, others);
    let mut left_out: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut known = Doubles::new(&tables, in_use);
    let (mut exercises, mut doubles) = (Vec::new(), Vec::new());
    for row in &rows {
        let double = known.find(row);
        match derive::exercise(row, &tables, &mut labels, double.map(|double| double.because)) {
            Ok(exercise) => {
                known.add(row);
                exercises.push(exercise);
            }
            Err(because) => {
                *left_out.entry(because).or_default() += 1;
                let of = double.filter(|double| double.because == because);
                doubles.extend(of.map(|double| (row.name.clone(), double.name.to_owned())));
            }
        }
    }
    let mut left_out: Vec<(&'static str, usize)> = left_out.into_iter().collect();
    crate::order::by_key(&mut left_out, |(because, count)| (std::cmp::Reverse(*count), *because));
    let Tables { source, header, .. } = tables;
    Ok(Imported { exercises, source, header, rows: rows.len(), left_out, doubles })
}
