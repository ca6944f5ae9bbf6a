//! What a plan has beside its sessions: walks, what is measured, and the moves of a bad day. Nothing is searched for: each
//! is the first of a short list that may be done.

use crate::catalog::{Exercise, Range, Use};
use crate::plan::{BadDay, Baseline, Item, Plan, Reason, Walk, WeekKind};
use crate::profile::Name;
use crate::programme::Measure;
use crate::rules::has_walks;

use super::assemble;
use super::context::{Context, Stances};
use super::dose::prescribe;
use super::lived::Word;

/// Gives a plan its walks, its measures and its bad day.
pub fn add(plan: &mut Plan, context: &Context<'_>) {
    walks(plan, context);
    let measures = context.scope.measures(context.profile.goal, context.catalog, context.programmes);
    for week in plan.weeks.iter_mut().filter(|week| context.programmes.measures.is_due(week.week)) {
        week.baselines = measures.iter().map(|measure| baseline(measure)).collect();
    }
    plan.bad_day = bad_day(context);
}

fn walks(plan: &mut Plan, context: &Context<'_>) {
    let walking = context.programmes.walking;
    let exercise = context.scope.walk(context.catalog, context.programmes);
    let Some(exercise) = exercise.filter(|_| has_walks(&context.scope, context.profile, context.programmes)) else {
        return;
    };
    let opens = plan.sessions().flat_map(|session| &session.warm_up).any(|item| item.exercise == exercise.id);
    let own = context.scope.caution(exercise).unwrap_or(Name::Borrowed(walking.how));
    let besides = context.scope.besides(walking.besides).chain(opens.then_some(walking.in_sessions));
    let how: Name = besides.fold(own, |how, text| format!("{how} {text}").into());
    let mut built: u32 = 0;
    let mut rung = walking.rung(0);
    for (at, week) in plan.weeks.iter_mut().enumerate() {
        let lived = context.lived.get(at);
        if week.kind == WeekKind::Build {
            rung = walking.rung(built);
            // What was not walked is no rung climbed.
            built += u32::from(lived.is_none_or(|lived| !lived.missed && lived.word < Word::Stay));
        }
        if let Some(Word::Back(weeks)) = lived.map(|lived| lived.word) {
            built = built.saturating_sub(weeks);
        }
        week.walk = rung.map(|rung| Walk {
            days: rung.days,
            minutes: Range { min: rung.minutes, max: rung.minutes },
            how: Some(how.clone()),
        });
    }
}

fn baseline(measure: &'static Measure) -> Baseline {
    Baseline {
        id: measure.id.into(),
        text: measure.text.into(),
        unit: measure.unit.into(),
        how: Some(measure.how.into()),
        change: measure.change.map(Name::Borrowed),
    }
}

/// The first moves of the choices that fit into its minutes; none where there are none.
fn bad_day(context: &Context<'_>) -> Option<BadDay> {
    let figures = context.programmes.bad_day;
    let most = f64::from(figures.minutes);
    let (mut moves, mut minutes): (Vec<Item>, f64) = (Vec::new(), 0.0);
    for choice in figures.choices {
        if moves.len() >= figures.moves as usize {
            break;
        }
        let room = (figures.moves as usize - moves.len()).min(choice.most.unwrap_or(1) as usize);
        let mut taken = 0;
        for (exercise, purpose) in context.scope.gentle(context.catalog, choice) {
            if taken == room {
                break;
            }
            let is_new = !moves.iter().any(|item| item.exercise == exercise.id);
            let Some(item) = gentle_item(context, exercise, purpose).filter(|_| is_new) else { continue };
            if minutes + item.minutes <= most {
                minutes += item.minutes;
                taken += 1;
                moves.push(item);
            }
        }
    }
    let besides = context.scope.besides(figures.when_besides);
    let when: Vec<&str> = context.scope.besides(figures.first).chain([figures.when]).chain(besides).collect();
    (!moves.is_empty()).then(|| BadDay {
        minutes: (minutes * 10.0).round() / 10.0,
        moves,
        when: when.join(" ").into(),
        back: figures.back.into(),
    })
}

fn gentle_item(context: &Context<'_>, exercise: &'static Exercise, purpose: Use) -> Option<Item> {
    let prescription = prescribe(context, exercise, purpose, Stances::default())?;
    let why = "gentle, and nothing that you told of speaks against it";
    let reason = Reason { rule: "bad-day-session".into(), why: why.into() };
    let because = std::iter::once(reason).chain(assemble::favours(context, exercise)).chain([assemble::dose_reason(
        context,
        exercise,
        prescription.dose,
    )]);
    Some(assemble::bare_item(context, exercise, prescription, because.collect()))
}
