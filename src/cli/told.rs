//! What the command line says of itself: help, versions, and what is wrong with a command.

use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue};

use crate::files::stdout;
use crate::shown::shown;
use crate::suggest::shortened;

/// Characters of an argument that a message shows.
const SHOWN: usize = 80;

/// Prints help or the version that was asked for.
///
/// # Errors
/// Those of writing.
pub fn print(asked: &clap::Error) -> io::Result<()> {
    let told = |error: io::Error| io::Error::new(error.kind(), format!("standard output can't be written: {error}"));
    stdout::open().and_then(|()| asked.print()).and_then(|()| io::stdout().flush()).map_err(told)
}

/// Says on standard error what is wrong with a command; what can't be seen in its words is spelled out. That nobody may be
/// there to read it is no reason to fail.
pub fn tell(mut wrong: clap::Error) {
    let context: Vec<(ContextKind, ContextValue)> =
        wrong.context().filter_map(|(kind, value)| Some((kind, readable(value)?))).collect();
    for (kind, value) in context {
        wrong.insert(kind, value);
    }
    let _ = wrong.print();
}

/// A value with what can't be seen spelled out, where it is a text of the command's.
fn readable(value: &ContextValue) -> Option<ContextValue> {
    match value {
        ContextValue::String(text) => Some(ContextValue::String(shown(&shortened(text, SHOWN)))),
        ContextValue::Strings(texts) => {
            Some(ContextValue::Strings(texts.iter().map(|text| shown(&shortened(text, SHOWN))).collect()))
        }
        _ => None,
    }
}
