//! Figures that can be read from a mat.

use font8x8::{BASIC_FONTS, UnicodeFonts};
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::style::Style;

/// Columns of a figure.
pub const WIDE: u16 = 8;

/// How high figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// A line for each row of dots, so that they are as high as they are wide in most terminals.
    Full,
    /// A line for two rows of dots.
    Half,
}

impl Height {
    /// Rows of dots in a line, and the shapes of a cell by which of them are set: none, the upper, the lower, both.
    fn cells(self) -> (usize, [char; 4]) {
        match self {
            Self::Full => (1, [' ', '█', ' ', '█']),
            Self::Half => (2, [' ', '▀', '▄', '█']),
        }
    }

    /// Lines of a figure.
    pub fn lines(self) -> u16 {
        match self {
            Self::Full => 8,
            Self::Half => 4,
        }
    }
}

/// Draws figures from the left of an area, as many as there is room for.
pub fn draw(buffer: &mut Buffer, area: Rect, figures: &str, height: Height, style: Style) {
    let (rows, shapes) = height.cells();
    for (figure, x) in figures.chars().zip((area.x..area.right()).step_by(usize::from(WIDE))) {
        let Some(dots) = BASIC_FONTS.get(figure) else { continue };
        for (y, dots) in (area.y..area.bottom()).zip(dots.chunks(rows)) {
            for (column, x) in (0..u8::BITS).zip(x..area.right()) {
                let set =
                    dots.iter().zip([1, 2]).map(|(row, worth)| usize::from(row >> column & 1) * worth).sum::<usize>();
                let (Some(cell), Some(shape)) = (buffer.cell_mut((x, y)), shapes.get(set)) else { continue };
                cell.set_char(*shape).set_style(style);
            }
        }
    }
}
