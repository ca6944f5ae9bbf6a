//! The rules of an import as data: `data/imports/free-exercise-db.toml`.

use crate::catalog::toml_reader::{Document, plain_tables, tables};
use crate::catalog::{
    Demand, Dose, Equipment, Goal, Group, Level, Load, Muscle, Pattern, Position, Problems, Region, Role, Source,
};

type Text = &'static str;

tables! {
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
        pub source: Source,
        pub levels: &'static [LevelWord] = required "level",
        pub leave_outs: &'static [LeaveOut] = required "leave_out",
        pub equipment: &'static [EquipmentWord],
        pub bare: &'static [When],
        pub adds: &'static [Add] = required "add",
        pub unnamed: &'static [When],
        pub positions: &'static [PositionWords] = required "position",
        pub per_side: &'static [When],
        pub muscles: &'static [MuscleWord] = required "muscle",
        pub loads: &'static [LoadRule] = required "load",
        pub level_from: &'static [LevelRule],
        pub kinds: &'static [Kind] = required "kind",
        pub doses: &'static [Doses] = required "dose",
    }

    /// Which rows a rule is for: everything that is given must hold.
    pub struct When {
        pub words: &'static [Text] = or_default,
        pub no_words: &'static [Text] = or_default,
        pub text_words: &'static [Text] = or_default,
        pub no_text_words: &'static [Text] = or_default,
        pub categories: &'static [Text] = or_default,
        pub forces: &'static [Text] = or_default,
        pub mechanics: &'static [Text] = or_default,
        pub equipment: &'static [Text] = or_default,
        pub muscles: &'static [Text] = or_default,
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
        pub needs: Option<&'static [Equipment]> = optional,
    }

    /// Equipment that a name tells.
    pub struct Add {
        pub pieces: &'static [Equipment],
        pub names_it: bool = or_default,
        pub when: When,
    }

    /// How the body is placed, where a name says so.
    pub struct PositionWords {
        pub means: Position,
        pub surely: bool = or_default,
        pub demands: &'static [Demand] = or_default,
        pub when: When,
    }

    /// What a word for a muscle means.
    pub struct MuscleWord {
        pub word: Text,
        pub means: &'static [Muscle] = or_default,
        pub group: Option<Group> = optional,
        pub regions: &'static [Region] = or_default,
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
        pub regions: &'static [Region] = or_default,
        pub goals: &'static [Goal] = or_default,
        pub load: Option<Load> = optional,
        pub dose: Text,
        pub credit: bool = or_default,
        pub own_weight: bool = or_default,
        pub shoulders: Option<Muscle> = optional,
        pub level_from: Option<Level> = optional,
        pub last_choice: bool = or_default,
    }

    /// Doses by name.
    pub struct Doses {
        pub name: Text,
        pub doses: &'static [Dose],
    }
}

const FILE: &str = "data/imports/free-exercise-db.toml";

/// The tables for free-exercise-db, read now.
///
/// # Errors
/// What is wrong with the file: none, as tests read it too.
pub fn free_exercise_db() -> Result<Tables, Problems> {
    let text = include_str!("../../data/imports/free-exercise-db.toml");
    let document = Document::new(FILE, text);
    let tables = document.read(text, Tables::read).flatten();
    let problems = document.into_problems();
    tables.filter(|_| problems.is_empty()).ok_or(Problems(problems))
}

plain_tables!(
    When,
    LevelWord,
    LeaveOut,
    EquipmentWord,
    Add,
    PositionWords,
    MuscleWord,
    LoadRule,
    LevelRule,
    Kind,
    Doses,
    Source
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::parse::dose_for;

    fn every_when(tables: &Tables) -> impl Iterator<Item = &When> {
        let rows = [tables.bare, tables.unnamed, tables.per_side].into_iter().flatten();
        let rows = rows.chain(tables.leave_outs.iter().map(|rule| &rule.when));
        let rows = rows.chain(tables.adds.iter().map(|rule| &rule.when));
        let rows = rows.chain(tables.positions.iter().map(|rule| &rule.when));
        let rows = rows.chain(tables.loads.iter().map(|rule| &rule.when));
        let rows = rows.chain(tables.level_from.iter().map(|rule| &rule.when));
        rows.chain(tables.kinds.iter().map(|kind| &kind.when))
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
            let words = [when.words, when.no_words, when.text_words, when.no_text_words].into_iter().flatten();
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
