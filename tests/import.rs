//! Rows of free-exercise-db become a catalog that loads, is never taken for safer than it is, and makes sound plans.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

mod support;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::{env, fs, process};

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::parse::{Parsed, parse};
use backplan::catalog::{Catalog, Exercise, Goal, Level, Load, Pattern, Use, Word};
use backplan::plan::{Plan, Severity};
use backplan::planner::{self, Refusal};
use backplan::render;
use backplan::rules::Scope;

/// Forty rows in the form of the data set, in words of our own.
const ROWS: &str = include_str!("cases/catalog.in/rows.json");

/// What must come of rows: the id after its prefix, pattern, level, load, equipment, position, one side at a time, a last
/// choice, doses.
const DERIVED: &str = "
    bent-over-bag-row      row                  beginner     moderate dumbbell    standing   both  -    8-12
    one-arm-door-row       row                  beginner     moderate band        prone      sides -    8-12
    heavy-floor-row        row                  intermediate heavy    barbell     prone      both  -    8-12
    pulley-row-tall        row                  intermediate moderate cable       seated     both  -    8-12
    bodyweight-row-low     row                  beginner     moderate pull-up-bar prone      both  -    8-12
    wide-pulldown          vertical-pull        beginner     moderate cable       seated     both  -    8-12
    plain-deadlift         hinge                intermediate heavy    barbell     standing   both  -    8-12
    band-good-morning-slow hinge                intermediate moderate band        standing   both  -    8-12
    hyperextension-short   spinal-extension     intermediate moderate machine     prone      both  -    10-12
    two-leg-bridge         bridge               beginner     light    -           supine     both  -    8-10
    light-reverse-fly      horizontal-abduction beginner     moderate dumbbell    prone      both  -    10-12
    band-face-pull         horizontal-abduction beginner     light    band        standing   both  -    10-12
    even-shrug             shrug                beginner     moderate dumbbell    standing   both  -    10-12
    small-crunch           spinal-flexion       beginner     light    -           supine     both  last 10-12
    hip-raise-calm         anti-extension       beginner     light    -           supine     both  -    10-12
    side-plank-short       lateral-stability    beginner     light    -           side-lying sides -    10-20s
    wood-chop-low          anti-rotation        intermediate moderate cable       standing   both  last 10-12
    leg-swings-front       mobility             beginner     none     -           standing   sides -    8-10
    hip-circles-easy       mobility             beginner     none     -           standing   both  -    8-10
    calf-and-hip-stretch   stretch              beginner     none     -           standing   sides -    15-30s
    back-rounding-stretch  stretch              beginner     none     -           quadruped  both  -    15-30s
    lat-reach-stretch      stretch              advanced     none     -           prone      both  -    15-30s
    chest-corner-stretch   stretch              beginner     none     -           standing   both  -    15-30s
    seated-hip-stretch     stretch              beginner     none     -           seated     sides -    15-30s
    upper-trap-reach       stretch              beginner     none     -           prone      sides -    15-30s
    brisk-walking          cardio               beginner     none     -           moving     both  -    300-600s
    hill-running           cardio               intermediate none     -           moving     both  last 300-600s
";

/// Why the other rows are left out: the reason, and how many.
const LEFT_OUT: [(&str, usize); 7] = [
    ("in use has already", 4),
    ("fast, jumped, thrown", 2),
    ("no word for", 2),
    ("neither back, core nor hips", 2),
    ("do not tell how", 1),
    ("a partner", 1),
    ("neck or shoulders", 1),
];

fn imported(rows: &str) -> backplan::import::Imported {
    backplan::import::free_exercise_db("rows.json", rows, &builtin::catalog(), &[]).expect("sound rows")
}

fn none() -> Catalog {
    builtin::sources_alone()
}

fn toml(rows: &str) -> String {
    let imported = imported(rows);
    render::catalog::toml(&[&imported.source], &imported.exercises.iter().collect::<Vec<_>>()).unwrap()
}

fn with(base: &Catalog, text: &str) -> Catalog {
    let mut parsed = Parsed::default();
    parse("imported.toml", text, &mut parsed);
    base.with(parsed).unwrap_or_else(|problems| panic!("{problems}"))
}

fn is_imported(id: &str) -> bool {
    id.starts_with("fedb-")
}

fn own(catalog: &Catalog) -> Vec<&'static Exercise> {
    catalog.exercises().iter().copied().filter(|exercise| is_imported(exercise.id)).collect()
}

/// What was derived of an exercise, as [`DERIVED`] writes it; the dose is the one for advanced trainees.
fn derived(exercise: &'static Exercise) -> String {
    let dose = [Use::Strengthening, Use::Stretching, Use::WarmUp]
        .into_iter()
        .find_map(|purpose| exercise.dose(purpose, Level::Advanced));
    let dose = dose.unwrap();
    let (range, unit) = match dose.hold_seconds.or(dose.seconds) {
        Some(seconds) => (seconds, "s"),
        None => (dose.reps.unwrap(), ""),
    };
    let pieces: Vec<&str> = exercise.equipment.iter().copied().flatten().map(|piece| piece.as_str()).collect();
    [
        exercise.id.strip_prefix("fedb-").unwrap(),
        exercise.pattern.as_str(),
        exercise.level.as_str(),
        exercise.load.as_str(),
        if pieces.is_empty() { "-" } else { pieces[0] },
        exercise.position.as_str(),
        if exercise.per_side { "sides" } else { "both" },
        if exercise.last_choice { "last" } else { "-" },
        &format!("{}-{}{unit}", range.min, range.max),
    ]
    .join(" ")
}

#[test]
fn rows_become_what_a_physiotherapist_would_call_them() {
    let imported = imported(ROWS);
    let found: BTreeSet<String> = own(&with(&builtin::catalog(), &toml(ROWS))).into_iter().map(derived).collect();
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted: BTreeSet<String> = DERIVED.lines().map(line).filter(|line| !line.is_empty()).collect();
    let wrong: Vec<&String> = found.symmetric_difference(&wanted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(imported.rows, 40);
    assert_eq!(imported.left_out.len(), LEFT_OUT.len());
    for (part, count) in LEFT_OUT {
        let told = imported.left_out.iter().find(|(because, _)| because.contains(part));
        assert_eq!(told.map(|(_, count)| *count), Some(count), "{part}");
    }
}

/// Rows in the form of the data set, in words of our own: name, category, a muscle, the steps; and what must come of them:
/// pattern, level, position, sides, whether it is held.
const BY_STEPS: [(&str, &str, &str, &str, &str); 9] = [
    (
        "Rope Crunch",
        "strength",
        "abdominals",
        "Kneel before the pulley. Curl up.",
        "spinal-flexion beginner kneeling both moved",
    ),
    ("Floor Crunch", "strength", "abdominals", "Stand on a step. Curl up.", "spinal-flexion beginner prone both moved"),
    (
        "Lower Back Curl",
        "stretching",
        "lats",
        "Face down on a mat. Lift the chest, ten repetitions.",
        "spinal-extension beginner prone both moved",
    ),
    (
        "Scissor Kick",
        "stretching",
        "abdominals",
        "Lie on your back. Cross your legs. Do ten repetitions.",
        "anti-extension intermediate supine both moved",
    ),
    (
        "Toe Touchers",
        "stretching",
        "abdominals",
        "Lie on your back, legs up. Reach for your toes and repeat.",
        "spinal-flexion beginner supine both moved",
    ),
    (
        "Slow Sway",
        "stretching",
        "lats",
        "Stand wide. Sway to and fro for ten repetitions.",
        "mobility beginner standing both moved",
    ),
    (
        "Long Sway",
        "stretching",
        "lats",
        "Stand wide. Sway, hold it, and repeat.",
        "stretch beginner standing both held",
    ),
    (
        "Mat Reach",
        "stretching",
        "lats",
        "Stand tall. Kneel down and reach. Hold it.",
        "stretch beginner prone both held",
    ),
    (
        "Bar Hang",
        "stretching",
        "lats",
        "Lie under nothing: hang from a bar. Hold it.",
        "stretch intermediate hanging both held",
    ),
];

#[test]
fn the_steps_decide_what_a_row_is() {
    for (name, category, muscle, text, wanted) in BY_STEPS {
        let steps: Vec<String> = text.split_inclusive(". ").map(|step| step.trim().to_owned()).collect();
        let row = serde_json::json!([{
            "id": name, "name": name, "level": "beginner", "category": category, "force": "static", "mechanic": null,
            "equipment": "body only", "primaryMuscles": [muscle], "secondaryMuscles": [], "instructions": steps,
            "images": [format!("{name}/0.jpg")],
        }]);
        let imported = backplan::import::free_exercise_db("row.json", &row.to_string(), &none(), &[]).unwrap();
        let [exercise] = imported.exercises.as_slice() else { panic!("{name}: {:?}", imported.left_out) };
        let is_held = exercise.doses.iter().any(|dose| dose.hold_seconds.is_some());
        let found = [
            exercise.pattern.as_str(),
            exercise.level.as_str(),
            exercise.position.as_str(),
            if exercise.per_side { "sides" } else { "both" },
            if is_held { "held" } else { "moved" },
        ];
        assert_eq!(found.join(" "), wanted, "{name}");
        assert_eq!(exercise.pictures, [format!("{name}/0.jpg")]);
    }
}

#[test]
fn what_is_done_with_one_arm_has_sides_whatever_its_name() {
    let row = |text: &str| {
        let row = serde_json::json!([{
            "id": "Bag_Row", "name": "Bag Row", "level": "beginner", "category": "strength", "force": "pull",
            "mechanic": "compound", "equipment": "dumbbell", "primaryMuscles": ["lats"], "secondaryMuscles": [],
            "instructions": [text],
        }]);
        backplan::import::free_exercise_db("row.json", &row.to_string(), &none(), &[]).unwrap().exercises[0].per_side
    };
    assert!(row("Row the bag. Repeat with the other arm."));
    assert!(!row("Row the bag, alternating arms. Repeat with the other arm."));
    assert!(!row("Row the bag with both arms."));
}

#[test]
fn what_a_row_trains_counts_and_what_it_stretches_does_not() {
    let catalog = with(&builtin::catalog(), &toml(ROWS));
    let credits = |id: &str| -> Vec<(&str, f32)> {
        let exercise = catalog.get(&format!("fedb-{id}")).unwrap();
        exercise.volume_credit.iter().map(|credit| (credit.group.as_str(), credit.share)).collect()
    };
    assert_eq!(credits("bent-over-bag-row"), [("lats", 0.5), ("middle-back", 1.0), ("rear-shoulders", 0.5)]);
    assert_eq!(credits("plain-deadlift"), [("traps", 0.5), ("lower-back", 1.0), ("hips", 0.5)]);
    assert_eq!(credits("even-shrug"), [("traps", 1.0)]);
    for id in ["back-rounding-stretch", "hip-circles-easy", "brisk-walking"] {
        assert_eq!(credits(id), [], "{id}");
    }
}

#[test]
fn nothing_heavy_and_no_hinge_is_for_beginners() {
    for exercise in own(&with(&builtin::catalog(), &toml(ROWS))) {
        let hard = exercise.load == Load::Heavy || exercise.pattern == Pattern::Hinge;
        assert!(!hard || exercise.level > Level::Beginner, "{}", exercise.id);
        let sets = |dose: &backplan::catalog::Dose| {
            dose.level != Some(Level::Beginner) || dose.sets.is_none_or(|sets| sets.max <= 2)
        };
        assert!(exercise.doses.iter().all(sets), "{}", exercise.id);
    }
}

#[test]
fn an_unknown_spine_is_barred_under_every_condition() {
    for exercise in own(&with(&builtin::catalog(), &toml(ROWS))) {
        assert!(exercise.spine.is_empty(), "{}", exercise.id);
        for condition in CONDITIONS.conditions {
            assert!(condition.bars(exercise), "{} with {}", exercise.id, condition.id);
        }
    }
}

#[test]
fn an_office_gets_only_what_is_told_to_be_done_standing() {
    let profile = support::profile(Level::Advanced, Goal::General, 2, &["office"]);
    let scope = Scope::new(&profile, &PROGRAMMES);
    let allowed: Vec<&str> = own(&with(&builtin::catalog(), &toml(ROWS)))
        .into_iter()
        .filter(|exercise| scope.excludes(exercise).is_none())
        .map(|exercise| exercise.id)
        .collect();
    let standing =
        ["fedb-calf-and-hip-stretch", "fedb-chest-corner-stretch", "fedb-hip-circles-easy", "fedb-leg-swings-front"];
    assert_eq!(allowed, standing);
}

/// What is planned for every level and goal with `equipment`, or why not.
fn plans(catalog: &Catalog, equipment: &str) -> Vec<Result<Plan, Refusal>> {
    let goals = |level: &Level| Goal::ALL.iter().map(|goal| (*level, *goal)).collect::<Vec<_>>();
    let profiles =
        Level::ALL.iter().flat_map(goals).map(|(level, goal)| support::profile(level, goal, 3, &[equipment]));
    profiles.map(|profile| planner::plan(&profile, catalog, &PROGRAMMES)).collect()
}

fn gaps(plan: &Plan) -> Vec<String> {
    let gaps = plan.notices.iter().filter(|notice| notice.severity == Severity::Gap);
    gaps.map(|notice| notice.rule.to_string()).collect()
}

#[test]
fn alone_it_plans_with_gaps_told_or_says_what_is_missing() {
    let catalog = with(&builtin::sources_alone(), &toml(ROWS));
    for equipment in ["none", "band", "home", "gym"] {
        let plans = plans(&catalog, equipment);
        assert!(plans.iter().all(Result::is_ok), "{equipment}: {plans:?}");
    }
    let floor: Vec<Plan> = plans(&catalog, "none").into_iter().map(Result::unwrap).collect();
    let told = |plan: &Plan| gaps(plan).contains(&"a-row".to_owned());
    assert!(
        floor
            .iter()
            .filter(|plan| !plan.sessions().all(|session| session.effort == backplan::plan::Effort::Easy))
            .all(told)
    );
    for refusal in plans(&catalog, "office") {
        assert!(matches!(&refusal, Err(Refusal::Withheld(text)) if text.starts_with("too few")), "{refusal:?}");
    }
}

#[test]
fn too_small_a_catalog_withholds_the_plan_and_is_no_bug() {
    let imported = imported(ROWS);
    for least in 1..=imported.exercises.len() {
        // Every so many, so that each time something else is missing.
        let some: Vec<&Exercise> = imported.exercises.iter().step_by(least).collect();
        let text = render::catalog::toml(&[&imported.source], &some).unwrap();
        let catalog = with(&builtin::sources_alone(), &text);
        for equipment in ["none", "gym"] {
            for plan in plans(&catalog, equipment) {
                assert!(matches!(&plan, Ok(_) | Err(Refusal::Withheld(_))), "{least} {equipment}: {plan:?}");
            }
        }
    }
}

#[test]
fn over_weeks_and_in_few_minutes_no_rule_is_broken() {
    for base in [builtin::catalog(), builtin::sources_alone()] {
        let catalog = with(&base, &toml(ROWS));
        for (level, goal) in Level::ALL.iter().flat_map(|level| Goal::ALL.iter().map(move |goal| (*level, *goal))) {
            for (days, minutes) in (1..=7).zip([None, Some(14), Some(17), Some(23), Some(33), Some(35), Some(58)]) {
                for equipment in ["none", "gym", "dumbbell"] {
                    let mut profile = support::profile(level, goal, days, &[equipment]);
                    (profile.minutes, profile.weeks) = (minutes, 6);
                    let plan = planner::bare_plan(&profile, &catalog, &PROGRAMMES);
                    assert!(matches!(&plan, Ok(_) | Err(Refusal::Withheld(_))), "{profile:?}: {plan:?}");
                }
            }
        }
    }
}

#[test]
fn beside_the_built_in_exercises_no_plan_is_worse_for_it() {
    let (before, after) = (builtin::catalog(), with(&builtin::catalog(), &toml(ROWS)));
    let (mut items, mut new) = (0, 0);
    for equipment in ["none", "home", "gym", "office"] {
        for (old, plan) in plans(&before, equipment).into_iter().zip(plans(&after, equipment)) {
            let (old, plan) = (old.unwrap(), plan.unwrap());
            assert!(gaps(&plan).iter().all(|gap| gaps(&old).contains(gap)), "{equipment}: {:?}", plan.profile);
            items += plan.sessions().flat_map(backplan::plan::Session::items).count();
            new += plan
                .sessions()
                .flat_map(backplan::plan::Session::items)
                .filter(|item| is_imported(&item.exercise))
                .count();
        }
    }
    assert!(new > 0 && new * 5 < items, "{new} of {items} moves are imported");
}

#[test]
fn under_a_condition_no_imported_move_is_planned() {
    let catalog = with(&builtin::catalog(), &toml(ROWS));
    for condition in CONDITIONS.conditions {
        for days in [1, 3, 7] {
            let mut profile = support::profile(Level::Advanced, Goal::General, days, &["gym"]);
            profile.conditions = vec![condition.id.into()];
            let plan = planner::plan(&profile, &catalog, &PROGRAMMES).unwrap();
            let items = plan.sessions().flat_map(backplan::plan::Session::items);
            let found: Vec<&str> = items.map(|item| &*item.exercise).filter(|id| is_imported(id)).collect();
            assert!(found.is_empty(), "{}: {found:?}", condition.id);
        }
    }
}

#[test]
fn alone_under_a_condition_the_refusal_says_why() {
    let catalog = with(&builtin::sources_alone(), &toml(ROWS));
    let mut profile = support::profile(Level::Beginner, Goal::General, 2, &["gym"]);
    profile.conditions = vec!["sciatica".into()];
    let refusal = planner::plan(&profile, &catalog, &PROGRAMMES);
    assert!(
        matches!(&refusal, Err(Refusal::Withheld(text)) if text.contains("27 exercises are out because")),
        "{refusal:?}"
    );
}

/// What is changed in a row, and what is told.
const MISTAKES: &[(&str, &str, &str)] = &[
    (
        r#""level":"beginner""#,
        r#""level":"guru""#,
        r#"row 1 (Row): level: no such word is known: "guru"; there is beginner, intermediate and expert"#,
    ),
    (
        r#""level":"beginner""#,
        r#""level":"begginer""#,
        "row 1 (Row): level: no such word is known: \"begginer\"; did you mean beginner?",
    ),
    (r#""level":"beginner","#, "", "row 1 (Row): missing field `level`"),
    (r#""name":"My row","#, "", "row 1 (Row): missing field `name`"),
    (r#""name":"My row""#, r#""name":" \u0007 ""#, "row 1 (Row): name: is empty"),
    (r#""name":"My row""#, r#""name":7"#, "row 1 (Row): name: invalid type: integer `7`, expected a string"),
    (r#""id":"Row","#, "", "row 1: missing field `id`"),
    (r#""id":"Row""#, r#""id":"---""#, "row 1 (---): id: is empty"),
    (
        r#"["middle back"]"#,
        r#""middle back""#,
        "row 1 (Row): primaryMuscles: invalid type: string \"middle back\", expected a sequence",
    ),
    (
        r#"["middle back"]"#,
        r#"["midle back"]"#,
        "row 1 (Row): primaryMuscles: no such word is known: \"midle back\"; did you mean middle back?",
    ),
    (r#"["Pull."]"#, r#"["Pull.",null]"#, "row 1 (Row): instructions: invalid type: null, expected a string"),
    (
        r#""category":"strength""#,
        r#""category":"strenght""#,
        "row 1 (Row): category: no such word is known: \"strenght\"; did you mean strength or stretching?",
    ),
    (
        r#""force":"pull""#,
        r#""force":"lift""#,
        "row 1 (Row): force: no such word is known: \"lift\"; there is push, pull and static",
    ),
    (
        r#""mechanic":"compound""#,
        r#""mechanic":true"#,
        "row 1 (Row): mechanic: invalid type: boolean `true`, expected a string",
    ),
    (
        r#""equipment":"dumbbell""#,
        r#""equipment":["dumbbell"]"#,
        "row 1 (Row): equipment: invalid type: sequence, expected a string",
    ),
    ("[{", "{", "is not a list of exercises in JSON: "),
    ("[{", "[3,{", "row 1: must be an exercise with its keys"),
    ("}]", r#"},{"id":"Row"}]"#, "row 2 (Row): missing field `name`"),
];

const ROW: &str = r#"[{"id":"Row","name":"My row","level":"beginner","force":"pull","mechanic":"compound","equipment":"dumbbell","primaryMuscles":["middle back"],"secondaryMuscles":[],"instructions":["Pull."],"category":"strength"}]"#;

#[test]
fn every_mistake_is_told_with_its_row_and_key() {
    assert_eq!(imported(ROW).exercises.len(), 1);
    for (good, bad, told) in MISTAKES {
        assert!(ROW.contains(good), "{good}");
        let problems =
            backplan::import::free_exercise_db("rows.json", &ROW.replacen(good, bad, 1), &none(), &[]).unwrap_err();
        let lines: Vec<String> = problems.0.iter().map(ToString::to_string).collect();
        let start = format!("rows.json: {told}");
        assert!(lines.iter().any(|line| line.starts_with(&start)), "{bad}: {lines:?}");
    }
    let object =
        backplan::import::free_exercise_db("rows.json", ROW.trim_matches(['[', ']']), &none(), &[]).unwrap_err();
    assert!(object.0[0].to_string().starts_with("rows.json: is not a list of exercises in JSON: invalid type: map"));
}

/// Exercises, each with other names that rows tell of it by: in other cases, joined and parted, in plurals, with articles and
/// spaces, with other signs.
const TWICE: [(&str, &[&str]); 8] = [
    (
        "Half-kneeling bag row",
        &["HALF-KNEELING BAG ROW", "Half kneeling bag row", "Halfkneeling bag-row", "Half-kneeling bag rows"],
    ),
    (
        "Towel row on one leg",
        &["towel ROW on one leg", "Towel rows on one leg", "Towels row on one leg", "Towel row on the one leg"],
    ),
    ("Wide barn row", &["wide barn row", "Wide-barn row", "The wide barn row"]),
    ("Longboat row", &["Long-boat row", "  A  Longboat   row "]),
    ("Kettle press row", &["Kettle presses row", "(Kettle press row)"]),
    ("Farmer's gate row", &["Farmers gate row", "Farmer\u{2019}s gate row!"]),
    ("Fly row", &["Flies row", "Flyes row"]),
    ("Wide barn row, seated", &[]),
];

#[test]
fn one_and_twenty_doubles_are_left_out_and_told_with_both_names() {
    let row = |id: &str, name: &str| {
        ROW.trim_matches(['[', ']']).replace(r#""id":"Row""#, &format!(r#""id":"{id}""#)).replace("My row", name)
    };
    let mut rows: Vec<String> = TWICE.iter().map(|(name, _)| row(name, name)).collect();
    let mut doubles: Vec<(String, String)> = Vec::new();
    for (of, names) in TWICE {
        doubles.extend(names.iter().map(|name| (name.split_whitespace().collect::<Vec<_>>().join(" "), of.to_owned())));
        rows.extend(names.iter().enumerate().map(|(at, name)| row(&format!("{of} {at}"), name)));
    }
    // An id that stands there once more, with the same name and with another.
    for name in ["Longboat row", "A name of quite another kind"] {
        doubles.push((name.to_owned(), "Longboat row".to_owned()));
        rows.push(row("Longboat row", name));
    }
    let text = format!("[{}]", rows.join(","));
    let imported = imported(&text);
    let names: Vec<&str> = imported.exercises.iter().map(|exercise| exercise.name).collect();
    assert_eq!(names, TWICE.map(|(name, _)| name));
    assert_eq!(imported.left_out, [("that another row has told already", 21)]);
    assert_eq!(imported.doubles, doubles);
    let done = backplan(&["catalog", "import", "--from", "free-exercise-db", "-"], &text);
    let pairs: Vec<String> = doubles.iter().map(|(name, of)| format!("  {name} = {of}\n")).collect();
    assert_eq!(
        String::from_utf8(done.stderr).unwrap(),
        format!(
            "imported 8 of 29 exercises; left out:\n  21 that another row has told already\n\
             doubles, and what each is the same as:\n{}",
            pairs.concat()
        )
    );
}

#[test]
fn odd_texts_come_through_whole_or_harmless() {
    let odd = [
        r#"<b>Row</b> \"quoted\" 'and' ''' \\ back # no comment"#,
        "A row\\u0000 with\\u001b[31m con\\u202etrols\\n and\\ttabs",
        "Row \u{1f3cb}\u{fe0f}\u{200d}\u{2642} mit Ümläuten und 中文",
        "A row whose name is far too long for any table that a terminal of eighty columns could show",
        "A row whose name is far too long for any table that a terminal of eighty columns could show too",
        "Odd row",
        "Odd row, 2",
        "pull ups row",
    ];
    let rows: Vec<String> = odd
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let row = ROW.trim_matches(['[', ']']).replace("My row", name).replace("Pull.", name);
            row.replace(r#""id":"Row""#, &format!(r#""id":"A_very_long_id_that_is_cut_{}_{}""#, "x".repeat(at % 3), at))
        })
        .collect();
    let text = toml(&format!("[{}]", rows.join(",")));
    let catalog = with(&builtin::catalog(), &text);
    let found = own(&catalog);
    assert_eq!(found.len(), odd.len());
    let names: Vec<&str> = found.iter().map(|exercise| exercise.name).collect();
    assert!(names.contains(&r#"<b>Row</b> "quoted" 'and' ''' \ back # no comment"#), "{names:?}");
    assert!(names.contains(&"A row with [31m con trols and tabs"), "{names:?}");
    assert!(names.contains(&"Odd row") && names.contains(&"Odd row, 2"), "{names:?}");
    assert_eq!(catalog.named(&odd[3].to_lowercase()).map(|found| found.steps[0]), Some(odd[3]));
    // Alone, too, and again.
    let alone = with(&builtin::sources_alone(), &text);
    assert_eq!(own(&alone).len(), odd.len());
}

#[test]
fn an_exported_catalog_loads_again_as_the_very_same() {
    let builtin = builtin::catalog();
    let text = render::catalog::toml(builtin.sources(), builtin.exercises()).unwrap();
    let again = with(&Catalog::from_checked(&[], &[]), &text);
    assert_eq!(again.exercises(), builtin.exercises());
    assert_eq!(again.sources(), builtin.sources());
    assert_eq!(render::catalog::toml(again.sources(), again.exercises()).unwrap(), text);
    assert!(text.lines().all(|line| !line.starts_with("steps = [\"")), "a step a line");
}

fn backplan(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_backplan"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// A file of one test's own, gone with it.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn an_import_from_standard_input_is_a_catalog_to_plan_from() {
    let file = Scratch(env::temp_dir().join(format!("backplan-{}-import.toml", process::id())));
    let path = file.0.to_str().unwrap();
    let import = ["catalog", "import", "--from", "free-exercise-db", "-", "--output", path];
    let done = backplan(&import, ROWS);
    assert!(done.status.success() && done.stdout.is_empty(), "{done:?}");
    assert!(String::from_utf8_lossy(&done.stderr).starts_with("imported 27 of 40 exercises; left out:\n"), "{done:?}");
    let first = fs::read_to_string(&file.0).unwrap();
    assert!(first.starts_with("# Exercises imported from free-exercise-db"));
    let wrong = backplan(&import, "[{}]");
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&file.0).unwrap(), first, "a failure leaves the file as it was");
    assert!(backplan(&import, ROWS).status.success());
    assert_eq!(fs::read_to_string(&file.0).unwrap(), first, "the same rows give the same bytes");
    let plan = backplan(&["generate", "--catalog", path, "--no-builtin", "--equipment", "gym", "--json"], "");
    assert!(plan.status.success(), "{plan:?}");
}
