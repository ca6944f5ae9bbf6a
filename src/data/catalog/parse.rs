//! Reads a catalog file: exercises and sources, checked each by itself.

use super::exercise::{Caution, Credit, Dose, Exercise, Muscles, Range, Source, SpineUse};
use super::problem::Problem;
use super::toml_reader::{Document, FromToml, Place, Table, plain_tables};
use super::words::{Group, Role, Use};
use crate::pose::{Base, Prop, RawDrawing};
use crate::suggest::counted;

/// An entry of a file, with its place for later messages.
#[derive(Debug, Clone, Copy)]
pub struct Located<T> {
    /// The file, as the user named it.
    pub file: &'static str,
    /// The line where the entry begins, counted from 1.
    pub line: usize,
    /// The entry.
    pub value: T,
}

/// What one or several files hold, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The exercises, in the order of the files.
    pub exercises: Vec<Located<Exercise>>,
    /// The sources, in the order of the files.
    pub sources: Vec<Located<Source>>,
    /// The positions that drawings begin with.
    pub bases: Vec<Located<Base>>,
    /// The things that drawings show.
    pub props: Vec<Located<Prop>>,
    /// The drawings.
    pub drawings: Vec<Located<RawDrawing>>,
    /// What is wrong with entries by themselves.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// Adds what `other` holds.
    pub fn append(&mut self, other: Self) {
        self.exercises.extend(other.exercises);
        self.sources.extend(other.sources);
        self.bases.extend(other.bases);
        self.props.extend(other.props);
        self.drawings.extend(other.drawings);
        self.problems.extend(other.problems);
    }
}

/// Reads the text of one catalog file, named `file` in messages.
pub fn parse(file: &'static str, text: &str, into: &mut Parsed) {
    let document = Document::new(file, text);
    document.read(text, |top| {
        into.exercises.extend(top.each("exercise", |place| located(file, place, exercise)));
        into.sources.extend(top.each("source", |place| located(file, place, source)));
        into.bases.extend(top.each("base", |place| located(file, place, Base::read)));
        into.props.extend(top.each("prop", |place| located(file, place, Prop::read)));
        into.drawings.extend(top.each("drawing", |place| located(file, place, RawDrawing::read)));
    });
    into.problems.extend(document.into_problems());
}

fn located<T>(file: &'static str, place: &Place<'_>, read: fn(&Table<'_>) -> Option<T>) -> Option<Located<T>> {
    Some(Located { file, line: place.line(), value: place.entry(read)? })
}

/// The longest name of an exercise, in characters.
pub const LONGEST_NAME: usize = 60;

fn exercise(table: &Table<'_>) -> Option<Exercise> {
    let exercise = Exercise::read(table)?;
    let named = well_named(exercise.id, table);
    if exercise.name.chars().count() > LONGEST_NAME {
        table.wrong_at("name", format!("may have {LONGEST_NAME} characters at most, so that it fits into a table"));
        return None;
    }
    (sound(&exercise, table) && named).then_some(exercise)
}

fn source(table: &Table<'_>) -> Option<Source> {
    let source = Source::read(table)?;
    well_named(source.id, table).then_some(source)
}

/// An `id` has lower-case letters, digits and single hyphens, so that it can stand in a command and a file name.
fn well_named(id: &str, table: &Table<'_>) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let sound = id.len() <= 40 && id.split('-').all(|part| !part.is_empty() && letters(part));
    if !sound {
        table.wrong_at("id", "must be lower-case letters and digits, joined by single hyphens, at most 40");
    }
    sound
}

/// What must hold between the keys of one exercise.
fn sound(exercise: &Exercise, table: &Table<'_>) -> bool {
    let mut whole = true;
    let mut wrong = |key, text: String| {
        table.wrong_at(key, text);
        whole = false;
    };
    let lists = [
        ("roles", exercise.roles.is_empty()),
        ("regions", exercise.regions.is_empty()),
        ("sources", exercise.sources.is_empty()),
        ("steps", exercise.steps.is_empty()),
        ("doses", exercise.doses.is_empty()),
    ];
    for (key, _) in lists.into_iter().filter(|(_, empty)| *empty) {
        wrong(key, "must have at least one element".to_owned());
    }
    if exercise.equipment.iter().any(|set| set.is_empty()) {
        wrong("equipment", "a set of equipment is empty; leave the list empty where nothing is needed".to_owned());
    }
    for role in exercise.roles {
        let purpose = dose_for(*role);
        if !exercise.doses.iter().any(|dose| dose.purpose == purpose) {
            wrong("doses", format!("the role {role} needs a dose with use = \"{purpose}\""));
        }
    }
    if exercise.doses.iter().any(|dose| dose.purpose == Use::WarmUp && dose.hold_seconds.is_some()) {
        wrong("doses", "a warm-up dose moves: it has reps or seconds, never hold_seconds".to_owned());
    }
    whole
}

/// The use that a role is dosed by.
pub fn dose_for(role: Role) -> Use {
    match role {
        Role::WarmUp | Role::Mobility | Role::SelfMassage | Role::Cardio => Use::WarmUp,
        Role::Strength | Role::Core | Role::Posture | Role::Grip => Use::Strengthening,
        Role::Stretch => Use::Stretching,
        Role::Desk => Use::Desk,
    }
}

impl FromToml for Range {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let range: Self = place.table(Self::read)?;
        if range.min == 0 {
            return place.wrong("min must be at least 1");
        }
        if range.min > range.max {
            return place.wrong(format!("is reversed: min {} is more than max {}", range.min, range.max));
        }
        Some(range)
    }
}

impl FromToml for Dose {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let dose: Self = place.table(Self::read)?;
        if dose.reps.is_none() && dose.hold_seconds.is_none() && dose.seconds.is_none() {
            return place.wrong("must have reps, hold_seconds or seconds");
        }
        let bounds = [
            (dose.sets, 20, "sets"),
            (dose.reps, 200, "reps"),
            (dose.hold_seconds, 600, "hold_seconds"),
            (dose.seconds, 3600, "seconds"),
        ];
        if let Some((_, most, key)) =
            bounds.into_iter().find(|(range, most, _)| range.is_some_and(|range| range.max > *most))
        {
            return place.wrong(format!("{key} may be {most} at most"));
        }
        let (most, taken) = (longest(dose.purpose), dose.longest_seconds());
        if taken > most {
            return place.wrong(format!(
                "takes up to {}, and a {} dose at most {}: fewer sets, or less in each",
                minutes(taken),
                dose.purpose,
                minutes(most)
            ));
        }
        if [dose.rest_seconds, dose.times_per_day, dose.max_per_day]
            .into_iter()
            .flatten()
            .any(|figure| figure == 0 || figure > 1000)
        {
            return place.wrong("rest_seconds, times_per_day and max_per_day must be from 1 to 1000");
        }
        Some(dose)
    }
}

/// The most seconds that a move may take for one use, on one side: some three times what any built-in one does.
fn longest(purpose: Use) -> u32 {
    match purpose {
        Use::Strengthening => 15 * 60,
        Use::Stretching => 10 * 60,
        Use::WarmUp | Use::Relief => 60 * 60,
        Use::Desk => 5 * 60,
    }
}

/// "1 minute", "20 minutes", begun ones counted.
fn minutes(seconds: u32) -> String {
    counted(seconds.div_ceil(60) as usize, "minute")
}

/// A table with a share for each group, read in the order of the groups.
impl FromToml for &'static [Credit] {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let mut pairs = place.pairs::<Group, f32>()?;
        if let Some((group, share)) = pairs.iter().find(|(_, share)| !(0.0..=1.0).contains(share)) {
            return place.wrong(format!("{group} counts {share}, but a set counts from 0 to 1"));
        }
        crate::order::by_key(&mut pairs, |(group, _)| *group);
        let credits: Vec<Credit> = pairs.into_iter().map(|(group, share)| Credit { group, share }).collect();
        Some(credits.leak())
    }
}

plain_tables!(SpineUse, Caution, Muscles);
