//! Whether a plan keeps what conditions and goals prefer.

use std::collections::BTreeSet;

use crate::builtin::PREFERENCES;
use crate::catalog::Use;
use crate::plan::Week;
use crate::preference::Preference;

use super::{PlanView, SessionView, Violation};

/// Whether a plan can be held against the preference of this id: what is for a desk day is nothing that its sessions hold.
pub fn is_checked(id: &str) -> bool {
    PREFERENCES.iter().any(|preference| preference.id == id && preference.purpose != Use::Desk)
}

/// What the weeks of a plan lack, and what its sessions hold too much of.
pub fn check(view: &PlanView<'_>, preference: &Preference) -> Vec<Violation> {
    let profile = &view.plan.profile;
    let possible = |exercise| {
        preference.fits(exercise)
            && exercise.dose(preference.purpose, profile.level).is_some()
            && !view.scope.comes_later(exercise)
            && !view.scope.is_last(exercise)
            && (preference.purpose != Use::WarmUp || view.scope.caution(exercise).is_none())
    };
    let is_silent = || preference.where_possible && !view.allowed().any(possible);
    if preference.purpose == Use::Desk || is_silent() {
        return Vec::new();
    }
    let in_week = |(week, sessions): (&Week, Vec<&SessionView<'_>>)| -> Vec<Violation> {
        let lacking = lacking(preference, &sessions)
            .map(|(text, amount)| view.broken_in_week(week, text).lacking(preference.named, amount));
        let often = too_often(preference, &sessions).map(|text| view.broken_in_week(week, text).too_much());
        lacking.into_iter().chain(often).chain(too_many(preference, &sessions)).collect()
    };
    view.weeks().filter(|(week, _)| preference.holds_in(week.week)).flat_map(in_week).collect()
}

/// The exercises of a session that a preference speaks of.
fn held<'a>(preference: &Preference, session: &SessionView<'a>) -> Vec<&'a str> {
    let items = session.phase(preference.purpose).iter();
    items.filter(|item| preference.fits(item.exercise)).map(|item| item.exercise.id).collect()
}

/// What a week lacks, and how much of it there is.
fn lacking(preference: &Preference, sessions: &[&SessionView<'_>]) -> Option<(String, u32)> {
    let held: Vec<Vec<&str>> = sessions.iter().map(|session| held(preference, session)).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let different = count(held.iter().flatten().collect::<BTreeSet<_>>().len());
    let named = preference.named;
    if let Some(least) = preference.different.filter(|least| different < *least) {
        let text = match least {
            1 => format!("a week without {named}"),
            _ => format!("a week with {different} of the {least} {named}"),
        };
        return Some((text, different));
    }
    let wanted = preference.wanted_sessions(count(sessions.len()));
    let with = count(held.iter().filter(|held| !held.is_empty()).count());
    let text = match with {
        0 => format!("no session with {named}"),
        _ => format!("{named} in {with} of the week's sessions, where {wanted} should hold it"),
    };
    (with < wanted).then_some((text, with))
}

/// What a week has in too many of its sessions.
fn too_often(preference: &Preference, sessions: &[&SessionView<'_>]) -> Option<String> {
    let most = preference.most_sessions? as usize;
    let with = sessions.iter().filter(|session| !held(preference, session).is_empty()).count();
    let named = preference.named;
    (with > most).then(|| format!("{named} in {with} of the week's sessions, where {most} are enough"))
}

/// The sessions that hold more than they should.
fn too_many(preference: &Preference, sessions: &[&SessionView<'_>]) -> Vec<Violation> {
    let Some(most) = preference.most else { return Vec::new() };
    let over = |session: &&&SessionView<'_>| held(preference, session).len() > most as usize;
    let found = sessions.iter().filter(over);
    found.map(|session| session.broken(format!("more than {most} of the {}", preference.named))).collect()
}
