//! How moves are done: in the fold of a card, and once for all on paper.

use std::collections::BTreeMap;

use crate::desk::DeskDay;
use crate::phrase;
use crate::plan::{Item, MoveText, Moves, Plan, SourceText};
use crate::profile::Name;
use crate::render::about::spoken;

/// The most moves in a plan whose cards all hold how the move is done. In longer plans the later weeks' cards point at
/// the end of the page instead: a year of sessions would be megabytes of the same few steps.
const MOST_FOLDS: usize = 400;

/// How a move is done, and why it is in.
pub struct How<'a> {
    /// What it is for.
    pub regions: String,
    /// The steps, in order.
    pub steps: &'a [Name],
    /// What to think of.
    pub cues: &'a [Name],
    /// What commonly goes wrong.
    pub mistakes: &'a [Name],
    /// What to mind, each with the title of its source.
    pub cautions: Vec<(&'a str, &'a str)>,
    /// Why it is in the plan.
    pub because: Vec<String>,
    /// Easier neighbours.
    pub easier: String,
    /// Harder neighbours.
    pub harder: String,
}

/// How each move is done, once, in the order in which the plan comes to them.
pub struct Manual<'a> {
    /// The moves.
    pub entries: Vec<Entry<'a>>,
    /// Whether only paper needs it, as the cards hold it all.
    pub is_for_paper: bool,
    places: BTreeMap<&'a str, String>,
    moves: Option<&'a Moves>,
}

/// A move in the manual.
pub struct Entry<'a> {
    /// What links point at.
    pub id: String,
    /// The id of the move.
    pub exercise: &'a str,
    /// The move.
    pub name: &'a str,
    /// How it is done.
    pub how: How<'a>,
}

impl<'a> Manual<'a> {
    /// The moves of a plan; where most of its weeks are in tables, no card holds what is new in them.
    pub fn of_plan(plan: &'a Plan, in_blocks: bool) -> Self {
        let manual = Self::new(plan.items(), plan.moves.as_ref());
        Self { is_for_paper: manual.is_for_paper && !in_blocks, ..manual }
    }

    /// The moves of a desk day.
    pub fn of_desk(day: &'a DeskDay) -> Self {
        Self::new(day.breaks.iter().flat_map(|one| &one.moves), Some(&day.moves))
    }

    fn new(items: impl Iterator<Item = &'a Item>, moves: Option<&'a Moves>) -> Self {
        let mut manual = Self { entries: Vec::new(), is_for_paper: true, places: BTreeMap::new(), moves };
        let mut count = 0;
        for item in items {
            count += 1;
            if !manual.places.contains_key(&*item.exercise) {
                let id = format!("move-{}", manual.entries.len() + 1);
                manual.places.insert(&item.exercise, id.clone());
                let how = How::new(item, manual.text(item));
                manual.entries.push(Entry { id, exercise: &item.exercise, name: &item.name, how });
            }
        }
        manual.is_for_paper = count <= MOST_FOLDS;
        manual
    }

    fn text(&self, item: &Item) -> Option<&'a MoveText> {
        self.moves?.get(&item.exercise)
    }

    /// How `item` is done.
    pub fn how(&self, item: &'a Item) -> How<'a> {
        How::new(item, self.text(item))
    }

    /// Its place in the manual.
    pub fn place(&self, item: &Item) -> Option<&str> {
        self.places.get(&*item.exercise).map(String::as_str)
    }
}

impl<'a> How<'a> {
    fn new(item: &'a Item, text: Option<&'a MoveText>) -> Self {
        let because = item.because.iter().map(phrase::reason).collect();
        let Some(text) = text else {
            let none = String::new;
            return Self {
                regions: none(),
                steps: &[],
                cues: &[],
                mistakes: &[],
                cautions: Vec::new(),
                because,
                easier: none(),
                harder: none(),
            };
        };
        let caution = |caution: &'a crate::plan::CautionText| (&*caution.text, title(&text.sources, &caution.source));
        Self {
            regions: phrase::regions(&text.regions),
            steps: &text.steps,
            cues: &text.cues,
            mistakes: &text.mistakes,
            cautions: text.cautions.iter().map(caution).collect(),
            because,
            easier: neighbours(&text.easier),
            harder: neighbours(&text.harder),
        }
    }
}
fn title<'a>(sources: &'a [SourceText], id: &'a str) -> &'a str {
    sources.iter().find(|source| source.id == id).map_or(id, |source| &source.title)
}

/// The ids of easier or harder moves, as people write them.
fn neighbours(ids: &[Name]) -> String {
    ids.iter().map(|id| spoken(id)).collect::<Vec<_>>().join(", ")
}
