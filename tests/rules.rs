//! Every must is watched: a sound plan that is broken in one way is told so by the rule that it breaks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

mod support;

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::{Exercise, Goal, Level, Range, Region};
use backplan::condition::Stance;
use backplan::plan::{Effort, Item, Notice, Plan, Session, Severity, Step, StepKind, Week, WeekKind};
use backplan::planner;
use backplan::rules::{self, Concern, Finding, Kind, Rule};

/// Level, goal, days and equipment.
type Person = (Level, Goal, u32, &'static str);

const BEGINNER: Person = (Level::Beginner, Goal::General, 3, "none");
const LIFTER: Person = (Level::Intermediate, Goal::General, 3, "gym");
const BUILDER: Person = (Level::Intermediate, Goal::Muscle, 4, "gym");

/// A rule, somebody whose plan keeps it, and what breaks it.
type Breach = (&'static str, Person, fn(&mut Plan));

const BREACHES: &[Breach] = &[
    ("hard-sessions", LIFTER, |plan| sessions(plan).for_each(|session| session.effort = Effort::Hard)),
    ("hard-sessions", LIFTER, |plan| sessions(plan).for_each(|session| session.effort = Effort::Easy)),
    ("rest-48h", LIFTER, |plan| put_last_hard(plan, 1)),
    ("rest-48h", LIFTER, |plan| put_last_hard(plan, 6)),
    ("easy-only", LIFTER, |plan| hard(plan).effort = Effort::Easy),
    ("warm-up-length", LIFTER, |plan| hard(plan).warm_up.clear()),
    ("warm-up-length", LIFTER, |plan| hard(plan).warm_up.iter_mut().for_each(|item| item.sets += 5)),
    ("warm-up-dynamic", LIFTER, |plan| hard(plan).warm_up[0].hold_seconds = Some(Range { min: 30, max: 30 })),
    ("strengthening-count", LIFTER, |plan| hard(plan).strengthening.truncate(2)),
    ("strengthening-count", LIFTER, |plan| {
        let more = hard(plan).strengthening.clone();
        hard(plan).strengthening.extend(more);
    }),
    ("a-row", LIFTER, |plan| hard(plan).strengthening.retain(|item| !is_row(item))),
    ("a-posture-move", LIFTER, |plan| hard(plan).strengthening.retain(|item| !rules::is_posture(exercise(item)))),
    ("two-rows-at-most", LIFTER, |plan| hard(plan).strengthening.iter_mut().for_each(|item| swap(item, "trx-row"))),
    ("stretch-count", LIFTER, |plan| hard(plan).stretching.truncate(2)),
    ("low-back-stretch", LIFTER, |plan| hard(plan).stretching.retain(|item| !is_low(item))),
    ("one-row-version", BEGINNER, |plan| {
        let mut row = hard(plan).strengthening.iter().find(|item| is_row(item)).expect("a row").clone();
        swap(&mut row, "one-arm-dumbbell-row");
        hard(plan).strengthening.push(row);
    }),
    ("week-coverage", LIFTER, |plan| keep(plan, |exercise| !exercise.regions.contains(&Region::Core))),
    ("isolated-erectors", LIFTER, |plan| keep(plan, |exercise| !rules::isolates_erectors(exercise))),
    ("not-machines-alone", LIFTER, |plan| work(plan).for_each(|item| item.equipment = vec!["machine".into()])),
    ("back-before-chest", LIFTER, |plan| work(plan).for_each(|item| swap(item, "desk-push-up"))),
    ("level-gate", BEGINNER, |plan| swap(&mut hard(plan).strengthening[0], "deadlift")),
    ("equipment", BEGINNER, |plan| swap(&mut hard(plan).strengthening[0], "cable-row")),
    ("beginner-sets", BEGINNER, |plan| work(plan).for_each(|item| item.sets = 3)),
    ("bridge-cap", LIFTER, |plan| bridge(plan).reps = Some(Range { min: 5, max: 31 })),
    ("bridge-cap", LIFTER, |plan| bridge(plan).hold_seconds = Some(Range { min: 3, max: 11 })),
    ("both-sides", LIFTER, |plan| work(plan).for_each(|item| item.per_side = !item.per_side)),
    ("ten-sets", BUILDER, |plan| work(plan).for_each(|item| item.sets = 1)),
    ("time-budget", LIFTER, |plan| plan.profile.minutes = Some(10)),
    ("ask-first", LIFTER, |plan| plan.profile.conditions = vec!["knee-pain".into()]),
    ("symptom-withholds", LIFTER, |plan| plan.profile.symptoms = vec!["chest-pain".into()]),
    ("one-step-at-a-time", LIFTER, |plan| {
        let second = another_week(plan);
        for item in second.sessions.iter_mut().flat_map(|session| &mut session.strengthening) {
            item.sets += 1;
            item.reps = Some(Range { min: 7, max: 7 });
        }
    }),
    ("lighter-week", LIFTER, |plan| (0..4).for_each(|_| another_week(plan).kind = WeekKind::Build)),
    ("lighter-week", LIFTER, |plan| another_week(plan).kind = WeekKind::Lighter),
    ("lighter-week", LIFTER, |plan| {
        let lighter = another_week(plan);
        lighter.kind = WeekKind::Lighter;
        lighter.sessions.iter_mut().flat_map(|session| &mut session.strengthening).for_each(|item| {
            item.sets = 1;
            item.reps = item.reps.map(|_| Range { min: 1, max: 1 });
        });
    }),
    ("stop-signs", LIFTER, |plan| plan.notices.retain(|notice| notice.severity != Severity::Stop)),
];

/// The same for rules that should be kept.
const SLIPS: &[Breach] = &[
    ("weeks-go-on", LIFTER, |plan| {
        let second = another_week(plan);
        let told = Step { kind: StepKind::Keep, text: "kept".into(), condition: None };
        second.sessions[0].strengthening[0].step = Some(told);
    }),
    ("form-after-four", BEGINNER, |plan| {
        swap(&mut plan.weeks[0].sessions[0].strengthening[0], "plank");
        let second = another_week(plan);
        swap(&mut second.sessions[0].strengthening[0], "high-plank");
    }),
    ("drill-sets", BEGINNER, |plan| {
        let item = &mut hard(plan).strengthening[0];
        swap(item, "shoulder-blade-squeeze");
        item.sets = 3;
    }),
];

/// The last week once more, as the next.
fn another_week(plan: &mut Plan) -> &mut Week {
    let mut week = plan.weeks.last().expect("a week").clone();
    week.week += 1;
    for session in &mut week.sessions {
        session.date = session.date + chrono::Days::new(7);
    }
    plan.weeks.push(week);
    plan.weeks.last_mut().expect("a week")
}

fn exercise(item: &Item) -> &'static Exercise {
    builtin::catalog().get(&item.exercise).expect("every item is of the catalog")
}

fn is_row(item: &Item) -> bool {
    rules::is_row(exercise(item))
}

fn is_low(item: &Item) -> bool {
    exercise(item).regions.iter().any(|region| matches!(region, Region::Lower | Region::Hips))
}

fn sessions(plan: &mut Plan) -> impl Iterator<Item = &mut Session> {
    plan.weeks.iter_mut().flat_map(|week| &mut week.sessions)
}

/// The first hard session.
fn hard(plan: &mut Plan) -> &mut Session {
    sessions(plan).find(|session| session.effort == Effort::Hard).expect("a hard session")
}

/// Moves the last hard session to so many days after the first.
fn put_last_hard(plan: &mut Plan, days: u64) {
    let first = hard(plan).date;
    let last = sessions(plan).filter(|session| session.effort == Effort::Hard).last().expect("a hard session");
    last.date = first + chrono::Days::new(days);
}

/// All strengthening.
fn work(plan: &mut Plan) -> impl Iterator<Item = &mut Item> {
    sessions(plan).flat_map(|session| &mut session.strengthening)
}

/// One item of the first hard session, made a bridge.
fn bridge(plan: &mut Plan) -> &mut Item {
    let item = &mut hard(plan).strengthening[0];
    swap(item, "bridge");
    (item.sets, item.reps, item.hold_seconds, item.per_side) = (1, None, None, false);
    item
}

fn swap(item: &mut Item, id: &'static str) {
    item.exercise = id.into();
}

fn keep(plan: &mut Plan, wanted: fn(&Exercise) -> bool) {
    for session in sessions(plan) {
        for phase in [&mut session.warm_up, &mut session.strengthening, &mut session.stretching] {
            phase.retain(|item| wanted(exercise(item)));
        }
    }
}

fn sound((level, goal, days, equipment): Person) -> Plan {
    let profile = support::profile(level, goal, days, &[equipment]);
    planner::plan(&profile, &builtin::catalog(), &PROGRAMMES).expect("a plan")
}

fn findings(plan: &Plan) -> Vec<Finding> {
    rules::check(plan, &builtin::catalog(), &PROGRAMMES)
}

/// How gravely `plan` breaks a rule; empty where it does not.
fn told(plan: &Plan, rule: &str) -> Vec<Kind> {
    let mut kinds: Vec<Kind> =
        findings(plan).iter().filter(|finding| finding.rule == rule).map(|finding| finding.severity).collect();
    kinds.dedup();
    kinds
}

/// The breaches whose rule, once each is edited in, is not told as `expected`.
fn told_otherwise(edit: fn(&mut Plan, &'static Rule), expected: fn(&Rule) -> Kind) -> Vec<String> {
    let mut wrong = Vec::new();
    for (at, (id, person, break_it)) in BREACHES.iter().enumerate() {
        let rule = rules::find(id).expect("a rule");
        let mut plan = sound(*person);
        break_it(&mut plan);
        edit(&mut plan, rule);
        let told = told(&plan, id);
        if told != [expected(rule)] {
            wrong.push(format!("row {}: {id}: {told:?}", at + 1));
        }
    }
    wrong
}

#[test]
fn an_unbroken_plan_keeps_every_must() {
    for person in [BEGINNER, LIFTER, BUILDER] {
        let mut musts = findings(&sound(person));
        musts.retain(|finding| finding.severity == Kind::Must);
        assert_eq!(musts, [], "{person:?}");
    }
}

#[test]
fn every_breach_is_told_by_its_rule_as_a_must() {
    assert_eq!(told_otherwise(|_, _| {}, |_| Kind::Must), Vec::<String>::new());
}

#[test]
fn every_slip_is_told_by_its_rule_as_a_should() {
    for (id, person, slip) in SLIPS {
        let mut plan = sound(*person);
        assert_eq!(told(&plan, id), [], "{id}");
        slip(&mut plan);
        assert_eq!(told(&plan, id), [Kind::Should], "{id}");
    }
}

#[test]
fn a_notice_of_the_gap_excuses_what_may_be_missed_and_nothing_else() {
    let notice = |plan: &mut Plan, rule: &'static Rule| {
        plan.notices.push(Notice {
            severity: Severity::Gap,
            rule: rule.id.into(),
            exercise: None,
            text: "It can't be kept.".into(),
        });
    };
    let expected = |rule: &Rule| if rule.may_gap { Kind::Should } else { Kind::Must };
    // A hard session too many is no gap.
    let too_many = ["row 1: hard-sessions: [Must]"];
    assert_eq!(told_otherwise(notice, expected), too_many);
}

#[test]
fn every_must_with_a_check_has_a_breach() {
    let musts = rules::all().filter(|rule| rule.kind == Kind::Must && rules::is_checked(rule.id));
    let untried: Vec<&str> = musts
        .filter(|rule| rule.concern != Concern::Condition) // tried below, all at once
        .map(|rule| rule.id)
        .filter(|id| !BREACHES.iter().any(|breach| breach.0 == *id))
        .collect();
    assert!(untried.is_empty(), "nothing breaks {untried:?}");
}

#[test]
fn every_condition_tells_each_move_that_it_bars() {
    let catalog = builtin::catalog();
    for condition in CONDITIONS.conditions {
        let mut profile = support::profile(Level::Advanced, Goal::General, 3, &["gym"]);
        profile.conditions = vec![condition.id.into()];
        let mut plan = planner::plan(&profile, &catalog, &PROGRAMMES).expect("a plan");
        let rule = format!("condition-{}", condition.id);
        assert_eq!(told(&plan, &rule), [], "{rule}");
        let bars =
            |exercise: &Exercise| condition.verdict(exercise).is_some_and(|verdict| verdict.stance == Stance::Bar);
        for barred in catalog.exercises().iter().filter(|exercise| bars(exercise)) {
            swap(work(&mut plan).next().expect("strengthening"), barred.id);
            assert_eq!(told(&plan, &rule), [Kind::Must], "{rule}: {}", barred.id);
        }
    }
}

#[test]
fn a_hinge_too_soon_is_found() {
    let catalog = builtin::catalog();
    let mut profile = support::profile(Level::Beginner, Goal::General, 2, &["none"]);
    profile.conditions = vec!["herniated-disc".into()];
    let mut plan = planner::plan(&profile, &catalog, &PROGRAMMES).unwrap();
    let found = |plan: &Plan| {
        let findings = rules::check(plan, &catalog, &PROGRAMMES);
        findings.iter().filter(|finding| finding.rule == "graded-return").count()
    };
    assert_eq!(found(&plan), 0);
    swap(&mut plan.weeks[0].sessions[0].strengthening[0], "hip-hinge");
    assert_eq!(found(&plan), 1);
}
