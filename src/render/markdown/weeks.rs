//! The weeks of a plan: each in full, or all of them as blocks in tables, and those in full that the tables lean on.

use std::io::Write;

use anyhow::Result;

use super::super::blocks::{self, Block};
use super::super::steps::{self, Told};
use super::super::{phrase, sheet};
use super::{beside_sessions, inline, table, with_boxes};
use crate::plan::{Plan, Session, Week};

/// A week: a table a session with the steps in it, and the week's volume.
pub fn in_full(plan: &Plan, week: &Week, out: &mut dyn Write) -> Result<()> {
    if plan.weeks.len() > 1 {
        heading(week, out)?;
    } else {
        writeln!(out, "## The sessions\n")?;
    }
    beside_sessions(plan, week, out)?;
    week.sessions.iter().try_for_each(|done| session(done, out))?;
    table(&sheet::volume(week), out)
}

/// All weeks at a glance, a table a block; then the weeks in full that have the warm-ups and stretches.
pub fn in_blocks(plan: &Plan, out: &mut dyn Write) -> Result<()> {
    let blocks = blocks::of(plan);
    blocks.iter().try_for_each(|one| block(one, out))?;
    blocks.iter().filter(|block| block.has_full_week()).try_for_each(|block| in_full(plan, block.in_full, out))
}

fn heading(week: &Week, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "## Week {}: {}\n", week.week, phrase::kind(week.kind))?;
    let changes = steps::changes(week);
    for (why, names) in &changes {
        writeln!(out, "- **{}**: {}", inline(&names.join(", ")), inline(why))?;
    }
    if !changes.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

fn session(session: &Session, out: &mut dyn Write) -> Result<()> {
    let effort = phrase::effort(session.effort);
    writeln!(out, "### {}\n", phrase::date(session.date))?;
    writeln!(out, "- [ ] {effort}, {}\n", phrase::minutes(session.minutes))?;
    table(&with_boxes(session), out)?;
    told(&steps::of_session(session), out)
}

/// A block: its table, with a box for each session, what changes in it, and the volume of its fullest week.
fn block(block: &Block<'_>, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "## {}\n\n{}\n", block.heading(), block.dates())?;
    let mut sheet = block.sheet();
    for (part, day) in sheet.parts.iter_mut().zip(&block.days) {
        let boxes = vec!["☐"; day.weekdays.len()].join(" ");
        let is_done = |(cell, minutes): (&mut String, &Option<String>)| {
            if minutes.is_some() {
                *cell = format!("{cell} {boxes}");
            }
        };
        part.beside.iter_mut().zip(&day.minutes).for_each(is_done);
    }
    table(&sheet, out)?;
    told(&block.told, out)?;
    writeln!(out, "Warm-ups, stretches and rests that are not given are those of week {}.\n", block.in_full.week)?;
    if let Some((label, text)) = &block.again {
        writeln!(out, "{label}: {}\n", inline(text))?;
    }
    let Some(week) = block.fullest() else { return Ok(()) };
    writeln!(out, "Sets planned in week {}: {}.\n", week.week, inline(&sheet::volume_line(week)))?;
    Ok(())
}

/// What changes: under each condition a line for each text.
fn told(told: &[Told], out: &mut dyn Write) -> Result<()> {
    for Told { when, lines } in told {
        writeln!(out, "- {}:", inline(when))?;
        for (label, text) in lines {
            let label = if label.is_empty() { String::new() } else { format!("**{}**: ", inline(label)) };
            writeln!(out, "  - {label}{}", inline(text))?;
        }
    }
    if !told.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}
