//! What is asked and allowed: the profile beside the figures of its level and goal.

use crate::catalog::{Catalog, Exercise};
use crate::profile::Profile;
use crate::programme::{GoalFigures, LevelFigures, Programmes};
use crate::rules::Scope;
use crate::suggest::hint;

use super::Refusal;

/// Everything that the steps of the planner look up.
pub struct Brief<'a> {
    pub profile: &'a Profile,
    pub catalog: &'a Catalog,
    pub programmes: &'static Programmes,
    pub level: &'static LevelFigures,
    pub goal: &'static GoalFigures,
    pub scope: Scope,
    /// The exercises that must be in.
    pub included: Vec<&'static Exercise>,
}

impl<'a> Brief<'a> {
    pub fn new(profile: &'a Profile, catalog: &'a Catalog, programmes: &'static Programmes) -> Result<Self, Refusal> {
        let mut brief = Self {
            profile,
            catalog,
            programmes,
            level: programmes.level(profile.level),
            goal: programmes.goal(profile.goal),
            scope: Scope::new(profile, programmes),
            included: Vec::new(),
        };
        brief.included = profile.include.iter().map(|id| brief.wanted(id)).collect::<Result<_, _>>()?;
        Ok(brief)
    }

    /// The exercise of an `include`, where the profile lets it in.
    fn wanted(&self, id: &str) -> Result<&'static Exercise, Refusal> {
        let Some(exercise) = self.catalog.get(id) else {
            let known = self.catalog.exercises().iter().map(|exercise| exercise.id);
            return Err(Refusal::Wrong(format!("include: no exercise is called {id:?}; {}", hint(id, known))));
        };
        match self.scope.excludes(exercise) {
            None => Ok(exercise),
            Some(exclusion) => {
                let rule = exclusion.rule();
                Err(Refusal::Wrong(format!("include: {id} can't be in this plan: {exclusion} (rule {rule})")))
            }
        }
    }

    /// Whether every session is easy.
    pub fn easy_only(&self) -> bool {
        self.goal.easy_only
    }
}
