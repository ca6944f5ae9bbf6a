//! The part of a kept plan around a day. It is kept a week a line, so that a day of a long plan is read in a moment.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::catalog::Weekday;
use crate::plan::{Effort, FORMAT, Plan, Session, VERSION, Week, WeekKind};
use crate::profile::{Name, Profile, date_in_range};

/// Weeks before the day's own: sessions may be open in them.
const BEFORE: i64 = 1;
/// Bytes that are read at once.
const PIECE: usize = 16 << 10;
/// Within so many bytes a week is looked for line by line.
const NEAR: u64 = 3 << 14;
/// What the line of a week begins with, and how many bytes have that and its number.
const WEEK: &str = "{\"week\":";
const NUMBERED: usize = WEEK.len() + 4;

/// The plan in `path` with the week of `day` alone, or with its last week where it ends before; beside it the sessions of the
/// weeks before, without their moves, and the week after it, where the next session may be in that one. It has no texts and no
/// notices. Nothing where the file is laid out otherwise than the store does it.
pub fn nearby(path: &Path, day: NaiveDate) -> Option<Plan> {
    let mut file = Lines { file: BufReader::with_capacity(PIECE, File::open(path).ok()?), line: Vec::new() };
    let Head { format, version, generator, profile } = file.head()?;
    if format != FORMAT || version != VERSION {
        return None;
    }
    let last = i64::from(profile.weeks) - 1;
    let now = (day - profile.start).num_days().div_euclid(7).clamp(0, last);
    seek(&mut file.file, now - BEFORE + 1).ok()?;
    let mut before: Vec<Bare> = Vec::new();
    for _ in 0..now.min(BEFORE) {
        before.push(file.week()?);
    }
    let mut weeks = vec![file.week::<Week>()?];
    if weeks.first().is_none_or(|week| i64::from(week.week) != now + 1) {
        return None;
    }
    let is_ahead = weeks.iter().flat_map(|week| &week.sessions).any(|session| session.date > day);
    if now < last && !is_ahead {
        weeks.push(file.week::<Week>()?);
    }
    if let Some(score) = weeks.first().map(|week| week.score.clone()) {
        let whole = |bare: Bare| {
            let (week, kind, score) = (bare.week, bare.kind, score.clone());
            let sessions = bare.sessions();
            Week { week, kind, baselines: Vec::new(), walk: None, sessions, volume: Vec::new(), score }
        };
        weeks.splice(0..0, before.into_iter().map(whole));
    }
    Some(Plan { format, version, generator, profile, weeks, bad_day: None, moves: None, notices: Vec::new() })
}

/// The lines of a kept plan.
struct Lines {
    file: BufReader<File>,
    line: Vec<u8>,
}

impl Lines {
    /// What stands before the weeks, on the first line.
    fn head(&mut self) -> Option<Head> {
        self.file.read_until(b'\n', &mut self.line).ok()?;
        self.line.extend_from_slice(b"]}");
        serde_json::from_slice(&self.line).ok()
    }

    /// The next week; nothing where there is none.
    fn week<W: DeserializeOwned>(&mut self) -> Option<W> {
        self.line.clear();
        self.file.read_until(b'\n', &mut self.line).ok()?;
        let text = str::from_utf8(&self.line).ok()?.trim_end();
        serde_json::from_str(text.strip_suffix(',').unwrap_or(text)).ok()
    }
}

/// Goes from the line of the first week to that of another: what lies between is not read but for a few pieces.
fn seek<F: io::Read + Seek>(file: &mut BufReader<F>, week: i64) -> io::Result<()> {
    if week <= 1 {
        return Ok(());
    }
    // The line at `low` is of an earlier week; what begins after `high` is of none.
    let mut low = file.stream_position()?;
    let mut high = file.seek(SeekFrom::End(0))?;
    while high - low > NEAR {
        let middle = low.midpoint(high);
        file.seek(SeekFrom::Start(middle))?;
        let start = middle + skip_line(file)?;
        match number(file, start)? {
            Some(other) if other < week && start < high => low = start,
            _ => high = middle,
        }
    }
    file.seek(SeekFrom::Start(low))?;
    while number(file, low)?.is_some_and(|other| other < week) {
        low += skip_line(file)?;
    }
    Ok(())
}

/// Passes over the rest of a line; how many bytes it had.
fn skip_line(file: &mut impl BufRead) -> io::Result<u64> {
    let mut all = 0;
    loop {
        let piece = file.fill_buf()?;
        let end = memchr::memchr(b'\n', piece);
        let passed = end.map_or(piece.len(), |end| end + 1);
        file.consume(passed);
        all += passed as u64;
        if end.is_some() || passed == 0 {
            return Ok(all);
        }
    }
}

/// The number of the week whose line begins at `start`, where the file is; nothing where it is no week's.
fn number<F: io::Read + Seek>(file: &mut BufReader<F>, start: u64) -> io::Result<Option<i64>> {
    if file.buffer().len() < NUMBERED {
        file.seek(SeekFrom::Start(start))?;
    }
    let piece = file.fill_buf()?;
    let after = piece.strip_prefix(WEEK.as_bytes()).unwrap_or_default();
    let digits = after.iter().take_while(|byte| byte.is_ascii_digit());
    let number = digits.fold(None, |number: Option<i64>, digit| {
        Some(number.unwrap_or_default().saturating_mul(10).saturating_add(i64::from(digit - b'0')))
    });
    Ok(number)
}

/// What stands before the weeks of a kept plan.
#[derive(Deserialize)]
struct Head {
    format: Name,
    version: u32,
    generator: Name,
    profile: Profile,
}

/// A week without what its sessions hold.
#[derive(Deserialize)]
struct Bare {
    week: u32,
    kind: WeekKind,
    sessions: Vec<BareSession>,
}

#[derive(Deserialize)]
struct BareSession {
    id: Name,
    #[serde(deserialize_with = "date_in_range")]
    date: NaiveDate,
    weekday: Weekday,
    effort: Effort,
    minutes: f64,
}

impl Bare {
    fn sessions(self) -> Vec<Session> {
        let none = Vec::new;
        let whole = |BareSession { id, date, weekday, effort, minutes }| Session {
            id,
            date,
            weekday,
            effort,
            minutes,
            warm_up: none(),
            strengthening: none(),
            stretching: none(),
        };
        self.sessions.into_iter().map(whole).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Cursor};

    use super::{PIECE, seek};

    /// A plan as it is kept: a head, weeks of quite different lengths, and an end.
    fn kept(weeks: i64) -> (Vec<u8>, u64) {
        let head = "{\"format\":\"x\",\"weeks\":[\n";
        let length = |week: i64| usize::try_from(week * 7919 % 30_000).unwrap();
        let lines = (1..=weeks).map(|week| format!("{{\"week\":{week},\"x\":\"{}\"}},\n", "x".repeat(length(week))));
        let text = head.to_owned() + &lines.collect::<String>() + "],\"moves\":{" + &"y".repeat(90_000) + "}}\n";
        (text.into_bytes(), head.len() as u64)
    }

    #[test]
    fn each_week_of_a_kept_plan_is_found() {
        for weeks in [1, 2, 9, 52] {
            let (text, head) = kept(weeks);
            for week in 1..=weeks {
                let mut cursor = Cursor::new(&text);
                cursor.set_position(head);
                let mut file = BufReader::with_capacity(PIECE, cursor);
                seek(&mut file, week).unwrap();
                let mut line = String::new();
                file.read_line(&mut line).unwrap();
                assert!(line.starts_with(&format!("{{\"week\":{week},")), "week {week} of {weeks}");
            }
        }
    }
}
