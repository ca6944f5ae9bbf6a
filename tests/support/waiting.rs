//! What a terminal tells of those who wait longer than a moment, and that nothing of it is anywhere else.

use std::fs;
use std::process::Command;

use super::process;
use super::terminal::{Session, home};

/// The keys that end what is typed.
const END: &str = "\u{4}";

/// A batch into a folder of the home, typed in.
fn batch(home: &std::path::Path, flags: &[&str]) -> Session {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
    command.args(["batch", "--format", "csv", "--dir"]).arg(home.join("clients")).args(flags);
    Session::running(command, "2026-11-23", home, 80)
}

#[test]
fn who_waits_is_told_how_far_it_is() {
    let home = home("waiting");
    let mut session = batch(&home, &[]);
    session.types("{\"id\":1}\n");
    session.sees("planning: 1 client so far");
    session.types("no json\n");
    session.sees("planning: 2 clients so far");
    session.types(END);
    let (code, seen) = session.ends();
    assert_eq!(code, Some(1));
    // The line is gone before anything else is said.
    let (before, after) = seen.rsplit_once("so far").unwrap();
    assert!(before.contains("\u{1b}[2K\r{\"error\":"), "{seen:?}");
    assert!(after.contains(" s\u{1b}[2K\rerror: 1 line was wrong"), "{seen:?}");
    assert!(home.join("clients/1.csv").is_file() && home.join("clients/index.html").is_file());
}

#[test]
fn who_wants_quiet_or_has_no_terminal_is_told_nothing() {
    let (quiet_home, loud_home) = (home("quiet"), home("loud"));
    let mut quiet = batch(&quiet_home, &["--quiet"]);
    quiet.types("{\"id\":1}\n");
    // It has waited for as long as the other, which is told.
    let mut loud = batch(&loud_home, &[]);
    loud.types("{\"id\":1}\n");
    loud.sees("planning: 1 client so far");
    loud.types(END);
    quiet.types(END);
    let (code, seen) = quiet.ends();
    assert!(code == Some(0) && !seen.contains("planning"), "{seen:?}");
    assert_eq!(loud.ends().0, Some(0));
    let folder = quiet_home.join("piped");
    let output = process::backplan(&["batch", "--dir", folder.to_str().unwrap()], "{\"id\":1}\n");
    assert!(output.stderr.is_empty() && output.stdout.is_empty());
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
}
