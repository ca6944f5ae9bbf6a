//! The part of a kept plan around a day. It is kept a week a line, so that a day of a long plan is read in a moment.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
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
    skip(&mut file.file, now - BEFORE).ok()?;
    let mut before: Vec<Bare> = Vec::new();
    for _ in 0..now.min(BEFORE) {
        before.push(file.week()?);
    }
    let mut weeks = vec![file.week::<Week>()?];
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

/// Passes over so many lines.
fn skip(file: &mut impl BufRead, count: i64) -> io::Result<()> {
    let mut left = count;
    while left > 0 {
        let piece = file.fill_buf()?;
        if piece.is_empty() {
            break;
        }
        let mut ends = memchr::memchr_iter(b'\n', piece);
        let reached = ends.find_map(|end| {
            left -= 1;
            (left == 0).then_some(end + 1)
        });
        let passed = reached.unwrap_or(piece.len());
        file.consume(passed);
    }
    Ok(())
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
