//! Tables for a terminal: readable at 80 columns without colour, and at 120 with it.

use std::borrow::Cow;
use std::io::Write;

use anstyle::{AnsiColor, Style as Paint};
use anyhow::Result;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width as ColumnWidth, presets};

use super::columns::{self, Columns, GAP, INDENT};
use super::notes::Notes;
use super::sheet::{self, Sheet};
use super::{Canvas, Listing, Style, about, beside, phrase};
use crate::desk::DeskDay;
use crate::plan::{Effort, Notice, Plan, Reason, Session, Severity, Week};
use crate::profile::Name;

const BOLD: Paint = Paint::new().bold();
const DIM: Paint = Paint::new().dimmed();

/// A plan: its name and dates, what nobody may miss, a table a session, each week's volume, and what is good to know.
pub fn plan(plan: &Plan, style: &Style, out: &mut dyn Write) -> Result<()> {
    let canvas = style.canvas;
    let notes = Notes::new(&plan.notices);
    let made_for = about::sessions_made_for(&plan.profile);
    head(about::title(&plan.profile), &about::dates(plan), made_for, canvas, out)?;
    above(&notes, sheet::cautions(plan.sessions().flat_map(Session::items)), canvas, out)?;
    // All sessions in the same columns.
    let sheets: Vec<Sheet> = plan.sessions().map(|session| sheet::session(session, plan.moves.as_ref())).collect();
    let columns = Columns::fit(&sheets, canvas.width);
    let mut sheets = sheets.iter();
    for week in &plan.weeks {
        if plan.weeks.len() > 1 {
            week_heading(week, canvas, out)?;
        }
        if let Some((label, text)) = beside::measures(week) {
            labelled(label, BOLD, &text, canvas, out)?;
        }
        for (at, (session, sheet)) in week.sessions.iter().zip(sheets.by_ref()).enumerate() {
            heading(session, canvas, out)?;
            match sheet::the_same(session, week.sessions.get(..at).unwrap_or_default()) {
                Some(before) => writeln!(out, "  The same as on {}.", phrase::weekday(before.date))?,
                None => spell_in(columns.as_ref(), sheet, canvas, out)?,
            }
            writeln!(out)?;
        }
        let sets = notes.sets.filter(|_| week.week == 1).map(|notice| format!(" {}", notice.text)).unwrap_or_default();
        labelled("Sets planned this week", BOLD, &format!("{}.{sets}", sheet::volume_line(week)), canvas, out)?;
        if let Some((label, text)) = beside::walk(plan, week) {
            labelled(label, BOLD, &text, canvas, out)?;
        }
        if week.week < plan.profile.weeks {
            writeln!(out)?;
        }
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

/// The number of a week, what it is for, and what it changes.
fn week_heading(week: &Week, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let text = format!("Week {}: {}", week.week, phrase::kind(week.kind));
    writeln!(out, "{}", painted(&text, BOLD.underline(), canvas))?;
    for (why, names) in sheet::changes(week) {
        labelled(&names.join(", "), Paint::new(), why, canvas, out)?;
    }
    writeln!(out)?;
    Ok(())
}

/// A day's breaks, between what nobody may miss and what is good to know.
pub fn desk(day: &DeskDay, style: &Style, out: &mut dyn Write) -> Result<()> {
    let canvas = style.canvas;
    let notes = Notes::new(&day.notices);
    head(about::title(&day.profile), &about::times(day), about::made_for(&day.profile), canvas, out)?;
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

fn heading(session: &Session, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let colour = match session.effort {
        Effort::Hard => AnsiColor::Yellow,
        Effort::Easy => AnsiColor::Green,
    };
    let (date, effort) = (phrase::date(session.date), phrase::effort(session.effort));
    let text = format!("{date} · {effort} · {}", phrase::minutes(session.minutes));
    let text = textwrap::fill(&text, canvas.prose("  "));
    // What is broken over lines stays as it is.
    let text = text.replacen(&date, &painted(&date, BOLD, canvas), 1);
    writeln!(out, "{}", text.replacen(effort, &painted(effort, colour.on_default(), canvas), 1))?;
    Ok(())
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
    table.set_header(columns.iter().filter_map(|(at, _)| sheet.columns.get(*at)));
    let mut titles: Vec<String> = Vec::new();
    for part in sheet.parts.iter().filter(|part| !part.rows.is_empty()) {
        if let Some(title) = part.title {
            table.add_row([title.to_uppercase()]);
            titles.push(title.to_uppercase());
        }
        for row in &part.rows {
            let cell = |(at, width): &(usize, usize)| row.get(*at).map(|cell| lines(cell, *width, *at == sheet.names));
            table.add_row(columns.iter().filter_map(cell));
        }
    }
    for ((at, column), (_, width)) in table.column_iter_mut().enumerate().zip(columns) {
        let gap = if at + 1 == columns.len() { 0 } else { GAP };
        column.set_padding((0, u16::try_from(gap).unwrap_or_default()));
        let width = u16::try_from(width + gap).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(ColumnWidth::Fixed(width)));
    }
    for (at, line) in table.lines().enumerate() {
        let line = breakable(line.trim_end());
        let line = &*line;
        let style = if at == 0 { Some(DIM) } else { titles.iter().any(|title| line == title).then_some(BOLD) };
        match style {
            Some(style) => writeln!(out, "{}", painted(line, style, canvas))?,
            None => writeln!(out, "{line}")?,
        }
    }
    Ok(())
}

/// A text whose parts need stay together no longer.
fn breakable(text: &str) -> Cow<'_, str> {
    if text.contains(phrase::NO_BREAK) { text.replace(phrase::NO_BREAK, " ").into() } else { text.into() }
}

/// The lines of a cell in a column.
fn lines(cell: &str, width: usize, is_name: bool) -> String {
    if columns::width(cell) <= width {
        return cell.to_owned();
    }
    let indent = if is_name { INDENT } else { "" };
    textwrap::fill(&phrase::unbroken(cell), Canvas { width, colour: false }.prose(indent))
}

/// Spells a sheet without columns: all but the last cell of a row on a line of their own, and the last below them.
fn stacked(sheet: &Sheet, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    for part in sheet.parts.iter().filter(|part| !part.rows.is_empty()) {
        if let Some(title) = part.title {
            writeln!(out, "{}", painted(&title.to_uppercase(), BOLD, canvas))?;
        }
        for row in &part.rows {
            let said = |(at, cell): (usize, &String)| {
                let is_said = sheet.spare != Some(at) && !cell.is_empty() && cell != "–";
                is_said.then(|| cell.clone())
            };
            let last = row.len().saturating_sub(1);
            let first: Vec<String> = row.iter().enumerate().take(last).filter_map(said).collect();
            writeln!(out, "{}", textwrap::fill(&first.join("  "), canvas.prose("  ")))?;
            if let Some(text) = row.iter().enumerate().skip(last).find_map(said) {
                writeln!(out, "{}", textwrap::fill(&text, canvas.prose("  ").initial_indent("  ")))?;
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
