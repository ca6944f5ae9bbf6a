//! The course of pain as a picture: days along the page, 0 to 10 upwards, a line each for during, after and next morning.
//! Lines differ by their dashes and marks as well as by colour.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

use crate::daily::progress::{Course, PainCourse, PainPoint};
use crate::render::told;
use crate::suggest::listed;

/// Where the axes are: left, right, top and bottom, as the template draws them.
const LEFT: f64 = 36.0;
const RIGHT: f64 = 628.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 212.0;
/// The most pain.
const MOST: u8 = 10;
/// Spaces between the dates below the picture, at most.
const SPACES: u64 = 5;

/// The picture.
pub struct Chart {
    /// All of it in words.
    pub title: String,
    /// Figures beside the upright axis.
    pub heights: Vec<Tick>,
    /// Dates below the other one.
    pub days: Vec<Tick>,
    /// The lines.
    pub courses: Vec<Drawn>,
}

/// A text at an axis.
pub struct Tick {
    /// Where it is.
    pub at: String,
    /// The text.
    pub text: String,
    /// On which side of its place it stands, as a class.
    pub anchor: &'static str,
}

/// A line.
pub struct Drawn {
    /// What it is, as a class.
    pub class: &'static str,
    /// What it is.
    pub label: &'static str,
    /// Its points.
    pub points: String,
    /// A mark at each of them.
    pub marks: String,
    /// A mark in the key.
    pub sample: String,
}

/// A figure of what was noted at once.
type Figure = fn(&PainPoint) -> Option<u8>;

/// What can be drawn: a class, a label, and the figure.
const FIGURES: [(&str, &str, Figure); 3] = [
    ("during", "during the session", |point| point.during),
    ("after", "after it", |point| point.after),
    ("morning", "on the next morning", |point| point.morning),
];

impl Chart {
    /// The picture of a course; nothing where nothing was noted.
    pub fn of(pain: &PainCourse) -> Option<Self> {
        let (first, last) = (pain.points.first()?.date, pain.points.last()?.date);
        let span = Span { first, days: last.signed_duration_since(first).num_days() };
        let courses = FIGURES.iter().filter_map(|(class, label, figure)| {
            let places: Vec<(f64, f64)> =
                pain.points.iter().filter_map(|point| Some((span.x(point.date), height(figure(point)?)))).collect();
            (!places.is_empty()).then(|| drawn(class, label, &places))
        });
        let courses: Vec<Drawn> = courses.collect();
        let said = |(label, course): (&str, &Option<Course>)| {
            course.as_ref().map(|course| format!("{label}: {}", told::course(course)))
        };
        let all =
            [("during the session", &pain.during), ("after it", &pain.after), ("on the next morning", &pain.morning)];
        let said: Vec<String> = all.into_iter().filter_map(said).collect();
        let title = format!("Pain from 0 to 10, {}. {}.", told::days(first, last), listed(&said, "and"));
        let heights = (0..=MOST).step_by(2).map(|figure| Tick {
            at: number(height(figure)),
            text: figure.to_string(),
            anchor: "height",
        });
        Some(Self { title, heights: heights.collect(), days: span.ticks(), courses })
    }
}

/// The days of a picture.
struct Span {
    first: NaiveDate,
    days: i64,
}

impl Span {
    /// Where a day is; an only one in the middle.
    fn x(&self, date: NaiveDate) -> f64 {
        if self.days == 0 {
            return f64::midpoint(LEFT, RIGHT);
        }
        let share = date.signed_duration_since(self.first).num_days() as f64 / self.days as f64;
        LEFT + share * (RIGHT - LEFT)
    }

    /// Some days at even distances, the first and the last among them.
    fn ticks(&self) -> Vec<Tick> {
        let days = self.days.unsigned_abs();
        let spaces = days.min(SPACES);
        let tick = |at: u64| {
            let day = (at * days).checked_div(spaces).unwrap_or_default();
            let date = self.first.checked_add_days(Days::new(day)).unwrap_or(self.first);
            let anchor = match at {
                0 if spaces > 0 => "start",
                last if last == spaces && spaces > 0 => "end",
                _ => "middle",
            };
            Tick { at: number(self.x(date)), text: told::day(date), anchor }
        };
        (0..=spaces).map(tick).collect()
    }
}

/// Where a pain is.
fn height(pain: u8) -> f64 {
    BOTTOM - f64::from(pain.min(MOST)) / f64::from(MOST) * (BOTTOM - TOP)
}

fn drawn(class: &'static str, label: &'static str, places: &[(f64, f64)]) -> Drawn {
    let points: Vec<String> = places.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
    let marks = places.iter().map(|place| mark(class, *place)).collect();
    Drawn { class, label, points: points.join(" "), marks, sample: mark(class, (22.0, 7.0)) }
}

/// A mark: a lozenge during, a square after, a triangle next morning.
fn mark(class: &str, (x, y): (f64, f64)) -> String {
    let mut path = String::new();
    // Writing to a string can't fail.
    let _ = match class {
        "during" => write!(path, "M{} {}l4.5 4.5l-4.5 4.5l-4.5 -4.5Z", number(x), number(y - 4.5)),
        "after" => write!(path, "M{} {}h7v7h-7Z", number(x - 3.5), number(y - 3.5)),
        _ => write!(path, "M{} {}l4.5 8h-9Z", number(x), number(y - 4.5)),
    };
    path
}

/// A place with one decimal.
fn number(place: f64) -> String {
    format!("{place:.1}")
}
