//! The manual: a page for backplan and one for every command, made from the command line as it is declared.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::{Cli, EXIT_CODES, named};

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
    for (code, about) in EXIT_CODES {
        page.control("TP", []).text([bold(code.to_string())]).text([roman(about)]);
    }
    page
}
