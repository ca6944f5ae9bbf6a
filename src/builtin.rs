//! What `data/` held when the program was built: checked then, constant now.

use crate::catalog::Catalog;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The built-in catalog.
pub fn catalog() -> Catalog {
    Catalog::from_checked(EXERCISES, SOURCES)
}

/// No exercises, but the built-in sources, which a catalog of one's own may cite.
pub fn sources_alone() -> Catalog {
    Catalog::from_checked(&[], SOURCES)
}
