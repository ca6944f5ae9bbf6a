//! What no body can do, and what no eye can see: checks of a drawing, of its poses and of the poses between them.
//!
//! | what | where |
//! |---|---|
//! | bones keep their lengths, joints their limits | `joints` |
//! | nothing is under the floor, what rests is on it, nothing reaches too far | `ground` |
//! | who stands does not fall, a foot that stands does not slide | `balance` |
//! | what changes is seen | `sight` |
//! | no two drawings are the same picture | `twins` |
//!
//! Limits of joints are our own, a little beyond what a supple grown-up does, so that they find slips and forbid no stretch.

mod balance;
mod ground;
mod joints;
mod sight;
mod twins;

use super::blend::between;
use super::picture::{bodies, picture};
use super::skeleton::Skeleton;
use crate::catalog::Word;
use crate::pose::{Drawing, Frame, Joint, Pose, Side, Wrong};

pub use twins::twins;

/// How large a picture may be and must be, in heads: a pull-up station with all around it has some twelve (our own).
const LARGEST: f32 = 60.0;
const SMALLEST: f32 = 0.5;

/// Poses that are looked at between two.
const BETWEEN: u8 = 4;

/// A moment of the movement: a pose, or one on the way to it.
struct Moment<'a> {
    /// The pose's number, from 1.
    number: usize,
    /// Whether it is on the way to that pose.
    on_the_way: bool,
    pose: Pose,
    body: Skeleton,
    frame: &'a Frame,
    /// The points that rest on the ground, here and, on the way, in the pose before.
    rest: Vec<Point>,
}

/// A point of the body with its side; the side of a middle one counts for nothing.
type Point = (Joint, Side);

/// Something that is wrong.
struct Find {
    /// What it is about: of all that is said about this in one pose and on the way to it, the worst is told.
    about: String,
    /// How far it is beyond what is right.
    over: f32,
    /// What is wrong, and what would be right.
    text: String,
}

impl Find {
    /// Something wrong where `value` is more than `most`.
    fn above(value: f32, most: f32, about: impl Into<String>, text: impl FnOnce() -> String) -> Option<Self> {
        (value > most).then(|| Self { about: about.into(), over: value - most, text: text() })
    }
}

/// Everything that is wrong with a drawing.
pub fn check(drawing: &Drawing) -> Vec<Wrong> {
    // A slip of some zeros would be a picture that no page and no terminal can hold.
    let size = picture(drawing).bounds.size();
    if !(size.max_element() <= LARGEST && size.min_element() >= SMALLEST) {
        let text = format!("the picture would be {} by {} heads; {SMALLEST} to {LARGEST} are shown", size.x, size.y);
        return vec![Wrong { pose: 1, text }];
    }
    let moments = moments(drawing);
    let mut found: Vec<(usize, Find)> = Vec::new();
    for moment in &moments {
        let finds = joints::joints(moment).chain(ground::ground(moment)).chain(balance::balance(moment));
        finds.for_each(|find| keep(&mut found, moment, find));
    }
    let poses: Vec<&Moment<'_>> = moments.iter().filter(|moment| !moment.on_the_way).collect();
    for pair in poses.windows(2) {
        let [before, pose] = pair else { continue };
        let way = moments.iter().filter(|moment| moment.number == pose.number);
        way.for_each(|moment| {
            let finds = balance::slides(drawing, before, moment).chain(ground::strays(before, pose, moment));
            finds.for_each(|find| keep(&mut found, moment, find));
        });
        sight::sight(drawing, before, pose).for_each(|find| keep(&mut found, pose, find));
    }
    found.into_iter().map(|(pose, find)| Wrong { pose, text: find.text }).collect()
}

/// Adds a find, in the place of a lesser one of the same pose.
fn keep(found: &mut Vec<(usize, Find)>, moment: &Moment<'_>, mut find: Find) {
    if moment.on_the_way {
        find.text.insert_str(0, "on the way here ");
    }
    let same = found.iter_mut().find(|(pose, other)| *pose == moment.number && other.about == find.about);
    match same {
        Some((_, other)) if other.over < find.over => *other = find,
        Some(_) => {}
        None => found.push((moment.number, find)),
    }
}

/// Each pose, after those on the way to it.
fn moments(drawing: &Drawing) -> Vec<Moment<'_>> {
    let bodies = bodies(drawing);
    let first = bodies.first();
    let mut moments = Vec::new();
    for (at, (frame, body)) in drawing.frames.iter().zip(&bodies).enumerate() {
        let number = at + 1;
        let rest = resting(frame);
        if let Some(before) = at.checked_sub(1).and_then(|at| drawing.frames.get(at)) {
            let earlier = resting(before);
            let rest: Vec<Point> = rest.iter().copied().filter(|point| earlier.contains(point)).collect();
            moments.extend((1..=BETWEEN).map(|step| {
                let share = f32::from(step) / f32::from(BETWEEN + 1);
                let pose = between(&before.pose, &frame.pose, share, first);
                let body = Skeleton::of(&pose, first);
                Moment { number, on_the_way: true, pose, body, frame, rest: rest.clone() }
            }));
        }
        moments.push(Moment { number, on_the_way: false, pose: frame.pose, body: body.clone(), frame, rest });
    }
    moments
}

/// The points of a frame that rest on the ground.
fn resting(frame: &Frame) -> Vec<Point> {
    let sides = |side: Option<Side>, joint: Joint| match side {
        Some(side) => vec![(joint, side)],
        None if joint.is_sided() => Side::BOTH.map(|side| (joint, side)).to_vec(),
        None => vec![(joint, Side::Right)],
    };
    let points = frame.rest.iter().filter_map(|spot| Some(sides(spot.side, spot.joint?)));
    points.flatten().collect()
}

/// What a point is called: `the right knee`, `the hip`.
fn called((joint, side): Point) -> String {
    let name = joint.as_str();
    if joint.is_sided() { format!("the {} {name}", hand(side)) } else { format!("the {name}") }
}

/// Right or left.
fn hand(side: Side) -> &'static str {
    side.of(["right", "left"])
}
