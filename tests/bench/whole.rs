//! What whole commands cost beside a program that does nothing: the median of the ratios of paired runs.
//!
//! `cargo bench --bench whole` prints a row a command. Pairs keep a ratio meaningful when the machine's speed drifts.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints its figures, and may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

const BACKPLAN: &str = env!("CARGO_BIN_EXE_backplan");
const PAIRS: usize = 300;
const COMMANDS: [&[&str]; 5] = [
    &["--version"],
    &["generate", "--level", "beginner"],
    &["generate", "--level", "advanced", "--goal", "muscle", "--equipment", "gym"],
    &["list"],
    &["list", "--json"],
];

fn main() {
    let empty = empty_program();
    println!("{:58} {:>8} {:>10}", "median of paired runs, beside an empty program", "ratio", "ms");
    for arguments in COMMANDS {
        let (ratio, time) = compare(arguments, &empty);
        println!("backplan {:49} {ratio:>8.2} {:>10.2}", arguments.join(" "), time.as_secs_f64() * 1000.0);
    }
}

/// Compiles a program that does nothing, with the settings of the release profile.
fn empty_program() -> PathBuf {
    let folder = env::temp_dir().join(format!("backplan-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let (source, program) = (folder.join("empty.rs"), folder.join("empty"));
    fs::write(&source, "fn main() {}\n").expect("the temporary folder can be written");
    let compiler = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let flags = ["-Copt-level=3", "-Clto=fat", "-Ccodegen-units=1", "-Cpanic=abort", "-Cstrip=symbols", "-o"];
    let done = Command::new(compiler).args(flags).arg(&program).arg(&source).status();
    assert!(done.is_ok_and(|status| status.success()), "rustc compiles an empty program");
    program
}

fn compare(arguments: &[&str], empty: &Path) -> (f64, Duration) {
    let pair = || (time(Path::new(BACKPLAN), arguments), time(empty, &[]));
    for _ in 0..20 {
        pair();
    }
    let pairs: Vec<(Duration, Duration)> = (0..PAIRS).map(|_| pair()).collect();
    let ratio = median(pairs.iter().map(|(ours, nothing)| ours.as_secs_f64() / nothing.as_secs_f64()).collect());
    let seconds = median(pairs.iter().map(|(ours, _)| ours.as_secs_f64()).collect());
    (ratio, Duration::from_secs_f64(seconds))
}

fn time(program: &Path, arguments: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let taken = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "{} runs", program.display());
    taken
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
