//! Two bones that reach for a target.

use glam::Vec3;

/// Two bones, from where they begin.
#[derive(Debug, Clone, Copy)]
pub struct Bones {
    /// Shoulder or hip joint.
    pub root: Vec3,
    /// Their lengths.
    pub lengths: [f32; 2],
}

/// Where they end up.
#[derive(Debug, Clone, Copy)]
pub struct Bent {
    /// Elbow or knee.
    pub joint: Vec3,
    /// Wrist or ankle.
    pub end: Vec3,
    /// How far the target is out of reach.
    pub short: f32,
}

/// Bends the bones towards `to`: the joint lies on the circle about the line to the target, on the side of `pole`.
pub fn bend(bones: Bones, to: Vec3, pole: Vec3) -> Bent {
    let [first, second] = bones.lengths;
    let line = to - bones.root;
    let wanted = line.length();
    let far = wanted.clamp((first - second).abs() + 0.02, first + second - 0.002);
    let along = line.normalize_or(Vec3::NEG_Y);
    let foot = (first * first - second * second + far * far) / (2.0 * far);
    let height = (first * first - foot * foot).max(0.0).sqrt();
    let side = (pole - along * pole.dot(along)).normalize_or(along.any_orthonormal_vector());
    Bent {
        joint: bones.root + along * foot + side * height,
        end: bones.root + along * far,
        short: (wanted - first - second).max(0.0),
    }
}
