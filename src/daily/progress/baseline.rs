//! What was measured, the first time against the latest, and whether the change is more than chance.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::one_line;
use crate::builtin::PROGRAMMES;
use crate::daily::journal::Line;
use crate::plan::{Baseline, Plan};
use crate::programme::{Measure, Scale};

/// A figure and its day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reading {
    /// The day.
    pub date: NaiveDate,
    /// The figure.
    pub value: f64,
}

/// What a change amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It was measured once, or at one day alone.
    MeasuredOnce,
    /// The same as before.
    Unchanged,
    /// Less than what counts.
    WithinChance,
    /// Better by more than chance.
    Better,
    /// Worse by more than chance.
    Worse,
    /// Better, and nothing is known of what counts.
    BetterUnjudged,
    /// Worse, and nothing is known of what counts.
    WorseUnjudged,
}

/// How large people call such a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// Small.
    Small,
    /// Medium.
    Medium,
    /// Large.
    Large,
}

/// A baseline, then and now.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Change {
    /// Its name in data, or as it was noted.
    #[schemars(schema_with = "crate::shapes::id")]
    pub id: String,
    /// What is measured, in a few words.
    pub text: String,
    /// In what it is counted, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The first time.
    pub first: Reading,
    /// The latest time, where there were two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Reading>,
    /// All times.
    pub readings: Vec<Reading>,
    /// The latest less the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<f64>,
    /// What it amounts to.
    pub verdict: Verdict,
    /// How large people call it, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
    /// What it means, in a sentence.
    pub meaning: String,
    /// Who found what counts, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'static str>,
}

/// What was measured, the plan's baselines first.
pub fn of(plan: &Plan, lines: &[&Line]) -> Vec<Change> {
    let mut known: Vec<(String, Option<&Baseline>)> = Vec::new();
    for baseline in plan.weeks.iter().flat_map(|week| &week.baselines) {
        if !known.iter().any(|(id, _)| *id == baseline.id) {
            known.push((baseline.id.to_string(), Some(baseline)));
        }
    }
    for measured in lines.iter().flat_map(|line| &line.entry.baselines) {
        if !known.iter().any(|(id, _)| *id == measured.id) {
            let kin = known.iter().find(|(id, _)| is_one_of(&measured.id, id)).and_then(|(_, baseline)| *baseline);
            known.push((measured.id.clone(), kin));
        }
    }
    known.iter().filter_map(|(id, baseline)| change(id, *baseline, lines)).collect()
}

/// Whether an id names one of several things under a baseline: `hardest-things-socks`.
fn is_one_of(id: &str, baseline: &str) -> bool {
    id.strip_prefix(baseline).is_some_and(|rest| rest.starts_with('-'))
}

fn change(id: &str, baseline: Option<&Baseline>, lines: &[&Line]) -> Option<Change> {
    let readings = readings(id, lines);
    let first = *readings.first()?;
    let latest = readings.last().copied().filter(|latest| latest.date > first.date);
    let measures = &PROGRAMMES.measures;
    let measure = measures.find(id).or_else(|| measures.baselines.iter().find(|measure| is_one_of(id, measure.id)));
    let scale = measure.and_then(|measure| measures.scale_of(measure));
    let difference = latest.map(|latest| hundredths(latest.value - first.value));
    let judged = Judged::of(first.value, difference, measure, scale);
    let own = baseline.and_then(|baseline| baseline.change.as_deref());
    Some(Change {
        id: one_line(id),
        text: baseline.filter(|baseline| baseline.id == id).map_or_else(|| one_line(id), |one| one.text.to_string()),
        unit: baseline.map(|baseline| baseline.unit.to_string()),
        first,
        latest,
        readings,
        difference,
        verdict: judged.verdict,
        size: judged.size,
        meaning: judged.meaning(scale, own),
        source: scale.map(|scale| scale.source),
    })
}

/// The figures of a baseline by date; what is noted later on a day stands.
fn readings(id: &str, lines: &[&Line]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for line in lines {
        for measured in line.entry.baselines.iter().filter(|measured| measured.id == id) {
            let reading = Reading { date: line.entry.date, value: measured.value };
            match readings.last_mut().filter(|last| last.date == reading.date) {
                Some(last) => *last = reading,
                None => readings.push(reading),
            }
        }
    }
    readings
}

/// What a change amounts to, and how large it is.
struct Judged {
    verdict: Verdict,
    size: Option<Size>,
}

impl Judged {
    fn of(first: f64, difference: Option<f64>, measure: Option<&Measure>, scale: Option<&Scale>) -> Self {
        let bare = |verdict| Self { verdict, size: None };
        let Some(difference) = difference else { return bare(Verdict::MeasuredOnce) };
        if difference == 0.0 {
            return bare(Verdict::Unchanged);
        }
        let is_better = measure.is_some_and(|measure| measure.less_is_better) == (difference < 0.0);
        let Some(scale) = scale else {
            return bare(if is_better { Verdict::BetterUnjudged } else { Verdict::WorseUnjudged });
        };
        let is_more_than_chance = reaches(difference, Some(scale.points)) || is_share(first, difference, scale.percent);
        if !is_more_than_chance {
            return bare(Verdict::WithinChance);
        }
        let verdict = if is_better { Verdict::Better } else { Verdict::Worse };
        let sizes = [(Size::Large, scale.large), (Size::Medium, scale.medium)];
        let size = sizes.into_iter().find(|(_, points)| reaches(difference, *points)).map(|(size, _)| size);
        let is_sized = scale.medium.is_some() || scale.large.is_some();
        Self { verdict, size: size.or(is_sized.then_some(Size::Small)) }
    }

    /// What it means, in a sentence: the thresholds with it, so that nobody has to trust the word.
    fn meaning(&self, scale: Option<&Scale>, own: Option<&str>) -> String {
        let counts = scale.map(counts);
        match (self.verdict, self.size, counts) {
            (Verdict::MeasuredOnce, ..) => "measured once so far; the next time shows a change".to_owned(),
            (Verdict::Unchanged, ..) => "no change".to_owned(),
            (Verdict::Better, Some(size), Some(counts)) => format!("{} better ({counts})", clearly(size)),
            (Verdict::Worse, Some(size), Some(counts)) => format!("{} worse ({counts})", clearly(size)),
            (Verdict::Better, _, Some(counts)) => format!("better by more than chance ({counts})"),
            (Verdict::Worse, _, Some(counts)) => format!("worse by more than chance ({counts})"),
            (_, _, Some(counts)) => format!("may be chance ({counts})"),
            (verdict, ..) => {
                let is_better = matches!(verdict, Verdict::Better | Verdict::BetterUnjudged);
                let word = if is_better { "better" } else { "worse" };
                own.map_or_else(
                    || format!("{word}; from how much on it is more than chance is not known"),
                    |own| format!("{word} ({own})"),
                )
            }
        }
    }
}

/// How a change of that size is told.
fn clearly(size: Size) -> &'static str {
    match size {
        Size::Small => "a little",
        Size::Medium => "clearly",
        Size::Large => "much",
    }
}

/// What counts on a scale, and who found it.
fn counts(scale: &Scale) -> String {
    let mut text = match (scale.medium, scale.large) {
        (Some(medium), Some(large)) => {
            format!("small from {} points, medium from {medium}, large from {large}", scale.points)
        }
        _ => format!("{} points", scale.points),
    };
    if let Some(percent) = scale.percent {
        text = format!("{text} or {percent} % count");
    }
    format!("{text}; {}", scale.source)
}

/// Whether a change has that many points. Figures of data are told in tenths, so both are compared in hundredths.
fn reaches(difference: f64, points: Option<f32>) -> bool {
    points.is_some_and(|points| hundredths(difference.abs()) >= hundredths(f64::from(points)))
}

/// Whether a change is that share of the first figure.
fn is_share(first: f64, difference: f64, percent: Option<u32>) -> bool {
    percent.is_some_and(|percent| first > 0.0 && hundredths(difference.abs() * 100.0 / first) >= f64::from(percent))
}

/// A figure without what lies beyond its second decimal.
fn hundredths(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
