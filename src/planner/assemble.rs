//! From chosen moves to a plan: items in the order in which they are done, minutes, reasons, volume and score.

use std::cmp::Reverse;

use chrono::Days;

use crate::catalog::{Demand, Dose, Evidence, Exercise, Group, Level, Load, Pattern, Position, Use, Word};
use crate::condition::Stance;
use crate::plan::{FORMAT, GENERATOR, Item, Plan, Reason, Score, Session, VERSION, Volume, Week};
use crate::profile::Name;
use crate::rules::{LOW_SPOKEN, is_low, is_on_top, is_row, wants_ramp_up};

use super::candidates::{Candidate, Candidates};
use super::choose::Choice;
use super::context::Context;
use super::dose::{Prescription, in_rounds, time};
use super::extras::stretch;
use super::progress::{Entry, WeekWork, one_day};
use super::schedule::{Day, Template};
use super::score::Judge;

/// The plan of the chosen moves and of the work of all weeks, without its notices and texts.
pub fn plan(context: &Context<'_>, candidates: &Candidates, choice: &Choice, works: &[WeekWork]) -> Plan {
    let before = std::iter::once(0).chain(works.iter().map(|work| work.stretched));
    let weeks: Vec<Week> =
        works.iter().zip(before).map(|(work, before)| week(context, candidates, choice, work, before)).collect();
    Plan {
        format: FORMAT.into(),
        version: VERSION,
        generator: GENERATOR.into(),
        profile: context.profile.clone(),
        weeks,
        bad_day: None,
        moves: None,
        notices: Vec::new(),
    }
}

/// A week; before it, stretches had grown so many times.
fn week(context: &Context<'_>, candidates: &Candidates, choice: &Choice, work: &WeekWork, stretched: u32) -> Week {
    let sessions = context.days.iter().zip(&work.sessions).enumerate();
    Week {
        week: work.number,
        kind: work.kind,
        baselines: Vec::new(),
        walk: None,
        sessions: sessions
            .map(|(at, (day, entries))| {
                let around = Around { day: *day, at, stretched: (stretched, work.stretched) };
                session(context, work.number, around, candidates, choice, entries)
            })
            .collect(),
        volume: volume(context, candidates, work),
        score: score(context, candidates, work),
    }
}

/// Where a session stands, and what is around its work.
#[derive(Clone, Copy)]
struct Around {
    day: Day,
    /// Which of the week's sessions it is.
    at: usize,
    /// How often its stretches had grown before this week, and have now.
    stretched: (u32, u32),
}

fn session(
    context: &Context<'_>,
    week: u32,
    Around { day, at, stretched }: Around,
    candidates: &Candidates,
    choice: &Choice,
    entries: &[Entry],
) -> Session {
    let mut warm_up: Vec<Item> =
        picked(&candidates.on_top, choice.on_top.get(at)).map(|candidate| plain_item(context, candidate, 1)).collect();
    let rounds = choice.warm_ups.get(at).into_iter().flatten();
    let mut drills: Vec<(&Candidate, u32)> =
        rounds.filter_map(|(at, rounds)| Some((candidates.warm_ups.get(*at)?, *rounds))).collect();
    crate::order::by_key(&mut drills, |(candidate, _)| (off_the_feet(candidate.exercise), candidate.exercise.id));
    warm_up.extend(drills.into_iter().map(|(candidate, rounds)| plain_item(context, candidate, rounds)));
    let mut work: Vec<(&Candidate, &Entry)> =
        entries.iter().filter_map(|entry| Some((candidates.strengthening.get(entry.at)?, entry))).collect();
    crate::order::by_key(&mut work, |(candidate, _)| work_order(candidate.exercise));
    let mut strengthening: Vec<Item> = work
        .into_iter()
        .map(|(candidate, entry)| Item {
            step: entry.step.clone(),
            ..item(context, candidate, entry.prescription, entry.change.as_ref())
        })
        .collect();
    learn_first(context, &mut strengthening);
    add_ramp_up(context, &mut strengthening);
    let mut stretching: Vec<&Candidate> = picked(&candidates.stretches, choice.stretches.get(at)).collect();
    crate::order::by_key(&mut stretching, |candidate| (off_the_feet(candidate.exercise), candidate.exercise.id));
    let stretching: Vec<Item> =
        stretching.into_iter().map(|candidate| stretch::item(context, candidate, stretched)).collect();
    let ahead = Days::new(u64::from(week - 1) * 7);
    let mut session = Session {
        id: format!("w{week}-{}", day.weekday).into(),
        date: day.date.checked_add_days(ahead).unwrap_or(day.date),
        weekday: day.weekday,
        effort: day.effort,
        minutes: 0.0,
        warm_up,
        strengthening,
        stretching,
    };
    set_minutes(&mut session);
    session
}

/// Adds up the minutes of a session.
pub fn set_minutes(session: &mut Session) {
    session.minutes = minutes_of(session.items().map(|item| tenths(item.minutes)).sum());
}

/// Counts the sets of a week anew, after its moves have changed.
pub fn set_volume(week: &mut Week, context: &Context<'_>) {
    let sets = |volume: &Volume, sessions: &[Session]| -> f64 {
        let items = sessions.iter().flat_map(|session| &session.strengthening);
        let credit = |item: &Item| {
            context.catalog.get(&item.exercise).map_or(0.0, |exercise| f64::from(exercise.credit(volume.group)))
        };
        items.map(|item| credit(item) * f64::from(item.sets)).sum()
    };
    for volume in &mut week.volume {
        volume.sets = sets(volume, &week.sessions);
    }
}

fn picked<'a>(list: &'a [Candidate], at: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Candidate> {
    at.into_iter().flatten().filter_map(|at| list.get(*at))
}

/// Standing and seated moves come before those on the floor, so that nobody gets down and up again and again.
fn off_the_feet(exercise: &Exercise) -> u8 {
    match exercise.position {
        Position::Moving | Position::InWater => 0,
        Position::Standing | Position::Hanging => 1,
        Position::Seated if exercise.demands.contains(&Demand::FloorSitting) => 3,
        Position::Seated => 2,
        Position::Kneeling | Position::Quadruped => 3,
        Position::Prone | Position::SideLying => 4,
        Position::Supine => 5,
    }
}

/// The heaviest first, while one is fresh, and of the heavy ones the hinges, which tire most; rows before other work of
/// the same load; the floor last.
fn work_order(exercise: &Exercise) -> (Reverse<Load>, bool, bool, u8, &'static str) {
    let heavy_hinge = exercise.load == Load::Heavy && exercise.pattern == Pattern::Hinge;
    (Reverse(exercise.load), !heavy_hinge, !is_row(exercise), off_the_feet(exercise), exercise.id)
}

/// Puts what a beginner is to learn first before what needs it.
fn learn_first(context: &Context<'_>, items: &mut [Item]) {
    if context.profile.level > Level::Beginner {
        return;
    }
    for at in 0..items.len() {
        let Some(exercise) = items.get(at).and_then(|item| context.catalog.get(&item.exercise)) else { continue };
        let is_needed = |item: &Item| exercise.needs.iter().any(|need| item.exercise == *need);
        let is_learned = items.iter().take(at).any(is_needed);
        let later = items.iter().skip(at + 1).position(is_needed).filter(|_| !is_learned);
        if let Some(needed) = later.and_then(|later| items.get_mut(at..=at + 1 + later)) {
            needed.rotate_right(1);
        }
    }
}

/// Puts the work of a session in order, with the lighter sets before its first heavy lift, after a move has changed.
pub fn tidy_work(context: &Context<'_>, items: &mut [Item]) {
    crate::order::by_key(items, |item| context.catalog.get(&item.exercise).map(work_order));
    learn_first(context, items);
    for item in items.iter_mut() {
        if let Some(sets) = item.ramp_up_sets.take() {
            item.minutes = minutes_of(tenths(item.minutes).saturating_sub(context.seconds_of_ramp_up(sets) / 6));
        }
    }
    add_ramp_up(context, items);
}

/// A move in the place of another: its own dose, with as many sets as the other had, where its dose allows them.
pub fn item_in_place(context: &Context<'_>, candidate: &Candidate, old: &Item, why: &Reason) -> Item {
    let mut prescription = candidate.prescription;
    let most = prescription.dose.sets.map_or(1, |sets| sets.max);
    if prescription.dose.purpose == Use::Strengthening {
        prescription.sets = old.sets.min(most.max(prescription.sets)).max(1);
        time(context, candidate.exercise, &mut prescription);
    }
    item(context, candidate, prescription, Some(why))
}

/// A move that is the same every week.
pub fn plain_item(context: &Context<'_>, candidate: &Candidate, rounds: u32) -> Item {
    let prescription = in_rounds(context, candidate.exercise, candidate.prescription, rounds);
    item(context, candidate, prescription, None)
}

/// A move as it is prescribed, with why it is there and what changed.
pub fn item(context: &Context<'_>, candidate: &Candidate, prescription: Prescription, change: Option<&Reason>) -> Item {
    bare_item(context, candidate.exercise, prescription, because(context, candidate, change))
}

/// An exercise as it is prescribed, with why it is there.
pub fn bare_item(
    context: &Context<'_>,
    exercise: &'static Exercise,
    prescription: Prescription,
    because: Vec<Reason>,
) -> Item {
    let equipment = exercise.equipment_from(context.scope.equipment()).unwrap_or_default();
    Item {
        exercise: exercise.id.into(),
        name: exercise.name.into(),
        sets: prescription.sets,
        reps: prescription.reps,
        hold_seconds: prescription.hold_seconds,
        seconds: prescription.dose.seconds,
        per_side: exercise.per_side,
        rest_seconds: prescription.rest_seconds,
        tempo: prescription.tempo,
        form: prescription.form.map(|form| form.name.into()),
        ramp_up_sets: None,
        load: prescription.load,
        reserve: prescription.reserve,
        equipment: equipment.iter().map(|piece| Name::Borrowed(piece.as_str())).collect(),
        minutes: minutes_of(prescription.seconds / 6),
        step: None,
        because,
        caution: context.scope.caution(exercise),
    }
}

/// Minutes of a number of tenths of a minute.
fn minutes_of(tenths: u32) -> f64 {
    f64::from(tenths) / 10.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes of a session")]
fn tenths(minutes: f64) -> u32 {
    (minutes * 10.0).round() as u32
}

/// The first heavy lift of a session gets lighter sets before it.
fn add_ramp_up(context: &Context<'_>, items: &mut [Item]) {
    let heavy = |item: &&mut Item| context.catalog.get(&item.exercise).is_some_and(wants_ramp_up);
    if let Some(first) = items.iter_mut().find(heavy) {
        first.ramp_up_sets = Some(context.ramp_up_sets());
        first.minutes = minutes_of(tenths(first.minutes) + context.ramp_up_seconds() / 6);
    }
}

/// Why a move is in: the rule that it serves, and where its dose comes from.
fn because(context: &Context<'_>, candidate: &Candidate, change: Option<&Reason>) -> Vec<Reason> {
    let exercise = candidate.exercise;
    let reason = |rule: &'static str, why: Name| Reason { rule: rule.into(), why };
    let mut reasons = Vec::with_capacity(4);
    reasons.extend(change.cloned());
    if context.scope.includes(exercise) {
        reasons.push(reason("include", "you asked for it".into()));
    } else if context.included.iter().any(|included| included.id == exercise.id) {
        reasons.push(reason("needs-first", "to be learned before what you asked for".into()));
    }
    reasons.push(purpose(candidate));
    reasons.extend(favours(context, exercise));
    reasons.push(dose_reason(context, exercise, candidate.prescription.dose));
    reasons
}

/// What the conditions say for a move.
pub fn favours(context: &Context<'_>, exercise: &'static Exercise) -> impl Iterator<Item = Reason> {
    let favours = context.scope.says(exercise).into_iter().filter(|saying| saying.stance == Stance::Favour);
    favours.map(|saying| Reason { rule: saying.condition.rule().into(), why: saying.text.into() })
}

/// Where a dose comes from.
pub fn dose_reason(context: &Context<'_>, exercise: &Exercise, dose: &Dose) -> Reason {
    Reason { rule: "dose-from-source".into(), why: figures(context, exercise, dose) }
}

/// Where the figures of a dose come from: a source gives them all, or some, or none.
fn figures(context: &Context<'_>, exercise: &Exercise, dose: &Dose) -> Name {
    let cited = |dose: &Dose| {
        context.catalog.source(dose.source).filter(|source| source.strength != Evidence::Own).map(|source| source.title)
    };
    let alike = || exercise.doses.iter().filter(|other| other.purpose == dose.purpose);
    match (cited(dose), alike().find_map(cited)) {
        (Some(title), _) => ["figures from \"", title, "\""].concat().into(),
        (None, Some(title)) => format!("\"{title}\" gives a part of the figures; the others are backplan's own").into(),
        (None, None) => Name::Borrowed("no source gives figures; these are backplan's own"),
    }
}

/// The rule that a move serves first.
fn purpose(candidate: &Candidate) -> Reason {
    let exercise = candidate.exercise;
    let reason = |rule: &'static str, why: Name| Reason { rule: rule.into(), why };
    match candidate.prescription.dose.purpose {
        Use::WarmUp if is_on_top(exercise) => reason("warm-up-length", "comes on top of the moving warm-up".into()),
        Use::WarmUp => reason("warm-up-dynamic", format!("moves {}", parts(exercise)).into()),
        Use::Stretching if is_low(exercise) => reason("low-back-stretch", format!("a stretch for {LOW_SPOKEN}").into()),
        Use::Stretching => reason("stretch-count", format!("lengthens {}", parts(exercise)).into()),
        _ if candidate.is_row => reason("a-row", "the row of the session".into()),
        _ if candidate.isolates_erectors => {
            reason("isolated-erectors", "trains the muscles along the spine by themselves".into())
        }
        _ if candidate.is_posture => reason("a-posture-move", "brings the shoulders back over the trunk".into()),
        _ => reason("week-coverage", format!("trains {}", parts(exercise)).into()),
    }
}

/// What an exercise is for, as it is spoken.
fn parts(exercise: &Exercise) -> String {
    let named: Vec<String> = exercise.regions.iter().map(|region| ["the ", region.spoken()].concat()).collect();
    crate::suggest::listed(&named, "and")
}

fn volume(context: &Context<'_>, candidates: &Candidates, work: &WeekWork) -> Vec<Volume> {
    let entries =
        || work.sessions.iter().flatten().filter_map(|entry| Some((candidates.strengthening.get(entry.at)?, entry)));
    let sets = |at: usize| -> u32 {
        entries()
            .map(|(candidate, entry)| candidate.credits.get(at).copied().unwrap_or_default() * entry.prescription.sets)
            .sum()
    };
    let target = |group: Group| context.goal.target(group, context.profile.level);
    let group = |(at, group): (usize, &Group)| Volume {
        group: *group,
        sets: f64::from(sets(at)) / 100.0,
        target: target(*group).map(|target| target.min),
        target_max: target(*group).map(|target| target.max),
    };
    Group::ALL.iter().enumerate().map(group).collect()
}

fn score(context: &Context<'_>, candidates: &Candidates, work: &WeekWork) -> Score {
    let picks = work.sessions.iter().map(|session| session.iter().map(|entry| entry.at).collect()).collect();
    let templates: Vec<Template> = context.days.iter().copied().map(one_day).collect();
    let judge = Judge::new(context, &candidates.strengthening, &templates);
    let parts = judge.parts(&picks);
    let thousandths = |part: u32| f64::from(part) / 1000.0;
    let named = [
        ("volume", parts.volume),
        ("balance", parts.balance),
        ("distinct", parts.distinct),
        ("variety", parts.variety),
        ("favour", parts.favour),
    ];
    Score {
        total: f64::from(judge.total(parts) / 100) / 1000.0,
        parts: named.into_iter().map(|(name, part)| (name.into(), thousandths(part))).collect(),
    }
}
