//! Symptoms, which withhold a plan: how soon somebody must be seen about each, and what is said of it. They live in
//! `data/conditions.toml`.

use databake::Bake;

use crate::catalog::Word;
use crate::catalog::toml_reader::{FromToml, Place, Table, tables};
use crate::catalog::words::words;

words! {
    /// How soon somebody must be seen about a symptom, the gravest first.
    Tier, "tier", symptom:
    Emergency = "emergency": "now",
    Doctor = "doctor": "within days",
    Professional = "professional": "before training",
}

tables! {
    /// What is said of the symptoms of a tier.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::symptom)]
    pub struct Advice {
        /// The tier.
        pub id: Tier,
        /// What to do.
        pub act: &'static str,
        /// What is said besides to those whose symptoms all let them keep walking; a tier without it lets nobody.
        pub walk: Option<&'static str> = optional,
    }

    /// A red flag.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::symptom)]
    pub struct Symptom {
        /// Its name, kebab-case.
        pub id: &'static str,
        /// What it is, for help.
        pub about: &'static str,
        /// How soon somebody must be seen.
        pub tier: Tier,
        /// What is said of it besides what its tier says.
        pub besides: Option<&'static str> = optional,
        /// Whether somebody who has it may keep walking until then.
        pub may_walk: bool = or_default,
    }
}

/// Tells what contradicts itself between tiers and symptoms.
pub fn check(table: &Table<'_>, tiers: &[Advice], symptoms: &[Symptom]) {
    for tier in Tier::ALL {
        let count = tiers.iter().filter(|advice| advice.id == *tier).count();
        if count != 1 {
            table.wrong_at("tier", format!("{tier} stands {count} times, and must stand once"));
        }
    }
    for pair in symptoms.windows(2) {
        if let [before, symptom] = pair
            && symptom.tier < before.tier
        {
            let text =
                format!("{} ({}) belongs before {}: the gravest come first", symptom.id, symptom.tier, before.id);
            table.wrong_at("symptom", text);
        }
    }
    let may_walk = |tier: Tier| tiers.iter().any(|advice| advice.id == tier && advice.walk.is_some());
    for symptom in symptoms.iter().filter(|symptom| symptom.may_walk && !may_walk(symptom.tier)) {
        table.wrong_at("symptom", format!("{} may walk, where its tier lets nobody", symptom.id));
    }
}

impl FromToml for Advice {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.entry(|table: &Table<'_>| Self::read(table))
    }
}

impl FromToml for Symptom {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.entry(|table: &Table<'_>| Self::read(table))
    }
}
