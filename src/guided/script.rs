//! A session as stages, one after the other.

use std::time::Duration;

use super::moves::{Move, Phase};
use super::stage::{Kind, Side, Stage, Work, length};
use crate::builtin::PROGRAMMES;
use crate::catalog::{Catalog, Range};
use crate::daily::Did;
use crate::plan::{Item, Plan, Session, Tempo};

/// A moment to get ready, in seconds.
const READY: u32 = 5;
/// Seconds from one hold to the next.
const BETWEEN_HOLDS: u32 = 3;
/// The seconds from which on a hold is a round of its own.
const LONG_HOLD: u32 = 10;
/// How long the parts of a repetition take, where nothing else is said.
const USUAL: Tempo = Tempo { lift: 2, pause: 1, lower: 3 };
/// The same of drills that flow.
const FLOWING: Tempo = Tempo { lift: 2, pause: 0, lower: 2 };
/// The most repetitions of a lighter set.
const LIGHTER_REPS: u32 = 5;
/// The least rest after a lighter set.
const LEAST_REST: u32 = 15;
/// The most sets that are guided: a saved plan may hold any figure.
const MOST_SETS: u32 = 99;

/// Whether there are rests between sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// As planned.
    On,
    /// A moment to get ready in their place.
    Off,
}

/// A session as stages.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// The moves, in order, those that were done before among them.
    pub moves: Vec<Move>,
    /// What is still to be done.
    pub stages: Vec<Stage>,
    /// What was done before.
    pub before: Vec<Did>,
    /// Whether there are rests.
    pub rests: Rests,
}

impl Script {
    /// The script of a session of `plan`, without what was done `before`.
    pub fn of(session: &Session, plan: &Plan, catalog: &Catalog, rests: Rests, before: &[Did]) -> Self {
        let blocks = [
            (Phase::WarmUp, &session.warm_up),
            (Phase::Strengthening, &session.strengthening),
            (Phase::Stretching, &session.stretching),
        ];
        let items = blocks.into_iter().flat_map(|(phase, items)| items.iter().map(move |item| (phase, item)));
        let moves: Vec<Move> = items.map(|(phase, item)| Move::of(item, phase, plan, catalog)).collect();
        let mut script = Self { moves, stages: Vec::new(), before: before.to_vec(), rests };
        let planned = vec![false; script.moves.len()];
        script.stages = script.written(&planned);
        script
    }

    /// All stages, with those moves in their easier form that are `eased`.
    fn written(&self, eased: &[bool]) -> Vec<Stage> {
        let mut left = self.before.clone();
        let mut writer = Writer { rests: self.rests, stages: Vec::new() };
        for (at, one) in self.moves.iter().enumerate() {
            let is_eased = eased.get(at).copied().unwrap_or_default();
            writer.add(at, one, one.form(is_eased).per_side, taken(&mut left, one));
        }
        writer.stages
    }

    /// Writes the stages anew after moves have changed their form: sides come or go, rests stay as somebody has made them.
    pub fn rewrite(&mut self, eased: &[bool]) {
        let mut stages = self.written(eased);
        for stage in stages.iter_mut().filter(|stage| stage.kind == Kind::Rest) {
            let same = |old: &&Stage| old.kind == Kind::Rest && old.is_of_set(stage);
            if let Some(old) = self.stages.iter().find(same) {
                stage.length = old.length;
            }
        }
        self.stages = stages;
    }

    /// How long it takes.
    pub fn length(&self) -> Duration {
        self.stages.iter().map(|stage| stage.length).sum()
    }
}

/// The sets of a move that were done before, taken from what is `left` of them: a move may come twice.
fn taken(left: &mut [Did], one: &Move) -> u32 {
    let mut sets = 0;
    for did in left.iter_mut().filter(|did| one.is_called(&did.exercise)) {
        let now = did.sets.min(one.item.sets.saturating_sub(sets));
        did.sets -= now;
        sets += now;
    }
    sets
}

/// Writes a script.
struct Writer {
    rests: Rests,
    stages: Vec<Stage>,
}

impl Writer {
    /// Adds a move of which some sets were done before, one side after the other or both at once.
    fn add(&mut self, at: usize, one: &Move, per_side: bool, before: u32) {
        let item = &one.item;
        let sets = item.sets.min(MOST_SETS);
        if before >= sets {
            return;
        }
        let timing = PROGRAMMES.timing;
        let is_work = one.phase == Phase::Strengthening;
        let first = Stage {
            kind: Kind::Ready,
            at,
            set: before + 1,
            round: (1, 1),
            side: per_side.then_some(Side::Left),
            lighter: false,
            length: seconds(READY),
        };
        if !self.stages.is_empty() {
            let change = if is_work { timing.change_seconds } else { timing.short_change_seconds };
            let length = seconds(change.saturating_sub(READY));
            self.stages.push(Stage { kind: Kind::Change, length, ..first });
        }
        let lighter = if before == 0 { item.ramp_up_sets.unwrap_or_default().min(MOST_SETS) } else { 0 };
        self.stages.push(Stage { lighter: lighter > 0, ..first.clone() });
        self.lighter(&first, one, lighter);
        for set in before + 1..=sets {
            if set > before + 1 {
                self.rest(&first, set, item.rest_seconds.unwrap_or(timing.short_change_seconds));
            }
            self.set(&Stage { set, ..first.clone() }, works(item, is_work));
        }
    }

    /// Adds the lighter sets before the first, each with its rest.
    fn lighter(&mut self, first: &Stage, one: &Move, sets: u32) {
        let work = Work::Reps { count: LIGHTER_REPS, least: 1, tempo: one.item.tempo.unwrap_or(USUAL) };
        for set in 1..=sets {
            let from = self.stages.len();
            self.set(&Stage { set, lighter: true, ..first.clone() }, (1, work, length_of(work, 0)));
            let taken: Duration = self.stages.iter().skip(from).map(|stage| stage.length).sum();
            let rest = u64::from(PROGRAMMES.timing.ramp_up_set_seconds).saturating_sub(taken.as_secs());
            let rest = u32::try_from(rest).unwrap_or(LEAST_REST).max(LEAST_REST);
            let next = Stage { lighter: set < sets, ..first.clone() };
            self.rest(&next, if set < sets { set + 1 } else { 1 }, rest);
        }
    }

    fn rest(&mut self, first: &Stage, set: u32, rest: u32) {
        let (kind, length) = match self.rests {
            Rests::On => (Kind::Rest, rest),
            Rests::Off => (Kind::Ready, READY.min(rest)),
        };
        self.stages.push(Stage { kind, set, length: seconds(length), ..first.clone() });
    }

    /// Adds a set: each side, and each round of it.
    fn set(&mut self, like: &Stage, (rounds, work, length): (u32, Work, u32)) {
        let sides = if like.side.is_some() { vec![Some(Side::Left), Some(Side::Right)] } else { vec![None] };
        for side in sides {
            let here = Stage { side, round: (1, rounds), ..like.clone() };
            if side == Some(Side::Right) {
                let length = seconds(PROGRAMMES.timing.short_change_seconds);
                self.stages.push(Stage { kind: Kind::Sides, length, ..here.clone() });
            }
            for round in 1..=rounds {
                let round = (round, rounds);
                if round.0 > 1 {
                    let length = seconds(BETWEEN_HOLDS);
                    self.stages.push(Stage { kind: Kind::Again, round, length, ..here.clone() });
                }
                self.stages.push(Stage { kind: Kind::Work(work), round, length: seconds(length), ..here.clone() });
            }
        }
    }
}

/// A set of an item: its rounds, how each is done, and its seconds. Repetitions are counted up to the upper end of their
/// range, since nobody can press a key for one more; a time is the middle of its range, as the planner reckons it.
fn works(item: &Item, is_work: bool) -> (u32, Work, u32) {
    let usual = item.tempo.unwrap_or(if is_work { USUAL } else { FLOWING });
    let (rounds, work, time) = match (item.reps, item.hold_seconds, item.seconds) {
        (Some(reps), Some(hold), _) if hold.min >= LONG_HOLD => (reps.max.min(MOST_SETS), Work::Hold, middle(hold)),
        (Some(reps), Some(hold), _) => {
            // What lies between two holds is shared out: a little longer into one than out of it.
            let tempo = Tempo { lift: BETWEEN_HOLDS - 1, pause: middle(hold), lower: 1 };
            (1, counted(reps, item.tempo.unwrap_or(tempo)), 0)
        }
        (Some(reps), None, _) => (1, counted(reps, usual), 0),
        (None, Some(hold), _) => (1, Work::Hold, middle(hold)),
        (None, None, time) => (1, Work::Seconds, time.map(middle).unwrap_or_default()),
    };
    (rounds, work, length_of(work, time))
}

fn counted(reps: Range, tempo: Tempo) -> Work {
    Work::Reps { count: reps.max, least: reps.min, tempo }
}

fn length_of(work: Work, time: u32) -> u32 {
    match work {
        Work::Reps { count, tempo, .. } => length(tempo).saturating_mul(count),
        Work::Hold | Work::Seconds => time,
    }
}

/// The middle of a range, rounded up.
fn middle(range: Range) -> u32 {
    range.min.saturating_add(range.max).div_ceil(2)
}

fn seconds(seconds: u32) -> Duration {
    Duration::from_secs(u64::from(seconds))
}
