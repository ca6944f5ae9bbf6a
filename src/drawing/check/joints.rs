//! Bones keep their lengths, and joints their limits.

use glam::Vec3;

use super::{Find, Moment, hand};
use crate::drawing::body::{FOREARM, SHIN, THIGH, UPPER_ARM};
use crate::pose::{Joint, Side};

/// How far a bone may be off its length, in heads.
const LENGTH: f32 = 0.01;
/// How far joints bend, in degrees: knee, elbow, wrist.
const KNEE: f32 = 158.0;
const ELBOW: f32 = 155.0;
const WRIST: f32 = 95.0;
/// The hip, from behind to drawn up.
const HIP: [f32; 2] = [-35.0, 145.0];
/// The neck against the spine, forwards and backwards.
const NECK: [f32; 2] = [75.0, 60.0];
/// Between two neighbouring angles of the spine.
const SPINE: f32 = 62.0;
/// A leg that is nearly straight has no side to which it bends, in degrees.
const STRAIGHT: f32 = 8.0;
/// How much of a thigh lies in the plane of walking, in heads, where it can be said to be before or behind.
const IN_PLANE: f32 = 0.6;

/// The bones that keep their lengths, with these, and what they are called.
const BONES: [(Joint, Joint, f32, &str); 4] = [
    (Joint::Shoulder, Joint::Elbow, UPPER_ARM, "upper arm"),
    (Joint::Elbow, Joint::Wrist, FOREARM, "forearm"),
    (Joint::Thigh, Joint::Knee, THIGH, "thigh"),
    (Joint::Knee, Joint::Ankle, SHIN, "shin"),
];

/// What is wrong with bones and joints.
pub fn joints(moment: &Moment<'_>) -> impl Iterator<Item = Find> {
    let limbs = Side::BOTH.into_iter().flat_map(move |side| {
        let bones = BONES.into_iter().filter_map(move |bone| length(moment, bone, side));
        bones.chain(arm(moment, side)).chain(knee(moment, side)).chain(hip(moment, side))
    });
    limbs.chain(neck(moment)).chain(spine(moment))
}

fn bone(moment: &Moment<'_>, from: Joint, to: Joint, side: Side) -> Vec3 {
    moment.body.at(to, side) - moment.body.at(from, side)
}

fn angle(one: Vec3, other: Vec3) -> f32 {
    one.normalize_or(Vec3::Y).dot(other.normalize_or(Vec3::Y)).clamp(-1.0, 1.0).acos().to_degrees()
}

fn length(moment: &Moment<'_>, (from, to, right, name): (Joint, Joint, f32, &str), side: Side) -> Option<Find> {
    let is = bone(moment, from, to, side).length();
    let hand = hand(side);
    Find::above((is - right).abs(), LENGTH, format!("{hand} {name} length"), || {
        format!("the {hand} {name} is {is:.2} heads long; it is {right:.2} in every pose")
    })
}

/// Elbow and wrist.
fn arm(moment: &Moment<'_>, side: Side) -> impl Iterator<Item = Find> {
    let upper = bone(moment, Joint::Shoulder, Joint::Elbow, side);
    let fore = bone(moment, Joint::Elbow, Joint::Wrist, side);
    let palm = bone(moment, Joint::Wrist, Joint::Tip, side);
    let bends = [("elbow", angle(upper, fore), ELBOW), ("wrist", angle(fore, palm), WRIST)];
    bends.into_iter().filter_map(move |(name, bend, most)| bent(name, bend, most, side))
}

fn bent(name: &str, bend: f32, most: f32, side: Side) -> Option<Find> {
    let hand = hand(side);
    Find::above(bend, most, format!("{hand} {name}"), || {
        format!("the {hand} {name} bends {bend:.0} degrees; at most {most}")
    })
}

fn knee(moment: &Moment<'_>, side: Side) -> Option<Find> {
    let (thigh, shin) = (bone(moment, Joint::Thigh, Joint::Knee, side), bone(moment, Joint::Knee, Joint::Ankle, side));
    let bend = angle(thigh, shin);
    let axis = thigh.cross(shin).normalize_or(Vec3::ZERO);
    let forwards = axis.dot(moment.body.pelvis().right);
    if bend > STRAIGHT && forwards > turned(moment, side) {
        let hand = hand(side);
        return Find::above(bend, 0.0, format!("{hand} knee way"), || {
            format!("the {hand} knee bends {bend:.0} degrees the wrong way; a shin folds back under its thigh")
        });
    }
    bent("knee", bend, KNEE, side)
}

/// How much a knee's axis may seem to bend forwards: a thigh that is lifted sideways also turns about itself.
fn turned(moment: &Moment<'_>, side: Side) -> f32 {
    let thigh = bone(moment, Joint::Thigh, Joint::Knee, side);
    let out = thigh.normalize_or(Vec3::Y).dot(moment.body.pelvis().right).abs();
    0.15 + out * 0.6
}

fn hip(moment: &Moment<'_>, side: Side) -> Option<Find> {
    let (pelvis, thigh) = (moment.body.pelvis(), bone(moment, Joint::Thigh, Joint::Knee, side));
    let (ahead, down) = (thigh.dot(pelvis.ahead), -thigh.dot(pelvis.up));
    let bend = ahead.atan2(down).to_degrees();
    let [behind, before] = HIP;
    let over = (bend - before).max(behind - bend);
    let hand = hand(side);
    let over = if ahead.hypot(down) > IN_PLANE { over } else { 0.0 };
    Find::above(over, 0.0, format!("{hand} hip"), || {
        format!("the {hand} thigh is at {bend:.0} degrees to the pelvis; from {behind} (behind) to {before} (drawn up)")
    })
}

fn neck(moment: &Moment<'_>) -> Option<Find> {
    let ([neck, _], [.., high]) = (moment.pose.neck, moment.pose.spine);
    let bend = turn(high, neck);
    let [forwards, backwards] = NECK;
    let (way, most) = if bend < 0.0 { ("forwards", forwards) } else { ("backwards", backwards) };
    Find::above(bend.abs(), most, "neck", || {
        format!("the neck bends {:.0} degrees {way} against the spine; at most {most}", bend.abs())
    })
}

fn spine(moment: &Moment<'_>) -> impl Iterator<Item = Find> {
    let pairs = |[low, middle, high]: [f32; 3]| [("lower", low, middle), ("upper", middle, high)];
    let all = pairs(moment.pose.spine).into_iter().chain(pairs(moment.pose.lean));
    all.filter_map(|(part, from, to)| {
        let bend = turn(from, to).abs();
        Find::above(bend, SPINE, format!("{part} spine"), || {
            format!("the {part} spine bends {bend:.0} degrees from one angle to the next; at most {SPINE}")
        })
    })
}

/// From one angle to another, the shorter way round, in degrees.
fn turn(from: f32, to: f32) -> f32 {
    (to - from + 180.0).rem_euclid(360.0) - 180.0
}
