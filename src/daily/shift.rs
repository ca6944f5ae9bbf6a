//! Sessions on other days.

use chrono::NaiveDate;

use crate::plan::{Plan, Session};
use crate::profile::weekday;

/// `plan` with the session of one day on another day of its week.
///
/// # Errors
/// Why that can't be: there is none, the day is of another week, or it has a session already.
pub fn moved(plan: &Plan, from: NaiveDate, to: NaiveDate) -> Result<Plan, String> {
    let mut plan = plan.clone();
    let start = plan.profile.start;
    let week_of = |date: NaiveDate| (date - start).num_days().div_euclid(7);
    let week = plan.weeks.iter_mut().find(|week| week.sessions.iter().any(|session| session.date == from));
    let Some(week) = week else { return Err(format!("no session is on {from}")) };
    if week_of(to) != week_of(from) {
        let first = start + chrono::Days::new(u64::from(week.week.saturating_sub(1)) * 7);
        let last = first + chrono::Days::new(6);
        return Err(format!(
            "a session stays in its week, which is from {first} to {last}; what was missed is made up for by backplan next"
        ));
    }
    if let Some(other) = week.sessions.iter().find(|session| session.date == to) {
        return Err(format!("{to} has a session already: {}", other.id));
    }
    let number = week.week;
    for session in week.sessions.iter_mut().filter(|session| session.date == from) {
        put(session, number, to);
    }
    crate::order::by_key(&mut week.sessions, |session| session.date);
    Ok(plan)
}

fn put(session: &mut Session, week: u32, to: NaiveDate) {
    session.date = to;
    session.weekday = weekday(to);
    session.id = format!("w{week}-{}", session.weekday).into();
}
