//! What a session holds.

use crate::catalog::{Range, Region};

use super::{Broken, Case, Concern, Kind, Rule, SessionCase};

/// The rules of a session.
pub const RULES: &[Rule] = &[
    Rule {
        id: "warm-up-length",
        says: "A session begins with three to five minutes of moving warm-up; light cardio and self-massage come on top.",
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
        says: "A hard session has three to five strengthening moves, an easy one two to five gentle ones.",
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
        says: "A session has at most two rows.",
        sources: &["backplan", "trainer-guide"],
        kind: Kind::Must,
        concern: Concern::Session,
        applies_to: "every session",
        may_gap: false,
        check: Some(two_rows_at_most),
    },
    Rule {
        id: "stretch-count",
        says: "A session ends with three to five static stretches.",
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

fn warm_up_length(case: &Case<'_>) -> Vec<Broken> {
    let bounds = case.programmes.session.warm_up_seconds;
    let (least, most) = (f64::from(bounds.min) / 60.0, f64::from(bounds.max) / 60.0);
    in_phase(case, "warm_up", |session| {
        let moving = session.warm_up.iter().filter(|item| !item.is_on_top());
        let minutes: f64 = moving.map(|item| item.item.minutes).sum();
        // Minutes are sums of tenths; half a tenth keeps their rounding out of the comparison.
        let inside = (least - 0.05..=most + 0.05).contains(&minutes);
        (!inside).then(|| format!("{minutes:.1} minutes of moving warm-up, where {least} to {most} belong"))
    })
}

fn warm_up_dynamic(case: &Case<'_>) -> Vec<Broken> {
    let held = |session: &SessionCase<'_>| {
        let held: Vec<Broken> = session
            .warm_up
            .iter()
            .filter(|item| item.item.is_held())
            .map(|item| session.broken_at(*item, format!("{} is held", item.item.exercise)))
            .collect();
        held
    };
    case.sessions.iter().flat_map(held).collect()
}

fn strengthening_count(case: &Case<'_>) -> Vec<Broken> {
    let figures = case.programmes.session;
    in_phase(case, "strengthening", |session| {
        let bounds = if session.is_hard() { figures.hard_moves } else { figures.easy_moves };
        off(session.session.strengthening.len(), bounds, "strengthening moves")
    })
}

fn a_row(case: &Case<'_>) -> Vec<Broken> {
    in_phase(case, "strengthening", |session| {
        let missing = session.is_hard() && !session.strengthening.iter().any(super::Move::is_row);
        missing.then(|| "a hard session without a row".to_owned())
    })
}

fn a_posture_move(case: &Case<'_>) -> Vec<Broken> {
    in_phase(case, "strengthening", |session| {
        let missing = session.is_hard() && !session.strengthening.iter().any(super::Move::is_posture);
        missing.then(|| "a hard session without a posture move besides its rows".to_owned())
    })
}

fn two_rows_at_most(case: &Case<'_>) -> Vec<Broken> {
    let most = case.programmes.session.most_rows as usize;
    in_phase(case, "strengthening", |session| {
        let rows = session.strengthening.iter().filter(|item| item.is_row()).count();
        (rows > most).then(|| format!("{rows} rows, where at most {most} belong"))
    })
}

fn stretch_count(case: &Case<'_>) -> Vec<Broken> {
    let bounds = case.programmes.session.stretches;
    in_phase(case, "stretching", |session| {
        let held = session.stretching.iter().filter(|item| item.item.is_held()).count();
        off(held, bounds, "static stretches")
    })
}

fn low_back_stretch(case: &Case<'_>) -> Vec<Broken> {
    in_phase(case, "stretching", |session| {
        let found = session.stretching.iter().any(|item| {
            item.item.is_held()
                && item.exercise.regions.iter().any(|region| matches!(region, Region::Lower | Region::Hips))
        });
        (!found).then(|| "no static stretch for the low back or the hips".to_owned())
    })
}
