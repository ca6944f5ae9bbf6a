//! Values of options: words of the vocabularies, dates, times.

use std::ffi::OsStr;
use std::ops::RangeInclusive;

use chrono::NaiveTime;
use clap::Arg;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::error::{ContextKind, ContextValue};

use crate::builtin;
use crate::catalog::check::is_word;
use crate::catalog::{Group, Muscle, Weekday, Word};
use crate::suggest::fitting;

/// Where a flag stands that comes after all others of its heading; several do so by their names.
pub(crate) const LAST: usize = 100;

/// Values that are made only when one is read or help is asked for: the command line is built at every start.
#[derive(Clone)]
pub(super) struct Values(pub(crate) fn() -> Vec<PossibleValue>);

impl TypedValueParser for Values {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        let known = (self.0)();
        let meant = value.to_str().and_then(|text| meant(text, &known)).map(str::to_owned);
        let given = meant.as_deref().map_or(value, OsStr::new);
        PossibleValuesParser::new(known).parse_ref(command, arg, given)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter()))
    }
}

/// The name or alias that a text means: case, spaces, hyphens and a plural ending do not count.
fn meant<'k>(text: &str, known: &'k [PossibleValue]) -> Option<&'k str> {
    let names = || known.iter().flat_map(PossibleValue::get_name_and_aliases);
    if names().any(|name| name == text) { None } else { names().find(|name| is_word(text, name)) }
}

/// Such values where a word may fit several: a wrong one is answered with all that fit.
#[derive(Clone)]
struct Described(Values);

impl TypedValueParser for Described {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        self.0.parse_ref(command, arg, value).map_err(|mut error| {
            let values = (self.0.0)();
            let lines: Vec<(&str, String)> = values
                .iter()
                .map(|value| (value.get_name(), value.get_help().map(ToString::to_string).unwrap_or_default()))
                .collect();
            let fit = fitting(&value.to_string_lossy(), lines.iter().map(|(name, about)| (*name, &**about)));
            if !fit.is_empty() {
                let fit = fit.into_iter().map(str::to_owned).collect();
                error.insert(ContextKind::SuggestedValue, ContextValue::Strings(fit));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// The words of a vocabulary as values, each with its line of help.
pub(crate) fn word<W: Word + Send + Sync>() -> ValueParser {
    Values(|| listed(W::described())).try_map(|text: String| W::from_word(&text).ok_or("is not one of them")).into()
}

/// The same, left as text.
pub(crate) fn names<W: Word>() -> ValueParser {
    Values(|| listed(W::described())).into()
}

fn listed(known: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<PossibleValue> {
    known.map(|(name, about)| PossibleValue::new(name).help(about)).collect()
}

/// Weekdays, short or long.
pub(crate) fn weekday() -> ValueParser {
    Values(|| Weekday::ALL.iter().map(|day| PossibleValue::new(day.as_str()).alias(day.short())).collect()).into()
}

/// Presets and pieces of equipment.
pub(crate) fn equipment() -> ValueParser {
    Values(|| listed(builtin::presets_and_pieces())).into()
}

/// Muscles, and the groups that plans count their sets by.
pub(crate) fn muscles() -> ValueParser {
    Values(|| listed(Muscle::described().chain(Group::described()))).into()
}

pub(crate) fn conditions() -> ValueParser {
    Described(Values(|| listed(builtin::conditions()))).into()
}

pub(crate) fn symptoms() -> ValueParser {
    Described(Values(|| listed(builtin::symptoms()))).into()
}

/// The first day: a date, or a word for one.
pub(crate) fn start(text: &str) -> Result<String, String> {
    let wrong = |_| match crate::profile::date(text) {
        Err(wrong) => format!("{wrong}; or today, tomorrow or next-monday"),
        Ok(_) => "is no first day".to_owned(),
    };
    crate::request::Start::of(text).map(|_| text.to_owned()).map_err(wrong)
}

/// A date as YYYY-MM-DD.
pub(crate) fn date(text: &str) -> Result<String, String> {
    crate::profile::date(text).map(|_| text.to_owned())
}

/// A time as HH:MM.
pub(crate) fn time(text: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(text, "%H:%M")
        .map_err(|_| "is no time; times are written HH:MM, such as 09:30".to_owned())
}

/// A time before something, in minutes: "15m", "2h", "1d", or a number of minutes.
pub(crate) fn minutes_before(text: &str) -> Result<u32, String> {
    let wrong = || "is no time before; write it as 15m, 2h or 1d".to_owned();
    let (number, minutes) = match text.strip_suffix(['m', 'h', 'd']) {
        Some(number) if text.ends_with('h') => (number, 60),
        Some(number) if text.ends_with('d') => (number, 24 * 60),
        Some(number) => (number, 1),
        None => (text, 1),
    };
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let count: u32 = number.parse().ok().filter(|_| digits).ok_or_else(wrong)?;
    let before = count.checked_mul(minutes).filter(|before| *before <= LONGEST_BEFORE);
    before.ok_or_else(|| "is too long before; four weeks (28d) are the most".to_owned())
}

/// The longest time before a session at which a calendar may remind, in minutes.
const LONGEST_BEFORE: u32 = 28 * 24 * 60;

/// A name that can stand in a heading.
pub(crate) fn plan_name(text: &str) -> Result<String, String> {
    crate::profile::plan_name(text).map(str::to_owned)
}

/// A number that lies within bounds.
pub(crate) fn within(bounds: &RangeInclusive<u32>) -> ValueParser {
    let (least, most) = (*bounds.start(), *bounds.end());
    let read = move |text: &str| {
        let number = text.trim().parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("must be a whole number from {least} to {most}"))
    };
    ValueParser::new(read)
}

/// A whole number, 0 or more.
pub(crate) fn whole(text: &str) -> Result<u64, String> {
    text.trim().parse().map_err(|_| format!("must be a whole number from 0 to {}", u64::MAX))
}

/// The same bounds as help names such a number: "1-7". Clap keeps names for the life of the process.
pub(crate) fn span(bounds: &RangeInclusive<u32>) -> &'static str {
    format!("{}-{}", bounds.start(), bounds.end()).leak()
}
