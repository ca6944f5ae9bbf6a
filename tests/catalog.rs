//! The catalog keeps its promises: every move and every figure of the five articles is in it, and it is whole.

#![allow(clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;

use backplan::builtin;
use backplan::catalog::{Dose, Evidence, Exercise, Level, Load, Range, Use};

const STRENGTH: &str = "strength-guide";
const TRAINER: &str = "trainer-guide";
const HOME: &str = "home-guide";
const UPPER: &str = "upper-back-guide";

/// Every move that an article names.
const NAMED: &str = "
    arm-circle assisted-pull-up back-extension band-pull-apart banded-scapular-squeeze bent-over-barbell-row
    bent-over-dumbbell-row bird-dog bridge bridge-hold butterfly-stretch cable-row cat-cow childs-pose chin-tuck
    chin-up cobra-stretch cycling dead-hang deadlift desk-push-up downward-facing-dog dumbbell-shrug
    extended-triangle-pose face-pull farmer-carry forward-bend good-morning half-lord-of-the-fishes high-barbell-row
    high-plank hip-hinge kettlebell-row knee-hug knee-to-chest lat-pulldown leg-raise levator-scapulae-stretch
    light-cardio modified-bird-dog neck-roll no-money-drill no-money-drill-on-foam-roller one-arm-dumbbell-row
    overhead-arm-reach pec-stretch pelvic-tilt pendlay-row pilates plank press-up-on-elbows pull-up renegade-row
    reverse-fly reverse-snow-angel rhomboid-stretch roll-up romanian-deadlift russian-twist seated-band-row
    seated-cat-cow seated-chair-twist seated-forward-bend seated-leg-lift shoulder-blade-squeeze shoulder-roll
    side-lying-arm-circle side-plank single-leg-bridge standing-back-extension standing-band-row stress-ball-squeeze
    superman swan-dive swimming t-bar-row tennis-ball-shoulder-blade-release the-hundred thoracic-extension
    thoracic-extension-foam-roller thoracic-rotation trx-row two-finger-pull-up upper-trapezius-stretch walking
    wall-angel wall-scoop wall-slide water-based-exercise yoga
";

/// What the articles call their moves, where that is neither the id nor its plural.
const CALLED: &[(&str, &str)] = &[
    ("cat stretch", "cat-cow"),
    ("cat pose", "cat-cow"),
    ("Cat-Cow Stretch", "cat-cow"),
    ("Chair rotation", "seated-chair-twist"),
    ("extension over foam roller", "thoracic-extension-foam-roller"),
    ("extension over roller", "thoracic-extension-foam-roller"),
    ("thoracic rotations", "thoracic-rotation"),
    ("T-spine rotations", "thoracic-rotation"),
    ("tennis ball on shoulder blades", "tennis-ball-shoulder-blade-release"),
    ("roll tennis ball on shoulder blades", "tennis-ball-shoulder-blade-release"),
    ("knee to chest stretch", "knee-to-chest"),
    ("knee hug stretch", "knee-hug"),
    ("child’s pose", "childs-pose"),
    ("bridge exercise", "bridge"),
    ("basic bridge", "bridge"),
    ("glute bridges", "bridge"),
    ("press up", "press-up-on-elbows"),
    ("basic plank", "plank"),
    ("bird dog exercise", "bird-dog"),
    ("shoulder blade squeezes", "shoulder-blade-squeeze"),
    ("scapular squeezes", "shoulder-blade-squeeze"),
    ("reverse flies", "reverse-fly"),
    ("reverse dumbbell flies", "reverse-fly"),
    ("band pull aparts", "band-pull-apart"),
    ("standing band pull-aparts", "band-pull-apart"),
    ("tubing pull aparts", "band-pull-apart"),
    ("pull aparts", "band-pull-apart"),
    ("band rows", "standing-band-row"),
    ("seated resistance band rows", "seated-band-row"),
    ("bent-over rows", "bent-over-dumbbell-row"),
    ("dumbbell bent-over rows", "bent-over-dumbbell-row"),
    ("one arm dumbbell rows", "one-arm-dumbbell-row"),
    ("single arm dumbbell row", "one-arm-dumbbell-row"),
    ("1-arm rows", "one-arm-dumbbell-row"),
    ("bent over barbell rows", "bent-over-barbell-row"),
    ("barbell rows", "bent-over-barbell-row"),
    ("T bar rows", "t-bar-row"),
    ("pullups", "pull-up"),
    ("chinups", "chin-up"),
    ("two finger pullups", "two-finger-pull-up"),
    ("superman exercise", "superman"),
    ("superman holds", "superman"),
    ("gentle forward bends", "forward-bend"),
    ("doorway stretch", "pec-stretch"),
    ("lower neck and upper back stretch", "rhomboid-stretch"),
    ("farmer carries", "farmer-carry"),
    ("dead hangs", "dead-hang"),
    ("squeezing a stress ball", "stress-ball-squeeze"),
    ("gentle walks", "walking"),
    ("self-myofascial release", "tennis-ball-shoulder-blade-release"),
];

/// What the articles do on one side and then on the other.
const ONE_SIDE_AT_A_TIME: &str = "
    neck-roll shoulder-roll overhead-arm-reach thoracic-rotation tennis-ball-shoulder-blade-release
    side-lying-arm-circle wall-scoop knee-to-chest single-leg-bridge one-arm-dumbbell-row renegade-row
    upper-trapezius-stretch levator-scapulae-stretch
";

/// The rows that the figures of an article are for.
const STRENGTH_ROWS: &str = "standing-band-row bent-over-dumbbell-row one-arm-dumbbell-row trx-row cable-row";
const TRAINER_ROWS: &str = "
    trx-row bent-over-dumbbell-row bent-over-barbell-row one-arm-dumbbell-row kettlebell-row standing-band-row
    seated-band-row cable-row
";

/// Every figure that an article gives for a move (mainstay-guide gives none): the moves, the use, the figures as [`figures`]
/// writes them, the article.
const FIGURES: &[(&str, Use, &str, &str)] = &[
    ("neck-roll", Use::WarmUp, "30 s", STRENGTH),
    ("shoulder-roll", Use::WarmUp, "30 s", STRENGTH),
    ("arm-circle", Use::WarmUp, "30-60 s", STRENGTH),
    ("thoracic-extension", Use::WarmUp, "30-60 s", STRENGTH),
    ("cat-cow", Use::WarmUp, "10 reps", STRENGTH),
    ("cat-cow", Use::Relief, "3-5 reps, 2 times a day", STRENGTH),
    ("knee-to-chest", Use::Stretching, "2-3 reps, held 15-30 s", STRENGTH),
    ("knee-to-chest", Use::Relief, "2-3 reps, held 15-30 s, 2 times a day", STRENGTH),
    ("bridge", Use::Strengthening, "5-30 reps, held 2-3 s, at most 30 a day", STRENGTH),
    ("bridge-hold", Use::Strengthening, "held 3-10 s", STRENGTH),
    ("press-up-on-elbows", Use::Stretching, "5-10 reps, held 5-10 s", STRENGTH),
    ("plank", Use::Strengthening, "3-5 sets, held 10-20 s", STRENGTH),
    ("shoulder-blade-squeeze", Use::Relief, "3-5 reps, held 5 s, 2 times a day", STRENGTH),
    ("shoulder-blade-squeeze", Use::Desk, "3-5 reps, held 5 s, 2 times a day", STRENGTH),
    (STRENGTH_ROWS, Use::Strengthening, "2-3 sets, 10-12 reps", STRENGTH),
    ("tennis-ball-shoulder-blade-release", Use::WarmUp, "60-120 s", TRAINER),
    ("thoracic-extension-foam-roller", Use::WarmUp, "6-8 reps", TRAINER),
    ("side-lying-arm-circle", Use::WarmUp, "3-4 reps", TRAINER),
    ("wall-scoop", Use::WarmUp, "4-6 reps", TRAINER),
    (TRAINER_ROWS, Use::Strengthening, "2-4 sets, 8-12 reps", TRAINER),
    (TRAINER_ROWS, Use::Strengthening, "2-3 sets, 10 reps", TRAINER),
    ("wall-slide", Use::Strengthening, "8 reps", TRAINER),
    ("no-money-drill no-money-drill-on-foam-roller", Use::Strengthening, "2-3 sets, 8-10 reps", TRAINER),
    ("no-money-drill", Use::Strengthening, "2 sets, 10-12 reps", TRAINER),
    ("band-pull-apart", Use::Strengthening, "10-12 reps", TRAINER),
    ("knee-hug childs-pose", Use::Stretching, "held 30 s", TRAINER),
    ("one-arm-dumbbell-row", Use::Strengthening, "3-5 reps", HOME),
    ("superman", Use::Strengthening, "8-10 reps", HOME),
    ("bridge", Use::Strengthening, "3 sets, 8-10 reps", HOME),
    ("light-cardio", Use::WarmUp, "300-600 s", HOME),
    ("pec-stretch", Use::Stretching, "2-3 reps, held 15-20 s", UPPER),
];

/// What an article says of all moves of a kind, where it names them apart or not at all: of a beginner's work with light
/// weights or bands, and of rows.
const GENERAL_FIGURES: &[(&str, Use, &str, &str)] = &[
    (
        "band-pull-apart bent-over-dumbbell-row cable-row dumbbell-shrug face-pull kettlebell-row lat-pulldown
         one-arm-dumbbell-row reverse-fly seated-band-row standing-band-row trx-row",
        Use::Strengthening,
        "1-2 sets, 10-12 reps",
        STRENGTH,
    ),
    ("seated-band-row", Use::Strengthening, "2-3 sets, 10-12 reps", STRENGTH),
    ("high-barbell-row pendlay-row renegade-row t-bar-row", Use::Strengthening, "2-4 sets, 8-12 reps", TRAINER),
];

/// The figures of a dose, in words.
fn figures(dose: &Dose) -> String {
    let range = |range: Range| {
        if range.min == range.max { range.min.to_string() } else { format!("{}-{}", range.min, range.max) }
    };
    let parts = [
        dose.sets.map(|sets| format!("{} sets", range(sets))),
        dose.reps.map(|reps| format!("{} reps", range(reps))),
        dose.hold_seconds.map(|hold| format!("held {} s", range(hold))),
        dose.seconds.map(|seconds| format!("{} s", range(seconds))),
        dose.times_per_day.map(|times| format!("{times} times a day")),
        dose.max_per_day.map(|most| format!("at most {most} a day")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn exercise(id: &str) -> &'static Exercise {
    builtin::catalog().get(id).unwrap_or_else(|| panic!("no exercise is called {id}"))
}

fn exercises() -> impl Iterator<Item = &'static Exercise> {
    builtin::catalog().exercises().to_vec().into_iter()
}

/// Every step from an exercise to a harder neighbour, by what either says of the other.
fn steps() -> BTreeSet<(&'static str, &'static str)> {
    let harder = exercises().flat_map(|exercise| exercise.harder.iter().map(|harder| (exercise.id, *harder)));
    let easier = exercises().flat_map(|exercise| exercise.easier.iter().map(|easier| (*easier, exercise.id)));
    harder.chain(easier).collect()
}

#[test]
fn every_exercise_has_steps_a_dose_and_a_source() {
    let catalog = builtin::catalog();
    assert!(catalog.exercises().len() >= 95, "{} exercises", catalog.exercises().len());
    for exercise in catalog.exercises() {
        assert!(exercise.steps.len() >= 3, "{}: {} steps", exercise.id, exercise.steps.len());
        assert!(!exercise.doses.is_empty(), "{} has no dose", exercise.id);
        assert!(!exercise.sources.is_empty(), "{} has no source", exercise.id);
        let cited = exercise.sources.iter().copied().chain(exercise.doses.iter().map(|dose| dose.source));
        for source in cited {
            assert!(catalog.source(source).is_some(), "{}: no source is called {source}", exercise.id);
        }
    }
}

#[test]
fn every_move_of_the_articles_is_there() {
    let missing: Vec<&str> = NAMED.split_whitespace().filter(|id| builtin::catalog().get(id).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_the_articles_call_a_move_leads_to_it() {
    let catalog = builtin::catalog();
    for (name, id) in CALLED {
        let found = catalog.named(name).map(|exercise| exercise.id);
        assert_eq!(found, Some(*id), "{name}");
    }
}

#[test]
fn every_figure_of_the_articles_is_a_dose() {
    for (ids, purpose, wanted, source) in FIGURES {
        for id in ids.split_whitespace() {
            let doses = exercise(id).doses.iter().filter(|dose| dose.purpose == *purpose && dose.source == *source);
            let found: Vec<String> = doses.map(figures).collect();
            assert!(found.iter().any(|dose| dose == wanted), "{id}: no dose of {wanted} by {source}, but {found:?}");
        }
    }
}

/// Each is traced by hand to what the article says of the move, or of its kind.
#[test]
fn no_dose_is_said_to_come_from_an_article_that_does_not_give_it() {
    let catalog = builtin::catalog();
    let is_article = |id: &str| catalog.source(id).unwrap().strength == Evidence::Article;
    let mut untraced = Vec::new();
    for exercise in catalog.exercises() {
        for dose in exercise.doses.iter().filter(|dose| is_article(dose.source)) {
            let typed = FIGURES.iter().chain(GENERAL_FIGURES).any(|(ids, purpose, wanted, source)| {
                let named = ids.split_whitespace().any(|id| id == exercise.id);
                named && *purpose == dose.purpose && *source == dose.source && figures(dose) == *wanted
            });
            if !typed {
                untraced.push(format!("{} {} {} {}", exercise.id, dose.purpose, figures(dose), dose.source));
            }
        }
    }
    assert!(untraced.is_empty(), "{untraced:#?}");
}

#[test]
fn what_the_articles_do_on_each_side_has_sides() {
    for id in ONE_SIDE_AT_A_TIME.split_whitespace() {
        assert!(exercise(id).per_side, "{id}");
    }
}

#[test]
fn easier_and_harder_never_lead_back() {
    let mut steps = steps();
    // A step from where no step leads is on no circle: without such steps, only circles and what they lead to are left.
    loop {
        let reached: BTreeSet<&str> = steps.iter().map(|(_, harder)| *harder).collect();
        let before = steps.len();
        steps.retain(|(easier, _)| reached.contains(easier));
        if steps.len() == before {
            break;
        }
    }
    assert!(steps.is_empty(), "{steps:?}");
}

#[test]
fn what_is_harder_is_of_no_easier_level() {
    for (easier, harder) in steps() {
        assert!(exercise(harder).level >= exercise(easier).level, "{harder} is harder than {easier}");
    }
}

#[test]
fn nothing_heavy_is_for_beginners() {
    for exercise in exercises().filter(|exercise| exercise.load == Load::Heavy) {
        assert!(exercise.level > Level::Beginner, "{}", exercise.id);
    }
}
