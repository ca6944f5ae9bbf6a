//! Twelve weeks of everybody: each goes somewhere, and none too fast.
//!
//! Every 29th of 22,176 profiles, which meets each value of each key; all of them with
//! `BACKPLAN_GRID=whole cargo test --release --test weeks`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

mod support;

use std::collections::BTreeMap;

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::{Catalog, Exercise, Goal, Level, Load, Range, Word};
use backplan::ladder::{self, StepKind};
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

/// Finds what is wrong with a plan.
type Look = fn(&Plan, &Catalog) -> Vec<String>;

const LOOKS: &[(&str, Look)] = &[
    (
        "in every building week each session takes a step or is at its end",
        in_every_building_week_each_session_takes_a_step_or_is_at_its_end,
    ),
    ("what changes is told", what_changes_is_told),
    ("rows and loaded moves end higher than they began", rows_and_loaded_moves_end_higher_than_they_began),
    ("no drill has more than two sets", no_drill_has_more_than_two_sets),
    ("a harder form comes after four sessions", a_harder_form_comes_after_four_sessions),
    ("a lighter week is forty to fifty per cent less work", a_lighter_week_is_forty_to_fifty_per_cent_less_work),
    (
        "blocks are four weeks and a lighter one that grow by less than a fifth",
        blocks_are_four_weeks_and_a_lighter_one_that_grow_by_less_than_a_fifth,
    ),
    ("a step has its condition and its words", a_step_has_its_condition_and_its_words),
    ("one line of rows goes on", one_line_of_rows_goes_on),
    ("few moves grow heavier after a lighter week", few_moves_grow_heavier_after_a_lighter_week),
    ("stretches grow for mobility alone", stretches_grow_for_mobility_alone),
];

#[test]
fn twelve_weeks_go_somewhere_and_not_too_fast() {
    let step = if std::env::var("BACKPLAN_GRID").is_ok_and(|grid| grid == "whole") { 1 } else { 29 };
    let catalog = builtin::catalog();
    let (mut wrong, mut planned) = (Vec::new(), 0);
    for profile in whole_grid().step_by(step) {
        match planner::bare_plan(&profile, &catalog, &PROGRAMMES) {
            Ok(plan) => {
                planned += 1;
                for (name, look) in LOOKS {
                    let found = look(&plan, &catalog).into_iter();
                    wrong.extend(found.map(|what| format!("{name}: {}: {what}", named(&profile))));
                }
            }
            Err(Refusal::Withheld(_)) => {}
            Err(refusal) => wrong.push(format!("{}: {refusal}", named(&profile))),
        }
    }
    assert!(planned > 600, "{planned} plans");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

fn named(profile: &Profile) -> String {
    let Profile { level, goal, days, equipment, conditions, minutes, .. } = profile;
    format!("{level} {goal} {days} days {equipment:?} {conditions:?} {minutes:?}")
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

fn in_every_building_week_each_session_takes_a_step_or_is_at_its_end(plan: &Plan, _: &Catalog) -> Vec<String> {
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
}

fn what_changes_is_told(plan: &Plan, _: &Catalog) -> Vec<String> {
    let weeks = building(plan);
    let mut wrong = Vec::new();
    for pair in weeks.windows(2) {
        for (before, after) in pair[0].sessions.iter().zip(&pair[1].sessions) {
            let silent = after.strengthening.iter().filter(|item| differs(before, item) && item.step.is_none());
            wrong.extend(silent.map(|item| format!("{}: {} changes and says nothing", after.id, item.exercise)));
        }
    }
    wrong
}

fn rows_and_loaded_moves_end_higher_than_they_began(plan: &Plan, catalog: &Catalog) -> Vec<String> {
    let weeks = building(plan);
    let mut seen: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in weeks.iter().flat_map(|week| work(week)) {
        seen.entry(&item.exercise).or_default().push(item);
    }
    let loaded = |exercise: &&Exercise| exercise.load >= Load::Moderate;
    let of = |id: &str| catalog.get(id).filter(|exercise| loaded(exercise));
    let grown = |items: &[&Item]| {
        items.iter().any(|item| kind(item).is_some_and(|kind| kind != StepKind::Keep && kind != StepKind::Form))
    };
    let ended = |items: &[&Item]| items.iter().any(|item| kind(item) == Some(StepKind::Keep));
    // A move of the last weeks alone has had no time.
    let stays = |id: &str| weeks.iter().filter(|week| work(week).any(|item| item.exercise == id)).count() > 3;
    let low = seen.iter().filter(|(id, items)| of(id).is_some() && stays(id) && !grown(items) && !ended(items));
    low.map(|(id, _)| format!("{id} stays as it was")).collect()
}

fn no_drill_has_more_than_two_sets(plan: &Plan, catalog: &Catalog) -> Vec<String> {
    let is_drill = |item: &&Item| {
        let exercise = catalog.get(&item.exercise).unwrap();
        exercise.load < Load::Moderate && exercise.volume_credit.is_empty() && item.reps.is_some()
    };
    let drills = plan.weeks.iter().flat_map(work).filter(is_drill).filter(|item| item.sets > 2);
    drills.map(|item| format!("{} sets of {}", item.sets, item.exercise)).collect()
}

fn a_harder_form_comes_after_four_sessions(plan: &Plan, catalog: &Catalog) -> Vec<String> {
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
}

fn a_lighter_week_is_forty_to_fifty_per_cent_less_work(plan: &Plan, _: &Catalog) -> Vec<String> {
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
}

fn blocks_are_four_weeks_and_a_lighter_one_that_grow_by_less_than_a_fifth(plan: &Plan, _: &Catalog) -> Vec<String> {
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
}

fn a_step_has_its_condition_and_its_words(plan: &Plan, _: &Catalog) -> Vec<String> {
    let steps = building(plan).into_iter().flat_map(work).filter_map(|item| Some((item, item.step.as_ref()?)));
    let bare = steps.filter(|(_, step)| {
        let free = matches!(step.kind, StepKind::Keep | StepKind::Form | StepKind::Load);
        step.text.trim().is_empty() || (step.condition.is_none() && !free)
    });
    bare.map(|(item, step)| format!("{}: {step:?}", item.exercise)).collect()
}

/// The rows of a session.
fn rows<'a>(session: &'a Session, catalog: &'a Catalog) -> Vec<&'a str> {
    let is_row = |item: &&Item| catalog.get(&item.exercise).is_some_and(|exercise| exercise.pattern.as_str() == "row");
    session.strengthening.iter().filter(is_row).map(|item| &*item.exercise).collect()
}

/// Where several sessions have a row, the first of them has the same from one building week to the next; a beginner has one
/// version, which changes as a whole.
fn one_line_of_rows_goes_on(plan: &Plan, catalog: &Catalog) -> Vec<String> {
    if plan.profile.level == Level::Beginner {
        return Vec::new();
    }
    let with_row = |week: &Week| -> Vec<Vec<String>> {
        let all = week.sessions.iter().map(|session| rows(session, catalog));
        all.filter(|rows| !rows.is_empty()).map(|rows| rows.into_iter().map(ToOwned::to_owned).collect()).collect()
    };
    let weeks = building(plan);
    let pairs = weeks.windows(2).map(|pair| (pair[1].week, with_row(pair[0]), with_row(pair[1])));
    let broken = pairs.filter(|(_, before, after)| before.len() > 1 && before.first() != after.first());
    broken.map(|(week, before, after)| format!("week {week}: {before:?}, {after:?}")).collect()
}

/// One move a session for a beginner, two for others; more where nothing else could grow in it or in one like it.
fn few_moves_grow_heavier_after_a_lighter_week(plan: &Plan, _: &Catalog) -> Vec<String> {
    let most = if plan.profile.minutes.is_some() { 4 } else { 3 };
    let heavier = |item: &&Item| matches!(kind(item), Some(StepKind::Load | StepKind::Sets));
    let opening = plan.weeks.iter().filter(|week| week.week == 6 || week.week == 11);
    let sessions = opening.flat_map(|week| &week.sessions);
    let heavy = sessions.map(|session| (&session.id, session.strengthening.iter().filter(heavier).count()));
    heavy.filter(|(_, count)| *count > most).map(|(id, count)| format!("{id}: {count}")).collect()
}

/// How often and how long a week's stretches are done.
fn stretched(week: &Week) -> u32 {
    let items = week.sessions.iter().flat_map(|session| &session.stretching);
    let most = |range: Option<Range>| range.map_or(1, |range| range.max);
    items.map(|item| most(item.reps) * most(item.hold_seconds)).sum()
}

fn stretches_grow_for_mobility_alone(plan: &Plan, _: &Catalog) -> Vec<String> {
    let work: Vec<u32> = plan.weeks.iter().map(stretched).collect();
    let grows = plan.profile.goal == Goal::Mobility && plan.profile.minutes.is_none();
    let right = if grows {
        work[0] < work[5] && work[5] <= work[10] && work[..5].iter().all(|one| *one == work[0])
    } else {
        work.iter().all(|one| *one == work[0])
    };
    if right { Vec::new() } else { vec![format!("{work:?}")] }
}

#[test]
fn who_trains_for_strength_lifts_heavier_and_less_often_later() {
    let catalog = builtin::catalog();
    let profile = Profile { weeks: 12, ..support::profile(Level::Advanced, Goal::Strength, 3, &["gym"]) };
    let plan = planner::bare_plan(&profile, &catalog, &PROGRAMMES).unwrap();
    let lifts = |week: usize| -> Vec<(u32, Range)> {
        let found = work(&plan.weeks[week - 1]).filter(|item| item.exercise.contains("deadlift"));
        found.map(|item| (item.sets, item.reps.unwrap())).collect()
    };
    // The deadlift, that is; two days later a lighter one, for the repetitions of its dose.
    assert_eq!(lifts(1), [(3, Range { min: 4, max: 6 }), (3, Range { min: 6, max: 10 })]);
    // No set more in the week after a lighter one.
    assert!(lifts(6)[0].0 == 3 && lifts(7)[0].0 == 4 && lifts(7)[1].0 == 3, "{:?}", lifts(7));
    assert!(lifts(9)[0] == (4, Range { min: 3, max: 5 }) && lifts(12)[1].1.max == 10, "{:?}", lifts(12));
    // The others lift as before.
    let profile = Profile { goal: Goal::Muscle, ..profile };
    let plan = planner::bare_plan(&profile, &catalog, &PROGRAMMES).unwrap();
    let reps = work(&plan.weeks[11]).filter(|item| item.exercise.contains("deadlift")).map(|item| item.reps.unwrap());
    assert!({ reps }.all(|reps| reps.max > 5));
}

#[test]
fn a_plank_gives_a_set_up_as_it_grows_longer_and_time_is_left_for_all() {
    let catalog = builtin::catalog();
    let short = support::profile(Level::Beginner, Goal::Posture, 2, &["none"]);
    let profile = Profile { weeks: 12, minutes: Some(20), ..short };
    let plan = planner::bare_plan(&profile, &catalog, &PROGRAMMES).unwrap();
    let sets = |week: usize, id: &str| -> Vec<u32> {
        work(&plan.weeks[week - 1]).filter(|item| item.exercise == id).map(|item| item.sets).collect()
    };
    assert_eq!((sets(1, "plank"), sets(9, "plank")), (vec![4], vec![3]));
    // A set more leaves time for what the others have yet to climb, and is for all sessions of a move or for none.
    assert_eq!((sets(1, "towel-row"), sets(9, "towel-row")), (vec![2, 2], vec![2, 2]));
    assert_eq!((sets(1, "chin-tuck"), sets(9, "chin-tuck")), (vec![1, 1], vec![2, 2]));
    assert!(plan.sessions().all(|session| session.minutes <= 20.0));
}

/// "3x8+1": sets, the least repetitions or seconds, and how often more resistance has come, in each week of a move's first
/// session.
fn told(plan: &Plan, id: &str) -> Vec<String> {
    let mut loads = 0;
    let weeks = plan.weeks.iter().map(|week| work(week).find(|item| item.exercise == id));
    let cell = |item: Option<&Item>| {
        let Some(item) = item else { return "-".to_owned() };
        loads += u32::from(kind(item) == Some(StepKind::Load));
        let each = item.reps.or(item.hold_seconds).unwrap().min;
        format!("{}x{each}{}", item.sets, if loads > 0 { format!("+{loads}") } else { String::new() })
    };
    weeks.map(cell).collect()
}

#[test]
fn a_plain_double_progression_with_a_set_more_at_the_top() {
    let catalog = builtin::catalog();
    let plan = |level, goal, place| {
        let base = support::profile(level, goal, 2, &[place]);
        planner::bare_plan(&Profile { weeks: 12, ..base }, &catalog, &PROGRAMMES).unwrap()
    };
    let beginner = plan(Level::Beginner, Goal::General, "none");
    assert_eq!(
        told(&beginner, "towel-row").join(" "),
        "2x6 2x7 2x8 2x6+1 1x6+1 2x7+1 2x8+1 3x6+1 3x7+1 2x6+1 3x8+1 3x6+2"
    );
    // An unloaded hinge has its third set before more weight.
    assert_eq!(
        told(&beginner, "hip-hinge").join(" "),
        "2x8 2x9 2x10 2x10 1x10 2x8+1 2x9+1 2x10+1 3x8+1 2x6+1 3x9+1 3x10+1"
    );
    // The row has its set before what else pulls.
    let home = plan(Level::Beginner, Goal::General, "home");
    let sets = |id: &str| told(&home, id)[8].split('x').next().unwrap().to_owned();
    assert_eq!([sets("one-arm-dumbbell-row"), sets("band-pulldown")], ["3", "2"]);
    // A longer hold begins the repetitions again.
    let mobility = plan(Level::Intermediate, Goal::Mobility, "none");
    let squeeze = told(&mobility, "shoulder-blade-squeeze").join(" ");
    assert!(squeeze.starts_with("2x10 2x11 2x12 2x10 1x10 2x11 2x12 2x10 "), "{squeeze}");
    let muscle = plan(Level::Intermediate, Goal::Muscle, "gym");
    // A pull-up more every second week; after the first weight five and not three again.
    assert!(told(&muscle, "pull-up").join(" ").starts_with("3x3 3x3 3x4 3x4 2x3 3x5 3x5 3x6 3x6 "));
    // Small muscles climb beyond the usual repetitions before the next weight.
    assert!(told(&muscle, "face-pull").join(" ").contains("3x15 3x10+1 "), "{:?}", told(&muscle, "face-pull"));
}

#[test]
fn a_harder_form_is_held_no_more_than_twice_as_long() {
    let catalog = builtin::catalog();
    let mut changes = 0;
    for (level, goal) in Level::ALL.iter().flat_map(|level| Goal::ALL.iter().map(move |goal| (*level, *goal))) {
        for condition in ["herniated-disc", "sciatica", "chronic-back-pain"] {
            let base = support::profile(level, goal, 2, &["none"]);
            let profile = Profile { weeks: 12, conditions: vec![condition.into()], ..base };
            let plan = planner::bare_plan(&profile, &catalog, &PROGRAMMES).unwrap();
            let held = |item: &Item| Some(item.reps?.max * item.hold_seconds?.max);
            for (before, week) in plan.weeks.iter().zip(&plan.weeks[1..]) {
                let is_new = |item: &&Item| kind(item) == Some(StepKind::Form) && item.exercise == "bridge-hold";
                for new in work(week).filter(is_new) {
                    let old = work(before).find(|item| item.exercise == "bridge").and_then(held);
                    let Some(old) = old.filter(|_| week.week % 5 != 1) else { continue };
                    assert!(held(new).unwrap() <= 2 * old.max(15), "{level} {goal:?} {condition}: {old} s, {new:?}");
                    changes += 1;
                }
            }
        }
    }
    assert!(changes > 0);
}

#[test]
fn what_a_condition_favours_does_not_give_way_to_the_hinge() {
    let catalog = builtin::catalog();
    let base = support::profile(Level::Beginner, Goal::General, 2, &["none"]);
    let profile = Profile { weeks: 12, conditions: vec!["herniated-disc".into()], ..base };
    let plan = planner::bare_plan(&profile, &catalog, &PROGRAMMES).unwrap();
    let days = |week: usize, id: &str| work(&plan.weeks[week - 1]).filter(|item| item.exercise == id).count();
    for (id, before, after) in [("bird-dog", 2, 2), ("bridge", 1, 1), ("curl-up", 1, 1), ("hip-hinge", 0, 1)] {
        assert_eq!([days(4, id), days(6, id)], [before, after], "{id}");
    }
    // A drill does, which the warm-ups have as well.
    assert_eq!([days(4, "shoulder-blade-squeeze"), days(6, "shoulder-blade-squeeze")], [1, 0]);
    let hinge = work(&plan.weeks[5]).find(|item| item.exercise == "hip-hinge").unwrap();
    let step = hinge.step.as_ref().unwrap();
    assert!(step.text.contains("Not yet so: keep shoulder-blade squeeze as before"), "{}", step.text);
}

#[test]
fn the_longest_session_is_told_with_its_week() {
    let catalog = builtin::catalog();
    let mut told = 0;
    for (level, place) in Level::ALL.iter().flat_map(|level| ["none", "home", "gym"].map(|place| (*level, place))) {
        for days in 2..=5 {
            let profile = Profile { weeks: 12, ..support::profile(level, Goal::General, days, &[place]) };
            let plan = planner::plan(&profile, &catalog, &PROGRAMMES).unwrap();
            let Some(notice) = plan.notices.iter().find(|notice| notice.rule == "growth-told") else { continue };
            // As the weeks print them.
            let printed =
                |week: &Week| week.sessions.iter().map(|one| format!("{:.0}", one.minutes)).collect::<Vec<_>>();
            let building = plan.weeks.iter().filter(|week| week.kind == WeekKind::Build);
            let all: Vec<(u32, u32)> = building
                .flat_map(|week| printed(week).into_iter().map(|minutes| (week.week, minutes.parse().unwrap())))
                .collect();
            let most = all.iter().map(|(_, minutes)| *minutes).max().unwrap();
            let (at, _) = all.iter().find(|(_, minutes)| *minutes == most).unwrap();
            assert!(notice.text.ends_with(&format!("to {most} by week {at}.")), "{}: {all:?}", notice.text);
            told += 1;
        }
    }
    assert!(told > 10);
}

#[test]
fn what_keeps_resistance_from_growing_is_a_condition() {
    for id in builtin::LADDERS.loads.iter().flat_map(|load| load.not_for) {
        assert!(CONDITIONS.conditions.iter().any(|condition| condition.id == *id), "{id}");
    }
    let catalog = builtin::catalog();
    let unsteady = support::profile(Level::Beginner, Goal::General, 2, &["none"]);
    let profile = Profile { weeks: 12, conditions: vec!["limited-mobility".into()], ..unsteady };
    let plan = planner::bare_plan(&profile, &catalog, &PROGRAMMES).unwrap();
    let hinges: Vec<&Item> = plan.weeks.iter().flat_map(work).filter(|item| item.exercise == "hip-hinge").collect();
    assert!(!hinges.is_empty() && hinges.iter().all(|item| item.form.is_none() && kind(item) != Some(StepKind::Load)));
}

#[test]
fn sets_of_three_repetitions_have_lighter_weeks_too() {
    let catalog = builtin::catalog();
    for place in ["none", "home", "gym"] {
        for days in 3..=6 {
            for minutes in [None, Some(20), Some(30), Some(45)] {
                let base = support::profile(Level::Advanced, Goal::Strength, days, &[place]);
                let profile = Profile { weeks: 12, minutes, scheme: Some("3-3-3".into()), ..base };
                let plan = planner::plan(&profile, &catalog, &PROGRAMMES)
                    .unwrap_or_else(|refusal| panic!("{place}, {days} days, {minutes:?}: {refusal}"));
                let wrong = a_lighter_week_is_forty_to_fifty_per_cent_less_work(&plan, &catalog);
                assert!(wrong.is_empty(), "{place}, {days} days, {minutes:?}: {wrong:?}");
            }
        }
    }
}

#[test]
fn ladders_that_lead_nowhere_are_told_with_file_and_line() {
    const DATA: &str = include_str!("../data/ladders.toml");
    let catalog = builtin::catalog();
    let named = "kind = \"held\"\nmoves = [\"plank\"]\nsteps = [\"hold\"]\nhold_step = 5\nhold_most = [15, 45, 60]\n";
    for (good, bad, told) in [
        (
            "moves = [\"towel-row\"]",
            "moves = [\"towel-rows\"]",
            "no exercise is called \"towel-rows\"; did you mean towel-row?",
        ),
        (
            "steps = [\"reps\", \"load\"]",
            "steps = [\"reps\", \"load\", \"reps\"]",
            "come back to reps: a ladder is no circle",
        ),
        ("steps = [\"reps\", \"load\"]", "steps = [\"rep\", \"load\"]", "did you mean reps?"),
        ("steps = [\"reps\", \"load\"]", "steps = []", "name what grows"),
        ("hold_most = [40, 45, 50]", "hold_most = [30, 20, 60]", "a step backwards"),
        ("hold_most = [40, 45, 50]", "hold_most = [30, 60]", "has 2 figures"),
        ("kind = \"drill\"\nsteps", "kind = \"unloaded\"\nsteps", "this one is never climbed"),
        (
            "kind = \"drill\"\nsteps",
            "kind = \"drill\"\ngoals = [\"muscle\"]\nsteps",
            "has none for every move of the kind drill",
        ),
        ("reps_step = [1, 1, 1]", "", "must be above 0"),
        (
            "kind = \"held\"\n",
            &format!("{named}\n[[ladder]]\nkind = \"held\"\n"),
            "lies below the dose of plank, which has 20",
        ),
        (
            "id = \"own-weight\"\nmoves = [",
            "id = \"own-weight\"\nmoves = [\"roll\", ",
            "no exercise is called \"roll\"",
        ),
        ("most = 4\nstep = \"1", "most = 0\nstep = \"1", "is 0"),
        ("moves = [\"dead-bug\"]\nforms", "equipment = [\"band\"]\nforms", "are for named moves"),
        (
            "moves = [\"curl-up\"]\nforms = [{ name = \"elbows up\", how = \"the elbows lifted off the floor too\" }]",
            "moves = [\"curl-up\"]",
            "a resistance says how it grows",
        ),
        ("again_from = [0, 6, 6]\n", "", "belong together"),
        ("reps_step = [1, 1, 1]", "reps_step = [1, 1]", "has 2 figures"),
        ("in_turn_opening = 3 ", "in_turn_openings = 3 ", "in_turn_opening is missing"),
        ("form_after = 4", "form_aftr = 4", "form_after is missing"),
    ] {
        assert!(DATA.contains(good), "{good}");
        let problems = ladder::parse("l.toml", &DATA.replacen(good, bad, 1), &catalog).unwrap_err().to_string();
        assert!(problems.contains("l.toml:") && problems.contains(told), "{problems}");
    }
}
