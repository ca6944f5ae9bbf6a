//! The command line, declared: names, values and help, no logic.

use std::ffi::OsStr;
use std::ops::Deref;
use std::path::PathBuf;

use chrono::NaiveTime;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgMatches, Args, FromArgMatches, Parser, Subcommand, ValueHint};

use crate::builtin::{CONDITIONS, PROGRAMMES};
use crate::catalog::words::words;
use crate::catalog::{Catalog, Equipment, Goal, Level, Muscle, Pattern, Region, Role, Weekday, Word};
use crate::completion;
use crate::desk::DeskDay;
use crate::manual;
use crate::plan::Plan;
use crate::render::{Explanations, Findings, Format, Listing, Pages, Printed, Rulebook};
use crate::request::SCHEME_3_3_3;
use crate::schema::Subject;

/// Plans training for the back: what to do this week, how much of it, and why.
#[derive(Debug, Parser)]
#[command(name = "backplan", version, about, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = EXAMPLES, max_term_width = 80)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Where exercises come from.
    #[command(flatten)]
    pub catalog: CatalogArgs,
}

/// What stands below the help of backplan itself.
pub(crate) const EXAMPLES: &str = "\
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
  backplan generate --equipment gym --json | jq '.weeks[0].volume'")]
    Generate(Late<GenerateArgs>),
    /// List exercises
    #[command(after_help = "\
One filter given twice takes either; different filters must all fit.

Examples:
  backplan list --region upper --region mid
  backplan list --role stretch --equipment none
  backplan list --goal posture --json | jq -r '.[].id'
  backplan list row")]
    List(Late<ListArgs>),
    /// Show how exercises are done, how much of them, and where that comes from
    #[command(after_help = "\
Examples:
  backplan show bird-dog
  backplan show \"cat stretch\" --json")]
    Show(Late<ShowArgs>),
    /// Say why each exercise is in your plan, or not, and what stands in for it
    #[command(after_help = "\
Examples:
  backplan explain --condition herniated-disc
  backplan explain superman childs-pose --condition spinal-stenosis
  backplan explain --json | jq '.[] | select(.verdict == \"excluded\")'")]
    Explain(Late<ExplainArgs>),
    /// Print the rules, their figures and their sources
    #[command(after_help = "\
Examples:
  backplan rules
  backplan rules rest-48h ten-sets
  backplan rules --json | jq -r '.[] | select(.kind == \"must\").id'")]
    Rules(Late<RulesArgs>),
    /// Check whether a plan keeps the rules
    #[command(after_help = "\
Ends with 1 where a must is broken.

Examples:
  backplan generate --json | backplan check -
  backplan check plan.json --json")]
    Check(Late<CheckArgs>),
    /// Replace a move of a saved plan by the next best, as JSON
    #[command(after_help = "\
Examples:
  backplan swap plan.json plank
  backplan swap plan.json plank --with dead-bug --session w1-monday > new.json")]
    Swap(Late<SwapArgs>),
    /// Print a saved plan in another format, as if it were fresh
    #[command(after_help = "\
Examples:
  backplan generate --json > plan.json
  backplan render plan.json --format markdown
  backplan render plan.json --format ics --at 18:30 --remind 15m --output plan.ics
  backplan generate --json | backplan render --format html > plan.html")]
    Render(Late<RenderArgs>),
    /// Plan a working day's micro-breaks, nothing on the floor
    #[command(after_help = "\
Examples:
  backplan desk
  backplan desk --every 45 --from 08:30 --to 16:30 --equipment band
  backplan desk --condition herniated-disc --json")]
    Desk(Late<DeskArgs>),
    /// Plan many profiles: one as JSON a line in, one answer a line out
    #[command(after_help = "\
A line may carry an id, which comes back with its plan or error. Ends with 1 where a line was wrong.

Examples:
  echo '{\"id\":7,\"level\":\"beginner\",\"days\":3}' | backplan batch
  backplan batch < profiles.ndjson > plans.ndjson")]
    Batch(Late<BatchArgs>),
    /// Print the JSON Schema of a plan, a profile, an exercise or a line of batch
    #[command(after_help = "\
The schemas are of JSON Schema 2020-12, and strict.

Examples:
  backplan schema plan > plan.schema.json
  backplan schema profile | jq '.properties | keys'")]
    Schema(Late<SchemaArgs>),
    /// Print the script that completes backplan in a shell
    #[command(after_help = "\
The shell reads the script when it starts, and asks backplan on every Tab.

Examples:
  # bash
  echo 'eval \"$(backplan completions bash)\"' >> ~/.bashrc
  # zsh, below the line that runs compinit
  echo 'source <(backplan completions zsh)' >> ~/.zshrc
  # fish
  echo 'backplan completions fish | source' >> ~/.config/fish/config.fish
  # PowerShell
  'backplan completions powershell | Out-String | iex' >> $PROFILE
  # Elvish
  echo 'eval (backplan completions elvish | slurp)' >> ~/.config/elvish/rc.elv")]
    Completions(Late<CompletionsArgs>),
    /// Print the manual, or write it into a folder
    #[command(after_help = "\
Examples:
  backplan man | man -l -
  backplan man generate | man -l -
  backplan man --dir ~/.local/share/man/man1")]
    Man(Late<ManArgs>),
    /// Check a catalog of your own, write one out, or import exercises
    #[command(subcommand_required = true, arg_required_else_help = true)]
    #[command(after_help = "\
Examples:
  backplan catalog check clinic.toml
  backplan catalog export > mine.toml
  backplan catalog import --from free-exercise-db exercises.json > imported.toml")]
    Catalog(CatalogCommandArgs),
}

/// What `catalog` takes.
#[derive(Debug, Args)]
pub struct CatalogCommandArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub command: CatalogCommand,
}

/// The commands on catalogs.
#[derive(Debug, Subcommand)]
pub enum CatalogCommand {
    /// Say what is wrong with a catalog, and what is weak
    #[command(after_help = "\
Each path is read as --catalog reads it, beside the built-in exercises or, with --no-builtin, without them.
Ends with 1 where one can't be used.

Examples:
  backplan catalog check clinic.toml
  backplan catalog check --no-builtin exercises/")]
    Check(Late<CatalogCheckArgs>),
    /// Write out the catalog in use, to change it or to read it by a script
    #[command(after_help = "\
Examples:
  backplan catalog export > mine.toml
  backplan catalog export --catalog clinic.toml --no-builtin --format json | jq length")]
    Export(Late<ExportArgs>),
    /// Make a catalog of a public set of exercises
    #[command(after_help = "\
What the data set does not say is derived by stated rules or marked as unknown; the head of the result tells which.
What the spine does is unknown, so under any condition the imported exercises are left out.

Examples:
  backplan catalog import --from free-exercise-db exercises.json > imported.toml
  backplan generate --catalog imported.toml")]
    Import(Late<ImportArgs>),
}

impl CatalogCommand {
    /// Whether it can do without a catalog in use.
    pub fn brings_own(&self) -> bool {
        !matches!(self, Self::Export(_))
    }
}

/// What `catalog check` takes.
#[derive(Debug, Args)]
pub struct CatalogCheckArgs {
    /// Catalog files, or folders of TOML files
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// What `catalog export` takes.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// How it is written.
    #[command(flatten)]
    pub output: OutputArgs<Catalog>,
}

/// What `catalog import` takes.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The data set that the file is from
    #[arg(long, required = true, value_name = "SET", value_parser = word::<DataSet>())]
    pub from: DataSet,
    /// The data set's file; - for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

words! {
    /// A public set of exercises.
    DataSet, "data set", cli:
    /// the JSON list of github.com/yuhonas/free-exercise-db
    FreeExerciseDb = "free-exercise-db",
}

/// Arguments that are declared only when their command is run or asked about: the command line is built at every start.
#[derive(Debug)]
pub struct Late<T>(T);

impl<T> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Args> Args for Late<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.defer(T::augment_args)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        command.defer(T::augment_args_for_update)
    }
}

impl<T: FromArgMatches> FromArgMatches for Late<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// Where exercises come from.
#[derive(Debug, Args)]
pub struct CatalogArgs {
    /// A catalog file, or a folder of TOML files, to add; an equal id replaces
    #[arg(long, global = true, value_name = "PATH", help_heading = "Catalog")]
    pub catalog: Vec<PathBuf>,
    /// Leave out the built-in exercises
    #[arg(long, global = true, help_heading = "Catalog")]
    pub no_builtin: bool,
}

/// What `generate` takes.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// What is asked for.
    #[command(flatten)]
    pub profile: ProfileArgs,
    /// Say under the plan why each of its moves is in
    #[arg(long, help_heading = "Output")]
    pub explain: bool,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Plan>,
    /// What a calendar has besides.
    #[command(flatten)]
    pub calendar: CalendarArgs,
}

/// Who trains, and for what.
#[derive(Debug, Args)]
#[command(next_help_heading = "Profile")]
pub struct ProfileArgs {
    /// The training behind you [default: beginner]
    #[arg(long, value_parser = names::<Level>())]
    pub level: Option<String>,
    /// What you train for [default: general]
    #[arg(long, value_parser = names::<Goal>())]
    pub goal: Option<String>,
    /// Training days a week [default: usual for level, goal and conditions]
    #[arg(long, value_name = "1-7", value_parser = clap::value_parser!(u32).range(1..=7))]
    pub days: Option<u32>,
    /// The weekdays, such as mon,thu; sets the days as well
    #[arg(long, value_name = "WEEKDAYS", value_delimiter = ',', value_parser = weekday())]
    pub on: Option<Vec<String>>,
    /// Weeks to plan [default: 1]
    #[arg(long, value_name = "1-52", value_parser = clap::value_parser!(u32).range(1..=52))]
    pub weeks: Option<u32>,
    /// The first day of the first week [default: the next Monday]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub start: Option<String>,
    /// Minutes that a session may take
    #[arg(long, value_name = "10-180", value_parser = clap::value_parser!(u32).range(10..=180))]
    pub minutes: Option<u32>,
    /// What is at hand: a preset, single items, or both [default: none]
    #[arg(long, value_delimiter = ',', value_parser = equipment())]
    pub equipment: Option<Vec<String>>,
    /// A condition known to a professional; moves are barred, eased or favoured for it
    #[arg(long, value_delimiter = ',', value_parser = conditions())]
    pub condition: Option<Vec<String>>,
    /// A red flag; withholds the plan and says whom to see
    #[arg(long, value_delimiter = ',', value_parser = symptoms())]
    pub symptom: Option<Vec<String>>,
    /// A region to put first
    #[arg(long, value_name = "REGION", value_delimiter = ',', value_parser = names::<Region>())]
    pub focus: Option<Vec<String>>,
    /// An exercise that must be in
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub include: Option<Vec<String>>,
    /// An exercise that must stay out
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub exclude: Option<Vec<String>>,
    /// Three sets of three repetitions, each held for three seconds
    #[arg(long, value_name = "SCHEME", value_parser = [SCHEME_3_3_3])]
    pub scheme: Option<String>,
    /// Which of equally good weeks to take [default: 0]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// The plan's name [default: backplan]
    #[arg(long, value_name = "TEXT", value_parser = plan_name)]
    pub name: Option<String>,
    /// A profile in TOML or JSON; flags beat it
    #[arg(long = "profile", value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// How a result is printed, and where to.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs<T: Printed> {
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = T::FORMATS.first().map_or("json", |first| first.name), value_parser = word::<Format<T>>())]
    format: Format<T>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Write it into this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl<T: Printed> OutputArgs<T> {
    /// The format that was asked for.
    #[must_use]
    pub fn format(&self) -> Format<T> {
        if self.json { T::JSON } else { self.format }
    }
}

/// What a calendar is to have besides the sessions.
#[derive(Debug, Args)]
#[command(next_help_heading = "Calendar")]
pub struct CalendarArgs {
    /// When sessions begin in a calendar [default: all-day events]
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    pub at: Option<NaiveTime>,
    /// How long before it a calendar reminds, such as 15m, 2h or 1d
    #[arg(long, value_name = "TIME", value_parser = minutes_before)]
    pub remind: Option<u32>,
}

/// What `render` takes.
#[derive(Debug, Args)]
pub struct RenderArgs {
    /// A plan as JSON; - for standard input
    #[arg(value_name = "PLAN.json", default_value = "-")]
    pub plan: PathBuf,
    /// Say under the plan why each of its moves is in
    #[arg(long, help_heading = "Output")]
    pub explain: bool,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Plan>,
    /// What a calendar has besides.
    #[command(flatten)]
    pub calendar: CalendarArgs,
}

/// What `explain` takes.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Ids, names or aliases of exercises; the whole catalog where none is named
    #[arg(value_name = "EXERCISE")]
    pub exercises: Vec<String>,
    /// What is asked for.
    #[command(flatten)]
    pub profile: ProfileArgs,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Explanations>,
}

/// What `rules` takes.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Ids of rules; all where none is named
    #[arg(value_name = "RULE")]
    pub rules: Vec<String>,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Rulebook>,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// A plan as JSON; - for standard input
    #[arg(value_name = "PLAN.json", default_value = "-")]
    pub plan: PathBuf,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Findings>,
}

/// What `swap` takes.
#[derive(Debug, Args)]
pub struct SwapArgs {
    /// A plan as JSON; - for standard input
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,
    /// The exercise that goes
    #[arg(value_name = "EXERCISE")]
    pub exercise: String,
    /// The exercise that comes [default: the next best]
    #[arg(long, value_name = "ID")]
    pub with: Option<String>,
    /// The only session to change, such as w1-monday [default: all]
    #[arg(long, value_name = "ID")]
    pub session: Option<String>,
}

/// What `desk` takes.
#[derive(Debug, Args)]
pub struct DeskArgs {
    /// What is asked for.
    #[command(flatten)]
    pub profile: ProfileArgs,
    /// Minutes between two breaks [default: 60]
    #[arg(long, value_name = "15-240", value_parser = clap::value_parser!(u32).range(15..=240), help_heading = "Breaks")]
    pub every: Option<u32>,
    /// When work begins [default: 09:00]
    #[arg(long, value_name = "HH:MM", value_parser = time, help_heading = "Breaks")]
    pub from: Option<NaiveTime>,
    /// When work ends [default: 17:00]
    #[arg(long, value_name = "HH:MM", value_parser = time, help_heading = "Breaks")]
    pub to: Option<NaiveTime>,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<DeskDay>,
    /// How long before a break a calendar reminds, such as 2m
    #[arg(long, value_name = "TIME", value_parser = minutes_before, help_heading = "Calendar")]
    pub remind: Option<u32>,
}

/// What `batch` takes.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Give every plan the texts of its moves
    #[arg(long)]
    pub moves: bool,
}

/// What `schema` takes.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// What the schema is of
    #[arg(value_name = "SUBJECT", value_parser = word::<Subject>())]
    pub subject: Subject,
    /// Write it into this file, whole or not at all
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
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
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Listing>,
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
    /// Not barred with this condition
    #[arg(long, value_name = "CONDITION", value_delimiter = ',', value_parser = conditions())]
    pub safe_for: Vec<String>,
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
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Pages>,
}

/// What `completions` takes.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = ValueParser::from(Values(completion::shells)))]
    pub shell: String,
}

/// What `man` takes.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// A command, such as generate; backplan itself where none is named
    #[arg(value_name = "COMMAND", value_parser = ValueParser::from(Values(manual::values)))]
    pub command: Option<String>,
    /// Write every page into this folder, which is made where it is missing
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, conflicts_with = "command")]
    pub dir: Option<PathBuf>,
}

/// Values that are made only when one is read or help is asked for: the command line is built at every start.
#[derive(Clone)]
struct Values(fn() -> Vec<PossibleValue>);

impl TypedValueParser for Values {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        PossibleValuesParser::new((self.0)()).parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter()))
    }
}

/// The words of a vocabulary as values, each with its line of help.
fn word<W: Word + Send + Sync>() -> ValueParser {
    Values(values::<W>).try_map(|text: String| W::from_word(&text).ok_or("is not one of them")).into()
}

/// The same, left as text.
fn names<W: Word>() -> ValueParser {
    Values(values::<W>).into()
}

fn values<W: Word>() -> Vec<PossibleValue> {
    W::ALL.iter().map(|word| PossibleValue::new(word.as_str()).help(word.about())).collect()
}

/// Weekdays, short or long.
fn weekday() -> ValueParser {
    Values(|| Weekday::ALL.iter().map(|day| PossibleValue::new(day.as_str()).alias(day.about())).collect()).into()
}

/// Presets and pieces of equipment.
fn equipment() -> ValueParser {
    let list = || {
        let presets = PROGRAMMES.presets.iter().map(|preset| PossibleValue::new(preset.id).help(preset.about));
        let pieces = Equipment::ALL.iter().map(|piece| PossibleValue::new(piece.as_str()).help(piece.about()));
        presets.chain(pieces).collect()
    };
    Values(list).into()
}

fn conditions() -> ValueParser {
    let known = || CONDITIONS.conditions.iter().map(|known| PossibleValue::new(known.id).help(known.about)).collect();
    Values(known).into()
}

fn symptoms() -> ValueParser {
    let known = || CONDITIONS.symptoms.iter().map(|known| PossibleValue::new(known.id).help(known.about)).collect();
    Values(known).into()
}

/// A date as YYYY-MM-DD.
fn date(text: &str) -> Result<String, String> {
    crate::profile::date(text).map(|_| text.to_owned())
}

/// A time as HH:MM.
fn time(text: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(text, "%H:%M")
        .map_err(|_| "is no time; times are written HH:MM, such as 09:30".to_owned())
}

/// A time before something, in minutes: "15m", "2h", "1d", or a number of minutes.
fn minutes_before(text: &str) -> Result<u32, String> {
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
