//! How often, and what lies between.

use chrono::NaiveDate;

use crate::plan::Effort;

use super::case::is_loaded;
use super::{Broken, Case, Checks};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[("hard-sessions", hard_sessions), ("rest-48h", rest_48h), ("easy-only", easy_only)];

fn hard_sessions(case: &Case<'_>) -> Vec<Broken> {
    let wanted = case.level().hard_sessions;
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks() {
        let hard = u32::try_from(sessions.iter().filter(|case| case.is_hard()).count()).unwrap_or(u32::MAX);
        let (min, max) = (wanted.min, wanted.max);
        let sessions = if hard == 1 { "session" } else { "sessions" };
        let in_week = |text: String| case.broken_in_week(week, text);
        if case.is_easy_only() {
            let text = || format!("{hard} hard {sessions}, where every session should be easy");
            broken.extend((hard > 0).then(|| in_week(text()).too_much()));
        } else if hard < min {
            let needed = if min == 1 { "is" } else { "are" };
            broken.push(in_week(format!("{hard} hard {sessions}, where at least {min} {needed} needed")));
        } else if hard > max {
            broken.push(in_week(format!("{hard} hard {sessions}, where at most {max} are good")).too_much());
        }
    }
    broken
}

fn rest_48h(case: &Case<'_>) -> Vec<Broken> {
    let hours = i64::from(case.programmes.session.hours_between_hard);
    let mut hard: Vec<(NaiveDate, &str)> =
        case.sessions.iter().filter(|case| case.is_hard()).map(|case| (case.session.date, &*case.session.id)).collect();
    // A plan is repeated: its last hard day must keep its distance from the first of the week after.
    let weeks = i64::try_from(case.plan.weeks.len()).unwrap_or(1);
    let again =
        hard.first().and_then(|(date, id)| Some((date.checked_add_signed(chrono::Duration::weeks(weeks))?, *id)));
    hard.extend(again);
    let too_near = |pair: &&[(NaiveDate, &str)]| matches!(pair, [(a, _), (b, _)] if (*b - *a).num_hours() < hours);
    hard.windows(2)
        .filter(too_near)
        .filter_map(|pair| pair.first())
        .map(|(date, id)| {
            Broken::new(*id, format!("less than {hours} hours lie between {date} and the next hard session"))
        })
        .collect()
}

fn easy_only(case: &Case<'_>) -> Vec<Broken> {
    let mut broken = Vec::new();
    for session in case.sessions.iter().filter(|case| case.session.effort == Effort::Easy) {
        for item in session.strengthening.iter().filter(|item| is_loaded(item.exercise)) {
            broken.push(session.broken_at(*item, format!("{} is loaded, in an easy session", item.item.exercise)));
        }
    }
    broken
}
