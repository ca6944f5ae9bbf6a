//! What keeps people from harm, wherever it is said.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use backplan::builtin::CONDITIONS;
use backplan::symptom::Tier;
use serde_json::{Value, json};

use crate::process::backplan;

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file of one test's own, gone with it.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("backplan-safe-{}-{name}", std::process::id()));
        fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn plan(arguments: &[&str]) -> Value {
    let output = backplan(&[&["generate", "--json"], arguments].concat(), "");
    assert_eq!(code(&output), 0, "{arguments:?}: {}", said(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What `check` finds in a plan: the exit code, and each finding's severity and rule.
fn checked(plan: &Value) -> (i32, Vec<(String, String, String)>) {
    let output = backplan(&["check", "-", "--json"], &plan.to_string());
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap();
    let all = findings.iter().map(|found| (text(found, "severity"), text(found, "rule"), text(found, "text")));
    (code(&output), all.collect())
}

fn musts(plan: &Value) -> Vec<String> {
    let (_, findings) = checked(plan);
    findings.into_iter().filter(|(severity, ..)| severity == "must").map(|(_, rule, _)| rule).collect()
}

#[test]
fn what_keeps_somebody_safe_adds_up() {
    let file =
        File::new("knee.toml", "conditions = [\"knee-pain\"]\nexclude = [\"plank\"]\nlevel = \"intermediate\"\n");
    let both = plan(&["--profile", file.path(), "--condition", "herniated-disc", "--exclude", "dead-bug"]);
    assert_eq!(both["profile"]["conditions"], json!(["knee-pain", "herniated-disc"]));
    assert_eq!(both["profile"]["exclude"], json!(["plank", "dead-bug"]));
    assert_eq!(both["profile"]["level"], "intermediate");
    let beaten = plan(&["--profile", file.path(), "--level", "beginner"]);
    assert_eq!(beaten["profile"]["level"], "beginner", "other flags beat the file");
    let grave = File::new("chest.json", r#"{"symptoms":["chest-pain"]}"#);
    for command in ["generate", "desk", "explain"] {
        let output = backplan(&[command, "--profile", grave.path(), "--symptom", "sharp-pain"], "");
        assert_eq!((code(&output), output.stdout.len()), (3, 0), "{command}");
        assert!(said(&output).contains("ambulance") && said(&output).contains("sharp-pain"), "{}", said(&output));
    }
}

#[test]
fn a_word_that_fits_several_signs_offers_all_the_gravest_first() {
    let output = backplan(&["generate", "--symptom", "numbness"], "");
    assert_eq!(code(&output), 2);
    let place = |id: &str| said(&output).find(id).unwrap_or_else(|| panic!("{id} in {}", said(&output)));
    assert!(place("saddle-numbness") < place("new-numbness"), "{}", said(&output));
}

#[test]
fn emergencies_say_now_and_nobody_walks_on_with_a_weak_heart() {
    for symptom in CONDITIONS.symptoms {
        let output = backplan(&["generate", "--symptom", symptom.id], "");
        assert_eq!((code(&output), output.stdout.len()), (3, 0), "{}", symptom.id);
        let text = said(&output).to_lowercase();
        let emergency = symptom.tier == Tier::Emergency;
        assert_eq!(text.contains("ambulance now"), emergency, "{}: {text}", symptom.id);
        let weak = ["dizziness", "heart-condition", "chest-pain"].contains(&symptom.id);
        let walks = text.contains("keep walking") || text.contains("go on walking");
        assert!(!(weak || emergency) || !walks, "{}: {text}", symptom.id);
    }
    let two = backplan(&["generate", "--symptom", "sharp-pain,dizziness"], "");
    assert!(!said(&two).contains("walk"), "{}", said(&two));
    let one = backplan(&["generate", "--symptom", "sharp-pain"], "");
    assert!(said(&one).contains("walk"), "{}", said(&one));
}

#[test]
fn a_sign_withholds_a_saved_plan_too() {
    let mut saved = plan(&[]);
    saved["profile"]["symptoms"] = json!(["saddle-numbness"]);
    let text = saved.to_string();
    for arguments in [
        &["render", "-", "--format", "table"][..],
        &["render", "-", "--format", "ics"],
        &["check", "-"],
        &["check", "-", "--json"],
        &["swap", "-", "plank"],
    ] {
        let output = backplan(arguments, &text);
        assert_eq!((code(&output), output.stdout.len()), (3, 0), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains("ambulance"), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn no_key_stands_twice_in_a_profile_or_a_saved_plan() {
    let twice = r#"{"symptoms":["chest-pain"],"symptoms":[]}"#;
    let file = File::new("twice.json", twice);
    for output in
        [backplan(&["generate", "--profile", file.path()], ""), backplan(&["generate", "--profile", "-"], twice)]
    {
        assert_eq!((code(&output), output.stdout.len()), (2, 0), "{}", said(&output));
        assert!(said(&output).contains("symptoms") && said(&output).contains("twice"), "{}", said(&output));
    }
    let batch = backplan(&["batch"], &format!("{}\n", twice.replacen('{', "{\"id\":7,", 1)));
    let answer: Value = serde_json::from_slice(&batch.stdout).unwrap();
    assert_eq!(answer["id"], 7, "{answer}");
    assert!(answer["error"]["message"].as_str().unwrap().contains("symptoms"), "{answer}");
    let saved = plan(&[]).to_string().replacen("\"symptoms\":[]", "\"symptoms\":[\"chest-pain\"],\"symptoms\":[]", 1);
    let output = backplan(&["render", "-", "--format", "table"], &saved);
    assert_eq!((code(&output), output.stdout.len()), (2, 0), "its profile is wrong: {}", said(&output));
}

#[test]
fn a_gap_excuses_only_what_it_is_about() {
    let gap = |rule: &str| json!({"severity": "gap", "rule": rule, "text": "It can't be kept."});
    let mut too_many = plan(&["--days", "4"]);
    for session in too_many["weeks"][0]["sessions"].as_array_mut().unwrap() {
        session["effort"] = json!("hard");
    }
    too_many["notices"].as_array_mut().unwrap().push(gap("hard-sessions"));
    assert!(musts(&too_many).contains(&"hard-sessions".to_owned()), "{:?}", checked(&too_many));

    // A row could be there; that it could not is not believed.
    let mut no_row = plan(&[]);
    let work = no_row["weeks"][0]["sessions"][0]["strengthening"].as_array_mut().unwrap();
    work.retain(|item| item["exercise"] != "towel-row");
    no_row["notices"].as_array_mut().unwrap().push(gap("a-row"));
    assert!(musts(&no_row).contains(&"a-row".to_owned()), "{:?}", checked(&no_row));

    // A gap that nothing is behind is found.
    let mut silent = plan(&[]);
    silent["notices"].as_array_mut().unwrap().push(gap("ten-sets"));
    let (exit, findings) = checked(&silent);
    assert_eq!(exit, 0);
    assert!(findings.iter().any(|(_, _, text)| text.contains("ten-sets")), "{findings:?}");
}

#[test]
fn true_gaps_are_believed() {
    for arguments in [
        &["--minutes", "10"][..],
        &["--level", "intermediate", "--goal", "muscle"],
        &["--condition", "chronic-back-pain", "--equipment", "office", "--days", "3"],
        &["--level", "advanced", "--days", "1", "--equipment", "gym"],
    ] {
        let saved = plan(arguments);
        let gaps = saved["notices"].as_array().unwrap().iter().filter(|notice| notice["severity"] == "gap").count();
        assert!(gaps > 0, "{arguments:?} has no gap");
        assert_eq!(musts(&saved), Vec::<String>::new(), "{arguments:?}: {:?}", checked(&saved));
    }
}

#[test]
fn lost_cautions_and_changed_names_are_found() {
    let sound = plan(&["--condition", "herniated-disc", "--level", "intermediate", "--equipment", "gym"]);
    assert_eq!(checked(&sound).0, 0);
    let items = |plan: &Value| -> Vec<(usize, &'static str, usize)> {
        let mut places = Vec::new();
        for (at, session) in plan["weeks"][0]["sessions"].as_array().unwrap().iter().enumerate() {
            for phase in ["warm_up", "strengthening", "stretching"] {
                let with = session[phase].as_array().unwrap().iter().enumerate();
                places.extend(with.filter(|(_, item)| item["caution"].is_string()).map(|(item, _)| (at, phase, item)));
            }
        }
        places
    };
    let places = items(&sound);
    assert!(!places.is_empty());
    for (session, phase, item) in places {
        let mut lost = sound.clone();
        lost["weeks"][0]["sessions"][session][phase][item].as_object_mut().unwrap().remove("caution");
        assert_eq!(musts(&lost), ["condition-herniated-disc"], "{session} {phase} {item}");
        let mut other = sound.clone();
        other["weeks"][0]["sessions"][session][phase][item]["caution"] = json!("Go as hard as you like.");
        assert_eq!(musts(&other), ["condition-herniated-disc"], "{session} {phase} {item}");
    }
    let mut renamed = sound.clone();
    renamed["weeks"][0]["sessions"][0]["strengthening"][0]["name"] = json!("Deadlift");
    let (_, findings) = checked(&renamed);
    assert!(findings.iter().any(|(_, _, text)| text.contains("Deadlift")), "{findings:?}");
}

#[test]
fn lost_and_changed_words_of_safety_are_found() {
    let sound = plan(&["--condition", "herniated-disc", "--condition", "spinal-stenosis"]);
    assert_eq!(checked(&sound).0, 0);
    for rule in
        ["stop-signs", "ask-first", "condition-herniated-disc", "condition-spinal-stenosis", "conditions-differ"]
    {
        let notices = |plan: &Value| plan["notices"].as_array().unwrap().clone();
        let at = notices(&sound).iter().position(|notice| notice["rule"] == rule);
        let at = at.unwrap_or_else(|| panic!("nothing of {rule} is told"));
        let mut silent = sound.clone();
        silent["notices"].as_array_mut().unwrap().remove(at);
        let (_, findings) = checked(&silent);
        assert!(findings.iter().any(|(_, found, _)| found == rule), "{rule} is not told: {findings:?}");
        assert_eq!(musts(&silent).is_empty(), rule == "conditions-differ", "{rule}");
        let mut other = sound.clone();
        other["notices"][at]["text"] = json!("All is well.");
        let (exit, findings) = checked(&other);
        assert_eq!(exit, 0, "other words may be those of a former version");
        assert!(findings.iter().any(|(_, found, _)| found == rule), "{rule} says something else: {findings:?}");
    }
    let with =
        sound["moves"].as_object().unwrap().iter().find(|(_, text)| !text["cautions"].as_array().unwrap().is_empty());
    let id = with.unwrap().0.clone();
    let mut careless = sound.clone();
    careless["moves"][&id]["cautions"] = json!([]);
    assert_eq!(musts(&careless), ["names-of-catalog"]);
    let mut otherwise = sound.clone();
    otherwise["moves"][&id]["steps"] = json!(["Jump."]);
    let (_, findings) = checked(&otherwise);
    assert!(findings.iter().any(|(_, rule, text)| rule == "names-of-catalog" && text.contains(&*id)), "{findings:?}");
}

#[test]
fn saved_plans_from_before_are_read_and_newer_rules_are_findings() {
    for (name, newer) in [
        ("beginner", None),
        ("long-term-pain", Some("sessions-in-turn")),
        ("strength-gym", Some("one-unsupported-hinge")),
    ] {
        let path = format!("{}/tests/saved/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let saved: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let (exit, findings) = checked(&saved);
        assert_eq!(exit, 0, "{name}: {findings:?}");
        let rules: Vec<&str> = findings.iter().map(|(_, rule, _)| &**rule).collect();
        assert!(newer.is_none_or(|rule| rules.contains(&rule)), "{name}: {findings:?}");
    }
}

#[test]
fn a_swap_says_what_follows_from_the_new_moves() {
    let saved =
        plan(&["--level", "intermediate", "--equipment", "gym", "--days", "4", "--exclude", "bent-over-barbell-row"]);
    let swapped = backplan(&["swap", "-", "dumbbell-shrug", "--with", "deadlift"], &saved.to_string());
    assert_eq!(code(&swapped), 0, "{}", said(&swapped));
    let swapped: Value = serde_json::from_slice(&swapped.stdout).unwrap();
    let told = |plan: &Value, rule: &str| {
        let notices = plan["notices"].as_array().unwrap().iter().filter(|notice| notice["rule"] == rule);
        notices.map(|notice| notice["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert!(told(&swapped, "learn-heavy-lifts").contains("Deadlift"), "{swapped}");
    let back = backplan(&["swap", "-", "deadlift", "--with", "hip-hinge"], &swapped.to_string());
    let back: Value = serde_json::from_slice(&back.stdout).unwrap();
    assert!(!told(&back, "learn-heavy-lifts").contains("Deadlift"), "{back}");
    for plan in [&swapped, &back] {
        let (exit, findings) = checked(plan);
        let about_words =
            findings.iter().any(|(_, _, text)| text.contains("something else") || text.contains("does not say"));
        assert!(exit == 0 && !about_words, "{findings:?}");
    }
}

#[test]
fn what_was_written_into_a_saved_plan_is_found() {
    let sound = plan(&["--level", "advanced", "--goal", "strength", "--equipment", "gym"]);
    let is_found = |rule: &str, change: &dyn Fn(&mut Value)| {
        let mut other = sound.clone();
        change(&mut other);
        let (_, findings) = checked(&other);
        assert!(findings.iter().any(|(_, found, _)| found == rule), "{rule}: {findings:?}");
    };
    let (_, findings) = checked(&sound);
    assert_eq!(findings, [], "nothing is wrong before");
    let first =
        |plan: &mut Value, key: &str, value: Value| plan["weeks"][0]["sessions"][0]["strengthening"][0][key] = value;
    is_found("dose-from-source", &|plan| first(plan, "sets", json!(60)));
    is_found("dose-from-source", &|plan| first(plan, "reps", json!({ "min": 5, "max": 300 })));
    is_found("ramp-up-sets", &|plan| first(plan, "ramp_up_sets", Value::Null));
    is_found("learn-heavy-lifts", &|plan| {
        first(plan, "ramp_up_sets", Value::Null);
        plan["notices"].as_array_mut().unwrap().retain(|notice| notice["rule"] != "learn-heavy-lifts");
    });
    is_found("exclude", &|plan| {
        let id = plan["weeks"][0]["sessions"][0]["strengthening"][0]["exercise"].clone();
        plan["profile"]["exclude"] = json!([id]);
    });
    is_found("dose-from-source", &|plan| {
        let lift = plan["weeks"][0]["sessions"][0]["strengthening"][0].clone();
        plan["weeks"][0]["sessions"][0]["stretching"].as_array_mut().unwrap().push(lift);
    });
    let easy = plan(&["--level", "advanced", "--goal", "mobility", "--equipment", "gym"]);
    let mut hidden = easy;
    hidden["weeks"][0]["sessions"][0]["stretching"]
        .as_array_mut()
        .unwrap()
        .push(sound["weeks"][0]["sessions"][0]["strengthening"][0].clone());
    assert!(musts(&hidden).contains(&"easy-only".to_owned()), "{:?}", musts(&hidden));
    let mut told = plan(&["--level", "intermediate", "--goal", "muscle"]);
    let gap = told["notices"].as_array().unwrap().iter().position(|notice| notice["severity"] == "gap").unwrap();
    told["notices"][gap]["text"] = json!("All is well; nothing is missing.");
    let (_, findings) = checked(&told);
    assert!(
        findings.iter().any(|(_, rule, text)| rule == "no-silent-gap" && text.contains("other words")),
        "{findings:?}"
    );
}
