//! Reads bases, props and drawings.

use super::frame::{Arrow, Base, Crop, Fill, Part, Shape, View};
use super::{Change, Joint, Piece, Pin, Side, Spot, Target};
use crate::catalog::Word;
use crate::catalog::toml_reader::{FromToml, Place, Table};
use crate::suggest::hint;

/// The views that have a name: degrees around, and above.
const VIEWS: [(&str, f32, f32); 9] = [
    ("side", 18.0, 13.0),
    ("front", 78.0, 7.0),
    ("back", -80.0, 7.0),
    ("quarter", 42.0, 10.0),
    ("back-quarter", -40.0, 9.0),
    ("full-front", 90.0, 6.0),
    ("full-back", -90.0, 6.0),
    ("top", 18.0, 40.0),
    ("side-back", -18.0, 9.0),
];

/// Poses of a drawing, at most: more are no picture that anybody follows.
const MOST_POSES: usize = 8;

/// A prop's name, and where it is.
pub(super) type Named = (&'static str, Spot);

/// A drawing as it is written: on a base, with the names of props.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a key of its own")]
pub struct RawDrawing {
    /// The exercise.
    pub id: &'static str,
    pub(super) base: &'static str,
    pub(super) view: View,
    pub(super) crop: Option<Crop>,
    pub(super) stacked: bool,
    pub(super) ghost: bool,
    pub(super) bare: bool,
    pub(super) grip: &'static [Side],
    pub(super) foreshortened: bool,
    pub(super) twin: Option<&'static str>,
    pub(super) change: Change,
    pub(super) props: &'static [Named],
    pub(super) rest: &'static [Spot],
    pub(super) front: &'static [Piece],
    pub(super) behind: &'static [Piece],
    pub(super) blades: bool,
    pub(super) poses: &'static [RawFrame],
}

/// A pose as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawFrame {
    pub change: Change,
    pub props: &'static [Named],
    pub arrows: &'static [Arrow],
    pub front: Option<&'static [Piece]>,
    pub behind: Option<&'static [Piece]>,
    pub rest: Option<&'static [Spot]>,
}

impl RawDrawing {
    /// Reads an entry `[[drawing]]`.
    pub(crate) fn read(table: &Table<'_>) -> Option<Self> {
        let (id, base) = (table.required("id"), table.required("base"));
        let (view, crop) = (table.optional("view"), table.optional("crop"));
        let [stacked, is_bare, blades, foreshortened] =
            ["stacked", "bare", "blades", "foreshortened"].map(|key| table.or_default::<bool>(key));
        let (ghost, grip, change) = (table.optional("ghost"), table.or_default("grip"), Change::read(table));
        let twin = table.optional("twin");
        let (props, rest) = (table.or_default("props"), table.or_default("rest"));
        let (front, behind, poses) = (table.or_default("front"), table.or_default("behind"), table.required("poses"));
        let poses: &'static [RawFrame] = poses?;
        if !(1..=MOST_POSES).contains(&poses.len()) {
            table.wrong_at("poses", format!("must have 1 to {MOST_POSES} poses, not {}", poses.len()));
            return None;
        }
        Some(Self {
            id: id?,
            base: base?,
            view: view?.unwrap_or(View { around: 18.0, above: 13.0 }),
            crop: crop?,
            stacked: stacked?,
            ghost: ghost?.unwrap_or(true),
            bare: is_bare?,
            grip: grip?,
            foreshortened: foreshortened?,
            twin: twin?,
            change: change?,
            props: props?,
            rest: rest?,
            front: front?,
            behind: behind?,
            blades: blades?,
            poses,
        })
    }
}

impl FromToml for RawFrame {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let (change, props, arrows) = (Change::read(table), table.or_default("props"), table.or_default("arrows"));
            let (front, behind, rest) = (table.optional("front"), table.optional("behind"), table.optional("rest"));
            let (front, behind, rest) = (front?, behind?, rest?);
            Some(Self { change: change?, props: props?, arrows: arrows?, front, behind, rest })
        })
    }
}

impl Base {
    /// Reads an entry `[[base]]`.
    pub(crate) fn read(table: &Table<'_>) -> Option<Self> {
        let (id, base) = (table.required("id"), table.optional("base"));
        let (change, props) = (Change::read(table), table.or_default("props"));
        Some(Self { id: id?, base: base?, change: change?, props: props? })
    }
}

impl FromToml for Named {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let (prop, at) = (table.required("prop"), table.or_default("at"));
            Some((prop?, at?))
        })
    }
}

impl Default for Spot {
    fn default() -> Self {
        Self { joint: None, side: None, offset: [0.0; 3] }
    }
}

/// The point of this name, such as `knee`, `knee_r` or `hip`.
fn joint(place: &Place<'_>, name: &str) -> Option<(Joint, Option<Side>)> {
    let (word, side) = match name.rsplit_once('_') {
        Some((word, "r")) => (word, Some(Side::Right)),
        Some((word, "l")) => (word, Some(Side::Left)),
        _ => (name, None),
    };
    let found = Joint::from_word(word).filter(|joint| joint.is_sided() || side.is_none());
    found.map(|joint| (joint, side)).or_else(|| {
        let known = hint(word, Joint::ALL.iter().map(|joint| joint.as_str()));
        place.wrong(format!("no point of the body is called {name:?}; {known}; _r or _l behind a sided one"))
    })
}

/// The figures of a list, of which there may be so many.
fn figures<const N: usize>(place: &Place<'_>, places: &[Place<'_>], least: usize) -> Option<[f32; N]> {
    if places.len() < least || places.len() > N {
        return place.wrong(format!("must have {least} to {N} figures, not {}", places.len()));
    }
    let mut all = [0.0; N];
    for (figure, place) in all.iter_mut().zip(places) {
        *figure = f32::from_toml(place)?;
    }
    Some(all)
}

/// A place as text (`hand_r`), as a list of figures, or as both: `["toe_r", -0.2, 0.1]`.
impl FromToml for Spot {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        if let Some(name) = place.as_text() {
            let (joint, side) = joint(place, name)?;
            return Some(Self { joint: Some(joint), side, offset: [0.0; 3] });
        }
        let places = place.elements()?;
        match places.split_first() {
            Some((first, rest)) if first.as_text().is_some() => {
                let (joint, side) = joint(first, first.as_text()?)?;
                Some(Self { joint: Some(joint), side, offset: figures(place, rest, 0)? })
            }
            _ => Some(Self { joint: None, side: None, offset: figures(place, &places, 2)? }),
        }
    }
}

impl FromToml for Target {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        if place.as_text() == Some("keep") {
            return Some(Self::Keep);
        }
        if place.as_text() == Some("floor") {
            return Some(Self::Floor([0.0; 3]));
        }
        if place.as_text().is_some() {
            return Spot::from_toml(place).map(Self::Near);
        }
        let places = place.elements()?;
        match places.split_first() {
            Some((first, rest)) if first.as_text() == Some("floor") => figures(place, rest, 0).map(Self::Floor),
            Some((first, rest)) if first.as_text() == Some("room") => figures(place, rest, 3).map(Self::Exact),
            Some((first, _)) if first.as_text().is_some() => Spot::from_toml(place).map(Self::Near),
            _ => {
                let [x, y, z] = figures(place, &places, 2)?;
                Some(Self::At(x, y, (places.len() > 2).then_some(z)))
            }
        }
    }
}

impl FromToml for Pin {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let places = place.elements()?;
        let (Some((first, rest)), true) = (places.split_first(), places.len() > 2) else {
            return place.wrong("must be a point of the body and two or three figures, such as [\"ankle\", 0, 0.2]");
        };
        let Some(name) = first.as_text() else { return first.wrong("must be a point of the body") };
        let (joint, side) = joint(first, name)?;
        let [x, y, z] = figures(place, rest, 2)?;
        Some(Self { joint, side, at: [x, y], z: (rest.len() > 2).then_some(z) })
    }
}

impl FromToml for View {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let Some(name) = place.as_text() else {
            let [around, above] = figures(place, &place.elements()?, 2)?;
            return Some(Self { around, above });
        };
        let found = VIEWS.iter().find(|(known, ..)| *known == name);
        found.map(|(_, around, above)| Self { around: *around, above: *above }).or_else(|| {
            place.wrong(format!("no view is called {name:?}; {}", hint(name, VIEWS.iter().map(|(name, ..)| *name))))
        })
    }
}

impl FromToml for Arrow {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let (along, offset) = (table.optional("along")?, table.optional("offset")?);
            if let Some(along) = along {
                return Some(Self::Along(along, offset.unwrap_or_default()));
            }
            if offset.is_some() {
                table.wrong_at("offset", "goes with along; with at it is shift");
                return None;
            }
            let (at, shift) = (table.required("at"), table.optional("shift"));
            let (towards, length, bend) =
                (table.required("towards"), table.required("length"), table.or_default("bend"));
            let shift = shift?.unwrap_or_default();
            Some(Self::Straight { at: at?, shift, towards: towards?, length: length?, bend: bend? })
        })
    }
}

impl FromToml for [f32; 2] {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        figures(place, &place.elements()?, 2)
    }
}

impl FromToml for Part {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let (fill, width): (Option<Option<Fill>>, _) = (table.optional("fill"), table.optional("width"));
            let (dashed, front, gap) = (table.or_default("dashed"), table.or_default("front"), table.or_default("gap"));
            let Some(shape) = shape(table)? else {
                return table.place().wrong("is no shape; give it one of box, rod, disc, ring, between, strap, patch");
            };
            Some(Self { shape, fill: fill?, width: width?, dashed: dashed?, front: front?, gap: gap? })
        })
    }
}

/// A list of exactly so many figures.
struct List<const N: usize>([f32; N]);

impl<const N: usize> FromToml for List<N> {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        figures(place, &place.elements()?, N).map(Self)
    }
}

/// The shape of a piece; `Some(None)` where none is given.
#[allow(clippy::option_option, reason = "absent and wrong are told apart")]
fn shape(table: &Table<'_>) -> Option<Option<Shape>> {
    let (solid, rod) = (table.optional::<List<6>>("box")?, table.optional::<List<7>>("rod")?);
    let (disc, axis) = (table.optional::<List<5>>("disc")?, table.or_default("axis")?);
    let (ring, between) = (table.optional::<List<4>>("ring")?, table.optional::<&'static [Spot]>("between")?);
    let bar = [table.or_default("extend")?, table.or_default("radius")?, table.or_default("plates")?];
    let (strap, patch) = (table.optional("strap")?, table.optional("patch")?);
    let bar = match between {
        Some([one, other]) => Some(Shape::Bar([*one, *other], bar)),
        Some(_) => {
            table.wrong_at("between", "must be two places");
            return None;
        }
        None => None,
    };
    if axis > 2 {
        table.wrong_at("axis", format!("must be 0, 1 or 2 (x, y or z), not {axis}"));
        return None;
    }
    let found = [
        solid.map(|list| Shape::Box(list.0)),
        rod.map(|list| Shape::Rod(list.0)),
        disc.map(|list| Shape::Disc(list.0, axis)),
        ring.map(|list| Shape::Ring(list.0)),
        bar,
        strap.map(Shape::Strap),
        patch.map(Shape::Patch),
    ];
    let mut found = found.into_iter().flatten();
    let shape = found.next();
    if found.next().is_some() {
        return table.place().wrong("has more than one shape; make each a part of its own");
    }
    Some(shape)
}
