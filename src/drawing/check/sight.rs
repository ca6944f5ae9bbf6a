//! What changes is seen.

use glam::Vec2;

use super::{Find, Moment, hand};
use crate::drawing::camera::Camera;
use crate::drawing::figure::{ARM, FOOT, LEG, SHOULDER, SLEEVE, SOLE};
use crate::drawing::outline::{Outline, Paint, Shape};
use crate::drawing::picture::picture;
use crate::drawing::scene::scene;
use crate::pose::{Arrow, Drawing, Fill, Joint, Side};

/// The least change from pose to pose, in hundredths of the picture's longer side.
const CHANGE: f32 = 8.0;
/// How much of a limb that moves may be hidden, in hundredths.
const HIDDEN: f32 = 60.0;
/// The least length of a bone of such a limb on the page, in hundredths of its own.
const LENGTH: f32 = 35.0;
/// Points that are looked at along a bone.
const POINTS: u8 = 8;

/// A limb that moves: its bones, what they are called, and its shapes.
struct Moving {
    name: &'static str,
    side: Side,
    joints: [Joint; 4],
    bones: [&'static str; 2],
    shapes: [&'static str; 3],
}

impl Moving {
    fn arm(side: Side) -> Self {
        Self {
            name: "arm",
            side,
            joints: [Joint::Shoulder, Joint::Elbow, Joint::Wrist, Joint::Tip],
            bones: ["upper arm", "forearm"],
            shapes: [ARM, SLEEVE, SHOULDER].map(|names| side.of(names)),
        }
    }

    fn leg(side: Side) -> Self {
        Self {
            name: "leg",
            side,
            joints: [Joint::Thigh, Joint::Knee, Joint::Ankle, Joint::Toe],
            bones: ["thigh", "shin"],
            shapes: [LEG, FOOT, SOLE].map(|names| side.of(names)),
        }
    }

    /// Its points on the page, from the root to the end.
    fn points(&self, moment: &Moment<'_>, camera: &Camera) -> [Vec2; 4] {
        self.joints.map(|joint| camera.page(moment.body.at(joint, self.side)))
    }
}

/// What is wrong with the sight of a pose after another.
pub fn sight(drawing: &Drawing, before: &Moment<'_>, pose: &Moment<'_>) -> impl Iterator<Item = Find> {
    let camera = Camera::of(drawing.view);
    let limbs = if drawing.foreshortened { Vec::new() } else { moving(pose) };
    let shapes = scene(&pose.body, pose.frame, drawing.grip, &camera);
    let limbs = limbs.into_iter().flat_map(move |limb| {
        let short = short(&limb, pose, &camera);
        hidden(&limb, pose, &camera, &shapes).into_iter().chain(short).collect::<Vec<_>>()
    });
    change(drawing, before, pose, &camera).into_iter().chain(limbs)
}

/// What is cropped is enlarged, so that little is much.
fn change(drawing: &Drawing, before: &Moment<'_>, pose: &Moment<'_>, camera: &Camera) -> Option<Find> {
    if drawing.crop.is_some() {
        return None;
    }
    let far = |(joint, side, at)| camera.page(at).distance(camera.page(before.body.at(joint, side)));
    let most = pose.body.all().map(far).fold(0.0, f32::max);
    let share = 100.0 * most / picture(drawing).bounds.size().max_element().max(0.01);
    Find::above(-share, -CHANGE, "change", || {
        format!("nothing moves farther than {share:.1} % of the picture; at least {CHANGE}, or crop it")
    })
}

/// The limbs that an arrow names. Of two that move together the right one is enough, where the arrow is.
fn moving(pose: &Moment<'_>) -> Vec<Moving> {
    let named = |joints: &[Joint], side: Side| {
        let mut spots = pose.frame.arrows.iter().map(Arrow::spot);
        spots.any(|spot| {
            spot.joint.is_some_and(|joint| joints.contains(&joint)) && spot.side.unwrap_or(Side::Right) == side
        })
    };
    let arms = [Joint::Elbow, Joint::Wrist, Joint::Hand, Joint::Tip];
    let legs = [Joint::Knee, Joint::Ankle, Joint::Heel, Joint::Toe];
    let arm = |side: Side| named(&arms, side).then(|| Moving::arm(side));
    let leg = |side: Side| named(&legs, side).then(|| Moving::leg(side));
    Side::BOTH.into_iter().flat_map(|side| [arm(side), leg(side)]).flatten().collect()
}

fn short(limb: &Moving, pose: &Moment<'_>, camera: &Camera) -> Vec<Find> {
    let seen = limb.points(pose, camera);
    let real = limb.joints.map(|joint| pose.body.at(joint, limb.side));
    let bones = seen.windows(2).zip(real.windows(2)).zip(limb.bones);
    let find = |((seen, real), name): ((&[Vec2], &[glam::Vec3]), &str)| {
        let ([from, to], [start, end]) = (seen, real) else { return None };
        let share = 100.0 * from.distance(*to) / start.distance(*end).max(0.01);
        let hand = hand(limb.side);
        Find::above(-share, -LENGTH, format!("{hand} {name} seen"), || {
            format!(
                "the {hand} {name} moves and is seen at {share:.0} % of its length; at least {LENGTH} by another view, \
                 or foreshortened = true"
            )
        })
    };
    bones.filter_map(find).collect()
}

fn hidden(limb: &Moving, pose: &Moment<'_>, camera: &Camera, shapes: &[Shape]) -> Option<Find> {
    let own = |shape: &&Shape| limb.shapes.contains(&shape.name) || shape.name == "lap";
    let start = shapes.iter().position(|shape| limb.shapes.contains(&shape.name))?;
    let veils: Vec<Vec<Vec2>> = shapes.iter().skip(start).filter(|shape| !own(shape)).flat_map(veil).collect();
    let joints = limb.points(pose, camera);
    let along = |pair: &[Vec2]| {
        let [from, to] = [pair.first(), pair.last()].map(|point| point.copied().unwrap_or_default());
        (0..POINTS).map(move |step| from.lerp(to, (f32::from(step) + 0.5) / f32::from(POINTS)))
    };
    let points: Vec<Vec2> = joints.windows(2).flat_map(along).collect();
    let is_hidden = |point: &Vec2| if veils.iter().any(|veil| holds(veil, *point)) { 1.0 } else { 0.0 };
    let share = 100.0 * mean(points.iter().map(is_hidden));
    let (hand, name) = (hand(limb.side), limb.name);
    Find::above(share, HIDDEN, format!("{hand} {name} hidden"), || {
        format!("the {hand} {name} moves and {share:.0} % of it is hidden; at most {HIDDEN}, by another view")
    })
}

fn mean(figures: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = figures.fold((0.0, 0.0), |(sum, count), figure| (sum + figure, count + 1.0));
    sum / f32::max(count, 1.0)
}

/// What a shape hides: nothing, where it is water, or a line, which is thinner than any limb.
fn veil(shape: &Shape) -> Vec<Vec<Vec2>> {
    let hides = shape.paint == Paint::Filled && !matches!(shape.fill, Fill::Water | Fill::Wave);
    shape.outlines.iter().filter(|_| hides).map(Outline::points).collect()
}

/// Whether a point is within an outline: a ray from it crosses the outline an odd number of times.
fn holds(outline: &[Vec2], point: Vec2) -> bool {
    let next = outline.iter().cycle().skip(1);
    let crosses = |(from, to): &(&Vec2, &Vec2)| {
        (from.y > point.y) != (to.y > point.y)
            && point.x < from.x + (to.x - from.x) * (point.y - from.y) / (to.y - from.y)
    };
    outline.iter().zip(next).filter(crosses).count() % 2 == 1
}
