//! The doorway: answer a shell that completes, or read the command line, run, tell what went wrong, leave with the exit code.

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use backplan::cli::{self, Cli};
use backplan::commands::{self, Failure, Io};
use backplan::completion;

fn main() -> ExitCode {
    completion::answer();
    let done = match Cli::try_parse() {
        Ok(cli) => answer(&cli),
        Err(told) if told.use_stderr() => {
            cli::tell(told);
            return ExitCode::from(cli::MISUSED);
        }
        Err(asked) => cli::print(&asked).map_err(Into::into),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if commands::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            commands::tell(&error);
            ExitCode::from(Failure::code(&error))
        }
    }
}

fn answer(cli: &Cli) -> Result<()> {
    let mut io = Io::of_process();
    commands::run(cli, &mut io, today)?;
    Ok(io.finish()?)
}

/// The only place that reads the clock; `BACKPLAN_TODAY` stands in for it.
fn today() -> Result<chrono::NaiveDate> {
    match std::env::var("BACKPLAN_TODAY") {
        Ok(text) => commands::date(&text).map_err(|error| Failure::misuse(format!("BACKPLAN_TODAY: {error}"))),
        Err(_) => Ok(chrono::Local::now().date_naive()),
    }
}
