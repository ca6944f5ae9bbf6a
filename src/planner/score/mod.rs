//! What makes one admissible choice of strengthening moves better than another, as one value.

mod tally;

use std::cmp::Reverse;

use crate::catalog::{Goal, Group, Level, Use, Word};
use crate::preference::Preference;
use crate::programme::Costs;
use crate::rules::{COVERED, TEN_SETS};

use super::candidates::{Candidate, bit, position_bit};
use super::context::Context;
use super::schedule::Template;
use tally::{MOST_PREFERENCES, Marks, Sets};

pub use tally::{Open, Tally};

/// The picks of a week: for each session, positions in the list of strengthening moves.
pub type Picks = Vec<Vec<usize>>;

/// The parts of a score, each 0 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub volume: u32,
    pub balance: u32,
    pub distinct: u32,
    pub variety: u32,
    pub favour: u32,
}

/// Judges the picks of a week.
pub struct Judge<'a> {
    context: &'a Context<'a>,
    moves: &'a [Candidate],
    templates: &'a [Template],
    /// How many sessions a week has, each as often as it is done.
    sessions: u32,
    /// The regions that a week must cover, a bit each.
    covered: u16,
    /// Hundredths of sets for each group, the least and the most; nought where the goal sets no target.
    targets: [(u32, u32); Group::ALL.len()],
    /// Whether a target is a must.
    ten_sets: [bool; Group::ALL.len()],
    /// The kinds of movement that some candidate can supply.
    families: u8,
    /// Whether the candidates can supply a move for the erectors alone.
    erectors: bool,
    /// Whether a posture move must train a muscle: from intermediate on, where a candidate supplies one.
    posture_trains: bool,
    /// The moves that some preference wants, a bit each.
    preferred: u128,
    /// What is to be held besides, with its moves, a bit each.
    preferences: Vec<(&'static Preference, u128)>,
}

/// What a week is worth, its most important part first: a must that may never be missed weighs more than all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Worth {
    /// How many musts it breaks that may never be missed.
    pub broken: Reverse<i64>,
    /// How much is missing of what may be missed.
    pub shortfall: Reverse<i64>,
    /// Its score in hundred-thousandths, less what is done beyond the most of a muscle group.
    pub score: i64,
}

impl<'a> Judge<'a> {
    pub fn new(context: &'a Context<'a>, moves: &'a [Candidate], templates: &'a [Template]) -> Self {
        let mut targets = [(0, 0); Group::ALL.len()];
        let mut ten_sets = [false; Group::ALL.len()];
        // Easy sessions can't reach a target for loaded work; to strive for it would crowd out everything else.
        let must = context.profile.goal == Goal::Muscle && context.profile.level > Level::Beginner;
        for ((target, ten), group) in targets.iter_mut().zip(&mut ten_sets).zip(Group::ALL) {
            let gentle = [Group::LowerBack, Group::Core, Group::Hips].contains(group);
            let whole = if context.scope.is_easy_only() && !gentle { 50 } else { 100 };
            let range = context.goal.target(*group, context.profile.level);
            *target = range.map(|range| (range.min * whole, range.max * 100)).unwrap_or_default();
            *ten = must && TEN_SETS.contains(group);
        }
        let any_hard = templates.iter().any(|session| session.is_hard());
        let usable = |candidate: &&Candidate| (!candidate.is_loaded || any_hard) && !candidate.waits;
        let families = moves.iter().filter(usable).fold(0, |bits, candidate| bits | candidate.family);
        let erectors = moves.iter().filter(usable).any(|candidate| candidate.isolates_erectors);
        let trains = |candidate: &Candidate| candidate.is_posture && candidate.is_counted;
        let posture_trains = context.profile.level > Level::Beginner && moves.iter().filter(usable).any(trains);
        let preferences = preferences(context, moves);
        let preferred = preferences.iter().fold(0, |bits, (_, moves)| bits | moves);
        Self {
            context,
            moves,
            templates,
            sessions: templates.iter().map(|template| template.repeats).sum(),
            covered: COVERED.iter().fold(0, |bits, region| bits | bit(*region)),
            targets,
            ten_sets,
            families,
            erectors,
            posture_trains,
            preferred,
            preferences,
        }
    }

    /// The parts of the score of `picks`.
    pub fn parts(&self, picks: &Picks) -> Parts {
        let Tally { sets, marks } = self.without(picks, usize::MAX);
        self.parts_of(&marks, self.volume(&sets))
    }

    /// The moves of each preference that wants some of them in a week, a bit each, and how many.
    pub fn wanted(&self) -> impl Iterator<Item = (u128, u32)> {
        self.preferences.iter().filter_map(|(preference, moves)| Some((*moves, preference.different?)))
    }

    /// Lets go of what is preferred only in weeks before this one.
    pub fn go_on_to(&mut self, week: u32) {
        self.preferences.retain(|(preference, _)| preference.holds_in(week));
    }

    /// How much is missing of what may be missed, musts far above preferences.
    pub fn shortfall(&self, picks: &Picks) -> i64 {
        let Tally { sets, marks } = self.without(picks, usize::MAX);
        self.shortfall_but_of(&marks) + self.short_of_sets(&sets)
    }

    /// The same without what is missing of the sets of muscle groups.
    pub fn shortfall_but_sets(&self, picks: &Picks) -> i64 {
        self.shortfall_but_of(&self.without(picks, usize::MAX).marks)
    }

    /// The muscle groups whose target is a must, by position, with the hundredths of sets that each must have.
    pub fn musts_in_sets(&self) -> impl Iterator<Item = (usize, u32)> {
        let groups = self.targets.iter().zip(&self.ten_sets).enumerate().filter(|(_, (_, must))| **must);
        groups.map(|(at, ((least, _), _))| (at, *least))
    }

    /// How many musts are broken that may never be missed.
    pub fn broken_of(&self, picks: &Picks) -> i64 {
        self.broken(&self.without(picks, usize::MAX).marks)
    }

    /// The weighted sum of the parts, in hundred-thousandths.
    #[inline]
    pub fn total(&self, parts: Parts) -> u32 {
        let weights = self.context.programmes.score.weights;
        parts.volume * weights.volume
            + parts.balance * weights.balance
            + parts.distinct * weights.distinct
            + parts.variety * weights.variety
            + parts.favour * weights.favour
    }

    /// What a week is worth whose session `open` gets one more move, where that is more than `best`. What takes longest to
    /// be worked out is so only where it decides.
    pub fn better_with(&self, open: &Open, last: usize, best: Option<Worth>) -> Option<Worth> {
        let candidate = self.moves.get(last)?;
        let mut session = open.session.clone();
        self.push(&mut session, last, candidate);
        self.close(&mut session);
        let marks = &session.week;
        if best.is_some_and(|best| self.is_no_better(marks, best)) {
            return None;
        }
        let mut sets = open.sets.clone();
        sets.add(candidate, &session);
        let worth = self.worth(&sets, marks);
        best.is_none_or(|best| worth > best).then_some(worth)
    }

    /// What a week is worth whose other sessions come to `others`.
    pub fn worth_with(&self, others: &Tally, at: usize, session: &[usize]) -> Worth {
        let Tally { sets, marks } = self.closed(self.open(others, at, session.iter().copied()));
        self.worth(&sets, &marks)
    }

    #[inline]
    fn costs(&self) -> Costs {
        self.context.programmes.score.costs
    }

    #[inline]
    fn worth(&self, sets: &Sets, marks: &Marks) -> Worth {
        let most = self.context.programmes.session.most_sets * 100;
        let over: u32 = sets.hard_volume.iter().map(|sets| sets.saturating_sub(most)).sum();
        Worth {
            broken: Reverse(self.broken(marks)),
            shortfall: Reverse(self.shortfall_but_of(marks) + self.short_of_sets(sets)),
            score: self.score(marks, self.volume(sets)) - i64::from(over) * i64::from(self.costs().over),
        }
    }

    /// Whether a week can't be worth more than `best`, whatever its muscle groups get.
    #[inline]
    fn is_no_better(&self, marks: &Marks, best: Worth) -> bool {
        let broken = Reverse(self.broken(marks));
        if broken != best.broken {
            return broken < best.broken;
        }
        let shortfall = Reverse(self.shortfall_but_of(marks));
        if shortfall != best.shortfall {
            return shortfall < best.shortfall;
        }
        self.score(marks, 1000) <= best.score
    }

    #[inline]
    fn score(&self, marks: &Marks, volume: u32) -> i64 {
        i64::from(self.total(self.parts_of(marks, volume)))
    }

    /// How much is missing besides the sets that muscle groups must have.
    #[inline]
    fn shortfall_but_of(&self, marks: &Marks) -> i64 {
        self.gaps(marks) + i64::from(self.costs().preferred) * i64::from(self.missed(marks)) + self.short_of_aims(marks)
    }

    /// How much is missing of what conditions and goals prefer.
    #[inline]
    fn missed(&self, marks: &Marks) -> u32 {
        let there = marks.seen | marks.rows;
        let by_preference = self.preferences.iter().zip(marks.holding).map(|((preference, moves), sessions)| {
            let different = preference.different.unwrap_or_default();
            different.saturating_sub((there & moves).count_ones())
                + preference.wanted_sessions(self.sessions).saturating_sub(sessions)
                + preference.most_sessions.map_or(0, |most| sessions.saturating_sub(most))
        });
        marks.missed + by_preference.sum::<u32>()
    }

    /// How many sets are missing of what was asked to be put first. However many they are, they weigh less than one
    /// preference, so that a wish costs nobody what is good for them.
    #[inline]
    fn short_of_aims(&self, marks: &Marks) -> i64 {
        let aims = self.context.aims.iter().zip(marks.aimed);
        let missing: u32 = aims.map(|((_, aim), sets)| aim.saturating_sub(sets)).sum();
        i64::from(missing).min(i64::from(self.costs().preferred) - 1)
    }

    /// How many musts are broken that may never be missed.
    #[inline]
    fn broken(&self, marks: &Marks) -> i64 {
        let rows_too_many = self.context.profile.level == Level::Beginner && marks.rows.count_ones() > 1;
        let too_much_chest = marks.back_sets < 2 * marks.push_sets;
        marks.broken + i64::from(rows_too_many) + i64::from(!marks.off_machine) + i64::from(too_much_chest)
    }

    /// How much is missing of musts that may be missed with a notice.
    #[inline]
    fn gaps(&self, marks: &Marks) -> i64 {
        let uncovered = (self.covered & !marks.regions).count_ones();
        let no_erectors = !(marks.erectors || (!self.erectors && marks.bridges));
        let whole = marks.gaps + i64::from(uncovered) + i64::from(no_erectors);
        whole * i64::from(self.costs().gap)
    }

    /// How much is missing of the sets that muscle groups must have.
    #[inline]
    fn short_of_sets(&self, sets: &Sets) -> i64 {
        let targets = sets.volume.iter().zip(&self.targets).zip(&self.ten_sets).filter(|(_, must)| **must);
        let missing = targets.map(|((sets, (least, _)), _)| i64::from(least.saturating_sub(*sets).div_ceil(100)));
        let missing: i64 = missing.sum();
        if missing > 0 { i64::from(self.costs().ten_sets) + missing } else { 0 }
    }

    #[inline]
    fn parts_of(&self, marks: &Marks, volume: u32) -> Parts {
        let slots = marks.others.min(u32::try_from(self.moves.len()).unwrap_or(u32::MAX));
        Parts {
            volume,
            balance: u32::try_from(self.templates.len())
                .map_or(0, |sessions| marks.balance.checked_div(sessions).unwrap_or(1000)),
            distinct: 1000 - share(marks.alike, marks.count).min(1000),
            // One version of the row, done often, is no lack of variety; several versions are.
            variety: share(marks.seen.count_ones() + 1, slots + marks.rows.count_ones().max(1)),
            favour: marks.points.checked_div(marks.count).unwrap_or_default(),
        }
    }

    /// How near the muscle groups come to their targets; work beyond their range counts against them.
    #[inline]
    fn volume(&self, sets: &Sets) -> u32 {
        let ceiling = self.context.programmes.session.most_sets * 100;
        let groups = sets.volume.iter().zip(sets.hard_volume).zip(&self.targets).filter(|(_, (least, _))| *least > 0);
        let near = groups.map(|((sets, hard), (least, most))| {
            // Sets of easy sessions never count against the ceiling of a muscle group.
            let over = if *most < ceiling { *sets } else { hard }.saturating_sub(*most);
            let there = if sets < least { share(*sets, *least) } else { 1000 };
            if over > 0 { there.saturating_sub(share(over, *most)) } else { there }
        });
        let (sum, count) = near.fold((0, 0), |(sum, count), near| (sum + near, count + 1));
        u32::checked_div(sum, count).unwrap_or(1000)
    }
}

/// What is wanted of the strengthening moves besides the musts, and could have.
fn preferences(context: &Context<'_>, moves: &[Candidate]) -> Vec<(&'static Preference, u128)> {
    let wanted = context.preferences.iter().filter(|preference| preference.purpose == Use::Strengthening);
    let with_moves = wanted.map(|preference| {
        let fitting = moves.iter().enumerate().filter(|(_, candidate)| preference.fits(candidate.exercise));
        (*preference, fitting.fold(0, |bits, (at, _)| bits | position_bit(at)))
    });
    with_moves.filter(|(_, moves)| *moves != 0).take(MOST_PREFERENCES).collect()
}

/// `part` of `whole` in thousandths; all of nothing is everything.
#[inline]
fn share(part: u32, whole: u32) -> u32 {
    (part * 1000).checked_div(whole).unwrap_or(1000)
}
