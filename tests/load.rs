//! A catalog of one's own: a good one loads, and everything that is wrong with a bad one is told, with its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::{env, process};

use backplan::builtin::{self, PROGRAMMES};
use backplan::catalog::parse::{Parsed, parse};
use backplan::catalog::{Catalog, Goal, Level, Problems, Word, load};
use backplan::planner;
use backplan::render;

const GOOD: &str = r#"# A catalog of one source and one exercise.
[[source]]
id = "my-notes"
title = "My notes"
strength = "own"

[[exercise]]
id = "my-row"
name = "My row"
aliases = ["garden row"]
roles = ["strength"]
pattern = "row"
regions = ["mid"]
level = "beginner"
equipment = [["band"]]
position = "standing"
load = "moderate"
easier = ["towel-row"]
sources = ["my-notes"]
steps = ["Stand.", "Pull.", "Return."]
muscles = { primary = ["rhomboids"] }
volume_credit = { middle-back = 1.0 }
doses = [
  { use = "strengthening", reps = { min = 8, max = 12 }, source = "my-notes" },
]
"#;

/// What stands in [`GOOD`], what stands there instead, the place that is told, and part of what is told.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    ("level =", "leval =", "14: my-row: leval", "unknown key; did you mean level?"),
    ("[[source]]", "[[sauce]]", "2: sauce", "unknown key; there is exercise, source, base, prop and drawing"),
    ("\"beginner\"", "\"begginer\"", "14: my-row: level", "did you mean beginner?"),
    ("middle-back", "midle-back", "22: my-row: volume_credit.midle-back", "did you mean middle-back?"),
    ("\"strengthening\"", "\"strenghtening\"", "24: my-row: doses[1].use", "did you mean strengthening"),
    ("level = \"beginner\"\n", "", "7: my-row", "level is missing"),
    ("id = \"my-row\"\n", "", "7: exercise[1]", "id is missing"),
    ("id = \"my-row\"", "id = \"My row\"", "8: My row: id", "must be lower-case letters"),
    ("name = \"My row\"", "name = 7", "9: my-row: name", "must be text, not integer"),
    ("[\"mid\"]", "\"mid\"", "13: my-row: regions", "must be a list, not string"),
    ("min = 8", "min = \"8\"", "24: my-row: doses[1].reps.min", "must be a whole number, not string"),
    (
        "reps = { min = 8, max = 12 }",
        "sets = { min = 20, max = 20 }, seconds = { min = 3600, max = 3600 }",
        "24: my-row: doses[1]",
        "takes up to 1200 minutes, and a strengthening dose at most 15 minutes",
    ),
    ("min = 8", "min = 13", "24: my-row: doses[1].reps", "is reversed: min 13 is more than max 12"),
    ("min = 8", "min = 0", "24: my-row: doses[1].reps", "min must be at least 1"),
    ("max = 12", "max = 99999999999999999999", "24: my-row: doses[1].reps.max", "must be from 0 to 100000"),
    ("[\"Stand.\", \"Pull.\", \"Return.\"]", "[]", "20: my-row: steps", "must have at least one element"),
    ("[[\"band\"]]", "[[]]", "15: my-row: equipment", "a set of equipment is empty"),
    (
        "easier = [\"towel-row\"]",
        "needs = [\"hip-hing\"]",
        "7: my-row: needs",
        "no exercise is called \"hip-hing\"; did you mean hip-hinge",
    ),
    (
        "easier = [\"towel-row\"]",
        "needs = [\"my-row\"]",
        "7: my-row: needs",
        "names my-row itself; name another exercise",
    ),
    ("[\"strength\"]", "[\"strength\", \"stretch\"]", "23: my-row: doses", "needs a dose with use = \"stretching\""),
    ("1.0", "1.5", "22: my-row: volume_credit", "middle-back counts 1.5, but a set counts from 0 to 1"),
    ("1.0", "nan", "22: my-row: volume_credit.middle-back", "must be a number from -100000 to 100000"),
    ("Pull.", "Pull\\u001b[2J.", "20: my-row: steps[2]", "has the control character \\u{1b}"),
    ("Pull.", "", "20: my-row: steps[2]", "is empty"),
    ("[\"towel-row\"]", "[\"towl-row\"]", "7: my-row: easier", "\"towl-row\"; did you mean towel-row"),
    ("[\"towel-row\"]", "[\"my-row\"]", "7: my-row: easier", "names my-row itself"),
    ("sources = [\"my-notes\"]", "sources = [\"my-note\"]", "7: my-row: sources", "did you mean my-notes"),
    ("source = \"my-notes\"", "source = \"my-note\"", "7: my-row: doses", "did you mean my-notes"),
    ("garden row", "Glute Bridges", "7: my-row: aliases", "\"Glute Bridges\" already means bridge"),
    ("name = \"My row\"", "name = \"TRX row\"", "7: my-row: name", "\"TRX row\" already means trx-row"),
    ("[[exercise]]", "[exercise", "7", "is not TOML"),
];

/// A folder of one test's own, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = env::temp_dir().join(format!("backplan-{}-{test}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The built-in catalog with what `path` holds.
fn loaded(path: &Path) -> Result<Catalog, Problems> {
    builtin::catalog().with(load::read(path))
}

/// What is wrong with `path`, line by line, without its folder.
fn problems(folder: &Folder, path: &Path) -> Vec<String> {
    let inside = format!("{}/", folder.0.display());
    let problems = loaded(path).expect_err("a catalog with problems");
    problems.0.iter().map(|problem| problem.to_string().replace(&inside, "")).collect()
}

#[test]
fn a_good_file_of_one_exercise_loads() {
    let folder = Folder::new("good");
    let catalog = loaded(&folder.write("my.toml", GOOD)).unwrap();
    assert_eq!(catalog.exercises().len(), builtin::catalog().exercises().len() + 1);
    assert_eq!(catalog.named("Garden rows").map(|exercise| exercise.id), Some("my-row"));
    assert_eq!(catalog.source("my-notes").map(|source| source.title), Some("My notes"));
}

#[test]
fn the_files_of_a_folder_are_one_catalog() {
    let folder = Folder::new("folder");
    let (source, exercise) = GOOD.split_at(GOOD.find("[[exercise]]").unwrap());
    folder.write("exercise.toml", exercise);
    folder.write("source.toml", source);
    folder.write("notes.txt", "no TOML");
    assert!(loaded(&folder.0).unwrap().get("my-row").is_some());
}

#[test]
fn an_equal_id_replaces_the_built_in_exercise() {
    let folder = Folder::new("equal");
    let catalog = loaded(&folder.write("my.toml", GOOD.replace("\"my-row\"", "\"trx-row\""))).unwrap();
    assert_eq!(catalog.exercises().len(), builtin::catalog().exercises().len());
    assert_eq!(catalog.get("trx-row").map(|exercise| exercise.name), Some("My row"));
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let folder = Folder::new("mistakes");
    let mut untold = Vec::new();
    for (good, bad, place, text) in MISTAKES {
        assert!(GOOD.contains(good), "{good}");
        let told = problems(&folder, &folder.write("my.toml", GOOD.replacen(good, bad, 1)));
        let start = format!("my.toml:{place}: ");
        if !told.iter().any(|line| line.starts_with(&start) && line.contains(text)) {
            untold.push(format!("{bad}: {told:?}"));
        }
    }
    assert!(untold.is_empty(), "{}", untold.join("\n"));
}

#[test]
fn all_problems_of_a_file_are_told_together() {
    let folder = Folder::new("together");
    let bad = GOOD.replace("level =", "leval =").replace("[\"mid\"]", "[\"midd\"]").replace("8,", "13,");
    let told = problems(&folder, &folder.write("my.toml", bad));
    let places = [
        "my.toml:7: my-row: level",
        "my.toml:13: my-row: regions[1]: ",
        "my.toml:14: my-row: leval: ",
        "my.toml:24: my-row: doses[1].reps: ",
    ];
    assert_eq!(told.len(), places.len(), "{told:#?}");
    for (line, place) in told.iter().zip(places) {
        assert!(line.starts_with(place), "{line} is not at {place}");
    }
}

/// Three moves, each of which names the next under `key`.
fn circle(key: &str) -> String {
    let of = |id: &str, next: &str| {
        let text = GOOD.replace("my-row", id).replace("My row", id).replace("garden row", &format!("{id} too"));
        text.replace("easier = [\"towel-row\"]", &format!("{key} = [\"{next}\"]"))
    };
    let second = of("second", "third").split_once("\n\n").unwrap().1.to_owned();
    let third = of("third", "first").split_once("\n\n").unwrap().1.to_owned();
    let text = format!("{}\n{second}\n{third}", of("first", "second"));
    assert_eq!(text.matches("[[source]]").count(), 1);
    text
}

#[test]
fn a_ladder_of_harder_forms_has_a_top_and_leads_to_no_easier_level() {
    let folder = Folder::new("ladder");
    let text = circle("harder");
    let told = problems(&folder, &folder.write("endless.toml", &text));
    assert_eq!(told.len(), 3, "{told:?}");
    for (line, id) in [("7", "first"), ("27", "second"), ("47", "third")] {
        let place = format!("{line}: {id}: harder");
        let found = told.iter().any(|problem| problem.contains(&place) && problem.contains("circle of harder forms"));
        assert!(found, "{place} in {told:?}");
    }
    let open = text.replace("harder = [\"first\"]", "harder = []");
    assert!(loaded(&folder.write("open.toml", &open)).is_ok(), "a top makes it a ladder");
    let back = open.replacen("level = \"beginner\"", "level = \"advanced\"", 1);
    assert_ne!(back, open);
    let told = problems(&folder, &folder.write("back.toml", back));
    assert!(told.len() == 1 && told[0].contains("a step backwards"), "{told:?}");
}

#[test]
fn a_circle_of_needs_is_told_at_each_of_its_moves() {
    let folder = Folder::new("circle");
    let text = circle("needs");
    let path = folder.write("circle.toml", &text);
    let told = problems(&folder, &path);
    assert_eq!(told.len(), 3, "{told:?}");
    for (line, id) in [("7", "first"), ("27", "second"), ("47", "third")] {
        let place = format!("{line}: {id}: needs");
        let found = told.iter().any(|problem| problem.contains(&place) && problem.contains("circle of needs"));
        assert!(found, "{place} in {told:?}");
    }
    let open = text.replace("needs = [\"first\"]", "needs = [\"first\", \"hip-hinge\"]");
    assert!(loaded(&folder.write("open.toml", open)).is_ok(), "a way in from outside makes it no circle");
}

#[test]
fn an_id_names_one_entry_of_all_files() {
    let folder = Folder::new("twice");
    folder.write("a.toml", GOOD);
    folder.write("b.toml", GOOD);
    let told = problems(&folder, &folder.0);
    let expected = [("b.toml:2: my-notes", "a.toml:2"), ("b.toml:7: my-row", "a.toml:7")];
    assert_eq!(
        told,
        expected.map(|(twice, first)| format!("{twice}: id: stands already in {first}; an id names one entry"))
    );
}

#[test]
fn what_can_t_be_read_is_told() {
    let folder = Folder::new("unreadable");
    let nested = |open: &str, close: &str| format!("x = {}{}", open.repeat(10_000), close.repeat(10_000));
    let huge = folder.0.join("huge.toml");
    File::create(&huge).and_then(|file| file.set_len(100 << 20)).unwrap();
    let empty = folder.0.join("empty");
    fs::create_dir(&empty).unwrap();
    let cases = [
        (folder.0.join("none.toml"), "none.toml: does not exist"),
        (empty, "empty: is a folder without a .toml file"),
        (huge, "huge.toml: is larger than 8 MiB"),
        (folder.write("latin.toml", b"# one\nname = \"\xe9\"\n"), "latin.toml: is not UTF-8 text (line 2)"),
        (folder.write("prose.toml", "Three rows a week.\n"), "prose.toml:1: is not TOML"),
        (folder.write("lists.toml", nested("[", "]")), "lists.toml:1: is not TOML"),
        (folder.write("tables.toml", nested("{ x = ", " }")), "tables.toml:1: is not TOML"),
        (folder.write("header.toml", format!("[x{}]", ".x".repeat(10_000))), "header.toml: is not TOML"),
        (folder.write("keys.toml", format!("x{} = 1", ".x".repeat(10_000))), "keys.toml: is not TOML"),
    ];
    for (path, expected) in cases {
        let told = problems(&folder, &path);
        assert!(matches!(&*told, [line] if line.starts_with(expected)), "{expected}: {told:?}");
    }
}

#[test]
fn thousands_of_mistakes_are_counted_and_the_first_of_them_told() {
    let folder = Folder::new("thousands");
    let entry = GOOD.split_once("[[exercise]]").unwrap().1;
    let exercise = |at: usize| {
        let ids = entry.replace("my-row", &format!("row-{at}")).replace("My row", &format!("Row {at}"));
        let ids = ids.replace("garden row", &format!("garden row {at}")).replace("my-notes", "backplan");
        format!("[[exercise]]{}", ids.replace("towel-row", &format!("towel-rwo-{at}")))
    };
    let neighbours: String = (0..9_000).map(exercise).collect();
    let keys = (0..100_000).map(|at| format!("key-{at} = 1\n")).collect::<Vec<_>>().concat();
    for (name, text, count) in [("neighbours.toml", neighbours, 9_000), ("keys.toml", keys, 100_000)] {
        let Err(problems) = loaded(&folder.write(name, text)) else { panic!("{name} loads") };
        let told = problems.to_string();
        assert_eq!((problems.0.len(), told.lines().count()), (count, 42), "{name}");
        assert!(told.ends_with(&format!("and {} more", count - 40)), "{name}");
    }
}

#[test]
fn what_no_plan_may_hold_is_planned_around() {
    let folder = Folder::new("around");
    let held = "hold_seconds = { min = 20, max = 30 }";
    let bridge = GOOD.replace("my-row", "bridge").replace("My row", "Bridge").replace("garden row", "hip lift");
    let bridge = bridge.replace("\"row\"", "\"bridge\"").replace("reps = { min = 8, max = 12 }", held);
    let bridge = bridge.replace("[[\"band\"]]", "[]").replace("easier = [\"towel-row\"]\n", "");
    let catalog = loaded(&folder.write("bridge.toml", bridge)).unwrap();
    for goal in Goal::ALL {
        let profile = support::profile(Level::Beginner, *goal, 3, &["none"]);
        let plan = planner::plan(&profile, &catalog, &PROGRAMMES).unwrap_or_else(|refusal| panic!("{goal}: {refusal}"));
        assert!(plan.items().all(|item| item.exercise != "bridge"), "{goal}");
    }
}

#[test]
fn a_move_with_which_no_rule_can_be_kept_is_left_out_and_named() {
    let cat_cow = builtin::catalog().get("cat-cow").copied().unwrap();
    let text = render::catalog::toml(&[], &[&cat_cow]).unwrap();
    let loaded_work = text.replace("\nload = \"none\"", "\nload = \"moderate\"");
    assert_ne!(text, loaded_work);
    let mut parsed = Parsed::default();
    parse("mine.toml", &loaded_work, &mut parsed);
    let catalog = builtin::catalog().with(parsed).unwrap();
    let mut named = 0;
    for (goal, days) in Goal::ALL.iter().flat_map(|goal| [(goal, 1), (goal, 3), (goal, 7)]) {
        let profile = support::profile(Level::Beginner, *goal, days, &["none"]);
        let plan = planner::plan(&profile, &catalog, &PROGRAMMES).unwrap_or_else(|refusal| panic!("{goal}: {refusal}"));
        if plan.notices.iter().any(|notice| notice.text.starts_with("Cat-cow is left out")) {
            named += 1;
            assert!(plan.items().all(|item| item.exercise != "cat-cow"), "{goal}");
        }
    }
    assert!(named > 0, "some plan would have had it");
}
