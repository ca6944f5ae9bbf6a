//! A roster of clients becomes a folder of files.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::page::Element;
use super::process::backplan;
use super::{code, said};

/// Clients with good names and bad, and lines that come to no plan.
const ROSTER: &str = r#"{"id":"anna","name":"Anna <b>","days":3,"conditions":["herniated-disc","knee-pain"]}
{"id":"Jürg Müller","level":"intermediate","goal":"pain-relief","on":["sat"],"weeks":2}
{"id":"../x","level":"begginer"}
{"id":"a/b"}
{"id":"ANNA"}
no json
{"id":[7],"symptoms":["chest-pain"]}
{"id":12}
"#;

/// What `generate` would be asked for the clients that get a file, each with the name of the file.
const FILES: [(&str, &str); 5] = [
    ("anna", r#"{"name":"Anna <b>","days":3,"conditions":["herniated-disc","knee-pain"]}"#),
    ("Jürg Müller", r#"{"level":"intermediate","goal":"pain-relief","on":["sat"],"weeks":2}"#),
    ("client-4", "{}"),
    ("ANNA-2", "{}"),
    ("12", "{}"),
];

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("roster").join(name);
    let _ = fs::remove_dir_all(&folder).or_else(|_| fs::remove_file(&folder));
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    folder
}

/// All that is in a folder, hidden files too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn batch(folder: &Path, flags: &[&str], input: &str) -> std::process::Output {
    backplan(&[&["batch", "--dir", folder.to_str().unwrap()], flags].concat(), input)
}

#[test]
fn each_client_has_a_file_as_generate_writes_it() {
    let formats = [
        ("html", "html", &["--from", "Back clinic"][..]),
        ("ics", "ics", &["--at", "18:30", "--remind", "15m"]),
        ("markdown", "md", &["--each-week"]),
        ("csv", "csv", &[]),
        ("json", "json", &[]),
        ("table", "txt", &["--explain"]),
    ];
    for (format, ending, wishes) in formats {
        let folder = folder(format).join("made/on the way");
        let output = batch(&folder, &[&["--format", format], wishes].concat(), ROSTER);
        assert_eq!(code(&output), 1, "{format}: {}", said(&output));
        let mut expected: Vec<String> = FILES.iter().map(|(name, _)| format!("{name}.{ending}")).collect();
        expected.push("index.html".to_owned());
        expected.sort();
        assert_eq!(names(&folder), expected);
        for (name, profile) in FILES {
            let arguments = [&["generate", "--profile", "-", "--format", format], wishes].concat();
            let whole = backplan(&arguments, profile);
            let file = fs::read_to_string(folder.join(format!("{name}.{ending}"))).unwrap();
            let alone = file.lines().map(without_client).collect::<Vec<_>>();
            let whole_text = String::from_utf8(whole.stdout.clone()).unwrap();
            assert!(
                alone == whole_text.lines().collect::<Vec<_>>(),
                "{name}.{ending} is another than that of generate {}",
                said(&whole)
            );
        }
    }
}

/// A line of a calendar without the number of whoever it is for; any other line as it is.
fn without_client(line: &str) -> String {
    let is_known = line.starts_with("UID:");
    let is_number = |part: &&str| part.len() == 16 && part.chars().all(|sign| sign.is_ascii_hexdigit());
    line.split('-').filter(|part| !is_known || !is_number(part)).collect::<Vec<_>>().join("-")
}

#[test]
fn calendars_of_clients_stay_apart_when_they_are_imported_together() {
    let folder = folder("apart");
    let clients =
        "{}\n{}\n{\"id\":\"anna\"}\n{\"id\":\"Anna\"}\n{\"id\":1,\"name\":\"Ben\"}\n{\"id\":2,\"name\":\"Ben\"}\n";
    let known = || -> Vec<String> {
        let output = batch(&folder, &["-f", "ics", "--remind", "15m"], clients);
        assert_eq!(code(&output), 0, "{}", said(&output));
        let files = names(&folder).into_iter().filter(|name| name != "index.html");
        let texts = files.map(|name| fs::read_to_string(folder.join(name)).unwrap().replace("\r\n ", ""));
        texts
            .flat_map(|text| {
                text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>()
            })
            .collect()
    };
    let (first, again) = (known(), known());
    let different: std::collections::BTreeSet<&String> = first.iter().collect();
    assert!(first.len() >= 6 * 4 && different.len() == first.len(), "{first:?}");
    assert_eq!(first, again);
}

#[test]
fn lines_without_a_plan_are_answered_and_names_are_told() {
    let folder = folder("told");
    let output = batch(&folder, &[], ROSTER);
    let answers: Vec<Value> =
        std::str::from_utf8(&output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let exits: Vec<(String, u64)> =
        answers.iter().map(|answer| (answer["id"].to_string(), answer["error"]["exit"].as_u64().unwrap())).collect();
    assert_eq!(exits, [("\"../x\"".to_owned(), 2), ("null".to_owned(), 1), ("[7]".to_owned(), 3)]);
    let told = said(&output);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 3, "{told}");
    assert!(
        lines[0].starts_with("line 4: the id \"a/b\"") && lines[0].ends_with("its file is client-4.html"),
        "{told}"
    );
    assert!(lines[1].starts_with("line 5: ANNA.html is taken") && lines[1].ends_with("ANNA-2.html"), "{told}");
    assert_eq!(lines[2], "error: 2 lines were wrong; their answers say how");
    let nameless = "{}\n".repeat(15);
    let output = batch(&folder, &["-f", "csv"], &nameless);
    let told = said(&output);
    assert_eq!(code(&output), 0);
    assert!(
        told.lines().count() == 11 && told.ends_with("and 5 other lines so; index.html leads to every file\n"),
        "{told}"
    );
}

#[test]
fn the_index_leads_to_every_file_and_says_why_there_is_none() {
    let folder = folder("index");
    batch(&folder, &["--from", "Back clinic"], ROSTER);
    let page = Element::read(&fs::read_to_string(folder.join("index.html")).unwrap());
    let table = page.classed("clients")[0];
    let rows: Vec<String> = table.named("tbody")[0].named("tr").iter().map(|row| cells(row)).collect();
    let expected = [
        "Anna <b> / anna | beginner | general | Monday, Wednesday and Friday | herniated disc and knee pain",
        "Jürg Müller | intermediate | pain relief | Saturday | none",
        "../x | level: no level is called \"begginer\"; did you mean beginner?",
        "a/b | beginner | general | Monday and Thursday | none",
        "ANNA | beginner | general | Monday and Thursday | none",
        "Line 6 | expected ident at line 1 column 2",
    ];
    assert_eq!(rows[..6], expected);
    assert!(rows[6].starts_with("[7] | no plan, for your safety"), "{}", rows[6]);
    assert_eq!(rows[7], "12 | beginner | general | Monday and Thursday | none");
    let links = table.named("a");
    let links: Vec<&str> = links.iter().map(|link| link.attribute("href").unwrap()).collect();
    assert_eq!(links, ["anna.html", "J%C3%BCrg%20M%C3%BCller.html", "client-4.html", "ANNA-2.html", "12.html"]);
    let head = page.named("header")[0].text();
    assert!(head.contains("Back clinic") && head.contains("5 plans, 3 lines without one"), "{head}");
    assert!(page.named("script").is_empty());
}

/// The cells of a row, and what is written small in one behind a stroke.
fn cells(row: &Element) -> String {
    let cell = |cell: &&Element| {
        let (all, small) = (cell.text(), cell.named("small").first().map(|small| small.text()));
        small.map_or(all.clone(), |small| format!("{} / {small}", all.strip_suffix(&small).unwrap()))
    };
    let cells = row.all().into_iter().filter(|one| one.name == "td" || one.name == "th");
    cells.map(|one| cell(&one)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn wishes_that_no_file_fulfils_are_refused_before_anything_is_written() {
    let folder = folder("refused");
    for (flags, expected) in [
        (&["--at", "18:30"][..], "--format ics"),
        (&["-f", "ics", "--from", "me"], "--format html"),
        (&["-f", "xml"], "invalid value"),
    ] {
        let output = batch(&folder, flags, ROSTER);
        assert!(code(&output) == 2 && said(&output).contains(expected), "{flags:?}: {}", said(&output));
    }
    for flags in [["-f", "html"], ["--from", "me"], ["--at", "18:30"]] {
        let output = backplan(&[&["batch"][..], &flags].concat(), ROSTER);
        assert_eq!((code(&output), output.stdout.len()), (2, 0), "{flags:?}");
    }
    assert!(!folder.exists());
    fs::write(&folder, "mine").unwrap();
    let output = batch(&folder, &[], ROSTER);
    assert!(code(&output) == 1 && said(&output).contains("is a file, and no folder"), "{}", said(&output));
    assert_eq!(fs::read_to_string(&folder).unwrap(), "mine");
}

#[test]
fn a_file_that_can_not_be_written_ends_it_and_leaves_whole_files_alone() {
    let folder = folder("stopped");
    fs::create_dir_all(folder.join("12.csv")).unwrap();
    fs::write(folder.join("anna.csv"), "old").unwrap();
    let output = batch(&folder, &["-f", "csv"], ROSTER);
    assert!(code(&output) == 1 && said(&output).contains("12.csv can't be written"), "{}", said(&output));
    assert_eq!(names(&folder), ["12.csv", "ANNA-2.csv", "Jürg Müller.csv", "anna.csv", "client-4.csv"]);
    assert!(fs::read_to_string(folder.join("anna.csv")).unwrap().starts_with("plan,week,"));
}

#[test]
fn lines_that_are_shared_out_get_the_same_answers() {
    let lines: Vec<String> = (0..60)
        .map(|at| {
            let level = ["beginner", "intermediate", "expert"][at % 3];
            format!("{{\"id\":{at},\"level\":\"{level}\",\"days\":{},\"conditions\":[\"sciatica\"]}}\n", at % 7 + 1)
        })
        .collect();
    let whole = backplan(&["batch"], &lines.concat()).stdout;
    for size in [1, 7, 25] {
        let apart: Vec<u8> =
            lines.chunks(size).flat_map(|lines| backplan(&["batch"], &lines.concat()).stdout).collect();
        assert!(apart == whole, "{size} lines a process");
    }
}
