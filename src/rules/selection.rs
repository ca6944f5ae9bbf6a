//! Which exercises a week is made of.

use std::collections::BTreeSet;

use crate::catalog::{Equipment, Level, Pattern, Region, Role, Word};

use super::case::isolates_erectors;
use super::{Broken, Case, Concern, Kind, Rule, SessionCase};

/// The rules of selection.
pub const RULES: &[Rule] = &[
    Rule {
        id: "one-row-version",
        says: "Choose one version of the row and do it often: a beginner keeps one all week, everybody keeps theirs for {row-weeks} weeks.",
        sources: &["trainer-guide", "backplan"],
        kind: Kind::Must,
        concern: Concern::Selection,
        applies_to: "everybody",
        may_gap: false,
        check: Some(one_row_version),
    },
    Rule {
        id: "week-coverage",
        says: "A week covers the upper, mid and lower back, the core, posture and mobility.",
        sources: &["home-guide", "mainstay-guide", "upper-back-guide"],
        kind: Kind::Must,
        concern: Concern::Selection,
        applies_to: "every week",
        may_gap: true,
        check: Some(week_coverage),
    },
    Rule {
        id: "isolated-erectors",
        says: "A week trains the spinal erectors by themselves: a bird dog, a hinge or an extension, or a bridge where nothing \
               else is allowed.",
        sources: &["strength-guide", "upper-back-guide"],
        kind: Kind::Must,
        concern: Concern::Selection,
        applies_to: "every week",
        may_gap: true,
        check: Some(isolated_erectors),
    },
    Rule {
        id: "not-machines-alone",
        says: "A week's strengthening is never done on machines and cables alone.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Selection,
        applies_to: "every week",
        may_gap: false,
        check: Some(not_machines_alone),
    },
    Rule {
        id: "back-before-chest",
        says: "Where chest work is in, there is at least twice as much work for the back.",
        sources: &["trainer-guide"],
        kind: Kind::Must,
        concern: Concern::Selection,
        applies_to: "every week",
        may_gap: false,
        check: Some(back_before_chest),
    },
    Rule {
        id: "level-gate",
        says: "Nobody gets a move above their level: deadlift, renegade row, high barbell row and two-finger pull-up never for a \
               beginner, the last three for advanced trainees alone, pull-ups from intermediate on.",
        sources: &["strength-guide", "upper-back-guide", "mainstay-guide", "trainer-guide"],
        kind: Kind::Must,
        concern: Concern::Selection,
        applies_to: "everybody",
        may_gap: false,
        check: Some(level_gate),
    },
    Rule {
        id: "include",
        says: "A move that you ask for goes in. Your wish overrides a caution, and a bar with a notice that you cannot \
               miss, but never a warning sign.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "moves that were asked for",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "exclude",
        says: "A move that you ask to leave out stays out. Where another rule cannot be kept without it, the plan says \
               so.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "moves that were asked to be left out",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "focus",
        says: "A weak point can have more of the week: a region in focus ranks higher when moves are chosen, while the \
               others keep their share.",
        sources: &["strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "plans with a focus",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "variety",
        says: "Beside the row that you keep, other moves may vary: a face pull trains what a row trains, from another \
               angle.",
        sources: &["trainer-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "best-week",
        says: "Among all weeks that keep the musts, the plan is the one that best meets its volume, spreads the work \
               over the back, varies it and favours what serves your goal. A move that is left out may be good; the \
               others serve this week better.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "every plan",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "near-equals",
        says: "Where two moves serve equally well, a seed decides between them; the same request on the same day \
               always gives the same plan.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "every plan",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "pull-aparts-for-all",
        says: "Band pull-aparts are for everybody: one article counts them among the harder moves and also among the \
               simple ones for the desk. With a light band a beginner does them too.",
        sources: &["upper-back-guide", "trainer-guide", "strength-guide", "mainstay-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "everybody with a band",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "core-with-back",
        says: "Core and back are trained together: a firm core steadies the spine in every movement and is linked with \
               less low back pain.",
        sources: &["strength-guide", "upper-back-guide", "mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "every week",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "deep-muscles-too",
        says: "A week reaches the deep muscles along the spine as well as the broad ones that show, the multifidus \
               above all: bird dogs, bridges and planks do that.",
        sources: &["mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "every week",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "compound-and-isolation",
        says: "From intermediate on a week mixes big lifts, which train several muscle groups together, with moves for \
               single ones. For strength and muscle, heavier pulling leads.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "intermediate and advanced trainees",
        may_gap: false,
        check: None,
    },
];

fn rows<'a>(sessions: impl IntoIterator<Item = &'a SessionCase<'a>>) -> BTreeSet<&'a str> {
    let items = sessions.into_iter().flat_map(|session| &session.strengthening);
    items.filter(|item| item.is_row()).map(|item| &*item.item.exercise).collect()
}

fn one_row_version(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let mut broken = Vec::new();
    let block = case.programmes.session.weeks_with_one_row.max(1);
    let mut kept: Option<(u32, BTreeSet<&str>)> = None;
    for (week, sessions) in case.weeks() {
        let now = rows(sessions);
        if case.plan.profile.level == Level::Beginner && now.len() > 1 {
            let text = format!("{} versions of the row, where a beginner keeps one", now.len());
            broken.push(case.broken_in_week(week, text));
        }
        let this_block = week.week.saturating_sub(1) / block;
        match &kept {
            Some((of, before)) if *of == this_block && *before != now => {
                let text = format!("other rows than the week before, within one block of {block} weeks");
                broken.push(case.broken_in_week(week, text));
            }
            _ => {}
        }
        kept = Some((this_block, now));
    }
    broken
}

fn week_coverage(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks() {
        let any = |wanted: &dyn Fn(&super::Move<'_>) -> bool| {
            sessions.iter().flat_map(|session| session.moves()).any(|item| wanted(&item))
        };
        let mut missing: Vec<&str> = [Region::Upper, Region::Mid, Region::Lower]
            .into_iter()
            .filter(|region| !any(&|item| item.exercise.regions.contains(region)))
            .map(Word::as_str)
            .collect();
        // A move that the core only helps in is no core work.
        if !any(&|item| item.phase == "strengthening" && item.exercise.serves(Role::Core)) {
            missing.push(Region::Core.as_str());
        }
        if !any(&|item| item.exercise.serves(Role::Posture)) {
            missing.push("posture");
        }
        if !any(&|item| item.exercise.serves(Role::Mobility) || item.exercise.serves(Role::Stretch)) {
            missing.push("mobility");
        }
        if !missing.is_empty() {
            broken.push(case.broken_in_week(week, format!("nothing for: {}", missing.join(", "))));
        }
    }
    broken
}

fn isolated_erectors(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let possible = case.allowed().any(isolates_erectors);
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks() {
        let found = sessions
            .iter()
            .flat_map(|session| &session.strengthening)
            .any(|item| isolates_erectors(item.exercise) || (!possible && item.exercise.pattern == Pattern::Bridge));
        if !found {
            broken.push(case.broken_in_week(week, "no move for the spinal erectors by themselves"));
        }
    }
    broken
}

fn not_machines_alone(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let on_machine = |set: &[crate::profile::Name]| {
        set.iter().any(|piece| piece == Equipment::Machine.as_str() || piece == Equipment::Cable.as_str())
    };
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks() {
        let mut items = sessions.iter().flat_map(|session| &session.session.strengthening).peekable();
        if items.peek().is_some() && items.all(|item| on_machine(&item.equipment)) {
            broken.push(case.broken_in_week(week, "all strengthening is on machines"));
        }
    }
    broken
}

fn back_before_chest(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks() {
        let items = || sessions.iter().flat_map(|session| &session.strengthening);
        let sets = |wanted: &dyn Fn(&super::Move<'_>) -> bool| -> u32 {
            items().filter(|item| wanted(item)).map(|item| item.item.sets).sum()
        };
        let chest = sets(&|item| item.exercise.pattern == Pattern::Push);
        let back = sets(&|item| super::is_for_back(item.exercise));
        if chest > 0 && back < 2 * chest {
            broken.push(case.broken_in_week(week, format!("{back} sets for the back beside {chest} for the chest")));
        }
    }
    broken
}

fn level_gate(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let level = case.plan.profile.level;
    case.moves()
        .filter(|(_, item)| item.exercise.level > level)
        .map(|(session, item)| {
            session.broken_at(item, format!("{} is for {} trainees", item.item.exercise, item.exercise.level))
        })
        .collect()
}
