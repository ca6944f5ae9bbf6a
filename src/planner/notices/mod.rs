//! What the reader must know beside the tables.

mod conflicts;
mod gaps;

pub use gaps::add_gaps;

use std::collections::BTreeSet;

use crate::catalog::{Equipment, Exercise, Goal, Level, Use};
use crate::condition::GradedReturn;
use crate::plan::{Item, Notice, Plan, Session, Severity, Volume, Week};
use crate::profile::Name;
use crate::rules::Scope;
use crate::suggest::{capitalised, listed};

use super::brief::{Brief, Thrift};
use super::time::Cuts;

/// The notices of a day's breaks.
pub fn for_desk(brief: &Brief<'_>) -> Vec<Notice> {
    let mut notices = vec![stop_signs()];
    notices.extend(for_conditions(brief));
    notices.push(not_a_diagnosis());
    notices
}

fn stop_signs() -> Notice {
    let text = "At sharp or worsening pain, numbness or tingling, stop at once, and ask a doctor or physiotherapist before you go on.";
    notice(Severity::Stop, "stop-signs", text)
}

fn not_a_diagnosis() -> Notice {
    let text = "This plan is general training advice, not a diagnosis. With a back condition or a recent injury, ask a doctor or \
                physiotherapist first.";
    notice(Severity::Info, "not-a-diagnosis", text)
}

/// The notices that do not depend on which rules could be kept.
pub fn always(brief: &Brief<'_>, plan: &Plan, cuts: &Cuts) -> Vec<Notice> {
    let mut notices = vec![stop_signs()];
    notices.extend(for_conditions(brief));
    notices.extend(brief.scope.graded_returns().map(|graded| for_return(brief, plan, graded)));
    notices.extend(for_wishes(brief, plan));
    notices.extend(for_time(brief, plan, cuts));
    notices.extend(for_variety(plan));
    notices.extend(for_volume(brief, plan));
    notices.extend(for_relief(brief, plan));
    notices.push(notice(
        Severity::Info,
        "pain-scale",
        "While training, on a scale of pain from 0 to 10: up to 3 go on, at 4 do less, at 5 or when it spreads down a leg stop. It \
         should settle within the hour and be no worse the next morning (common practice).",
    ));
    notices.push(notice(
        Severity::Info,
        "soreness",
        "Sore muscles are usual in the first two weeks and fade; that is not the pain to stop for. On bad days keep moving gently. \
         If four to six weeks bring nothing, get advice.",
    ));
    let most = plan.sessions().map(|session| session.strengthening.len()).max().unwrap_or_default();
    if brief.profile.level == Level::Beginner && most > 2 {
        let text = "First time? Do one or two of the strengthening moves, wait a day to see how your back takes it, then do the rest.";
        notices.push(notice(Severity::Info, "first-session", text));
    }
    // A band is resistance too, where it is too light to be called a load.
    let resists = |item: &Item| item.reserve.is_some() || item.equipment.iter().any(|piece| piece == "band");
    if plan.sessions().flat_map(Session::items).any(resists) {
        let reserve = brief.level.reserve;
        let text = format!(
            "End every set with {} to {} repetitions left in you, and choose the load by that. Lift in about two seconds, pause for \
             one, lower in two to three; breathe out on the effort.",
            reserve.min, reserve.max
        );
        notices.push(notice(Severity::Info, "reserve", text));
    }
    notices.push(not_a_diagnosis());
    notices
}

/// Whom to ask first, and what a condition wants to be known.
fn for_conditions(brief: &Brief<'_>) -> Vec<Notice> {
    let conditions = brief.scope.conditions();
    if conditions.is_empty() {
        return Vec::new();
    }
    let named: Vec<String> = conditions.iter().map(|condition| condition.id.replace('-', " ")).collect();
    let text = format!(
        "Ask your doctor or physiotherapist whether this plan is right for you ({}) before you begin.",
        listed(&named, "and")
    );
    let mut notices = vec![notice(Severity::Ask, "ask-first", text)];
    for condition in conditions {
        let advice: Vec<&str> = brief.scope.advice(condition).collect();
        if !advice.is_empty() {
            notices.push(notice(Severity::Caution, condition.rule(), advice.join(" ")));
        }
    }
    notices.extend(conflicts::told(&brief.scope));
    notices
}

/// When a move that waits comes back in this plan; or why it does not.
fn for_return(brief: &Brief<'_>, plan: &Plan, graded: &GradedReturn) -> Notice {
    let pattern = graded.pattern;
    let is_back = |week: &&Week| {
        let mut items = week.sessions.iter().flat_map(|session| &session.strengthening);
        items.any(|item| {
            brief
                .catalog
                .get(&item.exercise)
                .is_some_and(|exercise| exercise.pattern == pattern && brief.scope.waits(exercise).is_some())
        })
    };
    // It comes in at the start of a block of building weeks.
    let block = brief.programmes.session.weeks_of_building + 1;
    let first = graded.after_weeks / block * block + block + 1;
    let text = match plan.weeks.iter().find(is_back) {
        Some(week) => format!("The {pattern} waits, and comes back in week {} by small steps.", week.week),
        None if brief.profile.weeks < first => {
            format!(
                "The {pattern} waits for {} weeks; a plan of {first} or more brings it back by small steps.",
                graded.after_weeks
            )
        }
        None => format!(
            "The {pattern} waits, and found no place in this plan that would not cost it something else; more days a week would \
             make room."
        ),
    };
    notice(Severity::Info, "graded-return", text)
}

/// What was asked for although a condition bars it, and what could not be put in.
fn for_wishes(brief: &Brief<'_>, plan: &Plan) -> Vec<Notice> {
    let mut notices = Vec::new();
    for exercise in &brief.included {
        notices.extend(conflicts::although(&brief.scope, exercise));
        if !plan.sessions().flat_map(Session::items).any(|item| item.exercise == exercise.id) {
            let text =
                format!("{} could not be put into a session of this plan; it has no dose for one.", exercise.name);
            notices.push(notice(Severity::Caution, "include", text));
        }
    }
    notices
}

/// The muscle groups that stay below their target, where no must speaks of them.
fn for_volume(brief: &Brief<'_>, plan: &Plan) -> Option<Notice> {
    let week = plan.weeks.first()?;
    let low = |volume: &&Volume| volume.target.is_some_and(|target| volume.sets < f64::from(target));
    let low: Vec<&Volume> = week.volume.iter().filter(low).collect();
    let said = |volume: &&Volume| Some(format!("{} {} of {}", volume.group.spoken(), volume.sets, volume.target?));
    let sets: Vec<String> = low.iter().filter_map(said).collect();
    let first = if plan.weeks.len() > 1 { " at first" } else { "" };
    let musts = brief.profile.goal == Goal::Muscle && brief.profile.level > Level::Beginner;
    let text = format!("Below target in sets a week{first}: {}. {}", sets.join(", "), more_volume(brief, &low));
    (!low.is_empty() && !musts).then(|| notice(Severity::Info, "volume-target", text))
}

/// What would bring more sets for the groups that are low.
fn more_volume(brief: &Brief<'_>, low: &[&Volume]) -> String {
    if brief.thrift > Thrift::None {
        return "More minutes a session would make room for them.".to_owned();
    }
    if brief.easy_only() {
        return "Easy sessions hold less of it, and that is meant so.".to_owned();
    }
    let raised = |piece: Equipment| -> Vec<&'static str> {
        let more: Scope = brief.scope.with(piece);
        // What does not take the piece can't be new; it is told apart first, for plans are made by the thousand.
        let is_new = |exercise: &'static Exercise| {
            exercise.equipment.iter().any(|set| set.contains(&piece))
                && brief.scope.excludes(exercise).is_some()
                && more.excludes(exercise).is_none()
        };
        let new: Vec<&'static Exercise> =
            brief.catalog.exercises().iter().copied().filter(|exercise| is_new(exercise)).collect();
        let trains = |volume: &&&Volume| new.iter().any(|exercise| exercise.credit(volume.group) >= 1.0);
        low.iter().filter(trains).map(|volume| volume.group.spoken()).collect()
    };
    let pieces: Vec<(Equipment, Vec<&str>)> = [Equipment::Band, Equipment::Dumbbell]
        .into_iter()
        .map(|piece| (piece, raised(piece)))
        .filter(|(_, groups)| !groups.is_empty())
        .collect();
    let names: Vec<String> = pieces.iter().map(|(piece, _)| format!("a {piece}")).collect();
    let groups: BTreeSet<&str> = pieces.iter().flat_map(|(_, groups)| groups.iter().copied()).collect();
    match (names.is_empty(), brief.profile.level) {
        (false, _) => {
            let some = groups.into_iter().collect::<Vec<_>>();
            let whole = if some.len() == low.len() { String::new() } else { format!(" for {}", listed(&some, "and")) };
            format!("{} would bring more{whole}.", capitalised(&listed(&names, "or")))
        }
        (true, Level::Beginner) => "That is enough to begin with; sets are added over the weeks.".to_owned(),
        (true, _) => "Another training day would bring more.".to_owned(),
    }
}

/// What may be done again later in the day, for those who train to ease pain.
fn for_relief(brief: &Brief<'_>, plan: &Plan) -> Option<Notice> {
    let items = plan.sessions().flat_map(Session::items);
    let twice = items.filter(|item| {
        let relief =
            brief.catalog.get(&item.exercise).and_then(|exercise| exercise.dose(Use::Relief, brief.profile.level));
        // Steady cardio is no matter of a few repetitions.
        let is_move = item.reps.is_some() || item.hold_seconds.is_some();
        is_move && item.caution.is_none() && relief.and_then(|dose| dose.times_per_day).is_some_and(|times| times > 1)
    });
    let names: BTreeSet<&str> = twice.map(|item| &*item.name).collect();
    let listed = listed(&names.into_iter().collect::<Vec<_>>(), "and");
    let text = format!("For relief these may be done again later in the day, a few at a time: {listed}.");
    let wanted = brief.profile.goal == Goal::PainRelief && !listed.is_empty();
    wanted.then(|| notice(Severity::Info, "twice-daily-relief", text))
}

/// A word before a plan repeats itself, where few moves are left to choose from.
fn for_variety(plan: &Plan) -> Option<Notice> {
    let variety = plan.weeks.first().and_then(|week| week.score.parts.get("variety")).copied()?;
    let text = "Few moves are left for this profile, so the same ones come back within the week. More equipment, or leaving out \
                less, would bring more variety.";
    (variety < LITTLE_VARIETY).then(|| notice(Severity::Info, "variety", text))
}

/// A variety below which most moves of a week come back in it.
const LITTLE_VARIETY: f64 = 0.55;

/// What was taken away for the sake of time.
fn for_time(brief: &Brief<'_>, plan: &Plan, cuts: &Cuts) -> Option<Notice> {
    let minutes = brief.profile.minutes.filter(|_| !cuts.is_empty())?;
    let items = || plan.sessions().flat_map(Session::items);
    let (rarer, gone): (Vec<&str>, Vec<&str>) =
        cuts.gone.iter().copied().partition(|name| items().any(|item| item.name == *name));
    let mut said: Vec<String> = cuts.kept_short.map(str::to_owned).into_iter().collect();
    said.extend((!gone.is_empty()).then(|| format!("without {}", listed(&gone, "and"))));
    said.extend((!rarer.is_empty()).then(|| format!("{} not in every session", listed(&rarer, "and"))));
    said.extend(cuts.exchanged.iter().map(|(gone, came)| format!("{came} in place of {gone}")));
    Some(notice(Severity::Info, "time-budget", format!("To keep to {minutes} minutes: {}.", said.join("; "))))
}

fn notice(severity: Severity, rule: impl Into<Name>, text: impl Into<Name>) -> Notice {
    Notice { severity, rule: rule.into(), exercise: None, text: text.into() }
}
