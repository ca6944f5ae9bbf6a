//! Whether every move can be learned: what it needs first must not lead back to it.

use std::collections::{BTreeMap, BTreeSet};

use super::exercise::Exercise;
use super::parse::Located;

/// The circles of moves that can never be learned, as each of them needs the next one of its circle first.
pub fn circles(exercises: &[Located<Exercise>]) -> Vec<Vec<&'static str>> {
    let mut dependents: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for entry in exercises {
        for need in entry.value.needs {
            dependents.entry(need).or_default().push(entry.value.id);
        }
    }
    let ids: BTreeSet<&'static str> = exercises.iter().map(|entry| entry.value.id).collect();
    // One way in is enough; a need that names nothing is reported elsewhere, and blocks nothing here.
    let is_open = |needs: &[&'static str]| needs.is_empty() || needs.iter().any(|need| !ids.contains(need));
    let mut open: Vec<&'static str> =
        exercises.iter().filter(|entry| is_open(entry.value.needs)).map(|entry| entry.value.id).collect();
    let mut learned: BTreeSet<&'static str> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        let next = dependents.get(id).into_iter().flatten().copied();
        open.extend(next.filter(|id| learned.insert(id)).collect::<Vec<_>>());
    }
    let stuck = exercises.iter().filter(|entry| !learned.contains(entry.value.id));
    rings(&stuck.filter_map(|entry| Some((entry.value.id, *entry.value.needs.first()?))).collect())
}

/// The circles of moves each of which names the next as its harder form, so that its ladder has no top.
pub fn endless(exercises: &[Located<Exercise>]) -> Vec<Vec<&'static str>> {
    let mut left: BTreeMap<&'static str, &'static [&'static str]> =
        exercises.iter().map(|entry| (entry.value.id, entry.value.harder)).collect();
    let mut easier: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for (id, harder) in &left {
        harder.iter().filter(|next| *next != id).for_each(|next| easier.entry(next).or_default().push(id));
    }
    // What has no harder form that is left is the top of a ladder; once it is gone, what leads to it may be.
    let is_top = |left: &BTreeMap<&str, &[&str]>, id: &str| {
        left.get(id).is_some_and(|harder| !harder.iter().any(|next| *next != id && left.contains_key(next)))
    };
    let mut tops: Vec<&'static str> = left.keys().copied().filter(|id| is_top(&left, id)).collect();
    while let Some(id) = tops.pop() {
        left.remove(id);
        tops.extend(easier.get(id).into_iter().flatten().copied().filter(|id| is_top(&left, id)));
    }
    let next = |harder: &[&'static str]| harder.iter().copied().find(|next| left.contains_key(next));
    rings(&left.iter().filter_map(|(id, harder)| Some((*id, next(harder)?))).collect())
}

/// The rings that following `next` from one id to another runs into.
fn rings(next: &BTreeMap<&'static str, &'static str>) -> Vec<Vec<&'static str>> {
    let mut rings = Vec::new();
    let mut seen = BTreeSet::new();
    for start in next.keys() {
        let mut path: Vec<&'static str> = Vec::new();
        let mut at = Some(start);
        while let Some(id) = at.filter(|id| seen.insert(**id)) {
            path.push(id);
            at = next.get(id);
        }
        let begin = at.and_then(|id| path.iter().position(|other| other == id));
        rings.extend(begin.map(|begin| path.split_off(begin)));
    }
    rings
}
