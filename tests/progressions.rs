//! Ten clients for whom a coach wrote twelve weeks by hand: once as good as can be, once as a plain double progression. A
//! person compares them with what is planned; this holds that the plans there are to compare go somewhere, and that all
//! begin alike.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "support/process.rs"]
mod process;

use std::fs;
use std::path::PathBuf;

use process::backplan;
use serde_json::Value;

/// The texts in a directory.
fn texts(directory: &str) -> Vec<String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().filter(|path| path.is_file()).map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// The plan that a client's text is about, as JSON.
fn planned(text: &str) -> String {
    let flags = text.lines().next().and_then(|line| line.strip_prefix("Flags:")).unwrap().split_whitespace();
    let arguments: Vec<&str> = ["generate", "--weeks", "12", "--json"].into_iter().chain(flags).collect();
    String::from_utf8(backplan(&arguments, "").stdout).unwrap()
}

/// The work of a session: repetitions and seconds of holds, sets counted, and how often resistance has grown.
fn work(plan: &Value, week: usize) -> f64 {
    let sessions = plan["weeks"][week]["sessions"].as_array().unwrap();
    let items = sessions.iter().flat_map(|session| session["strengthening"].as_array().unwrap());
    items
        .map(|item| {
            let most = |key: &str| item[key]["max"].as_f64();
            let each = most("reps").unwrap_or(1.0) * most("hold_seconds").map_or(1.0, |hold| hold.max(3.0) / 3.0);
            item["sets"].as_f64().unwrap() * each
        })
        .sum()
}

#[test]
fn ten_clients_get_plans_that_grow() {
    let clients = texts("tests/progressions");
    for text in &clients {
        assert!(text.lines().count() > 16, "{text}");
        let printed = planned(text);
        let plan: Value = serde_json::from_str(&printed).unwrap();
        let loads = printed.matches("\"kind\":\"load\"").count();
        assert!(work(&plan, 11) > work(&plan, 0) || loads > 2, "{text}");
        assert!(work(&plan, 4) < 0.7 * work(&plan, 3), "{text}: the lighter week");
    }
    assert_eq!(clients.len(), 10);
}

/// The first week of a plan as a hand writes it: under each day its moves with their sets and least repetitions.
fn first_week(plan: &Value) -> Vec<String> {
    let sessions = plan["weeks"][0]["sessions"].as_array().unwrap();
    let mut lines = Vec::new();
    for session in sessions {
        lines.push(session["weekday"].as_str().unwrap().to_uppercase());
        for item in session["strengthening"].as_array().unwrap() {
            let seconds = || format!("{}s", item["hold_seconds"]["min"]);
            let each = item["reps"]["min"].as_u64().map_or_else(seconds, |reps| reps.to_string());
            lines.push(format!("{} {}×{each}", item["name"].as_str().unwrap(), item["sets"]));
        }
    }
    lines
}

#[test]
fn a_plain_double_progression_begins_as_the_plan_does() {
    let clients = texts("tests/progressions/plain");
    for text in &clients {
        let plan: Value = serde_json::from_str(&planned(text)).unwrap();
        let weeks = |line: &str| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).count();
        let rows = text.lines().skip(2);
        let moves = rows.clone().filter(|line| line.starts_with(' '));
        assert!(moves.clone().count() > 5 && { moves }.all(|line| weeks(line) == 13), "{text}");
        let first = rows.filter_map(|line| {
            let mut cells = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty());
            let (name, first) = (cells.next()?, cells.next());
            // What comes in later is not in the first week.
            match first {
                Some("–") => None,
                Some(first) => Some(format!("{name} {first}")),
                None => Some(name.to_owned()),
            }
        });
        assert_eq!(first.collect::<Vec<_>>(), first_week(&plan), "{text}");
    }
    assert_eq!(clients.len(), 10);
}
