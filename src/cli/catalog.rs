//! The commands on catalogs.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Late;
use super::output::{OutputArgs, QuietArgs};
use super::values::word;
use crate::catalog::Catalog;
use crate::catalog::words::words;

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
    /// Whether anything is said meanwhile.
    #[command(flatten)]
    pub quiet: QuietArgs,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

words! {
    /// A public set of exercises.
    DataSet, "data set", cli:
    FreeExerciseDb = "free-exercise-db": "the JSON list of github.com/yuhonas/free-exercise-db",
}
