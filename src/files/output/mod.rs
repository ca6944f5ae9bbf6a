//! Where data goes: standard output, or a file that is replaced whole or not at all.

mod aside;
mod place;
mod stop;

use std::fs::File;
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempPath;

use super::stdout::{self, Closed};
use crate::shown::shown_path;
use aside::Sweep;
use place::Place;
use stop::Deferred;

/// Bytes that are gathered before they are written.
const PIECE: usize = 32 << 10;

/// Where a command's data goes.
pub enum Output {
    /// Straight on: standard output, or a device or pipe that a path names.
    Through {
        /// What is written to.
        target: BufWriter<Box<dyn Write + Send>>,
        /// What messages call it.
        name: String,
    },
    /// Into a file beside the one that it takes the place of when all is written.
    Whole(Replacement),
}

/// A file that is being written, and the one that it becomes.
pub struct Replacement {
    aside: BufWriter<File>,
    /// Where it is until then; it is removed where it is not put in its place.
    there: TempPath,
    /// The file whose place it takes.
    path: PathBuf,
    /// What messages call that.
    name: String,
    /// The signals that would leave the file aside behind; let go when it is gone.
    signals: Deferred,
    /// What is to be known of the file whose place it takes.
    note: Option<String>,
}

impl Output {
    /// Standard output.
    pub fn stdout(stdout: Stdout) -> Self {
        let name = "standard output".to_owned();
        if stdout::open().is_ok() { Self::through(stdout, name) } else { Self::through(Closed, name) }
    }

    /// The file at `path`: a regular file, or one that is not there yet, is replaced whole when the output is finished;
    /// anything else, and what the program was started with open, is written through.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn file(path: &Path) -> Result<Self> {
        open(path, Sweep::First).with_context(|| format!("{} can't be written", shown_path(path)))
    }

    /// The same for one more file in a folder where others were just written: what a program that was killed has left there
    /// is cleared away already, and need not be looked for once a file.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn one_more(path: &Path) -> Result<Self> {
        open(path, Sweep::Done).with_context(|| format!("{} can't be written", shown_path(path)))
    }

    /// What is to be known of the file that is replaced, where something is.
    pub fn note(&self) -> Option<String> {
        match self {
            Self::Through { .. } => None,
            Self::Whole(replacement) => replacement.note.clone(),
        }
    }

    fn through(target: impl Write + Send + 'static, name: String) -> Self {
        Self::Through { target: BufWriter::with_capacity(PIECE, Box::new(target)), name }
    }

    /// Writes what is left, and puts a file in its place.
    ///
    /// # Errors
    /// Those of writing; the file that was there is then as it was.
    pub fn finish(&mut self) -> io::Result<()> {
        let flushed = self.flush();
        let done = std::mem::replace(self, Self::through(io::sink(), String::new()));
        match done {
            Self::Through { .. } => flushed,
            Self::Whole(replacement) => flushed.and_then(|()| replacement.put()),
        }
    }

    /// Ends the program where a signal asks for it; the file aside goes first.
    fn heed(&mut self) {
        if let Self::Whole(Replacement { signals, .. }) = self
            && let Some(signal) = signals.came()
        {
            *self = Self::through(io::sink(), String::new());
            stop::end(signal);
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Through { name, .. } | Self::Whole(Replacement { name, .. }) => name,
        }
    }
}

impl Replacement {
    /// Puts the file into its place.
    fn put(self) -> io::Result<()> {
        let Self { aside, there, path, name, signals, .. } = self;
        let put = || {
            let aside = aside.into_inner().map_err(io::IntoInnerError::into_error)?;
            aside.sync_all()?;
            there.persist(&path).map_err(|failed| failed.error)
        };
        let done = put().map_err(|error| named(&name, &error));
        // A signal that came too late to keep the old file still ends the program.
        if let Some(signal) = signals.came() {
            stop::end(signal);
        }
        done
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.heed();
        let written = match self {
            Self::Through { target, .. } => target.write(bytes),
            Self::Whole(replacement) => replacement.aside.write(bytes),
        };
        written.map_err(|error| named(self.name(), &error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.heed();
        let flushed = match self {
            Self::Through { target, .. } => target.flush(),
            Self::Whole(replacement) => replacement.aside.flush(),
        };
        flushed.map_err(|error| named(self.name(), &error))
    }
}

/// An error with the name of what was to be written, and without that of the file aside, which nobody asked for. Its kind
/// stays.
fn named(name: &str, error: &io::Error) -> io::Error {
    let why = match (error.raw_os_error(), error.kind()) {
        (Some(code), _) => io::Error::from_raw_os_error(code).to_string(),
        // In words of our own.
        (None, io::ErrorKind::NotConnected) => error.to_string(),
        (None, kind) => kind.to_string(),
    };
    io::Error::new(error.kind(), format!("{name} can't be written: {why}"))
}

fn open(path: &Path, sweep: Sweep) -> Result<Output> {
    let name = shown_path(path);
    match place::of(path)? {
        Place::Open(target) => Ok(Output::through(target, name)),
        Place::Other(path) => Ok(Output::through(File::options().write(true).open(path)?, name)),
        Place::Regular { path, there } => {
            // Before the file aside is there, so that no signal can leave it behind.
            let signals = Deferred::begin()?;
            let note = there.as_ref().and_then(|about| aside::note(&name, about));
            let (file, aside) = aside::create(&path, there.as_ref(), sweep)?.into_parts();
            let file = BufWriter::with_capacity(PIECE, file);
            Ok(Output::Whole(Replacement { aside: file, there: aside, path, name, signals, note }))
        }
    }
}
