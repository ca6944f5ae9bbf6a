//! How often, and what lies between.

use chrono::NaiveDate;

use crate::plan::Effort;

use super::case::is_loaded;
use super::{Broken, Case, Concern, Kind, Rule};

/// The rules of frequency and rest.
pub const RULES: &[Rule] = &[
    Rule {
        id: "hard-sessions",
        says: "Hard sessions a week: one or two for a beginner, two for an intermediate, two or three for an advanced \
               trainee; all further days are easy. With the goals pain-relief and mobility every session is easy.",
        sources: &["strength-guide", "upper-back-guide", "mainstay-guide"],
        kind: Kind::Must,
        concern: Concern::Frequency,
        applies_to: "everybody",
        may_gap: true,
        check: Some(hard_sessions),
    },
    Rule {
        id: "rest-48h",
        says: "At least 48 hours lie between two hard sessions, over the end of the week too.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Rest,
        applies_to: "everybody",
        may_gap: false,
        check: Some(rest_48h),
    },
    Rule {
        id: "easy-only",
        says: "An easy session, and so the day after a hard one, has no loaded strengthening.",
        sources: &["strength-guide", "mainstay-guide"],
        kind: Kind::Must,
        concern: Concern::Rest,
        applies_to: "everybody; with the goals pain-relief and mobility, every session",
        may_gap: false,
        check: Some(easy_only),
    },
];

fn hard_sessions(case: &Case<'_>) -> Vec<Broken> {
    let wanted = case.level().hard_sessions;
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks() {
        let hard = u32::try_from(sessions.iter().filter(|case| case.is_hard()).count()).unwrap_or(u32::MAX);
        let (min, max) = (wanted.min, wanted.max);
        let sessions = if hard == 1 { "session" } else { "sessions" };
        let text = if case.goal().easy_only {
            (hard > 0).then(|| format!("{hard} hard {sessions}, where every session should be easy"))
        } else if hard < min {
            Some(format!("{hard} hard {sessions}, where at least {min} {} needed", if min == 1 { "is" } else { "are" }))
        } else {
            (hard > max).then(|| format!("{hard} hard {sessions}, where at most {max} are good"))
        };
        broken.extend(text.map(|text| case.broken_in_week(week, text)));
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
        .map(|(date, id)| Broken {
            place: (*id).to_owned(),
            text: format!("less than {hours} hours lie between {date} and the next hard session"),
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
