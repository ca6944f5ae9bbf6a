//! Profiles for tests, in every combination that a test wants.

use backplan::builtin::PROGRAMMES;
use backplan::catalog::{Goal, Level};
use backplan::profile::Profile;

/// A profile with the usual weekdays for its number of days.
pub fn profile(level: Level, goal: Goal, days: u32, equipment: &[&str]) -> Profile {
    Profile {
        name: "test".into(),
        level,
        goal,
        days,
        on: PROGRAMMES.usual_days.iter().find(|on| on.len() == days as usize).unwrap().to_vec(),
        weeks: 1,
        start: "2026-11-23".parse().unwrap(),
        minutes: None,
        equipment: equipment.iter().map(|name| (*name).to_owned().into()).collect(),
        conditions: Vec::new(),
        symptoms: Vec::new(),
        focus: Vec::new(),
        include: Vec::new(),
        exclude: Vec::new(),
        scheme: None,
        seed: 0,
    }
}
