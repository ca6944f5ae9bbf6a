//! Completion on Tab: the script that makes a shell ask, and the answers. Both are clap's; what is ours are the ids.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Command, CommandFactory};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};

use crate::builtin;
use crate::cli::Cli;
use crate::daily::Store;
use crate::phrase;
use crate::rules;
use crate::shown::is_hidden;

const PROGRAM: &str = "backplan";

/// What the scripts set when they ask. A plain `COMPLETE`, which may be left over from another program, is not heard.
const VARIABLE: &str = "_BACKPLAN_COMPLETE";

/// Answers a shell that asks, and leaves; returns at once where none does.
pub fn answer() {
    // Clap looks around before it looks whether it was asked.
    if std::env::var_os(VARIABLE).is_some() {
        CompleteEnv::with_factory(command).var(VARIABLE).complete();
    }
}

/// Writes the script of a shell. It asks the program by the name by which the program was called, or by its path.
pub fn write_script(shell: &str, out: &mut dyn Write) -> io::Result<()> {
    let called = std::env::args_os().next().map_or_else(|| PROGRAM.into(), PathBuf::from);
    let is_path = called.components().count() > 1;
    let path = if is_path { std::path::absolute(called)? } else { called };
    // What can't be written in a script leaves the name, which the shell looks for.
    let path = path.to_str().filter(|path| !path.chars().any(is_hidden)).unwrap_or(PROGRAM);
    let shells = Shells::builtins();
    let completer = shells.completer(shell).ok_or(io::ErrorKind::Unsupported)?;
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, PROGRAM, PROGRAM, STAND_IN, &mut script)?;
    let script = String::from_utf8_lossy(&script).replace(STAND_IN, &quoted(path, shell));
    out.write_all(script.as_bytes())
}

/// Stands for the program's path in a script until it is quoted: some of the scripts quote one twice over.
const STAND_IN: &str = "the.path.of.backplan";

/// A path as a shell's script holds it, where `STAND_IN` stands.
fn quoted(path: &str, shell: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/:._-+".contains(c);
    let escaped = |signs: &str, escape: &str| -> String {
        path.chars().flat_map(|c| [if signs.contains(c) { escape } else { "" }.to_owned(), c.to_string()]).collect()
    };
    match shell {
        _ if path.chars().all(is_plain) => path.to_owned(),
        // Between double quotes.
        "bash" => escaped("\\\"$`", "\\"),
        "zsh" => format!("'{}'", path.replace('\'', r"'\''")),
        // Between double quotes, and read a second time when it is run.
        "fish" => {
            let once = path.replace('\\', r"\\").replace('\'', r"\'");
            format!("'{}'", once.replace('\\', r"\\").replace('"', r#"\""#).replace('$', r"\$"))
        }
        // Between the marks of a here-string, in which backticks and dollars are signs.
        "powershell" => {
            let once = path.replace('\'', "''");
            format!("'{}'", once.replace('`', "``").replace('$', "`$"))
        }
        _ => format!("'{}'", path.replace('\'', "''")),
    }
}

/// The whole command line: what is declared late is built before it is changed.
fn command() -> Command {
    let mut command = Cli::command();
    command.build();
    with_ids(command)
}

/// The command line with the built-in ids, and those of the current plan's sessions, as candidates. They are no values to clap, for a catalog of one's own may add to
/// them.
fn with_ids(command: Command) -> Command {
    let command = command.mut_args(|arg| match arg.get_id().as_str() {
        "exercise" | "exercises" | "with" | "include" | "exclude" => arg.add(ArgValueCandidates::new(exercises)),
        "rules" => arg.add(ArgValueCandidates::new(all_rules)),
        "session" => arg.add(ArgValueCandidates::new(sessions)),
        "source" => arg.add(ArgValueCandidates::new(sources)),
        _ => arg,
    });
    command.mut_subcommands(with_ids)
}

fn exercises() -> Vec<CompletionCandidate> {
    builtin::catalog().exercises().iter().map(|known| candidate(known.id, known.name)).collect()
}

/// The sessions of the current plan; none where there is no plan that can be read.
fn sessions() -> Vec<CompletionCandidate> {
    let known = Store::of_user().map(|store| store.sessions()).unwrap_or_default();
    known.into_iter().map(|(id, date)| candidate(&id, &phrase::date(date))).collect()
}

fn all_rules() -> Vec<CompletionCandidate> {
    rules::all().map(|rule| candidate(rule.id, &rule.sentence())).collect()
}

fn sources() -> Vec<CompletionCandidate> {
    builtin::catalog().sources().iter().map(|known| candidate(known.id, known.title)).collect()
}

fn candidate(id: &str, about: &str) -> CompletionCandidate {
    CompletionCandidate::new(id).help(Some(about.to_owned().into()))
}
