//! Sets done by muscle group and week, against what was planned and what the goal asks for; and walks.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::span;
use super::standing::{Became, Standing};
use crate::catalog::{Catalog, Group};
use crate::daily::journal::Line;
use crate::plan::{Plan, Session, Walk};

/// A week's sets.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WeekSets {
    /// The week's number.
    pub week: u32,
    /// The sets of every muscle group.
    pub groups: Vec<GroupSets>,
}

/// A muscle group's sets in a week; those that train it indirectly count as half, both sides as one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GroupSets {
    /// The group.
    pub group: Group,
    /// Sets that were done.
    pub done: f64,
    /// Sets that the plan has.
    pub planned: f64,
    /// The sets that the goal asks for, where it sets a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<u32>,
    /// The most sets that serve the goal, where it sets a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_max: Option<u32>,
}

/// A week's walks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WeekWalks {
    /// The week's number.
    pub week: u32,
    /// Days on which a walk was noted.
    pub days: usize,
    /// Minutes of all walks together.
    pub minutes: u32,
    /// What the plan has, where it has walks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<Walk>,
}

/// The sets of the weeks that have begun.
pub fn of(plan: &Plan, standings: &[Standing<'_>], catalog: &Catalog, today: NaiveDate) -> Vec<WeekSets> {
    let mut weeks = Vec::new();
    for week in &plan.weeks {
        let of_week = || standings.iter().filter(|standing| standing.week == week.week);
        let is_noted = of_week().any(|standing| standing.became != Became::Ahead);
        if span(plan, week.week).0 > today && !is_noted {
            continue;
        }
        let work: Vec<(&str, u32)> = of_week().flat_map(done).collect();
        let groups = week.volume.iter().map(|volume| GroupSets {
            group: volume.group,
            done: credited(&work, volume.group, catalog),
            planned: volume.sets,
            target: volume.target,
            target_max: volume.target_max,
        });
        weeks.push(WeekSets { week: week.week, groups: groups.collect() });
    }
    weeks
}

/// The moves of a session that were done, each with its sets: what was noted of a move, else what the plan has. Of a bad
/// day only what was noted counts: its moves are too few and too gentle to be told as the session's.
fn done<'a>(standing: &Standing<'a>) -> Vec<(&'a str, u32)> {
    let noted = standing.record.map(|record| &*record.did).unwrap_or_default();
    let is_strengthening = |id: &str| is_strengthening(standing.session, id);
    let said = noted.iter().filter(|did| is_strengthening(&did.exercise)).map(|did| (&*did.exercise, did.sets));
    let is_noted = |id: &str| noted.iter().any(|did| did.exercise == id);
    let planned = standing.session.strengthening.iter().map(|item| (&*item.exercise, item.sets));
    match standing.became {
        Became::Done => said.chain(planned.filter(|(id, _)| !is_noted(id))).collect(),
        Became::BadDay => said.collect(),
        Became::Skipped | Became::NotNoted | Became::Ahead => Vec::new(),
    }
}

/// Whether a move counts as work: it is the session's strengthening, or came in besides what the session has.
fn is_strengthening(session: &Session, id: &str) -> bool {
    let is_it = |item: &crate::plan::Item| item.exercise == id;
    session.strengthening.iter().any(is_it) || !session.items().any(is_it)
}

/// The sets of a group, in hundredths as the plan counts them.
fn credited(work: &[(&str, u32)], group: Group, catalog: &Catalog) -> f64 {
    let credit = |id: &str| catalog.get(id).map_or(0.0, |exercise| f64::from(exercise.credit(group)));
    let sets: f64 = work.iter().map(|(id, sets)| credit(id) * f64::from(*sets)).sum();
    // A sum of nothing has a sign that nobody wants to see.
    (sets * 100.0).round() / 100.0 + 0.0
}

/// The walks of the weeks that have begun, where there are any.
pub fn walks(plan: &Plan, lines: &[&Line], today: NaiveDate) -> Vec<WeekWalks> {
    let week = |week: &crate::plan::Week| {
        let (from, to) = span(plan, week.week);
        let walks = || {
            let of_week = lines.iter().map(|line| &line.entry).filter(|entry| (from..=to).contains(&entry.date));
            of_week.filter_map(|entry| Some((entry.date, entry.walk.filter(|minutes| *minutes > 0)?)))
        };
        let days = walks().map(|(date, _)| date).collect::<BTreeSet<_>>().len();
        let minutes = walks().map(|(_, minutes)| minutes).fold(0, u32::saturating_add);
        (from <= today && (week.walk.is_some() || days > 0)).then(|| WeekWalks {
            week: week.week,
            days,
            minutes,
            planned: week.walk.clone(),
        })
    };
    plan.weeks.iter().filter_map(week).collect()
}
