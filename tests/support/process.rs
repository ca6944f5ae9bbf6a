//! The program itself, run on a fixed day.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs backplan with `input` on its standard input.
pub fn backplan(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_backplan"))
        .args(arguments)
        .env("BACKPLAN_TODAY", "2026-11-20")
        .env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/nobody"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    // A reader that has seen enough closes the pipe.
    let _ = writer.join().unwrap();
    output
}
