//! What gives resistance, and how it grows.

use databake::Bake;

use crate::catalog::toml_reader::{plain_tables, tables};
use crate::catalog::{Equipment, Level};

tables! {
    /// A harder way to do a move: what is in the hands, or how far a limb reaches.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Form {
        /// What it is called beside a dose.
        pub name: &'static str,
        /// What to do, in words.
        pub how: &'static str,
        /// For this level and above.
        pub level: Option<Level> = optional,
    }

    /// How one kind of resistance grows, and how it is found at first.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Resistance {
        /// Its name in data.
        pub id: &'static str,
        /// What gives it: any of these.
        pub equipment: &'static [Equipment] = or_default,
        /// For these exercises alone, where some are named.
        pub moves: &'static [&'static str] = or_default,
        /// Conditions with which it does not grow, by their ids.
        pub not_for: &'static [&'static str] = or_default,
        /// How often it can grow, where there is an end to it.
        pub most: Option<u32> = optional,
        /// What a step is, in words, once all forms are climbed; none where they are all there is.
        pub step: Option<&'static str> = optional,
        /// Harder ways to do the named moves, in the order in which they are climbed.
        pub forms: &'static [Form] = or_default,
        /// How the first weight is found, in a sentence, where there is something to choose.
        pub first: Option<&'static str> = optional,
    }
}

plain_tables!(Form);

impl Resistance {
    /// What the next step is after so many, in words, and the form that it is done in from then on, where that is new.
    pub fn next(&self, taken: u32, level: Level) -> Option<(&'static str, Option<&'static Form>)> {
        if self.most.is_some_and(|most| taken >= most) {
            return None;
        }
        match self.forms.get(taken as usize) {
            Some(form) => form.level.is_none_or(|least| level >= least).then_some((form.how, Some(form))),
            None => self.step.map(|step| (step, None)),
        }
    }
}
