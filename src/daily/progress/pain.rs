//! The course of pain, 0 to 10: during sessions, after them and on the next morning.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::baseline::Reading;
use super::standing::Standing;
use crate::daily::journal::Line;

/// What was noted of pain at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PainPoint {
    /// The day of the session, or of the note.
    pub date: NaiveDate,
    /// The session, where it is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The worst pain during it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 10))]
    pub during: Option<u8>,
    /// The pain after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 10))]
    pub after: Option<u8>,
    /// The pain of the morning after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 10))]
    pub morning: Option<u8>,
}

impl PainPoint {
    fn is_empty(&self) -> bool {
        self.during.or(self.after).or(self.morning).is_none()
    }
}

/// One of these figures over time.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Course {
    /// How often it was noted.
    pub noted: usize,
    /// The first time.
    pub first: Reading,
    /// The last time.
    pub last: Reading,
    /// The highest, at its latest.
    pub highest: Reading,
    /// The mean, with one decimal.
    pub mean: f64,
}

/// All that was noted of pain.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PainCourse {
    /// By date.
    pub points: Vec<PainPoint>,
    /// Pain during sessions, where it was noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub during: Option<Course>,
    /// Pain after them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Course>,
    /// Pain on the morning after them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub morning: Option<Course>,
}

/// The course of pain in a plan's sessions, and in what was noted without a session.
pub fn of(standings: &[Standing<'_>], lines: &[&Line]) -> PainCourse {
    let of_session = |standing: &Standing<'_>| {
        let record = standing.record?;
        Some(PainPoint {
            date: standing.noted_on(),
            session: Some(standing.session.id.to_string()),
            during: record.pain,
            after: record.after,
            morning: record.morning,
        })
    };
    let mut points: Vec<PainPoint> = standings.iter().filter_map(of_session).chain(without_session(lines)).collect();
    points.retain(|point| !point.is_empty());
    crate::order::by_key(&mut points, |point| point.date);
    let during = course(&points, |point| point.during);
    let after = course(&points, |point| point.after);
    let morning = course(&points, |point| point.morning);
    PainCourse { points, during, after, morning }
}

/// What was noted without a session, a day at a time; what is noted later on a day stands.
fn without_session(lines: &[&Line]) -> impl Iterator<Item = PainPoint> {
    let mut days: BTreeMap<NaiveDate, PainPoint> = BTreeMap::new();
    for entry in lines.iter().map(|line| &line.entry).filter(|entry| entry.session.is_none()) {
        let none = PainPoint { date: entry.date, session: None, during: None, after: None, morning: None };
        let point = days.entry(entry.date).or_insert(none);
        point.during = entry.pain.or(point.during);
        point.after = entry.after.or(point.after);
        point.morning = entry.morning.or(point.morning);
    }
    days.into_values()
}

fn course(points: &[PainPoint], figure: impl Fn(&PainPoint) -> Option<u8>) -> Option<Course> {
    let readings: Vec<Reading> = points
        .iter()
        .filter_map(|point| Some(Reading { date: point.date, value: f64::from(figure(point)?) }))
        .collect();
    let sum: f64 = readings.iter().map(|reading| reading.value).sum();
    Some(Course {
        noted: readings.len(),
        first: *readings.first()?,
        last: *readings.last()?,
        highest: *readings.iter().max_by(|one, other| one.value.total_cmp(&other.value))?,
        mean: (sum / readings.len() as f64 * 10.0).round() / 10.0,
    })
}
