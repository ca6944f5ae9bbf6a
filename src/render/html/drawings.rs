//! Drawings on a page: each is there once, and used wherever its move is.

use glam::IVec2;

use crate::catalog::Exercise;
use crate::drawing::{film, picture};
use crate::plan::{Item, Moves};
use crate::pose::{Drawing, Kit};
use crate::render::drawing::{film as moving, palette, svg};

/// A drawing of a page.
pub struct Drawn {
    /// The id of its move.
    pub id: String,
    /// The move.
    pub name: String,
    /// Its steps, for those who can't see it.
    pub text: String,
    /// How wide and how high it is.
    pub size: IVec2,
    /// Its shapes.
    pub body: String,
}

/// All drawings of a page.
pub struct Drawings {
    /// In the order in which the page comes to them.
    pub all: Vec<Drawn>,
    /// Their colours, on light paper and on dark.
    pub style: String,
}

impl Drawings {
    /// The drawings of the moves of `items`, as far as there are any.
    pub fn of<'a>(kit: &Kit, items: impl Iterator<Item = &'a Item>, moves: Option<&Moves>) -> Self {
        let mut all: Vec<Drawn> = Vec::new();
        for item in items {
            let known = all.iter().any(|drawn| *drawn.id == *item.exercise);
            let Some(drawing) = kit.drawing(&item.exercise).filter(|_| !known) else { continue };
            let steps = moves.and_then(|moves| moves.get(&item.exercise)).map(|text| text.steps.join(" "));
            all.push(Drawn::still(drawing, &item.name, steps.unwrap_or_default(), all.len()));
        }
        Self::with_style(all)
    }

    /// The drawings of exercises; moving, where that is wished for.
    pub fn of_exercises(drawn: &[(&'static Exercise, &'static Drawing)], animate: bool) -> Self {
        let one = |(at, (exercise, drawing)): (usize, &(&'static Exercise, &'static Drawing))| {
            let steps = exercise.steps.join(" ");
            match animate.then(|| film(drawing)).flatten() {
                Some(film) => {
                    let (size, body) = moving::inline(&film, moving::Tempo::of(exercise), exercise.id);
                    Drawn { id: exercise.id.to_owned(), name: exercise.name.to_owned(), text: steps, size, body }
                }
                None => Drawn::still(drawing, exercise.name, steps, at),
            }
        };
        Self::with_style(drawn.iter().enumerate().map(one).collect())
    }

    fn with_style(all: Vec<Drawn>) -> Self {
        let style = if all.is_empty() { String::new() } else { style() };
        Self { all, style }
    }

    /// The drawing of a move.
    pub fn get(&self, id: &str) -> Option<&Drawn> {
        self.all.iter().find(|drawn| drawn.id == id)
    }
}

impl Drawn {
    /// A drawing that stands still, at this place of its page.
    fn still(drawing: &Drawing, name: &str, text: String, at: usize) -> Self {
        let picture = picture(drawing);
        let body = svg::panels(&picture, &format!("d{at}_"));
        let size = svg::whole(svg::size(&picture));
        Self { id: drawing.id.to_owned(), name: name.to_owned(), text, size, body }
    }
}

/// The style of drawings on a page: dark on a dark screen, light on paper.
fn style() -> String {
    let fills = palette::all();
    format!(
        "{}@media screen and (prefers-color-scheme:dark){{{}}}",
        palette::style(&fills, false),
        palette::style(&fills, true)
    )
}
