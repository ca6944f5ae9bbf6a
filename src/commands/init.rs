//! `backplan init`: a few questions, so that no other command needs flags.

use std::fmt;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use inquire::{Confirm, InquireError, MultiSelect, Select, Text};

use super::{Failure, Io};
use crate::builtin;
use crate::catalog::{Catalog, Goal, Level, Word};
use crate::cli::InitArgs;
use crate::commands::Output;
use crate::daily::{Home, Settings};
use crate::profile::{DAYS, MINUTES};
use crate::request::Request;

/// Asks, or takes what flags say, and writes the settings.
pub fn run(args: &InitArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let path = Home::of_user()?.config();
    let given = super::profile::asked(&args.profile, catalog)?;
    let is_terminal = std::io::stdin().is_terminal() && io.is_terminal;
    let asks = given == Request::default();
    if asks && !is_terminal {
        return Err(Failure::misuse(
            "init asks its questions in a terminal; without one give the answers as flags: --level, --goal, --days or --on, \
             --equipment, --condition, --symptom, --minutes",
        ));
    }
    if path.exists() && !args.force && !(is_terminal && writes_over(&path)?) {
        bail!("{} is there already; --force writes over it", path.display());
    }
    let request = if asks { answers().map_err(unanswered)? } else { given };
    let checked = request.clone().resolve(catalog, || Ok::<_, String>(chrono::NaiveDate::default()));
    let profile = checked.map_err(Failure::misuse)?;
    write(&path, &Settings::text(&request))?;
    writeln!(io.out, "Settings written: {}", path.display())?;
    writeln!(io.out, "A plan from them, kept for every day: backplan generate --save")?;
    io.finish()?;
    // A red flag is written down, and told at once.
    Ok(crate::planner::withhold(&profile)?)
}

fn writes_over(path: &Path) -> Result<bool> {
    let text = format!("{} is there already. Write over it?", path.display());
    Confirm::new(&text).with_default(false).prompt().map_err(unanswered)
}

/// What to say where somebody leaves a question open.
fn unanswered(error: InquireError) -> anyhow::Error {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => {
            anyhow::anyhow!("left; nothing is written")
        }
        other => other.into(),
    }
}

/// Writes a file whole or not at all, its folder before it.
fn write(path: &Path, text: &str) -> Result<()> {
    let told = || format!("{} can't be written", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(told)?;
    }
    let mut file = Output::file(path)?;
    file.write_all(text.as_bytes()).with_context(told)?;
    Ok(file.finish()?)
}

/// A word to choose, with what it means.
struct Choice {
    name: &'static str,
    about: &'static str,
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} – {}", self.name, self.about)
    }
}

fn choices(known: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<Choice> {
    known.map(|(name, about)| Choice { name, about }).collect()
}

/// The answers of whoever sits at the terminal.
fn answers() -> Result<Request, InquireError> {
    let level = Select::new("How much training is behind you?", choices(Level::described())).prompt()?;
    let goal = Select::new("What do you train for?", choices(Goal::described())).prompt()?;
    let days = number("On how many days a week?", "1 to 7; empty for what is usual", &DAYS)?;
    let equipment = several(
        "What is at hand?",
        "nothing chosen: only yourself and the furniture",
        choices(builtin::presets_and_pieces().filter(|(name, _)| *name != "none")),
    )?;
    let conditions =
        several("What does a professional know of?", "nothing chosen: none of these", choices(builtin::conditions()))?;
    let symptoms = several(
        "Do you feel one of these now?",
        "any of them withholds the plan: somebody must look at it first",
        choices(builtin::symptoms()),
    )?;
    let minutes = number("How many minutes may a session take?", "10 to 180; empty for as long as it takes", &MINUTES)?;
    let some = |list: Vec<String>| (!list.is_empty()).then_some(list);
    Ok(Request {
        level: Some(level.name.to_owned()),
        goal: Some(goal.name.to_owned()),
        days,
        minutes,
        equipment: some(equipment),
        conditions: some(conditions),
        symptoms: some(symptoms),
        ..Request::default()
    })
}

fn several(question: &str, help: &str, choices: Vec<Choice>) -> Result<Vec<String>, InquireError> {
    let help = format!("space chooses, Enter goes on; {help}");
    let chosen = MultiSelect::new(question, choices).with_help_message(&help).prompt()?;
    Ok(chosen.into_iter().map(|choice| choice.name.to_owned()).collect())
}

fn number(question: &str, help: &str, bounds: &std::ops::RangeInclusive<u32>) -> Result<Option<u32>, InquireError> {
    let (least, most) = (*bounds.start(), *bounds.end());
    let read = move |text: &str| text.trim().parse().ok().filter(|number| (least..=most).contains(number));
    let check = move |text: &str| {
        let is_right = text.trim().is_empty() || read(text).is_some();
        let wrong =
            || inquire::validator::Validation::Invalid(format!("a number from {least} to {most}, or nothing").into());
        Ok(if is_right { inquire::validator::Validation::Valid } else { wrong() })
    };
    let text = Text::new(question).with_help_message(help).with_validator(check).prompt()?;
    Ok(read(&text))
}
