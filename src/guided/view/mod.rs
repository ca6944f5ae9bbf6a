//! What is seen of a session while it is done: a screen of any size. Where it is small, the drawing goes first, then the
//! steps; what is left of a stage stays.

mod figure;
mod large;
mod parts;
pub mod text;

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::{Constraint, Layout, Rect};
use ratatui_core::style::{Color, Modifier, Style};
use ratatui_core::text::Span;
use ratatui_core::widgets::Widget;

pub use figure::Figure;

use super::{Kind, Player};
use crate::pose::Kit;
use crate::render::drawing::braille::Colours;

/// From this width on there is room for a drawing.
const WIDE: u16 = 76;
/// The part of the width that text has beside a drawing, in hundredths.
const TEXT: u16 = 55;
/// From this height on there are empty lines between the parts.
const TALL: u16 = 18;

/// What everything is seen with.
#[derive(Debug)]
pub struct View {
    figure: Figure,
    colours: Colours,
}

impl View {
    /// A view with the drawings of a kit, in the colours that the terminal has.
    pub fn new(kit: Kit, colours: Colours) -> Self {
        Self { figure: Figure::new(kit, colours), colours }
    }

    /// Draws where somebody is, on all of a screen.
    pub fn draw(&mut self, screen: &mut Buffer, player: &Player) {
        let area = screen.area;
        let gap = u16::from(area.height >= TALL);
        // In a few lines the countdown comes first.
        let line = |from: u16| Constraint::Length(u16::from(area.height >= from));
        let [head, bar, body, next, keys] =
            Layout::vertical([line(3), line(7), Constraint::Min(1), line(6), line(5)]).areas(area);
        parts::head(screen, head, player);
        parts::bar(screen, bar, player, self.accent(player));
        let body = Rect { y: body.y + gap, height: body.height.saturating_sub(2 * gap), ..body };
        self.body(screen, body, player);
        let said = player.said().map_or_else(|| format!("Next: {}", text::next(player)), str::to_owned);
        Span::raw(parts::fitting(&said, next.width)).render(next, screen);
        Span::styled(parts::keys(keys.width), Style::new().add_modifier(Modifier::DIM)).render(keys, screen);
    }

    /// The move, the countdown, how it is done, and its drawing where there is room.
    fn body(&mut self, screen: &mut Buffer, area: Rect, player: &Player) {
        if player.helps() {
            return parts::help(screen, area);
        }
        let mut words = area;
        if area.width >= WIDE {
            let [left, _, right] =
                Layout::horizontal([Constraint::Percentage(TEXT), Constraint::Length(2), Constraint::Fill(1)])
                    .areas(area);
            if self.figure.draw(screen, right, player) {
                words = left;
            }
        }
        let style = self.accent(player);
        let used = if words.height > 1 { parts::title(screen, words, player) } else { 0 };
        let below = parts::below(words, used + u16::from(words.height >= TALL));
        let used = parts::countdown(screen, below, player, style);
        parts::how(screen, parts::below(below, used), player);
    }

    /// How the countdown looks: work stands out from rest, by its colour where there are some.
    fn accent(&self, player: &Player) -> Style {
        let is_work = player.stage().is_some_and(|stage| matches!(stage.kind, Kind::Work(_)));
        match (self.colours, is_work && !player.is_paused()) {
            (Colours::None, true) => Style::new().add_modifier(Modifier::BOLD),
            (Colours::None, false) => Style::new(),
            (_, true) => Style::new().fg(Color::Green).add_modifier(Modifier::BOLD),
            (_, false) => Style::new().fg(Color::Cyan),
        }
    }
}
