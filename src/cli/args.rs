//! What each command takes.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use chrono::NaiveTime;
use clap::builder::ValueParser;
use clap::{Args, ValueHint};

use super::asked::{FilterArgs, ProfileArgs};
use super::output::{CalendarArgs, OutputArgs, PageArgs, QuietArgs};
use super::pages;
use super::values::{Values, conditions, date, minutes_before, span, time, within, word};
use crate::catalog::words::words;
use crate::desk::DeskDay;
use crate::plan::Plan;
use crate::render::{Account, Explanations, Findings, Format, Listing, Pages, Rulebook};
use crate::schema::Subject;

/// How a plan is printed.
#[derive(Debug, Args)]
pub struct PlanOutputArgs {
    /// Say under the plan why each of its moves is in
    #[arg(long, help_heading = "Output")]
    pub explain: bool,
    /// Print each of several weeks in full, and not blocks of weeks in a table
    #[arg(long, help_heading = "Output")]
    pub each_week: bool,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Plan>,
    /// What a calendar has besides.
    #[command(flatten)]
    pub calendar: CalendarArgs,
    /// Whose sheet a page is.
    #[command(flatten)]
    pub page: PageArgs,
}

/// What `generate` takes.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// What is asked for.
    #[command(flatten)]
    pub profile: ProfileArgs,
    /// Keep the plan as the current one, for today, log and next
    #[arg(long, help_heading = "Output")]
    pub save: bool,
    /// How the plan is printed.
    #[command(flatten)]
    pub print: PlanOutputArgs,
}

/// What `render` takes.
#[derive(Debug, Args)]
pub struct RenderArgs {
    /// A plan as JSON; - for standard input
    #[arg(value_name = "PLAN.json", default_value = "-")]
    pub plan: PathBuf,
    /// How the plan is printed.
    #[command(flatten)]
    pub print: PlanOutputArgs,
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
    /// Write it into this file, whole or not at all; - for standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

/// What `progress` takes.
#[derive(Debug, Args)]
pub struct ProgressArgs {
    /// A page for the physiotherapist, under the headings of the exercise reporting template; the same as --format html
    #[arg(long, conflicts_with_all = ["format", "json"], help_heading = "Output")]
    pub report: bool,
    /// Whether anything is said meanwhile.
    #[command(flatten)]
    pub quiet: QuietArgs,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Account>,
}

/// How many times as fast as the clock a session can run.
const SPEEDS: RangeInclusive<u32> = 1..=600;

/// What `start` takes.
#[derive(Debug, Args)]
pub struct StartArgs {
    /// The id of a session, such as w1-monday [default: that of today]
    #[arg(value_name = "SESSION")]
    pub session: Option<String>,
    /// Print a line for each stage, and draw no screen; keys are followed by Enter
    #[arg(long)]
    pub plain: bool,
    /// Ring no bell
    #[arg(long)]
    pub quiet: bool,
    /// Leave out the rests between sets
    #[arg(long)]
    pub no_rest: bool,
    /// Let time run this many times as fast, to try it out
    #[arg(long, value_name = span(&SPEEDS), default_value_t = 1, value_parser = within(&SPEEDS))]
    pub speed: u32,
}

/// How many minutes can lie between two breaks.
const EVERY: RangeInclusive<u32> = 15..=240;

/// What `desk` takes.
#[derive(Debug, Args)]
pub struct DeskArgs {
    /// What is asked for.
    #[command(flatten)]
    pub profile: ProfileArgs,
    /// Minutes between two breaks [default: 60]
    #[arg(long, value_name = span(&EVERY), value_parser = within(&EVERY), help_heading = "Breaks")]
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
    /// The last day on which a calendar has the breaks [default: after --weeks, else after twelve weeks]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, help_heading = "Calendar")]
    pub until: Option<String>,
    /// How long before a break a calendar reminds, such as 2m
    #[arg(long, value_name = "TIME", value_parser = minutes_before, help_heading = "Calendar")]
    pub remind: Option<u32>,
    /// A picture at the top of a page: PNG, JPEG or SVG, at most 1 MiB
    #[arg(long, value_name = "FILE", help_heading = "Page")]
    pub logo: Option<PathBuf>,
}

/// What `batch` takes.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Give every plan the texts of its moves; files have them in any case
    #[arg(long)]
    pub moves: bool,
    /// Write a file a plan into this folder, named by the line's id, and an index.html; it is made where it is missing
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, help_heading = "Output")]
    pub dir: Option<PathBuf>,
    /// How to print the files [default: html]
    #[arg(short, long, value_name = "FORMAT", value_parser = word::<Format<Plan>>(), requires = "dir", help_heading = "Output")]
    format: Option<Format<Plan>>,
    /// Say under each plan why each of its moves is in
    #[arg(long, requires = "dir", help_heading = "Output")]
    pub explain: bool,
    /// Print each of several weeks in full, and not blocks of weeks in a table
    #[arg(long, requires = "dir", help_heading = "Output")]
    pub each_week: bool,
    /// Whether anything is said meanwhile.
    #[command(flatten)]
    pub quiet: QuietArgs,
    /// What calendars have besides.
    #[command(flatten)]
    pub calendar: CalendarArgs,
    /// Whose sheets pages are.
    #[command(flatten)]
    pub page: PageArgs,
}

impl BatchArgs {
    /// The format of the files.
    pub fn format(&self) -> Format<Plan> {
        self.format.unwrap_or(Plan::PAGE)
    }
}

/// What `schema` takes.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// What the schema is of
    #[arg(value_name = "SUBJECT", value_parser = word::<Subject>())]
    pub subject: Subject,
    /// Write it into this file, whole or not at all; - for standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
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

/// What `show` takes.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Ids, names or aliases of exercises
    #[arg(required = true, value_name = "EXERCISE")]
    pub exercises: Vec<String>,
    /// Say as well what this condition says of them
    #[arg(long, value_delimiter = ',', value_parser = conditions())]
    pub condition: Vec<String>,
    /// Whether a table has its drawing: where a terminal is wide enough, always or never
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = word::<DrawingWhen>(), help_heading = "Output")]
    pub drawing: DrawingWhen,
    /// How it is printed.
    #[command(flatten)]
    pub output: OutputArgs<Pages>,
}

/// What `draw` takes.
#[derive(Debug, Args)]
pub struct DrawArgs {
    /// Ids, names or aliases of exercises
    #[arg(required_unless_present = "all", value_name = "EXERCISE")]
    pub exercises: Vec<String>,
    /// Draw all of them, on one page
    #[arg(long, conflicts_with = "exercises")]
    pub all: bool,
    /// How to draw it [default: by the ending of --output, else text on a terminal, html for more than one, svg]
    #[arg(short, long, value_name = "FORMAT", value_parser = word::<DrawFormat>(), help_heading = "Output")]
    pub format: Option<DrawFormat>,
    /// Let it move, where motion is not unwanted
    #[arg(long, help_heading = "Output")]
    pub animate: bool,
    /// Whether anything is said meanwhile.
    #[command(flatten)]
    pub quiet: QuietArgs,
    /// Write it into this file, whole or not at all; - for standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

words! {
    /// When a move's drawing is printed with it.
    DrawingWhen, "time", cli:
    Auto = "auto": "on a terminal that is wide enough",
    Always = "always": "wherever it goes",
    Never = "never": "not at all",
}

words! {
    /// How a drawing is spelled.
    DrawFormat, "format", cli:
    Svg = "svg": "a picture for pages and print",
    Text = "text": "dots for a terminal, in colour where it has any",
    Html = "html": "a page with all that are asked for",
}

/// What `completions` takes.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = ValueParser::from(Values(pages::shells)))]
    pub shell: String,
}

/// What `man` takes.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// A command, such as generate; backplan itself where none is named
    #[arg(value_name = "COMMAND", value_parser = ValueParser::from(Values(pages::pages)))]
    pub command: Option<String>,
    /// Write every page into this folder, which is made where it is missing
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, conflicts_with = "command")]
    pub dir: Option<PathBuf>,
}
