//! Weeks that were lived, missed or that hurt: whatever became of them, the plan keeps every rule.
//!
//! Every 31st of some 57,000 lives; all of them with `BACKPLAN_GRID=whole cargo test --release --test lived`.

#![allow(clippy::unwrap_used, reason = "a test fails where it can't go on")]

mod support;

use backplan::builtin::{self, PROGRAMMES};
use backplan::catalog::{Goal, Level, Word as _};
use backplan::planner::{self, Lived, Memory, Word};
use backplan::profile::Profile;

/// Somebody's sixteen weeks.
fn profile(level: Level, goal: Goal, equipment: &str, condition: Option<&'static str>, days: u32) -> Profile {
    let conditions = condition.into_iter().map(Into::into).collect();
    Profile { weeks: 16, conditions, ..support::profile(level, goal, days, &[equipment]) }
}

/// One of so many is tried, unless the whole grid is asked for.
const EVERY: usize = 31;

fn missed(word: Word) -> Lived {
    Lived { missed: true, word, ..Lived::default() }
}

/// Weeks of which all was done, then a holiday.
fn holiday(done: u32, away: u32) -> Vec<Lived> {
    let back = away.div_ceil(2);
    let last = if away < 2 { missed(Word::Stay) } else { Lived { eases: away >= 4, ..missed(Word::Back(back)) } };
    let mut lived = vec![Lived::default(); done as usize];
    lived.extend((1..away).map(|_| missed(Word::Stay)));
    lived.push(last);
    lived
}

/// Weeks of which all was done, then some that hurt.
fn pain(done: u32, hurting: u32) -> Vec<Lived> {
    let hurt = || Lived { word: Word::Back(1), eases: true, ..Lived::default() };
    let mut lived = vec![Lived::default(); done as usize];
    lived.extend((0..hurting).map(|_| hurt()));
    lived
}

/// Weeks of which all was done, then some in which a session with these moves was not.
fn undone(done: u32, weeks: u32, moves: &[&str]) -> Vec<Lived> {
    let half = || Lived {
        undone: moves.iter().map(|id| (*id).to_owned()).collect(),
        moves: moves.iter().map(|id| ((*id).to_owned(), Word::Stay)).collect(),
        ..Lived::default()
    };
    let mut lived = vec![Lived::default(); done as usize];
    lived.extend((0..weeks).map(|_| half()));
    lived
}

/// Weeks of which all was done, then one in which these moves hurt.
fn sore(done: u32, moves: &[&str]) -> Vec<Lived> {
    let hurt = moves.iter().map(|id| ((*id).to_owned(), Word::Back(1))).collect();
    let mut lived = vec![Lived::default(); done as usize];
    lived.push(Lived { moves: hurt, ..Lived::default() });
    lived
}

#[test]
fn whatever_became_of_the_weeks_every_rule_is_kept() {
    let whole = std::env::var("BACKPLAN_GRID").is_ok_and(|grid| grid == "whole");
    let catalog = builtin::catalog();
    let mut tried = 0usize;
    let mut broken: Vec<String> = Vec::new();
    for level in Level::ALL.iter().copied() {
        for goal in Goal::ALL.iter().copied() {
            for equipment in ["none", "home", "gym"] {
                for condition in [None, Some("herniated-disc"), Some("chronic-back-pain"), Some("shoulder-pain")] {
                    for days in [2, 4] {
                        let profile = profile(level, goal, equipment, condition, days);
                        let lives = (1..=11).flat_map(|done| {
                            let away = [1, 2, 3, 4, 6, 10]
                                .into_iter()
                                .map(move |away| (format!("{done} done, {away} away"), holiday(done, away)));
                            let hurt = [1, 2, 3]
                                .into_iter()
                                .map(move |hurt| (format!("{done} done, {hurt} hurt"), pain(done, hurt)));
                            let moves =
                                ["hip-hinge", "plank", "towel-row", "deadlift", "side-plank", "bird-dog", "face-pull"];
                            let half = [1, 3].into_iter().map(move |weeks| {
                                (format!("{done} done, {weeks} in half"), undone(done, weeks, &moves))
                            });
                            let sore = [1, 3]
                                .into_iter()
                                .map(move |many| (format!("{done} done, {many} sore"), sore(done, &moves[..many])));
                            away.chain(hurt).chain(half).chain(sore)
                        });
                        for (what, lived) in lives.filter(|(_, lived)| lived.len() < 16) {
                            tried += 1;
                            if !whole && !tried.is_multiple_of(EVERY) {
                                continue;
                            }
                            if let Err(refusal) =
                                planner::after(&profile, &catalog, &PROGRAMMES, &Memory::default(), &lived)
                                && matches!(refusal, planner::Refusal::Bug(_))
                            {
                                broken.push(format!(
                                    "{level:?} {goal:?} {equipment} {condition:?} {days}: {what}: {refusal}"
                                ));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(
        broken.is_empty(),
        "{} broken, such as:\n{}",
        broken.len(),
        broken.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
    );
}
