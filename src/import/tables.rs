//! The rules of an import as data: `data/imports/free-exercise-db.toml`.

use crate::catalog::toml_reader::{Document, FromToml, Place, Table, fields};
use crate::catalog::{
    Demand, Dose, Equipment, Goal, Group, Level, Load, Muscle, Pattern, Position, Problems, Region, Role, Source,
};

type Text = &'static str;

/// The tables; the file says what each is for.
pub struct Tables {
    pub prefix: Text,
    pub suffix: Text,
    pub heavy_from: Level,
    pub default_position: Position,
    pub header: &'static [Text],
    pub categories: &'static [Text],
    pub forces: &'static [Text],
    pub mechanics: &'static [Text],
    pub source: &'static Source,
    pub levels: &'static [LevelWord],
    pub leave_outs: &'static [LeaveOut],
    pub equipment: &'static [EquipmentWord],
    pub bare: &'static [Rule],
    pub adds: &'static [Add],
    pub unnamed: &'static [Rule],
    pub positions: &'static [PositionWords],
    pub per_side: &'static [Sides],
    pub muscles: &'static [MuscleWord],
    pub loads: &'static [LoadRule],
    pub level_from: &'static [LevelRule],
    pub kinds: &'static [Kind],
    pub doses: &'static [Doses],
}

/// Which rows a rule is for: everything that is given must hold.
#[derive(Clone, Copy)]
pub struct When {
    pub words: &'static [Text],
    pub no_words: &'static [Text],
    pub text_words: &'static [Text],
    pub categories: &'static [Text],
    pub forces: &'static [Text],
    pub mechanics: &'static [Text],
    pub equipment: &'static [Text],
    pub muscles: &'static [Text],
}

/// What a word for a level means.
pub struct LevelWord {
    pub word: Text,
    pub means: Level,
}

/// Rows that are left out.
pub struct LeaveOut {
    pub because: Text,
    pub when: When,
}

/// What a word for equipment means; nothing, where there is no word for it here.
pub struct EquipmentWord {
    pub word: Text,
    pub needs: Option<&'static [Equipment]>,
}

/// Rows for which something holds.
pub struct Rule {
    pub when: When,
}

/// Equipment that a name tells.
pub struct Add {
    pub pieces: &'static [Equipment],
    pub names_it: bool,
    pub when: When,
}

/// How the body is placed, where a name says so.
pub struct PositionWords {
    pub means: Position,
    pub demands: &'static [Demand],
    pub when: When,
}

/// Rows that are done one side at a time.
pub struct Sides {
    pub when: When,
}

/// What a word for a muscle means.
pub struct MuscleWord {
    pub word: Text,
    pub means: &'static [Muscle],
    pub group: Option<Group>,
    pub regions: &'static [Region],
}

/// How hard a row works the muscles.
pub struct LoadRule {
    pub means: Load,
    pub when: When,
}

/// The easiest level for some rows.
pub struct LevelRule {
    pub level: Level,
    pub when: When,
}

/// What a kind of move is, and how it is dosed.
pub struct Kind {
    pub when: When,
    pub pattern: Pattern,
    pub roles: &'static [Role],
    pub regions: &'static [Region],
    pub goals: &'static [Goal],
    pub load: Option<Load>,
    pub dose: Text,
    pub credit: bool,
    pub own_weight: bool,
    pub shoulders: Option<Muscle>,
    pub level_from: Option<Level>,
    pub last_choice: bool,
}

/// Doses by name.
pub struct Doses {
    pub name: Text,
    pub doses: &'static [Dose],
}

const FILE: &str = "data/imports/free-exercise-db.toml";

/// The tables for free-exercise-db, read now.
///
/// # Errors
/// What is wrong with the file: none, as tests read it too.
pub fn free_exercise_db() -> Result<Tables, Problems> {
    let text = include_str!("../../data/imports/free-exercise-db.toml");
    let document = Document::new(FILE, text);
    let tables = document.read(text, tables).flatten();
    let problems = document.into_problems();
    tables.filter(|_| problems.is_empty()).ok_or(Problems(problems))
}

fn tables(table: &Table<'_>) -> Option<Tables> {
    fields!(table => Tables {
        prefix: required,
        suffix: required,
        heavy_from: required,
        default_position: required,
        header: required,
        categories: required,
        forces: required,
        mechanics: required,
        source: required,
        levels: required "level",
        leave_outs: required "leave_out",
        equipment: required,
        bare: required,
        adds: required "add",
        unnamed: required,
        positions: required "position",
        per_side: required,
        muscles: required "muscle",
        loads: required "load",
        level_from: required,
        kinds: required "kind",
        doses: required "dose",
    })
}

/// Reads a struct from a table, key by key. A `why` may stand in each: it is for whoever reads the file.
macro_rules! from_toml {
    ($($name:ident { $($field:ident: $how:ident $($key:literal)?),+ $(,)? })+) => {
        $(impl FromToml for $name {
            fn from_toml(place: &Place<'_>) -> Option<Self> {
                place.table(|table| {
                    let _: Option<Option<Text>> = table.optional("why");
                    fields!(table => Self { $($field: $how $($key)?),+ })
                })
            }
        })+
    };
}

from_toml! {
    When {
        words: or_default,
        no_words: or_default,
        text_words: or_default,
        categories: or_default,
        forces: or_default,
        mechanics: or_default,
        equipment: or_default,
        muscles: or_default,
    }
    LevelWord { word: required, means: required }
    LeaveOut { because: required, when: required }
    EquipmentWord { word: required, needs: optional }
    Rule { when: required }
    Add { pieces: required, names_it: or_default, when: required }
    PositionWords { means: required, demands: or_default, when: required }
    Sides { when: required }
    MuscleWord { word: required, means: or_default, group: optional, regions: or_default }
    LoadRule { means: required, when: required }
    LevelRule { level: required, when: required }
    Kind {
        when: required,
        pattern: required,
        roles: required,
        regions: or_default,
        goals: or_default,
        load: optional,
        dose: required,
        credit: or_default,
        own_weight: or_default,
        shoulders: optional,
        level_from: optional,
        last_choice: or_default,
    }
    Doses { name: required, doses: required }
}

impl FromToml for &'static Source {
    fn from_toml(place: &Place<'_>) -> Option<Self> {
        let source: Source = place.table(|table| {
            fields!(table => Source {
                id: required,
                title: required,
                publisher: optional,
                year: optional,
                url: optional,
                strength: required,
            })
        })?;
        Some(Box::leak(Box::new(source)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::parse::dose_for;

    fn every_when(tables: &Tables) -> Vec<&When> {
        let rules = [tables.bare, tables.unnamed].into_iter().flatten().map(|rule| &rule.when);
        let more = tables.leave_outs.iter().map(|rule| &rule.when).chain(tables.adds.iter().map(|rule| &rule.when));
        let more = more.chain(tables.positions.iter().map(|rule| &rule.when)).chain(rules);
        let more =
            more.chain(tables.loads.iter().map(|rule| &rule.when)).chain(tables.kinds.iter().map(|rule| &rule.when));
        more.chain(tables.per_side.iter().map(|rule| &rule.when))
            .chain(tables.level_from.iter().map(|rule| &rule.when))
            .collect()
    }

    #[test]
    fn every_word_of_a_rule_is_one_that_a_row_can_have() {
        let tables = free_exercise_db().unwrap();
        let muscles: Vec<&str> = tables.muscles.iter().map(|muscle| muscle.word).collect();
        let equipment: Vec<&str> = tables.equipment.iter().map(|piece| piece.word).collect();
        for when in every_when(&tables) {
            let lists = [
                (when.categories, tables.categories),
                (when.forces, tables.forces),
                (when.mechanics, tables.mechanics),
                (when.muscles, &muscles[..]),
                (when.equipment, &equipment[..]),
            ];
            for (used, known) in lists {
                assert!(used.iter().all(|word| known.contains(word)), "{used:?}");
            }
            let plain = |word: &&str| word.chars().all(|c| c == ' ' || c.is_ascii_lowercase() || c.is_ascii_digit());
            let words = [when.words, when.no_words, when.text_words].into_iter().flatten();
            let lost: Vec<&&str> = words.filter(|word| !plain(word)).collect();
            assert!(lost.is_empty(), "{lost:?} are never found");
        }
    }

    #[test]
    fn every_kind_has_a_dose_for_its_roles() {
        let tables = free_exercise_db().unwrap();
        for kind in tables.kinds {
            let doses = tables.doses.iter().find(|doses| doses.name == kind.dose).unwrap();
            for role in kind.roles {
                assert!(doses.doses.iter().any(|dose| dose.purpose == dose_for(*role)), "{}: {role}", kind.dose);
            }
        }
    }
}
