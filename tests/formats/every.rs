//! What holds of every plan, whoever it is for: it keeps the musts, survives JSON, and each of its formats can be read by
//! what its world reads with. The profiles go through every choice, and through choices together.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use backplan::builtin::{self, PROGRAMMES};
use backplan::catalog::{Catalog, Goal, Level, Region, Word};
use backplan::files::saved;
use backplan::plan::Plan;
use backplan::planner::{self, Refusal, desk, explain};
use backplan::profile::Profile;
use backplan::render::{Canvas, Explanations, Extras, Findings, Listing, Pages, Printed, Rulebook, Style};
use backplan::rules::{self, Kind};
use backplan::schema::{self, Subject};
use serde_json::Value;

use super::{events, page::Element, support};

/// Profiles that are tried.
const PROFILES: usize = 96;
const PRESETS: [&[&str]; 6] = [&["none"], &["office"], &["home"], &["gym"], &["band", "dumbbell"], &["home", "bench"]];
const WEEKS: [u32; 5] = [1, 2, 6, 1, 12];
const MINUTES: [Option<u32>; 5] = [None, Some(20), Some(45), Some(12), Some(90)];
const INCLUDED: [&[&str]; 5] = [&[], &[], &["bird-dog"], &[], &["chin-tuck", "plank"]];
const STARTS: [&str; 3] = ["2026-11-23", "2028-02-29", "1900-01-01"];
const NAMES: [&str; 4] = ["backplan", "=1+1, \"x\"; | <b>&\\", "日本 é 🙂", "END:VCALENDAR"];

/// One of `all`, by turns; each choice turns at a pace of its own, so that they meet in ever new pairs.
fn turn<T: Copy>(all: &[T], number: usize, pace: usize) -> T {
    all[(number * pace + number / all.len()) % all.len()]
}

/// A profile of this number.
fn asked(number: usize) -> Profile {
    let days = u32::try_from(turn(&[3, 1, 5, 2, 7, 4, 6], number, 1)).unwrap();
    let base =
        support::profile(turn(Level::ALL, number, 1), turn(Goal::ALL, number, 1), days, turn(&PRESETS, number, 1));
    let conditions: Vec<&str> = builtin::conditions().map(|(id, _)| id).collect();
    // A third without, a third with one, a third with two.
    let chosen = [number, 5 * number + 1].into_iter().take(number % 3).map(|at| conditions[at % conditions.len()]);
    let chosen: BTreeSet<&str> = chosen.collect();
    let focus = (number % 4 == 1).then(|| turn(Region::ALL, number, 1).as_str().into());
    Profile {
        name: turn(&NAMES, number, 1).into(),
        weeks: turn(&WEEKS, number, 2),
        start: turn(&STARTS, number, 1).parse().unwrap(),
        minutes: turn(&MINUTES, number, 3),
        conditions: chosen.into_iter().map(Into::into).collect(),
        focus: focus.into_iter().collect(),
        include: turn(&INCLUDED, number, 1).iter().map(|id| (*id).into()).collect(),
        exclude: if number % 5 == 2 { vec!["cat-cow".into()] } else { Vec::new() },
        scheme: (number % 7 == 3).then(|| "3-3-3".into()),
        seed: number as u64,
        ..base
    }
}

static CATALOG: LazyLock<Catalog> = LazyLock::new(builtin::catalog);

/// The plans of all profiles that have one.
static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let (mut plans, mut refused) = (Vec::new(), Vec::new());
    for profile in (0..PROFILES).map(asked) {
        match planner::plan(&profile, &CATALOG, &PROGRAMMES) {
            Ok(plan) => plans.push(plan),
            Err(Refusal::Wrong(text) | Refusal::Withheld(text)) => refused.push(text),
            Err(wrong) => panic!("{wrong}: {profile:?}"),
        }
    }
    assert!(
        refused.len() < PROFILES / 3,
        "{} of {PROFILES} profiles have no plan:\n{}",
        refused.len(),
        refused.join("\n")
    );
    plans
});

/// A result in a format.
fn printed<T: Printed>(result: &T, format: &str, style: &Style) -> String {
    let format = T::FORMATS.iter().find(|known| known.name == format).unwrap();
    let mut out = Vec::new();
    format.write(result, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A plan in a format, each week in full or not, with all that can be wished for or nothing.
fn spelled(plan: &Plan, format: &str, all: bool) -> String {
    let extras = Extras { walks: all, baselines: all };
    let at = all.then(|| "23:30".parse().unwrap());
    let remind_minutes = all.then_some(90);
    let bare = Style::plain(Canvas::new(80, false));
    printed(plan, format, &Style { reasons: all, each_week: all, extras, at, remind_minutes, ..bare })
}

#[test]
fn a_plan_keeps_the_musts_and_survives_json() {
    for plan in PLANS.iter() {
        let broken = planner::check(plan, &CATALOG, &PROGRAMMES);
        let musts: Vec<_> = broken.iter().filter(|finding| finding.severity == Kind::Must).collect();
        assert!(musts.is_empty(), "{:?}: {musts:?}", plan.profile);
        let read = saved::of_text("the plan", &spelled(plan, "json", false), &CATALOG).unwrap();
        assert_eq!(read, *plan);
    }
}

#[test]
fn json_fits_its_schema() {
    let schema = schema::of(Subject::Plan).to_value();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for plan in PLANS.iter() {
        let value: Value = serde_json::from_str(&spelled(plan, "json", true)).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&value).map(|wrong| format!("{}: {wrong}", wrong.instance_path())).collect();
        assert!(wrong.is_empty(), "{:?}: {wrong:?}", plan.profile);
    }
}

#[test]
fn rows_have_a_cell_for_every_column() {
    for plan in PLANS.iter() {
        let text = spelled(plan, "csv", true);
        // The reader refuses a row that is longer or shorter than the first.
        let rows = csv::Reader::from_reader(text.as_bytes()).into_records().map(Result::unwrap);
        let moves = rows.filter(|row| row.get(3).is_some_and(|session| !session.is_empty())).count();
        assert_eq!(moves, plan.sessions().map(|session| session.items().count()).sum::<usize>(), "{:?}", plan.profile);
    }
}

#[test]
fn calendars_have_an_event_a_session() {
    for plan in PLANS.iter() {
        for all in [false, true] {
            let events = events(&spelled(plan, "ics", all));
            let ids: BTreeSet<&str> = events.iter().map(|event| &*event["UID"]).collect();
            assert_eq!(ids.len(), events.len(), "two events are one: {:?}", plan.profile);
            let sessions = plan.sessions().count();
            assert!(if all { events.len() >= sessions } else { events.len() == sessions }, "{:?}", plan.profile);
        }
    }
}

#[test]
fn pages_are_well_formed() {
    for plan in PLANS.iter() {
        for all in [false, true] {
            let page = Element::read(&spelled(plan, "html", all));
            let ids: Vec<&str> = page.all().into_iter().filter_map(|element| element.attribute("id")).collect();
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice: {:?}", plan.profile);
        }
    }
}

/// The signs between cells of a line, those that are text left out.
fn bars(line: &str) -> usize {
    line.replace("\\\\", "").replace("\\|", "").matches('|').count()
}

#[test]
fn wiki_tables_have_equal_columns() {
    for plan in PLANS.iter() {
        for all in [false, true] {
            let wiki = spelled(plan, "markdown", all);
            let lines: Vec<&str> = wiki.lines().collect();
            let mut tables = 0;
            for table in lines.split(|line| !line.starts_with('|')).filter(|table| !table.is_empty()) {
                tables += 1;
                let rule = table.get(1).unwrap();
                assert!(rule.chars().all(|c| "|-: ".contains(c)), "no rule below the head: {rule}");
                let wrong = table.iter().find(|row| bars(row) != bars(table[0]));
                assert_eq!(wrong, None, "under {}: {:?}", table[0], plan.profile);
            }
            assert!(tables >= plan.sessions().count().min(2), "{tables} tables: {:?}", plan.profile);
        }
    }
}

#[test]
fn every_width_can_be_printed_on() {
    let plan = PLANS.iter().find(|plan| plan.weeks.len() > 2).unwrap();
    let (from, to) = ("09:00".parse().unwrap(), "17:30".parse().unwrap());
    let hours = desk::Hours { from, to, every: 45 };
    let day = desk::day(&plan.profile, hours, &CATALOG, &PROGRAMMES).unwrap();
    let exercises = CATALOG.exercises().iter().copied().step_by(20).collect();
    let list = Listing { exercises, catalog: CATALOG.clone(), scope: None };
    let pages = Pages(list.clone());
    let explained = Explanations(explain::explain(plan, &CATALOG, &PROGRAMMES));
    let rules = Rulebook { rules: rules::all().step_by(9).collect(), in_full: true, catalog: CATALOG.clone() };
    let found = Findings(planner::check(plan, &CATALOG, &PROGRAMMES));
    // As they are given, too: what is narrower than a page may be asked for one day.
    for width in (20..=300).step_by(7) {
        for canvas in [Canvas::new(width, true), Canvas { width, colour: false }] {
            let style = Style { reasons: true, ..Style::plain(canvas) };
            for each_week in [false, true] {
                assert!(!printed(plan, "table", &Style { each_week, ..style }).is_empty());
            }
            let texts = [
                printed(&day, "table", &style),
                printed(&list, "table", &style),
                printed(&pages, "table", &style),
                printed(&explained, "table", &style),
                printed(&rules, "table", &style),
                printed(&found, "table", &style),
            ];
            assert!(texts.iter().all(|text| !text.is_empty()), "{width}");
        }
    }
}
