//! What must hold between the entries of a whole catalog.

use std::collections::BTreeMap;

use super::exercise::{Exercise, Source};
use super::needs::{circles, endless};
use super::parse::{Located, Parsed};
use super::problem::Problem;
use crate::suggest::hint;

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
    let mut problems = Vec::new();
    let ids: Vec<&str> = exercises.iter().map(|entry| entry.value.id).collect();
    let source_ids: Vec<&str> = sources.iter().map(|entry| entry.value.id).collect();
    for entry in exercises {
        let Exercise { id, needs, easier, harder, sources, doses, cautions, .. } = entry.value;
        let mut wrong = |key: &str, text| problems.push(problem(entry.file, entry.line, id, key, text));
        for (key, neighbours) in [("needs", needs), ("easier", easier), ("harder", harder)] {
            for neighbour in neighbours {
                if *neighbour == id {
                    wrong(key, format!("names {id} itself; name another exercise"));
                } else if !ids.contains(neighbour) {
                    wrong(
                        key,
                        format!("no exercise is called {neighbour:?}; {}", hint(neighbour, ids.iter().copied())),
                    );
                }
            }
        }
        let cited = sources.iter().map(|id| ("sources", id));
        let cited = cited.chain(doses.iter().map(|dose| ("doses", &dose.source)));
        let cited = cited.chain(cautions.iter().map(|caution| ("cautions", &caution.source)));
        for (key, source) in cited.filter(|(_, source)| !source_ids.contains(source)) {
            wrong(key, format!("no source is called {source:?}; {}", hint(source, source_ids.iter().copied())));
        }
    }
    problems.extend(ambiguous(exercises));
    problems.extend(never_first(exercises));
    problems.extend(never_done(exercises));
    problems.extend(backwards(exercises));
    problems
}

/// Reports each move of a circle of needs, with what it waits for. One that needs itself alone is reported already.
fn never_first(exercises: &[Located<Exercise>]) -> Vec<Problem> {
    let text = |path: String| format!("is a circle of needs: {path}; one of them has to come first");
    around(exercises, circles(exercises), "needs", " needs ", text)
}

/// Reports each move of a circle of harder forms.
fn never_done(exercises: &[Located<Exercise>]) -> Vec<Problem> {
    let text = |path: String| format!("is a circle of harder forms: {path}; one of them has to be the hardest");
    around(exercises, endless(exercises), "harder", " leads to ", text)
}

/// A problem for each move of each circle of several, told from where it stands.
fn around(
    exercises: &[Located<Exercise>],
    circles: Vec<Vec<&'static str>>,
    key: &str,
    between: &str,
    text: impl Fn(String) -> String,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for circle in circles.into_iter().filter(|circle| circle.len() > 1) {
        for (at, id) in circle.iter().enumerate() {
            let path = circle.iter().cycle().skip(at).take(circle.len() + 1).copied().collect::<Vec<_>>();
            let entry = exercises.iter().find(|entry| entry.value.id == *id);
            let told = |entry: &Located<Exercise>| problem(entry.file, entry.line, id, key, text(path.join(between)));
            problems.extend(entry.map(told));
        }
    }
    problems
}

/// Reports harder forms that are made for an easier level.
fn backwards(exercises: &[Located<Exercise>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in exercises {
        let Exercise { id, level, harder, .. } = entry.value;
        let forms = harder.iter().filter_map(|id| exercises.iter().find(|other| other.value.id == *id));
        for form in forms.filter(|form| form.value.level < level) {
            let text = format!(
                "{} is made for {}s and {id} for {level}s: a step backwards; name it under easier",
                form.value.id, form.value.level
            );
            problems.push(problem(entry.file, entry.line, id, "harder", text));
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
                problems.push(problem(entry.file, entry.line, id, key, format!("{text:?} already means {owner}")));
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
