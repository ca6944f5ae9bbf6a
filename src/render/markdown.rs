//! Markdown as GitHub reads it: tables, boxes to tick, headings.

mod weeks;

use std::io::Write;

use anyhow::Result;

use super::notes::Notes;
use super::sheet::{self, Piece, Sheet};
use super::{Explanations, Findings, Listing, Pages, Rulebook, Style, about, beside, phrase};
use crate::desk::DeskDay;
use crate::plan::{BadDay, Item, Moves, Notice, Plan, Session, Week};

/// A plan: what it was made for, a table a session with a box a set, each week's volume, and how the moves are done.
pub fn plan(plan: &Plan, style: &Style, out: &mut dyn Write) -> Result<()> {
    let notes = Notes::new(&plan.notices);
    head(about::title(&plan.profile), &about::dates(plan), &about::sessions_made_for(&plan.profile), out)?;
    above(&notes, sheet::cautions(plan.sessions().flat_map(Session::items)), out)?;
    if plan.weeks.len() > 1 && !style.each_week {
        weeks::in_blocks(plan, out)?;
    } else {
        plan.weeks.iter().try_for_each(|week| weeks::in_full(plan, week, out))?;
    }
    plan.bad_day.as_ref().map_or(Ok(()), |day| bad_day(day, out))?;
    below(&notes, out)?;
    if style.reasons {
        reasons(plan, out)?;
    }
    plan.moves.as_ref().map_or(Ok(()), |moves| how(moves, plan.items(), out))?;
    writeln!(out, "Made by {}.", inline(&plan.generator))?;
    Ok(())
}

/// A day's breaks, with a box each.
pub fn desk(day: &DeskDay, _: &Style, out: &mut dyn Write) -> Result<()> {
    let notes = Notes::new(&day.notices);
    head(about::title(&day.profile), &about::times(day), &about::breaks_made_for(day), out)?;
    above(&notes, sheet::cautions(day.breaks.iter().flat_map(|one| &one.moves)), out)?;
    writeln!(out, "## The breaks\n")?;
    for one in &day.breaks {
        let moves: Vec<String> = one
            .moves
            .iter()
            .map(|item| format!("{}, {}", inline(&item.name), inline(&phrase::item_dose(item))))
            .collect();
        writeln!(out, "- [ ] **{}** {}", inline(&one.at), moves.join("; "))?;
    }
    writeln!(out)?;
    below(&notes, out)?;
    how(&day.moves, day.breaks.iter().flat_map(|one| &one.moves), out)
}

/// Exercises, one a row.
pub fn exercises(listing: &Listing, _: &Style, out: &mut dyn Write) -> Result<()> {
    table(&sheet::exercises(listing), out)
}

/// Exercises, each in full.
pub fn pages(Pages(listing): &Pages, _: &Style, out: &mut dyn Write) -> Result<()> {
    for exercise in &listing.exercises {
        writeln!(out, "## {} (`{}`)\n", inline(exercise.name), exercise.id)?;
        pieces(sheet::exercise(listing, exercise), out)?;
    }
    Ok(())
}

/// Why exercises are in or out.
pub fn explanations(Explanations(explanations): &Explanations, _: &Style, out: &mut dyn Write) -> Result<()> {
    table(&sheet::explanations(explanations), out)
}

/// Rules by concern.
pub fn rules(book: &Rulebook, _: &Style, out: &mut dyn Write) -> Result<()> {
    table(&sheet::rules(&book.rules), out)
}

/// What a check found.
pub fn findings(Findings(findings): &Findings, _: &Style, out: &mut dyn Write) -> Result<()> {
    if findings.is_empty() {
        writeln!(out, "The plan keeps every rule.")?;
        return Ok(());
    }
    table(&sheet::findings(findings), out)
}

/// What is measured in a week, with room for the figure, and what is walked, a box a walk.
fn beside_sessions(plan: &Plan, week: &Week, out: &mut dyn Write) -> Result<()> {
    for one in &week.baselines {
        let how = if week.week == 1 { beside::how(one) } else { String::new() };
        writeln!(out, "- Measure first: {}: \\_\\_\\_\\_ {}", inline(&one.text), inline(&how))?;
    }
    if let Some((label, text)) = beside::walk(plan, week) {
        let days = week.walk.as_ref().map_or(0, |walk| walk.days.min(7) as usize);
        writeln!(out, "- {label}: {} {}", inline(&text), vec!["☐"; days].join(" "))?;
    }
    if !week.baselines.is_empty() || week.walk.is_some() {
        writeln!(out)?;
    }
    Ok(())
}

/// The session for a bad day.
fn bad_day(day: &BadDay, out: &mut dyn Write) -> Result<()> {
    let (label, _) = beside::bad_day(day);
    writeln!(out, "## {label}\n\n{} {}\n", inline(&day.when), inline(&day.back))?;
    for item in &day.moves {
        writeln!(out, "- {}: {}", inline(&item.name), inline(&phrase::item_dose(item)))?;
    }
    writeln!(out)?;
    Ok(())
}

/// A box a set.
fn boxes(item: &Item) -> String {
    sheet::boxes(item).map_or_else(|| format!("☐ all {}", item.sets), |sets| vec!["☐"; sets].join(" "))
}

/// A session's table, each row with a box a set.
fn with_boxes(session: &Session) -> Sheet {
    let mut sheet = sheet::session(session, None);
    sheet.columns = sheet::owned(&["Move", "Dose", "Rest", "Done"]);
    for (part, (_, items)) in sheet.parts.iter_mut().zip(sheet::phases(session)) {
        for (row, item) in part.rows.iter_mut().zip(items) {
            row.pop();
            row.push(boxes(item));
        }
    }
    sheet
}

/// What a result is called, when it is for, and what it was made for.
fn head(title: &str, when: &str, made_for: &[(&'static str, String)], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "# {}\n\n{when}\n", inline(title))?;
    for (label, text) in made_for {
        writeln!(out, "- {label}: {}", inline(text))?;
    }
    writeln!(out)?;
    Ok(())
}

/// What nobody may miss, each a quotation, and what to mind in single moves.
fn above(notes: &Notes<'_>, cautions: Vec<(String, String)>, out: &mut dyn Write) -> Result<()> {
    for notice in &notes.above {
        writeln!(out, "> {}\n", labelled(notice))?;
    }
    let lines = cautions.into_iter().map(|(names, caution)| format!("**{}**: {}", inline(&names), inline(&caution)));
    list("## Take care", lines, out)
}

/// What the plan lacks, and what holds for any plan.
fn below(notes: &Notes<'_>, out: &mut dyn Write) -> Result<()> {
    let general = notes.general.iter().map(|notice| inline(&notice.text));
    list("## Good to know", notes.of_plan().map(labelled).chain(general), out)
}

/// How much a notice matters, and what it says.
fn labelled(notice: &Notice) -> String {
    format!("**{}**: {}", phrase::severity(notice.severity), inline(&notice.text))
}

fn reasons(plan: &Plan, out: &mut dyn Write) -> Result<()> {
    let line = |(id, reasons): (&str, &[crate::plan::Reason])| {
        let whys: Vec<String> = reasons.iter().map(|reason| inline(&phrase::reason(reason))).collect();
        format!("`{}`: {}", code(id), whys.join("; "))
    };
    list("## Why these moves", sheet::reasons(plan).into_iter().map(line), out)
}

/// How the moves are done, each once, in the order in which they come.
fn how<'a>(moves: &Moves, items: impl Iterator<Item = &'a Item>, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "## How the moves are done\n")?;
    let mut told: Vec<&str> = Vec::new();
    for item in items {
        let Some(text) = moves.get(&item.exercise).filter(|_| !told.contains(&&*item.exercise)) else { continue };
        told.push(&item.exercise);
        writeln!(out, "### {}\n", inline(&item.name))?;
        pieces(sheet::how(text), out)?;
    }
    list("## Sources", about::sources(moves).into_iter().map(inline), out)
}

fn pieces(pieces: Vec<Piece>, out: &mut dyn Write) -> Result<()> {
    for piece in pieces {
        match piece {
            Piece::Line { label, text } => writeln!(out, "{label}: {}\n", inline(&text))?,
            Piece::List { title, entries, is_numbered } => {
                writeln!(out, "**{title}**\n")?;
                for (at, entry) in entries.iter().enumerate() {
                    let mark = if is_numbered { format!("{}.", at + 1) } else { "-".to_owned() };
                    writeln!(out, "{mark} {}", inline(entry))?;
                }
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

/// A list under a heading; nothing where it is empty.
fn list(heading: &str, lines: impl Iterator<Item = String>, out: &mut dyn Write) -> Result<()> {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "{heading}\n")?;
    lines.try_for_each(|line| writeln!(out, "- {line}"))?;
    writeln!(out)?;
    Ok(())
}

/// Spells a sheet; the title of a part is a row of its own, in bold.
fn table(sheet: &Sheet, out: &mut dyn Write) -> Result<()> {
    let columns: Vec<String> = sheet.columns.iter().map(|column| lines(column)).collect();
    writeln!(out, "| {} |", columns.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(columns.len()))?;
    for part in sheet.parts.iter().filter(|part| !part.is_empty()) {
        if let Some(title) = &part.title {
            let beside =
                (1..columns.len()).map(|at| part.beside.get(at - 1).map(|cell| lines(cell)).unwrap_or_default());
            writeln!(out, "| **{}** | {} |", inline(title), beside.collect::<Vec<_>>().join(" | "))?;
        }
        for row in &part.rows {
            let cells: Vec<String> = row.iter().map(|cell| lines(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
    }
    writeln!(out)?;
    Ok(())
}

/// A cell, each of its lines on one of its own.
fn lines(cell: &str) -> String {
    cell.split('\n').map(inline).collect::<Vec<_>>().join("<br>")
}

/// Text that means itself: what Markdown would read as a mark is escaped, at its start the marks of lists too, and a line
/// break is a blank.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, text) = text.split_at(digits);
    escaped.push_str(number);
    let marks: &[char] = if number.is_empty() { &['-', '+', '='] } else { &['.', ')'] };
    if text.starts_with(marks) {
        escaped.push('\\');
    }
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '@' | '$' => {
                escaped.extend(['\\', letter]);
            }
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Text inside a code span, where nothing can be escaped.
fn code(text: &str) -> String {
    text.replace(['`', '|'], "'").replace(char::is_control, " ")
}
