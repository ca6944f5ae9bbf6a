//! What `data/` held when the program was built: checked then, constant now.

use crate::catalog::{Catalog, Equipment, Word};
use crate::pose::Kit;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The built-in catalog.
pub fn catalog() -> Catalog {
    Catalog::from_checked(EXERCISES, SOURCES).drawn_by(kit())
}

/// What the built-in moves are drawn with.
pub fn kit() -> Kit {
    Kit { bases: BASES, props: PROPS, drawings: DRAWINGS, check: crate::drawing::check::check }
}

/// No exercises, but the built-in sources, which a catalog of one's own may cite, and the drawings of those that it keeps.
pub fn sources_alone() -> Catalog {
    Catalog::from_checked(&[], SOURCES).drawn_by(kit())
}

/// The conditions, each with its line for help.
pub fn conditions() -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    CONDITIONS.conditions.iter().map(|condition| (condition.id, condition.about))
}

/// The symptoms, each with its line for help.
pub fn symptoms() -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    CONDITIONS.symptoms.iter().map(|symptom| (symptom.id, symptom.about))
}

/// The presets and the pieces of equipment, each with its line for help.
pub fn presets_and_pieces() -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    PROGRAMMES.presets.iter().map(|preset| (preset.id, preset.about)).chain(Equipment::described())
}
