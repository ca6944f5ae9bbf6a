//! How the work grows from week to week, and when it may not.

use std::collections::BTreeSet;

use crate::plan::{Item, Week, WeekKind};

use super::{Broken, Case, Concern, Kind, Rule};

/// The rules of progression.
pub const RULES: &[Rule] = &[
    Rule {
        id: "one-step-at-a-time",
        says: "From one week to the next only one thing grows: first the repetitions, then a set in one or two \
               exercises, then the load or a harder variation.",
        sources: &["strength-guide", "upper-back-guide", "backplan"],
        kind: Kind::Must,
        concern: Concern::Progression,
        applies_to: "plans of several weeks",
        may_gap: false,
        check: Some(one_step_at_a_time),
    },
    Rule {
        id: "lighter-week",
        says: "After {block} weeks of building at the latest comes a lighter one, with {lighter} per cent fewer sets at \
               the same load. Strength coaches usually plan one every four to six weeks (interviews, 2022).",
        sources: &["common-practice", "deloading-coaches", "backplan"],
        kind: Kind::Must,
        concern: Concern::Progression,
        applies_to: "plans of five weeks and more",
        may_gap: false,
        check: Some(lighter_week),
    },
    Rule {
        id: "gradual-overload",
        says: "A muscle grows only if it has a little more to do over time: weight, repetitions or sets. That holds \
               for everybody, not for the advanced alone.",
        sources: &["strength-guide", "upper-back-guide", "mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "everybody who wants to get stronger",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "load-step",
        says: "Add 2 to 10 per cent of load only when the last set has brought two repetitions more than asked, in two \
               sessions running.",
        sources: &["acsm-progression", "backplan"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "loaded moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "no-jumps",
        says: "From one building week to the next the number of sets grows by less than a fifth. Muscle that is pushed \
               too fast strains easily.",
        sources: &["backplan", "mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "plans of several weeks",
        may_gap: false,
        check: Some(no_jumps),
    },
    Rule {
        id: "start-light",
        says: "Begin with light weights or bands and add to them as you grow stronger.",
        sources: &["strength-guide", "home-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "everybody new to a loaded move",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "beginner-target",
        says: "A beginner builds from one or two sets of an exercise towards three sets of ten to twelve.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "beginners",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "beginner-volume",
        says: "For a beginner, ten sets a week is what the weeks build towards, not where they begin: one or two sets \
               an exercise come first.",
        sources: &["strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "beginners with the goal muscle",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "form-before-load",
        says: "The next step is due when your form is sure, not when the calendar says so. A lighter weight under \
               control beats a heavy one that strains low back or shoulders.",
        sources: &["strength-guide", "upper-back-guide", "mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "first-session",
        says: "Your very first session may be one or two moves; then wait a day or two and see how your back takes it.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "beginners, in their first week",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "loosen-before-load",
        says: "After long sitting, or while a mild back pain is fading, start with gentle stretches; heavier \
               strengthening comes once the back feels looser.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "everybody with a stiff or sore back",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "harder-after-easier",
        says: "A harder variation comes only after the easier one is comfortable: a light band before a heavy one, the \
               basic rows before the renegade row.",
        sources: &["upper-back-guide", "strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "pull-up-path",
        says: "Pull-ups take time: a beginner starts with the assisted one, the pulldown or a row, finds the step that \
               works and builds from there.",
        sources: &["trainer-guide", "strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "everybody who wants to do a pull-up",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "bridge-path",
        says: "The bridge grows in order: more repetitions, then a longer hold of up to ten seconds, then one leg at a \
               time with the hips level.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "bridges",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "plank-path",
        says: "The plank grows in order: from the wall or the knees to the forearms if need be, then a longer hold, \
               then the high plank on the hands.",
        sources: &["strength-guide", "common-practice"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "planks",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "even-sides",
        says: "One-arm rows even out a stronger and a weaker side: begin with the weaker one and let it set the \
               number. Lopsided strength strains easily.",
        sources: &["home-guide", "mainstay-guide", "common-practice"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "moves done one side at a time",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "graded-return",
        says: "A back in long-term pain, a disc or a sore nerve does no heavy lift in the first four weeks; then the hinge comes back in \
               steps, unloaded first.",
        sources: &["mainstay-guide", "condition-review", "backplan"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "long-term back pain",
        may_gap: false,
        check: Some(graded_return),
    },
    Rule {
        id: "step-back",
        says: "After a break, an illness or a week in which pain has grown, go back a step and build up again.",
        sources: &["mainstay-guide", "common-practice"],
        kind: Kind::Should,
        concern: Concern::Progression,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
];

/// Each building week beside the building week before it.
fn building<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Week, &'a Week)> {
    let building: Vec<&Week> = case.plan.weeks.iter().filter(|week| week.kind == WeekKind::Build).collect();
    let pairs: Vec<(&Week, &Week)> = building.iter().copied().zip(building.iter().copied().skip(1)).collect();
    pairs.into_iter()
}

/// The strengthening items of a week.
fn work(week: &Week) -> impl Iterator<Item = &Item> {
    week.sessions.iter().flat_map(|session| &session.strengthening)
}

fn sets(week: &Week) -> u32 {
    work(week).map(|item| item.sets).sum()
}

fn one_step_at_a_time(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let kinds = |(before, after): (&Week, &Week)| {
        let mut kinds = BTreeSet::new();
        for (old, new) in before.sessions.iter().zip(&after.sessions) {
            for item in &new.strengthening {
                match old.strengthening.iter().find(|other| other.exercise == item.exercise) {
                    None => drop(kinds.insert("exercises")),
                    Some(other) => {
                        kinds.extend((item.sets > other.sets).then_some("sets"));
                        let amounts = |item: &Item| (item.reps, item.hold_seconds, item.seconds);
                        kinds.extend((amounts(item) != amounts(other)).then_some("repetitions"));
                    }
                }
            }
        }
        (after.week, kinds)
    };
    let too_many = building(case).map(kinds).filter(|(_, kinds)| kinds.len() > 1);
    too_many
        .map(|(week, kinds)| {
            let listed: Vec<&str> = kinds.into_iter().collect();
            let text = format!("week {week} changes {} at once", crate::suggest::listed(&listed, "and"));
            Broken::new("plan", text)
        })
        .collect()
}

fn graded_return(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    if case.scope.graded_returns().next().is_none() {
        return Vec::new();
    }
    let work = case.sessions.iter().flat_map(|session| session.strengthening.iter().map(move |item| (session, *item)));
    let too_soon = work.filter_map(|(session, item)| {
        let graded = case.scope.waits(item.exercise).filter(|graded| session.week <= graded.after_weeks)?;
        Some(session.broken_at(item, format!("{} waits until week {} is over", item.exercise.id, graded.after_weeks)))
    });
    too_soon.collect()
}

fn no_jumps(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let most = case.programmes.session.most_growth;
    building(case)
        .filter(|(before, after)| sets(after) * 100 >= sets(before) * most)
        .map(|(before, after)| {
            let text =
                format!("week {} has {} sets, a fifth more than {} or beyond", after.week, sets(after), sets(before));
            Broken::new("plan", text)
        })
        .collect()
}

fn lighter_week(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let figures = case.programmes.session;
    let mut broken = Vec::new();
    let mut tell = |text: String| broken.push(Broken::new("plan", text));
    let (mut in_a_row, mut last) = (0, 0);
    for week in &case.plan.weeks {
        if week.kind == WeekKind::Build {
            in_a_row += 1;
            last = sets(week);
            if in_a_row > figures.weeks_of_building {
                tell(format!("week {} is the {in_a_row}th of building without a lighter one", week.week));
            }
            continue;
        }
        in_a_row = 0;
        let least_possible = work(week).all(|item| item.sets == 1);
        if sets(week) * 100 > last * figures.lighter_share.max && !least_possible {
            tell(format!("week {} has {} sets after {last}, too many for a lighter week", week.week, sets(week)));
        }
        // A set more or less is rounding.
        if (sets(week) + 1) * 100 < last * figures.lighter_share.min {
            tell(format!("week {} has {} sets after {last}, too few for a lighter week", week.week, sets(week)));
        }
    }
    broken
}
