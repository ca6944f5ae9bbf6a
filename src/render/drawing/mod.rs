//! Drawings as outputs spell them: pictures for pages and files, films, and dots for terminals.

pub mod braille;
mod dots;
pub mod film;
pub mod palette;
pub mod svg;
