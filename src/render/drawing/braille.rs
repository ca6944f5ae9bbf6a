//! Drawings as dots for a terminal: two by four of them in a character, coloured where the terminal has colours.

use std::fmt::Write;

use glam::Vec2;

use super::dots::{Ink, Sheet, Weave};
use super::palette::{self, Rgb};
use crate::drawing::{Bounds, Outline, Paint, Panel, Picture, Shape, Tone};
use crate::pose::Fill;

/// The colours that a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// None.
    None,
    /// The 256 of most terminals.
    Indexed,
    /// All.
    True,
}

/// Dots of a head: below the least nothing is told apart, below eight the eye must guess, and more than these show no more.
const LEAST: f32 = 5.0;
const DOTS: f32 = 8.0;
const LARGE: f32 = 14.0;
/// Rows of characters that a picture may have before its heads get fewer dots: a screen of most terminals.
const ROWS: usize = 24;
/// Columns between two panels.
const BETWEEN: usize = 3;
/// What is too fine for dots.
const FINE: [&str; 8] = ["eye", "ear", "nose", "jaw", "sole_r", "sole_l", "mat", "mat-across"];
/// What bodies are before or in is sparse where it is so wide and high, in heads, or they would be lost in it.
const SPARSE: [Fill; 3] = [Fill::Wall, Fill::Mat, Fill::Water];
const LARGE_SHAPE: f32 = 1.0;
/// The seam between limbs, in dots, and around what is held or lain on, which would else be lost in them.
const SEAM: f32 = 0.9;
const WIDE_SEAM: f32 = 1.5;
const APART: [Fill; 4] = [Fill::Gear, Fill::Roller, Fill::Band, Fill::Towel];
/// The bits of a character's dots, row by row.
const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
/// Arrow heads, from the right on against the clock.
const ARROWS: [char; 8] = ['→', '↗', '↑', '↖', '←', '↙', '↓', '↘'];

/// A character with its colour.
pub type Cell = (char, Option<Rgb>);

/// A panel as rows of characters.
pub type Grid = Vec<Vec<Cell>>;

/// A picture in so many columns: as many of its panels beside each other as lets them be largest.
pub fn text(picture: &Picture, columns: usize, colours: Colours) -> String {
    let (beside, dots) = layout(picture, columns);
    let grids: Vec<Grid> = picture.panels.iter().map(|panel| grid(panel, &picture.bounds, dots)).collect();
    let mut out = String::new();
    for grids in grids.chunks(beside) {
        let rows = grids.iter().map(Vec::len).max().unwrap_or_default();
        for row in 0..rows {
            let cells: Vec<&[Cell]> = grids.iter().map(|grid| grid.get(row).map_or(&[][..], Vec::as_slice)).collect();
            line(&mut out, &cells, colours);
        }
    }
    // Paper above and below the figures is no use on a screen.
    let lines: Vec<&str> = out.lines().collect();
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or_default();
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    let shown = lines.get(first..end).unwrap_or_default();
    if shown.is_empty() { String::new() } else { shown.join("\n") + "\n" }
}

/// How many panels stand beside each other in so many columns, and with how many dots a head.
fn layout(picture: &Picture, columns: usize) -> (usize, f32) {
    let size = picture.bounds.size();
    let count = picture.panels.len().max(1);
    let dots = |beside: usize| {
        let across = (columns.saturating_sub(BETWEEN * (beside - 1)) / beside) as f32 * 2.0 / size.x;
        let down = (ROWS / count.div_ceil(beside)) as f32 * 4.0 / size.y;
        across.min(down.max(DOTS)).min(LARGE)
    };
    // In one line where nothing is gained by another.
    let best = (1..=count).rev().map(|beside| (beside, dots(beside)));
    best.reduce(|best, other| if other.1 > best.1 { other } else { best }).unwrap_or((1, DOTS))
}

/// A panel as large as it can be in so many columns and rows; nothing where it would be too small to be told apart. All
/// panels with the same bounds are laid out alike.
pub fn fitted(panel: &Panel, bounds: &Bounds, columns: usize, rows: usize) -> Option<Grid> {
    let size = bounds.size();
    let dots = (columns as f32 * 2.0 / size.x).min(rows as f32 * 4.0 / size.y).min(LARGE);
    (dots >= LEAST).then(|| grid(panel, bounds, dots))
}

/// Writes a line of panels, without white space at its end.
fn line(out: &mut String, panels: &[&[Cell]], colours: Colours) {
    let gap = [(' ', None); BETWEEN];
    let mut cells: Vec<Cell> = Vec::new();
    for (at, panel) in panels.iter().enumerate() {
        cells.extend(gap.iter().take(if at > 0 { BETWEEN } else { 0 }));
        cells.extend(panel.iter());
    }
    let end = cells.iter().rposition(|(character, _)| *character != ' ').map_or(0, |at| at + 1);
    let mut now: Option<Rgb> = None;
    for (character, colour) in cells.into_iter().take(end) {
        let wanted = colour.filter(|_| colours != Colours::None && character != ' ');
        if wanted != now && character != ' ' {
            out.push_str(&wanted.map_or("\u{1b}[39m".to_owned(), |rgb| escape(rgb, colours)));
            now = wanted;
        }
        out.push(character);
    }
    if now.is_some() {
        out.push_str("\u{1b}[39m");
    }
    out.push('\n');
}

/// The code that begins a colour.
fn escape(rgb: Rgb, colours: Colours) -> String {
    let mut code = String::new();
    let [red, green, blue] = rgb;
    // What can fail in writing is a writer, and a string is none that does.
    let _ = match colours {
        Colours::None => Ok(()),
        Colours::True => write!(code, "\u{1b}[38;2;{red};{green};{blue}m"),
        Colours::Indexed => write!(code, "\u{1b}[38;5;{}m", indexed(rgb)),
    };
    code
}

/// The nearest of the 216 colours that are a cube.
#[expect(clippy::cast_possible_truncation, reason = "at most 231")]
pub fn indexed(rgb: Rgb) -> u8 {
    let [red, green, blue] = rgb.map(|part| (u32::from(part) * 5 + 127) / 255);
    (16 + 36 * red + 6 * green + blue) as u8
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a panel is some dozen heads wide")]
fn grid(panel: &Panel, bounds: &Bounds, dots: f32) -> Grid {
    let size = bounds.size() * dots;
    let (columns, rows) = ((size.x / 2.0).ceil() as usize, (size.y / 4.0).ceil() as usize);
    let mut sheet = Sheet::new(columns * 2, rows * 4);
    let from = bounds.from;
    let edge = panel.floor.as_ref().and_then(near_edge);
    let shapes = panel.shapes.iter().filter(|shape| !FINE.contains(&shape.name));
    // Water and walls show through a weave; what is enlarged has a round ground of its own.
    let is_flat = |shape: &Shape| matches!(shape.outlines.first(), Some(Outline::Polygon(_)));
    let is_woven = !panel.shapes.iter().any(|shape| is_flat(shape) && is_sparse(shape));
    for shape in edge.iter().chain(shapes).chain(&panel.arrows) {
        paint(&mut sheet, shape, from, dots, is_woven);
    }
    let mut grid: Grid = (0..rows).map(|row| (0..columns).map(|column| cell(&sheet, column, row)).collect()).collect();
    for (at, head) in panel.arrows.iter().filter_map(arrow_head) {
        let at = (at - from) * dots;
        let place = grid.get_mut((at.y / 4.0) as usize).and_then(|row| row.get_mut((at.x / 2.0) as usize));
        if let Some(place) = place {
            *place = (head, Some(palette::on_screen(Fill::Arrow, Tone::Plain)));
        }
    }
    grid
}

/// The near edge of the floor: all of it would be a block of dots.
fn near_edge(floor: &Shape) -> Option<Shape> {
    let Some(Outline::Polygon(corners)) = floor.outlines.first() else { return None };
    let [_, _, right, left] = corners.as_slice() else { return None };
    Some(Shape::line(floor.name, vec![*left, *right], floor.fill, 0.05, 0.0).toned(Tone::Far))
}

/// Where an arrow's head is, and the character that points as it does.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one of eight")]
fn arrow_head(shape: &Shape) -> Option<(Vec2, char)> {
    let Some(Outline::Polygon(corners)) = shape.outlines.first() else { return None };
    let [tip, _, base, _] = corners.as_slice() else { return None };
    let along = *tip - *base;
    let turn = (-along.y).atan2(along.x).rem_euclid(std::f32::consts::TAU) / std::f32::consts::FRAC_PI_4;
    let head = ARROWS.get(turn.round() as usize % ARROWS.len())?;
    Some((tip.midpoint(*base), *head))
}

/// Whether a body would be lost in a shape.
fn is_sparse(shape: &Shape) -> bool {
    let is_large = |outline: &Outline| {
        let [least, most] = outline.ends();
        (most - least).min_element() >= LARGE_SHAPE
    };
    SPARSE.contains(&shape.fill) && shape.paint == Paint::Filled && shape.outlines.iter().any(is_large)
}

/// Paints a shape as its colour, with a seam of nothing around it; shirt and trousers in weaves of their own.
fn paint(sheet: &mut Sheet, shape: &Shape, from: Vec2, dots: f32, is_woven: bool) {
    let colour = palette::on_screen(shape.fill, shape.tone);
    let weave = match shape.fill {
        _ if is_sparse(shape) => Weave::Sparse,
        Fill::Shirt if is_woven => Weave::Checked,
        Fill::Legs if is_woven => Weave::Striped,
        _ => Weave::Full,
    };
    // What is under water is seen.
    let ink = if shape.fill == Fill::Water { Ink::Under(colour, weave) } else { Ink::Over(colour, weave) };
    let is_apart = APART.contains(&shape.fill);
    let seam = if is_apart { WIDE_SEAM } else { SEAM };
    let outlines: Vec<Vec<Vec2>> = shape.outlines.iter().map(|outline| placed(outline, from, dots)).collect();
    let width = match shape.paint {
        Paint::Filled => 0.0,
        Paint::Drawn(width, _) => (width * dots).max(1.0),
    };
    if shape.gap > 0.0 && (shape.paint == Paint::Filled || is_apart) {
        for outline in &outlines {
            sheet.draw(outline, 2.0f32.mul_add(seam, width), Ink::Nothing);
        }
    }
    for outline in &outlines {
        match shape.paint {
            Paint::Filled => sheet.fill(outline, ink),
            Paint::Drawn(..) => sheet.draw(outline, width, ink),
        }
    }
}

/// The points of an outline on the sheet; a closed one ends where it begins.
fn placed(outline: &Outline, from: Vec2, dots: f32) -> Vec<Vec2> {
    let mut points: Vec<Vec2> = outline.points().into_iter().map(|point| (point - from) * dots).collect();
    if !matches!(outline, Outline::Line(_)) {
        points.extend(points.first().copied());
    }
    points
}

/// The dots of a character, in the colour that most of them have.
fn cell(sheet: &Sheet, column: usize, row: usize) -> Cell {
    let mut bits = 0;
    let mut colours: Vec<(Rgb, u32)> = Vec::new();
    for (down, pair) in (0..).zip(BITS) {
        for (right, bit) in (0..).zip(pair) {
            let Some(rgb) = sheet.dot(column * 2 + right, row * 4 + down) else { continue };
            bits |= bit;
            match colours.iter_mut().find(|(other, _)| *other == rgb) {
                Some((_, count)) => *count += 1,
                None => colours.push((rgb, 1)),
            }
        }
    }
    let most = colours.into_iter().max_by_key(|(_, count)| *count).map(|(rgb, _)| rgb);
    let character = char::from_u32(0x2800 + bits).filter(|_| bits > 0).unwrap_or(' ');
    (character, most)
}
