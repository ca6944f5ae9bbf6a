//! The parts of the screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use textwrap::core::display_width;
use tui_big_text::{BigText, PixelSize};

use super::text;
use crate::guided::{Key, Kind, Player};

/// Columns of a large figure.
const FIGURE: u16 = 8;
/// From this many lines on figures are as high as they are wide.
const HIGH: u16 = 26;

/// What is left of an area below its first lines.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

/// Text that fits a line, cut where it doesn't.
pub fn fitting(text: &str, width: u16) -> String {
    if display_width(text) <= usize::from(width) {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        if display_width(&cut) + 2 > usize::from(width) {
            break;
        }
        cut.push(letter);
    }
    cut + "…"
}

/// Where one is, and what is left of the whole.
pub fn head(frame: &mut Frame, area: Rect, player: &Player) {
    let left = format!("{} left", text::minutes(player.whole_left()));
    let room = area.width.saturating_sub(u16::try_from(display_width(&left) + 1).unwrap_or(area.width));
    let mut place = text::place(player);
    // The block is what can best be done without.
    if display_width(&place.join(" · ")) > usize::from(room) && place.len() > 1 {
        place.remove(1);
    }
    frame.render_widget(Paragraph::new(fitting(&place.join(" · "), room)), area);
    frame.render_widget(Paragraph::new(Line::from(left).right_aligned()), area);
}

/// How much of the whole is over.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the width")]
pub fn bar(frame: &mut Frame, area: Rect, player: &Player, style: Style) {
    let over = (player.share().clamp(0.0, 1.0) * f64::from(area.width)) as usize;
    let rest = usize::from(area.width).saturating_sub(over);
    let line = Line::from(vec![
        Span::styled("━".repeat(over), style),
        Span::styled("─".repeat(rest), Style::new().add_modifier(Modifier::DIM)),
    ]);
    frame.render_widget(Paragraph::new(line), area);
}

/// The move and its dose, in one line or in two; how many lines it is.
pub fn title(frame: &mut Frame, area: Rect, player: &Player) -> u16 {
    let Some(form) = player.form() else { return 0 };
    let name = Span::styled(form.name.clone(), Style::new().add_modifier(Modifier::BOLD));
    let is_one =
        area.height < 3 || display_width(&form.name) + display_width(&form.dose) + 3 <= usize::from(area.width);
    let lines = if is_one {
        vec![Line::from(vec![name, Span::raw(format!(" · {}", form.dose))])]
    } else {
        vec![Line::from(name), Line::from(form.dose.clone())]
    };
    let count = u16::try_from(lines.len()).unwrap_or(1);
    frame.render_widget(Paragraph::new(lines), area);
    count
}

/// The countdown in large figures where there is room, and what is to be done now; how many lines it is.
pub fn countdown(frame: &mut Frame, area: Rect, player: &Player, style: Style) -> u16 {
    let large = text::large(player);
    let wide = FIGURE.saturating_mul(u16::try_from(large.chars().count()).unwrap_or(u16::MAX));
    let (size, lines) = if area.height >= HIGH { (PixelSize::Full, 8) } else { (PixelSize::HalfHeight, 4) };
    let now = if player.is_paused() { "Paused · space goes on".to_owned() } else { text::now(player) };
    let style = if player.is_paused() { style.add_modifier(Modifier::DIM) } else { style };
    let strong = Style::new().add_modifier(if player.is_paused() { Modifier::REVERSED } else { Modifier::BOLD });
    if area.height < lines + 1 || area.width < wide {
        let line = Line::styled(fitting(&format!("{large} {now}"), area.width), strong);
        frame.render_widget(Paragraph::new(line), area);
        return 1;
    }
    let figures = BigText::builder().pixel_size(size).style(style).lines(vec![Line::from(large)]).build();
    frame.render_widget(figures, Rect { height: lines, ..area });
    frame.render_widget(Paragraph::new(Line::styled(fitting(&now, area.width), strong)), below(area, lines));
    lines + 1 + u16::from(area.height >= super::TALL)
}

/// What to mind, how it is done and what to think of, as much as there is room for.
pub fn how(frame: &mut Frame, area: Rect, player: &Player) {
    let (Some(form), Some(stage)) = (player.form(), player.stage()) else { return };
    let width = usize::from(area.width).max(1);
    let wrapped = |text: &str, first: &str| -> Vec<Line<'static>> {
        let blank = " ".repeat(display_width(first));
        let options = textwrap::Options::new(width).initial_indent(first).subsequent_indent(&blank);
        textwrap::wrap(text, options).into_iter().map(|line| Line::from(line.into_owned())).collect()
    };
    let mut lines: Vec<Line> = Vec::new();
    if let Some(caution) = &form.caution {
        let strong = Style::new().add_modifier(Modifier::BOLD);
        lines.extend(wrapped(caution, "! ").into_iter().map(|line| line.style(strong)));
    }
    let steps = form.steps.iter().zip(1..).flat_map(|(step, number)| wrapped(step, &format!("{number}. ")));
    let cues = form.cues.iter().flat_map(|cue| wrapped(cue, "· "));
    // Before a set one reads how it is done; in it, what to think of.
    if matches!(stage.kind, Kind::Work(_)) {
        lines.extend(cues.chain(steps));
    } else {
        lines.extend(steps.chain(cues));
    }
    let room = usize::from(area.height);
    if lines.len() > room {
        lines.truncate(room);
        if let Some(last) = lines.last_mut() {
            let cut: String = last.spans.iter().map(|span| span.content.as_ref()).collect();
            *last = Line::styled(fitting(&format!("{cut} …"), area.width), last.style);
        }
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// What the keys do, in a line of so many columns.
pub fn keys(width: u16) -> String {
    let shown = |leave: &[Key]| {
        let all = Key::ALL.iter().filter(|(key, ..)| !leave.contains(key) && *key != Key::Less);
        let spelled = |key: &Key, letter: char| if *key == Key::More { "+/-".to_owned() } else { Key::spelled(letter) };
        all.map(|(key, letter, word, _)| format!("{} {word}", spelled(key, *letter))).collect::<Vec<_>>().join("  ")
    };
    let shorter: [&[Key]; 5] = [
        &[],
        &[Key::More],
        &[Key::More, Key::Previous],
        &[Key::More, Key::Previous, Key::Easier],
        &[Key::More, Key::Previous, Key::Easier, Key::Skip, Key::Next],
    ];
    let fits = shorter.into_iter().map(shown).find(|line| display_width(line) <= usize::from(width));
    fits.unwrap_or_else(|| fitting("? help", width))
}

/// All keys, each with what it does.
pub fn help(frame: &mut Frame, area: Rect) {
    let lines = Key::ALL.iter().map(|(_, letter, _, about)| {
        let key = Span::styled(format!("{:>6}", Key::spelled(*letter)), Style::new().add_modifier(Modifier::BOLD));
        Line::from(vec![key, Span::raw(format!("  {about}"))])
    });
    let title = Line::styled("Keys, while time stands still", Style::new().add_modifier(Modifier::BOLD));
    frame.render_widget(Paragraph::new(std::iter::once(title).chain(lines).collect::<Vec<_>>()), area);
}
