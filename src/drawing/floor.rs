//! The floor: one for all that stands on it.

use glam::{Vec2, Vec3};

use super::camera::Camera;
use super::outline::{Outline, Paint, Shape};
use super::picture::{Bounds, Panel};
use super::skeleton::Skeleton;
use crate::pose::{self, Fill, Frame, Placed};

/// How far below the floor's middle something that stands on it can end, on the page, in heads.
const DEEPEST: f32 = 0.9;
/// How far the floor goes on below a point that stands on it.
const EDGE: f32 = 0.05;
/// Its least depth on the page, so that it is seen where all stands in one line.
const LEAST: f32 = 0.06;
/// What of a body is lower than this stands on the floor: an ankle is, in heads.
const LOW: f32 = 0.35;
/// How far the floor stays away from the sides of the picture.
const ASIDE: f32 = 0.05;

/// The floor of all panels: as one looks down on it, it reaches from the farthest thing that stands on it to the nearest, so
/// that what is farther away does not float above its edge. `None` where the picture ends above it.
pub fn floor(
    camera: &Camera,
    bodies: &[Skeleton],
    frames: &[Frame],
    panels: &[Panel],
    bounds: &Bounds,
) -> Option<Shape> {
    let props = frames.iter().flat_map(|frame| frame.props).flat_map(feet);
    let stood: Vec<f32> = bodies.iter().flat_map(soles).chain(props).map(|at| camera.page(at).y).collect();
    let near = stood.iter().map(|y| y + EDGE).fold(lowest(panels), f32::max);
    let far = stood.iter().copied().fold(near - LEAST, f32::min);
    let [left, right] = [bounds.from.x + ASIDE, bounds.to.x - ASIDE];
    let corners = [[left, far], [right, far], [right, near], [left, near]].map(Vec2::from).to_vec();
    (far < bounds.to.y).then(|| Shape::filled("floor", vec![Outline::Polygon(corners)], Fill::Floor, 0.0))
}

/// The lowest of what is painted about the floor's middle, at least that.
fn lowest(panels: &[Panel]) -> f32 {
    let shapes = panels.iter().flat_map(|panel| &panel.shapes).filter(|shape| shape.paint == Paint::Filled);
    let ends = shapes.flat_map(|shape| &shape.outlines).map(|outline| outline.ends()[1].y);
    ends.filter(|y| *y < DEEPEST).fold(0.0, f32::max)
}

/// The places on the floor under what of a body is low.
fn soles(body: &Skeleton) -> impl Iterator<Item = Vec3> + '_ {
    body.all().filter(|(.., at)| at.y < LOW).map(|(.., at)| at.with_y(0.0))
}

/// The places where a thing stands on the floor. Walls and water reach beyond the picture and tell nothing of it.
fn feet(placed: &Placed) -> Vec<Vec3> {
    let at = Vec3::from(placed.at.offset);
    let parts = placed.prop.parts.iter().filter(|_| placed.at.joint.is_none());
    let stands = parts.filter(|part| !matches!(part.fill.or(placed.prop.fill), Some(Fill::Wall | Fill::Water)));
    let corners = stands.filter_map(|part| match part.shape {
        pose::Shape::Box([x0, x1, low, _, z0, z1]) if low + at.y < LOW => {
            Some([[x0, z0], [x1, z0], [x0, z1], [x1, z1]].map(|[x, z]| Vec3::new(at.x + x, 0.0, at.z + z)))
        }
        _ => None,
    });
    corners.flatten().collect()
}
