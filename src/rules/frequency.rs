//! How often, and what lies between.

use chrono::NaiveDate;

use crate::plan::Effort;

use super::case::is_loaded;
use super::{Broken, Case, Concern, Kind, Rule};

/// The rules of frequency and rest.
pub const RULES: &[Rule] = &[
    Rule {
        id: "hard-sessions",
        says: "Hard sessions a week: {hard-beginner} for a beginner, {hard-intermediate} for an intermediate, {hard-advanced} \
               for an advanced trainee; all further days are easy. With the goals pain-relief and mobility every session is easy.",
        sources: &["strength-guide", "upper-back-guide", "mainstay-guide"],
        kind: Kind::Must,
        concern: Concern::Frequency,
        applies_to: "everybody",
        may_gap: true,
        check: Some(hard_sessions),
    },
    Rule {
        id: "rest-48h",
        says: "At least {hours} hours lie between two hard sessions, over the end of the week too.",
        sources: &["strength-guide"],
        kind: Kind::Must,
        concern: Concern::Rest,
        applies_to: "everybody",
        may_gap: false,
        check: Some(rest_48h),
    },
    Rule {
        id: "easy-only",
        says: "An easy session, and so the day after a hard one, has no loaded strengthening.",
        sources: &["strength-guide", "mainstay-guide"],
        kind: Kind::Must,
        concern: Concern::Rest,
        applies_to: "everybody; with the goals pain-relief and mobility, every session",
        may_gap: false,
        check: Some(easy_only),
    },
    Rule {
        id: "usual-days",
        says: "Where no number of days is asked for, a beginner and an intermediate trainee get {days-beginner} training \
               days a week and an advanced one {days-advanced}. For mobility it is {days-mobility}, for pain relief, \
               a back in long-term pain or sciatica {days-relief} short ones.",
        sources: &["strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Frequency,
        applies_to: "plans without a number of days",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "daily-means-easy",
        says: "Moving every day is ideal for a back, but hard work is not daily work: the days beyond your level's \
               hard sessions are easy ones.",
        sources: &["mainstay-guide", "strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Frequency,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "few-sessions-enough",
        says: "A few focused sessions a week are enough for most people, and for some a single back day keeps pain \
               away. The ACSM (2009) starts novices at two to three days; backplan keeps beginners to the articles' \
               one or two.",
        sources: &["upper-back-guide", "home-guide", "mainstay-guide", "strength-guide", "acsm-progression"],
        kind: Kind::Should,
        concern: Concern::Frequency,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "consistency",
        says: "What counts most is keeping at it: a modest week that you do every week brings more than a full one now \
               and then.",
        sources: &["mainstay-guide", "home-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Frequency,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "your-own-schedule",
        says: "How many days are right depends on your time, your goal and how well you recover; choose the weekdays \
               that you can keep.",
        sources: &["strength-guide", "upper-back-guide", "mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Frequency,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "fifteen-minutes",
        says: "A quarter of an hour of stretching and strengthening a day can ease back pain and help to keep it away, \
               so a short session is worth doing.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Frequency,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "twice-daily-relief",
        says: "For relief some moves are good twice a day, outside the sessions: three to five cat stretches, knee to \
               chest two or three times a leg, three to five blade squeezes of five seconds.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Frequency,
        applies_to: "everybody with a stiff or sore back",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "desk-breaks",
        says: "Long sitting stiffens and rounds a back: break it up several times a day with one or two minutes of \
               desk moves.",
        sources: &["upper-back-guide", "mainstay-guide", "trainer-guide", "strength-guide"],
        kind: Kind::Should,
        concern: Concern::Frequency,
        applies_to: "everybody who sits much",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "rest-between-sets",
        says: "Rest {rest-heavy} minutes after a set of a heavy lift, {rest-loaded} seconds after other loaded work, and \
               {rest-gentle} seconds after posture and core moves.",
        sources: &["backplan", "common-practice"],
        kind: Kind::Should,
        concern: Concern::Rest,
        applies_to: "strengthening moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "rest-between-holds",
        says: "Moves that are held, such as the plank and the press-up on the elbows, get a short rest after each \
               hold.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Rest,
        applies_to: "planks and press-ups on the elbows",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "recovery-counts",
        says: "Recovery is part of the training: an overworked back does not mend after hard sessions. Beginners need \
               plenty of it even in gentle weeks, and every training day that you add calls for more.",
        sources: &["mainstay-guide", "strength-guide"],
        kind: Kind::Should,
        concern: Concern::Rest,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
];

fn hard_sessions(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let wanted = case.level().hard_sessions;
    let mut broken = Vec::new();
    for (week, sessions) in case.weeks() {
        let hard = u32::try_from(sessions.iter().filter(|case| case.is_hard()).count()).unwrap_or(u32::MAX);
        let (min, max) = (wanted.min, wanted.max);
        let sessions = if hard == 1 { "session" } else { "sessions" };
        let in_week = |text: String| case.broken_in_week(week, text);
        if case.is_easy_only() {
            let text = || format!("{hard} hard {sessions}, where every session should be easy");
            broken.extend((hard > 0).then(|| in_week(text()).too_much()));
        } else if hard < min {
            let needed = if min == 1 { "is" } else { "are" };
            broken.push(in_week(format!("{hard} hard {sessions}, where at least {min} {needed} needed")));
        } else if hard > max {
            broken.push(in_week(format!("{hard} hard {sessions}, where at most {max} are good")).too_much());
        }
    }
    broken
}

fn rest_48h(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let hours = i64::from(case.programmes.session.hours_between_hard);
    let mut hard: Vec<(NaiveDate, &str)> =
        case.sessions.iter().filter(|case| case.is_hard()).map(|case| (case.session.date, &*case.session.id)).collect();
    // A plan is repeated: its last hard day must keep its distance from the first of the week after.
    let weeks = i64::try_from(case.plan.weeks.len()).unwrap_or(1);
    let again =
        hard.first().and_then(|(date, id)| Some((date.checked_add_signed(chrono::Duration::weeks(weeks))?, *id)));
    hard.extend(again);
    let too_near = |pair: &&[(NaiveDate, &str)]| matches!(pair, [(a, _), (b, _)] if (*b - *a).num_hours() < hours);
    hard.windows(2)
        .filter(too_near)
        .filter_map(|pair| pair.first())
        .map(|(date, id)| {
            Broken::new(*id, format!("less than {hours} hours lie between {date} and the next hard session"))
        })
        .collect()
}

fn easy_only(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let mut broken = Vec::new();
    for session in case.sessions.iter().filter(|case| case.session.effort == Effort::Easy) {
        for item in session.strengthening.iter().filter(|item| is_loaded(item.exercise)) {
            broken.push(session.broken_at(*item, format!("{} is loaded, in an easy session", item.item.exercise)));
        }
    }
    broken
}
