//! A movement as moments, from pose to pose and back to the first.

use super::blend::Way;
use super::camera::Camera;
use super::outline::Shape;
use super::picture::{Bounds, Panel, around, bodies, picture, still};
use crate::pose::{Drawing, Frame};

/// Moments from one pose to the next, where there are two poses, and where there are more: what is shown goes straight from
/// each moment to the next, and every moment is written out.
const STEPS: [u8; 2] = [2, 1];

/// A moment of a movement.
#[derive(Debug, Clone)]
pub struct Moment {
    /// Body and props, from far to near.
    pub shapes: Vec<Shape>,
    /// Which pose it is, or comes from.
    pub pose: usize,
    /// Whether it is a pose, and not between two.
    pub is_pose: bool,
    /// Whether it is on the way back to the first pose.
    pub is_back: bool,
}

/// A movement.
#[derive(Debug, Clone)]
pub struct Film {
    /// What it shows where nothing moves: the last pose, with the shadow of the one before.
    pub rest: Panel,
    /// The moments; each pose stands twice, as it is held.
    pub moments: Vec<Moment>,
    /// How many steps a movement has.
    pub steps: f32,
    /// What is shown.
    pub bounds: Bounds,
    /// Whether what lies outside is cut off.
    pub cropped: bool,
}

/// The movement of a drawing; `None` where it has only one pose.
pub fn film(drawing: &Drawing) -> Option<Film> {
    let [of_two, of_more] = STEPS;
    film_in(drawing, if drawing.frames.len() > 2 { of_more } else { of_two })
}

/// The movement of a drawing with so many moments from one pose to the next, for what shows each of them as it is.
pub fn film_in(drawing: &Drawing, steps: u8) -> Option<Film> {
    let picture = picture(drawing);
    let rest = picture.panels.last().filter(|_| picture.panels.len() > 1)?.clone();
    let bodies = bodies(drawing);
    let camera = Camera::of(drawing.view);
    let first = bodies.first();
    let there = drawing.frames.iter().zip(drawing.frames.iter().skip(1)).enumerate();
    let back = drawing.frames.last().zip(drawing.frames.first());
    let ways = there.map(|(pose, way)| (pose, way, false));
    let ways = ways.chain(back.map(|way| (drawing.frames.len() - 1, way, true)));
    // What is used in the last pose is used in all of it, so that nothing comes and goes.
    let props = drawing.frames.last()?;
    let mut moments = Vec::new();
    for (pose, (from, to), is_back) in ways {
        let way = Way::new(&from.pose, &to.pose, first);
        for step in 0..steps {
            let share = f32::from(step) / f32::from(steps);
            let eased = share * share * (3.0 - 2.0 * share);
            let frame = Frame { pose: way.at(eased), ..*props };
            let shapes = still(drawing, &frame, &bodies, &camera);
            let moment = Moment { shapes, pose, is_pose: step == 0, is_back: is_back && step > 0 };
            if step == 0 {
                moments.push(moment.clone());
            }
            moments.push(moment);
        }
    }
    // Between two poses a limb may reach beyond both.
    let shapes = moments.iter().flat_map(|moment| &moment.shapes);
    let bounds = if picture.cropped { picture.bounds } else { picture.bounds.with(around(shapes)) };
    let start = moments.first()?.clone();
    moments.push(Moment { is_back: true, ..start });
    Some(Film { rest, moments, steps: f32::from(steps), bounds, cropped: picture.cropped })
}
