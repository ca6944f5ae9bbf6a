//! How pain has gone, week by week, and how much of it somebody may go on with.

use std::collections::BTreeMap;

use crate::builtin::LADDERS;
use crate::catalog::Goal;
use crate::daily::diary::{Diary, Record};
use crate::profile::Profile;

/// Pain that was noted, with when it was that bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pain {
    /// How bad, 0 to 10.
    pub of_ten: u32,
    /// When, as a part of a sentence.
    pub when: &'static str,
}

impl Pain {
    /// The worst that a session brought.
    pub fn of(record: &Record) -> Option<Self> {
        let all =
            [(record.pain, "in a session"), (record.after, "after a session"), (record.morning, "the morning after")];
        let all = all.into_iter().filter_map(|(pain, when)| Some(Self { of_ten: u32::from(pain?), when }));
        // The first of equals: what was felt in the session itself.
        all.reduce(|worst, pain| if pain.of_ten > worst.of_ten { pain } else { worst })
    }

    /// As it is said: `pain was 5 of 10 the morning after`.
    pub fn said(self) -> String {
        format!("pain was {} of 10 {}", self.of_ten, self.when)
    }
}

/// How much pain somebody goes on with, and from how much on there is less to do; between the two all stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most with which all goes on.
    pub goes_on_to: u32,
    /// The least with which the work is halved.
    pub back_from: u32,
}

impl Limits {
    /// Of a profile: where something hurts already, they are counted from the usual pain.
    pub fn of(profile: &Profile, usual: Option<u32>) -> Self {
        let figures = LADDERS.lived;
        let hurts = !profile.conditions.is_empty() || profile.goal == Goal::PainRelief;
        let above = usual.filter(|_| hurts).map(|usual| (usual + figures.usual_more).min(figures.usual_most));
        let goes_on_to = figures.goes_on_to.max(above.unwrap_or_default());
        Self { goes_on_to, back_from: figures.back_from.max(goes_on_to + 1) }
    }
}

/// The worst pain of each week of a plan of which something was done.
#[derive(Debug, Clone, Default)]
pub struct Course {
    weeks: BTreeMap<u32, Option<Pain>>,
}

impl Course {
    /// From what a journal says of the sessions; a bad day had its own small session, and its pain is what that was for.
    pub fn of(diary: &Diary) -> Self {
        let mut weeks: BTreeMap<u32, Option<Pain>> = BTreeMap::new();
        for (id, record) in diary.records.iter().filter(|(_, record)| record.is_done() && !record.bad_day) {
            let Some(week) = week_of(id) else { continue };
            let worst = weeks.entry(week).or_default();
            let pain = Pain::of(record).filter(|pain| worst.is_none_or(|worst| pain.of_ten > worst.of_ten));
            *worst = pain.or(*worst);
        }
        Self { weeks }
    }

    /// The worst of a week.
    pub fn worst(&self, week: u32) -> Option<Pain> {
        self.weeks.get(&week).copied().flatten()
    }

    /// The worst of the last week before `week` of which something was done.
    pub fn worst_before(&self, week: u32) -> Option<Pain> {
        self.before(week).and_then(|(_, pain)| pain)
    }

    /// The last week before `week` of which something was done, with its worst.
    pub fn before(&self, week: u32) -> Option<(u32, Option<Pain>)> {
        self.weeks.range(..week).next_back().map(|(week, pain)| (*week, *pain))
    }

    /// How many weeks running, up to `week`, had pain of so much or more; weeks that nobody trained in are passed over.
    pub fn run(&self, week: u32, from: u32) -> usize {
        let weeks = self.weeks.range(..=week).rev();
        weeks.take_while(|(_, pain)| pain.is_some_and(|pain| pain.of_ten >= from)).count()
    }

    /// The worst of so many weeks, up to `week`, the earliest first; nothing where fewer have a pain.
    pub fn last_weeks(&self, week: u32, count: u32) -> Option<Vec<u32>> {
        let weeks = self.weeks.range(..=week).rev().take(count as usize);
        let mut worst = { weeks }.map(|(_, pain)| Some((*pain)?.of_ten)).collect::<Option<Vec<u32>>>()?;
        worst.reverse();
        (worst.len() == count as usize).then_some(worst)
    }

    /// The worst of the last week that has one.
    pub fn latest(&self) -> Option<Pain> {
        self.weeks.values().rev().find_map(|pain| *pain)
    }

    /// The last week of which something was done.
    pub fn last(&self) -> Option<u32> {
        self.weeks.last_key_value().map(|(week, _)| *week)
    }
}

/// The week that a session's id begins with: 3 of `w3-monday`.
pub fn week_of(id: &str) -> Option<u32> {
    id.strip_prefix('w')?.split('-').next()?.parse().ok()
}
