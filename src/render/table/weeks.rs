//! The weeks of a plan: each in full, or the first one in full and then blocks of them in a table.

use std::collections::BTreeSet;
use std::io::Write;

use anstyle::{AnsiColor, Style as Paint};
use anyhow::Result;

use super::super::blocks::{self, Block, Day, Row};
use super::super::columns::Columns;
use super::super::notes::Notes;
use super::super::sheet::{self, Sheet};
use super::super::steps::{self, Told};
use super::super::{Canvas, beside, phrase};
use super::{BOLD, breakable, labelled, painted, spell_in};
use crate::plan::{Effort, Plan, Session, Week};
use crate::suggest::{capitalised, uncapitalised};

/// Weeks in full, one after the other, all their sessions in the same columns.
pub fn in_full(plan: &Plan, weeks: &[&Week], notes: &Notes<'_>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let columns = columns(plan, weeks, canvas);
    for week in weeks {
        one(plan, week, columns.as_ref(), notes, canvas, out)?;
        if week.week < plan.profile.weeks {
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Blocks of weeks: a table each, and before it its first week in full, where something in that is new besides its doses.
pub fn in_blocks(plan: &Plan, notes: &Notes<'_>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let blocks = blocks::of(plan);
    let full: Vec<&Week> = blocks.iter().filter(|block| block.has_full_week()).map(|block| block.in_full).collect();
    let columns = columns(plan, &full, canvas);
    let mut sets = String::new();
    for block in &blocks {
        if block.has_full_week() {
            one(plan, block.in_full, columns.as_ref(), notes, canvas, out)?;
            writeln!(out)?;
            sets = sheet::volume_line(block.in_full);
        }
        self::block(block, &mut sets, canvas, out)?;
        if block.weeks.last().is_some_and(|last| last.week < plan.profile.weeks) {
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The columns that fit all sessions of some weeks.
fn columns(plan: &Plan, weeks: &[&Week], canvas: Canvas) -> Option<Columns> {
    let sessions = weeks.iter().flat_map(|week| &week.sessions);
    let sheets: Vec<Sheet> = sessions.map(|session| sheet::session(session, plan.moves.as_ref())).collect();
    Columns::fit(&sheets, canvas.width)
}

/// A week: a table a session with the steps in it, and the week's volume.
fn one(
    plan: &Plan,
    week: &Week,
    columns: Option<&Columns>,
    notes: &Notes<'_>,
    canvas: Canvas,
    out: &mut dyn Write,
) -> Result<()> {
    if plan.weeks.len() > 1 {
        week_heading(week, canvas, out)?;
    }
    if let Some((label, text)) = beside::measures(week) {
        labelled(label, BOLD, &text, canvas, out)?;
        writeln!(out)?;
    }
    for (at, session) in week.sessions.iter().enumerate() {
        heading(session, canvas, out)?;
        if let Some(before) = sheet::the_same(session, week.sessions.get(..at).unwrap_or_default()) {
            writeln!(out, "  The same as on {}.", phrase::weekday(before.date))?;
        } else {
            spell_in(columns, &sheet::session(session, plan.moves.as_ref()), canvas, out)?;
            steps::of_session(session).iter().try_for_each(|told| tell(told, canvas, out))?;
        }
        writeln!(out)?;
    }
    let more = notes.sets.filter(|_| week.week == 1).map(|notice| format!(" {}", notice.text)).unwrap_or_default();
    labelled("Sets planned this week", BOLD, &format!("{}.{more}", sheet::volume_line(week)), canvas, out)?;
    beside::walk(plan, week).map_or(Ok(()), |(label, text)| labelled(label, BOLD, &text, canvas, out))
}

/// The number of a week, what it is for, and what it changes.
fn week_heading(week: &Week, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let text = format!("Week {}: {}", week.week, phrase::kind(week.kind));
    writeln!(out, "{}", painted(&text, BOLD.underline(), canvas))?;
    for (why, names) in steps::changes(week) {
        labelled(&names.join(", "), Paint::new(), why, canvas, out)?;
    }
    writeln!(out)?;
    Ok(())
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

/// A block: its table, what changes in it, and the volume of its fullest week where it is another than `told`.
fn block(block: &Block<'_>, sets: &mut String, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let title = format!("{}: {}", block.heading(), block.dates());
    writeln!(out, "{}", painted(&textwrap::fill(&title, canvas.prose("  ")), BOLD.underline(), canvas))?;
    let known = format!("Warm-ups, stretches and rests that are not given are those of week {}.", block.in_full.week);
    writeln!(out, "{}\n", textwrap::fill(&known, canvas.prose("  ")))?;
    let sheet = block.sheet();
    match Columns::around_names(&sheet, canvas.width) {
        Some(columns) => spell_in(Some(&columns), &sheet, canvas, out)?,
        None => block.days.iter().try_for_each(|day| stacked(block, day, canvas, out))?,
    }
    writeln!(out)?;
    block.told.iter().try_for_each(|told| tell(told, canvas, out))?;
    if let Some((label, text)) = &block.again {
        labelled(label, BOLD, text, canvas, out)?;
    }
    let Some(week) = block.fullest().filter(|week| sheet::volume_line(week) != *sets) else { return Ok(()) };
    *sets = sheet::volume_line(week);
    labelled(&format!("Sets planned in week {}", week.week), BOLD, &format!("{sets}."), canvas, out)
}

/// What changes under one condition: the condition, and a line or more for each text.
fn tell(told: &Told, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    if let [(label, text)] = &*told.lines
        && label.is_empty()
    {
        return labelled(&told.when, BOLD, &format!("{}.", phrase::unbroken(&uncapitalised(text))), canvas, out);
    }
    // What holds in any case needs no word about it where it is all that does.
    if let ([(label, text)], true) = (&*told.lines, told.when == steps::IN_ANY_CASE) {
        return labelled(label, BOLD, &format!("{}.", phrase::unbroken(text)), canvas, out);
    }
    let when = textwrap::fill(&format!("{}:", told.when), canvas.prose("  "));
    writeln!(out, "{}", painted(&when, BOLD, canvas))?;
    for (label, text) in &told.lines {
        let line = if label.is_empty() { text.clone() } else { format!("{label}: {text}") };
        let prose = canvas.prose("    ").initial_indent("  ");
        writeln!(out, "{}", breakable(&textwrap::fill(&phrase::unbroken(&line), prose)))?;
    }
    Ok(())
}

/// A day of a block where there is no room for columns: under each move its weeks, those that are alike in one.
fn stacked(block: &Block<'_>, day: &Day<'_>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let title = textwrap::fill(&day.title().to_uppercase(), canvas.prose("  "));
    writeln!(out, "{}", painted(&title, BOLD, canvas))?;
    by_weeks(block, &day.minutes, canvas, out)?;
    for Row { item, facts, cells } in &day.rows {
        let name = [&[item.name.to_string()][..], facts].concat().join(", ");
        writeln!(out, "{}", breakable(&textwrap::fill(&phrase::unbroken(&name), canvas.prose("  "))))?;
        by_weeks(block, cells, canvas, out)?;
    }
    Ok(())
}

/// "Weeks 1 to 3: 2 × 6–8 · week 4: 2 × 7–8 · week 5, lighter: 1 × 7–8".
fn by_weeks(block: &Block<'_>, cells: &[Option<String>], canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let mut told: Vec<(&str, BTreeSet<u32>)> = Vec::new();
    for (week, cell) in block.weeks.iter().zip(cells) {
        let Some(cell) = cell else { continue };
        match told.last_mut().filter(|(other, weeks)| other == cell && weeks.contains(&(week.week.saturating_sub(1)))) {
            Some((_, weeks)) => drop(weeks.insert(week.week)),
            None => told.push((cell, BTreeSet::from([week.week]))),
        }
    }
    let spoken = told.into_iter().map(|(cell, weeks)| format!("{}: {cell}", steps::spoken(&weeks)));
    let text = capitalised(&spoken.collect::<Vec<_>>().join(" · "));
    let prose = canvas.prose("    ").initial_indent("  ");
    writeln!(out, "{}", breakable(&textwrap::fill(&phrase::unbroken(&text), prose)))?;
    Ok(())
}
