//! The nearest name to one that does not exist.

use std::borrow::Cow;

/// The longest text that is compared with names, in bytes; to compare takes time with its length, and no name is half as long.
const LONGEST: usize = 96;
/// Characters of a text of somebody else's that a message shows.
const SHOWN: usize = 60;

/// A text in quotation marks, as a message names it: what can't be seen is spelled out, and the end of a long one is cut off.
pub fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text, SHOWN))
}

/// `text` as it is, or its first `most` characters and an ellipsis.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// The known names most like `wrong`, best first, at most three; empty where nothing is near.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if wrong.len() > LONGEST {
        return Vec::new();
    }
    let wrong = wrong.to_lowercase().replace([' ', '_'], "-");
    let mut near: Vec<(f64, &str)> =
        known.into_iter().map(|name| (likeness(&wrong, name), name)).filter(|(score, _)| *score >= 0.75).collect();
    crate::order::by(&mut near, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by_key(|(_, name)| *name);
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// A sentence to append to a message: the nearest names, or all of them where they are few and none is near.
pub fn hint<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let near = nearest(wrong, known.iter().copied());
    if !near.is_empty() {
        return format!("did you mean {}?", listed(&near, "or"));
    }
    if known.len() > 14 {
        return format!("there are {} others", known.len());
    }
    if known.is_empty() {
        return "there is none".to_owned();
    }
    format!("there is {}", listed(&known, "and"))
}

/// The same for names with a line on what each is: all that fit, in their own order, else what is near.
pub fn hint_of_described<'a>(wrong: &str, known: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> String {
    match fitting(wrong, known.clone()).as_slice() {
        [] => hint(wrong, known.map(|(name, _)| name)),
        fit => format!("did you mean {}?", listed(fit, "or")),
    }
}

/// All names that fit what was typed, in their own order: each of its words begins a word of the name, or of the line on
/// what it is, or is one but for a slip of the finger.
pub fn fitting<'a>(wrong: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    if wrong.len() > LONGEST {
        return Vec::new();
    }
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect()
    };
    // Shorter words, such as "of", say nothing; and a leg is meant by legs.
    let wanted = words(wrong).into_iter().filter(|word| word.len() >= 3);
    let wanted: Vec<String> = wanted.map(|word| word.strip_suffix('s').unwrap_or(&word).to_owned()).collect();
    let fits = |(name, about): &(&str, &str)| {
        let there = [words(name), words(about)].concat();
        let is_there = |wanted: &String| {
            there.iter().any(|word| word.starts_with(&**wanted) || strsim::normalized_levenshtein(word, wanted) >= 0.8)
        };
        !wanted.is_empty() && wanted.iter().all(is_there)
    };
    known.filter(fits).map(|(name, _)| name).collect()
}

/// "a, b or c".
pub fn listed<T: AsRef<str>>(names: &[T], joiner: &str) -> String {
    let mut text = String::new();
    for (at, name) in names.iter().enumerate() {
        if at > 0 && at + 1 == names.len() {
            for part in [" ", joiner, " "] {
                text.push_str(part);
            }
        } else if at > 0 {
            text.push_str(", ");
        }
        text.push_str(name.as_ref());
    }
    text
}

/// "1 source", "2 sources".
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// 1 for the same word, 0 for nothing in common; a name that contains all of what was typed is near.
fn likeness(wrong: &str, name: &str) -> f64 {
    let plain = strsim::normalized_damerau_levenshtein(wrong, name).max(strsim::jaro_winkler(wrong, name) - 0.1);
    if wrong.len() >= 3 && name.split('-').any(|part| part == wrong || part.starts_with(wrong)) {
        return plain.max(0.8);
    }
    plain
}

/// A text with its first letter large.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `text` with a small first letter, to go on within a sentence.
pub fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        assert_eq!(nearest("begginer", ["beginner", "intermediate"]), ["beginner"]);
        assert_eq!(nearest("Cat Cow", ["cat-cow", "dead-hang"]), ["cat-cow"]);
        assert!(nearest("xylophone", ["beginner", "cat-cow"]).is_empty());
    }

    #[test]
    fn a_part_of_a_name_finds_it() {
        assert!(nearest("plank", ["side-plank", "high-plank", "bridge"]).contains(&"side-plank"));
    }

    #[test]
    fn a_long_text_is_near_to_nothing_and_is_shown_by_its_beginning() {
        let long = "beginner".repeat(13);
        assert!(nearest(&long, ["beginner"]).is_empty());
        assert!(fitting(&long, [("beginner", "new to training")].into_iter()).is_empty());
        assert_eq!(quoted(&"x".repeat(100_000)), format!("\"{}…\"", "x".repeat(60)));
        assert_eq!(quoted("child's \u{1b}[2J"), "\"child's \\u{1b}[2J\"");
    }

    #[test]
    fn few_names_are_all_told_where_none_is_near() {
        assert_eq!(hint("zzz", ["one", "two", "three"]), "there is one, two and three");
    }
}
