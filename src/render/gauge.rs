//! Figures as small pictures of text: bars, and a line of blocks for figures from 0 to 10. Beside each stand the figures
//! themselves, for a picture says nothing to a reader that speaks.

/// What is filled of a bar, by eighths of a character.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/// What is not filled.
const EMPTY: char = '·';
/// Heights from 0 to 10.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The most on such a scale.
const MOST: f64 = 10.0;

/// A bar of `width` characters, filled by a share from 0 to 1.
pub fn bar(share: f64, width: usize) -> String {
    let all = width * 8;
    // Clamped to the bar, it is a small whole number.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the bar's eighths")]
    let filled = (share.clamp(0.0, 1.0) * all as f64).round() as usize;
    let mut bar = "█".repeat(filled / 8);
    bar.extend((filled % 8).checked_sub(1).and_then(|at| EIGHTHS.get(at)));
    let left = width - bar.chars().count();
    bar.extend(std::iter::repeat_n(EMPTY, left));
    bar
}

/// Figures from 0 to 10 as a line of blocks, at most `width` of them; where there are more, each block is the highest of
/// some that follow on one another. What was not noted is a dot.
pub fn line(figures: &[Option<u8>], width: usize) -> String {
    let some = figures.len().div_ceil(width.max(1)).max(1);
    figures.chunks(some).map(|some| some.iter().flatten().max().map_or(EMPTY, |figure| height(*figure))).collect()
}

fn height(figure: u8) -> char {
    let last = HEIGHTS.len() - 1;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last height")]
    let at = (f64::from(figure).min(MOST) / MOST * last as f64).round() as usize;
    HEIGHTS.get(at).copied().unwrap_or(EMPTY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_fill_by_eighths() {
        assert_eq!(bar(0.0, 4), "····");
        assert_eq!(bar(0.375, 4), "█▌··");
        assert_eq!(bar(1.0, 4), "████");
        assert_eq!(bar(7.0, 4), "████");
        assert_eq!(bar(f64::NAN, 4), "····");
    }

    #[test]
    fn a_line_is_as_high_as_its_figures() {
        assert_eq!(line(&[Some(0), Some(5), None, Some(10)], 10), "▁▅·█");
        assert_eq!(line(&[Some(0), Some(5), None, Some(10)], 2), "▅█");
        assert_eq!(line(&[], 2), "");
    }
}
