//! Drawings as SVG.

use std::fmt::Write;

use glam::{IVec2, Vec2};

use super::palette;
use crate::drawing::{Bounds, Outline, Paint, Panel, Picture, Shape};

/// Units of a head.
pub const HEAD: f32 = 100.0;
/// Paper between panels, in heads.
const BETWEEN: Vec2 = Vec2::new(0.5, 0.25);
/// Seams narrower than this are thin, in heads.
const THIN: f32 = 0.035;

/// A picture as an SVG of its own, with its colours and what it shows in words.
pub fn file(picture: &Picture, title: &str, text: &str) -> String {
    let size = whole(size(picture));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {x} {y}\" width=\"{x}\" height=\"{y}\" role=\"img\">\n\
         <title>{}</title>\n<desc>{}</desc>\n<style>{}</style>\n{}</svg>\n",
        escaped(title),
        escaped(text),
        styles(),
        panels(picture),
        x = size.x,
        y = size.y,
    )
}

/// The style of a file: light, and dark where that is preferred.
pub fn styles() -> String {
    format!(
        "svg{{background:#fff}}{}@media(prefers-color-scheme:dark){{svg{{background:#1b1f22}}{}}}",
        palette::style("", false),
        palette::style("", true)
    )
}

/// Width and height of all panels, in heads.
pub fn size(picture: &Picture) -> Vec2 {
    let one = picture.bounds.size();
    let more = picture.panels.len().saturating_sub(1) as f32;
    if picture.stacked {
        Vec2::new(one.x, one.y + (one.y + BETWEEN.y) * more)
    } else {
        Vec2::new(one.x + (one.x + BETWEEN.x) * more, one.y)
    }
}

/// The panels beside or above each other, without a frame.
pub fn panels(picture: &Picture) -> String {
    let step = picture.bounds.size() + BETWEEN;
    let step = if picture.stacked { step * Vec2::Y } else { step * Vec2::X };
    let one = |(at, drawn): (usize, &Panel)| {
        let (place, size) = (whole(step * at as f32), whole(picture.bounds.size()));
        let from = picture.bounds.from;
        let shadow = shapes(&drawn.ghost, from);
        let body = shapes(&drawn.shapes, from) + &shapes(&drawn.arrows, from);
        let body = under(&body, &shadow);
        if picture.cropped {
            format!("<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">{body}</svg>\n", place.x, place.y, size.x, size.y)
        } else {
            format!("<g transform=\"translate({} {})\">{body}</g>\n", place.x, place.y)
        }
    };
    picture.panels.iter().enumerate().map(one).collect()
}

/// The shadow of the pose before lies under all else.
fn under(body: &str, shadow: &str) -> String {
    if shadow.is_empty() { body.to_owned() } else { format!("<g class=\"shadow\">{shadow}</g>{body}") }
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
            let dashes = if dashed { " stroke-dasharray=\"16 14\"" } else { "" };
            let seam = (width + 2.0 * shape.gap) * HEAD;
            if shape.gap > 0.0 {
                let _ = write!(out, "<path class=\"l paper{class}\" stroke-width=\"{seam:.0}\" d=\"{path}\"{}", end(more));
            }
            let width = width * HEAD;
            write!(out, "<path class=\"l {}{tone}{class}\" stroke-width=\"{width:.0}\"{dashes} d=\"{path}\"{}", shape.fill, end(more))
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
fn whole(place: Vec2) -> IVec2 {
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
        self.data.push('c');
        for (from, to) in quarters {
            self.cubic([middle + from + to * ROUND, middle + to + from * ROUND, middle + to]);
        }
        self.data.push('z');
        self.at = start;
    }

    fn cubic(&mut self, points: [Vec2; 3]) {
        let begin = self.at;
        let [one, two, end] = points.map(|point| whole(point - self.from));
        let all = [one - begin, two - begin, end - begin];
        self.figures(&all.map(|by| by.to_array()).concat());
        self.at = end;
    }

    fn curve(&mut self, points: &[Vec2]) {
        let Some(first) = points.first() else { return };
        self.start(*first);
        let start = self.at;
        self.data.push('c');
        for cubic in Outline::cubics(points) {
            self.cubic(cubic);
        }
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
