//! Drawings as SVG.

use std::collections::BTreeMap;
use std::fmt::Write;

use glam::{IVec2, Vec2};

use super::palette;
use crate::drawing::{Bounds, Outline, Paint, Panel, Picture, Shape};
use crate::pose::Fill;

/// Units of a head.
pub const HEAD: f32 = 50.0;
/// Paper between panels, in heads.
const BETWEEN: Vec2 = Vec2::new(0.5, 0.25);
/// Seams narrower than this are thin, in heads.
const THIN: f32 = 0.035;

/// A picture as an SVG of its own, with its colours and what it shows in words.
pub fn file(picture: &Picture, key: &str, title: &str, text: &str) -> String {
    let fills = fills(picture.panels.iter().flat_map(|panel| [&panel.ghost, &panel.shapes, &panel.arrows]));
    framed(whole(size(picture)), title, text, &styles(&fills), &panels(picture, key))
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

/// The colours that some shapes have.
pub fn fills<'a>(shapes: impl Iterator<Item = &'a Vec<Shape>>) -> Vec<Fill> {
    let mut fills: Vec<Fill> = shapes.flatten().map(|shape| shape.fill).chain([Fill::Paper]).collect();
    fills.sort_unstable();
    fills.dedup();
    fills
}

/// The style of a file, which is a sheet of paper whatever it is shown on.
pub fn styles(fills: &[Fill]) -> String {
    format!("svg{{background:#fff}}{}", palette::style(fills, "", false))
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
    let spelled = |panel: &Panel| -> Vec<String> {
        let all = panel.ghost.iter().chain(&panel.shapes).chain(&panel.arrows);
        all.map(|shape| self::shape(shape, from, "", "")).collect()
    };
    let panels: Vec<Vec<String>> = picture.panels.iter().map(spelled).collect();
    let mut known: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut out = String::new();
    for (at, shapes) in panels.iter().enumerate() {
        let body: String = shapes.iter().map(|shape| once(shape, at, &panels, &mut known, key)).collect();
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

/// A shape of the panel `at`; where it stands in others as well, its first is named and the others point at it.
fn once<'a>(
    shape: &'a str,
    at: usize,
    panels: &[Vec<String>],
    known: &mut BTreeMap<&'a str, Option<String>>,
    key: &str,
) -> String {
    if let Some(Some(id)) = known.get(shape) {
        return format!("<use href=\"#{id}\"/>");
    }
    let comes_again = panels.iter().skip(at + 1).any(|later| later.iter().any(|other| other == shape));
    if !comes_again || shape.matches("<path").count() > 1 {
        return shape.to_owned();
    }
    let id = format!("d_{key}_{}", known.len());
    let named = shape.replacen("<path", &format!("<path id=\"{id}\""), 1);
    known.insert(shape, Some(id));
    named
}

/// Shapes, from far to near, seen from this corner.
pub fn shapes(shapes: &[Shape], from: Vec2) -> String {
    shapes.iter().map(|shape| self::shape(shape, from, "", "")).collect()
}

/// A shape, with one more class and what it holds.
pub fn shape(shape: &Shape, from: Vec2, class: &str, more: &str) -> String {
    let path = path(&shape.outlines, from);
    let mut out = String::new();
    let tone = palette::class(shape.tone);
    let written = match shape.paint {
        Paint::Filled => {
            let seam = match shape.gap {
                gap if gap <= 0.0 => "",
                gap if gap < THIN => " s t",
                _ => " s",
            };
            write!(out, "<path class=\"{}{tone}{seam}{class}\" d=\"{path}\"{}", shape.fill, end(more))
        }
        Paint::Drawn(width, dashed) => {
            let pattern = if dashed { " stroke-dasharray=\"8 7\"" } else { "" };
            let seam = (width + 2.0 * shape.gap) * HEAD;
            if shape.gap > 0.0 {
                let _ =
                    write!(out, "<path class=\"l paper{class}\" stroke-width=\"{seam:.0}\" d=\"{path}\"{}", end(more));
            }
            let width = width * HEAD;
            write!(
                out,
                "<path class=\"l {}{tone}{class}\" stroke-width=\"{width:.0}\"{pattern} d=\"{path}\"{}",
                shape.fill,
                end(more)
            )
        }
    };
    // A string takes all that is written to it.
    written.map_or(String::new(), |()| out)
}

fn end(more: &str) -> String {
    if more.is_empty() { "/>".to_owned() } else { format!(">{more}</path>") }
}

/// Outlines as the data of a path, in whole units from a corner.
pub fn path(outlines: &[Outline], from: Vec2) -> String {
    let mut pen = Pen { data: String::new(), at: IVec2::ZERO, from };
    for outline in outlines {
        pen.outline(outline);
    }
    pen.data
}

/// Units of a place in heads.
pub fn whole(place: Vec2) -> IVec2 {
    (place * HEAD).round().as_ivec2()
}

/// What spells a path, each figure from where it is.
struct Pen {
    data: String,
    at: IVec2,
    from: Vec2,
}

impl Pen {
    fn outline(&mut self, outline: &Outline) {
        match outline {
            Outline::Capsule(from, radius, to, end) => self.capsule(*from, *radius, *to, *end),
            Outline::Ellipse(middle, one, other) => self.ellipse(*middle, *one, *other),
            Outline::Curve(points) => self.curve(points),
            Outline::Polygon(points) => {
                let start = self.lines(points);
                self.data.push('z');
                self.at = start;
            }
            Outline::Line(points) => {
                self.lines(points);
            }
        }
    }

    /// Moves to `to`, and says how far that is.
    fn step(&mut self, to: Vec2) -> IVec2 {
        let to = whole(to - self.from);
        let by = to - self.at;
        self.at = to;
        by
    }

    /// Adds figures, with a space only where they would run together.
    fn figures(&mut self, figures: &[i32]) {
        for figure in figures {
            if *figure >= 0 && self.data.ends_with(|last: char| last.is_ascii_digit()) {
                self.data.push(' ');
            }
            self.data.push_str(&figure.to_string());
        }
    }

    fn command(&mut self, letter: char, figures: &[i32]) {
        self.data.push(letter);
        self.figures(figures);
    }

    fn start(&mut self, at: Vec2) {
        let by = self.step(at);
        let letter = if self.data.is_empty() { 'M' } else { 'm' };
        self.command(letter, &by.to_array());
    }

    /// Lines through points; where they began.
    fn lines(&mut self, points: &[Vec2]) -> IVec2 {
        let Some((first, rest)) = points.split_first() else { return self.at };
        self.start(*first);
        let start = self.at;
        self.data.push('l');
        for point in rest {
            let by = self.step(*point);
            self.figures(&by.to_array());
        }
        start
    }

    fn arc(&mut self, radius: f32, is_large: bool, to: Vec2) {
        let by = self.step(to);
        let radius = whole(Vec2::splat(radius)).x;
        self.command('a', &[radius, radius, 0, i32::from(is_large), 0, by.x, by.y]);
    }

    fn capsule(&mut self, from: Vec2, radius: f32, to: Vec2, end: f32) {
        // Where one circle holds the other, its halves are spelled as the two ends are, so that films can go from one to the
        // other.
        let touching = Outline::tangents(from, radius, to, end);
        let is_apart = touching.is_some();
        let [left, right, far_left, far_right] = touching.unwrap_or_else(|| {
            let (middle, radius) = if radius > end { (from, radius) } else { (to, end) };
            let across = (to - from).normalize_or(Vec2::X).perp() * radius;
            [middle + across, middle - across, middle + across, middle - across]
        });
        let (radius, end) = if is_apart { (radius, end) } else { (radius.max(end), radius.max(end)) };
        self.start(left);
        let start = self.at;
        let by = self.step(far_left);
        self.command('l', &by.to_array());
        self.arc(end, end > radius, far_right);
        let by = self.step(right);
        self.command('l', &by.to_array());
        self.arc(radius, radius >= end, left);
        self.data.push('z');
        self.at = start;
    }

    /// An ellipse as four curves.
    fn ellipse(&mut self, middle: Vec2, one: Vec2, other: Vec2) {
        // How far the controls of a quarter of a circle are, of its radius.
        const ROUND: f32 = 0.552_285;
        self.start(middle + one);
        let start = self.at;
        let quarters = [(one, other), (other, -one), (-one, -other), (-other, one)];
        let cubic = |(from, to): (Vec2, Vec2)| [middle + from + to * ROUND, middle + to + from * ROUND, middle + to];
        self.smooth(quarters.map(cubic).to_vec());
        self.data.push('z');
        self.at = start;
    }

    /// Curves that go on smoothly: each begins as the one before it ends, so that only the first names its first control.
    fn smooth(&mut self, cubics: Vec<[Vec2; 3]>) {
        for (at, points) in cubics.into_iter().enumerate() {
            let begin = self.at;
            let [one, two, end] = points.map(|point| whole(point - self.from));
            match at {
                0 => self.command('c', &(one - begin).to_array()),
                1 => self.data.push('s'),
                _ => {}
            }
            self.figures(&[two - begin, end - begin].map(|by| by.to_array()).concat());
            self.at = end;
        }
    }

    fn curve(&mut self, points: &[Vec2]) {
        let Some(first) = points.first() else { return };
        self.start(*first);
        let start = self.at;
        self.smooth(Outline::cubics(points));
        self.data.push('z');
        self.at = start;
    }
}

/// Text for between tags.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The frame of a panel on a page.
pub fn frame(bounds: &Bounds) -> IVec2 {
    whole(bounds.size())
}
