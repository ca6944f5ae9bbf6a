//! `backplan list`: which exercises there are.

use anyhow::Result;

use super::{Failure, Io};
use crate::builtin::{CONDITIONS, PROGRAMMES};
use crate::catalog::{Catalog, Group, Muscle, Query, Word};
use crate::cli::{FilterArgs, ListArgs};
use crate::condition::Condition;
use crate::render::Listing;
use crate::rules::Scope;
use crate::suggest::{hint, quoted};

/// Lists the exercises that fit the filters.
pub fn run(args: &ListArgs, catalog: &Catalog, io: &mut Io) -> Result<()> {
    let query = query(&args.filters, args.search.as_deref(), catalog)?;
    let mut exercises = query.run(catalog);
    let conditions: Vec<&'static Condition> =
        args.filters.safe_for.iter().filter_map(|id| CONDITIONS.condition(id)).collect();
    exercises.retain(|exercise| conditions.is_empty() || conditions.iter().any(|condition| !condition.bars(exercise)));
    let scope = Scope::with_conditions(conditions);
    if exercises.is_empty() {
        io.notes.push("no exercise fits all of these filters; leave one out".to_owned());
    }
    io.print(&Listing { exercises, catalog: catalog.clone(), scope }, &args.output)
}

/// The muscles that a name means: one, or those of a group.
fn muscles(name: &str) -> Vec<Muscle> {
    let group = || Some(Group::from_word(name)?.muscles().to_vec());
    Muscle::from_word(name).map(|muscle| vec![muscle]).or_else(group).unwrap_or_default()
}

fn query(args: &FilterArgs, search: Option<&str>, catalog: &Catalog) -> Result<Query> {
    for id in &args.source {
        if catalog.source(id).is_none() {
            let known = hint(id, catalog.sources().iter().map(|source| source.id));
            return Err(Failure::misuse(format!("--source: no source is called {}; {known}", quoted(id))));
        }
    }
    let at_hand = (!args.equipment.is_empty()).then(|| PROGRAMMES.at_hand(args.equipment.iter().map(String::as_str)));
    Ok(Query {
        regions: args.region.clone(),
        roles: args.role.clone(),
        levels: args.level.clone(),
        equipment: at_hand,
        muscles: args.muscle.iter().flat_map(|name| muscles(name)).collect(),
        patterns: args.pattern.clone(),
        goals: args.goal.clone(),
        sources: args.source.clone(),
        search: search.map(str::to_owned),
    })
}
