//! A catalog of one's own: what loads can be written out, and loads again as the same.

#![no_main]

use backplan::catalog::Catalog;
use backplan::render;
use backplan_fuzz::{CATALOG, catalog_with};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Some(catalog) = catalog_with(text, &CATALOG) else { return };
    let text = render::catalog::toml(catalog.sources(), catalog.exercises()).expect("what was read can be written");
    let nothing = Catalog::from_checked(&[], &[]);
    let again = catalog_with(&text, &nothing).expect("what was written can be read");
    assert_eq!(again.exercises(), catalog.exercises());
    assert_eq!(again.sources(), catalog.sources());
});
