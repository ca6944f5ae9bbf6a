//! What closes a gap: the smallest change of the profile, found by planning with it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::catalog::{Equipment, Exercise, Role, Word};
use crate::profile::{DAYS, MINUTES, Name, Profile};
use crate::rules::{is_loaded, is_posture, is_row, isolates_erectors};

use super::super::context::Context;
use super::super::draft;

/// A change of the profile, and its text with the flags that make it.
struct Change {
    profile: Profile,
    text: String,
    /// Whether it adds training days.
    days: bool,
    /// What it adds of equipment.
    pieces: Vec<Equipment>,
}

/// For some of the rules that a plan misses, what closes the gap.
type Remedies = Vec<(&'static str, String)>;

/// What closed the gaps of former plans from one catalog, by profile. To try it out is dearer than to plan, and among many
/// profiles the same come again and again.
#[derive(Default)]
pub struct Memory(RefCell<FxHashMap<Profile, Remedies>>);

/// So many profiles are remembered; with more, all of them are forgotten.
const MOST_REMEMBERED: usize = 4096;

impl Memory {
    /// What closes the `gaps` of a plan, found now or for the same profile before.
    pub fn remedies(&self, context: &Context<'_>, gaps: &BTreeSet<&'static str>) -> Remedies {
        if gaps.is_empty() {
            return Vec::new();
        }
        let key = Profile { name: Name::default(), ..context.profile.clone() };
        if let Some(known) = self.0.borrow().get(&key) {
            return known.clone();
        }
        let found = remedies(context, gaps.clone());
        let mut all = self.0.borrow_mut();
        if all.len() >= MOST_REMEMBERED {
            all.clear();
        }
        all.insert(key, found.clone());
        found
    }
}

/// For each of the rules in `gaps` that some change closes, what the smallest one is. Every change that is offered was tried:
/// the plan with it has the gap no more.
fn remedies(context: &Context<'_>, mut gaps: BTreeSet<&'static str>) -> Remedies {
    let mut found = Vec::new();
    for change in changes(context) {
        if gaps.is_empty() {
            break;
        }
        if !gaps.iter().any(|rule| may_close(context, rule, &change)) {
            continue;
        }
        let Ok(tried) = draft(&change.profile, context.catalog, context.programmes, &context.lived) else { continue };
        let is_open = |rule: &str| tried.findings.iter().any(|finding| finding.rule == rule);
        let closed: Vec<&'static str> = gaps.iter().copied().filter(|rule| !is_open(rule)).collect();
        for rule in closed {
            gaps.remove(rule);
            found.push((rule, change.text.clone()));
        }
    }
    found
}

/// Whether `change` may close a gap in `rule`: what lacks a kind of move is helped by nothing that brings none. Planning
/// with a change is slow, and most changes can be ruled out without it.
fn may_close(context: &Context<'_>, rule: &str, change: &Change) -> bool {
    let Change { days, pieces, .. } = change;
    let brings = |wanted: &dyn Fn(&Exercise) -> bool| {
        let more = pieces.iter().fold(context.scope.clone(), |scope, piece| scope.with(*piece));
        let is_new = |exercise: &'static Exercise| {
            context.scope.excludes(exercise).is_some() && more.excludes(exercise).is_none()
        };
        context.catalog.exercises().iter().any(|exercise| wanted(exercise) && is_new(exercise))
    };
    if !days && pieces.is_empty() {
        return true;
    }
    if let Some(preference) = context.preferences.iter().find(|preference| preference.id == rule) {
        let supply = context
            .catalog
            .exercises()
            .iter()
            .filter(|one| preference.fits(one) && context.scope.excludes(one).is_none());
        let is_enough = supply.count() >= preference.different.unwrap_or(1) as usize;
        return if pieces.is_empty() { is_enough } else { brings(&|one| preference.fits(one)) };
    }
    let lacks: &dyn Fn(&Exercise) -> bool = match rule {
        "hard-sessions" => return *days && pieces.is_empty(),
        "a-row" => &is_row,
        "a-posture-move" => &is_posture,
        "stretch-count" | "low-back-stretch" => &|one| one.serves(Role::Stretch),
        "isolated-erectors" => &isolates_erectors,
        "ten-sets" => &is_loaded,
        _ => return true,
    };
    // More days bring more of the same moves: that helps a week, and no single session.
    let of_week = matches!(rule, "ten-sets" | "isolated-erectors");
    if pieces.is_empty() { of_week } else { (of_week || !days) && brings(lacks) }
}

/// Changes from the smallest on: more minutes, one more piece of equipment, more days, less left out, a set of equipment,
/// that and more days.
fn changes(context: &Context<'_>) -> impl Iterator<Item = Change> {
    let profile = context.profile;
    let minutes = profile.minutes.into_iter().flat_map(move |minutes| {
        MORE_MINUTES.iter().map(move |more| minutes + more).filter(|minutes| MINUTES.contains(minutes))
    });
    let with_minutes = minutes.map(move |minutes| Change {
        profile: Profile { minutes: Some(minutes), ..profile.clone() },
        text: format!("{minutes} minutes a session (--minutes {minutes}) make room."),
        days: false,
        pieces: Vec::new(),
    });
    // What costs least comes first.
    let others = Equipment::ALL.iter().copied().filter(|piece| *piece != Equipment::Band);
    let pieces = std::iter::once(Equipment::Band).chain(others).filter(|piece| brings_something(context, *piece));
    let with_piece =
        pieces.map(move |piece| with_equipment(profile, piece.as_str(), &format!("a {}", spoken(piece)), &[piece]));
    let days = (profile.days + 1..=*DAYS.end()).filter_map(move |days| with_days(context, days));
    let without = profile.exclude.iter().map(move |id| Change {
        profile: Profile {
            exclude: profile.exclude.iter().filter(|other| *other != id).cloned().collect(),
            ..profile.clone()
        },
        text: format!("It could be kept if {id} were not left out (without --exclude {id})."),
        days: false,
        pieces: Vec::new(),
    });
    let preset = || context.programmes.presets.iter().filter(|preset| !preset.equipment.is_empty());
    let with_preset = preset()
        .map(move |preset| with_equipment(profile, preset.id, &format!("what a {} has", preset.id), preset.equipment));
    let with_both = preset().flat_map(move |preset| {
        let more_days = (profile.days + 1..=*DAYS.end()).filter_map(move |days| with_days(context, days));
        more_days.map(move |days| {
            let both = with_equipment(&days.profile, preset.id, "", preset.equipment);
            let (count, list) = (days.profile.days, both.profile.equipment.join(","));
            let text = format!(
                "{count} training days and what a {} has (--days {count} --equipment {list}) bring it.",
                preset.id
            );
            Change { text, days: true, ..both }
        })
    });
    with_minutes.chain(with_piece).chain(days).chain(without).chain(with_preset).chain(with_both)
}

/// Minutes that are added to those asked for, in turn.
const MORE_MINUTES: [u32; 9] = [5, 10, 15, 20, 25, 30, 40, 60, 90];

/// Whether any exercise comes in with `piece` that is out without it.
fn brings_something(context: &Context<'_>, piece: Equipment) -> bool {
    let more = context.scope.with(piece);
    context.catalog.exercises().iter().any(|exercise| {
        exercise.equipment.iter().any(|set| set.contains(&piece))
            && context.scope.excludes(exercise).is_some()
            && more.excludes(exercise).is_none()
    })
}

fn with_equipment(profile: &Profile, name: &str, spoken: &str, pieces: &[Equipment]) -> Change {
    let owned = profile.equipment.iter().filter(|owned| *owned != "none");
    let equipment: Vec<Name> = owned.cloned().chain([Name::Owned(name.to_owned())]).collect();
    let list = equipment.join(",");
    Change {
        text: format!("{} (--equipment {list}) brings it.", crate::suggest::capitalised(spoken)),
        profile: Profile { equipment, ..profile.clone() },
        days: false,
        pieces: pieces.to_vec(),
    }
}

fn spoken(piece: Equipment) -> String {
    piece.as_str().replace('-', " ")
}

/// The profile with so many days, on the weekdays that are usual for them.
fn with_days(context: &Context<'_>, days: u32) -> Option<Change> {
    let on = context.programmes.weekdays(days, &context.profile.equipment)?;
    Some(Change {
        profile: Profile { days, on, ..context.profile.clone() },
        text: format!("{days} training days a week (--days {days}) make room."),
        days: true,
        pieces: Vec::new(),
    })
}
