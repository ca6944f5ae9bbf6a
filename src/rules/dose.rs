//! How much of an exercise, and how much in a week.

use crate::catalog::{Goal, Group, Level, Pattern};
use crate::plan::WeekKind;

use super::{Broken, Case, Concern, Kind, Rule, measure};

/// The rules of dose and volume.
pub const RULES: &[Rule] = &[
    Rule {
        id: "beginner-sets",
        says: "A beginner does {sets-beginner} sets of an exercise that is done for repetitions, and after {block} weeks at most \
               three.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Dose,
        applies_to: "beginners",
        may_gap: false,
        check: Some(beginner_sets),
    },
    Rule {
        id: "bridge-cap",
        says: "At most {bridges} bridges in a day, all forms and both sides together, none held for more than {longest-bridge} seconds.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Dose,
        applies_to: "everybody",
        may_gap: false,
        check: Some(bridge_cap),
    },
    Rule {
        id: "both-sides",
        says: "What is done on one side is done on the other as well.",
        sources: &["strength-guide", "home-guide"],
        kind: Kind::Must,
        concern: Concern::Dose,
        applies_to: "everybody",
        may_gap: false,
        check: Some(both_sides),
    },
    Rule {
        id: "ten-sets",
        says: "To gain muscle, lats, middle back, rear shoulders and lower back get at least {muscle-sets} sets each a week.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Volume,
        applies_to: "the goal muscle, from intermediate on",
        may_gap: true,
        check: Some(ten_sets),
    },
    Rule {
        id: "dose-from-source",
        says: "An exercise is dosed by the figures that its own sources give. Where they give none, or contradict each \
               other, backplan chooses and says so; the level's limit on sets comes before both.",
        sources: &["strength-guide", "trainer-guide", "mainstay-guide", "home-guide", "upper-back-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "every exercise",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "rows-dose",
        says: "Rows are done in two to four sets of eight to twelve, by a beginner in one or two. Three to five a \
               side, which one article gives for the one-arm row, stands alone and is not used.",
        sources: &["trainer-guide", "strength-guide", "home-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "rows",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "no-money-dose",
        says: "The no-money drill is done in two or three sets of eight to twelve: its article says eight to ten in \
               one place and ten to twelve in another. It is hard even with little resistance.",
        sources: &["trainer-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "the no-money drill",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "bridge-dose",
        says: "Bridges start at five repetitions with two to three seconds at the top, and grow to sets of eight to \
               ten.",
        sources: &["strength-guide", "home-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "bridges",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "plank-rounds",
        says: "A plank is held three to five times for 10 to 20 seconds. Rounds are written as sets, but a beginner's \
               limit of two sets is meant for repetitions and does not cut them.",
        sources: &["strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "planks",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "extension-dose",
        says: "Press-ups on the elbows are done five to ten times, held for five to ten seconds each; the superman \
               eight to ten times.",
        sources: &["strength-guide", "home-guide"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "press-ups on the elbows and the superman",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "stretch-hold",
        says: "Stretches are held for 15 to 30 seconds: 15 to 20 in a doorway, 15 to 30 with a knee to the chest, 30 \
               in a knee hug or child's pose.",
        sources: &["upper-back-guide", "strength-guide", "trainer-guide"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "static stretches",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "warm-up-drills",
        says: "Neck half circles and shoulder rolls take 30 seconds each way, arm circles and upper-back extensions 30 \
               to 60 seconds, the cat-cow ten slow repetitions. What circles one way circles the other way too.",
        sources: &["strength-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "warm-up drills",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "mobility-reps",
        says: "Upper-back mobility takes few repetitions: six to eight over a foam roller, three or four side-lying \
               arm circles a side, four to six wall scoops an arm.",
        sources: &["trainer-guide"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "mobility drills for the upper back",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "posture-reps",
        says: "Pull-aparts are done for ten to twelve repetitions a set, wall slides for eight slow ones. Face pulls, \
               reverse flies and wall angels have no figure in the articles; theirs are backplan's own.",
        sources: &["trainer-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "posture moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "heavy-reps",
        says: "For strength, the big lifts are done for four to six repetitions, from intermediate on. Novices, says \
               the ACSM (2009), stay at eight to twelve.",
        sources: &["common-practice", "acsm-progression", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "the goal strength, from intermediate on",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "scheme-3-3-3-on-request",
        says: "The 3-3-3 scheme is three sets of three repetitions, each held for three seconds. It is used only where \
               you ask for it, within your level's limit on sets.",
        sources: &["home-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "plans with the scheme 3-3-3",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "ramp-up-sets",
        says: "Before the first heavy lift of a session come {ramp-up} lighter sets. They take time, but do not \
               count as volume.",
        sources: &["common-practice", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "sessions with a heavy lift",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "reserve",
        says: "Choose a load that leaves you {reserve-beginner} more good repetitions as a beginner, {reserve-others} later on, \
               and never lift to failure: a review of 15 studies (2022) found no evidence that going all the way to \
               failure builds more muscle.",
        sources: &["common-practice", "proximity-to-failure", "backplan"],
        kind: Kind::Should,
        concern: Concern::Dose,
        applies_to: "loaded moves done for repetitions",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "volume-target",
        says: "Every plan shows the week's sets for each muscle group, beside the number that the goal asks for.",
        sources: &["strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Volume,
        applies_to: "every week",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "volume-counting",
        says: "A set counts once for the muscles that it trains directly and half for those that help, as a large \
               analysis (2024, a preprint) counts them. Both sides count once, and a move too light to train a muscle \
               counts nothing.",
        sources: &["fractional-sets", "backplan"],
        kind: Kind::Should,
        concern: Concern::Volume,
        applies_to: "strengthening moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "volume-ceiling",
        says: "A muscle group gets at most about {most-sets} sets a week of hard sessions, easy ones apart; every further set brings less.",
        sources: &["backplan", "fractional-sets"],
        kind: Kind::Should,
        concern: Concern::Volume,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
];

/// The groups that get ten sets a week.
pub const TEN_SETS: [Group; 4] = [Group::Lats, Group::MiddleBack, Group::RearShoulders, Group::LowerBack];

fn beginner_sets(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    if case.plan.profile.level != Level::Beginner {
        return Vec::new();
    }
    let block = case.programmes.session.weeks_of_building;
    let mut broken = Vec::new();
    for session in &case.sessions {
        let most = case.level().sets.max + u32::from(session.week > block);
        for item in session.strengthening.iter().filter(|item| item.item.reps.is_some() && item.item.sets > most) {
            let text =
                format!("{} sets of {}, where a beginner does at most {most}", item.item.sets, item.item.exercise);
            broken.push(session.broken_at(*item, text));
        }
    }
    broken
}

fn bridge_cap(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let figures = case.programmes.session;
    let mut broken = Vec::new();
    for session in &case.sessions {
        let reps = measure::bridge_reps(session);
        if reps > figures.most_bridges {
            broken.push(
                session.broken(format!("{reps} bridges in a day, where at most {} belong", figures.most_bridges)),
            );
        }
        for item in session.moves().filter(|item| item.exercise.pattern == Pattern::Bridge) {
            if item.item.hold_seconds.is_some_and(|hold| hold.max > figures.longest_bridge) {
                broken.push(session.broken_at(item, format!("held for more than {} seconds", figures.longest_bridge)));
            }
        }
    }
    broken
}

fn both_sides(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    case.moves()
        .filter(|(_, item)| item.item.per_side != item.exercise.per_side)
        .map(|(session, item)| {
            let wanted = if item.exercise.per_side { "must be done on both sides" } else { "has no sides" };
            session.broken_at(item, format!("{} {wanted}", item.item.exercise))
        })
        .collect()
}

fn ten_sets(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let profile = &case.plan.profile;
    if profile.goal != Goal::Muscle || profile.level == Level::Beginner {
        return Vec::new();
    }
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks().filter(|(week, _)| week.kind == WeekKind::Build) {
        let level = profile.level;
        for (group, sets) in measure::volume(&sessions) {
            let Some(target) = case.goal().target(group, level).filter(|_| TEN_SETS.contains(&group)) else { continue };
            let target = target.min;
            if sets < f64::from(target) {
                let text = format!("{sets} sets for the {}, where at least {target} belong", group.spoken());
                broken.push(case.broken_in_week(week, text));
            }
        }
    }
    broken
}
