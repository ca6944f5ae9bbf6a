//! What goes wrong around the program, row by row as `faults.toml` has it: disks, pipes, signals, owners, links, homes, files
//! that change, languages and clocks.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    fault: Vec<Fault>,
}

/// A row; its keys are told in the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    what: String,
    needs: Option<Needs>,
    r#do: String,
    exit: i32,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    gives: Vec<String>,
    #[serde(default)]
    left: BTreeMap<String, String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "kebab-case")]
enum Needs {
    Mount,
    Nobody,
}

impl Needs {
    /// What runs a shell that has it.
    fn shell(self) -> &'static [&'static str] {
        match self {
            Self::Mount => &["unshare", "--map-root-user", "--mount", "sh"],
            Self::Nobody => &["sh"],
        }
    }

    /// Whether it can be had: tried as the rows will use it.
    fn is_there(self) -> bool {
        let trial = match self {
            Self::Mount => "mkdir there && mount -t tmpfs -o size=8k none there",
            Self::Nobody => "touch it && chown 54321 it && setpriv --reuid=54321 --clear-groups backplan --version",
        };
        let folder = tempfile::tempdir().unwrap();
        run(self.shell(), trial, folder.path()).is_ok_and(|output| output.status.success())
    }
}

/// What the rows have at hand.
const PRELUDE: &str = "
P='backplan generate --json --output plan.json'
until_there() {
    until set -- .backplan-*.part; test -e \"$1\"; do kill -0 $! 2> /dev/null || return; done
}
struck() {
    # A program that was done before the signal came is started anew. A shell lets what it starts behind it ignore an
    # interrupt.
    for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        echo old > moves.html
        env --default-signal=INT backplan draw --all --animate --output moves.html & until_there
        kill -$1 $! 2> /dev/null; wait $! 2> /dev/null; code=$?
        test $code = 0 || return $code
    done
}
";

/// Runs lines in a folder, with the program on the path and nothing of the user's.
fn run(shell: &[&str], lines: &str, folder: &Path) -> std::io::Result<Output> {
    let (program, arguments) = shell.split_first().unwrap();
    let built = Path::new(env!("CARGO_BIN_EXE_backplan")).parent().unwrap();
    let path = format!("{}:/usr/sbin:/usr/bin:/sbin:/bin", built.display());
    Command::new(program)
        .args(arguments)
        .args(["-c", &format!("{PRELUDE}{lines}")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("HOME", folder.join("home"))
        .env("BACKPLAN_TODAY", "2026-11-20")
        .stdin(Stdio::null())
        .output()
}

/// All files below a folder.
fn files(folder: &Path, within: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            all.extend(files(&entry.path(), within));
        } else {
            all.push(entry.path().strip_prefix(within).unwrap().display().to_string());
        }
    }
    all.sort();
    all
}

/// Whether a text holds all of these, one after another.
fn holds(text: &str, parts: &[String]) -> bool {
    let mut rest = text;
    parts.iter().all(|part| {
        let found = rest.split_once(part.as_str());
        rest = found.map_or("", |(_, after)| after);
        found.is_some()
    })
}

/// What is otherwise than the row says.
fn wrong(fault: &Fault) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    // Another user must get to what is in it.
    fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let shell = fault.needs.map_or(&["sh"][..], Needs::shell);
    let output = run(shell, &fault.r#do, folder.path()).unwrap();
    let (gave, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let left = files(folder.path(), folder.path());
    let begins = |(name, begin): (&String, &String)| {
        fs::read(folder.path().join(name)).is_ok_and(|text| text.starts_with(begin.as_bytes()))
    };
    let is_right = output.status.code() == Some(fault.exit)
        && holds(&said, &fault.says)
        && (!fault.says.is_empty() || said.is_empty())
        && holds(&gave, &fault.gives)
        && left.iter().eq(fault.left.keys())
        && fault.left.iter().all(begins);
    let code = output.status.code();
    (!is_right).then(|| format!("{}: {code:?}\nsaid: {said}\ngave: {gave:.400}\nleft: {left:?}\n", fault.what))
}

#[test]
fn every_fault_ends_as_the_table_says() {
    let table: Table = toml::from_str(include_str!("faults.toml")).unwrap();
    let mut can: BTreeMap<Needs, bool> = BTreeMap::new();
    let mut wrongs = Vec::new();
    for fault in &table.fault {
        if let Some(needs) = fault.needs
            && !*can.entry(needs).or_insert_with(|| needs.is_there())
        {
            // Past the harness, which shows nothing of a test that passes.
            let _ = writeln!(std::io::stderr(), "skipped, for want of {needs:?}: {}", fault.what);
            continue;
        }
        wrongs.extend(wrong(fault));
    }
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
}
