//! `backplan completions`: the script by which a shell asks for completions.

use anyhow::Result;

use super::Io;
use crate::cli::CompletionsArgs;
use crate::completion;

/// Prints the script.
pub fn run(args: &CompletionsArgs, io: &mut Io) -> Result<()> {
    Ok(completion::write_script(&args.shell, &mut io.out)?)
}
