//! What the reader must know beside the tables.

mod conflicts;
mod course;
mod gaps;
mod general;
mod lifts;
mod remedy;

pub use gaps::{add_gaps, missing};
pub use remedy::Memory;

use std::collections::BTreeSet;

use crate::catalog::{Exercise, Goal, Level, Position, Role, Use};
use crate::condition::GradedReturn;
use crate::plan::{Item, Notice, Plan, Session, Severity, Volume, Week};
use crate::profile::Name;
use crate::rules::{self, Told};
use crate::suggest::listed;

use super::context::Context;
use super::focus;
use super::time::Cuts;

/// The safety notices.
pub fn for_safety(context: &Context<'_>, plan: &Plan) -> Vec<Notice> {
    let mut notices = before_all(context);
    notices.push(general::pain_scale(context));
    notices.extend(context.included.iter().flat_map(|exercise| conflicts::although(&context.scope, exercise)));
    notices.extend(lifts::told(context, plan));
    notices.extend(for_water(plan, context));
    notices
}

/// When to stop, what must be looked at before anybody begins, and what conditions ask for.
fn before_all(context: &Context<'_>) -> Vec<Notice> {
    let mut stop = ruled(Severity::Stop, Told::StopSigns);
    let besides = context.scope.conditions().iter().filter_map(|condition| condition.stop_besides);
    stop.text = std::iter::once(&*stop.text).chain(besides).collect::<Vec<_>>().join(" ").into();
    let mut notices = vec![stop, ruled(Severity::Ask, Told::BeforeYouBegin)];
    notices.extend(for_conditions(context));
    notices
}

/// The notices of a day's breaks, of which some may be shorter than they should be.
pub fn for_desk(context: &Context<'_>, is_short: bool) -> Vec<Notice> {
    let mut notices = before_all(context);
    notices.extend(is_short.then(|| ruled(Severity::Gap, Told::ShortBreaks)));
    notices.push(ruled(Severity::Info, Told::NotADiagnosis));
    notices
}

/// The notices that do not depend on which rules could be kept.
pub fn always(context: &Context<'_>, plan: &Plan, cuts: &Cuts) -> Vec<Notice> {
    let mut notices = for_safety(context, plan);
    for graded in context.scope.graded_returns() {
        let told = for_return(context, plan, graded);
        // Several conditions may let the same moves wait.
        notices.extend(told.filter(|told| !notices.contains(told)));
    }
    notices.extend(for_wishes(context, plan));
    notices.extend(for_gentle_strength(context));
    notices.extend(for_time(context, plan, cuts));
    notices.extend(course::growth(context, plan, cuts));
    notices.extend(for_focus(context, plan));
    notices.extend(for_variety(context, plan));
    notices.extend(for_volume(context, plan));
    notices.extend(for_relief(context, plan));
    notices.extend(for_posture(context, plan));
    notices.push(ruled(Severity::Info, Told::Soreness));
    notices.extend(general::first_session(context, plan));
    notices.extend(general::reserve(context, plan));
    notices.extend(course::first_weight(context, plan));
    notices.extend(general::going_on(context));
    notices.push(ruled(Severity::Info, Told::NotADiagnosis));
    notices
}

/// Whom to ask first, and what a condition wants to be known.
fn for_conditions(context: &Context<'_>) -> Vec<Notice> {
    let conditions = context.scope.conditions();
    if conditions.is_empty() {
        return Vec::new();
    }
    let named: Vec<String> = conditions.iter().map(|condition| conflicts::spoken(condition)).collect();
    let named = listed(&named, "and");
    let must_agree = conditions.iter().any(|condition| condition.provider_agrees);
    let ask = if must_agree { Told::AskAgree } else { Told::AskKnow };
    let mut notices = vec![ruled_of(Severity::Ask, ask, &named)];
    for condition in conditions {
        let advice: Vec<&str> = context.scope.advice(condition).collect();
        if !advice.is_empty() {
            notices.push(notice(Severity::Caution, condition.rule(), advice.join(" ")));
        }
    }
    notices.extend(conflicts::told(&context.scope));
    notices
}

/// When a move that waits comes back in this plan; or why it does not.
fn for_return(context: &Context<'_>, plan: &Plan, graded: &GradedReturn) -> Option<Notice> {
    let pattern = graded.pattern;
    if graded.unloaded_at_once {
        // Where another condition makes the whole pattern wait, its notice says so.
        let mut others = context.scope.graded_returns();
        let waits = others.any(|other| other.pattern == pattern && !other.unloaded_at_once);
        let weeks = graded.after_weeks;
        let text = format!(
            "The {pattern} stays without weight for at least {weeks} weeks, and takes on load by steps after them."
        );
        return (!waits).then(|| notice(Severity::Info, "graded-return", text));
    }
    let is_back = |week: &&Week| {
        let mut items = week.sessions.iter().flat_map(|session| &session.strengthening);
        items.any(|item| {
            context
                .catalog
                .get(&item.exercise)
                .is_some_and(|exercise| exercise.pattern == pattern && context.scope.waits(exercise).is_some())
        })
    };
    // It comes in at the start of a block of building weeks.
    let block = context.programmes.session.weeks_of_building + 1;
    let first = graded.after_weeks / block * block + block + 1;
    let text = match plan.weeks.iter().find(is_back) {
        Some(week) => format!("The {pattern} waits, and comes back in week {} by small steps.", week.week),
        None if context.profile.weeks < first => {
            format!(
                "The {pattern}, bending forward from the hips, waits {} weeks; a plan of {first} weeks or more brings it back by steps.",
                graded.after_weeks
            )
        }
        None => format!("The {pattern} waits, and found no place in this plan that would not cost it something else."),
    };
    Some(notice(Severity::Info, "graded-return", text))
}

/// What to mind in water.
fn for_water(plan: &Plan, context: &Context<'_>) -> Option<Notice> {
    let in_water = |item: &Item| {
        context.catalog.get(&item.exercise).is_some_and(|exercise| exercise.position == Position::InWater)
    };
    let there = plan.sessions().flat_map(Session::items).any(in_water);
    there.then(|| ruled(Severity::Caution, Told::InWater))
}

/// That a goal for strong work gets gentler work, for want of weights or where a condition makes every session easy.
fn for_gentle_strength(context: &Context<'_>) -> Option<Notice> {
    let wants_strength = matches!(context.profile.goal, Goal::Strength | Goal::Muscle);
    if wants_strength && !context.scope.is_easy_only() && context.scope.equipment().is_empty() {
        return Some(ruled(Severity::Info, Told::NoWeights));
    }
    (wants_strength && context.scope.is_easy_only()).then(|| ruled(Severity::Info, Told::EasyStrength))
}

/// What was asked for although a condition bars it, and what could not be put in.
fn for_wishes(context: &Context<'_>, plan: &Plan) -> Vec<Notice> {
    let mut notices = Vec::new();
    for exercise in &context.included {
        if !plan.sessions().flat_map(Session::items).any(|item| item.exercise == exercise.id) {
            let in_water = exercise.position == Position::InWater;
            let why = if in_water { "none of them is in water" } else { "it has no dose for one" };
            let text = format!("{} could not be put into a session of this plan; {why}.", exercise.name);
            notices.push(notice(Severity::Caution, "include", text));
        }
    }
    notices
}

/// The muscle groups that stay below their target, where no must speaks of them, and those that get more than it asks for.
fn for_volume(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    let week = plan.weeks.first()?;
    let low = |volume: &&Volume| volume.target.is_some_and(|target| volume.sets < f64::from(target));
    let later = |volume: &&Volume| {
        let mut same = plan.weeks.iter().flat_map(|week| &week.volume).filter(|other| other.group == volume.group);
        same.any(|other| !low(&other))
    };
    let (at_first, always): (Vec<&Volume>, Vec<&Volume>) = week.volume.iter().filter(low).partition(later);
    let is_bare = week.volume.iter().filter(low).any(|volume| volume.sets <= 0.0);
    let musts = context.profile.goal == Goal::Muscle && context.profile.level > Level::Beginner;
    let high = |volume: &&Volume| volume.target_max.is_some_and(|target| volume.sets > f64::from(target));
    let high: Vec<&str> = week.volume.iter().filter(high).map(|volume| volume.group.spoken()).collect();
    let words = |what: Told| rules::told(what).1.to_owned();
    let mut said: Vec<String> = Vec::new();
    if !(musts || at_first.is_empty() && always.is_empty()) {
        let named = |when: &str, groups: &[&Volume]| {
            let groups: Vec<&str> = groups.iter().map(|volume| volume.group.spoken()).collect();
            (!groups.is_empty()).then(|| format!("Below target{when}: {}.", groups.join(", ")))
        };
        let throughout = if plan.weeks.len() > 1 { " in every week" } else { "" };
        said.extend(named(throughout, &always).into_iter().chain(named(" at first", &at_first)));
        said.extend(why_low(context, is_bare).map(words));
    }
    let is_drill =
        |item: &Item| context.catalog.get(&item.exercise).is_some_and(|move_| move_.volume_credit.is_empty());
    let drills = is_bare && week.sessions.iter().flat_map(|session| &session.strengthening).any(is_drill);
    said.extend(drills.then(|| words(Told::UncountedDrills)));
    said.extend((!high.is_empty()).then(|| format!("More than the target asks for: {}.", high.join(", "))));
    (!said.is_empty()).then(|| notice(Severity::Info, "volume-target", said.join(" ")))
}

/// What to think of that, where there is something; `is_bare` where a group gets nothing at all.
fn why_low(context: &Context<'_>, is_bare: bool) -> Option<Told> {
    if context.easy_only() {
        return Some(Told::EasyHoldsLess);
    }
    (context.profile.level == Level::Beginner && !is_bare).then_some(Told::EnoughAtFirst)
}

/// Where a region that was put first did not get much more.
fn for_focus(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    let sets = |region| focus::sets(plan, context.catalog, region);
    let short =
        context.aims.iter().map(|(region, aim)| (region, sets(*region), *aim)).filter(|(_, sets, aim)| sets < aim);
    let said: Vec<String> =
        short.map(|(region, sets, aim)| format!("{sets} sets a week for the {}, not {aim}", region.spoken())).collect();
    let why = if context.profile.minutes.is_some() {
        "the minutes leave no room for more"
    } else {
        "no more moves for it fit into these sessions"
    };
    let text = format!("The focus could not be given a third more work: {}; {why}.", listed(&said, "and"));
    (!said.is_empty()).then(|| notice(Severity::Info, "focus", text))
}

/// What may be done again later in the day, for those who train to ease pain.
fn for_relief(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    let items = plan.sessions().flat_map(Session::items);
    let twice = items.filter(|item| {
        let relief =
            context.catalog.get(&item.exercise).and_then(|exercise| exercise.dose(Use::Relief, context.profile.level));
        // Steady cardio is no matter of a few repetitions.
        let is_move = item.reps.is_some() || item.hold_seconds.is_some();
        is_move && item.caution.is_none() && relief.and_then(|dose| dose.times_per_day).is_some_and(|times| times > 1)
    });
    let names: BTreeSet<&str> = twice.map(|item| &*item.name).collect();
    let listed = listed(&names.into_iter().collect::<Vec<_>>(), "and");
    let wanted = context.profile.goal == Goal::PainRelief && !listed.is_empty();
    wanted.then(|| ruled_of(Severity::Info, Told::AgainLater, &listed))
}

/// What may be done daily at a desk, for those who train for their posture: two moves of the plan that are made for it.
fn for_posture(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    if context.profile.goal != Goal::Posture {
        return None;
    }
    let of_desk = |item: &&Item| {
        let exercise = context.catalog.get(&item.exercise);
        let fits = |exercise: &Exercise| {
            exercise.serves(Role::Posture) && exercise.dose(Use::Desk, context.profile.level).is_some()
        };
        item.caution.is_none() && exercise.is_some_and(fits)
    };
    let names: BTreeSet<&str> =
        plan.sessions().flat_map(Session::items).filter(of_desk).map(|item| &*item.name).collect();
    let moves: Vec<&str> = names.into_iter().take(DESK_MOVES).collect();
    (!moves.is_empty()).then(|| ruled_of(Severity::Info, Told::AtTheDesk, &listed(&moves, "and")))
}

/// So many moves can be remembered.
const DESK_MOVES: usize = 3;

/// A word before a plan repeats itself: where it hurts, or where few moves are left to choose from.
fn for_variety(context: &Context<'_>, plan: &Plan) -> Option<Notice> {
    if context.is_in_turn() {
        let wet = context.templates.iter().any(|template| template.in_water);
        return Some(ruled(Severity::Info, if wet { Told::InTurnOnLand } else { Told::InTurn }));
    }
    let variety = plan.weeks.first().and_then(|week| week.score.parts.get("variety")).copied()?;
    (variety < LITTLE_VARIETY).then(|| ruled(Severity::Info, Told::FewFit))
}

/// A variety below which most moves of a week come back in it.
const LITTLE_VARIETY: f64 = 0.55;

/// What was taken away for the sake of time.
fn for_time(context: &Context<'_>, plan: &Plan, cuts: &Cuts) -> Option<Notice> {
    let minutes = context.profile.minutes.filter(|_| !cuts.is_empty())?;
    // What only came in for the sake of time, and went again, was never missed.
    let came = |name: &&str| cuts.exchanged.iter().any(|(_, came)| came == name);
    let exchanged = cuts.exchanged.iter().map(|(gone, _)| *gone).filter(|name| !came(name));
    let all: BTreeSet<&str> = cuts.gone.iter().copied().chain(exchanged).collect();
    let is_in = |name: &&str| plan.sessions().flat_map(Session::items).any(|item| item.name == *name);
    let (rarer, gone): (Vec<&str>, Vec<&str>) = all.into_iter().partition(is_in);
    let mut said: Vec<String> = cuts.kept_short.map(str::to_owned).into_iter().collect();
    said.extend((!gone.is_empty()).then(|| format!("without {}", listed(&gone, "and"))));
    said.extend((!rarer.is_empty()).then(|| format!("{} not in every session", listed(&rarer, "and"))));
    Some(notice(Severity::Info, "time-budget", format!("To keep to {minutes} minutes: {}.", said.join("; "))))
}

/// A notice in the words of its rule.
fn ruled(severity: Severity, what: Told) -> Notice {
    let (rule, text) = rules::told(what);
    notice(severity, rule, text)
}

/// The same, with what the planner puts into the sentence.
fn ruled_of(severity: Severity, what: Told, filling: &str) -> Notice {
    let (rule, text) = rules::told(what);
    notice(severity, rule, what.blank().map_or_else(|| text.to_owned(), |blank| text.replace(blank, filling)))
}

fn notice(severity: Severity, rule: impl Into<Name>, text: impl Into<Name>) -> Notice {
    Notice { severity, rule: rule.into(), exercise: None, text: text.into() }
}
