//! The drawing of a move as dots, moving as the move does.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::style::Color;

use crate::drawing::{Bounds, Film, Panel, film_in, picture};
use crate::guided::{Kind, Part, Player, Work};
use crate::plan::Tempo;
use crate::pose::Kit;
use crate::render::drawing::braille::{Colours, Grid, fitted, indexed};

/// Moments from one pose to the next.
const STEPS: u8 = 8;
/// How a movement goes where nobody counts it.
const FLOWING: Tempo = Tempo { lift: 2, pause: 1, lower: 2 };

/// The drawing of the move that is done, kept while it is.
#[derive(Debug)]
pub struct Figure {
    kit: Kit,
    colours: Colours,
    /// The exercise it is of, and what it shows; nothing where there is no drawing of it.
    kept: Option<(String, Option<Shown>)>,
}

/// A movement, or a pose.
#[derive(Debug)]
enum Shown {
    Moving(Film),
    Still(Panel, Bounds),
}

impl Figure {
    /// The drawings of a kit, in the colours that the terminal has.
    pub fn new(kit: Kit, colours: Colours) -> Self {
        Self { kit, colours, kept: None }
    }

    /// Draws the move that is done, where it has a drawing and that has room; whether it did.
    pub fn draw(&mut self, screen: &mut Buffer, area: Rect, player: &Player) -> bool {
        let Some(form) = player.form() else { return false };
        if self.kept.as_ref().is_none_or(|(of, _)| *of != form.exercise) {
            self.kept = Some((form.exercise.clone(), shown(&self.kit, &form.exercise)));
        }
        let Some((_, Some(shown))) = &self.kept else { return false };
        let (columns, rows) = (usize::from(area.width), usize::from(area.height));
        let grid = match shown {
            Shown::Still(panel, bounds) => fitted(panel, bounds, columns, rows),
            Shown::Moving(film) => fitted(&moment(film, player), &film.bounds, columns, rows),
        };
        let Some(grid) = grid else { return false };
        self.paint(screen, area, &grid);
        true
    }

    /// Puts the dots in the middle of an area.
    fn paint(&self, screen: &mut Buffer, area: Rect, grid: &Grid) {
        let size = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let wide = size(grid.iter().map(Vec::len).max().unwrap_or_default());
        let (from, top) = (area.width.saturating_sub(wide) / 2, area.height.saturating_sub(size(grid.len())) / 2);
        for (y, row) in (area.y + top..area.bottom()).zip(grid) {
            for (x, (character, colour)) in (area.x + from..area.right()).zip(row) {
                let Some(cell) = screen.cell_mut((x, y)).filter(|_| *character != ' ') else { continue };
                cell.set_char(*character);
                match (self.colours, colour) {
                    (Colours::True, Some([red, green, blue])) => cell.fg = Color::Rgb(*red, *green, *blue),
                    (Colours::Indexed, Some(rgb)) => cell.fg = Color::Indexed(indexed(*rgb)),
                    _ => {}
                }
            }
        }
    }
}

fn shown(kit: &Kit, exercise: &str) -> Option<Shown> {
    let drawing = kit.drawing(exercise)?;
    if let Some(film) = film_in(drawing, STEPS) {
        return Some(Shown::Moving(film));
    }
    let picture = picture(drawing);
    Some(Shown::Still(picture.panels.last()?.clone(), picture.bounds))
}

/// What a film shows now: counted repetitions as they are counted, a hold in the last pose, and before a set how it goes.
fn moment(film: &Film, player: &Player) -> Panel {
    let (part, share) = match (player.beat(), player.stage().map(|stage| stage.kind)) {
        (Some(beat), _) => (beat.part, beat.share),
        (None, Some(Kind::Work(Work::Hold))) => (Part::Hold, 0.0),
        _ => flowing(player.gone().as_secs_f32()),
    };
    let there = || film.moments.iter().filter(|moment| !moment.is_back);
    let back = || film.moments.iter().filter(|moment| moment.is_back);
    let found = match part {
        Part::Go => there().nth(at(share, there().count())),
        Part::Hold => there().next_back(),
        Part::Back => back().nth(at(share, back().count())),
    };
    let shapes = found.map(|moment| moment.shapes.clone()).unwrap_or_default();
    Panel { floor: film.rest.floor.clone(), ghost: Vec::new(), shapes, arrows: Vec::new() }
}

/// Where a movement is that nobody counts.
fn flowing(gone: f32) -> (Part, f32) {
    let [lift, pause, lower] = [FLOWING.lift, FLOWING.pause, FLOWING.lower].map(|seconds| seconds as f32);
    match gone.rem_euclid(lift + pause + lower) {
        into if into < lift => (Part::Go, into / lift),
        into if into < lift + pause => (Part::Hold, 0.0),
        into => (Part::Back, (into - lift - pause) / lower),
    }
}

/// The number of the moment at a share of so many.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozen moments")]
fn at(share: f32, count: usize) -> usize {
    ((share.clamp(0.0, 1.0) * count as f32) as usize).min(count.saturating_sub(1))
}
