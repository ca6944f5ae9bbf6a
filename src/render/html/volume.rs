//! A week's sets by muscle group, as bars against their targets.

use crate::plan::{Volume, Week};
use crate::render::{phrase, sheet};

/// A row of the picture.
pub struct Bar {
    /// The muscle group.
    pub group: String,
    /// Its sets.
    pub planned: String,
    /// The sets that the goal asks for, or a dash.
    pub target: String,
    /// All of it in words.
    pub title: String,
    /// How long the bar is, in hundredths of the row.
    pub width: String,
    /// Where the target is, likewise.
    pub mark: Option<String>,
    /// Whether the target is missed.
    pub is_short: bool,
}

/// The columns of the figures.
pub fn columns(week: &Week) -> Vec<String> {
    sheet::volume(week).columns
}

/// The bars of a week, all on one scale.
pub fn bars(week: &Week) -> Vec<Bar> {
    let scale = week.volume.iter().map(|volume| volume.sets.max(target(volume).unwrap_or(0.0))).fold(1.0, f64::max);
    let rows = sheet::volume(week).parts.into_iter().flat_map(|part| part.rows);
    week.volume.iter().zip(rows).filter_map(|(volume, row)| bar(volume, row, scale)).collect()
}

fn bar(volume: &Volume, row: Vec<String>, scale: f64) -> Option<Bar> {
    let [group, planned, target_text] = <[String; 3]>::try_from(row).ok()?;
    let target = target(volume);
    let title = match phrase::target(volume) {
        Some(target) => format!("{group}: {planned} of {target} sets"),
        None => format!("{group}: {planned} sets, no target"),
    };
    Some(Bar {
        group,
        planned,
        target: target_text,
        title,
        width: share(volume.sets, scale),
        mark: target.map(|target| share(target, scale)),
        is_short: target.is_some_and(|target| volume.sets < target),
    })
}

fn target(volume: &Volume) -> Option<f64> {
    volume.target.map(f64::from)
}

/// The share of a figure in the scale, in hundredths with one decimal; what a saved plan says can be any figure.
fn share(figure: f64, scale: f64) -> String {
    format!("{:.1}", (figure / scale * 100.0).clamp(0.0, 100.0))
}
