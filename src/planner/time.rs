//! Keeps sessions within the minutes that were asked for, by taking away what matters least.

use std::cmp::Reverse;

use crate::profile::MINUTES;
use crate::rules::wants_ramp_up;

use super::candidates::{Candidate, Candidates};
use super::choose::{self, Choice};
use super::context::{Context, Shortening};
use super::dose::in_rounds;
use super::refusal::Refusal;
use super::score::{Judge, Worth};

/// A choice that keeps to the time, the candidates it was made from, and what was taken away for it.
pub struct Timed {
    pub candidates: Candidates,
    pub choice: Choice,
    pub cuts: Cuts,
    /// The seconds that each session has left, where time is limited.
    pub spare: Option<Vec<u32>>,
}

/// What was taken away for the sake of time.
#[derive(Debug, Default)]
pub struct Cuts {
    /// What is kept short everywhere, in words.
    pub kept_short: Option<&'static str>,
    /// Moves that were taken out of a session.
    pub gone: Vec<&'static str>,
    /// Moves that gave way to shorter ones: the one that went, and the one that came.
    pub exchanged: Vec<(&'static str, &'static str)>,
    /// Whether some step from week to week was left out.
    pub held_back: bool,
}

impl Cuts {
    fn without(&mut self, gone: &Candidate) {
        if !self.gone.contains(&gone.exercise.name) {
            self.gone.push(gone.exercise.name);
        }
    }

    /// Whether anything was taken away.
    pub fn is_empty(&self) -> bool {
        self.kept_short.is_none() && self.gone.is_empty() && self.exchanged.is_empty()
    }
}

/// Chooses the moves of a week within the minutes that were asked for.
pub fn choose(context: &mut Context<'_>) -> Result<Timed, Refusal> {
    let Some(minutes) = context.profile.minutes else {
        let candidates = Candidates::new(context);
        let choice = choose::week(context, &candidates)?;
        return Ok(Timed { candidates, choice: choice.by_day(&context.turns), cuts: Cuts::default(), spare: None });
    };
    let mut least = 0;
    let is_short = minutes <= context.programmes.session.short_minutes;
    for (shortening, told) in
        SHORTENINGS.into_iter().filter(|(shortening, _)| !is_short || *shortening == Shortening::Short)
    {
        context.shortening = shortening;
        if shortening == Shortening::Short {
            context.lay_out_week();
        }
        let candidates = Candidates::new(context);
        let mut choice = choose::week(context, &candidates)?;
        let mut cuts = Cuts { kept_short: told, ..Cuts::default() };
        trim_extras(context, &candidates, &mut choice, minutes * 60, &mut cuts);
        if shortening >= Shortening::Sets {
            trim_work(context, &candidates, &mut choice, minutes * 60, &mut cuts);
        }
        let needed = longest(context, &candidates, &choice);
        if needed <= minutes * 60 {
            let spare = |at: usize| (minutes * 60).saturating_sub(seconds(context, &candidates, &choice, at));
            let spare = Some(context.turns.iter().copied().map(spare).collect());
            return Ok(Timed { candidates, choice: choice.by_day(&context.turns), cuts, spare });
        }
        least = needed.div_ceil(60);
    }
    let help =
        if MINUTES.contains(&least) { format!("ask for --minutes {least}") } else { "ask for other moves".to_owned() };
    let text = format!(
        "a session of {minutes} minutes is too short to be safe: warm-up, work and stretches take at least {least}; {help}"
    );
    Err(Refusal::Withheld(text))
}

/// What is kept short, in turn, and the words for it.
const SHORTENINGS: [(Shortening, Option<&str>); 4] = [
    (Shortening::None, None),
    (Shortening::Rests, Some("extras left out; rests, warm-up and stretches kept short")),
    (Shortening::Sets, Some("extras left out; rests, sets, warm-up and stretches kept short")),
    (Shortening::Short, Some("short easy sessions, with a short warm-up, two or three gentle moves and two stretches")),
];

/// Takes away what comes on top of the warm-up, and stretches beyond the least, where a session is too long.
fn trim_extras(context: &Context<'_>, candidates: &Candidates, choice: &mut Choice, limit: u32, cuts: &mut Cuts) {
    let bounds = context.programmes.session;
    let short = context.shortening == Shortening::Short;
    let least = if short { bounds.short_stretches } else { bounds.stretches.min } as usize;
    for at in 0..choice.strengthening.len() {
        while seconds(context, candidates, choice, at) > limit {
            let extra = choice.on_top.get_mut(at).and_then(Vec::pop).and_then(|gone| candidates.on_top.get(gone));
            let extra = extra.or_else(|| {
                // The first stretches are those for the low back and for what nothing else covers.
                let stretches = choice.stretches.get_mut(at).filter(|stretches| stretches.len() > least)?;
                candidates.stretches.get(stretches.pop()?)
            });
            let Some(gone) = extra else { break };
            cuts.without(gone);
        }
    }
}

/// Takes away strengthening moves down to the least, those first that the week misses least; then puts shorter moves in
/// the place of longer ones.
fn trim_work(context: &Context<'_>, candidates: &Candidates, choice: &mut Choice, limit: u32, cuts: &mut Cuts) {
    let judge = Judge::new(context, &candidates.strengthening, &context.templates);
    for (at, template) in context.templates.iter().enumerate() {
        let least = choose::fewest(context, *template);
        let pool = choose::pool(&candidates.strengthening, *template);
        loop {
            let over = seconds(context, candidates, choice, at).saturating_sub(limit);
            let others = judge.without(&choice.strengthening, at);
            let Some(session) = choice.strengthening.get_mut(at).filter(|_| over > 0) else { break };
            // A cut may open a gap, which gets a notice; it may break no rule that has none.
            let now = judge.worth_with(&others, at, session).broken;
            let worth = |session: &[usize]| {
                let worth = judge.worth_with(&others, at, session);
                (worth.broken >= now).then_some(worth)
            };
            let trimmed = if session.len() > least {
                let gone = without_least(context, candidates, session, worth);
                gone.map(|gone| cuts.without(gone))
            } else {
                let exchanged = shortened(context, candidates, session, &pool, over, worth);
                exchanged.map(|names| cuts.exchanged.push(names))
            };
            if trimmed.is_none() {
                break;
            }
        }
    }
}

/// Takes out the move that the week misses least.
fn without_least<'m>(
    context: &Context<'_>,
    candidates: &'m Candidates,
    session: &mut Vec<usize>,
    worth: impl Fn(&[usize]) -> Option<Worth>,
) -> Option<&'m Candidate> {
    let removable = |slot: &usize| is_free(context, candidates, session, *slot);
    let left = |slot: usize| {
        let mut left = session.clone();
        left.remove(slot);
        Some((worth(&left)?, slot))
    };
    let (_, slot) = (0..session.len()).filter(removable).filter_map(left).max_by_key(|(worth, _)| *worth)?;
    candidates.strengthening.get(session.remove(slot))
}

/// Rules first, then whether it saves enough time, then the week's score, or the seconds that are saved.
type Rank = (Reverse<i64>, Reverse<i64>, bool, i64);

/// Puts a shorter move in the place of a longer one: the best that makes up for the time, or else the one that saves most.
/// The names of what went and what came.
fn shortened(
    context: &Context<'_>,
    candidates: &Candidates,
    session: &mut [usize],
    pool: &[usize],
    over: u32,
    worth: impl Fn(&[usize]) -> Option<Worth>,
) -> Option<(&'static str, &'static str)> {
    let time = |at: usize| candidates.strengthening.get(at).map_or(0, |candidate| candidate.exercise_seconds(context));
    let mut best: Option<(Rank, usize, usize)> = None;
    for slot in (0..session.len()).filter(|slot| is_free(context, candidates, session, *slot)) {
        let Some(old) = session.get(slot).copied() else { continue };
        for new in pool.iter().filter(|new| !session.contains(new) && time(**new) < time(old)) {
            let mut changed = session.to_vec();
            changed.iter_mut().filter(|at| **at == old).for_each(|at| *at = *new);
            let saved = time(old) - time(*new);
            let Some(worth) = worth(&changed) else { continue };
            let enough = saved >= over;
            let left = if enough { worth.score } else { i64::from(saved) };
            let rank = (worth.broken, worth.shortfall, enough, left);
            if best.is_none_or(|(most, ..)| rank > most) {
                best = Some((rank, slot, *new));
            }
        }
    }
    let (_, slot, new) = best?;
    let name = |at: usize| candidates.strengthening.get(at).map(|candidate| candidate.exercise.name);
    let gone = name(*session.get(slot)?)?;
    *session.get_mut(slot)? = new;
    Some((gone, name(new)?))
}

/// Whether nobody asked for the move in a place.
fn is_free(context: &Context<'_>, candidates: &Candidates, session: &[usize], slot: usize) -> bool {
    let candidate = session.get(slot).and_then(|at| candidates.strengthening.get(*at));
    candidate.is_some_and(|candidate| !context.scope.includes(candidate.exercise))
}

/// The seconds of the longest session.
fn longest(context: &Context<'_>, candidates: &Candidates, choice: &Choice) -> u32 {
    (0..choice.strengthening.len()).map(|at| seconds(context, candidates, choice, at)).max().unwrap_or_default()
}

/// The seconds of a session, with the lighter sets before its first heavy lift.
fn seconds(context: &Context<'_>, candidates: &Candidates, choice: &Choice, at: usize) -> u32 {
    let of = |list: &[Candidate], picks: Option<&Vec<usize>>| -> u32 {
        let picked = picks.into_iter().flatten().filter_map(|at| list.get(*at));
        picked.map(|candidate| candidate.prescription.seconds).sum()
    };
    let drills = choice.warm_ups.get(at).into_iter().flatten();
    let taken = |drill: &Candidate, rounds| in_rounds(context, drill.exercise, drill.prescription, rounds).seconds;
    let drills = drills.filter_map(|(at, rounds)| Some(taken(candidates.warm_ups.get(*at)?, *rounds))).sum::<u32>();
    let work = choice.strengthening.get(at);
    let heavy = work.into_iter().flatten().filter_map(|at| candidates.strengthening.get(*at));
    let ramp_up = if heavy.into_iter().any(|candidate| wants_ramp_up(candidate.exercise)) {
        context.ramp_up_seconds()
    } else {
        0
    };
    of(&candidates.on_top, choice.on_top.get(at))
        + drills
        + of(&candidates.strengthening, work)
        + of(&candidates.stretches, choice.stretches.get(at))
        + ramp_up
}
