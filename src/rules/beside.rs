//! What a plan has beside its sessions: walks that go up step by step, what is measured and when, and a bad day.

use crate::catalog::{Catalog, Exercise, Goal, Level, Use};
use crate::condition::Stance;
use crate::plan::{Item, Walk, Week, WeekKind};
use crate::programme::{Choice, Measure, Programmes};

use super::{Checks, Exclusion, Move, PlanView, Scope, Violation};

/// What checks them, by the ids of the rules.
pub const CHECKS: Checks =
    &[("walking-ladder", walking_ladder), ("bad-day-session", bad_day_session), ("same-baselines", same_baselines)];

impl Scope {
    /// Whether no condition bars `exercise` or asks for care with it, asked for or not.
    pub fn is_free(&self, exercise: &'static Exercise) -> bool {
        self.verdicts(exercise).all(|(_, verdict)| verdict.stance == Stance::Favour && verdict.mind.is_none())
            && self.opposed(exercise).is_none()
    }

    /// The exercise that a walk is, where it may be done. One walks anywhere, whatever the place of the sessions is.
    pub fn walk(&self, catalog: &Catalog, programmes: &Programmes) -> Option<&'static Exercise> {
        let exercise = catalog.get(programmes.walking.exercise)?;
        let is_possible = matches!(self.excludes(exercise), None | Some(Exclusion::Place));
        (is_possible && self.bar(exercise).is_none() && self.opposed(exercise).is_none()).then_some(exercise)
    }

    /// What may be measured: of each part the first that needs no care.
    pub fn measures(&self, goal: Goal, catalog: &Catalog, programmes: &'static Programmes) -> Vec<&'static Measure> {
        let given = |id: &str| self.conditions().iter().any(|condition| condition.id == id);
        let may_be_done = |id: &str| {
            catalog.get(id).is_some_and(|exercise| {
                exercise.level == Level::Beginner && self.excludes(exercise).is_none() && self.is_free(exercise)
            })
        };
        let mut taken: Vec<&'static Measure> = Vec::new();
        for measure in programmes.measures.baselines {
            let is_new = !taken.iter().any(|other| other.part == measure.part);
            let is_for_all = measure.goals.is_empty() && measure.conditions.is_empty();
            let is_meant = is_for_all || measure.goals.contains(&goal) || measure.conditions.iter().any(|id| given(id));
            let is_left_out = measure.without_goals.contains(&goal) || measure.without.iter().any(|id| given(id));
            if is_new && is_meant && !is_left_out && measure.exercise.is_none_or(may_be_done) {
                taken.push(measure);
            }
        }
        taken
    }

    /// The moves that a bad day may take by `choice`, the first before the others, each with the use whose dose it takes.
    pub fn gentle<'s>(
        &'s self,
        catalog: &'s Catalog,
        choice: &'static Choice,
    ) -> impl Iterator<Item = (&'static Exercise, Use)> + 's {
        let given = |id: &str| self.conditions().iter().any(|condition| condition.id == id);
        let is_meant = choice.conditions.is_empty() || choice.conditions.iter().any(|id| given(id));
        let all = is_meant.then(|| {
            let named = choice.exercises.iter().filter_map(|id| catalog.get(id));
            let fitting = catalog.exercises().iter().copied();
            named.chain(fitting.filter(|exercise| choice.fits.as_ref().is_some_and(|fits| fits.fits(exercise))))
        });
        all.into_iter().flatten().filter_map(|exercise| Some((exercise, self.gentle_use(exercise)?)))
    }

    /// The use whose dose a bad day takes of `exercise`; none where it does not belong there.
    fn gentle_use(&self, exercise: &'static Exercise) -> Option<Use> {
        let is_gentle = exercise.level == Level::Beginner && exercise.needs.is_empty() && !exercise.last_choice;
        if !is_gentle || self.excludes(exercise).is_some() || !self.is_free(exercise) {
            return None;
        }
        [Use::Relief, Use::WarmUp].into_iter().find(|purpose| exercise.dose(*purpose, Level::Beginner).is_some())
    }
}

/// Whether a plan with this profile has walks beside its sessions.
pub fn has_walks(scope: &Scope, plan: &crate::profile::Profile, programmes: &Programmes) -> bool {
    let by_condition =
        || scope.conditions().iter().any(|condition| programmes.walking.conditions.contains(&condition.id));
    programmes.walking.goals.contains(&plan.goal) || by_condition()
}

fn walking_ladder(view: &PlanView<'_>) -> Vec<Violation> {
    let plan = view.plan;
    let wanted = has_walks(&view.scope, &plan.profile, view.programmes)
        && view.scope.walk(view.catalog, view.programmes).is_some();
    if wanted && plan.weeks.iter().all(|week| week.walk.is_none()) {
        return vec![Violation::new("plan", "no walks beside the sessions")];
    }
    let mut broken = Vec::new();
    let mut before: Option<&Walk> = None;
    for week in &plan.weeks {
        match &week.walk {
            None if wanted => broken.push(view.broken_in_week(week, "no walks beside the sessions")),
            None => {}
            Some(walk) => {
                let jump = jump(view.programmes, before, walk, week.kind);
                broken.extend(jump.map(|text| view.broken_in_week(week, text).too_much()));
                before = Some(walk);
            }
        }
    }
    broken
}

/// What is wrong with `walk` after the one of the week before.
fn jump(programmes: &Programmes, before: Option<&Walk>, walk: &Walk, kind: WeekKind) -> Option<String> {
    let ladder = programmes.walking.ladder;
    let said = format!("walks of {} minutes on {} days", walk.minutes.max, walk.days);
    let Some(before) = before else {
        let first = ladder.first()?;
        let is_more = walk.days > first.days || walk.minutes.max > first.minutes;
        return is_more.then(|| format!("{said}, where they begin with {} on {}", first.minutes, first.days));
    };
    let rungs = || ladder.iter().zip(ladder.iter().skip(1));
    let most_days = rungs().map(|(low, high)| high.days - low.days).max().unwrap_or_default();
    let most_minutes = rungs().map(|(low, high)| high.minutes - low.minutes).max().unwrap_or_default();
    let days = walk.days.saturating_sub(before.days);
    let minutes = walk.minutes.max.saturating_sub(before.minutes.max);
    let after = format!("after {} on {}", before.minutes.max, before.days);
    if days == 0 && minutes == 0 {
        None
    } else if kind == WeekKind::Lighter {
        Some(format!("{said} {after}, in a lighter week"))
    } else if days > 0 && minutes > 0 {
        Some(format!("{said} {after}, two things at once"))
    } else {
        (days > most_days || minutes > most_minutes).then(|| format!("{said} {after}, more than a step"))
    }
}

/// How many moves a bad day could have.
fn possible(view: &PlanView<'_>) -> usize {
    let figures = view.programmes.bad_day;
    let mut ids: Vec<&str> = Vec::new();
    for choice in figures.choices {
        let gentle = view.scope.gentle(view.catalog, choice);
        let new = gentle.map(|(exercise, _)| exercise.id).filter(|id| !ids.contains(id));
        let new: Vec<&str> = new.take(choice.most.unwrap_or(1) as usize).collect();
        ids.extend(new);
    }
    ids.len().min(figures.moves as usize)
}

fn bad_day_session(view: &PlanView<'_>) -> Vec<Violation> {
    let figures = view.programmes.bad_day;
    let possible = possible(view);
    let Some(day) = view.plan.bad_day.as_ref().filter(|day| !day.moves.is_empty()) else {
        let text = if possible == 0 { "no gentle move is left for a bad day" } else { "nothing for a bad day" };
        return vec![Violation::new("plan", text)];
    };
    let mut broken = Vec::new();
    let count = day.moves.len();
    if count < possible {
        broken.push(Violation::new("bad_day", format!("{count} moves, where {possible} are possible")));
    }
    if count > figures.moves as usize {
        let text = format!("{count} moves, where {} are enough", figures.moves);
        broken.push(Violation::new("bad_day", text).too_much());
    }
    if day.minutes > f64::from(figures.minutes) {
        let text = format!("{} minutes, where {} are the most", day.minutes, figures.minutes);
        broken.push(Violation::new("bad_day", text).too_much());
    }
    broken.extend(view.bad_day.iter().filter_map(|item| ungentle(view, item)));
    broken
}

/// What is wrong with a move of a bad day.
fn ungentle(view: &PlanView<'_>, item: &Move<'_>) -> Option<Violation> {
    let id = item.exercise.id;
    // What is barred or asked to be left out breaks a rule of its own.
    if view.scope.bar(item.exercise).is_some() || view.scope.excludes(item.exercise).is_some() {
        return None;
    }
    let Some(purpose) = view.scope.gentle_use(item.exercise) else {
        return Some(
            Violation::new(item.place(), format!("{id} is no gentle move, or one to take care with")).too_much(),
        );
    };
    let dose = item.exercise.dose(purpose, Level::Beginner)?;
    let more = |own: fn(&Item) -> Option<crate::catalog::Range>, most: Option<crate::catalog::Range>| {
        own(item.item).zip(most).is_some_and(|(own, most)| own.max > most.max)
    };
    let is_more = more(|item| item.reps, dose.reps)
        || more(|item| item.hold_seconds, dose.hold_seconds)
        || more(|item| item.seconds, dose.seconds);
    let text = format!("more of {id} than belongs in a bad day");
    is_more.then(|| Violation::new(item.place(), text).too_much())
}

fn same_baselines(view: &PlanView<'_>) -> Vec<Violation> {
    let ids = |week: &Week| week.baselines.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    let measures = view.programmes.measures;
    let weeks = &view.plan.weeks;
    if weeks.iter().all(|week| week.baselines.is_empty()) {
        return vec![Violation::new("plan", "nothing is measured")];
    }
    let first = weeks.first().map(ids).unwrap_or_default();
    let wrong = |week: &Week| {
        let text = match (measures.is_due(week.week), week.baselines.is_empty()) {
            (true, true) => "nothing is measured",
            (false, false) => "measured too soon to tell a change",
            (true, false) if ids(week) != first => "other measures than in the first week",
            _ => return None,
        };
        Some(view.broken_in_week(week, text))
    };
    weeks.iter().filter_map(wrong).collect()
}
