//! Files that are read and written: a profile, a saved plan with its checks, JSON that others wrote, and data that goes out
//! whole or not at all.

pub mod asked;
pub(crate) mod json;
mod output;
pub mod saved;
pub mod stdout;

pub use output::Output;
