//! The parts of the screen.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::style::{Modifier, Style};
use ratatui_core::text::{Line, Span, Text};
use ratatui_core::widgets::Widget;
use textwrap::core::display_width;

use super::large::{self, Height};
use super::text;
use crate::guided::{Key, Kind, Player};

/// From this many lines on figures are as high as they are wide.
const HIGH: u16 = 26;

/// What is left of an area below its first lines.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

/// A number of columns or lines; no screen has more than fit.
fn size(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
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
pub fn head(screen: &mut Buffer, area: Rect, player: &Player) {
    let left = format!("{} left", text::minutes(player.whole_left()));
    let room = area.width.saturating_sub(size(display_width(&left) + 1));
    let mut place = text::place(player);
    // The block is what can best be done without.
    if display_width(&place.join(" · ")) > usize::from(room) && place.len() > 1 {
        place.remove(1);
    }
    Span::raw(fitting(&place.join(" · "), room)).render(area, screen);
    let from = area.width.saturating_sub(size(display_width(&left)));
    Span::raw(left).render(Rect { x: area.x + from, width: area.width - from, ..area }, screen);
}

/// How much of the whole is over.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the width")]
pub fn bar(screen: &mut Buffer, area: Rect, player: &Player, style: Style) {
    let over = (player.share().clamp(0.0, 1.0) * f64::from(area.width)) as usize;
    let rest = usize::from(area.width).saturating_sub(over);
    Line::from(vec![
        Span::styled("━".repeat(over), style),
        Span::styled("─".repeat(rest), Style::new().add_modifier(Modifier::DIM)),
    ])
    .render(area, screen);
}

/// The move and its dose, in one line or in two; how many lines it is.
pub fn title(screen: &mut Buffer, area: Rect, player: &Player) -> u16 {
    let Some(form) = player.form() else { return 0 };
    let name = Span::styled(form.name.clone(), Style::new().add_modifier(Modifier::BOLD));
    let is_one =
        area.height < 3 || display_width(&form.name) + display_width(&form.dose) + 3 <= usize::from(area.width);
    let lines = if is_one {
        vec![Line::from(vec![name, Span::raw(format!(" · {}", form.dose))])]
    } else {
        vec![Line::from(name), Line::from(form.dose.clone())]
    };
    let count = size(lines.len());
    Text::from(lines).render(area, screen);
    count
}

/// The countdown in large figures where there is room, and what is to be done now; how many lines it is.
pub fn countdown(screen: &mut Buffer, area: Rect, player: &Player, style: Style) -> u16 {
    let large = text::large(player);
    let wide = large::WIDE.saturating_mul(size(large.chars().count()));
    let height = if area.height >= HIGH { Height::Full } else { Height::Half };
    let lines = height.lines();
    let now = if player.is_paused() { "Paused · space goes on".to_owned() } else { text::now(player) };
    let style = if player.is_paused() { style.add_modifier(Modifier::DIM) } else { style };
    let strong = Style::new().add_modifier(if player.is_paused() { Modifier::REVERSED } else { Modifier::BOLD });
    if area.height < lines + 1 || area.width < wide {
        Span::styled(fitting(&format!("{large} {now}"), area.width), strong).render(area, screen);
        return 1;
    }
    large::draw(screen, Rect { height: lines, ..area }, &large, height, style);
    Span::styled(fitting(&now, area.width), strong).render(below(area, lines), screen);
    lines + 1 + u16::from(area.height >= super::TALL)
}

/// What to mind, how it is done and what to think of, as much as there is room for.
pub fn how(screen: &mut Buffer, area: Rect, player: &Player) {
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
    lines.extend(form.news.iter().flat_map(|news| wrapped(news, "+ ")));
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
    Text::from(lines).render(area, screen);
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
pub fn help(screen: &mut Buffer, area: Rect) {
    let lines = Key::ALL.iter().map(|(_, letter, _, about)| {
        let key = Span::styled(format!("{:>6}", Key::spelled(*letter)), Style::new().add_modifier(Modifier::BOLD));
        Line::from(vec![key, Span::raw(format!("  {about}"))])
    });
    let title = Line::styled("Keys, while time stands still", Style::new().add_modifier(Modifier::BOLD));
    std::iter::once(title).chain(lines).collect::<Text>().render(area, screen);
}
