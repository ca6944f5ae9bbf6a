//! The body's shapes, from far to near.

use glam::Vec3;

use super::camera::Camera;
use super::head::head;
use super::outline::{Outline, Shape, Tone};
use super::skeleton::{Skeleton, direction};
use super::trunk::trunk;
use crate::catalog::Word;
use crate::pose::{Fill, Frame, Joint, Placed, Side};

/// Shapes that belong together: how near they are, and what they are of.
#[derive(Debug, Clone)]
pub struct Group {
    /// How near.
    pub near: f32,
    /// The shapes, from far to near.
    pub shapes: Vec<Shape>,
}

impl Group {
    /// Whether it has a shape of this name.
    pub fn has(&self, name: &str) -> bool {
        self.shapes.iter().any(|shape| shape.name == name)
    }
}

/// The names of a limb's parts on the right and on the left.
pub type Names = [&'static str; 2];
/// A leg.
pub const LEG: Names = ["leg_r", "leg_l"];
/// A shoe.
pub const FOOT: Names = ["foot_r", "foot_l"];
/// Its sole.
pub const SOLE: Names = ["sole_r", "sole_l"];
/// A sleeve.
pub const SLEEVE: Names = ["sleeve_r", "sleeve_l"];
/// Where a sleeve flows into the shirt.
pub const SHOULDER: Names = ["shoulder_r", "shoulder_l"];
const BLADE: Names = ["blade_r", "blade_l"];
/// An arm with its hand.
pub const ARM: Names = ["arm_r", "arm_l"];

/// A body that is looked at.
struct Seen<'a> {
    body: &'a Skeleton,
    camera: &'a Camera,
    /// Hands that are closed.
    grips: [bool; 2],
    /// Whether the feet are bare, as they are in water.
    is_barefoot: bool,
}

/// The body's groups, from far to near.
pub fn figure(body: &Skeleton, camera: &Camera, frame: &Frame, grips: [bool; 2]) -> Vec<Group> {
    let in_water = |placed: &Placed| matches!(placed.prop.fill, Some(Fill::Water | Fill::Wave));
    let seen = Seen { body, camera, grips, is_barefoot: frame.props.iter().any(in_water) };
    let mut groups: Vec<Group> = Vec::new();
    for side in Side::BOTH {
        groups.push(seen.leg(side));
        groups.push(seen.arm(side));
    }
    groups.push(seen.trunk(frame.blades));
    groups.push(Group { near: seen.near(Joint::Head, Side::Right), shapes: head(body, camera) });
    crate::order::by(&mut groups, |one, other| one.near.total_cmp(&other.near));
    for name in frame.front {
        let (hit, rest): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|group| group.has(name.as_str()));
        groups = rest.into_iter().chain(hit).collect();
    }
    for name in frame.behind {
        let (hit, rest): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|group| group.has(name.as_str()));
        groups = hit.into_iter().chain(rest).collect();
    }
    groups
}

impl Seen<'_> {
    fn near(&self, joint: Joint, side: Side) -> f32 {
        self.camera.order(self.body.at(joint, side))
    }

    fn round(&self, from: Vec3, radius: f32, to: Vec3, end: f32) -> Outline {
        Outline::Capsule(self.camera.page(from), radius, self.camera.page(to), end)
    }

    fn leg(&self, side: Side) -> Group {
        let at = |joint: Joint| self.body.at(joint, side);
        let [thigh, knee, ankle] = [Joint::Thigh, Joint::Knee, Joint::Ankle].map(at);
        let hip = |side: Side| self.near(Joint::Thigh, side);
        let near = (hip(side) * 2.0 + self.near(Joint::Knee, side) * 1.5 + self.near(Joint::Ankle, side) * 0.5) / 4.0;
        let is_far = near < hip(side.other()) && hip(side) < hip(side.other()) - 0.48;
        let tone = if is_far { Tone::Far } else { Tone::Plain };
        let behind = (at(Joint::Heel) - at(Joint::Toe)).normalize_or(Vec3::ZERO);
        let calf = knee.lerp(ankle, 0.3) + behind * 0.05;
        let leg = vec![
            self.round(thigh, 0.335, knee, 0.22),
            self.round(knee, 0.22, calf, 0.228),
            self.round(calf, 0.228, ankle, 0.125),
        ];
        let mut shapes = self.shoe(side, tone);
        shapes.push(Shape::filled(side.of(LEG), leg, Fill::Legs, 0.05).toned(tone));
        // The shirt falls over a straight hip; a bent one comes before it.
        let straight = -(knee - thigh).normalize_or(Vec3::NEG_Y).dot(self.body.pelvis().up) > 0.4;
        if !is_far && !straight {
            shapes.push(Shape::filled("lap", vec![trunk(self.body, self.camera, -0.2, 0.1)], Fill::Legs, 0.0));
        }
        let middle = self.near(Joint::Hip, side) - if is_far { 0.01 } else { 0.005 };
        Group { near: if straight { near.min(middle) } else { near }, shapes }
    }

    /// A shoe with its sole: heel and toes stand on the same line.
    fn shoe(&self, side: Side, tone: Tone) -> Vec<Shape> {
        let at = |joint: Joint| self.body.at(joint, side);
        let [ankle, heel, tip] = [Joint::Ankle, Joint::Heel, Joint::Toe].map(at);
        let along = (tip - heel).normalize_or(Vec3::X);
        let down = (heel - ankle) - along * (heel - ankle).dot(along);
        let down = down.normalize_or(Vec3::NEG_Y);
        let upper = vec![self.round(heel, 0.13, tip, 0.095), self.round(ankle, 0.12, heel, 0.13)];
        let sole = self.round(heel - along * 0.06 + down * 0.085, 0.05, tip + along * 0.02 + down * 0.055, 0.045);
        if self.is_barefoot {
            return vec![Shape::filled(side.of(FOOT), upper, Fill::Skin, 0.045).toned(tone)];
        }
        let shoe = Shape::filled(side.of(FOOT), upper, Fill::Shoe, 0.045).toned(tone);
        let sole = Shape::filled(side.of(SOLE), vec![sole], Fill::Sole, 0.0).toned(tone);
        // From above, a foot that points at the camera or away from it hides its sole.
        let is_under = self.camera.facing(down) < 0.0 && self.camera.facing(along).abs() > 0.75;
        if is_under { vec![sole, shoe] } else { vec![shoe, sole] }
    }

    fn arm(&self, side: Side) -> Group {
        let at = |joint: Joint| self.body.at(joint, side);
        let [shoulder, elbow, wrist] = [Joint::Shoulder, Joint::Elbow, Joint::Wrist].map(at);
        let near = (self.near(Joint::Shoulder, side) * 1.2
            + self.near(Joint::Elbow, side)
            + self.near(Joint::Wrist, side) * 0.8)
            / 3.0;
        let is_far = self.near(Joint::Shoulder, side) < self.near(Joint::Shoulder, side.other()) - 0.8;
        let tone = if is_far { Tone::Far } else { Tone::Plain };
        let mut arm = vec![self.round(shoulder, 0.21, elbow, 0.152), self.round(elbow, 0.155, wrist, 0.105)];
        arm.extend(self.hand(side));
        let sleeve = self.round(shoulder, 0.238, shoulder.lerp(elbow, 0.42), 0.205);
        let mut shapes = vec![
            Shape::filled(side.of(ARM), arm, Fill::Skin, 0.05).toned(tone),
            Shape::filled(side.of(SLEEVE), vec![sleeve], Fill::Shirt, 0.03).toned(tone),
        ];
        if !is_far {
            // The shoulder flows into the trunk.
            let top = shoulder.lerp(self.body.middle(Joint::Neck), 0.45) - self.body.chest().up * 0.12;
            let flow = self.round(shoulder, 0.225, top, 0.2);
            shapes.push(Shape::filled(side.of(SHOULDER), vec![flow], Fill::Shirt, 0.0));
        }
        Group { near, shapes }
    }

    /// A hand: a fist where it holds something, else a palm with a thumb.
    fn hand(&self, side: Side) -> Vec<Outline> {
        let at = |joint: Joint| self.body.at(joint, side);
        let [elbow, wrist, hand, tip] = [Joint::Elbow, Joint::Wrist, Joint::Hand, Joint::Tip].map(at);
        let along = (tip - wrist).normalize_or(Vec3::X);
        if side.of(self.grips) {
            return vec![self.round(wrist, 0.115, hand, 0.165)];
        }
        // Thumbs lie towards the head, or upwards where the hand points at it.
        let towards = self.body.chest().ahead * 0.6 + self.body.chest().up * 0.8 + direction(90.0, 0.0, 1.0) * 0.2;
        let beside = (towards - along * towards.dot(along)).normalize_or(along.any_orthonormal_vector());
        let root = wrist + along * 0.07 + beside * 0.05;
        let bent = (wrist - elbow).normalize_or(along).dot(along) < 0.5;
        let reach = if bent { 0.10 } else { 0.13 };
        vec![
            self.round(wrist, 0.11, hand, 0.132),
            self.round(hand, 0.132, tip, 0.075),
            self.round(root, 0.07, root + along * 0.10 + beside * reach, 0.045),
        ]
    }

    fn trunk(&self, blades: bool) -> Group {
        let (hip, chest) = (self.near(Joint::Hip, Side::Right), self.near(Joint::Chest, Side::Right));
        let mut shapes = vec![
            Shape::filled("hips", vec![trunk(self.body, self.camera, -0.2, 0.3)], Fill::Legs, 0.0),
            Shape::filled("shirt", vec![trunk(self.body, self.camera, 0.2, 2.0)], Fill::Shirt, 0.04),
        ];
        if blades && self.camera.facing(self.body.chest().ahead) < -0.35 {
            shapes.extend(Side::BOTH.map(|side| self.blade(side)));
        }
        Group { near: f32::midpoint(hip, chest), shapes }
    }

    /// A shoulder blade under the shirt, as it is seen from behind.
    fn blade(&self, side: Side) -> Shape {
        let (axes, at) = (self.body.chest(), self.body.at(Joint::Blade, side));
        let corner = |[out, up]: [f32; 2]| self.camera.page(at + axes.up * up + axes.right * (side.sign() * out));
        let corners = [[-0.13, 0.20], [0.17, 0.24], [0.10, -0.02], [-0.04, -0.26], [-0.11, -0.12]].map(corner);
        Shape::filled(side.of(BLADE), vec![Outline::Curve(corners.to_vec())], Fill::Blade, 0.0)
    }
}
