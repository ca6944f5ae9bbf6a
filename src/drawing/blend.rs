//! A pose between two.

use glam::Vec3;

use super::skeleton::Skeleton;
use crate::pose::{Joint, Limb, Pin, Pose, Side, Target};

/// A way from one pose to another, whose bones are known.
pub struct Way<'a> {
    from: &'a Pose,
    to: &'a Pose,
    start: Skeleton,
    end: Skeleton,
}

impl<'a> Way<'a> {
    /// The way between two poses, `first` being what targets are kept from.
    pub fn new(from: &'a Pose, to: &'a Pose, first: Option<&Skeleton>) -> Self {
        Self { from, to, start: Skeleton::of(from, first), end: Skeleton::of(to, first) }
    }

    /// The pose at this share of it.
    pub fn at(&self, share: f32) -> Pose {
        match share {
            ..=0.0 => *self.from,
            1.0.. => *self.to,
            _ => mixed([self.from, self.to], [&self.start, &self.end], share),
        }
    }
}

/// The pose at this share of the way from `from` to `to`, `first` being what targets are kept from.
pub fn between(from: &Pose, to: &Pose, share: f32, first: Option<&Skeleton>) -> Pose {
    Way::new(from, to, first).at(share)
}

fn mixed([from, to]: [&Pose; 2], [start, end]: [&Skeleton; 2], share: f32) -> Pose {
    let number = |one: f32, other: f32| one + (other - one) * share;
    let turn = |one: f32, other: f32| one + shortest(other - one) * share;
    let limb = |one: &Limb, other: &Limb, end_of: Joint, side: Side| {
        let aimed = one.target.is_some() || other.target.is_some();
        let at: Vec3 = start.at(end_of, side).lerp(end.at(end_of, side), share);
        Limb {
            angles: each(one.angles, other.angles, turn),
            out: each(one.out, other.out, number),
            target: aimed.then(|| Target::Exact(at.into())),
            bend: either(one.bend, other.bend, turn),
            palm: either(one.palm, other.palm, turn),
        }
    };
    let limbs = |ones: [Limb; 2], others: [Limb; 2], end_of: Joint| {
        Side::BOTH.map(|side| limb(&side.of(ones), &side.of(others), end_of, side))
    };
    Pose {
        spine: each(from.spine, to.spine, turn),
        lean: each(from.lean, to.lean, number),
        twist: number(from.twist, to.twist),
        roll: number(from.roll, to.roll),
        yaw: number(from.yaw, to.yaw),
        pitch: number(from.pitch, to.pitch),
        neck: [turn(from.neck[0], to.neck[0]), number(from.neck[1], to.neck[1])],
        head: [turn(from.head[0], to.head[0]), number(from.head[1], to.head[1])],
        head_turn: number(from.head_turn, to.head_turn),
        shoulders: Side::BOTH.map(|side| each(side.of(from.shoulders), side.of(to.shoulders), number)),
        arms: limbs(from.arms, to.arms, Joint::Wrist),
        legs: limbs(from.legs, to.legs, Joint::Ankle),
        pin: pin(from.pin, to.pin, [start, end], share),
    }
}

/// What stands fast in both stands fast between them; else the pelvis goes straight from the one place to the other.
fn pin(from: Pin, to: Pin, [start, end]: [&Skeleton; 2], share: f32) -> Pin {
    let number = |one: f32, other: f32| one + (other - one) * share;
    if (from.joint, from.side, from.z.is_some()) == (to.joint, to.side, to.z.is_some()) {
        let z = from.z.zip(to.z).map(|(from, to)| number(from, to));
        return Pin { at: each(from.at, to.at, number), z, ..from };
    }
    let at = start.middle(Joint::Hip).lerp(end.middle(Joint::Hip), share);
    Pin { joint: Joint::Hip, side: None, at: [at.x, at.y], z: Some(at.z) }
}

/// The shorter way round, in degrees.
fn shortest(angle: f32) -> f32 {
    (angle + 180.0).rem_euclid(360.0) - 180.0
}

fn each<const N: usize>(ones: [f32; N], others: [f32; N], mix: impl Fn(f32, f32) -> f32) -> [f32; N] {
    let mut mixed = ones;
    mixed.iter_mut().zip(others).for_each(|(one, other)| *one = mix(*one, other));
    mixed
}

fn either(one: Option<[f32; 2]>, other: Option<[f32; 2]>, mix: impl Fn(f32, f32) -> f32) -> Option<[f32; 2]> {
    match (one, other) {
        (Some(one), Some(other)) => Some(each(one, other, mix)),
        _ => one.or(other),
    }
}
