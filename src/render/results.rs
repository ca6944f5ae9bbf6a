//! What can be printed besides plans and desk days.

use crate::catalog::{Catalog, Exercise};
use crate::explanation::Explanation;
use crate::rules::{Finding, Rule};

/// Some exercises of a catalog, as a list.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The exercises.
    pub exercises: Vec<&'static Exercise>,
    /// Where they and their sources are from.
    pub catalog: Catalog,
}

/// Some exercises of a catalog, each in full.
#[derive(Debug, Clone)]
pub struct Pages(
    /// The exercises.
    pub Listing,
);

/// Why exercises are in a plan, or not.
#[derive(Debug, Clone)]
pub struct Explanations(
    /// An explanation an exercise.
    pub Vec<Explanation>,
);

/// Rules, with the catalog that knows their sources.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// The rules.
    pub rules: Vec<&'static Rule>,
    /// Whether each is printed with all that is known of it.
    pub in_full: bool,
    /// Where their sources are from.
    pub catalog: Catalog,
}

/// What a check of a plan found.
#[derive(Debug, Clone)]
pub struct Findings(
    /// The rules that are broken, and where.
    pub Vec<Finding>,
);
