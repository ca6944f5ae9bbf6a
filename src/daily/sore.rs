//! A move that hurt lately, as it stands on a day.

use chrono::NaiveDate;

use super::diary::Diary;
use super::learn::{Limits, week_of};
use crate::builtin::LADDERS;
use crate::phrase;
use crate::plan::Item;

/// So many weeks after the one in which it hurt there is half of a move at most, and in so many it is spoken of.
const HALVED: u32 = 1;
const TOLD: u32 = 3;

/// What is known of a move that hurt.
pub struct Sore {
    /// When it did so last, and how much, of 10.
    date: NaiveDate,
    pain: u32,
    /// In how many weeks.
    weeks: u32,
    /// How many weeks ago.
    since: u32,
    /// Whether what is planned of it is less already.
    is_less: bool,
}

impl Sore {
    /// What a diary says of a move in a week; nothing where it has not hurt since it was last said to be fine, or long ago.
    pub fn of(item: &Item, week: u32, is_less: bool, (diary, limits): (&Diary, Limits)) -> Option<Self> {
        let noted = diary.records.iter().filter_map(|(id, record)| {
            let pain = record.move_pain.get(&*item.exercise)?;
            Some((record.date?, week_of(id)?, u32::from(*pain)))
        });
        let mut noted: Vec<(NaiveDate, u32, u32)> = noted.collect();
        crate::order::by(&mut noted, |one, other| other.cmp(one));
        let hurt: Vec<_> = noted.into_iter().take_while(|(.., pain)| *pain > limits.goes_on_to).collect();
        let (date, last, pain) = *hurt.first()?;
        let mut weeks: Vec<u32> = hurt.iter().map(|(_, week, _)| *week).collect();
        weeks.dedup();
        let weeks = u32::try_from(weeks.len()).unwrap_or(u32::MAX);
        let sore = Self { date, pain, weeks, since: week.saturating_sub(last), is_less };
        (sore.is_left_out() || sore.since <= TOLD).then_some(sore)
    }

    /// Whether the move is left out until it is said to be fine.
    pub fn is_left_out(&self) -> bool {
        self.weeks >= LADDERS.lived.hurt_weeks
    }

    /// Whether half of what is planned of it is enough.
    pub fn is_halved(&self) -> bool {
        self.since <= HALVED && !self.is_less && !self.is_left_out()
    }

    /// As it is said of a move.
    pub fn said(&self, item: &Item) -> String {
        let (name, id, pain) = (&item.name, &item.exercise, self.pain);
        if self.is_left_out() {
            return format!(
                "{name} is left out: it hurt {pain} of 10, in {} weeks; have that looked at. Once it is fine, note it: --move-pain \
                 {id}=0",
                self.weeks
            );
        }
        let hurt = format!("{name} hurt {pain} of 10 on {}", phrase::date(self.date));
        let how = match (self.is_halved(), self.is_less) {
            (true, _) => "half of it stands here, with less weight or in a smaller range",
            (false, true) => "there is less of it, with less weight or in a smaller range",
            (false, false) => "as planned if it no longer does, and nothing more",
        };
        format!("{hurt}: {how}; leave it out where it hurts again.")
    }
}
