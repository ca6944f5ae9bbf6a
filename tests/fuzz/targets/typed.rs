//! What is typed into `log`: what is understood can be typed anew, and is understood the same.

#![no_main]

use backplan::daily;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(did) = daily::did(text) {
        assert_eq!(daily::did(&daily::typed::did(&did)), Ok(did));
    }
    if let Ok(pain) = daily::move_pain(text) {
        assert_eq!(daily::move_pain(&format!("{}={}", pain.exercise, pain.pain)), Ok(pain));
    }
    if let Ok(measured) = daily::measured(text) {
        assert_eq!(daily::measured(&format!("{}={}", measured.id, measured.value)), Ok(measured));
    }
});
