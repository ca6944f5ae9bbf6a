//! The moves that may be chosen, each with its dose and with what speaks for it.

use std::cmp::Reverse;

use crate::catalog::{
    Equipment, Evidence, Exercise, Goal, Group, Level, Load, Pattern, Position, Region, Role, Use, Word,
};
use crate::rules::{
    is_for_back, is_loaded, is_on_top, is_posture, is_replaceable, is_row, is_unsupported_hinge, isolates_erectors,
    wants_ramp_up,
};

use super::context::{Context, Stances};
use super::dose::{Prescription, prescribe};

/// The moves for each phase, in the order of their ids.
pub struct Candidates {
    /// Moving drills.
    pub warm_ups: Vec<Candidate>,
    /// What comes on top of them: steady cardio and self-massage.
    pub on_top: Vec<Candidate>,
    /// Strengthening moves, loaded ones among them.
    pub strengthening: Vec<Candidate>,
    /// Static stretches.
    pub stretches: Vec<Candidate>,
}

/// A move that may be chosen.
#[expect(clippy::struct_excessive_bools, reason = "facts about a move, asked one by one")]
#[derive(Debug, Clone)]
pub struct Candidate {
    pub exercise: &'static Exercise,
    pub prescription: Prescription,
    /// What the conditions say of it.
    pub stances: Stances,
    /// What speaks for it, 0 to 1000.
    pub points: u32,
    /// Hundredths of a set that one set counts for each muscle group.
    pub credits: [u32; Group::ALL.len()],
    /// The same for all of its sets.
    pub volume: [u32; Group::ALL.len()],
    /// Its regions, a bit each.
    pub regions: u16,
    /// Those of them that it covers in a week: the core counts only where the move is made for it.
    pub covers: u16,
    /// Its kind of movement, a bit.
    pub family: u8,
    /// Candidates of the same list that are near-equal to it, a bit each; itself among them.
    pub alike: u128,
    /// Candidates of the same list that are an easier or a harder form of it, a bit each.
    pub ladder: u128,
    pub is_row: bool,
    pub is_posture: bool,
    pub isolates_erectors: bool,
    pub is_loaded: bool,
    /// Whether it can't be in a first week: it waits for its graded return, or for what is to be learned before it.
    pub waits: bool,
    /// Whether it counts for a muscle group.
    pub is_counted: bool,
    /// Whether it is a drill for the shoulder blades that trains no muscle.
    pub is_drill: bool,
    /// Whether it is a loaded hinge without support for the back.
    pub is_unsupported_hinge: bool,
    /// Whether it is done in water.
    pub in_water: bool,
    pub is_bridge: bool,
    pub is_push: bool,
    pub is_for_back: bool,
    pub on_machine: bool,
}

impl Candidates {
    /// All moves that the context allows.
    pub fn new(context: &Context<'_>) -> Self {
        let allowed = allowed(context);
        let list = |purpose: Use, wanted: &dyn Fn(&Exercise) -> bool| {
            let serving = allowed.iter().filter(|exercise| wanted(exercise));
            let list = serving.filter_map(|exercise| Candidate::new(context, &allowed, exercise, purpose)).collect();
            best_of(context, without_last_choices(context, purpose, list))
        };
        Self {
            warm_ups: with_likeness(list(Use::WarmUp, &|exercise| is_warm_up(exercise) && !is_on_top(exercise))),
            on_top: list(Use::WarmUp, &is_on_top),
            strengthening: with_ladders(with_likeness(list(Use::Strengthening, &strengthens))),
            stretches: with_holds(list(Use::Stretching, &|exercise| exercise.serves(Role::Stretch))),
        }
    }
}

/// Leaves out the last choices where others train all that they train.
fn without_last_choices(context: &Context<'_>, purpose: Use, list: Vec<Candidate>) -> Vec<Candidate> {
    let is_last: Vec<bool> = list.iter().map(|candidate| context.scope.is_last(candidate.exercise)).collect();
    if !is_last.contains(&true) {
        return list;
    }
    let first = list.iter().zip(&is_last).filter(|(other, last)| !*last && !other.waits);
    let others: Vec<&'static Exercise> = first.map(|(other, _)| other.exercise).collect();
    let keep: Vec<bool> = list
        .iter()
        .zip(&is_last)
        .map(|(candidate, last)| !*last || !is_replaceable(candidate.exercise, purpose, &others))
        .collect();
    list.into_iter().zip(keep).filter_map(|(candidate, keep)| keep.then_some(candidate)).collect()
}

/// The moves that fit a break at a desk.
pub fn desk_candidates(context: &Context<'_>, fits: fn(&Exercise) -> bool) -> Vec<Candidate> {
    let allowed = allowed(context);
    let fitting = allowed.iter().filter(|exercise| fits(exercise));
    fitting.filter_map(|exercise| Candidate::new(context, &allowed, exercise, Use::Desk)).collect()
}

fn allowed(context: &Context<'_>) -> Vec<&'static Exercise> {
    let is_allowed = |exercise: &&'static Exercise| {
        context.scope.excludes(exercise).is_none() && context.scope.left_for(exercise, context.catalog).is_none()
    };
    context.catalog.exercises().iter().copied().filter(is_allowed).collect()
}

fn is_warm_up(exercise: &Exercise) -> bool {
    exercise.serves(Role::WarmUp) || exercise.serves(Role::Mobility)
}

fn strengthens(exercise: &Exercise) -> bool {
    [Role::Strength, Role::Core, Role::Posture, Role::Grip].iter().any(|role| exercise.serves(*role))
}

/// Stretching at the end is static: what only flows is left out.
fn with_holds(mut list: Vec<Candidate>) -> Vec<Candidate> {
    list.retain(|candidate| candidate.prescription.hold_seconds.is_some());
    with_likeness(list)
}

impl Candidate {
    fn new(
        context: &Context<'_>,
        allowed: &[&'static Exercise],
        exercise: &'static Exercise,
        purpose: Use,
    ) -> Option<Self> {
        let stances = context.stances(exercise);
        let prescription = prescribe(context, exercise, purpose, stances)?;
        let mut credits = [0; Group::ALL.len()];
        for (credit, group) in credits.iter_mut().zip(Group::ALL) {
            *credit = hundredths(exercise.credit(*group));
        }
        let is_push = exercise.pattern == Pattern::Push;
        let set = exercise.equipment_from(context.scope.equipment()).unwrap_or_default();
        let regions = exercise.regions.iter().fold(0, |bits, region| bits | bit(*region));
        let elsewhere = if exercise.serves(Role::Core) { 0 } else { bit(Region::Core) };
        Some(Self {
            exercise,
            prescription,
            points: points(context, allowed, exercise, stances),
            stances,
            credits,
            volume: credits.map(|credit| credit * prescription.sets),
            regions,
            covers: regions & !elsewhere,
            family: family(exercise),
            alike: 0,
            ladder: 0,
            is_row: is_row(exercise),
            is_posture: is_posture(exercise),
            isolates_erectors: isolates_erectors(exercise),
            is_loaded: is_loaded(exercise),
            waits: context.scope.comes_later(exercise),
            is_counted: !exercise.volume_credit.is_empty(),
            is_drill: matches!(exercise.pattern, Pattern::Scapular | Pattern::Row) && exercise.volume_credit.is_empty(),
            is_unsupported_hinge: is_unsupported_hinge(exercise),
            in_water: exercise.position == Position::InWater,
            is_bridge: exercise.pattern == Pattern::Bridge,
            is_push,
            is_for_back: is_for_back(exercise),
            on_machine: is_guided(set),
        })
    }
}

impl Candidate {
    /// The seconds that it takes, with the lighter sets before a heavy lift.
    pub fn exercise_seconds(&self, context: &Context<'_>) -> u32 {
        let ramp_up = if wants_ramp_up(self.exercise) { context.ramp_up_seconds() } else { 0 };
        self.prescription.seconds + ramp_up
    }
}

/// The bit that stands for a region.
#[inline]
pub fn bit(region: Region) -> u16 {
    1 << region as u16
}

/// The kinds of movement that a hard session wants one of each of, a bit each.
pub const HARD_FAMILIES: u8 = ROW | PULL | POSTURE | ERECTORS | TRUNK;
/// The kinds of movement that an easy session wants, a bit each.
pub const EASY_FAMILIES: u8 = ROW | POSTURE | ERECTORS | TRUNK | HIPS;

const ROW: u8 = 1;
const PULL: u8 = 1 << 1;
const POSTURE: u8 = 1 << 2;
const ERECTORS: u8 = 1 << 3;
const TRUNK: u8 = 1 << 4;
const HIPS: u8 = 1 << 5;

fn family(exercise: &Exercise) -> u8 {
    match exercise.pattern {
        Pattern::Row => ROW,
        Pattern::VerticalPull => PULL,
        _ if is_posture(exercise) => POSTURE,
        _ if isolates_erectors(exercise) => ERECTORS,
        Pattern::AntiExtension | Pattern::AntiRotation | Pattern::SpinalFlexion | Pattern::LateralStability => TRUNK,
        Pattern::Bridge => HIPS,
        _ => 0,
    }
}

/// The most moves of a phase that are weighed against each other; each has a bit of its own.
const MOST: usize = 128;

/// Of a large catalog the moves that most speaks for, and those that were asked for, still in the order of their ids.
fn best_of(context: &Context<'_>, mut list: Vec<Candidate>) -> Vec<Candidate> {
    if list.len() > MOST {
        crate::order::by_key(&mut list, |candidate| {
            let is_asked_for = context.scope.includes(candidate.exercise);
            (Reverse(is_asked_for), Reverse(candidate.points), candidate.exercise.id)
        });
        list.truncate(MOST);
        crate::order::by_key(&mut list, |candidate| candidate.exercise.id);
    }
    list
}

/// Near-equal are two moves of one pattern for the same first muscle, and neighbours on a ladder.
fn with_likeness(mut list: Vec<Candidate>) -> Vec<Candidate> {
    let exercises: Vec<&Exercise> = list.iter().map(|candidate| candidate.exercise).collect();
    for candidate in &mut list {
        let one = candidate.exercise;
        let same = exercises.iter().enumerate().filter(|(_, other)| is_same_work(one, other));
        let next = rungs(&exercises, one.easier, |_| &[]) | rungs(&exercises, one.harder, |_| &[]);
        candidate.alike = same.fold(next, |all, (at, _)| all | position_bit(at));
    }
    list
}

/// The easier and harder forms of each movement, up to two steps away.
fn with_ladders(mut list: Vec<Candidate>) -> Vec<Candidate> {
    let exercises: Vec<&Exercise> = list.iter().map(|candidate| candidate.exercise).collect();
    for candidate in list.iter_mut().filter(|candidate| candidate.exercise.has_neighbours()) {
        let one = candidate.exercise;
        let two = rungs(&exercises, one.easier, |next| next.easier) | rungs(&exercises, one.harder, |next| next.harder);
        let same = exercises
            .iter()
            .enumerate()
            .filter(|(at, other)| two & position_bit(*at) != 0 && is_same_ladder(one, other));
        candidate.ladder = same.fold(0, |all, (at, _)| all | position_bit(at));
    }
    list
}

fn is_same_work(one: &Exercise, other: &Exercise) -> bool {
    one.pattern == other.pattern && one.muscles.primary.first() == other.muscles.primary.first()
}

/// Whether one form of a movement gives way to the other; two heavy lifts stand beside each other.
fn is_same_ladder(one: &Exercise, other: &Exercise) -> bool {
    one.pattern == other.pattern && (one.load < Load::Heavy || other.load < Load::Heavy)
}

/// The positions of the next rungs of a ladder in a list sorted by id, and of those after them, a bit each.
fn rungs(exercises: &[&Exercise], next: &[&str], after: fn(&Exercise) -> &'static [&'static str]) -> u128 {
    let position = |id: &&str| exercises.binary_search_by(|exercise| exercise.id.cmp(id)).ok();
    next.iter().filter_map(position).fold(0, |bits, at| {
        let beyond = exercises.get(at).map_or(&[][..], |exercise| after(exercise));
        beyond.iter().filter_map(position).fold(bits | position_bit(at), |bits, at| bits | position_bit(at))
    })
}

/// A bit for a position in a list of at most [`MOST`].
#[inline]
pub fn position_bit(at: usize) -> u128 {
    1 << (at % MOST)
}

/// Whether a machine or a cable guides the load.
fn is_guided(set: &[Equipment]) -> bool {
    set.contains(&Equipment::Machine) || set.contains(&Equipment::Cable)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share lies between 0 and 1")]
fn hundredths(share: f32) -> u32 {
    (share * 100.0).round() as u32
}

/// What speaks for a move: the goal, the sources, the level; and what speaks against it.
fn points(context: &Context<'_>, allowed: &[&'static Exercise], exercise: &'static Exercise, stances: Stances) -> u32 {
    let figures = context.programmes.score.points;
    let level = context.profile.level;
    let counts = |other: &&Exercise| other.pattern == exercise.pattern && !other.last_choice;
    let neighbours = |ids: &'static [&'static str]| {
        let named = |id: &&str| allowed.get(allowed.binary_search_by(|other| other.id.cmp(id)).ok()?).copied();
        ids.iter().filter_map(named).filter(counts)
    };
    let is_article = |id: &&&str| context.catalog.source(id).is_some_and(|source| source.strength == Evidence::Article);
    let articles = exercise.sources.iter().filter(is_article).count().min(4);
    let given = |condition: bool, points: u32| if condition { points } else { 0 };
    let mut points = figures.base + figures.article * u32::try_from(articles).unwrap_or_default();
    points += given(exercise.suits(context.profile.goal), figures.goal);
    let is_lift = exercise.load == Load::Heavy;
    let favoured = context.goal.favours.contains(&exercise.pattern);
    points += given(favoured, figures.pattern);
    points += given(level > Level::Beginner && exercise.level == level && is_lift && favoured, figures.at_level);
    points += given(context.is_in_focus(exercise), figures.focus);
    points += stances.favours * figures.favoured;
    points += seeded(context.profile.seed, exercise.id, figures.seeded);
    let passed = |other: &Exercise| {
        // A loaded move is made harder by its load; what is not loaded has only its harder form.
        let only_way =
            exercise.level == Level::Beginner && (exercise.load < Load::Moderate || other.load > exercise.load);
        other.level > exercise.level || only_way
    };
    let trained = level > Level::Beginner && !context.scope.is_easy_only();
    let outgrown = trained && !is_row(exercise) && neighbours(exercise.harder).any(passed);
    // A machine guides the load, and whoever wants strength needs one from the start.
    let set = exercise.equipment_from(context.scope.equipment()).unwrap_or_default();
    let guided = is_guided(set) && matches!(context.profile.goal, Goal::Strength | Goal::Muscle);
    let is_much = level == Level::Beginner && is_loaded(exercise);
    let demanding = (is_much && !guided) || stances.is_cautioned || context.easy_only();
    let too_soon = demanding && !is_row(exercise) && neighbours(exercise.easier).next().is_some();
    let idle = trained && exercise.volume_credit.is_empty() && strengthens(exercise);
    let against = given(stances.needs_care(), figures.cautioned)
        + given(idle, figures.idle)
        + given(outgrown, figures.outgrown)
        + given(too_soon, figures.too_soon);
    points.saturating_sub(against).min(1000)
}

/// Up to `most` points by seed and id; none for the seed 0. The mixing is `SplitMix64`'s over an FNV hash of the id.
fn seeded(seed: u64, id: &str, most: u32) -> u32 {
    if seed == 0 {
        return 0;
    }
    let hash = id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mut mixed = hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    u32::try_from((mixed ^ (mixed >> 31)) % (u64::from(most) + 1)).unwrap_or_default()
}
