//! A finished plan beside the catalog, as checks want to look at it.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Demand, Exercise, Group, Load, Pattern, Position, Region, Role, Use};
use crate::plan::{Effort, Item, Plan, Session, Week};
use crate::programme::{GoalFigures, LevelFigures, Programmes};

use super::{Scope, Violation};

/// A plan to be checked, with all that the checks compare it with.
pub struct PlanView<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The catalog it was made from.
    pub catalog: &'a Catalog,
    /// The planner's figures.
    pub programmes: &'static Programmes,
    /// What the profile allows.
    pub scope: Scope,
    /// The sessions, each item beside its exercise, in the order of the weeks.
    pub sessions: Vec<SessionView<'a>>,
    /// The moves of its bad day.
    pub bad_day: Vec<Move<'a>>,
}

/// A session to be checked.
pub struct SessionView<'a> {
    /// The week it is in, from 1.
    pub week: u32,
    /// The session.
    pub session: &'a Session,
    /// Its warm-up.
    pub warm_up: Vec<Move<'a>>,
    /// Its strengthening work.
    pub strengthening: Vec<Move<'a>>,
    /// Its stretches.
    pub stretching: Vec<Move<'a>>,
}

/// An item beside its exercise.
#[derive(Clone, Copy)]
pub struct Move<'a> {
    /// The item.
    pub item: &'a Item,
    /// The exercise.
    pub exercise: &'static Exercise,
    /// What it is done for, by the phase it stands in.
    pub purpose: Use,
    /// Its position in the phase, from 1.
    pub position: usize,
}

impl<'a> PlanView<'a> {
    /// Lays `plan` beside `catalog`. Items whose exercise the catalog lacks are passed over.
    pub fn new(plan: &'a Plan, catalog: &'a Catalog, programmes: &'static Programmes) -> Self {
        let scope = Scope::new(&plan.profile, programmes);
        let in_week =
            |week: &'a Week| week.sessions.iter().map(|session| SessionView::new(week.week, session, catalog));
        let sessions = plan.weeks.iter().flat_map(in_week).collect();
        let bad_day = plan.bad_day.as_ref().map_or(&[][..], |day| &day.moves);
        let bad_day = beside(Use::Relief, bad_day, catalog);
        Self { plan, catalog, programmes, scope, sessions, bad_day }
    }

    /// What the profile's level gets.
    pub fn level(&self) -> &'static LevelFigures {
        self.programmes.level(self.plan.profile.level)
    }

    /// What the profile's goal gets.
    pub fn goal(&self) -> &'static GoalFigures {
        self.programmes.goal(self.plan.profile.goal)
    }

    /// Whether every session is easy, for the goal or a condition.
    pub fn is_easy_only(&self) -> bool {
        self.goal().easy_only || self.scope.is_easy_only()
    }

    /// The weeks with their sessions.
    pub fn weeks(&self) -> impl Iterator<Item = (&'a Week, Vec<&SessionView<'a>>)> {
        self.plan.weeks.iter().map(|week| (week, self.sessions.iter().filter(|view| view.week == week.week).collect()))
    }

    /// A rule broken by a whole week.
    pub fn broken_in_week(&self, week: &Week, text: impl Into<String>) -> Violation {
        let week = (self.plan.weeks.len() > 1).then_some(week.week);
        Violation { week, ..Violation::new("plan", text) }
    }

    /// All items.
    pub fn moves(&self) -> impl Iterator<Item = (&SessionView<'a>, Move<'a>)> {
        self.sessions.iter().flat_map(|view| view.moves().map(move |item| (view, item)))
    }

    /// All exercises that the plan asks for beside its sessions, each with its place: a walk, what is measured, a bad day's
    /// moves.
    pub fn beside(&self) -> Vec<(String, &'static Exercise)> {
        let figures = self.programmes;
        let walks = self.plan.weeks.iter().filter(|week| week.walk.is_some()).take(1);
        let walk = walks.map(|_| ("walk".to_owned(), figures.walking.exercise));
        let measured = self.plan.weeks.iter().flat_map(|week| week.baselines.iter().map(|one| &*one.id));
        let measured: BTreeSet<&str> = measured.collect();
        let stands_for = measured.into_iter().filter_map(|id| figures.measures.find(id)?.exercise);
        let named = walk.chain(stands_for.map(|id| ("baselines".to_owned(), id)));
        let found = named.filter_map(|(place, id)| Some((place, self.catalog.get(id)?)));
        found.chain(self.bad_day.iter().map(|item| (item.place(), item.exercise))).collect()
    }

    /// What is wrong with single moves.
    pub fn in_moves(&self, mut wrong: impl FnMut(&SessionView<'a>, Move<'a>) -> Option<String>) -> Vec<Violation> {
        self.moves().filter_map(|(session, item)| Some(session.broken_at(item, wrong(session, item)?))).collect()
    }

    /// What is wrong with single moves, those of a bad day among them.
    pub fn in_all_moves(&self, wrong: impl Fn(&Move<'a>) -> Option<String>) -> Vec<Violation> {
        let mut broken = self.in_moves(|_, item| wrong(&item));
        broken.extend(self.bad_day.iter().filter_map(|item| Some(Violation::new(item.place(), wrong(item)?))));
        broken
    }

    /// What is wrong with a phase of a session.
    pub fn in_phase(&self, purpose: Use, wrong: impl Fn(&SessionView<'a>) -> Option<String>) -> Vec<Violation> {
        self.sessions.iter().filter_map(|session| Some(session.broken_in(purpose, wrong(session)?))).collect()
    }

    /// What is wrong with whole sessions.
    pub fn in_sessions(&self, wrong: impl Fn(&SessionView<'a>) -> Option<String>) -> Vec<Violation> {
        self.sessions.iter().filter_map(|session| Some(session.broken(wrong(session)?))).collect()
    }

    /// What is wrong with whole weeks.
    pub fn in_weeks<T: IntoIterator<Item = String>>(&self, wrong: impl Fn(&[&SessionView<'a>]) -> T) -> Vec<Violation> {
        let found = self.weeks().map(|(week, sessions)| (week, wrong(&sessions)));
        found.flat_map(|(week, texts)| texts.into_iter().map(|text| self.broken_in_week(week, text))).collect()
    }

    /// The exercises that the profile allows.
    pub fn allowed(&self) -> impl Iterator<Item = &'static Exercise> {
        self.catalog.exercises().iter().copied().filter(|exercise| self.scope.excludes(exercise).is_none())
    }
}

/// The items of a phase, each beside its exercise.
fn beside<'a>(purpose: Use, items: &'a [Item], catalog: &Catalog) -> Vec<Move<'a>> {
    let beside = |(at, item): (usize, &'a Item)| {
        let exercise = catalog.get(&item.exercise)?;
        Some(Move { item, exercise, purpose, position: at + 1 })
    };
    items.iter().enumerate().filter_map(beside).collect()
}

impl<'a> SessionView<'a> {
    fn new(week: u32, session: &'a Session, catalog: &Catalog) -> Self {
        Self {
            week,
            session,
            warm_up: beside(Use::WarmUp, &session.warm_up, catalog),
            strengthening: beside(Use::Strengthening, &session.strengthening, catalog),
            stretching: beside(Use::Stretching, &session.stretching, catalog),
        }
    }

    /// All items, in the order in which they are done.
    pub fn moves(&self) -> impl Iterator<Item = Move<'a>> {
        self.warm_up.iter().chain(&self.strengthening).chain(&self.stretching).copied()
    }

    /// The items of the phase that serves this.
    pub fn phase(&self, purpose: Use) -> &[Move<'a>] {
        match purpose {
            Use::WarmUp => &self.warm_up,
            Use::Stretching => &self.stretching,
            _ => &self.strengthening,
        }
    }

    /// Whether it is a hard session.
    pub fn is_hard(&self) -> bool {
        self.session.effort == Effort::Hard
    }

    /// A rule broken by the whole session.
    pub fn broken(&self, text: impl Into<String>) -> Violation {
        Violation::new(&*self.session.id, text)
    }

    /// A rule broken by one phase.
    pub fn broken_in(&self, purpose: Use, text: impl Into<String>) -> Violation {
        Violation::new(format!("{}/{}", self.session.id, key(purpose)), text)
    }

    /// A rule broken by one item.
    pub fn broken_at(&self, item: Move<'_>, text: impl Into<String>) -> Violation {
        Violation::new(format!("{}/{}/{}", self.session.id, key(item.purpose), item.position), text)
    }
}

impl Move<'_> {
    /// Its place where it stands in no session.
    pub fn place(&self) -> String {
        format!("{}/{}", key(self.purpose), self.position)
    }
}

/// The key in a plan of the phase that serves this.
fn key(purpose: Use) -> &'static str {
    match purpose {
        Use::WarmUp => "warm_up",
        Use::Stretching => "stretching",
        Use::Relief => "bad_day",
        _ => "strengthening",
    }
}

/// Whether `exercise` is a row.
pub fn is_row(exercise: &Exercise) -> bool {
    exercise.pattern == Pattern::Row
}

/// Whether `exercise` is a posture move besides the rows.
pub fn is_posture(exercise: &Exercise) -> bool {
    exercise.serves(Role::Posture) && !is_row(exercise)
}

/// Whether `exercise` trains the spinal erectors in isolation: they do most of the work, and nothing is rowed.
pub fn isolates_erectors(exercise: &Exercise) -> bool {
    exercise.credit(Group::LowerBack) >= 1.0 && !is_row(exercise) && exercise.pattern != Pattern::Bridge
}

/// The regions of which every session stretches one.
pub const LOW: [Region; 2] = [Region::Lower, Region::Hips];
/// The same, as they are spoken.
pub const LOW_SPOKEN: &str = "the low back or the hips";

/// Whether `exercise` is for the low back or the hips.
pub fn is_low(exercise: &Exercise) -> bool {
    exercise.regions.iter().any(|region| LOW.contains(region))
}

/// Whether `exercise` is loaded, so that a day's rest must follow.
pub fn is_loaded(exercise: &Exercise) -> bool {
    exercise.load >= Load::Moderate
}

/// Whether lighter sets come before `exercise`: it is heavy, and can be done with less than one's own weight.
pub fn wants_ramp_up(exercise: &Exercise) -> bool {
    exercise.load == Load::Heavy && exercise.position != Position::Hanging
}

/// Whether `exercise` bends a loaded back forward with nothing to rest it on.
pub fn is_unsupported_hinge(exercise: &Exercise) -> bool {
    let lifts = matches!(exercise.pattern, Pattern::Hinge | Pattern::Row);
    lifts && exercise.demands.contains(&Demand::UnsupportedHinge) && is_loaded(exercise)
}

/// Whether `exercise` comes on top of the moving warm-up and is counted apart.
pub fn is_on_top(exercise: &Exercise) -> bool {
    exercise.serves(Role::Cardio) || exercise.serves(Role::SelfMassage)
}

/// Whether `exercise` is work for the back: it counts for one of its muscle groups, or serves posture; and it pushes
/// nothing.
pub fn is_for_back(exercise: &Exercise) -> bool {
    let groups = [Group::Lats, Group::MiddleBack, Group::Traps, Group::RearShoulders, Group::LowerBack];
    let trains = exercise.volume_credit.iter().any(|credit| groups.contains(&credit.group));
    exercise.pattern != Pattern::Push && (trains || exercise.serves(Role::Posture))
}
