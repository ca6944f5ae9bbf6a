//! Drawings as SVG.

mod pen;
mod reuse;

use std::fmt::Write;

use glam::{IVec2, Vec2};

use super::palette;
use crate::drawing::{Bounds, Paint, Panel, Picture, Shape};

pub use pen::{Path, path};
use reuse::Stroke;

/// Units of a head.
pub const HEAD: f32 = 40.0;
/// Paper between panels, in heads.
const BETWEEN: Vec2 = Vec2::new(0.5, 0.25);
/// Seams narrower than this are thin, in heads.
const THIN: f32 = 0.035;

/// A picture as an SVG of its own, with its colours and what it shows in words.
pub fn file(picture: &Picture, title: &str, text: &str) -> String {
    let shapes = || picture.panels.iter().flat_map(Panel::all);
    framed(whole(size(picture)), title, text, &styles(shapes()), &panels(picture, "a"))
}

/// An SVG of its own, so wide and high.
pub fn framed(size: IVec2, title: &str, text: &str, style: &str, body: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {x} {y}\" width=\"{x}\" height=\"{y}\" role=\"img\">\n\
         <title>{}</title>\n<desc>{}</desc>\n<style>{style}</style>\n{body}</svg>\n",
        escaped(title),
        escaped(text),
        x = size.x,
        y = size.y,
    )
}

/// The style of a file of some shapes, which is a sheet of paper whatever it is shown on.
pub fn styles<'a>(shapes: impl Iterator<Item = &'a Shape>) -> String {
    format!("svg{{background:#fff}}{}", palette::style(&palette::used(shapes), false))
}

/// Width and height of all panels, in heads.
pub fn size(picture: &Picture) -> Vec2 {
    let columns = picture.columns.max(1);
    let rows = picture.panels.len().div_ceil(columns);
    let cells = Vec2::new(columns as f32, rows as f32);
    picture.bounds.size() * cells + BETWEEN * (cells - 1.0)
}

/// Where the panel `at` stands, in heads.
fn place(picture: &Picture, at: usize) -> Vec2 {
    let columns = picture.columns.max(1);
    (picture.bounds.size() + BETWEEN) * Vec2::new((at % columns) as f32, (at / columns) as f32)
}

/// The panels beside or above each other, without a frame. What stands in several of them is spelled once and used again,
/// by ids that begin with `key`.
pub fn panels(picture: &Picture, key: &str) -> String {
    let from = picture.bounds.from;
    let strokes = picture.panels.iter().map(|panel| panel.all().flat_map(|shape| strokes(shape, from, "")).collect());
    let mut out = String::new();
    for (at, body) in reuse::spelled(&strokes.collect::<Vec<_>>(), key).iter().enumerate() {
        let (place, size) = (whole(place(picture, at)), whole(picture.bounds.size()));
        // What can fail in writing is a writer, and a string is none that does.
        let _ = if picture.cropped {
            writeln!(
                out,
                "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">{body}</svg>",
                place.x, place.y, size.x, size.y
            )
        } else if at == 0 {
            writeln!(out, "<g>{body}</g>")
        } else {
            writeln!(out, "<g transform=\"translate({} {})\">{body}</g>", place.x, place.y)
        };
    }
    out
}

/// Shapes, from far to near, seen from this corner.
pub fn shapes(shapes: &[Shape], from: Vec2) -> String {
    let strokes = shapes.iter().flat_map(|shape| strokes(shape, from, "")).collect();
    reuse::spelled(&[strokes], "").concat()
}

/// A shape, with one more class, behind a space.
pub fn shape(shape: &Shape, from: Vec2, class: &str) -> String {
    strokes(shape, from, class).iter().map(Stroke::path).collect()
}

/// What a shape is drawn with: a line that has a seam is drawn twice.
fn strokes(shape: &Shape, from: Vec2, class: &str) -> Vec<Stroke> {
    let path = path(&shape.outlines, from);
    let (fill, tone) = (shape.fill, palette::class(shape.tone));
    let stroke = |style: String| Stroke { style, path: path.clone() };
    match shape.paint {
        Paint::Filled => {
            let seam = match shape.gap {
                gap if gap <= 0.0 => "",
                gap if gap < THIN => " s t",
                _ => " s",
            };
            vec![stroke(format!("class=\"{fill}{tone}{seam}{class}\""))]
        }
        Paint::Drawn(width, dashed) => {
            let pattern = if dashed { " stroke-dasharray=\"6 6\"" } else { "" };
            let (wide, seam) = (width * HEAD, (width + 2.0 * shape.gap) * HEAD);
            let seam =
                (shape.gap > 0.0).then(|| stroke(format!("class=\"l paper{class}\" stroke-width=\"{seam:.0}\"")));
            let line = stroke(format!("class=\"l {fill}{tone}{class}\" stroke-width=\"{wide:.0}\"{pattern}"));
            seam.into_iter().chain([line]).collect()
        }
    }
}

/// Units of a place in heads.
pub fn whole(place: Vec2) -> IVec2 {
    (place * HEAD).round().as_ivec2()
}

/// Text for between tags.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The frame of a panel on a page.
pub fn frame(bounds: &Bounds) -> IVec2 {
    whole(bounds.size())
}
