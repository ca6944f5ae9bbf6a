//! Catalog entries as TOML that loads again: an entry a block, texts one a line, small tables on theirs.

use std::fmt;
use std::io::Write;

use anyhow::Result;
use toml_writer::TomlWrite;

use super::Style;
use crate::catalog::{Catalog, Credit, Dose, Exercise, Muscles, Range, Source, SpineUse, Word};

/// A value as a data file writes it.
enum Value {
    Text(&'static str),
    Number(u32),
    Share(f32),
    Flag(bool),
    /// A list on one line.
    List(Vec<Value>),
    /// A list with an element a line.
    Lines(Vec<Value>),
    /// A table on one line.
    Table(Keys),
}

/// Keys and values in the order in which they are written.
type Keys = Vec<(&'static str, Value)>;

/// A catalog as one file.
pub fn document(catalog: &Catalog, _: &Style, out: &mut dyn Write) -> Result<()> {
    Ok(out.write_all(toml(catalog.sources(), catalog.exercises())?.as_bytes())?)
}

/// The text of a catalog file with these entries, in their order.
///
/// # Errors
/// None that can come about: a text takes whatever is written to it.
pub fn toml(sources: &[&Source], exercises: &[&Exercise]) -> std::result::Result<String, fmt::Error> {
    let mut out = String::new();
    for source in sources {
        block(&mut out, "source", source_keys(source))?;
    }
    for exercise in exercises {
        block(&mut out, "exercise", exercise_keys(exercise))?;
    }
    Ok(out)
}

fn source_keys(source: &Source) -> Keys {
    let Source { id, title, publisher, year, url, strength } = *source;
    let keys = [
        ("id", Some(Value::Text(id))),
        ("title", Some(Value::Text(title))),
        ("publisher", publisher.map(Value::Text)),
        ("year", year.map(Value::Number)),
        ("url", url.map(Value::Text)),
        ("strength", Some(word(strength))),
    ];
    given(keys)
}

/// Every key, as the data files order them.
fn exercise_keys(exercise: &Exercise) -> Keys {
    let Exercise { id, name, aliases, roles, pattern, regions, level, goals, equipment, position, per_side, .. } =
        *exercise;
    let Exercise { load, demands, last_choice, needs, easier, harder, sources, steps, cues, mistakes, .. } = *exercise;
    let Exercise { muscles, volume_credit, spine, doses, cautions, .. } = *exercise;
    let set = |set: &&'static [_]| words(set);
    let caution = |caution: &crate::catalog::Caution| {
        Value::Table(vec![("text", Value::Text(caution.text)), ("source", Value::Text(caution.source))])
    };
    vec![
        ("id", Value::Text(id)),
        ("name", Value::Text(name)),
        ("aliases", Value::List(texts(aliases))),
        ("roles", words(roles)),
        ("pattern", word(pattern)),
        ("regions", words(regions)),
        ("level", word(level)),
        ("goals", words(goals)),
        ("equipment", Value::List(equipment.iter().map(set).collect())),
        ("position", word(position)),
        ("per_side", Value::Flag(per_side)),
        ("load", word(load)),
        ("demands", words(demands)),
        ("last_choice", Value::Flag(last_choice)),
        ("needs", Value::List(texts(needs))),
        ("easier", Value::List(texts(easier))),
        ("harder", Value::List(texts(harder))),
        ("sources", Value::List(texts(sources))),
        ("steps", Value::Lines(texts(steps))),
        ("cues", Value::Lines(texts(cues))),
        ("mistakes", Value::Lines(texts(mistakes))),
        ("muscles", muscles_of(muscles)),
        ("volume_credit", credits(volume_credit)),
        ("spine", Value::Lines(spine.iter().copied().map(spine_use).collect())),
        ("doses", Value::Lines(doses.iter().map(dose).collect())),
        ("cautions", Value::Lines(cautions.iter().map(caution).collect())),
    ]
}

fn muscles_of(muscles: Muscles) -> Value {
    let Muscles { primary, secondary } = muscles;
    Value::Table(vec![("primary", words(primary)), ("secondary", words(secondary))])
}

fn credits(credits: &[Credit]) -> Value {
    Value::Table(credits.iter().map(|credit| (credit.group.as_str(), Value::Share(credit.share))).collect())
}

fn spine_use(spine: SpineUse) -> Value {
    let SpineUse { motion, load, held, reach, part } = spine;
    Value::Table(given([
        ("motion", Some(word(motion))),
        ("load", Some(word(load))),
        ("held", Some(Value::Flag(held))),
        ("range", reach.map(word)),
        ("part", part.map(word)),
    ]))
}

fn dose(dose: &Dose) -> Value {
    let Dose { purpose, level, sets, reps, hold_seconds, seconds, rest_seconds, times_per_day, max_per_day, source } =
        *dose;
    Value::Table(given([
        ("use", Some(word(purpose))),
        ("level", level.map(word)),
        ("sets", sets.map(range)),
        ("reps", reps.map(range)),
        ("hold_seconds", hold_seconds.map(range)),
        ("seconds", seconds.map(range)),
        ("rest_seconds", rest_seconds.map(Value::Number)),
        ("times_per_day", times_per_day.map(Value::Number)),
        ("max_per_day", max_per_day.map(Value::Number)),
        ("source", Some(Value::Text(source))),
    ]))
}

fn range(range: Range) -> Value {
    Value::Table(vec![("min", Value::Number(range.min)), ("max", Value::Number(range.max))])
}

fn word<W: Word>(word: W) -> Value {
    Value::Text(word.as_str())
}

fn words<W: Word>(words: &[W]) -> Value {
    Value::List(words.iter().copied().map(word).collect())
}

fn texts(texts: &[&'static str]) -> Vec<Value> {
    texts.iter().copied().map(Value::Text).collect()
}

/// The keys that have a value.
fn given<const N: usize>(keys: [(&'static str, Option<Value>); N]) -> Keys {
    keys.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// An entry, with an empty line between it and what stands before.
fn block(out: &mut String, name: &str, keys: Keys) -> fmt::Result {
    if !out.is_empty() {
        out.newline()?;
    }
    out.open_array_of_tables_header()?;
    out.key(name)?;
    out.close_array_of_tables_header()?;
    out.newline()?;
    for (key, value) in keys {
        pair(out, key, &value)?;
        out.newline()?;
    }
    Ok(())
}

fn pair(out: &mut String, key: &str, value: &Value) -> fmt::Result {
    out.key(key)?;
    out.space()?;
    out.keyval_sep()?;
    out.space()?;
    write(out, value)
}

fn write(out: &mut String, value: &Value) -> fmt::Result {
    match value {
        Value::Text(text) => out.value(*text),
        Value::Number(number) => out.value(*number),
        Value::Share(share) => out.value(*share),
        Value::Flag(flag) => out.value(*flag),
        Value::Lines(values) if !values.is_empty() => lines(out, values),
        Value::List(values) | Value::Lines(values) => list(out, values),
        Value::Table(keys) => table(out, keys),
    }
}

fn list(out: &mut String, values: &[Value]) -> fmt::Result {
    out.open_array()?;
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.val_sep()?;
            out.space()?;
        }
        write(out, value)?;
    }
    out.close_array()
}

fn lines(out: &mut String, values: &[Value]) -> fmt::Result {
    out.open_array()?;
    out.newline()?;
    for value in values {
        out.space()?;
        out.space()?;
        write(out, value)?;
        out.val_sep()?;
        out.newline()?;
    }
    out.close_array()
}

fn table(out: &mut String, keys: &Keys) -> fmt::Result {
    out.open_inline_table()?;
    for (at, (key, value)) in keys.iter().enumerate() {
        if at > 0 {
            out.val_sep()?;
        }
        out.space()?;
        pair(out, key, value)?;
    }
    if !keys.is_empty() {
        out.space()?;
    }
    out.close_inline_table()
}
