//! The program in a terminal of its own: whole sessions, answers, the journal.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use backplan::daily::{Entry, Journal, Line, Outcome};
use backplan::guided::stop::Stop;
use backplan::guided::view::View;
use backplan::guided::{Kind, Manner, Player, Rests, Script, Stage, screen};
use backplan::render::drawing::braille::Colours;
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

use super::process;

/// How long something is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// What takes a screen, and what gives it back.
const TAKE: &str = "\u{1b}[?1049h";
const GIVE: &str = "\u{1b}[?1049l";
/// Opens a terminal without taking it as one's own.
const NOCTTY: i32 = OFlags::NOCTTY.bits().cast_signed();

/// A folder of the test's own with a plan in it.
pub fn home(name: &str) -> PathBuf {
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
pub struct Session {
    child: Child,
    keyboard: File,
    /// The side of the terminal that the program has: kept open, so that it can be looked at.
    own: File,
    seen: Arc<Mutex<String>>,
    /// Whether the terminal goes, and who reads it until then.
    is_over: Arc<AtomicBool>,
    reader: Option<thread::JoinHandle<()>>,
}

impl Session {
    /// Starts it on the plan's first day.
    fn of(home: &std::path::Path, arguments: &[&str]) -> Self {
        Self::on("2026-11-23", home, arguments)
    }

    fn on(today: &str, home: &std::path::Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
        command.arg("start").args(arguments);
        Self::running(command, today, home, 80)
    }

    /// Runs a command in a terminal of so many columns, in a process group of its own: what stops it stops no test.
    pub fn running(mut command: Command, today: &str, home: &std::path::Path, columns: u16) -> Self {
        let outer = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&outer).unwrap();
        unlockpt(&outer).unwrap();
        let name = ptsname(&outer, Vec::new()).unwrap().into_string().unwrap();
        let own = File::options().read(true).write(true).custom_flags(NOCTTY).open(name).unwrap();
        tcsetwinsize(&own, Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let end = || Stdio::from(own.try_clone().unwrap());
        if command.get_program() != "setsid" {
            command.process_group(0);
        }
        let child = command
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
        let (seen, is_over) = (Arc::new(Mutex::new(String::new())), Arc::new(AtomicBool::new(false)));
        let screen = keyboard.try_clone().unwrap();
        let (all, ends) = (Arc::clone(&seen), Arc::clone(&is_over));
        let reader = Some(thread::spawn(move || read(screen, &all, &ends)));
        Self { child, keyboard, own, seen, is_over, reader }
    }

    fn seen(&self) -> String {
        self.seen.lock().unwrap().clone()
    }

    /// Waits until some text is seen.
    pub fn sees(&self, text: &str) {
        let start = Instant::now();
        while !self.seen().contains(text) {
            assert!(start.elapsed() < PATIENCE, "{text:?} does not come:\n{}", self.seen());
            thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn types(&mut self, text: &str) {
        self.keyboard.write_all(text.as_bytes()).unwrap();
    }

    /// Answers a question when it comes.
    fn answers(&mut self, question: &str, answer: &str) {
        self.sees(question);
        self.types(&format!("{answer}\n"));
    }

    /// Waits until something was done: a few bells have rung. A screen is written piece by piece, so that no text of it stands
    /// in one place.
    fn does_something(&self) {
        let start = Instant::now();
        while self.seen().matches('\u{7}').count() < 8 {
            assert!(start.elapsed() < PATIENCE, "no bell is rung");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the program is in a state: `T` is stopped.
    fn is_in_state(&self, state: &str) {
        let start = Instant::now();
        loop {
            let told = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
            if told.rsplit_once(") ").unwrap().1.starts_with(state) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{state} does not come: {told}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Closes the terminal, as one does who closes its window; the exit code.
    fn closed(mut self) -> Option<i32> {
        self.is_over.store(true, Ordering::Relaxed);
        self.reader.take().unwrap().join().unwrap();
        self.keyboard = File::open("/dev/null").unwrap();
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(start.elapsed() < PATIENCE, "it does not end");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for the end; the exit code and all that was seen. The terminal must be as it was.
    pub fn ends(mut self) -> (Option<i32>, String) {
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

/// Reads a terminal until it goes.
fn read(mut screen: File, all: &Mutex<String>, is_over: &AtomicBool) {
    rustix::io::ioctl_fionbio(&screen, true).unwrap();
    let mut bytes = [0; 4096];
    while !is_over.load(Ordering::Relaxed) {
        match screen.read(&mut bytes) {
            Ok(count @ 1..) => all.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count])),
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(Duration::from_millis(5)),
            _ => break,
        }
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
        session.does_something();
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

#[test]
fn a_terminal_that_closed_keeps_what_is_done() {
    let own = env!("CARGO_BIN_EXE_backplan");
    for manner in [&[][..], &["--plain"]] {
        // On its own the program finds nobody there; as a terminal's leader it is told so by a signal as well.
        for words in [&[own][..], &["setsid", "--ctty", own]] {
            let home = home("closed");
            let mut command = Command::new(words[0]);
            command.args(&words[1..]).args(["start", "--speed", "60"]).args(manner);
            let session = Session::running(command, "2026-11-23", &home, 80);
            session.does_something();
            assert_eq!(session.closed(), Some(1), "{words:?} {manner:?}");
            let entries = entries(&home);
            assert!(entries.len() == 1 && !entries[0].did.is_empty(), "{words:?} {manner:?}: {entries:?}");
        }
    }
}

#[test]
fn it_stops_and_goes_on() {
    let home = home("stopped");
    let mut session = Session::of(&home, &[]);
    session.sees("space pause");
    session.types("\u{1a}");
    session.is_in_state("T");
    session.sees(GIVE);
    let is_own = |session: &Session| tcgetattr(&session.own).unwrap().local_modes.contains(LocalModes::ICANON);
    assert!(is_own(&session), "the shell gets the terminal as it was");
    kill_process(Pid::from_child(&session.child), Signal::CONT).unwrap();
    let start = Instant::now();
    while session.seen().matches(TAKE).count() < 2 || is_own(&session) {
        assert!(start.elapsed() < PATIENCE, "the screen is not taken again");
        thread::sleep(Duration::from_millis(20));
    }
    session.types("q");
    let (code, seen) = session.ends();
    assert!(code == Some(0) && seen.matches(TAKE).count() == 2, "{seen}");
}

/// Not a test of its own: times that no clock can add make the screen panic, which the test below looks at from outside.
#[test]
#[ignore = "it panics; another test runs it, in a terminal"]
fn a_screen_panics() {
    let stage =
        Stage { kind: Kind::Ready, at: 0, set: 1, round: (1, 1), side: None, lighter: false, length: Duration::MAX };
    let script = Script { moves: Vec::new(), stages: vec![stage; 3], before: Vec::new(), rests: Rests::On };
    let mut view = View::new(backplan::builtin::kit(), Colours::None);
    let _ = screen::guide(
        &mut Player::new(script),
        Manner { bells: false, speed: 1 },
        &mut view,
        &Stop::noticed().unwrap(),
    );
}

#[test]
fn a_panic_gives_the_screen_back_before_it_is_told() {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", "--test-threads=1", "terminal::a_screen_panics"]);
    let (code, seen) = Session::running(command, "2026-11-23", &home("panic"), 80).ends();
    assert_ne!(code, Some(0));
    let at = |text: &str| seen.find(text).unwrap_or_else(|| panic!("no {text:?}: {seen}"));
    assert!(at(TAKE) < at(GIVE) && at(GIVE) < at("panicked at"), "{seen}");
}

#[test]
fn lines_are_as_wide_as_the_terminal() {
    let home = home("narrow");
    let mut command = Command::new(env!("CARGO_BIN_EXE_backplan"));
    command.args(["start", "--plain", "--quiet"]);
    let mut session = Session::running(command, "2026-11-23", &home, 48);
    session.sees("Get ready");
    session.types("?\n");
    session.sees("this list, and away with it; q:");
    session.types("q\n");
    let (code, seen) = session.ends();
    assert_eq!(code, Some(0));
    let widest = seen.lines().map(|line| line.trim_end().chars().count()).max().unwrap();
    assert!((30..=48).contains(&widest), "{widest}: {seen}");
}

#[test]
fn what_can_not_be_noted_is_not_lost() {
    let home = home("unwritable");
    let journal = home.join("backplan/journal.jsonl");
    let mut session = Session::of(&home, &["--speed", "600"]);
    session.sees("Worst pain");
    fs::create_dir(&journal).unwrap();
    session.answers("Worst pain", "2");
    session.answers("Pain now", "");
    session.answers("How hard", "6");
    session.answers("A note", "it's fine; $HOME \"too\"");
    let (code, seen) = session.ends();
    assert!(
        code == Some(1) && seen.contains("is a folder") && seen.contains("What you did is not noted yet."),
        "{seen}"
    );
    fs::remove_dir(&journal).unwrap();
    let command = seen.lines().find_map(|line| line.trim().strip_prefix("backplan log ")).expect("a command is told");
    let output = Command::new("sh")
        .args(["-c", &format!("{} log {command}", env!("CARGO_BIN_EXE_backplan"))])
        .env("BACKPLAN_TODAY", "2026-11-25")
        .envs(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, &home)))
        .output()
        .unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let entries = entries(&home);
    let [entry] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!((entry.date.to_string(), entry.session.as_deref()), ("2026-11-23".to_owned(), Some("w1-monday")));
    assert_eq!((entry.pain, entry.after, entry.effort), (Some(2), None, Some(6)));
    assert_eq!((entry.did.len(), entry.note.as_deref()), (11, Some("it's fine; $HOME \"too\"")));
    assert!(entry.did.iter().any(|did| did.reps.is_some() && did.seconds.is_some()), "{entry:?}");
}
