//! From a row to an exercise, by the tables: what it is a form of, for whom, with what, and how much of it.

use crate::catalog::{Credit, Dose, Equipment, Exercise, Group, Level, Load, Muscle, Muscles, Region};

use super::label::Labels;
use super::row::Row;
use super::tables::{Kind, MuscleWord, Tables};

/// Why a row is left out, after "left out 12".
const OTHER: &str = "that train neither back, core nor hips in a way planned here";
const UNNAMED: &str = "that need equipment there is no word for";
const UNTOLD: &str = "that do not tell how they are done";

/// What a row must tell, so that anything can be made of it.
struct Told<'a> {
    kind: &'a Kind,
    equipment: &'static [&'static [Equipment]],
    regions: &'static [Region],
    muscles: Muscles,
}

/// The exercise that a row tells of, or why it is left out.
pub fn exercise(row: &Row, tables: &Tables, labels: &mut Labels) -> Result<Exercise, &'static str> {
    let Told { kind, equipment, regions, muscles } = told(row, tables)?;
    let load = load(row, kind, tables);
    let level = level(row, kind, load, tables);
    let position = tables.positions.iter().find(|rule| row.fits(&rule.when));
    let label = labels.label(&row.id, &row.name);
    Ok(Exercise {
        id: kept(&label.id),
        name: kept(&label.name),
        aliases: list(label.alias.iter().map(|alias| kept(alias)).collect()),
        roles: kind.roles,
        pattern: kind.pattern,
        regions,
        level,
        goals: kind.goals,
        equipment,
        position: position.map_or(tables.default_position, |rule| rule.means),
        per_side: tables.per_side.iter().any(|rule| row.fits(&rule.when)),
        load,
        demands: position.map_or(&[], |rule| rule.demands),
        last_choice: kind.last_choice,
        needs: &[],
        easier: &[],
        harder: &[],
        sources: list(vec![tables.source.id]),
        steps: list(row.steps.iter().map(|step| kept(step)).collect()),
        cues: &[],
        mistakes: &[],
        muscles,
        volume_credit: credits(row, kind, load, tables),
        // Unknown, which no condition takes for safe.
        spine: &[],
        doses: doses(kind, level, tables),
        cautions: &[],
    })
}

fn told<'a>(row: &Row, tables: &'a Tables) -> Result<Told<'a>, &'static str> {
    if let Some(rule) = tables.leave_outs.iter().find(|rule| row.fits(&rule.when)) {
        return Err(rule.because);
    }
    let kind = tables.kinds.iter().find(|kind| row.fits(&kind.when)).ok_or(OTHER)?;
    let equipment = equipment(row, tables).ok_or(UNNAMED)?;
    let regions = regions(row, kind, tables).ok_or(OTHER)?;
    let muscles = muscles(row, kind, tables).ok_or(OTHER)?;
    if row.steps.is_empty() {
        return Err(UNTOLD);
    }
    Ok(Told { kind, equipment, regions, muscles })
}

/// How hard it works the muscles; the most, where no rule is for it.
fn load(row: &Row, kind: &Kind, tables: &Tables) -> Load {
    let ruled = || tables.loads.iter().find(|rule| row.fits(&rule.when)).map(|rule| rule.means);
    kind.load.or_else(ruled).unwrap_or(Load::Heavy)
}

/// What a row needs, as the only alternative; empty where the row does not say. `None` where there is no word for it.
fn equipment(row: &Row, tables: &Tables) -> Option<&'static [&'static [Equipment]]> {
    if tables.unnamed.iter().any(|rule| row.fits(&rule.when)) {
        return None;
    }
    let adds = || tables.adds.iter().filter(|add| row.fits(&add.when));
    let known = match &row.equipment {
        Some(word) => tables.equipment.iter().find(|known| known.word == word).and_then(|known| known.needs),
        None => tables.bare.iter().any(|rule| row.fits(&rule.when)).then_some::<&[Equipment]>(&[]),
    };
    let mut pieces = match known {
        Some(pieces) => pieces.to_vec(),
        None if adds().any(|add| add.names_it) => Vec::new(),
        None => return None,
    };
    for piece in adds().flat_map(|add| add.pieces) {
        if !pieces.contains(piece) {
            pieces.push(*piece);
        }
    }
    Some(if pieces.is_empty() { &[] } else { list(vec![list(pieces)]) })
}

/// What it is for: as its kind says, or else its first muscles.
fn regions(row: &Row, kind: &Kind, tables: &Tables) -> Option<&'static [Region]> {
    if !kind.regions.is_empty() {
        return Some(kind.regions);
    }
    let mut regions: Vec<Region> = known(&row.primary, tables).flat_map(|muscle| muscle.regions).copied().collect();
    regions.sort_unstable();
    regions.dedup();
    (!regions.is_empty()).then(|| list(regions))
}

fn known<'a>(words: &'a [String], tables: &'a Tables) -> impl Iterator<Item = &'a MuscleWord> {
    words.iter().filter_map(|word| tables.muscles.iter().find(|known| known.word == word))
}

/// The word whose meaning the kind of move tells.
const SHOULDERS: &str = "shoulders";

/// The muscles there is a word for; the helpers stand in where none of the first has one.
fn muscles(row: &Row, kind: &Kind, tables: &Tables) -> Option<Muscles> {
    let named = |words: &[String]| {
        let own = known(words, tables).flat_map(|known| {
            let told = kind.shoulders.filter(|_| known.word == SHOULDERS);
            known.means.iter().copied().chain(told).collect::<Vec<Muscle>>()
        });
        let mut muscles: Vec<Muscle> = Vec::new();
        for muscle in own {
            if !muscles.contains(&muscle) {
                muscles.push(muscle);
            }
        }
        muscles
    };
    let (mut primary, mut secondary) = (named(&row.primary), named(&row.secondary));
    if primary.is_empty() {
        primary = std::mem::take(&mut secondary);
    }
    secondary.retain(|muscle| !primary.contains(muscle));
    (!primary.is_empty()).then(|| Muscles { primary: list(primary), secondary: list(secondary) })
}

/// The groups that a set counts for: those trained first whole, the helpers' half; none where it is too light.
fn credits(row: &Row, kind: &Kind, load: Load, tables: &Tables) -> &'static [Credit] {
    if !kind.credit || (load < Load::Moderate && !kind.own_weight) {
        return &[];
    }
    let rear = kind.shoulders.filter(|muscle| *muscle == Muscle::RearDeltoid).map(|_| Group::RearShoulders);
    let mut credits: Vec<Credit> = Vec::new();
    for (words, share) in [(&row.primary, 1.0), (&row.secondary, 0.5)] {
        for muscle in known(words, tables) {
            let group = muscle.group.or(rear.filter(|_| muscle.word == SHOULDERS));
            let Some(group) = group.filter(|group| credits.iter().all(|credit| credit.group != *group)) else {
                continue;
            };
            credits.push(Credit { group, share });
        }
    }
    credits.sort_by_key(|credit| credit.group);
    list(credits)
}

/// The easiest level: the row's own, raised by what the tables say of its kind, its category and its load.
fn level(row: &Row, kind: &Kind, load: Load, tables: &Tables) -> Level {
    let heavy = (load == Load::Heavy).then_some(tables.heavy_from);
    let ruled = tables.level_from.iter().filter(|rule| row.fits(&rule.when)).map(|rule| rule.level);
    ruled.chain(kind.level_from).chain(heavy).fold(row.level, Level::max)
}

/// The doses of a kind, without those for levels that may not do the move.
fn doses(kind: &Kind, level: Level, tables: &Tables) -> &'static [Dose] {
    let doses = tables.doses.iter().find(|doses| doses.name == kind.dose).map_or(&[][..], |doses| doses.doses);
    list(doses.iter().copied().filter(|dose| dose.level.is_none_or(|wanted| wanted >= level)).collect())
}

/// Catalogs live as long as the process: a text is given over to it.
fn kept(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

/// The same for a list.
fn list<T>(list: Vec<T>) -> &'static [T] {
    list.leak()
}
