//! What the terminal shows, cell by cell: only what has changed since is written to it.

use std::io::{self, Write};

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::{Attribute, Color as Shade, Print, SetAttribute, SetForegroundColor};
use crossterm::terminal::{Clear, ClearType};
use ratatui_core::buffer::{Buffer, Cell};
use ratatui_core::layout::Rect;
use ratatui_core::style::{Color, Modifier, Style};

/// The cells as they were written last; none where it is not known what the terminal shows.
#[derive(Debug, Default)]
pub struct Pane(Buffer);

impl Pane {
    /// Writes what a drawing changes on a terminal of so many columns and rows. One that has another size since is cleared
    /// first.
    ///
    /// # Errors
    /// Those of writing.
    pub fn show(&mut self, out: &mut impl Write, size: (u16, u16), draw: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        let area = Rect::new(0, 0, size.0, size.1);
        if self.0.area != area {
            queue!(out, Clear(ClearType::All))?;
            self.0 = Buffer::empty(area);
        }
        let mut now = Buffer::empty(area);
        draw(&mut now);
        let (mut place, mut style) = (None, Cell::EMPTY.style());
        for (x, y, cell) in self.0.diff_iter(&now) {
            // Where the last one ended, the cursor is already.
            if place != Some((x, y)) {
                queue!(out, MoveTo(x, y))?;
            }
            if cell.style() != style {
                style = cell.style();
                dress(out, style)?;
            }
            queue!(out, Print(cell.symbol()))?;
            place = Some((x + 1, y));
        }
        queue!(out, SetAttribute(Attribute::Reset))?;
        self.0 = now;
        out.flush()
    }
}

/// Lets what follows be written in a style.
fn dress(out: &mut impl Write, style: Style) -> io::Result<()> {
    queue!(out, SetAttribute(Attribute::Reset))?;
    let modifiers =
        [(Modifier::BOLD, Attribute::Bold), (Modifier::DIM, Attribute::Dim), (Modifier::REVERSED, Attribute::Reverse)];
    for (_, attribute) in modifiers.iter().filter(|(modifier, _)| style.add_modifier.contains(*modifier)) {
        queue!(out, SetAttribute(*attribute))?;
    }
    match style.fg {
        None | Some(Color::Reset) => Ok(()),
        Some(colour) => queue!(out, SetForegroundColor(shade(colour))),
    }
}

/// A colour as the terminal is asked for it: those that the view and its drawings use.
fn shade(colour: Color) -> Shade {
    match colour {
        Color::Green => Shade::DarkGreen,
        Color::Cyan => Shade::DarkCyan,
        Color::Rgb(r, g, b) => Shade::Rgb { r, g, b },
        Color::Indexed(number) => Shade::AnsiValue(number),
        _ => Shade::Reset,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What showing a text of a style writes to a terminal of so many columns.
    fn shown(pane: &mut Pane, columns: u16, text: &str, style: Style) -> String {
        let mut out = Vec::new();
        pane.show(&mut out, (columns, 1), |cells| {
            cells.set_string(0, 0, text, style);
        })
        .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_changes_is_written_where_it_is_and_as_it_looks() {
        let (mut pane, plain) = (Pane::default(), Style::new());
        let strong = plain.add_modifier(Modifier::BOLD | Modifier::REVERSED);
        assert_eq!(
            shown(&mut pane, 9, "1 文 23 s", plain),
            "\u{1b}[2J\u{1b}[1;1H1\u{1b}[1;3H文\u{1b}[1;6H23\u{1b}[1;9Hs\u{1b}[0m"
        );
        assert_eq!(shown(&mut pane, 9, "1 文 22 s", plain), "\u{1b}[1;7H2\u{1b}[0m");
        assert_eq!(shown(&mut pane, 9, "1 文 22 s", plain), "\u{1b}[0m");
        assert_eq!(shown(&mut pane, 3, "ab", strong), "\u{1b}[2J\u{1b}[1;1H\u{1b}[0m\u{1b}[1m\u{1b}[7mab\u{1b}[0m");
        assert_eq!(shown(&mut pane, 3, "a", plain), "\u{1b}[1;1Ha \u{1b}[0m");
    }
}
