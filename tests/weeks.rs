//! Twelve weeks of everybody: each goes somewhere, and none too fast.
//!
//! Every 29th of 22,176 profiles, which meets each value of each key; all of them with
//! `BACKPLAN_GRID=whole cargo test --release --test weeks`.

mod support;

use std::collections::BTreeMap;

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::{Catalog, Exercise, Goal, Level, Load, Range, Word};
use backplan::ladder::StepKind;
use backplan::plan::{Item, Plan, Session, Week, WeekKind};
use backplan::planner::{self, Refusal};
use backplan::profile::Profile;

fn whole_grid() -> impl Iterator<Item = Profile> {
    let people = Level::ALL.iter().flat_map(|level| Goal::ALL.iter().map(move |goal| (*level, *goal)));
    let places = ["none", "home", "gym", "office"];
    let days = people.flat_map(|(level, goal)| (1..=7).map(move |days| (level, goal, days)));
    let there =
        days.flat_map(move |(level, goal, days)| places.map(|place| support::profile(level, goal, days, &[place])));
    there.flat_map(|profile| {
        let conditions = std::iter::once(None).chain(CONDITIONS.conditions.iter().map(Some));
        conditions.flat_map(move |condition| {
            let conditions: Vec<_> = condition.into_iter().map(|condition| condition.id.into()).collect();
            let profile = Profile { weeks: 12, conditions, ..profile.clone() };
            [None, Some(15), Some(20), Some(30)].map(|minutes| Profile { minutes, ..profile.clone() })
        })
    })
}

/// What is wrong with the plans of the grid, as `look` finds it.
fn wrong(look: impl Fn(&Plan, &Catalog) -> Vec<String>) -> Vec<String> {
    let step = if std::env::var("BACKPLAN_GRID").is_ok_and(|grid| grid == "whole") { 1 } else { 29 };
    let catalog = builtin::catalog();
    let (mut wrong, mut planned) = (Vec::new(), 0);
    for profile in whole_grid().step_by(step) {
        match planner::bare_plan(&profile, &catalog, &PROGRAMMES) {
            Ok(plan) => {
                planned += 1;
                wrong.extend(look(&plan, &catalog).into_iter().map(|what| format!("{}: {what}", named(&profile))));
            }
            Err(Refusal::Withheld(_)) => {}
            Err(refusal) => wrong.push(format!("{}: {refusal}", named(&profile))),
        }
    }
    assert!(planned > 600, "{planned} plans");
    wrong
}

fn named(profile: &Profile) -> String {
    let Profile { level, goal, days, equipment, conditions, minutes, .. } = profile;
    format!("{level} {goal} {days} days {equipment:?} {conditions:?} {minutes:?}")
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

fn building(plan: &Plan) -> Vec<&Week> {
    plan.weeks.iter().filter(|week| week.kind == WeekKind::Build).collect()
}

fn work(week: &Week) -> impl Iterator<Item = &Item> {
    week.sessions.iter().flat_map(|session| &session.strengthening)
}

fn kind(item: &Item) -> Option<StepKind> {
    item.step.as_ref().map(|step| step.kind)
}

/// Whether a move is in a session with another dose than before, or more resistance.
fn differs(before: &Session, item: &Item) -> bool {
    let amounts = |item: &Item| (item.sets, item.reps, item.hold_seconds, item.tempo, item.rest_seconds);
    let same = before.strengthening.iter().find(|other| other.exercise == item.exercise);
    kind(item) == Some(StepKind::Load) || same.is_none_or(|same| amounts(same) != amounts(item))
}

#[test]
fn in_every_building_week_each_session_takes_a_step_or_is_at_its_end() {
    let wrong = wrong(|plan, _| {
        let weeks = building(plan);
        let mut wrong = Vec::new();
        for pair in weeks.windows(2) {
            for (before, after) in pair[0].sessions.iter().zip(&pair[1].sessions) {
                let told = |item: &&Item| kind(item).is_some_and(|kind| kind != StepKind::Keep);
                let steps: Vec<&Item> = after.strengthening.iter().filter(told).collect();
                let kept = after.strengthening.iter().all(|item| kind(item) == Some(StepKind::Keep));
                if steps.is_empty() && !kept {
                    wrong.push(format!("{}: nothing grows", after.id));
                }
                let still = steps.iter().filter(|item| !differs(before, item));
                wrong.extend(still.map(|item| format!("{}: {} is told to grow and does not", after.id, item.exercise)));
            }
        }
        wrong
    });
    assert_none(&wrong);
}

#[test]
fn what_changes_is_told() {
    let wrong = wrong(|plan, _| {
        let weeks = building(plan);
        let mut wrong = Vec::new();
        for pair in weeks.windows(2) {
            for (before, after) in pair[0].sessions.iter().zip(&pair[1].sessions) {
                let silent = after.strengthening.iter().filter(|item| differs(before, item) && item.step.is_none());
                wrong.extend(silent.map(|item| format!("{}: {} changes and says nothing", after.id, item.exercise)));
            }
        }
        wrong
    });
    assert_none(&wrong);
}

#[test]
fn rows_and_loaded_moves_end_higher_than_they_began() {
    let wrong = wrong(|plan, catalog| {
        let weeks = building(plan);
        let mut seen: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
        for item in weeks.iter().flat_map(|week| work(week)) {
            seen.entry(&item.exercise).or_default().push(item);
        }
        let loaded = |exercise: &&Exercise| exercise.load >= Load::Moderate;
        let of = |id: &str| catalog.get(id).filter(|exercise| loaded(&exercise));
        let grown = |items: &[&Item]| {
            items.iter().any(|item| kind(item).is_some_and(|kind| kind != StepKind::Keep && kind != StepKind::Form))
        };
        let ended = |items: &[&Item]| items.iter().any(|item| kind(item) == Some(StepKind::Keep));
        // A move of the last weeks alone has had no time.
        let stays = |id: &str| weeks.iter().filter(|week| work(week).any(|item| item.exercise == id)).count() > 3;
        let low = seen.iter().filter(|(id, items)| of(id).is_some() && stays(id) && !grown(items) && !ended(items));
        low.map(|(id, _)| format!("{id} stays as it was")).collect()
    });
    assert_none(&wrong);
}

#[test]
fn no_drill_has_more_than_two_sets() {
    let wrong = wrong(|plan, catalog| {
        let is_drill = |item: &&Item| {
            let exercise = catalog.get(&item.exercise).unwrap();
            exercise.load < Load::Moderate && exercise.volume_credit.is_empty() && item.reps.is_some()
        };
        let drills = plan.weeks.iter().flat_map(work).filter(is_drill).filter(|item| item.sets > 2);
        drills.map(|item| format!("{} sets of {}", item.sets, item.exercise)).collect()
    });
    assert_none(&wrong);
}

#[test]
fn a_harder_form_comes_after_four_sessions() {
    let wrong = wrong(|plan, catalog| {
        let mut done: BTreeMap<&str, u32> = BTreeMap::new();
        let mut wrong = Vec::new();
        for week in &plan.weeks {
            for item in work(week).filter(|item| kind(item) == Some(StepKind::Form)) {
                let easier = catalog.exercises().iter().filter(|old| {
                    let gives_way = item.step.as_ref().unwrap().text.contains(old.name);
                    gives_way && old.harder.contains(&&*item.exercise)
                });
                for old in easier.filter(|old| done.get(old.id).is_some_and(|sessions| *sessions < 4)) {
                    wrong.push(format!(
                        "week {}: {} after {:?} sessions of {}",
                        week.week, item.exercise, done[old.id], old.id
                    ));
                }
            }
            for item in work(week) {
                *done.entry(&item.exercise).or_default() += 1;
            }
        }
        wrong
    });
    assert_none(&wrong);
}

#[test]
fn a_lighter_week_is_forty_to_fifty_per_cent_less_work() {
    let wrong = wrong(|plan, _| {
        let most = |item: &Item| item.reps.or(item.hold_seconds).map_or(1.0, |range: Range| f64::from(range.max));
        let mut wrong = Vec::new();
        for pair in plan.weeks.windows(2).filter(|pair| pair[1].kind == WeekKind::Lighter) {
            let (mut then, mut now) = (0.0, 0.0);
            for (old, new) in pair[0].sessions.iter().zip(&pair[1].sessions) {
                for (old, new) in old.strengthening.iter().zip(&new.strengthening) {
                    assert_eq!(old.exercise, new.exercise);
                    then += f64::from(old.sets);
                    now += f64::from(new.sets) * most(new) / most(old);
                }
            }
            // One set of a few, or half a repetition, is rounding.
            let share = now / then;
            if share > 0.601 || now + 1.0 < 0.5 * then {
                wrong.push(format!("week {}: {now:.1} of {then} sets, {share:.2}", pair[1].week));
            }
        }
        wrong
    });
    assert_none(&wrong);
}

#[test]
fn blocks_are_four_weeks_and_a_lighter_one_that_grow_by_less_than_a_fifth() {
    let wrong = wrong(|plan, _| {
        let sets = |week: &&Week| -> u32 { work(week).map(|item| item.sets).sum() };
        let lighter: Vec<u32> =
            plan.weeks.iter().filter(|week| week.kind == WeekKind::Lighter).map(|week| week.week).collect();
        let mut wrong = Vec::new();
        if lighter != [5, 10] {
            wrong.push(format!("lighter weeks {lighter:?}"));
        }
        for pair in building(plan).windows(2).filter(|pair| sets(&pair[1]) * 10 >= sets(&pair[0]) * 12) {
            wrong.push(format!("week {}: {} sets after {}", pair[1].week, sets(&pair[1]), sets(&pair[0])));
        }
        wrong
    });
    assert_none(&wrong);
}

#[test]
fn a_step_has_its_condition_and_its_words() {
    let wrong = wrong(|plan, _| {
        let steps = building(plan).into_iter().flat_map(work).filter_map(|item| Some((item, item.step.as_ref()?)));
        let bare = steps.filter(|(_, step)| {
            let free = matches!(step.kind, StepKind::Keep | StepKind::Form | StepKind::Load);
            step.text.trim().is_empty() || (step.condition.is_none() && !free)
        });
        bare.map(|(item, step)| format!("{}: {step:?}", item.exercise)).collect()
    });
    assert_none(&wrong);
}
