//! What closes a gap: the smallest change of the profile, found by planning with it.

use std::collections::BTreeSet;

use crate::catalog::{Equipment, Word};
use crate::profile::{DAYS, MINUTES, Name, Profile};

use super::super::brief::Brief;
use super::super::draft;

/// A change of the profile, and how it is told with the flags that make it.
struct Change {
    profile: Profile,
    text: String,
}

/// For each of the rules in `gaps` that some change closes, what the smallest one is. Every change that is told was tried:
/// the plan with it has the gap no more.
pub fn remedies(brief: &Brief<'_>, mut gaps: BTreeSet<&'static str>) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for change in changes(brief) {
        if gaps.is_empty() {
            break;
        }
        let Ok(tried) = draft(&change.profile, brief.catalog, brief.programmes) else { continue };
        let is_open = |rule: &str| tried.findings.iter().any(|finding| finding.rule == rule);
        let closed: Vec<&'static str> = gaps.iter().copied().filter(|rule| !is_open(rule)).collect();
        for rule in closed {
            gaps.remove(rule);
            found.push((rule, change.text.clone()));
        }
    }
    found
}

/// Changes from the smallest on: more minutes, one more piece of equipment, more days, less left out, a set of equipment,
/// that and more days.
fn changes(brief: &Brief<'_>) -> impl Iterator<Item = Change> {
    let profile = brief.profile;
    let minutes = profile.minutes.into_iter().flat_map(move |minutes| {
        MORE_MINUTES.iter().map(move |more| minutes + more).filter(|minutes| MINUTES.contains(minutes))
    });
    let with_minutes = minutes.map(move |minutes| Change {
        profile: Profile { minutes: Some(minutes), ..profile.clone() },
        text: format!("{minutes} minutes a session (--minutes {minutes}) make room."),
    });
    // What costs least comes first.
    let others = Equipment::ALL.iter().copied().filter(|piece| *piece != Equipment::Band);
    let pieces = std::iter::once(Equipment::Band).chain(others).filter(|piece| brings_something(brief, *piece));
    let with_piece = pieces.map(move |piece| with_equipment(profile, piece.as_str(), &format!("a {}", spoken(piece))));
    let days = (profile.days + 1..=*DAYS.end()).filter_map(move |days| with_days(brief, days));
    let without = profile.exclude.iter().map(move |id| Change {
        profile: Profile {
            exclude: profile.exclude.iter().filter(|other| *other != id).cloned().collect(),
            ..profile.clone()
        },
        text: format!("It could be kept if {id} were not left out (without --exclude {id})."),
    });
    let preset = || brief.programmes.presets.iter().filter(|preset| !preset.equipment.is_empty());
    let with_preset =
        preset().map(move |preset| with_equipment(profile, preset.id, &format!("what a {} has", preset.id)));
    let with_both = preset().flat_map(move |preset| {
        let more_days = (profile.days + 1..=*DAYS.end()).filter_map(move |days| with_days(brief, days));
        more_days.map(move |days| {
            let both = with_equipment(&days.profile, preset.id, "");
            let (count, list) = (days.profile.days, both.profile.equipment.join(","));
            let text = format!(
                "{count} training days and what a {} has (--days {count} --equipment {list}) bring it.",
                preset.id
            );
            Change { profile: both.profile, text }
        })
    });
    with_minutes.chain(with_piece).chain(days).chain(without).chain(with_preset).chain(with_both)
}

/// Minutes that are added to those asked for, in turn.
const MORE_MINUTES: [u32; 9] = [5, 10, 15, 20, 25, 30, 40, 60, 90];

/// Whether any exercise comes in with `piece` that is out without it.
fn brings_something(brief: &Brief<'_>, piece: Equipment) -> bool {
    let more = brief.scope.with(piece);
    brief.catalog.exercises().iter().any(|exercise| {
        exercise.equipment.iter().any(|set| set.contains(&piece))
            && brief.scope.excludes(exercise).is_some()
            && more.excludes(exercise).is_none()
    })
}

fn with_equipment(profile: &Profile, name: &str, spoken: &str) -> Change {
    let owned = profile.equipment.iter().filter(|owned| *owned != "none");
    let equipment: Vec<Name> = owned.cloned().chain([Name::Owned(name.to_owned())]).collect();
    let list = equipment.join(",");
    Change {
        text: format!("{} (--equipment {list}) brings it.", crate::suggest::capitalised(spoken)),
        profile: Profile { equipment, ..profile.clone() },
    }
}

fn spoken(piece: Equipment) -> String {
    piece.as_str().replace('-', " ")
}

/// The profile with so many days, on the weekdays that are usual for them.
fn with_days(brief: &Brief<'_>, days: u32) -> Option<Change> {
    let on = brief.programmes.weekdays(days, &brief.profile.equipment)?;
    Some(Change {
        profile: Profile { days, on, ..brief.profile.clone() },
        text: format!("{days} training days a week (--days {days}) make room."),
    })
}
