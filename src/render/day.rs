//! A day in a terminal: its session small enough for one screen, with the last that was noted of each move.

use std::io::Write;

use anyhow::Result;
use chrono::NaiveDate;

use super::columns::width;
use super::{Canvas, beside, phrase, steps};
use crate::daily::{Diary, Fresh, Outcome, Record, said_of};
use crate::plan::{BadDay, Item, Plan, Session, Week};

/// What there is to do, and what is known of it.
pub struct Day<'a> {
    /// The current plan.
    pub plan: &'a Plan,
    /// What the journal says of it.
    pub diary: &'a Diary<'a>,
    /// Today's session, or the next.
    pub session: Option<&'a Session>,
    /// Sessions of the last days that nobody has noted.
    pub open: Vec<&'a Session>,
    /// What is new in it.
    pub fresh: Option<Fresh<'a>>,
    /// The day.
    pub today: NaiveDate,
    /// What is known of today's session, where it is over.
    pub done: Option<&'a Record<'a>>,
}

/// Between two columns.
const GAP: &str = "  ";

/// The session, what was left open, and what comes when the plan is at its end.
pub fn session(day: &Day<'_>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    if let Some(record) = day.done {
        let pain = record.worst().map(|pain| format!(", pain {pain}")).unwrap_or_default();
        let what = if record.outcome == Some(Outcome::Skipped) { "left out" } else { "done" };
        writeln!(out, "Today's session is {what}{pain}.")?;
    }
    let Some(session) = day.session else {
        let last = day.plan.sessions().last().map_or(day.today, |session| session.date);
        open(day, canvas, out)?;
        let text = format!("The plan's last session was on {}. The coming week: backplan next", phrase::date(last));
        return Ok(writeln!(out, "{}", textwrap::fill(&text, canvas.prose("")))?);
    };
    let is_whole = day.fresh.as_ref().is_none_or(Fresh::is_whole);
    let minutes = if is_whole { format!(" · {}", phrase::minutes(session.minutes)) } else { String::new() };
    let what = format!("{} · {}{minutes}", phrase::effort(session.effort), session.id);
    let when = match (session.date - day.today).num_days() {
        0 => format!("Today, {}", phrase::date(session.date)),
        1 => format!("Next: tomorrow, {}", phrase::date(session.date)),
        days => format!("Next: in {days} days, {}", phrase::date(session.date)),
    };
    writeln!(out, "{}\n", textwrap::fill(&format!("{when} · {what}"), canvas.prose("  ")))?;
    let week = day.plan.weeks.iter().find(|week| week.sessions.iter().any(|other| other.id == session.id));
    if let Some(week) = week.filter(|week| week.sessions.first().is_some_and(|first| first.id == session.id)) {
        measured(week, canvas, out)?;
    }
    phases(day, day.fresh.as_ref().map_or(session, Fresh::session), canvas, out)?;
    if let Some(fresh) = &day.fresh {
        news(fresh, canvas, out)?;
    }
    open(day, canvas, out)?;
    let text = "Stop at sharp or growing pain, and at new numbness or tingling. How a move is done: backplan show NAME";
    writeln!(out, "\n{}", textwrap::fill(text, canvas.prose("")))?;
    let last = if session.date == day.today { "Afterwards: backplan log --done --pain 0-10" } else { "" };
    if last.is_empty() { Ok(()) } else { Ok(writeln!(out, "{last}")?) }
}

/// What a bad day holds.
pub fn bad(day: &BadDay, waits: bool, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    // Where training waits, no good morning brings it back.
    let (label, text) = if waits { ("Until then, beside walks", beside::bad_moves(day)) } else { beside::bad_day(day) };
    writeln!(out, "{}", textwrap::fill(&format!("{label}: {text}"), canvas.prose("  ")))?;
    Ok(writeln!(out, "Afterwards: backplan log --done --bad-day --pain 0-10")?)
}

/// What is measured before the first session of a week.
fn measured(week: &Week, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    if week.baselines.is_empty() {
        return Ok(());
    }
    let named: Vec<String> =
        week.baselines.iter().map(|baseline| format!("{} ({})", baseline.text, baseline.id)).collect();
    let text = format!("Measure first: {}. Note them: backplan log --baseline ID=FIGURE", named.join("; "));
    Ok(writeln!(out, "{}\n", textwrap::fill(&text, canvas.prose("  ")))?)
}

/// The moves of each phase: name, dose, rest, and the last that was noted.
fn phases(day: &Day<'_>, session: &Session, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let row = |item: &Item| -> [String; 4] {
        let name = item.name.to_string();
        let rest = item.rest_seconds.map(|seconds| format!("rest {seconds} s")).unwrap_or_default();
        let last = day.diary.moves.get(&*item.exercise).map(|best| format!("last {}", said_of(best.last.1)));
        let lighter = phrase::ramp_up(item).map(|sets| format!("{sets}, then ")).unwrap_or_default();
        [name, lighter + &phrase::item_dose(item), rest, last.unwrap_or_default()]
    };
    let phases =
        [("Warm-up", &session.warm_up), ("Strengthening", &session.strengthening), ("Stretching", &session.stretching)];
    let rows: Vec<(&str, Vec<[String; 4]>)> =
        phases.into_iter().map(|(title, items)| (title, items.iter().map(row).collect())).collect();
    let widest = |at: usize| {
        let cells = rows.iter().flat_map(|(_, rows)| rows).filter_map(|row| row.get(at));
        cells.map(|cell| width(cell)).max().unwrap_or_default()
    };
    let widths = [widest(0), widest(1), widest(2)];
    for (title, rows) in rows.iter().filter(|(_, rows)| !rows.is_empty()) {
        writeln!(out, "{}", title.to_uppercase())?;
        for row in rows {
            line(row, widths, canvas, out)?;
        }
    }
    Ok(())
}

/// A row; where the canvas is too narrow for it, the name stands alone and the rest below it.
fn line([name, dose, rest, last]: &[String; 4], widths: [usize; 3], canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let [names, doses, rests] = widths;
    let pad = |text: &str, to: usize| format!("{text}{}", " ".repeat(to.saturating_sub(width(text))));
    let row = [pad(name, names), pad(dose, doses), pad(rest, rests), last.clone()].join(GAP);
    let row = row.trim_end();
    if width(row) <= canvas.width {
        return Ok(writeln!(out, "{row}")?);
    }
    let facts: Vec<&str> = [dose, rest, last].into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    writeln!(out, "{name}")?;
    let options = canvas.prose("  ").initial_indent("  ");
    Ok(writeln!(out, "{}", textwrap::fill(&facts.join(", "), options))?)
}

/// What is new, on which condition, and how a first weight is found.
fn news(fresh: &Fresh<'_>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    for told in steps::of_steps(&fresh.steps()) {
        let lines: Vec<String> = told.lines.iter().map(|(name, text)| format!("{name}: {text}")).collect();
        let text = format!("{}: {}", told.when, lines.join("; "));
        writeln!(out, "{}", textwrap::fill(&text, canvas.prose("  ")))?;
    }
    for note in fresh.notes() {
        writeln!(out, "{}", textwrap::fill(&note, canvas.prose("  ")))?;
    }
    let first = fresh.first_weights();
    if !first.is_empty() {
        let text = format!("The first weight. {} What is noted stands here the next time.", first.join(" "));
        writeln!(out, "{}", textwrap::fill(&text, canvas.prose("  ")))?;
    }
    Ok(())
}

/// The sessions that nobody has noted.
fn open(day: &Day<'_>, canvas: Canvas, out: &mut dyn Write) -> Result<()> {
    let Some(session) = day.open.last() else { return Ok(()) };
    let named: Vec<String> =
        day.open.iter().map(|session| format!("{} ({})", session.id, phrase::weekday(session.date))).collect();
    let text = format!(
        "Not noted yet: {}. Note it with backplan log --session {} --done, or --skipped; or do it on another day of its \
         week: backplan move",
        named.join(", "),
        session.id
    );
    Ok(writeln!(out, "\n{}", textwrap::fill(&text, canvas.prose("  ")))?)
}
