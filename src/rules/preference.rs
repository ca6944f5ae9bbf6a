//! Whether a plan keeps what conditions and goals prefer.

use std::collections::BTreeSet;

use crate::builtin::PREFERENCES;
use crate::catalog::Use;
use crate::plan::Week;
use crate::preference::Preference;

use super::{Broken, Case, SessionCase};

/// Whether a plan can be held against the preference of this id: what is for a desk day is nothing that its sessions hold.
pub fn is_checked(id: &str) -> bool {
    PREFERENCES.iter().any(|preference| preference.id == id && preference.purpose != Use::Desk)
}

/// What the weeks of a plan lack, and what its sessions hold too much of.
pub fn check(case: &Case<'_>, preference: &Preference) -> Vec<Broken> {
    let profile = &case.plan.profile;
    let possible = |exercise| {
        preference.fits(exercise)
            && exercise.dose(preference.purpose, profile.level).is_some()
            && !case.scope.comes_later(exercise)
            && !case.scope.is_last(exercise)
    };
    let is_silent = || preference.where_possible && !case.allowed().any(possible);
    if preference.purpose == Use::Desk || is_silent() {
        return Vec::new();
    }
    let in_week = |(week, sessions): (&Week, Vec<&SessionCase<'_>>)| -> Vec<Broken> {
        let lacking = lacking(preference, &sessions).map(|text| case.broken_in_week(week, text));
        lacking.into_iter().chain(too_many(preference, &sessions)).collect()
    };
    case.weeks().flat_map(in_week).collect()
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
