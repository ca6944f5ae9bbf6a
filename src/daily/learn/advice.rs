//! What is to be looked at before somebody trains on.

use chrono::NaiveDate;

use super::course::{Course, Limits, week_of};
use super::first_day_after;
use crate::builtin::{CONDITIONS, LADDERS};
use crate::daily::diary::{Diary, Record};
use crate::plan::{Plan, WeekKind};
use crate::profile::Profile;

/// What ends the waiting, besides that somebody has looked at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// Nothing.
    Looked,
    /// A measure that goes no farther.
    Measured,
    /// Some bad days with little pain.
    Quiet,
}

impl Opens {
    /// What is done while training waits, and what ends it.
    pub fn said(self, limits: Limits) -> String {
        let ends = match self {
            Self::Looked => String::new(),
            Self::Measured => ", or when it is measured as no farther".to_owned(),
            Self::Quiet => format!(
                ", or when the moves of {} bad days have gone with a pain of {} or less",
                LADDERS.lived.quiet_days, limits.goes_on_to
            ),
        };
        format!(
            "Have it looked at before you go on, this week, and keep to walks and the moves of a bad day until then. When you may go \
             on{ends}, begin with about half the work. {SIGNS}"
        )
    }
}

/// Whether the last sessions up to a week were bad days with little pain, and enough of them.
pub fn is_quiet(diary: &Diary, limits: Limits, until: u32) -> bool {
    let known =
        diary.records.iter().filter(|(id, record)| record.is_done() && week_of(id).is_some_and(|week| week <= until));
    let mut done: Vec<&Record> = known.map(|(_, record)| record).collect();
    crate::order::by(&mut done, |one, other| other.date.cmp(&one.date));
    let is_quiet = |record: &&&Record| record.worst().is_some_and(|pain| u32::from(pain) <= limits.goes_on_to);
    let quiet = done.iter().take_while(|record| record.bad_day).take_while(is_quiet).count();
    quiet >= LADDERS.lived.quiet_days as usize
}

/// What can't wait.
const SIGNS: &str =
    "A leg that grows weak, numbness between the legs, new trouble with bladder or bowels: call an ambulance now.";

/// What is known of somebody's pain.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// What is planned, at least of the week that is asked about and of the one before it.
    pub plan: &'a Plan,
    /// What was noted.
    pub diary: &'a Diary<'a>,
    /// How pain has gone.
    pub course: &'a Course,
    /// How much of it somebody goes on with.
    pub limits: Limits,
}

impl Look<'_> {
    /// Why training waits after a week until somebody has looked at what hurts, as a sentence without its end; nothing where
    /// it does not.
    pub fn reason(&self, week: u32) -> Option<String> {
        let farther =
            self.diary.farther().filter(|farther| farther.date < first_day_after(self.plan.profile.start, week));
        if let Some(farther) = farther {
            return Some(farther.said());
        }
        let figures = LADDERS.lived;
        let severe = self.severe_days(week);
        if severe >= figures.severe_sessions as usize {
            return Some(format!("pain was {} of 10 and more in or after {severe} sessions", figures.severe_from));
        }
        let worst = self.course.worst(week)?;
        if worst.of_ten >= figures.severe_from {
            return Some(worst.said());
        }
        let painful = self.sessions_from(week, self.limits.back_from);
        if !self.plan.profile.conditions.is_empty() && painful >= figures.painful_sessions as usize {
            return Some(format!("pain was {} of 10 and more in or after {painful} sessions", self.limits.back_from));
        }
        let before = self.course.worst_before(week).map(|pain| pain.of_ten);
        if let Some(text) = sudden(&self.plan.profile, worst.of_ten, before) {
            return Some(format!("{}. {}", worst.said(), text.trim_end_matches('.')));
        }
        let run = self.course.run(week, self.limits.goes_on_to + 1);
        if run > 1 && worst.of_ten >= self.limits.back_from && self.was_halved(week) {
            let how = if before.is_some_and(|before| worst.of_ten > before) { "and has grown" } else { "once more" };
            return Some(format!("{}, {how}", worst.said()));
        }
        (run > figures.some_weeks as usize).then(|| format!("{}, for {run} weeks now", worst.said()))
    }

    /// Whether the week that was trained in before this one had less work for pain, or hurt though it was a lighter one.
    fn was_halved(&self, week: u32) -> bool {
        let Some((before, pain)) = self.course.before(week) else { return false };
        let is_lighter = self.plan.weeks.iter().any(|one| one.week == before && one.kind == WeekKind::Lighter);
        is_lighter || pain.is_some_and(|pain| pain.of_ten >= self.limits.back_from)
    }

    /// What ends the waiting that a week asks for.
    pub fn opens(&self, week: u32) -> Opens {
        let figures = LADDERS.lived;
        let weeks = self.course.last_weeks(week, figures.rising_weeks).unwrap_or_default();
        let grows = !weeks.is_empty() && weeks.iter().zip(weeks.iter().skip(1)).all(|(before, after)| before < after);
        let lasts = self.course.run(week, self.limits.goes_on_to + 1) > 1;
        if self.diary.farther().is_some() {
            Opens::Measured
        } else if grows || lasts || !self.plan.profile.conditions.is_empty() {
            Opens::Looked
        } else {
            Opens::Quiet
        }
    }

    /// In how many sessions of a week pain was so much and more.
    fn sessions_from(&self, week: u32, from: u32) -> usize {
        let of_week = self.diary.records.iter().filter(|(id, record)| week_of(id) == Some(week) && record.is_done());
        let worst = of_week.filter(|(_, record)| !record.bad_day).filter_map(|(_, record)| record.worst());
        worst.filter(|pain| u32::from(*pain) >= from).count()
    }

    /// On how many days of a week pain was severe, bad days among them.
    fn severe_days(&self, week: u32) -> usize {
        let of_week = self.diary.records.iter().filter(|(id, record)| week_of(id) == Some(week) && record.is_done());
        let worst = of_week.filter_map(|(_, record)| record.worst());
        worst.filter(|pain| u32::from(*pain) >= LADDERS.lived.severe_from).count()
    }
}

/// What is to be done about pain that came at once, where a condition asks for more than the others do.
pub fn sudden(profile: &Profile, now: u32, before: Option<u32>) -> Option<&'static str> {
    let figures = LADDERS.lived;
    let is_sudden = now >= figures.back_from && before.is_none_or(|before| before + figures.sudden_by <= now);
    let given = CONDITIONS.conditions.iter().filter(|known| profile.conditions.iter().any(|id| id == known.id));
    { given }.find_map(|condition| condition.sudden).filter(|_| is_sudden)
}

/// Pain that was measured to go farther down a leg than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Farther {
    /// When it was measured.
    pub date: NaiveDate,
    /// How far it went before, 0 to 4.
    pub before: u32,
    /// How far it goes now.
    pub now: u32,
}

impl Farther {
    /// As it is said.
    pub fn said(self) -> String {
        format!(
            "the pain goes farther down the leg than at the measure before, {} of 4 after {}; a leg that is numb or weak is looked \
             at the same day",
            self.now, self.before
        )
    }
}
