//! The command line, declared: names, values and help, no logic.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Args, Parser, Subcommand};

use crate::builtin::PROGRAMMES;
use crate::catalog::{Equipment, Goal, Level, Muscle, Pattern, Region, Role, Weekday, Word};
use crate::render::{ListFormat, PlanFormat};

/// Plans training for the back: what to do this week, how much of it, and why.
#[derive(Debug, Parser)]
#[command(name = "backplan", version, about, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Where exercises come from.
    #[command(flatten)]
    pub catalog: CatalogArgs,
}

const EXAMPLES: &str = "\
Examples:
  backplan generate --level beginner
  backplan generate --level intermediate --goal muscle --equipment home
  backplan list --region upper --equipment band
  backplan show cat-cow bird-dog

Exit codes: 0 done, 1 it failed, 2 wrong use, 3 the plan is withheld.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Plan a week of training
    #[command(after_help = "\
Examples:
  backplan generate --level beginner
  backplan generate --goal posture --on mon,wed,fri --equipment band,dumbbell
  backplan generate --level advanced --equipment gym --json | jq '.weeks[0].volume'")]
    Generate(GenerateArgs),
    /// List exercises
    #[command(after_help = "\
One filter given twice takes either; different filters must all fit.

Examples:
  backplan list --region upper --region mid
  backplan list --role stretch --equipment none
  backplan list --goal posture --json | jq -r '.[].id'
  backplan list row")]
    List(ListArgs),
    /// Show how exercises are done, how much of them, and where that comes from
    #[command(after_help = "\
Examples:
  backplan show bird-dog
  backplan show \"cat stretch\" --json")]
    Show(ShowArgs),
}

/// Where exercises come from.
#[derive(Debug, Args)]
pub struct CatalogArgs {
    /// A catalog file, or a folder of TOML files, to add; an equal id replaces
    #[arg(long, global = true, value_name = "PATH", help_heading = "Catalog")]
    pub catalog: Vec<PathBuf>,
    /// Leave out the built-in exercises
    #[arg(long, global = true, requires = "catalog", help_heading = "Catalog")]
    pub no_builtin: bool,
}

/// What `generate` takes.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// What is asked for.
    #[command(flatten)]
    pub profile: ProfileArgs,
    /// How to print the plan
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = word::<PlanFormat>(), help_heading = "Output")]
    pub format: PlanFormat,
    /// The same as --format json
    #[arg(long, conflicts_with = "format", help_heading = "Output")]
    pub json: bool,
}

/// Who trains, and for what.
#[derive(Debug, Args)]
#[command(next_help_heading = "Profile")]
pub struct ProfileArgs {
    /// The training behind you [default: beginner]
    #[arg(long, value_parser = word::<Level>())]
    pub level: Option<Level>,
    /// What you train for [default: general]
    #[arg(long, value_parser = word::<Goal>())]
    pub goal: Option<Goal>,
    /// Training days a week [default: usual for level and goal]
    #[arg(long, value_name = "1-7", value_parser = clap::value_parser!(u32).range(1..=7))]
    pub days: Option<u32>,
    /// The weekdays, such as mon,thu; sets the days as well
    #[arg(long, value_name = "WEEKDAYS", value_delimiter = ',', value_parser = weekday())]
    pub on: Vec<Weekday>,
    /// The first day of the week [default: the next Monday]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub start: Option<NaiveDate>,
    /// What is at hand: a preset, single items, or both [default: none]
    #[arg(long, value_delimiter = ',', value_parser = equipment())]
    pub equipment: Vec<String>,
    /// An exercise that must be in
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub include: Vec<String>,
    /// An exercise that must stay out
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub exclude: Vec<String>,
    /// Which of equally good weeks to take [default: 0]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// The plan's name [default: backplan]
    #[arg(long, value_name = "TEXT", value_parser = plan_name)]
    pub name: Option<String>,
}

/// What `list` takes.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// A word that a name or alias holds
    #[arg(value_name = "WORD")]
    pub search: Option<String>,
    /// Filters.
    #[command(flatten)]
    pub filters: FilterArgs,
    /// How to print the list
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = word::<ListFormat>(), help_heading = "Output")]
    pub format: ListFormat,
    /// The same as --format json
    #[arg(long, conflicts_with = "format", help_heading = "Output")]
    pub json: bool,
}

/// Which exercises to list.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArgs {
    /// What it is for
    #[arg(long, value_delimiter = ',', value_parser = word::<Region>())]
    pub region: Vec<Region>,
    /// What it can serve as
    #[arg(long, value_delimiter = ',', value_parser = word::<Role>())]
    pub role: Vec<Role>,
    /// This level and easier
    #[arg(long, value_delimiter = ',', value_parser = word::<Level>())]
    pub level: Vec<Level>,
    /// What can be done with it
    #[arg(long, value_delimiter = ',', value_parser = equipment())]
    pub equipment: Vec<String>,
    /// A muscle that it trains or stretches
    #[arg(long, value_delimiter = ',', value_parser = word::<Muscle>())]
    pub muscle: Vec<Muscle>,
    /// The movement it is a form of
    #[arg(long, value_delimiter = ',', value_parser = word::<Pattern>())]
    pub pattern: Vec<Pattern>,
    /// A goal it serves
    #[arg(long, value_delimiter = ',', value_parser = word::<Goal>())]
    pub goal: Vec<Goal>,
    /// The id of a source that names it
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub source: Vec<String>,
}

/// What `show` takes.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Ids, names or aliases of exercises
    #[arg(required = true, value_name = "EXERCISE")]
    pub exercises: Vec<String>,
    /// Print JSON
    #[arg(long, help_heading = "Output")]
    pub json: bool,
}

/// The words of a vocabulary as values, each with its line of help.
fn word<W: Word + Send + Sync>() -> ValueParser {
    let values = W::ALL.iter().map(|word| PossibleValue::new(word.as_str()).help(word.about()));
    let parse = |text: String| W::from_word(&text).ok_or("is not one of them");
    PossibleValuesParser::new(values).try_map(parse).into()
}

/// Weekdays, short or long.
fn weekday() -> ValueParser {
    let values = Weekday::ALL.iter().map(|day| PossibleValue::new(day.as_str()).alias(day.about()));
    let parse = |text: String| {
        Weekday::ALL
            .iter()
            .copied()
            .find(|day| [day.as_str(), day.about()].contains(&text.as_str()))
            .ok_or("is no weekday")
    };
    PossibleValuesParser::new(values).try_map(parse).into()
}

/// Presets and pieces of equipment.
fn equipment() -> ValueParser {
    let presets = PROGRAMMES.presets.iter().map(|preset| PossibleValue::new(preset.id).help(preset.about));
    let pieces = Equipment::ALL.iter().map(|piece| PossibleValue::new(piece.as_str()).help(piece.about()));
    PossibleValuesParser::new(presets.chain(pieces)).into()
}

/// A date as YYYY-MM-DD.
fn date(text: &str) -> Result<NaiveDate, String> {
    crate::profile::date(text)
}

/// A name that can stand in a heading.
fn plan_name(text: &str) -> Result<String, String> {
    crate::profile::plan_name(text).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_declaration_is_sound() {
        super::Cli::command().debug_assert();
    }
}
