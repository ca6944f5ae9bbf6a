//! `backplan catalog`: check catalogs, write one out, bring in exercises from elsewhere.

mod check;
mod import;

use anyhow::Result;

use super::{Io, saved};
use crate::catalog::Catalog;
use crate::cli::CatalogCommand;

/// Runs one of the commands on the catalog in use.
pub fn run(command: &CatalogCommand, catalog: &Catalog, io: &mut Io) -> Result<()> {
    match command {
        CatalogCommand::Check(args) => check::run(args, catalog, io),
        // The catalog in use, so that it can be changed and given back, or read by a script.
        CatalogCommand::Export(args) => io.print(catalog, &args.output),
        CatalogCommand::Import(args) => import::run(args, catalog, io),
    }
}
