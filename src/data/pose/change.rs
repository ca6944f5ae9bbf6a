//! What a base, a drawing or a pose says of a body, and how it goes over what was said before.

use databake::Bake;

use super::{Joint, Limb, Pin, Pose, Side, Target};
use crate::catalog::toml_reader::{FromToml, Table};

/// Something that is said of both limbs, or of one.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Sided<T> {
    /// Of both.
    pub both: Option<T>,
    /// Of one, which beats what is said of both.
    pub one: [Option<T>; 2],
}

impl<T: Copy + FromToml> Sided<T> {
    fn read(table: &Table<'_>, [both, right, left]: [&'static str; 3]) -> Option<Self> {
        let (both, right, left) = (table.optional(both), table.optional(right), table.optional(left));
        Some(Self { both: both?, one: [right?, left?] })
    }

    fn of(&self, side: Side) -> Option<T> {
        side.of(self.one).or(self.both)
    }
}

/// Figures of which the last counts for those that are not given.
type Figures = &'static [f32];

/// One to so many figures; `Some(None)` where none are given.
#[allow(clippy::option_option, reason = "absent and wrong are told apart")]
fn few(table: &Table<'_>, key: &'static str, most: usize) -> Option<Option<Figures>> {
    let read: Option<Figures> = table.optional(key)?;
    if let Some(count) = read.map(<[f32]>::len).filter(|count| !(1..=most).contains(count)) {
        table.wrong_at(key, format!("must have 1 to {most} figures, not {count}"));
        return None;
    }
    Some(read)
}

impl Sided<Figures> {
    fn few(table: &Table<'_>, [both, right, left]: [&'static str; 3], most: usize) -> Option<Self> {
        let (both, right, left) = (few(table, both, most), few(table, right, most), few(table, left, most));
        Some(Self { both: both?, one: [right?, left?] })
    }
}

/// What is said of a body.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Change {
    /// Spine, and its lean.
    pub spine: [Option<Figures>; 2],
    /// Twist, roll, yaw, pitch and the turn of the head.
    pub turns: [Option<f32>; 5],
    /// Neck, its lean, head, its lean.
    pub head: [Option<f32>; 4],
    /// Shoulders.
    pub shoulder: Sided<Figures>,
    /// Angles of arms, and outwards.
    pub arm: [Sided<Figures>; 2],
    /// Angles of legs, and outwards.
    pub leg: [Sided<Figures>; 2],
    /// Where hands and feet are to be.
    pub target: [Sided<Target>; 2],
    /// Where elbows and knees point.
    pub bend: [Sided<Figures>; 2],
    /// Where palms point.
    pub palm: Sided<Figures>,
    /// What stands fast.
    pub pin: Option<Pin>,
}

impl Change {
    /// Reads what a table says of a body.
    pub(super) fn read(table: &Table<'_>) -> Option<Self> {
        let spine = [few(table, "spine", 3), few(table, "lean", 3)];
        let turns = ["twist", "roll", "yaw", "pitch", "head_turn"].map(|key| table.optional(key));
        let head = ["neck", "neck_out", "head", "head_out"].map(|key| table.optional(key));
        let shoulder = Sided::few(table, ["shoulder", "shoulder_r", "shoulder_l"], 2);
        let arm = [["arm", "arm_r", "arm_l"], ["arm_out", "arm_out_r", "arm_out_l"]];
        let arm = arm.map(|keys| Sided::few(table, keys, 2));
        let leg = [["leg", "leg_r", "leg_l"], ["leg_out", "leg_out_r", "leg_out_l"]];
        let leg = leg.map(|keys| Sided::few(table, keys, 3));
        let target = [["hand", "hand_r", "hand_l"], ["foot", "foot_r", "foot_l"]].map(|keys| Sided::read(table, keys));
        let bend = [["elbow", "elbow_r", "elbow_l"], ["knee", "knee_r", "knee_l"]];
        let bend = bend.map(|keys| Sided::few(table, keys, 2));
        let palm = Sided::few(table, ["palm", "palm_r", "palm_l"], 2);
        let pin = table.optional("pin");
        Some(Self {
            spine: whole(spine)?,
            turns: whole(turns)?,
            head: whole(head)?,
            shoulder: shoulder?,
            arm: whole(arm)?,
            leg: whole(leg)?,
            target: whole(target)?,
            bend: whole(bend)?,
            palm: palm?,
            pin: pin?,
        })
    }
}

/// All of some values, once each of them is read.
fn whole<T: Copy, const N: usize>(values: [Option<T>; N]) -> Option<[T; N]> {
    let first = values.into_iter().next()??;
    let all = values.map(|value| value.unwrap_or(first));
    values.iter().all(Option::is_some).then_some(all)
}

/// A body of which something has been said, and something not.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pose: Pose,
    /// Neck, its lean, head, its lean: what is not said goes on from the spine.
    head: [Option<f32>; 4],
}

impl Draft {
    /// A body upright, arms hanging.
    pub(super) fn new() -> Self {
        let limb = |out: f32| Limb { angles: [-90.0; 3], out: [out; 3], target: None, bend: None, palm: None };
        let leg = Limb { angles: [-90.0, -90.0, 0.0], ..limb(2.0) };
        let pin = Pin { joint: Joint::Ankle, side: None, at: [0.0, 0.22], z: None };
        let pose = Pose {
            spine: [90.0; 3],
            lean: [0.0; 3],
            twist: 0.0,
            roll: 0.0,
            yaw: 0.0,
            pitch: 0.0,
            neck: [90.0, 0.0],
            head: [90.0, 0.0],
            head_turn: 0.0,
            shoulders: [[0.0; 2]; 2],
            arms: [limb(4.0); 2],
            legs: [leg; 2],
            pin,
        };
        Self { pose, head: [None; 4] }
    }

    /// What it is once `change` is said of it.
    pub(super) fn with(mut self, change: &Change) -> Self {
        let pose = &mut self.pose;
        let [spine, lean] = change.spine;
        pose.spine = spine.map_or(pose.spine, figures);
        pose.lean = lean.map_or(pose.lean, figures);
        let [twist, roll, yaw, pitch, turn] = change.turns;
        pose.twist = twist.unwrap_or(pose.twist);
        pose.roll = roll.unwrap_or(pose.roll);
        pose.yaw = yaw.unwrap_or(pose.yaw);
        pose.pitch = pitch.unwrap_or(pose.pitch);
        pose.head_turn = turn.unwrap_or(pose.head_turn);
        for (own, said) in self.head.iter_mut().zip(change.head) {
            *own = said.or(*own);
        }
        let [hand, foot] = change.target;
        let [elbow, knee] = change.bend;
        for (at, side) in Side::BOTH.into_iter().enumerate() {
            if let (Some(own), Some(said)) = (pose.shoulders.get_mut(at), change.shoulder.of(side)) {
                *own = pair(said);
            }
            if let Some(arm) = pose.arms.get_mut(at) {
                say(arm, change.arm, hand, elbow, side);
                arm.palm = change.palm.of(side).map(pair).or(arm.palm.filter(|_| change.arm[0].of(side).is_none()));
            }
            if let Some(leg) = pose.legs.get_mut(at) {
                say(leg, change.leg, foot, knee, side);
            }
        }
        pose.pin = change.pin.unwrap_or(pose.pin);
        self
    }

    /// The whole body.
    pub(super) fn finish(self) -> Pose {
        let Self { pose: Pose { spine: [.., high], lean: [.., leaning], .. }, head: [neck, neck_out, head, head_out] } =
            self;
        let neck_out_or = neck_out.unwrap_or(leaning);
        Pose {
            neck: [neck.unwrap_or(high), neck_out_or],
            head: [head.unwrap_or(high), head_out.unwrap_or(neck_out_or)],
            ..self.pose
        }
    }
}

/// Says something of a limb. New angles end what was aimed at before, but for what is said along with them.
fn say(limb: &mut Limb, [angles, out]: [Sided<Figures>; 2], target: Sided<Target>, bend: Sided<Figures>, side: Side) {
    if let Some(said) = angles.of(side) {
        limb.angles = figures(said);
        limb.target = None;
    }
    limb.out = out.of(side).map_or(limb.out, figures);
    limb.target = target.of(side).or(limb.target);
    limb.bend = bend.of(side).map(pair).or(limb.bend);
}

/// Three figures; what is not given is as the last.
fn figures(said: Figures) -> [f32; 3] {
    let last = said.last().copied().unwrap_or_default();
    let figure = |at: usize| said.get(at).copied().unwrap_or(last);
    [figure(0), figure(1), figure(2)]
}

/// Two figures; what is not given is nought.
fn pair(said: Figures) -> [f32; 2] {
    let figure = |at: usize| said.get(at).copied().unwrap_or_default();
    [figure(0), figure(1)]
}
