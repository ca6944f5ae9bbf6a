//! The settings of a user: the keys of a profile, in TOML.

use std::fmt::Write;

use toml_writer::TomlWrite;

use crate::profile::Profile;
use crate::request::{Request, keys};

/// Settings, written and shown.
pub struct Settings;

/// A text as TOML writes it.
fn quoted(value: &str) -> String {
    let mut text = String::new();
    // What can fail in writing is a writer, and a string is none that does.
    let _ = text.value(value);
    text
}

impl Settings {
    /// The text of settings, with a line on what they are.
    pub fn text(request: &Request) -> String {
        let mut text =
            String::from("# What backplan plans for, where no flag says otherwise. Keys: backplan schema profile\n");
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                // What can fail in writing is a writer, and a string is none that does.
                let _ = writeln!(text, "{key} = {value}");
            }
        };
        let list = |values: &Vec<String>| {
            format!("[{}]", values.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(", "))
        };
        add("name", request.name.as_deref().map(quoted));
        add("level", request.level.as_deref().map(quoted));
        add("goal", request.goal.as_deref().map(quoted));
        add("days", request.days.map(|days| days.to_string()));
        add("on", request.on.as_ref().map(list));
        add("weeks", request.weeks.map(|weeks| weeks.to_string()));
        add("start", request.start.as_deref().map(quoted));
        add("minutes", request.minutes.map(|minutes| minutes.to_string()));
        add("equipment", request.equipment.as_ref().map(list));
        add("conditions", request.conditions.as_ref().map(list));
        add("symptoms", request.symptoms.as_ref().map(list));
        add("focus", request.focus.as_ref().map(list));
        add("include", request.include.as_ref().map(list));
        add("exclude", request.exclude.as_ref().map(list));
        add("scheme", request.scheme.as_deref().map(quoted));
        add("seed", request.seed.map(|seed| seed.to_string()));
        text
    }

    /// The keys that a request sets.
    pub fn set(request: &Request) -> Vec<&'static str> {
        let text = Self::text(request);
        keys().filter(|key| text.lines().any(|line| line.starts_with(&format!("{key} = ")))).collect()
    }

    /// Each key of a profile with its value, as it is shown.
    pub fn shown(profile: &Profile) -> Vec<(&'static str, String)> {
        let list = |names: &[crate::profile::Name]| if names.is_empty() { "–".to_owned() } else { names.join(", ") };
        let on: Vec<String> = profile.on.iter().map(ToString::to_string).collect();
        vec![
            ("name", profile.name.to_string()),
            ("level", profile.level.to_string()),
            ("goal", profile.goal.to_string()),
            ("days", profile.days.to_string()),
            ("on", on.join(", ")),
            ("weeks", profile.weeks.to_string()),
            ("minutes", profile.minutes.map_or_else(|| "no limit".to_owned(), |minutes| minutes.to_string())),
            ("equipment", list(&profile.equipment)),
            ("conditions", list(&profile.conditions)),
            ("symptoms", list(&profile.symptoms)),
            ("focus", list(&profile.focus)),
            ("include", list(&profile.include)),
            ("exclude", list(&profile.exclude)),
            ("scheme", profile.scheme.as_deref().unwrap_or("–").to_owned()),
            ("seed", profile.seed.to_string()),
        ]
    }
}
