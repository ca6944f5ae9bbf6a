//! The trunk: stations along the spine, each half as wide and half as deep as a trunk is there.

use glam::Vec2;

use super::body::TRUNK;
use super::camera::Camera;
use super::outline::Outline;
use super::skeleton::{PIECES, Skeleton};

/// Where along the spine; half the width; half the depth; how far ahead of the spine its middle is.
const STATIONS: [[f32; 4]; 9] = [
    [-0.13, 0.36, 0.30, -0.04],
    [-0.04, 0.50, 0.42, -0.07],
    [0.08, 0.515, 0.455, -0.09],
    [0.22, 0.47, 0.40, -0.04],
    [0.40, 0.43, 0.345, 0.01],
    [0.74, 0.55, 0.425, 0.03],
    [0.88, 0.57, 0.385, 0.0],
    [0.98, 0.44, 0.29, -0.02],
    [1.05, 0.24, 0.19, -0.01],
];

/// A station on the page: its middle, and half its width and depth as they are seen.
struct Station {
    middle: Vec2,
    across: Vec2,
    deep: Vec2,
}

/// The trunk's outline between two shares of the spine's length.
pub fn trunk(body: &Skeleton, camera: &Camera, from: f32, to: f32) -> Outline {
    let stations: Vec<Station> = STATIONS
        .iter()
        .filter(|[share, ..]| (from..=to).contains(share))
        .map(|figures| station(body, camera, *figures))
        .collect();
    let (mut left, mut right): (Vec<Vec2>, Vec<Vec2>) = (Vec::new(), Vec::new());
    let mut along = Vec2::ZERO;
    let mut start = None;
    for (at, station) in stations.iter().enumerate() {
        let middle = |at: usize| stations.get(at).map_or(station.middle, |other| other.middle);
        let line = middle(at + 1) - middle(at.saturating_sub(1));
        along = if line.length() < 0.06 && along != Vec2::ZERO { along } else { line.normalize_or(Vec2::NEG_Y) };
        let out = along.perp();
        let half = station.across.dot(out).hypot(station.deep.dot(out));
        left.push(station.middle + out * half);
        right.push(station.middle - out * half);
        start = start.or(Some(station.middle - along * 0.1));
    }
    let end = stations.last().map(|last| last.middle + along * 0.06);
    Outline::Curve(start.into_iter().chain(left).chain(end).chain(right.into_iter().rev()).collect())
}

fn station(body: &Skeleton, camera: &Camera, [share, width, depth, ahead]: [f32; 4]) -> Station {
    let inside = share.clamp(0.0, 1.0);
    let axes = body.axes_at((inside * PIECES as f32).round() / PIECES as f32);
    let (here, next) = (body.spine_at(inside), body.spine_at((inside + 1.0 / PIECES as f32).min(1.0)));
    let part = (inside * PIECES as f32).fract();
    let middle = here.lerp(next, part) + axes.up * ((share - inside) * TRUNK) + axes.ahead * ahead;
    Station {
        middle: camera.page(middle),
        across: camera.page(axes.right) * width,
        deep: camera.page(axes.ahead) * depth,
    }
}
