//! Shapes on the page: what every output spells.

use glam::{Vec2, Vec3};

use super::camera::Camera;
use super::skeleton::Axes;
use crate::pose::Fill;

/// The outline of a shape, or a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// What two circles and their common tangents enclose: their middles and radii.
    Capsule(Vec2, f32, Vec2, f32),
    /// An ellipse: its middle and two halves that stand upright on each other as circles' radii do, seen aslant.
    Ellipse(Vec2, Vec2, Vec2),
    /// A smooth closed curve through points.
    Curve(Vec<Vec2>),
    /// A polygon.
    Polygon(Vec<Vec2>),
    /// An open line through points.
    Line(Vec<Vec2>),
}

/// How light a colour is: parts that are far, or faces of a box that look away, differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// The colour itself.
    Plain,
    /// Farther away, or turned aside.
    Far,
    /// Turned up.
    Top,
}

/// How a shape is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Paint {
    /// Filled.
    Filled,
    /// Drawn as a line so wide, dashed or not.
    Drawn(f32, bool),
}

/// Outlines of one colour, painted as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it is of: a part of the body with its side, or a prop.
    pub name: &'static str,
    /// Its outlines.
    pub outlines: Vec<Outline>,
    /// Its colour.
    pub fill: Fill,
    /// How light.
    pub tone: Tone,
    /// How it is painted.
    pub paint: Paint,
    /// The seam of paper around it, in heads.
    pub gap: f32,
}

impl Shape {
    /// Something filled.
    pub fn filled(name: &'static str, outlines: Vec<Outline>, fill: Fill, gap: f32) -> Self {
        Self { name, outlines, fill, tone: Tone::Plain, paint: Paint::Filled, gap }
    }

    /// A line so wide.
    pub fn line(name: &'static str, points: Vec<Vec2>, fill: Fill, width: f32, gap: f32) -> Self {
        let paint = Paint::Drawn(width, false);
        Self { name, outlines: vec![Outline::Line(points)], fill, tone: Tone::Plain, paint, gap }
    }

    /// The same in another tone.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// By how much it is wider than its outlines.
    pub fn margin(&self) -> f32 {
        match self.paint {
            Paint::Filled => self.gap,
            Paint::Drawn(width, _) => width / 2.0 + self.gap,
        }
    }
}

/// Points of a full turn, for outputs that know no curves.
const ROUND: usize = 28;

impl Outline {
    /// A circle.
    pub fn circle(middle: Vec2, radius: f32) -> Self {
        Self::Ellipse(middle, Vec2::X * radius, Vec2::Y * radius)
    }

    /// The tangents' touching points of a capsule: on the first circle, then on the second, each left and right of the way
    /// from the one to the other. `None` where the one circle holds the other.
    pub fn tangents(from: Vec2, radius: f32, to: Vec2, end: f32) -> Option<[Vec2; 4]> {
        let line = to - from;
        let far = line.length();
        if far <= (radius - end).abs() + 1e-4 {
            return None;
        }
        let along = line / far;
        let (cos, across) = ((radius - end) / far, along.perp());
        let sin = (1.0 - cos * cos).max(0.0).sqrt();
        let (left, right) = (along * cos + across * sin, along * cos - across * sin);
        Some([from + left * radius, from + right * radius, to + left * end, to + right * end])
    }

    /// Its points, close enough to each other to look round.
    pub fn points(&self) -> Vec<Vec2> {
        match self {
            Self::Capsule(from, radius, to, end) => capsule(*from, *radius, *to, *end),
            Self::Ellipse(middle, one, other) => arc(*middle, *one, *other, 0.0, std::f32::consts::TAU),
            Self::Curve(points) => curve(points),
            Self::Polygon(points) | Self::Line(points) => points.clone(),
        }
    }

    /// Its upper left and its lower right end.
    pub fn ends(&self) -> [Vec2; 2] {
        match self {
            Self::Capsule(from, radius, to, end) => {
                [(*from - *radius).min(*to - *end), (*from + *radius).max(*to + *end)]
            }
            Self::Ellipse(middle, one, other) => {
                let half = Vec2::new(one.x.hypot(other.x), one.y.hypot(other.y));
                [*middle - half, *middle + half]
            }
            Self::Curve(_) | Self::Polygon(_) | Self::Line(_) => {
                let none = [Vec2::INFINITY, Vec2::NEG_INFINITY];
                self.points().into_iter().fold(none, |[least, most], point| [least.min(point), most.max(point)])
            }
        }
    }

    /// The same, moved.
    #[must_use]
    pub fn moved(&self, by: Vec2) -> Self {
        let all = |points: &[Vec2]| points.iter().map(|point| *point + by).collect();
        match self {
            Self::Capsule(from, radius, to, end) => Self::Capsule(*from + by, *radius, *to + by, *end),
            Self::Ellipse(middle, one, other) => Self::Ellipse(*middle + by, *one, *other),
            Self::Curve(points) => Self::Curve(all(points)),
            Self::Polygon(points) => Self::Polygon(all(points)),
            Self::Line(points) => Self::Line(all(points)),
        }
    }

    /// The inner points of each piece of a smooth curve, as cubic curves have them: two controls and an end.
    pub fn cubics(points: &[Vec2]) -> Vec<[Vec2; 3]> {
        let count = points.len();
        let at = |index: usize| points.get(index % count.max(1)).copied().unwrap_or_default();
        let piece = |index: usize| {
            let [a, b, c, d] = [at(index + count - 1), at(index), at(index + 1), at(index + 2)];
            [b + (c - a) / 6.0, c - (d - b) / 6.0, c]
        };
        (0..count).map(piece).collect()
    }
}

fn arc(middle: Vec2, one: Vec2, other: Vec2, from: f32, to: f32) -> Vec<Vec2> {
    let at = |step: usize| {
        let angle = from + (to - from) * step as f32 / ROUND as f32;
        middle + one * angle.cos() + other * angle.sin()
    };
    (0..=ROUND).map(at).collect()
}

fn capsule(from: Vec2, radius: f32, to: Vec2, end: f32) -> Vec<Vec2> {
    let Some([left, right, ..]) = Outline::tangents(from, radius, to, end) else {
        let (middle, radius) = if radius > end { (from, radius) } else { (to, end) };
        return arc(middle, Vec2::X * radius, Vec2::Y * radius, 0.0, std::f32::consts::TAU);
    };
    let angle = |point: Vec2| (point - from).to_angle();
    let half = (angle(left) - angle(right)).rem_euclid(std::f32::consts::TAU) / 2.0;
    let along = (to - from).to_angle();
    let turn =
        |middle: Vec2, radius: f32, from: f32, to: f32| arc(middle, Vec2::X * radius, Vec2::Y * radius, from, to);
    let back = turn(from, radius, along + half, along + std::f32::consts::TAU - half);
    back.into_iter().chain(turn(to, end, along - half, along + half)).collect()
}

fn curve(points: &[Vec2]) -> Vec<Vec2> {
    let mut all = Vec::with_capacity(points.len() * 4);
    let mut from = points.first().copied().unwrap_or_default();
    for [one, two, to] in Outline::cubics(points) {
        for step in 1..=4_u8 {
            let share = f32::from(step) / 4.0;
            let rest = 1.0 - share;
            all.push(
                from * rest.powi(3)
                    + one * (3.0 * rest * rest * share)
                    + two * (3.0 * rest * share * share)
                    + to * share.powi(3),
            );
        }
        from = to;
    }
    all
}

/// The outline of an ellipsoid with these half axes.
pub fn ellipsoid(camera: &Camera, middle: Vec3, axes: Axes, radii: [f32; 3]) -> Outline {
    let [ahead, up, right] = radii;
    let halves = [axes.ahead * ahead, axes.up * up, axes.right * right].map(|half| camera.page(half));
    let sum = |of: fn(Vec2) -> f32| halves.iter().map(|half| of(*half)).sum::<f32>();
    let (xx, xy, yy) = (sum(|half| half.x * half.x), sum(|half| half.x * half.y), sum(|half| half.y * half.y));
    let long = xx.max(1e-9).sqrt();
    let skew = xy / long;
    let short = (yy - skew * skew).max(1e-9).sqrt();
    Outline::Ellipse(camera.page(middle), Vec2::new(long, skew), Vec2::new(0.0, short))
}

/// The part that is seen of a round cap on an ellipsoid: the run of its rim that is seen, closed by the outline within it.
/// `middle` is the cap's in the ellipsoid's own axes, `half` its angle in radians.
pub fn cap(camera: &Camera, at: Vec3, axes: Axes, radii: Vec3, middle: Vec3, half: f32) -> Option<Outline> {
    const STEPS: usize = 4;
    let own = axes.matrix();
    let view = (own.transpose() * camera.towards / radii).normalize_or(Vec3::Z);
    let pole = middle.normalize_or(Vec3::X);
    let facing = view.dot(pole);
    let across = view - pole * facing;
    let height = across.length();
    let across = across.normalize_or(pole.any_orthonormal_vector());
    let beside = pole.cross(across);
    let limit = if height > 1e-6 { -half.cos() * facing / (half.sin() * height) } else { -2.0 };
    if limit >= 1.0 {
        return None;
    }
    let most = if limit <= -1.0 { std::f32::consts::PI } else { limit.acos() };
    let step = |step: usize| 2.0 * step as f32 / STEPS as f32 - 1.0;
    let rim = |angle: f32| pole * half.cos() + (across * angle.cos() + beside * angle.sin()) * half.sin();
    let mut points: Vec<Vec3> = (0..=STEPS).map(|at| rim(most * step(at))).collect();
    let end = points.last().copied().unwrap_or_default();
    if limit > -1.0 {
        let edge = pole - view * facing;
        let long = edge.length().max(1e-6);
        let edge = edge / long;
        let around = view.cross(edge);
        let angle = (half.cos() / long).clamp(-1.0, 1.0).acos();
        let angle = if end.dot(around) < 0.0 { -angle } else { angle };
        points.extend((0..=STEPS).map(|at| {
            let angle = -angle * step(at);
            edge * angle.cos() + around * angle.sin()
        }));
    } else {
        points.extend([end; STEPS + 1]);
    }
    Some(Outline::Curve(points.into_iter().map(|point| camera.page(at + own * (point * radii))).collect()))
}
