//! What conditions say of a move, one by one and together.

mod pairs;
mod words;

use backplan::builtin::{self, CONDITIONS, PROGRAMMES};
use backplan::catalog::{Equipment, Exercise, Goal, Level, Word};
use backplan::condition::{self, Condition, Eases, Stance};
use backplan::explanation::Outcome;
use backplan::plan::{Plan, Session};
use backplan::planner::{self, explain};
use backplan::preference;
use backplan::profile::Profile;
use backplan::rules::Scope;

use crate::process::backplan;
use crate::support;
use words::DOABLE;

/// Every one, every pair and every triple of the ten conditions.
fn sets() -> Vec<Vec<&'static Condition>> {
    let all: Vec<&'static Condition> = CONDITIONS.conditions.iter().collect();
    let mut sets = Vec::new();
    for (at, one) in all.iter().enumerate() {
        sets.push(vec![*one]);
        for (next, two) in all.iter().enumerate().skip(at + 1) {
            sets.push(vec![*one, *two]);
            sets.extend(all.iter().skip(next + 1).map(|three| vec![*one, *two, *three]));
        }
    }
    assert_eq!(sets.len(), 10 + 45 + 120);
    sets
}

fn names(set: &[&Condition]) -> Vec<&'static str> {
    set.iter().map(|condition| condition.id).collect()
}

fn profile(level: Level, goal: Goal, equipment: &[&str], conditions: &[&str]) -> Profile {
    let mut profile = support::profile(level, goal, 3, equipment);
    profile.conditions = conditions.iter().map(|id| (*id).to_owned().into()).collect();
    profile
}

/// Somebody who may do every move but for the conditions.
fn scope(conditions: &[&str]) -> Scope {
    let all: Vec<&str> = Equipment::ALL.iter().map(|piece| piece.as_str()).collect();
    Scope::new(&profile(Level::Advanced, Goal::General, &all, conditions), &PROGRAMMES)
}

fn planned(profile: &Profile) -> Plan {
    planner::bare_plan(profile, &builtin::catalog(), &PROGRAMMES).unwrap()
}

#[test]
fn explain_tells_every_caution_and_says_that_nothing_is_against_a_move_only_where_nothing_is() {
    let catalog = builtin::catalog();
    for set in sets().into_iter().filter(|set| set.len() < 3) {
        let ids = names(&set);
        for goal in [Goal::Muscle, Goal::General] {
            let plan = planned(&profile(Level::Intermediate, goal, &["gym"], &ids));
            let scope = Scope::new(&plan.profile, &PROGRAMMES);
            for told in explain::explain(&plan, &catalog, &PROGRAMMES) {
                let exercise = catalog.get(told.exercise).unwrap();
                let says = |text: &str| told.because.iter().any(|reason| reason.why.contains(text));
                let verdicts = set.iter().filter_map(|condition| condition.verdict(exercise));
                let cautions: Vec<&str> =
                    verdicts.filter(|verdict| verdict.stance == Stance::Caution).map(|verdict| verdict.why).collect();
                let in_question = told.verdict != Outcome::Excluded;
                if in_question {
                    assert!(cautions.iter().all(|why| says(why)), "{ids:?}: {}: {:?}", told.exercise, told.because);
                    let all = scope.says(exercise);
                    assert!(all.iter().all(|saying| says(saying.text)), "{ids:?}: {}", told.exercise);
                }
                assert!(cautions.is_empty() || !says("nothing speaks against it"), "{ids:?}: {}", told.exercise);
            }
        }
    }
}

#[test]
fn lists_and_pages_tell_what_a_condition_says() {
    let json =
        |arguments: &[&str]| -> serde_json::Value { serde_json::from_slice(&backplan(arguments, "").stdout).unwrap() };
    let caution = "Keep the weight light, and rest a hand or your chest on a support.";
    let list = json(&["list", "--safe-for", "herniated-disc", "--json"]);
    let row = list.as_array().unwrap().iter().find(|entry| entry["id"] == "bent-over-barbell-row").unwrap();
    let wanted = serde_json::json!([{ "condition": "herniated-disc", "verdict": "caution", "text": caution }]);
    assert_eq!(row["said"], wanted);
    let page = json(&["show", "bent-over-barbell-row", "--condition", "herniated-disc", "--json"]);
    assert_eq!(page[0]["said"], wanted);
    let text = backplan(&["show", "bent-over-barbell-row", "--condition", "herniated-disc"], "").stdout;
    assert!(String::from_utf8(text).unwrap().replace("\n  ", " ").contains(&format!("With care: {caution}")));
    let table = backplan(&["list", "bird dog", "--safe-for", "sciatica"], "").stdout;
    assert!(String::from_utf8(table).unwrap().contains("It trains the back muscles in"));
}

#[test]
fn a_knee_cuts_no_row() {
    for level in [Level::Beginner, Level::Intermediate] {
        for equipment in [&[][..], &["band"], &["gym"]] {
            let sets = |conditions: &[&str]| -> Vec<(String, u32)> {
                let plan = planned(&profile(level, Goal::General, equipment, conditions));
                let items = plan.sessions().flat_map(|session| session.strengthening.clone());
                items
                    .filter(|item| item.exercise.ends_with("-row"))
                    .map(|item| (item.exercise.to_string(), item.sets))
                    .collect()
            };
            let least = |sets: &[(String, u32)]| sets.iter().map(|(_, sets)| *sets).min();
            let (with, without) = (sets(&["knee-pain"]), sets(&[]));
            assert!(
                least(&with) >= least(&without) && least(&with) > Some(1),
                "{level} {equipment:?}: {with:?} {without:?}"
            );
        }
    }
    let knee = CONDITIONS.condition("knee-pain").unwrap();
    assert!(knee.verdicts.iter().all(|verdict| verdict.eases < Some(Eases::Sets)));
}

#[test]
fn only_a_caution_that_eases_the_sets_cuts_them() {
    for condition in CONDITIONS.conditions.iter().filter(|condition| !condition.easy_only) {
        let plan = planned(&profile(Level::Intermediate, Goal::Muscle, &["gym"], &[condition.id]));
        let cautioned =
            plan.sessions().flat_map(|session| &session.strengthening).filter(|item| item.caution.is_some());
        for item in cautioned {
            let mut free = profile(Level::Intermediate, Goal::Muscle, &["gym"], &[]);
            free.include = vec![item.exercise.clone()];
            let free = planned(&free);
            let same = free
                .sessions()
                .flat_map(|session| &session.strengthening)
                .find(|other| other.exercise == item.exercise);
            let eases = condition.verdict(builtin::catalog().get(&item.exercise).unwrap()).unwrap().eases;
            let (with, without) = (item.sets, same.unwrap().sets);
            let id = &item.exercise;
            assert!(
                with == without || eases == Some(Eases::Sets) && with < without,
                "{} {id}: {with} {without}",
                condition.id
            );
        }
    }
    let light =
        |text: &str| ["light", "short"].iter().any(|word| text.split([' ', ',', ';']).any(|other| other == *word));
    let verdicts = CONDITIONS.conditions.iter().flat_map(|condition| condition.verdicts);
    let mut cautions = verdicts.filter(|verdict| verdict.stance == Stance::Caution && light(verdict.why));
    assert!(cautions.all(|verdict| verdict.eases >= Some(Eases::Form)));
}

#[test]
fn no_plan_sends_its_reader_to_another_form_where_that_form_is_there() {
    for set in sets().into_iter().filter(|set| set.len() < 3) {
        let ids = names(&set);
        if !ids.iter().any(|id| ["limited-mobility", "shoulder-pain"].contains(id)) {
            continue;
        }
        for (level, goal) in Level::ALL.iter().flat_map(|level| Goal::ALL.iter().map(move |goal| (*level, *goal))) {
            for equipment in [&[][..], &["gym"]] {
                let plan = planned(&profile(level, goal, equipment, &ids));
                for item in plan.sessions().flat_map(Session::items) {
                    let is_plank = ["plank", "high-plank"].contains(&&*item.exercise);
                    assert!(!is_plank, "{ids:?} {level} {goal}: {}", item.exercise);
                }
            }
        }
    }
}

#[test]
fn a_caution_that_asks_for_an_easier_form_leaves_the_move_for_it() {
    let profile = profile(Level::Beginner, Goal::General, &[], &["limited-mobility", "shoulder-pain", "knee-pain"]);
    let plan = planned(&profile);
    let all: Vec<&str> = plan.sessions().flat_map(Session::items).map(|item| &*item.exercise).collect();
    assert!(!all.contains(&"plank") && all.contains(&"incline-plank"), "{all:?}");
    let said = plan.sessions().flat_map(Session::items).filter_map(|item| item.caution.as_deref());
    assert!(said.into_iter().all(|text| !text.contains("knees down") && !text.contains("Begin at a wall")));
    let asked = backplan(&["generate", "--condition", "limited-mobility", "--include", "plank", "--json"], "");
    assert!(String::from_utf8(asked.stdout).unwrap().contains("\"exercise\": \"plank\""));
}

#[test]
fn what_a_caution_says_can_be_done_in_the_position_of_the_move() {
    let catalog = builtin::catalog();
    let pairs = CONDITIONS.conditions.iter().flat_map(|c| catalog.exercises().iter().map(move |e| (c, *e)));
    let cannot = |(condition, exercise): &(&'static Condition, &'static Exercise)| {
        let verdict = condition.verdict(exercise).filter(|verdict| verdict.stance == Stance::Caution);
        verdict.is_some_and(|verdict| {
            DOABLE.iter().any(|(words, positions)| {
                verdict.why.contains(words) && !positions.contains(&exercise.position.as_str())
            })
        })
    };
    let wrong: Vec<String> =
        pairs.filter(cannot).map(|(c, e)| format!("{}: {} ({})", c.id, e.id, e.position)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn marks_that_contradict_themselves_are_told_with_file_and_line() {
    const DATA: &str = include_str!("../../data/conditions.toml");
    let told = |good: &str, bad: &str| {
        assert!(DATA.contains(good), "{good}");
        let line = DATA[..DATA.find(good).unwrap()].lines().count();
        let problems = condition::parse("conditions.toml", &DATA.replacen(good, bad, 1)).unwrap_err().to_string();
        assert!(problems.contains(&format!("conditions.toml:{line}: ")), "{line}: {problems}");
        problems
    };
    let pair = "{ one = \"rounding\", other = \"arching\" }";
    assert!(told(pair, &pair.replace("arching", "rounding")).contains("rounding can't be its own opposite"));
    assert!(
        told(pair, &pair.replace("arching", "archng")).contains("no way is called \"archng\"; did you mean arching")
    );
    let caution = "why = \"Turn the rib cage, and keep the low back still.\", eases = \"nothing\"";
    assert!(
        told(caution, "why = \"Turn the rib cage, and keep the low back still.\"").contains("every caution says it")
    );
    assert!(
        told(caution, &format!("{caution}, asks = [\"floor\"], warns = [\"floor\"]"))
            .contains("asks for floor and warns of it")
    );
    let (good, bad) = ("asks = [\"arching\"]\nwarns = [\"rounding\"", "asks = [\"rounding\"]\nwarns = [\"rounding\"");
    assert!(DATA.contains(good));
    let problems = condition::parse("conditions.toml", &DATA.replacen(good, bad, 1)).unwrap_err().to_string();
    assert!(problems.contains("herniated-disc: asks for rounding and warns of it"), "{problems}");
    let twice = format!("{pair}, {{ one = \"arching\", other = \"rounding\" }}");
    let problems = condition::parse("conditions.toml", &DATA.replacen(pair, &twice, 1)).unwrap_err().to_string();
    assert!(problems.contains("arching and rounding stand there twice"), "{problems}");
}

#[test]
fn tiers_and_symptoms_that_contradict_themselves_are_told() {
    const DATA: &str = include_str!("../../data/conditions.toml");
    let tier = |id: &str| {
        let start = DATA.find(&format!("[[tier]]\nid = \"{id}\"")).unwrap();
        let end = DATA[start + 1..].find("\n[[").map_or(DATA.len(), |end| start + 1 + end);
        &DATA[start..end]
    };
    let told = |text: &str| condition::parse("conditions.toml", text).unwrap_err().to_string();
    let missing = told(&DATA.replace(tier("doctor"), ""));
    assert!(missing.contains("doctor stands 0 times, and must stand once"), "{missing}");
    let twice = told(&DATA.replace(tier("doctor"), &format!("{0}\n{0}", tier("doctor"))));
    assert!(twice.contains("doctor stands 2 times, and must stand once"), "{twice}");
    let walks = told(&DATA.replacen("tier = \"emergency\"", "tier = \"emergency\"\nmay_walk = true", 1));
    assert!(walks.contains("saddle-numbness may walk, where its tier lets nobody"), "{walks}");
    let late = told(&DATA.replacen("tier = \"emergency\"", "tier = \"professional\"", 1));
    assert!(late.contains("belongs before saddle-numbness: the gravest come first"), "{late}");
}

#[test]
fn preferences_that_name_nothing_are_told_with_file_and_line() {
    const DATA: &str = include_str!("../../data/preferences.toml");
    let catalog = builtin::catalog();
    for (good, bad, told) in [
        ("id = \"stenosis-desk-bend\"", "id = \"stenosis-flexion-stretch\"", "stenosis-flexion-stretch stands twice"),
        ("conditions = [\"osteoporosis\"]", "conditions = [\"osteoporose\"]", "did you mean osteoporosis?"),
        ("sources = [\"condition-review\"]", "sources = [\"conditions-review\"]", "did you mean condition-review?"),
        ("use = \"warm-up\"\nsessions = 2", "use = \"warm-up\"", "it asks for nothing"),
        ("goals = [\"posture\"]\n", "", "it is for nobody"),
        (
            "muscles = [\"deep-neck-flexors\"]",
            "muscles = [\"deep-neck-flexors\"], positions = [\"hanging\"]",
            "fit no exercise that has a dose for strengthening",
        ),
    ] {
        assert!(DATA.contains(good), "{good}");
        let problems = preference::parse("p.toml", &DATA.replacen(good, bad, 1), &CONDITIONS, &catalog).unwrap_err();
        let problems = problems.to_string();
        assert!(problems.contains("p.toml:") && problems.contains(told), "{problems}");
    }
}
