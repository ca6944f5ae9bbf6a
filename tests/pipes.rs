//! Commands that read what others wrote: check, swap and batch.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[path = "support/page.rs"]
mod page;
#[path = "support/process.rs"]
mod process;
#[path = "support/roster.rs"]
mod roster;

use std::process::{Command, Output};

use process::backplan;

use serde_json::{Value, json};

fn plan() -> Value {
    let output = backplan(&["generate", "--level", "intermediate", "--equipment", "home", "--json"], "");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_sound_plan_is_ok_and_one_without_a_warm_up_is_not() {
    let mut plan = plan();
    let sound = backplan(&["check", "-", "--json"], &plan.to_string());
    assert_eq!((code(&sound), serde_json::from_slice::<Value>(&sound.stdout).unwrap()["ok"].clone()), (0, json!(true)));
    plan["weeks"][0]["sessions"][0]["warm_up"] = json!([]);
    let broken = backplan(&["check", "-", "--json"], &plan.to_string());
    let report: Value = serde_json::from_slice(&broken.stdout).unwrap();
    assert_eq!((code(&broken), report["ok"].clone()), (1, json!(false)));
    let finding = &report["findings"][0];
    assert_eq!((&finding["rule"], &finding["where"]), (&json!("warm-up-length"), &json!("w1-monday/warm_up")));
}

#[test]
fn what_is_no_plan_is_told_so() {
    let newer = {
        let mut plan = plan();
        plan["version"] = json!(2);
        plan.to_string()
    };
    let stranger = plan().to_string().replace("\"bird-dog\"", "\"bird-cat\"").replace("\"deadlift\"", "\"deadlift-x\"");
    let cases = [
        ("", "is no plan"),
        ("{}", "is no plan"),
        (r#"{"format":"other","version":1}"#, "format"),
        (newer.as_str(), "newer backplan"),
        (stranger.as_str(), "no exercise is called"),
    ];
    for (input, expected) in cases {
        let output = backplan(&["check", "-"], input);
        assert_eq!(code(&output), 1, "{input:.60}");
        assert!(output.stdout.is_empty() && said(&output).contains(expected), "{input:.60}: {}", said(&output));
    }
}

/// What can't be seen, or would turn, break or command what is printed.
const HIDDEN: [char; 9] = ['\u{9b}', '\u{202e}', '\r', '\n', '\u{61c}', '\u{2028}', '\u{ad}', '\u{e0041}', '\u{3164}'];

/// Whether nothing of a text is hidden but the ends of its lines.
fn is_seen(text: &[u8]) -> bool {
    !String::from_utf8_lossy(text).contains(|c| c != '\n' && HIDDEN.contains(&c))
}

#[test]
fn what_is_hidden_in_a_plan_is_refused_and_shown() {
    for hidden in HIDDEN {
        let name = format!("a{hidden}b");
        let mut key = plan();
        key[&name] = json!(1);
        let mut move_key = plan();
        move_key["moves"][&name] = move_key["moves"]["bird-dog"].clone();
        let mut text = plan();
        text["profile"]["name"] = json!(name);
        for wrong in [key, move_key, text] {
            let output = backplan(&["render", "-"], &wrong.to_string());
            let spelled = hidden.escape_unicode().to_string();
            assert!(code(&output) == 1 && output.stdout.is_empty(), "{spelled}");
            assert!(said(&output).contains(&spelled) && is_seen(&output.stderr), "{spelled}: {}", said(&output));
            assert_eq!(said(&output).lines().count(), 1, "{}", said(&output));
        }
    }
}

#[test]
fn what_is_hidden_in_words_and_names_of_files_is_spelled_out() {
    for hidden in HIDDEN {
        let name = format!("no{hidden}where");
        let profile = json!({ &name: 1 }).to_string();
        for (arguments, input) in [
            (&["check", &name][..], ""),
            (&["generate", "--level", &name], ""),
            (&["generate", "--name", &name], ""),
            (&["generate", "--output", &format!("{name}/plan.html")], ""),
            (&["generate", "--profile", &name], ""),
            (&["generate", "--profile", "-"], &profile),
            (&["generate", "--catalog", &name], ""),
            (&["show", &name], ""),
            (&[&name], ""),
            (&["generate", &format!("--{name}")], ""),
        ] {
            let output = backplan(arguments, input);
            let told = format!("{arguments:?}: {}", said(&output).escape_debug());
            assert!(code(&output) > 0 && output.stdout.is_empty() && is_seen(&output.stderr), "{told}");
            assert!(!said(&output).contains("no\nwhere"), "{told}");
        }
    }
}

#[test]
fn an_id_comes_back_with_the_same_meaning_and_nothing_hidden() {
    for hidden in HIDDEN.into_iter().filter(|hidden| !matches!(hidden, '\r' | '\n')) {
        // As some writers have it: nothing is escaped that need not be.
        let output = backplan(&["batch"], &format!("{{\"id\":[1.50,\"a{hidden}b\"],\"level\":\"x{hidden}\"}}"));
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["id"], json!([1.5, format!("a{hidden}b")]));
        let text = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(is_seen(&output.stdout) && text.starts_with("{\"id\":[1.50,"), "{}", text.escape_debug());
    }
    for unreadable in ["6E5666".to_owned(), "[".repeat(200) + &"]".repeat(200)] {
        for more in ["", ",\"level\":\"expert\""] {
            let output = backplan(&["batch"], &format!("{{\"id\":{unreadable}{more}}}"));
            let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!((&answer["id"], &answer["error"]["exit"]), (&Value::Null, &json!(2)), "{answer}");
        }
    }
    let output = backplan(&["batch"], "{\"id\":[1,\r2]}");
    assert!(output.stdout.starts_with(b"{\"id\":[1, 2]"));
}

#[test]
fn a_swap_replaces_a_move_and_keeps_the_rules() {
    let plan = plan();
    let row = plan["weeks"][0]["sessions"][0]["strengthening"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["because"][0]["rule"] == "a-row");
    let row = row.unwrap()["exercise"].as_str().unwrap();
    let output = backplan(&["swap", "-", row], &plan.to_string());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains(&format!("\"exercise\": \"{row}\"")), "{row} is still there");
    assert_eq!(code(&backplan(&["check", "-"], &text)), 0);
    let refused = backplan(&["swap", "-", row, "--with", "plank"], &plan.to_string());
    assert_eq!((code(&refused), refused.stdout.len()), (1, 0), "{}", said(&refused));
    let unknown = backplan(&["swap", "-", "plonk"], &plan.to_string());
    assert!(code(&unknown) == 1 && said(&unknown).contains("plank"), "{}", said(&unknown));
}

#[test]
fn a_batch_answers_every_line_in_order() {
    let lines = [
        json!({"id": 1, "level": "beginner", "days": 3}).to_string(),
        "no json".to_owned(),
        json!({"id": "b", "level": "begginer"}).to_string(),
        json!({"id": [3], "symptoms": ["chest-pain"]}).to_string(),
        json!({"id": 4, "colour": "red"}).to_string(),
        String::new(),
        json!({"id": 5}).to_string(),
    ];
    let output = backplan(&["batch"], &lines.join("\n"));
    let answers: Vec<Value> = String::from_utf8(output.stdout.clone())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let seen: Vec<(Value, Value)> =
        answers.iter().map(|answer| (answer["id"].clone(), answer["error"]["exit"].clone())).collect();
    let expected = [
        (json!(1), Value::Null),
        (Value::Null, json!(1)),
        (json!("b"), json!(2)),
        (json!([3]), json!(3)),
        (json!(4), json!(2)),
        (Value::Null, json!(1)),
        (json!(5), Value::Null),
    ];
    assert_eq!(seen, expected);
    assert!(answers[2]["error"]["message"].as_str().unwrap().contains("did you mean beginner?"));
    assert!(answers[0]["plan"]["moves"].is_null() && answers[0]["plan"]["weeks"].is_array());
    assert_eq!(code(&output), 1, "lines were wrong");
    let withheld = backplan(&["batch", "--moves"], &lines[3]);
    assert_eq!(code(&withheld), 0, "a withheld plan is an answer");
}

#[test]
fn symptoms_withhold_and_say_whom_to_see() {
    let cases = [
        ("saddle-numbness", "ambulance now"),
        ("fever-with-back-pain", "within days"),
        ("new-tingling", "doctor or physiotherapist before you train"),
    ];
    for (symptom, expected) in cases {
        for command in ["generate", "desk", "explain"] {
            let output = backplan(&[command, "--symptom", symptom], "");
            assert_eq!((code(&output), output.stdout.len()), (3, 0), "{command} {symptom}");
            assert!(said(&output).contains(expected) && said(&output).contains(symptom), "{}", said(&output));
        }
    }
}

#[test]
fn a_profile_file_is_beaten_by_flags() {
    let folder = std::env::temp_dir().join(format!("backplan-profile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let toml = file("a.toml", "level = \"intermediate\"\ndays = 3\nequipment = [\"home\"]\n");
    let output = backplan(&["generate", "--profile", &toml, "--on", "tue", "--json"], "");
    let plan: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&plan["profile"]["level"], &plan["profile"]["on"]), (&json!("intermediate"), &json!(["tuesday"])));
    let saved = file("b.json", &plan["profile"].to_string());
    let again = backplan(&["generate", "--profile", &saved, "--json"], "");
    assert_eq!(again.stdout, output.stdout, "a plan's own profile gives the plan again");
    for (name, text, expected) in
        [("c.toml", "colour = 1\n", "colour"), ("d.toml", "level = \"expert\"\n", "level"), ("e.json", "{", "EOF")]
    {
        let output = backplan(&["generate", "--profile", &file(name, text)], "");
        assert!(code(&output) == 2 && said(&output).contains(expected), "{name}: {}", said(&output));
    }
    let missing = backplan(&["generate", "--profile", "nowhere.toml"], "");
    assert_eq!(code(&missing), 2, "{}", said(&missing));
    std::fs::remove_dir_all(folder).unwrap();
}

/// What a line of `batch` is answered with.
fn message(line: &str) -> String {
    let output = backplan(&["batch"], line);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    answer["error"]["message"].as_str().unwrap().to_owned()
}

#[test]
fn a_long_name_is_quoted_short() {
    let long = "x".repeat(100_000);
    let lines = [
        json!({"level": long}),
        json!({"include": [long]}),
        json!({"conditions": [long]}),
        json!({"days": long}),
        json!({ (long.clone()): 1 }),
    ];
    for line in lines {
        let told = message(&line.to_string());
        assert!(told.len() < 500 && told.contains("xxx\u{2026}"), "{told:.600}");
    }
    for arguments in
        [["show", &long], ["generate", &format!("--include={long}")], ["generate", &format!("--level={long}")]]
    {
        let output = backplan(&arguments, "");
        assert!(output.stderr.len() < 2_000 && said(&output).contains("xxx\u{2026}"), "{:.3000}", said(&output));
    }
}

#[test]
fn words_are_taken_in_any_case_and_number() {
    let profile = |arguments: &[&str], input: &str| -> Value {
        let output = backplan(&[&["generate", "--json"], arguments].concat(), input);
        let plan: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
        plan["profile"].clone()
    };
    let flags =
        ["--level", "Beginner", "--equipment", "Bands, dumbbells", "--condition", "Herniated disc", "--on", "Mon, THU"];
    let file = "level = \"Beginner\"\nequipment = [\"bands\", \" dumbbells\"]\nconditions = [\"Herniated disc\"]\non = [\"Mon\", \"THU\"]\n";
    for found in [profile(&flags, ""), profile(&["--profile", "-"], file)] {
        assert_eq!(found["level"], "beginner");
        assert_eq!(found["equipment"], json!(["band", "dumbbell"]));
        assert_eq!(found["conditions"], json!(["herniated-disc"]));
        assert_eq!(found["on"], json!(["monday", "thursday"]));
    }
}

#[test]
fn all_that_is_wrong_with_a_profile_is_told_with_its_line() {
    let toml = "level = \"expert\"\ncolour = 1\ndays = \"three\"\nminutes = 5\n";
    let json = "{\n\"level\": \"expert\",\n\"days\": -1, \"seed\": 1.5\n}";
    for (text, expected) in [
        (
            toml,
            &[
                "input:1: level: no level is called",
                "input:2: \"colour\": unknown key",
                "input:3: days: must be a whole number from 1 to 7, not the text",
                "input:4: minutes: must be from 10 to 180, not 5",
            ][..],
        ),
        (
            json,
            &[
                "input:2: level: no level",
                "input:3: days: must be a whole number from 1 to 7, not -1",
                "input:3: seed: must be a whole number, 0 or more, not 1.5",
            ],
        ),
    ] {
        let output = backplan(&["generate", "--profile", "-"], text);
        assert_eq!(code(&output), 2);
        for part in expected {
            assert!(said(&output).contains(part), "{part} in: {}", said(&output));
        }
    }
    let told = message("{\"level\": \"begginer\", \"days\": 9, \"colour\": 1}");
    assert!(
        ["did you mean beginner?", "must be from 1 to 7, not 9", "\"colour\": unknown key"]
            .iter()
            .all(|part| told.contains(part)),
        "{told}"
    );
}

#[test]
fn dates_end_with_the_year_9999() {
    let mut plan = plan();
    plan["weeks"][0]["sessions"][0]["date"] = json!("+262142-12-31");
    for command in [["check", "-"], ["render", "--format=ics"]] {
        let output = backplan(&command, &plan.to_string());
        assert!(code(&output) == 1 && said(&output).contains("is no sound plan"), "{}", said(&output));
    }
    let start = |arguments: &[&str]| backplan(&[&["generate", "--json"], arguments].concat(), "");
    assert_eq!(code(&start(&["--start", "9999-12-20"])), 0);
    let output = start(&["--start", "9999-12-20", "--weeks", "2"]);
    assert!(code(&output) == 2 && said(&output).contains("9999"), "{}", said(&output));
}

#[test]
fn a_start_may_be_a_word() {
    let start = |word: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
        let output = command.args(["generate", "--json", "--start", word]).env("BACKPLAN_TODAY", "2026-11-25").output();
        let plan: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
        plan["profile"]["start"].as_str().unwrap().to_owned()
    };
    assert_eq!([start("today"), start("Tomorrow"), start("next-monday")], ["2026-11-25", "2026-11-26", "2026-11-30"]);
}

#[test]
fn a_group_of_muscles_is_a_muscle_to_list_by() {
    let ids = |arguments: &[&str]| {
        let output = backplan(&[&["list", "-f", "ids"], arguments].concat(), "");
        String::from_utf8(output.stdout).unwrap()
    };
    let single = ["--muscle", "rhomboids", "--muscle", "trapezius-middle", "--muscle", "trapezius-lower"];
    assert!(!ids(&single).is_empty());
    assert_eq!(ids(&["--muscle", "middle-back"]), ids(&single));
}
