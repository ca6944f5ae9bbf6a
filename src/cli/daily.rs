//! What the commands of the daily use take.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::Args;

use super::asked::ProfileArgs;
use super::values;
use crate::daily::{Did, Measured, MovePain};

/// How bad a pain and how hard an effort can be.
const SCALE: RangeInclusive<u32> = 0..=10;
/// How many minutes a walk can take.
const WALK: RangeInclusive<u32> = 1..=600;

/// What `init` takes.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The answers, as flags; with any of them nothing is asked.
    #[command(flatten)]
    pub profile: ProfileArgs,
    /// Write over settings that are there
    #[arg(long)]
    pub force: bool,
}

/// What `config` takes.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Open the settings in $VISUAL or $EDITOR
    #[arg(long, conflicts_with = "path")]
    pub edit: bool,
    /// Print where the settings lie
    #[arg(long)]
    pub path: bool,
}

/// What `today` takes.
#[derive(Debug, Args)]
pub struct TodayArgs {
    /// What to do in its place on a day on which it hurts
    #[arg(long)]
    pub bad_day: bool,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// What `move` takes.
#[derive(Debug, Args)]
pub struct MoveArgs {
    /// The session's id, such as w1-monday
    #[arg(value_name = "SESSION")]
    pub session: String,
    /// The day that it goes to
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::date)]
    pub to: String,
}

/// What `diff` takes.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Two plans as JSON, the older first [default: the current plan and the one before]
    #[arg(value_name = "PLAN.json", num_args = 0..=2)]
    pub plans: Vec<PathBuf>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// What `next` takes.
#[derive(Debug, Args)]
pub struct NextArgs {
    /// Show it, and keep the plan as it is
    #[arg(long)]
    pub dry_run: bool,
    /// The changes and the plan as JSON
    #[arg(long)]
    pub json: bool,
}

/// What `log` takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "What was done")]
pub struct LogArgs {
    /// The session was done, whole or in part
    #[arg(long, conflicts_with = "skipped")]
    pub done: bool,
    /// The session was left out
    #[arg(long)]
    pub skipped: bool,
    /// The bad day's moves were done in its place
    #[arg(long)]
    pub bad_day: bool,
    /// The session's id [default: that day's, else the last that nobody has noted]
    #[arg(long, value_name = "SESSION")]
    pub session: Option<String>,
    /// The day [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::date)]
    pub date: Option<String>,
    /// The worst pain during it
    #[arg(long, value_name = values::span(&SCALE), value_parser = values::within(&SCALE))]
    pub pain: Option<u32>,
    /// The pain after it
    #[arg(long, value_name = values::span(&SCALE), value_parser = values::within(&SCALE))]
    pub after: Option<u32>,
    /// The pain of the morning after it
    #[arg(long, value_name = values::span(&SCALE), value_parser = values::within(&SCALE))]
    pub morning: Option<u32>,
    /// How hard it was
    #[arg(long, value_name = values::span(&SCALE), value_parser = values::within(&SCALE))]
    pub effort: Option<u32>,
    /// What was done of a move, such as plank=3x20s, bridge=2x8x5s or towel-row=2x10@20kg (repeatable)
    #[arg(long, value_name = "ID=SETSxREPS", value_parser = crate::daily::did)]
    pub did: Vec<Did>,
    /// A move that hurt, and how much, such as plank=4 (repeatable)
    #[arg(long, value_name = "ID=PAIN", value_parser = crate::daily::move_pain)]
    pub move_pain: Vec<MovePain>,
    /// Minutes of a walk
    #[arg(long, value_name = "MINUTES", value_parser = values::within(&WALK))]
    pub walk: Option<u32>,
    /// What was measured, such as plank=35 (repeatable)
    #[arg(long, value_name = "ID=FIGURE", value_parser = crate::daily::measured)]
    pub baseline: Vec<Measured>,
    /// A red flag that was felt (repeatable)
    #[arg(long, value_name = "SYMPTOM", value_delimiter = ',', value_parser = values::symptoms())]
    pub symptom: Vec<String>,
    /// Anything else
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Correct an entry by its number [default: the last]: what is given takes the place of what it says
    #[arg(long, value_name = "NUMBER", value_parser = values::whole, num_args = 0..=1, default_missing_value = "0", help_heading = "Corrections")]
    pub edit: Option<u64>,
    /// Take an entry back by its number [default: the last]
    #[arg(long, value_name = "NUMBER", value_parser = values::whole, num_args = 0..=1, default_missing_value = "0", help_heading = "Corrections")]
    #[arg(conflicts_with = "edit")]
    pub undo: Option<u64>,
    /// Print the whole journal
    #[arg(long, value_name = "FORMAT", value_parser = ["csv"], help_heading = "Output")]
    pub export: Option<String>,
}
