//! A session in lines alone, for those who listen to their terminal or have a plain one: one as each stage begins.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::lines::{Lines, Typed};
use super::stop::Stop;
use super::view::text;
use super::{Key, Manner, Player, State};
use crate::render::Canvas;

/// How often time is looked at.
const BEAT: Duration = Duration::from_millis(100);
/// The least that time goes on: a rest may have no length.
const LEAST: Duration = Duration::from_millis(1);

/// What is said, as wide as the terminal: a word stays whole, and each line is there at once.
pub struct Voice<'a> {
    out: &'a mut dyn Write,
    canvas: Canvas,
}

impl<'a> Voice<'a> {
    /// A voice of so many columns.
    pub fn new(out: &'a mut dyn Write, canvas: Canvas) -> Self {
        Self { out, canvas }
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", textwrap::fill(text, self.canvas.prose("")))?;
        self.out.flush()
    }

    fn ring(&mut self) -> io::Result<()> {
        self.out.write_all(b"\x07")?;
        self.out.flush()
    }
}

/// Guides somebody until the end of the script, or another.
///
/// # Errors
/// Those of writing.
pub fn guide(player: &mut Player, manner: Manner, out: &mut Voice, lines: &Lines, stop: &Stop) -> io::Result<()> {
    out.say(&format!("Keys, each followed by Enter: {}.", keys()))?;
    say_stage(player, out)?;
    let mut before = Instant::now();
    while player.state() == State::Going && !stop.is_asked() {
        let number = player.number();
        match lines.next(BEAT) {
            Typed::Line(line) => typed(player, &line, out)?,
            Typed::Nothing => {}
            Typed::End => return Ok(()),
        }
        if number != player.number() {
            say_stage(player, out)?;
        }
        let now = Instant::now();
        pass(player, now.duration_since(before).saturating_mul(manner.speed), manner, out)?;
        before = now;
    }
    Ok(())
}

/// Lets time pass, stage by stage, so that each is told however fast it goes.
fn pass(player: &mut Player, mut time: Duration, manner: Manner, out: &mut Voice) -> io::Result<()> {
    while time > Duration::ZERO && player.state() == State::Going && !player.is_paused() {
        let number = player.number();
        let step = player.left().max(LEAST).min(time);
        let bells = player.tick(step);
        time = time.saturating_sub(step);
        if manner.bells && !bells.is_empty() {
            out.ring()?;
        }
        if number != player.number() {
            say_stage(player, out)?;
        }
    }
    Ok(())
}

fn say_stage(player: &Player, out: &mut Voice) -> io::Result<()> {
    if player.state() == State::Going {
        out.say(&text::line(player))?;
    }
    Ok(())
}

/// Does what a line asks for, and says what came of it. An empty one asks where one is.
fn typed(player: &mut Player, line: &str, out: &mut Voice) -> io::Result<()> {
    let word = line.trim();
    let letter = if word == "space" { Some(' ') } else { word.chars().next().or_else(|| line.chars().next()) };
    let Some(letter) = letter else {
        let (this, all) = (text::clock(player.left()), text::minutes(player.whole_left()));
        return out.say(&format!("{this} left of this, {all} of all."));
    };
    let Some(key) = Key::of(letter) else {
        return out.say(&format!("{letter:?} is no key; ? says which there are."));
    };
    let now = player.number();
    player.press(key);
    match (key, player.said()) {
        (_, Some(said)) => out.say(said),
        (Key::Pause, None) => out.say(if player.is_paused() { "Paused." } else { "On." }),
        (Key::Previous, None) if player.number() == now => out.say(&text::line(player)),
        (Key::Help, None) => help(player, out),
        _ => Ok(()),
    }
}

/// The keys, and how the move is done. Nothing stays open that had to be closed.
fn help(player: &mut Player, out: &mut Voice) -> io::Result<()> {
    player.press(Key::Help);
    out.say(&format!("Keys: {}.", keys()))?;
    if let Some(form) = player.form() {
        let words = form.caution.iter().chain(&form.steps).chain(&form.cues);
        out.say(&format!("{}: {}", form.name, words.map(String::as_str).collect::<Vec<_>>().join(" ")))?;
    }
    Ok(())
}

fn keys() -> String {
    let all = Key::ALL.iter().map(|(_, letter, _, about)| format!("{}: {about}", Key::spelled(*letter)));
    all.collect::<Vec<_>>().join("; ")
}
