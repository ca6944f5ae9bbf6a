//! Conditions in pairs and triples.

use std::collections::BTreeSet;

use backplan::builtin::{self, CONDITIONS};
use backplan::catalog::{Goal, Level};
use backplan::condition::{Condition, Stance};
use backplan::plan::Session;
use backplan::rules::Exclusion;

use super::words::{NEVER, SENT_TO, SUBJECTS};
use super::{names, planned, profile, scope, sets};
use crate::process::backplan;

/// What must not be said to somebody with these conditions, wherever it stands.
fn is_never_said(set: &[&'static Condition], text: &str) -> bool {
    let catalog = builtin::catalog();
    NEVER.iter().any(|(id, phrases)| {
        let bars = set.iter().any(|condition| condition.bars(catalog.get(id).unwrap()));
        bars && phrases.iter().any(|phrase| text.contains(phrase))
    })
}

#[test]
fn no_two_texts_of_a_move_contradict_each_other_whatever_the_conditions() {
    let catalog = builtin::catalog();
    let mut wrong = BTreeSet::new();
    for set in sets() {
        let scope = scope(&names(&set));
        for exercise in catalog.exercises().iter().copied().filter(|exercise| scope.excludes(exercise).is_none()) {
            let texts: Vec<&str> = scope.says(exercise).iter().map(|saying| saying.text).collect();
            let torn = SUBJECTS.iter().any(|subject| subject.is_torn(&texts));
            let sent = SENT_TO.iter().find(|(words, id)| {
                let barred = scope.bar(catalog.get(id).unwrap()).is_some();
                barred && texts.iter().any(|text| text.contains(words))
            });
            if torn || sent.is_some() || texts.iter().any(|text| is_never_said(&set, text)) {
                wrong.insert(format!("{:?}: {}: {texts:?}", names(&set), exercise.id));
            }
        }
        for text in set.iter().flat_map(|condition| scope.advice(condition)) {
            if is_never_said(&set, text) {
                wrong.insert(format!("{:?}: {text}", names(&set)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_words_find_what_the_conditions_would_say_without_a_look_at_each_other() {
    let catalog = builtin::catalog();
    let torn = |id: &str, conditions: &[&str]| {
        let exercise = catalog.get(id).unwrap();
        let verdicts = conditions.iter().filter_map(|id| CONDITIONS.condition(id).unwrap().verdict(exercise));
        let texts: Vec<&str> = verdicts.map(|verdict| verdict.why).collect();
        SUBJECTS.iter().any(|subject| subject.is_torn(&texts))
    };
    assert!(torn("seated-chair-twist", &["osteoporosis", "spinal-stenosis"]));
    assert!(torn("cat-cow", &["herniated-disc", "spinal-stenosis"]));
    assert!(torn("butterfly-stretch", &["sciatica", "spinal-stenosis"]));
    assert!(torn("arm-circle", &["depressed-shoulders", "shoulder-pain"]));
    assert!(torn("neck-roll", &["limited-mobility", "osteoporosis"]));
    assert!(torn("no-money-drill-on-foam-roller", &["limited-mobility", "shoulder-pain"]));
    assert!(is_never_said(
        &[CONDITIONS.condition("sciatica").unwrap()],
        "Do the forward bends as often as your provider says."
    ));
}

#[test]
fn every_text_that_speaks_of_a_subject_is_read_by_its_words() {
    let verdicts = CONDITIONS.conditions.iter().flat_map(|condition| condition.verdicts);
    let whys = verdicts.filter(|verdict| verdict.stance != Stance::Bar).map(|verdict| verdict.why);
    let advice = CONDITIONS.conditions.iter().flat_map(|condition| condition.advice).map(|remark| remark.text);
    let is_unread = |text: &&str| SUBJECTS.iter().any(|subject| subject.is_unread(text));
    let unread: BTreeSet<&str> = whys.chain(advice).filter(is_unread).collect();
    assert!(unread.is_empty(), "{unread:#?}");
}

#[test]
fn plans_of_all_pairs_and_triples_print_no_contradiction() {
    let mut wrong = BTreeSet::new();
    for set in sets() {
        let plan = planned(&profile(Level::Intermediate, Goal::General, &["gym"], &names(&set)));
        for item in plan.sessions().flat_map(Session::items) {
            let favours = item.because.iter().filter(|reason| reason.rule.starts_with("condition-"));
            let texts: Vec<&str> = favours.map(|reason| &*reason.why).chain(item.caution.as_deref()).collect();
            if SUBJECTS.iter().any(|subject| subject.is_torn(&texts))
                || texts.iter().any(|text| is_never_said(&set, text))
            {
                wrong.insert(format!("{:?}: {}: {texts:?}", names(&set), item.exercise));
            }
        }
        let said: Vec<&str> = plan
            .notices
            .iter()
            .filter(|notice| notice.rule != "conditions-differ")
            .map(|notice| &*notice.text)
            .collect();
        wrong.extend(
            said.iter().filter(|text| is_never_said(&set, text)).map(|text| format!("{:?}: {text}", names(&set))),
        );
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn that_two_conditions_pull_opposite_ways_is_told_in_one_line() {
    let round = ["spinal-stenosis", "excess-lumbar-curve"];
    let long = ["herniated-disc", "sciatica", "osteoporosis"];
    for set in sets() {
        let ids = names(&set);
        let has = |wanted: &[&str]| ids.iter().any(|id| wanted.contains(id));
        let arms = has(&["depressed-shoulders"]) && has(&["shoulder-pain"]);
        let differ = has(&round) && has(&long) || arms;
        let plan = planned(&profile(Level::Beginner, Goal::General, &[], &ids));
        let told: Vec<&str> = plan
            .notices
            .iter()
            .filter(|notice| notice.rule == "conditions-differ")
            .map(|notice| &*notice.text)
            .collect();
        assert_eq!(told.len(), usize::from(differ), "{ids:?}: {told:?}");
        assert!(
            told.iter().all(|text| text.contains("pull opposite ways") && text.contains("ask your doctor")),
            "{told:?}"
        );
    }
}

#[test]
fn a_move_that_two_conditions_pull_apart_is_out_and_explained() {
    let facts = [
        ("seated-chair-twist", ["osteoporosis", "spinal-stenosis"]),
        ("seated-chair-twist", ["herniated-disc", "spinal-stenosis"]),
        ("seated-chair-twist", ["sciatica", "spinal-stenosis"]),
        ("seated-cat-cow", ["osteoporosis", "spinal-stenosis"]),
        ("cat-cow", ["herniated-disc", "excess-lumbar-curve"]),
        ("neck-roll", ["limited-mobility", "osteoporosis"]),
    ];
    for (id, conditions) in facts {
        let exercise = builtin::catalog().get(id).unwrap();
        assert!(matches!(scope(&conditions).excludes(exercise), Some(Exclusion::Opposed(_))), "{id} {conditions:?}");
        for one in conditions {
            assert!(scope(&[one]).excludes(exercise).is_none(), "{id} {one}");
        }
        let out = backplan(&["explain", id, "--condition", &conditions.join(",")], "");
        let text = String::from_utf8(out.stdout).unwrap().replace("\n    ", " ");
        assert!(text.starts_with("EXCLUDED"), "{text}");
        assert!(conditions.iter().all(|condition| text.contains(condition)), "{text}");
    }
}
