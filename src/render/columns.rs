//! How wide the columns of a table are: no word is broken, and what need not be there goes where there is no room.

use textwrap::core::display_width;

use super::phrase::unbroken;
use super::sheet::Sheet;

/// Columns of a canvas between two of a table.
pub const GAP: usize = 2;

/// What a name's second line begins with, so that it is not taken for another row.
pub const INDENT: &str = "  ";

/// Narrower than this a table leaves out the column that it can spare.
const NARROW: usize = 72;

/// How many columns of a canvas a text without control characters takes; of several lines, the longest.
pub fn width(text: &str) -> usize {
    let of_line = |line: &str| if line.is_ascii() { line.len() } else { display_width(line) };
    text.split('\n').map(of_line).max().unwrap_or_default()
}

/// The columns of sheets that fit a canvas: the place of each in a row, and its width.
pub struct Columns(pub Vec<(usize, usize)>);

/// The longest word and the longest cell of a column.
#[derive(Clone, Copy)]
struct Need {
    at: usize,
    word: usize,
    cell: usize,
}

impl Columns {
    /// The columns of a sheet with little in each cell, on a canvas `width` wide; none where a word would be broken.
    pub fn around_names(sheet: &Sheet, width: usize) -> Option<Self> {
        let needs: Vec<Need> = (0..sheet.columns.len()).map(|at| need(std::slice::from_ref(sheet), at)).collect();
        share_around(&needs, sheet.names, width).map(Self)
    }

    /// The columns of `sheets`, which are of one kind, on a canvas `width` wide; none where a word would be broken even
    /// without what can be spared.
    pub fn fit(sheets: &[Sheet], width: usize) -> Option<Self> {
        let first = sheets.first()?;
        let all: Vec<Need> = (0..first.columns.len()).map(|at| need(sheets, at)).collect();
        let least: Vec<Need> = all.iter().copied().filter(|need| first.spare != Some(need.at)).collect();
        let whole = if width < NARROW { None } else { share(&all, width) };
        whole.or_else(|| share(&least, width)).map(Self)
    }
}

/// Columns as narrow as their words allow, but for the names, which have what is left up to the widest of them.
fn share_around(needs: &[Need], names: usize, width: usize) -> Option<Vec<(usize, usize)>> {
    let words: usize = needs.iter().map(|need| need.word).sum();
    let mut left = width.checked_sub(GAP * needs.len().saturating_sub(1) + words)?;
    let names_first = needs.iter().filter(|need| need.at == names).chain(needs.iter().filter(|need| need.at != names));
    let mut widths: Vec<(usize, usize)> = Vec::new();
    for need in names_first {
        let more = left.min(need.cell - need.word);
        widths.push((need.at, need.word + more));
        left -= more;
    }
    crate::order::by(&mut widths, Ord::cmp);
    Some(widths)
}

/// Columns as wide as the widest of their cells, or else equally wide, as far as their words allow.
fn share(needs: &[Need], width: usize) -> Option<Vec<(usize, usize)>> {
    let room = width.checked_sub(GAP * needs.len().saturating_sub(1))?;
    let at_most = |most: usize| needs.iter().map(|need| (need.at, most.clamp(need.word, need.cell))).collect();
    let left = |widths: &Vec<(usize, usize)>| room.checked_sub(widths.iter().map(|(_, width)| width).sum());
    let mut widths = (1..=room).rev().map(at_most).find(|widths| left(widths).is_some())?;
    let mut left = left(&widths)?;
    for ((_, width), need) in widths.iter_mut().zip(needs) {
        let more = left.min(need.cell - *width);
        *width += more;
        left -= more;
    }
    Some(widths)
}

fn need(sheets: &[Sheet], at: usize) -> Need {
    let mut need = Need { at, word: 1, cell: 1 };
    let mut add_line = |text: &str, first: usize, indent: usize| {
        let cell = width(text) + first;
        // No word is longer than its cell.
        if cell + indent > need.word {
            let unbroken = unbroken(text);
            let mut words = unbroken.split(' ').map(width);
            let begin = words.next().unwrap_or_default() + first;
            need.word = words.map(|word| word + indent).fold(need.word.max(begin), usize::max);
        }
        need.cell = need.cell.max(cell).max(need.word);
    };
    // Lines after the first are indented, as a line that is broken is.
    let mut add = |text: &str, indent: usize| {
        text.split('\n').enumerate().for_each(|(at, line)| add_line(line, if at > 0 { indent } else { 0 }, indent));
    };
    for sheet in sheets {
        let indent = if at == sheet.names { width(INDENT) } else { 0 };
        sheet.columns.get(at).into_iter().for_each(|column| add(column, 0));
        for part in &sheet.parts {
            // The title of a part stands in the first column, and its cells in those after it.
            part.title.iter().filter(|_| at == 0).for_each(|title| add(&title.to_uppercase(), indent));
            let beside = at.checked_sub(1).and_then(|at| part.beside.get(at));
            if let Some(cell) = beside {
                add(cell, 0);
            }
            part.rows.iter().filter_map(|row| row.get(at)).for_each(|cell| add(cell, indent));
        }
    }
    need
}
