//! The coming week: the plan made anew from its profile and from what the journal says of its weeks.

use anyhow::{Result, bail};
use chrono::NaiveDate;

use super::diary::Diary;
use super::hurting::without_hurting;
use super::journal::Journal;
use super::learn::{Change, Learnt, Limits, is_stepped_back, learnt};
use super::shift::moved;
use crate::builtin::{LADDERS, PROGRAMMES};
use crate::catalog::Catalog;
use crate::phrase;
use crate::plan::{Item, Plan, Session, Step, StepKind, WeekKind};
use crate::planner::{self, Lived, Memory, Refusal, Word};
use crate::profile::WEEKS;
use crate::rules::Kind;

/// What is to be done about the plan.
pub enum Coming {
    /// The week is under way, and nothing in it was missed.
    UnderWay {
        /// Its next session.
        next: String,
    },
    /// Missed sessions of the week that is under way are on other days now, or can't be.
    Moved {
        /// The plan as it is now.
        plan: Box<Plan>,
        /// Which sessions went where: the days that they were on and are on.
        moved: Vec<(NaiveDate, NaiveDate)>,
        /// What is said of it.
        changes: Vec<Change>,
        /// The week.
        week: u32,
    },
    /// The plan with its coming week.
    Week {
        /// The plan as it is now.
        plan: Box<Plan>,
        /// The coming week.
        week: u32,
        /// What changed, and why.
        changes: Vec<Change>,
    },
}

/// What the journal asks of `plan` on a day.
///
/// # Errors
/// A red flag that was noted since the plan began withholds it; a plan of a year has no further week.
pub fn coming(plan: &Plan, journal: &Journal, catalog: &Catalog, today: NaiveDate) -> Result<Coming> {
    withhold(plan, journal)?;
    let diary = Diary::of(plan, journal);
    let now = week_of(plan, today);
    let noted = |session: &&Session| diary.record(session).is_some_and(|record| record.outcome.is_some());
    let sessions: Vec<&Session> =
        plan.weeks.iter().filter(|week| i64::from(week.week) == now).flat_map(|week| &week.sessions).collect();
    let is_begun = now == 1 || sessions.iter().any(&noted) || sessions.iter().any(|session| session.date < today);
    let open: Vec<&Session> = sessions.iter().copied().filter(|session| !noted(session)).collect();
    let ahead = open.iter().find(|session| session.date >= today);
    if now < 1 {
        bail!("the plan begins on {}; its first week is as it stands", phrase::date(plan.profile.start));
    }
    if let Some(next) = ahead.filter(|_| is_begun) {
        let missed: Vec<&Session> = open.iter().copied().filter(|session| session.date < today).collect();
        if missed.is_empty() {
            return Ok(Coming::UnderWay { next: format!("{} on {}", next.id, phrase::date(next.date)) });
        }
        return Ok(made_up(plan, &missed, catalog, today, u32::try_from(now).unwrap_or(1)));
    }
    let week = if is_begun { now + 1 } else { now };
    let week = u32::try_from(week).unwrap_or(u32::MAX);
    let of = |week: u32| {
        if week > *WEEKS.end() {
            bail!("the plan is a year old; make a new one with: backplan generate --save");
        }
        planned(plan, journal, &diary, catalog, week)
    };
    let coming = of(week)?;
    let Coming::Week { plan: new, .. } = &coming else { return Ok(coming) };
    // A week beyond the plan may have begun on a day before this one: what is left of it is no week.
    let first = new.weeks.iter().find(|one| one.week == week).and_then(|one| one.sessions.first());
    if first.is_some_and(|first| first.date < today) { of(week + 1) } else { Ok(coming) }
}

/// The week of a plan that a day is in, from 1; 0 or less before it begins.
fn week_of(plan: &Plan, day: NaiveDate) -> i64 {
    (day - plan.profile.start).num_days().div_euclid(7) + 1
}

/// A red flag that was noted withholds all that comes, until it is taken back.
///
/// # Errors
/// The refusal, with what to do about it.
pub fn withhold(plan: &Plan, journal: &Journal) -> Result<(), Refusal> {
    let mut profile = plan.profile.clone();
    let since =
        journal.lines.iter().filter(|line| line.entry.date >= profile.start || line.entry.plan == Some(profile.start));
    let felt: Vec<_> = since.flat_map(|line| line.entry.symptoms.iter().cloned()).map(Into::into).collect();
    profile.symptoms.extend(felt);
    planner::withhold(&profile)
}

/// Missed sessions on the first later days of their week on which every rule is kept.
fn made_up(plan: &Plan, missed: &[&Session], catalog: &Catalog, today: NaiveDate, week: u32) -> Coming {
    let (mut now, mut went, mut changes) = (plan.clone(), Vec::new(), Vec::new());
    for session in missed {
        let days = (0..7).filter_map(|ahead| today.checked_add_days(chrono::Days::new(ahead)));
        let tried = days.filter_map(|day| Some((day, moved(&now, session.date, day).ok()?)));
        let keeps = |(_, new): &(NaiveDate, Plan)| planner::new_musts(&now, new, catalog, &PROGRAMMES).is_empty();
        let found = { tried }.find(keeps);
        let was = phrase::date(session.date);
        let text = match found {
            Some((day, new)) => {
                went.push((session.date, day));
                now = new;
                format!("The missed session of {was} is now on {}.", phrase::date(day))
            }
            None => {
                format!("The missed session of {was} finds no other day in this week: the rules leave none. Leave it.")
            }
        };
        changes.push(Change::new("rest-48h", text));
    }
    Coming::Moved { plan: Box::new(now), moved: went, changes, week }
}

/// The plan with its coming week.
fn planned(plan: &Plan, journal: &Journal, diary: &Diary, catalog: &Catalog, week: u32) -> Result<Coming> {
    let mut profile = plan.profile.clone();
    profile.weeks = profile.weeks.max(week);
    let lived_of = |learnt: &[Learnt]| -> Vec<Lived> { learnt.iter().map(|learnt| learnt.lived.clone()).collect() };
    let mut learnt = learnt(plan, diary, week);
    if profile.weeks > plan.profile.weeks {
        // Weeks that the plan did not have yet were lived as well, or missed.
        let (longer, _) = made(&profile, catalog, &lived_of(&learnt))?;
        learnt = super::learn::learnt(&longer, diary, week);
    }
    let lived = lived_of(&learnt);
    let (mut new, is_calmer) = made(&profile, catalog, &lived)?;
    planner::add_texts(&mut new, catalog);
    let Learnt { hurts, mut changes, lived, sore, ahead, .. } = learnt.into_iter().last().unwrap_or_default();
    changes.extend(ahead.and_then(|ahead| ahead.said(&new, week)));
    let measured = new.weeks.iter_mut().find(|one| one.week == week && !one.baselines.is_empty());
    if let Some(measured) = measured.filter(|_| hurts) {
        measured.baselines.clear();
        let text = "Nothing is measured this time: it would measure the pain.".to_owned();
        changes.push(Change::new("same-baselines", text));
    }
    if is_calmer {
        changes.extend(as_printed(&lived, catalog));
    }
    for moves in journal.lines.iter().filter(|line| line.entry.plan == Some(profile.start)) {
        if let Some(shift) = &moves.entry.moved {
            // What was moved once can be moved again, unless its week has changed since.
            new = moved(&new, shift.from, shift.to).unwrap_or(new);
        }
    }
    let mut new = without_hurting(new, diary, catalog, week, &mut changes);
    changes.extend(left_out(&mut new, diary, week));
    let told: Vec<Change> = sore.iter().filter_map(|sore| sore.said(&new, week, &changes)).collect();
    changes.extend(told);
    changes.extend(easier(&new, week, &changes));
    let broken = planner::check(&new, catalog, &PROGRAMMES).into_iter().find(|finding| finding.severity == Kind::Must);
    if let Some(finding) = broken {
        bail!("the coming week would break a rule ({}: {}); the plan stays as it is", finding.rule, finding.text);
    }
    Ok(Coming::Week { plan: Box::new(new), week, changes })
}

/// Moves that have hurt in some weeks and found nothing to give way to: they stand in the plan, and are left out all the same.
fn left_out(plan: &mut Plan, diary: &Diary, week: u32) -> Vec<Change> {
    let limits = Limits::of(&plan.profile, diary.usual_pain);
    let hurt: Vec<(String, u32)> = {
        let coming = plan.weeks.iter().filter(|one| one.week == week).flat_map(|week| &week.sessions);
        let ids = coming.flat_map(|session| &session.strengthening).map(|item| item.exercise.to_string());
        let with_weeks = ids.map(|id| {
            let weeks = super::learn::weeks_hurt(plan, diary, week.saturating_sub(1), &id, limits);
            (id, weeks)
        });
        with_weeks.filter(|(_, weeks)| *weeks >= LADDERS.lived.hurt_weeks).collect()
    };
    let mut changes: Vec<Change> = Vec::new();
    let coming = plan.weeks.iter_mut().filter(|one| one.week == week).flat_map(|week| &mut week.sessions);
    for item in coming.flat_map(|session| &mut session.strengthening) {
        let Some((_, weeks)) = hurt.iter().find(|(id, _)| *id == item.exercise) else { continue };
        let text = format!("leave it out until it is fine: it hurt in {weeks} weeks");
        item.step = Some(Step { kind: StepKind::Keep, text: text.into(), condition: None });
        let text = format!(
            "{} stays out until it is fine: it hurt in {weeks} weeks, and nothing takes its place. backplan today leaves it away.",
            item.name
        );
        if !changes.iter().any(|change| change.text == text) {
            changes.push(Change::new("step-back", text));
        }
    }
    changes
}

/// What stands in a week in an easier form or with less of it, where nothing has said so yet: what an earlier week asked for.
fn easier(plan: &Plan, week: u32, said: &[Change]) -> Option<Change> {
    let coming = plan.weeks.iter().filter(|one| one.week == week && one.kind == WeekKind::Build);
    let items = coming.flat_map(|week| &week.sessions).flat_map(|session| &session.strengthening);
    let is_said = |item: &&Item| said.iter().any(|change| change.text.contains(&*item.name));
    let mut names: Vec<&str> =
        items.filter(|item| is_stepped_back(item)).filter(|item| !is_said(item)).map(|item| &*item.name).collect();
    crate::order::by(&mut names, Ord::cmp);
    names.dedup();
    let come = if names.len() == 1 {
        "comes in an easier form or with less of it"
    } else {
        "come in an easier form or with less of each"
    };
    let text = format!("{} {come}: that is what the weeks before ask for.", names.join(", "));
    (!names.is_empty()).then(|| Change::new("step-back", text))
}

/// That moves which should go back stay as they are, where the week has no room for less of them.
fn as_printed(lived: &Lived, catalog: &Catalog) -> Option<Change> {
    let back = lived.moves.iter().filter(|(_, word)| matches!(word, Word::Back(_)));
    let names: Vec<&str> = back.filter_map(|(id, _)| Some(catalog.get(id)?.name)).collect();
    let text = format!(
        "The rules of a week leave no room for a smaller dose of {} on paper: do about half of what is printed, with less weight or in \
         a smaller range, and leave it out where it hurts again.",
        names.join(", ")
    );
    (!names.is_empty()).then(|| Change::new("step-back", text))
}

/// The plan after what became of its weeks; where a step back of a single move breaks a rule, that move stays as it is, and
/// where that of all does, all of it, which is said beside it.
fn made(profile: &crate::profile::Profile, catalog: &Catalog, lived: &[Lived]) -> Result<(Plan, bool), Refusal> {
    let plan = |lived: &[Lived]| {
        let plan = planner::after(profile, catalog, &PROGRAMMES, &Memory::default(), lived)?;
        // A gap that comes of less work is one that a plan without pain need not have.
        let broken = planner::check(&plan, catalog, &PROGRAMMES).into_iter().find(|one| one.severity == Kind::Must);
        broken.map_or(Ok(plan), |finding| Err(Refusal::Bug(vec![finding])))
    };
    match plan(lived) {
        Err(Refusal::Bug(_)) => {
            let mut calmer = lived.to_vec();
            for word in calmer.iter_mut().flat_map(|lived| lived.moves.values_mut()) {
                *word = Word::Stay;
            }
            if let Ok(plan) = plan(&calmer) {
                return Ok((plan, true));
            }
            for lived in &mut calmer {
                (lived.word, lived.eases) = (lived.word.min(Word::Stay), false);
            }
            plan(&calmer).map(|plan| (plan, true))
        }
        made => made.map(|plan| (plan, false)),
    }
}
