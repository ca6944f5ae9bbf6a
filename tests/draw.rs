//! Drawings as they come out: sizes, words beside them, motion, and what stops them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "support/process.rs"]
mod process;

use std::fs;
use std::path::{Path, PathBuf};

use backplan::builtin;
use backplan::catalog::{Catalog, load};
use backplan::drawing::check::check;
use backplan::drawing::{film, picture};
use backplan::pose::Kit;
use backplan::render::drawing::film::{self as moving, Tempo};
use backplan::render::drawing::{braille, svg};
use process::backplan;

/// What `backplan` prints.
fn printed(arguments: &[&str], input: &str) -> String {
    let output = backplan(arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What `backplan` says of a wrong call, and the code that it ends with.
fn wrong(arguments: &[&str]) -> (i32, String) {
    let output = backplan(arguments, "");
    assert!(output.stdout.is_empty(), "{arguments:?} printed something");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A file of this name that is gone with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = std::env::temp_dir().join(format!("backplan-draw-{}-{name}", std::process::id()));
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn every_exercise_is_drawn() {
    let catalog = builtin::catalog();
    let missing: Vec<&str> =
        catalog.exercises().iter().map(|one| one.id).filter(|id| catalog.kit().drawing(id).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(catalog.kit().drawings.len(), catalog.exercises().len());
}

#[test]
fn stills_and_films_are_small() {
    let catalog = builtin::catalog();
    let (mut stills, mut films) = (Vec::new(), Vec::new());
    for exercise in catalog.exercises() {
        let drawing = catalog.kit().drawing(exercise.id).unwrap();
        let steps = exercise.steps.join(" ");
        stills.push(svg::file(&picture(drawing), exercise.name, &steps).len());
        if let Some(film) = film(drawing) {
            films.push(moving::file(&film, Tempo::of(exercise), exercise.name, &steps).len());
        }
    }
    let mean = |sizes: &[usize]| sizes.iter().sum::<usize>() / sizes.len();
    assert!(mean(&stills) < 6_000, "a still has {} bytes on average", mean(&stills));
    assert!(mean(&films) < 9_000, "a film has {} bytes on average", mean(&films));
    assert!(films.iter().all(|size| *size <= 12_288), "{:?}", films.iter().max());
}

#[test]
fn a_picture_says_in_words_what_it_shows() {
    let svg = printed(&["draw", "bird-dog", "--format", "svg"], "");
    assert!(svg.contains("<title>Bird dog</title>") && svg.contains("<desc>"), "{svg}");
    assert!(svg.contains("role=\"img\"") && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}

#[test]
fn an_exported_catalog_draws_the_same() {
    let own = Scratch::new("to-export.toml", OWN);
    let exported = Scratch::new("exported.toml", printed(&["catalog", "export", "--catalog", own.path()], ""));
    let read = |catalog: &Catalog, file: &Scratch| catalog.with(load::read(Path::new(file.path()))).unwrap();
    let nothing = Catalog::from_checked(&[], &[]).drawn_by(Kit::empty(check));
    let (meant, again) = (read(&builtin::catalog(), &own), read(&nothing, &exported));
    assert_eq!(again.kit().drawings.len(), builtin::DRAWINGS.len());
    for (one, other) in again.kit().drawings.iter().zip(meant.kit().drawings) {
        assert_eq!(one, other, "{}", one.id);
    }
    let draw = ["draw", "bird-dog", "--format", "svg", "--catalog"];
    let alone = printed(&[&draw[..], &[exported.path(), "--no-builtin"]].concat(), "");
    assert_eq!(alone, printed(&[&draw[..], &[own.path()]].concat(), ""));
}

#[test]
fn nothing_moves_where_motion_is_unwanted() {
    let svg = printed(&["draw", "bird-dog", "--format", "svg", "--animate"], "");
    let (before, within) = svg.split_once("@media screen and (prefers-reduced-motion:no-preference){").unwrap();
    assert!(before.contains("@keyframes") && !before.contains("animation"), "{before}");
    assert!(within.contains("animation:") && within.contains(".still{display:none}"));
}

#[test]
fn a_page_has_each_drawing_once_and_all_that_it_shows() {
    let page = printed(&["generate", "--weeks", "4", "--format", "html", "--start", "2026-11-30"], "");
    assert!(page.len() < 600_000, "{}", page.len());
    let symbols: Vec<&str> =
        page.split("<symbol class=\"drawing\" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(symbols.len() > 10);
    for id in &symbols {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        assert!(page.contains(&format!("<use href=\"#{id}\"/>")), "{id}");
    }
    for used in page.split("<use href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(page.contains(&format!("id=\"{used}\"")), "{used} is nowhere");
    }
    let all = printed(&["draw", "--all", "--format", "html"], "");
    assert_eq!(all.matches("<figure").count(), builtin::catalog().exercises().len());
}

#[test]
fn dots_fit_every_terminal() {
    let catalog = builtin::catalog();
    for width in [40, 60, 80, 120] {
        for exercise in catalog.exercises() {
            let picture = picture(catalog.kit().drawing(exercise.id).unwrap());
            let text = braille::text(&picture, width, braille::Colours::None);
            assert!(text.lines().all(|line| line.chars().count() <= width), "{} at {width}:\n{text}", exercise.id);
            assert!(text.chars().any(|dots| ('\u{2801}'..='\u{28ff}').contains(&dots)), "{}", exercise.id);
            assert!(!text.contains('\u{1b}'));
        }
    }
}

/// A drawing as dots without colour, 80 columns wide.
fn dots(id: &str) -> Vec<String> {
    let picture = picture(builtin::catalog().kit().drawing(id).unwrap());
    let text = braille::text(&picture, 80, braille::Colours::None);
    text.lines().map(str::to_owned).collect()
}

/// How many dots a character has.
fn count(character: char) -> u32 {
    u32::from(character).checked_sub(0x2800).filter(|bits| *bits < 0x100).map_or(0, u32::count_ones)
}

#[test]
fn who_stands_in_water_or_before_a_wall_is_seen() {
    for id in ["water-row", "water-leg-swing", "wall-angel"] {
        let lines = dots(id);
        for line in &lines[lines.len() / 2..lines.len() - 2] {
            let dense = line.chars().filter(|one| count(*one) > 5).count();
            let sparse = line.chars().filter(|one| (1..=2).contains(&count(*one))).count();
            assert!(dense >= 4 && sparse >= 12, "{id}: {line}");
        }
    }
}

#[test]
fn what_is_enlarged_fills_the_columns() {
    for id in ["chin-tuck", "neck-roll", "pelvic-tilt"] {
        let widest = dots(id).iter().map(|line| line.chars().count()).max().unwrap();
        assert!(widest > 50, "{id} has {widest} columns");
    }
}

/// A drawing of one's own, what is wrong with it, and what is said of that.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("id = \"bird-dog\"", "id = \"bird-dgo\"", "no exercise is called \"bird-dgo\"; did you mean bird-dog?"),
    ("base = \"mine\"", "base = \"all-four\"", "no base is called \"all-four\"; did you mean all-fours?"),
    ("base = \"all-fours\"", "base = \"mine\"", "stands on itself: mine on mine"),
    ("prop = \"block\"", "prop = \"blok\"", "no prop is called \"blok\""),
    ("spine = [14, 8, 6]", "spine = [14, \"8\", 6]", "must be a number, not string"),
    ("spine = [14, 8, 6]", "spine = [14, nan, 6]", "must be a number from -100000 to 100000"),
    ("along = \"wrist_l\"", "along = \"wrst_l\"", "no point of the body is called \"wrst_l\"; did you mean wrist?"),
    ("view = \"side\"", "view = \"sid\"", "no view is called \"sid\"; did you mean side"),
    ("box = [0, 1, 0, 1, 0, 1]", "box = [0, 1, 0, 1, 0]", "must have 6 to 6 figures, not 5"),
    ("box = [0, 1, 0, 1, 0, 1]", "gap = 0.1", "is no shape"),
    ("box = [0, 1, 0, 1, 0, 1]", "box = [0, 1, 0, 1, 0, 1], ring = [0, 1, 0, 1]", "has more than one shape"),
    ("box = [0, 1, 0, 1, 0, 1]", "disc = [0, 1, 0, 1, 1], axis = 3", "must be 0, 1 or 2 (x, y or z), not 3"),
    ("view = \"side\"", "view = \"side\"\nfront = [\"arm\"]", "no piece of the figure is called \"arm\""),
    ("along = \"wrist_l\"", "at = \"wrist_l\", towards = 0, length = 1", "goes with along; with at it is shift"),
    ("at = [3, 0, 0]", "at = [30000, 0, 0]", "the picture would be"),
    ("at = [3, 0, 0]", "at = [1e38, 1e38, 0]", "must be a number from -100000 to 100000"),
    ("poses = [{ }", "poses = [{ }, { }, { }, { }, { }, { }, { }, { }", "must have 1 to 8 poses, not 9"),
    ("poses = [{ }", "posse = [{ }", "unknown key; did you mean poses?"),
];

const OWN: &str = r#"[[base]]
id = "mine"
base = "all-fours"
spine = [14, 8, 6]

[[prop]]
id = "block"
parts = [{ box = [0, 1, 0, 1, 0, 1] }]

[[drawing]]
id = "bird-dog"
base = "mine"
view = "side"
props = [{ prop = "block", at = [3, 0, 0] }]
poses = [{ }, { arm_l = [10, 8], leg_r = [-178, 178, -165], arrows = [{ along = "wrist_l", offset = 0.3 }] }]
"#;

#[test]
fn a_catalog_may_bring_drawings_of_its_own() {
    let own = Scratch::new("own.toml", OWN);
    let drawn = printed(&["draw", "bird-dog", "--format", "svg", "--catalog", own.path()], "");
    assert_ne!(drawn, printed(&["draw", "bird-dog", "--format", "svg"], ""));
    for (is, instead, told) in MISTAKES {
        assert!(OWN.contains(is), "{is}");
        let own = Scratch::new("own.toml", OWN.replacen(is, instead, 1));
        let (code, said) = wrong(&["draw", "bird-dog", "--format", "svg", "--catalog", own.path()]);
        assert!(code != 0 && said.contains(told) && said.contains("own.toml:"), "{instead}: {said}");
    }
}

/// Pictures that are none, or that do more than show.
const LOGOS: &[(&str, &[u8], &str)] = &[
    ("note.png", b"hello", "is no PNG, JPEG or SVG"),
    (
        "script.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        "the element \"script\"",
    ),
    ("prefix.svg", b"<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script/></s:svg>", "the element \"script\""),
    (
        "page.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:img/></svg>",
        "the element \"img\"",
    ),
    ("event.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload =\"alert(1)\"/>", "the attribute onload"),
    (
        "link.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"https://example.org/x.svg#a\"/></svg>",
        "the attribute href",
    ),
    (
        "entity.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"java&#115;cript:x\"/></svg>",
        "the attribute href",
    ),
    (
        "fill.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><rect style=\"fill:url(http://example.org)\"/></svg>",
        "the attribute style",
    ),
    (
        "escape.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><style>a{fill:u\\72l(http://x)}</style></svg>",
        "a style that loads",
    ),
    ("import.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><style>@import 'x'</style></svg>", "a style that loads"),
    (
        "sheet.svg",
        b"<?xml-stylesheet href=\"x\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "a processing instruction",
    ),
    ("types.svg", b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "is no sound SVG"),
    ("half.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"", "is no sound SVG"),
    ("html.svg", b"<!-- <svg --><html/>", "its first element must be svg"),
];

#[test]
fn a_logo_is_a_picture_and_nothing_else() {
    for (name, bytes, told) in LOGOS {
        let file = Scratch::new(name, bytes);
        let (code, said) = wrong(&["generate", "--format", "html", "--logo", file.path()]);
        assert!(code == 2 && said.contains(told), "{name}: {said}");
    }
    let large = Scratch::new("large.png", [b"\x89PNG\r\n\x1a\n".to_vec(), vec![0; 2 << 20]].concat());
    assert!(wrong(&["generate", "--format", "html", "--logo", large.path()]).1.contains("larger than 1 MiB"));
    assert!(wrong(&["generate", "--format", "html", "--logo", "/nowhere/x.png"]).1.contains("can't be read"));
    let good =
        Scratch::new("good.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"a\"/><use href=\"#a\"/></svg>");
    let page = printed(&["generate", "--format", "html", "--logo", good.path(), "--from", "A <b> clinic"], "");
    assert!(page.contains("data:image/svg&#43;xml;base64,") || page.contains("data:image/svg+xml;base64,"));
    assert!(page.contains("A &lt;b&gt; clinic") || page.contains("A &#60;b&#62; clinic"));
    assert!(page.contains("img-src data:"));
    let desk = printed(&["desk", "--format", "html", "--logo", good.path()], "");
    assert!(desk.contains("<p class=\"letterhead\"><img src=\"data:image/svg") && desk.contains("img-src data:"));
    assert_eq!(wrong(&["desk", "--logo", good.path()]), (2, "error: --logo is for a page; add --format html\n".into()));
    assert!(!printed(&["generate", "--format", "html"], "").contains("img-src"));
}
