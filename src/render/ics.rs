//! A calendar after RFC 5545: an event a session, or a recurring one a break.
//!
//! Nothing in it is random or of today: the same plan gives the same bytes, and a changed plan updates its events, since
//! an event is known by the plan's name and its day.

use std::io::Write;

use anyhow::Result;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use super::{Style, about, beside, phrase, sheet};
use crate::desk::DeskDay;
use crate::plan::{Baseline, Item, Plan, Session, Severity, Week};

/// The sessions of a plan: all day, or at the hour of the style with their length.
pub fn plan(plan: &Plan, style: &Style, out: &mut dyn Write) -> Result<()> {
    let stamp = midnight(plan.profile.start);
    let mut calendar = empty(about::title(&plan.profile));
    for week in &plan.weeks {
        extras(plan, week, style, &mut calendar);
    }
    for (week, session) in plan.weeks.iter().flat_map(|week| week.sessions.iter().map(move |session| (week, session))) {
        let uid = format!("{}-{}@backplan", encoded(&plan.profile.name), session.date);
        let summary = format!(
            "{}: {}, {}",
            about::title(&plan.profile),
            phrase::effort(session.effort),
            phrase::minutes(session.minutes)
        );
        let mut event = event(&uid, stamp, &summary, &text(plan, week, session));
        match style.at {
            Some(at) => in_time(&mut event, session.date, at, session.minutes),
            None => all_day(&mut event, session.date),
        }
        remind(&mut event, &uid, stamp, &summary, style);
        calendar.push(event);
    }
    write(&calendar, out)
}

/// A day's breaks, each on every workday from the profile's start on.
pub fn desk(day: &DeskDay, style: &Style, out: &mut dyn Write) -> Result<()> {
    let (name, title) = (&day.profile.name, about::title(&day.profile));
    let stamp = midnight(day.profile.start);
    let mut calendar = empty(title);
    for one in &day.breaks {
        // The time was made by the planner; what can't be read has no place in a calendar.
        let Ok(at) = NaiveTime::parse_from_str(&one.at, "%H:%M") else { continue };
        let uid = format!("{}-desk-{}@backplan", encoded(name), at.format("%H%M"));
        let names: Vec<&str> = one.moves.iter().map(|item| &*item.name).collect();
        let summary = format!("{title}: {}", crate::suggest::listed(&names, "and"));
        let mut event = event(&uid, stamp, &summary, &moves(&one.moves));
        in_time(&mut event, workday(day.profile.start), at, one.minutes);
        event.append_property(Property::new("RRULE", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"));
        remind(&mut event, &uid, stamp, &summary, style);
        calendar.push(event);
    }
    write(&calendar, out)
}

fn empty(name: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//backplan//backplan//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("X-WR-CALNAME", clean(name)));
    calendar
}

fn event(uid: &str, stamp: DateTime<Utc>, summary: &str, description: &str) -> Event {
    let mut event = Event::with_uid(uid);
    event.timestamp(stamp).summary(&clean(summary)).description(&clean(description));
    event
}

/// All day, without making the person busy.
fn all_day(event: &mut Event, date: NaiveDate) {
    event.starts(date).ends(date.checked_add_days(Days::new(1)).unwrap_or(date));
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
}

/// From an hour on, wherever the person is then, for minutes that are rounded up.
#[expect(clippy::cast_possible_truncation, reason = "a saved plan's minutes are checked, a float's end is the largest")]
fn in_time(event: &mut Event, date: NaiveDate, at: NaiveTime, minutes: f64) {
    let start = date.and_time(at);
    event.starts(start).ends(start + TimeDelta::minutes((minutes.ceil() as i64).clamp(1, 24 * 60)));
}

fn remind(event: &mut Event, uid: &str, stamp: DateTime<Utc>, summary: &str, style: &Style) {
    let Some(minutes) = style.remind_minutes else { return };
    let mut alarm = Alarm::display(&clean(summary), TimeDelta::zero());
    alarm.uid(&format!("alarm-{uid}")).timestamp(stamp);
    let mut trigger = Property::new("TRIGGER", before(minutes));
    trigger.add_parameter("VALUE", "DURATION");
    alarm.append_property(trigger);
    event.alarm(alarm);
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
fn extras(plan: &Plan, week: &Week, style: &Style, calendar: &mut Calendar) {
    let (title, stamp) = (about::title(&plan.profile), midnight(plan.profile.start));
    let mut push = |kind: &str, date: NaiveDate, summary: String, text: &str| {
        let uid = format!("{}-{date}-{kind}@backplan", encoded(&plan.profile.name));
        let mut event = event(&uid, stamp, &format!("{title}: {summary}"), text);
        all_day(&mut event, date);
        calendar.push(event);
    };
    if let Some(walk) = week.walk.as_ref().filter(|_| style.extras.walks) {
        let summary = format!("walk, {} min", phrase::range(walk.minutes));
        for date in beside::walking_days(plan, week) {
            push("walk", date, summary.clone(), walk.how.as_deref().unwrap_or_default());
        }
    }
    let first = week.sessions.iter().map(|session| session.date).min();
    if let Some(date) = first.filter(|_| style.extras.baselines && !week.baselines.is_empty()) {
        push("measure", date, "measure first".to_owned(), &to_measure(week));
    }
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

/// The first workday from `date` on.
fn workday(date: NaiveDate) -> NaiveDate {
    let ahead = match date.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    date.checked_add_days(Days::new(ahead)).unwrap_or(date)
}

fn midnight(date: NaiveDate) -> DateTime<Utc> {
    date.and_time(NaiveTime::MIN).and_utc()
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

/// Text without the control characters that a calendar can't hold.
fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() && letter != '\n' { ' ' } else { letter }).collect()
}

/// Octets in a line, its end apart.
const LINE: usize = 75;

/// Writes a calendar, its lines folded anew: the crate folds some of them one octet too late.
fn write(calendar: &Calendar, out: &mut dyn Write) -> Result<()> {
    let text = calendar.to_string().replace("\r\n ", "");
    for line in text.lines() {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LINE {
                out.write_all(b"\r\n ")?;
                length = 1;
            }
            write!(out, "{letter}")?;
            length += letter.len_utf8();
        }
        out.write_all(b"\r\n")?;
    }
    Ok(())
}
