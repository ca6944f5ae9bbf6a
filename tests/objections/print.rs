//! What is printed: whole words in every width, what matters above the days, each thing said once, and no word of ours
//! that is meant for programs.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use backplan::builtin::{self, PROGRAMMES};
use backplan::catalog::{Goal, Level, Word};
use backplan::plan::Session;
use backplan::planner::{self, desk::Hours, explain};
use backplan::profile::Profile;
use backplan::render::{Canvas, Explanations, Format, Listing, Pages, Printed, Rulebook, Style};
use backplan::rules;
use chrono::NaiveTime;

use crate::process::backplan;
use crate::support::profile;

fn printed(arguments: &[&str]) -> String {
    let output = backplan(arguments, "");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A result in a format, on a canvas so many columns wide.
fn spelled<T: Printed>(result: &T, format: &str, width: usize) -> String {
    let style = Style { reasons: true, ..Style::plain(Canvas::new(width, false)) };
    let mut out = Vec::new();
    Format::from_word(format).unwrap().write(result, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// People of all levels, with and without equipment, conditions and much to be told of.
fn people() -> Vec<Profile> {
    let mut people = Vec::new();
    for level in Level::ALL {
        for goal in [Goal::General, Goal::PainRelief, Goal::Muscle] {
            for equipment in ["none", "gym", "office"] {
                people.push(profile(*level, goal, 3, &[equipment]));
            }
        }
    }
    for conditions in [
        &["herniated-disc", "knee-pain"][..],
        &["osteoporosis", "limited-mobility"],
        &["chronic-back-pain", "shoulder-pain", "knee-pain"],
    ] {
        let mut person = profile(Level::Intermediate, Goal::General, 3, &["home"]);
        person.conditions = conditions.iter().map(|id| (*id).into()).collect();
        person.weeks = 5;
        people.push(person.clone());
        person.minutes = Some(30);
        person.name = "Anna-Katharina Müller-Lüdenscheidt, in the morning".into();
        people.push(person);
    }
    let mut wisher = profile(Level::Intermediate, Goal::Strength, 2, &["gym"]);
    wisher.conditions = vec!["herniated-disc".into()];
    wisher.include = vec!["deadlift".into()];
    people.push(wisher);
    people
}

/// What is printed besides what the JSON of a result says.
const LABELS: &str = "move dose rest for warm up strengthening stretching sets planned this week of back plan how a \
    move done backplan show name stop ask first take care gap note main easy session min s per side hold lighter set then \
    monday tuesday wednesday thursday friday saturday sunday january november december level goal equipment conditions \
    days time every day at most a session and building breaks one desk from chosen eligible excluded instead exercise \
    needs rule kind what it says applies to sources also called serves as goals trains or stretches with help much is \
    plans take the what other say think common mistakes easier harder upper mid low whole back neck shoulders hips core twice once \
    times lats weeks warm ups stretches are those in which changes only if any case more repetitions seconds longer holds slower \
    lowering sets shorter rests fewer less lighter from first down nov dec jan feb mar \
     walk walks x 10 15 20 25 30 measure again before session of week on bad day \
     once sessions a not counted too heavy or few back to what you had missed that two start lower half many others go on as conditions above alone resistance its step later skip none do it go before if rest goes hard pain worse next morning met don t count again a fifth \
     weight by turns than advice get after last three";

/// The words of a text, whatever stands between them.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// No word of a table is broken, and no line is longer than the terminal.
fn is_whole<T: Printed>(result: &T, more: &str) {
    let known = words(&[&spelled(result, "json", 80), LABELS, more].join(" "));
    for width in 40..=80 {
        let table = spelled(result, "table", width);
        for line in table.lines() {
            assert!(line.chars().count() <= width, "longer than {width}: {line}");
            let broken: Vec<String> =
                words(line).into_iter().filter(|word| word.parse::<u32>().is_err() && !known.contains(word)).collect();
            assert!(broken.is_empty(), "broken at {width}: {broken:?} in {line:?}");
        }
    }
}

#[test]
fn no_word_is_broken_from_40_columns_on() {
    let catalog = builtin::catalog();
    for person in people() {
        let plan = planner::plan(&person, &catalog, &PROGRAMMES).unwrap();
        is_whole(&plan, "");
        is_whole(&Explanations(explain::explain(&plan, &catalog, &PROGRAMMES)), "");
    }
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let hours = Hours { from: at(9), to: at(17), every: 30 };
    for goal in Goal::ALL {
        let person = profile(Level::Beginner, *goal, 2, &["home"]);
        is_whole(&planner::desk::day(&person, hours, &catalog, &PROGRAMMES).unwrap(), "");
    }
    let listing = Listing { exercises: catalog.exercises().to_vec(), catalog: catalog.clone(), scope: None };
    let titles: Vec<&str> = catalog.sources().iter().map(|source| source.title).collect();
    is_whole(&listing, "");
    is_whole(&Pages(listing), &titles.join(" "));
    for in_full in [false, true] {
        let rules = rules::all().collect();
        is_whole(&Rulebook { rules, in_full, catalog: catalog.clone() }, &titles.join(" "));
    }
}

#[test]
fn what_a_move_is_for_is_left_out_where_it_is_narrow() {
    let plan = planner::plan(&profile(Level::Beginner, Goal::General, 2, &["none"]), &builtin::catalog(), &PROGRAMMES);
    let heads = |width| {
        let text = spelled(plan.as_ref().unwrap(), "table", width);
        text.lines().find(|line| line.starts_with("Move")).unwrap().to_owned()
    };
    assert!(heads(80).ends_with("For") && heads(72).ends_with("For"));
    (40..72).for_each(|width| assert!(heads(width).ends_with("Rest"), "{width}"));
    for width in [0, 1, 7, 39] {
        assert_eq!(spelled(plan.as_ref().unwrap(), "table", width), spelled(plan.as_ref().unwrap(), "table", 40));
    }
}

#[test]
fn no_rule_id_is_in_what_people_read() {
    // An id of one word is a word like others.
    let ids: Vec<&str> = rules::all().map(|rule| rule.id).filter(|id| id.contains('-')).collect();
    let has_none = |text: &str, what: &str| {
        let mut tokens = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
        let found = tokens.find(|token| ids.contains(token));
        assert_eq!(found, None, "in {what}");
        let whys = rules::all().map(|rule| format!("({})", rule.id));
        whys.for_each(|id| assert!(!text.contains(&id), "{id} in {what}"));
    };
    let catalog = builtin::catalog();
    for person in people() {
        let plan = planner::plan(&person, &catalog, &PROGRAMMES).unwrap();
        for format in ["table", "markdown", "csv", "ics", "html"] {
            let text = spelled(&plan, format, 80);
            let text = text.split_once("</style>").map_or(&*text, |(_, body)| body);
            has_none(&text.replace("\r\n ", ""), format);
        }
        let explained = Explanations(explain::explain(&plan, &catalog, &PROGRAMMES));
        for format in ["table", "markdown"] {
            has_none(&spelled(&explained, format, 80), format);
        }
        let json = spelled(&plan, "json", 80);
        assert!(
            json.contains("\"rule\": \"stop-signs\"") || json.contains("\"rule\":\"stop-signs\""),
            "scripts need them"
        );
    }
}

#[test]
fn a_week_is_a_page() {
    let week = printed(&["generate", "--start", "2026-11-23"]);
    let lines: Vec<&str> = week.lines().collect();
    assert!(lines.len() <= 66, "{} lines", lines.len());
    assert_eq!(lines[0], "Back plan · 23 to 29 November 2026");
    let end = lines.iter().rposition(|line| line.is_empty()).unwrap();
    assert!((1..=6).contains(&(lines.len() - end - 1)), "{week}");
    let first = lines.iter().position(|line| line.starts_with("Monday 23 November 2026")).unwrap();
    let place = |start: &str| lines.iter().position(|line| line.starts_with(start)).unwrap();
    assert!(place("Stop: ") < first && place("Sets planned this week: ") > first);
    assert_eq!(week.matches("backplan show").count(), 1);
    assert!(!week.contains("Done"), "nothing is done yet");
    let named = printed(&["generate", "--start", "2026-11-23", "--name", "Anna Berg", "--weeks", "6"]);
    assert!(named.starts_with("Anna Berg · 23 November 2026 to 3 January 2027\n"), "{named}");
}

#[test]
fn what_is_good_to_know_is_six_lines_at_most() {
    for mut person in people() {
        person.weeks = 1;
        let plan = planner::plan(&person, &builtin::catalog(), &PROGRAMMES).unwrap();
        let style = Style::plain(Canvas::new(80, false));
        let mut out = Vec::new();
        Format::from_word("table").unwrap().write(&plan, &style, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let (_, last) = text.rsplit_once("\n\n").unwrap();
        let starts = if text.contains("Take care: Pain, 0 to 10") { "Sore muscles" } else { "Pain, 0 to 10" };
        assert!(last.starts_with(starts) && last.lines().count() <= 6, "{last}");
    }
}

/// Sentences, each to its end.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").map(str::trim)
}

#[test]
fn each_sentence_is_said_once() {
    for person in people() {
        let plan = planner::plan(&person, &builtin::catalog(), &PROGRAMMES).unwrap();
        let table = spelled(&plan, "table", 80);
        let (days, _) = table.split_once("\nCHOSEN").unwrap();
        let said = days.split_whitespace().collect::<Vec<_>>().join(" ");
        let cautions = plan.sessions().flat_map(Session::items).filter_map(|item| item.caution.as_deref());
        let texts: BTreeSet<&str> = plan.notices.iter().map(|notice| &*notice.text).chain(cautions).collect();
        for sentence in texts.into_iter().flat_map(sentences) {
            let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(said.matches(&sentence).count(), 1, "{sentence}");
        }
        // What to mind stands before the first day, in every format.
        let first = plan.sessions().next().unwrap();
        let day = first.date.format("%A %-d %B %Y").to_string();
        let (before, _) = said.split_once(&day).unwrap();
        let cautions = first.items().filter_map(|item| item.caution.as_deref());
        cautions.flat_map(sentences).for_each(|sentence| assert!(before.contains(sentence), "{sentence}"));
        let markdown = spelled(&plan, "markdown", 80);
        let (before, after) = markdown.split_once(&day).unwrap();
        assert!(before.contains("**Stop**") && !before.contains("Good to know") && after.contains("## Good to know"));
    }
}

#[test]
fn an_effort_is_said_in_words_that_fit_a_towel_row() {
    for format in ["table", "markdown", "ics", "html"] {
        let text = printed(&["generate", "--days", "3", "--format", format]);
        let text = text.split_once("</style>").map_or(&*text, |(_, body)| body);
        assert!(text.contains("main session"), "{format}");
        assert!(!text.contains("· hard ·") && !text.contains("hard, ") && !text.contains(">hard<"), "{format}");
    }
    assert!(printed(&["generate", "--json"]).contains("\"hard\""), "scripts keep their word");
    assert!(printed(&["generate", "--format", "html"]).contains("Planned"));
    assert!(printed(&["generate", "--format", "markdown"]).contains("| Sets this week | Planned | Target |"));
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_format_follows_the_ending() {
    let folder = folder("endings");
    let plan = folder.join("saved");
    fs::write(&plan, printed(&["generate", "--json"])).unwrap();
    let known = [
        ("json", "json"),
        ("md", "markdown"),
        ("markdown", "markdown"),
        ("csv", "csv"),
        ("ics", "ics"),
        ("html", "html"),
        ("HTM", "html"),
        ("txt", "table"),
    ];
    for command in [&["generate"][..], &["desk"], &["render", plan.to_str().unwrap()]] {
        for (ending, format) in known {
            let file = folder.join(format!("out.{ending}"));
            printed(&[command, &["--output", file.to_str().unwrap()]].concat());
            let expected = printed(&[command, &["--format", format]].concat());
            assert!(fs::read_to_string(&file).unwrap() == expected, "{command:?} {ending}");
        }
        let bare = folder.join("out");
        printed(&[command, &["--output", bare.to_str().unwrap()]].concat());
        assert_eq!(fs::read_to_string(&bare).unwrap(), printed(command));
        let pdf = folder.join("out.pdf");
        let refused = backplan(&[command, &["--output", pdf.to_str().unwrap()]].concat(), "");
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!((refused.status.code(), pdf.exists()), (Some(2), false), "{said}");
        let is_told = |ending: &str| said.contains(&format!(".{}", ending.to_lowercase()));
        assert!(known.iter().all(|(ending, _)| is_told(ending)), "{said}");
        // A format that is named wins.
        printed(&[command, &["--format", "html", "--output", pdf.to_str().unwrap()]].concat());
        assert!(fs::read_to_string(&pdf).unwrap().starts_with("<!DOCTYPE html>"));
        fs::remove_file(&pdf).unwrap();
    }
    // A calendar that is known by its ending has its hour; a list is no calendar.
    let file = folder.join("plan.ics");
    printed(&["generate", "--at", "18:30", "--output", file.to_str().unwrap()]);
    assert_eq!(backplan(&["list", "--output", file.to_str().unwrap()], "").status.code(), Some(2));
}

#[test]
fn a_page_marks_the_dose_that_plans_take() {
    let page = printed(&["show", "standing-band-row"]);
    let doses: Vec<&str> = page.lines().filter(|line| line.starts_with("- strengthening")).collect();
    let marked: Vec<&&str> = doses.iter().filter(|line| line.contains('*')).collect();
    assert!(doses.len() > marked.len(), "{page}");
    for (level, figures) in [("beginner", "1–2 × 10–12"), ("intermediate", "2–4 × 8–12"), ("advanced", "2–4 × 8–12")]
    {
        let taken: Vec<&&&str> = marked.iter().filter(|line| line.contains(level)).collect();
        assert!(taken.len() == 1 && taken[0].contains(figures), "{level}: {taken:?}");
    }
    assert!(page.contains("* is what plans take"));
}

#[test]
fn no_text_makes_a_back_sound_fragile() {
    for exercise in builtin::catalog().exercises() {
        let cautions = exercise.cautions.iter().map(|caution| caution.text);
        for text in cautions.chain([exercise.steps, exercise.cues, exercise.mistakes].into_iter().flatten().copied()) {
            let said = text.to_lowercase();
            for word in ["injur", "damage", "danger", "can hurt", "likely to hurt", "protects your", "protect your"] {
                assert!(!said.contains(word), "{}: {text}", exercise.id);
            }
        }
    }
}
