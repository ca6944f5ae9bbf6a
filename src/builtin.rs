//! What `data/` held when the program was built: checked then, constant now.

use crate::catalog::Catalog;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The built-in catalog.
#[must_use]
pub fn catalog() -> Catalog {
    Catalog::from_checked(EXERCISES, SOURCES)
}

/// No exercises, but the built-in sources, which a catalog of one's own may cite.
#[must_use]
pub fn sources_alone() -> Catalog {
    Catalog::from_checked(&[], SOURCES)
}
