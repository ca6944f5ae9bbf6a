//! Moves that hurt give way to others: warm-ups and stretches at once, the work where it has hurt in some weeks.

use super::diary::Diary;
use super::learn::{Change, Limits, weeks_hurt};
use crate::builtin::{LADDERS, PROGRAMMES};
use crate::catalog::{Catalog, Exercise, Load};
use crate::plan::Plan;
use crate::planner::{self, swap::Wish};

/// The plan with other moves for those that hurt, in the weeks after they did, up to `week` and beyond.
pub fn without_hurting(plan: Plan, diary: &Diary, catalog: &Catalog, week: u32, changes: &mut Vec<Change>) -> Plan {
    let limits = Limits::of(&plan.profile, diary.usual_pain);
    let places: Vec<(u32, String)> = plan
        .weeks
        .iter()
        .flat_map(|week| week.sessions.iter().map(|session| (week.week, session.id.to_string())))
        .collect();
    let mut told: Vec<String> = Vec::new();
    let mut now = plan;
    for (number, id) in &places {
        for exercise in hurting(&now, diary, (*number, id), week, limits) {
            let Some((swapped, came)) = swapped(&now, diary, catalog, (&exercise, id), limits) else { continue };
            now = swapped;
            let is_news = || {
                let until = |last: u32| weeks_hurt(&now, diary, last, &exercise, limits);
                until(week.saturating_sub(1)) > until(week.saturating_sub(2))
            };
            if *number == week && !told.contains(&exercise) && is_news() {
                let name = |id: &str| catalog.get(id).map_or(id.to_owned(), |exercise| exercise.name.to_owned());
                let text = format!("{} gives way to {}: it hurt.", name(&exercise), name(came));
                changes.push(Change::new("step-back", text));
                told.push(exercise);
            }
        }
    }
    now
}

/// The plan with another move in a session for one that hurt, and its id: none that has hurt itself, none harder, and none
/// that loads the same movement as much.
fn swapped(
    plan: &Plan,
    diary: &Diary,
    catalog: &Catalog,
    (exercise, session): (&str, &str),
    limits: Limits,
) -> Option<(Plan, &'static str)> {
    let gone = catalog.get(exercise)?;
    let has_hurt = |id: &str| {
        let pains = diary.records.values().filter_map(|record| record.move_pain.get(id));
        { pains }.any(|pain| u32::from(*pain) > limits.goes_on_to)
    };
    let is_out = |other: &&Exercise| {
        has_hurt(other.id)
            || gone.harder.contains(&other.id)
            || (other.pattern == gone.pattern && other.load >= gone.load && gone.load > Load::None)
    };
    let mut asked = plan.clone();
    let out = catalog.exercises().iter().copied().filter(is_out).filter(|other| other.id != exercise);
    asked.profile.exclude.extend(out.map(|other| other.id.into()));
    let wish = Wish { exercise, with: None, session: Some(session) };
    let found = planner::swap::swap(&asked, wish, catalog, &PROGRAMMES).ok()?;
    Some((Plan { profile: plan.profile.clone(), ..found.plan }, found.came))
}

/// The moves of a session that have hurt too much before it to be done again, so far as that is known when `week` comes.
fn hurting(plan: &Plan, diary: &Diary, (number, id): (u32, &str), week: u32, limits: Limits) -> Vec<String> {
    let Some(session) = plan.sessions().find(|session| session.id == id) else { return Vec::new() };
    let before = number.min(week).saturating_sub(1);
    let strict = Limits { goes_on_to: limits.back_from.saturating_sub(1), ..limits };
    let gentle = session.warm_up.iter().chain(&session.stretching);
    let gentle = gentle.filter(|item| weeks_hurt(plan, diary, before, &item.exercise, strict) > 0);
    let work = session.strengthening.iter();
    let work = work.filter(|item| weeks_hurt(plan, diary, before, &item.exercise, limits) >= LADDERS.lived.hurt_weeks);
    gentle.chain(work).map(|item| item.exercise.to_string()).collect()
}
