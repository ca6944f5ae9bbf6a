//! What has come of a plan: figures worked out by hand, and what is printed of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "support/page.rs"]
mod reader;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use backplan::builtin;
use backplan::daily::progress::Progress;
use backplan::daily::{Journal, export};
use backplan::plan::Plan;
use backplan::render::{Account, Canvas, Printed, Style};
use reader::Element;
use serde_json::{Value, json};
use textwrap::core::display_width;

/// The day on which the journal below is looked at: the one of the fourth week's second session, which is still to come.
const TODAY: &str = "2026-10-01";

/// Several weeks of notes, one that was wrong and taken back, one that was corrected, one of an older plan and one of a day
/// that has not come.
const JOURNAL: &str = r#"
{"version":1,"date":"2026-08-05","plan":"2026-08-03","session":"w1-monday","outcome":"done","pain":9,"did":[{"exercise":"bridge","sets":3,"reps":12,"kg":10}]}
{"version":1,"date":"2026-09-06","baselines":[{"id":"usual-pain","value":6},{"id":"plank-hold","value":20},{"id":"hardest-things","value":7}]}
{"version":1,"date":"2026-09-07","plan":"2026-09-07","session":"w1-monday","outcome":"done","pain":8,"after":5}
{"version":1,"date":"2026-09-07","plan":"2026-09-07","session":"w1-monday","outcome":"done","pain":4,"after":5,"replaces":4}
{"version":1,"date":"2026-09-07","plan":"2026-09-07","session":"w1-monday","morning":4}
{"version":1,"date":"2026-09-08","walk":20}
{"version":1,"date":"2026-09-09","walk":15}
{"version":1,"date":"2026-09-10","plan":"2026-09-07","session":"w1-thursday","outcome":"done","pain":3,"did":[{"exercise":"bridge","sets":1,"reps":8},{"exercise":"plank","sets":2,"seconds":20}]}
{"version":1,"date":"2026-09-14","plan":"2026-09-07","session":"w2-monday","outcome":"skipped","note":"=cmd <script>alert('x')</script> \u001b[31m & \"ill\""}
{"version":1,"date":"2026-09-17","plan":"2026-09-07","session":"w2-thursday","moved":{"from":"2026-09-17","to":"2026-09-19"}}
{"version":1,"date":"2026-09-19","plan":"2026-09-07","session":"w2-thursday","outcome":"done","pain":2,"did":[{"exercise":"plank","sets":3,"seconds":30}]}
{"version":1,"date":"2026-09-21","plan":"2026-09-07","session":"w3-monday","outcome":"done","bad_day":true,"pain":6,"move_pain":[{"exercise":"bridge","pain":5}]}
{"version":1,"date":"2026-09-28","plan":"2026-09-07","session":"w4-monday","outcome":"skipped"}
{"version":1,"date":"2026-09-28","undoes":14}
{"version":1,"date":"2026-09-28","plan":"2026-09-07","session":"w4-monday","outcome":"done","pain":1,"after":1,"symptoms":["new-tingling"]}
{"version":1,"date":"2026-09-30","plan":"2026-09-07","baselines":[{"id":"usual-pain","value":4},{"id":"plank-hold","value":25},{"id":"hardest-things","value":5.8}]}
{"version":1,"date":"2026-10-05","plan":"2026-09-07","session":"w5-monday","outcome":"done","pain":10}
"#;

/// A plan of five weeks whose sessions all hold three sets of bridges and two of planks.
fn plan() -> Plan {
    let asked = ["--level", "beginner", "--condition", "chronic-back-pain", "--weeks", "5", "--on", "mon,thu"];
    let made = [&["generate", "--json", "--start", "2026-09-07", "--name", "Ann's back"][..], &asked].concat();
    let folder = tempfile::tempdir().unwrap();
    let mut plan: Plan = serde_json::from_str(&said(&run(folder.path(), &made))).unwrap();
    let sample = plan.weeks[0].sessions[0].strengthening[0].clone();
    for session in plan.weeks.iter_mut().flat_map(|week| &mut week.sessions) {
        let item = |exercise: &'static str, name: &'static str, sets| {
            let mut item = sample.clone();
            (item.exercise, item.name, item.sets, item.step) = (exercise.into(), name.into(), sets, None);
            item
        };
        session.strengthening = vec![item("bridge", "Bridge", 3), item("plank", "Plank", 2)];
    }
    plan
}

/// A home with the plan, and with a journal.
fn home(journal: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data/backplan");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("plan.json"), serde_json::to_string(&plan()).unwrap()).unwrap();
    fs::write(data.join("journal.jsonl"), journal).unwrap();
    folder
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_backplan"))
        .args(arguments)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("BACKPLAN_TODAY", TODAY)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn figures(journal: &str) -> Value {
    serde_json::from_str(&said(&run(home(journal).path(), &["progress", "--json"]))).unwrap()
}

/// What has come of the plan, with no program between.
fn account(journal: &str) -> Account {
    let (plan, catalog) = (plan(), builtin::catalog());
    let progress = Progress::of(&plan, &Journal::of(journal.as_bytes()), &catalog, TODAY.parse().unwrap());
    Account { plan, progress, catalog }
}

#[test]
fn sessions_are_counted_by_what_became_of_them() {
    let found = figures(JOURNAL);
    let all = &found["adherence"];
    let counts = ["due", "done", "bad_days", "skipped", "not_noted", "percent"].map(|key| all[key].as_u64().unwrap());
    assert_eq!(counts, [7, 5, 1, 1, 1, 71]);
    let weeks: Vec<[u64; 5]> = all["weeks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|week| ["planned", "due", "done", "skipped", "not_noted"].map(|key| week[key].as_u64().unwrap()))
        .collect();
    assert_eq!(weeks, [[2, 2, 2, 0, 0], [2, 2, 1, 1, 0], [2, 2, 1, 0, 1], [2, 1, 1, 0, 0]]);
}

#[test]
fn a_session_counts_its_sets_and_what_was_noted_in_their_place() {
    let found = figures(JOURNAL);
    let sets = |week: usize, group: &str| {
        let groups = found["volume"][week]["groups"].as_array().unwrap();
        groups.iter().find(|one| one["group"] == group).unwrap()["done"].as_f64().unwrap()
    };
    let weeks: Vec<[f64; 4]> =
        (0..4).map(|week| ["hips", "lower-back", "core", "lats"].map(|group| sets(week, group))).collect();
    assert_eq!(weeks, [[4.0, 2.0, 4.0, 0.0], [3.0, 1.5, 3.0, 0.0], [0.0; 4], [3.0, 1.5, 2.0, 0.0]]);
    let walked = &found["walks"][0];
    assert_eq!([&walked["days"], &walked["minutes"]], [&json!(2), &json!(35)]);
}

#[test]
fn pain_has_a_course() {
    let found = figures(JOURNAL);
    let during: Vec<(&str, u64)> = found["pain"]["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| (point["date"].as_str().unwrap(), point["during"].as_u64().unwrap()))
        .collect();
    let expected = [("2026-09-07", 4), ("2026-09-10", 3), ("2026-09-19", 2), ("2026-09-21", 6), ("2026-09-28", 1)];
    assert_eq!(during, expected);
    let course = &found["pain"]["during"];
    assert_eq!(course["mean"], 3.2);
    assert_eq!(course["highest"], json!({"date": "2026-09-21", "value": 6.0}));
    assert_eq!(course["last"]["value"], 1.0);
    assert_eq!(found["pain"]["after"]["mean"], 3.0);
    assert_eq!(found["pain"]["morning"]["noted"], 1);
}

#[test]
fn a_change_is_told_from_chance() {
    let found = figures(JOURNAL);
    let told = |id: &str| {
        let all = found["baselines"].as_array().unwrap();
        let one = all.iter().find(|one| one["id"] == id).unwrap();
        (one["difference"].as_f64().unwrap(), one["verdict"].as_str().unwrap().to_owned())
    };
    assert_eq!(told("usual-pain"), (-2.0, "better".to_owned()));
    assert_eq!(told("hardest-things"), (-1.2, "within-chance".to_owned()));
    assert_eq!(told("plank-hold"), (5.0, "better-unjudged".to_owned()));
}

#[test]
fn sizes_of_a_change_follow_the_sources() {
    let verdict = |id: &str, first: f64, last: f64| {
        let line = |date: &str, value: f64| {
            format!(r#"{{"version":1,"date":"{date}","baselines":[{{"id":"{id}","value":{value}}}]}}"#)
        };
        let journal = format!("{}\n{}\n", line("2026-09-07", first), line("2026-09-30", last));
        let change = serde_json::to_value(&account(&journal).progress.baselines[0]).unwrap();
        (change["verdict"].as_str().unwrap().to_owned(), change["size"].as_str().unwrap_or_default().to_owned())
    };
    let both = |verdict: &str, size: &str| (verdict.to_owned(), size.to_owned());
    // 30 per cent of 3 are 0.9; of 4 they are 1.2.
    assert_eq!(verdict("usual-pain", 3.0, 2.0), both("better", ""));
    assert_eq!(verdict("usual-pain", 4.0, 3.0), both("within-chance", ""));
    assert_eq!(verdict("usual-pain", 4.0, 6.0), both("worse", ""));
    assert_eq!(verdict("usual-pain", 0.0, 1.0), both("within-chance", ""));
    assert_eq!(verdict("hardest-things", 6.3, 5.0), both("better", "small"));
    assert_eq!(verdict("hardest-things", 7.0, 4.7), both("better", "medium"));
    assert_eq!(verdict("hardest-things", 2.0, 4.7), both("worse", "large"));
    // One of several things under the same baseline has its scale.
    assert_eq!(verdict("hardest-things-socks", 7.0, 4.0), both("better", "large"));
    assert_eq!(verdict("chair-rises", 15.0, 12.0), both("better-unjudged", ""));
    assert_eq!(verdict("chair-rises", 12.0, 12.0), both("unchanged", ""));
}

#[test]
fn moves_have_a_best_and_a_last_from_any_plan() {
    let found = figures(JOURNAL);
    let bridge = &found["moves"][0];
    assert_eq!(bridge["best"], json!({"date": "2026-08-05", "sets": 3, "reps": 12, "kg": 10.0}));
    assert_eq!(bridge["last"], json!({"date": "2026-09-10", "sets": 1, "reps": 8}));
    assert_eq!(found["moves"][1]["best"], json!({"date": "2026-09-19", "sets": 3, "seconds": 30}));
}

#[test]
fn events_are_told_by_date() {
    let found = figures(JOURNAL);
    let kinds: Vec<&str> =
        found["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["skipped", "note", "moved", "bad-day", "sore-move", "symptom"]);
}

#[test]
fn json_has_no_null_and_its_words_are_plain() {
    fn walk(value: &Value) {
        match value {
            Value::Null => panic!("a null"),
            Value::Array(values) => values.iter().for_each(walk),
            Value::Object(keys) => keys.iter().for_each(|(key, value)| {
                assert!(key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{key}");
                walk(value);
            }),
            _ => {}
        }
    }
    for journal in ["", JOURNAL] {
        let found = figures(journal);
        walk(&found);
        let keys: BTreeSet<&str> = found.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = [
            "format",
            "version",
            "plan",
            "today",
            "entries",
            "adherence",
            "volume",
            "walks",
            "pain",
            "baselines",
            "moves",
            "events",
        ];
        assert_eq!(keys, BTreeSet::from(expected));
        assert!(!found.to_string().contains("\\u001b"));
    }
}

#[test]
fn the_report_has_the_sixteen_headings_and_loads_nothing() {
    for journal in ["", JOURNAL] {
        let page = said(&run(home(journal).path(), &["progress", "--report"]));
        let document = Element::read(&page);
        let headings: Vec<String> = document.named("h2").iter().map(|heading| heading.text()).collect();
        for number in 1..=16 {
            let begin = format!("{number} ");
            assert_eq!(headings.iter().filter(|heading| heading.starts_with(&begin)).count(), 1, "{headings:?}");
        }
        let below: Vec<String> = document.named("h3").iter().map(|heading| heading.text()).collect();
        for part in ["7a", "7b", "14a", "14b", "16a", "16b"] {
            assert!(below.iter().any(|heading| heading.starts_with(part)), "{part}");
        }
        for remote in ["http://", "https://", "src=", "url(", "@import", "<script", "<link", "<iframe"] {
            assert!(!page.contains(remote), "{remote}");
        }
        let blanks = document.classed("rule");
        assert!(blanks.len() > 5 && blanks.iter().all(|blank| blank.text().starts_with("________")));
        assert!(page.contains("Slade"));
        let unique: BTreeSet<&str> = document.all().iter().filter_map(|element| element.attribute("id")).collect();
        let links = document.all().into_iter().filter_map(|element| element.attribute("href"));
        links.for_each(|link| assert!(unique.contains(link.strip_prefix('#').unwrap()), "{link}"));
    }
}

#[test]
fn the_report_shows_each_move_once_drawn() {
    let page = Element::read(&said(&run(home(JOURNAL).path(), &["progress", "--report"])));
    let moves: BTreeSet<String> = plan().items().map(|item| item.exercise.to_string()).collect();
    let drawn: BTreeSet<String> = moves.into_iter().filter(|id| builtin::kit().drawing(id).is_some()).collect();
    assert!(drawn.len() > 5, "{drawn:?}");
    let of = |name: &str, attribute: &str, before: &str| -> Vec<String> {
        let all = page.named(name);
        all.iter().filter_map(|one| one.attribute(attribute)?.strip_prefix(before)).map(str::to_owned).collect()
    };
    for found in [of("symbol", "id", "draw_"), of("use", "href", "#draw_")] {
        assert_eq!((found.len(), found.into_iter().collect::<BTreeSet<_>>()), (drawn.len(), drawn.clone()));
    }
}

#[test]
fn the_report_tells_what_was_noted_as_text() {
    let page = said(&run(home(JOURNAL).path(), &["progress", "--report"]));
    let text = Element::read(&page).text();
    assert!(text.contains("<script>alert('x')</script>"), "the note is there, as text");
    assert!(!page.contains('\u{1b}'));
    for told in
        ["new tingling", "Bridge, pain 5 of 10", "stop-signs", "condition-chronic-back-pain", "Abbott & Schmitt"]
    {
        assert!(text.contains(told), "{told}");
    }
    assert_eq!(Element::read(&page).named("polyline").len(), 6, "three lines, and three in the key");
}

#[test]
fn the_ending_of_a_file_chooses_its_format() {
    let home = home(JOURNAL);
    let path = |name: &str| home.path().join(name).display().to_string();
    for (arguments, begin) in [
        (vec!["progress", "--report", "--output"], "<!DOCTYPE html>"),
        (vec!["progress", "--output"], "<!DOCTYPE html>"),
        (vec!["progress", "--json", "--output"], "{"),
    ] {
        let file = path("out.html");
        said(&run(home.path(), &[arguments, vec![&*file]].concat()));
        assert!(fs::read_to_string(&file).unwrap().starts_with(begin));
    }
    assert_eq!(run(home.path(), &["progress", "--report", "--json"]).status.code(), Some(2));
}

#[test]
fn nothing_noted_says_how_to_note() {
    let home = home("");
    fs::remove_file(home.path().join("data/backplan/journal.jsonl")).unwrap();
    let text = said(&run(home.path(), &["progress"]));
    assert!(text.contains("Nothing is noted") && text.contains("backplan log --done --pain 2"), "{text}");
    let without_plan = tempfile::tempdir().unwrap();
    let output = run(without_plan.path(), &["progress"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("generate --save"));
}

#[test]
fn lines_that_cannot_be_read_are_told() {
    let torn = format!("{JOURNAL}{}\n{}\n", r#"{"version":2,"date":"2026-09-30"}"#, r#"{"version":1,"da"#);
    let output = run(home(&torn).path(), &["progress"]);
    assert!(output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("can't be read") && told.contains("newer backplan"), "{told}");
}

#[test]
fn lines_fit_their_width() {
    for journal in ["", JOURNAL] {
        let account = account(journal);
        for width in [40, 60, 80, 120] {
            let mut out = Vec::new();
            let style = Style::plain(Canvas::new(width, false));
            Account::FORMATS[0].write(&account, &style, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            for line in text.lines() {
                assert!(display_width(line) <= width, "{width}: {line}");
                assert_eq!(line, line.trim_end(), "white space at the end of {line:?}");
            }
            assert!(!text.contains('\u{1b}') && !text.contains('\u{a0}'));
        }
    }
}

#[test]
fn a_journal_is_rows_for_a_spreadsheet() {
    let mut out = Vec::new();
    export::csv(&Journal::of(JOURNAL.as_bytes()), &mut out).unwrap();
    let mut reader = csv::Reader::from_reader(&*out);
    assert_eq!(
        reader.headers().unwrap(),
        vec!["date", "plan", "session", "what", "exercise_or_baseline", "value", "unit", "note"]
    );
    let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let has = |row: [&str; 8]| assert!(rows.iter().any(|other| *other == row), "{row:?} in {rows:#?}");
    has(["2026-09-07", "2026-09-07", "w1-monday", "pain", "", "4", "0-10", ""]);
    has(["2026-09-10", "2026-09-07", "w1-thursday", "seconds", "plank", "20", "seconds", ""]);
    has(["2026-09-06", "", "", "baseline", "plank-hold", "20", "seconds", ""]);
    has(["2026-09-08", "", "", "walk", "", "20", "minutes", ""]);
    let noted = rows.iter().find(|row| !row[7].is_empty()).unwrap();
    assert_eq!(noted[3], "outcome");
    assert!(noted[7].starts_with("'=cmd"), "no formula");
    assert!(!rows.iter().any(|row| row[3] == "pain" && row[5] == "8"), "what was corrected is gone");
}
