//! What keeps people from harm, with a condition and without.

use crate::plan::Severity;

use super::{Broken, Case, Concern, Kind, Rule};

/// The rules of safety and of conditions.
pub const RULES: &[Rule] = &[
    Rule {
        id: "stop-signs",
        says: "Every plan says when to stop: sharp or worsening pain, numbness or tingling, and then ask a professional.",
        sources: &["strength-guide", "upper-back-guide"],
        kind: Kind::Must,
        concern: Concern::Safety,
        applies_to: "every plan",
        may_gap: false,
        check: Some(stop_signs),
    },
    Rule {
        id: "symptom-withholds",
        says: "With a warning sign there is no plan, only what to do: signs such as numbness between the legs, bladder \
               or bowel trouble, weak legs or chest pain need an ambulance now, fever or unexplained weight loss a \
               doctor within days, other new numbness, tingling or sharp pain somebody to look at it before you train.",
        sources: &["strength-guide", "upper-back-guide", "nice-ng59", "common-practice"],
        kind: Kind::Must,
        concern: Concern::Safety,
        applies_to: "everybody with a warning sign",
        may_gap: false,
        check: Some(symptom_withholds),
    },
    Rule {
        id: "before-you-begin",
        says: "Every plan says who should see a doctor before beginning: with pain after a fall, fever, loss of weight, pain that \
               wakes every night, cancer, a heart condition, dizziness, pregnancy or a recent operation.",
        sources: &["nice-ng59", "strength-guide", "common-practice"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "every plan",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "names-of-catalog",
        says: "A plan calls each exercise by its name in the catalog, so that nobody does another one by mistake, and tells \
               how it is done, and what to mind, in the catalog's words.",
        sources: &["backplan"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "every plan",
        may_gap: false,
        check: Some(names_of_catalog),
    },
    Rule {
        id: "not-a-diagnosis",
        says: "A plan is general training advice and not a diagnosis; what is safe for you, a professional who knows \
               you decides.",
        sources: &["upper-back-guide", "strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "every plan",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "pain-scale",
        says: "Rate pain from 0 to 10: up to 3 go on, at 4 do less, from 5 or when it spreads down a leg stop. It \
               should settle within the hour and be no worse next morning; this is borrowed practice, not from the \
               articles.",
        sources: &["common-practice", "backplan"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "everybody who trains with pain",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "pain-free-range",
        says: "Move only as far as it does not hurt, in every exercise and in every repetition.",
        sources: &["trainer-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "everybody",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "no-momentum",
        says: "Lift and lower under control; a swing takes the work from the muscle and puts it on the joints.",
        sources: &["strength-guide", "upper-back-guide", "mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "strengthening moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "brace",
        says: "Tighten the belly before you lift, pull or raise the hips: a slack core leaves the strain to the spine.",
        sources: &["strength-guide", "mainstay-guide", "home-guide"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "strengthening moves",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "neutral-hinge",
        says: "When you bend at the hips to row or lift, the back stays flat and the spine neutral from the first \
               repetition to the last.",
        sources: &["home-guide", "upper-back-guide", "mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "bent-over rows, flies and hinges",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "neutral-twist",
        says: "Turn with a spine that neither rounds nor arches, the core on and the hips still.",
        sources: &["mainstay-guide", "home-guide"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "twists",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "no-overarching",
        says: "No move ends in a forced arch: a bridge stops at the straight line, a superman at what is comfortable, \
               and over a roller only the upper back bends.",
        sources: &["home-guide", "trainer-guide"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "bridges and extensions",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "learn-heavy-lifts",
        says: "Deadlifts, Romanian deadlifts and barbell rows strain a back easily when they are done badly: learn the \
               form before you load them.",
        sources: &["mainstay-guide"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "hinges and barbell rows",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "neck-half-circles",
        says: "Neck rolls are done slowly and as half circles in front. The articles roll full circles; tipping the \
               head back is left out as the safer way.",
        sources: &["strength-guide", "upper-back-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "neck rolls",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "neck-care",
        says: "Face down, look at the floor; over a roller or in a fly, tuck the chin. Neck stretches need no more \
               than a gentle pull.",
        sources: &["home-guide", "trainer-guide", "upper-back-guide"],
        kind: Kind::Should,
        concern: Concern::Safety,
        applies_to: "moves that involve the neck",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "superman-later",
        says: "The superman is not the first choice for a beginner or for a back in pain, although three articles \
               recommend it; the bird dog comes first.",
        sources: &["home-guide", "mainstay-guide", "strength-guide", "condition-review", "backplan"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "beginners and backs in pain",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "extensions-with-measure",
        says: "Four articles want back extensions for the low back; a trainer advises against them as a default, as \
               many backs arch too much already. Keep them small, or take a light hinge or the bird dog.",
        sources: &["strength-guide", "mainstay-guide", "home-guide", "upper-back-guide", "trainer-guide"],
        kind: Kind::Should,
        concern: Concern::Selection,
        applies_to: "back extensions",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "ask-first",
        says: "With any known condition, or a recent injury, ask your doctor or physiotherapist before you begin; the \
               plan says so in a notice of its own.",
        sources: &["strength-guide", "upper-back-guide"],
        kind: Kind::Must,
        concern: Concern::Condition,
        applies_to: "everybody with a condition",
        may_gap: false,
        check: Some(ask_first),
    },
    Rule {
        id: "conditions-by-movement",
        says: "A condition is handled by movement and load, not by crossing out a body part: what is barred is out, \
               what needs caution ranks lower and comes in its lighter form, what helps ranks higher.",
        sources: &["strength-guide", "condition-review", "backplan"],
        kind: Kind::Should,
        concern: Concern::Condition,
        applies_to: "everybody with a condition",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "conditions-together",
        says: "With two conditions, what either bars is out. Where little is left, the plan keeps to work with a \
               neutral spine, sends you to your provider, and never comes empty without a reason.",
        sources: &["backplan", "condition-review"],
        kind: Kind::Should,
        concern: Concern::Condition,
        applies_to: "everybody with several conditions",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "conditions-differ",
        says: "Where one condition asks for what another speaks against, as a herniated disc and spinal stenosis do of a \
               rounded low back, the moves in which they contradict each other are out, no advice of one is given that the \
               other contradicts, and the plan says so and sends you to your provider.",
        sources: &["strength-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Condition,
        applies_to: "everybody with conditions that pull opposite ways",
        may_gap: false,
        check: Some(conditions_differ),
    },
    Rule {
        id: "stenosis-hourly-bends",
        says: "With spinal stenosis a provider may advise gentle forward bends, even every hour. How often is for them \
               to say, not for a plan.",
        sources: &["strength-guide"],
        kind: Kind::Should,
        concern: Concern::Condition,
        applies_to: "spinal stenosis",
        may_gap: false,
        check: None,
    },
    Rule {
        id: "easy-with-pain",
        says: "With long-term back pain or sciatica every session is easy, and up to seven a week are fine.",
        sources: &["mainstay-guide", "backplan"],
        kind: Kind::Should,
        concern: Concern::Condition,
        applies_to: "long-term back pain and sciatica",
        may_gap: false,
        check: None,
    },
];

fn stop_signs(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let said = case.plan.notices.iter().any(|notice| notice.severity == Severity::Stop && notice.rule == "stop-signs");
    if said {
        return Vec::new();
    }
    vec![Broken::new("plan", "the plan does not say when to stop")]
}

fn ask_first(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let said = case.plan.notices.iter().any(|notice| notice.severity == Severity::Ask && notice.rule == "ask-first");
    if said || case.plan.profile.conditions.is_empty() {
        return Vec::new();
    }
    vec![Broken::new("plan", "a condition, and no word of asking a professional first")]
}

fn conditions_differ(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let said = case.plan.notices.iter().any(|notice| notice.rule == "conditions-differ");
    if said || case.scope.conflicts().is_empty() {
        return Vec::new();
    }
    vec![Broken::new("plan", "conditions that pull opposite ways, and no word of it")]
}

fn symptom_withholds(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let symptoms = case.plan.profile.symptoms.iter();
    symptoms.map(|symptom| Broken::new("plan", format!("a plan in spite of {symptom}"))).collect()
}

fn names_of_catalog(case: &Case<'_>, _: &Rule) -> Vec<Broken> {
    let renamed = case.moves().filter(|(_, item)| item.item.name != item.exercise.name);
    renamed
        .map(|(session, item)| {
            let text =
                format!("{} is called {:?}; its name is {}", item.exercise.id, item.item.name, item.exercise.name);
            session.broken_at(item, text)
        })
        .collect()
}
