//! What a text asks for and warns of, so that no two texts that contradict each other stand side by side.

use databake::Bake;

use crate::catalog::Word;
use crate::catalog::toml_reader::{FromToml, Place, Table, plain_tables, tables};
use crate::catalog::words::words;

words! {
    /// A way of doing a move, which a text may ask for or warn of. Its about completes "it asks for".
    Way, "way", condition:
    Rounding = "rounding": "a rounded low back",
    Arching = "arching": "an arched low back",
    LongSpine = "long-spine": "a long, tall spine",
    SideBend = "side-bend": "a lean to the side",
    NeckCircles = "neck-circles": "circles of the neck",
    ArmsHigh = "arms-high": "arms above the shoulders",
    ArmsLow = "arms-low": "arms below the shoulders",
    BladesDown = "blades-down": "shoulder blades drawn down",
    Sitting = "sitting": "a seat",
    Standing = "standing": "work on the feet",
    Floor = "floor": "the floor",
    Kneeling = "kneeling": "weight on the knees",
    Heavy = "heavy": "a heavy load",
    Light = "light": "a light load",
    Weight = "weight": "a weight",
    NoWeight = "no-weight": "no weight",
}

tables! {
    /// Two ways that can't be had together.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::condition)]
    pub struct Opposite {
        /// The one.
        pub one: Way,
        /// The other.
        pub other: Way,
    }

    /// The opposites, by what they are about.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::condition)]
    pub struct Opposites {
        /// Of what the spine does.
        pub motion: &'static [Opposite],
        /// Of how the body and the arms are placed.
        pub position: &'static [Opposite],
        /// Of the load.
        pub load: &'static [Opposite],
    }
}

/// What a text asks for and warns of.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// What it asks for.
    pub asks: &'static [Way],
    /// What it warns of.
    pub warns: &'static [Way],
}

tables! {
    /// A text for people with what it asks for and warns of.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::condition)]
    pub struct Remark {
        /// A sentence.
        pub text: &'static str,
        /// What it asks for.
        pub asks: &'static [Way] = or_default,
        /// What it warns of.
        pub warns: &'static [Way] = or_default,
    }
}

impl Remark {
    /// What it asks for and warns of.
    pub fn marks(&self) -> Marks {
        Marks { asks: self.asks, warns: self.warns }
    }
}

impl Opposites {
    /// Tells of the pairs that stand more than once.
    pub(super) fn check(&self, table: &Table<'_>) {
        let mut seen: Vec<[Way; 2]> = Vec::new();
        for Opposite { one, other } in [self.motion, self.position, self.load].into_iter().flatten() {
            let pair = if one.as_str() <= other.as_str() { [*one, *other] } else { [*other, *one] };
            if seen.contains(&pair) {
                table.wrong_at("opposites", format!("{one} and {other} stand there twice"));
            }
            seen.push(pair);
        }
    }

    /// What `one` asks for although `other` warns of it, or asks for its opposite.
    pub fn clash(&self, one: Marks, other: Marks) -> Option<Way> {
        let against = |way: &Way| other.warns.contains(way) || other.asks.iter().any(|asked| self.are(*way, *asked));
        one.asks.iter().copied().find(against)
    }

    fn are(&self, one: Way, other: Way) -> bool {
        let mut all = [self.motion, self.position, self.load].into_iter().flatten();
        all.any(|pair| [(pair.one, pair.other), (pair.other, pair.one)].contains(&(one, other)))
    }
}

impl Marks {
    /// Reports at `place` what is asked for and warned of in one breath; `None` then.
    pub fn checked(self, place: &Place<'_>) -> Option<Self> {
        match self.asks.iter().find(|way| self.warns.contains(way)) {
            Some(way) => place.wrong(format!("asks for {way} and warns of it; it can do one of them")),
            None => Some(self),
        }
    }
}

impl FromToml for Opposite {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let pair = place.table(Self::read)?;
        if pair.one == pair.other {
            return place.wrong(format!("{} can't be its own opposite; name two ways", pair.one));
        }
        Some(pair)
    }
}

impl FromToml for Remark {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        place.table(|table| {
            let remark = Self::read(table)?;
            remark.marks().checked(table.place()).map(|_| remark)
        })
    }
}

plain_tables!(Opposites);
