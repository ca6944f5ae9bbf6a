//! What the journal says of a plan: session by session, and move by move.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::entry::{Did, Entry, Measured, Outcome};
use super::journal::Journal;
use super::learn::Farther;
use crate::plan::{Plan, Session};

/// The measure of the usual pain.
const USUAL_PAIN: &str = "usual-pain";
/// The measure of how far pain goes down a leg.
const LEG_REACH: &str = "leg-pain-reach";

/// What is known of a session.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record<'j> {
    /// The day on which it was done or skipped.
    pub date: Option<NaiveDate>,
    /// What became of it; nothing, where nobody has said.
    pub outcome: Option<Outcome>,
    /// Whether the bad day's moves were done in its place.
    pub bad_day: bool,
    /// The worst pain during it, 0 to 10.
    pub pain: Option<u8>,
    /// The pain after it.
    pub after: Option<u8>,
    /// The pain of the morning after it.
    pub morning: Option<u8>,
    /// How hard it was, 0 to 10.
    pub effort: Option<u8>,
    /// What was done of single moves.
    pub did: Vec<&'j Did>,
    /// Which moves hurt, and how much.
    pub move_pain: BTreeMap<&'j str, u8>,
}

impl Record<'_> {
    /// The worst pain that it brought, during it, after it or the next morning.
    pub fn worst(&self) -> Option<u8> {
        [self.pain, self.after, self.morning].into_iter().flatten().max()
    }

    /// What was done of single moves, to keep.
    pub fn all_did(&self) -> Vec<Did> {
        self.did.iter().map(|did| (*did).clone()).collect()
    }

    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        self.outcome == Some(Outcome::Done)
    }
}

/// The best and the last of a move.
#[derive(Debug, Clone, PartialEq)]
pub struct Best<'j> {
    /// The last that was noted, and when.
    pub last: (NaiveDate, &'j Did),
    /// The heaviest, longest or most often done, and when.
    pub best: (NaiveDate, &'j Did),
}

/// What a journal says of a plan; nothing of it is copied, as a journal names its moves thousands of times.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diary<'j> {
    /// What is known of each session, by its id.
    pub records: BTreeMap<&'j str, Record<'j>>,
    /// What is known of each move, from any plan, by its exercise's id.
    pub moves: BTreeMap<&'j str, Best<'j>>,
    /// The usual pain that was measured last, 0 to 10.
    pub usual_pain: Option<u32>,
    /// How far pain went down a leg, 0 to 4, at each measure.
    pub reach: Vec<(NaiveDate, u32)>,
}

impl<'j> Diary<'j> {
    /// What `journal` says of `plan`.
    pub fn of(plan: &Plan, journal: &'j Journal) -> Self {
        let mut diary = Self { moves: bests(journal), ..Self::default() };
        for line in &journal.lines {
            let entry = &line.entry;
            diary.usual_pain = measured(entry, USUAL_PAIN).or(diary.usual_pain);
            diary.reach.extend(reach(entry).map(|reach| (entry.date, reach)));
            let Some(session) = entry.session.as_deref().filter(|_| entry.plan == Some(plan.profile.start)) else {
                continue;
            };
            let record = diary.records.entry(session).or_default();
            if entry.outcome.is_some() {
                (record.date, record.outcome) = (Some(entry.date), entry.outcome);
            }
            record.bad_day |= entry.bad_day;
            record.pain = entry.pain.or(record.pain);
            record.after = entry.after.or(record.after);
            record.morning = entry.morning.or(record.morning);
            record.effort = entry.effort.or(record.effort);
            for did in &entry.did {
                record.did.retain(|other| other.exercise != did.exercise);
                record.did.push(did);
            }
            record.move_pain.extend(entry.move_pain.iter().map(|pain| (&*pain.exercise, pain.pain)));
        }
        diary
    }

    /// What is known of a session.
    pub fn record(&self, session: &Session) -> Option<&Record<'j>> {
        self.records.get(&*session.id)
    }

    /// The same with how far pain goes down a leg, where `entry` says it.
    #[must_use]
    pub fn with(&self, entry: &Entry) -> Self {
        let mut later = self.clone();
        later.reach.extend(reach(entry).map(|reach| (entry.date, reach)));
        later
    }

    /// Whether pain was measured to go farther down a leg than before, and has not been measured since as no farther.
    pub fn farther(&self) -> Option<Farther> {
        let [.., (_, before), (date, now)] = self.reach.as_slice() else { return None };
        (now > before).then_some(Farther { date: *date, before: *before, now: *now })
    }

    /// The last session of which anything was noted, by its day.
    pub fn latest(&self) -> Option<&Record<'j>> {
        let done = self.records.values().filter(|record| record.is_done());
        done.max_by_key(|record| record.date)
    }
}

/// The best and the last of each move.
fn bests(journal: &Journal) -> BTreeMap<&str, Best<'_>> {
    let mut known: BTreeMap<&str, Best<'_>> = BTreeMap::new();
    for entry in journal.lines.iter().map(|line| &line.entry) {
        for did in &entry.did {
            let now = (entry.date, did);
            let one = known.entry(&did.exercise).or_insert(Best { last: now, best: now });
            one.last = now;
            if is_more(did, one.best.1) {
                one.best = now;
            }
        }
    }
    known
}

/// How far an entry says that pain goes down a leg.
fn reach(entry: &Entry) -> Option<u32> {
    measured(entry, LEG_REACH)
}

/// What an entry says of a measure that goes from 0 to 10 at most.
fn measured(entry: &Entry, id: &str) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
    let whole = |measured: &Measured| measured.value.clamp(0.0, 10.0) as u32;
    entry.baselines.iter().find(|measured| measured.id == id).map(whole)
}

/// Whether one is more than the other: heavier, else longer, else more often.
fn is_more(one: &Did, other: &Did) -> bool {
    let key = |did: &Did| (did.kg.unwrap_or_default(), did.seconds.unwrap_or_default(), did.reps.unwrap_or_default());
    let ((one_kg, one_time, one_reps), (other_kg, other_time, other_reps)) = (key(one), key(other));
    one_kg.total_cmp(&other_kg).then(one_time.cmp(&other_time)).then(one_reps.cmp(&other_reps)).is_gt()
}
