//! Random people: no must is broken, nobody is refused for ten minutes, and whatever a gap says would help does help.
//!
//! `BACKPLAN_GRID=whole` tries twenty thousand of them.

use std::env;

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::{Catalog, Equipment, Goal, Level, Region, Word};
use backplan::plan::{Plan, Severity};
use backplan::planner::{self, Refusal};
use backplan::profile::Profile;
use backplan::rules::{self, Kind};

/// A small generator, so that the people are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.roll(list.len())]
    }
}

fn somebody(dice: &mut Dice, catalog: &Catalog) -> Profile {
    let mut equipment: Vec<String> = match dice.roll(6) {
        0 => vec!["none".into()],
        1 => vec!["home".into()],
        2 => vec!["gym".into()],
        3 => vec!["office".into()],
        _ => (0..=dice.roll(3)).map(|_| dice.pick(Equipment::ALL).to_string()).collect(),
    };
    equipment.sort();
    equipment.dedup();
    let days = u32::try_from(1 + dice.roll(7)).unwrap();
    let ids: Vec<&'static str> = catalog.exercises().iter().map(|exercise| exercise.id).collect();
    let mut conditions: Vec<&str> =
        (0..dice.pick(&[0, 0, 1, 1, 2, 3, 4])).map(|_| dice.pick(CONDITIONS.conditions).id).collect();
    conditions.sort_unstable();
    conditions.dedup();
    let some = |dice: &mut Dice, most: usize| (0..dice.roll(most + 1)).map(|_| dice.pick(&ids)).collect::<Vec<_>>();
    let excluded = some(dice, 4);
    let mut included: Vec<&str> = if dice.roll(4) == 0 { some(dice, 2) } else { Vec::new() };
    included.retain(|id| !excluded.contains(id));
    Profile {
        name: "somebody".into(),
        level: dice.pick(Level::ALL),
        goal: dice.pick(Goal::ALL),
        days,
        on: PROGRAMMES.weekdays(days, &equipment).unwrap(),
        weeks: dice.pick(&[1, 1, 1, 1, 6]),
        start: "2026-11-23".parse().unwrap(),
        minutes: dice.pick(&[None, None, Some(10), Some(12), Some(15), Some(20), Some(30), Some(45), Some(60)]),
        equipment: equipment.into_iter().map(Into::into).collect(),
        conditions: conditions.into_iter().map(Into::into).collect(),
        symptoms: Vec::new(),
        focus: if dice.roll(4) == 0 { vec![dice.pick(Region::ALL).as_str().into()] } else { Vec::new() },
        include: included.into_iter().map(Into::into).collect(),
        exclude: excluded.into_iter().map(Into::into).collect(),
        scheme: None,
        seed: dice.pick(&[0, 0, 7]),
    }
}

/// The profile with the flags that a notice names.
fn with_flags(profile: &Profile, text: &str) -> Option<Profile> {
    let flags = text.split_once("(--")?.1.split_once(')')?.0;
    let mut changed = profile.clone();
    for flag in flags.split(" --") {
        let (name, value) = flag.split_once(' ').unwrap();
        match name {
            "minutes" => changed.minutes = Some(value.parse().unwrap()),
            "equipment" => changed.equipment = value.split(',').map(|piece| piece.to_owned().into()).collect(),
            "days" => changed.days = value.parse().unwrap(),
            other => panic!("{other} in {text}"),
        }
    }
    changed.on = PROGRAMMES.weekdays(changed.days, &changed.equipment).unwrap();
    Some(changed)
}

/// The profile that leaves out less, where a notice says so.
fn leaving_out_less(profile: &Profile, text: &str) -> Option<Profile> {
    let id = text.split_once("(without --exclude ")?.1.split_once(')')?.0;
    let exclude = profile.exclude.iter().filter(|other| *other != id).cloned().collect();
    Some(Profile { exclude, ..profile.clone() })
}

fn gaps(plan: &Plan) -> Vec<(&str, &str)> {
    let gaps = plan.notices.iter().filter(|notice| notice.severity == Severity::Gap);
    gaps.map(|notice| (&*notice.rule, &*notice.text)).collect()
}

#[test]
fn whatever_would_close_a_gap_was_tried() {
    let catalog = builtin::catalog();
    let plan = |profile: &Profile| planner::bare_plan(profile, &catalog, &PROGRAMMES);
    let mut dice = Dice(8);
    let people = if env::var("BACKPLAN_GRID").is_ok_and(|grid| grid == "whole") { 20_000 } else { 400 };
    let (mut planned, mut remedies, mut wrong) = (0, 0, Vec::new());
    for _ in 0..people {
        let profile = somebody(&mut dice, &catalog);
        let made = match plan(&profile) {
            Ok(made) => made,
            Err(Refusal::Withheld(_) | Refusal::Wrong(_)) => continue,
            Err(bug) => {
                wrong.push(format!("{profile:?}: {bug}"));
                continue;
            }
        };
        planned += 1;
        let broken = rules::check(&made, &catalog, &PROGRAMMES);
        wrong.extend(broken.iter().filter(|f| f.severity == Kind::Must).map(|f| format!("{profile:?}: {f:?}")));
        for (rule, text) in gaps(&made) {
            let Some(changed) = leaving_out_less(&profile, text).or_else(|| with_flags(&profile, text)) else {
                assert!(!text.contains("--"), "{text}");
                continue;
            };
            remedies += 1;
            match plan(&changed) {
                Ok(better) if gaps(&better).iter().all(|(still, _)| *still != rule) => {}
                _ => wrong.push(format!("{profile:?}: {rule}: {text}")),
            }
        }
    }
    println!("{planned} of {people} planned, {remedies} remedies tried");
    assert!(wrong.is_empty(), "{} of {planned}: {:#?}", wrong.len(), &wrong[..wrong.len().min(10)]);
    assert!(planned * 2 > people && remedies > people / 20, "{planned} planned, {remedies} remedies");
}

/// A focus is a wish: whoever has one is refused nothing, and misses nothing, that they would have without.
#[test]
fn a_focus_costs_nobody_anything_else() {
    let catalog = builtin::catalog();
    let plan = |profile: &Profile| planner::bare_plan(profile, &catalog, &PROGRAMMES);
    let mut dice = Dice(13);
    let people = if env::var("BACKPLAN_GRID").is_ok_and(|grid| grid == "whole") { 5_000 } else { 300 };
    let (mut compared, mut wrong) = (0, Vec::new());
    for _ in 0..people {
        let mut profile = somebody(&mut dice, &catalog);
        profile.focus.clear();
        let Ok(without) = plan(&profile) else { continue };
        profile.focus = vec![dice.pick(Region::ALL).as_str().into(), dice.pick(Region::ALL).as_str().into()];
        profile.focus.dedup();
        compared += 1;
        let before: Vec<&str> = gaps(&without).into_iter().map(|(rule, _)| rule).collect();
        match plan(&profile) {
            Ok(focused) => wrong.extend(
                gaps(&focused)
                    .into_iter()
                    .filter(|(rule, _)| !before.contains(rule))
                    .map(|(rule, _)| format!("{rule}: {profile:?}")),
            ),
            Err(refusal) => wrong.push(format!("{refusal}: {profile:?}")),
        }
    }
    println!("{compared} compared");
    assert!(wrong.is_empty() && compared * 2 > people, "{} of {compared}: {:#?}", wrong.len(), wrong.first());
}
