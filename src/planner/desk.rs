//! A working day's micro-breaks: one to two minutes each, nothing on the floor, conditions and symptoms minded.

use chrono::{NaiveTime, TimeDelta};

use crate::catalog::{Catalog, Demand, Exercise, Position, Role, Use};
use crate::condition::Trigger;
use crate::desk::{Break, DeskDay, FORMAT, VERSION};
use crate::plan::GENERATOR;
use crate::profile::Profile;
use crate::programme::Programmes;

use super::candidates::{Candidate, desk_candidates};
use super::context::Context;
use super::refusal::Refusal;
use super::{assemble, notices, texts, withhold};

/// When breaks are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// When work begins.
    pub from: NaiveTime,
    /// When it ends.
    pub to: NaiveTime,
    /// Minutes between two breaks.
    pub every: u32,
}

/// Plans the breaks of a day.
///
/// # Errors
/// A [`Refusal`] where the profile contradicts itself, names a symptom, or leaves no move for a break.
pub fn day(
    profile: &Profile,
    hours: Hours,
    catalog: &Catalog,
    programmes: &'static Programmes,
) -> Result<DeskDay, Refusal> {
    withhold(profile)?;
    let context = Context::new(profile, catalog, programmes)?;
    let moves = desk_candidates(&context, fits_desk);
    if moves.is_empty() {
        let text = "no move for a desk is left for this profile; leave out less";
        return Err(Refusal::Withheld(text.to_owned()));
    }
    let missing =
        context.included.iter().find(|exercise| !moves.iter().any(|candidate| candidate.exercise.id == exercise.id));
    if let Some(exercise) = missing {
        return Err(Refusal::Wrong(format!("include: {} is no move for a break at a desk", exercise.id)));
    }
    let times = times(hours);
    if times.is_empty() {
        let text = format!("no break fits between {} and {}", hours.from.format("%H:%M"), hours.to.format("%H:%M"));
        return Err(Refusal::Wrong(text));
    }
    let mut uses = vec![0_u32; moves.len()];
    let openings = programmes.desk.first.iter().cycle().map(Some).chain(std::iter::repeat(None));
    let breaks: Vec<Break> = times
        .into_iter()
        .zip(openings)
        .map(|(time, opening)| one_break(&context, time, &Pool { moves: &moves, opening }, &mut uses))
        .collect();
    let is_short = breaks.iter().any(|one| one.minutes * 60.0 < f64::from(programmes.desk.break_seconds.min));
    Ok(DeskDay {
        format: FORMAT.into(),
        version: VERSION,
        generator: GENERATOR.into(),
        profile: profile.clone(),
        moves: texts::move_texts(catalog, breaks.iter().flat_map(|one| &one.moves)),
        on: programmes.desk.days.to_vec(),
        until: None,
        breaks,
        notices: notices::for_desk(&context, is_short),
    })
}

/// Standing or seated on a chair, and neither loaded nor held on the floor.
fn fits_desk(exercise: &Exercise) -> bool {
    let on_feet = matches!(exercise.position, Position::Standing | Position::Seated);
    exercise.serves(Role::Desk)
        && on_feet
        && !exercise.demands.contains(&Demand::FloorSitting)
        && exercise.doses.iter().any(|dose| dose.purpose == Use::Desk)
}

fn times(hours: Hours) -> Vec<NaiveTime> {
    let step = TimeDelta::minutes(i64::from(hours.every));
    let length = hours.to.signed_duration_since(hours.from);
    let count = i32::try_from(length.num_minutes() / step.num_minutes().max(1)).unwrap_or_default();
    let time = |at: i32| hours.from.overflowing_add_signed(step * at).0;
    (1..=count).map(time).filter(|time| *time < hours.to).collect()
}

/// What a break is made of.
struct Pool<'m> {
    moves: &'m [Candidate],
    /// What it begins with.
    opening: Option<&'static Trigger>,
}

impl Pool<'_> {
    /// Whether `candidate` may come next: first what opens the break, where that is allowed, and never after it.
    fn takes(&self, context: &Context<'_>, candidate: &Candidate, is_first: bool) -> bool {
        let opens = |trigger: &Trigger| trigger.fits(candidate.exercise);
        let is_there = |trigger: &&Trigger| is_first && self.moves.iter().any(|other| trigger.fits(other.exercise));
        match self.opening.filter(is_there) {
            Some(trigger) => opens(trigger),
            None => !context.programmes.desk.first.iter().any(opens),
        }
    }
}

/// The moves used least so far, what is asked for or wanted for a condition before others and those for other regions
/// first, until a minute is full, and never beyond two.
fn one_break(context: &Context<'_>, time: NaiveTime, pool: &Pool<'_>, uses: &mut [u32]) -> Break {
    let bounds = context.programmes.desk.break_seconds;
    let moves = pool.moves;
    let mut picked: Vec<usize> = Vec::new();
    let mut seconds = 0;
    while seconds < bounds.min || picked.len() < 2 {
        let covered = picked.iter().filter_map(|at| moves.get(*at)).fold(0, |bits, candidate| bits | candidate.regions);
        let fits = |(at, candidate): &(usize, &Candidate)| {
            !picked.contains(at)
                && seconds + candidate.prescription.seconds <= bounds.max
                && pool.takes(context, candidate, picked.is_empty())
        };
        let rank = |(at, candidate): &(usize, &Candidate)| {
            let overlap = (candidate.regions & covered).count_ones();
            let wanted = is_wanted(context, candidate.exercise);
            (uses.get(*at).copied(), !wanted, overlap, std::cmp::Reverse(candidate.points), *at)
        };
        let Some((at, candidate)) = moves.iter().enumerate().filter(fits).min_by_key(rank) else { break };
        seconds += candidate.prescription.seconds;
        picked.push(at);
        if let Some(count) = uses.get_mut(at) {
            *count += 1;
        }
    }
    let moves = picked
        .iter()
        .filter_map(|at| moves.get(*at))
        .map(|candidate| assemble::plain_item(context, candidate, 1))
        .collect();
    Break { at: time.format("%H:%M").to_string(), minutes: f64::from(seconds / 6) / 10.0, moves }
}

/// Whether `exercise` was asked for, or is what a condition or the goal wants at a desk.
fn is_wanted(context: &Context<'_>, exercise: &Exercise) -> bool {
    let mut preferences = context.preferences.iter().filter(|preference| preference.purpose == Use::Desk);
    context.scope.includes(exercise) || preferences.any(|preference| preference.fits(exercise))
}
