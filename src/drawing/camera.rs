//! From space onto the page.

use glam::{Vec2, Vec3};

use crate::pose::View;

/// A camera without perspective.
#[derive(Debug, Clone, Copy)]
pub struct Camera {
    /// Towards the camera.
    pub towards: Vec3,
    right: Vec3,
    up: Vec3,
    /// Towards the camera, snapped to pure side or front: what is nearer is painted later.
    near: Vec3,
}

impl Camera {
    /// The camera of a view.
    pub fn of(view: View) -> Self {
        let (around, above) = (view.around.to_radians(), view.above.to_radians());
        let snapped = match view.around.abs() {
            ..=35.0 => 0.0,
            60.0..=120.0 => 90_f32.copysign(view.around),
            _ => view.around,
        };
        let snapped = snapped.to_radians();
        Self {
            towards: Vec3::new(around.sin() * above.cos(), above.sin(), around.cos() * above.cos()),
            right: Vec3::new(around.cos(), 0.0, -around.sin()),
            up: Vec3::new(-around.sin() * above.sin(), above.cos(), -around.cos() * above.sin()),
            near: Vec3::new(snapped.sin(), 0.0, snapped.cos()),
        }
    }

    /// A point on the page: x to the right, y down.
    pub fn page(&self, point: Vec3) -> Vec2 {
        Vec2::new(point.dot(self.right), -point.dot(self.up))
    }

    /// How near it is, in the order of painting.
    pub fn order(&self, point: Vec3) -> f32 {
        point.dot(self.near)
    }

    /// How much a direction points towards the camera.
    pub fn facing(&self, direction: Vec3) -> f32 {
        direction.dot(self.towards)
    }
}
