//! What a plan has beside its sessions: walks, what is measured, and a bad day; each broken in a way that is told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "support/process.rs"]
mod process;
mod support;

use std::collections::BTreeSet;
use std::fs;

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::{Catalog, Goal, Level, Position, Range, Word};
use backplan::condition::Stance;
use backplan::plan::{Plan, Severity, Walk, WeekKind};
use backplan::planner::{self, swap};
use backplan::profile::Profile;
use backplan::programme;
use backplan::rules::{self, Kind, Scope};

use process::backplan;

fn person(goal: Goal, conditions: &[&str], weeks: u32) -> Profile {
    let mut person = support::profile(Level::Intermediate, goal, 3, &["none"]);
    person.conditions = conditions.iter().map(|id| (*id).to_owned().into()).collect();
    person.weeks = weeks;
    person
}

fn plan(profile: &Profile) -> Plan {
    planner::plan(profile, &builtin::catalog(), &PROGRAMMES).unwrap()
}

fn walks(plan: &Plan) -> Vec<Option<(u32, u32)>> {
    plan.weeks.iter().map(|week| week.walk.as_ref().map(|walk| (walk.days, walk.minutes.max))).collect()
}

#[test]
fn walks_go_from_three_times_ten_to_five_times_thirty_by_month_six() {
    let plan = plan(&person(Goal::General, &[], 30));
    let walks: Vec<(u32, u32)> = walks(&plan).into_iter().map(Option::unwrap).collect();
    assert_eq!((walks[0], walks[23], walks[29]), ((3, 10), (5, 30), (5, 30)));
    assert!((25..=50).contains(&(walks[11].0 * walks[11].1 - 30)), "{walks:?}");
    for (at, pair) in walks.windows(2).enumerate() {
        let ((days, minutes), (more_days, more_minutes)) = (pair[0], pair[1]);
        assert!(more_days >= days && more_minutes >= minutes && (more_days == days || more_minutes == minutes));
        if plan.weeks[at + 1].kind == WeekKind::Lighter {
            assert_eq!(pair[0], pair[1], "week {}", at + 2);
        }
    }
}

#[test]
fn walks_are_for_some_goals_and_conditions() {
    let has = |profile: &Profile| walks(&plan(profile))[0].is_some();
    for (goal, expected) in [
        (Goal::General, true),
        (Goal::PainRelief, true),
        (Goal::Posture, false),
        (Goal::Mobility, false),
        (Goal::Strength, false),
        (Goal::Muscle, false),
    ] {
        assert_eq!(has(&person(goal, &[], 1)), expected, "{goal}");
        for id in ["chronic-back-pain", "osteoporosis", "spinal-stenosis"] {
            assert!(has(&person(goal, &[id], 1)), "{goal}, {id}");
        }
        assert_eq!(has(&person(goal, &["knee-pain"], 1)), expected, "{goal}");
    }
    let mut homebody = person(Goal::General, &[], 1);
    homebody.exclude = vec!["walking".into()];
    assert!(!has(&homebody));
    let office = support::profile(Level::Beginner, Goal::General, 3, &["office"]);
    assert!(has(&office), "one walks on the way home");
    let how = |conditions: &[&str]| {
        let plan = plan(&person(Goal::General, conditions, 1));
        plan.weeks[0].walk.as_ref().unwrap().how.as_deref().unwrap().to_owned()
    };
    assert!(how(&["spinal-stenosis"]).contains("short bouts") && how(&["spinal-stenosis"]).contains("bend forward"));
    assert!(
        !how(&["spinal-stenosis", "osteoporosis"]).contains("bend forward"),
        "one warns of what the other asks for"
    );
    assert!(how(&["knee-pain"]).contains("flat ground"));
}

#[test]
fn a_bad_day_is_gentle_for_everybody() {
    let catalog = builtin::catalog();
    let ids: Vec<&str> = CONDITIONS.conditions.iter().map(|condition| condition.id).collect();
    for equipment in ["none", "office", "gym"] {
        for one in &ids {
            for two in &ids {
                let mut profile = support::profile(Level::Advanced, Goal::PainRelief, 3, &[equipment]);
                profile.conditions = vec![(*one).into()];
                profile.conditions.extend((one != two).then(|| (*two).into()));
                let Ok(plan) = planner::bare_plan(&profile, &catalog, &PROGRAMMES) else { continue };
                let gap = plan.notices.iter().any(|notice| notice.rule == "bad-day-session");
                let Some(day) = &plan.bad_day else {
                    assert!(gap, "{one}, {two}, {equipment}: nothing, and no word of it");
                    continue;
                };
                assert!(!gap && (1..=3).contains(&day.moves.len()) && day.minutes <= 10.0, "{one}, {two}, {equipment}");
                let scope = Scope::new(&profile, &PROGRAMMES);
                for item in &day.moves {
                    let exercise = catalog.get(&item.exercise).unwrap();
                    let free = scope.verdicts(exercise).all(|(_, verdict)| verdict.stance == Stance::Favour);
                    assert!(
                        free && item.caution.is_none() && exercise.level == Level::Beginner,
                        "{one}, {two}: {}",
                        exercise.id
                    );
                    let on_feet = matches!(exercise.position, Position::Standing | Position::Seated);
                    assert!(equipment != "office" || on_feet, "{}", exercise.id);
                }
            }
        }
    }
}

#[test]
fn a_bad_day_speaks_to_the_condition() {
    let told = |conditions: &[&str]| {
        let day = plan(&person(Goal::General, conditions, 1)).bad_day.unwrap();
        format!("{} {}", day.when, day.back)
    };
    assert!(told(&["sciatica"]).contains("up towards the spine"));
    assert!(told(&["spinal-stenosis"]).contains("bend forward"));
    assert!(!told(&["spinal-stenosis", "herniated-disc"]).contains("bend forward"));
    assert!(told(&["osteoporosis"]).contains("neither round nor twist"));
    assert_eq!(told(&[]), told(&["knee-pain"]));
}

#[test]
fn what_is_left_out_or_missing_is_in_no_bad_day() {
    let mut profile = person(Goal::General, &[], 1);
    let first = plan(&profile).bad_day.unwrap();
    profile.exclude = vec![first.moves[0].exercise.clone()];
    let second = plan(&profile).bad_day.unwrap();
    assert!(second.moves.len() == 3 && !second.moves.contains(&first.moves[0]));
    // Where all that is gentle is left out, the plan says so.
    let catalog = builtin::catalog();
    let gentle = |exercise: &&&backplan::catalog::Exercise| {
        let uses = [backplan::catalog::Use::Relief, backplan::catalog::Use::WarmUp];
        exercise
            .doses
            .iter()
            .any(|dose| dose.purpose == uses[0] || (dose.purpose == uses[1] && exercise.load.as_str() != "light"))
            && exercise.level == Level::Beginner
            && !["hip-hinge", "wall-angel", "wall-slide"].contains(&exercise.id)
            && exercise.pattern.as_str() != "cardio"
    };
    profile.exclude = catalog.exercises().iter().filter(gentle).map(|exercise| exercise.id.into()).collect();
    let plan = planner::plan(&profile, &catalog, &PROGRAMMES).unwrap();
    assert!(plan.bad_day.is_none());
    let gap = plan.notices.iter().find(|notice| notice.rule == "bad-day-session").unwrap();
    assert_eq!(gap.severity, Severity::Gap);
}

#[test]
fn the_same_is_measured_every_four_weeks_without_care() {
    let catalog = builtin::catalog();
    for condition in CONDITIONS.conditions {
        let plan = plan(&person(Goal::General, &[condition.id], 10));
        let measured: Vec<BTreeSet<&str>> =
            plan.weeks.iter().map(|week| week.baselines.iter().map(|one| &*one.id).collect()).collect();
        for (at, ids) in measured.iter().enumerate() {
            assert_eq!(ids, if [0, 4, 8].contains(&at) { &measured[0] } else { &measured[1] }, "week {}", at + 1);
        }
        // How much it hurts comes on top of what everybody measures.
        let usual = measured[0].len() - usize::from(measured[0].contains("usual-pain"));
        assert!(measured[1].is_empty() && (2..=3).contains(&usual), "{}: {measured:?}", condition.id);
        assert!(measured[0].contains("hardest-things"));
        for id in &measured[0] {
            let stands_for = PROGRAMMES.measures.find(id).unwrap().exercise;
            let Some(exercise) = stands_for.and_then(|id| catalog.get(id)) else { continue };
            assert!(condition.verdict(exercise).is_none_or(|said| said.stance == Stance::Favour), "{id}");
        }
    }
    let mut profile = person(Goal::General, &[], 1);
    assert_eq!(&*plan(&profile).weeks[0].baselines[0].id, "plank-hold");
    profile.exclude = vec!["plank".into()];
    assert_eq!(&*plan(&profile).weeks[0].baselines[0].id, "side-plank-hold");
    // Who wants to be rid of pain measures that, and holds nothing to the limit on the floor.
    let relief = plan(&person(Goal::PainRelief, &[], 1));
    let ids: Vec<&str> = relief.weeks[0].baselines.iter().map(|one| &*one.id).collect();
    assert_eq!(ids, ["usual-pain", "table-plank-hold", "chair-rises", "hardest-things"]);
}

/// What is done to a plan of six weeks for somebody with osteoporosis, and the rule that tells it.
type Breach = (&'static str, Kind, &'static str, fn(&mut Plan));

const BREACHES: &[Breach] = &[
    ("walking-ladder", Kind::Should, "no walks", |plan| plan.weeks.iter_mut().for_each(|week| week.walk = None)),
    ("walking-ladder", Kind::Should, "no walks", |plan| plan.weeks[2].walk = None),
    ("walking-ladder", Kind::Should, "more than a step", |plan| walk(plan, 1).minutes = Range { min: 25, max: 25 }),
    ("walking-ladder", Kind::Should, "more than a step", |plan| walk(plan, 1).days = 6),
    ("walking-ladder", Kind::Should, "where they begin", |plan| walk(plan, 0).days = 5),
    ("walking-ladder", Kind::Should, "two things at once", |plan| {
        *walk(plan, 1) = Walk { days: 4, minutes: Range { min: 15, max: 15 }, how: None };
    }),
    ("walking-ladder", Kind::Should, "in a lighter week", |plan| walk(plan, 4).minutes = Range { min: 20, max: 20 }),
    ("bad-day-session", Kind::Should, "nothing for a bad day", |plan| plan.bad_day = None),
    ("bad-day-session", Kind::Should, "are possible", |plan| plan.bad_day.as_mut().unwrap().moves.truncate(1)),
    ("bad-day-session", Kind::Should, "the most", |plan| plan.bad_day.as_mut().unwrap().minutes = 11.0),
    ("bad-day-session", Kind::Should, "to take care with", |plan| put(plan, "cat-cow")),
    ("bad-day-session", Kind::Should, "no gentle move", |plan| put(plan, "plank")),
    ("bad-day-session", Kind::Should, "are enough", |plan| {
        let moves = &mut plan.bad_day.as_mut().unwrap().moves;
        moves.push(moves[0].clone());
    }),
    ("bad-day-session", Kind::Should, "more of pelvic-tilt", |plan| {
        let moves = &mut plan.bad_day.as_mut().unwrap().moves;
        let tilt = moves.iter_mut().find(|item| item.exercise == "pelvic-tilt").unwrap();
        tilt.reps = Some(Range { min: 30, max: 40 });
    }),
    ("condition-osteoporosis", Kind::Must, "is barred", |plan| put(plan, "forward-bend")),
    ("condition-osteoporosis", Kind::Must, "is barred", |plan| put(plan, "roll-up")),
    ("exclude", Kind::Should, "leave it out", |plan| plan.profile.exclude = vec!["pelvic-tilt".into()]),
    ("exclude", Kind::Should, "leave it out", |plan| plan.profile.exclude = vec!["walking".into()]),
    ("exclude", Kind::Should, "leave it out", |plan| plan.profile.exclude = vec!["plank".into()]),
    ("equipment", Kind::Must, "neither standing nor seated", |plan| plan.profile.equipment = vec!["office".into()]),
    ("level-gate", Kind::Must, "trainees", |plan| put(plan, "pendlay-row")),
    ("same-baselines", Kind::Should, "nothing is measured", |plan| {
        plan.weeks.iter_mut().for_each(|week| week.baselines.clear());
    }),
    ("same-baselines", Kind::Should, "nothing is measured", |plan| plan.weeks[4].baselines.clear()),
    ("same-baselines", Kind::Should, "other measures", |plan| drop(plan.weeks[4].baselines.pop())),
    ("same-baselines", Kind::Should, "too soon", |plan| plan.weeks[2].baselines = plan.weeks[0].baselines.clone()),
];

fn walk(plan: &mut Plan, week: usize) -> &mut Walk {
    plan.weeks[week].walk.as_mut().unwrap()
}

/// Puts an exercise into the bad day.
fn put(plan: &mut Plan, id: &'static str) {
    let item = &mut plan.bad_day.as_mut().unwrap().moves[0];
    item.exercise = id.into();
    item.name = builtin::catalog().get(id).unwrap().name.into();
}

#[test]
fn every_breach_is_told_by_its_rule() {
    let sound = plan(&person(Goal::General, &["osteoporosis"], 6));
    let rules: BTreeSet<&str> = BREACHES.iter().map(|breach| breach.0).collect();
    let before = rules::check(&sound, &builtin::catalog(), &PROGRAMMES);
    assert!(!before.iter().any(|finding| rules.contains(finding.rule)), "{before:?}");
    for (at, (rule, kind, text, break_it)) in BREACHES.iter().enumerate() {
        let mut broken = sound.clone();
        break_it(&mut broken);
        let found = rules::check(&broken, &builtin::catalog(), &PROGRAMMES);
        let told = found.iter().any(|one| one.rule == *rule && one.severity == *kind && one.text.contains(text));
        assert!(told, "row {}: {rule}: {found:?}", at + 1);
    }
}

#[test]
fn a_walk_that_a_condition_bars_breaks_its_rule() {
    let text = fs::read_to_string("data/exercises/cardio.toml").unwrap();
    // A walk that rounds the spine to its end is no walk for everybody.
    let bent = text.replacen(
        "{ motion = \"neutral\", load = \"none\", held = true }",
        "{ motion = \"flexion\", load = \"moderate\", held = true, range = \"end\" }",
        1,
    );
    assert_ne!(text, bent);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("beside");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("bent.toml"), bent).unwrap();
    let catalog = builtin::catalog().with(backplan::catalog::load::read(&folder)).unwrap();
    let profile = person(Goal::General, &["osteoporosis"], 1);
    let mut made = planner::plan(&profile, &catalog, &PROGRAMMES).unwrap();
    assert!(made.weeks[0].walk.is_none());
    made.weeks[0].walk = Some(Walk { days: 3, minutes: Range { min: 10, max: 10 }, how: None });
    let found = rules::check(&made, &catalog, &PROGRAMMES);
    assert!(
        found
            .iter()
            .any(|one| one.rule == "condition-osteoporosis" && one.severity == Kind::Must && one.place == "walk")
    );
}

#[test]
fn older_plans_pass_with_shoulds_at_most() {
    let mut old = plan(&person(Goal::PainRelief, &["sciatica"], 6));
    old.bad_day = None;
    for week in &mut old.weeks {
        (week.walk, week.baselines) = (None, Vec::new());
    }
    let found = planner::check(&old, &builtin::catalog(), &PROGRAMMES);
    assert!(found.iter().all(|finding| finding.severity == Kind::Should), "{found:?}");
    assert_eq!(found.iter().filter(|finding| finding.rule == "walking-ladder").count(), 1);
}

#[test]
fn a_swap_keeps_what_is_beside_the_sessions() {
    let old = plan(&person(Goal::General, &[], 5));
    let swapped = |exercise: &str| {
        let wish = swap::Wish { exercise, with: None, session: None };
        swap::swap(&old, wish, &builtin::catalog(), &PROGRAMMES).ok()
    };
    let swapped = old.weeks[0].sessions[0].strengthening.iter().find_map(|item| swapped(&item.exercise));
    let swapped = swapped.expect("a move that can be swapped");
    let new = swapped.plan;
    assert_eq!(new.bad_day, old.bad_day);
    for (new, old) in new.weeks.iter().zip(&old.weeks) {
        assert_eq!((&new.walk, &new.baselines), (&old.walk, &old.baselines));
    }
    for item in &new.bad_day.as_ref().unwrap().moves {
        assert!(new.moves.as_ref().unwrap().contains_key(&item.exercise), "{}", item.exercise);
    }
}

/// What stands in the figures, what instead, and what is told of it.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("{ days = 3, minutes = 15, weeks = 2 }", "{ days = 3, minutes = 5, weeks = 2 }", "steps back"),
    ("{ days = 3, minutes = 15, weeks = 2 }", "{ days = 4, minutes = 15, weeks = 2 }", "one thing at a time"),
    ("{ days = 3, minutes = 15, weeks = 2 }", "{ days = 3, minutes = 12, weeks = 2 }", "same as the rung before"),
    (
        "{ days = 3, minutes = 10, weeks = 2 }",
        "{ days = 3, minutes = 0, weeks = 2 }",
        "minutes: must be from 1 to 180, not 0",
    ),
    (
        "{ days = 5, minutes = 30, weeks = 1 }",
        "{ days = 8, minutes = 30, weeks = 1 }",
        "days: must be from 1 to 7, not 8",
    ),
    ("{ days = 5, minutes = 30, weeks = 1 }", "{ days = 5, minutes = 30, weeks = 0 }", "weeks: must be at least 1"),
    ("exercise = \"walking\"", "exercise = \"wolking\"", "did you mean walking"),
    ("exercises = [\"pelvic-tilt\"]", "exercises = [\"pelvic-tlt\"]", "did you mean pelvic-tilt"),
    (
        "conditions = [\"spinal-stenosis\"], exercises",
        "conditions = [\"stenosis\"], exercises",
        "no condition is called",
    ),
    ("exercise = \"side-plank\"", "exercise = \"sideplank\"", "did you mean side-plank"),
    ("every_weeks = 4", "every_weeks = 0", "every_weeks: must be at least 1"),
    ("own_reps = [\"romanian-deadlift\"]", "own_reps = [\"romanian-deadlifts\"]", "did you mean romanian-deadlift"),
    ("id = \"one-leg-stand\"", "id = \"chair-rises\"", "stands twice"),
];

#[test]
fn a_wrong_figure_is_told_with_its_line() {
    let text = fs::read_to_string("data/programmes.toml").unwrap();
    let read = |text: &str| programme::parse("programmes.toml", text, &CONDITIONS, &builtin::catalog());
    assert!(read(&text).is_ok());
    for (is, instead, told) in MISTAKES {
        let at = text.find(is).unwrap_or_else(|| panic!("{is}"));
        let line = text[..at].matches('\n').count() + 1;
        let problems = read(&text.replacen(is, instead, 1)).expect_err(instead).to_string();
        assert!(problems.contains(told), "{instead}: {problems}");
        let is_of_entry = told.starts_with("did you") || told.starts_with("no cond") || told.starts_with("stands");
        assert!(is_of_entry || problems.contains(&format!("programmes.toml:{line}: ")), "{line}: {problems}");
    }
}

fn printed(arguments: &[&str]) -> String {
    let output = backplan(arguments, "");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().replace("\r\n ", "")
}

#[test]
fn every_format_has_all_of_it() {
    let arguments = ["generate", "--start", "2026-11-23", "--level", "intermediate", "--weeks", "2", "--format"];
    for format in ["table", "markdown", "csv", "html", "ics", "json"] {
        let text = printed(&[&arguments[..], &[format]].concat());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "");
        let (text, lower) = (&text, text.to_lowercase());
        let walk = match format {
            "csv" => "Walk beside the sessions,3,,,,,600,600",
            "json" => "\"walk\": { \"days\": 3",
            _ => "3 × 10 min",
        };
        assert!(text.contains(walk), "{format}: walk");
        assert!(lower.contains("five chair rises, seconds"), "{format}: measures");
        assert!(lower.contains("pelvic tilt"), "{format}: bad day");
    }
}

#[test]
fn a_calendar_has_walks_and_measures_of_its_own_where_they_are_wanted() {
    let arguments = ["generate", "--start", "2026-11-23", "--weeks", "5", "--format", "ics"];
    let count =
        |text: &str, word: &str| text.lines().filter(|line| line.starts_with("UID:") && line.contains(word)).count();
    let plain = printed(&arguments);
    assert_eq!((count(&plain, "-walk@"), count(&plain, "-measure@")), (0, 0));
    let walks = printed(&[&arguments[..], &["--ics-with", "walks"]].concat());
    assert_eq!((count(&walks, "-walk@"), count(&walks, "-measure@")), (15, 0));
    let both = printed(&[&arguments[..], &["--ics-with", "walks,baselines", "--at", "18:30"]].concat());
    assert_eq!((count(&both, "-walk@"), count(&both, "-measure@"), count(&both, "")), (15, 2, 27));
    // Mondays and Thursdays are hard.
    let days = |word: &str| -> Vec<String> {
        let of = both.split("BEGIN:VEVENT").filter(|event| event.contains(word));
        of.map(|event| event.split("DTSTART;VALUE=DATE:").nth(1).unwrap()[..8].to_owned()).collect()
    };
    let walks = days("-walk@");
    assert!(walks.len() == 15 && !walks.iter().any(|day| day == "20261123" || day == "20261126"), "{walks:?}");
    assert_eq!(days("-measure@"), ["20261123", "20261221"]);
    let wrong = backplan(&["generate", "--format", "ics", "--ics-with", "walkers"], "");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("'walks'"));
    assert_eq!(backplan(&["generate", "--ics-with", "walks"], "").status.code(), Some(2));
}

/// The catalog is what conditions are held against; a plan from another has no walk that nobody vouches for.
#[test]
fn a_catalog_without_walking_has_no_walks() {
    let catalog: Catalog = builtin::catalog();
    let scope = Scope::new(&person(Goal::General, &[], 1), &PROGRAMMES);
    assert!(scope.walk(&catalog, &PROGRAMMES).is_some());
    assert!(scope.walk(&builtin::sources_alone(), &PROGRAMMES).is_none());
}
