//! What is new in a session, on the day itself: the steps that nobody has taken yet, what hurt lately, weights after a break,
//! and how a first weight is found.

use chrono::NaiveDate;

use super::diary::Diary;
use super::entry::Did;
use super::learn::{Limits, SETTLES, is_stepped_back, week_of};
use crate::builtin::LADDERS;
use crate::catalog::{Catalog, Equipment, Word};
use crate::phrase;
use crate::plan::{Item, Plan, Session, Step, StepKind};

/// The steps of a session that are still to be taken: what was made harder in its week already stays as it was made.
pub struct Fresh<'a> {
    session: &'a Session,
    /// Moves whose step has been taken, by their exercises' ids.
    taken: Vec<&'a str>,
    limits: Limits,
    /// The number of its week, and how many weeks before that, and before the last that was trained in, nothing was done in.
    week: u32,
    missed: u32,
    missed_before: u32,
    /// The first day of its week.
    first: NaiveDate,
    diary: &'a Diary<'a>,
    catalog: &'a Catalog,
}

impl<'a> Fresh<'a> {
    /// What is new in a session of `plan`.
    pub fn of(session: &'a Session, plan: &Plan, diary: &'a Diary<'a>, catalog: &'a Catalog) -> Self {
        let week = plan.weeks.iter().find(|week| week.sessions.iter().any(|other| other.id == session.id));
        let first = week.and_then(|week| week.sessions.first()).map_or(session.date, |first| first.date);
        let is_taken = |item: &Item| {
            let last = diary.moves.get(&*item.exercise).map(|best| best.last.0);
            // Figures stand in the dose; of resistance nobody knows whether it has grown but who has lifted it.
            item.step.as_ref().is_some_and(|step| step.kind == StepKind::Load) && last.is_some_and(|last| last >= first)
        };
        let taken = session.strengthening.iter().filter(|item| is_taken(item)).map(|item| &*item.exercise).collect();
        let limits = Limits::of(&plan.profile, diary.usual_pain);
        let week = week_of(&session.id).unwrap_or(1);
        let done = diary.records.iter().filter(|(_, record)| record.is_done()).filter_map(|(id, _)| week_of(id));
        let mut weeks: Vec<u32> = done.filter(|done| *done < week).collect();
        crate::order::by(&mut weeks, |one, other| other.cmp(one));
        weeks.dedup();
        let gap =
            |later: Option<u32>, before: Option<u32>| later.zip(before).map_or(0, |(later, before)| later - before - 1);
        let (last, before) = (weeks.first().copied(), weeks.get(1).copied());
        let (missed, missed_before) = (gap(Some(week), last), gap(last, before));
        Self { session, taken, limits, week, missed, missed_before, first, diary, catalog }
    }

    /// The steps that are still to be taken, each with the name of its move.
    pub fn steps(&self) -> Vec<(&'a Step, &'a str)> {
        let items = self.session.strengthening.iter().chain(&self.session.stretching);
        items.filter_map(|item| Some((self.step(item)?, &*item.name))).collect()
    }

    /// The step of a move, where it is still to be taken.
    fn step<'i>(&self, item: &'i Item) -> Option<&'i Step> {
        item.step.as_ref().filter(|step| step.kind != StepKind::Keep && !self.taken.contains(&&*item.exercise))
    }

    /// What is to be minded in the session: moves that hurt lately, and weights after a break.
    pub fn notes(&self) -> Vec<String> {
        let (items, figures) = (&self.session.strengthening, LADDERS.lived);
        let weights: Vec<String> =
            items.iter().filter_map(|item| Some(format!("{} {}", item.name, self.weight_after_break(item)?))).collect();
        let weights = match Some(self.missed).filter(|missed| *missed >= figures.break_weeks) {
            None => None,
            Some(_) if !weights.is_empty() => Some(format!("After the break: {}.", weights.join("; "))),
            Some(missed) if missed >= figures.break_eases => {
                Some(format!("After {missed} weeks away: of any weight, half to two thirds of what you had."))
            }
            Some(missed) => Some(format!("After {missed} weeks away: of any weight, a fifth less than you had.")),
        };
        let weights = weights.or_else(|| self.is_second_back().then(|| SECOND_BACK.to_owned()));
        let sore = self.session.items().filter_map(|item| self.sore(item));
        let short = items.iter().filter_map(|item| self.short(item));
        self.cautions().into_iter().chain(sore).chain(weights).chain(short).collect()
    }

    /// What to take care of, each text once, with the moves that it is about.
    fn cautions(&self) -> Vec<String> {
        let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
        for item in self.session.items() {
            // The heaviest lift of a day is never without its word.
            let own = || self.catalog.get(&item.exercise).and_then(|one| one.cautions.first()).map(|one| one.text);
            let lift = item.ramp_up_sets.and_then(|_| own());
            let Some(text) = item.caution.as_deref().or(lift) else { continue };
            match all.iter_mut().find(|(known, _)| *known == text) {
                Some((_, names)) => names.push(&item.name),
                None => all.push((text, vec![&item.name])),
            }
        }
        all.into_iter().map(|(text, names)| format!("{}: {text}", names.join(", "))).collect()
    }

    /// What is done about a move that hurt: less of it, or nothing where it did so in some weeks.
    fn sore(&self, item: &Item) -> Option<String> {
        let noted = self.diary.records.iter().filter_map(|(id, record)| {
            let pain = record.move_pain.get(&*item.exercise)?;
            Some((record.date?, week_of(id)?, u32::from(*pain)))
        });
        let mut noted: Vec<(NaiveDate, u32, u32)> = noted.collect();
        crate::order::by(&mut noted, Ord::cmp);
        // Since it was last said to be fine.
        noted.reverse();
        let hurt: Vec<_> = noted.into_iter().take_while(|(.., pain)| *pain > self.limits.goes_on_to).collect();
        let (date, _, pain) = *hurt.first()?;
        let mut weeks: Vec<u32> = hurt.iter().map(|(_, week, _)| *week).collect();
        weeks.dedup();
        let (name, id) = (&item.name, &item.exercise);
        if weeks.len() >= LADDERS.lived.hurt_weeks as usize {
            return Some(format!(
                "Leave out {name}: it hurt {pain} of 10, in {} weeks; have that looked at. Once it is fine, note it: --move-pain \
                 {id}=0",
                weeks.len()
            ));
        }
        let since = self.week.saturating_sub(weeks.first().copied().unwrap_or_default());
        let hurt = format!("{name} hurt {pain} of 10 on {}", phrase::date(date));
        let again = "leave it out where it hurts again.";
        match since {
            0..=SETTLES if is_stepped_back(item) => {
                Some(format!("{hurt}: there is less of it, with less weight or in a smaller range; {again}"))
            }
            0 | 1 => Some(format!("{hurt}: about half of it, with less weight or in a smaller range; {again}")),
            2..=SETTLES => Some(format!("{hurt}: as planned if it no longer does, and nothing more; {again}")),
            _ => None,
        }
    }

    /// Whether it is of the second week after a long break.
    fn is_second_back(&self) -> bool {
        self.missed == 0 && self.missed_before >= LADDERS.lived.break_eases
    }

    /// That less was done of a move than is asked now, and how much weight that asks for.
    fn short(&self, item: &Item) -> Option<String> {
        let (date, last) = self.diary.moves.get(&*item.exercise)?.last;
        let (did, asked) = (last.reps?, item.reps?.min);
        // Of one's own weight there is no tenth less.
        let has_weight =
            last.kg.is_some() || !item.equipment.iter().all(|piece| *piece == Equipment::PullUpBar.as_str());
        let is_lifted = has_weight && did < asked && date < self.session.date;
        let figures = LADDERS.lived;
        let less = (figures.short_base + figures.short_each * asked.saturating_sub(did)).min(figures.short_most);
        let kept = f64::from(100_u32.saturating_sub(less)) / 100.0;
        let less = last.kg.map_or_else(
            || format!("about {less} % less weight or resistance"),
            |kg| format!("about {} kg", (kg * kept * 2.0).round() / 2.0),
        );
        is_lifted.then(|| format!("{}: {did} last time, where {asked} are asked: take {less}.", item.name))
    }

    /// How much of the last weight is taken after a break.
    fn weight_after_break(&self, item: &Item) -> Option<String> {
        let figures = LADDERS.lived;
        let missed = self.missed;
        let (date, last) = self.diary.moves.get(&*item.exercise)?.last;
        // What was lifted since is the weight after the break.
        let kg = last.kg.filter(|_| date < self.first)?;
        let kept = |share: u32| (kg * f64::from(share) / 50.0).round() / 2.0;
        let long = figures.break_long_kept;
        let now = if missed >= figures.break_eases {
            format!("{}–{} kg", kept(long.min), kept(long.max))
        } else if missed >= figures.break_weeks {
            format!("{} kg", kept(figures.break_kept))
        } else {
            return None;
        };
        Some(format!("{now}, before {kg} kg"))
    }

    /// What is new in a move, and what is to be minded of it.
    pub fn said(&self, exercise: &str) -> Option<String> {
        let item = self.session.items().find(|item| item.exercise == exercise)?;
        let step = self.step(item).map(|step| {
            let condition = step.condition.as_ref().map(|condition| format!(", only {condition}")).unwrap_or_default();
            let last = self.diary.moves.get(exercise).map(|best| format!(" Last time: {}.", did(best.last.1)));
            format!("New: {}{condition}.{}", step.text, last.unwrap_or_default())
        });
        let weight = self.weight_after_break(item).map(|weight| format!("After the break: {weight}."));
        let all: Vec<String> = [self.sore(item), weight, step].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    /// How the first weight is found, for each kind of resistance in the session of which no weight was ever noted.
    pub fn first_weights(&self) -> Vec<&'static str> {
        let is_back = self.missed >= LADDERS.lived.break_weeks || self.is_second_back();
        let unknown = self.session.strengthening.iter().filter(|_| !is_back).filter(|item| {
            let last = self.diary.moves.get(&*item.exercise);
            last.is_none_or(|best| best.last.1.kg.is_none() && best.best.1.kg.is_none())
        });
        let kinds = unknown.filter_map(|item| {
            let has = |piece: &&Equipment| item.equipment.iter().any(|named| *named == piece.as_str());
            let pieces: Vec<Equipment> = Equipment::ALL.iter().filter(has).copied().collect();
            LADDERS.lifted(self.catalog.get(&item.exercise)?, &pieces)
        });
        let used: Vec<&str> = kinds.map(|resistance| resistance.id).collect();
        LADDERS.loads.iter().filter(|load| used.contains(&load.id)).filter_map(|load| load.first).collect()
    }
}

/// Of weights in the second week after a long break.
const SECOND_BACK: &str =
    "The second week after the break: of any weight, a tenth more than last week where that was easy.";

/// What was done of a move: "2 × 10, 20 kg".
pub fn did(did: &Did) -> String {
    let each = match (did.reps, did.seconds) {
        (Some(reps), _) => reps.to_string(),
        (None, Some(seconds)) => format!("{seconds} s"),
        (None, None) => String::new(),
    };
    let weight = did.kg.map(|kg| format!(", {kg} kg")).unwrap_or_default();
    format!("{} × {each}{weight}", did.sets)
}
