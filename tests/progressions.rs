//! Ten clients for whom a coach wrote twelve weeks by hand, as plain double progressions. A person compares them with what is
//! planned; this holds that the plans there are to compare go somewhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "support/process.rs"]
mod process;

use std::fs;

use process::backplan;
use serde_json::Value;

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
    let mut clients = 0;
    for entry in fs::read_dir("tests/progressions").unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let (flags, by_hand) = text.split_once('\n').unwrap();
        assert!(by_hand.lines().count() > 15, "{flags}");
        let flags = flags.strip_prefix("Flags:").unwrap().split_whitespace();
        let arguments: Vec<&str> = ["generate", "--weeks", "12", "--json"].into_iter().chain(flags).collect();
        let output = backplan(&arguments, "");
        let plan: Value = serde_json::from_slice(&output.stdout).unwrap();
        let loads = |kind: &str| output.stdout.windows(kind.len()).filter(|part| *part == kind.as_bytes()).count();
        assert!(work(&plan, 11) > work(&plan, 0) || loads("\"kind\":\"load\"") > 2, "{arguments:?}");
        assert!(work(&plan, 4) < 0.7 * work(&plan, 3), "{arguments:?}: the lighter week");
        clients += 1;
    }
    assert_eq!(clients, 10);
}
