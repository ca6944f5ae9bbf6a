//! All that drawings are made of, and what is wrong with it.

use super::Pose;
use super::change::Draft;
use super::frame::{Base, Drawing, Prop};
use super::read::RawDrawing;
use super::resolve::Workshop;
use crate::catalog::parse::{Located, Parsed};
use crate::catalog::{Exercise, Problem};
use crate::suggest::hint;

/// What is wrong with a pose of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The pose, from 1.
    pub pose: usize,
    /// What, and what would be right.
    pub text: String,
}

/// Bases, props and drawings.
#[derive(Debug, Clone, Copy)]
pub struct Kit {
    /// The positions that drawings begin with.
    pub bases: &'static [Base],
    /// The things that are used.
    pub props: &'static [Prop],
    /// The drawings, in the order of the exercises' ids.
    pub drawings: &'static [Drawing],
    /// What a body can't do.
    pub check: fn(&Drawing) -> Vec<Wrong>,
}

impl Kit {
    /// Nothing yet.
    pub fn empty(check: fn(&Drawing) -> Vec<Wrong>) -> Self {
        Self { bases: &[], props: &[], drawings: &[], check }
    }

    /// The drawing of an exercise.
    pub fn drawing(&self, id: &str) -> Option<&'static Drawing> {
        let found = self.drawings.binary_search_by(|drawing| drawing.id.cmp(id)).ok()?;
        self.drawings.get(found)
    }

    /// A base and those that it stands on, the lowest first; none where there is no such base.
    pub fn chain(&self, base: &str) -> Vec<Base> {
        Workshop { bases: self.bases, props: self.props }.chain(base).unwrap_or_default()
    }

    /// The body of a base, of which a drawing says no more; `None` where there is no such base.
    pub fn posed(&self, base: &str) -> Option<Pose> {
        let chain = self.chain(base);
        let draft = chain.iter().fold(Draft::new(), |draft, base| draft.with(&base.change));
        (!chain.is_empty()).then(|| draft.finish())
    }

    /// This kit with what `parsed` holds; an equal id replaces. What is wrong is added to `problems`.
    pub(crate) fn with(&self, parsed: &Parsed, exercises: &[Located<Exercise>], problems: &mut Vec<Problem>) -> Self {
        if parsed.bases.is_empty() && parsed.props.is_empty() && parsed.drawings.is_empty() {
            return *self;
        }
        let bases = merged(self.bases, &parsed.bases, |base| base.id);
        let props = merged(self.props, &parsed.props, |prop| prop.id);
        let workshop = Workshop { bases: &bases, props: &props };
        parsed.bases.iter().for_each(|base| workshop.check_base(base, problems));
        let mut drawings: Vec<Located<Drawing>> = Vec::new();
        for raw in &parsed.drawings {
            if let Some(value) = workshop.drawing(raw, exercises, problems) {
                // What is here already has been checked.
                let is_known = self.drawing(value.id) == Some(&value);
                let wrong = if is_known { Vec::new() } else { (self.check)(&value) };
                problems.extend(wrong.iter().map(|wrong| told(raw, wrong)));
                drawings.push(Located { file: raw.file, line: raw.line, value });
            }
        }
        let drawings = merged(self.drawings, &drawings, |drawing| drawing.id);
        problems.extend(parsed.drawings.iter().filter_map(|raw| without_twin(raw, &drawings)));
        Self { bases: bases.leak(), props: props.leak(), drawings: drawings.leak(), check: self.check }
    }
}

fn told(raw: &Located<RawDrawing>, wrong: &Wrong) -> Problem {
    Problem {
        file: raw.file.to_owned(),
        line: Some(raw.line),
        entry: Some(raw.value.id.to_owned()),
        key: Some(format!("poses[{}]", wrong.pose)),
        text: wrong.text.clone(),
    }
}

/// A drawing that calls one that is not there its twin, or itself.
fn without_twin(raw: &Located<RawDrawing>, drawings: &[Drawing]) -> Option<Problem> {
    let (id, twin) = (raw.value.id, raw.value.twin?);
    let others = || drawings.iter().map(|drawing| drawing.id).filter(|other| *other != id);
    let text = format!("no other drawing is called {twin:?}; {}", hint(twin, others()));
    (!others().any(|other| other == twin)).then(|| Problem {
        file: raw.file.to_owned(),
        line: Some(raw.line),
        entry: Some(id.to_owned()),
        key: Some("twin".to_owned()),
        text,
    })
}

/// `old` with `new`, an equal id replaced, in the order of the ids.
fn merged<T: Copy>(old: &[T], new: &[Located<T>], id: fn(&T) -> &'static str) -> Vec<T> {
    let kept = old.iter().filter(|entry| !new.iter().any(|other| id(&other.value) == id(entry)));
    let mut all: Vec<T> = kept.copied().chain(new.iter().map(|entry| entry.value)).collect();
    crate::order::by_key(&mut all, id);
    all
}
