//! The manual: a page for backplan and one for every command, made from the command line as it is declared.

use std::io;

use clap::builder::PossibleValue;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::{Cli, EXAMPLES};

/// A page of the manual.
#[derive(Debug)]
pub struct Page {
    /// The command with those above it, joined by hyphens.
    pub name: String,
    /// The page as roff.
    pub roff: Vec<u8>,
}

/// Every page, backplan's own first.
pub fn pages() -> io::Result<Vec<Page>> {
    let mut top = Cli::command().disable_help_subcommand(true);
    top.build();
    let commands = named(&top, "backplan".to_owned()).into_iter();
    commands.map(|(name, command)| Ok(Page { name, roff: page(command.clone())? })).collect()
}

/// The commands that have a page of their own, as values of `backplan man`. The command line is left unbuilt here: to build
/// it is to ask for these values. Clap keeps names for the life of the process.
pub fn values() -> Vec<PossibleValue> {
    let top = Cli::command();
    let below = top.get_subcommands().flat_map(|below| named(below, below.get_name().to_owned()));
    let value = |(name, command): (String, &Command)| {
        PossibleValue::new(&*name.leak()).help(command.get_about().cloned().unwrap_or_default())
    };
    below.map(value).collect()
}

/// A command and those below it, under their names joined by hyphens.
fn named(command: &Command, name: String) -> Vec<(String, &Command)> {
    let below = command.get_subcommands().flat_map(|below| named(below, format!("{name}-{}", below.get_name())));
    let below: Vec<_> = below.collect();
    std::iter::once((name, command)).chain(below).collect()
}

fn page(mut command: Command) -> io::Result<Vec<u8>> {
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (notes, examples) = after.split_once("Examples:\n").unwrap_or((&after, ""));
    let about = format!("{}.\n\n{notes}", command.get_about().map(ToString::to_string).unwrap_or_default());
    // Clap's synopsis of a page would name every flag.
    let usage = command.render_usage().to_string().replace("Usage: ", "");
    // What clap says of its own flag is about the screen.
    let command = command.mut_arg("help", |help| help.long_help("Print help"));
    let command = command.override_usage(usage).long_about(about.trim().to_owned()).subcommand_help_heading("COMMANDS");
    let (has_commands, version) = (command.has_subcommands(), command.get_version().unwrap_or_default().to_owned());
    let man = Man::new(command).source(format!("backplan {version}"));
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if has_commands {
        man.render_subcommands_section(&mut page)?;
    }
    last_sections(examples).to_writer(&mut page)?;
    Ok(page)
}

/// What clap knows only as text below its help.
fn last_sections(examples: &str) -> Roff {
    let mut page = Roff::new();
    page.control("SH", ["EXAMPLES"]).control("nf", []);
    for line in examples.lines().take_while(|line| line.starts_with(' ')) {
        page.text([roman(line.trim())]);
    }
    page.control("fi", []).control("SH", ["EXIT STATUS"]);
    let codes = EXAMPLES.split("Exit codes: ").nth(1).unwrap_or_default();
    for (code, about) in codes.split(", ").filter_map(|code| code.split_once(' ')) {
        page.control("TP", []).text([bold(code)]).text([roman(about.trim_end_matches('.'))]);
    }
    page
}
