//! Moves that hurt give way to others: warm-ups and stretches at once, the work where it has hurt in some weeks.

use super::diary::Diary;
use super::learn::{Change, Limits, weeks_hurt};
use crate::builtin::{LADDERS, PROGRAMMES};
use crate::catalog::Catalog;
use crate::plan::Plan;
use crate::planner::{self, swap::Wish};

/// The plan with other moves for those that hurt, in the weeks after they did, up to `week` and beyond.
pub fn without_hurting(mut plan: Plan, diary: &Diary, catalog: &Catalog, week: u32, changes: &mut Vec<Change>) -> Plan {
    let limits = Limits::of(&plan.profile, diary.usual_pain);
    let places: Vec<(u32, String)> = plan
        .weeks
        .iter()
        .flat_map(|week| week.sessions.iter().map(|session| (week.week, session.id.to_string())))
        .collect();
    let mut told: Vec<String> = Vec::new();
    for (number, id) in &places {
        for exercise in hurting(&plan, diary, (*number, id), week, limits) {
            let wish = Wish { exercise: &exercise, with: None, session: Some(id) };
            let Ok(swapped) = planner::swap::swap(&plan, wish, catalog, &PROGRAMMES) else { continue };
            plan = swapped.plan;
            if *number == week && !told.contains(&exercise) {
                let name = |id: &str| catalog.get(id).map_or(id.to_owned(), |exercise| exercise.name.to_owned());
                let text = format!("{} gives way to {}: it hurt.", name(&exercise), name(swapped.came));
                changes.push(Change::new("step-back", text));
                told.push(exercise);
            }
        }
    }
    plan
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
