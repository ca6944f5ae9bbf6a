//! Files that are read and written: a saved plan with its checks, JSON that others wrote, and data that goes out whole or not
//! at all.

pub(crate) mod json;
mod output;
pub(crate) mod saved;

pub use output::Output;
