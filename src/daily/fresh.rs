//! What is new in a session, on the day itself: the steps that nobody has taken yet, what hurt lately, weights after a break,
//! and how a first weight is found.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::diary::Diary;
use super::entry::Did;
use super::halved::{halve, is_halved};
use super::learn::{Limits, is_stepped_back, week_of};
use super::sore::Sore;
use crate::builtin::LADDERS;
use crate::catalog::{Catalog, Equipment, Word};
use crate::plan::{Item, Plan, Session, Step, StepKind, WeekKind};

/// The steps of a session that are still to be taken: what was made harder in its week already stays as it was made.
pub struct Fresh<'a> {
    session: Cow<'a, Session>,
    /// Moves whose step has been taken, by their exercises' ids.
    taken: Vec<&'a str>,
    /// What is said of moves that hurt, by their exercises' ids.
    sore: Vec<(&'a str, String)>,
    /// How many weeks before that, and before the last that was trained in, nothing was done in.
    missed: u32,
    missed_before: u32,
    /// The first day of its week.
    first: NaiveDate,
    /// Whether no step is taken, for the last session hurt.
    is_calm: bool,
    diary: &'a Diary<'a>,
    catalog: &'a Catalog,
}

impl<'a> Fresh<'a> {
    /// What is new in a session of `plan`.
    pub fn of(session: &'a Session, plan: &Plan, diary: &'a Diary<'a>, catalog: &'a Catalog) -> Self {
        let of = plan.weeks.iter().find(|week| week.sessions.iter().any(|other| other.id == session.id));
        let kind = of.map(|week| week.kind);
        let first = of.and_then(|week| week.sessions.first()).map_or(session.date, |first| first.date);
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
        let kind = kind.unwrap_or(WeekKind::Build);
        let is_lighter = kind == WeekKind::Lighter;
        let all = session.items().filter_map(|item| {
            Some((item, Sore::of(item, week, is_lighter || is_stepped_back(item), (diary, limits))?))
        });
        let all: Vec<(&Item, Sore)> = all.collect();
        let is_half = is_halved(session, kind, diary, limits);
        let last = diary
            .latest()
            .and_then(|record| record.worst().into_iter().chain(record.move_pain.values().copied()).max());
        let is_calm = last.is_some_and(|pain| u32::from(pain) > limits.goes_on_to);
        let changes = is_half || all.iter().any(|(_, sore)| sore.is_left_out() || sore.is_halved());
        let on_the_day = if changes { Cow::Owned(changed(session, &all, is_half)) } else { Cow::Borrowed(session) };
        let sore = all.iter().map(|(item, sore)| (&*item.exercise, sore.said(item))).collect();
        Self { session: on_the_day, taken, sore, missed, missed_before, first, is_calm, diary, catalog }
    }

    /// The session as it is done on its day: half of it, or of a move, where it hurt.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether all of it is done as planned.
    pub fn is_whole(&self) -> bool {
        matches!(self.session, Cow::Borrowed(_))
    }

    /// The steps that are still to be taken, each with the name of its move.
    pub fn steps(&self) -> Vec<(&Step, &str)> {
        let items = self.session.strengthening.iter().chain(&self.session.stretching);
        items.filter_map(|item| Some((self.step(item)?, &*item.name))).collect()
    }

    /// The step of a move, where it is still to be taken.
    fn step<'i>(&self, item: &'i Item) -> Option<&'i Step> {
        let step = item.step.as_ref().filter(|step| step.kind != StepKind::Keep && !self.is_calm);
        step.filter(|_| !self.taken.contains(&&*item.exercise))
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
        let sore = self.sore.iter().map(|(_, said)| said.clone());
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
        let sore = self.sore.iter().find(|(id, _)| *id == exercise).map(|(_, said)| said.clone());
        let all: Vec<String> = [sore, weight, step].into_iter().flatten().collect();
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

/// What is left of a session on a day: half of it, or of moves that hurt, and nothing of those that hurt again.
fn changed(session: &Session, sore: &[(&Item, Sore)], is_half: bool) -> Session {
    let of = |item: &Item| sore.iter().find(|(known, _)| known.exercise == item.exercise).map(|(_, sore)| sore);
    let mut session = session.clone();
    for items in [&mut session.warm_up, &mut session.strengthening, &mut session.stretching] {
        items.retain(|item| !of(item).is_some_and(Sore::is_left_out));
        items.iter_mut().filter(|item| of(item).is_some_and(Sore::is_halved)).for_each(halve);
    }
    let whole = session.strengthening.iter_mut().filter(|item| !of(item).is_some_and(Sore::is_halved));
    whole.filter(|_| is_half).for_each(halve);
    session
}

/// Of weights in the second week after a long break.
const SECOND_BACK: &str =
    "The second week after the break: any weight as last week, for it is sets that come back now.";

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
