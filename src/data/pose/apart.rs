//! What sets a pose apart from its base: how it would be written.

use super::change::{Change, Sided};
use super::{Limb, Pose, Target};

type Figures = &'static [f32];

impl Change {
    /// What must be said of `base`, so that it becomes `pose`.
    pub fn between(base: &Pose, pose: &Pose) -> Self {
        let spine = [differing(base.spine, pose.spine), differing(base.lean, pose.lean)];
        let numbers = |pose: &Pose| [pose.twist, pose.roll, pose.yaw, pose.pitch, pose.head_turn];
        // What is not said of the head goes on from the spine.
        let heads = |pose: &Pose| [pose.neck, pose.head].concat();
        let is_as_before = spine == [None; 2] && heads(base) == heads(pose);
        let head = [pose.neck, pose.head].map(|pair| pair.map(|figure| (!is_as_before).then_some(figure)));
        let [[neck, neck_out], [head, head_out]] = head;
        let arms = said(base.arms, pose.arms);
        let legs = said(base.legs, pose.legs);
        Self {
            spine: spine.map(|figures| figures.map(|figures| kept(&figures))),
            turns: each(numbers(base), numbers(pose)),
            head: [neck, neck_out, head, head_out],
            shoulder: Sided {
                both: None,
                one: each(base.shoulders, pose.shoulders).map(|pair| pair.map(|pair| kept(&pair))),
            },
            arm: [sided(&arms, |arm| arm.angles.map(two)), sided(&arms, |arm| arm.out.map(two))],
            leg: [
                sided(&legs, |leg| leg.angles.map(|all| kept(&all))),
                sided(&legs, |leg| leg.out.map(|all| kept(&all))),
            ],
            target: [sided(&arms, |arm| arm.target), sided(&legs, |leg| leg.target)],
            bend: [sided(&arms, |arm| arm.bend), sided(&legs, |leg| leg.bend)],
            palm: sided(&arms, |arm| arm.palm),
            pin: differing(base.pin, pose.pin),
        }
    }
}

/// What must be said of a limb.
struct Said {
    angles: Option<[f32; 3]>,
    out: Option<[f32; 3]>,
    target: Option<Target>,
    bend: Option<Figures>,
    palm: Option<Figures>,
}

/// What must be said of both limbs of a pair.
fn said(base: [Limb; 2], pose: [Limb; 2]) -> [Said; 2] {
    let ([right, left], [base_right, base_left]) = (pose, base);
    [(base_right, right), (base_left, left)].map(|(base, limb)| Said::of(&base, &limb))
}

impl Said {
    /// Angles are said where they end what was aimed at, too, and then all that goes along with them.
    fn of(base: &Limb, limb: &Limb) -> Self {
        let ends = |was: bool, is: bool| was && !is;
        let is_new = differing(base.angles, limb.angles).is_some()
            || ends(base.target.is_some(), limb.target.is_some())
            || ends(base.palm.is_some(), limb.palm.is_some());
        Self {
            angles: is_new.then_some(limb.angles),
            out: differing(base.out, limb.out),
            target: limb.target.filter(|_| is_new || base.target != limb.target),
            bend: limb.bend.filter(|_| base.bend != limb.bend).map(|pair| kept(&pair)),
            palm: limb.palm.filter(|_| is_new || base.palm != limb.palm).map(|pair| kept(&pair)),
        }
    }
}

fn sided<T>(limbs: &[Said; 2], of: impl Fn(&Said) -> Option<T>) -> Sided<T> {
    Sided { both: None, one: limbs.each_ref().map(of) }
}

/// An arm has two bones.
fn two([upper, fore, _]: [f32; 3]) -> Figures {
    kept(&[upper, fore])
}

/// Figures that live as long as what is read from a file.
fn kept(figures: &[f32]) -> Figures {
    figures.to_vec().leak()
}

fn differing<T: Copy + PartialEq>(one: T, other: T) -> Option<T> {
    (one != other).then_some(other)
}

fn each<T: Copy + PartialEq, const N: usize>(base: [T; N], pose: [T; N]) -> [Option<T>; N] {
    let mut before = base.into_iter();
    pose.map(|value| before.next().filter(|old| *old == value).map_or(Some(value), |_| None))
}
