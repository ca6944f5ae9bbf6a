//! Every JSON output fits its schema, as another validator reads it, and a wrong word does not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

mod support;

use backplan::builtin::{self, PROGRAMMES};
use backplan::catalog::{Goal, Level, Word};
use backplan::daily::Journal;
use backplan::daily::progress::Progress;
use backplan::planner;
use backplan::render::{Canvas, Printed, Style};
use backplan::schema::{self, Subject};
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator(subject: Subject) -> Validator {
    let schema = schema::of(subject).to_value();
    assert!(jsonschema::draft202012::meta::is_valid(&schema), "{subject} is no JSON Schema 2020-12");
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn must_fit(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

fn plan(level: Level, goal: Goal, equipment: &str) -> Value {
    let mut profile = support::profile(level, goal, 3, &[equipment]);
    profile.weeks = 6;
    let plan = planner::plan(&profile, &builtin::catalog(), &PROGRAMMES).unwrap();
    serde_json::to_value(plan).unwrap()
}

#[test]
fn plans_fit() {
    let validator = validator(Subject::Plan);
    for level in Level::ALL {
        for goal in Goal::ALL {
            for equipment in ["none", "office", "home", "gym"] {
                must_fit(&validator, &plan(*level, *goal, equipment), &format!("{level}, {goal}, {equipment}"));
            }
        }
    }
}

#[test]
fn exercises_fit() {
    let validator = validator(Subject::Exercise);
    let mut printed = Vec::new();
    let canvas = Canvas::new(80, false);
    backplan::catalog::Catalog::JSON.write(&builtin::catalog(), &Style::plain(canvas), &mut printed).unwrap();
    let exercises: Vec<Value> = serde_json::from_slice(&printed).unwrap();
    assert_eq!(exercises.len(), builtin::catalog().exercises().len());
    for exercise in exercises {
        must_fit(&validator, &exercise, exercise["id"].as_str().unwrap());
    }
}

#[test]
fn a_wrong_word_in_a_plan_does_not_fit() {
    let validator = validator(Subject::Plan);
    let sound = plan(Level::Intermediate, Goal::General, "gym");
    let item = "/weeks/0/sessions/0/strengthening/0";
    let wrong = [
        ("/format", json!("backplan/diet")),
        ("/version", json!(2)),
        ("/profile/level", json!("expert")),
        ("/profile/goal", json!("fame")),
        ("/profile/start", json!("2026-13-01")),
        ("/profile/days", json!(8)),
        ("/profile/conditions", json!(["flu"])),
        ("/profile/equipment", json!(["rope"])),
        ("/profile/seed", json!(-1)),
        ("/weeks/0/kind", json!("rest")),
        ("/weeks/0/sessions/0/id", json!("monday")),
        ("/weeks/0/sessions/0/effort", json!("medium")),
        ("/weeks/0/volume/0/group", json!("legs")),
        ("/notices/0/severity", json!("panic")),
        (&format!("{item}/sets"), json!(0)),
        (&format!("{item}/load"), json!("heavy")),
        (&format!("{item}/exercise"), json!("Bent over row")),
        (&format!("{item}/reps"), json!(null)),
        (&format!("{item}/minutes"), json!(-1)),
        ("/weeks/0/baselines/0/id", json!("Plank hold")),
        ("/weeks/0/baselines/0/text", json!(null)),
        ("/weeks/0/walk/days", json!(8)),
        ("/weeks/0/walk/minutes", json!(10)),
        ("/bad_day/minutes", json!(-1)),
        ("/bad_day/moves/0/sets", json!(0)),
        ("/bad_day/when", json!(7)),
    ];
    for (place, word) in wrong {
        let mut broken = sound.clone();
        *broken.pointer_mut(place).unwrap_or_else(|| panic!("a plan has {place}")) = word;
        assert!(!validator.is_valid(&broken), "{place}");
    }
    let beside = ["/weeks/0/walk", "/weeks/0/baselines/0", "/bad_day", "/bad_day/moves/0"];
    for place in ["", "/profile", "/weeks/0", "/weeks/0/sessions/0", item].into_iter().chain(beside) {
        let mut broken = sound.clone();
        broken.pointer_mut(place).unwrap()["mood"] = json!("good");
        assert!(!validator.is_valid(&broken), "a key of its own in {place:?}");
    }
}

#[test]
fn profiles_and_lines_fit_or_not() {
    let (profile, line) = (validator(Subject::Profile), validator(Subject::Batch));
    let sound = [
        json!({}),
        json!({ "level": "advanced", "goal": "muscle", "days": 3, "weeks": 52, "seed": 7, "name": "Ada" }),
        json!({ "on": ["mon", "thursday"], "start": "2026-11-23", "minutes": 45, "scheme": "3-3-3" }),
        json!({ "equipment": ["home", "bench"], "conditions": ["sciatica"], "symptoms": [], "focus": ["upper"] }),
        json!({ "include": ["cat-cow"], "exclude": ["superman"] }),
        json!({ "start": "tomorrow" }),
    ];
    for request in sound {
        must_fit(&profile, &request, "a profile");
        let mut with_id = request.clone();
        with_id["id"] = json!({ "client": 7 });
        must_fit(&line, &with_id, "a line in");
        assert!(!profile.is_valid(&with_id), "a profile has no id");
    }
    let wrong = [
        json!({ "level": "expert" }),
        json!({ "days": 0 }),
        json!({ "weeks": 53 }),
        json!({ "minutes": 9 }),
        json!({ "on": ["someday"] }),
        json!({ "start": "someday" }),
        json!({ "symptoms": ["hunger"] }),
        json!({ "scheme": "5-5-5" }),
        json!({ "name": "" }),
        json!({ "levels": "beginner" }),
    ];
    for request in wrong {
        assert!(!profile.is_valid(&request) && !line.is_valid(&request), "{request}");
    }
    let plan = plan(Level::Beginner, Goal::General, "none");
    must_fit(&line, &json!({ "id": 1, "plan": plan }), "a plan out");
    must_fit(&line, &json!({ "error": { "exit": 2, "message": "level: …" } }), "an error out");
    assert!(!line.is_valid(&json!({ "plan": plan, "error": { "exit": 1, "message": "" } })), "either, not both");
    assert!(!line.is_valid(&json!({ "error": { "exit": 0, "message": "" } })), "0 is no error");
}

/// A week of notes in which everything stands that progress tells of.
const JOURNAL: &str = r#"
{"version":1,"date":"2026-11-23","plan":"2026-11-23","session":"w1-monday","outcome":"done","pain":4,"after":5,"did":[{"exercise":"bridge","sets":1,"reps":8,"kg":5},{"exercise":"plank","sets":2,"seconds":20}]}
{"version":1,"date":"2026-11-24","plan":"2026-11-23","session":"w1-monday","morning":4,"move_pain":[{"exercise":"bridge","pain":5}]}
{"version":1,"date":"2026-11-24","walk":20,"baselines":[{"id":"plank-hold","value":20},{"id":"usual-pain","value":6}]}
{"version":1,"date":"2026-11-25","plan":"2026-11-23","session":"w1-wednesday","outcome":"skipped","note":"a cold"}
{"version":1,"date":"2026-11-27","plan":"2026-11-23","session":"w1-friday","outcome":"done","bad_day":true,"symptoms":["new-tingling"]}
{"version":1,"date":"2026-11-30","plan":"2026-11-23","moved":{"from":"2026-12-02","to":"2026-12-03"}}
{"version":1,"date":"2026-12-30","baselines":[{"id":"plank-hold","value":35},{"id":"usual-pain","value":2}]}
"#;

fn progress(journal: &str, goal: Goal) -> Value {
    let mut profile = support::profile(Level::Beginner, goal, 3, &["home"]);
    profile.weeks = 6;
    let plan = planner::plan(&profile, &builtin::catalog(), &PROGRAMMES).unwrap();
    let today = "2026-12-31".parse().unwrap();
    let progress = Progress::of(&plan, &Journal::of(journal.as_bytes()), &builtin::catalog(), today);
    serde_json::to_value(progress).unwrap()
}

#[test]
fn progress_fits_or_not() {
    let validator = validator(Subject::Progress);
    for goal in Goal::ALL {
        must_fit(&validator, &progress(JOURNAL, *goal), &format!("{goal}"));
        must_fit(&validator, &progress("", *goal), &format!("{goal}, nothing noted"));
    }
    let sound = progress(JOURNAL, Goal::General);
    let wrong = [
        ("/format", json!("backplan/plan")),
        ("/version", json!(2)),
        ("/today", json!("soon")),
        ("/plan/weeks", json!(-1)),
        ("/adherence/percent", json!(101)),
        ("/adherence/done", json!(0.5)),
        ("/adherence/weeks/0/kind", json!("rest")),
        ("/volume/0/groups/0/group", json!("legs")),
        ("/walks/0/minutes", json!("20")),
        ("/pain/points/0/during", json!(11)),
        ("/pain/during/mean", json!(null)),
        ("/baselines/0/verdict", json!("fine")),
        ("/baselines/0/id", json!("Plank hold")),
        ("/moves/0/exercise", json!("The bridge")),
        ("/moves/0/best/sets", json!(-1)),
        ("/events/0/kind", json!("party")),
    ];
    for (place, word) in wrong {
        let mut broken = sound.clone();
        *broken.pointer_mut(place).unwrap_or_else(|| panic!("progress has {place}")) = word;
        assert!(!validator.is_valid(&broken), "{place}");
    }
    let all = ["", "/plan", "/adherence", "/adherence/weeks/0", "/volume/0", "/volume/0/groups/0", "/walks/0", "/pain"];
    let more = [
        "/pain/points/0",
        "/pain/during",
        "/baselines/0",
        "/baselines/0/first",
        "/moves/0",
        "/moves/0/best",
        "/events/0",
    ];
    for place in all.into_iter().chain(more) {
        let mut broken = sound.clone();
        broken.pointer_mut(place).unwrap_or_else(|| panic!("progress has {place}"))["mood"] = json!("good");
        assert!(!validator.is_valid(&broken), "a key of its own in {place:?}");
    }
}
