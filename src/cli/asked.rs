//! What is asked for: a profile, or filters of a list.

use std::path::PathBuf;

use clap::Args;

use super::values::{between, conditions, date, equipment, names, plan_name, symptoms, weekday, word};
use crate::catalog::{Goal, Level, Muscle, Pattern, Region, Role};
use crate::profile::{DAYS, MINUTES, WEEKS};
use crate::shapes::SCHEME_3_3_3;

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
    #[arg(long, value_name = "1-7", value_parser = clap::value_parser!(u32).range(between(&DAYS)))]
    pub days: Option<u32>,
    /// The weekdays, such as mon,thu; sets the days as well
    #[arg(long, value_name = "WEEKDAYS", value_delimiter = ',', value_parser = weekday())]
    pub on: Option<Vec<String>>,
    /// Weeks to plan [default: 1]
    #[arg(long, value_name = "1-52", value_parser = clap::value_parser!(u32).range(between(&WEEKS)))]
    pub weeks: Option<u32>,
    /// The first day of the first week [default: the next Monday]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub start: Option<String>,
    /// Minutes that a session may take
    #[arg(long, value_name = "10-180", value_parser = clap::value_parser!(u32).range(between(&MINUTES)))]
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
    /// A profile in TOML or JSON, - for standard input; conditions, symptoms and exclusions add to it, other flags beat it
    #[arg(long = "profile", value_name = "FILE")]
    pub file: Option<PathBuf>,
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
