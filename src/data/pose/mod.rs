//! What drawings are made of: poses as angles and targets, props, arrows and the view, as `data/drawings` has them.
//!
//! Lengths are in heads: the height of a head is 1. x is where the figure faces, y is up, z is its right. An angle lies in
//! the plane in which the figure walks, in degrees: 0 ahead, 90 up, 180 behind, -90 down; "out" lifts a bone out of that plane,
//! away from the middle of the body.

mod apart;
mod change;
mod frame;
mod kit;
mod read;
mod resolve;

use databake::Bake;

use crate::catalog::words::words;

pub use change::{Change, Sided};
pub use frame::{Arrow, Base, Crop, Drawing, Fill, Frame, Layer, Part, Placed, Prop, Shape, View};
pub use kit::{Kit, Wrong};
pub use read::RawDrawing;

words! {
    /// A point of the body.
    Joint, "point of the body", pose:
    Hip = "hip": "the middle of the pelvis, where the spine begins",
    Waist = "waist": "the spine at the waist",
    Chest = "chest": "the spine at the height of the breastbone",
    Neck = "neck": "where the neck begins",
    Skull = "skull": "where the head begins",
    Head = "head": "the middle of the head",
    Nose = "nose": "the tip of the nose",
    Crown = "crown": "the top of the head",
    Shoulder = "shoulder": "a shoulder",
    Blade = "blade": "a shoulder blade",
    Elbow = "elbow": "an elbow",
    Wrist = "wrist": "a wrist",
    Hand = "hand": "the middle of a hand",
    Tip = "tip": "the tips of the fingers",
    Thigh = "thigh": "a hip joint",
    Knee = "knee": "a knee",
    Ankle = "ankle": "an ankle",
    Heel = "heel": "a heel",
    Toe = "toe": "the tip of a foot",
}

words! {
    /// A side of the body.
    Side, "side", pose:
    Right = "r": "the figure's right",
    Left = "l": "the figure's left",
}

words! {
    /// A piece of the figure that is drawn as one, before or behind others.
    Piece, "piece of the figure", pose:
    RightArm = "arm_r": "the right arm",
    LeftArm = "arm_l": "the left arm",
    RightLeg = "leg_r": "the right leg",
    LeftLeg = "leg_l": "the left leg",
    Face = "face": "head and neck",
    Trunk = "shirt": "the trunk",
}

impl Joint {
    /// Whether there is one on each side.
    pub fn is_sided(self) -> bool {
        self >= Self::Shoulder
    }
}

impl Side {
    /// Both, in the order in which pairs are kept.
    pub const BOTH: [Self; 2] = [Self::Right, Self::Left];

    /// 1 on the right, -1 on the left: the sign of z.
    pub fn sign(self) -> f32 {
        if self == Self::Right { 1.0 } else { -1.0 }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        if self == Self::Right { Self::Left } else { Self::Right }
    }

    /// Its element of a pair.
    pub fn of<T: Copy>(self, pair: [T; 2]) -> T {
        let [right, left] = pair;
        if self == Self::Right { right } else { left }
    }
}

/// A place: a point of the body or of the room, and what is added to it. Without a side a sided point is that of the limb
/// that it is said of.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Spot {
    /// The point; the room's origin, where there is none.
    pub joint: Option<Joint>,
    /// Whose.
    pub side: Option<Side>,
    /// What is added: ahead, up, to the right; of a limb's target, outwards.
    pub offset: [f32; 3],
}

/// Where a wrist or an ankle is to be.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub enum Target {
    /// Where the first pose had it.
    Keep,
    /// On the floor under the shoulder, so far ahead, up and out.
    Floor([f32; 3]),
    /// At a place in the room; without the third figure in the plane of the limb's root.
    At(f32, f32, Option<f32>),
    /// At exactly this place in the room: `["room", 1, 2, 0]`.
    Exact([f32; 3]),
    /// Beside a point of the body.
    Near(Spot),
}

/// An arm or a leg.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Limb {
    /// The angles of its bones: upper arm and forearm, or thigh, shin and foot.
    pub angles: [f32; 3],
    /// How far each is lifted outwards.
    pub out: [f32; 3],
    /// Where its end is to be; the angles of its long bones count for nothing then.
    pub target: Option<Target>,
    /// Where elbow or knee point then: angle and out.
    pub bend: Option<[f32; 2]>,
    /// Where the palm points, where it does not go on from the forearm: angle and out.
    pub palm: Option<[f32; 2]>,
}

/// The point of the body that stands fast, and where.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Pin {
    /// The point.
    pub joint: Joint,
    /// Whose; without it the middle of both, or the lower where one is lifted.
    pub side: Option<Side>,
    /// Where it is, ahead and up.
    pub at: [f32; 2],
    /// Where it is, to the right; it stays where it is without.
    pub z: Option<f32>,
}

/// A whole body.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Pose {
    /// Angles of the spine, low, middle and high.
    pub spine: [f32; 3],
    /// How far it leans to the right, likewise.
    pub lean: [f32; 3],
    /// How far the shoulders are turned against the pelvis.
    pub twist: f32,
    /// How far the whole body is turned: about the way it faces, upright, and sideways.
    pub roll: f32,
    /// About the upright.
    pub yaw: f32,
    /// Forwards and back.
    pub pitch: f32,
    /// Angle of the neck, and how far it leans to the right.
    pub neck: [f32; 2],
    /// The same of the head.
    pub head: [f32; 2],
    /// How far the head is turned to the right.
    pub head_turn: f32,
    /// How far each shoulder is raised and drawn forward.
    pub shoulders: [[f32; 2]; 2],
    /// The arms.
    pub arms: [Limb; 2],
    /// The legs.
    pub legs: [Limb; 2],
    /// What stands fast.
    pub pin: Pin,
}
