//! How many sets a muscle group should get.

use databake::Bake;

use crate::catalog::toml_reader::{FromToml, Place};
use crate::catalog::{Group, Level, Range, Word};

/// The sets that a muscle group should get in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Bake)]
#[databake(path = crate::programme)]
pub struct Target {
    /// The group.
    pub group: Group,
    /// Sets, those that train it indirectly counted as half, in the order of the levels.
    pub sets: &'static [Range],
}

/// A table with the sets for each group and level, read in the order of the groups.
impl FromToml for &'static [Target] {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let mut pairs = place.pairs::<Group, &'static [Range]>()?;
        if let Some((group, _)) = pairs.iter().find(|(_, sets)| sets.len() != Level::ALL.len()) {
            return place.wrong(format!("{group} needs a range for each level"));
        }
        crate::order::by_key(&mut pairs, |(group, _)| *group);
        let targets: Vec<Target> = pairs.into_iter().map(|(group, sets)| Target { group, sets }).collect();
        Some(targets.leak())
    }
}
