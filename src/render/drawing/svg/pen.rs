//! The data of a path: outlines as letters and figures.

use std::fmt;

use glam::{IVec2, Vec2};

use super::whole;
use crate::drawing::Outline;

/// Where outlines start, in whole units from a corner, and the data of their path from there on: the same wherever they are.
pub fn path(outlines: &[Outline], corner: Vec2) -> Path {
    let mut pen = Pen { data: String::new(), figures: Vec::new(), at: IVec2::ZERO, from: None };
    for outline in outlines {
        pen.outline(outline);
    }
    let start = whole(pen.from.unwrap_or(corner) - corner);
    Path { start, data: pen.data, figures: pen.figures }
}

/// The data of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Where it starts.
    pub start: IVec2,
    /// All after that.
    pub data: String,
    /// The figures in it, in their order.
    pub figures: Vec<i32>,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let IVec2 { x, y } = self.start;
        let space = if y < 0 { "" } else { " " };
        write!(f, "M{x}{space}{y}{}", self.data)
    }
}

/// What spells a path, each figure from where it is.
struct Pen {
    data: String,
    figures: Vec<i32>,
    at: IVec2,
    /// Where the first outline starts.
    from: Option<Vec2>,
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
        let to = self.whole(to);
        let by = to - self.at;
        self.at = to;
        by
    }

    /// Adds figures, with a space only where they would run together.
    fn figures(&mut self, figures: &[i32]) {
        for figure in figures {
            self.figure(*figure, true);
        }
    }

    /// Adds a figure, apart from one before it.
    fn figure(&mut self, figure: i32, apart: bool) {
        if apart && figure >= 0 && self.data.ends_with(|last: char| last.is_ascii_digit()) {
            self.data.push(' ');
        }
        self.data.push_str(&figure.to_string());
        self.figures.push(figure);
    }

    fn command(&mut self, letter: char, figures: &[i32]) {
        self.data.push(letter);
        self.figures(figures);
    }

    /// Units from the start of the first outline.
    fn whole(&self, place: Vec2) -> IVec2 {
        whole(place - self.from.unwrap_or(place))
    }

    /// Begins an outline; where the first one begins is not in the data.
    fn start(&mut self, at: Vec2) {
        if self.from.is_none() {
            self.from = Some(at);
            return;
        }
        let by = self.step(at);
        self.command('m', &by.to_array());
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
        self.command('a', &[radius, radius, 0]);
        // Two flags, which are one digit each and need no space behind them.
        self.data.push_str(if is_large { " 10" } else { " 00" });
        self.figure(by.x, false);
        self.figure(by.y, true);
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
        self.at = start;
    }

    /// Curves that go on smoothly: each begins as the one before it ends, so that only the first names its first control.
    fn smooth(&mut self, cubics: Vec<[Vec2; 3]>) {
        for (at, points) in cubics.into_iter().enumerate() {
            let begin = self.at;
            let [one, two, end] = points.map(|point| self.whole(point));
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
        self.at = start;
    }
}
