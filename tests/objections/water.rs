//! A pool holds sessions of its own.

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::{Catalog, Exercise, Goal, Level, Position, Role, Word};
use backplan::condition::Stance;
use backplan::plan::{Effort, Plan, Session};
use backplan::planner;
use backplan::profile::Profile;
use backplan::rules::{self, Kind};

use crate::support::profile;

fn with(mut person: Profile, condition: &str) -> Profile {
    person.conditions = vec![condition.to_owned().into()];
    person
}

/// Every goal and level, on so many days, healthy and with each of the ten conditions.
fn people(days: &[u32], equipment: &[&str]) -> Vec<Profile> {
    let mut people = Vec::new();
    for goal in Goal::ALL {
        for level in Level::ALL {
            for days in days {
                let person = profile(*level, *goal, *days, equipment);
                let ill = CONDITIONS.conditions.iter().map(|condition| with(person.clone(), condition.id));
                people.extend(ill);
                people.push(person);
            }
        }
    }
    people
}

fn planned(catalog: &Catalog, person: &Profile) -> Plan {
    planner::bare_plan(person, catalog, &PROGRAMMES).unwrap_or_else(|refusal| panic!("{person:?}: {refusal}"))
}

/// How many of a session's moves are in water, and how many it has.
fn wet(catalog: &Catalog, session: &Session) -> (usize, usize) {
    let in_water = |id: &str| catalog.get(id).is_some_and(|exercise| exercise.position == Position::InWater);
    (session.items().filter(|item| in_water(&item.exercise)).count(), session.items().count())
}

fn is_wet(catalog: &Catalog, session: &Session) -> bool {
    let (wet, all) = wet(catalog, session);
    wet == all
}

#[test]
fn a_session_is_wholly_in_water_or_not_at_all() {
    let catalog = builtin::catalog();
    let mut sessions = 0;
    for person in people(&[1, 2, 3, 5, 7], &["pool"]).iter().chain(&people(&[4, 6], &["gym", "pool"])) {
        let plan = planned(&catalog, person);
        for session in plan.sessions() {
            let (wet, all) = wet(&catalog, session);
            assert!(wet == 0 || wet == all, "{person:?} {}: {wet} of {all} in water", session.id);
            if wet == 0 {
                continue;
            }
            sessions += 1;
            assert_eq!(session.effort, Effort::Easy, "{person:?}");
            assert!(session.warm_up.len() >= 2, "{person:?}: {:?}", session.warm_up);
            assert!(session.strengthening.len() >= 2, "{person:?}: {:?}", session.strengthening);
            assert!(session.stretching.len() >= 3, "{person:?}: {:?}", session.stretching);
        }
        let broken = rules::check(&plan, &catalog, &PROGRAMMES);
        let musts: Vec<_> = broken.iter().filter(|finding| finding.severity == Kind::Must).collect();
        assert!(musts.is_empty(), "{person:?}: {musts:?}");
    }
    assert!(sessions > 500, "{sessions} sessions in water");
}

#[test]
fn weeks_on_and_in_short_sessions_water_stays_water() {
    let catalog = builtin::catalog();
    let mut sessions = 0;
    for mut person in people(&[2, 6], &["pool", "home"]) {
        for (weeks, minutes) in [(10, None), (1, Some(15)), (5, Some(25))] {
            (person.weeks, person.minutes) = (weeks, minutes);
            let Ok(plan) = planner::bare_plan(&person, &catalog, &PROGRAMMES) else { continue };
            for session in plan.sessions() {
                let (wet, all) = wet(&catalog, session);
                assert!(wet == 0 || wet == all, "{person:?} {}: {wet} of {all} in water", session.id);
                sessions += usize::from(wet > 0);
            }
            let broken = rules::check(&plan, &catalog, &PROGRAMMES);
            let musts: Vec<_> = broken.iter().filter(|finding| finding.severity == Kind::Must).collect();
            assert!(musts.is_empty(), "{person:?}: {musts:?}");
        }
    }
    assert!(sessions > 500, "{sessions} sessions in water");
}

#[test]
fn four_easy_days_or_more_have_two_or_three_sessions_in_water() {
    let catalog = builtin::catalog();
    let mut seen = 0;
    for person in people(&[4, 5, 6, 7], &["pool", "band"]) {
        let plan = planned(&catalog, &person);
        let easy = plan.sessions().filter(|session| session.effort == Effort::Easy).count();
        let in_water = plan.sessions().filter(|session| is_wet(&catalog, session)).count();
        if easy >= 4 {
            seen += 1;
            assert!((2..=3).contains(&in_water), "{person:?}: {in_water} of {easy}");
        }
    }
    assert!(seen > 100, "{seen} plans with four easy days");
}

#[test]
fn what_is_asked_for_goes_where_it_can_be_done() {
    let catalog = builtin::catalog();
    // With the goal mobility the first session is in water; with strength it is hard, and on land.
    for (goal, days) in [(Goal::Mobility, 3), (Goal::Strength, 6)] {
        for id in ["water-march", "water-squat", "water-knee-to-chest", "swimming", "cat-cow", "plank", "childs-pose"] {
            let mut person = profile(Level::Intermediate, goal, days, &["pool", "home"]);
            person.include = vec![id.into()];
            let plan = planned(&catalog, &person);
            let mut holding = plan.sessions().filter(|session| session.items().any(|item| item.exercise == id));
            let in_water = catalog.get(id).unwrap().position == Position::InWater;
            assert!(holding.next().is_some_and(|session| is_wet(&catalog, session) == in_water), "{goal} {id}");
        }
    }
}

#[test]
fn too_few_moves_in_water_are_no_session() {
    let catalog = builtin::catalog();
    for id in ["herniated-disc", "sciatica", "osteoporosis"] {
        // The knee to chest is out for them; two stretches are left.
        let mut person = with(profile(Level::Beginner, Goal::Mobility, 5, &["pool"]), id);
        person.exclude = vec!["water-chest-stretch".into(), "water-inner-thigh-stretch".into()];
        let plan = planned(&catalog, &person);
        let work = plan.sessions().flat_map(|session| session.strengthening.iter().chain(&session.stretching));
        let wet: Vec<&str> = work.map(|item| &*item.exercise).filter(|id| id.starts_with("water-")).collect();
        assert!(wet.is_empty(), "{id}: {wet:?}");
    }
}

/// What a physiotherapist keeps out of the water session, and for whom; the rest is for all.
const OUT: [(&str, &[&str]); 2] = [
    ("water-knee-to-chest", &["herniated-disc", "sciatica", "osteoporosis"]),
    ("water-push-down", &["depressed-shoulders"]),
];

#[test]
fn the_moves_in_water_are_barred_for_whom_they_harm() {
    let catalog = builtin::catalog();
    let moves: Vec<&&Exercise> = catalog
        .exercises()
        .iter()
        .filter(|exercise| exercise.position == Position::InWater && !exercise.serves(Role::Cardio))
        .collect();
    assert!(moves.len() >= 14, "{}", moves.len());
    for condition in CONDITIONS.conditions {
        for exercise in &moves {
            let verdict = condition.verdict(exercise);
            let out = OUT.iter().any(|(id, whom)| *id == exercise.id && whom.contains(&condition.id));
            let barred = verdict.is_some_and(|verdict| verdict.stance == Stance::Bar);
            assert_eq!(barred, out, "{} {}", condition.id, exercise.id);
            let told = verdict.map_or("", |verdict| verdict.why);
            let on_land = ["chair", "bed", "bench", "table", "saddle"]
                .iter()
                .any(|thing| told.split(|c: char| !c.is_alphabetic()).any(|word| word == *thing));
            // A knee is told how deep, by the height of a chair.
            assert!(!on_land || told.contains("chair height"), "{} {}: {told}", condition.id, exercise.id);
        }
    }
    for id in ["spinal-stenosis", "knee-pain"] {
        let condition = CONDITIONS.condition(id).unwrap();
        let favoured = moves
            .iter()
            .filter(|exercise| condition.verdict(exercise).is_some_and(|verdict| verdict.stance == Stance::Favour));
        assert!(favoured.count() >= 8, "{id}: water carries");
    }
}
