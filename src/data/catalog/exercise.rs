//! What an exercise is. Plain data, borrowed from the program itself or from a catalog read at start.

use std::collections::BTreeMap;

use databake::Bake;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};

use super::toml_reader::tables;
use super::words::{
    Demand, Equipment, Evidence, Goal, Group, Level, Load, Motion, Muscle, Part, Pattern, Position, Reach, Region,
    Role, Use, Word,
};

/// A catalog's text or list: a catalog lives as long as the process, so nothing in it is ever owned or copied.
pub type Text = &'static str;

/// What an id looks like in JSON: words in small letters and digits, with hyphens between them.
pub const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

tables! {
    /// Numbers from `min` to `max`, both included; a fixed figure has both the same.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Bake)]
    #[serde(deny_unknown_fields)]
    #[databake(path = crate::catalog)]
    pub struct Range {
        /// The smallest, at least 1.
        #[schemars(range(min = 1))]
        pub min: u32,
        /// The largest, never below `min`.
        #[schemars(range(min = 1))]
        pub max: u32,
    }

    /// An exercise, in full. Its keys are read, printed as JSON and written to a catalog as they stand here; those of its
    /// sources are up to who writes, since JSON tells their titles too.
    #[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Bake)]
    #[schemars(transform = undescribed)]
    #[databake(path = crate::catalog)]
    pub struct Exercise {
        /// The name that commands and files use, kebab-case, unique.
        #[schemars(regex(pattern = ID))]
        pub id: Text,
        /// The name that people read.
        pub name: Text,
        /// Other names for it; unique over the catalog.
        pub aliases: &'static [Text] = or_default,
        /// What it can serve as.
        pub roles: &'static [Role],
        /// The movement it is a form of.
        pub pattern: Pattern,
        /// What it is for.
        pub regions: &'static [Region],
        /// The easiest level that may do it.
        pub level: Level,
        /// The goals it serves; the goal general takes everything.
        pub goals: &'static [Goal] = or_default,
        /// What it trains or stretches.
        pub muscles: Muscles,
        /// How much of a set it counts for each group: 1 trained directly, 0.5 indirectly.
        #[serde(serialize_with = "by_group")]
        #[schemars(schema_with = "shares")]
        pub volume_credit: &'static [Credit] = or_default,
        /// Alternatives, each a set that is needed together; none means that nothing is needed.
        pub equipment: &'static [&'static [Equipment]] = or_default,
        /// How the body is placed.
        pub position: Position,
        /// Whether it is done once for each side; its doses then count one side.
        pub per_side: bool = or_default,
        /// How hard it works the muscles.
        pub load: Load,
        /// What it asks besides the motion of the spine.
        pub demands: &'static [Demand] = or_default,
        /// Whether it is chosen only where nothing better is left, or where it is asked for.
        pub last_choice: bool = or_default,
        /// Ids of moves of which one is to be learned first.
        #[schemars(inner(regex(pattern = ID)))]
        pub needs: &'static [Text] = or_default,
        /// What the spine does in it; empty means unknown, which is never taken for safe.
        pub spine: &'static [SpineUse] = or_default,
        /// How much of it to do; the first that fits is prescribed.
        pub doses: &'static [Dose],
        /// How it is done, in order.
        pub steps: &'static [Text],
        /// What to think of while doing it.
        pub cues: &'static [Text] = or_default,
        /// What commonly goes wrong.
        pub mistakes: &'static [Text] = or_default,
        /// What everybody must mind.
        pub cautions: &'static [Caution] = or_default,
        /// The names of its pictures, where a set of exercises has some.
        #[serde(skip_serializing_if = "is_empty")]
        pub pictures: &'static [Text] = or_default,
        /// Ids of easier neighbours.
        #[schemars(inner(regex(pattern = ID)))]
        pub easier: &'static [Text] = or_default,
        /// Ids of harder neighbours.
        #[schemars(inner(regex(pattern = ID)))]
        pub harder: &'static [Text] = or_default,
        /// Ids of the sources that name it.
        #[serde(skip)]
        pub sources: &'static [Text],
    }

    /// The muscles that an exercise trains or stretches.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Bake)]
    #[schemars(deny_unknown_fields)]
    #[databake(path = crate::catalog)]
    pub struct Muscles {
        /// Those that do most of the work.
        pub primary: &'static [Muscle],
        /// Those that help.
        pub secondary: &'static [Muscle] = or_default,
    }
}

/// How much one set counts for a muscle group.
#[derive(Debug, Clone, Copy, PartialEq, Bake)]
#[databake(path = crate::catalog)]
pub struct Credit {
    /// The group.
    pub group: Group,
    /// Sets counted for each set done, 0 to 1.
    pub share: f32,
}

tables! {
    /// One motion of the spine in an exercise.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Bake)]
    #[schemars(deny_unknown_fields)]
    #[databake(path = crate::catalog)]
    pub struct SpineUse {
        /// What it does.
        pub motion: Motion,
        /// What weighs on it meanwhile.
        pub load: Load,
        /// Held or sustained, rather than passed through.
        pub held: bool,
        /// Given where the motion goes to the end of the range.
        #[serde(rename = "range", skip_serializing_if = "Option::is_none")]
        pub reach: Option<Reach> = optional "range",
        /// Given where only a part of the spine moves.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub part: Option<Part> = optional,
    }

    /// How much of an exercise to do, for one use.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Bake)]
    #[schemars(deny_unknown_fields)]
    #[databake(path = crate::catalog)]
    pub struct Dose {
        /// What it is for.
        #[serde(rename = "use")]
        pub purpose: Use = required "use",
        /// The level it is for; any, where absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub level: Option<Level> = optional,
        /// Sets or rounds; one, where absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sets: Option<Range> = optional,
        /// Repetitions in a set, for one side.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reps: Option<Range> = optional,
        /// Seconds for which each repetition (or, without repetitions, each set) is held.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub hold_seconds: Option<Range> = optional,
        /// Seconds of continuous movement in a set.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub seconds: Option<Range> = optional,
        /// Seconds of rest between sets; the programme's, where absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rest_seconds: Option<u32> = optional,
        /// How often a day.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub times_per_day: Option<u32> = optional,
        /// The most repetitions in a day.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_per_day: Option<u32> = optional,
        /// Id of the source of these figures.
        pub source: Text,
    }

    /// A warning, with who gives it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Bake)]
    #[schemars(deny_unknown_fields)]
    #[databake(path = crate::catalog)]
    pub struct Caution {
        /// What to mind.
        pub text: Text,
        /// Id of the source.
        pub source: Text,
    }

    /// Where something is taken from.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Bake)]
    #[databake(path = crate::catalog)]
    pub struct Source {
        /// The name that data uses for it, kebab-case, unique.
        pub id: Text,
        /// Its title.
        pub title: Text,
        /// Who published it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub publisher: Option<Text> = optional,
        /// The year of publication or review.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub year: Option<u32> = optional,
        /// Where it can be read.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<Text> = optional,
        /// How much it can carry.
        pub strength: Evidence,
    }
}

impl Dose {
    /// The seconds that it takes on one side at its upper end, with the rests that it names.
    pub fn longest_seconds(&self) -> u32 {
        let most = |range: Option<Range>| range.map(|range| range.max);
        let held =
            most(self.reps).map_or(1, |reps| reps).saturating_mul(most(self.hold_seconds).unwrap_or(REP_SECONDS));
        let work = most(self.seconds).map_or(held, |seconds| seconds.max(held));
        let sets = most(self.sets).unwrap_or(1);
        let rests = self.rest_seconds.unwrap_or_default().saturating_mul(sets.saturating_sub(1));
        work.saturating_mul(sets).saturating_add(rests)
    }
}

/// The seconds of a repetition that is not held.
const REP_SECONDS: u32 = 4;

impl Exercise {
    /// Whether it can serve as `role`.
    #[inline]
    pub fn serves(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether it is for `region`; what is for the whole body fits every region.
    pub fn trains(&self, region: Region) -> bool {
        self.regions.contains(&region) || self.regions.contains(&Region::Whole)
    }

    /// Whether it fits `goal`; the goal general takes everything.
    pub fn suits(&self, goal: Goal) -> bool {
        goal == Goal::General || self.goals.contains(&goal)
    }

    /// The first set of equipment that `available` can supply: empty where nothing is needed, `None` where it can't be done.
    pub fn equipment_from(&self, available: &[Equipment]) -> Option<&'static [Equipment]> {
        if self.equipment.is_empty() {
            return Some(&[]);
        }
        self.equipment.iter().copied().find(|set| set.iter().all(|piece| available.contains(piece)))
    }

    /// Whether it can be done where only `positions` are possible: then nothing is done on the floor. Any, where empty.
    pub fn fits_place(&self, positions: &[Position]) -> bool {
        positions.is_empty() || (positions.contains(&self.position) && !self.demands.contains(&Demand::FloorSitting))
    }

    /// The dose for `purpose` at `level`: the first that names the level or none.
    pub fn dose(&self, purpose: Use, level: Level) -> Option<&'static Dose> {
        self.doses.iter().find(|dose| dose.purpose == purpose && dose.level.is_none_or(|wanted| wanted == level))
    }

    /// Whether it has an easier or a harder form.
    pub fn has_neighbours(&self) -> bool {
        !self.easier.is_empty() || !self.harder.is_empty()
    }

    /// How much of a set it counts for `group`, 0 to 1.
    pub fn credit(&self, group: Group) -> f32 {
        self.volume_credit.iter().find(|credit| credit.group == group).map_or(0.0, |credit| credit.share)
    }
}

/// Whether there are no pictures.
fn is_empty(texts: &&'static [Text]) -> bool {
    texts.is_empty()
}

/// Credits as JSON and catalogs have them: a share for each group.
fn by_group<S: Serializer>(credits: &&'static [Credit], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(credits.iter().map(|credit| (credit.group, credit.share)))
}

/// What one set counts for each muscle group, 0 to 1.
fn shares(_: &mut SchemaGenerator) -> Schema {
    let share = json_schema!({ "type": "number", "minimum": 0, "maximum": 1 });
    let properties: BTreeMap<&str, &Schema> = Group::ALL.iter().map(|group| (group.as_str(), &share)).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// The keys of an exercise say enough by their names.
fn undescribed(schema: &mut Schema) {
    let properties = schema.get_mut("properties").and_then(|properties| properties.as_object_mut());
    for (_, property) in properties.into_iter().flatten() {
        property.as_object_mut().map(|keys| keys.remove("description"));
    }
}
