//! Who stands does not fall, and a foot that stands does not slide.

use glam::{Vec2, Vec3};

use super::ground::is_down;
use super::{Find, Moment, Point, called};
use crate::drawing::skeleton::Skeleton;
use crate::pose::{Arrow, Drawing, Joint, Part, Shape, Side};

/// Bones with their share of the body's mass and where on the way along them it has its middle. Winter, "Biomechanics and
/// Motor Control of Human Movement", table of anthropometric data, after Dempster (1955).
const LIMBS: [(Joint, Joint, f32, f32); 6] = [
    (Joint::Thigh, Joint::Knee, 0.100, 0.433),
    (Joint::Knee, Joint::Ankle, 0.0465, 0.433),
    (Joint::Ankle, Joint::Toe, 0.0145, 0.5),
    (Joint::Shoulder, Joint::Elbow, 0.028, 0.436),
    (Joint::Elbow, Joint::Wrist, 0.016, 0.430),
    (Joint::Wrist, Joint::Tip, 0.006, 0.5),
];
/// The trunk's share, and that of the head with the neck; the same source.
const TRUNK: f32 = 0.497;
const HEAD: f32 = 0.081;
/// How far the middle of mass may be beyond the points that carry it, ahead and sideways, in heads. Ahead, the soles go on
/// beyond their points. Sideways a body shifts over the leg it stands on by half its hips, which drawings from the side need
/// not say, and a sole is half as wide again.
const BEYOND: Vec2 = Vec2::new(0.15, 0.45);
/// Directions in which a body may fall.
const WAYS: u8 = 36;
/// How far a foot that stands may slide, in heads.
const SLIDE: f32 = 0.1;
/// What is no higher than this lies on the ground and holds nobody, in heads: mats.
const FLAT: f32 = 0.2;

/// A body with its pelvis so near the ground sits on it, or on its heels, in heads.
const SEATED: f32 = 0.7;

/// What may slide.
const FEET: [Joint; 3] = [Joint::Ankle, Joint::Heel, Joint::Toe];
/// What one leans on.
const HANDS: [Joint; 4] = [Joint::Elbow, Joint::Wrist, Joint::Hand, Joint::Tip];

/// Whether a body that stands or kneels falls over. What rests on the ground carries it, and a hand or an elbow that is pinned
/// to its place.
pub fn balance(moment: &Moment<'_>) -> Option<Find> {
    let stands = |joint: &Joint| *joint == Joint::Knee || FEET.contains(joint) || HANDS.contains(joint);
    let sits = moment.body.middle(Joint::Hip).y < SEATED;
    if moment.rest.is_empty() || !moment.rest.iter().all(|(joint, _)| stands(joint)) || sits || held(moment) {
        return None;
    }
    let carried: Vec<Vec2> = carriers(moment).map(|(joint, side)| ground(moment.body.at(joint, side))).collect();
    let (way, beyond) = falls(ground(middle_of_mass(&moment.body)), &carried)?;
    Find::above(beyond, 0.0, "balance", || {
        let way = called_way(way);
        format!("the body falls {way}: its weight is {beyond:.2} heads too far {way} of what it rests on")
    })
}

/// What rests, both ends of a foot that rolls from one to the other, and what is pinned.
fn carriers(moment: &Moment<'_>) -> impl Iterator<Item = Point> {
    let pin = moment.pose.pin;
    let sides = Side::BOTH.into_iter().filter(move |side| pin.side.is_none_or(|named| named == *side));
    let pinned = sides.map(move |side| (pin.joint, side)).filter(|(joint, _)| HANDS.contains(joint));
    let feet = moment.rest.iter().filter(|(joint, _)| FEET.contains(joint));
    let ends = feet.flat_map(|(_, side)| [(Joint::Heel, *side), (Joint::Toe, *side)]);
    let rolls = ends.filter(|point| is_down(moment, *point));
    moment.rest.iter().copied().chain(rolls).chain(pinned)
}

/// Furniture, walls, bars and water are solid things with a place in the room; what a hand holds, or what lies flat, holds
/// nobody.
pub fn held(moment: &Moment<'_>) -> bool {
    let top = |part: &Part| match part.shape {
        Shape::Box([_, _, _, top, ..]) => Some(top),
        Shape::Rod([_, from, _, _, to, ..]) => Some(from.max(to)),
        _ => None,
    };
    let fixed = moment.frame.props.iter().filter(|placed| placed.at.holder().is_none());
    let mut tops = fixed.flat_map(|placed| {
        let [_, up, _] = placed.at.offset;
        placed.prop.parts.iter().filter_map(top).map(move |top| top + up)
    });
    tops.any(|top| top > FLAT)
}

/// A point of the ground: ahead, and to the right.
fn ground(at: Vec3) -> Vec2 {
    Vec2::new(at.x, at.z)
}

fn middle_of_mass(body: &Skeleton) -> Vec3 {
    let limbs = LIMBS.into_iter().flat_map(|(from, to, mass, along)| {
        Side::BOTH.map(|side| (body.at(from, side).lerp(body.at(to, side), along), mass))
    });
    let trunk = [(body.spine_at(0.5), TRUNK), (body.middle(Joint::Head), HEAD)];
    let (sum, mass) =
        limbs.chain(trunk).fold((Vec3::ZERO, 0.0), |(sum, total), (at, mass)| (sum + at * mass, total + mass));
    sum / mass
}

/// The way in which `middle` is farthest beyond `carried`, and how far.
fn falls(middle: Vec2, carried: &[Vec2]) -> Option<(Vec2, f32)> {
    let ways = (0..WAYS).map(|way| Vec2::from_angle(f32::from(way) / f32::from(WAYS) * std::f32::consts::TAU));
    let beyond = |way: Vec2| {
        let edge = carried.iter().map(|point| point.dot(way)).fold(f32::NEG_INFINITY, f32::max);
        middle.dot(way) - edge - (way.abs() * BEYOND).element_sum()
    };
    ways.map(|way| (way, beyond(way))).max_by(|(_, one), (_, other)| one.total_cmp(other))
}

fn called_way(way: Vec2) -> &'static str {
    if way.x.abs() >= way.y.abs() {
        if way.x > 0.0 { "ahead" } else { "back" }
    } else if way.y > 0.0 {
        "right"
    } else {
        "left"
    }
}

/// The feet that slide on the way from `before`. A move without a shadow of the pose before travels.
pub fn slides(drawing: &Drawing, before: &Moment<'_>, moment: &Moment<'_>) -> impl Iterator<Item = Find> {
    let stays = |point: &&Point| FEET.contains(&point.0) && before.rest.contains(point) && drawing.ghost;
    moment.rest.iter().filter(stays).filter_map(|point| {
        let (joint, side) = *point;
        let way = moment.body.at(joint, side).distance(before.body.at(joint, side));
        let name = called(*point);
        let way = if points_at_leg(moment, side) { 0.0 } else { way };
        Find::above(way, SLIDE, format!("{name} slides"), || {
            format!(
                "{name} rests on the ground and slides {way:.2} heads; at most {SLIDE}, or an arrow tells of that leg"
            )
        })
    })
}

fn points_at_leg(moment: &Moment<'_>, side: Side) -> bool {
    let leg = [Joint::Thigh, Joint::Knee, Joint::Ankle, Joint::Heel, Joint::Toe];
    moment
        .frame
        .arrows
        .iter()
        .map(Arrow::spot)
        .any(|spot| spot.joint.is_some_and(|joint| leg.contains(&joint)) && spot.side.is_none_or(|named| named == side))
}
