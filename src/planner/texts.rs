//! What a print-out says of the exercises in a result.

use crate::catalog::{Catalog, Exercise};
use crate::plan::{CautionText, Item, MoveText, Moves, SourceText};
use crate::profile::Name;

/// What a print-out says of each exercise.
pub fn move_texts<'a>(catalog: &Catalog, items: impl Iterator<Item = &'a Item>) -> Moves {
    let mut moves = Moves::new();
    for item in items {
        // An exercise comes back in most weeks; it is looked up once.
        if let Some(exercise) = (!moves.contains_key(&item.exercise)).then(|| catalog.get(&item.exercise)).flatten() {
            moves.insert(exercise.id.into(), move_text(catalog, exercise));
        }
    }
    moves
}

fn move_text(catalog: &Catalog, exercise: &Exercise) -> MoveText {
    let names = |list: &[&'static str]| list.iter().map(|text| Name::Borrowed(*text)).collect();
    let source = |id: &&'static str| {
        catalog.source(id).map(|source| SourceText { id: source.id.into(), title: source.title.into() })
    };
    let caution =
        |caution: &crate::catalog::Caution| CautionText { text: caution.text.into(), source: caution.source.into() };
    MoveText {
        steps: names(exercise.steps),
        cues: names(exercise.cues),
        mistakes: names(exercise.mistakes),
        cautions: exercise.cautions.iter().map(caution).collect(),
        regions: exercise.regions.to_vec(),
        easier: names(exercise.easier),
        harder: names(exercise.harder),
        sources: exercise.sources.iter().filter_map(source).collect(),
    }
}
