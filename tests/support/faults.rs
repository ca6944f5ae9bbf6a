//! Disks, homes and files that are not as they should be: each is told, and nothing is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Home, START};

/// Says past the harness, which shows nothing of a test that passes, that one is skipped.
fn skipped(why: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// A disk of its own that is small, and goes with this.
#[cfg(target_os = "linux")]
struct Disk(Home);

#[cfg(target_os = "linux")]
impl Disk {
    /// A disk of 512 KiB; nothing where the user may mount none.
    fn new() -> Option<Self> {
        let home = Home::new();
        let is_mounted = Self::mount(&["-t", "tmpfs", "-o", "size=512k,mode=700", "tmpfs"], home.0.path());
        if !is_mounted {
            skipped("only root may mount a small disk");
        }
        is_mounted.then(|| Self(home))
    }

    fn mount(args: &[&str], path: &Path) -> bool {
        let mut command = Command::new("mount");
        let status = command.args(args).arg(path).stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    }

    /// Fills it to the last byte; the file that does.
    fn full(&self) -> PathBuf {
        let filler = self.0.0.path().join("filler");
        let mut file = fs::File::create(&filler).unwrap();
        while std::io::Write::write(&mut file, &[0; 4096]).is_ok_and(|count| count > 0) {}
        filler
    }

    /// All files with what they hold.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        fn within(folder: &Path, all: &mut Vec<(PathBuf, Vec<u8>)>) {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    within(&path, all);
                } else if path.file_name().is_some_and(|name| name != "filler") {
                    all.push((path.clone(), fs::read(&path).unwrap()));
                }
            }
        }
        let mut all = Vec::new();
        within(self.0.0.path(), &mut all);
        all.sort();
        all
    }
}

#[cfg(target_os = "linux")]
impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.0.path()).status();
    }
}

/// What writes: each needs room, and leaves nothing half written where there is none.
#[cfg(target_os = "linux")]
const WRITERS: [&[&str]; 5] = [
    &["log", "--done", "--pain", "2"],
    &["generate", "--weeks", "2", "--save"],
    &["move", "w1-monday", "--to", "2026-12-01"],
    &["next"],
    &["init", "--level", "advanced", "--force"],
];

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_is_full_or_read_only_loses_nothing() {
    let Some(disk) = Disk::new() else { return };
    let home = &disk.0;
    home.done("2026-11-27", &["init", "--level", "beginner", "--weeks", "2"]);
    home.done("2026-11-27", &["generate", "--save"]);
    // Notes until the end of a block, so that another line has room for its beginning alone.
    for _ in 0..7 {
        home.done("2026-11-27", &["log", "--note", &"n".repeat(1_000)]);
    }
    // Longer than what is left of that block.
    let long = "n".repeat(900);
    let filler = disk.full();
    let before = disk.files();
    let tried = |told: [&str; 2]| {
        // In the middle of the second week: the first session was missed, so that next moves it.
        for (args, today) in WRITERS.into_iter().zip([START, START, START, "2026-12-01", START]) {
            let args = if args[0] == "log" { [args, &["--note", &long]].concat() } else { args.to_vec() };
            let (code, said) = home.wrong(today, &args);
            assert!(code == 1 && told.iter().any(|told| said.contains(told)), "{args:?}: {code} {said}");
            assert!(disk.files() == before, "{args:?} has left something");
        }
        assert!(home.done(START, &["today"]).starts_with("Today, "), "what is there can be read");
    };
    tried(["No space left on device", "no storage space"]);
    fs::remove_file(filler).unwrap();
    assert!(Disk::mount(&["-o", "remount,ro"], home.0.path()));
    tried(["Read-only file system", "read-only filesystem"]);
    assert!(Disk::mount(&["-o", "remount,rw"], home.0.path()));
    for (args, today) in WRITERS.into_iter().zip([START, START, START, "2026-12-04", START]).take(2) {
        home.done(today, args);
    }
}

#[test]
#[cfg(unix)]
fn a_journal_of_somebody_else_is_left_alone() {
    let home = Home::with_plan(&[]);
    let journal = home.data("journal.jsonl");
    fs::write(&journal, "{\"version\":1,\"date\":\"2026-11-30\",\"walk\":20}\n").unwrap();
    if std::os::unix::fs::chown(&journal, Some(65_534), None).is_err() {
        return skipped("only root may give a file away");
    }
    let before = home.journal();
    for args in [&["log", "--done"][..], &["today"], &["next"], &["progress"]] {
        let (code, said) = home.wrong(START, args);
        assert!(code == 1 && said.contains("is somebody else's") && said.contains("XDG_DATA_HOME"), "{args:?}: {said}");
    }
    assert_eq!(home.journal(), before);
}

#[test]
#[cfg(target_os = "linux")]
fn somebody_unknown_without_a_home_is_told_and_can_plan() {
    use std::os::unix::process::CommandExt;
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
        command.args(args).env_clear().env("BACKPLAN_TODAY", START).stdin(Stdio::null());
        command.uid(54_321).gid(54_321).output()
    };
    let Ok(planned) = run(&["generate"]) else { return skipped("only root may run a program as somebody else") };
    assert!(planned.status.success(), "{}", String::from_utf8_lossy(&planned.stderr));
    for args in
        [&["today"][..], &["log", "--walk", "20"], &["generate", "--save"], &["config"], &["init", "--days", "2"]]
    {
        let output = run(args).unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && said.contains("set HOME"), "{args:?}: {said}");
    }
    // A home that is somebody else's may hold settings that keep its user safe, or a plan: that is not the same as none.
    let home = Home::with_plan(&[]);
    fs::set_permissions(home.0.path(), std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    for (args, file) in
        [(&["generate"][..], "config.toml"), (&["today"], "plan.json"), (&["log", "--walk", "20"], "journal.jsonl")]
    {
        let output = home.command(START, args).uid(54_321).gid(54_321).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && said.contains(file) && said.contains("Permission denied"), "{said}");
    }
}

#[test]
fn a_journal_that_stays_locked_is_told() {
    let home = Home::with_plan(&[]);
    let file = fs::File::create(home.data("journal.jsonl")).unwrap();
    file.lock().unwrap();
    let (code, said) = home.wrong(START, &["log", "--walk", "20"]);
    assert!(code == 1 && said.contains("another program has locked it"), "{said}");
    file.unlock().unwrap();
    home.done(START, &["log", "--walk", "20"]);
    assert_eq!(home.journal().lines().count(), 1);
}

#[test]
fn settings_that_are_wrong_are_told_with_their_place() {
    let home = Home::with_plan(&[]);
    let config = home.0.path().join(".config/backplan/config.toml");
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    for (text, told) in [
        (
            "level = \"beginner\"\nequipmnt = [\"band\"]\n",
            &["config.toml:2", "\"equipmnt\"", "did you mean equipment?"][..],
        ),
        ("level = \"begginer\"\n", &["config.toml", "begginer", "did you mean beginner?"]),
        ("level = \"beginner\nminutes = 20\n", &["config.toml:1:"]),
        ("minutes = 5\n", &["minutes", "10"]),
    ] {
        fs::write(&config, text).unwrap();
        for args in [&["generate"][..], &["config"]] {
            let (code, said) = home.wrong(START, args);
            assert!(code == 2 && told.iter().all(|part| said.contains(part)), "{args:?} {text:?}: {code} {said}");
        }
        assert_eq!(fs::read_to_string(&config).unwrap(), text);
        // What was planned before needs no settings.
        home.done(START, &["today"]);
    }
}
