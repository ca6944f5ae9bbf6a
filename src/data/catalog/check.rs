//! What must hold between the entries of a whole catalog.

use std::collections::{BTreeMap, BTreeSet};

use super::exercise::{Exercise, Source};
use super::needs::{circles, endless};
use super::parse::{Located, Parsed};
use super::problem::{Problem, SHOWN};
use crate::suggest::{hint, quoted};

/// Finds ids that stand twice in one catalog path.
pub fn duplicates(parsed: &Parsed) -> Vec<Problem> {
    let mut problems = Vec::new();
    repeated(parsed.exercises.iter().map(|entry| (entry.value.id, entry.file, entry.line)), &mut problems);
    repeated(parsed.sources.iter().map(|entry| (entry.value.id, entry.file, entry.line)), &mut problems);
    repeated(parsed.bases.iter().map(|entry| (entry.value.id, entry.file, entry.line)), &mut problems);
    repeated(parsed.props.iter().map(|entry| (entry.value.id, entry.file, entry.line)), &mut problems);
    repeated(parsed.drawings.iter().map(|entry| (entry.value.id, entry.file, entry.line)), &mut problems);
    problems
}

fn repeated<'a>(entries: impl Iterator<Item = (&'a str, &'a str, usize)>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeMap::new();
    for (id, file, line) in entries {
        if let Some((first, at)) = seen.insert(id, (file, line)) {
            let text = format!("stands already in {first}:{at}; an id names one entry");
            problems.push(problem(file, line, id, "id", text));
        }
    }
}

/// Finds references to nothing, and names that mean two exercises, in a catalog as it will be used.
pub fn references(exercises: &[Located<Exercise>], sources: &[Located<Source>]) -> Vec<Problem> {
    let by_id: ById<'_> = exercises.iter().map(|entry| (entry.value.id, entry)).collect();
    let source_ids: BTreeSet<&str> = sources.iter().map(|entry| entry.value.id).collect();
    let mut problems = itself(exercises);
    let missing = |reference: &Reference<'_>| !by_id.contains_key(reference.name);
    problems.extend(lost(exercises, neighbours, "exercise", missing, &by_id.keys().copied()));
    let missing = |reference: &Reference<'_>| !source_ids.contains(reference.name);
    problems.extend(lost(exercises, cited, "source", missing, &source_ids.iter().copied()));
    problems.extend(ambiguous(exercises));
    problems.extend(never_first(exercises, &by_id));
    problems.extend(never_done(exercises, &by_id));
    problems.extend(backwards(exercises, &by_id));
    problems
}

/// Exercises by their ids.
type ById<'a> = BTreeMap<&'static str, &'a Located<Exercise>>;

/// A name that an exercise gives, and the key under which it does.
struct Reference<'a> {
    entry: &'a Located<Exercise>,
    key: &'static str,
    name: &'static str,
}

/// What an exercise names of others.
fn neighbours(entry: &Located<Exercise>) -> impl Iterator<Item = (&'static str, &'static str)> {
    let Exercise { needs, easier, harder, .. } = entry.value;
    let lists = [("needs", needs), ("easier", easier), ("harder", harder)];
    lists.into_iter().flat_map(|(key, names)| names.iter().map(move |name| (key, *name)))
}

/// The sources that an exercise cites.
fn cited(entry: &Located<Exercise>) -> impl Iterator<Item = (&'static str, &'static str)> {
    let Exercise { sources, doses, cautions, .. } = entry.value;
    let cited = sources.iter().map(|id| ("sources", *id));
    let cited = cited.chain(doses.iter().map(|dose| ("doses", dose.source)));
    cited.chain(cautions.iter().map(|caution| ("cautions", caution.source)))
}

/// Reports exercises that are neighbours of their own.
fn itself(exercises: &[Located<Exercise>]) -> Vec<Problem> {
    let own = exercises.iter().flat_map(|entry| {
        neighbours(entry).filter(|(_, name)| *name == entry.value.id).map(move |(key, _)| (entry, key))
    });
    own.map(|(entry, key)| told(entry, key, format!("names {} itself; name another exercise", entry.value.id)))
        .collect()
}

/// Reports references to nothing. To find the nearest name takes time, so that it is told only of those that are shown.
fn lost<'a, N: Iterator<Item = (&'static str, &'static str)>>(
    exercises: &'a [Located<Exercise>],
    references: fn(&'a Located<Exercise>) -> N,
    kind: &str,
    is_missing: impl Fn(&Reference<'a>) -> bool,
    known: &(impl Iterator<Item = &'static str> + Clone),
) -> Vec<Problem> {
    let all =
        exercises.iter().flat_map(|entry| references(entry).map(move |(key, name)| Reference { entry, key, name }));
    let mut missing: Vec<Reference<'a>> = all.filter(is_missing).collect();
    crate::order::by_key(&mut missing, |reference| (reference.entry.file, reference.entry.line));
    let text = |(at, name): (usize, &str)| {
        let hint = if at < SHOWN { format!("; {}", hint(name, known.clone())) } else { String::new() };
        format!("no {kind} is called {}{hint}", quoted(name))
    };
    let missing = missing.into_iter().enumerate();
    missing.map(|(at, Reference { entry, key, name })| told(entry, key, text((at, name)))).collect()
}

/// Reports each move of a circle of needs, with what it waits for. One that needs itself alone is reported already.
fn never_first(exercises: &[Located<Exercise>], by_id: &ById<'_>) -> Vec<Problem> {
    let text = |path: String| format!("is a circle of needs: {path}; one of them has to come first");
    around(by_id, circles(exercises), "needs", " needs ", text)
}

/// Reports each move of a circle of harder forms.
fn never_done(exercises: &[Located<Exercise>], by_id: &ById<'_>) -> Vec<Problem> {
    let text = |path: String| format!("is a circle of harder forms: {path}; one of them has to be the hardest");
    around(by_id, endless(exercises), "harder", " leads to ", text)
}

/// The moves of a circle that are named at most.
const LONGEST_PATH: usize = 12;

/// A problem for each move of each circle of several, told from where it stands.
fn around(
    by_id: &ById<'_>,
    circles: Vec<Vec<&'static str>>,
    key: &str,
    between: &str,
    text: impl Fn(String) -> String,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for circle in circles.into_iter().filter(|circle| circle.len() > 1) {
        for (at, id) in circle.iter().enumerate() {
            let path = circle.iter().cycle().skip(at).copied();
            let path = if circle.len() > LONGEST_PATH {
                path.take(LONGEST_PATH).chain(["…"]).chain([*id]).collect::<Vec<_>>()
            } else {
                path.take(circle.len() + 1).collect()
            };
            problems.extend(by_id.get(id).map(|entry| told(entry, key, text(path.join(between)))));
        }
    }
    problems
}

/// Reports harder forms that are made for an easier level.
fn backwards(exercises: &[Located<Exercise>], by_id: &ById<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in exercises {
        let Exercise { id, level, harder, .. } = entry.value;
        let forms = harder.iter().filter_map(|id| by_id.get(id));
        for form in forms.filter(|form| form.value.level < level) {
            let text = format!(
                "{} is made for {}s and {id} for {level}s: a step backwards; name it under easier",
                form.value.id, form.value.level
            );
            problems.push(told(entry, "harder", text));
        }
    }
    problems
}

/// A name or alias must lead to one exercise alone, however it is typed.
fn ambiguous(exercises: &[Located<Exercise>]) -> Vec<Problem> {
    let mut owners: BTreeMap<String, &str> =
        exercises.iter().map(|entry| (plain(entry.value.id), entry.value.id)).collect();
    let mut problems = Vec::new();
    for entry in exercises {
        let Exercise { id, name, aliases, .. } = entry.value;
        let names = std::iter::once(("name", name)).chain(aliases.iter().map(|alias| ("aliases", *alias)));
        for (key, text) in names {
            let owner = *owners.entry(plain(text)).or_insert(id);
            if owner != id {
                problems.push(told(entry, key, format!("{text:?} already means {owner}")));
            }
        }
    }
    problems
}

/// A name as it is compared: case, spaces, hyphens, underscores, apostrophes, a leading "the" and a plural ending do not
/// count.
pub fn plain(name: &str) -> String {
    let separator = |c: char| matches!(c, ' ' | '-' | '_' | '\'' | '\u{2019}');
    let lower = name.trim().to_lowercase();
    let named = lower.strip_prefix("the").filter(|rest| rest.starts_with(separator)).unwrap_or(&lower);
    let plain: String = named.chars().filter(|c| !separator(*c)).collect();
    let singular = plain.strip_suffix('s').unwrap_or(&plain);
    singular.strip_suffix('e').unwrap_or(singular).to_owned()
}

/// A problem with a key of an exercise.
fn told(entry: &Located<Exercise>, key: &str, text: String) -> Problem {
    problem(entry.file, entry.line, entry.value.id, key, text)
}

/// Whether a text means a word: case, spaces, hyphens and a plural ending do not count.
pub fn is_word(text: &str, word: &str) -> bool {
    let joined = |text: &str| text.trim().to_lowercase().replace([' ', '-', '_'], "");
    let is_plural = |many: &str, one: &str| many.strip_prefix(one).is_some_and(|rest| matches!(rest, "s" | "es"));
    let (text, word) = (joined(text), joined(word));
    text == word || is_plural(&text, &word) || is_plural(&word, &text)
}

fn problem(file: &str, line: usize, entry: &str, key: &str, text: String) -> Problem {
    // Built-in entries have no line.
    Problem {
        file: file.to_owned(),
        line: Some(line).filter(|line| *line > 0),
        entry: Some(entry.to_owned()),
        key: Some(key.to_owned()),
        text,
    }
}
