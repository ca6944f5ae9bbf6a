//! What somebody wrote as a terminal may show it: a character that can't be seen, or that would command the terminal or turn
//! the text around it, is spelled out.

use std::path::Path;

/// Whether a character can't be seen, or does something instead of being shown: control characters, line ends, and those
/// that [`is_invisible`] lists.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_invisible(c)
}

/// Characters that are no control characters and yet are not seen, end a line, or change how the text around them is shown:
/// they could hide what a plan says, or make two names look like one.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// `text` on one line, hidden characters spelled out: "\n", "\u{202e}".
pub fn shown(text: &str) -> String {
    spelled(text, is_hidden)
}

/// The same of a text of several lines, which they stay.
pub fn shown_lines(text: &str) -> String {
    spelled(text, |c| is_hidden(c) && c != '\n')
}

/// The same of a path.
pub fn shown_path(path: &Path) -> String {
    shown(&path.to_string_lossy())
}

fn spelled(text: &str, is_hidden: impl Fn(char) -> bool) -> String {
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            // Those with a short escape, such as a line end, have it; the others their number.
            let short = matches!(c, '\n' | '\r' | '\t');
            if short { all.extend(c.escape_default()) } else { all.extend(c.escape_unicode()) }
        } else {
            all.push(c);
        }
    }
    all
}

/// What is wrong with a text that has to be shown, where something is: "can't hold the character \u{202e}".
pub fn refused(text: &str) -> Option<String> {
    text.chars().find(|c| is_hidden(*c)).map(|c| format!("can't hold the character {}", c.escape_unicode()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_spelled_out_and_what_is_seen_stays() {
        let cases = [
            ("Übung für Jürg · 体操 🏋️", "Übung für Jürg · 体操 🏋️"),
            ("a\nb\rc\td", "a\\nb\\rc\\td"),
            ("\u{9b}31m\u{1b}[1m", "\\u{9b}31m\\u{1b}[1m"),
            ("x\u{202e}y\u{61c}\u{2028}\u{ad}", "x\\u{202e}y\\u{61c}\\u{2028}\\u{ad}"),
            ("\u{e0041}\u{3164}", "\\u{e0041}\\u{3164}"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(shown_lines("a\nb\u{202e}"), "a\nb\\u{202e}");
    }
}
