//! Nothing is under the floor, what rests is on it, and nothing reaches too far.

use super::balance::held;
use super::{Find, Moment, Point, called};
use crate::pose::{Joint, Side};

/// How far a part may be pressed into the floor: flesh gives way, and mats too. In heads.
const UNDER: f32 = 0.1;
/// How far above the ground a part may be that rests on it, in heads.
const OVER: f32 = 0.13;
/// How far a hand or a foot may miss its target, in heads.
const SHORT: f32 = 0.06;
/// What moves no farther from pose to pose stays in its place, in heads.
const STILL: f32 = 0.02;

/// How thick a part is about its point, in heads: as it is drawn. A part that is not named here has no skin of its own.
pub fn radius(joint: Joint) -> Option<f32> {
    Some(match joint {
        Joint::Hip | Joint::Head => 0.42,
        Joint::Waist => 0.35,
        Joint::Chest => 0.4,
        Joint::Neck | Joint::Skull => 0.2,
        Joint::Shoulder => 0.21,
        Joint::Elbow => 0.155,
        Joint::Wrist => 0.11,
        Joint::Hand | Joint::Tip | Joint::Toe | Joint::Nose => 0.085,
        Joint::Thigh => 0.335,
        Joint::Knee => 0.225,
        Joint::Ankle => 0.115,
        Joint::Heel => 0.125,
        Joint::Crown | Joint::Blade => return None,
    })
}

/// What is wrong between a body and the ground.
pub fn ground(moment: &Moment<'_>) -> impl Iterator<Item = Find> {
    let under = moment.body.all().filter_map(|(joint, side, _)| under(moment, (joint, side)));
    let over = moment.rest.iter().filter_map(|point| over(moment, *point));
    under.chain(over).chain(short(moment)).chain(floats(moment))
}

/// How high a part's lowest point is.
fn height(moment: &Moment<'_>, (joint, side): Point) -> Option<f32> {
    Some(moment.body.at(joint, side).y - radius(joint)?)
}

/// Whether a part is on the ground.
pub fn is_down(moment: &Moment<'_>, point: Point) -> bool {
    height(moment, point).is_some_and(|height| height <= OVER)
}

fn under(moment: &Moment<'_>, point: Point) -> Option<Find> {
    let depth = -height(moment, point)?;
    let name = called(point);
    Find::above(depth, UNDER, format!("{name} under"), || {
        format!("{name} is {depth:.2} heads under the floor; at most {UNDER}")
    })
}

fn over(moment: &Moment<'_>, point: Point) -> Option<Find> {
    let height = height(moment, point)?;
    let name = called(point);
    Find::above(height, OVER, format!("{name} over"), || {
        format!("{name} rests on the ground, but is {height:.2} heads above it; at most {OVER}")
    })
}

/// A body that nothing holds is on the ground with something; from one pose to the next it may leap.
fn floats(moment: &Moment<'_>) -> Option<Find> {
    let heights = moment.body.all().filter_map(|(joint, side, _)| height(moment, (joint, side)));
    let lowest = if moment.on_the_way || held(moment) { 0.0 } else { heights.fold(f32::INFINITY, f32::min) };
    Find::above(lowest, OVER, "floats", || {
        format!("the body is {lowest:.2} heads above the ground and nothing holds it; at most {OVER}")
    })
}

/// Between two poses what moves goes straight from place to place, and a limb is as straight as it must be.
fn short(moment: &Moment<'_>) -> Option<Find> {
    let short = if moment.on_the_way { 0.0 } else { moment.body.short };
    Find::above(short, SHORT, "short", || {
        format!("a hand or a foot is {short:.2} heads short of its target; at most {SHORT}")
    })
}

/// Hands and feet that are aimed at the same place in two poses, and leave it on the way from `before` to `pose`.
pub fn strays(before: &Moment<'_>, pose: &Moment<'_>, moment: &Moment<'_>) -> impl Iterator<Item = Find> {
    let ends = |side: Side| {
        [
            (side.of(before.pose.arms), side.of(pose.pose.arms), (Joint::Wrist, side)),
            (side.of(before.pose.legs), side.of(pose.pose.legs), (Joint::Ankle, side)),
        ]
    };
    let aimed = Side::BOTH.into_iter().flat_map(ends).filter(|(one, other, _)| one.target.and(other.target).is_some());
    aimed.filter_map(move |(.., point)| {
        let (joint, side) = point;
        let [from, to, at] = [before, pose, moment].map(|moment| moment.body.at(joint, side));
        let stray = if from.distance(to) < STILL { at.distance(from) } else { 0.0 };
        let name = called(point);
        Find::above(stray, SHORT, format!("{name} strays"), || {
            format!("{name} leaves its place by {stray:.2} heads; at most {SHORT}")
        })
    })
}
