//! Pages to print and to use on a phone: one document that holds all it needs, runs no script and loads nothing.
//!
//! Everything that a page says is made ready as plain text first; the templates beside this file only spell it, and the
//! template engine escapes it.

mod back;
mod blocks;
mod head;
mod how;
mod view;
mod volume;

use std::io::Write;

use anyhow::Result;
use askama::Template;

use self::back::Back;
use self::blocks::BlockView;
use self::head::Head;
use self::how::Manual;
use self::view::{Article, BadDayView, Stop, WeekView};
use super::sheet::Piece;
use super::{Pages, Style};
use crate::desk::DeskDay;
use crate::plan::{Plan, Week};

/// A plan: its notices, a table a block of weeks, a card a session of the weeks in full, what each of these trains, and how
/// each move is done.
pub fn plan(plan: &Plan, style: &Style, out: &mut dyn Write) -> Result<()> {
    let has_weeks = plan.weeks.len() > 1;
    let in_blocks = has_weeks && !style.each_week;
    let manual = Manual::of_plan(plan, in_blocks);
    let blocks = if in_blocks { blocks::views(plan, &manual) } else { Vec::new() };
    let is_shown = |week: &Week| !in_blocks || blocks.iter().any(|block| block.known == week.week);
    let weeks = view::weeks(plan, is_shown, &manual);
    let bad_day = view::bad_day(plan, &manual);
    write(&PlanPage { head: Head::of_plan(plan), has_weeks, blocks, weeks, bad_day, manual: &manual }, out)
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
    has_weeks: bool,
    blocks: Vec<BlockView<'a>>,
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
