//! A journal: each entry that counts can be written and says the same again; what it says of a plan can be told.

#![no_main]

use std::io;
use std::sync::LazyLock;

use backplan::daily::progress::Progress;
use backplan::daily::{self, Entry, Journal};
use backplan::files::saved;
use backplan::plan::Plan;
use backplan::render::Account;
use backplan_fuzz::{CATALOG, TODAY, print};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    saved::of_text("saved", include_str!("../../saved/beginner.json"), &CATALOG).expect("it is sound")
});

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    let journal = Journal::of(text);
    for line in &journal.lines {
        let written = serde_json::to_string(&line.entry).expect("an entry can be written");
        let read: Entry = serde_json::from_str(&written).expect("what was written can be read");
        assert_eq!(read, line.entry);
        daily::typed::arguments(&line.entry);
    }
    daily::csv(&journal, &mut io::sink()).expect("rows can be written");
    for today in [TODAY, PLAN.profile.start, TODAY + chrono::Days::new(60)] {
        let progress = Progress::of(&PLAN, &journal, &CATALOG, today);
        print(&Account { plan: PLAN.clone(), progress, catalog: CATALOG.clone() });
        let _ = daily::coming(&PLAN, &journal, &CATALOG, today);
    }
});
