//! What a session holds.

use crate::catalog::Range;

use super::{Broken, Case, Concern, Kind, Rule, SessionCase, is_low, measure};

/// The rules of a session.
pub const RULES: &[Rule] = &[
    Rule {
        id: "warm-up-length",
        says: "A session begins with {warm-up} minutes of moving warm-up; light cardio and self-massage come on top.",
        sources: &["strength-guide", "upper-back-guide", "home-guide", "trainer-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: Some(warm_up_length),
    },
    Rule {
        id: "warm-up-dynamic",
        says: "A warm-up moves: no stretch is held before the work.",
        sources: &["strength-guide", "upper-back-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: Some(warm_up_dynamic),
    },
    Rule {
        id: "strengthening-count",
        says: "A hard session has {hard-moves} strengthening moves, an easy one {easy-moves} gentle ones.",
        sources: &["upper-back-guide", "backplan"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: Some(strengthening_count),
    },
    Rule {
        id: "a-row",
        says: "A hard session has at least one row.",
        sources: &["upper-back-guide", "trainer-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every hard session",
        may_gap: true,
        check: Some(a_row),
    },
    Rule {
        id: "a-posture-move",
        says: "A hard session has at least one posture move besides its rows.",
        sources: &["upper-back-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every hard session",
        may_gap: true,
        check: Some(a_posture_move),
    },
    Rule {
        id: "two-rows-at-most",
        says: "A session has at most {rows} rows.",
        sources: &["backplan", "trainer-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: Some(two_rows_at_most),
    },
    Rule {
        id: "stretch-count",
        says: "A session ends with {stretches} static stretches.",
        sources: &["upper-back-guide", "strength-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: true,
        check: Some(stretch_count),
    },
    Rule {
        id: "low-back-stretch",
        says: "One of a session's stretches is for the low back or the hips.",
        sources: &["trainer-guide", "strength-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: true,
        check: Some(low_back_stretch),
    },
    Rule {
        id: "minutes-told",
        says: "The minutes that a plan tells are those that it takes: work on both sides, rests between sets and the change \
               to the next move.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: Some(minutes_told),
    },
    Rule {
        id: "time-budget",
        says: "A session lasts no longer than the minutes that you asked for. Where they are few it gets fewer moves \
               and sets; warm-up and stretches are shortened, not dropped.",
        sources: &["backplan", "home-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "plans with a limit of minutes",
        may_gap: false,
        check: Some(time_budget),
    },
    Rule {
        id: "phase-order",
        says: "Every session runs in the same order: warm-up, strengthening, stretching.",
        sources: &["strength-guide", "trainer-guide", "upper-back-guide", "home-guide"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "flexibility-counts",
        says: "A supple back matters as much as a strong one, so stretching is a part of every session and not what is \
               left over.",
        sources: &["mainstay-guide", "home-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "easy-is-not-idle",
        says: "An easy session is a whole session, with a warm-up, gentle strengthening and stretches. Gentle work \
               makes progress too.",
        sources: &["backplan", "mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "easy sessions",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "light-cardio-on-top",
        says: "Five to ten minutes of light cardio may come before the moving warm-up. They are counted apart and do \
               not replace it.",
        sources: &["home-guide", "strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "sessions with light cardio",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "massage-on-top",
        says: "A tennis ball rolled over the muscles at the shoulder blades for one or two minutes a side comes on top \
               of the moving warm-up. A skilled massage does more.",
        sources: &["trainer-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "sessions with self-massage",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "big-lifts-first",
        says: "The heaviest lifts come first, while you are fresh, then other loaded work, then posture and core.",
        sources: &["acsm-progression", "common-practice"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "the strengthening part of a session",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "down-once",
        says: "Standing and seated moves come before those on the floor, so that you get down once and not again and \
               again.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "few-moves-well-done",
        says: "A handful of moves done well is enough; nobody needs every good move in one session. Of the extension \
               over a roller, side-lying arm circles and wall scoops, the one that you need most will do.",
        sources: &["trainer-guide", "home-guide"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "stretches-cover",
        says: "Besides the low back or hips, the stretches at the end are for what sitting tightens: chest, shoulders, \
               neck and upper back.",
        sources: &["upper-back-guide", "strength-guide", "trainer-guide"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "honest-minutes",
        says: "The minutes in a plan count everything: both sides, holds, rests, ramp-up sets and the change to the \
               next move.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: None,
    },
];

/// The sessions in which `wrong` finds something, each with what it says about `phase`.
fn in_phase(case: &Case<'_>, phase: &str, wrong: impl Fn(&SessionCase<'_>) -> Option<String>) -> Vec<Broken> {
    case.sessions.iter().filter_map(|session| wrong(session).map(|text| session.broken_in(phase, text))).collect()
}

/// What is wrong with a count that should lie in `bounds`.
fn off(count: usize, bounds: Range, what: &str) -> Option<String> {
    let inside = (bounds.min as usize..=bounds.max as usize).contains(&count);
    (!inside).then(|| format!("{count} {what}, where {} to {} belong", bounds.min, bounds.max))
}

fn warm_up_length(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let bounds = case.programmes.session.warm_up_seconds;
    let (least, most) = (f64::from(bounds.min) / 60.0, f64::from(bounds.max) / 60.0);
    in_phase(case, "warm_up", |session| {
        let moving = session.warm_up.iter().filter(|item| !item.is_on_top());
        // A sum of nothing would be a negative nought.
        let minutes = moving.fold(0.0, |sum, item| sum + minutes(case, item));
        // Minutes are sums of tenths; half a tenth keeps their rounding out of the comparison.
        let inside = (least - 0.05..=most + 0.05).contains(&minutes);
        (!inside).then(|| format!("{minutes:.1} minutes of moving warm-up, where {least} to {most} belong"))
    })
}

fn warm_up_dynamic(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let held = case.moves().filter(|(_, item)| item.phase == "warm_up" && item.item.is_held());
    held.map(|(session, item)| session.broken_at(item, format!("{} is held", item.item.exercise))).collect()
}

fn strengthening_count(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let figures = case.programmes.session;
    in_phase(case, "strengthening", |session| {
        let bounds = if session.is_hard() { figures.hard_moves } else { figures.easy_moves };
        off(session.session.strengthening.len(), bounds, "strengthening moves")
    })
}

fn a_row(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    in_phase(case, "strengthening", |session| {
        let missing = session.is_hard() && !session.strengthening.iter().any(super::Move::is_row);
        missing.then(|| "a hard session without a row".to_owned())
    })
}

fn a_posture_move(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    in_phase(case, "strengthening", |session| {
        let missing = session.is_hard() && !session.strengthening.iter().any(super::Move::is_posture);
        missing.then(|| "a hard session without a posture move besides its rows".to_owned())
    })
}

fn two_rows_at_most(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let most = case.programmes.session.most_rows as usize;
    in_phase(case, "strengthening", |session| {
        let rows = session.strengthening.iter().filter(|item| item.is_row()).count();
        (rows > most).then(|| format!("{rows} rows, where at most {most} belong"))
    })
}

fn stretch_count(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let bounds = case.programmes.session.stretches;
    let counted = |session: &SessionCase<'_>| {
        let held = session.stretching.iter().filter(|item| item.item.is_held()).count();
        let broken = session.broken_in("stretching", off(held, bounds, "static stretches")?);
        Some(if held > bounds.max as usize { broken.too_much() } else { broken })
    };
    case.sessions.iter().filter_map(counted).collect()
}

fn low_back_stretch(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    in_phase(case, "stretching", |session| {
        let found = session.stretching.iter().any(|item| item.item.is_held() && is_low(item.exercise));
        (!found).then(|| "no static stretch for the low back or the hips".to_owned())
    })
}

fn time_budget(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let Some(most) = case.plan.profile.minutes else { return Vec::new() };
    let taken = |session: &SessionCase<'_>| -> f64 { session.moves().map(|item| minutes(case, &item)).sum() };
    let too_long = case.sessions.iter().map(|session| (session, taken(session)));
    too_long
        .filter(|(_, taken)| *taken > f64::from(most) + HALF_A_TENTH)
        .map(|(session, taken)| session.broken(format!("{taken:.1} minutes, where {most} were asked for")))
        .collect()
}

fn minutes_told(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let mut broken = Vec::new();
    for session in &case.sessions {
        let (told, sum) = (session.session.minutes, session.moves().map(|item| item.item.minutes).sum::<f64>());
        if (sum - told).abs() > HALF_A_TENTH {
            broken.push(session.broken(format!("{told} minutes, where its moves say {sum:.1}")));
        }
        for item in session.moves() {
            let (told, taken) = (item.item.minutes, minutes(case, &item));
            if (told - taken).abs() > HALF_A_TENTH {
                broken.push(session.broken_at(item, format!("{told} minutes, where it takes {taken:.1}")));
            }
        }
    }
    broken
}

/// Minutes are told with one decimal; less than half of its last digit is rounding.
const HALF_A_TENTH: f64 = 0.05;

/// What an item takes, with the lighter sets before it.
fn minutes(case: &Case<'_>, item: &super::Move<'_>) -> f64 {
    let timing = &case.programmes.timing;
    let amount = measure::Amount {
        strengthening: item.phase == "strengthening",
        sets: item.item.sets,
        reps: item.item.reps,
        hold_seconds: item.item.hold_seconds,
        seconds: item.item.seconds,
        rest_seconds: item.item.rest_seconds,
    };
    let ramp_up = (item.item.ramp_up_sets.unwrap_or_default() * timing.ramp_up_set_seconds).next_multiple_of(6);
    f64::from(measure::seconds(timing, item.exercise, amount) + ramp_up) / 60.0
}
