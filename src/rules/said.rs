//! What the given conditions say together: of a move, and in general. No text stands in it that another of the conditions
//! contradicts.

use std::fmt;

use super::{Scope, Told, is_loaded, is_row};
use crate::builtin::CONDITIONS;
use crate::catalog::{Catalog, Exercise};
use crate::condition::{Condition, Eases, Marks, Remark, Stance, Verdict, Way};
use crate::programme::Besides;

/// A text that a condition has about a move.
#[derive(Debug, Clone, Copy)]
pub struct Saying {
    /// The condition.
    pub condition: &'static Condition,
    /// Whether it bars the move, says what to mind in it, or speaks for it.
    pub stance: Stance,
    /// What it says.
    pub text: &'static str,
}

/// "with care: Sit tall.", "It trains an upright posture."; a bar as it is.
impl fmt::Display for Saying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.stance == Stance::Caution { "with care: " } else { "" })?;
        f.write_str(self.text)
    }
}

/// A condition, and what it says of one move.
type Voice = (&'static Condition, &'static Verdict);

/// Two conditions of which the first asks for what the second speaks against.
#[derive(Debug, Clone, Copy)]
pub struct Conflict {
    /// The one that asks.
    pub asking: &'static Condition,
    /// What it asks for.
    pub way: Way,
    /// The one that speaks against it.
    pub against: &'static Condition,
}

/// How many rungs down an easier form is looked for.
const RUNGS: usize = 3;

impl Scope {
    /// All that the conditions say of `exercise`, bars first, then cautions, then what speaks for it. Plans, explanations
    /// and lists speak from it alone.
    pub fn says(&self, exercise: &'static Exercise) -> Vec<Saying> {
        let voices: Vec<Voice> = self.verdicts(exercise).collect();
        let mut sayings = Vec::with_capacity(voices.len());
        for (condition, verdict) in self.heard(&voices) {
            sayings.push(Saying { condition, stance: verdict.stance, text: verdict.why });
            let mind = verdict.mind.as_ref().filter(|mind| self.minds(&voices, condition, mind));
            sayings.extend(mind.map(|mind| Saying { condition, stance: Stance::Caution, text: mind.text }));
        }
        crate::order::by_key(&mut sayings, |saying| saying.stance);
        sayings
    }

    /// What the conditions' verdicts are that no other condition contradicts.
    fn heard(&self, voices: &[Voice]) -> impl Iterator<Item = Voice> {
        voices.iter().copied().filter(|voice| self.contradiction(*voice, voices).is_none())
    }

    /// What to mind in a favoured move, unless another condition or what it says of the move is against it.
    fn minds(&self, voices: &[Voice], condition: &'static Condition, mind: &Remark) -> bool {
        let others = voices.iter().filter(|(other, _)| other.id != condition.id);
        let theirs = others.flat_map(|(_, verdict)| {
            [Some(verdict.marks()), verdict.mind.as_ref().map(Remark::marks)].into_iter().flatten()
        });
        self.warnings(condition).map(|(_, marks)| marks).chain(theirs).all(|marks| clash(mind.marks(), marks).is_none())
    }

    /// The condition that contradicts a verdict, and the way that it is about. A caution yields to no favour.
    fn contradiction(&self, (condition, verdict): Voice, voices: &[Voice]) -> Option<Conflict> {
        if verdict.asks.is_empty() {
            return None;
        }
        let others = voices.iter().filter(|(other, said)| other.id != condition.id && said.stance <= verdict.stance);
        let theirs = others.map(|(other, said)| (*other, said.marks()));
        self.warnings(condition).chain(theirs).find_map(|(against, marks)| {
            clash(verdict.marks(), marks).map(|way| Conflict { asking: condition, way, against })
        })
    }

    /// What the conditions besides `condition` warn of in every move.
    fn warnings(&self, condition: &'static Condition) -> impl Iterator<Item = (&'static Condition, Marks)> {
        let others = self.conditions().iter().filter(move |other| other.id != condition.id);
        others.map(|other| (*other, Marks { asks: &[], warns: other.warns }))
    }

    /// Two conditions of which one asks in `exercise` for what the other speaks against, so that nothing is left of it;
    /// what one bars is out for that alone.
    pub fn opposed(&self, exercise: &'static Exercise) -> Option<Conflict> {
        if self.conditions().len() < 2 {
            return None;
        }
        let voices: Vec<Voice> = self.verdicts(exercise).collect();
        if voices.iter().any(|(_, verdict)| verdict.stance == Stance::Bar) {
            return None;
        }
        let cautions = voices.iter().filter(|(_, verdict)| verdict.stance == Stance::Caution);
        cautions.copied().find_map(|caution| self.contradiction(caution, &voices))
    }

    /// What the conditions change of `exercise`: the most that one asks for; all that can be, where one bars it.
    pub fn eases(&self, exercise: &'static Exercise) -> Option<Eases> {
        let eased = |(_, verdict): Voice| match verdict.stance {
            Stance::Bar => Some(Eases::Sets),
            _ => verdict.eases,
        };
        self.verdicts(exercise).filter_map(eased).max()
    }

    /// The easier form of `catalog` that `exercise` is left for, where a caution asks for one and it may be done.
    pub fn left_for(&self, exercise: &'static Exercise, catalog: &Catalog) -> Option<(Saying, &'static Exercise)> {
        let saying = self.wants_easier(exercise).filter(|_| !self.includes(exercise))?;
        let mut rung = vec![exercise];
        for _ in 0..RUNGS {
            let easier = rung.iter().flat_map(|form| form.easier).filter_map(|id| catalog.get(id));
            rung = easier.filter(|form| form.pattern == exercise.pattern).collect();
            let is_asked_of = |form: &'static Exercise| self.verdicts(form).any(|(_, verdict)| verdict.easier_first);
            let fits = |form: &&&'static Exercise| self.excludes(form).is_none() && !is_asked_of(form);
            if let Some(form) = rung.iter().find(fits) {
                return Some((saying, form));
            }
        }
        None
    }

    /// Who asks for an easier form of `exercise`, and in what words: a caution, or a condition that lets a beginner start with
    /// one.
    fn wants_easier(&self, exercise: &'static Exercise) -> Option<Saying> {
        let by_caution = self.verdicts(exercise).find(|(_, verdict)| verdict.easier_first);
        let starts = |condition: &&&'static Condition| {
            condition.starts_easier && self.is_beginner() && !is_loaded(exercise) && !is_row(exercise)
        };
        let said = |(condition, verdict): Voice| Saying { condition, stance: verdict.stance, text: verdict.why };
        by_caution.map(said).or_else(|| {
            let condition = *self.conditions().iter().find(starts)?;
            Some(Saying { condition, stance: Stance::Caution, text: super::told(Told::EasierFirst).1 })
        })
    }

    /// What `condition` advises, but for what another condition contradicts.
    pub fn advice(&self, condition: &'static Condition) -> impl Iterator<Item = &'static str> {
        let kept =
            move |remark: &&Remark| self.warnings(condition).all(|(_, marks)| clash(remark.marks(), marks).is_none());
        condition.advice.iter().filter(kept).map(|remark| remark.text)
    }

    /// Of sentences for some conditions those whose condition is given, but for what another given condition contradicts.
    pub fn besides(&self, all: &'static [Besides]) -> impl Iterator<Item = &'static str> {
        let about = |besides: &&Besides| {
            let mut given = self.conditions().iter().filter(|condition| besides.conditions.contains(&condition.id));
            let is_kept = |condition: &&&'static Condition| {
                let mut warnings = self.warnings(condition);
                let general = self.conditions().iter().filter(|other| other.id != condition.id);
                let remark = besides.remark();
                warnings.all(|(_, marks)| clash(remark.marks(), marks).is_none())
                    && general.into_iter().all(|other| clash(other.marks(), remark.marks()).is_none())
            };
            given.any(|condition| is_kept(&condition))
        };
        all.iter().filter(about).map(|besides| besides.text)
    }

    /// What one condition asks for in general although another speaks against it.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let all = self.conditions();
        let pairs = all.iter().flat_map(|one| all.iter().map(move |other| (*one, *other)));
        pairs
            .filter(|(one, other)| one.id != other.id)
            .filter_map(|(asking, against)| {
                clash(asking.marks(), against.marks()).map(|way| Conflict { asking, way, against })
            })
            .collect()
    }
}

fn clash(one: Marks, other: Marks) -> Option<Way> {
    CONDITIONS.opposites.clash(one, other)
}
