//! Drawings as a catalog file has them: each pose by what sets it apart from its base, and the bases and props it names.

use super::{Keys, Value};
use crate::catalog::{Exercise, Word};
use crate::pose::{
    Arrow, Base, Change, Crop, Drawing, Frame, Kit, Part, Pin, Placed, Prop, Shape, Side, Sided, Spot, Target,
};

/// The entries of the drawings of `exercises`, with all that they need.
pub fn entries(kit: &Kit, exercises: &[&Exercise]) -> Vec<(&'static str, Keys)> {
    let drawings: Vec<&Drawing> = exercises.iter().filter_map(|exercise| kit.drawing(exercise.id)).collect();
    let under: Vec<Base> = drawings.iter().flat_map(|drawing| kit.chain(drawing.base)).collect();
    let bases: Vec<&Base> = kit.bases.iter().filter(|base| under.iter().any(|other| other.id == base.id)).collect();
    let of_bases = bases.iter().flat_map(|base| base.props).map(|(name, _)| *name);
    let placed = drawings.iter().flat_map(|drawing| drawing.frames).flat_map(|frame| frame.props);
    let named: Vec<&str> = of_bases.chain(placed.map(|placed| placed.prop.id)).collect();
    let props = kit.props.iter().filter(|prop| named.contains(&prop.id));
    let props = props.map(|one| ("prop", prop(one)));
    let bases = bases.into_iter().map(|one| ("base", base(one)));
    let drawings = drawings.into_iter().map(|one| ("drawing", drawing(kit, one)));
    props.chain(bases).chain(drawings).collect()
}

impl Keys {
    fn new() -> Self {
        Self(Vec::new())
    }

    fn add(&mut self, key: &str, value: Value) {
        self.0.push((key.to_owned(), value));
    }

    fn some(&mut self, key: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.add(key, value);
        }
    }

    fn flag(&mut self, key: &str, flag: bool) {
        self.some(key, flag.then_some(Value::Flag(true)));
    }

    fn list(&mut self, key: &str, values: Vec<Value>) {
        self.some(key, Some(values).filter(|values| !values.is_empty()).map(Value::List));
    }

    fn figure(&mut self, key: &str, value: f32) {
        self.some(key, Some(value).filter(|value| *value != 0.0).map(figure));
    }

    /// Of both where it is the same, else of each.
    fn sided<T>(&mut self, key: &str, sided: &Sided<T>, value: impl Fn(&T) -> Value) {
        let [right, left] = sided.one.each_ref().map(|one| one.as_ref().map(&value));
        if right.is_some() && right == left {
            self.some(key, right);
            return;
        }
        self.some(key, sided.both.as_ref().map(&value));
        self.some(&format!("{key}_r"), right);
        self.some(&format!("{key}_l"), left);
    }

    fn change(&mut self, change: &Change) {
        let numbers = |keys: &[&'static str], values: &[Option<f32>]| -> Vec<(&'static str, Option<Value>)> {
            keys.iter().copied().zip(values.iter().map(|value| value.map(figure))).collect()
        };
        let [spine, lean] = change.spine.map(|angles| angles.map(figures));
        let spine = [("spine", spine), ("lean", lean)];
        let turns = numbers(&["twist", "roll", "yaw", "pitch", "head_turn"], &change.turns);
        let head = numbers(&["neck", "neck_out", "head", "head_out"], &change.head);
        for (key, value) in spine.into_iter().chain(turns).chain(head) {
            self.some(key, value);
        }
        let ([arm, arm_out], [leg, leg_out]) = (&change.arm, &change.leg);
        let ([hand, foot], [elbow, knee]) = (&change.target, &change.bend);
        let limbs = [("arm", arm), ("arm_out", arm_out), ("leg", leg), ("leg_out", leg_out)];
        let ends = [("shoulder", &change.shoulder), ("elbow", elbow), ("knee", knee), ("palm", &change.palm)];
        for (key, sided) in limbs.into_iter().chain(ends) {
            self.sided(key, sided, |all| figures(all));
        }
        self.sided("hand", hand, target);
        self.sided("foot", foot, target);
        self.some("pin", change.pin.map(pin));
    }
}

fn prop(prop: &Prop) -> Keys {
    let mut keys = Keys::new();
    keys.add("id", text(prop.id));
    keys.some("fill", prop.fill.map(word));
    keys.some("width", prop.width.map(figure));
    keys.some("layer", prop.layer.map(word));
    keys.list("parts", prop.parts.iter().map(part).collect());
    keys
}

fn part(part: &Part) -> Value {
    let mut keys = Keys::new();
    match part.shape {
        Shape::Box(sides) => keys.add("box", figures(&sides)),
        Shape::Rod(ends) => keys.add("rod", figures(&ends)),
        Shape::Disc(disc, axis) => {
            keys.add("disc", figures(&disc));
            keys.some("axis", (axis > 0).then(|| Value::Number(axis.into())));
        }
        Shape::Ring(ring) => keys.add("ring", figures(&ring)),
        Shape::Bar(ends, [extend, radius, plates]) => {
            keys.list("between", ends.iter().map(spot).collect());
            keys.figure("extend", extend);
            keys.figure("radius", radius);
            keys.figure("plates", plates);
        }
        Shape::Strap(spots) => keys.list("strap", spots.iter().map(spot).collect()),
        Shape::Patch(spots) => keys.list("patch", spots.iter().map(spot).collect()),
    }
    keys.some("fill", part.fill.map(word));
    keys.some("width", part.width.map(figure));
    keys.flag("dashed", part.dashed);
    keys.flag("front", part.front);
    keys.figure("gap", part.gap);
    Value::Table(keys)
}

fn base(base: &Base) -> Keys {
    let mut keys = Keys::new();
    keys.add("id", text(base.id));
    keys.some("base", base.base.map(text));
    keys.change(&base.change);
    keys.list("props", base.props.iter().map(|(name, at)| named(name, at)).collect());
    keys
}

/// A drawing whose poses say all that differs from its base.
fn drawing(kit: &Kit, drawing: &Drawing) -> Keys {
    let mut keys = Keys::new();
    let (under, shared) = (under(kit, drawing), shared(drawing.frames));
    let is_bare = shared.get(..under.len()) != Some(under.as_slice());
    let first = if is_bare { 0 } else { under.len() };
    keys.add("id", text(drawing.id));
    keys.add("base", text(drawing.base));
    keys.flag("bare", is_bare);
    looks(&mut keys, drawing);
    keys.list("props", shared.iter().skip(first).map(placed).collect());
    let common = Painted::of(drawing.frames);
    common.add(&mut keys);
    let pose = |frame: &Frame| {
        let mut keys = Keys::new();
        if let Some(base) = kit.posed(drawing.base) {
            keys.change(&Change::between(&base, &frame.pose));
        }
        keys.list("props", frame.props.iter().skip(shared.len()).map(placed).collect());
        keys.list("arrows", frame.arrows.iter().map(arrow).collect());
        if common.0.is_none() {
            Painted(Some(*frame)).add(&mut keys);
        }
        Value::Table(keys)
    };
    keys.list("poses", drawing.frames.iter().map(pose).collect());
    keys
}

/// How a drawing is looked at, and what holds for all of it.
fn looks(keys: &mut Keys, drawing: &Drawing) {
    keys.add("view", figures(&[drawing.view.around, drawing.view.above]));
    keys.some("crop", drawing.crop.as_ref().map(crop));
    keys.flag("stacked", drawing.stacked);
    keys.some("ghost", (!drawing.ghost).then_some(Value::Flag(false)));
    let grips = Side::BOTH.into_iter().filter(|side| side.of(drawing.grip));
    keys.list("grip", grips.map(word).collect());
    keys.flag("foreshortened", drawing.foreshortened);
    keys.flag("blades", drawing.frames.iter().any(|frame| frame.blades));
    keys.some("twin", drawing.twin.map(text));
}

fn crop(crop: &Crop) -> Value {
    let mut keys = Keys::new();
    keys.add("at", spot(&crop.at));
    keys.add("radius", figure(crop.radius));
    keys.add("shift", figures(&crop.shift));
    Value::Table(keys)
}

/// What a drawing's base puts there.
fn under(kit: &Kit, drawing: &Drawing) -> Vec<Placed> {
    let bases = kit.chain(drawing.base);
    let named = bases.iter().flat_map(|base| base.props);
    let prop = |name: &str| kit.props.iter().find(|prop| prop.id == name).copied();
    named.filter_map(|(name, at)| Some(Placed { prop: prop(name)?, at: *at })).collect()
}

/// What is used in all poses.
fn shared(frames: &[Frame]) -> &[Placed] {
    let Some((first, rest)) = frames.split_first() else { return &[] };
    let alike = |frame: &Frame| first.props.iter().zip(frame.props).take_while(|(one, other)| one == other).count();
    let count = rest.iter().map(alike).min().unwrap_or(first.props.len());
    first.props.get(..count).unwrap_or_default()
}

/// What lies on the ground and what is painted first and last, as a frame has it; none where the frames of a drawing differ.
struct Painted(Option<Frame>);

impl Painted {
    fn of(frames: &[Frame]) -> Self {
        let of = |frame: &Frame| (frame.rest, frame.front, frame.behind);
        let alike = frames.windows(2).all(|pair| matches!(pair, [one, other] if of(one) == of(other)));
        Self(frames.first().copied().filter(|_| alike))
    }

    fn add(&self, keys: &mut Keys) {
        let Some(frame) = self.0 else { return };
        keys.list("rest", frame.rest.iter().map(spot).collect());
        keys.list("front", frame.front.iter().copied().map(word).collect());
        keys.list("behind", frame.behind.iter().copied().map(word).collect());
    }
}

fn placed(placed: &Placed) -> Value {
    named(placed.prop.id, &placed.at)
}

fn named(name: &str, at: &Spot) -> Value {
    let mut keys = Keys::new();
    keys.add("prop", text(name));
    keys.some("at", Some(at).filter(|at| **at != Spot::default()).map(spot));
    Value::Table(keys)
}

fn arrow(arrow: &Arrow) -> Value {
    let mut keys = Keys::new();
    match arrow {
        Arrow::Along(along, offset) => {
            keys.add("along", spot(along));
            keys.figure("offset", *offset);
        }
        Arrow::Straight { at, shift, towards, length, bend } => {
            keys.add("at", spot(at));
            keys.add("shift", figures(shift));
            keys.add("towards", figure(*towards));
            keys.add("length", figure(*length));
            keys.figure("bend", *bend);
        }
    }
    Value::Table(keys)
}

/// A place: a name alone, figures alone, or both.
fn spot(spot: &Spot) -> Value {
    let name = spot.joint.map(|joint| match spot.side {
        Some(side) => Value::Text(format!("{joint}_{side}")),
        None => word(joint),
    });
    match name {
        Some(name) if spot.offset.iter().all(|figure| *figure == 0.0) => name,
        name => with(name, &spot.offset),
    }
}

fn target(target: &Target) -> Value {
    match target {
        Target::Keep => text("keep"),
        Target::Floor(at) => with(Some(text("floor")), at),
        Target::At(x, y, None) => figures(&[*x, *y]),
        Target::At(x, y, Some(z)) => figures(&[*x, *y, *z]),
        Target::Exact(at) => with(Some(text("room")), at),
        Target::Near(place) => spot(place),
    }
}

fn pin(pin: Pin) -> Value {
    let Pin { joint, side, at: [x, y], z } = pin;
    let name = spot(&Spot { joint: Some(joint), side, offset: [0.0; 3] });
    let all: Vec<f32> = [x, y].into_iter().chain(z).collect();
    with(Some(name), &all)
}

fn with(name: Option<Value>, all: &[f32]) -> Value {
    Value::List(name.into_iter().chain(all.iter().copied().map(figure)).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn word<W: Word>(word: W) -> Value {
    text(word.as_str())
}

fn figures(all: &[f32]) -> Value {
    with(None, all)
}

/// A figure in as few digits as tell it apart from all others.
fn figure(figure: f32) -> Value {
    let digits = figure.to_string();
    let share = || Value::Share(digits.parse().unwrap_or_else(|_| figure.into()));
    digits.parse().map_or_else(|_| share(), Value::Number)
}
