//! What the picks of a week come to, counted session by session.

use crate::catalog::{Group, Word};
use crate::planner::candidates::{Candidate, EASY_FAMILIES, HARD_FAMILIES, bit, position_bit};

use super::{Judge, Picks, share};

/// The most preferences, and regions that are put first, that are weighed; more are passed over.
pub(super) const MOST_PREFERENCES: usize = 16;
pub(super) const MOST_AIMS: usize = 8;

/// What all picks together come to.
#[derive(Clone, Default)]
pub struct Tally {
    pub(super) sets: Sets,
    pub(super) marks: Marks,
}

/// Hundredths of sets of the muscle groups. They are counted apart from all else: of most moves that are tried they never
/// matter.
#[derive(Clone, Default)]
pub(super) struct Sets {
    pub(super) volume: [u32; Group::ALL.len()],
    /// The part of it that hard sessions hold.
    pub(super) hard_volume: [u32; Group::ALL.len()],
}

/// All else that picks come to.
#[derive(Clone, Default)]
pub(super) struct Marks {
    /// Sets of the regions that are put first.
    pub(super) aimed: [u32; MOST_AIMS],
    /// In how many sessions each preference is held.
    pub(super) holding: [u32; MOST_PREFERENCES],
    /// What is preferred and missed in single sessions.
    pub(super) missed: u32,
    pub(super) regions: u16,
    pub(super) balance: u32,
    pub(super) rows: u128,
    pub(super) seen: u128,
    pub(super) count: u32,
    pub(super) others: u32,
    pub(super) points: u32,
    pub(super) alike: u32,
    pub(super) back_sets: u32,
    pub(super) push_sets: u32,
    pub(super) erectors: bool,
    pub(super) bridges: bool,
    pub(super) off_machine: bool,
    pub(super) broken: i64,
    pub(super) gaps: i64,
}

/// A session that is being filled, and the week around it.
pub struct Open {
    pub(super) sets: Sets,
    pub(super) session: Filling,
}

/// What is in a session so far.
#[derive(Clone, Default)]
pub(super) struct Filling {
    pub(super) week: Marks,
    pub(super) hard: bool,
    pub(super) inside: u128,
    pub(super) families: u8,
    pub(super) posture: bool,
    pub(super) posture_trains: bool,
    pub(super) drills: u32,
    pub(super) hinges: u32,
    pub(super) repeats: u32,
    pub(super) rows: u32,
    pub(super) bridges: u32,
    pub(super) size: u32,
}

impl Sets {
    /// Adds those of a move in a session.
    #[inline]
    pub(super) fn add(&mut self, candidate: &Candidate, session: &Filling) {
        for (sum, sets) in self.volume.iter_mut().zip(candidate.volume) {
            *sum += sets * session.repeats;
        }
        if session.hard {
            for (sum, sets) in self.hard_volume.iter_mut().zip(candidate.volume) {
                *sum += sets;
            }
        }
    }
}

impl Judge<'_> {
    /// What all sessions but one come to, so that many contents of that one can be tried.
    pub fn without(&self, picks: &Picks, left_out: usize) -> Tally {
        let mut tally = Tally::default();
        for (at, session) in picks.iter().enumerate().filter(|(at, _)| *at != left_out) {
            tally = self.closed(self.open(&tally, at, session.iter().copied()));
        }
        tally
    }

    /// A session begun with some moves beside `others`, so that many last moves can be tried.
    pub fn open(&self, others: &Tally, at: usize, moves: impl Iterator<Item = usize>) -> Open {
        let (hard, repeats) = self.templates.get(at).map_or((false, 1), |session| (session.is_hard(), session.repeats));
        let session = Filling { week: others.marks.clone(), hard, repeats, ..Filling::default() };
        let mut open = Open { sets: others.sets.clone(), session };
        for at in moves {
            let Some(candidate) = self.moves.get(at) else { continue };
            open.sets.add(candidate, &open.session);
            self.push(&mut open.session, at, candidate);
        }
        open
    }

    /// Adds a move to a session.
    #[inline]
    pub(super) fn push(&self, open: &mut Filling, at: usize, candidate: &Candidate) {
        let (position, week) = (position_bit(at), &mut open.week);
        let sets = candidate.prescription.sets;
        for ((region, _), sum) in self.context.aims.iter().zip(&mut week.aimed) {
            *sum += if candidate.regions & bit(*region) == 0 { 0 } else { sets * open.repeats };
        }
        week.regions |= candidate.covers;
        week.alike += (candidate.alike & open.inside).count_ones();
        // Two forms of a ladder count once a week, however often each is done.
        week.alike += if week.seen & position == 0 { (candidate.ladder & week.seen).count_ones() } else { 0 };
        week.count += 1;
        week.points += candidate.points;
        week.erectors |= candidate.isolates_erectors;
        week.bridges |= candidate.is_bridge;
        week.off_machine |= !candidate.on_machine;
        week.back_sets += if candidate.is_for_back { sets * open.repeats } else { 0 };
        week.push_sets += if candidate.is_push { sets * open.repeats } else { 0 };
        if candidate.is_row {
            open.rows += 1;
            week.rows |= position;
        } else {
            week.others += 1;
            week.seen |= position;
        }
        open.inside |= position;
        open.families |= candidate.family;
        open.posture |= candidate.is_posture;
        open.posture_trains |= candidate.is_posture && candidate.is_counted;
        open.drills += u32::from(candidate.is_drill && self.preferred & position == 0);
        open.hinges += u32::from(candidate.is_unsupported_hinge);
        open.bridges += u32::from(candidate.is_bridge);
        open.size += 1;
    }

    /// The week with the session in it, and with the musts that the session breaks by itself.
    pub(super) fn closed(&self, mut open: Open) -> Tally {
        self.close(&mut open.session);
        Tally { sets: open.sets, marks: open.session.week }
    }

    /// Adds to the week what only a whole session tells.
    #[inline]
    pub(super) fn close(&self, open: &mut Filling) {
        let Filling { week, hard, rows, posture, bridges, families, size, inside, repeats, .. } = open;
        let most_hinges = self.context.programmes.session.most_hinges;
        week.missed += if *hard && self.posture_trains { u32::from(!open.posture_trains) + open.drills } else { 0 };
        // Two lifts bent forward in one session weigh as much as a gap.
        week.gaps += i64::from(open.hinges.saturating_sub(most_hinges));
        for ((preference, moves), held) in self.preferences.iter().zip(&mut week.holding) {
            let here = (*inside & moves).count_ones();
            *held += if here > 0 { *repeats } else { 0 };
            week.missed += preference.most.map_or(0, |most| here.saturating_sub(most));
        }
        let wanted = self.families & if *hard { HARD_FAMILIES } else { EASY_FAMILIES };
        week.balance += share((*families & wanted).count_ones(), wanted.count_ones().min(*size));
        let most_rows = self.context.programmes.session.most_rows;
        week.gaps += i64::from(*hard && *rows == 0) + i64::from(*hard && !*posture);
        week.broken += i64::from(rows.saturating_sub(most_rows) + bridges.saturating_sub(1));
    }
}
