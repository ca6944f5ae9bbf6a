//! What no body can do and no eye can see: each kind of slip in a drawing is told, and the built-in ones have none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::path::PathBuf;
use std::{env, fs, process};

use backplan::builtin;
use backplan::catalog::load;
use backplan::drawing::check::{check, twins};
use backplan::drawing::{Outline, Shape, picture};
use backplan::pose::{Drawing, Fill};

/// The file and the id of a built-in drawing, what stands in it, what stands there instead, and part of what is told.
const SLIPS: &[(&str, &str, &str, &str, &str)] = &[
    ("hinge", "deadlift", "[-16, -110, 0]", "[-16, -176, 0]", "the right knee bends 160 degrees; at most 158"),
    ("hinge", "hip-hinge", "[-62, -98, 0]", "[-98, -62, 0]", "knee bends 36 degrees the wrong way"),
    ("desk", "seated-leg-lift", "[2, -6, 76]", "[70, 62, 76]", "the right thigh is at 160 degrees to the pelvis"),
    ("row", "standing-band-row", "[-124, 4]", "[-124, 40]", "the left elbow bends 160 degrees; at most 155"),
    ("water", "water-push-down", "palm = [-90]", "palm = [90]", "wrist bends 174 degrees; at most 95"),
    (
        "hinge",
        "hip-hinge",
        "neck = 26",
        "neck = 120",
        "the neck bends 84 degrees backwards against the spine; at most 60",
    ),
    ("hinge", "hip-hinge", "[38, 36, 36]", "[38, 110, 110]", "the lower spine bends 72 degrees"),
    ("water", "water-leg-swing", "[-108, -132, -26]", "[-90, -90, -90]", "the right toe is 0.51 heads under the floor"),
    ("desk", "seated-leg-lift", "[\"toe_l\", \"heel_l\"]", "[\"toe_r\"]", "the right toe rests on the ground, but is"),
    (
        "mobility",
        "arm-circle",
        "base = \"standing\"",
        "base = \"standing\"\npin = [\"ankle\", 0, 0.6]",
        "and nothing holds it",
    ),
    ("stretch", "rhomboid-stretch", "2.62, 3.4", "3.62, 3.4", "heads short of its target; at most 0.06"),
    ("hinge", "good-morning", "[-62, -98, 0]", "[-110, -110, 0]", "the body falls ahead: its weight is"),
    (
        "release",
        "tennis-ball-shoulder-blade-release",
        "\"keep\"",
        "[1.4, 0.2, 0.34]",
        "the right toe rests on the ground and slides",
    ),
    ("posture", "band-pull-apart", "[78, 82]", "[10, 8]", "of the picture; at least 8, or crop it"),
    (
        "bridge",
        "bridge-hold",
        "twin = \"bridge\"",
        "twin = \"brige\"",
        "no other drawing is called \"brige\"; did you mean bridge?",
    ),
];

/// A body that swings over its hands: they are in reach before and after, but not between.
const SWING: &str = r#"
[[drawing]]
id = "hip-hinge"
base = "standing"
pin = ["hip", 0, 3.7]
hand = [0, 3.1]
poses = [
  { spine = [30, 30, 30] },
  { spine = [150, 150, 150] },
]
"#;

/// Arms that point at whoever looks, and cross before the body.
const ACROSS: &str = r#"
[[drawing]]
id = "water-side-press"
base = "water"
rest = ["toe_r", "toe_l", "heel_r", "heel_l"]
view = [72, 26]
leg_out = [12, 8]
props = [{ prop = "water-deep-front" }, { prop = "water-line-front", at = [0.75, 5] }]
poses = [
  { hand_r = [2.1, 4.95, 0.1], hand_l = [2.1, 4.95, 0.1] },
  { hand_r = ["room", 1.25, 4.95, 1.3], hand_l = ["room", 1.2, 4.95, 1.12], arrows = [{ at = "hand_r", shift = [0.9, -0.6], towards = 180, length = 1 }] },
  { hand_r = ["room", 1.2, 4.95, -1.12], hand_l = ["room", 1.25, 4.95, -1.3], arrows = [{ at = "hand_l", shift = [-1.1, -0.6], towards = 10, length = 1.2 }] },
]
"#;

#[test]
fn a_limb_that_is_not_seen_is_told() {
    let found = problems(ACROSS);
    for told in [
        "the right forearm moves and is seen at 28 % of its length",
        "the left arm moves and 71 % of it is hidden; at most 60",
    ] {
        assert!(found.contains(told), "expected {told:?} in:\n{found}");
    }
    let declared = ACROSS.replacen("base =", "foreshortened = true\nbase =", 1);
    assert!(!problems(&declared).contains("is seen at"), "{}", problems(&declared));
}

#[test]
fn every_slip_is_told() {
    for (file, id, from, to, told) in SLIPS {
        let text = fs::read_to_string(format!("data/drawings/{file}.toml")).unwrap();
        let start = text.find(&format!("id = \"{id}\"")).unwrap();
        let block = text[start..].split("\n[[").next().unwrap();
        assert!(block.contains(from), "{id} no longer has {from}");
        let found = problems(&format!("[[drawing]]\n{}", block.replacen(from, to, 1)));
        assert!(found.contains(told), "{id} with {to}: expected {told:?} in:\n{found}");
    }
}

#[test]
fn what_leaves_its_place_between_two_poses_is_told() {
    let found = problems(SWING);
    assert!(found.contains("on the way here the right wrist leaves its place by"), "{found}");
}

#[test]
fn the_built_in_drawings_have_no_slip() {
    let told =
        |drawing: &Drawing| check(drawing).iter().map(|wrong| format!("{}: {wrong:?}", drawing.id)).collect::<Vec<_>>();
    let found: Vec<String> = builtin::DRAWINGS.iter().flat_map(told).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_same_picture_twice_is_told_unless_it_is_a_twin() {
    assert_eq!(twins(builtin::DRAWINGS), []);
    let alone: Vec<Drawing> = builtin::DRAWINGS.iter().map(|drawing| Drawing { twin: None, ..*drawing }).collect();
    let found: Vec<String> = twins(&alone).into_iter().map(|(id, wrong)| format!("{id} {}", wrong.text)).collect();
    assert!(found.iter().any(|text| text.starts_with("bridge-hold looks like bridge;")), "{found:?}");
}

#[test]
fn all_that_stands_stands_on_one_floor() {
    let mut seen = 0;
    for drawing in builtin::DRAWINGS.iter().filter(|drawing| drawing.crop.is_none()) {
        for panel in &picture(drawing).panels {
            let Some([far, near]) = panel.floor.as_ref().map(heights) else { continue };
            let furniture = panel.shapes.iter().filter(|shape| shape.fill == Fill::Prop).map(heights);
            let lowest = furniture.map(|[_, low]| low).fold(0.0, f32::max);
            assert!(lowest <= near + 0.02, "{}: furniture ends at {lowest}, the floor at {near}", drawing.id);
            let heels = panel.shapes.iter().filter(|shape| shape.name.starts_with("sole")).map(heights);
            for [_, low] in heels {
                assert!(low <= near + 0.02, "{}: a shoe ends at {low}, the floor at {near}", drawing.id);
                seen += 1;
            }
            assert!(far < near);
        }
    }
    assert!(seen > 100, "{seen}");
    // The chair of this one is nearer than the feet, which stand on the same floor all the same.
    let beside = builtin::DRAWINGS.iter().find(|drawing| drawing.id == "table-lat-stretch").unwrap();
    let panel = &picture(beside).panels[0];
    let [far, near] = heights(panel.floor.as_ref().unwrap());
    for [_, low] in panel.shapes.iter().filter(|shape| shape.name.starts_with("sole")).map(heights) {
        assert!(far < low && low < near - 0.1, "{far} < {low} < {near}");
    }
}

/// How high a shape begins and how low it ends, on the page.
fn heights(shape: &Shape) -> [f32; 2] {
    let ends = shape.outlines.iter().map(Outline::ends);
    ends.fold([f32::INFINITY, f32::NEG_INFINITY], |[high, low], [from, to]| [high.min(from.y), low.max(to.y)])
}

/// What is told of a catalog with this text.
fn problems(text: &str) -> String {
    let path = path();
    fs::write(&path, text).unwrap();
    let read = builtin::catalog().with(load::read(&path));
    fs::remove_file(&path).unwrap();
    read.map_or_else(|problems| problems.to_string(), |_| String::new())
}

/// A file of this test's own.
fn path() -> PathBuf {
    let thread = format!("{:?}", std::thread::current().id()).replace(|letter: char| !letter.is_ascii_digit(), "");
    env::temp_dir().join(format!("backplan-drawings-{}-{thread}.toml", process::id()))
}
