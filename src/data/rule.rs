//! The rules as sentences, in `data/rules.toml`; what checks some of them in a finished plan is code, and finds them by id.

use std::cell::RefCell;

use databake::Bake;

use crate::catalog::toml_reader::{Document, FromToml, Place, Table, tables};
use crate::catalog::words::words;
use crate::catalog::{Catalog, Problem, Problems, Word};
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
        /// What plans tell their readers of it.
        pub tells: Tells = or_default,
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

words! {
    /// A sentence that a plan tells, and when.
    Told, "sentence", rule:
    StopSigns = "stop-signs": "in every plan",
    BeforeYouBegin = "before-you-begin": "in every plan",
    AskAgree = "ask-agree": "with a condition whose provider must agree",
    AskKnow = "ask-know": "with another condition",
    ConditionsDiffer = "conditions-differ": "where conditions contradict each other",
    PainUsual = "pain-usual": "where nothing hurts already",
    PainHurts = "pain-hurts": "for pain relief, and with a condition that hurts",
    PainFirst = "pain-first": "before what conditions say of pain in their own words",
    ShortBreaks = "short-breaks": "at a desk, where moves are too few to fill a break",
    OneLighterSet = "one-lighter-set": "before a heavy lift",
    TwoLighterSets = "two-lighter-sets": "before a heavy lift",
    ThreeLighterSets = "three-lighter-sets": "before a heavy lift",
    InWater = "in-water": "where a move is in water",
    EasierFirst = "easier-first": "of a move, to a beginner whose condition wants it",
    EasyStrength = "easy-strength": "where strength is the goal and a condition makes every session easy",
    NoWeights = "no-weights": "where strength is the goal and nothing is at hand",
    FewFit = "few-fit": "where a week has little variety",
    InTurn = "in-turn": "where two sessions take turns",
    InTurnOnLand = "in-turn-on-land": "where they do beside sessions in water",
    EnoughAtFirst = "enough-at-first": "to a beginner, where a muscle group stays below its target",
    EasyHoldsLess = "easy-holds-less": "the same, where every session is easy",
    UncountedDrills = "uncounted-drills": "where a muscle group gets nothing but drills",
    AgainLater = "again-later": "for pain relief",
    AtTheDesk = "at-the-desk": "for posture",
    Soreness = "soreness": "in every plan",
    FirstSession = "first-session": "to a beginner, where a session holds more",
    Reserve = "reserve": "where there is resistance",
    BesideHeavyLifts = "beside-heavy-lifts": "the same where heavy lifts have a way of their own",
    GoingOn = "going-on": "in a plan of one week",
    NotADiagnosis = "not-a-diagnosis": "in every plan",
}

impl Told {
    /// What stands in the sentence for something that the planner puts there.
    pub fn blank(self) -> Option<&'static str> {
        match self {
            Self::AskAgree | Self::AskKnow => Some("{conditions}"),
            Self::ConditionsDiffer => Some("{opposites}"),
            Self::AgainLater | Self::AtTheDesk => Some("{moves}"),
            Self::Reserve | Self::BesideHeavyLifts => Some("{reserve}"),
            _ => None,
        }
    }
}

/// What plans tell of a rule.
#[derive(Debug, Clone, Copy, Default, Bake)]
#[databake(path = crate::rule)]
pub struct Tells(pub &'static [(Told, &'static str)]);

impl FromToml for Tells {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let told: Vec<(Told, &'static str)> = place.pairs()?;
        for (what, text) in &told {
            let rest = match what.blank() {
                Some(blank) if !text.contains(blank) => return place.wrong(format!("{what} lacks its {blank}")),
                Some(blank) => text.replace(blank, ""),
                None => (*text).to_owned(),
            };
            if rest.contains(['{', '}']) {
                return place.wrong(format!("{what} has braces that nothing is put into"));
            }
        }
        Some(Self(told.leak()))
    }
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
    let rules = read.unwrap_or_default();
    let mut problems = document.into_problems();
    if problems.is_empty() {
        problems = untold(file, &rules);
    }
    if problems.is_empty() { Ok(rules) } else { Err(Problems(problems)) }
}

/// The sentences that no rule tells, or several do.
fn untold(file: &str, rules: &[Rule]) -> Vec<Problem> {
    let count = |what: Told| rules.iter().filter(|rule| rule.told(what).is_some()).count();
    let counted = Told::ALL.iter().map(|what| (what, count(*what))).filter(|(_, count)| *count != 1);
    let problem = |(what, count): (&Told, usize)| {
        let text = format!("{what} is told by {count} rules, and must be told by one");
        Problem { file: file.to_owned(), line: None, entry: None, key: Some("tells".to_owned()), text }
    };
    counted.map(problem).collect()
}

impl Rule {
    /// What it tells by this name.
    pub fn told(&self, what: Told) -> Option<&'static str> {
        self.tells.0.iter().find(|(told, _)| *told == what).map(|(_, text)| *text)
    }

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
            tells: Tells::default(),
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
            tells: Tells::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::sources_alone;

    #[test]
    fn a_sentence_keeps_its_name_and_what_is_put_into_it() {
        let wrong = |tells: &str| {
            let rest = "sources = [\"backplan\"]\nkind = \"should\"\nconcern = \"advice\"\napplies_to = \"everybody\"";
            let text = format!("[[rule]]\nid = \"reserve\"\nsays = \"Stop early.\"\n{rest}\n{tells}\n");
            parse("rules.toml", &text, &sources_alone()).unwrap_err().to_string()
        };
        assert!(wrong("tells.reserv = \"Stop.\"").contains("no sentence is called \"reserv\"; did you mean reserve?"));
        assert!(wrong("tells.reserve = \"Stop.\"").contains("reserve lacks its {reserve}"));
        assert!(wrong("tells.soreness = \"{days} days\"").contains("soreness has braces that nothing is put into"));
        let untold = wrong("tells.reserve = \"{reserve} left.\"");
        assert!(untold.contains("stop-signs is told by 0 rules") && !untold.contains("reserve is told"), "{untold}");
    }
}
