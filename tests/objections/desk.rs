//! A day at the desk gets people up, and shifts how they sit.

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::{Goal, Level, Word};
use backplan::condition::Stance;
use backplan::desk::DeskDay;
use backplan::planner::{self, desk::Hours};
use backplan::profile::Profile;
use chrono::NaiveTime;

use crate::support::profile;

fn day(person: &Profile, every: u32) -> DeskDay {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let hours = Hours { from: at(9), to: at(17), every };
    planner::desk::day(person, hours, &builtin::catalog(), &PROGRAMMES)
        .unwrap_or_else(|refusal| panic!("{person:?}: {refusal}"))
}

/// The ids of a day's moves, break by break.
fn moves(day: &DeskDay) -> Vec<Vec<&str>> {
    day.breaks.iter().map(|one| one.moves.iter().map(|item| &*item.exercise).collect()).collect()
}

/// Nobody, and everybody with one condition or two, at home and in an office.
fn people() -> Vec<Profile> {
    let ids: Vec<&str> = CONDITIONS.conditions.iter().map(|condition| condition.id).collect();
    let singles = ids.iter().map(|id| vec![*id]);
    let pairs = ids.iter().enumerate().flat_map(|(at, one)| ids.iter().skip(at + 1).map(|other| vec![*one, *other]));
    let given: Vec<Vec<&str>> = std::iter::once(Vec::new()).chain(singles).chain(pairs).collect();
    assert_eq!(given.len(), 56);
    let mut people = Vec::new();
    for (at, conditions) in given.iter().enumerate() {
        for equipment in ["none", "office"] {
            let level = Level::ALL[at % 3];
            let mut person = profile(level, Goal::ALL[at % Goal::ALL.len()], 2, &[equipment]);
            person.conditions = conditions.iter().map(|id| (*id).to_owned().into()).collect();
            people.push(person);
        }
    }
    people
}

#[test]
fn a_day_at_the_desk_begins_with_standing_up_and_walking() {
    for person in people() {
        for every in [30, 60, 120, 240] {
            let day = day(&person, every);
            let breaks = moves(&day);
            for (at, one) in breaks.iter().enumerate() {
                let wanted = if at % 2 == 0 { "desk-walk" } else { "posture-shift" };
                assert_eq!(one[0], wanted, "{person:?} every {every}: {breaks:?}");
                assert!(one.len() > 1, "{person:?} every {every}: {breaks:?}");
            }
            let minutes = |minutes: f64| (1.0..=2.0).contains(&minutes);
            assert!(day.breaks.iter().all(|one| minutes(one.minutes)), "{person:?}: {breaks:?}");
        }
    }
}

#[test]
fn nothing_barred_is_in_a_break() {
    let catalog = builtin::catalog();
    for person in people() {
        let day = day(&person, 30);
        for id in moves(&day).into_iter().flatten() {
            let exercise = catalog.get(id).unwrap();
            let bars = person
                .conditions
                .iter()
                .filter_map(|id| CONDITIONS.condition(id))
                .any(|condition| condition.verdict(exercise).is_some_and(|verdict| verdict.stance == Stance::Bar));
            assert!(!bars, "{person:?}: {id}");
        }
    }
}

#[test]
fn stenosis_bends_forward_on_a_chair_unless_something_bars_it() {
    for person in people() {
        let has = |id: &str| person.conditions.iter().any(|given| given == id);
        if !has("spinal-stenosis") {
            continue;
        }
        let barred = ["herniated-disc", "sciatica", "osteoporosis"].iter().any(|id| has(id));
        for every in [60, 240] {
            let day = day(&person, every);
            let bends = moves(&day).into_iter().flatten().any(|id| id == "forward-bend");
            assert_eq!(bends, !barred, "{person:?} every {every}");
        }
    }
}

#[test]
fn what_is_wanted_at_a_desk_is_not_missed_in_a_plan() {
    let mut person = profile(Level::Beginner, Goal::General, 3, &["none"]);
    person.conditions = vec!["spinal-stenosis".into()];
    let catalog = builtin::catalog();
    let plan = planner::bare_plan(&person, &catalog, &PROGRAMMES).unwrap();
    let told = backplan::rules::check(&plan, &catalog, &PROGRAMMES);
    assert!(told.iter().all(|finding| finding.rule != "stenosis-desk-bend"), "{told:?}");
    assert!(backplan::rules::all().any(|rule| rule.id == "stenosis-desk-bend"), "it is a rule that is told");
}
