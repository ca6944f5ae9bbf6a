//! The program in a terminal of its own: whole sessions, answers, the journal.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use backplan::daily::{Entry, Journal, Line, Outcome};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

use super::process;

/// How long something is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// What takes a screen, and what gives it back.
const TAKE: &str = "\u{1b}[?1049h";
const GIVE: &str = "\u{1b}[?1049l";

/// A folder of the test's own with a plan in it.
fn home(name: &str) -> PathBuf {
    let home = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("guided").join(name);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(home.join("backplan")).unwrap();
    let plan = process::backplan(&["generate", "--level", "beginner", "--json"], "").stdout;
    fs::write(home.join("backplan/plan.json"), plan).unwrap();
    home
}

fn entries(home: &std::path::Path) -> Vec<Entry> {
    let journal = Journal::read(&home.join("backplan/journal.jsonl")).unwrap();
    assert!(journal.torn.is_empty());
    journal.lines.into_iter().map(|Line { entry, .. }| entry).collect()
}

/// The program in a terminal.
struct Session {
    child: Child,
    keyboard: File,
    /// The side of the terminal that the program has: kept open, so that it can be looked at.
    own: File,
    seen: Arc<Mutex<String>>,
}

impl Session {
    /// Starts it on the plan's first day.
    fn of(home: &std::path::Path, arguments: &[&str]) -> Self {
        Self::on("2026-11-23", home, arguments)
    }

    fn on(today: &str, home: &std::path::Path, arguments: &[&str]) -> Self {
        let outer = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&outer).unwrap();
        unlockpt(&outer).unwrap();
        let name = ptsname(&outer, Vec::new()).unwrap().into_string().unwrap();
        let own = File::options().read(true).write(true).open(name).unwrap();
        tcsetwinsize(&own, Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let end = || Stdio::from(own.try_clone().unwrap());
        let child = Command::new(env!("CARGO_BIN_EXE_backplan"))
            .arg("start")
            .args(arguments)
            .env("BACKPLAN_TODAY", today)
            .env("TERM", "xterm-256color")
            .env_remove("NO_COLOR")
            .envs(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, home)))
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        let keyboard = File::from(outer);
        let seen = Arc::new(Mutex::new(String::new()));
        let (mut screen, all) = (keyboard.try_clone().unwrap(), Arc::clone(&seen));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                all.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        Self { child, keyboard, own, seen }
    }

    fn seen(&self) -> String {
        self.seen.lock().unwrap().clone()
    }

    /// Waits until some text is seen.
    fn sees(&self, text: &str) {
        let start = Instant::now();
        while !self.seen().contains(text) {
            assert!(start.elapsed() < PATIENCE, "{text:?} does not come:\n{}", self.seen());
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn types(&mut self, text: &str) {
        self.keyboard.write_all(text.as_bytes()).unwrap();
    }

    /// Answers a question when it comes.
    fn answers(&mut self, question: &str, answer: &str) {
        self.sees(question);
        self.types(&format!("{answer}\n"));
    }

    /// Waits for the end; the exit code and all that was seen. The terminal must be as it was.
    fn ends(mut self) -> (Option<i32>, String) {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if start.elapsed() > PATIENCE {
                self.child.kill().unwrap();
                panic!("it does not end:\n{}", self.seen());
            }
            thread::sleep(Duration::from_millis(20));
        };
        thread::sleep(Duration::from_millis(100));
        let modes = tcgetattr(&self.own).unwrap().local_modes;
        assert!(modes.contains(LocalModes::ICANON | LocalModes::ECHO), "the terminal is left raw");
        let seen = self.seen();
        assert_eq!(seen.matches(TAKE).count(), seen.matches(GIVE).count(), "the screen is not given back");
        (status.code(), seen)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_whole_session_is_done_and_noted() {
    let home = home("whole");
    let mut session = Session::of(&home, &["--speed", "600"]);
    session.answers("Worst pain", "11");
    session.sees("no whole number");
    session.types("2\n");
    session.answers("Pain now", "");
    session.answers("How hard", "6");
    session.answers("A note", "better than last week");
    let (code, seen) = session.ends();
    assert_eq!(code, Some(0), "{seen}");
    assert!(
        seen.contains('\u{7}') && seen.contains("Noted: w1-monday, 11 of 11 moves in full, pain 2, effort 6"),
        "{seen}"
    );
    let entries = entries(&home);
    let [entry] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!((entry.date.to_string(), entry.session.as_deref()), ("2026-11-23".to_owned(), Some("w1-monday")));
    assert_eq!((entry.plan, entry.outcome), (Some(entry.date), Some(Outcome::Done)));
    assert_eq!((entry.pain, entry.after, entry.effort), (Some(2), None, Some(6)));
    assert_eq!((entry.did.len(), entry.note.as_deref()), (11, Some("better than last week")));
    let (code, seen) = Session::of(&home, &[]).ends();
    assert!(code == Some(1) && seen.contains("backplan start w1-monday does it once more"), "{seen}");
}

#[test]
fn what_was_left_goes_on_in_lines_alone() {
    let home = home("left");
    let mut session = Session::of(&home, &["--plain", "--quiet", "--speed", "60"]);
    session.sees("Move 2 of 11");
    session.types("q\n");
    session.answers("Worst pain", "1");
    session.answers("Pain now", "1");
    session.answers("How hard", "1");
    session.answers("A note", "");
    let (code, seen) = session.ends();
    assert_eq!(code, Some(0), "{seen}");
    assert!(!seen.contains('\u{7}') && !seen.contains('\u{1b}'), "neither bells nor a cursor that moves: {seen:?}");
    let first = entries(&home)[0].did[0].exercise.clone();
    let mut session = Session::of(&home, &["--plain", "--speed", "600", "--no-rest"]);
    session.sees("Going on with move 2 of 11.");
    for question in ["Worst pain", "Pain now", "How hard", "A note"] {
        session.answers(question, "");
    }
    let (code, seen) = session.ends();
    assert_eq!(code, Some(0), "{seen}");
    let entries = entries(&home);
    assert_eq!(entries.len(), 2);
    assert!(entries[1].did.len() == 10 && entries[1].did.iter().all(|did| did.exercise != first), "{entries:?}");
    assert!(!seen.contains("Rest, "), "{seen}");
}

#[test]
fn nothing_done_is_nothing_noted() {
    for way_out in ["q", "\u{3}"] {
        let home = home("nothing");
        let mut session = Session::of(&home, &[]);
        session.sees("Get ready");
        session.types(way_out);
        let (code, seen) = session.ends();
        assert!(code == Some(0) && seen.contains("Nothing was done, and nothing is noted."), "{seen}");
        assert!(!home.join("backplan/journal.jsonl").exists());
    }
}

#[test]
fn a_signal_gives_the_screen_back_and_keeps_what_is_done() {
    for signal in [Signal::TERM, Signal::HUP] {
        let home = home("signal");
        let session = Session::of(&home, &["--speed", "60"]);
        // The screen is written piece by piece, so that no text of it stands in one place; bells do.
        let start = Instant::now();
        while session.seen().matches('\u{7}').count() < 8 {
            assert!(start.elapsed() < PATIENCE, "no bell is rung");
            thread::sleep(Duration::from_millis(20));
        }
        kill_process(Pid::from_child(&session.child), signal).unwrap();
        let (code, seen) = session.ends();
        assert!(code == Some(1) && seen.contains("broken off"), "{seen}");
        let entries = entries(&home);
        assert!(entries.len() == 1 && !entries[0].did.is_empty() && entries[0].pain.is_none(), "{entries:?}");
    }
}

#[test]
fn another_size_is_drawn_anew() {
    let home = home("size");
    let mut session = Session::of(&home, &[]);
    session.sees("space pause");
    session.types(" ");
    session.sees("Paused");
    let before = session.seen().len();
    tcsetwinsize(&session.own, Winsize { ws_row: 16, ws_col: 60, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    // Without a shell above it, nobody else says so.
    kill_process(Pid::from_child(&session.child), Signal::WINCH).unwrap();
    let start = Instant::now();
    while !session.seen()[before..].contains("Paused") {
        assert!(start.elapsed() < PATIENCE, "it is not drawn anew");
        thread::sleep(Duration::from_millis(20));
    }
    session.types("q");
    assert_eq!(session.ends().0, Some(0));
}

#[test]
fn a_day_without_a_session_names_the_next() {
    let home = home("other-day");
    let (code, seen) = Session::on("2026-11-24", &home, &[]).ends();
    assert!(code == Some(1) && seen.contains("w1-thursday on Thursday 26 November"), "{seen}");
    let (code, seen) = Session::on("2026-12-24", &home, &[]).ends();
    assert!(code == Some(1) && seen.contains("no session is left"), "{seen}");
    let (code, seen) = Session::of(&home, &["w1-mondy"]).ends();
    assert!(code == Some(2) && seen.contains("w1-monday"), "{seen}");
    fs::remove_file(home.join("backplan/plan.json")).unwrap();
    let (code, seen) = Session::of(&home, &[]).ends();
    assert!(code == Some(1) && seen.contains("there is no plan yet"), "{seen}");
}
