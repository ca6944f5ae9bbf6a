//! How moves go on from week to week: the ladders that they climb, kept in `data/ladders.toml`.

use std::cell::RefCell;

use databake::Bake;

use crate::catalog::toml_reader::{Document, Table, plain_tables, tables};
use crate::catalog::words::words;
use crate::catalog::{Catalog, Equipment, Exercise, Goal, Level, Load, Problem, Problems, Use, Word};
use crate::suggest::hint;

words! {
    /// What a step changes.
    StepKind, "kind of step", ladder:
    Reps = "reps": "more repetitions in a set",
    Seconds = "seconds": "longer continuous movement",
    Load = "load": "more resistance; the repetitions begin again at the lower end",
    Form = "form": "another move in its place: a harder form, or a sibling at the start of a block",
    Hold = "hold": "a longer hold",
    Tempo = "tempo": "a slower lowering",
    Sets = "sets": "one more set; in a lighter week fewer",
    Rest = "rest": "a shorter rest between sets",
    Keep = "keep": "nothing: it is at the end of its ladder and kept on purpose",
}

words! {
    /// What a move is like, as far as it decides how it grows.
    Kind, "kind of move", ladder:
    Heavy = "heavy": "a heavy lift for repetitions",
    Loaded = "loaded": "other resistance that trains, for repetitions",
    Light = "light": "a light resistance",
    Unloaded = "unloaded": "repetitions against one's own weight",
    Held = "held": "a hold without repetitions",
    Drill = "drill": "too light to train a muscle",
}

/// All that `data/ladders.toml` holds.
#[derive(Debug, Clone, Copy, Bake)]
#[databake(path = crate::ladder)]
pub struct Ladders {
    /// What holds for all ladders.
    pub general: General,
    /// The ladders, in the order in which moves grow.
    pub ladders: &'static [Ladder],
    /// The condition of each kind of step.
    pub conditions: Conditions,
    /// Why a move stays as it is.
    pub keep: Keep,
    /// What a week that was lived asks of the next.
    pub lived: Lived,
    /// Resistance, by what gives it.
    pub loads: &'static [Resistance],
}

tables! {
    /// What holds for all ladders.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct General {
        /// Sessions of a move before its harder form, at least.
        pub form_after: u32,
        /// Sessions of a move before its resistance grows, at least.
        pub load_after: u32,
        /// Moves of a session that take a step in a week, of those that take turns.
        pub in_turn: u32,
        /// The same where every session is easy.
        pub in_turn_easy: u32,
        /// Sessions a week, at most, in which a move that had to wait comes back at first.
        pub return_sessions: u32,
        /// Moves besides the row that change to a sibling at the start of a block, at most.
        pub siblings: u32,
        /// The kinds of those moves.
        pub sibling_kinds: &'static [Kind],
        /// Sets of a drill, at most.
        pub drill_sets: u32,
        /// Points by which a sibling may be worth less, at most.
        pub sibling_within: u32,
    }

    /// What comes next for a kind of move. Lists hold a figure for each level.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Ladder {
        /// The kind of move.
        pub kind: Kind,
        /// For these goals alone, where some are named.
        pub goals: &'static [Goal] = or_default,
        /// For these exercises alone, whatever their kind, where some are named.
        pub moves: &'static [&'static str] = or_default,
        /// Whether it is climbed in every building week, and not by turns.
        pub weekly: bool = or_default,
        /// The steps; the first that can be taken is taken.
        pub steps: &'static [StepKind],
        /// By how many the lower end of the repetitions rises.
        pub reps_step: u32 = or_default,
        /// Repetitions above the dose's upper end, at most.
        pub reps_above: &'static [u32] = or_default,
        /// Seconds by which a hold grows.
        pub hold_step: u32 = or_default,
        /// Seconds of a hold, at most; or its dose's most.
        pub hold_most: &'static [u32] = or_default,
        /// Sets, at most; or its dose's most.
        pub sets_most: &'static [u32] = or_default,
        /// Seconds of a slower lowering.
        pub lower: u32 = or_default,
        /// Seconds by which a rest is cut.
        pub rest_step: u32 = or_default,
        /// Seconds of the shortest rest.
        pub rest_least: u32 = or_default,
    }

    /// The condition of each kind of step, as it is printed.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Conditions {
        /// Of more repetitions.
        pub reps: &'static str,
        /// Of longer movement.
        pub seconds: &'static str,
        /// Of a longer hold.
        pub hold: &'static str,
        /// Of another set.
        pub sets: &'static str,
        /// Of a slower lowering.
        pub tempo: &'static str,
        /// Of a shorter rest.
        pub rest: &'static str,
        /// Of more resistance.
        pub load: &'static str,
        /// Of a harder form.
        pub form: &'static str,
        /// What to do where a condition is not met.
        pub not_met: &'static str,
    }

    /// What a week that was lived asks of the next.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Lived {
        /// The pain, 0 to 10, up to which all goes on.
        pub goes_on_to: u32,
        /// The pain from which on the work goes a step back; between the two it stays.
        pub back_from: u32,
        /// Sessions in a row over which pain may not rise.
        pub rising_sessions: u32,
        /// The pain from which on rising counts: below, it changes from day to day.
        pub rising_from: u32,
        /// Repetitions above what was asked for, in the last set, that let a move climb.
        pub ahead_reps: u32,
        /// Sessions running in which that must be so.
        pub ahead_sessions: u32,
        /// The share of a week's sessions, in hundredths, below which it is done once more.
        pub least_done: u32,
        /// Weeks missed in a row from which on the work starts lower.
        pub break_weeks: u32,
        /// Weeks by which it starts lower, in hundredths of the weeks missed.
        pub break_share: u32,
    }

    /// Why a move stays as it is, as it is printed.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Keep {
        /// At the end of its ladder.
        pub end: &'static str,
        /// For want of time.
        pub minutes: &'static str,
        /// Because the week has grown enough.
        pub enough: &'static str,
        /// Why a sibling comes in at the start of a block.
        pub sibling: &'static str,
        /// How a sibling comes in that was there before.
        pub back: &'static str,
        /// Because of what became of the week before.
        pub lived: &'static str,
        /// Why a move gives way, or is done less.
        pub hurt: &'static str,
    }

    /// How one kind of resistance grows, and how it is found at first.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Resistance {
        /// Its name in data.
        pub id: &'static str,
        /// What gives it: any of these; whatever is left, where neither these nor moves are named.
        pub equipment: &'static [Equipment] = or_default,
        /// For these exercises alone, where some are named.
        pub moves: &'static [&'static str] = or_default,
        /// How often it can grow, where there is an end to it.
        pub most: Option<u32> = optional,
        /// What a step is, in words.
        pub step: &'static str,
        /// How the first weight is found, in a sentence, where there is something to choose.
        pub first: Option<&'static str> = optional,
    }
}

plain_tables!(General, Conditions, Keep, Lived);

impl Kind {
    /// What `exercise` is like when it is dosed in repetitions, or not.
    pub fn of(exercise: &Exercise, has_reps: bool) -> Self {
        match exercise.load {
            Load::None | Load::Light if !has_reps => Self::Held,
            Load::Heavy => Self::Heavy,
            Load::Moderate => Self::Loaded,
            _ if exercise.volume_credit.is_empty() => Self::Drill,
            Load::Light if !exercise.equipment.is_empty() => Self::Light,
            Load::Light | Load::None => Self::Unloaded,
        }
    }
}

impl Ladders {
    /// The ladder that `exercise` climbs, and its place among all.
    pub fn of(&self, exercise: &Exercise, has_reps: bool, goal: Goal) -> Option<(usize, &'static Ladder)> {
        let kind = Kind::of(exercise, has_reps);
        let fits = |ladder: &Ladder| {
            let named = ladder.moves.contains(&exercise.id);
            (named || (ladder.moves.is_empty() && ladder.kind == kind))
                && (ladder.goals.is_empty() || ladder.goals.contains(&goal))
        };
        self.ladders.iter().enumerate().find(|(_, ladder)| fits(ladder))
    }

    /// What gives the resistance of `exercise`, done with `pieces`.
    pub fn resistance(&self, id: &str, pieces: &[Equipment]) -> Option<&'static Resistance> {
        self.loads.iter().find(|load| {
            let anything = load.equipment.is_empty() && load.moves.is_empty();
            anything || load.moves.contains(&id) || load.equipment.iter().any(|piece| pieces.contains(piece))
        })
    }
}

impl Ladder {
    /// The figure of a list for `level`; nought where it has none.
    pub fn figure(list: &[u32], level: Level) -> u32 {
        let at = Level::ALL.iter().position(|other| *other == level).unwrap_or_default();
        list.get(at).copied().unwrap_or_default()
    }
}

impl Conditions {
    /// The condition of a step of this kind, where it has one.
    pub fn of(&self, kind: StepKind) -> Option<&'static str> {
        Some(match kind {
            StepKind::Reps => self.reps,
            StepKind::Seconds => self.seconds,
            StepKind::Hold => self.hold,
            StepKind::Sets => self.sets,
            StepKind::Tempo => self.tempo,
            StepKind::Rest => self.rest,
            StepKind::Load => self.load,
            StepKind::Form => self.form,
            StepKind::Keep => return None,
        })
    }
}

/// What the entries are held against.
struct Reader<'a> {
    catalog: &'a Catalog,
    /// The ladders that have been read, by what they are for.
    seen: RefCell<Vec<Ladder>>,
}

/// Reads the ladders from the text of `file`; their moves are in `catalog`.
///
/// # Errors
/// All problems of the file.
pub fn parse(file: &str, text: &str, catalog: &Catalog) -> Result<Ladders, Problems> {
    let document = Document::new(file, text);
    let reader = Reader { catalog, seen: RefCell::default() };
    let ladders = document.read(text, |table| {
        let read = table.each("ladder", |place| place.entry(|table| reader.ladder(table)));
        let loads = table.each("load", |place| place.entry(|table| reader.resistance(table)));
        let missing = Kind::ALL.iter().find(|kind| {
            !read.iter().any(|ladder| ladder.kind == **kind && ladder.goals.is_empty() && ladder.moves.is_empty())
        });
        if let Some(kind) = missing {
            table.wrong_at("ladder", format!("has none for every move of the kind {kind}"));
        }
        if !loads.iter().any(|load| load.equipment.is_empty() && load.moves.is_empty()) {
            table.wrong_at("load", "has none for what no other fits: one without equipment and moves");
        }
        let (general, conditions) = (table.required("general"), table.required("if"));
        let (keep, lived) = (table.required("keep"), table.required("lived"));
        let (ladders, loads) = (read.leak(), loads.leak());
        Some(Ladders { general: general?, ladders, conditions: conditions?, keep: keep?, lived: lived?, loads })
    });
    let problems: Vec<Problem> = document.into_problems();
    match ladders.flatten() {
        Some(ladders) if problems.is_empty() => Ok(ladders),
        _ => Err(Problems(problems)),
    }
}

impl Reader<'_> {
    fn ladder(&self, table: &Table<'_>) -> Option<Ladder> {
        let ladder = Ladder::read(table)?;
        self.named(ladder.moves, table);
        self.check(&ladder, table);
        self.check_doses(&ladder, table);
        self.seen.borrow_mut().push(ladder);
        Some(ladder)
    }

    fn resistance(&self, table: &Table<'_>) -> Option<Resistance> {
        let read = Resistance::read(table)?;
        self.named(read.moves, table);
        if read.most == Some(0) {
            table.wrong_at("most", "is 0: a resistance that never grows; leave the key out, or give a number above 0");
        }
        Some(read)
    }

    /// Reports moves that name no exercise.
    fn named(&self, moves: &[&str], table: &Table<'_>) {
        let known = || self.catalog.exercises().iter().map(|exercise| exercise.id);
        for name in moves.iter().filter(|name| self.catalog.get(name).is_none()) {
            table.wrong_at("moves", format!("no exercise is called {name:?}; {}", hint(name, known())));
        }
    }

    /// Reports bounds for named moves that lie below what their doses begin with.
    fn check_doses(&self, ladder: &Ladder, table: &Table<'_>) {
        for exercise in ladder.moves.iter().filter_map(|id| self.catalog.get(id)) {
            for level in Level::ALL {
                let Some(dose) = exercise.dose(Use::Strengthening, *level) else { continue };
                let bounds =
                    [("hold_most", ladder.hold_most, dose.hold_seconds), ("sets_most", ladder.sets_most, dose.sets)];
                for (key, list, dosed) in bounds {
                    let most = Ladder::figure(list, *level);
                    if let Some(dosed) = dosed.filter(|dosed| most > 0 && most < dosed.max) {
                        let text = format!(
                            "{most} for {level}s lies below the dose of {}, which has {}",
                            exercise.id, dosed.max
                        );
                        table.wrong_at(key, text);
                    }
                }
            }
        }
    }

    /// Reports a ladder that comes back to a rung, goes down, or is never reached.
    fn check(&self, ladder: &Ladder, table: &Table<'_>) {
        let Ladder { kind, steps, .. } = *ladder;
        if steps.is_empty() || steps.contains(&StepKind::Keep) {
            table.wrong_at("steps", "name what grows; keep is what is left where nothing can");
        }
        if let Some(twice) = steps.iter().enumerate().find(|(at, step)| steps.iter().take(*at).any(|one| one == *step))
        {
            table.wrong_at("steps", format!("come back to {}: a ladder is no circle", twice.1));
        }
        let covers = |other: &Ladder| {
            other.moves.is_empty()
                && ladder.moves.is_empty()
                && other.kind == kind
                && (other.goals.is_empty() || ladder.goals.iter().any(|goal| other.goals.contains(goal)))
        };
        if self.seen.borrow().iter().any(covers) {
            table.wrong_at("kind", format!("{kind} has a ladder above that fits first; this one is never climbed"));
        }
        for (key, list) in
            [("reps_above", ladder.reps_above), ("hold_most", ladder.hold_most), ("sets_most", ladder.sets_most)]
        {
            if !list.is_empty() && list.len() != Level::ALL.len() {
                table.wrong_at(
                    key,
                    format!("has {} figures; give one for each of the {} levels", list.len(), Level::ALL.len()),
                );
            } else if !list.is_sorted() {
                table.wrong_at(key, "goes down from one level to the next: a step backwards");
            }
        }
        let needs = [
            (StepKind::Reps, "reps_step", ladder.reps_step),
            (StepKind::Hold, "hold_step", ladder.hold_step),
            (StepKind::Tempo, "lower", ladder.lower),
            (StepKind::Rest, "rest_step", ladder.rest_step),
        ];
        for (step, key, figure) in needs {
            if steps.contains(&step) && figure == 0 {
                table.wrong_at(key, format!("must be above 0, for {step} is among the steps"));
            }
        }
    }
}
