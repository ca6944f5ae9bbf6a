//! The daily use, command by command, in homes of its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use chrono::{Days, NaiveDate};
use serde_json::Value;

/// A home that nobody else uses.
struct Home(tempfile::TempDir);

/// The first day of all plans here.
const START: &str = "2026-11-30";

fn day(ahead: u64) -> String {
    let start: NaiveDate = START.parse().unwrap();
    (start + Days::new(ahead)).to_string()
}

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn command(&self, today: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
        command.args(args).env_clear().env("HOME", self.0.path()).env("BACKPLAN_TODAY", today).stdin(Stdio::null());
        command
    }

    fn output(&self, today: &str, args: &[&str]) -> Output {
        self.command(today, args).output().unwrap()
    }

    /// What a command prints that is done.
    fn done(&self, today: &str, args: &[&str]) -> String {
        let output = self.output(today, args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{args:?} on {today}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The exit code of a command that fails, and what it says.
    fn wrong(&self, today: &str, args: &[&str]) -> (i32, String) {
        let output = self.output(today, args);
        assert!(output.stdout.is_empty() || !output.status.success(), "{args:?}");
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn data(&self, name: &str) -> PathBuf {
        self.0.path().join(".local/share/backplan").join(name)
    }

    fn journal(&self) -> String {
        fs::read_to_string(self.data("journal.jsonl")).unwrap_or_default()
    }

    fn plan(&self) -> Value {
        serde_json::from_str(&fs::read_to_string(self.data("plan.json")).unwrap()).unwrap()
    }

    /// A home with a plan of some weeks.
    fn with_plan(args: &[&str]) -> Self {
        let home = Self::new();
        home.done("2026-11-27", &[&["generate", "--save"], args].concat());
        home
    }
}

/// A text without its line breaks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sessions(plan: &Value, week: usize) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = plan["weeks"][week - 1]["sessions"].as_array().unwrap();
    all.iter().map(|session| (text(&session["id"]), text(&session["date"]))).collect()
}

/// The sets of a week's strengthening moves, and the moves.
fn work(plan: &Value, week: usize) -> (u64, Vec<String>) {
    let items = |session: &Value| session["strengthening"].as_array().unwrap().clone();
    let all: Vec<Value> = plan["weeks"][week - 1]["sessions"].as_array().unwrap().iter().flat_map(items).collect();
    let sets = all.iter().map(|item| item["sets"].as_u64().unwrap()).sum();
    (sets, all.iter().map(|item| item["exercise"].as_str().unwrap().to_owned()).collect())
}

/// The repetitions or seconds of all sets of a week.
fn volume(plan: &Value, week: usize) -> u64 {
    let items = plan["weeks"][week - 1]["sessions"].as_array().unwrap().iter();
    let items = items.flat_map(|session| session["strengthening"].as_array().unwrap());
    let each = |item: &Value| {
        let most = ["reps", "hold_seconds", "seconds"].iter().find_map(|key| item[*key]["max"].as_u64());
        item["sets"].as_u64().unwrap() * most.unwrap_or(1)
    };
    items.map(each).sum()
}

/// The strengthening doses of a week, without what differs by name alone.
fn doses(plan: &Value, week: usize) -> Vec<String> {
    let items = |session: &Value| session["strengthening"].as_array().unwrap().clone();
    let all = plan["weeks"][week - 1]["sessions"].as_array().unwrap().iter().flat_map(items);
    all.map(|item| {
        format!("{} {} {} {} {}", item["exercise"], item["sets"], item["reps"], item["hold_seconds"], item["seconds"])
    })
    .collect()
}

#[test]
fn a_week_from_an_empty_home() {
    let home = Home::new();
    assert_eq!(home.wrong("2026-11-27", &["today"]).0, 1);
    assert_eq!(home.wrong("2026-11-27", &["init"]).0, 2);
    home.done("2026-11-27", &["init", "--level", "beginner", "--equipment", "band", "--weeks", "4"]);
    assert!(home.wrong("2026-11-27", &["init", "--level", "advanced"]).1.contains("--force"));
    let config = home.done("2026-11-27", &["config"]);
    assert!(
        config
            .lines()
            .any(|line| line.starts_with("equipment") && line.contains("band") && line.contains("config.toml"))
    );
    assert!(config.lines().any(|line| line.starts_with("goal") && line.ends_with("default")), "{config}");
    home.done("2026-11-27", &["generate", "--save"]);
    assert!(home.done("2026-11-27", &["today"]).starts_with("Next: in 3 days, Monday 30 November 2026"));
    assert!(home.done(START, &["today"]).starts_with("Today, Monday 30 November 2026"));
    home.done(START, &["log", "--done", "--pain", "2", "--did", "bird-dog=2x8"]);
    assert!(home.done(&day(3), &["today"]).contains("w1-thursday"));
    home.done(&day(3), &["log", "--done", "--pain", "1"]);
    let next = home.done(&day(4), &["next"]);
    assert!(
        next.starts_with("Week 2, Monday 7 December 2026 to Sunday 13 December 2026\n\nWhat changed, and why\n"),
        "{next}"
    );
    assert!(home.done(&day(7), &["today"]).contains("Bird dog"));
    let due: Value = serde_json::from_str(&home.done(&day(7), &["today", "--json"])).unwrap();
    assert_eq!((due["is_today"].as_bool(), due["session"]["id"].as_str()), (Some(true), Some("w2-monday")));
    assert_eq!(due["last"][0]["exercise"], "bird-dog");
}

#[test]
fn a_session_moves_within_its_week_and_the_rules() {
    let home = Home::with_plan(&["--weeks", "2"]);
    let (code, said) = home.wrong(START, &["move", "w1-monday", "--to", "2026-12-02"]);
    assert!(code == 1 && said.contains("rest-48h"), "{said}");
    let (code, said) = home.wrong(START, &["move", "w1-monday", "--to", "2026-12-03"]);
    assert!(code == 1 && said.contains("has a session already"), "{said}");
    let (code, said) = home.wrong(START, &["move", "w1-monday", "--to", "2026-12-08"]);
    assert!(code == 1 && said.contains("stays in its week"), "{said}");
    let (code, said) = home.wrong(START, &["move", "w1-mondey", "--to", "2026-12-01"]);
    assert!(code == 1 && said.contains("did you mean w1-monday"), "{said}");
    home.done(START, &["move", "w1-monday", "--to", "2026-12-01"]);
    assert_eq!(sessions(&home.plan(), 1)[0], ("w1-tuesday".to_owned(), "2026-12-01".to_owned()));
    assert!(home.done(START, &["diff"]).contains("~ from Monday 30 November 2026 to Tuesday 1 December 2026"));
    // What was moved stays so when the coming week is planned.
    home.done("2026-12-01", &["log", "--done"]);
    home.done("2026-12-03", &["log", "--done"]);
    home.done("2026-12-04", &["next"]);
    assert_eq!(sessions(&home.plan(), 1)[0].0, "w1-tuesday");
    let (code, said) = home.wrong("2026-12-04", &["move", "w1-tuesday", "--to", "2026-12-05"]);
    assert!(code == 1 && said.contains("noted already"), "{said}");
}

#[test]
fn a_missed_session_finds_another_day() {
    let home = Home::with_plan(&["--weeks", "2"]);
    let next = home.done("2026-12-01", &["next"]);
    assert!(
        flat(&next).contains("The missed session of Monday 30 November 2026 is now on Tuesday 1 December 2026."),
        "{next}"
    );
    assert_eq!(sessions(&home.plan(), 1)[0].0, "w1-tuesday");
    let late = Home::with_plan(&["--weeks", "2"]);
    let next = late.done("2026-12-03", &["next"]);
    assert!(flat(&next).contains("is now on Saturday 5 December 2026"), "{next}");
}

/// What becomes of the sessions of a week: the day on which each is noted, and with which flags.
type Life = fn(week: usize, session: usize) -> Option<Vec<&'static str>>;

/// Twelve weeks of one life: in every week each session is noted or not, and the coming week is planned.
fn lived(life: Life, args: &[&str]) -> (Home, Vec<String>) {
    let home = Home::with_plan(&[&["--weeks", "12"], args].concat());
    let mut said = Vec::new();
    for week in 1..=12 {
        let all = sessions(&home.plan(), week);
        for (at, (id, date)) in all.iter().enumerate() {
            if let Some(flags) = life(week, at) {
                home.done(date, &[&["log", "--session", id], flags.as_slice()].concat());
            }
        }
        let monday = day(7 * week as u64);
        if week < 12 && all.iter().enumerate().any(|(at, _)| life(week, at).is_some()) {
            said.push(home.done(&monday, &["next"]));
            let output = home.output(&monday, &["check", home.data("plan.json").to_str().unwrap()]);
            assert!(output.status.success(), "week {week}: {}", String::from_utf8_lossy(&output.stdout));
        }
    }
    (home, said)
}

/// Whom the lives are tried with.
const PEOPLE: [&[&str]; 4] = [
    &[],
    &["--level", "intermediate", "--goal", "muscle", "--equipment", "gym"],
    &["--goal", "pain-relief", "--condition", "herniated-disc"],
    &["--level", "intermediate", "--minutes", "20"],
];

#[test]
fn who_does_all_of_it_gets_the_weeks_that_were_planned() {
    for person in PEOPLE {
        let planned = Home::with_plan(&[&["--weeks", "12"], person].concat()).plan();
        let (home, said) = lived(|_, _| Some(vec!["--done", "--pain", "1"]), person);
        assert_eq!(planned, home.plan(), "{person:?}");
        assert!(
            said.iter()
                .all(|said| flat(said).contains("Pain holds nothing back: the worst pain was 1 of 10 in a session."))
        );
    }
}

#[test]
fn pain_holds_then_halves_then_takes_all_a_step_back() {
    let life: Life = |week, session| {
        let pain = [["2", "2"], ["4", "4"], ["4", "5"], ["2", "2"]][(week - 1).min(3)][session.min(1)];
        Some(vec!["--done", "--pain", pain])
    };
    for person in PEOPLE {
        let planned = Home::with_plan(&[&["--weeks", "12"], person].concat()).plan();
        let (home, said) = lived(life, person);
        // Four of ten after the second week: it stays; five after the third: half the work, then the second week once more.
        assert!(said[1].contains("The week is done once more: pain was 4 of 10 in a session."), "{}", said[1]);
        // With a disc, six sessions of it are looked at.
        let told = if person.contains(&"herniated-disc") {
            "Not yet: pain was 5 of 10 and more in or after 6 sessions. Have it looked at"
        } else {
            "The coming week has about half the work, and after it all goes on a step lower: pain was 5 of 10"
        };
        assert!(flat(&said[2]).contains(told), "{}", said[2]);
        let plan = home.plan();
        assert_eq!(doses(&plan, 3), doses(&planned, 2), "{person:?}");
        let (half, all) = (volume(&plan, 4), volume(&planned, 2));
        assert!(half * 3 <= all * 2, "{person:?}: {half} of {all}");
        assert!(work(&plan, 5).0 <= work(&planned, 2).0, "{person:?}");
    }
}

#[test]
fn a_row_that_hurts_stays_and_there_is_less_of_it() {
    let home = Home::with_plan(&["--weeks", "12", "--level", "beginner", "--equipment", "home"]);
    let row = work(&home.plan(), 1).1[0].clone();
    let mut said = String::new();
    for week in 1..=3 {
        for (id, date) in sessions(&home.plan(), week) {
            let noted = format!("{row}=5");
            let hurt: &[&str] = if week == 3 { &["--move-pain", &noted] } else { &[] };
            home.done(&date, &[&["log", "--session", &id, "--done", "--pain", "1"], hurt].concat());
        }
        said = home.done(&day(7 * week as u64), &["next"]);
    }
    assert!(
        flat(&said).contains("goes a step back: it hurt 5 of 10.") && !said.contains("would break a rule"),
        "{said}"
    );
    let plan = home.plan();
    let items = plan["weeks"][3]["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|session| session["strengthening"].as_array().unwrap());
    let reps: Vec<&Value> = items.filter(|item| item["exercise"] == row.as_str()).map(|item| &item["reps"]).collect();
    assert!(!reps.is_empty() && reps.iter().all(|reps| reps["max"] == 10), "its dose is 10 to 12: {reps:?}");
}

#[test]
fn a_week_after_two_that_hurt_waits_for_advice() {
    let life: Life = |week, _| Some(vec!["--done", "--pain", if week == 1 { "2" } else { "6" }]);
    let (_, said) = lived(life, &[]);
    assert!(
        flat(&said[2]).contains("Have it looked at before you go on") && said[2].contains("Not yet:"),
        "{}",
        said[2]
    );
    // And so does the day: the bad day's moves stand in for the session.
    let home = Home::with_plan(&["--weeks", "12"]);
    for week in 1..=2 {
        for (id, date) in sessions(&home.plan(), week) {
            home.done(&date, &["log", "--session", &id, "--done", "--pain", "6"]);
            let today = home.done(&date, &["today"]);
            assert!(
                flat(&today).contains(if week == 1 {
                    "Last time pain was 6 of 10"
                } else {
                    "Not yet: pain was 6 of 10"
                }),
                "{today}"
            );
        }
        home.done(&day(7 * week as u64), &["next"]);
    }
    let today = home.done(&day(14), &["today"]);
    assert!(today.contains("Until then, beside walks") && !today.contains("STRENGTHENING"), "{today}");
    assert!(flat(&today).contains("backplan start w3-monday"), "{today}");
}

#[test]
fn pain_of_four_is_held_then_halved_then_looked_at() {
    let (home, said) = lived(|_, _| Some(vec!["--done", "--pain", "4"]), &[]);
    assert!(said[0].contains("The week is done once more: pain was 4 of 10"), "{}", said[0]);
    assert!(
        flat(&said[1]).contains(
            "has about half the work, and after it comes the work of the first week once more: pain was 4 of 10 in a session, once more."
        ),
        "{}",
        said[1]
    );
    assert!(said[2].contains("Not yet:"), "{}", said[2]);
    let plan = home.plan();
    assert!(volume(&plan, 3) * 3 <= volume(&plan, 1) * 2, "{} of {}", volume(&plan, 3), volume(&plan, 1));
}

#[test]
fn where_something_hurts_already_pain_is_counted_from_the_usual() {
    let chronic: &[&str] = &["--condition", "chronic-back-pain"];
    for (usual, text) in [("4", "Pain holds nothing back"), ("1", "The week is done once more: pain was 4 of 10")] {
        let home = Home::with_plan(&[&["--weeks", "12"], chronic].concat());
        home.done(START, &["log", "--baseline", &format!("usual-pain={usual}")]);
        for (id, date) in sessions(&home.plan(), 1) {
            home.done(&date, &["log", "--session", &id, "--done", "--pain", "4"]);
        }
        let said = home.done(&day(7), &["next"]);
        assert!(flat(&said).contains(text), "{usual}: {said}");
    }
    // And no step is taken in a week that was worse than the one before.
    let life: Life = |week, _| Some(vec!["--done", "--pain", ["1", "2", "2"][(week - 1).min(2)]]);
    let (_, said) = lived(life, chronic);
    assert!(
        flat(&said[1]).contains(
            "The week is done once more: the worst pain was 2 of 10 in a session, after 1 in the week before"
        ),
        "{}",
        said[1]
    );
    assert!(said[2].contains("Pain holds nothing back"), "{}", said[2]);
}

#[test]
fn less_than_was_asked_holds_the_move_and_asks_for_less_resistance() {
    let home = Home::with_plan(&["--weeks", "12", "--level", "intermediate", "--equipment", "home"]);
    let row = home.plan()["weeks"][0]["sessions"][0]["strengthening"][0].clone();
    let id = row["exercise"].as_str().unwrap();
    let less = row["reps"]["min"].as_u64().unwrap() - 3;
    for (session, date) in sessions(&home.plan(), 1) {
        home.done(&date, &["log", "--session", &session, "--done", "--pain", "0", "--did", &format!("{id}=2x{less}")]);
    }
    let said = home.done(&day(7), &["next"]);
    assert!(
        flat(&said).contains(
            "stays: less was done than was asked in the last 2 sessions. Meanwhile take about a tenth less weight"
        ),
        "{said}"
    );
    let now = home.plan()["weeks"][1]["sessions"][0]["strengthening"][0].clone();
    assert_eq!(
        (now["exercise"].as_str(), now["reps"].clone(), now["sets"].clone()),
        (Some(id), row["reps"].clone(), row["sets"].clone())
    );
    let with_it = |week: usize| {
        let all = home.plan()["weeks"][week - 1]["sessions"].as_array().unwrap().clone();
        let has = |session: &&Value| session["strengthening"].to_string().contains(&format!("\"{id}\""));
        all.iter().filter(has).map(|session| session["id"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    let again = with_it(2);
    for (session, date) in sessions(&home.plan(), 2) {
        let did = format!("{id}=2x{less}");
        let did: &[&str] = if again.contains(&session) { &["--did", &did] } else { &[] };
        home.done(&date, &[&["log", "--session", &session, "--done", "--pain", "0"], did].concat());
    }
    assert_eq!(again.len(), 2);
    let said = flat(&home.done(&day(14), &["next"]));
    assert!(
        said.contains("goes back to its least dose: less was done than was asked in the last 4 sessions."),
        "{said}"
    );
}

#[test]
fn a_move_that_hurt_in_two_weeks_is_left_out() {
    let home = Home::with_plan(&["--weeks", "12"]);
    let has_it = |home: &Home, week: usize| work(&home.plan(), week).1.contains(&"bird-dog".to_owned());
    assert!(has_it(&home, 1));
    let mut said = String::new();
    for week in 1..=2 {
        for (id, date) in sessions(&home.plan(), week) {
            let here = home.plan()["weeks"][week - 1]["sessions"].as_array().unwrap().iter().any(|session| {
                session["id"] == id.as_str() && session["strengthening"].to_string().contains("\"bird-dog\"")
            });
            let hurt: &[&str] = if here { &["--move-pain", "bird-dog=4"] } else { &[] };
            home.done(&date, &[&["log", "--session", &id, "--done", "--pain", "1"], hurt].concat());
        }
        said = home.done(&day(7 * week as u64), &["next"]);
        assert!(week == 2 || flat(&said).contains("Bird dog goes a step back: it hurt 4 of 10."), "{said}");
        if !has_it(&home, week + 1) {
            break;
        }
    }
    assert!(!has_it(&home, 3), "{said}");
}

#[test]
fn what_gives_way_is_told_once() {
    let home = Home::with_plan(&["--weeks", "6", "--level", "intermediate", "--equipment", "home"]);
    for week in 1..=3 {
        for (id, date) in sessions(&home.plan(), week) {
            let hurt: &[&str] = if week == 1 { &["--move-pain", "cat-cow=5"] } else { &[] };
            home.done(&date, &[&["log", "--session", &id, "--done", "--pain", "1"], hurt].concat());
        }
        let said = flat(&home.done(&day(7 * week as u64), &["next"]));
        assert_eq!(said.contains("Cat-cow gives way to"), week == 1, "week {week}: {said}");
        assert!(!home.plan()["weeks"][week].to_string().contains("\"cat-cow\""), "{said}");
        assert!(!said.contains("The first weight."), "{said}");
    }
}

#[test]
fn what_hurts_gives_way_to_nothing_that_has_hurt_too() {
    let home =
        Home::with_plan(&["--weeks", "12", "--level", "intermediate", "--goal", "strength", "--equipment", "gym"]);
    let lifts = ["deadlift", "romanian-deadlift", "good-morning", "back-extension"];
    let names = ["Deadlift", "Romanian deadlift", "Good morning", "Back extension"];
    let mut has_hurt: Vec<&str> = Vec::new();
    for week in 1..=7 {
        let plan = home.plan();
        for session in plan["weeks"][week - 1]["sessions"].as_array().unwrap() {
            let work = session["strengthening"].to_string();
            let there = lifts.iter().zip(names).filter(|(id, _)| work.contains(&format!("\"{id}\"")));
            let there: Vec<(&&str, &str)> = there.collect();
            has_hurt.extend(there.iter().map(|(_, name)| *name));
            let pains: Vec<String> = there.iter().map(|(id, _)| format!("{id}=5")).collect();
            let pains = pains.iter().flat_map(|pain| ["--move-pain", pain.as_str()]);
            let (id, date) = (session["id"].as_str().unwrap(), session["date"].as_str().unwrap());
            let flags: Vec<&str> = ["log", "--session", id, "--done", "--pain", "2"].into_iter().chain(pains).collect();
            home.done(date, &flags);
        }
        let said = flat(&home.done(&day(7 * week as u64), &["next"]));
        for name in &has_hurt {
            assert!(!said.contains(&format!("gives way to {name}: it hurt")), "week {week}: {said}");
        }
    }
    assert!(!has_hurt.is_empty());
}

#[test]
fn after_four_weeks_away_the_first_week_has_half_the_work() {
    for person in PEOPLE {
        let home = Home::with_plan(&[&["--weeks", "16"], person].concat());
        for week in 1..=4 {
            for (id, date) in sessions(&home.plan(), week) {
                home.done(&date, &["log", "--session", &id, "--done", "--pain", "0"]);
            }
        }
        let said = home.done(&day(7 * 8), &["next"]);
        assert!(flat(&said).contains("4 weeks were missed: the work starts 2 weeks lower than the last full week that was done. This week has half of that or less, with half to two thirds of the weight"), "{said}");
        let plan = home.plan();
        let (half, all) = (volume(&plan, 9), volume(&plan, 2));
        assert!(half * 3 <= all * 2, "{person:?}: {half} of {all}");
    }
}

#[test]
fn a_week_that_is_over_is_not_planned() {
    let home = Home::with_plan(&["--weeks", "2"]);
    for week in 1..=2 {
        for (id, date) in sessions(&home.plan(), week) {
            home.done(&date, &["log", "--session", &id, "--done", "--pain", "0"]);
        }
    }
    // The Sunday of the third week, which the plan does not have.
    assert!(home.done(&day(20), &["next"]).starts_with("Week 4,"));
}

#[test]
fn a_lighter_week_that_hurts_is_followed_by_no_more_work() {
    let life: Life = |week, _| Some(vec!["--done", "--pain", if (4..=6).contains(&week) { "6" } else { "2" }]);
    for person in PEOPLE {
        let (home, _) = lived(life, person);
        let plan = home.plan();
        assert!(work(&plan, 6).0 <= work(&plan, 5).0, "{person:?}: the sixth week after the fifth");
        assert!(work(&plan, 7).0 <= work(&plan, 4).0, "{person:?}: the seventh week after the fourth");
    }
}

#[test]
fn what_was_only_planned_is_no_measure_of_where_to_begin() {
    let home = Home::with_plan(&["--weeks", "12"]);
    for week in [1, 2, 3, 4, 5] {
        for (id, date) in sessions(&home.plan(), week) {
            home.done(&date, &["log", "--session", &id, "--done", "--pain", "0"]);
        }
    }
    let before = home.plan();
    home.done(&day(7 * 7), &["next"]);
    let after = home.plan();
    assert!(work(&after, 8).0 <= work(&before, 4).0, "weeks 6 and 7 were missed: no more than what was done in week 4");
    let walked = |plan: &Value, week: usize| plan["weeks"][week - 1]["walk"]["minutes"]["max"].as_u64().unwrap();
    assert!(walked(&after, 8) <= walked(&before, 4));
}

#[test]
fn one_move_that_hurts_gives_way_alone() {
    let home = Home::with_plan(&["--weeks", "12", "--level", "intermediate", "--goal", "muscle", "--equipment", "gym"]);
    let first = work(&home.plan(), 1).1;
    let hurting =
        first.iter().find(|id| *id == "chin-up" || *id == "pull-up").cloned().unwrap_or_else(|| first[0].clone());
    let of_week = home.plan()["weeks"][0]["sessions"].clone();
    for ((id, date), session) in sessions(&home.plan(), 1).iter().zip(of_week.as_array().unwrap()) {
        let noted = format!("{hurting}=6");
        let hurt: &[&str] =
            if session.to_string().contains(&format!("\"{hurting}\"")) { &["--move-pain", &noted] } else { &[] };
        home.done(date, &[&["log", "--session", id, "--done", "--pain", "2"], hurt].concat());
    }
    let planned = home.plan();
    let said = home.done(&day(7), &["next"]);
    let now = work(&home.plan(), 2).1;
    assert!(said.contains("goes a step back: it hurt 6 of 10."), "{said}");
    let before = work(&planned, 2).1;
    let gone: Vec<&String> = before.iter().filter(|id| !now.contains(id)).collect();
    assert!(gone.iter().all(|id| **id == hurting), "{gone:?}");
    assert!(gone.contains(&&hurting) || doses(&home.plan(), 2) != doses(&planned, 2), "{said}");
    // Beside it nothing grows heavier, slower or by a set.
    for session in home.plan()["weeks"][1]["sessions"].as_array().unwrap() {
        let was = of_week.as_array().unwrap().iter().find(|was| was["weekday"] == session["weekday"]).unwrap();
        if was.to_string().contains(&format!("\"{hurting}\"")) {
            let kinds = session["strengthening"].as_array().unwrap().iter().map(|item| &item["step"]["kind"]);
            let heavier: Vec<&Value> =
                kinds.filter(|kind| ["load", "sets", "tempo"].iter().any(|one| **kind == *one)).collect();
            assert!(heavier.is_empty(), "{session}");
        }
    }
    assert_eq!(home.output(&day(7), &["check", home.data("plan.json").to_str().unwrap()]).status.code(), Some(0));
}

#[test]
fn what_is_missed_is_done_again_or_starts_lower() {
    // Every second session: at least half is done, so the weeks go on.
    let (_, said) = lived(|_, session| (session % 2 == 0).then(|| vec!["--done", "--pain", "1"]), &[]);
    assert!(said.iter().all(|said| said.contains("Pain holds nothing back")), "{said:?}");
    for (missed, told) in [
        (1, "The week before was missed: the work goes on where it was left."),
        (2, "2 weeks were missed: the work starts 1 week lower than the last full week that was done."),
        (5, "5 weeks were missed: the work begins again where it began."),
    ] {
        let home = Home::with_plan(&["--weeks", "12"]);
        let planned = home.plan();
        for week in 1..=3 {
            for (id, date) in sessions(&home.plan(), week) {
                home.done(&date, &["log", "--session", &id, "--done", "--pain", "0"]);
            }
        }
        let back = day(7 * (3 + missed));
        let said = home.done(&back, &["next"]);
        assert!(flat(&said).contains(told), "{said}");
        let coming = 4 + usize::try_from(missed).unwrap();
        let expected = match missed {
            1 => 3,
            2 => 2,
            _ => 1,
        };
        if !coming.is_multiple_of(5) {
            assert!(work(&home.plan(), coming).0 <= work(&planned, expected.max(1)).0 + 1, "{missed}");
        }
        let output = home.output(&back, &["check", home.data("plan.json").to_str().unwrap()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn after_a_missed_week_that_opened_a_block_few_moves_grow() {
    let home = Home::with_plan(&["--weeks", "12"]);
    for week in 1..=5 {
        for (id, date) in sessions(&home.plan(), week) {
            home.done(&date, &["log", "--session", &id, "--done", "--pain", "0"]);
        }
        home.done(&day(7 * week as u64), &["next"]);
    }
    home.done(&day(7 * 7), &["next"]);
    for session in home.plan()["weeks"][6]["sessions"].as_array().unwrap() {
        let steps = session["strengthening"].as_array().unwrap().iter().map(|item| item["step"]["kind"].as_str());
        let heavier = steps.flatten().filter(|kind| ["load", "sets"].contains(kind)).count();
        assert!(heavier <= 1, "{session}");
    }
}

#[test]
fn ten_weeks_away_start_five_lower_even_beyond_the_plan() {
    let home = Home::with_plan(&["--weeks", "8"]);
    for week in 1..=8 {
        for (id, date) in sessions(&home.plan(), week) {
            home.done(&date, &["log", "--session", &id, "--done", "--pain", "0"]);
        }
    }
    let said = home.done(&day(7 * 18), &["next"]);
    assert!(
        said.starts_with("Week 19,") && said.contains("10 weeks were missed: the work starts 5 weeks lower"),
        "{said}"
    );
    assert!(flat(&said).contains("takes about 5 weeks to come back, longer than the plan"), "{said}");
    assert_eq!(home.plan()["weeks"].as_array().unwrap().len(), 19);
    let (code, said) = home.wrong(&day(7 * 60), &["next"]);
    assert!(code == 1 && said.contains("a year old"), "{said}");
}

#[test]
fn a_bad_day_holds_the_week() {
    let life: Life = |week, session| {
        Some(if (week, session) == (2, 0) { vec!["--bad-day", "--pain", "3"] } else { vec!["--done", "--pain", "1"] })
    };
    let (home, said) = lived(life, &[]);
    assert!(said[1].contains("one of its days was a bad one"), "{}", said[1]);
    // Monday's moves were not done: they stay where they were in the first week, and Thursday's where they are.
    let (first, second, third) = (doses(&home.plan(), 1), doses(&home.plan(), 2), doses(&home.plan(), 3));
    for (at, dose) in third.iter().enumerate() {
        let both = second.iter().filter(|other| other.split(' ').next() == dose.split(' ').next()).count() == 2;
        assert_eq!(dose, if at < 4 && !both { &first[at] } else { &second[at] });
    }
    assert_ne!(first[2], second[2], "the bird dog had grown");
    assert!(home.done(START, &["today", "--bad-day"]).starts_with("On a bad day"));
}

#[test]
fn more_than_was_asked_climbs_at_once() {
    let home = Home::with_plan(&["--weeks", "12", "--level", "intermediate", "--equipment", "home"]);
    let plan = home.plan();
    let all = plan["weeks"][0]["sessions"].as_array().unwrap().clone();
    let rows: Vec<Value> = all.iter().map(|session| session["strengthening"][0].clone()).collect();
    let row = rows[0]["exercise"].as_str().unwrap();
    assert!(all.len() >= 2 && rows.iter().all(|item| item["exercise"] == row), "{rows:?}");
    let more = rows[0]["reps"]["max"].as_u64().unwrap() + 2;
    for (id, date) in sessions(&plan, 1) {
        home.done(&date, &["log", "--session", &id, "--done", "--pain", "0", "--did", &format!("{row}=2x{more}")]);
    }
    let said = home.done(&day(7), &["next"]);
    assert!(
        flat(&said).contains(
            "climbs a step at once: the last set brought 2 repetitions more than asked, in 2 sessions running."
        ),
        "{said}"
    );
    let step = &home.plan()["weeks"][1]["sessions"][0]["strengthening"][0]["step"];
    assert_eq!(step["kind"], "load", "{step}");
    assert_eq!(step["if"], "if nothing hurts more than usual on the day", "what was met is asked for no more");
}

#[test]
fn the_day_says_what_grows_until_it_has_grown() {
    let home = Home::with_plan(&["--weeks", "4", "--level", "intermediate", "--equipment", "home"]);
    let plan = home.plan();
    let item = &plan["weeks"][0]["sessions"][0]["strengthening"][0];
    let (row, name) = (item["exercise"].as_str().unwrap(), item["name"].as_str().unwrap());
    let more = item["reps"]["max"].as_u64().unwrap() + 2;
    let first = flat(&home.done(START, &["today"]));
    assert!(first.contains("The first weight. Dumbbell: one you could surely lift 15 times"), "{first}");
    for (id, date) in sessions(&plan, 1) {
        home.done(&date, &["log", "--session", &id, "--done", "--did", &format!("{row}=2x{more}@12.5kg")]);
    }
    home.done(&day(7), &["next"]);
    let now = flat(&home.done(&day(7), &["today"]));
    let heavier = format!("{name}: the next heavier dumbbell, or 4 s down where there is none");
    assert!(now.contains(&heavier) && now.contains(&format!("last 2 × {more}, 12.5 kg")), "{now}");
    assert!(now.contains("Only if every set last time was clean: "), "{now}");
    let week = sessions(&home.plan(), 2);
    home.done(&week[0].1, &["log", "--session", &week[0].0, "--done", "--did", &format!("{row}=2x8@15kg")]);
    let then = flat(&home.done(&week[1].1, &["today"]));
    assert!(then.contains(&week[1].0) && then.contains("last 2 × 8, 15 kg") && !then.contains(&heavier), "{then}");
}

#[test]
fn after_the_last_session_the_day_says_so() {
    let home = Home::with_plan(&["--weeks", "3"]);
    let last = sessions(&home.plan(), 3).pop().unwrap();
    home.done(&last.1, &["log", "--session", &last.0, "--done"]);
    let said = flat(&home.done(&day(100), &["today"]));
    assert!(said.starts_with("The plan's last session was on Thursday 17 December 2026."), "{said}");
}

#[test]
fn a_red_flag_withholds_the_coming_week_until_it_is_taken_back() {
    let home = Home::with_plan(&["--weeks", "2"]);
    let output = home.output(START, &["log", "--done", "--symptom", "saddle-numbness"]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(home.journal().contains("saddle-numbness"));
    for command in ["next", "today"] {
        assert_eq!(home.wrong(&day(7), &[command]).0, 3, "{command}");
    }
    home.done(START, &["log", "--undo"]);
    home.done(START, &["log", "--done"]);
    home.done(&day(3), &["log", "--done"]);
    home.done(&day(7), &["next"]);
}

#[test]
fn the_same_journal_gives_the_same_week() {
    let home = Home::with_plan(&["--weeks", "4"]);
    for (id, date) in sessions(&home.plan(), 1) {
        home.done(&date, &["log", "--session", &id, "--done", "--pain", "5"]);
    }
    let first = home.done(&day(7), &["next", "--dry-run"]);
    assert_eq!(home.done(&day(7), &["next"]).lines().count(), first.lines().count());
    let kept = home.plan();
    home.done(&day(7), &["next"]);
    assert_eq!(home.plan(), kept);
}

#[test]
fn twenty_at_once_lose_nothing() {
    let home = Home::with_plan(&[]);
    let all: Vec<_> = (1..=20)
        .map(|minutes| {
            home.command(START, &["log", "--walk", &minutes.to_string()]).stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    assert!(all.into_iter().all(|mut one| one.wait().unwrap().success()));
    let mut walks: Vec<u64> = home
        .journal()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["walk"].as_u64().unwrap())
        .collect();
    walks.sort_unstable();
    assert_eq!(walks, (1..=20).collect::<Vec<_>>());
}

#[test]
fn killed_at_any_moment_no_confirmed_entry_is_lost() {
    let home = Home::with_plan(&[]);
    let mut moment: u64 = 1;
    let mut confirmed = Vec::new();
    for number in 0..1_000 {
        let note = format!("entry-{number}.");
        let mut child = home.command(START, &["log", "--note", &note]).stdout(Stdio::piped()).spawn().unwrap();
        // Moments that look random and are the same in every run.
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(std::time::Duration::from_micros((moment >> 33) % 25_000));
        let _ = child.kill();
        let output = child.wait_with_output().unwrap();
        if String::from_utf8_lossy(&output.stdout).contains("Noted") {
            confirmed.push(note);
        }
    }
    let journal = home.journal();
    assert!(!confirmed.is_empty() && confirmed.len() < 1_000, "{} of 1000 were confirmed", confirmed.len());
    let lost: Vec<&String> = confirmed.iter().filter(|note| !journal.contains(&***note)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    home.done(START, &["log", "--walk", "10"]);
    assert!(home.done(START, &["today"]).starts_with("Today, "));
}

#[test]
fn a_torn_line_costs_itself_alone_and_a_newer_one_is_kept() {
    let home = Home::with_plan(&[]);
    home.done(START, &["log", "--done", "--pain", "2"]);
    let newer = "{\"version\":9,\"date\":\"2026-11-30\",\"mood\":\"bright\"}\n";
    let torn = "{\"version\":1,\"date\":\"2026-11";
    fs::write(home.data("journal.jsonl"), home.journal() + newer + torn).unwrap();
    let output = home.output(START, &["log", "--walk", "20"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.success() && said.contains("line 3 can't be read") && said.contains("line 2 is of a newer"),
        "{said}"
    );
    let journal = home.journal();
    assert!(journal.contains(newer) && journal.contains(&format!("{torn}\n")), "{journal}");
    assert_eq!(journal.lines().count(), 4);
    assert!(home.done(START, &["today"]).contains("Today's session is done, pain 2."));
}

#[test]
fn corrections_are_added() {
    let home = Home::with_plan(&[]);
    home.done(START, &["log", "--done", "--pain", "7"]);
    home.done(START, &["log", "--edit", "--pain", "2"]);
    assert!(home.done(START, &["today"]).contains("done, pain 2."));
    home.done(START, &["log", "--undo"]);
    assert!(home.done(START, &["today"]).starts_with("Today, "));
    assert_eq!(home.journal().lines().count(), 3);
    let (code, said) = home.wrong(START, &["log", "--undo", "17"]);
    assert!(code == 1 && said.contains("no entry"), "{said}");
}

#[test]
fn a_move_that_the_session_does_not_have_is_told() {
    let home = Home::with_plan(&[]);
    let own = home.plan()["weeks"][0]["sessions"][0].to_string();
    assert!(own.contains("\"bird-dog\"") && !own.contains("\"plank\""), "{own}");
    // An easier form of one of its moves is of the session; so are a bad day's moves on a bad day.
    let easier = home.plan()["moves"]["bird-dog"]["easier"][0].as_str().unwrap().to_owned();
    let bad = home.plan()["bad_day"]["moves"][0]["exercise"].as_str().unwrap().to_owned();
    for args in
        [vec!["--done", "--did", "bird-dog=2x8"], vec!["--did", &format!("{easier}=2x8"), "--move-pain", &easier]]
    {
        let args: Vec<String> =
            args.iter().map(|word| if *word == easier { format!("{word}=4") } else { (*word).to_owned() }).collect();
        let args: Vec<&str> = ["log"].into_iter().chain(args.iter().map(String::as_str)).collect();
        let output = home.output(START, &args);
        assert!(
            output.status.success() && output.stderr.is_empty(),
            "{args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let output = home.output(START, &["log", "--bad-day", "--session", "w1-monday", "--did", &format!("{bad}=1x5")]);
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let before = home.journal();
    let (code, said) = home.wrong(START, &["log", "--session", "w1-monday", "--move-pain", "plank=5"]);
    assert!(code == 2 && said.contains("--move-pain plank: w1-monday has no such move; "), "{said}");
    assert_eq!(home.journal(), before);
    let besides = ["log", "--session", "w1-monday", "--did", "plank=3x20s", "--move-pain", "plank=5"];
    let said = String::from_utf8(home.output(START, &besides).stderr).unwrap();
    assert!(said.starts_with("--did plank: w1-monday has no such move; it is noted as done besides."), "{said}");
    assert!(home.journal().lines().last().unwrap().contains("\"plank\""));
    // Another correction of that entry knows of it.
    assert!(home.done(START, &["log", "--edit", "--move-pain", "plank=3"]).starts_with("Corrected"));
    let (code, said) = home.wrong(START, &["log", "--edit", "--move-pain", "side-plank=3"]);
    assert!(code == 2 && said.contains("no such move"), "{said}");
}

/// What is wrong, the exit code, and a part of what is said.
const SLIPS: [(&[&str], i32, &str); 12] = [
    (&["log", "--done", "--pain", "11"], 2, "11"),
    (&["log", "--done", "--session", "w9-monday"], 1, "no session \"w9-monday\""),
    (&["log", "--done", "--date", "2027-01-01"], 2, "still to come"),
    (&["log", "--done", "--date", "tomorrow"], 2, "YYYY-MM-DD"),
    (&["log"], 2, "nothing to note"),
    (&["log", "--did", "plnk=3x20s"], 2, "did you mean"),
    (&["log", "--did", "plank"], 2, "plank=3x20s"),
    (&["log", "--baseline", "plank-hld=20"], 2, "did you mean plank-hold"),
    (&["log", "--skipped", "--did", "plank=1x20s"], 2, "left out"),
    (&["log", "--note", "a\u{1b}[31mb"], 2, "can't hold"),
    (&["move", "w1-monday", "--to", "2026-13-01"], 2, "no date"),
    (&["diff", "one.json"], 2, "two plans"),
];

#[test]
fn slips_are_told_and_nothing_is_written() {
    let home = Home::with_plan(&[]);
    for (args, code, told) in SLIPS {
        let (left_with, said) = home.wrong(START, args);
        assert!(left_with == code && said.contains(told), "{args:?}: {left_with} {said}");
    }
    assert_eq!(home.journal(), "");
}

#[test]
fn what_is_not_a_journal_or_a_plan_is_left_as_it_is() {
    let home = Home::with_plan(&[]);
    let journal = home.data("journal.jsonl");
    fs::create_dir(&journal).unwrap();
    assert!(home.wrong(START, &["log", "--done"]).1.contains("is a folder"));
    fs::remove_dir(&journal).unwrap();
    #[cfg(unix)]
    {
        let elsewhere = home.0.path().join("elsewhere");
        fs::write(&elsewhere, "mine\n").unwrap();
        std::os::unix::fs::symlink(&elsewhere, &journal).unwrap();
        assert!(home.wrong(START, &["log", "--done"]).1.contains("is a link"));
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "mine\n");
        fs::remove_file(&journal).unwrap();
    }
    let plan = fs::read_to_string(home.data("plan.json")).unwrap();
    fs::write(home.data("plan.json"), plan.replacen("\"version\":1", "\"version\":7", 1)).unwrap();
    let (code, said) = home.wrong(START, &["today"]);
    assert!(code == 1 && said.contains("newer backplan"), "{said}");
    let config = home.0.path().join(".config/backplan/config.toml");
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    fs::write(&config, "# mine\nlevl = \"beginner\"\n").unwrap();
    let (code, said) = home.wrong(START, &["generate"]);
    assert!(code == 2 && said.contains("config.toml:2") && said.contains("did you mean level"), "{said}");
}

#[test]
fn without_a_home_there_is_a_word() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
    let output = command.arg("today").env_clear().env("HOME", "/nonexistent/nowhere").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("generate --save"));
    let file = tempfile::NamedTempFile::new().unwrap();
    let within: &Path = file.path();
    let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
    let output = command.args(["log", "--walk", "20"]).env_clear().env("HOME", within).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
        command.args(args).env_clear().env("HOME", within).env("BACKPLAN_TODAY", START).output().unwrap()
    };
    assert!(run(&["generate"]).status.success(), "where no settings can be, there are none");
    let said = run(&["today"]);
    assert!(said.status.code() == Some(1) && String::from_utf8_lossy(&said.stderr).contains("plan.json"), "{said:?}");
}

#[path = "support/advice.rs"]
mod advice;
#[path = "support/faults.rs"]
mod faults;

#[path = "support/back.rs"]
mod back;
