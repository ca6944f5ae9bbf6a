//! What is known on a day: its session, and what was done of it.

use anyhow::{Result, bail};
use chrono::NaiveDate;

use crate::catalog::Catalog;
use crate::commands::Failure;
use crate::daily::{Diary, Did, Fresh, Record};
use crate::guided::{Rests, Script};
use crate::plan::{Plan, Session};
use crate::suggest::hint;

/// What is known on the day.
pub struct Day<'a> {
    pub date: NaiveDate,
    pub plan: &'a Plan,
    pub catalog: &'a Catalog,
    pub diary: Diary<'a>,
}

impl<'a> Day<'a> {
    /// The session that is named, or that of the day.
    pub fn chosen(&self, name: Option<&str>) -> Result<&'a Session> {
        if let Some(name) = name {
            let found = self.plan.sessions().find(|session| session.id == name);
            return found.ok_or_else(|| {
                let known = self.plan.sessions().map(|session| &*session.id);
                Failure::misuse(format!("the plan has no session called {name:?}; {}", hint(name, known)))
            });
        }
        match self.plan.sessions().find(|session| session.date == self.date) {
            Some(session) if self.is_whole(session) => {
                bail!("{0} is done; backplan start {0} does it once more", session.id)
            }
            Some(session) => Ok(session),
            None => bail!("{}", self.none_today()),
        }
    }

    /// That there is no session, and which can be done anyway.
    fn none_today(&self) -> String {
        let is_open = |session: &&Session| self.diary.record(session).is_none_or(|record| record.outcome.is_none());
        let later = self.plan.sessions().filter(|session| session.date > self.date).filter(is_open);
        match later.min_by_key(|session| session.date) {
            Some(next) => format!(
                "no session is planned for today; the next is {0} on {1}, and backplan start {0} does it anyway",
                next.id,
                next.date.format("%A %-d %B")
            ),
            None => format!(
                "no session is left in the plan, which began on {}; backplan start SESSION-ID does one anyway",
                self.plan.profile.start
            ),
        }
    }

    /// Whether a session is done and nothing of it is left to do: one that is noted as done without its moves is. An easier
    /// form counts as the move.
    pub fn is_whole(&self, session: &Session) -> bool {
        let done = self.diary.record(session).filter(|record| record.is_done());
        done.is_some_and(|record| {
            record.did.is_empty() || self.script(session, Rests::On, &record.all_did()).stages.is_empty()
        })
    }

    /// What was done of a session on the same day, where something is left to do.
    pub fn done_before(&self, session: &Session) -> Vec<Did> {
        let of_today = self.diary.record(session).filter(|record| record.is_done() && record.date == Some(self.date));
        let open = of_today.filter(|_| !self.is_whole(session));
        open.map(Record::all_did).unwrap_or_default()
    }

    pub fn script(&self, session: &Session, rests: Rests, before: &[Did]) -> Script {
        let fresh = Fresh::of(session, self.plan, &self.diary, self.catalog);
        let mut script = Script::of(fresh.session(), self.plan, self.catalog, rests, before);
        for one in &mut script.moves {
            one.planned.news = fresh.said(&one.planned.exercise);
        }
        script
    }
}
