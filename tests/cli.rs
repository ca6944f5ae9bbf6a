//! Whole outputs: the cases of `tests/cases`, and the examples of the README.
//!
//! After a change that is meant: `TRYCMD=overwrite cargo test --test cli`, and read the diff.

#[test]
fn outputs_are_as_recorded() {
    trycmd::TestCases::new().env("BACKPLAN_TODAY", "2026-11-20").case("tests/cases/*.md").case("README.md");
}
