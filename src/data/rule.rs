//! The rules as sentences, in `data/rules.toml`; what checks some of them in a finished plan is code, and finds them by id.

use std::cell::RefCell;

use databake::Bake;

use crate::catalog::toml_reader::{Document, Table, tables};
use crate::catalog::words::words;
use crate::catalog::{Catalog, Problems, Word};
use crate::condition::Condition;
use crate::preference::Preference;
use crate::suggest::{hint, listed};

tables! {
    /// A rule of training.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::rule)]
    pub struct Rule {
        /// Its name, kebab-case, unique.
        pub id: &'static str,
        /// What it says, in one or two sentences; figures of the data stand in braces.
        pub says: &'static str,
        /// Ids of the sources it comes from.
        pub sources: &'static [&'static str],
        /// Whether a plan may miss it.
        pub kind: Kind,
        /// What it is about.
        pub concern: Concern,
        /// Whom it applies to.
        pub applies_to: &'static str,
        /// Whether a plan may miss it where it says so in a notice of severity gap.
        pub may_gap: bool = or_default,
    }
}

words! {
    /// Whether a plan may miss a rule.
    Kind, "kind", rule:
    Must = "must": "it may not",
    Should = "should": "it may, at a price",
}

words! {
    /// What a rule is about.
    Concern, "concern", rule:
    Frequency = "frequency": "how often",
    Rest = "rest": "what lies between sessions and sets",
    Volume = "volume": "how much in a week",
    Session = "session": "what a session holds",
    Dose = "dose": "how much of an exercise",
    Progression = "progression": "from week to week",
    Condition = "condition": "what a condition asks for",
    Safety = "safety": "what keeps people from harm",
    Equipment = "equipment": "what is at hand",
    Selection = "selection": "which exercises",
    Advice = "advice": "good to know",
}

/// Reads rules from the text of `file`; their sources are in `catalog`.
///
/// # Errors
/// All problems of the file.
pub fn parse(file: &str, text: &str, catalog: &Catalog) -> Result<Vec<Rule>, Problems> {
    let document = Document::new(file, text);
    let ids: RefCell<Vec<&'static str>> = RefCell::default();
    let rule = |table: &Table<'_>| {
        let rule = Rule::read(table)?;
        if ids.borrow().contains(&rule.id) {
            table.wrong_at("id", format!("{} stands twice; an id names one rule", rule.id));
        }
        ids.borrow_mut().push(rule.id);
        let known = || catalog.sources().iter().map(|source| source.id);
        if rule.sources.is_empty() {
            table.wrong_at("sources", "is empty; a rule says where it comes from, if only backplan");
        }
        for name in rule.sources.iter().filter(|name| catalog.source(name).is_none()) {
            table.wrong_at("sources", format!("no source is called {name:?}; {}", hint(name, known())));
        }
        Some(rule)
    };
    let read = document.read(text, |table| table.each("rule", |place| place.entry(rule)));
    let problems = document.into_problems();
    if problems.is_empty() { Ok(read.unwrap_or_default()) } else { Err(Problems(problems)) }
}

impl Rule {
    /// The rule of a condition: what it bars and favours.
    pub fn of_condition(condition: &Condition) -> Self {
        Self {
            id: condition.rule().leak(),
            says: condition.says,
            sources: condition.sources,
            kind: Kind::Must,
            concern: Concern::Condition,
            applies_to: format!("everybody with {}", condition.about).leak(),
            may_gap: false,
        }
    }

    /// The rule of a preference.
    pub fn of_preference(preference: &Preference) -> Self {
        let conditions = preference.conditions.iter().map(|condition| condition.replace('-', " "));
        let goals = preference.goals.iter().map(|goal| format!("the goal {}", goal.as_str()));
        let whom: Vec<String> = conditions.chain(goals).collect();
        Self {
            id: preference.id,
            says: preference.says,
            sources: preference.sources,
            kind: Kind::Should,
            concern: if preference.conditions.is_empty() { Concern::Selection } else { Concern::Condition },
            applies_to: listed(&whom, "and").leak(),
            may_gap: true,
        }
    }
}
