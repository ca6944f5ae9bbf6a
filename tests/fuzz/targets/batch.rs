//! A line of a batch: its answer is one line of JSON, and a plan in it breaks no must.

#![no_main]

use backplan::builtin::PROGRAMMES;
use backplan::commands::batch::Planner;
use backplan::plan::Plan;
use backplan::planner;
use backplan::rules::Kind;
use backplan::shown::is_hidden;
use backplan_fuzz::{CATALOG, TODAY};
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let line = input.split(|byte| *byte == b'\n').next();
    let answered = Planner::new(&CATALOG, TODAY, false).answer(line);
    let text = str::from_utf8(&answered).expect("an answer is text");
    let text = text.strip_suffix('\n').expect("an answer ends");
    assert!(!text.contains(|c: char| is_hidden(c) && c != '\t'), "{text:?}");
    let answer: Value = serde_json::from_str(text).expect("it is JSON");
    let Some(plan) = answer.get("plan") else {
        assert!(answer["error"]["message"].is_string());
        return;
    };
    let plan: Plan = serde_json::from_value(plan.clone()).expect("it is a plan");
    let broken = planner::check(&plan, &CATALOG, &PROGRAMMES);
    assert!(broken.iter().all(|finding| finding.severity != Kind::Must), "{broken:?}");
});
