//! The doorway: answer a shell that completes, or read the command line, run, tell what went wrong, leave with the exit code.

use std::process::ExitCode;

use anyhow::Result;

use backplan::cli::Cli;
use backplan::commands::{self, Failure, Io};
use backplan::completion;

fn main() -> ExitCode {
    completion::answer();
    let cli = Cli::of_process();
    let mut io = Io::of_process();
    let done = commands::run(&cli, &mut io, today).and_then(|()| Ok(io.finish()?));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if commands::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            commands::tell(&error);
            ExitCode::from(Failure::code(&error))
        }
    }
}

/// The only place that reads the clock; `BACKPLAN_TODAY` stands in for it.
fn today() -> Result<chrono::NaiveDate> {
    match std::env::var("BACKPLAN_TODAY") {
        Ok(text) => commands::date(&text).map_err(|error| Failure::misuse(format!("BACKPLAN_TODAY: {error}"))),
        Err(_) => Ok(chrono::Local::now().date_naive()),
    }
}
