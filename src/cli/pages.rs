//! Values that are asked of clap itself: the commands that have a manual page, the shells that complete.

use clap::builder::PossibleValue;
use clap::{Command, CommandFactory};
use clap_complete::env::Shells;

use super::Cli;

/// The commands that have a page of their own, as values of `backplan man`. The command line is left unbuilt here: to build
/// it is to ask for these values. Clap keeps names for the life of the process.
pub fn pages() -> Vec<PossibleValue> {
    let top = Cli::command();
    let below = top.get_subcommands().flat_map(|below| named(below, below.get_name().to_owned()));
    let value = |(name, command): (String, &Command)| {
        PossibleValue::new(&*name.leak()).help(command.get_about().cloned().unwrap_or_default())
    };
    below.map(value).collect()
}

/// A command and those below it, under their names joined by hyphens.
pub fn named(command: &Command, name: String) -> Vec<(String, &Command)> {
    let below = command.get_subcommands().flat_map(|below| named(below, format!("{name}-{}", below.get_name())));
    let below: Vec<_> = below.collect();
    std::iter::once((name, command)).chain(below).collect()
}

/// The shells that can ask.
pub fn shells() -> Vec<PossibleValue> {
    Shells::builtins().names().map(PossibleValue::new).collect()
}
