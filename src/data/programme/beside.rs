//! What there is beside the sessions: walks, what is measured, a bad day, and breaks at a desk.

use std::cell::Cell;

use databake::Bake;

use crate::catalog::toml_reader::{FromToml, Place, Table, plain_tables, tables};
use crate::catalog::{Catalog, Goal, Range, Weekday};
use crate::condition::{Conditions, Remark, Trigger, Way};
use crate::suggest::hint;

tables! {
    /// A working day's breaks.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct DeskFigures {
        /// Seconds of a break.
        pub break_seconds: Range,
        /// Minutes between two breaks, where none are asked for.
        pub every_minutes: u32,
        /// The hour at which work begins, where none is asked for.
        pub from_hour: u32,
        /// The hour at which it ends.
        pub to_hour: u32,
        /// The weekdays that have breaks, where none are asked for.
        pub days: &'static [Weekday],
        /// How many weeks a calendar has them, where no end is asked for.
        pub weeks: u32,
        /// What the breaks begin with, by turns, where such a move is allowed.
        pub first: &'static [Trigger] = or_default,
    }

    /// Walks beside the sessions.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Walking {
        /// The id of the exercise that a walk is: where that is barred or left out, there is no walk.
        pub exercise: &'static str,
        /// The goals that have walks.
        pub goals: &'static [Goal] = or_default,
        /// The conditions that have them, whatever the goal.
        pub conditions: &'static [&'static str] = or_default,
        /// How one walks, where no condition asks for care.
        pub how: &'static str,
        /// What is said besides where a condition is given.
        pub besides: &'static [Besides] = or_default,
        /// What is said where a session begins with a walk.
        pub in_sessions: &'static str,
        /// The rungs, lowest first; the last is kept.
        pub ladder: &'static [Rung],
    }

    /// A rung of the ladder of walks.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Bake)]
    #[databake(path = crate::programme)]
    pub struct Rung {
        /// Days a week.
        pub days: u32,
        /// Minutes on each of them.
        pub minutes: u32,
        /// Building weeks before the next rung.
        pub weeks: u32,
    }

    /// A sentence for those who have one of some conditions, unless another of theirs contradicts it.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Besides {
        /// The conditions.
        pub conditions: &'static [&'static str],
        /// The sentence.
        pub text: &'static str,
        /// What it asks for.
        pub asks: &'static [Way] = or_default,
        /// What it warns of.
        pub warns: &'static [Way] = or_default,
    }

    /// The session for a day on which it hurts more than usual.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct BadDayFigures {
        /// Moves, at most.
        pub moves: u32,
        /// Minutes, at most.
        pub minutes: u32,
        /// What comes before all else where a condition is given.
        pub first: &'static [Besides] = or_default,
        /// When to take it in place of a session.
        pub when: &'static str,
        /// What is said besides where a condition is given.
        pub when_besides: &'static [Besides] = or_default,
        /// When to come back to the plan.
        pub back: &'static str,
        /// What it is made of, in order.
        pub choices: &'static [Choice],
    }

    /// Moves of which a bad day takes some.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Choice {
        /// The conditions that it is for; everybody, where empty.
        pub conditions: &'static [&'static str] = or_default,
        /// Ids of exercises, the first that may be done before the others.
        pub exercises: &'static [&'static str] = or_default,
        /// What else fits.
        pub fits: Option<Trigger> = optional,
        /// How many are taken; one, where absent.
        pub most: Option<u32> = optional,
    }

    /// What is measured again and again.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Measures {
        /// Weeks from one time to the next.
        pub every_weeks: u32,
        /// What can be measured; of each part the first that may be done is.
        pub baselines: &'static [Measure] = required "baseline",
        /// What change of a figure from 0 to 10 is more than chance.
        pub scales: &'static [Scale] = or_default "scale",
    }

    /// What change of a figure from 0 to 10 is more than chance.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Scale {
        /// Its name in data.
        pub id: &'static str,
        /// The least change in points that counts; where there are sizes, that of a small one.
        pub points: f32,
        /// The least change in hundredths of the first figure that counts as well.
        pub percent: Option<u32> = optional,
        /// From how many points on it is a medium change.
        pub medium: Option<f32> = optional,
        /// From how many points on it is a large one.
        pub large: Option<f32> = optional,
        /// Who found that, and when.
        pub source: &'static str,
    }

    /// Something to measure.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::programme)]
    pub struct Measure {
        /// Its name in data.
        pub id: &'static str,
        /// What it tells of: of those with the same part one is measured.
        pub part: &'static str,
        /// What is measured, in a few words.
        pub text: &'static str,
        /// How it is done safely.
        pub how: &'static str,
        /// In what it is counted.
        pub unit: &'static str,
        /// What change is more than chance, where that is known.
        pub change: Option<&'static str> = optional,
        /// The id of the scale that says which change counts, where one does.
        pub scale: Option<&'static str> = optional,
        /// Whether a smaller figure is the better one.
        pub less_is_better: bool = or_default,
        /// The id of the exercise that it stands for: whoever may not do that, or only with care, does not measure it.
        pub exercise: Option<&'static str> = optional,
        /// The goals that it is measured for; for everybody, where neither goals nor conditions are named.
        pub goals: &'static [Goal] = or_default,
        /// The conditions that it is measured for, whatever the goal.
        pub conditions: &'static [&'static str] = or_default,
        /// The conditions under which it is not measured.
        pub without: &'static [&'static str] = or_default,
        /// The goals under which it is not measured.
        pub without_goals: &'static [Goal] = or_default,
    }
}

/// Most minutes of a walk that are no slip.
const LONGEST_WALK: u32 = 180;

impl Besides {
    /// The sentence with what it asks for and warns of.
    pub fn remark(&self) -> Remark {
        Remark { text: self.text, asks: self.asks, warns: self.warns }
    }
}

impl Walking {
    /// The rung after so many building weeks.
    pub fn rung(&self, mut built: u32) -> Option<&'static Rung> {
        for rung in self.ladder {
            if built < rung.weeks {
                return Some(rung);
            }
            built -= rung.weeks;
        }
        self.ladder.last()
    }

    /// Tells of what names nothing.
    pub(super) fn check(&self, top: &Table<'_>, names: Names<'_>) {
        names.exercises(top, "walking", [self.exercise]);
        names.conditions(top, "walking", self.conditions);
        self.besides.iter().for_each(|besides| names.conditions(top, "walking", besides.conditions));
    }
}

impl BadDayFigures {
    /// Tells of what names nothing.
    pub(super) fn check(&self, top: &Table<'_>, names: Names<'_>) {
        let besides = self.when_besides.iter().chain(self.first);
        besides.for_each(|besides| names.conditions(top, "bad_day", besides.conditions));
        for choice in self.choices {
            names.exercises(top, "bad_day", choice.exercises.iter().copied());
            names.conditions(top, "bad_day", choice.conditions);
        }
    }
}

impl Measures {
    /// Whether something is measured in the week of this number.
    pub fn is_due(&self, week: u32) -> bool {
        week.saturating_sub(1).is_multiple_of(self.every_weeks)
    }

    /// What has this id.
    pub fn find(&self, id: &str) -> Option<&'static Measure> {
        self.baselines.iter().find(|measure| measure.id == id)
    }

    /// The scale of a measure, where it has one.
    pub fn scale_of(&self, measure: &Measure) -> Option<&'static Scale> {
        self.scales.iter().find(|scale| Some(scale.id) == measure.scale)
    }

    /// Tells of what names nothing.
    pub(super) fn check(&self, top: &Table<'_>, names: Names<'_>) {
        for measure in self.baselines {
            names.exercises(top, "measures", measure.exercise);
            names.conditions(top, "measures", measure.without);
            names.conditions(top, "measures", measure.conditions);
        }
    }
}

/// The names that figures may use.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub catalog: &'a Catalog,
    pub conditions: &'a Conditions,
}

impl Names<'_> {
    pub(super) fn exercises(self, top: &Table<'_>, key: &'static str, ids: impl IntoIterator<Item = &'static str>) {
        for id in ids.into_iter().filter(|id| self.catalog.get(id).is_none()) {
            let known = self.catalog.exercises().iter().map(|exercise| exercise.id);
            top.wrong_at(key, format!("no exercise is called {id:?}; {}", hint(id, known)));
        }
    }

    fn conditions(self, top: &Table<'_>, key: &'static str, ids: &[&str]) {
        for id in ids.iter().filter(|id| self.conditions.condition(id).is_none()) {
            let known = self.conditions.conditions.iter().map(|condition| condition.id);
            top.wrong_at(key, format!("no condition is called {id:?}; {}", hint(id, known)));
        }
    }
}

impl FromToml for Walking {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let walking = Self::read(table)?;
            if walking.ladder.is_empty() {
                table.wrong_at("ladder", "has no rung; a walk needs days and minutes");
            }
            let before: Cell<Option<Rung>> = Cell::new(None);
            table.each("ladder", |place| {
                let rung = Rung::from_toml(place)?;
                if let Some(wrong) = before.replace(Some(rung)).and_then(|before| rung.wrong_after(before)) {
                    place.wrong::<()>(wrong);
                }
                Some(())
            });
            Some(walking)
        })
    }
}

impl Rung {
    /// What is wrong with it as the next one after `before`.
    fn wrong_after(self, before: Self) -> Option<String> {
        let Self { days, minutes, .. } = self;
        if days < before.days || minutes < before.minutes {
            let text = format!("steps back from {} x {} to {days} x {minutes}", before.days, before.minutes);
            return Some(format!("{text}; a ladder only goes up"));
        }
        match (days > before.days, minutes > before.minutes) {
            (true, true) => Some("adds days and minutes at once; one thing at a time".to_owned()),
            (false, false) => Some("is the same as the rung before it; give that one more weeks".to_owned()),
            _ => None,
        }
    }
}

impl FromToml for Rung {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let rung = Self::read(table)?;
            if !(1..=7).contains(&rung.days) {
                table.wrong_at("days", format!("must be from 1 to 7, not {}", rung.days));
            }
            if !(1..=LONGEST_WALK).contains(&rung.minutes) {
                table.wrong_at("minutes", format!("must be from 1 to {LONGEST_WALK}, not {}", rung.minutes));
            }
            if rung.weeks == 0 {
                table.wrong_at("weeks", "must be at least 1");
            }
            Some(rung)
        })
    }
}

impl FromToml for Choice {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let choice = Self::read(table)?;
            if choice.exercises.is_empty() && choice.fits.is_none() {
                table.wrong_at("exercises", "is missing, and so is fits: it chooses nothing");
            }
            Some(choice)
        })
    }
}

impl FromToml for Measures {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let measures = Self::read(table)?;
            if measures.every_weeks == 0 {
                table.wrong_at("every_weeks", "must be at least 1");
            }
            for (at, measure) in measures.baselines.iter().enumerate() {
                if measures.baselines.iter().take(at).any(|other| other.id == measure.id) {
                    table.wrong_at("baseline", format!("{} stands twice; an id names one of them", measure.id));
                }
                if measure.scale.is_some() && measures.scale_of(measure).is_none() {
                    table.wrong_at("baseline", format!("{} has a scale that is not there", measure.id));
                }
            }
            Some(measures)
        })
    }
}

plain_tables!(DeskFigures, Besides, BadDayFigures, Measure, Scale);
