//! The best week there is, by trying all, against the one that the planner finds. It lives in the tests alone.
#![allow(clippy::cast_precision_loss, reason = "losses are told to four digits")]

use crate::builtin::{self, PROGRAMMES};
use crate::catalog::{Goal, Level, Word};
use crate::profile::Profile;

use super::candidates::Candidates;
use super::choose::{self, pool};
use super::context::Context;
use super::score::{Judge, Picks, Worth};

const PROFILES: usize = 200;
/// Weeks that are tried for one profile, at most; a larger space is made smaller by leaving random moves out.
const WEEKS: usize = 150_000;

/// A small generator, so that the profiles are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

fn random_profile(dice: &mut Dice) -> Profile {
    let equipment = ["none", "office", "home", "gym", "band", "dumbbell"][dice.roll(6)];
    let days = 1 + dice.roll(2);
    Profile {
        name: "test".into(),
        level: Level::ALL[dice.roll(Level::ALL.len())],
        goal: Goal::ALL[dice.roll(Goal::ALL.len())],
        days: u32::try_from(days).unwrap(),
        on: PROGRAMMES.usual_days[days - 1].to_vec(),
        weeks: 1,
        start: "2026-11-23".parse().unwrap(),
        minutes: None,
        equipment: vec![equipment.into()],
        conditions: Vec::new(),
        symptoms: Vec::new(),
        focus: Vec::new(),
        include: Vec::new(),
        exclude: Vec::new(),
        scheme: None,
        seed: 0,
    }
}

/// All ways to choose `count` of `pool`.
fn subsets(pool: &[usize], count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (at, first) in pool.iter().enumerate() {
        for mut rest in subsets(&pool[at + 1..], count - 1) {
            rest.push(*first);
            all.push(rest);
        }
    }
    all
}

fn ways(pool: usize, count: usize) -> usize {
    (0..count).fold(1_usize, |ways, at| ways.saturating_mul(pool.saturating_sub(at)) / (at + 1))
}

/// What the best of all weeks is worth.
fn best(judge: &Judge<'_>, choices: &[Vec<Vec<usize>>]) -> Worth {
    let mut best: Option<Worth> = None;
    let mut week: Picks = vec![Vec::new(); choices.len()];
    let firsts: &[Vec<usize>] = if choices.len() > 1 { &choices[0] } else { &[] };
    let last = choices.len() - 1;
    for first in firsts.iter().map(Some).chain((choices.len() == 1).then_some(None)) {
        if let Some(first) = first {
            week[0].clone_from(first);
        }
        let others = judge.without(&week, last);
        for session in &choices[last] {
            best = best.max(Some(judge.worth_with(&others, last, session)));
        }
    }
    best.unwrap()
}

/// By what part of its score a week falls short of the best; a gap more than the best has is all of it.
fn loss(found: Worth, exact: Worth) -> f64 {
    assert!(found <= exact, "the best week is {exact:?}, and the planner's {found:?}");
    let gaps = |worth: Worth| (worth.broken, worth.shortfall);
    if gaps(found) < gaps(exact) { 1.0 } else { (exact.score - found.score) as f64 / exact.score as f64 }
}

#[test]
fn the_planner_comes_within_two_per_cent_of_the_best_week() {
    let catalog = builtin::catalog();
    let mut dice = Dice(2026);
    let mut losses = Vec::with_capacity(PROFILES);
    while losses.len() < PROFILES {
        let mut profile = random_profile(&mut dice);
        let compared = loop {
            let context = Context::new(&profile, &catalog, &PROGRAMMES).unwrap();
            let candidates = Candidates::new(&context);
            let pools: Vec<Vec<usize>> =
                context.templates.iter().map(|session| pool(&candidates.strengthening, *session)).collect();
            let Ok(choice) = choose::week(&context, &candidates) else { break None };
            // A session may have got a move more than usual to close a gap; the best week may have as many.
            let sizes: Vec<usize> = choice.strengthening.iter().map(Vec::len).collect();
            let weeks = pools
                .iter()
                .zip(&sizes)
                .fold(1_usize, |weeks, (pool, size)| weeks.saturating_mul(ways(pool.len(), *size)));
            if weeks > WEEKS {
                let gone = candidates.strengthening[dice.roll(candidates.strengthening.len())].exercise.id;
                profile.exclude.push(gone.into());
                continue;
            }
            let judge = Judge::new(&context, &candidates.strengthening, &context.templates);
            let choices: Vec<Vec<Vec<usize>>> =
                pools.iter().zip(&sizes).map(|(pool, size)| subsets(pool, *size)).collect();
            let last = choice.strengthening.len() - 1;
            let found =
                judge.worth_with(&judge.without(&choice.strengthening, last), last, &choice.strengthening[last]);
            break Some((found, best(&judge, &choices)));
        };
        losses.extend(compared.map(|(found, exact)| loss(found, exact)));
    }
    let mean = losses.iter().sum::<f64>() / losses.len() as f64;
    let worst = losses.iter().copied().fold(0.0, f64::max);
    println!("mean loss {mean:.4}, worst {worst:.4}, over {PROFILES} profiles");
    assert!(mean <= 0.02, "on average {mean:.4} below the best week, at worst {worst:.4}");
}
