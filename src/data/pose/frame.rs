//! What a drawing shows besides a body: props, arrows, the view.

use databake::Bake;

use super::{Change, Pose, Spot};
use crate::catalog::toml_reader::{plain_tables, tables};
use crate::catalog::words::words;

words! {
    /// What something is coloured like. Outputs choose the colour.
    Fill, "colour", pose:
    Shirt = "shirt": "the shirt",
    Legs = "legs": "the trousers",
    Skin = "skin": "skin",
    Hair = "hair": "hair",
    Shoe = "shoe": "shoes",
    Sole = "sole": "their soles",
    Blade = "blade": "shoulder blades under the shirt",
    Prop = "prop": "furniture",
    Mat = "mat": "a mat",
    Gear = "gear": "weights and machines",
    Band = "band": "bands and balls",
    Towel = "towel": "a towel",
    Arrow = "arrow": "arrows",
    Water = "water": "water",
    Wave = "wave": "the edge of water",
    Wall = "wall": "a wall",
    Roller = "roller": "a foam roller",
    Bike = "bike": "a bicycle",
    Floor = "floor": "the floor",
    Ghost = "ghost": "the pose before",
    Paper = "paper": "what it is drawn on",
}

words! {
    /// Where a prop is painted.
    Layer, "layer", pose:
    Back = "back": "behind everything",
    Front = "front": "before everything",
    Between = "between": "by its distance, as the body's parts are",
}

/// A piece of a prop, in the prop's own place.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub enum Shape {
    /// A box: from and to, ahead, up and right.
    Box([f32; 6]),
    /// A round rod from one end to the other, and its radius.
    Rod([f32; 7]),
    /// A round plate: its middle, radius and half thickness, and the axis it turns about (0 x, 1 y, 2 z).
    Disc([f32; 5], u32),
    /// A ring that faces the side: its middle and radius.
    Ring([f32; 4]),
    /// A bar through two places: how far it goes on, its radius, and that of plates at its ends (0 none).
    Bar([Spot; 2], [f32; 3]),
    /// A line through some places.
    Strap(&'static [Spot]),
    /// A flat patch with its corners in the room.
    Patch(&'static [Spot]),
}

/// A piece of a prop with its looks.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Part {
    /// What it is.
    pub shape: Shape,
    /// Its colour, where it is not the prop's.
    pub fill: Option<Fill>,
    /// The width of a line.
    pub width: Option<f32>,
    /// Whether a line is dashed.
    pub dashed: bool,
    /// Whether it is before what it touches.
    pub front: bool,
    /// The seam of paper around it.
    pub gap: f32,
}

tables! {
    /// Something that is used.
    #[derive(Debug, Clone, Copy, PartialEq, Bake)]
    #[databake(path = crate::pose)]
    pub struct Prop {
        /// Its name.
        pub id: &'static str,
        /// Its colour; furniture's, where none is given.
        pub fill: Option<Fill> = optional,
        /// The width of its lines.
        pub width: Option<f32> = optional,
        /// Where it is painted; between, where nothing is said.
        pub layer: Option<Layer> = optional,
        /// Its pieces.
        pub parts: &'static [Part],
    }

    /// A part of the picture that is shown alone, enlarged.
    #[derive(Debug, Clone, Copy, PartialEq, Bake)]
    #[databake(path = crate::pose)]
    pub struct Crop {
        /// Its middle.
        pub at: Spot,
        /// Half its side.
        pub radius: f32,
        /// How far the middle is moved to the right and up, on the page.
        pub shift: [f32; 2] = or_default,
    }
}

plain_tables!(Crop);

/// A prop in its place.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Placed {
    /// The prop.
    pub prop: Prop,
    /// Where it is, or which hand holds it.
    pub at: Spot,
}

/// An arrow that shows a movement.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub enum Arrow {
    /// Along the path of a point from the pose before, so far to its left.
    Along(Spot, f32),
    /// From a place on the page beside a point, towards an angle on the page, so long, and so much bent.
    Straight {
        /// The point.
        at: Spot,
        /// How far beside it, to the right and up.
        shift: [f32; 2],
        /// The angle, in degrees: 0 to the right, 90 up.
        towards: f32,
        /// The length.
        length: f32,
        /// How much it is bent.
        bend: f32,
    },
}

impl Arrow {
    /// The point of the body that it is about.
    pub fn spot(&self) -> Spot {
        let (Self::Along(spot, _) | Self::Straight { at: spot, .. }) = *self;
        spot
    }
}

/// Where it is looked at from: degrees from the figure's right side towards its front, and above the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct View {
    /// 0 is the right side, 90 the front, -90 the back.
    pub around: f32,
    /// 0 is level.
    pub above: f32,
}

/// A pose of a drawing with all that goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Frame {
    /// The body.
    pub pose: Pose,
    /// What is there besides.
    pub props: &'static [Placed],
    /// What has moved since the pose before.
    pub arrows: &'static [Arrow],
    /// Shapes that are painted last, by their names.
    pub front: &'static [super::Piece],
    /// Shapes that are painted first.
    pub behind: &'static [super::Piece],
    /// Whether the shoulder blades are shown.
    pub blades: bool,
    /// What lies on the ground.
    pub rest: &'static [Spot],
}

/// A drawing.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Drawing {
    /// The exercise.
    pub id: &'static str,
    /// The base it is built on.
    pub base: &'static str,
    /// The camera.
    pub view: View,
    /// What is shown, where not all is.
    pub crop: Option<Crop>,
    /// Whether its poses stand one above the other, whatever their shape.
    pub stacked: bool,
    /// Whether a pose shows the one before it as a shadow.
    pub ghost: bool,
    /// Hands that are closed around something.
    pub grip: [bool; 2],
    /// Whether a part of a limb that moves may point at the camera, or lie behind the body, because no view shows it otherwise.
    pub foreshortened: bool,
    /// A drawing whose picture is the same, because the moves differ in what no picture shows.
    pub twin: Option<&'static str>,
    /// The poses, in the order of the movement.
    pub frames: &'static [Frame],
}

/// A position that drawings begin with.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::pose)]
pub struct Base {
    /// Its name.
    pub id: &'static str,
    /// The base that it changes.
    pub base: Option<&'static str>,
    /// What it says of the body.
    pub change: Change,
    /// What stands there, with the names of the props.
    pub props: &'static [(&'static str, Spot)],
}
