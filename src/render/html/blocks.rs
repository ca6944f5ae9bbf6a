//! The blocks of a plan at the top of its page: a table a block, with a box for each session.

use super::how::Manual;
use crate::catalog::Word;
use crate::plan::{Plan, WeekKind};
use crate::render::blocks::{self, Block, Day, Row};
use crate::render::steps::Told;
use crate::render::{phrase, sheet};
use crate::suggest::capitalised;

/// A block.
pub struct BlockView<'a> {
    /// What links point at.
    pub id: String,
    /// Its weeks.
    pub heading: String,
    /// When they are.
    pub dates: String,
    /// Its weeks, one a column.
    pub heads: Vec<Head>,
    /// Its days.
    pub days: Vec<DayView<'a>>,
    /// What changes in it.
    pub told: Vec<Told>,
    /// What links to the week whose warm-ups and stretches it has point at.
    pub known_id: String,
    /// The number of that week.
    pub known: u32,
    /// That something is measured again in it: a label, and when.
    pub again: Option<(&'static str, String)>,
    /// The number of its fullest week, and the sets that are planned in it.
    pub sets: Option<(u32, String)>,
}

/// A week's column.
pub struct Head {
    /// The week.
    pub name: String,
    /// When it begins, and whether it is lighter.
    pub more: Vec<String>,
    /// Whether it is.
    pub is_lighter: bool,
}

/// The rows of a day.
pub struct DayView<'a> {
    /// The day.
    pub title: String,
    /// In each week the minutes, and what each box to tick stands for.
    pub cells: Vec<Option<(String, Vec<String>)>>,
    /// Its moves.
    pub rows: Vec<RowView<'a>>,
}

/// A move.
pub struct RowView<'a> {
    /// The move.
    pub name: &'a str,
    /// The place in the page that describes it.
    pub link: Option<&'a str>,
    /// What is the same in all weeks.
    pub facts: String,
    /// Its dose in each week.
    pub cells: Vec<Option<String>>,
}

/// The blocks of a plan.
pub fn views<'a>(plan: &'a Plan, manual: &'a Manual<'a>) -> Vec<BlockView<'a>> {
    blocks::of(plan).into_iter().enumerate().map(|(at, block)| view(at, block, manual)).collect()
}

fn view<'a>(at: usize, block: Block<'a>, manual: &'a Manual<'a>) -> BlockView<'a> {
    let heads = block.heads().into_iter().zip(block.weeks).map(|(head, week)| {
        let mut lines = head.split('\n').map(str::to_owned);
        let is_lighter = week.kind == WeekKind::Lighter;
        Head { name: lines.next().unwrap_or_default(), more: lines.collect(), is_lighter }
    });
    BlockView {
        id: format!("block-{}", at + 1),
        heading: block.heading(),
        dates: block.dates(),
        heads: heads.collect(),
        days: block.days.iter().map(|day| day_view(day, &block, manual)).chain(walks(&block)).collect(),
        known_id: format!("week-{}", block.in_full.week),
        known: block.in_full.week,
        again: block.again.clone(),
        sets: block.fullest().map(|week| (week.week, sheet::volume_line(week))),
        told: block.told,
    }
}

/// The walks of a block, where there are any, as a day without moves.
fn walks<'a>(block: &Block<'a>) -> Option<DayView<'a>> {
    let (title, cells) = block.walks()?;
    let cells = cells.into_iter().map(|cell| cell.map(|figures| (figures, Vec::new()))).collect();
    Some(DayView { title: title.to_owned(), cells, rows: Vec::new() })
}

fn day_view<'a>(day: &Day<'a>, block: &Block<'a>, manual: &'a Manual<'a>) -> DayView<'a> {
    let cell = |(number, minutes): (u32, &Option<String>)| {
        let named = |day: &crate::catalog::Weekday| format!("{}, week {number}", capitalised(day.as_str()));
        minutes.clone().map(|minutes| (minutes, day.weekdays.iter().map(named).collect()))
    };
    let row = |row: &Row<'a>| RowView {
        name: &row.item.name,
        link: manual.place(row.item),
        facts: phrase::unbroken(&row.facts.join(", ")),
        cells: row.cells.iter().map(|cell| cell.as_deref().map(phrase::unbroken)).collect(),
    };
    DayView {
        title: day.title(),
        cells: block.weeks.iter().map(|week| week.week).zip(&day.minutes).map(cell).collect(),
        rows: day.rows.iter().map(row).collect(),
    }
}
