//! A session in lines alone, for those who listen to their terminal or have a plain one: one as each stage begins.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::lines::{Lines, Typed};
use super::stop::Stop;
use super::view::text;
use super::{Key, Manner, Player, State};

/// How often time is looked at.
const BEAT: Duration = Duration::from_millis(100);
/// The least that time goes on: a rest may have no length.
const LEAST: Duration = Duration::from_millis(1);

/// Guides somebody until the end of the script, or another.
///
/// # Errors
/// Those of writing.
pub fn guide(player: &mut Player, manner: Manner, out: &mut impl Write, lines: &Lines, stop: &Stop) -> io::Result<()> {
    writeln!(out, "Keys, each followed by Enter: {}.", keys())?;
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
fn pass(player: &mut Player, mut time: Duration, manner: Manner, out: &mut impl Write) -> io::Result<()> {
    while time > Duration::ZERO && player.state() == State::Going && !player.is_paused() {
        let number = player.number();
        let step = player.left().max(LEAST).min(time);
        let bells = player.tick(step);
        time = time.saturating_sub(step);
        if manner.bells && !bells.is_empty() {
            write!(out, "\x07")?;
            out.flush()?;
        }
        if number != player.number() {
            say_stage(player, out)?;
        }
    }
    Ok(())
}

fn say_stage(player: &Player, out: &mut impl Write) -> io::Result<()> {
    if player.state() == State::Going {
        writeln!(out, "{}", text::line(player))?;
    }
    out.flush()
}

/// Does what a line asks for, and says what came of it. An empty one asks where one is.
fn typed(player: &mut Player, line: &str, out: &mut impl Write) -> io::Result<()> {
    let word = line.trim();
    let letter = if word == "space" { Some(' ') } else { word.chars().next().or_else(|| line.chars().next()) };
    let Some(letter) = letter else {
        return writeln!(
            out,
            "{} left of this, {} of all.",
            text::clock(player.left()),
            text::minutes(player.whole_left())
        );
    };
    let Some(key) = Key::of(letter) else {
        return writeln!(out, "{letter:?} is no key; ? says which there are.");
    };
    let now = player.number();
    player.press(key);
    match (key, player.said()) {
        (_, Some(said)) => writeln!(out, "{said}")?,
        (Key::Pause, None) => writeln!(out, "{}", if player.is_paused() { "Paused." } else { "On." })?,
        (Key::Previous, None) if player.number() == now => writeln!(out, "{}", text::line(player))?,
        (Key::Help, None) => help(player, out)?,
        _ => {}
    }
    out.flush()
}

/// The keys, and how the move is done. Nothing stays open that had to be closed.
fn help(player: &mut Player, out: &mut impl Write) -> io::Result<()> {
    player.press(Key::Help);
    writeln!(out, "Keys: {}.", keys())?;
    if let Some(form) = player.form() {
        let words = form.caution.iter().chain(&form.steps).chain(&form.cues);
        writeln!(out, "{}: {}", form.name, words.map(String::as_str).collect::<Vec<_>>().join(" "))?;
    }
    Ok(())
}

fn keys() -> String {
    let all = Key::ALL.iter().map(|(_, letter, _, about)| format!("{}: {about}", Key::spelled(*letter)));
    all.collect::<Vec<_>>().join("; ")
}
