//! The drawing of a back: how often moves are for each of its parts.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalog::{Region, Word};
use crate::desk::DeskDay;
use crate::plan::{Item, MoveText, Session, Week};
use crate::profile::Name;
use crate::suggest::listed;

/// What a drawing says.
pub struct Back {
    /// Tells it from the page's other drawings.
    pub id: String,
    /// How strongly each part is filled, as the style of the drawing.
    pub fills: String,
    /// What the figures are.
    pub caption: &'static str,
    /// All of it in a sentence.
    pub description: String,
    /// The names of the parts, each with its figure.
    pub labels: Vec<Label>,
}

/// The name of a part beside the drawing.
pub struct Label {
    /// On which side of the drawing it is.
    pub class: &'static str,
    /// Where it begins or, on the left, ends.
    pub x: u32,
    /// Where its line is.
    pub y: u32,
    /// The part.
    pub name: &'static str,
    /// How often a move is for it.
    pub times: String,
}

/// The parts that are drawn, from the top, each with the side and height of its label. The lines to the labels are in
/// `back.svg`.
const PARTS: [(Region, &str, u32); 7] = [
    (Region::Neck, "right", 66),
    (Region::Shoulders, "left", 102),
    (Region::Upper, "right", 108),
    (Region::Mid, "right", 154),
    (Region::Lower, "right", 204),
    (Region::Core, "left", 196),
    (Region::Hips, "left", 258),
];

/// The parts that a move for the whole back is for.
const WHOLE: [Region; 3] = [Region::Upper, Region::Mid, Region::Lower];

/// How strongly a part may be filled, from hardly used to most used.
const FILLS: [&str; 4] = [".25", ".5", ".75", "1"];

impl Back {
    /// What a week's moves are for; nothing where nothing is known of any of them.
    pub fn of_week(week: &Week, moves: Option<&BTreeMap<Name, MoveText>>) -> Option<Self> {
        let caption = "How often a move is for each part, warm-up and stretches included";
        Self::new(format!("back-{}", week.week), caption, week.sessions.iter().flat_map(Session::items), moves?)
    }

    /// What a day's moves are for.
    pub fn of_day(day: &DeskDay) -> Option<Self> {
        let caption = "How often a move of the day is for each part";
        Self::new("back-day".to_owned(), caption, day.breaks.iter().flat_map(|one| &one.moves), &day.moves)
    }

    fn new<'a>(
        id: String,
        caption: &'static str,
        items: impl Iterator<Item = &'a Item>,
        moves: &BTreeMap<Name, MoveText>,
    ) -> Option<Self> {
        let mut counts = [0_usize; PARTS.len()];
        for text in items.filter_map(|item| moves.get(&item.exercise)) {
            for (count, (part, ..)) in counts.iter_mut().zip(PARTS) {
                *count += usize::from(is_for(&text.regions, part));
            }
        }
        let most = counts.into_iter().max().filter(|most| *most > 0)?;
        let mut fills = String::new();
        let mut told = Vec::new();
        let mut labels = Vec::new();
        for (count, (part, side, y)) in counts.into_iter().zip(PARTS) {
            // Writing to a string can't fail.
            let _ = write!(fills, "--{}:{};", part.as_str(), fill(count, most));
            told.push(format!("{} {}", part.spoken(), times(count)));
            let x = if side == "left" { 70 } else { 270 };
            labels.push(Label { class: side, x, y, name: part.spoken(), times: times(count) });
        }
        let description = format!("Moves for each part: {}.", listed(&told, "and"));
        Some(Self { id, fills, caption, description, labels })
    }
}

fn is_for(regions: &[Region], part: Region) -> bool {
    regions.contains(&part) || (regions.contains(&Region::Whole) && WHOLE.contains(&part))
}

/// A quarter, half, three quarters or all of the colour, by the part's share of the most used one's moves.
fn fill(count: usize, most: usize) -> &'static str {
    let step = (count * FILLS.len()).div_ceil(most);
    step.checked_sub(1).and_then(|at| FILLS.get(at)).copied().unwrap_or("0")
}

fn times(count: usize) -> String {
    match count {
        0 => "not once".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}
