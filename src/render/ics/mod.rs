//! A calendar after RFC 5545: an event a session, or a recurring one a break.
//!
//! Nothing in it is random or of today: the same plan gives the same bytes. A session is known by the plan's name (and its
//! client's number, where there are many), the week and its number in it, so that one that went to another day moves when the plan is imported again; a plan that starts later
//! stands above one that starts earlier.

mod lines;

use std::io::{self, Write};

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Style, about, beside, phrase, sheet};
use crate::catalog::Word;
use crate::desk::DeskDay;
use crate::plan::{Baseline, Item, Plan, Session, Severity, Week};
use lines::Lines;

/// The sessions of a plan: all day, or at the hour of the style with their length.
pub fn plan(plan: &Plan, style: &Style, out: &mut dyn Write) -> Result<()> {
    let title = about::title(&plan.profile);
    calendar(title, out, |lines| {
        for week in &plan.weeks {
            extras(plan, week, style, lines)?;
        }
        for week in &plan.weeks {
            for (session, number) in week.sessions.iter().zip(1..) {
                let effort = phrase::effort(session.effort);
                let event = Event {
                    uid: uid(plan, week, style, &number.to_string()),
                    start: plan.profile.start,
                    when: style.at.map_or(When::Day(session.date), |at| When::from(session.date, at, session.minutes)),
                    every: None,
                    summary: format!("{title}: {effort}, {}", phrase::minutes(session.minutes)),
                    text: text(plan, week, session),
                    remind: style.remind_minutes,
                };
                event.write(lines)?;
            }
        }
        Ok(())
    })
}

/// A day's breaks, each on its weekdays from the profile's start on, until they end.
pub fn desk(day: &DeskDay, style: &Style, out: &mut dyn Write) -> Result<()> {
    let (name, title, start) = (&day.profile.name, about::title(&day.profile), day.profile.start);
    let days: Vec<&str> = day.on.iter().filter_map(|day| day.as_str().get(..2)).collect();
    let until = day.ends().format("%Y%m%dT235959");
    calendar(title, out, |lines| {
        for one in &day.breaks {
            // The time was made by the planner; what can't be read has no place in a calendar.
            let Ok(at) = NaiveTime::parse_from_str(&one.at, "%H:%M") else { continue };
            let names: Vec<&str> = one.moves.iter().map(|item| &*item.name).collect();
            let event = Event {
                uid: format!("{}-desk-{}@backplan", encoded(name), at.format("%H%M")),
                start,
                when: When::from(day.first(), at, one.minutes),
                every: Some(format!("FREQ=WEEKLY;UNTIL={until};BYDAY={}", days.join(",").to_uppercase())),
                summary: format!("{title}: {}", crate::suggest::listed(&names, "and")),
                text: moves(&one.moves),
                remind: style.remind_minutes,
            };
            event.write(lines)?;
        }
        Ok(())
    })
}

fn calendar(name: &str, out: &mut dyn Write, events: impl FnOnce(&mut Lines<'_>) -> io::Result<()>) -> Result<()> {
    let mut lines = Lines(out);
    lines.part("VCALENDAR", |lines| {
        lines.raw("VERSION", "2.0")?;
        lines.raw("PRODID", "-//backplan//backplan//EN")?;
        lines.raw("CALSCALE", "GREGORIAN")?;
        lines.text("X-WR-CALNAME", name)?;
        events(lines)
    })?;
    Ok(())
}

/// When an event is.
enum When {
    /// All day, without making the person busy.
    Day(NaiveDate),
    /// From a time to another, wherever the person is then.
    Time(NaiveDateTime, NaiveDateTime),
}

impl When {
    /// From an hour on, for minutes that are rounded up.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a saved plan's minutes are checked, a float's end is the largest"
    )]
    fn from(date: NaiveDate, at: NaiveTime, minutes: f64) -> Self {
        let start = date.and_time(at);
        Self::Time(start, start + TimeDelta::minutes((minutes.ceil() as i64).clamp(1, 24 * 60)))
    }
}

/// An event.
struct Event {
    /// What it is known by.
    uid: String,
    /// The first day of what it belongs to.
    start: NaiveDate,
    when: When,
    /// How it comes back, where it does.
    every: Option<String>,
    summary: String,
    text: String,
    /// Minutes before it at which one is reminded.
    remind: Option<u32>,
}

impl Event {
    fn write(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        lines.part("VEVENT", |lines| {
            lines.text("UID", &self.uid)?;
            lines.stamp(self.start)?;
            // A count of days: of two plans for one week the one that starts later is the newer.
            lines.raw("SEQUENCE", &self.start.num_days_from_ce().to_string())?;
            match self.when {
                When::Day(date) => {
                    lines.day("DTSTART", date)?;
                    lines.day("DTEND", date.checked_add_days(Days::new(1)).unwrap_or(date))?;
                    lines.raw("TRANSP", "TRANSPARENT")?;
                }
                When::Time(from, to) => {
                    lines.time("DTSTART", from)?;
                    lines.time("DTEND", to)?;
                }
            }
            self.every.as_ref().map_or(Ok(()), |every| lines.raw("RRULE", every))?;
            lines.text("SUMMARY", &self.summary)?;
            lines.text("DESCRIPTION", &self.text)?;
            self.remind.map_or(Ok(()), |minutes| self.alarm(minutes, lines))
        })
    }

    fn alarm(&self, minutes: u32, lines: &mut Lines<'_>) -> io::Result<()> {
        lines.part("VALARM", |lines| {
            lines.raw("ACTION", "DISPLAY")?;
            lines.text("UID", &format!("alarm-{}", self.uid))?;
            lines.stamp(self.start)?;
            lines.raw("TRIGGER;VALUE=DURATION", &before(minutes))?;
            lines.text("DESCRIPTION", &self.summary)
        })
    }
}

/// What an event of a plan's week is known by: the plan's name and whose it is, the calendar week in which the plan's week begins, and what
/// it is in it.
fn uid(plan: &Plan, week: &Week, style: &Style, what: &str) -> String {
    let begins = plan.profile.start + Days::new(7 * u64::from(week.week.saturating_sub(1)));
    let calendar_week = begins.iso_week();
    let client = style.client.map(|number| format!("-{number:016x}")).unwrap_or_default();
    let (name, year) = (encoded(&plan.profile.name), calendar_week.year());
    format!("{name}{client}-{year}-w{:02}-{what}@backplan", calendar_week.week())
}

/// A duration before something: "-PT15M", "-PT2H", "-P1D".
fn before(minutes: u32) -> String {
    match minutes {
        days if days > 0 && days.is_multiple_of(24 * 60) => format!("-P{}D", days / (24 * 60)),
        hours if hours > 0 && hours.is_multiple_of(60) => format!("-PT{}H", hours / 60),
        minutes => format!("-PT{minutes}M"),
    }
}

/// The events of a week besides its sessions, as far as they are wanted.
fn extras(plan: &Plan, week: &Week, style: &Style, lines: &mut Lines<'_>) -> io::Result<()> {
    let all_day = |what: String, date: NaiveDate, summary: String, text: String| Event {
        uid: uid(plan, week, style, &what),
        start: plan.profile.start,
        when: When::Day(date),
        every: None,
        summary: format!("{}: {summary}", about::title(&plan.profile)),
        text,
        remind: None,
    };
    if let Some(walk) = week.walk.as_ref().filter(|_| style.extras.walks) {
        for (date, number) in beside::walking_days(plan, week).into_iter().zip(1..) {
            let summary = format!("walk, {} min", phrase::range(walk.minutes));
            let how = walk.how.as_deref().unwrap_or_default().to_owned();
            all_day(format!("{number}-walk"), date, summary, how).write(lines)?;
        }
    }
    let first = week.sessions.iter().map(|session| session.date).min();
    if let Some(date) = first.filter(|_| style.extras.baselines && !week.baselines.is_empty()) {
        all_day("measure".to_owned(), date, "measure first".to_owned(), to_measure(week)).write(lines)?;
    }
    Ok(())
}

/// What is measured in a week, one a line.
fn to_measure(week: &Week) -> String {
    let line = |one: &Baseline| format!("- {}. {}", crate::suggest::capitalised(&one.text), beside::how(one));
    week.baselines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A session as text, with what stands beside it, what to mind and when to stop. The first session of a week tells what is
/// measured and walked in it.
fn text(plan: &Plan, week: &Week, session: &Session) -> String {
    let mut parts: Vec<String> = Vec::new();
    let is_first = week.sessions.first().is_some_and(|first| first.id == session.id);
    if is_first && !week.baselines.is_empty() {
        parts.push(format!("MEASURE FIRST\n{}", to_measure(week)));
    }
    for (title, items) in sheet::phases(session) {
        if !items.is_empty() {
            parts.push(format!("{}\n{}", title.to_uppercase(), moves(items)));
        }
    }
    let said = |(label, text): beside::Line| format!("{label}: {text}");
    parts.extend(beside::walk(plan, week).filter(|_| is_first).map(said));
    parts.extend(plan.bad_day.as_ref().map(beside::bad_day).map(said));
    let grave = plan.notices.iter().filter(|notice| notice.severity <= Severity::Ask);
    parts.extend(grave.map(|notice| format!("{}: {}", phrase::severity(notice.severity), notice.text)));
    parts.join("\n\n")
}

fn moves(items: &[Item]) -> String {
    let line = |item: &Item| {
        let ramp_up = phrase::ramp_up(item).map(|sets| format!("{sets}, then ")).unwrap_or_default();
        let rest = item.rest_seconds.map(|_| format!(", rest {}", phrase::rest(item))).unwrap_or_default();
        let caution = item.caution.as_deref().map(|caution| format!("\n  {caution}")).unwrap_or_default();
        format!("- {}: {ramp_up}{}{rest}{caution}", item.name, phrase::item_dose(item))
    };
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A name as a part of an id: letters, digits and hyphens as they are, all else in hexadecimal, so that two names never
/// come to the same.
fn encoded(name: &str) -> String {
    let part = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
        other => format!("_{other:02x}"),
    };
    name.bytes().map(part).collect()
}
