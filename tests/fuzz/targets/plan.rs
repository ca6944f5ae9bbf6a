//! A saved plan, edited by hand: what is read can be checked, printed in every format, guided, and kept as the same.

#![no_main]

use backplan::builtin::PROGRAMMES;
use backplan::files::saved;
use backplan::guided::{Rests, Script};
use backplan::planner;
use backplan_fuzz::{CATALOG, print, seen};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let plan = match saved::of_text("fuzz", text, &CATALOG) {
        Ok(plan) => plan,
        Err(wrong) => return seen(&format!("{wrong:#}")),
    };
    let kept = serde_json::to_string(&plan).expect("a plan can be kept");
    assert_eq!(saved::of_text("kept", &kept, &CATALOG).expect("what was kept can be read"), plan);
    planner::check(&plan, &CATALOG, &PROGRAMMES);
    print(&plan);
    for session in plan.weeks.iter().flat_map(|week| &week.sessions) {
        Script::of(session, &plan, &CATALOG, Rests::On, &[]);
    }
});
