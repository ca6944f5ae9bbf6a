//! Tables for a terminal: readable at 80 columns without colour, and at 120 with it.

use std::collections::BTreeMap;
use std::io::Write;

use anstyle::{AnsiColor, Style as Paint};
use anyhow::Result;
use comfy_table::{ColumnConstraint, ContentArrangement, Row, Table, presets};

use super::sheet::{self, Sheet};
use super::{Canvas, Listing, Style, phrase};
use crate::desk::DeskDay;
use crate::plan::{Effort, Notice, Plan, Reason, Session, Severity, Week};
use crate::profile::Name;

const BOLD: Paint = Paint::new().bold();
const DIM: Paint = Paint::new().dimmed();

/// A plan: a table a session, each week's volume, what to mind in single moves, and the notices.
pub fn plan(plan: &Plan, style: &Style, out: &mut dyn Write) -> Result<()> {
    let canvas = style.canvas;
    for week in &plan.weeks {
        if plan.weeks.len() > 1 {
            week_heading(week, canvas, out)?;
        }
        for session in &week.sessions {
            heading(session, canvas, out)?;
            spell(&sheet::session(session, plan.moves.as_ref()), canvas, out)?;
            writeln!(out)?;
        }
        volume(week, canvas, out)?;
    }
    notices(&plan.notices, sheet::cautions(plan.sessions().flat_map(Session::items)), canvas, out)?;
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

/// A day's breaks, and the notices.
pub fn desk(day: &DeskDay, style: &Style, out: &mut dyn Write) -> Result<()> {
    let canvas = style.canvas;
    spell(&sheet::desk(day), canvas, out)?;
    writeln!(out)?;
    notices(&day.notices, sheet::cautions(day.breaks.iter().flat_map(|one| &one.moves)), canvas, out)
}

/// The notices, and between the gravest and the others what to mind in single moves.
fn notices(notices: &[Notice], cautions: BTreeMap<&str, &str>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let (first, last): (Vec<&Notice>, Vec<&Notice>) =
        notices.iter().partition(|notice| notice.severity <= Severity::Ask);
    first.into_iter().try_for_each(|notice| tell(notice, canvas, out))?;
    for (name, caution) in cautions {
        labelled(name, AnsiColor::Yellow.on_default(), caution, canvas, out)?;
    }
    last.into_iter().try_for_each(|notice| tell(notice, canvas, out))
}

/// A list of exercises.
pub fn exercises(listing: &Listing, style: &Style, out: &mut dyn Write) -> Result<()> {
    spell(&sheet::exercises(listing), style.canvas, out)
}

fn heading(session: &Session, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let colour = match session.effort {
        Effort::Hard => AnsiColor::Yellow,
        Effort::Easy => AnsiColor::Green,
    };
    let effort = painted(phrase::effort(session.effort), colour.on_default(), canvas);
    let date = painted(&phrase::date(session.date), BOLD, canvas);
    writeln!(out, "{date} · {effort} · {}", phrase::minutes(session.minutes))?;
    Ok(())
}

fn volume(week: &Week, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    spell(&sheet::volume(week), canvas, out)?;
    writeln!(out)?;
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
    match wrapped.strip_prefix(label) {
        Some(rest) => writeln!(out, "{}{rest}", painted(label, style, canvas))?,
        // A label that is itself broken over lines stays as it is.
        None => writeln!(out, "{wrapped}")?,
    }
    Ok(())
}

/// Spells a sheet, its columns as wide as the canvas lets them be.
pub fn spell(sheet: &Sheet, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(canvas.width).unwrap_or(u16::MAX));
    table.set_header(sheet.columns.iter().copied());
    let titles: Vec<String> = sheet.parts.iter().map(|part| part.title.unwrap_or_default().to_uppercase()).collect();
    for (part, title) in sheet.parts.iter().zip(&titles) {
        if !title.is_empty() {
            table.add_row([title]);
        }
        for row in &part.rows {
            table.add_row(Row::from(row));
        }
    }
    let last = sheet.columns.len().saturating_sub(1);
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if at == last { 0 } else { 2 }));
        if sheet.whole.contains(&at) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    for (at, line) in table.to_string().lines().enumerate() {
        let line = line.trim_end();
        let is_title = !line.is_empty() && titles.iter().any(|title| line == title);
        let style = if at == 0 { Some(DIM) } else { is_title.then_some(BOLD) };
        match style {
            Some(style) => writeln!(out, "{}", painted(line, style, canvas))?,
            None => writeln!(out, "{line}")?,
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
    let reasons = because.iter().map(|reason| format!("{} ({})", reason.why, reason.rule));
    let instead = (!instead.is_empty()).then(|| format!("instead: {}", instead.join(", ")));
    for line in reasons.chain(instead) {
        let options = canvas.prose("    ").initial_indent("  ");
        writeln!(out, "{}", textwrap::fill(&line, options))?;
    }
    Ok(())
}
