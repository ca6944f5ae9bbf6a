//! What is asked for: a profile, or filters of a list.

use std::path::PathBuf;

use clap::Args;

use super::values::{LAST, conditions, equipment, muscles, word};
use crate::catalog::{Goal, Level, Pattern, Region, Role};
use crate::request::Request;

/// Who trains, and for what.
#[derive(Debug, Args)]
#[command(next_help_heading = "Profile")]
pub struct ProfileArgs {
    /// The keys of a profile, as flags.
    #[command(flatten)]
    pub request: Request,
    /// A profile in TOML or JSON, - for standard input; conditions, symptoms and exclusions add to it, other flags beat it
    #[arg(long = "profile", value_name = "FILE", display_order = LAST)]
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
    /// A muscle, or one of a group of muscles, that it trains or stretches
    #[arg(long, value_delimiter = ',', value_parser = muscles())]
    pub muscle: Vec<String>,
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
