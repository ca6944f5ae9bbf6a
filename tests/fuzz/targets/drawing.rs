//! Drawings of one's own: what loads can be drawn, for a page, a terminal and as a film.

#![no_main]

use backplan::drawing::{film, picture};
use backplan::render::drawing::{braille, film as moving, svg};
use backplan_fuzz::{CATALOG, catalog_with};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Some(catalog) = catalog_with(text, &CATALOG) else { return };
    let is_new = |drawing: &&_| !CATALOG.kit().drawings.contains(drawing);
    for drawing in catalog.kit().drawings.iter().filter(is_new) {
        let Some(exercise) = catalog.get(drawing.id) else { continue };
        let picture = picture(drawing);
        svg::file(&picture, exercise.name, "");
        for columns in [1, 20, 300] {
            braille::text(&picture, columns, braille::Colours::None);
        }
        if let Some(film) = film(drawing) {
            moving::file(&film, moving::Tempo::of(exercise), exercise.name, "");
        }
    }
});
