//! A whole drawing: its poses as panels of one size.

use glam::Vec2;

use super::arrows::arrows;
use super::camera::Camera;
use super::floor::floor;
use super::outline::{Outline, Paint, Shape};
use super::props::solid;
use super::scene::scene;
use super::skeleton::Skeleton;
use crate::pose::{Drawing, Fill, Frame, Side};

/// A rectangle on the page, in heads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Its upper left corner.
    pub from: Vec2,
    /// Its lower right one.
    pub to: Vec2,
}

impl Bounds {
    /// Width and height.
    pub fn size(&self) -> Vec2 {
        self.to - self.from
    }

    /// What holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

/// A pose on the page.
#[derive(Debug, Clone)]
pub struct Panel {
    /// The floor, where it is seen and there is no mat.
    pub floor: Option<Shape>,
    /// The pose before, as a shadow.
    pub ghost: Vec<Shape>,
    /// Body and props, from far to near.
    pub shapes: Vec<Shape>,
    /// What has moved since the pose before.
    pub arrows: Vec<Shape>,
}

impl Panel {
    /// All shapes, from far to near.
    pub fn all(&self) -> impl Iterator<Item = &Shape> {
        self.floor.iter().chain(&self.ghost).chain(&self.shapes).chain(&self.arrows)
    }
}

/// A drawing on the page.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The panels, in the order of the movement.
    pub panels: Vec<Panel>,
    /// What each of them shows.
    pub bounds: Bounds,
    /// Whether what lies outside is cut off.
    pub cropped: bool,
    /// How many panels stand beside each other.
    pub columns: usize,
}

/// Paper around a panel.
const MARGIN: f32 = 0.15;
/// Panels wider than this share of their height stand one above the other.
const WIDE: f32 = 1.6;
/// More than two panels wider than this share of their height stand in pairs.
const TALL: f32 = 0.6;
/// What a mat goes on beyond the body, half its width, and how thick it is.
const MAT: f32 = 0.45;
const HALF_MAT: f32 = 1.05;
const THICK: f32 = 0.07;
/// The props that are mats: along the way the figure faces, and across it.
const MATS: [&str; 2] = ["mat", "mat-across"];
/// Parts of the body that leave a shadow.
const SHADED: [&str; 8] = ["foot", "leg", "arm", "sleeve", "hips", "shirt", "neck", "hair"];

/// The bodies of a drawing.
pub fn bodies(drawing: &Drawing) -> Vec<Skeleton> {
    let Some((first, rest)) = drawing.frames.split_first() else { return Vec::new() };
    let first = Skeleton::of(&first.pose, None);
    let rest: Vec<Skeleton> = rest.iter().map(|frame| Skeleton::of(&frame.pose, Some(&first))).collect();
    std::iter::once(first).chain(rest).collect()
}

/// The whole drawing.
pub fn picture(drawing: &Drawing) -> Picture {
    let (camera, bodies) = (Camera::of(drawing.view), bodies(drawing));
    let reach = Reach::of(&bodies);
    let mut panels: Vec<Panel> = Vec::new();
    for (at, (frame, body)) in drawing.frames.iter().zip(&bodies).enumerate() {
        let before = at.checked_sub(1).and_then(|at| drawing.frames.get(at)).unwrap_or(frame);
        let first = bodies.first().unwrap_or(body);
        let shapes = reach.with_mat(scene(body, frame, drawing.grip, &camera), frame, &camera);
        let before_it = panels.last().filter(|_| drawing.ghost);
        let ghost = before_it.map(|panel| shadow(&panel.shapes, &shapes)).unwrap_or_default();
        panels.push(Panel { floor: None, ghost, shapes, arrows: arrows(before, frame, first, &camera) });
    }
    let bounds = match drawing.crop {
        Some(crop) => {
            let [x, y] = crop.shift;
            let middle = bodies.first().map(|body| camera.page(body.spot(&crop.at, Side::Right))).unwrap_or_default();
            let middle = middle + Vec2::new(x, -y);
            Bounds { from: middle - crop.radius, to: middle + crop.radius }
        }
        None => around(panels.iter().flat_map(|panel| panel.shapes.iter().chain(&panel.arrows))),
    };
    let floor = floor(&camera, &bodies, drawing.frames, &panels, &bounds);
    for panel in &mut panels {
        let has_mat = panel.shapes.iter().any(|shape| MATS.contains(&shape.name));
        panel.floor = floor.clone().filter(|_| !has_mat);
    }
    let size = bounds.size();
    let shape = size.x / size.y.max(0.01);
    let columns = match panels.len() {
        _ if shape > WIDE || drawing.stacked => 1,
        count if count > 2 && shape > TALL => 2,
        count => count,
    };
    Picture { panels, bounds, cropped: drawing.crop.is_some(), columns }
}

/// The shapes of a moment of a drawing's movement, without shadows and arrows.
pub fn still(drawing: &Drawing, frame: &Frame, bodies: &[Skeleton], camera: &Camera) -> Vec<Shape> {
    let body = Skeleton::of(&frame.pose, bodies.first());
    Reach::of(bodies).with_mat(scene(&body, frame, drawing.grip, camera), frame, camera)
}

/// How far the body reaches over the ground in all poses, ahead and sideways: mats are as long.
struct Reach {
    ahead: [f32; 2],
    aside: [f32; 2],
}

impl Reach {
    fn of(bodies: &[Skeleton]) -> Self {
        let low = || bodies.iter().flat_map(Skeleton::all).filter(|(.., at)| at.y < 1.6);
        let span = |of: fn(glam::Vec3) -> f32| {
            let none = [f32::INFINITY, f32::NEG_INFINITY];
            let [from, to] = low().map(|(.., at)| of(at)).fold(none, |[low, high], at| [low.min(at), high.max(at)]);
            if from > to { [-1.0, 1.0] } else { [from - MAT, to + MAT] }
        };
        Self { ahead: span(|at| at.x), aside: span(|at| at.z) }
    }

    /// The shapes with the mat as long as it must be.
    fn with_mat(&self, mut shapes: Vec<Shape>, frame: &Frame, camera: &Camera) -> Vec<Shape> {
        let Some(mat) = frame.props.iter().map(|placed| &placed.prop).find(|prop| MATS.contains(&prop.id)) else {
            return shapes;
        };
        let ([ahead, on], [aside, far]) = (self.ahead, self.aside);
        let sides = if mat.id == MATS[0] {
            [ahead, on, -THICK, 0.0, -HALF_MAT, HALF_MAT]
        } else {
            [-HALF_MAT, HALF_MAT, -THICK, 0.0, aside, far]
        };
        shapes.retain(|shape| shape.name != mat.id);
        shapes.splice(0..0, solid(camera, mat.id, mat.fill.unwrap_or(Fill::Mat), sides));
        shapes
    }
}

/// The parts of the body that have moved, as a shadow of where they were.
fn shadow(shapes: &[Shape], now: &[Shape]) -> Vec<Shape> {
    let has_moved =
        |shape: &&Shape| !now.iter().any(|other| other.name == shape.name && other.outlines == shape.outlines);
    let shaded = shapes.iter().filter(|shape| SHADED.contains(&part_of(shape)));
    let is_filled = |shape: &&Shape| shape.paint == Paint::Filled;
    let moved = shaded.filter(is_filled).filter(has_moved);
    moved.map(|shape| Shape::filled("ghost", shape.outlines.clone(), Fill::Ghost, 0.0)).collect()
}

/// The part of the body that a shape is of, without its side.
fn part_of(shape: &Shape) -> &'static str {
    shape.name.split('_').next().unwrap_or_default()
}

/// What holds all of some shapes, with the floor in it.
pub fn around<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Bounds {
    let mut bounds = Bounds { from: Vec2::splat(f32::INFINITY), to: Vec2::new(f32::NEG_INFINITY, 0.1) };
    for shape in shapes {
        for [least, most] in shape.outlines.iter().map(Outline::ends) {
            bounds.from = bounds.from.min(least - shape.margin());
            bounds.to = bounds.to.max(most + shape.margin());
        }
    }
    Bounds { from: bounds.from - MARGIN, to: bounds.to + MARGIN }
}
