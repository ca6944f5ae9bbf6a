//! Doses: one figure, from the source that names the move.

use backplan::builtin::{self, PROGRAMMES};
use backplan::catalog::{Goal, Level, Range, Use, Word};
use backplan::plan::{Item, Plan, Session};
use backplan::planner;

use crate::support::profile;

fn plans() -> Vec<Plan> {
    let catalog = builtin::catalog();
    let mut plans = Vec::new();
    for level in Level::ALL {
        for goal in Goal::ALL {
            for equipment in ["none", "home", "gym", "office"] {
                for days in [2, 5] {
                    for weeks in [1, 7] {
                        let mut person = profile(*level, *goal, days, &[equipment]);
                        person.weeks = weeks;
                        plans.push(planner::bare_plan(&person, &catalog, &PROGRAMMES).unwrap());
                    }
                }
            }
        }
    }
    plans
}

fn items<'a>(plans: &'a [Plan], id: &'a str) -> impl Iterator<Item = &'a Item> {
    plans.iter().flat_map(Plan::sessions).flat_map(Session::items).filter(move |item| item.exercise == id)
}

fn fixed(figure: u32) -> Range {
    Range { min: figure, max: figure }
}

#[test]
fn a_stretch_or_a_hold_is_one_figure() {
    let plans = plans();
    for session in plans.iter().flat_map(Plan::sessions) {
        for item in session.items() {
            let one = item.hold_seconds.is_none_or(|hold| hold.min == hold.max);
            assert!(one, "{}: {} {:?}", session.id, item.exercise, item.hold_seconds);
        }
        for item in &session.stretching {
            assert!(item.reps.is_none_or(|times| times.min == times.max), "{}: {:?}", item.exercise, item.reps);
        }
    }
    let first: Vec<Plan> = plans.into_iter().filter(|plan| plan.weeks.len() == 1).collect();
    let held: Vec<&Item> = items(&first, "plank").collect();
    assert!(!held.is_empty() && held.iter().all(|plank| plank.hold_seconds == Some(fixed(15))));
    assert!(held.iter().any(|plank| plank.sets == 4), "4 × 15 s");
    let necks: Vec<&Item> = items(&first, "levator-scapulae-stretch").collect();
    assert!(!necks.is_empty());
    assert!(necks.iter().all(|neck| (neck.reps, neck.hold_seconds) == (Some(fixed(2)), Some(fixed(30)))), "2 × 30 s");
}

#[test]
fn a_hold_grows_beyond_the_first_twenty_seconds() {
    let longest = |plans: &[Plan]| items(plans, "plank").map(|plank| plank.hold_seconds.unwrap().max).max().unwrap();
    // Five seconds in two weeks: more than twenty after seven, and thirty and more after twelve.
    assert!((21..=60).contains(&longest(&plans())), "{}", longest(&plans()));
    let mut person = profile(Level::Beginner, Goal::General, 2, &["none"]);
    person.weeks = 12;
    let plan = planner::bare_plan(&person, &builtin::catalog(), &PROGRAMMES).unwrap();
    assert!((30..=60).contains(&longest(&[plan])));
}

#[test]
fn figures_for_relief_are_no_training() {
    let catalog = builtin::catalog();
    let mut same = Vec::new();
    for exercise in catalog.exercises() {
        let relief = exercise.doses.iter().filter(|dose| dose.purpose == Use::Relief);
        for relief in relief {
            let training = exercise.doses.iter().filter(|dose| {
                [Use::Strengthening, Use::WarmUp].contains(&dose.purpose)
                    && (dose.reps, dose.hold_seconds, dose.source) == (relief.reps, relief.hold_seconds, relief.source)
                    && dose.seconds.is_none()
            });
            same.extend(training.map(|dose| format!("{}: {}", exercise.id, dose.purpose)));
        }
    }
    assert!(same.is_empty(), "{same:?}");
    let squeeze = catalog.get("shoulder-blade-squeeze").unwrap();
    let work = squeeze.dose(Use::Strengthening, Level::Beginner).unwrap();
    assert!(work.reps.unwrap().min >= 8 && work.source == "backplan", "{work:?}");
}

#[test]
fn a_source_s_own_figure_is_never_called_ours() {
    let catalog = builtin::catalog();
    for (id, source, hold) in [
        ("pec-stretch", "upper-back-guide", (15, 20)),
        ("childs-pose", "trainer-guide", (30, 30)),
        ("knee-hug", "trainer-guide", (30, 30)),
    ] {
        for level in Level::ALL {
            let dose = catalog.get(id).unwrap().dose(Use::Stretching, *level).unwrap();
            let seconds = dose.hold_seconds.map(|hold| (hold.min, hold.max));
            assert_eq!((dose.source, seconds), (source, Some(hold)), "{id} {level}");
        }
    }
    for item in plans().iter().flat_map(Plan::sessions).flat_map(Session::items) {
        let named = ["pec-stretch", "childs-pose"].contains(&&*item.exercise);
        let ours = item.because.iter().any(|reason| reason.why.contains("no source gives figures"));
        assert!(!(named && ours), "{}: {:?}", item.exercise, item.because);
    }
}
