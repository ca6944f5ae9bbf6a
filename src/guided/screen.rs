//! The terminal as a screen: taken, given back on every way out, and the time that passes on it.

use std::io::{self, BufWriter, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::execute;
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

use super::events::Events;
use super::pane::Pane;
use super::stop::Stop;
use super::view::View;
use super::{Key, Manner, Player, State};

/// How often the screen is drawn.
const BEAT: Duration = Duration::from_millis(100);
/// How often it is looked for a signal that is on its way, and the time between.
#[cfg(unix)]
const LOOKS: u32 = 20;
#[cfg(unix)]
const MOMENT: Duration = Duration::from_millis(5);
/// The longest span that counts: a computer that slept has not trained.
const LONGEST: Duration = Duration::from_secs(1);

/// Whether the terminal is a screen now: it is given back once, whoever is the first to do so.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is a screen; it is given back when this goes.
#[derive(Debug)]
struct Screen(Pane);

impl Screen {
    fn take() -> io::Result<Self> {
        give_back_on_panic();
        enter()?;
        // From here on whatever goes wrong gives it back.
        Ok(Self(Pane::default()))
    }

    /// Takes it again, and lets all of it be drawn anew.
    fn retake(&mut self) -> io::Result<()> {
        // Whoever had it meanwhile may have left it as it was before.
        let _ = disable_raw_mode();
        enter()?;
        self.0 = Pane::default();
        Ok(())
    }

    /// Draws where somebody is, as large as the terminal is now.
    fn draw(&mut self, view: &mut View, player: &Player) -> io::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        self.0.show(&mut out, terminal::size()?, |cells| view.draw(cells, player))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    IS_TAKEN.store(true, Ordering::Relaxed);
    let entered = execute!(io::stdout(), EnterAlternateScreen, Hide);
    if entered.is_err() {
        give_back();
    }
    entered
}

/// Gives the terminal back; one that is gone needs it no more.
fn give_back() {
    if !IS_TAKEN.swap(false, Ordering::Relaxed) {
        return;
    }
    let _ = execute!(io::stdout(), LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// A panic may end the program at once, so the terminal is given back before its message is printed.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            give_back();
            usual(about);
        }));
    });
}

/// Guides somebody on a screen, until the end of the script, or another.
///
/// # Errors
/// Where the terminal can't be written to or read; it is then given back as far as it is there.
pub fn guide(player: &mut Player, manner: Manner, view: &mut View, stop: &Stop) -> io::Result<()> {
    let mut screen = Screen::take()?;
    // Declared later, it ends earlier: the last keys are read before the terminal is given back.
    let events = Events::of_terminal()?;
    let mut before = Instant::now();
    while player.state() == State::Going && !stop.is_asked() {
        if stop.is_back() {
            screen.retake()?;
        }
        screen.draw(view, player)?;
        match events.next(BEAT).map_err(io::Error::other)? {
            Some(Event::Key(key)) if key.kind != KeyEventKind::Release => pressed(player, key, &mut screen, stop)?,
            _ => {}
        }
        let now = Instant::now();
        let bells = player.tick(now.duration_since(before).min(LONGEST).saturating_mul(manner.speed));
        before = now;
        if manner.bells && !bells.is_empty() {
            let mut out = io::stdout();
            out.write_all(b"\x07").and_then(|()| out.flush())?;
        }
    }
    Ok(())
}

/// Does what a key asks for. In this mode the terminal hands on what else would end or stop the program.
fn pressed(player: &mut Player, key: KeyEvent, screen: &mut Screen, stop: &Stop) -> io::Result<()> {
    let KeyEvent { code, modifiers, .. } = key;
    match code {
        KeyCode::Char('c') if modifiers.contains(KeyModifiers::CONTROL) => player.press(Key::Quit),
        KeyCode::Char('z') if modifiers.contains(KeyModifiers::CONTROL) => return suspend(screen, stop),
        KeyCode::Char(letter) if !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
            if let Some(key) = Key::of(letter) {
                player.press(key);
            }
        }
        KeyCode::Right => player.press(Key::Next),
        KeyCode::Left => player.press(Key::Previous),
        KeyCode::Esc if player.helps() => player.press(Key::Help),
        _ => {}
    }
    Ok(())
}

/// Gives the terminal back to the shell until it lets the program go on.
#[cfg(unix)]
fn suspend(screen: &mut Screen, stop: &Stop) -> io::Result<()> {
    give_back();
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    // The signal that lets it go on may reach another thread a moment later; here it is known, and need not be noticed again.
    for _ in 0..LOOKS {
        if stop.is_back() {
            break;
        }
        std::thread::sleep(MOMENT);
    }
    screen.retake()
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it may fail")]
fn suspend(_: &mut Screen, _: &Stop) -> io::Result<()> {
    Ok(())
}
