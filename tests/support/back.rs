//! Going back after pain, and coming back after a break.

use super::*;

/// A week noted with the same flags for each session, and what the coming week says.
fn week(home: &Home, week: usize, flags: &[&str]) -> String {
    for (id, date) in sessions(&home.plan(), week) {
        home.done(&date, &[&["log", "--session", &id, "--done"], flags].concat());
    }
    flat(&home.done(&day(7 * week as u64), &["next"]))
}

/// The repetitions that a week asks for at most, and its sets.
fn work(home: &Home, week: usize) -> (u64, u64) {
    let plan = home.plan();
    let sessions = plan["weeks"][week - 1]["sessions"].as_array().unwrap().clone();
    let items: Vec<Value> =
        sessions.iter().flat_map(|session| session["strengthening"].as_array().unwrap().clone()).collect();
    let each = |item: &Value| {
        let range = if item["reps"].is_null() { &item["hold_seconds"] } else { &item["reps"] };
        range["min"].as_u64().unwrap_or_default() + range["max"].as_u64().unwrap_or_default()
    };
    let sets = |item: &Value| item["sets"].as_u64().unwrap();
    (items.iter().map(|item| sets(item) * each(item)).sum(), items.iter().map(sets).sum())
}

#[test]
fn a_step_lower_is_lower_where_the_week_before_had_stood_still() {
    let home = Home::with_plan(&["--weeks", "8"]);
    week(&home, 1, &["--pain", "1"]);
    // Pain of 4 holds the third week, which is then the same as the second.
    week(&home, 2, &["--pain", "4"]);
    assert_eq!(doses(&home.plan(), 3), doses(&home.plan(), 2));
    let said = week(&home, 3, &["--pain", "6"]);
    assert!(said.contains("about half the work, and after it all goes on a step lower"), "{said}");
    week(&home, 4, &["--pain", "1"]);
    week(&home, 5, &["--pain", "1"]);
    assert!(work(&home, 6).0 < work(&home, 3).0, "{:?}, {:?}", work(&home, 6), work(&home, 3));
}

#[test]
fn below_the_first_week_nothing_lower_is_promised() {
    let home = Home::with_plan(&["--weeks", "8"]);
    let said = week(&home, 1, &["--pain", "6"]);
    assert!(said.contains("and after it comes the work of the first week once more"), "{said}");
    assert!(!said.contains("a step lower"), "{said}");
}

#[test]
fn a_row_that_hurt_is_printed_with_less_of_it_and_comes_back_as_it_was() {
    let home = Home::with_plan(&["--weeks", "8"]);
    let row = |week: usize| {
        let found = doses(&home.plan(), week).into_iter().find(|dose| dose.starts_with("\"towel-row\""));
        found.unwrap_or_default()
    };
    let (id, date) = sessions(&home.plan(), 1).remove(0);
    home.done(&date, &["log", "--session", &id, "--done", "--pain", "2", "--move-pain", "towel-row=5"]);
    let (id, date) = sessions(&home.plan(), 1).remove(1);
    home.done(&date, &["log", "--session", &id, "--done", "--pain", "2"]);
    let said = flat(&home.done(&day(7), &["next"]));
    assert!(said.contains("Seated towel row goes a step back: it hurt 5 of 10."), "{said}");
    assert_eq!(row(1), r#""towel-row" 2 {"max":8,"min":6} {"max":5,"min":5} null"#);
    assert_eq!(row(2), r#""towel-row" 1 {"max":6,"min":6} {"max":5,"min":5} null"#);
    let today = flat(&home.done(&day(7), &["today"]));
    assert!(today.contains("Seated towel row hurt 5 of 10 on Monday 30 November 2026: there is less of it"), "{today}");
    let said = week(&home, 2, &["--pain", "1"]);
    assert!(
        said.contains(
            "Seated towel row comes back to what it was, where it no longer hurts: it hurt 5 of 10 in week 1."
        ),
        "{said}"
    );
    assert_eq!(row(3), row(1));
    let today = flat(&home.done(&day(14), &["today"]));
    assert!(today.contains("as planned if it no longer does, and nothing more"), "{today}");
}

#[test]
fn the_second_week_back_is_between_the_first_and_the_full_one() {
    let home = Home::with_plan(&["--weeks", "14", "--level", "intermediate", "--equipment", "gym", "--goal", "muscle"]);
    for number in 1..=3 {
        week(&home, number, &["--pain", "0"]);
    }
    home.done(&day(70), &["next"]);
    let said = week(&home, 11, &["--pain", "0"]);
    assert!(said.contains("The second week back, with a set fewer of some moves"), "{said}");
    assert!(said.contains("Any weight as last week: it is the sets that come back now."), "{said}");
    let today = flat(&home.done(&day(77), &["today"]));
    assert!(today.contains("The second week after the break: any weight as last week"), "{today}");
    assert!(!today.contains("First weight"), "{today}");
    week(&home, 12, &["--pain", "0"]);
    let (first, second, third) = (work(&home, 11).1, work(&home, 12).1, work(&home, 13).1);
    assert!(first < second && second < third && third == work(&home, 1).1, "{first}, {second}, {third}");
    assert!(third * 100 < second * 120, "{third} after {second}");
}

#[test]
fn after_a_week_with_much_pain_each_day_of_the_next_has_its_condition() {
    let home = Home::with_plan(&["--weeks", "6"]);
    week(&home, 1, &["--pain", "6"]);
    let (id, date) = sessions(&home.plan(), 2).remove(0);
    home.done(&date, &["log", "--session", &id, "--done", "--pain", "1"]);
    let (_, date) = sessions(&home.plan(), 2).remove(1);
    let today = flat(&home.done(&date, &["today"]));
    assert!(
        today.contains("Last week pain was 6 of 10 in a session: train only if pain beforehand is 3 or less"),
        "{today}"
    );
    let progress = flat(&home.done(&date, &["progress"]));
    assert!(progress.contains("train only if pain beforehand is 3 or less"), "{progress}");
}

#[test]
fn a_very_hard_week_is_done_once_more() {
    let home = Home::with_plan(&["--weeks", "6"]);
    let said = week(&home, 1, &["--pain", "0", "--effort", "9"]);
    assert!(said.contains("The week is done once more: each of its sessions was 9 of 10 hard or more."), "{said}");
    let home = Home::with_plan(&["--weeks", "6"]);
    assert!(!week(&home, 1, &["--pain", "0", "--effort", "8"]).contains("done once more"));
}

#[test]
fn after_much_pain_the_day_itself_has_half_of_what_was_planned() {
    for (flags, halved) in [
        (vec!["--done", "--pain", "3"], false),
        (vec!["--done", "--pain", "5"], true),
        (vec!["--bad-day", "--pain", "4"], true),
        (vec!["--done", "--pain", "5", "--move-pain", "bird-dog=5"], false),
    ] {
        let home = Home::with_plan(&["--weeks", "6"]);
        let (id, date) = sessions(&home.plan(), 1).remove(0);
        home.done(&date, &[&["log", "--session", &id], &*flags].concat());
        let today = flat(&home.done(&day(3), &["today"]));
        let (half, whole) = ("Seated towel row 1 × 6–8", "Seated towel row 2 × 6–8");
        assert_eq!((today.contains(half), today.contains(whole)), (halved, !halved), "{flags:?}: {today}");
        assert_eq!(today.contains("w1-thursday · "), !halved, "the minutes are of the whole: {today}");
        let json: Value = serde_json::from_str(&home.done(&day(3), &["today", "--json"])).unwrap();
        assert_eq!(json["session"]["strengthening"][0]["sets"], if halved { 1 } else { 2 });
    }
}

#[test]
fn a_move_that_hurt_twice_is_gone_from_the_day_and_one_that_hurt_once_is_halved() {
    let home = Home::with_plan(&["--weeks", "6"]);
    let (id, date) = sessions(&home.plan(), 1).remove(0);
    home.done(&date, &["log", "--session", &id, "--done", "--pain", "1", "--move-pain", "towel-row=4"]);
    let today = flat(&home.done(&day(3), &["today"]));
    assert!(today.contains("Seated towel row 1 × 6–8"), "{today}");
    assert!(today.contains("hurt 4 of 10 on Monday 30 November 2026: half of it stands here"), "{today}");
    home.done(&day(7), &["next"]);
    let (id, date) = sessions(&home.plan(), 2).remove(0);
    home.done(&date, &["log", "--session", &id, "--done", "--pain", "1", "--move-pain", "towel-row=4"]);
    let today = flat(&home.done(&day(10), &["today"]));
    assert!(!today.contains("Seated towel row 1") && !today.contains("Seated towel row 2"), "{today}");
    assert!(today.contains("Seated towel row is left out: it hurt 4 of 10, in 2 weeks"), "{today}");
}

#[test]
fn severe_pain_waits_at_once_and_a_quiet_bad_day_ends_it() {
    let home = Home::with_plan(&["--weeks", "6"]);
    let (id, date) = sessions(&home.plan(), 1).remove(0);
    let log = flat(&home.done(&date, &["log", "--session", &id, "--done", "--pain", "7"]));
    assert!(log.contains("is looked at by a doctor or physiotherapist before the next session"), "{log}");
    let today = flat(&home.done(&day(3), &["today"]));
    assert!(today.starts_with("Not yet: pain was 7 of 10 in a session."), "{today}");
    assert!(today.contains("or when the moves of 2 bad days have gone with a pain of 3 or less"), "{today}");
    assert!(!today.contains("Back once a morning"), "{today}");
    let (id, _) = sessions(&home.plan(), 1).remove(1);
    home.done(&day(3), &["log", "--session", &id, "--bad-day", "--pain", "2"]);
    assert!(home.done(&day(7), &["today"]).starts_with("Not yet:"));
    let (id, date) = sessions(&home.plan(), 2).remove(0);
    home.done(&date, &["log", "--session", &id, "--bad-day", "--pain", "2"]);
    let today = flat(&home.done(&day(10), &["today"]));
    assert!(!today.contains("Not yet") && today.contains("Seated towel row 1 ×"), "{today}");
}

#[test]
fn in_the_second_week_back_weights_stay() {
    let home = Home::with_plan(&["--weeks", "14", "--level", "intermediate", "--equipment", "gym", "--goal", "muscle"]);
    let lift = |home: &Home, week: usize, kg: u32| {
        for session in home.plan()["weeks"][week - 1]["sessions"].as_array().unwrap() {
            let (id, date) = (session["id"].as_str().unwrap(), session["date"].as_str().unwrap());
            let first = session["strengthening"][0]["exercise"].as_str().unwrap();
            home.done(date, &["log", "--session", id, "--done", "--did", &format!("{first}=2x8@{kg}kg")]);
        }
    };
    lift(&home, 1, 100);
    home.done(&day(49), &["next"]);
    lift(&home, 8, 95);
    home.done(&day(56), &["next"]);
    let today = flat(&home.done(&day(56), &["today"]));
    assert!(today.contains("The second week after the break: any weight as last week"), "{today}");
}

#[test]
fn what_loads_alike_waits_beside_a_lift_that_hurt() {
    let home = Home::with_plan(&[
        "--weeks",
        "6",
        "--level",
        "intermediate",
        "--days",
        "3",
        "--equipment",
        "gym",
        "--goal",
        "muscle",
    ]);
    let dose = |home: &Home, week: usize, id: &str| {
        doses(&home.plan(), week).into_iter().find(|dose| dose.starts_with(&format!("\"{id}\""))).unwrap_or_default()
    };
    let (deadlift, romanian) = (dose(&home, 1, "deadlift"), dose(&home, 1, "romanian-deadlift"));
    assert!(!deadlift.is_empty() && !romanian.is_empty());
    assert_ne!(dose(&home, 2, "romanian-deadlift"), romanian, "it would grow");
    for (at, (id, date)) in sessions(&home.plan(), 1).into_iter().enumerate() {
        let hurt: &[&str] = if at == 0 { &["--move-pain", "deadlift=4"] } else { &[] };
        home.done(&date, &[&["log", "--session", &id, "--done", "--pain", "1"], hurt].concat());
    }
    home.done(&day(7), &["next"]);
    assert_eq!(dose(&home, 2, "romanian-deadlift"), romanian);
}

#[test]
fn a_red_flag_heads_the_progress_and_every_note_until_it_is_taken_back() {
    let home = Home::with_plan(&["--weeks", "6"]);
    home.output(START, &["log", "--symptom", "leg-weakness"]);
    let (id, date) = sessions(&home.plan(), 1).remove(1);
    let said = home.done(&date, &["log", "--session", &id, "--done", "--pain", "1"]);
    assert!(flat(&said).contains("No plan, for your safety"), "{said}");
    let progress = home.done(&date, &["progress"]);
    assert!(progress.starts_with("No plan, for your safety"), "{progress}");
    home.done(&date, &["log", "--undo", "1"]);
    assert!(!home.done(&date, &["progress"]).contains("for your safety"));
}

#[test]
fn with_a_condition_three_sessions_of_much_pain_wait() {
    for (condition, waits) in [(&["--condition", "herniated-disc"][..], true), (&[], false)] {
        let home = Home::with_plan(&[&["--weeks", "6", "--days", "3"], condition].concat());
        let said = week(&home, 1, &["--pain", "5"]);
        assert_eq!(said.contains("Not yet: pain was 5 of 10 and more in or after 3 sessions."), waits, "{said}");
    }
}

#[test]
fn who_trains_though_it_was_to_wait_gets_half_and_is_asked_whether_it_was_looked_at() {
    let home = Home::with_plan(&["--weeks", "8"]);
    week(&home, 1, &["--pain", "5"]);
    assert!(week(&home, 2, &["--pain", "6"]).contains("Not yet"));
    let said = week(&home, 3, &["--pain", "2"]);
    assert!(
        said.contains("It was to be looked at before you went on. Where it has been, the coming week has about half"),
        "{said}"
    );
    assert!(said.contains("where it has not, keep to walks and the moves of a bad day until it has"), "{said}");
    let today = flat(&home.done(&day(21), &["today"]));
    assert!(today.starts_with("It was to be looked at before you went on: where it has been, go on"), "{today}");
    assert!(!said.contains("It is the lighter week that was planned"), "{said}");
    let planned = Home::with_plan(&["--weeks", "8"]);
    assert!(work(&home, 4).0 * 3 <= work(&planned, 1).0 * 2, "{:?}", work(&home, 4));
    // Within the week that waits, a session that goes well ends nothing.
    let home = Home::with_plan(&["--weeks", "8", "--days", "3"]);
    week(&home, 1, &["--pain", "5"]);
    week(&home, 2, &["--pain", "6"]);
    let (id, date) = sessions(&home.plan(), 3).remove(0);
    home.done(&date, &["log", "--session", &id, "--done", "--pain", "1"]);
    let (_, date) = sessions(&home.plan(), 3).remove(1);
    assert!(home.done(&date, &["today"]).starts_with("Not yet:"));
}

#[test]
fn the_week_after_a_bad_day_is_printed_with_half_of_its_first_session() {
    let home = Home::with_plan(&["--weeks", "6"]);
    let all = sessions(&home.plan(), 1);
    home.done(&all[0].1, &["log", "--session", &all[0].0, "--done", "--pain", "1"]);
    home.done(&all[1].1, &["log", "--session", &all[1].0, "--bad-day", "--pain", "4"]);
    let said = flat(&home.done(&day(7), &["next"]));
    assert!(said.contains("its first session has half of the strengthening that is planned"), "{said}");
    let halves = said.matches("Seated towel row 1 ×").count();
    assert_eq!((halves, said.matches("Seated towel row 2 ×").count()), (1, 1), "{said}");
}
