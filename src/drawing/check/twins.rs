//! No two drawings are the same picture, but those that say so.

use glam::Vec2;

use crate::drawing::camera::Camera;
use crate::drawing::picture::bodies;
use crate::pose::{Drawing, Wrong};

/// How far apart on the page the same point of two bodies is where they look the same, in heads.
const SAME: f32 = 0.25;

/// A drawing as it is compared.
struct Look<'a> {
    drawing: &'a Drawing,
    /// Each pose's points on the page.
    poses: Vec<Vec<Vec2>>,
}

impl<'a> Look<'a> {
    fn of(drawing: &'a Drawing) -> Self {
        let camera = Camera::of(drawing.view);
        let points = |body: &crate::drawing::Skeleton| body.all().map(|(.., at)| camera.page(at)).collect();
        Self { drawing, poses: bodies(drawing).iter().map(points).collect() }
    }

    fn is_like(&self, other: &Self) -> bool {
        let near =
            |one: &Vec<Vec2>, other: &Vec<Vec2>| one.iter().zip(other).all(|(one, other)| one.distance(*other) < SAME);
        self.poses.len() == other.poses.len()
            && self.poses.iter().zip(&other.poses).all(|(one, other)| near(one, other))
    }
}

/// The drawings that look like an earlier one, and neither calls the other its twin.
pub fn twins(drawings: &[Drawing]) -> Vec<(&'static str, Wrong)> {
    let looks: Vec<Look<'_>> = drawings.iter().map(Look::of).collect();
    let mut found = Vec::new();
    for (at, look) in looks.iter().enumerate() {
        let earlier = looks.iter().take(at).filter(|other| !are_twins(look.drawing, other.drawing));
        for other in earlier.filter(|other| look.is_like(other)) {
            let text = format!("looks like {}; another pose or view, or twin = {0:?}", other.drawing.id);
            found.push((look.drawing.id, Wrong { pose: look.poses.len(), text }));
        }
    }
    found
}

fn are_twins(one: &Drawing, other: &Drawing) -> bool {
    one.twin == Some(other.id) || other.twin == Some(one.id)
}
