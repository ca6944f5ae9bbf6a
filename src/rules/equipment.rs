//! What is at hand, and what can be done with it.

use super::{Broken, Case, Concern, Kind, Rule};

/// The rules of equipment.
pub const RULES: &[Rule] = &[
    Rule {
        id: "equipment",
        says: "A plan asks only for what is at hand; in an office, only for standing and seated moves.",
        sources: &["strength-guide", "home-guide", "mainstay-guide"],
        kind: Kind::Must,
        concern: Concern::Equipment,
        applies_to: "everybody",
        may_gap: false,
        check: Some(equipment),
    },
    Rule {
        id: "always-there",
        says: "A mat, the floor, a wall, a chair, a table, a doorway, a desk and a towel count as always at hand.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Equipment,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "no-gym-needed",
        says: "A strong back needs no gym: body weight, dumbbells, a kettlebell or a band at home will do. A beginner \
               starts best with body weight, or with a band, which is gentle on the joints.",
        sources: &["strength-guide", "home-guide", "mainstay-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Equipment,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "rows-alike",
        says: "Dumbbell, kettlebell, barbell, band, cable and suspension rows train much the same muscles, so take the \
               one that you have.",
        sources: &["strength-guide", "trainer-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Equipment,
        applies_to: "rows",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "posture-needs-little",
        says: "Posture moves need a wall, a light band or light dumbbells, nothing heavy.",
        sources: &["upper-back-guide", "trainer-guide", "strength-guide"],
        kind: Kind::Should,
        concern: Concern::Equipment,
        applies_to: "posture moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "anchor-height",
        says: "Fasten the band at the height of the chest for a row, and between upper chest and face for a face pull.",
        sources: &["strength-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Equipment,
        applies_to: "band and cable moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "check-band-and-anchor",
        says: "Look a band over for cracks and tug hard at its anchor before the first repetition.",
        sources: &["common-practice"],
        kind: Kind::Should,
        concern: Concern::Equipment,
        applies_to: "band and suspension moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "pool-if-at-hand",
        says: "Swimming and exercise in water are easy on a sore back, and are planned only where you have a pool.",
        sources: &["mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Equipment,
        applies_to: "everybody with a pool",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "desk-off-the-floor",
        says: "Desk breaks are seated or standing, with nothing on the floor, and conditions and warning signs count \
               there too.",
        sources: &["mainstay-guide", "upper-back-guide", "strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Equipment,
        applies_to: "desk breaks",
        may_gap: false,
        check: None,
    },
];

fn equipment(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    case.moves()
        .filter_map(|(session, item)| {
            let exclusion = case.scope.excludes(item.exercise).filter(|exclusion| exclusion.rule() == "equipment")?;
            Some(session.broken_at(item, format!("{}: {}", item.item.exercise, exclusion)))
        })
        .collect()
}
