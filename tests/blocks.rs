//! Several weeks in one print: the first week in full, then blocks of weeks as tables in which every dose of every week is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "support/process.rs"]
mod process;
#[path = "support/page.rs"]
mod reader;

use std::fs;

use backplan::plan::Plan;
use backplan::render::{Canvas, Printed, Style};
use process::backplan;
use reader::Element;
use serde_json::{Value, json};

/// Twelve weeks written by hand, with steps of every kind.
fn steps() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/weeks.in/steps.json")).unwrap()
}

fn printed(arguments: &[&str], input: &str) -> String {
    let output = backplan(arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn twelve(more: &[&str]) -> Value {
    serde_json::from_str(&printed(&[&["generate", "--weeks", "12", "--json"], more].concat(), "")).unwrap()
}

/// The plan with a change in one of its items.
fn changed(plan: &str, place: &str, key: &str, value: Value) -> String {
    let mut plan: Value = serde_json::from_str(plan).unwrap();
    let item = plan.pointer_mut(place).unwrap();
    item[key] = value;
    plan.to_string()
}

/// The tables of a wiki page below the headings of blocks, cell by cell.
fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let blocks = markdown.split("\n## ").filter(|part| part.starts_with("Weeks ") || part.starts_with("Week 6\n"));
    let cells = |line: &str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
    blocks.map(|block| block.lines().filter(|line| line.starts_with("| ")).map(cells).collect()).collect()
}

/// The figures of an item as a trainer writes them.
fn figures(item: &Value) -> String {
    let range = |range: &Value| match (range["min"].as_u64().unwrap(), range["max"].as_u64().unwrap()) {
        (min, max) if min == max => min.to_string(),
        (min, max) => format!("{min}–{max}"),
    };
    let sets = item["sets"].as_u64().unwrap();
    if let Some(reps) = item.get("reps") {
        format!("{sets} × {}", range(reps))
    } else {
        let time = range(item.get("hold_seconds").or(item.get("seconds")).unwrap());
        if sets > 1 { format!("{sets} × {time} s") } else { format!("{time} s") }
    }
}

/// Whether a block's table has the dose of every move of its weeks in the week's column, and a dash elsewhere.
fn is_whole(table: &[Vec<String>], weeks: &[Value]) {
    assert_eq!(table[0].len(), weeks.len() + 1, "a column a week");
    for (at, week) in weeks.iter().enumerate() {
        let head = &table[0][at + 1];
        assert!(head.starts_with(&format!("Week {}<br>", week["week"])), "{head}");
        assert_eq!(head.ends_with("lighter"), week["kind"] == "lighter", "{head}");
        for session in week["sessions"].as_array().unwrap() {
            let day = session["weekday"].as_str().unwrap();
            let is_day = |row: &&Vec<String>| row[0].to_lowercase().contains(day) && row[0].starts_with("**");
            let start = table.iter().position(|row| is_day(&row)).unwrap();
            let end = (start + 1..table.len()).find(|at| table[*at][0].starts_with("**")).unwrap_or(table.len());
            let items = session["strengthening"].as_array().unwrap();
            for item in items {
                let name = item["name"].as_str().unwrap();
                let row = table[start..end].iter().find(|row| row[0].split("<br>").next() == Some(name));
                let cell = &row.expect("a row for each move of the day")[at + 1];
                let is_told = cell
                    .strip_prefix(&*figures(item))
                    .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
                assert!(is_told, "{name}, week {}: {cell}", week["week"]);
            }
            let doses = table[start + 1..end].iter().filter(|row| row[at + 1] != "–").count();
            assert_eq!(doses, items.len(), "{day} of week {}", week["week"]);
        }
    }
}

#[test]
fn every_dose_of_every_week_is_in_the_table_of_its_block() {
    let profiles: [&[&str]; 5] = [
        &[],
        &["--level", "advanced", "--goal", "muscle", "--equipment", "gym", "--days", "3"],
        &["--goal", "pain-relief"],
        &["--condition", "chronic-back-pain", "--equipment", "home", "--days", "3"],
        &["--weeks", "6"],
    ];
    let mut plans: Vec<Value> = profiles[..4].iter().map(|more| twelve(more)).collect();
    plans.push(serde_json::from_str(&printed(&[&["generate", "--json"], profiles[4]].concat(), "")).unwrap());
    plans.push(serde_json::from_str(&steps()).unwrap());
    for plan in plans {
        let tables = tables(&printed(&["render", "--format", "markdown"], &plan.to_string()));
        let mut weeks = plan["weeks"].as_array().unwrap().as_slice();
        for table in &tables {
            let (block, rest) = weeks.split_at(weeks.len().min(5));
            is_whole(table, block);
            weeks = rest;
        }
        assert!(weeks.is_empty(), "{} weeks are in no table", weeks.len());
    }
}

#[test]
fn twelve_weeks_are_short_enough_to_train_by() {
    let lines = |more: &[&str]| {
        printed(&[&["generate", "--weeks", "12", "--start", "2026-11-30"], more].concat(), "").lines().count()
    };
    assert!(lines(&[]) <= 190, "{}", lines(&[]));
    assert!(lines(&["--each-week"]) > 600, "{}", lines(&["--each-week"]));
    let gym = ["--level", "advanced", "--goal", "muscle", "--equipment", "gym", "--days", "3"];
    assert!(lines(&gym) <= 270, "{}", lines(&gym));
}

#[test]
fn a_plan_of_one_week_is_the_same_with_every_week_in_full() {
    for format in ["table", "markdown", "html", "csv", "ics", "json"] {
        let week = printed(&["generate", "--format", format], "");
        assert_eq!(week, printed(&["generate", "--format", format, "--each-week"], ""), "{format}");
        assert!(!week.contains("Weeks 1") && !week.contains(".grid"), "{format}");
    }
    for format in ["csv", "ics", "json"] {
        let plan = printed(&["render", "--format", format], &steps());
        assert_eq!(plan, printed(&["render", "--format", format, "--each-week"], &steps()), "{format}");
    }
}

#[test]
fn a_warm_up_that_differs_is_told() {
    let plan = steps();
    let warm_up = "/weeks/2/sessions/0/warm_up/0";
    // In the middle of a block: a row of the table, which else has none of what surrounds the work.
    let untouched = tables(&printed(&["render", "--format", "markdown"], &plan));
    assert!(!untouched.concat().iter().any(|row| row[0].starts_with("Cat-cow")));
    let within = tables(&printed(
        &["render", "--format", "markdown"],
        &changed(&plan, warm_up, "reps", json!({"min": 7, "max": 7})),
    ));
    let row = within[0].iter().find(|row| row[0] == "Cat-cow").unwrap();
    assert_eq!(row[1..], ["1 × 10", "1 × 10", "1 × 7", "1 × 10", "1 × 10"]);
    assert!(!within[1].iter().any(|row| row[0] == "Cat-cow"));
    // In the first week of a block: that week in full, and the block says that its warm-ups are those.
    let mut moved: Value = serde_json::from_str(&plan).unwrap();
    for week in moved["weeks"].as_array_mut().unwrap().iter_mut().skip(5) {
        week["sessions"][0]["warm_up"][0]["reps"] = json!({"min": 7, "max": 7});
    }
    let told = printed(&["render"], &moved.to_string());
    assert!(told.contains("Week 6: building") && !told.contains("Week 11: building"), "{told}");
    assert_eq!(told.matches("are those of week 6.").count(), 2);
    assert_eq!(printed(&["render"], &plan).matches("are those of week 1.").count(), 3);
}

/// A text without its breaks and indents.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_condition_is_told_where_it_is_new_and_with_each_session_in_full() {
    let plan: Value = serde_json::from_str(&steps()).unwrap();
    let blocks = printed(&["render"], &steps());
    let blocks: Vec<String> = blocks.split("\nWeeks ").skip(1).map(flat).collect();
    let all = blocks.join(" ");
    let long = flat(&printed(&["render", "--each-week"], &steps()));
    let mut kinds = Vec::new();
    for (at, week) in plan["weeks"].as_array().unwrap().iter().enumerate() {
        let items =
            week["sessions"].as_array().unwrap().iter().flat_map(|one| one["strengthening"].as_array().unwrap());
        for item in items.filter(|item| item.get("step").is_some()) {
            let step = &item["step"];
            let (kind, text) = (step["kind"].as_str().unwrap(), step["text"].as_str().unwrap());
            kinds.push(kind.to_owned());
            assert!(long.contains(text), "{text}");
            let block = &blocks[at / 5];
            if let Some(condition) = step.get("if") {
                let condition = format!("Only {}:", condition.as_str().unwrap());
                assert!(block.matches(&condition).count() <= 1, "{condition} in {block}");
                assert!(all.contains(&condition), "{condition}");
                assert!(long.contains(&condition), "{condition}");
            }
            // What no figure shows is told in words, with the move.
            if ["load", "form", "keep"].contains(&kind) {
                assert!(block.matches(&format!(": {text}")).count() <= 1, "{text} in {block}");
                assert!(all.contains(&format!(": {text}")), "{text}");
                assert!(all.contains(&format!("{} (", item["name"].as_str().unwrap())));
            }
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds, ["form", "hold", "keep", "load", "reps", "rest", "seconds", "sets", "tempo"]);
}

#[test]
fn a_mark_stands_where_the_resistance_grows_and_nowhere_else() {
    let plan: Value = serde_json::from_str(&steps()).unwrap();
    let is_load = |item: &&Value| item.pointer("/step/kind") == Some(&json!("load"));
    let sessions = plan["weeks"].as_array().unwrap().iter().flat_map(|week| week["sessions"].as_array().unwrap());
    let grown = sessions.flat_map(|session| session["strengthening"].as_array().unwrap()).filter(is_load).count();
    let cells = tables(&printed(&["render", "--format", "markdown"], &steps())).concat().concat();
    assert_eq!(cells.iter().filter(|cell| cell.ends_with('↑')).count(), grown);
    assert_eq!(grown, 8);
    let without = steps().replace("\"kind\":\"load\"", "\"kind\":\"reps\"");
    assert!(!printed(&["render"], &without).contains('↑'));
}

#[test]
fn a_slow_lowering_and_a_shorter_rest_are_in_the_cells() {
    let cells = tables(&printed(&["render", "--format", "markdown"], &steps()));
    let row = |block: usize, name: &str| {
        cells[block].iter().find(|row| row[0].split("<br>").next() == Some(name)).unwrap().clone()
    };
    assert_eq!(row(0, "Reverse snow angel")[4], "2 × 10–12, 3 s down");
    assert_eq!(row(1, "Side plank")[1..4], ["3 × 15 s, rest 40 s", "3 × 20 s, rest 40 s", "3 × 20 s, rest 30 s"]);
    // What stays the same in a block is said beside the name.
    assert_eq!(row(2, "Reverse snow angel")[0], "Reverse snow angel<br>4 s down");
    assert!(printed(&["render", "--each-week"], &steps()).contains("10–12, 4 s down"));
}

#[test]
fn no_line_is_too_long_and_no_word_is_broken() {
    let plan: Plan = serde_json::from_str(&steps()).unwrap();
    let mut known = flat(&spelled(&plan, 120, false)) + " " + &flat(&spelled(&plan, 120, true)) + " " + &steps();
    known.make_ascii_lowercase();
    for each_week in [false, true] {
        for width in 40..=120 {
            for line in spelled(&plan, width, each_week).lines() {
                assert!(line.chars().count() <= width, "longer than {width}: {line}");
                let words = line.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
                words.for_each(|word| assert!(known.contains(&*word), "{word} at {width} in {line}"));
            }
        }
    }
    // Where there is no room for columns, the weeks stand under each move.
    let narrow = flat(&spelled(&plan, 50, false));
    assert!(narrow.contains("Farmer's carry Week 1: 2 × 20 s · week 2: 2 × 25 s"), "{narrow}");
    assert!(narrow.contains("week 4: 2 × 8–10 ↑ · week 5: 1 × 8–10"), "{narrow}");
}

fn spelled(plan: &Plan, width: usize, each_week: bool) -> String {
    let style = Style { each_week, ..Style::plain(Canvas::new(width, false)) };
    let mut out = Vec::new();
    Plan::FORMATS[0].write(plan, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_page_has_its_blocks_before_its_first_week_and_a_link_to_each_move() {
    for plan in [steps(), twelve(&[]).to_string()] {
        let text = printed(&["render", "--format", "html"], &plan);
        let plan: Value = serde_json::from_str(&plan).unwrap();
        let page = Element::read(&text);
        let grids = page.classed("grid");
        assert_eq!(grids.len(), 3);
        assert!(text.find("class=\"grid\"") < text.find("class=\"card"), "the overview comes first");
        assert_eq!(page.classed("week").len(), 1, "one week is in full");
        let ids: Vec<&str> = page.all().iter().filter_map(|element| element.attribute("id")).collect();
        let sessions: usize =
            plan["weeks"].as_array().unwrap().iter().map(|week| week["sessions"].as_array().unwrap().len()).sum();
        let boxes: usize = grids.iter().map(|grid| grid.named("input").len()).sum();
        assert_eq!(boxes, sessions, "a box a session");
        for link in grids.iter().flat_map(|grid| grid.named("a")) {
            let target = &link.attribute("href").unwrap()[1..];
            assert!(ids.contains(&target), "{target}");
        }
        assert!(!page.classed("manual")[0].attribute("class").unwrap().contains("paper"), "it can be read on a screen");
        for week in plan["weeks"].as_array().unwrap() {
            for item in
                week["sessions"].as_array().unwrap().iter().flat_map(|one| one["strengthening"].as_array().unwrap())
            {
                let name = item["name"].as_str().unwrap();
                let row = grids.iter().flat_map(|grid| grid.named("tr")).find(|row| row.text().starts_with(name));
                assert!(row.is_some(), "{name}");
            }
        }
        let long = Element::read(&printed(&["render", "--format", "html", "--each-week"], &plan.to_string()));
        assert_eq!((long.classed("week").len(), long.classed("grid").len()), (12, 0));
    }
    let long = printed(&["render", "--format", "html", "--each-week"], &steps());
    assert!(long.contains(
        "9 to 11 repetitions, <small>if both sessions left two repetitions more than asked; else stay</small>"
    ));
}
