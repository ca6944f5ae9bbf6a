//! How the work grows from week to week, and when it may not.

use std::collections::BTreeMap;

use crate::builtin::LADDERS;
use crate::catalog::Range;
use crate::ladder::{Kind, StepKind};
use crate::plan::{Item, Session, Week, WeekKind};

use super::{Checks, PlanView, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks = &[
    ("one-step-at-a-time", one_step_at_a_time),
    ("lighter-week", lighter_week),
    ("no-jumps", no_jumps),
    ("graded-return", graded_return),
    ("weeks-go-on", weeks_go_on),
    ("form-after-four", form_after_four),
    ("drill-sets", drill_sets),
];

/// Each building week beside the building week before it.
fn building<'a>(view: &PlanView<'a>) -> impl Iterator<Item = (&'a Week, &'a Week)> {
    let building: Vec<&Week> = view.plan.weeks.iter().filter(|week| week.kind == WeekKind::Build).collect();
    let pairs: Vec<(&Week, &Week)> = building.iter().copied().zip(building.iter().copied().skip(1)).collect();
    pairs.into_iter()
}

/// The strengthening items of a week.
fn work(week: &Week) -> impl Iterator<Item = &Item> {
    week.sessions.iter().flat_map(|session| &session.strengthening)
}

fn sets(week: &Week) -> u32 {
    work(week).map(|item| item.sets).sum()
}

/// The items of two weeks that stand for the same move in the same session, each with the place of the later.
fn pairs<'a>(before: &'a Week, after: &'a Week) -> impl Iterator<Item = (String, &'a Item, &'a Item)> {
    let sessions = before.sessions.iter().zip(&after.sessions);
    sessions.flat_map(|(old, new)| {
        new.strengthening.iter().enumerate().filter_map(|(at, item)| {
            let same = old.strengthening.iter().find(|other| other.exercise == item.exercise)?;
            Some((format!("{}/strengthening/{}", new.id, at + 1), same, item))
        })
    })
}

/// What of a move grew from one building week to the next.
fn grown(old: &Item, new: &Item) -> Vec<&'static str> {
    let more = |old: Option<Range>, new: Option<Range>| {
        old.zip(new).is_some_and(|(old, new)| new.min > old.min || new.max > old.max)
    };
    let lower = |item: &Item| item.tempo.map_or(0, |tempo| tempo.lower);
    let kinds = [
        ("repetitions", more(old.reps, new.reps)),
        ("hold", more(old.hold_seconds, new.hold_seconds)),
        ("time", more(old.seconds, new.seconds)),
        ("sets", new.sets > old.sets),
        ("slowness", lower(new) > lower(old)),
        ("density", old.rest_seconds.zip(new.rest_seconds).is_some_and(|(old, new)| new < old)),
        ("load", new.step.as_ref().is_some_and(|step| step.kind == StepKind::Load)),
    ];
    kinds.into_iter().filter(|(_, grew)| *grew).map(|(kind, _)| kind).collect()
}

fn one_step_at_a_time(view: &PlanView<'_>) -> Vec<Violation> {
    let too_many = |(before, after)| {
        // What comes back after there was less of it on purpose has not grown.
        let measures =
            |(_, old, _): &(String, &Item, &Item)| !is_for(old, "step-back") && !is_for(old, "after-a-break");
        pairs(before, after).filter(measures).filter_map(|(place, old, new)| {
            let kinds = grown(old, new);
            let text = format!("{} grows in {} at once", new.exercise, crate::suggest::listed(&kinds, "and"));
            (kinds.len() > 1).then(|| Violation::new(place, text))
        })
    };
    building(view).flat_map(too_many).collect()
}

/// In a session of a building week nothing has grown, though not everything there is at its end.
fn weeks_go_on(view: &PlanView<'_>) -> Vec<Violation> {
    // A plan saved before steps were told has none.
    if !view.plan.weeks.iter().flat_map(work).any(|item| item.step.is_some()) {
        return Vec::new();
    }
    let is_kept = |item: &Item| item.step.as_ref().is_some_and(|step| step.kind == StepKind::Keep);
    let stands = |session: &&Session| {
        session.strengthening.iter().all(|item| item.step.is_none() || is_kept(item))
            && !session.strengthening.iter().all(is_kept)
    };
    let standing = building(view).flat_map(|(_, after)| after.sessions.iter().filter(stands));
    standing.map(|session| Violation::new(&*session.id, "nothing grows, and nothing says why".to_owned())).collect()
}

/// A harder form comes in after too few sessions of what it takes the place of.
fn form_after_four(view: &PlanView<'_>) -> Vec<Violation> {
    let mut done: BTreeMap<&str, u32> = BTreeMap::new();
    let mut broken = Vec::new();
    let mut last: Vec<&[Item]> = Vec::new();
    for week in &view.plan.weeks {
        for (at, session) in week.sessions.iter().enumerate() {
            let before = last.get(at).copied().unwrap_or_default();
            let gone = |old: &&Item| !session.strengthening.iter().any(|item| item.exercise == old.exercise);
            for (place, new) in session.strengthening.iter().enumerate() {
                let is_new = !before.is_empty() && !before.iter().any(|old| old.exercise == new.exercise);
                let is_harder = |old: &&Item| {
                    view.catalog.get(&old.exercise).is_some_and(|old| old.harder.contains(&&*new.exercise))
                };
                let easier = before.iter().filter(|_| is_new).filter(gone).find(is_harder);
                let sessions = easier.map(|old| done.get(&*old.exercise).copied().unwrap_or_default());
                if let Some(sessions) = sessions.filter(|sessions| *sessions < LADDERS.general.form_after) {
                    let text = format!("{} comes after {sessions} sessions of its easier form", new.exercise);
                    broken.push(Violation::new(format!("{}/strengthening/{}", session.id, place + 1), text));
                }
            }
        }
        for item in work(week) {
            *done.entry(&item.exercise).or_default() += 1;
        }
        last = week.sessions.iter().map(|session| &*session.strengthening).collect();
    }
    broken
}

fn drill_sets(view: &PlanView<'_>) -> Vec<Violation> {
    let most = LADDERS.general.drill_sets;
    let too_many = view.sessions.iter().flat_map(|session| {
        session.strengthening.iter().filter_map(move |item| {
            let is_drill = Kind::of(item.exercise, item.item.reps.is_some()) == Kind::Drill;
            let text = format!("{} sets of {}, a drill, where {most} are enough", item.item.sets, item.exercise.id);
            (is_drill && item.item.sets > most).then(|| session.broken_at(*item, text))
        })
    });
    too_many.collect()
}

fn graded_return(view: &PlanView<'_>) -> Vec<Violation> {
    if view.scope.graded_returns().next().is_none() {
        return Vec::new();
    }
    view.in_moves(|session, item| {
        let graded = view.scope.waits(item.exercise).filter(|graded| session.week <= graded.after_weeks)?;
        Some(format!("{} waits until week {} is over", item.exercise.id, graded.after_weeks))
    })
}

fn no_jumps(view: &PlanView<'_>) -> Vec<Violation> {
    let most = view.programmes.session.most_growth;
    building(view)
        .filter(|(before, after)| sets(after) * 100 >= sets(before) * most)
        .map(|(before, after)| {
            let text =
                format!("week {} has {} sets, a fifth more than {} or beyond", after.week, sets(after), sets(before));
            Violation::new("plan", text)
        })
        .collect()
}

fn lighter_week(view: &PlanView<'_>) -> Vec<Violation> {
    let figures = view.programmes.session;
    let mut broken = Vec::new();
    let mut tell = |text: String| broken.push(Violation::new("plan", text));
    let mut in_a_row = 0;
    let mut last: Option<&Week> = None;
    for (at, week) in view.plan.weeks.iter().enumerate() {
        if week.kind == WeekKind::Build {
            in_a_row += 1;
            last = Some(week);
            if in_a_row > figures.weeks_of_building {
                tell(format!("week {} is the {in_a_row}th of building without a lighter one", week.week));
            }
            continue;
        }
        in_a_row = 0;
        // After a long break it leads into the week that follows; the one before may not have been done.
        let beside = if is_after_break(week) {
            view.plan.weeks.iter().skip(at).find(|other| other.kind == WeekKind::Build)
        } else {
            last
        };
        let Some(before) = beside else { continue };
        let (now, then) = (left_of(before, week), sets(before) * WHOLE);
        let (now_sets, then_sets) = (f64::from(now) / 100.0, sets(before));
        if now > then / 100 * figures.lighter_share.max && !is_least(week) {
            tell(format!(
                "week {} has the work of {now_sets} sets after {then_sets}, too much for a lighter week",
                week.week
            ));
        }
        // A set more or less is rounding.
        if now + WHOLE < then / 100 * figures.lighter_share.min {
            tell(format!(
                "week {} has the work of {now_sets} sets after {then_sets}, too little for a lighter week",
                week.week
            ));
        }
    }
    broken
}

/// Whether a lighter week is the first after a long break.
fn is_after_break(week: &Week) -> bool {
    work(week).any(|item| is_for(item, "after-a-break"))
}

/// Whether a week has less of something on purpose: after a break, or because it hurt.
pub fn goes_back(week: &Week) -> bool {
    work(week).any(|item| is_for(item, "after-a-break") || is_for(item, "step-back"))
}

fn is_for(item: &Item, rule: &str) -> bool {
    item.because.iter().any(|reason| reason.rule == rule)
}

/// Hundredths of a set.
const WHOLE: u32 = 100;

/// The work of a lighter week in hundredths of the sets of the week before: a set with half the repetitions is half a set.
fn left_of(before: &Week, week: &Week) -> u32 {
    let part = |new: &Item, old: Option<&Item>| {
        let most = |item: &Item| item.reps.or(item.hold_seconds).or(item.seconds).map(|range| range.max);
        let old = old.and_then(most).filter(|old| *old > 0);
        old.zip(most(new)).map_or(WHOLE, |(old, new)| new.saturating_mul(WHOLE) / old)
    };
    let sessions = before.sessions.iter().zip(&week.sessions);
    let parts = sessions.flat_map(|(old, new)| {
        new.strengthening.iter().map(|item| {
            let same = old.strengthening.iter().find(|other| other.exercise == item.exercise);
            item.sets.saturating_mul(part(item, same))
        })
    });
    parts.fold(0, u32::saturating_add)
}

/// Whether there is nothing left to take away: single sets of one repetition or one second.
fn is_least(week: &Week) -> bool {
    let single = |item: &Item| item.sets == 1 && item.reps.or(item.hold_seconds).is_none_or(|range| range.max == 1);
    work(week).all(single)
}
