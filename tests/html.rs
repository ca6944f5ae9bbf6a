//! Pages: all of a plan is on them, in a form that can be read, ticked off and trusted.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "support/process.rs"]
mod process;
#[path = "support/page.rs"]
mod reader;
mod support;

use std::collections::BTreeSet;

use backplan::builtin::{self, PROGRAMMES};
use backplan::catalog::{Exercise, Goal, Level, Range, Word};
use backplan::desk::DeskDay;
use backplan::plan::{Item, Notice, Plan, Severity};
use backplan::planner::{self, desk::Hours};
use backplan::profile::Profile;
use backplan::render::{Canvas, Format, Listing, Pages, Printed, Style};

use chrono::NaiveTime;
use reader::Element;
use support::profile;

/// All that pages are made of; none of it runs or loads anything.
const ELEMENTS: &[&str] = &[
    "",
    "a",
    "article",
    "b",
    "body",
    "caption",
    "circle",
    "cite",
    "col",
    "colgroup",
    "dd",
    "defs",
    "desc",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "input",
    "li",
    "line",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "path",
    "rect",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tspan",
    "ul",
    "use",
    "symbol",
    "img",
];

/// A page with every week in full.
fn text<T: Printed>(result: &T) -> String {
    let mut page = Vec::new();
    let style = Style { each_week: true, ..Style::plain(Canvas::new(80, false)) };
    Format::<T>::from_word("html").unwrap().write(result, &style, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

fn page<T: Printed>(result: &T) -> Element {
    let page = Element::read(&text(result));
    is_sound(&page);
    page
}

fn plan(profile: &Profile) -> Plan {
    planner::plan(profile, &builtin::catalog(), &PROGRAMMES).unwrap()
}

fn plans() -> Vec<Plan> {
    let mut painful = profile(Level::Beginner, Goal::PainRelief, 7, &["none"]);
    painful.conditions = vec!["herniated-disc".into(), "shoulder-pain".into()];
    let mut long = profile(Level::Intermediate, Goal::General, 2, &["home"]);
    long.weeks = 8;
    let week = profile(Level::Beginner, Goal::General, 2, &["none"]);
    let muscle = profile(Level::Advanced, Goal::Muscle, 3, &["gym"]);
    [week, muscle, painful, long].iter().map(plan).collect()
}

fn desk_day() -> DeskDay {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let hours = Hours { from: hour(9), to: hour(17), every: 60 };
    let profile = profile(Level::Beginner, Goal::General, 2, &["none"]);
    planner::desk::day(&profile, hours, &builtin::catalog(), &PROGRAMMES).unwrap()
}

/// What every page keeps: nothing is run or loaded, every link has its end, and headings are in order.
fn is_sound(page: &Element) {
    let all = page.all();
    for element in &all {
        let name = &*element.name;
        assert!(ELEMENTS.contains(&name), "{name} on a page");
        for (attribute, value) in &element.attributes {
            assert!(!attribute.starts_with("on") && attribute != "src", "{attribute} on {name}");
            assert!(attribute != "href" || value.starts_with('#'), "{value} is loaded or led to");
        }
    }
    let css = page.named("style")[0].text();
    assert!(!css.contains("url(") && !css.contains("@import") && !css.contains("http"));
    let ids: Vec<&str> = all.iter().filter_map(|element| element.attribute("id")).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id twice");
    for element in &all {
        let href = element.attribute("href").and_then(|href| href.strip_prefix('#')).into_iter();
        let labels = element.attribute("aria-labelledby").into_iter().flat_map(|ids| ids.split(' '));
        href.chain(labels).for_each(|id| assert!(unique.contains(id), "no #{id} on the page"));
    }
    let levels: Vec<u32> = all.iter().filter_map(|element| heading(&element.name)).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "a level of headings is skipped: {levels:?}");
}

fn heading(name: &str) -> Option<u32> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Whether a row says an item: its name, every figure of its dose, and a named box a set.
fn says(row: &Element, item: &Item) {
    assert_eq!(row.classed("name")[0].text(), item.name);
    let dose = row.classed("dose")[0].text();
    for range in [item.reps, item.hold_seconds].into_iter().flatten() {
        // From two minutes on it is said in minutes.
        let said = |figure: u32| if dose.contains(" min") { figure / 60 } else { figure };
        let range = Range { min: said(range.min), max: said(range.max) };
        assert!(dose.contains(&range.min.to_string()) && dose.contains(&range.max.to_string()), "{dose}: {item:?}");
    }
    assert_eq!(dose.contains("per side"), item.per_side);
    assert_eq!(dose.contains("lighter set"), item.ramp_up_sets.is_some());
    assert_eq!(dose.contains("in reserve"), item.reserve.is_some());
    if let Some(rest) = item.rest_seconds {
        assert!(dose.contains(&format!("rest {rest} s")), "{dose}");
    }
    let boxes: Vec<&str> = row.named("input").iter().map(|input| input.attribute("aria-label").unwrap()).collect();
    let expected: Vec<String> =
        (1..=item.sets).map(|set| format!("Set {set} of {}, {}", item.sets, item.name)).collect();
    assert_eq!(boxes, expected);
    let caution: Vec<String> = row.classed("caution").iter().map(|caution| caution.text()).collect();
    let expected: Vec<String> = item.caution.iter().map(|caution| format!("Take care: {caution}")).collect();
    assert_eq!(caution, expected);
}

fn items(plan: &Plan) -> Vec<&Item> {
    plan.items().collect()
}

#[test]
fn every_move_has_its_dose_its_boxes_and_its_how_to() {
    for plan in plans() {
        let page = page(&plan);
        let moves = plan.moves.as_ref().unwrap();
        let rows = page.classed("move");
        assert_eq!(rows.len(), items(&plan).len());
        for (row, item) in rows.into_iter().zip(items(&plan)) {
            says(row, item);
            let fold = row.named("details")[0];
            let told: Vec<String> = fold.named("li").iter().map(|line| line.text()).collect();
            let known = &moves[&item.exercise];
            for line in known.steps.iter().chain(&known.cues).chain(&known.mistakes) {
                assert!(told.contains(&line.to_string()), "{}: {line}", item.exercise);
            }
            for caution in &known.cautions {
                assert!(told.iter().any(|line| line.starts_with(&*caution.text)), "{}", caution.text);
            }
            for reason in &item.because {
                assert!(told.iter().any(|line| line.starts_with(&*reason.why)), "{}", reason.why);
            }
        }
    }
}

#[test]
fn the_gravest_notices_stand_before_the_sessions_and_none_is_folded_away() {
    for plan in plans() {
        let page = page(&plan);
        let told = |class: &str| page.classed(class)[0].text();
        let (before, after) = (told("notices"), told("know"));
        for notice in &plan.notices {
            let place = if notice.severity < Severity::Gap { &before } else { &after };
            assert_eq!((before.clone() + &after).matches(&*notice.text).count(), 1, "{}", notice.text);
            assert!(place.contains(&*notice.text), "{}", notice.text);
        }
        assert!(page.classed("know")[0].named("details").is_empty());
    }
}

#[test]
fn volume_is_a_picture_and_figures() {
    for plan in plans() {
        let page = page(&plan);
        let tables = page.classed("volume");
        assert_eq!(tables.len(), plan.weeks.len());
        for (table, week) in tables.into_iter().zip(&plan.weeks) {
            let titles: Vec<String> = table.named("title").into_iter().map(Element::text).collect();
            assert_eq!(titles.len(), week.volume.len());
            for (volume, title) in week.volume.iter().zip(titles) {
                let most = volume.target_max.unwrap_or_default();
                let target = volume.target.map_or("no target".to_owned(), |target| format!("of {target}–{most} sets"));
                assert!(title.contains(&volume.sets.to_string()) && title.contains(&target), "{title}");
            }
            let marks = table.named("line").len();
            assert_eq!(marks, week.volume.iter().filter(|volume| volume.target.is_some()).count());
        }
        assert_eq!(page.classed("figure-back").len(), plan.weeks.len());
    }
}

#[test]
fn weeks_say_what_they_change_and_the_first_is_open() {
    let plan = plans().pop().unwrap();
    let page = page(&plan);
    let weeks = page.classed("week");
    assert_eq!(weeks.len(), 8);
    for (week, view) in plan.weeks.iter().zip(weeks) {
        let fold = view.classed("sessions")[0];
        assert_eq!(fold.attribute("open").is_some(), week.week == 1);
        let changed = week.sessions.iter().flat_map(|session| &session.strengthening).flat_map(|item| &item.because);
        let changed = changed.filter(|reason| ["one-step-at-a-time", "lighter-week"].contains(&&*reason.rule));
        let text = view.text();
        changed.for_each(|reason| assert!(text.contains(&*reason.why), "{}", reason.why));
    }
}

#[test]
fn a_year_tells_each_move_once_after_the_first_week() {
    let mut year = profile(Level::Intermediate, Goal::General, 7, &["home"]);
    year.weeks = 52;
    let plan = plan(&year);
    let text = text(&plan);
    assert!(text.len() < 3_000_000, "{} bytes", text.len());
    let page = Element::read(&text);
    is_sound(&page);
    let first: usize = plan.weeks[0].sessions.iter().map(|session| session.items().count()).sum();
    let manual = page.classed("manual")[0];
    for (at, (row, item)) in page.classed("move").into_iter().zip(items(&plan)).enumerate() {
        says(row, item);
        assert_eq!(row.named("details").len(), usize::from(at < first));
        if at >= first {
            let link = row.named("a")[0].attribute("href").unwrap();
            let entry = manual.named("article").into_iter().find(|entry| entry.attribute("id") == Some(&link[1..]));
            assert_eq!(entry.unwrap().named("h3")[0].text(), item.name);
        }
    }
}

#[test]
fn a_plan_without_texts_has_a_page_too() {
    for mut plan in plans() {
        plan.moves = None;
        let page = page(&plan);
        let rows = page.classed("move");
        assert_eq!(rows.len(), items(&plan).len());
        rows.into_iter().zip(items(&plan)).for_each(|(row, item)| says(row, item));
        assert!(page.classed("figure-back").is_empty());
    }
}

const HOSTILE: &str = "\"></style></title><script>alert(1)</script><img src=http://evil.example onerror='x'> &amp; {{ 7*7 }} שלום 💪 <!--";

#[test]
fn whatever_a_saved_plan_says_is_text() {
    let mut plan = plan(&profile(Level::Beginner, Goal::General, 2, &["none"]));
    plan.profile.name = HOSTILE.into();
    plan.generator = HOSTILE.into();
    plan.notices.push(Notice { severity: Severity::Gap, rule: HOSTILE.into(), exercise: None, text: HOSTILE.into() });
    let session = &mut plan.weeks[0].sessions[0];
    session.minutes = -1e308;
    for item in session.warm_up.iter_mut().chain(&mut session.strengthening).chain(&mut session.stretching) {
        item.name = HOSTILE.into();
        item.caution = Some(HOSTILE.into());
        item.equipment = vec![HOSTILE.into()];
        item.because[0].why = HOSTILE.into();
        item.because[0].rule = HOSTILE.into();
    }
    plan.weeks[0].volume[0].sets = 1e300;
    plan.weeks[0].volume[1].sets = -5.0;
    for text in plan.moves.as_mut().unwrap().values_mut() {
        text.steps.push(HOSTILE.into());
        text.cues.push(HOSTILE.into());
        text.easier.push(HOSTILE.into());
        text.sources[0].title = HOSTILE.into();
    }
    let page = page(&plan);
    assert_eq!(page.named("h1")[0].text(), HOSTILE);
    page.classed("move").into_iter().zip(items(&plan)).for_each(|(row, item)| says(row, item));
    assert!(page.text().matches(HOSTILE).count() > 50);
}

#[test]
fn a_slip_in_the_number_of_sets_does_not_fill_the_page() {
    let mut plan = plan(&profile(Level::Beginner, Goal::General, 2, &["none"]));
    plan.weeks[0].sessions[0].strengthening[0].sets = 3600;
    let page = page(&plan);
    let boxes: Vec<&str> = page.named("input").iter().map(|input| input.attribute("aria-label").unwrap()).collect();
    assert!(boxes.len() < 100 && boxes.iter().any(|label| label.starts_with("All 3600 sets")));
}

#[test]
fn a_desk_day_has_a_card_a_break() {
    let day = desk_day();
    let page = page(&day);
    let cards = page.classed("card");
    assert_eq!(cards.len(), day.breaks.len());
    for (card, one) in cards.into_iter().zip(&day.breaks) {
        assert_eq!(card.named("h3")[0].text(), one.at);
        let rows = card.classed("move");
        assert_eq!(rows.len(), one.moves.len());
        rows.into_iter().zip(&one.moves).for_each(|(row, item)| says(row, item));
    }
}

#[test]
fn every_exercise_has_a_page() {
    let catalog = builtin::catalog();
    let exercises: Vec<&'static Exercise> = catalog.exercises().to_vec();
    let page = page(&Pages(Listing { exercises: exercises.clone(), catalog, scope: None }));
    let articles = page.named("article");
    assert_eq!(articles.len(), exercises.len());
    for (article, exercise) in articles.into_iter().zip(exercises) {
        assert_eq!(article.named("h2")[0].text(), exercise.name);
        let steps: Vec<String> = article.named("ol")[0].named("li").into_iter().map(Element::text).collect();
        assert_eq!(steps, exercise.steps);
        let lines: Vec<String> = article.named("li").into_iter().map(Element::text).collect();
        exercise.cues.iter().chain(exercise.mistakes).for_each(|line| assert!(lines.iter().any(|other| other == line)));
    }
}

#[test]
fn a_saved_plan_gives_the_same_bytes() {
    let profile =
        ["generate", "--level", "intermediate", "--equipment", "home", "--weeks", "3", "--name", "Anna's <3 weeks"];
    let straight = printed(&[&profile[..], &["--format", "html"]].concat(), "");
    let saved = printed(&[&profile[..], &["--json"]].concat(), "");
    assert_eq!(printed(&["render", "-", "--format", "html"], &saved), straight);
    assert!(straight.starts_with("<!DOCTYPE html>") && straight.ends_with("</html>\n"));
}

/// What backplan prints with `input` on its standard input.
fn printed(arguments: &[&str], input: &str) -> String {
    let output = process::backplan(arguments, input);
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}
