//! Tables for a terminal: readable at 80 columns without colour, and at 120 with it.

mod progress;
mod weeks;

use std::borrow::Cow;
use std::io::Write;

use anstyle::{AnsiColor, Style as Paint};
use anyhow::Result;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width as ColumnWidth, presets};

use super::columns::{self, Columns, GAP, INDENT};
use super::notes::Notes;
use super::sheet::{self, Part, Sheet};
use super::{Canvas, Listing, Style, about, beside, phrase};
use crate::desk::DeskDay;
use crate::plan::{Notice, Plan, Reason, Session, Severity, Week};
use crate::profile::Name;

pub use progress::progress;

const BOLD: Paint = Paint::new().bold();
const DIM: Paint = Paint::new().dimmed();

/// A plan: its name and dates, what nobody may miss, a table a session, each week's volume, and what is good to know.
pub fn plan(plan: &Plan, style: &Style, out: &mut dyn Write) -> Result<()> {
    let canvas = style.canvas;
    let notes = Notes::new(&plan.notices);
    let made_for = about::sessions_made_for(&plan.profile);
    head(about::title(&plan.profile), &about::dates(plan), made_for, canvas, out)?;
    above(&notes, sheet::cautions(plan.sessions().flat_map(Session::items)), canvas, out)?;
    if plan.weeks.len() > 1 && !style.each_week {
        weeks::in_blocks(plan, &notes, canvas, out)?;
    } else {
        let weeks: Vec<&Week> = plan.weeks.iter().collect();
        weeks::in_full(plan, &weeks, &notes, canvas, out)?;
    }
    if let Some(day) = &plan.bad_day {
        let (label, text) = beside::bad_day(day);
        // It is of no week.
        if plan.weeks.len() > 1 {
            writeln!(out)?;
        }
        labelled(label, BOLD, &text, canvas, out)?;
    }
    below(&notes, canvas, out)?;
    if style.reasons { reasons(plan, canvas, out) } else { Ok(()) }
}

/// A day's breaks, between what nobody may miss and what is good to know.
pub fn desk(day: &DeskDay, style: &Style, out: &mut dyn Write) -> Result<()> {
    let canvas = style.canvas;
    let notes = Notes::new(&day.notices);
    head(about::title(&day.profile), &about::times(day), about::breaks_made_for(day), canvas, out)?;
    above(&notes, sheet::cautions(day.breaks.iter().flat_map(|one| &one.moves)), canvas, out)?;
    spell(sheet::desk(day), canvas, out)?;
    below(&notes, canvas, out)
}

/// What a result is called, when it is for, what it was made for, and how to see a move done.
fn head(title: &str, when: &str, made_for: Vec<(&str, String)>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let title = textwrap::fill(&format!("{title} · {when}"), canvas.prose(""));
    writeln!(out, "{}", painted(&title, BOLD, canvas))?;
    let facts: Vec<String> = made_for.into_iter().map(|(label, text)| format!("{label}: {text}")).collect();
    writeln!(out, "{}", textwrap::fill(&facts.join(" · "), canvas.prose("  ")))?;
    writeln!(out, "How a move is done: backplan show NAME\n")?;
    Ok(())
}

/// What nobody may miss, and what to mind in single moves.
fn above(notes: &Notes<'_>, cautions: Vec<(String, String)>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    notes.above.iter().try_for_each(|notice| tell(notice, canvas, out))?;
    for (names, caution) in cautions {
        labelled(&names, AnsiColor::Yellow.on_default(), &caution, canvas, out)?;
    }
    writeln!(out)?;
    Ok(())
}

/// What the plan lacks, and in one piece what holds for any plan.
fn below(notes: &Notes<'_>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    if !notes.below.is_empty() {
        writeln!(out)?;
    }
    notes.below.iter().try_for_each(|notice| tell(notice, canvas, out))?;
    let general: Vec<&str> = notes.general.iter().map(|notice| &*notice.text).collect();
    if !general.is_empty() {
        writeln!(out, "\n{}", textwrap::fill(&general.join(" "), canvas.prose("")))?;
    }
    Ok(())
}

/// A list of exercises.
pub fn exercises(listing: &Listing, style: &Style, out: &mut dyn Write) -> Result<()> {
    spell(sheet::exercises(listing), style.canvas, out)
}

fn tell(notice: &Notice, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let style = match notice.severity {
        Severity::Stop => AnsiColor::Red.on_default().bold(),
        Severity::Ask | Severity::Caution | Severity::Gap => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => BOLD,
    };
    labelled(phrase::severity(notice.severity), style, &notice.text, canvas, out)
}

/// "Label: text", the label in a style, the text as wide as the canvas.
fn labelled(label: &str, style: Paint, text: &str, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let text = format!("{label}: {text}");
    let wrapped = textwrap::fill(&text, canvas.prose("  "));
    let wrapped = breakable(&wrapped);
    match wrapped.strip_prefix(label) {
        Some(rest) => writeln!(out, "{}{rest}", painted(label, style, canvas))?,
        // A label that is itself broken over lines stays as it is.
        None => writeln!(out, "{wrapped}")?,
    }
    Ok(())
}

/// Spells a sheet, its columns as wide as the canvas lets them be.
pub fn spell(sheet: Sheet, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let sheets = [sheet];
    let columns = Columns::fit(&sheets, canvas.width);
    sheets.iter().try_for_each(|sheet| spell_in(columns.as_ref(), sheet, canvas, out))
}

/// Spells a sheet in columns; where the canvas lets none be, row by row.
fn spell_in(columns: Option<&Columns>, sheet: &Sheet, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let Some(Columns(columns)) = columns else { return stacked(sheet, canvas, out) };
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    // How each line is painted: what is broken over lines is painted on all of them.
    let height = |row: &[String]| row.iter().map(|cell| cell.split('\n').count()).max().unwrap_or_default();
    let head: Vec<String> =
        columns.iter().filter_map(|(at, width)| Some(lines(sheet.columns.get(*at)?, *width, ""))).collect();
    let mut paints = vec![Some(DIM); height(&head)];
    table.set_header(head);
    for part in sheet.parts.iter().filter(|part| !part.is_empty()) {
        if let Some(title) = &part.title {
            let row = titled(part, &title.to_uppercase(), columns);
            paints.extend(vec![Some(BOLD); height(&row)]);
            table.add_row(row);
        }
        for row in &part.rows {
            let indent = |at: usize| if at == sheet.names { INDENT } else { "" };
            let cell = |(at, width): &(usize, usize)| row.get(*at).map(|cell| lines(cell, *width, indent(*at)));
            let row: Vec<String> = columns.iter().filter_map(cell).collect();
            paints.extend(vec![None; height(&row)]);
            table.add_row(row);
        }
    }
    for ((at, column), (_, width)) in table.column_iter_mut().enumerate().zip(columns) {
        let gap = if at + 1 == columns.len() { 0 } else { GAP };
        column.set_padding((0, u16::try_from(gap).unwrap_or_default()));
        let width = u16::try_from(width + gap).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(ColumnWidth::Fixed(width)));
    }
    for (line, paint) in table.lines().zip(paints.into_iter().chain(std::iter::repeat(None))) {
        let line = breakable(line.trim_end());
        let line = &*line;
        match paint {
            Some(paint) => writeln!(out, "{}", painted(line, paint, canvas))?,
            None => writeln!(out, "{line}")?,
        }
    }
    Ok(())
}

/// The row of a part's title: the title, and what stands beside it.
fn titled(part: &Part, title: &str, columns: &[(usize, usize)]) -> Vec<String> {
    let cell = |(at, width): &(usize, usize)| match at.checked_sub(1) {
        None => Some(lines(title, *width, INDENT)),
        Some(at) => part.beside.get(at).map(|cell| lines(cell, *width, "")),
    };
    columns.iter().filter_map(cell).collect()
}

/// A text whose parts need stay together no longer.
fn breakable(text: &str) -> Cow<'_, str> {
    if text.contains(phrase::NO_BREAK) { text.replace(phrase::NO_BREAK, " ").into() } else { text.into() }
}

/// The lines of a cell in a column: those that it has, and those over which they are broken, indented from the second on.
fn lines(cell: &str, width: usize, indent: &str) -> String {
    if columns::width(cell) <= width && !cell.contains('\n') {
        return cell.to_owned();
    }
    let prose = Canvas { width, colour: false }.prose(indent);
    let line = |(at, line): (usize, &str)| {
        let prose = if at > 0 { prose.clone().initial_indent(indent) } else { prose.clone() };
        textwrap::fill(&phrase::unbroken(line), prose)
    };
    cell.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// Spells a sheet without columns: all but the last cell of a row on a line of their own, and the last below them.
fn stacked(sheet: &Sheet, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    for part in sheet.parts.iter().filter(|part| !part.rows.is_empty()) {
        if let Some(title) = &part.title {
            writeln!(out, "{}", painted(&title.to_uppercase(), BOLD, canvas))?;
        }
        for row in &part.rows {
            let said = |(at, cell): (usize, &String)| {
                let is_said = sheet.spare != Some(at) && !cell.is_empty() && cell != "–";
                is_said.then(|| cell.clone())
            };
            let last = row.len().saturating_sub(1);
            let first: Vec<String> = row.iter().enumerate().take(last).filter_map(said).collect();
            writeln!(out, "{}", breakable(&textwrap::fill(&first.join("  "), canvas.prose("  "))))?;
            if let Some(text) = row.iter().enumerate().skip(last).find_map(said) {
                writeln!(out, "{}", breakable(&textwrap::fill(&text, canvas.prose("  ").initial_indent("  "))))?;
            }
        }
    }
    Ok(())
}

/// `text` in a style, where the canvas has colour.
fn painted(text: &str, style: Paint, canvas: Canvas) -> String {
    if canvas.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// Why each move of a plan is in.
fn reasons(plan: &Plan, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\nCHOSEN")?;
    sheet::reasons(plan).into_iter().try_for_each(|(id, because)| explained(id, because, &[], canvas, out))
}

/// An exercise's id, the reasons of its fate, and what stands in for it.
pub fn explained(id: &str, because: &[Reason], instead: &[Name], canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{id}")?;
    let reasons = because.iter().map(phrase::reason);
    let instead = (!instead.is_empty()).then(|| format!("instead: {}", instead.join(", ")));
    for line in reasons.chain(instead) {
        let options = canvas.prose("    ").initial_indent("  ");
        writeln!(out, "{}", textwrap::fill(&line, options))?;
    }
    Ok(())
}
