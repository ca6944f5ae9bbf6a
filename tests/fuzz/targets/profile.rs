//! A profile in TOML or JSON: what is asked for can be kept as settings, and asks for the same again.

#![no_main]

use backplan::daily::Settings;
use backplan::files::asked;
use backplan_fuzz::{CATALOG, seen};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for is_json in [false, true] {
        match asked::request("fuzz", text, is_json, &CATALOG) {
            Ok(request) => {
                let kept = Settings::text(&request);
                assert_eq!(asked::request("settings", &kept, false, &CATALOG), Ok(request), "{kept}");
            }
            Err(wrong) => seen(&wrong),
        }
    }
});
