//! The bones of a pose in space.

use glam::{Mat3, Quat, Vec3};

use super::body::{FOOT, FOREARM, HALF_HIPS, HALF_SHOULDERS, HAND, NECK, SHIN, THIGH, TRUNK, UPPER_ARM};
use super::reach::{Bones, bend};
use crate::catalog::Word;
use crate::pose::{Joint, Limb, Pose, Side, Spot, Target};

/// Pieces of the spine.
pub const PIECES: usize = 24;

/// A body's axes: where it faces, up along it, and its right.
#[derive(Debug, Clone, Copy, Default)]
pub struct Axes {
    /// Ahead.
    pub ahead: Vec3,
    /// Up.
    pub up: Vec3,
    /// To the right.
    pub right: Vec3,
}

/// A body's points and axes.
#[derive(Debug, Clone)]
pub struct Skeleton {
    points: [[Vec3; 2]; Joint::ALL.len()],
    /// The spine, from the pelvis to the neck.
    pub spine: Vec<Vec3>,
    /// Its axes at each of those points.
    pub axes: Vec<Axes>,
    /// The axes of the head.
    pub head: Axes,
    /// By how much the farthest target is out of reach.
    pub short: f32,
    turn: Quat,
}

/// A bone's direction: its angle in the plane of walking, and how far it is lifted outwards on this side.
pub fn direction(angle: f32, out: f32, sign: f32) -> Vec3 {
    let (angle, out) = (angle.to_radians(), out.to_radians());
    Vec3::new(out.cos() * angle.cos(), out.cos() * angle.sin(), sign * out.sin())
}

impl Skeleton {
    /// The bones of `pose`; what it keeps is kept from `first`.
    pub fn of(pose: &Pose, first: Option<&Self>) -> Self {
        let turn = Quat::from_rotation_y(pose.yaw.to_radians())
            * Quat::from_rotation_x(pose.roll.to_radians())
            * Quat::from_rotation_z(pose.pitch.to_radians());
        let mut body = Self {
            points: [[Vec3::ZERO; 2]; Joint::ALL.len()],
            spine: Vec::with_capacity(PIECES + 1),
            axes: Vec::with_capacity(PIECES + 1),
            head: Axes::default(),
            short: 0.0,
            turn,
        };
        body.set_spine(pose);
        body.set_head(pose);
        for (side, limb) in Side::BOTH.into_iter().zip(pose.arms) {
            body.set_shoulder(pose, side);
            body.set_arm(limb, side);
        }
        for (side, limb) in Side::BOTH.into_iter().zip(pose.legs) {
            body.set_leg(limb, side);
        }
        body.pin(pose);
        for (side, limb) in Side::BOTH.into_iter().zip(pose.legs) {
            body.aim_leg(limb, side, first);
        }
        for (side, limb) in Side::BOTH.into_iter().zip(pose.arms) {
            body.aim_arm(limb, side, first);
        }
        body
    }

    /// A point of the body; a middle one is the same for both sides.
    pub fn at(&self, joint: Joint, side: Side) -> Vec3 {
        self.points.get(joint as usize).map(|pair| side.of(*pair)).unwrap_or_default()
    }

    /// A point in the middle of the body.
    pub fn middle(&self, joint: Joint) -> Vec3 {
        self.at(joint, Side::Right)
    }

    /// All points, each once.
    pub fn all(&self) -> impl Iterator<Item = (Joint, Side, Vec3)> + '_ {
        let sides = |joint: Joint| Side::BOTH.into_iter().take(if joint.is_sided() { 2 } else { 1 });
        Joint::ALL.iter().flat_map(move |joint| sides(*joint).map(move |side| (*joint, side, self.at(*joint, side))))
    }

    /// The place of a spot; `whose` is the side of a sided one that names none, both without.
    pub fn spot(&self, spot: &Spot, whose: Side) -> Vec3 {
        let at = spot.joint.map(|joint| self.at(joint, spot.side.unwrap_or(whose))).unwrap_or_default();
        at + Vec3::from(spot.offset)
    }

    /// The axes of the spine at this share of its length.
    pub fn axes_at(&self, share: f32) -> Axes {
        self.axes.get(piece(share)).copied().unwrap_or_default()
    }

    /// The axes of the pelvis.
    pub fn pelvis(&self) -> Axes {
        self.axes_at(0.0)
    }

    /// The axes of the chest.
    pub fn chest(&self) -> Axes {
        self.axes_at(0.8)
    }

    /// The point of the spine at this share of its length.
    pub fn spine_at(&self, share: f32) -> Vec3 {
        self.spine.get(piece(share)).copied().unwrap_or_default()
    }

    fn set(&mut self, joint: Joint, side: Side, at: Vec3) {
        if let Some([right, left]) = self.points.get_mut(joint as usize) {
            *(if side == Side::Right { right } else { left }) = at;
        }
    }

    fn set_middle(&mut self, joint: Joint, at: Vec3) {
        for side in Side::BOTH {
            self.set(joint, side, at);
        }
    }

    fn towards(&self, angle: f32, out: f32, sign: f32) -> Vec3 {
        self.turn * direction(angle, out, sign)
    }

    /// Its direction runs evenly through the three angles, so that its length never changes.
    fn set_spine(&mut self, pose: &Pose) {
        let mut at = Vec3::ZERO;
        let mut before: Option<Vec3> = None;
        for piece in 0..=PIECES {
            let share = piece as f32 / PIECES as f32;
            let up = direction(run(pose.spine, share), run(pose.lean, share), 1.0);
            let flat = (Vec3::Z - up * up.z).normalize_or(Vec3::Z);
            let twist = pose.twist * ((share - 0.1) / 0.75).clamp(0.0, 1.0);
            let right = Quat::from_axis_angle(up, -twist.to_radians()) * flat;
            let (up, right) = (self.turn * up, self.turn * right);
            if let Some(before) = before {
                at += (up + before).normalize_or(up) * (TRUNK / PIECES as f32);
            }
            before = Some(up);
            self.spine.push(at);
            self.axes.push(Axes { ahead: up.cross(right), up, right });
        }
        self.set_middle(Joint::Hip, self.spine_at(0.0));
        self.set_middle(Joint::Waist, self.spine_at(0.35));
        self.set_middle(Joint::Chest, self.spine_at(0.75));
        self.set_middle(Joint::Neck, self.spine_at(1.0));
    }

    fn set_head(&mut self, pose: &Pose) {
        let [angle, out] = pose.neck;
        let skull = self.spine_at(1.0) + self.towards(angle, out, 1.0) * NECK;
        let [angle, out] = pose.head;
        let up = self.towards(angle, out, 1.0);
        let right = self.axes_at(1.0).right;
        let right = (right - up * right.dot(up)).normalize_or(Vec3::Z);
        let right = Quat::from_axis_angle(up, -pose.head_turn.to_radians()) * right;
        self.head = Axes { ahead: up.cross(right), up, right };
        let middle = skull + up * 0.38 + self.head.ahead * 0.10;
        self.set_middle(Joint::Skull, skull);
        self.set_middle(Joint::Head, middle);
        self.set_middle(Joint::Nose, middle + self.head.ahead * 0.43 - up * 0.08);
        self.set_middle(Joint::Crown, middle + up * 0.5);
    }

    fn set_shoulder(&mut self, pose: &Pose, side: Side) {
        let [up, ahead] = side.of(pose.shoulders);
        let axes = self.axes_at(0.9);
        let out = axes.right * side.sign();
        let moved = axes.up * up;
        let shoulder = self.spine_at(0.9) + out * (HALF_SHOULDERS - ahead.abs() * 0.35) + moved + axes.ahead * ahead;
        self.set(Joint::Shoulder, side, shoulder);
        let back = self.axes_at(0.72).ahead * -0.3;
        self.set(Joint::Blade, side, self.spine_at(0.72) + back + out * (0.30 + ahead * 0.9) + moved);
        self.set(Joint::Thigh, side, self.pelvis().right * (side.sign() * HALF_HIPS));
    }

    fn set_arm(&mut self, limb: Limb, side: Side) {
        let ([upper, fore, _], [upper_out, fore_out, _]) = (limb.angles, limb.out);
        let elbow = self.at(Joint::Shoulder, side) + self.towards(upper, upper_out, side.sign()) * UPPER_ARM;
        self.set(Joint::Elbow, side, elbow);
        self.set(Joint::Wrist, side, elbow + self.towards(fore, fore_out, side.sign()) * FOREARM);
        self.set_hand(limb, side);
    }

    fn set_hand(&mut self, limb: Limb, side: Side) {
        let wrist = self.at(Joint::Wrist, side);
        let along = (wrist - self.at(Joint::Elbow, side)).normalize_or(Vec3::X);
        let along = limb.palm.map_or(along, |[angle, out]| self.towards(angle, out, side.sign()));
        self.set(Joint::Hand, side, wrist + along * (HAND * 0.5));
        self.set(Joint::Tip, side, wrist + along * HAND);
    }

    fn set_leg(&mut self, limb: Limb, side: Side) {
        let ([thigh, shin, _], [thigh_out, shin_out, _]) = (limb.angles, limb.out);
        let knee = self.at(Joint::Thigh, side) + self.towards(thigh, thigh_out, side.sign()) * THIGH;
        self.set(Joint::Knee, side, knee);
        self.set(Joint::Ankle, side, knee + self.towards(shin, shin_out, side.sign()) * SHIN);
        self.set_foot(limb, side);
    }

    fn set_foot(&mut self, limb: Limb, side: Side) {
        let ([.., foot], [.., foot_out]) = (limb.angles, limb.out);
        let ankle = self.at(Joint::Ankle, side);
        let along = self.towards(foot, foot_out, side.sign());
        let sole = self.towards(foot - 90.0, 0.0, side.sign());
        self.set(Joint::Heel, side, ankle - along * 0.14 + sole * 0.09);
        self.set(Joint::Toe, side, ankle + along * FOOT + sole * 0.13);
    }

    /// Moves the whole body so that what stands fast is in its place.
    fn pin(&mut self, pose: &Pose) {
        let (pin, [x, y]) = (pose.pin, pose.pin.at);
        let here = pin.side.map_or_else(|| self.lower_or_middle(pin.joint), |side| self.at(pin.joint, side));
        let by = Vec3::new(x, y, pin.z.unwrap_or(here.z)) - here;
        self.points.iter_mut().flatten().chain(&mut self.spine).for_each(|point| *point += by);
    }

    /// The middle of both sides, or the lower one where one is lifted.
    fn lower_or_middle(&self, joint: Joint) -> Vec3 {
        let [right, left] = Side::BOTH.map(|side| self.at(joint, side));
        if (right.y - left.y).abs() < 0.2 {
            right.midpoint(left)
        } else if right.y < left.y {
            right
        } else {
            left
        }
    }

    fn aim_leg(&mut self, limb: Limb, side: Side, first: Option<&Self>) {
        let Some(target) = limb.target else { return };
        let pelvis = self.pelvis();
        let natural = pelvis.ahead + pelvis.up * 0.3 + pelvis.right * (side.sign() * 0.1);
        let pole = limb.bend.map_or(natural, |[angle, out]| direction(angle, out, side.sign()));
        let to = self.target(target, Joint::Ankle, Joint::Thigh, side, first);
        let bones = Bones { root: self.at(Joint::Thigh, side), lengths: [THIGH, SHIN] };
        self.aim(bones, to, pole, [Joint::Knee, Joint::Ankle], side);
        self.set_foot(limb, side);
    }

    fn aim_arm(&mut self, limb: Limb, side: Side, first: Option<&Self>) {
        if let Some(target) = limb.target {
            let chest = self.chest();
            let natural = chest.ahead * -0.6 - chest.up * 0.8 + chest.right * (side.sign() * 0.35);
            let pole = limb.bend.map_or(natural, |[angle, out]| self.towards(angle, out, side.sign()));
            let to = self.target(target, Joint::Wrist, Joint::Shoulder, side, first);
            let bones = Bones { root: self.at(Joint::Shoulder, side), lengths: [UPPER_ARM, FOREARM] };
            self.aim(bones, to, pole, [Joint::Elbow, Joint::Wrist], side);
        }
        self.set_hand(limb, side);
    }

    fn aim(&mut self, bones: Bones, to: Vec3, pole: Vec3, [joint, end]: [Joint; 2], side: Side) {
        let bent = bend(bones, to, pole);
        self.short = self.short.max(bent.short);
        self.set(joint, side, bent.joint);
        self.set(end, side, bent.end);
    }

    fn target(&self, target: Target, own: Joint, root: Joint, side: Side, first: Option<&Self>) -> Vec3 {
        match target {
            Target::Keep => first.unwrap_or(self).at(own, side),
            Target::Exact(at) => at.into(),
            Target::Floor([x, y, z]) => {
                let over = self.at(Joint::Shoulder, side);
                Vec3::new(over.x + x, 0.1 + y, over.z + z * side.sign())
            }
            Target::At(x, y, z) => Vec3::new(x, y, z.map_or(self.at(root, side).z, |z| z * side.sign())),
            Target::Near(spot) => {
                let [x, y, z] = spot.offset;
                let at = spot.joint.map(|joint| self.at(joint, spot.side.unwrap_or(side))).unwrap_or_default();
                at + Vec3::new(x, y, z * side.sign())
            }
        }
    }
}

impl Axes {
    /// The axes as a matrix, ahead, up, right.
    pub fn matrix(self) -> Mat3 {
        Mat3::from_cols(self.ahead, self.up, self.right)
    }
}

/// A figure that runs through three, at this share of the way.
fn run([low, middle, high]: [f32; 3], share: f32) -> f32 {
    let at = ((share - 1.0 / 6.0) * 3.0).clamp(0.0, 2.0);
    if at < 1.0 { low + (middle - low) * at } else { middle + (high - middle) * (at - 1.0) }
}

/// The piece of the spine at this share of its length.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
fn piece(share: f32) -> usize {
    (share * PIECES as f32) as usize
}
