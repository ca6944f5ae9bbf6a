//! The command line, declared: names, values and help, no logic.

mod args;
mod asked;
mod catalog;
mod daily;
mod late;
mod output;
mod pages;
mod told;
pub(crate) mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use args::{
    BatchArgs, CheckArgs, CompletionsArgs, DeskArgs, DrawArgs, DrawFormat, DrawingWhen, ExplainArgs, GenerateArgs,
    ListArgs, ManArgs, PlanOutputArgs, ProgressArgs, RenderArgs, RulesArgs, SchemaArgs, ShowArgs, StartArgs, SwapArgs,
};
pub use asked::{FilterArgs, ProfileArgs};
pub use catalog::{CatalogCheckArgs, CatalogCommand, CatalogCommandArgs, DataSet, ExportArgs, ImportArgs};
pub use daily::{ConfigArgs, DiffArgs, InitArgs, LogArgs, MoveArgs, NextArgs, TodayArgs};
pub use late::Late;
pub use output::{CalendarArgs, OutputArgs, PageArgs, QuietArgs};
pub(crate) use pages::named;
pub use told::{print, tell};

/// Plans training for the back: what to do this week, how much of it, and why.
#[derive(Debug, Parser)]
#[command(name = "backplan", version, about, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = examples(), max_term_width = WIDTH)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Where exercises come from.
    #[command(flatten)]
    pub catalog: CatalogArgs,
}

/// How wide help is at most, and what is printed into a pipe or file.
pub const WIDTH: usize = 80;

/// What the program ends with, and what that means.
pub const EXIT_CODES: [(u8, &str); 4] =
    [(0, "done"), (FAILED, "it failed"), (MISUSED, "wrong use"), (WITHHELD, "the plan is withheld")];
/// Something went wrong that nobody asked for.
pub const FAILED: u8 = 1;
/// The command can't be done as it was given.
pub const MISUSED: u8 = 2;
/// Nobody may be given such a plan.
pub const WITHHELD: u8 = 3;

/// What stands below the help of backplan itself.
fn examples() -> String {
    let codes = EXIT_CODES.map(|(code, about)| format!("{code} {about}")).join(", ");
    format!(
        "\
Examples:
  backplan generate --level beginner
  backplan generate --level intermediate --goal muscle --equipment home
  backplan list --region upper --equipment band
  backplan show cat-cow bird-dog

Exit codes: {codes}."
    )
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Plan a week of training
    #[command(after_help = "\
Examples:
  backplan generate --level beginner
  backplan generate --goal posture --on mon,wed,fri --equipment band,dumbbell
  backplan generate --condition herniated-disc --include dead-bug --exclude plank
  backplan generate --weeks 12 --minutes 30 --focus upper
  backplan generate --weeks 12 --each-week --output plan.html
  backplan generate --weeks 4 --at 18:30 --remind 15m --output plan.ics
  backplan generate --format markdown > plan.md
  backplan generate --profile anna.toml --days 2
  backplan generate --equipment gym --json | jq '.weeks[0].volume'")]
    Generate(Late<GenerateArgs>),
    /// List exercises
    #[command(after_help = "\
One filter given twice takes either; different filters must all fit.

Examples:
  backplan list --region upper --region mid
  backplan list --role stretch --equipment none
  backplan list --safe-for osteoporosis --format ids
  backplan list --goal posture --json | jq -r '.[].id'
  backplan list row")]
    List(Late<ListArgs>),
    /// Show how exercises are done, how much of them, and where that comes from
    #[command(after_help = "\
Examples:
  backplan show bird-dog
  backplan show downward-facing-dog --condition sciatica
  backplan show \"cat stretch\" --json")]
    Show(Late<ShowArgs>),
    /// Draw how an exercise is done
    #[command(after_help = "\
The figure is drawn from poses that the catalog holds; nothing is loaded.

Examples:
  backplan draw bird-dog
  backplan draw bird-dog --output bird-dog.svg
  backplan draw \"cat stretch\" --animate --output cat-cow.svg
  backplan draw --all --output moves.html")]
    Draw(Late<DrawArgs>),
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
  backplan swap plan.json plank --with dead-bug --session w1-monday --output new.json")]
    Swap(Late<SwapArgs>),
    /// Print a saved plan in another format, as if it were fresh
    #[command(after_help = "\
Examples:
  backplan generate --json > plan.json
  backplan render plan.json --format markdown
  backplan render plan.json --each-week
  backplan render plan.json --format ics --at 18:30 --remind 15m --output plan.ics
  backplan generate --json | backplan render --format html > plan.html")]
    Render(Late<RenderArgs>),
    /// Show what has come of the current plan, or write a report for a physiotherapist
    #[command(after_help = "\
What was noted is in the journal; backplan log writes it.

Examples:
  backplan progress
  backplan progress --report --output report.html
  backplan progress --json | jq '.adherence.percent'")]
    Progress(Late<ProgressArgs>),
    /// Plan a working day's micro-breaks, nothing on the floor
    #[command(after_help = "\
Examples:
  backplan desk
  backplan desk --every 45 --from 08:30 --to 16:30 --equipment band
  backplan desk --remind 2m --output desk.ics
  backplan desk --condition herniated-disc --json")]
    Desk(Late<DeskArgs>),
    /// Do a session, guided in the terminal, and note it
    #[cfg(feature = "guided")]
    #[command(after_help = "\
Without SESSION it is that of today. A session that was left goes on, on the same day, with what is not yet done.

Examples:
  backplan start
  backplan start w1-monday
  backplan start --plain --quiet")]
    Start(Late<StartArgs>),
    /// Plan many profiles: one as JSON a line in, one answer a line or a file a client out
    #[command(after_help = "\
A line may carry an id, which comes back with its plan or error. Ends with 1 where a line was wrong.

With --dir each plan becomes a file, whole or not at all, and index.html leads to all of them. Standard output then has the
answers to those lines alone that came to no plan. An id that can't name a file is told, and the file numbered by its line;
a name that is taken gets a number. Files of the same name are replaced, others in the folder stay.

Each line is answered by itself: lines that are shared out among processes or machines get the same answers, and each process
ends with 1 where one of its own was wrong. Spark in Python hands on no environment; so name the program by its path, and the
plans' first day in each line.

Examples:
  echo '{\"id\":7,\"level\":\"beginner\",\"days\":3}' | backplan batch
  backplan batch < profiles.ndjson > plans.ndjson
  backplan batch --dir clients --from 'Back clinic' < profiles.ndjson
  backplan batch --dir calendars --format ics --at 18:30 < profiles.ndjson
  parallel --pipe --keep-order backplan batch < profiles.ndjson > plans.ndjson
  # Spark, in Python
  sc.textFile('profiles.ndjson').pipe('/usr/local/bin/backplan batch').saveAsTextFile('plans')")]
    Batch(Late<BatchArgs>),
    /// Print the JSON Schema of a plan, a profile, an exercise, a line of batch or of progress
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
    /// Answer a few questions, so that no other command needs flags
    #[command(after_help = "\
With flags nothing is asked. Settings that are there stay, but with --force.

Examples:
  backplan init
  backplan init --level beginner --goal general --days 3 --equipment band
  backplan init --condition sciatica --minutes 20 --force")]
    Init(Late<InitArgs>),
    /// Show the settings in force, and where each comes from
    #[command(after_help = "\
Examples:
  backplan config
  backplan config --edit
  backplan config --path")]
    Config(Late<ConfigArgs>),
    /// Show today's session, or the next and when it is
    #[command(after_help = "\
The plan is the one that generate --save has kept.

Examples:
  backplan today
  backplan today --bad-day
  backplan today --json | jq '.session.id'")]
    Today(Late<TodayArgs>),
    /// Note what was done, and how it felt
    #[command(after_help = "\
Nothing is ever deleted from the journal; --edit and --undo add corrections. A move that the session does not have is noted
as done besides, with a word on stderr; --move-pain takes only what was done.

Examples:
  backplan log --done --pain 2 --effort 6
  backplan log --done --date 2026-11-30 --did plank=3x20s --did towel-row=2x10@20kg
  backplan log --session w2-monday --skipped --note 'a cold'
  backplan log --morning 3 --move-pain bridge=5
  backplan log --walk 20
  backplan log --baseline plank=35
  backplan log --undo
  backplan log --export csv > journal.csv")]
    Log(Late<LogArgs>),
    /// Plan the coming week from what was done, and say what changed and why
    #[command(after_help = "\
What changed stands first. The new plan becomes the current one; the one before is kept.

Examples:
  backplan next
  backplan next --dry-run
  backplan next --json | jq '.changes'")]
    Next(Late<NextArgs>),
    /// Put a session of the current plan on another day of its week
    #[command(after_help = "\
The rules hold: 48 hours between two main sessions, one session a day.

Examples:
  backplan move w1-monday --to 2026-12-01")]
    Move(Late<MoveArgs>),
    /// Say what differs between two plans, move by move
    #[command(after_help = "\
Examples:
  backplan diff
  backplan diff old.json new.json
  backplan diff --json")]
    Diff(Late<DiffArgs>),
    /// Check a catalog of your own, write one out, or import exercises
    #[command(subcommand_required = true, arg_required_else_help = true)]
    #[command(after_help = "\
Examples:
  backplan catalog check clinic.toml
  backplan catalog export > mine.toml
  backplan catalog import --from free-exercise-db exercises.json > imported.toml")]
    Catalog(CatalogCommandArgs),
}

/// Where exercises come from.
#[derive(Debug, Args)]
pub struct CatalogArgs {
    /// A catalog file, or a folder of TOML files, to add; an equal id replaces
    #[arg(short, long, global = true, value_name = "PATH", help_heading = "Catalog")]
    pub catalog: Vec<PathBuf>,
    /// Leave out the built-in exercises
    #[arg(long, global = true, help_heading = "Catalog")]
    pub no_builtin: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_declaration_is_sound() {
        super::Cli::command().debug_assert();
    }
}
