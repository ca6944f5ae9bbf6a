//! What has come of a plan, for a terminal: short tables with bars, a line for pain, and each figure in words as well.

use std::io::Write;

use anstyle::AnsiColor;
use anyhow::Result;

use super::super::sheet::{Part, Sheet};
use super::super::{Account, Canvas, Style, about, gauge, phrase, told};
use super::{BOLD, breakable, labelled, painted, spell};
use crate::daily::progress::{
    Course, Event, EventKind, GroupSets, PainPoint, Progress, WeekAdherence, WeekSets, WeekWalks, Work,
};
use crate::suggest::{capitalised, counted};

/// How a day is noted.
const HOW_TO_NOTE: &str = "backplan log --done --pain 2";
/// Characters of a bar.
const BAR: usize = 12;
/// Weeks before the latest whose sets are told in a column.
const EARLIER: usize = 4;
/// What happened last, at most.
const LATEST_EVENTS: usize = 5;
/// Characters before a line of pain.
const LABEL: usize = 14;

/// What has come of a plan.
pub fn progress(account: &Account, style: &Style, out: &mut dyn Write) -> Result<()> {
    let (progress, canvas) = (&account.progress, style.canvas);
    let title = format!("{} · progress until {}", about::title(&account.plan.profile), phrase::date(progress.today));
    writeln!(out, "{}", painted(&textwrap::fill(&title, canvas.prose("")), BOLD, canvas))?;
    let weeks = counted(progress.plan.weeks as usize, "week");
    writeln!(out, "{}\n", textwrap::fill(&format!("{weeks}, {}", about::dates(&account.plan)), canvas.prose("  ")))?;
    if progress.is_empty() {
        let text = "Nothing is noted of this plan yet. Note a session when you have done it:";
        writeln!(out, "{}\n  {HOW_TO_NOTE}\n", textwrap::fill(text, canvas.prose("")))?;
        adherence(progress, canvas, out)?;
        return moves(progress, canvas, out);
    }
    adherence(progress, canvas, out)?;
    sets(progress, canvas, out)?;
    walks(&progress.walks, canvas, out)?;
    pain(progress, canvas, out)?;
    baselines(progress, canvas, out)?;
    moves(progress, canvas, out)?;
    events(progress, canvas, out)
}

/// Sessions done of those that were due: in words, and a bar a week.
fn adherence(progress: &Progress, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    labelled("Sessions", BOLD, &told::adherence(&progress.adherence), canvas, out)?;
    let row = |week: &WeekAdherence| {
        let share = week.tally.done as f64 / week.planned.max(1) as f64;
        vec![
            format!("{} {}", week.week, told::days(week.from, week.to)),
            gauge::bar(share, BAR),
            format!("{} of {}", week.tally.done, week.planned),
            week.tally.skipped.to_string(),
            week.tally.not_noted.to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = progress.adherence.weeks.iter().map(row).collect();
    table(&["Week", "", "Done", "Skipped", "Not noted"], None, rows, canvas, out)
}

/// Sets of the latest week by muscle group, as bars against what is asked for.
fn sets(progress: &Progress, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    // Of a week that has only begun nothing is to be seen yet.
    let is_due = |week: &WeekAdherence| week.tally.due > 0;
    let last = progress.adherence.weeks.iter().rev().find(|week| is_due(week)).map(|week| week.week);
    let weeks: Vec<&WeekSets> = progress.volume.iter().filter(|week| Some(week.week) <= last).collect();
    let Some((latest, earlier)) = weeks.split_last() else { return Ok(()) };
    let earlier = earlier.get(earlier.len().saturating_sub(EARLIER)..).unwrap_or_default();
    let row = |group: &GroupSets| {
        let before = earlier.iter().filter_map(|week| week.groups.iter().find(|other| other.group == group.group));
        let before: Vec<String> = before.map(|other| other.done.to_string()).collect();
        vec![
            group.group.spoken().to_owned(),
            gauge::bar(group.done / told::aim(group).max(0.5), BAR),
            group.done.to_string(),
            group.planned.to_string(),
            told::target(group),
            before.join(", "),
        ]
    };
    let text = format!("done in week {}; a full bar is the target, or what is planned", latest.week);
    labelled("Sets", BOLD, &text, canvas, out)?;
    let rows: Vec<Vec<String>> = latest.groups.iter().map(row).collect();
    let before = match (earlier.first(), earlier.last()) {
        (Some(first), Some(last)) if first.week == last.week => format!("Week {}", first.week),
        (Some(first), Some(last)) => format!("Weeks {} to {}", first.week, last.week),
        _ => return table(&["Group", "", "Done", "Planned", "Target"], None, cut(rows, 5), canvas, out),
    };
    table(&["Group", "", "Done", "Planned", "Target", &before], Some(5), rows, canvas, out)
}

/// The first columns of rows.
fn cut(mut rows: Vec<Vec<String>>, columns: usize) -> Vec<Vec<String>> {
    for row in &mut rows {
        row.truncate(columns);
    }
    rows
}

/// The walks of the latest week, and of all.
fn walks(walks: &[WeekWalks], canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let Some(latest) = walks.last() else { return Ok(()) };
    let minutes: u32 = walks.iter().map(|week| week.minutes).sum();
    let text = format!("{}; {minutes} min in all weeks together.", told::walks(latest));
    labelled("Walks", BOLD, &text, canvas, out)?;
    writeln!(out)?;
    Ok(())
}

/// A figure of what was noted at once.
type Figure = fn(&PainPoint) -> Option<u8>;

/// The course of pain: a line of blocks each for what was noted during, after and next morning, and the same in words.
fn pain(progress: &Progress, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let pain = &progress.pain;
    let (Some(first), Some(last)) = (pain.points.first(), pain.points.last()) else { return Ok(()) };
    let text = format!("0 to 10, {}: ▁ is 0, █ is 10", told::days(first.date, last.date));
    labelled("Pain", BOLD, &text, canvas, out)?;
    let courses: [(&str, Option<&Course>, Figure); 3] = [
        ("during", pain.during.as_ref(), |point| point.during),
        ("after", pain.after.as_ref(), |point| point.after),
        ("next morning", pain.morning.as_ref(), |point| point.morning),
    ];
    for (label, course, figure) in courses {
        let Some(course) = course else { continue };
        let figures: Vec<Option<u8>> = pain.points.iter().map(figure).collect();
        let width = canvas.width.saturating_sub(LABEL + 2);
        writeln!(out, "  {label:<LABEL$}{}", gauge::line(&figures, width))?;
        let words = canvas.prose("    ").initial_indent("    ");
        writeln!(out, "{}", breakable(&textwrap::fill(&told::course(course), words)))?;
    }
    writeln!(out)?;
    Ok(())
}

/// What was measured, then and now, and what the change means.
fn baselines(progress: &Progress, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    if progress.baselines.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", painted("Measured, then and now", BOLD, canvas))?;
    for change in &progress.baselines {
        let text = format!("{}: {}. {}.", change.text, told::readings(change), capitalised(&change.meaning));
        let prose = canvas.prose("    ").initial_indent("  ");
        writeln!(out, "{}", breakable(&textwrap::fill(&text, prose)))?;
    }
    writeln!(out)?;
    Ok(())
}

/// The best and the last of each move.
fn moves(progress: &Progress, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    if progress.moves.is_empty() {
        return Ok(());
    }
    let on = |work: &Work| format!("{}, {}", told::work(work), told::day(work.date));
    let rows = progress.moves.iter().map(|one| vec![one.name.clone(), on(&one.best), on(&one.last)]).collect();
    writeln!(out, "{}", painted("Moves", BOLD, canvas))?;
    table(&["Move", "Best", "Last"], None, rows, canvas, out)
}

/// What happened last; symptoms in any case.
fn events(progress: &Progress, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let events = &progress.events;
    let from = events.len().saturating_sub(LATEST_EVENTS);
    let is_told = |(at, event): &(usize, &Event)| *at >= from || event.kind == EventKind::Symptom;
    let shown: Vec<&Event> = events.iter().enumerate().filter(is_told).map(|(_, event)| event).collect();
    if shown.is_empty() {
        return Ok(());
    }
    let heading = if shown.len() < events.len() { "Noted lately" } else { "Noted" };
    writeln!(out, "{}", painted(heading, BOLD, canvas))?;
    for event in shown {
        let style = if event.kind == EventKind::Symptom { AnsiColor::Red.on_default().bold() } else { BOLD };
        let label = format!("{}, {}", told::day(event.date), told::kind(event.kind));
        labelled(&breakable(&label), style, &told::event(event), canvas, out)?;
    }
    Ok(())
}

/// Rows under columns, and an empty line below them.
fn table(
    columns: &[&str],
    spare: Option<usize>,
    rows: Vec<Vec<String>>,
    canvas: Canvas,
    out: &mut dyn Write,
) -> Result<()> {
    let columns = columns.iter().map(|column| (*column).to_owned()).collect();
    spell(Sheet { columns, names: 0, spare, parts: vec![Part::untitled(rows)] }, canvas, out)?;
    writeln!(out)?;
    Ok(())
}
