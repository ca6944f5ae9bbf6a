//! How often, and what lies between.

use chrono::NaiveDate;

use crate::plan::Effort;

use super::view::is_loaded;
use super::{Checks, PlanView, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[("hard-sessions", hard_sessions), ("rest-48h", rest_48h), ("easy-only", easy_only)];

fn hard_sessions(view: &PlanView<'_>) -> Vec<Violation> {
    let wanted = view.level().hard_sessions;
    let mut broken = Vec::new();
    for (week, sessions) in view.weeks() {
        let hard = u32::try_from(sessions.iter().filter(|view| view.is_hard()).count()).unwrap_or(u32::MAX);
        let (min, max) = (wanted.min, wanted.max);
        let sessions = if hard == 1 { "session" } else { "sessions" };
        let in_week = |text: String| view.broken_in_week(week, text);
        if view.is_easy_only() {
            let text = || format!("{hard} hard {sessions}, where every session should be easy");
            broken.extend((hard > 0).then(|| in_week(text()).too_much()));
        } else if hard < min {
            let needed = if min == 1 { "is" } else { "are" };
            let text = format!("{hard} hard {sessions}, where at least {min} {needed} needed");
            broken.push(in_week(text).lacking("hard sessions", hard));
        } else if hard > max {
            broken.push(in_week(format!("{hard} hard {sessions}, where at most {max} are good")).too_much());
        }
    }
    broken
}

fn rest_48h(view: &PlanView<'_>) -> Vec<Violation> {
    let hours = i64::from(view.programmes.session.hours_between_hard);
    let mut hard: Vec<(NaiveDate, &str)> =
        view.sessions.iter().filter(|view| view.is_hard()).map(|view| (view.session.date, &*view.session.id)).collect();
    // A plan is repeated: its last hard day must keep its distance from the first of the week after.
    let weeks = i64::try_from(view.plan.weeks.len()).unwrap_or(1);
    let again =
        hard.first().and_then(|(date, id)| Some((date.checked_add_signed(chrono::Duration::weeks(weeks))?, *id)));
    hard.extend(again);
    let too_near = |pair: &&[(NaiveDate, &str)]| matches!(pair, [(a, _), (b, _)] if (*b - *a).num_hours() < hours);
    hard.windows(2)
        .filter(too_near)
        .filter_map(|pair| pair.first())
        .map(|(date, id)| {
            Violation::new(*id, format!("less than {hours} hours lie between {date} and the next hard session"))
        })
        .collect()
}

fn easy_only(view: &PlanView<'_>) -> Vec<Violation> {
    view.in_moves(|session, item| {
        let is_easy = session.session.effort == Effort::Easy;
        (is_easy && is_loaded(item.exercise)).then(|| format!("{} is loaded, in an easy session", item.item.exercise))
    })
}
