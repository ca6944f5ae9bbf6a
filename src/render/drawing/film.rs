//! Films of drawings: one panel that moves by style alone, where motion is not unwanted. Without it, it shows the last pose
//! with the shadow of the one before, and the arrows.

use std::fmt::Write;

use glam::IVec2;

use super::svg::{self, Path};
use crate::catalog::Exercise;
use crate::drawing::{Bounds, Film, Outline, Shape};

/// Tempo of a movement.
#[derive(Debug, Clone, Copy)]
pub struct Tempo {
    /// Seconds from one pose to the next.
    pub out: f32,
    /// Seconds in each pose.
    pub pause: f32,
    /// Seconds back to the first pose.
    pub back: f32,
}

/// The longest hold that a film shows, in seconds.
const LONGEST: u32 = 4;

/// Where two shapes of the same thing are in two moments.
type Key<'a> = (&'a str, usize);

impl Tempo {
    /// The tempo of a move: two seconds out, a pause, three seconds back, as repetitions are done; longer where they are held,
    /// brisker where it goes on without a stop.
    pub fn of(exercise: &Exercise) -> Self {
        let hold = exercise.doses.iter().find_map(|dose| dose.hold_seconds).map(|hold| hold.min.min(LONGEST));
        let flows = exercise.doses.iter().all(|dose| dose.seconds.is_some());
        match hold {
            Some(seconds) => Self { out: 2.0, pause: f32::from(u8::try_from(seconds).unwrap_or(1)), back: 2.0 },
            None if flows => Self { out: 1.2, pause: 0.2, back: 1.2 },
            None => Self { out: 2.0, pause: 1.0, back: 3.0 },
        }
    }
}

/// A film as an SVG of its own.
pub fn file(film: &Film, tempo: Tempo, title: &str, text: &str) -> String {
    let shapes = film.rest.all().chain(film.moments.iter().flat_map(|moment| &moment.shapes));
    let (style, body) = parts(film, tempo, "");
    svg::framed(svg::frame(&film.bounds), title, text, &(svg::styles(shapes) + &style), &body)
}

/// A film for a page that has the colours: its size, and what is in it, its style among it. `key` is its own on the page.
pub fn inline(film: &Film, tempo: Tempo, key: &str) -> (IVec2, String) {
    let (style, body) = parts(film, tempo, &format!("f_{key}_"));
    (svg::frame(&film.bounds), format!("<style>{style}</style>{body}"))
}

/// The style that moves a film, and its shapes.
fn parts(film: &Film, tempo: Tempo, key: &str) -> (String, String) {
    let bounds = film.bounds;
    let times = times(film, tempo);
    let (mut style, mut moving) = (String::new(), String::new());
    let floor: String = film.rest.floor.iter().map(|floor| svg::shape(floor, bounds.from, "")).collect();
    let mut body = format!("{floor}<g class=\"still\">{}</g>", svg::shapes(&film.rest.ghost, bounds.from));
    for (at, shape) in film.rest.shapes.iter().enumerate() {
        let rest = svg::path(&shape.outlines, bounds.from);
        let Some(paths) = paths(film, self::key(&film.rest.shapes, at), &bounds) else {
            // What is not seen in every moment, such as an eye that turns away, is there where nothing moves.
            body.push_str(&svg::shape(shape, bounds.from, " still"));
            continue;
        };
        let is_still = paths.iter().all(|path| Some(path) == paths.first());
        let name = format!("{key}k{at}");
        let class = if is_still { String::new() } else { format!(" {key}m {name}") };
        if !is_still {
            keyframes(&mut style, &rest, &paths, &times, &name);
            // What can fail in writing is a writer, and a string is none that does.
            let _ = write!(moving, ".{name}{{animation-name:{name}}}");
        }
        body.push_str(&svg::shape(shape, bounds.from, &class));
    }
    let arrows = svg::shapes(&film.rest.arrows, bounds.from);
    let _ = write!(body, "<g class=\"still\">{arrows}</g>");
    let total = times.last().copied().unwrap_or(1.0);
    let _ = write!(
        style,
        "@media screen and (prefers-reduced-motion:no-preference){{.still{{display:none}}.{key}m{{animation:{total:.1}s linear infinite}}{moving}}}"
    );
    if film.cropped {
        let size = svg::frame(&bounds);
        body = format!("<svg width=\"{}\" height=\"{}\">{body}</svg>", size.x, size.y);
    }
    (style, body)
}

/// The name of the shape at a place among some, and how many of that name come before it.
fn key(shapes: &[Shape], at: usize) -> Key<'_> {
    let name = shapes.get(at).map_or("", |shape| shape.name);
    (name, shapes.iter().take(at).filter(|shape| shape.name == name).count())
}

/// The path of a shape in every moment; `None` where it is not there, or is another kind of shape, in some.
fn paths(film: &Film, (name, nth): Key<'_>, bounds: &Bounds) -> Option<Vec<Path>> {
    let of = |shapes: &[Shape]| {
        shapes.iter().filter(|shape| shape.name == name).nth(nth).map(|shape| shape.outlines.clone())
    };
    let outlines: Option<Vec<Vec<Outline>>> = film.moments.iter().map(|moment| of(&moment.shapes)).collect();
    let paths: Vec<Path> = outlines?.iter().map(|outlines| svg::path(outlines, bounds.from)).collect();
    let first = paths.first()?;
    let is_one_kind = paths.iter().all(|path| letters(&path.data) == letters(&first.data));
    is_one_kind.then_some(paths)
}

/// The commands of a path: only paths of the same commands go over into each other.
fn letters(path: &str) -> String {
    path.chars().filter(char::is_ascii_alphabetic).collect()
}

/// Writes the keyframes of a shape: where it goes, if that is all that changes, else its whole path.
fn keyframes(style: &mut String, rest: &Path, paths: &[Path], times: &[f32], name: &str) {
    let total = times.last().copied().unwrap_or(1.0).max(0.1);
    let only_goes = paths.iter().all(|path| path.data == rest.data);
    let way = |path: &Path| (path.start - rest.start).to_array();
    let value = |path: &Path| match way(path) {
        [x, y] if only_goes => format!("transform:translate({x}px,{y}px)"),
        _ => format!("d:path(\"{path}\")"),
    };
    let figures = |path: &Path| -> Vec<i32> {
        let rest = if only_goes { &[] } else { path.figures.as_slice() };
        way(path).iter().chain(rest).copied().collect()
    };
    let figures: Vec<Vec<i32>> = paths.iter().map(figures).collect();
    let _ = write!(style, "@keyframes {name}{{");
    let mut frames: Vec<(String, Vec<String>)> = Vec::new();
    for at in needed(&figures, times) {
        let (Some(value), Some(time)) = (paths.get(at).map(value), times.get(at)) else { continue };
        let share = format!("{:.0}%", time / total * 100.0);
        match frames.iter_mut().find(|(other, _)| *other == value) {
            Some((_, shares)) => shares.push(share),
            None => frames.push((value, vec![share])),
        }
    }
    for (value, shares) in frames {
        let _ = write!(style, "{}{{{value}}}", shares.join(","));
    }
    style.push('}');
}

/// By how many units a figure of a path may be off, where a moment is left out.
const OFF: f32 = 2.5;

/// The moments that must be written: what a straight way from the last one to the next comes near enough to is left out.
fn needed(figures: &[Vec<i32>], times: &[f32]) -> Vec<usize> {
    let is_near = |from: usize, to: usize, between: usize| {
        let at = |index: usize| times.get(index).copied().unwrap_or_default();
        let share = (at(between) - at(from)) / (at(to) - at(from)).max(1e-3);
        let of = |index: usize| figures.get(index).into_iter().flatten().map(|figure| *figure as f32);
        let ends = of(from).zip(of(to));
        ends.zip(of(between)).all(|((from, to), here)| (from + (to - from) * share - here).abs() <= OFF)
    };
    let mut needed = vec![0];
    let mut last = 0;
    for at in 1..figures.len() {
        let is_end = at + 1 == figures.len();
        if is_end || !(last + 1..=at).all(|between| is_near(last, at + 1, between)) {
            needed.push(at);
            last = at;
        }
    }
    needed
}

/// When each moment is, in seconds from the start.
fn times(film: &Film, tempo: Tempo) -> Vec<f32> {
    let mut at = 0.0;
    let mut times = Vec::new();
    for (moment, next) in film.moments.iter().zip(film.moments.iter().skip(1).map(Some).chain([None])) {
        times.push(at);
        let Some(next) = next else { break };
        at += match (moment.is_pose, next.is_back) {
            _ if moment.is_pose && next.is_pose && moment.pose == next.pose => tempo.pause,
            (_, true) => tempo.back / film.steps,
            (_, false) => tempo.out / film.steps,
        };
    }
    times
}
