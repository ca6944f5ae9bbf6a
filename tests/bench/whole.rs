//! What whole commands cost beside a program that does nothing: the median of the ratios of paired runs, of fresh copies.
//!
//! `cargo bench` prints a row a command; `BACKPLAN_BESIDE=PROGRAM cargo bench` compares another build of backplan in the same
//! run. Pairs keep a ratio meaningful when the machine's speed drifts.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints its figures, and may fail")]

use std::fmt::Write;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs};

const PAIRS: usize = 300;
/// Pairs of what takes seconds.
const FEW: usize = 5;
const COMMANDS: [&[&str]; 6] = [
    &["--version"],
    &["generate", "--level", "beginner"],
    &["generate", "--level", "beginner", "--json"],
    &["generate", "--level", "advanced", "--goal", "muscle", "--equipment", "gym"],
    &["list"],
    &["list", "--json"],
];

fn main() {
    let folder = env::temp_dir().join(format!("backplan-bench-{}", std::process::id()));
    fs::create_dir_all(folder.join("other")).expect("the temporary folder can be written");
    let empty = empty_program(&folder);
    let ours = copied(Path::new(env!("CARGO_BIN_EXE_backplan")), &folder.join("backplan"));
    let other = env::var_os("BACKPLAN_BESIDE").map(|path| copied(Path::new(&path), &folder.join("other/backplan")));
    println!("{:62} {:>9} {:>8} {:>12}", "median of paired runs", "ms", "/ empty", "/ the other");
    for arguments in COMMANDS {
        let run = |program: &Path| time(program, arguments, None);
        row(&arguments.join(" "), PAIRS, &run, [&ours, &empty], other.as_deref());
    }
    let profiles = folder.join("profiles.ndjson");
    fs::write(&profiles, lines(20_000)).expect("the temporary folder can be written");
    let batch = |program: &Path| time(program, &["batch"], Some(&profiles));
    row("batch, 20,000 different profiles of a week", FEW, &batch, [&ours, &empty], other.as_deref());
    for count in [1_000, 10_000] {
        let catalog = folder.join(format!("{count}.toml"));
        fs::write(&catalog, exercises(count)).expect("the temporary folder can be written");
        let path = catalog.display().to_string();
        let arguments = ["generate", "--level", "beginner", "--catalog", &path];
        let run = |program: &Path| time(program, &arguments, None);
        row(&format!("generate, {count} exercises more"), FEW, &run, [&ours, &empty], other.as_deref());
    }
}

/// A row: the median time of ours, and its ratios to an empty program and to another build.
fn row(name: &str, pairs: usize, run: &dyn Fn(&Path) -> f64, [ours, empty]: [&Path; 2], other: Option<&Path>) {
    let times: Vec<f64> = (0..=pairs).map(|_| run(ours)).skip(1).collect();
    let beside = |program: &Path| median((0..pairs).map(|_| run(ours) / run(program)).collect());
    let nothing = |program: &Path| median((0..pairs).map(|_| run(ours) / time(program, &[], None)).collect());
    let other = other.map_or_else(String::new, |other| format!("{:.2}", beside(other)));
    println!("{name:62} {:>9.2} {:>8.2} {other:>12}", median(times) * 1000.0, nothing(empty));
}

/// A copy at a place of its own: where cargo left a program, it starts slower.
fn copied(program: &Path, to: &Path) -> PathBuf {
    fs::copy(program, to).expect("a program can be copied");
    to.to_owned()
}

/// Compiles a program that does nothing, with the settings of the release profile.
fn empty_program(folder: &Path) -> PathBuf {
    let (source, program) = (folder.join("empty.rs"), folder.join("empty"));
    fs::write(&source, "fn main() {}\n").expect("the temporary folder can be written");
    let compiler = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let flags = ["-Copt-level=3", "-Clto=fat", "-Ccodegen-units=1", "-Cpanic=abort", "-Cstrip=symbols", "-o"];
    let done = Command::new(compiler).args(flags).arg(&program).arg(&source).status();
    assert!(done.is_ok_and(|status| status.success()), "rustc compiles an empty program");
    program
}

/// So many different profiles, a line each.
fn lines(count: usize) -> String {
    let of = |list: &[&'static str], at: usize| *list.get(at % list.len()).expect("a list that is not empty");
    let mut lines = String::new();
    for at in 0..count {
        let level = of(&["beginner", "intermediate", "advanced"], at);
        let goal = of(&["general", "posture", "pain-relief", "mobility", "strength", "muscle"], at / 3);
        let equipment = of(&["none", "home", "gym", "office"], at / 18);
        let condition = of(&["", "\"herniated-disc\"", "\"shoulder-pain\"", "\"osteoporosis\""], at / 72);
        let days = at / 288 % 5 + 1;
        let profile =
            format!("\"level\":\"{level}\",\"goal\":\"{goal}\",\"equipment\":[\"{equipment}\"],\"days\":{days}");
        writeln!(lines, "{{\"id\":{at},{profile},\"conditions\":[{condition}],\"seed\":{at}}}")
            .expect("memory is there");
    }
    lines
}

/// A catalog of so many rows and drills.
fn exercises(count: usize) -> String {
    let mut text = String::new();
    for at in 0..count {
        let (role, pattern, region) =
            if at % 2 == 0 { ("strength", "row", "mid") } else { ("posture", "scapular", "upper") };
        write!(
            text,
            "[[exercise]]\nid = \"move-{at}\"\nname = \"Move {at}\"\nroles = [\"{role}\"]\npattern = \"{pattern}\"\nregions = [\"{region}\"]\n\
             level = \"beginner\"\nposition = \"standing\"\nload = \"light\"\nsources = [\"common-practice\"]\nsteps = [\"Do it.\"]\n\
             muscles = {{ primary = [\"rhomboids\"] }}\nspine = [{{ motion = \"neutral\", load = \"none\", held = true }}]\n\
             doses = [{{ use = \"strengthening\", sets = {{ min = 1, max = 2 }}, reps = {{ min = 8, max = 12 }}, source = \"common-practice\" }}]\n\n"
        )
        .expect("memory is there");
    }
    text
}

/// The seconds that a run takes.
fn time(program: &Path, arguments: &[&str], input: Option<&Path>) -> f64 {
    let input = input.map_or_else(Stdio::null, |path| File::open(path).expect("the input is there").into());
    let start = Instant::now();
    let mut command = Command::new(program);
    let status = command.args(arguments).stdin(input).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let taken = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "{} {arguments:?} runs", program.display());
    taken.as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
