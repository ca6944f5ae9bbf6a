//! Arrows that show what moves.

use glam::Vec2;

use super::blend::Way;
use super::camera::Camera;
use super::outline::{Outline, Shape};
use super::skeleton::Skeleton;
use crate::pose::{Arrow, Fill, Frame, Side};

/// Steps of a path, and of a short arrow that is bent.
const STEPS: u8 = 12;
const BENT: u8 = 8;
/// Width of the shaft; length and half width of the head.
const SHAFT: f32 = 0.085;
const HEAD: [f32; 2] = [0.30, 0.17];

/// The arrows of a frame that comes after `before`.
pub fn arrows(before: &Frame, frame: &Frame, first: &Skeleton, camera: &Camera) -> Vec<Shape> {
    if frame.arrows.is_empty() {
        return Vec::new();
    }
    let body = Skeleton::of(&frame.pose, Some(first));
    let path = |arrow: &Arrow| match *arrow {
        Arrow::Along(spot, beside) => {
            let way = Way::new(&before.pose, &frame.pose, Some(first));
            let at = |step: u8| {
                let pose = way.at(f32::from(step) / f32::from(STEPS));
                camera.page(Skeleton::of(&pose, Some(first)).spot(&spot, Side::Right))
            };
            inner(&shifted(&(0..=STEPS).map(at).collect::<Vec<_>>(), beside))
        }
        Arrow::Straight { at, shift: [x, y], towards, length, bend } => {
            straight(camera.page(body.spot(&at, Side::Right)) + Vec2::new(x, -y), towards, length, bend)
        }
    };
    frame.arrows.iter().flat_map(|arrow| drawn(path(arrow))).collect()
}

/// A path moved to its left.
fn shifted(path: &[Vec2], by: f32) -> Vec<Vec2> {
    let at = |index: usize| path.get(index).or(path.last()).copied().unwrap_or_default();
    let moved = |(index, point): (usize, &Vec2)| {
        let along = (at(index + 1) - at(index.saturating_sub(1))).normalize_or_zero();
        *point + Vec2::new(-along.y, along.x) * by
    };
    path.iter().enumerate().map(moved).collect()
}

/// A path without its ends, which would touch what moves.
fn inner(path: &[Vec2]) -> Vec<Vec2> {
    path.get(1..path.len().saturating_sub(1)).unwrap_or_default().to_vec()
}

fn straight(from: Vec2, towards: f32, length: f32, bend: f32) -> Vec<Vec2> {
    let angle = towards.to_radians();
    let along = Vec2::new(angle.cos(), -angle.sin());
    let across = Vec2::new(-along.y, along.x);
    let steps = if bend == 0.0 { 2 } else { BENT };
    let at = |step: u8| {
        let share = f32::from(step) / f32::from(steps);
        from + along * (length * share) + across * (bend * 4.0 * share * (1.0 - share))
    };
    (0..=steps).map(at).collect()
}

/// Shaft and head along a path.
fn drawn(mut path: Vec<Vec2>) -> Vec<Shape> {
    let (Some(end), Some(before)) = (path.last().copied(), path.iter().rev().nth(2).copied()) else {
        return Vec::new();
    };
    let [long, half] = HEAD;
    let along = (end - before).normalize_or(Vec2::X);
    let across = along.perp();
    let tip = end + along * 0.12;
    let base = tip - along * long;
    while path.len() > 2 && path.last().is_some_and(|last| last.distance(tip) < long * 0.8) {
        path.pop();
    }
    path.push(base);
    let corners = vec![tip, base + across * half, base + along * 0.06, base - across * half];
    vec![
        Shape::line("arrow", path, Fill::Arrow, SHAFT, 0.05),
        Shape::filled("arrow", vec![Outline::Polygon(corners)], Fill::Arrow, 0.04),
    ]
}
