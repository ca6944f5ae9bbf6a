//! Everything in a pose, from far to near.

use super::camera::Camera;
use super::figure::{ARM, Group, figure};
use super::outline::Shape;
use super::props::pieces;
use super::skeleton::Skeleton;
use crate::pose::{Frame, Layer, Side};

/// The shapes of a body and of what it uses.
pub fn scene(body: &Skeleton, frame: &Frame, grip: [bool; 2], camera: &Camera) -> Vec<Shape> {
    let (mut back, mut things, mut front): (Vec<Group>, Vec<Group>, Vec<Group>) = Default::default();
    let mut held: [Vec<Shape>; 2] = Default::default();
    let mut grips = grip;
    for placed in frame.props {
        let pieces = pieces(placed, body, camera);
        match (placed.at.holder(), placed.prop.layer) {
            (Some(side), _) => {
                let [right, left] = &mut held;
                let hand = if side == Side::Right { right } else { left };
                hand.extend(pieces.into_iter().flat_map(|group| group.shapes));
                let [right, left] = &mut grips;
                *(if side == Side::Right { right } else { left }) = true;
            }
            (None, Some(Layer::Back)) => back.extend(pieces),
            (None, Some(Layer::Front)) => front.extend(pieces),
            (None, None | Some(Layer::Between)) => things.extend(pieces),
        }
    }
    let mut groups = figure(body, camera, frame, grips);
    for (shapes, name) in held.into_iter().zip(ARM) {
        if let Some(group) = groups.iter_mut().find(|group| group.has(name)) {
            group.shapes.splice(0..0, shapes);
        }
    }
    crate::order::by(&mut things, |one, other| one.near.total_cmp(&other.near));
    for thing in things {
        insert(&mut groups, thing);
    }
    back.into_iter().chain(groups).chain(front).flat_map(|group| group.shapes).collect()
}

/// Puts a thing before all that is nearer. The body's own order stays as it is.
fn insert(groups: &mut Vec<Group>, thing: Group) {
    let at = groups.iter().rposition(|group| group.near <= thing.near).map_or(0, |at| at + 1);
    groups.insert(at, thing);
}
