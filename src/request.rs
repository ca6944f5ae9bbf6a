//! What somebody asks for, key by key, before the defaults are filled in: from flags, from a file, from a line of JSON.

mod read;
mod start;
mod text;
mod wrong;

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use clap::Args;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::builtin::{self, CONDITIONS, PROGRAMMES};
use crate::catalog::check::is_word;
use crate::catalog::{Catalog, Goal, Level, Region, Weekday, Word};
use crate::cli::values;
use crate::profile::{self, DAYS, LONGEST_NAME, MINUTES, Name, Profile, WEEKS};
use crate::shapes::{self, SCHEME_3_3_3};
use crate::suggest::{hint, hint_of_described, listed, quoted};

pub use read::keys;
pub use start::Start;
pub use text::Written;
pub use wrong::Wrongs;

/// A profile with every key optional, as a file, a line of JSON or flags have it: the comment of a key tells of it in the
/// schema, `help` on the command line. Words are still text, so that a wrong one can be reported with the nearest right one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Profile", description = "What a plan is asked for; every key is optional.")]
#[command(next_help_heading = "Profile")]
pub struct Request {
    /// The plan's name.
    #[schemars(length(min = 1, max = LONGEST_NAME))]
    #[arg(long, value_name = "TEXT", value_parser = values::plan_name, display_order = values::LAST)]
    #[arg(help = "The plan's name [default: backplan]")]
    pub name: Option<String>,
    /// A level.
    #[schemars(with = "Option<Level>")]
    #[arg(long, value_parser = values::names::<Level>(), help = "The training behind you [default: beginner]")]
    pub level: Option<String>,
    /// A goal.
    #[schemars(with = "Option<Goal>")]
    #[arg(long, value_parser = values::names::<Goal>(), help = "What you train for [default: general]")]
    pub goal: Option<String>,
    /// Training days a week.
    #[schemars(description = shapes::told("Training days a week", &DAYS))]
    #[schemars(range(min = *DAYS.start(), max = *DAYS.end()))]
    #[arg(long, value_name = values::span(&DAYS), value_parser = values::within(&DAYS))]
    #[arg(help = "Training days a week [default: usual for level, goal and conditions]")]
    pub days: Option<u32>,
    /// Weekdays, short or long.
    #[schemars(schema_with = "shapes::weekdays")]
    #[arg(long, value_name = "WEEKDAYS", value_delimiter = ',', value_parser = values::weekday())]
    #[arg(help = "The weekdays, such as mon,thu; sets the days as well")]
    pub on: Option<Vec<String>>,
    /// Weeks.
    #[schemars(description = shapes::told("Weeks", &WEEKS))]
    #[schemars(range(min = *WEEKS.start(), max = *WEEKS.end()))]
    #[arg(long, value_name = values::span(&WEEKS), value_parser = values::within(&WEEKS))]
    #[arg(help = "Weeks to plan [default: 1]")]
    pub weeks: Option<u32>,
    /// A date, YYYY-MM-DD, or today, tomorrow or next-monday.
    #[schemars(schema_with = "shapes::start")]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::start)]
    #[arg(help = "The first day of the first week, or today, tomorrow or next-monday [default: next-monday]")]
    pub start: Option<String>,
    /// Minutes that a session may take.
    #[schemars(description = shapes::told("Minutes that a session may take", &MINUTES))]
    #[schemars(range(min = *MINUTES.start(), max = *MINUTES.end()))]
    #[arg(long, value_name = values::span(&MINUTES), value_parser = values::within(&MINUTES))]
    pub minutes: Option<u32>,
    /// Pieces of equipment and presets.
    #[schemars(schema_with = "shapes::equipment")]
    #[arg(long, value_delimiter = ',', value_parser = values::equipment())]
    #[arg(help = "What is at hand: a preset, single items, or both [default: none]")]
    pub equipment: Option<Vec<String>>,
    /// Conditions.
    #[schemars(schema_with = "shapes::conditions")]
    #[arg(long = "condition", value_name = "CONDITION", value_delimiter = ',', value_parser = values::conditions())]
    #[arg(help = "A condition known to a professional; moves are barred, eased or favoured for it")]
    pub conditions: Option<Vec<String>>,
    /// Symptoms.
    #[schemars(schema_with = "shapes::symptoms")]
    #[arg(long = "symptom", value_name = "SYMPTOM", value_delimiter = ',', value_parser = values::symptoms())]
    #[arg(help = "A red flag; withholds the plan and says whom to see")]
    pub symptoms: Option<Vec<String>>,
    /// Regions to put first.
    #[schemars(with = "Option<Vec<Region>>")]
    #[arg(long, value_name = "REGION", value_delimiter = ',', value_parser = values::names::<Region>())]
    #[arg(help = "A region to put first")]
    pub focus: Option<Vec<String>>,
    /// Exercises that must be in.
    #[schemars(schema_with = "shapes::ids")]
    #[arg(long, value_name = "ID", value_delimiter = ',', help = "An exercise that must be in")]
    pub include: Option<Vec<String>>,
    /// Exercises that must be out.
    #[schemars(schema_with = "shapes::ids")]
    #[arg(long, value_name = "ID", value_delimiter = ',', help = "An exercise that must stay out")]
    pub exclude: Option<Vec<String>>,
    /// A scheme for sets and repetitions.
    #[schemars(schema_with = "shapes::scheme")]
    #[arg(long, value_name = "SCHEME", value_parser = [SCHEME_3_3_3])]
    #[arg(help = "Three sets of three repetitions, each held for three seconds")]
    pub scheme: Option<String>,
    /// Which of equally good weeks to take.
    #[arg(long, value_name = "N", value_parser = values::whole)]
    #[arg(help = "Which of equally good weeks to take [default: 0]")]
    pub seed: Option<u64>,
}

impl Request {
    /// This request, and where it is silent, `other`. Weekdays and their number are one wish. Conditions, symptoms and
    /// exclusions add up: what keeps somebody safe is never dropped.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let silent = self.days.is_none() && self.on.is_none();
        Self {
            name: self.name.or(other.name),
            level: self.level.or(other.level),
            goal: self.goal.or(other.goal),
            days: self.days.or(other.days.filter(|_| silent)),
            on: self.on.or(other.on.filter(|_| silent)),
            weeks: self.weeks.or(other.weeks),
            start: self.start.or(other.start),
            minutes: self.minutes.or(other.minutes),
            equipment: self.equipment.or(other.equipment),
            conditions: both(other.conditions, self.conditions),
            symptoms: both(other.symptoms, self.symptoms),
            focus: self.focus.or(other.focus),
            include: self.include.or(other.include),
            exclude: both(other.exclude, self.exclude),
            scheme: self.scheme.or(other.scheme),
            seed: self.seed.or(other.seed),
        }
    }

    /// The profile, every default filled in. `today` is asked where the first day depends on it.
    ///
    /// # Errors
    /// All that is wrong: each key, what is wrong with it, and what would be right.
    pub fn resolve<E: From<Wrongs>>(
        self,
        catalog: &Catalog,
        today: impl FnOnce() -> Result<NaiveDate, E>,
    ) -> Result<Profile, E> {
        let mut wrongs = Wrongs::default();
        let level = wrongs.found("level", word("level", self.level.as_deref())).unwrap_or(Level::Beginner);
        let goal = wrongs.found("goal", word("goal", self.goal.as_deref())).unwrap_or(Goal::General);
        let conditions = wrongs.of("conditions", known("conditions", self.conditions, &builtin::conditions()));
        let equipment = wrongs.of("equipment", equipment(self.equipment));
        let usual = || usual_days(level, goal, &conditions);
        let key = if self.on.is_some() { "on" } else { "days" };
        let on = wrongs.of(key, weekdays(self.days, self.on.as_deref(), &equipment, usual));
        let name = wrongs.of("name", name(self.name));
        let weeks = wrongs.found("weeks", within("weeks", self.weeks, &WEEKS)).unwrap_or(1);
        let minutes = wrongs.found("minutes", within("minutes", self.minutes, &MINUTES));
        let symptoms = wrongs.of("symptoms", known("symptoms", self.symptoms, &builtin::symptoms()));
        let focus = wrongs.of("focus", known("focus", self.focus, &Region::described()));
        let include = wrongs.of("include", exercises("include", self.include, catalog));
        let exclude = wrongs.of("exclude", exercises("exclude", self.exclude, catalog));
        let scheme = wrongs.found("scheme", scheme(self.scheme));
        if let Some(id) = include.iter().find(|id| exclude.contains(id)) {
            wrongs.add("exclude", format!("{id} can't be included and excluded at once"));
        }
        let asked = wrongs.of("start", self.start.as_deref().map(Start::of).transpose()).unwrap_or_default();
        wrongs.none()?;
        let start = match asked {
            Start::On(date) => date,
            by_today => by_today.on(today()?),
        };
        if !profile::has_room(start, weeks) {
            wrongs.add("start", format!("start: {weeks} weeks from {start} would not end by the year 9999"));
            wrongs.none()?;
        }
        let days = u32::try_from(on.len()).unwrap_or(*DAYS.end());
        let seed = self.seed.unwrap_or_default();
        Ok(Profile {
            name,
            level,
            goal,
            days,
            on,
            weeks,
            start,
            minutes,
            equipment,
            conditions,
            symptoms,
            focus,
            include,
            exclude,
            scheme,
            seed,
        })
    }
}

/// What either list names.
fn both(one: Option<Vec<String>>, other: Option<Vec<String>>) -> Option<Vec<String>> {
    match (one, other) {
        (Some(one), Some(other)) => Some([one, other].concat()),
        (one, other) => one.or(other),
    }
}

fn word<W: Word>(key: &str, text: Option<&str>) -> Result<Option<W>, String> {
    let Some(text) = text else { return Ok(None) };
    meant(text, &W::ALL.iter().copied(), W::as_str).map(Some).ok_or_else(|| {
        let known = hint(text, W::ALL.iter().map(|word| word.as_str()));
        format!("{key}: no {} is called {}; {known}", W::KIND, quoted(text))
    })
}

/// The one of `all` that a text means: case, spaces, hyphens and a plural ending do not count.
fn meant<T: Copy>(text: &str, all: &(impl Iterator<Item = T> + Clone), name: impl Fn(T) -> &'static str) -> Option<T> {
    let exactly = all.clone().find(|one| name(*one) == text);
    exactly.or_else(|| all.clone().find(|one| is_word(text, name(*one))))
}

fn within(key: &str, number: Option<u32>, bounds: &RangeInclusive<u32>) -> Result<Option<u32>, String> {
    match number {
        Some(number) if !bounds.contains(&number) => {
            Err(format!("{key}: must be from {} to {}, not {number}", bounds.start(), bounds.end()))
        }
        number => Ok(number),
    }
}

/// What `find` makes of the names, each once, in the order in which they were given.
fn each_once(names: Option<Vec<String>>, find: impl Fn(String) -> Result<Name, String>) -> Result<Vec<Name>, String> {
    let mut list = Vec::new();
    for name in names.unwrap_or_default() {
        let found = find(name)?;
        if !list.contains(&found) {
            list.push(found);
        }
    }
    Ok(list)
}

/// Names from a list of names and what they are.
fn known(
    key: &str,
    names: Option<Vec<String>>,
    all: &(impl Iterator<Item = (&'static str, &'static str)> + Clone),
) -> Result<Vec<Name>, String> {
    each_once(names, |name| match meant(&name, all, |(known, _)| known) {
        Some((known, _)) => Ok(known.into()),
        None => Err(format!("{key}: there is no {}; {}", quoted(&name), hint_of_described(&name, all.clone()))),
    })
}

fn name(name: Option<String>) -> Result<Name, String> {
    let Some(name) = name else { return Ok(profile::UNNAMED.into()) };
    profile::plan_name(&name).map_err(|wrong| format!("name: {wrong}"))?;
    Ok(name.into())
}

/// The usual number of training days: a condition's, else the goal's, else the level's.
fn usual_days(level: Level, goal: Goal, conditions: &[Name]) -> u32 {
    let by_condition = conditions.iter().filter_map(|id| CONDITIONS.condition(id)?.usual_days).max();
    by_condition.or(PROGRAMMES.goal(goal).usual_days).unwrap_or(PROGRAMMES.level(level).usual_days)
}

/// The weekdays asked for, Monday first, or the usual ones for the number of days.
fn weekdays(
    days: Option<u32>,
    on: Option<&[String]>,
    equipment: &[Name],
    usual: impl FnOnce() -> u32,
) -> Result<Vec<Weekday>, String> {
    let days = within("days", days, &DAYS)?;
    let Some(names) = on else {
        let count = days.unwrap_or_else(usual);
        return Ok(PROGRAMMES.weekdays(count, equipment).unwrap_or_default());
    };
    let mut on = names.iter().map(|name| weekday(name)).collect::<Result<Vec<Weekday>, String>>()?;
    crate::order::by(&mut on, Ord::cmp);
    on.dedup();
    if on.is_empty() || on.len() < names.len() {
        return Err(if on.is_empty() { "on: names no weekday" } else { "on: a weekday stands twice" }.to_owned());
    }
    match days {
        Some(days) if days as usize != on.len() => {
            Err(format!("days ({days}) and on ({} weekdays) do not agree; on alone sets the days", on.len()))
        }
        _ => Ok(on),
    }
}

/// A weekday, short or long.
fn weekday(name: &str) -> Result<Weekday, String> {
    let days = Weekday::ALL.iter().copied();
    let found = meant(name, &days, Weekday::as_str).or_else(|| meant(name, &days, Weekday::short));
    found.ok_or_else(|| format!("on: no weekday is called {}; {}", quoted(name), hint(name, days.map(Weekday::as_str))))
}

fn equipment(names: Option<Vec<String>>) -> Result<Vec<Name>, String> {
    let list = known("equipment", names, &builtin::presets_and_pieces())?;
    if list.len() > 1 && list.iter().any(|name| name == "none") {
        return Err("equipment: none stands alone; leave it out, or the rest".to_owned());
    }
    Ok(if list.is_empty() { vec!["none".into()] } else { list })
}

/// The ids of the exercises that are named.
fn exercises(key: &str, names: Option<Vec<String>>, catalog: &Catalog) -> Result<Vec<Name>, String> {
    each_once(names, |name| match catalog.named(&name) {
        Some(exercise) => Ok(exercise.id.into()),
        None => Err(format!("{key}: {}", unknown_exercise(&name, catalog))),
    })
}

/// What to say of a name that no exercise has.
pub fn unknown_exercise(name: &str, catalog: &Catalog) -> String {
    let near = catalog.nearest(name);
    let name = quoted(name);
    if near.is_empty() {
        return format!("no exercise is called {name}; see them all with: backplan list");
    }
    format!("no exercise is called {name}; did you mean {}?", listed(&near, "or"))
}

fn scheme(scheme: Option<String>) -> Result<Option<Name>, String> {
    match scheme {
        Some(name) if name != SCHEME_3_3_3 => {
            Err(format!("scheme: there is no {}; there is {SCHEME_3_3_3}", quoted(&name)))
        }
        scheme => Ok(scheme.map(Name::Owned)),
    }
}
