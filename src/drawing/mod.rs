//! Draws moves: from poses to bones in space, from bones to shapes on a page, far ones first.
//!
//! | step | where |
//! |---|---|
//! | a pose's bones | `skeleton`, limbs with a target by `reach` |
//! | a pose between two | `blend` |
//! | onto the page | `camera`, `outline` |
//! | the body's shapes | `figure` with `trunk` and `head` |
//! | what is used, what it stands on, and what moves | `props`, `floor`, `arrows` |
//! | all of it, from far to near | `scene`, `picture` |
//! | what no body can do | `check` |
//!
//! It knows no exercise and no output: what comes out is a list of shapes that every output spells.

mod arrows;
mod blend;
mod camera;
pub mod check;
mod figure;
mod film;
mod floor;
mod head;
mod outline;
mod picture;
mod props;
mod reach;
mod scene;
mod skeleton;
mod trunk;

pub use blend::between;
pub use camera::Camera;
pub use film::{Film, film, film_in};
pub use outline::{Outline, Paint, Shape, Tone};
pub use picture::{Bounds, Panel, Picture, picture};
pub use skeleton::Skeleton;

/// Lengths of the body, in heads: our own, near the proportions of a grown-up of seven and a half heads.
mod body {
    /// The trunk, along the spine.
    pub const TRUNK: f32 = 2.2;
    /// The neck.
    pub const NECK: f32 = 0.34;
    /// The upper arm.
    pub const UPPER_ARM: f32 = 1.28;
    /// The forearm.
    pub const FOREARM: f32 = 1.08;
    /// The hand.
    pub const HAND: f32 = 0.34;
    /// The thigh.
    pub const THIGH: f32 = 1.82;
    /// The shin.
    pub const SHIN: f32 = 1.72;
    /// The foot, from the ankle to the toes.
    pub const FOOT: f32 = 0.62;
    /// Half the distance between the hip joints.
    pub const HALF_HIPS: f32 = 0.30;
    /// Half the distance between the shoulders.
    pub const HALF_SHOULDERS: f32 = 0.60;
}
