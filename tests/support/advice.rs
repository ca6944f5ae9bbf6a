//! What is said on a day, and what waits until somebody has looked at it.

use super::*;

/// A week noted with the same flags for each session, and what the coming week says.
fn week(home: &Home, week: usize, flags: &[&str]) -> String {
    for (id, date) in sessions(&home.plan(), week) {
        home.done(&date, &[&["log", "--session", &id, "--done"], flags].concat());
    }
    flat(&home.done(&day(7 * week as u64), &["next"]))
}

#[test]
fn pain_farther_down_the_leg_waits_until_it_is_measured_as_no_farther() {
    let home = Home::with_plan(&["--weeks", "6", "--condition", "sciatica"]);
    home.done(START, &["log", "--baseline", "leg-pain-reach=1"]);
    week(&home, 1, &["--pain", "1"]);
    let said = flat(&home.done(&day(7), &["log", "--baseline", "leg-pain-reach=3"]));
    assert!(said.contains("No strengthening for now: the pain goes farther down the leg"), "{said}");
    let today = flat(&home.done(&day(7), &["today"]));
    assert!(today.contains("Not yet: the pain goes farther down the leg than at the measure before, 3 of 4 after 1"));
    assert!(today.contains("Until then, beside walks") && !today.contains("STRENGTHENING"), "{today}");
    let next = week(&home, 2, &["--pain", "1"]);
    assert!(next.contains("Not yet:") && !next.contains("STRENGTHENING"), "{next}");
    home.done(&day(14), &["log", "--baseline", "leg-pain-reach=1"]);
    let after = flat(&home.done(&day(14), &["today"]));
    assert!(!after.contains("Not yet") && after.contains("STRENGTHENING"), "{after}");
}

#[test]
fn sudden_pain_in_thin_bones_is_for_a_doctor_today() {
    for (condition, is_told) in [("osteoporosis", true), ("chronic-back-pain", false)] {
        let home = Home::with_plan(&["--weeks", "6", "--condition", condition]);
        week(&home, 1, &["--pain", "0"]);
        let (id, date) = sessions(&home.plan(), 2).remove(0);
        let log = flat(&home.done(&date, &["log", "--session", &id, "--done", "--pain", "6"]));
        assert_eq!(log.contains("is for a doctor today"), is_told, "{log}");
        let today = flat(&home.done(&date, &["today"]));
        assert_eq!(today.contains("Not yet: pain was 6 of 10"), is_told, "{today}");
        assert_eq!(today.contains("is for a doctor today"), is_told, "{today}");
    }
}

#[test]
fn severe_pain_in_two_sessions_waits() {
    let home = Home::with_plan(&["--weeks", "6"]);
    let said = week(&home, 1, &["--pain", "7"]);
    let not_yet = "Not yet: pain was 7 of 10 and more in or after 2 sessions. Have it looked at before you go on";
    assert!(said.contains(not_yet) && !said.contains("STRENGTHENING"), "{said}");
    let home = Home::with_plan(&["--weeks", "6"]);
    assert!(!week(&home, 1, &["--pain", "6"]).contains("Not yet:"));
}

#[test]
fn pain_that_six_weeks_have_not_changed_is_looked_at() {
    let home = Home::with_plan(&["--weeks", "12"]);
    for number in 1..=5 {
        assert!(!week(&home, number, &["--pain", "3"]).contains("have not made the pain less"), "week {number}");
    }
    let said = week(&home, 6, &["--pain", "3"]);
    assert!(said.contains("6 weeks have not made the pain less, the worst is still 3 of 10:"), "{said}");
    let steps = home.plan()["weeks"][6].to_string();
    assert!(!steps.contains("\"kind\":\"load\"") && !steps.contains("\"kind\":\"sets\""), "{steps}");
    // A worse week and back again is no better either.
    week(&home, 7, &["--pain", "4"]);
    assert!(week(&home, 8, &["--pain", "3"]).contains("have not made the pain less"));
    assert!(!week(&home, 9, &["--pain", "2"]).contains("have not made the pain less"));
}

#[test]
fn while_pain_grows_from_week_to_week_nothing_else_does() {
    let home = Home::with_plan(&["--weeks", "6"]);
    week(&home, 1, &["--pain", "1"]);
    assert!(!week(&home, 2, &["--pain", "2"]).contains("grown from week to week"));
    let said = week(&home, 3, &["--pain", "3"]);
    assert!(
        said.contains(
            "The week is done once more: the worst pain has grown from week to week, 1, 2, 3; where that goes on"
        ),
        "{said}"
    );
    assert_eq!(doses(&home.plan(), 4), doses(&home.plan(), 3));
}

#[test]
fn a_lift_that_hurts_ends_no_planning() {
    let lifter = ["--weeks", "12", "--level", "intermediate", "--goal", "muscle", "--equipment", "gym", "--days", "3"];
    for (hurting, pain) in [("deadlift", 5), ("one-arm-dumbbell-row", 4), ("pull-up", 6)] {
        let home = Home::with_plan(&lifter);
        for number in 1..=8 {
            let plan = home.plan();
            for session in plan["weeks"][number - 1]["sessions"].as_array().unwrap() {
                let has_it = session["strengthening"].to_string().contains(&format!("\"{hurting}\""));
                let hurts = format!("{hurting}={pain}");
                let hurt: &[&str] = if number == 4 && has_it { &["--move-pain", &hurts] } else { &[] };
                let (id, date) = (session["id"].as_str().unwrap(), session["date"].as_str().unwrap());
                home.done(date, &[&["log", "--session", id, "--done", "--pain", "1"], hurt].concat());
            }
            let said = flat(&home.done(&day(7 * number as u64), &["next"]));
            let output = home.output(&day(7 * number as u64), &["check", home.data("plan.json").to_str().unwrap()]);
            assert!(output.status.success(), "{hurting} week {number}: {said}");
        }
    }
}

#[test]
fn the_day_has_the_lighter_sets_and_what_to_take_care_of() {
    let home = Home::with_plan(&["--weeks", "4", "--level", "intermediate", "--goal", "muscle", "--equipment", "gym"]);
    let today = flat(&home.done(START, &["today"]));
    assert!(today.contains("2 lighter sets, then 3 ×"), "{today}");
    let home = Home::with_plan(&["--weeks", "4", "--condition", "herniated-disc"]);
    let today = flat(&home.done(START, &["today"]));
    assert!(today.contains("Cobra stretch: Go on with it only if the pain eases, or draws in"), "{today}");
}

#[test]
fn what_was_not_reached_once_takes_no_step() {
    let home = Home::with_plan(&["--weeks", "6", "--level", "intermediate", "--equipment", "home"]);
    let planned = home.plan();
    let (id, date) = sessions(&planned, 1).remove(0);
    let item = &planned["weeks"][0]["sessions"][0]["strengthening"][0];
    let did = format!("{}=3x{}", item["exercise"].as_str().unwrap(), item["reps"]["min"].as_u64().unwrap() - 2);
    for (other, on) in sessions(&planned, 1) {
        let less: &[&str] = if other == id { &["--did", &did] } else { &[] };
        home.done(&on, &[&["log", "--session", &other, "--done", "--pain", "1"], less].concat());
    }
    assert!(date < day(7));
    home.done(&day(7), &["next"]);
    let now = &home.plan()["weeks"][1]["sessions"][0]["strengthening"][0];
    assert_eq!((&now["exercise"], &now["reps"]), (&item["exercise"], &item["reps"]));
    assert_ne!(planned["weeks"][1]["sessions"][0]["strengthening"][0]["reps"], item["reps"]);
}

#[test]
fn a_day_after_a_bad_one_does_half() {
    let home = Home::with_plan(&["--weeks", "4"]);
    let (id, date) = sessions(&home.plan(), 1).remove(0);
    home.done(&date, &["log", "--session", &id, "--bad-day", "--pain", "4"]);
    let today = flat(&home.done(&day(3), &["today"]));
    assert!(
        today.starts_with(
            "Last time was a bad day: train once a morning is as usual, with a pain of 3 or less beforehand. What stands here is about half of"
        ),
        "{today}"
    );
}

#[test]
fn a_move_that_hurt_is_minded_on_its_days_and_left_out_until_it_is_fine() {
    let home = Home::with_plan(&["--weeks", "12", "--equipment", "home"]);
    let row = work(&home.plan(), 1).1.remove(0);
    let hurts = format!("{row}=5");
    week(&home, 1, &["--pain", "2", "--move-pain", &hurts]);
    let today = flat(&home.done(&day(7), &["today"]));
    assert!(
        today.contains("hurt 5 of 10 on Thursday 3 December 2026: there is less of it, with less weight"),
        "{today}"
    );
    let next = week(&home, 2, &["--pain", "2", "--move-pain", &hurts]);
    if home.plan()["weeks"][2].to_string().contains(&format!("\"{row}\"")) {
        let today = flat(&home.done(&day(14), &["today"]));
        assert!(today.contains("is left out") && today.contains(&format!("--move-pain {row}=0")), "{today}\n{next}");
        let fine = format!("{row}=0");
        week(&home, 3, &["--pain", "1", "--move-pain", &fine]);
        assert!(!flat(&home.done(&day(21), &["today"])).contains("Leave out"));
    }
}

#[test]
fn after_a_break_the_day_says_how_much_weight() {
    for (missed, told) in [(1, None), (3, Some("48 kg, before 60 kg")), (7, Some("30–40 kg, before 60 kg"))] {
        let home = Home::with_plan(&["--weeks", "14", "--level", "intermediate", "--equipment", "gym"]);
        for number in 1..=3 {
            let plan = home.plan();
            for session in plan["weeks"][number - 1]["sessions"].as_array().unwrap() {
                let first = session["strengthening"][0]["exercise"].as_str().unwrap();
                let (id, date) = (session["id"].as_str().unwrap(), session["date"].as_str().unwrap());
                home.done(
                    date,
                    &["log", "--session", id, "--done", "--pain", "0", "--did", &format!("{first}=3x8@60kg")],
                );
            }
            home.done(&day(7 * number as u64), &["next"]);
        }
        let back = day(7 * (3 + missed));
        home.done(&back, &["next"]);
        let today = flat(&home.done(&back, &["today"]));
        assert_eq!(today.contains("After the break: "), told.is_some(), "{missed}: {today}");
        assert!(told.is_none_or(|told| today.contains(told)), "{missed}: {today}");
    }
}

#[test]
fn what_was_not_reached_is_not_said_to_hurt() {
    let home =
        Home::with_plan(&["--weeks", "12", "--level", "intermediate", "--goal", "strength", "--equipment", "gym"]);
    let mut is_told = false;
    for number in 1..=9 {
        let plan = home.plan();
        for session in plan["weeks"][number - 1]["sessions"].as_array().unwrap() {
            let (id, date) = (session["id"].as_str().unwrap(), session["date"].as_str().unwrap());
            let least = |item: &Value| item["reps"]["min"].as_u64().map(|reps| reps.saturating_sub(2).max(1));
            let items = session["strengthening"].as_array().unwrap();
            let did =
                items.iter().filter_map(|item| Some(format!("{}=3x{}", item["exercise"].as_str()?, least(item)?)));
            let did: Vec<String> = did.collect();
            let did = did.iter().flat_map(|did| ["--did", did]);
            let flags: Vec<&str> = ["log", "--session", id, "--done", "--pain", "0"].into_iter().chain(did).collect();
            home.done(date, &flags);
        }
        let said = flat(&home.done(&day(7 * number as u64), &["next"]));
        is_told |= said.contains("of which less was done than was asked");
        assert!(!said.contains("which hurt"), "week {number}: {said}");
        // Whatever the dose of a week was, no lift is left to grow that was never reached.
        let coming = home.plan()["weeks"][number].to_string();
        assert!(number < 3 || !coming.contains("more on the bar"), "week {number}: {said}");
    }
    assert!(is_told);
}

#[test]
fn a_hinge_that_comes_late_comes_without_weight() {
    let home = Home::with_plan(&["--weeks", "12", "--condition", "herniated-disc"]);
    let has_hinge = |number: usize| home.plan()["weeks"][number - 1].to_string().contains("\"hip-hinge\"");
    let mut came = None;
    for number in 1..=11 {
        // The fifth week hurts, so that the hinge that was due after it waits.
        let said = week(&home, number, &["--pain", if number == 5 { "5" } else { "1" }]);
        if came.is_none() && has_hinge(number + 1) {
            came = Some(number + 1);
            assert!(said.contains("without any weight") && !said.contains("hold a light weight"), "{said}");
        }
    }
    assert!(came.is_some_and(|came| came > 6), "{came:?}");
}

#[test]
fn a_measure_answers_to_the_move_that_is_measured() {
    let home = Home::with_plan(&["--weeks", "4"]);
    assert!(home.done(START, &["log", "--baseline", "plank=35"]).contains("plank-hold 35"));
    assert!(home.wrong(START, &["log", "--baseline", "squat=35"]).1.contains("nothing called \"squat\" is measured"));
}

#[test]
fn a_move_that_hurts_makes_no_other_grow_sooner() {
    let people: [&[&str]; 3] = [&[], &["--equipment", "home"], &["--level", "intermediate", "--equipment", "gym"]];
    // What a week makes heavier, or does in a harder way.
    let grown = |plan: &Value, week: usize| -> Vec<String> {
        let items = plan["weeks"][week - 1]["sessions"].as_array().unwrap().iter();
        let items = items.flat_map(|session| session["strengthening"].as_array().unwrap());
        let is_grown = |item: &&Value| ["load", "form"].iter().any(|kind| item["step"]["kind"] == *kind);
        items.filter(is_grown).map(|item| item["exercise"].as_str().unwrap().to_owned()).collect()
    };
    for person in people {
        let home = Home::with_plan(&[&["--weeks", "12"], person].concat());
        let planned = home.plan();
        let hurts = format!("{}=5", work(&planned, 4).1.remove(0));
        for number in 1..=5 {
            for (at, (id, date)) in sessions(&home.plan(), number).into_iter().enumerate() {
                let hurt: &[&str] = if (number, at) == (4, 0) { &["--move-pain", &hurts] } else { &[] };
                home.done(&date, &[&["log", "--session", &id, "--done", "--pain", "2"], hurt].concat());
            }
            home.done(&day(7 * number as u64), &["next"]);
        }
        let due: Vec<String> = (1..=6).flat_map(|week| grown(&planned, week)).collect();
        let early: Vec<String> = grown(&home.plan(), 6).into_iter().filter(|id| !due.contains(id)).collect();
        // The easier form that stands in for what hurt is a form too.
        let there = work(&planned, 4).1;
        assert!(early.iter().all(|id| !there.contains(id)), "{person:?}: {early:?}");
    }
}

/// A home whose second week hurt as much as its first, so that training waits.
fn waiting() -> Home {
    let home = Home::with_plan(&["--weeks", "8"]);
    week(&home, 1, &["--pain", "5"]);
    let said = week(&home, 2, &["--pain", "6"]);
    assert!(said.contains("Not yet: pain was 6 of 10") && said.contains("call an ambulance now"), "{said}");
    home
}

#[test]
fn what_waits_goes_on_waiting_until_something_says_that_it_is_better() {
    // Who rests, and notes nothing.
    let home = waiting();
    let said = flat(&home.done(&day(21), &["next"]));
    assert!(said.contains("Still not yet:") && !said.contains("STRENGTHENING"), "{said}");
    assert!(flat(&home.done(&day(21), &["today"])).starts_with("Not yet:"));
    // What has hurt for two weeks is looked at, whatever a bad day brings; a single bout may pass.
    let bout = || {
        let home = Home::with_plan(&["--weeks", "8"]);
        week(&home, 1, &["--pain", "1"]);
        assert!(week(&home, 2, &["--pain", "7"]).contains("Not yet"));
        home
    };
    for (home, pain, waits) in
        [(waiting(), "6", true), (waiting(), "2", true), (bout(), "4", true), (bout(), "2", false)]
    {
        for (id, date) in sessions(&home.plan(), 3) {
            home.done(&date, &["log", "--session", &id, "--bad-day", "--pain", pain]);
        }
        let said = flat(&home.done(&day(21), &["next"]));
        assert_eq!(said.contains("Still not yet:"), waits, "{said}");
        assert_eq!(flat(&home.done(&day(21), &["today"])).starts_with("Not yet:"), waits);
        let (half, all) = (volume(&home.plan(), 4), volume(&Home::with_plan(&["--weeks", "8"]).plan(), 1));
        assert!(half * 3 <= all * 2, "{half} of {all}");
    }
}

#[test]
fn the_day_says_not_yet_whenever_the_week_does() {
    let home = Home::with_plan(&["--weeks", "12"]);
    for (number, pain) in [0, 1, 2, 3, 4, 5, 6, 7].iter().enumerate().map(|(at, pain)| (at + 1, pain.to_string())) {
        let next = week(&home, number, &["--pain", &pain]);
        let today = flat(&home.done(&day(7 * number as u64), &["today"]));
        assert_eq!(next.contains("Not yet"), today.starts_with("Not yet:"), "week {number}: {next}\n{today}");
    }
}

#[test]
fn bad_days_with_much_pain_halve_the_week_too() {
    for (pain, told) in [
        ("4", "The week is done once more: 2 of its days were bad ones."),
        (
            "5",
            "has about half the work, and after it comes the work of the first week once more: pain was 5 of 10 at worst on 2 bad days.",
        ),
        ("8", "Not yet: pain was 7 of 10 and more in or after 2 sessions."),
    ] {
        let home = Home::with_plan(&["--weeks", "6"]);
        for (id, date) in sessions(&home.plan(), 1) {
            home.done(&date, &["log", "--session", &id, "--bad-day", "--pain", pain]);
        }
        let said = flat(&home.done(&day(7), &["next"]));
        assert!(said.contains(told), "{pain}: {said}");
        let today = flat(&home.done(&day(7), &["today"]));
        assert_eq!(said.contains("Not yet:"), today.starts_with("Not yet:"), "{today}");
    }
}

#[test]
fn the_day_says_how_much_less_after_too_much() {
    let home = Home::with_plan(&["--weeks", "6", "--level", "intermediate", "--equipment", "gym"]);
    let plan = home.plan();
    let item = &plan["weeks"][0]["sessions"][0]["strengthening"][0];
    let did = format!("{}=2x3@50kg", item["exercise"].as_str().unwrap());
    let (id, date) = sessions(&plan, 1).remove(0);
    home.done(&date, &["log", "--session", &id, "--done", "--effort", "10", "--did", &did]);
    let today = flat(&home.done(&day(3), &["today"]));
    assert!(today.starts_with("Last time was 10 of 10 hard: take about a tenth less weight today"), "{today}");
    // Pain is heard before effort.
    home.done(&date, &["log", "--edit", "--pain", "5"]);
    let today = flat(&home.done(&day(3), &["today"]));
    assert!(today.starts_with("Last time pain was 5 of 10 in a session. What stands here is about half"), "{today}");
    home.done(&date, &["log", "--edit", "--pain", "0"]);
    for (id, date) in sessions(&plan, 1).into_iter().skip(1) {
        home.done(&date, &["log", "--session", &id, "--done", "--effort", "7"]);
    }
    let today = flat(&home.done(&day(7), &["today"]));
    assert!(today.contains("3 last time, where ") && today.contains(" are asked: take about 38.5 kg."), "{today}");
}
