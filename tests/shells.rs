//! Completion and the manual: what real shells and groff make of them, where they are installed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use backplan::cli::Cli;
use backplan::manual;
use clap::CommandFactory;

/// What was typed, and what it must be completed to; words after the first are other candidates.
const CASES: [(&str, &[&str]); 19] = [
    ("show cat-", &["cat-cow"]),
    ("show bird-dog cat-", &["cat-cow"]),
    ("explain cat-", &["cat-cow"]),
    ("gen", &["generate"]),
    ("help gen", &["generate"]),
    ("generate --cond", &["--condition"]),
    ("generate --level int", &["intermediate"]),
    ("generate --condition her", &["herniated-disc"]),
    ("generate --condition sciatica,her", &["sciatica,herniated-disc"]),
    ("generate --include cat-", &["cat-cow"]),
    ("generate --exclude plank,cat-", &["plank,cat-cow"]),
    ("generate --equipment band,dumb", &["band,dumbbell"]),
    ("--no-builtin list --region upp", &["upper"]),
    ("list --region ", &["neck", "upper", "mid", "lower", "core", "hips", "shoulders", "whole"]),
    ("rules ten-", &["ten-sets"]),
    ("swap plan.json cat-", &["cat-cow"]),
    ("swap plan.json plank --with cat-", &["cat-cow"]),
    ("check Cargo.to", &["Cargo.toml"]),
    ("man rul", &["rules"]),
];

fn backplan(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_backplan")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A new folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shells").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a shell in the project's folder, with backplan on its path and without a user's own files; nothing where the shell
/// is not installed.
fn run(shell: &str, arguments: &[&str]) -> Option<String> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let built = Path::new(env!("CARGO_BIN_EXE_backplan")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(built.to_owned()).chain(std::env::split_paths(&path));
    let mut command = Command::new(shell);
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env("PATH", std::env::join_paths(path).unwrap());
    command.env("HOME", home).env("XDG_CONFIG_HOME", home).env("XDG_DATA_HOME", home).env("TERM", "dumb");
    let Ok(output) = command.stdin(Stdio::null()).output() else {
        // Past the harness, which shows nothing of a test that passes.
        let _ = writeln!(std::io::stderr(), "{shell} is not installed here: its tests are skipped");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The candidates, sorted, without blanks after them.
fn sorted<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut words: Vec<&str> = words.into_iter().map(str::trim).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

#[test]
fn bash_completes() {
    for (typed, wanted) in CASES {
        let words = format!("backplan {typed}");
        let words: Vec<String> = words.split(' ').map(|word| format!("'{word}'")).collect();
        let last = words.len() - 1;
        let script = format!(
            "eval \"$(backplan completions bash)\"; COMP_WORDS=({}); COMP_CWORD={last}
            $(complete -p backplan | sed 's/.*-F \\([^ ]*\\).*/\\1/') backplan {} {}; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            words.join(" "),
            words[last],
            words[last - 1]
        );
        let Some(told) = run("bash", &["--norc", "-c", &script]) else { return };
        assert_eq!(sorted(told.lines()), sorted(wanted.iter().copied()), "{typed}");
    }
}

#[test]
fn a_path_that_a_shell_would_not_take_as_it_is_completes() {
    for name in ["Rücken", "two words", "it's $HOME \"`\\"] {
        let folder = folder("paths").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let copy = folder.join("backplan");
        // By another program: a file that this one holds open for writing, while another test starts a program, can't be run.
        assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_backplan")).arg(&copy).status().unwrap().success());
        let output = Command::new(&copy).args(["completions", "bash"]).output().unwrap();
        let script = format!(
            "PATH=/usr/bin:/bin; {}\nCOMP_WORDS=(backplan show cat-); COMP_CWORD=2
            _clap_complete_backplan backplan cat- show; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            String::from_utf8(output.stdout).unwrap()
        );
        let Some(told) = run("bash", &["--norc", "-c", &script]) else { return };
        assert_eq!(told.trim(), "cat-cow", "{name}");
    }
}

/// A zsh inside zsh types the line, presses Tab, and shows what the line became.
const ZSH: &str = r#"
    zmodload zsh/zpty || exit 3
    zpty inner zsh -f -i
    inner() { zpty -w inner "$1" }
    inner 'TMOUT=30; PS1=; unsetopt zle_bracketed_paste prompt_sp prompt_cr; stty -echo'
    inner 'autoload -Uz compinit; compinit -u -D; source <(backplan completions zsh)'
    inner 'show() { print -r -- "<<$BUFFER>>"; BUFFER= }; zle -N show; bindkey "^X" show; LISTMAX=1000; print REA""DY'
    zpty -r inner told '*READY*'
    zpty -w -n inner "backplan $TYPED"$'\t'$'\x18'
    zpty -r inner told '*>>*'
    print -r -- "$told"
    zpty -d inner
"#;

#[test]
fn zsh_completes() {
    for (typed, wanted) in CASES.into_iter().filter(|(_, wanted)| wanted.len() == 1) {
        let Some(told) = run("zsh", &["-f", "-c", &format!("TYPED='{typed}'\n{ZSH}")]) else { return };
        let line = told.rsplit_once("<<").and_then(|(_, rest)| rest.split_once(">>")).map(|(line, _)| line);
        let before = typed.rsplit_once(' ').map(|(before, _)| format!("{before} ")).unwrap_or_default();
        let line = line.unwrap_or_else(|| panic!("{typed}: {told:?}")).trim_end();
        assert_eq!(line, format!("backplan {before}{}", wanted[0]), "{typed}");
    }
}

#[test]
fn fish_completes() {
    for (typed, wanted) in CASES {
        let script = format!("backplan completions fish | source; complete -C 'backplan {typed}'");
        let Some(told) = run("fish", &["--no-config", "-c", &script]) else { return };
        let words = told.lines().map(|line| line.split('\t').next().unwrap());
        assert_eq!(sorted(words), sorted(wanted.iter().copied()), "{typed}");
    }
}

#[test]
fn sessions_of_the_current_plan_complete() {
    let home = folder("sessions");
    let asked = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
        command.args(["--", "backplan"]).args(words).env("_BACKPLAN_COMPLETE", "fish").env("XDG_DATA_HOME", &home);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let lines: [&[&str]; 5] = [
        &["move", "w1-"],
        &["start", "w1-"],
        &["log", "--session", "w1-"],
        &["swap", "plan.json", "plank", "--session", "w1-"],
        &["move", "w1-m"],
    ];
    assert_eq!(lines.map(asked), [""; 5], "without a plan there is no session");
    std::fs::create_dir_all(home.join("backplan")).unwrap();
    let plan = backplan(&["generate", "--level", "beginner", "--weeks", "2", "--start", "2026-11-30", "--json"]);
    std::fs::write(home.join("backplan/plan.json"), plan).unwrap();
    let (monday, thursday) = ("w1-monday\tMonday 30 November 2026\n", "w1-thursday\tThursday 3 December 2026\n");
    let both = format!("{monday}{thursday}");
    assert_eq!(lines.map(asked), [&both, &both, &both, &both, monday]);
}

#[test]
fn every_shell_has_a_script_that_asks_backplan() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = backplan(&["completions", shell]);
        assert!(script.contains("_BACKPLAN_COMPLETE") && script.contains(env!("CARGO_BIN_EXE_backplan")), "{script}");
    }
}

#[test]
fn a_variable_left_over_from_another_program_changes_nothing() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_backplan")).arg("--version").env("COMPLETE", "bash").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("backplan "));
}

/// The commands at any depth, their names joined by hyphens.
fn commands(command: &clap::Command, name: &str) -> Vec<(String, clap::Command)> {
    let below = command.get_subcommands().flat_map(|below| commands(below, &format!("{name}-{}", below.get_name())));
    std::iter::once((name.to_owned(), command.clone())).chain(below).collect()
}

#[test]
fn every_command_has_a_page_that_names_its_flags_examples_and_exit_codes() {
    let folder = folder("manual").join("new");
    assert_eq!(backplan(&["man", "--dir", folder.to_str().unwrap()]), "");
    let commands = commands(&Cli::command(), "backplan");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), commands.len());
    for (name, command) in commands {
        let page = std::fs::read_to_string(folder.join(format!("{name}.1"))).unwrap();
        let printed = match name.strip_prefix("backplan-") {
            Some(topic) => backplan(&["man", topic]),
            None => backplan(&["man"]),
        };
        assert_eq!(page, printed, "{name}");
        let plain = page.replace("\\-", "-").replace("\\*(Aq", "'").replace("\\\\", "\\");
        for flag in command.get_arguments().filter_map(clap::Arg::get_long).chain(["help", "version", "catalog"]) {
            assert!(plain.contains(&format!("--{flag}")), "{name} lacks --{flag}");
        }
        let help = command.get_after_help().unwrap().to_string();
        let examples: Vec<&str> = help.lines().filter(|line| line.starts_with("  ")).map(str::trim).collect();
        assert!(!examples.is_empty(), "{name}");
        for line in examples.into_iter().chain(["EXAMPLES", "EXIT STATUS", "the plan is withheld"]) {
            assert!(plain.contains(line), "{name} lacks {line}");
        }
    }
}

#[test]
fn groff_warns_of_nothing() {
    let folder = folder("groff");
    for page in manual::pages().unwrap() {
        let path = folder.join(&page.name);
        std::fs::write(&path, page.roff).unwrap();
        let Ok(output) = Command::new("groff").args(["-man", "-ww", "-Tutf8", "-z"]).arg(&path).output() else {
            let _ = writeln!(std::io::stderr(), "groff is not installed here: its test is skipped");
            return;
        };
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{}", page.name);
    }
}

#[test]
fn a_page_of_no_command_is_wrong_use() {
    let output = Command::new(env!("CARGO_BIN_EXE_backplan")).args(["man", "generat"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("a similar value exists: 'generate'"), "{said}");
}
