//! Pages to print and to use on a phone: one document that holds all it needs, runs no script and loads nothing.
//!
//! Everything that a page says is made ready as plain text first; the templates beside this file only spell it, and the
//! template engine escapes it.

mod back;
mod blocks;
mod drawings;
mod head;
mod how;
mod report;
mod roster;
mod view;
mod volume;

use std::io::Write;

use anyhow::Result;
use askama::Template;

use self::back::Back;
use self::blocks::BlockView;
use self::drawings::Drawings;
use self::head::Head;
use self::how::Manual;
use self::report::{Block, Section};
use self::roster::{Came, Row};
use self::view::{Article, BadDayView, Stop, WeekView};
use super::sheet::Piece;
use super::{Account, Pages, Roster, Style, phrase};
use crate::catalog::Exercise;
use crate::desk::DeskDay;
use crate::plan::{Plan, Week};
use crate::pose::Drawing;

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
    let items = plan.items().chain(plan.bad_day.iter().flat_map(|day| &day.moves));
    let drawings = &Drawings::of(&style.kit, items, plan.moves.as_ref());
    let head = Head { letterhead: style.letterhead, ..Head::of_plan(plan) };
    write(&PlanPage { head, has_weeks, blocks, weeks, bad_day, manual: &manual, drawings }, out)
}

/// A day's breaks: its notices, a card a break, and how each move is done.
pub fn desk(day: &DeskDay, style: &Style, out: &mut dyn Write) -> Result<()> {
    let manual = Manual::of_desk(day);
    let stops = view::stops(day, &manual);
    let items = day.breaks.iter().flat_map(|one| &one.moves);
    let drawings = &Drawings::of(&style.kit, items, Some(&day.moves));
    let head = Head { letterhead: style.letterhead, ..Head::of_desk(day) };
    write(&DeskPage { head, stops, back: Back::of_day(day), manual: &manual, drawings }, out)
}

/// Exercises in full.
pub fn exercises(Pages(listing): &Pages, _: &Style, out: &mut dyn Write) -> Result<()> {
    let names: Vec<&str> = listing.exercises.iter().map(|exercise| exercise.name).collect();
    let title = view::title_of(&names);
    let articles = view::articles(listing);
    let kit = listing.catalog.kit();
    let drawn = listing.exercises.iter().filter_map(|exercise| Some((*exercise, kit.drawing(exercise.id)?)));
    let drawings = &Drawings::of_exercises(&drawn.collect::<Vec<_>>(), false);
    write(&ExercisesPage { head: Head::of_exercises(&title), articles, drawings }, out)
}

/// The drawings of exercises on one page, moving where that is wished for.
pub fn drawn(drawn: &[(&'static Exercise, &'static Drawing)], animate: bool, out: &mut dyn Write) -> Result<()> {
    let names: Vec<&str> = drawn.iter().map(|(exercise, _)| exercise.name).collect();
    let title = view::title_of(&names);
    write(&MovesPage { head: Head::of_exercises(&title), drawings: &Drawings::of_exercises(drawn, animate) }, out)
}

/// What has come of a plan, for the physiotherapist.
pub fn report(account: &Account, style: &Style, out: &mut dyn Write) -> Result<()> {
    let until = phrase::date(account.progress.today);
    let head = Head {
        subtitle: format!("Report until {until}"),
        body: "report",
        above: Vec::new(),
        ..Head::of_plan(&account.plan)
    };
    let drawings = &Drawings::of(&style.kit, account.plan.items(), account.plan.moves.as_ref());
    write(&ReportPage { head, sections: report::sections(account), drawings }, out)
}

/// The clients of a folder, a row each, with the way to their plans.
pub fn roster(roster: &Roster, style: &Style, out: &mut dyn Write) -> Result<()> {
    let rows = roster::rows(roster);
    let head = Head { letterhead: style.letterhead, ..Head::of_clients(roster::count(roster)) };
    write(&RosterPage { head, rows }, out)
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
    drawings: &'a Drawings,
}

#[derive(Template)]
#[template(path = "report.html", config = "src/render/html/askama.toml")]
struct ReportPage<'a> {
    head: Head<'a>,
    sections: Vec<Section>,
    drawings: &'a Drawings,
}

#[derive(Template)]
#[template(path = "desk.html", config = "src/render/html/askama.toml")]
struct DeskPage<'a> {
    head: Head<'a>,
    stops: Vec<Stop<'a>>,
    back: Option<Back>,
    manual: &'a Manual<'a>,
    drawings: &'a Drawings,
}

#[derive(Template)]
#[template(path = "exercises.html", config = "src/render/html/askama.toml")]
struct ExercisesPage<'a> {
    head: Head<'a>,
    articles: Vec<Article>,
    drawings: &'a Drawings,
}

#[derive(Template)]
#[template(path = "moves.html", config = "src/render/html/askama.toml")]
struct MovesPage<'a> {
    head: Head<'a>,
    drawings: &'a Drawings,
}

#[derive(Template)]
#[template(path = "roster.html", config = "src/render/html/askama.toml")]
struct RosterPage<'a> {
    head: Head<'a>,
    rows: Vec<Row<'a>>,
}
