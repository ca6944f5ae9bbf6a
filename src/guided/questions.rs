//! What is asked after a session, each answer free.

use std::io::{self, Write};
use std::time::Duration;

use super::lines::{Lines, Typed};
use super::stop::Stop;

/// The highest answer.
const HIGHEST: u8 = 10;
/// How often it is looked whether the program is to end.
const PATIENCE: Duration = Duration::from_millis(100);
/// The longest note, in letters.
const LONGEST: usize = 1000;

/// What was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The worst pain during the session, 0 to 10.
    pub pain: Option<u8>,
    /// The pain after it.
    pub after: Option<u8>,
    /// How hard it was, 0 to 10.
    pub effort: Option<u8>,
    /// Anything else.
    pub note: Option<String>,
}

impl Answers {
    /// Asks one question after the other, until the last is answered, an end is asked for, or nobody is there to be asked.
    pub fn asked(out: &mut impl Write, lines: &Lines, stop: &Stop) -> Self {
        let mut answers = Self::default();
        // What was answered before the terminal went is an answer all the same.
        let _ = answers.fill(out, lines, stop);
        answers
    }

    /// Asks for each in turn; nothing where an end comes first.
    fn fill(&mut self, out: &mut impl Write, lines: &Lines, stop: &Stop) -> io::Result<Option<()>> {
        writeln!(out, "Four questions; Enter alone leaves one unanswered.")?;
        let figures = [
            ("Worst pain during the session", &mut self.pain),
            ("Pain now", &mut self.after),
            ("How hard it was", &mut self.effort),
        ];
        for (question, answer) in figures {
            loop {
                let Some(text) = ask(out, &format!("{question}, 0–10: "), lines, stop)? else { return Ok(None) };
                match figure(&text) {
                    Ok(figure) => {
                        *answer = figure;
                        break;
                    }
                    Err(wrong) => writeln!(out, "{wrong}")?,
                }
            }
        }
        self.note = ask(out, "A note: ", lines, stop)?.as_deref().and_then(note);
        Ok(Some(()))
    }
}

/// Asks, and waits; nothing where an end comes first.
fn ask(out: &mut impl Write, question: &str, lines: &Lines, stop: &Stop) -> io::Result<Option<String>> {
    write!(out, "{question}")?;
    out.flush()?;
    while !stop.is_asked() {
        match lines.next(PATIENCE) {
            Typed::Line(line) => return Ok(Some(line)),
            Typed::Nothing => {}
            Typed::End => break,
        }
    }
    writeln!(out)?;
    Ok(None)
}

/// A figure from 0 to 10, or nothing.
///
/// # Errors
/// What would be right.
pub fn figure(text: &str) -> Result<Option<u8>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let figure = text.parse().ok().filter(|figure| *figure <= HIGHEST);
    figure.map(Some).ok_or_else(|| format!("{text:?} is no whole number from 0 to 10; or Enter alone."))
}

fn note(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.chars().take(LONGEST).collect())
}
