//! What is used, on the page.

use glam::{Quat, Vec3};

use super::camera::Camera;
use super::figure::Group;
use super::outline::{Outline, Paint, Shape, Tone, ellipsoid};
use super::skeleton::{Axes, Skeleton};
use crate::pose::{self, Fill, Part, Placed, Prop, Side, Spot};

/// The width of a line that gives none, in heads.
const LINE: f32 = 0.09;

/// A prop in its place.
struct Held<'a> {
    prop: &'a Prop,
    at: Vec3,
    body: &'a Skeleton,
    camera: &'a Camera,
}

/// The pieces of a prop, from far to near.
pub fn pieces(placed: &Placed, body: &Skeleton, camera: &Camera) -> Vec<Group> {
    let at = body.spot(&placed.at, Side::Right);
    let held = Held { prop: &placed.prop, at, body, camera };
    let mut groups: Vec<Group> = placed.prop.parts.iter().flat_map(|part| held.piece(part)).collect();
    crate::order::by(&mut groups, |one, other| one.near.total_cmp(&other.near));
    groups
}

impl Held<'_> {
    fn piece(&self, part: &Part) -> Vec<Group> {
        match part.shape {
            pose::Shape::Box(sides) => vec![self.solid(part, sides)],
            pose::Shape::Rod([x, y, z, to_x, to_y, to_z, radius]) => {
                let (from, to) = (self.at + Vec3::new(x, y, z), self.at + Vec3::new(to_x, to_y, to_z));
                vec![self.group(from.midpoint(to), self.filled(part, self.round(from, to, radius), part.gap))]
            }
            pose::Shape::Disc([x, y, z, radius, thick], axis) => {
                let middle = self.at + Vec3::new(x, y, z);
                let across = [Vec3::X, Vec3::Y, Vec3::Z].get(axis as usize).copied().unwrap_or(Vec3::X);
                let disc = self.disc(middle, across, radius, thick);
                vec![self.group(middle, self.filled(part, disc, 0.03))]
            }
            pose::Shape::Ring([x, y, z, radius]) => {
                let middle = self.at + Vec3::new(x, y, z);
                let point = |step: u8| {
                    let angle = f32::from(step) * std::f32::consts::PI / 16.0;
                    middle + Vec3::new(radius * angle.cos(), radius * angle.sin(), 0.0)
                };
                vec![self.group(middle, self.line(part, (0..=32).map(point), 0.0))]
            }
            pose::Shape::Bar(ends, figures) => self.bar(part, ends, figures),
            pose::Shape::Strap(spots) => {
                let points: Vec<Vec3> = spots.iter().map(|spot| self.place(spot)).collect();
                vec![Group { near: self.nearest(&points), shapes: vec![self.line(part, points.into_iter(), 0.025)] }]
            }
            pose::Shape::Patch(spots) => {
                let points: Vec<Vec3> = spots.iter().map(|spot| self.place(spot)).collect();
                let corners = points.iter().map(|point| self.camera.page(*point)).collect();
                let shape = self.filled(part, Outline::Polygon(corners), part.gap);
                vec![Group { near: self.nearest(&points), shapes: vec![shape] }]
            }
        }
    }

    fn nearest(&self, points: &[Vec3]) -> f32 {
        points.iter().map(|point| self.camera.order(*point)).fold(f32::NEG_INFINITY, f32::max)
    }

    /// A spot of a point of the body is there; another lies in the prop's own place.
    fn place(&self, spot: &Spot) -> Vec3 {
        let own = if spot.joint.is_some() { Vec3::ZERO } else { self.at };
        self.body.spot(spot, Side::Right) + own
    }

    fn fill(&self, part: &Part) -> Fill {
        part.fill.or(self.prop.fill).unwrap_or(Fill::Prop)
    }

    fn filled(&self, part: &Part, outline: Outline, gap: f32) -> Shape {
        Shape::filled(self.prop.id, vec![outline], self.fill(part), gap)
    }

    fn line(&self, part: &Part, points: impl Iterator<Item = Vec3>, gap: f32) -> Shape {
        let points = points.map(|point| self.camera.page(point)).collect();
        let width = part.width.or(self.prop.width).unwrap_or(LINE);
        let line = Shape::line(self.prop.id, points, self.fill(part), width, gap);
        Shape { paint: Paint::Drawn(width, part.dashed), ..line }
    }

    fn group(&self, at: Vec3, shape: Shape) -> Group {
        Group { near: self.camera.order(at), shapes: vec![shape] }
    }

    fn round(&self, from: Vec3, to: Vec3, radius: f32) -> Outline {
        Outline::Capsule(self.camera.page(from), radius, self.camera.page(to), radius)
    }

    fn disc(&self, middle: Vec3, across: Vec3, radius: f32, thick: f32) -> Outline {
        let turn = Quat::from_rotation_arc(Vec3::X, across.normalize_or(Vec3::X));
        let axes = Axes { ahead: turn * Vec3::X, up: turn * Vec3::Y, right: turn * Vec3::Z };
        ellipsoid(self.camera, middle, axes, [thick, radius, radius])
    }

    fn solid(&self, part: &Part, [x0, x1, y0, y1, z0, z1]: [f32; 6]) -> Group {
        let Vec3 { x, y, z } = self.at;
        let shapes =
            solid(self.camera, self.prop.id, self.fill(part), [x0 + x, x1 + x, y0 + y, y1 + y, z0 + z, z1 + z]);
        let middle = Vec3::new(f32::midpoint(x0, x1), f32::midpoint(y0, y1), f32::midpoint(z0, z1));
        Group { near: self.camera.order(self.at + middle), shapes }
    }

    /// A bar through two places, which goes on beyond them, with plates near its ends.
    fn bar(&self, part: &Part, ends: [Spot; 2], [extend, radius, plates]: [f32; 3]) -> Vec<Group> {
        let [from, to] = ends.map(|end| self.place(&end));
        let along = (to - from).normalize_or(Vec3::Z);
        let (from, to) = (from - along * extend, to + along * extend);
        let radius = if radius > 0.0 { radius } else { 0.06 };
        let (one, other) = (self.camera.order(from), self.camera.order(to));
        let near = if part.front { one.max(other) + 0.02 } else { one.min(other) };
        let bar = Group { near, shapes: vec![self.filled(part, self.round(from, to, radius), 0.02)] };
        let plate = |at: Vec3| {
            let disc = self.disc(at, along, plates, 0.09);
            self.group(at, self.filled(part, disc, 0.03).toned(Tone::Far))
        };
        let with_plates = (plates > 0.0).then(|| [plate(from + along * 0.25), plate(to - along * 0.25)]);
        std::iter::once(bar).chain(with_plates.into_iter().flatten()).collect()
    }
}

/// The three faces of a box that are seen: from and to, ahead, up and right.
pub fn solid(camera: &Camera, name: &'static str, fill: Fill, [x0, x1, y0, y1, z0, z1]: [f32; 6]) -> Vec<Shape> {
    let corner = |x: f32, y: f32, z: f32| camera.page(Vec3::new(x, y, z));
    let x = if camera.towards.x > 0.0 { x1 } else { x0 };
    let z = if camera.towards.z > 0.0 { z1 } else { z0 };
    let faces = [
        (Tone::Top, [corner(x0, y1, z0), corner(x1, y1, z0), corner(x1, y1, z1), corner(x0, y1, z1)]),
        (Tone::Far, [corner(x, y0, z0), corner(x, y1, z0), corner(x, y1, z1), corner(x, y0, z1)]),
        (Tone::Plain, [corner(x0, y0, z), corner(x1, y0, z), corner(x1, y1, z), corner(x0, y1, z)]),
    ];
    let shape = |(tone, corners): (Tone, [glam::Vec2; 4])| {
        Shape::filled(name, vec![Outline::Polygon(corners.to_vec())], fill, 0.0).toned(tone)
    };
    faces.map(shape).to_vec()
}
