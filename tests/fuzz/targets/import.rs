//! Rows of another's data set: what is made of them loads beside the built-in catalog.

#![no_main]

use backplan::import;
use backplan::render;
use backplan_fuzz::{CATALOG, catalog_with, seen};

libfuzzer_sys::fuzz_target!(|text: &str| {
    match import::free_exercise_db("fuzz", text, &CATALOG, &[&CATALOG]) {
        Ok(imported) => {
            let exercises: Vec<_> = imported.exercises.iter().collect();
            let text = render::catalog::toml(&[&imported.source], &exercises).expect("what was made can be written");
            catalog_with(&text, &CATALOG).expect("what was imported loads");
        }
        Err(problems) => seen(&format!("{}{}", problems.count(), problems.lines())),
    }
});
