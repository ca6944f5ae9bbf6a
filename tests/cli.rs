//! Whole outputs: the cases of `tests/cases`, and the examples of the README files.
//!
//! After a change that is meant: `TRYCMD=overwrite cargo test --test cli`, and read the diff.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn outputs_are_as_recorded() {
    trycmd::TestCases::new()
        .env("BACKPLAN_TODAY", "2026-11-20")
        .env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/nobody"))
        .case("tests/cases/*.md")
        .case("tests/cases/people/*.md")
        .case("README.md");
}

/// A row of the public data set, as its file has them.
const ROWS: &str = r#"[{"name": "Back Row", "force": "pull", "level": "beginner", "mechanic": "compound", "equipment": "cable",
    "primaryMuscles": ["middle back"], "secondaryMuscles": ["biceps"], "instructions": ["Sit down.", "Pull the handle to you."],
    "category": "strength", "images": [], "id": "Back_Row"}]"#;

/// The commands that a page tells its reader to type: what is set off by four columns.
fn commands(page: &str) -> Vec<String> {
    let lines = page.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with("backplan "));
    lines.map(str::to_owned).collect()
}

/// A command without what it is piped into, and the file that it is redirected to.
fn taken_apart(line: &str) -> (Vec<String>, Option<String>) {
    let line = line.split(" | ").next().unwrap().split("  #").next().unwrap();
    let (line, file) = line.split_once(" > ").map_or((line, None), |(line, file)| (line, Some(file.trim().to_owned())));
    let parts = line.split('"').enumerate().flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    (parts.skip(1).collect(), file)
}

/// The day on which a command is typed: the daily ones follow a plan from day to day.
fn day_of(arguments: &[String]) -> &'static str {
    match arguments.first().map(String::as_str) {
        Some("today" | "start" | "log") => "2026-11-23",
        Some("next" | "progress") => "2026-11-30",
        _ => "2026-11-20",
    }
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readers");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("exercises")).unwrap();
    folder
}

#[test]
fn what_the_readme_files_tell_to_type_works_in_their_order() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages: Vec<String> =
        ["README.md", "data/README.md"].iter().map(|page| fs::read_to_string(project.join(page)).unwrap()).collect();
    let folder = folder();
    let entry = pages[1].split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    fs::write(folder.join("clinic.toml"), entry).unwrap();
    fs::write(
        folder.join("exercises/more.toml"),
        entry
            .replace("wall-press", "wall-press-on-one-hand")
            .replace("Wall press", "Wall press on one hand")
            .replace("wall push", "one-handed wall push"),
    )
    .unwrap();
    fs::write(folder.join("exercises.json"), ROWS).unwrap();
    let typed: Vec<String> = pages.iter().flat_map(|page| commands(page)).collect();
    assert!(typed.len() > 12, "{typed:?}");
    // What is guided needs a terminal, and has a test with one.
    for line in typed.iter().filter(|line| !line.contains("COMMAND") && !line.ends_with(" start")) {
        let (arguments, file) = taken_apart(line);
        let mut backplan = Command::new(env!("CARGO_BIN_EXE_backplan"));
        backplan.args(&arguments).current_dir(&folder).env("BACKPLAN_TODAY", day_of(&arguments));
        let mine = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, &folder));
        let output = backplan.envs(mine).output().unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        if let Some(file) = file {
            fs::write(folder.join(file), output.stdout).unwrap();
        }
    }
}
