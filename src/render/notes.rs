//! Where each notice stands: what nobody may miss above the days, what a plan lacks below them, and last what holds for
//! any plan.

use crate::plan::{Notice, Severity};

/// The notices of a result, in the places in which every format tells them.
pub struct Notes<'a> {
    /// When to stop, whom to ask first, and what to be careful with.
    pub above: Vec<&'a Notice>,
    /// Which muscle groups get fewer sets than the goal asks for.
    pub sets: Option<&'a Notice>,
    /// What this plan could not keep, and what else is true of it alone.
    pub below: Vec<&'a Notice>,
    /// What holds for any plan.
    pub general: Vec<&'a Notice>,
}

/// The rules whose notices say much the same in every plan.
const GENERAL: [&str; 6] =
    ["pain-scale", "soreness", "first-session", "reserve", "one-step-at-a-time", "not-a-diagnosis"];

impl<'a> Notes<'a> {
    /// Sorts notices by their places.
    pub fn new(notices: &'a [Notice]) -> Self {
        let (above, rest): (Vec<&Notice>, Vec<&Notice>) =
            notices.iter().partition(|notice| notice.severity < Severity::Gap);
        let is_general = |notice: &&Notice| notice.severity == Severity::Info && GENERAL.contains(&&*notice.rule);
        let (general, rest): (Vec<&Notice>, Vec<&Notice>) = rest.into_iter().partition(is_general);
        let (sets, below): (Vec<&Notice>, Vec<&Notice>) =
            rest.into_iter().partition(|notice| notice.severity == Severity::Info && notice.rule == "volume-target");
        Self { above, sets: sets.first().copied(), below, general }
    }

    /// All that is true of this plan alone.
    pub fn of_plan(&self) -> impl Iterator<Item = &'a Notice> {
        self.below.iter().copied().chain(self.sets)
    }
}
