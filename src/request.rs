//! What somebody asks for, key by key, before the defaults are filled in: from flags, from a file, from a line of JSON.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::builtin::{CONDITIONS, PROGRAMMES};
use crate::catalog::{Catalog, Equipment, Goal, Level, Region, Weekday, Word};
use crate::profile::{self, DAYS, LONGEST_NAME, MINUTES, Name, Profile, WEEKS};
use crate::shapes::{self, SCHEME_3_3_3};
use crate::suggest::{hint, hint_of_described, listed};

/// A profile with every key optional. Words are still text, so that a wrong one can be reported with the nearest right one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Profile", description = "What a plan is asked for; every key is optional.")]
pub struct Request {
    /// The plan's name.
    #[schemars(length(min = 1, max = LONGEST_NAME))]
    pub name: Option<String>,
    /// A level.
    #[schemars(with = "Option<Level>")]
    pub level: Option<String>,
    /// A goal.
    #[schemars(with = "Option<Goal>")]
    pub goal: Option<String>,
    /// Training days a week, 1 to 7.
    #[schemars(range(min = *DAYS.start(), max = *DAYS.end()))]
    pub days: Option<u32>,
    /// Weekdays, short or long.
    #[schemars(schema_with = "shapes::weekdays")]
    pub on: Option<Vec<String>>,
    /// Weeks, 1 to 52.
    #[schemars(range(min = *WEEKS.start(), max = *WEEKS.end()))]
    pub weeks: Option<u32>,
    /// A date, YYYY-MM-DD.
    #[schemars(with = "Option<NaiveDate>")]
    #[serde(deserialize_with = "date_text")]
    pub start: Option<String>,
    /// Minutes that a session may take, 10 to 180.
    #[schemars(range(min = *MINUTES.start(), max = *MINUTES.end()))]
    pub minutes: Option<u32>,
    /// Pieces of equipment and presets.
    #[schemars(schema_with = "shapes::equipment")]
    pub equipment: Option<Vec<String>>,
    /// Conditions.
    #[schemars(schema_with = "shapes::conditions")]
    pub conditions: Option<Vec<String>>,
    /// Symptoms.
    #[schemars(schema_with = "shapes::symptoms")]
    pub symptoms: Option<Vec<String>>,
    /// Regions to put first.
    #[schemars(with = "Option<Vec<Region>>")]
    pub focus: Option<Vec<String>>,
    /// Exercises that must be in.
    #[schemars(schema_with = "shapes::ids")]
    pub include: Option<Vec<String>>,
    /// Exercises that must be out.
    #[schemars(schema_with = "shapes::ids")]
    pub exclude: Option<Vec<String>>,
    /// A scheme for sets and repetitions.
    #[schemars(schema_with = "shapes::scheme")]
    pub scheme: Option<String>,
    /// Which of equally good weeks to take.
    pub seed: Option<u64>,
}

/// A date as text, or as TOML writes dates.
fn date_text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a date must be written YYYY-MM-DD")]
    enum Date {
        Text(String),
        Toml(toml::value::Datetime),
    }
    let date = Option::<Date>::deserialize(deserializer)?;
    Ok(date.map(|date| match date {
        Date::Text(text) => text,
        Date::Toml(date) => date.to_string(),
    }))
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

    /// The profile, every default filled in. `start` gives the first day where none is asked for.
    ///
    /// # Errors
    /// The key, what is wrong with it, and what would be right.
    pub fn resolve<E: From<String>>(
        self,
        catalog: &Catalog,
        start: impl FnOnce() -> Result<NaiveDate, E>,
    ) -> Result<Profile, E> {
        let level = word("level", self.level.as_deref())?.unwrap_or(Level::Beginner);
        let goal = word("goal", self.goal.as_deref())?.unwrap_or(Goal::General);
        let conditions =
            known("conditions", self.conditions, CONDITIONS.conditions.iter().map(|known| (known.id, known.about)))?;
        let equipment = equipment(self.equipment)?;
        let usual = || usual_days(level, goal, &conditions);
        let on = weekdays(self.days, self.on.as_deref(), &equipment, usual)?;
        let profile = Profile {
            name: name(self.name)?,
            level,
            goal,
            days: u32::try_from(on.len()).unwrap_or(7),
            on,
            weeks: within("weeks", self.weeks, &WEEKS)?.unwrap_or(1),
            start: match self.start {
                Some(text) => profile::date(&text).map_err(|wrong| format!("start: {text:?} {wrong}"))?,
                None => start()?,
            },
            minutes: within("minutes", self.minutes, &MINUTES)?,
            equipment,
            conditions,
            symptoms: known(
                "symptoms",
                self.symptoms,
                CONDITIONS.symptoms.iter().map(|known| (known.id, known.about)),
            )?,
            focus: known("focus", self.focus, Region::ALL.iter().map(|region| (region.as_str(), region.about())))?,
            include: exercises("include", self.include, catalog)?,
            exclude: exercises("exclude", self.exclude, catalog)?,
            scheme: scheme(self.scheme)?,
            seed: self.seed.unwrap_or_default(),
        };
        if let Some(id) = profile.include.iter().find(|id| profile.exclude.contains(id)) {
            return Err(format!("{id} can't be included and excluded at once").into());
        }
        Ok(profile)
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
    W::from_word(text).map(Some).ok_or_else(|| {
        format!("{key}: no {} is called {text:?}; {}", W::KIND, hint(text, W::ALL.iter().map(|word| word.as_str())))
    })
}

fn within(key: &str, number: Option<u32>, bounds: &RangeInclusive<u32>) -> Result<Option<u32>, String> {
    match number {
        Some(number) if !bounds.contains(&number) => {
            Err(format!("{key}: must be from {} to {}, not {number}", bounds.start(), bounds.end()))
        }
        number => Ok(number),
    }
}

/// Names from a list of names and what they are, each once, in the order in which they were given.
fn known<'k>(
    key: &str,
    names: Option<Vec<String>>,
    all: impl Iterator<Item = (&'k str, &'k str)> + Clone,
) -> Result<Vec<Name>, String> {
    let mut list: Vec<Name> = Vec::new();
    for name in names.unwrap_or_default() {
        if !all.clone().any(|(known, _)| known == name) {
            return Err(format!("{key}: there is no {name:?}; {}", hint_of_described(&name, all)));
        }
        if !list.iter().any(|given| *given == name) {
            list.push(name.into());
        }
    }
    Ok(list)
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
    on.sort_unstable();
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
    let found = Weekday::ALL.iter().copied().find(|day| [day.as_str(), day.short()].contains(&name));
    found.ok_or_else(|| {
        format!("on: no weekday is called {name:?}; {}", hint(name, Weekday::ALL.iter().map(|day| day.as_str())))
    })
}

fn equipment(names: Option<Vec<String>>) -> Result<Vec<Name>, String> {
    let presets = PROGRAMMES.presets.iter().map(|preset| (preset.id, preset.about));
    let pieces = Equipment::ALL.iter().map(|piece| (piece.as_str(), piece.about()));
    let list = known("equipment", names, presets.chain(pieces))?;
    if list.len() > 1 && list.iter().any(|name| name == "none") {
        return Err("equipment: none stands alone; leave it out, or the rest".to_owned());
    }
    Ok(if list.is_empty() { vec!["none".into()] } else { list })
}

/// The ids of the exercises that are named.
fn exercises(key: &str, names: Option<Vec<String>>, catalog: &Catalog) -> Result<Vec<Name>, String> {
    let mut ids: Vec<Name> = Vec::new();
    for name in names.unwrap_or_default() {
        let Some(exercise) = catalog.named(&name) else {
            return Err(format!("{key}: {}", unknown_exercise(&name, catalog)));
        };
        if !ids.contains(&Name::Borrowed(exercise.id)) {
            ids.push(exercise.id.into());
        }
    }
    Ok(ids)
}

/// What to say of a name that no exercise has.
pub fn unknown_exercise(name: &str, catalog: &Catalog) -> String {
    let near = catalog.nearest(name);
    let name = name.escape_debug();
    if near.is_empty() {
        return format!("no exercise is called \"{name}\"; see them all with: backplan list");
    }
    format!("no exercise is called \"{name}\"; did you mean {}?", listed(&near, "or"))
}

fn scheme(scheme: Option<String>) -> Result<Option<Name>, String> {
    match scheme {
        Some(name) if name != SCHEME_3_3_3 => Err(format!("scheme: there is no {name:?}; there is {SCHEME_3_3_3}")),
        scheme => Ok(scheme.map(Name::Owned)),
    }
}
