//! What readers of plans objected to, row by row: each a test that the plan of before would fail.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

mod chosen;
mod desk;
mod doses;
mod print;
#[path = "../support/process.rs"]
mod process;
mod remedies;
mod safe;
mod said;
#[path = "../support/mod.rs"]
mod support;
mod water;
