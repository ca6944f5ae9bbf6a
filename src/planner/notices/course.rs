//! What somebody must know of the weeks ahead: how sessions grow, and how the first weight is found.

use crate::builtin::LADDERS;
use crate::plan::{Notice, Plan, Session, Severity, Week, WeekKind};

use super::super::context::Context;
use super::super::time::Cuts;
use super::notice;

/// By how much the sessions grow, or what the minutes cost.
pub fn growth(context: &Context<'_>, plan: &Plan, cuts: &Cuts) -> Option<Notice> {
    if let Some(minutes) = context.profile.minutes {
        let text = format!(
            "To stay within {minutes} minutes, some moves go on later, or by what takes no time, such as load."
        );
        return cuts.held_back.then(|| notice(Severity::Info, "growth-told", text));
    }
    let longest = |week: &Week| week.sessions.iter().map(|session| session.minutes).fold(0.0, f64::max);
    let building = plan.weeks.iter().filter(|week| week.kind == WeekKind::Build);
    let first = plan.weeks.first().map(longest)?;
    let (at, most) = building
        .map(|week| (week.week, longest(week)))
        .fold((1, first), |best, week| if shown(week.1) > shown(best.1) { week } else { best });
    let text = format!("The longest session grows from {first:.0} minutes to {most:.0} by week {at}.");
    (most >= first + LITTLE).then(|| notice(Severity::Info, "growth-told", text))
}

/// Minutes as they are printed.
fn shown(minutes: f64) -> f64 {
    minutes.round_ties_even()
}

/// Minutes that nobody notices.
const LITTLE: f64 = 2.0;

/// How the first weight is found, for each kind of resistance in the plan.
pub fn first_weight(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    let items = plan.sessions().flat_map(|session: &Session| &session.strengthening);
    let resisted = items.filter_map(|item| {
        let exercise = context.catalog.get(&item.exercise)?;
        LADDERS.lifted(exercise, exercise.equipment_from(context.scope.equipment()).unwrap_or_default())
    });
    let used: Vec<&str> = resisted.map(|resistance| resistance.id).collect();
    let recipes: Vec<&str> =
        LADDERS.loads.iter().filter(|load| used.contains(&load.id)).filter_map(|load| load.first).collect();
    let text = format!("The first weight. {}", recipes.join(" "));
    (!recipes.is_empty()).then(|| notice(Severity::Info, "first-weight", text))
}
