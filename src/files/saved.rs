//! Reads a saved plan, from a file or from standard input.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use serde_json::Value;

use super::json;
use crate::catalog::{Catalog, Range};
use crate::failure::Failure;
use crate::plan::{FORMAT, Item, Plan, VERSION, Walk};
use crate::planner;
use crate::profile::weekday;
use crate::request::{Request, Wrongs, unknown_exercise};
use crate::shown::{self, shown_path};

/// The largest plan that is read, in bytes: a year of daily sessions is a tenth of it.
const LARGEST: u64 = 64 << 20;

/// What tells a plan from other JSON.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// The plan in `path`, or on standard input where that is `-`; a symptom of its profile withholds it.
pub fn plan(path: &Path, catalog: &Catalog) -> Result<Plan> {
    let name = name(path);
    let text = text(path).with_context(|| format!("{name} can't be read"))?;
    of_text(&name, &text, catalog)
}

/// The plan that the JSON `text` holds, called `name` in messages; a symptom of its profile withholds it.
///
/// # Errors
/// What makes it no plan, or no sound one.
pub fn of_text(name: &str, text: &str, catalog: &Catalog) -> Result<Plan> {
    let head: Head = serde_json::from_str(text).with_context(|| format!("{name} is no plan"))?;
    if head.format != FORMAT {
        bail!("{name} is no plan: its format is {:?}, not {FORMAT:?}", head.format);
    }
    if head.version == 0 {
        bail!("{name} says that it is a plan of version 0; versions begin at 1");
    }
    if head.version > VERSION {
        bail!(
            "{name} is a plan of version {}, made by a newer backplan; this one reads version {VERSION}",
            head.version
        );
    }
    let whole = json::value(text).map_err(|wrong| {
        let text = format!("{name} is no sound plan: {}", wrong.error);
        let is_of_profile = wrong.twice.is_some_and(|place| place.split('/').next() == Some("profile"));
        if is_of_profile { Failure::misuse(text) } else { anyhow!(text) }
    })?;
    readable(&whole, "plan").map_err(|wrong| anyhow!("{name} is no sound plan: {wrong}"))?;
    let plan: Plan = serde_json::from_str(text).with_context(|| format!("{name} is no sound plan"))?;
    sound(&plan, catalog).map_err(|wrong| anyhow!("{name} is no sound plan: {wrong}"))?;
    // A warning sign may have been added since; then the plan is no more to be given than a fresh one.
    planner::withhold(&plan.profile)?;
    Ok(plan)
}

/// Texts and keys of a plan stand in tables, pages and terminals: they hold nothing that can't be seen.
fn readable(value: &Value, place: &str) -> Result<(), String> {
    match value {
        Value::String(text) => match shown::refused(text) {
            Some(wrong) => Err(format!("{place}: a text {wrong}")),
            None => Ok(()),
        },
        Value::Array(values) => {
            values.iter().enumerate().try_for_each(|(at, value)| readable(value, &format!("{place}/{at}")))
        }
        Value::Object(keys) => keys.iter().try_for_each(|(key, value)| match shown::refused(key) {
            Some(wrong) => Err(format!("{place}: the key \"{}\" {wrong}", shown::shown(key))),
            None => readable(value, &format!("{place}/{key}")),
        }),
        _ => Ok(()),
    }
}

/// What the shape of a plan can't say: its profile's words exist, its figures are possible, its exercises are known.
fn sound(plan: &Plan, catalog: &Catalog) -> Result<(), String> {
    let profile = serde_json::to_value(&plan.profile).map_err(|error| error.to_string())?;
    let request: Request = serde_json::from_value(profile).map_err(|error| error.to_string())?;
    request.resolve(catalog, || Err(Wrongs::default())).map_err(|wrong| format!("profile: {wrong}"))?;
    if plan.weeks.len() != plan.profile.weeks as usize {
        return Err(format!("{} weeks, where its profile has {}", plan.weeks.len(), plan.profile.weeks));
    }
    for (at, week) in plan.weeks.iter().enumerate() {
        if week.week as usize != at + 1 {
            return Err(format!("week {} stands in place {}", week.week, at + 1));
        }
        if week.volume.iter().any(|volume| !(0.0..=f64::from(LARGEST_FIGURE)).contains(&volume.sets)) {
            return Err(format!("week {}: its sets by muscle group must be possible figures", week.week));
        }
        let is_walk = |walk: &Walk| (1..=7).contains(&walk.days) && is_possible(walk.minutes);
        if !week.walk.as_ref().is_none_or(is_walk) {
            return Err(format!("week {}: a walk is on 1 to 7 days, and its minutes begin at 1 or more", week.week));
        }
        for session in &week.sessions {
            let twins = week.sessions.iter().filter(|other| other.id == session.id).count();
            if twins > 1 {
                return Err(format!("session {:?} stands {twins} times", session.id));
            }
            if !(0.0..=f64::from(LARGEST_FIGURE)).contains(&session.minutes) {
                return Err(format!("{}: {} minutes are not possible", session.id, session.minutes));
            }
            if session.id != format!("w{}-{}", week.week, session.weekday) || session.weekday != weekday(session.date) {
                return Err(format!(
                    "session {:?} of {} is not named by its week and weekday",
                    session.id, session.date
                ));
            }
            session
                .items()
                .try_for_each(|item| sound_item(item, catalog).map_err(|wrong| format!("{}: {wrong}", session.id)))?;
        }
    }
    let Some(day) = &plan.bad_day else { return Ok(()) };
    if !(0.0..=f64::from(LARGEST_FIGURE)).contains(&day.minutes) {
        return Err(format!("bad_day: {} minutes are not possible", day.minutes));
    }
    day.moves.iter().try_for_each(|item| sound_item(item, catalog).map_err(|wrong| format!("bad_day: {wrong}")))
}

/// Whether a range of minutes or seconds begins at 1 or more, is not reversed, and is no slip.
fn is_possible(range: Range) -> bool {
    range.min > 0 && range.min <= range.max && range.max <= LARGEST_FIGURE
}

/// The largest figure of an item that is not a slip, in sets, repetitions, seconds or minutes.
const LARGEST_FIGURE: u32 = 3600;

fn sound_item(item: &Item, catalog: &Catalog) -> Result<(), String> {
    let Some(exercise) = catalog.get(&item.exercise) else { return Err(unknown_exercise(&item.exercise, catalog)) };
    let id = exercise.id;
    let ranges = [item.reps, item.hold_seconds, item.seconds, item.reserve];
    if ranges.into_iter().flatten().any(|range| !is_possible(range)) {
        return Err(format!(
            "{id}: a range must begin at 1 or more, not be reversed and end at {LARGEST_FIGURE} at most"
        ));
    }
    if item.reps.is_none() && item.hold_seconds.is_none() && item.seconds.is_none() {
        return Err(format!("{id}: it needs reps, hold_seconds or seconds"));
    }
    let figures = [Some(item.sets), item.rest_seconds, item.ramp_up_sets].into_iter().flatten();
    if item.sets == 0 || figures.into_iter().any(|figure| figure > LARGEST_FIGURE) {
        return Err(format!("{id}: sets and rests must be possible figures"));
    }
    if !(0.0..=f64::from(LARGEST_FIGURE)).contains(&item.minutes) {
        return Err(format!("{id}: {} minutes are not possible", item.minutes));
    }
    Ok(())
}

/// What a message calls `path`.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { shown_path(path) }
}

/// The text of `path`, or of standard input where that is `-`.
pub fn text(path: &Path) -> Result<String> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        if io::stdin().is_terminal() {
            crate::failure::say("reading what is typed here; Ctrl-D ends it");
        }
        io::stdin().lock().take(LARGEST + 1).read_to_string(&mut text)
    } else {
        File::open(path)?.take(LARGEST + 1).read_to_string(&mut text)
    };
    if read? as u64 > LARGEST {
        bail!("it is larger than {} MiB", LARGEST >> 20);
    }
    // Some editors put a mark before a text, which JSON does not know.
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}
