//! From what is written to whole drawings: bases under them, names of props looked up.

use super::Side;
use super::Spot;
use super::change::Draft;
use super::frame::{Base, Drawing, Frame, Placed, Prop};
use super::read::{Named, RawDrawing, RawFrame};
use crate::catalog::parse::Located;
use crate::catalog::problem::SHOWN;
use crate::catalog::{Exercise, Problem};
use crate::suggest::hint;

/// The bases and props that drawings may name.
pub(super) struct Workshop<'a> {
    pub bases: &'a [Base],
    pub props: &'a [Prop],
}

impl Workshop<'_> {
    /// Tells of a base that stands on none, or on itself.
    pub(super) fn check_base(&self, base: &Located<Base>, problems: &mut Vec<Problem>) {
        if let Err(text) = self.chain(base.value.id) {
            problems.push(problem(base.file, base.line, base.value.id, "base", text));
        }
        for (name, _) in base.value.props {
            if let Err(text) = self.prop(name) {
                problems.push(problem(base.file, base.line, base.value.id, "props", text));
            }
        }
    }

    /// The whole drawing, if what it names is there.
    pub(super) fn drawing(
        &self,
        raw: &Located<RawDrawing>,
        exercises: &[Located<Exercise>],
        problems: &mut Vec<Problem>,
    ) -> Option<Drawing> {
        let before = problems.len();
        let Located { file, line, value: drawing } = *raw;
        let mut wrong = |key: &str, text: String| problems.push(problem(file, line, drawing.id, key, text));
        if !exercises.iter().any(|exercise| exercise.value.id == drawing.id) {
            let known = || format!("; {}", hint(drawing.id, exercises.iter().map(|exercise| exercise.value.id)));
            let known = if before < SHOWN { known() } else { String::new() };
            wrong("id", format!("no exercise is called {:?}{known}", drawing.id));
        }
        let bases = self.chain(drawing.base).unwrap_or_else(|text| {
            wrong("base", text);
            Vec::new()
        });
        let named = drawing.props.iter().chain(drawing.poses.iter().flat_map(|pose| pose.props));
        for text in named.filter_map(|(name, _)| self.prop(name).err()) {
            wrong("props", text);
        }
        (problems.len() == before).then(|| self.whole(&drawing, &bases))
    }

    fn whole(&self, drawing: &RawDrawing, bases: &[Base]) -> Drawing {
        let draft = bases.iter().fold(Draft::new(), |draft, base| draft.with(&base.change)).with(&drawing.change);
        let under = bases.iter().filter(|_| !drawing.bare).flat_map(|base| base.props);
        let props: Vec<Placed> = self.placed(under.chain(drawing.props));
        let frame = |raw: &RawFrame| Frame {
            pose: draft.with(&raw.change).finish(),
            props: props.iter().copied().chain(self.placed(raw.props.iter())).collect::<Vec<_>>().leak(),
            arrows: raw.arrows,
            front: raw.front.unwrap_or(drawing.front),
            behind: raw.behind.unwrap_or(drawing.behind),
            blades: drawing.blades,
            rest: raw.rest.unwrap_or(drawing.rest),
        };
        let frames: Vec<Frame> = drawing.poses.iter().map(frame).collect();
        Drawing {
            id: drawing.id,
            base: bases.first().map_or(drawing.base, |base| base.id),
            view: drawing.view,
            crop: drawing.crop,
            stacked: drawing.stacked,
            ghost: drawing.ghost,
            grip: Side::BOTH.map(|side| drawing.grip.contains(&side)),
            foreshortened: drawing.foreshortened,
            twin: drawing.twin,
            frames: frames.leak(),
        }
    }

    fn placed<'b>(&self, named: impl Iterator<Item = &'b Named>) -> Vec<Placed> {
        named.filter_map(|(name, at)| Some(Placed { prop: self.prop(name).ok()?, at: *at })).collect()
    }

    /// A base and those under it, the lowest first.
    pub(super) fn chain(&self, id: &str) -> Result<Vec<Base>, String> {
        let mut bases: Vec<Base> = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            let Some(base) = self.bases.iter().find(|base| base.id == id) else {
                return Err(format!("no base is called {id:?}; {}", hint(id, self.bases.iter().map(|base| base.id))));
            };
            if bases.iter().any(|other| other.id == id) {
                let mut path: Vec<&str> = bases.iter().map(|base| base.id).collect();
                path.push(id);
                return Err(format!("stands on itself: {}", path.join(" on ")));
            }
            bases.push(*base);
            next = base.base;
        }
        bases.reverse();
        Ok(bases)
    }

    fn prop(&self, name: &str) -> Result<Prop, String> {
        let found = self.props.iter().find(|prop| prop.id == name).copied();
        found
            .ok_or_else(|| format!("no prop is called {name:?}; {}", hint(name, self.props.iter().map(|prop| prop.id))))
    }
}

fn problem(file: &str, line: usize, entry: &str, key: &str, text: String) -> Problem {
    Problem { file: file.to_owned(), line: Some(line), entry: Some(entry.to_owned()), key: Some(key.to_owned()), text }
}

/// Whether a place is in a hand.
impl Spot {
    /// The hand that holds what is here.
    pub fn holder(&self) -> Option<Side> {
        let is_hand = matches!(self.joint, Some(super::Joint::Hand | super::Joint::Wrist | super::Joint::Tip));
        self.side.filter(|_| is_hand)
    }
}
