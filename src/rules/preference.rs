//! The rules of the preferences, one each, made from the data that the planner plans by.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::builtin::PREFERENCES;
use crate::catalog::{Use, Word};
use crate::preference::Preference;
use crate::suggest::listed;

use super::{Broken, Case, Concern, Kind, Rule, SessionCase};

/// A rule for each preference.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| PREFERENCES.iter().map(rule).collect());

fn rule(preference: &'static Preference) -> Rule {
    let conditions = preference.conditions.iter().map(|condition| condition.replace('-', " "));
    let goals = preference.goals.iter().map(|goal| format!("the goal {}", goal.as_str()));
    let whom: Vec<String> = conditions.chain(goals).collect();
    Rule {
        id: preference.id,
        says: preference.says,
        sources: preference.sources,
        kind: Kind::Should,
        concern: if preference.conditions.is_empty() { Concern::Selection } else { Concern::Condition },
        // Made once; it lives as long as the data that it stands for.
        applies_to: String::leak(listed(&whom, "and")),
        may_gap: true,
        // What is for a desk day is nothing that a plan's sessions could hold.
        check: (preference.purpose != Use::Desk).then_some(preferred),
    }
}

fn preferred(case: &Case<'_>, rule: &Rule) -> Vec<Broken> {
    let profile = &case.plan.profile;
    let Some(preference) = case.scope.preferences(profile.goal).find(|preference| preference.id == rule.id) else {
        return Vec::new();
    };
    let possible = |exercise| {
        preference.fits(exercise)
            && exercise.dose(preference.purpose, profile.level).is_some()
            && !case.scope.comes_later(exercise)
            && !case.scope.is_last(exercise)
    };
    if preference.where_possible && !case.allowed().any(possible) {
        return Vec::new();
    }
    case.weeks()
        .flat_map(|(week, sessions)| {
            let lacking = lacking(preference, &sessions).map(|text| case.broken_in_week(week, text));
            lacking.into_iter().chain(too_many(preference, &sessions))
        })
        .collect()
}

/// The exercises of a session that a preference speaks of.
fn held<'a>(preference: &Preference, session: &SessionCase<'a>) -> Vec<&'a str> {
    let items = match preference.purpose {
        Use::WarmUp => &session.warm_up,
        Use::Stretching => &session.stretching,
        _ => &session.strengthening,
    };
    items.iter().filter(|item| preference.fits(item.exercise)).map(|item| item.exercise.id).collect()
}

/// What a week lacks.
fn lacking(preference: &Preference, sessions: &[&SessionCase<'_>]) -> Option<String> {
    let held: Vec<Vec<&str>> = sessions.iter().map(|session| held(preference, session)).collect();
    let different = held.iter().flatten().collect::<BTreeSet<_>>().len();
    let named = preference.named;
    if preference.different.is_some_and(|least| different < least as usize) {
        let least = preference.different.unwrap_or_default();
        return Some(if least == 1 {
            format!("a week without {named}")
        } else {
            format!("a week with {different} of the {least} {named}")
        });
    }
    let count = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
    let (wanted, with) =
        (preference.wanted_sessions(count) as usize, held.iter().filter(|held| !held.is_empty()).count());
    match with {
        0 if wanted > 0 => Some(format!("no session with {named}")),
        _ if with < wanted => Some(format!("{named} in {with} of the week's sessions, where {wanted} should hold it")),
        _ => None,
    }
}

/// The sessions that hold more than they should.
fn too_many(preference: &Preference, sessions: &[&SessionCase<'_>]) -> Vec<Broken> {
    let Some(most) = preference.most else { return Vec::new() };
    let over = |session: &&&SessionCase<'_>| held(preference, session).len() > most as usize;
    let found = sessions.iter().filter(over);
    found.map(|session| session.broken(format!("more than {most} of the {}", preference.named))).collect()
}
