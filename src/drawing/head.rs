//! Neck, head and face.

use glam::Vec3;

use super::camera::Camera;
use super::outline::{Outline, Shape, Tone, cap, ellipsoid};
use super::skeleton::Skeleton;
use crate::pose::{Fill, Joint};

/// Half the head's depth, height and width.
const RADII: Vec3 = Vec3::new(0.45, 0.53, 0.405);

/// The shapes of neck and head, from far to near.
pub fn head(body: &Skeleton, camera: &Camera) -> Vec<Shape> {
    let (middle, axes) = (body.middle(Joint::Head), body.head);
    let at = |ahead: f32, up: f32, right: f32| {
        middle + axes.ahead * (ahead * RADII.x) + axes.up * (up * RADII.y) + axes.right * (right * RADII.z)
    };
    let page = |point: Vec3| camera.page(point);
    let neck = Outline::Capsule(page(body.spine_at(0.96)), 0.215, page(body.middle(Joint::Skull)), 0.19);
    let mut shapes = vec![Shape::filled("neck", vec![neck], Fill::Skin, 0.05)];
    let hair = ellipsoid(camera, middle, axes, RADII.into());
    // A jaw gives the face its chin; the far side of the head hides it.
    if camera.facing(axes.ahead) > -0.55 {
        let jaw = Outline::Capsule(page(at(0.30, -0.34, 0.0)), 0.27, page(at(0.56, -0.80, 0.0)), 0.125);
        shapes.push(Shape::filled("jaw", vec![jaw], Fill::Skin, 0.0));
    }
    shapes.push(Shape::filled("hair", vec![hair], Fill::Hair, 0.05));
    if camera.facing(axes.ahead) > -0.3 {
        let nose = Outline::circle(page(body.middle(Joint::Nose)), 0.095);
        shapes.push(Shape::filled("nose", vec![nose], Fill::Skin, 0.0));
    }
    if let Some(face) = cap(camera, middle, axes, RADII, Vec3::new(0.87, -0.50, 0.0), 1.32) {
        shapes.push(Shape::filled("face", vec![face], Fill::Skin, 0.0));
    }
    for sign in [1.0, -1.0] {
        if camera.facing(axes.right) * sign > 0.25 {
            let ear = ellipsoid(camera, at(-0.13, -0.11, sign * 0.9), axes, [0.07, 0.1, 0.04]);
            shapes.push(Shape::filled("ear", vec![ear], Fill::Skin, 0.0).toned(Tone::Far));
        }
    }
    for sign in [1.0, -1.0] {
        let out = (axes.ahead * (0.93 / RADII.x) + axes.up * (0.10 / RADII.y) + axes.right * (sign * 0.36 / RADII.z))
            .normalize_or(axes.ahead);
        if camera.facing(out) > 0.12 {
            let eye = Outline::circle(page(at(0.93 * 0.97, 0.10 * 0.97, sign * 0.36 * 0.97)), 0.042);
            shapes.push(Shape::filled("eye", vec![eye], Fill::Hair, 0.0));
        }
    }
    shapes
}
