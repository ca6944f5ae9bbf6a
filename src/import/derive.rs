//! From a row to an exercise, by the tables: what it is a form of, for whom, with what, and how much of it.

use std::collections::BTreeMap;

use crate::catalog::{Credit, Dose, Equipment, Exercise, Group, Level, Load, Muscle, Muscles, Position, Region};

use super::label::Labels;
use super::row::Row;
use super::tables::{Add, Kind, MuscleWord, PositionWords, Tables};

/// Why a row is left out, after "left out 12".
const OTHER: &str = "that train neither back, core nor hips in a way planned here";
const UNNAMED: &str = "that need equipment there is no word for";
const UNTOLD: &str = "that do not tell how they are done";

/// The exercise that a row tells of, or why it is left out; `double` is why, where it is a double.
pub fn exercise(
    row: &Row,
    tables: &Tables,
    labels: &mut Labels,
    double: Option<&'static str>,
) -> Result<Exercise, &'static str> {
    if let Some(rule) = tables.leave_outs.iter().find(|rule| row.fits(&rule.when)) {
        return Err(rule.because);
    }
    if let Some(because) = double {
        return Err(because);
    }
    let kind = tables.kinds.iter().find(|kind| row.fits(&kind.when)).ok_or(OTHER)?;
    let equipment = equipment(row, tables).ok_or(UNNAMED)?;
    let (regions, muscles) = (regions(row, kind, tables), muscles(row, kind, tables));
    if regions.is_empty() || muscles.primary.is_empty() {
        return Err(OTHER);
    }
    if row.steps.is_empty() {
        return Err(UNTOLD);
    }
    let load = load(row, kind, tables);
    let level = level(row, kind, load, tables);
    let position = position(row, tables);
    let label = labels.label(&row.id, &row.name);
    Ok(Exercise {
        id: label.id.leak(),
        name: label.name.leak(),
        aliases: texts(label.alias.as_slice()),
        roles: kind.roles,
        pattern: kind.pattern,
        regions,
        level,
        goals: kind.goals,
        equipment,
        position: position.map_or(tables.default_position, |rule| rule.means),
        per_side: tables.per_side.iter().any(|when| row.fits(when)),
        load,
        demands: position.map_or(&[], |rule| rule.demands),
        last_choice: kind.last_choice,
        needs: &[],
        easier: &[],
        harder: &[],
        sources: vec![tables.source.id].leak(),
        steps: texts(&row.steps),
        cues: &[],
        mistakes: &[],
        muscles,
        volume_credit: credits(row, kind, load, tables),
        // Unknown, which no condition takes for safe.
        spine: &[],
        doses: doses(kind, level, tables),
        cautions: &[],
        pictures: texts(&row.images),
    })
}

/// How the body is placed: as the steps say, or else the name; `None` where nothing tells it for sure. That somebody stands or
/// sits is sure only where nothing else, name or later step, speaks of the floor.
fn position<'a>(row: &Row, tables: &'a Tables) -> Option<&'a PositionWords> {
    let named = tables.positions.iter().find(|rule| rule.when.text_words.is_empty() && row.fits(&rule.when));
    if named.is_some_and(|rule| rule.surely) {
        return named;
    }
    let told = row.told(tables.positions, |rule| rule.when.text_words);
    let is_up = |rule: &PositionWords| matches!(rule.means, Position::Standing | Position::Seated);
    match (named, told.as_slice()) {
        (named, []) => named,
        (_, [first, later @ ..]) if is_up(first) && later.iter().any(|rule| !is_up(rule)) => None,
        (Some(named), [first, ..]) if named.means == first.means => Some(named),
        (Some(named), [first, ..]) if is_up(first) && !is_up(named) => None,
        (_, [first, ..]) => Some(first),
    }
}

/// Catalogs live as long as the process: texts are given over to it.
fn texts(texts: &[String]) -> &'static [&'static str] {
    texts.iter().map(|text| &*text.clone().leak()).collect::<Vec<_>>().leak()
}

/// Each once, in the order in which they come.
fn unique<'a, T: Copy + PartialEq + 'a>(all: impl Iterator<Item = &'a T>) -> Vec<T> {
    let mut list = Vec::new();
    for one in all {
        if !list.contains(one) {
            list.push(*one);
        }
    }
    list
}

/// How hard it works the muscles; the most, where no rule is for it.
fn load(row: &Row, kind: &Kind, tables: &Tables) -> Load {
    let ruled = || tables.loads.iter().find(|rule| row.fits(&rule.when)).map(|rule| rule.means);
    kind.load.or_else(ruled).unwrap_or(Load::Heavy)
}

/// What a row needs, as the only alternative; empty where it needs nothing. `None` where there is no word for it.
fn equipment(row: &Row, tables: &Tables) -> Option<&'static [&'static [Equipment]]> {
    if tables.unnamed.iter().any(|when| row.fits(when)) {
        return None;
    }
    let adds: Vec<&Add> = tables.adds.iter().filter(|add| row.fits(&add.when)).collect();
    let known = match &row.equipment {
        Some(word) => tables.equipment.iter().find(|known| known.word == word).and_then(|known| known.needs),
        None => tables.bare.iter().any(|when| row.fits(when)).then_some::<&[_]>(&[]),
    };
    let own = known.or(adds.iter().any(|add| add.names_it).then_some(&[]))?;
    let pieces = unique(own.iter().chain(adds.iter().flat_map(|add| add.pieces)));
    Some(if pieces.is_empty() { &[] } else { vec![&*pieces.leak()].leak() })
}

/// What it is for: as its kind says, or else its first muscles.
fn regions(row: &Row, kind: &Kind, tables: &Tables) -> &'static [Region] {
    if !kind.regions.is_empty() {
        return kind.regions;
    }
    let mut regions = unique(known(&row.primary, tables).flat_map(|muscle| muscle.regions));
    crate::order::by(&mut regions, Ord::cmp);
    regions.leak()
}

fn known<'a>(words: &'a [String], tables: &'a Tables) -> impl Iterator<Item = &'a MuscleWord> {
    words.iter().filter_map(|word| tables.muscles.iter().find(|known| known.word == word))
}

/// The word whose meaning the kind of move tells.
const SHOULDERS: &str = "shoulders";

/// The muscles there is a word for; the helpers stand in where none of the first has one.
fn muscles(row: &Row, kind: &Kind, tables: &Tables) -> Muscles {
    let named = |words| {
        unique(known(words, tables).flat_map(|known| {
            let told = kind.shoulders.iter().filter(|_| known.word == SHOULDERS);
            known.means.iter().chain(told)
        }))
    };
    let (mut primary, mut secondary) = (named(&row.primary), named(&row.secondary));
    if primary.is_empty() {
        primary = std::mem::take(&mut secondary);
    }
    secondary.retain(|muscle| !primary.contains(muscle));
    Muscles { primary: primary.leak(), secondary: secondary.leak() }
}

/// The groups that a set counts for: those trained first whole, the helpers' half; none where it is too light.
fn credits(row: &Row, kind: &Kind, load: Load, tables: &Tables) -> &'static [Credit] {
    if !kind.credit || (load < Load::Moderate && !kind.own_weight) {
        return &[];
    }
    let rear = kind.shoulders.filter(|muscle| *muscle == Muscle::RearDeltoid).map(|_| Group::RearShoulders);
    let mut shares: BTreeMap<Group, f32> = BTreeMap::new();
    for (words, share) in [(&row.primary, 1.0), (&row.secondary, 0.5)] {
        for muscle in known(words, tables) {
            if let Some(group) = muscle.group.or(rear.filter(|_| muscle.word == SHOULDERS)) {
                shares.entry(group).or_insert(share);
            }
        }
    }
    shares.into_iter().map(|(group, share)| Credit { group, share }).collect::<Vec<_>>().leak()
}

/// The easiest level: the row's own, raised by what the tables say of its kind, its category and its load.
fn level(row: &Row, kind: &Kind, load: Load, tables: &Tables) -> Level {
    let own = tables.levels.iter().find(|level| level.word == row.level).map(|level| level.means);
    let heavy = (load == Load::Heavy).then_some(tables.heavy_from);
    let ruled = tables.level_from.iter().filter(|rule| row.fits(&rule.when)).map(|rule| rule.level);
    ruled.chain(own).chain(kind.level_from).chain(heavy).max().unwrap_or(Level::Advanced)
}

/// The doses of a kind, without those for levels that may not do the move.
fn doses(kind: &Kind, level: Level, tables: &Tables) -> &'static [Dose] {
    let doses = tables.doses.iter().filter(|doses| doses.name == kind.dose).flat_map(|doses| doses.doses);
    let fit = doses.copied().filter(|dose| dose.level.is_none_or(|wanted| wanted >= level));
    fit.collect::<Vec<_>>().leak()
}
