//! A plan as calendar, spreadsheet and wiki: each says what the plan says, and in the way that its world expects.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[path = "formats/every.rs"]
mod every;
#[allow(dead_code, reason = "only whether a page can be read is asked here")]
#[path = "support/page.rs"]
mod page;
#[path = "support/process.rs"]
mod process;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use process::backplan;

use serde_json::{Value, json};

const FORMATS: [&str; 6] = ["table", "json", "markdown", "csv", "ics", "html"];

fn printed(arguments: &[&str], input: &str) -> String {
    let output = backplan(arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A plan whose texts try to be something else than text.
fn hostile() -> Value {
    let mut plan: Value = serde_json::from_str(&printed(&["generate", "--json", "--name", "=1+1, \"x\""], "")).unwrap();
    let item = &mut plan["weeks"][0]["sessions"][0]["strengthening"][0];
    item["name"] = json!("=HYPERLINK(\"https://example.org\") END:VCALENDAR; a, b \\ | <b>*_`[x](y)`_*</b> é日本🙂");
    item["caution"] = json!("@SUM(A1) SUMMARY:no");
    plan
}

/// The items of a plan, phase by phase.
fn items(plan: &Value) -> Vec<Value> {
    let sessions = plan["weeks"].as_array().unwrap().iter().flat_map(|week| week["sessions"].as_array().unwrap());
    let phases =
        sessions.flat_map(|session| ["warm_up", "strengthening", "stretching"].map(|phase| session[phase].clone()));
    phases.flat_map(|phase| phase.as_array().unwrap().clone()).collect()
}

#[test]
fn a_saved_plan_is_rendered_byte_for_byte_as_a_fresh_one() {
    let profiles: [&[&str]; 3] = [
        &["--level", "beginner"],
        &["--level", "advanced", "--goal", "muscle", "--equipment", "gym", "--weeks", "6"],
        &["--condition", "sciatica,osteoporosis", "--name", "Ada & \"Bo\" <3"],
    ];
    for profile in profiles {
        let saved = printed(&[&["generate", "--json"], profile].concat(), "");
        for format in FORMATS {
            let mores: &[&[&str]] = if format == "ics" { &[&[]] } else { &[&[], &["--explain"]] };
            for more in mores {
                let fresh = printed(&[&["generate", "--format", format], profile, *more].concat(), "");
                let rendered = printed(&[&["render", "-", "--format", format][..], *more].concat(), &saved);
                assert!(fresh == rendered, "{format} of {profile:?}, {more:?}");
            }
        }
        let wishes = ["--format", "ics", "--at", "18:30", "--remind", "15m"];
        let fresh = printed(&[&["generate"], profile, &wishes].concat(), "");
        assert_eq!(fresh, printed(&[&["render"], &wishes[..]].concat(), &saved));
    }
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn an_output_file_is_replaced_whole_or_not_at_all() {
    let folder = folder("output");
    let file = folder.join("plan.json");
    let path = file.to_str().unwrap();
    let plan = printed(&["generate", "--json"], "");
    assert_eq!(printed(&["generate", "--json", "--output", path], ""), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), plan);
    // A plan that is withheld, or a saved one that is none, leaves what was there.
    assert_eq!(backplan(&["generate", "--symptom", "chest-pain", "--output", path], "").status.code(), Some(3));
    assert_eq!(backplan(&["render", "-", "--output", path], "{}").status.code(), Some(1));
    assert_eq!(fs::read_to_string(&file).unwrap(), plan);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    // In place: what is read is whole before anything is written.
    assert_eq!(printed(&["render", path, "--format", "csv", "--output", path], ""), "");
    assert!(fs::read_to_string(&file).unwrap().starts_with("plan,week,"));
    let nowhere = folder.join("no/such/folder/plan.html");
    let failed = backplan(&["generate", "--output", nowhere.to_str().unwrap()], "");
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8(failed.stderr).unwrap().contains("can't be written"));
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_written_through_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let plan = printed(&["generate"], "");
    assert_eq!(printed(&["generate", "--output", "/dev/stdout"], ""), plan);
    let folder = folder("links");
    let (file, link, loose) = (folder.join("plan"), folder.join("link"), folder.join("loose"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("plan", &link).unwrap();
    symlink("later", &loose).unwrap();
    for path in [&link, &loose] {
        printed(&["generate", "--output", path.to_str().unwrap()], "");
        assert!(fs::symlink_metadata(path).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(path).unwrap(), plan);
    }
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640, "permissions stay");
}

/// The events of a calendar, unfolded, each property by its name.
fn events(calendar: &str) -> Vec<BTreeMap<String, String>> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "a line is longer than 75 octets");
    let unfolded = calendar.replace("\r\n ", "");
    let (mut events, mut within) = (Vec::new(), Vec::new());
    for line in unfolded.lines() {
        match line.split_once(':').unwrap() {
            ("BEGIN", part) => {
                within.push(part.to_owned());
                if part == "VEVENT" {
                    events.push(BTreeMap::new());
                }
            }
            ("END", part) => assert_eq!(within.pop().as_deref(), Some(part)),
            (name, value) if within.len() > 1 => {
                let name = if within.len() > 2 { format!("ALARM-{name}") } else { name.to_owned() };
                events.last_mut().unwrap().insert(name, value.to_owned());
            }
            _ => {}
        }
    }
    events
}

#[test]
fn a_calendar_has_an_event_a_session_known_by_name_week_and_number() {
    let plan = printed(&["generate", "--json", "--weeks", "3", "--level", "intermediate"], "");
    let all_day = events(&printed(&["render", "--format", "ics"], &plan));
    let days = ["20261123", "20261126", "20261130", "20261203", "20261207", "20261210"];
    let starts: Vec<&str> = all_day.iter().map(|event| event["DTSTART;VALUE=DATE"].as_str()).collect();
    assert_eq!(starts, days);
    assert_eq!(all_day[0]["DTEND;VALUE=DATE"], "20261124");
    let uids: BTreeSet<&str> = all_day.iter().map(|event| event["UID"].as_str()).collect();
    assert_eq!(uids.len(), 6);
    assert!(all_day.iter().all(|event| event["DTSTAMP"] == "20261123T000000Z"));
    // A changed plan keeps its events; another name has others.
    let changed = events(&printed(&["generate", "--format", "ics", "--weeks", "3", "--equipment", "gym"], ""));
    assert_eq!(uids, changed.iter().map(|event| event["UID"].as_str()).collect());
    // What went to other weekdays moves in the calendar, and nothing is left where it was.
    let moved = printed(&["generate", "--format", "ics", "--weeks", "3", "--on", "tue,fri"], "");
    let moved = events(&moved);
    assert_eq!(moved[0]["DTSTART;VALUE=DATE"], "20261124");
    assert_eq!(uids, moved.iter().map(|event| event["UID"].as_str()).collect());
    // A plan that starts a week later has two of its weeks, and stands above it.
    let later = events(&printed(&["generate", "--format", "ics", "--weeks", "3", "--start", "2026-11-30"], ""));
    let both: Vec<_> = later.iter().filter(|event| uids.contains(event["UID"].as_str())).collect();
    assert_eq!(both.len(), 4);
    let sequence = |event: &BTreeMap<String, String>| event["SEQUENCE"].parse::<u32>().unwrap();
    assert!(
        both.iter().all(|event| sequence(event) > sequence(&all_day[0]) && event["DTSTAMP"] > all_day[0]["DTSTAMP"])
    );
    for name in ["backplan!", "Backplan", "back plan", "back-plan"] {
        let others = events(&printed(&["generate", "--format", "ics", "--weeks", "3", "--name", name], ""));
        assert!(others.iter().all(|event| !uids.contains(event["UID"].as_str())), "{name}");
    }
}

#[test]
fn a_calendar_with_hours_has_lengths_and_reminders() {
    let plan: Value = serde_json::from_str(&printed(&["generate", "--json"], "")).unwrap();
    let wishes = ["render", "--format", "ics", "--at", "23:50", "--remind", "2h"];
    for (event, session) in
        events(&printed(&wishes, &plan.to_string())).iter().zip(plan["weeks"][0]["sessions"].as_array().unwrap())
    {
        let date = session["date"].as_str().unwrap().replace('-', "");
        assert_eq!(event["DTSTART"], format!("{date}T235000"), "in the time of wherever one is");
        let minutes = session["minutes"].as_f64().unwrap().ceil();
        let next = date.parse::<u32>().unwrap() + 1;
        assert_eq!(event["DTEND"], format!("{next}T00{:02.0}00", minutes - 10.0));
        assert_eq!(event["ALARM-TRIGGER;VALUE=DURATION"], "-PT2H");
        assert_eq!((event["ALARM-ACTION"].as_str(), event["ALARM-DTSTAMP"].as_str()), ("DISPLAY", "20261123T000000Z"));
        assert!(event["ALARM-UID"].contains(&event["UID"]));
    }
    for (told, trigger) in [("15m", "-PT15M"), ("90", "-PT90M"), ("1d", "-P1D"), ("0m", "-PT0M")] {
        let events = events(&printed(&["generate", "--format", "ics", "--remind", told], ""));
        assert_eq!(events[0]["ALARM-TRIGGER;VALUE=DURATION"], trigger);
    }
    for wrong in [
        &["--at", "18:30"][..],
        &["--remind", "15m"],
        &["--format", "ics", "--remind", "soon"],
        &["--format", "ics", "--at", "25:00"],
    ] {
        assert_eq!(backplan(&[&["generate"], wrong].concat(), "").status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn a_text_of_a_megabyte_is_folded() {
    let mut plan: Value = serde_json::from_str(&printed(&["generate", "--json"], "")).unwrap();
    plan["notices"][0]["text"] = "é,".repeat(1 << 18).into();
    let calendar = events(&printed(&["render", "--format", "ics"], &plan.to_string()));
    assert!(calendar[0]["DESCRIPTION"].contains(&"é\\,".repeat(1 << 18)));
}

#[test]
fn breaks_come_back_on_workdays() {
    // From a Saturday on: the first of them is a Monday's.
    let events = events(&printed(&["desk", "--format", "ics", "--start", "2026-11-21", "--every", "120"], ""));
    let starts: Vec<&str> = events.iter().map(|event| event["DTSTART"].as_str()).collect();
    assert_eq!(starts, ["20261123T110000", "20261123T130000", "20261123T150000"]);
    // Twelve weeks from the Saturday on.
    let every = "FREQ=WEEKLY;UNTIL=20270212T235959;BYDAY=MO,TU,WE,TH,FR";
    assert!(events.iter().all(|event| event["RRULE"] == every), "{events:?}");
    assert_eq!(events.iter().map(|event| &event["UID"]).collect::<BTreeSet<_>>().len(), 3);
}

#[test]
fn breaks_are_on_the_days_that_are_asked_for_and_end() {
    let desk = |more: &[&str]| backplan(&[&["desk", "--start", "2026-11-23"], more].concat(), "");
    let told = |more: &[&str]| String::from_utf8(desk(more).stdout).unwrap();
    let flat = |more: &[&str]| told(more).split_whitespace().collect::<Vec<_>>().join(" ");
    for (asked, every, first) in [
        (&["--on", "sat", "--weeks", "4"][..], "UNTIL=20261220T235959;BYDAY=SA", "20261128"),
        (&["--until", "2026-12-01"], "UNTIL=20261201T235959;BYDAY=MO,TU,WE,TH,FR", "20261123"),
    ] {
        let calendar = events(&told(&[asked, &["--format", "ics"]].concat()));
        assert_eq!(calendar[0]["RRULE"], format!("FREQ=WEEKLY;{every}"));
        assert_eq!(calendar[0]["DTSTART"], format!("{first}T100000"));
    }
    let table = flat(&["--on", "sat", "--weeks", "4"]);
    assert!(table.contains("Days: Saturday · Until: Sunday 20 December 2026"), "{table}");
    for wrong in [
        &["--until", "2026-11-22"][..],
        &["--until", "2026-12-01", "--weeks", "2"],
        &["--until", "2026-11-24", "--on", "sat"],
        &["--until", "soon"],
    ] {
        assert_eq!(desk(wrong).status.code(), Some(2), "{wrong:?}");
    }
    let alone = printed(&["list", "--role", "desk", "--format", "ids"], "");
    let alone: Vec<&str> = alone.lines().filter(|id| *id != "chin-tuck").collect();
    assert!(flat(&["--exclude", &alone.join(",")]).contains("less than a minute"));
    assert!(!flat(&[]).contains("less than a minute"));
}

#[test]
fn texts_stay_texts() {
    let hostile = hostile().to_string();
    let calendar = events(&printed(&["render", "--format", "ics"], &hostile));
    assert_eq!(calendar.len(), 2);
    let told = r#"=HYPERLINK("https://example.org") END:VCALENDAR\; a\, b \\ | <b>*_`[x](y)`_*</b> é日本🙂"#;
    assert!(calendar[0]["DESCRIPTION"].contains(told), "{}", calendar[0]["DESCRIPTION"]);
    let wiki = printed(&["render", "--format", "markdown"], &hostile);
    assert!(wiki.contains(r"\| \<b\>\*\_\`\[x\](y)\`\_\*\</b\> é日本🙂 |"), "{wiki}");
    let rows = rows(&printed(&["render", "--format", "csv"], &hostile));
    assert_eq!(in_sessions(&rows), items(&serde_json::from_str(&hostile).unwrap()).len());
    for row in rows {
        for (column, cell) in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{column}: {cell}");
        }
    }
}

/// The rows of a spreadsheet, each cell by its column.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// How many rows are of a session's moves.
fn in_sessions(rows: &[BTreeMap<String, String>]) -> usize {
    rows.iter().filter(|row| !row["session"].is_empty()).count()
}

#[test]
fn a_spreadsheet_has_a_row_a_move_and_columns_that_stay() {
    let plan: Value = serde_json::from_str(&printed(&["generate", "--json", "--weeks", "2"], "")).unwrap();
    let text = printed(&["render", "--format", "csv"], &plan.to_string());
    let columns = "plan,week,week_kind,session,date,weekday,effort,phase,position,exercise,name,sets,reps_min,reps_max,\
                   hold_seconds_min,hold_seconds_max,seconds_min,seconds_max,per_side,rest_seconds,ramp_up_sets,load,\
                   reserve_min,reserve_max,equipment,minutes,caution,because";
    assert_eq!(text.lines().next(), Some(columns));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "lines end as RFC 4180 has it");
    let (rows, items) = (rows(&text), items(&plan));
    assert_eq!(in_sessions(&rows), items.len());
    let of = |phase: &str| rows.iter().filter(|row| row["phase"] == phase).count();
    assert_eq!((of("measure"), of("walk"), of("bad day")), (3, 2, 3));
    for (row, item) in rows.iter().filter(|row| !row["session"].is_empty()).zip(&items) {
        let figure = |key: &str| item.get(key).map(ToString::to_string).unwrap_or_default();
        assert_eq!(row["exercise"], item["exercise"].as_str().unwrap());
        assert_eq!((&row["sets"], &row["rest_seconds"]), (&figure("sets"), &figure("rest_seconds")));
        let reps = item.get("reps").map(|reps| (reps["min"].to_string(), reps["max"].to_string()));
        assert_eq!((row["reps_min"].clone(), row["reps_max"].clone()), reps.unwrap_or_default());
    }
    for arguments in [&["list"][..], &["explain"], &["rules"], &["desk"]] {
        assert!(!self::rows(&printed(&[arguments, &["--format", "csv"]].concat(), "")).is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_wiki_page_has_a_row_a_move_with_a_box_a_set() {
    let plan: Value = serde_json::from_str(&printed(&["generate", "--json"], "")).unwrap();
    let wiki = printed(&["render", "--format", "markdown"], &plan.to_string());
    for item in items(&plan) {
        let row =
            wiki.lines().find(|line| line.starts_with(&format!("| {} |", item["name"].as_str().unwrap()))).unwrap();
        assert_eq!(row.matches('|').count(), 5);
    }
    let sets: u64 = items(&plan).iter().map(|item| item["sets"].as_u64().unwrap()).sum();
    let walks = plan["weeks"][0]["walk"]["days"].as_u64().unwrap();
    assert_eq!(wiki.matches('☐').count() as u64, sets + walks);
    assert_eq!(wiki.matches("- [ ] ").count(), 2, "a tick a session");
    let mut moves: BTreeSet<String> = items(&plan).iter().map(|item| item["name"].to_string()).collect();
    moves.extend(plan["bad_day"]["moves"].as_array().unwrap().iter().map(|item| item["name"].to_string()));
    assert_eq!(wiki.matches("**How**").count(), moves.len(), "each move is told once");
}
