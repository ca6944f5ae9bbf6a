//! `backplan schema`: the JSON Schema of what goes in or comes out.

use anyhow::Result;

use super::Io;
use crate::cli::SchemaArgs;
use crate::render;
use crate::schema;

/// Prints the schema of a subject.
pub fn run(args: &SchemaArgs, io: &mut Io) -> Result<()> {
    io.redirect(args.output.as_deref())?;
    render::document(&schema::of(args.subject), &mut io.out)
}
