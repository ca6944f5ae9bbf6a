//! What is asked, laid out for the terminal: a line on each choice, wrapped at words, and an answer in a word.

use std::fmt;
use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::{Result, anyhow};
use inquire::list_option::ListOption;
use inquire::validator::Validation;
use inquire::{Confirm, InquireError, MultiSelect, Select, Text};
use textwrap::WordSplitter;

use crate::builtin;
use crate::catalog::{Goal, Level, Word};
use crate::cli::WIDTH;
use crate::profile::{DAYS, MINUTES};
use crate::request::Request;

/// Rows of a terminal that says nothing of its size.
const ROWS: usize = 24;
/// Rows beside the choices: the question, what the keys do, and what is to be seen of the answer before.
const BESIDE: usize = 6;
/// The fewest choices that are seen at once.
const FEWEST: usize = 3;
/// Columns of what stands before a choice: its mark, and its box where several can be chosen.
const MARK: usize = 2;
const BOX: usize = 6;

/// What the keys do where several can be chosen.
const KEYS: &str = "arrows move, space chooses, Enter goes on, letters search";

/// A word to choose, with what it means, as it is seen.
struct Choice {
    name: &'static str,
    seen: String,
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.seen)
    }
}

/// Choices, and how many of them have room at once.
struct Choices {
    all: Vec<Choice>,
    page: usize,
}

impl Choices {
    fn new(known: impl Iterator<Item = (&'static str, &'static str)>, before: usize) -> Self {
        let (columns, rows) = terminal_size::terminal_size()
            .map_or((WIDTH, ROWS), |(columns, rows)| (usize::from(columns.0), usize::from(rows.0)));
        // A line that is full to the last column wraps in some terminals.
        let blank = " ".repeat(before + 2);
        let width = textwrap::Options::new(columns.saturating_sub(1).max(2 * BOX))
            .word_splitter(WordSplitter::NoHyphenation)
            .initial_indent(blank.get(..before).unwrap_or_default())
            .subsequent_indent(&blank);
        let laid_out = |(name, about): (&'static str, &'static str)| {
            let seen = textwrap::fill(&format!("{name} – {about}"), &width);
            Choice { name, seen: seen.trim_start().to_owned() }
        };
        let all: Vec<Choice> = known.map(laid_out).collect();
        let highest = all.iter().map(|choice| choice.seen.lines().count()).max().unwrap_or(1);
        Self { all, page: (rows.saturating_sub(BESIDE) / highest).max(FEWEST) }
    }
}

/// The answers of whoever sits at the terminal.
///
/// # Errors
/// Where a question is left open, or the terminal goes.
pub fn answers() -> Result<Request> {
    asked().map_err(unanswered)
}

/// Whether somebody lets the settings at `path` be written over.
///
/// # Errors
/// Where the question is left open, or the terminal goes.
pub fn writes_over(path: &Path) -> Result<bool> {
    let help = path.display().to_string();
    let question = Confirm::new("You have settings already. Write over them?").with_help_message(&help);
    question.with_default(false).prompt().map_err(unanswered)
}

/// What to say where somebody leaves a question open.
fn unanswered(error: InquireError) -> anyhow::Error {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => anyhow!("left; nothing is written"),
        other => other.into(),
    }
}

fn asked() -> Result<Request, InquireError> {
    let level = one("How much training is behind you?", Level::described())?;
    let goal = one("What do you train for?", Goal::described())?;
    let days = number("On how many days a week?", &DAYS, "as many as is usual")?;
    let pieces = builtin::presets_and_pieces().filter(|(name, _)| *name != "none");
    let equipment = several("What is at hand?", KEYS, "only yourself and the furniture", pieces)?;
    let conditions = several("What does a professional know of?", KEYS, "none of these", builtin::conditions())?;
    let first = "a red flag is looked at first; space chooses, Enter goes on";
    let symptoms = several("Do you feel one of these now?", first, "none of these", builtin::symptoms())?;
    let minutes = number("How many minutes may a session take?", &MINUTES, "as long as it takes")?;
    let some = |list: Vec<String>| (!list.is_empty()).then_some(list);
    Ok(Request {
        level: Some(level),
        goal: Some(goal),
        days,
        minutes,
        equipment: some(equipment),
        conditions: some(conditions),
        symptoms: some(symptoms),
        ..Request::default()
    })
}

/// One of some choices.
fn one(question: &str, known: impl Iterator<Item = (&'static str, &'static str)>) -> Result<String, InquireError> {
    let Choices { all, page } = Choices::new(known, MARK);
    let asked = Select::new(question, all)
        .with_page_size(page)
        .with_help_message("arrows move, Enter chooses, letters search")
        .with_formatter(&|choice: ListOption<&Choice>| choice.value.name.to_owned());
    Ok(asked.prompt()?.name.to_owned())
}

/// Some of some choices; what helps to choose, and what it means where there is none.
fn several(
    question: &str,
    help: &str,
    none: &str,
    known: impl Iterator<Item = (&'static str, &'static str)>,
) -> Result<Vec<String>, InquireError> {
    let Choices { all, page } = Choices::new(known, BOX);
    let named = |chosen: &[ListOption<&Choice>]| {
        let names: Vec<&str> = chosen.iter().map(|choice| choice.value.name).collect();
        if names.is_empty() { none.to_owned() } else { names.join(", ") }
    };
    let asked = MultiSelect::new(question, all).with_page_size(page).with_help_message(help).with_formatter(&named);
    Ok(asked.prompt()?.into_iter().map(|choice| choice.name.to_owned()).collect())
}

/// A number within bounds, and what it means where there is none.
fn number(question: &str, bounds: &RangeInclusive<u32>, none: &str) -> Result<Option<u32>, InquireError> {
    let (least, most) = (*bounds.start(), *bounds.end());
    let read = move |text: &str| text.trim().parse().ok().filter(|number| (least..=most).contains(number));
    let check = move |text: &str| {
        let is_right = text.trim().is_empty() || read(text).is_some();
        let wrong = || Validation::Invalid(format!("a number from {least} to {most}, or Enter alone").into());
        Ok(if is_right { Validation::Valid } else { wrong() })
    };
    let help = format!("{least} to {most}; Enter alone: {none}");
    let shown = |text: &str| if text.trim().is_empty() { none.to_owned() } else { text.trim().to_owned() };
    let asked = Text::new(question).with_help_message(&help).with_validator(check).with_formatter(&shown);
    Ok(read(&asked.prompt()?))
}
