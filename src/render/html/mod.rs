//! Pages to print and to use on a phone: one document that holds all it needs, runs no script and loads nothing.
//!
//! Everything that a page says is made ready as plain text first; the templates beside this file only spell it, and the
//! template engine escapes it.

mod back;
mod head;
mod how;
mod view;
mod volume;

use std::io::Write;

use anyhow::Result;
use askama::Template;

use self::back::Back;
use self::head::Head;
use self::how::Manual;
use self::view::{Article, BadDayView, Stop, WeekView};
use super::sheet::Piece;
use super::{Pages, Style};
use crate::desk::DeskDay;
use crate::plan::Plan;

/// A plan: its notices, a card a session, what each week trains, and how each move is done.
pub fn plan(plan: &Plan, _: &Style, out: &mut dyn Write) -> Result<()> {
    let manual = Manual::of_plan(plan);
    let weeks = view::weeks(plan, &manual);
    let bad_day = view::bad_day(plan, &manual);
    write(&PlanPage { head: Head::of_plan(plan), weeks, bad_day, manual: &manual }, out)
}

/// A day's breaks: its notices, a card a break, and how each move is done.
pub fn desk(day: &DeskDay, _: &Style, out: &mut dyn Write) -> Result<()> {
    let manual = Manual::of_desk(day);
    let stops = view::stops(day, &manual);
    write(&DeskPage { head: Head::of_desk(day), stops, back: Back::of_day(day), manual: &manual }, out)
}

/// Exercises in full.
pub fn exercises(Pages(listing): &Pages, _: &Style, out: &mut dyn Write) -> Result<()> {
    let names: Vec<&str> = listing.exercises.iter().map(|exercise| exercise.name).collect();
    let title = view::title_of(&names);
    let articles = view::articles(listing);
    write(&ExercisesPage { head: Head::of_exercises(&title), articles }, out)
}

/// A page is written when all of it is made: what fails then is the output, and the error is the output's own.
fn write(page: &impl Template, out: &mut dyn Write) -> Result<()> {
    let mut text = page.render()?;
    text.push('\n');
    out.write_all(text.as_bytes())?;
    Ok(())
}

#[derive(Template)]
#[template(path = "plan.html", config = "src/render/html/askama.toml")]
struct PlanPage<'a> {
    head: Head<'a>,
    weeks: Vec<WeekView<'a>>,
    bad_day: Option<BadDayView<'a>>,
    manual: &'a Manual<'a>,
}

#[derive(Template)]
#[template(path = "desk.html", config = "src/render/html/askama.toml")]
struct DeskPage<'a> {
    head: Head<'a>,
    stops: Vec<Stop<'a>>,
    back: Option<Back>,
    manual: &'a Manual<'a>,
}

#[derive(Template)]
#[template(path = "exercises.html", config = "src/render/html/askama.toml")]
struct ExercisesPage<'a> {
    head: Head<'a>,
    articles: Vec<Article>,
}
