//! The journal: a text file, an entry as JSON a line. Lines are only ever added.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;

use super::entry::{Entry, VERSION};

/// The largest journal that is read, in bytes: three lifetimes of daily entries.
const LARGEST: u64 = 64 << 20;
/// Bytes of a usual line: that of a session with its moves.
const USUAL: usize = 256;
/// How long a writer waits before it looks again whether another is done.
const BEAT: Duration = Duration::from_millis(10);
/// How often it looks: ten seconds and more, where a line takes some thousandths of one.
const LOOKS: u32 = 1_000;

/// An entry with the number of its line, from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The number by which corrections name it.
    pub number: u64,
    /// What it says.
    pub entry: Entry,
}

/// What a journal says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Journal {
    /// The entries that count, corrections applied, in the order of their dates.
    pub lines: Vec<Line>,
    /// The numbers of lines that can't be read.
    pub torn: Vec<u64>,
    /// The numbers of lines of a newer version; they are kept, and not understood.
    pub newer: Vec<u64>,
    /// How many lines there are.
    pub count: u64,
}

/// The version alone, so that a newer shape is not taken for a torn line.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

impl Journal {
    /// Reads the journal at `path`; one that is not there is empty.
    ///
    /// # Errors
    /// Where it is no regular file, somebody else's, or can't be read.
    pub fn read(path: &Path) -> Result<Self> {
        if !is_there(path)? {
            return Ok(Self::default());
        }
        let mut text = Vec::new();
        let read = File::open(path).and_then(|file| {
            // What is kept of the size is room for all of it at once; it may grow meanwhile.
            text.reserve(file.metadata().map_or(0, |about| about.len().min(LARGEST)).try_into().unwrap_or(0));
            file.take(LARGEST + 1).read_to_end(&mut text)
        });
        read.with_context(|| format!("the journal {} can't be read", path.display()))?;
        if text.len() as u64 > LARGEST {
            bail!("the journal {} is larger than {} MiB", path.display(), LARGEST >> 20);
        }
        Ok(Self::of(&text))
    }

    /// What some text says.
    pub fn of(text: &[u8]) -> Self {
        let mut journal = Self::default();
        let lines = text.split(|byte| *byte == b'\n').zip(1_u64..);
        let mut all: Vec<Line> = Vec::with_capacity(text.len() / USUAL);
        for (line, number) in lines.filter(|(line, _)| !line.is_empty()) {
            journal.count = number;
            // Whether it is UTF-8 is looked at once, not for each of its texts.
            let line = str::from_utf8(line).unwrap_or_default();
            match serde_json::from_str::<Entry>(line) {
                Ok(entry) if entry.version <= VERSION => all.push(Line { number, entry }),
                _ if serde_json::from_str::<Head>(line).is_ok_and(|head| head.version > VERSION) => {
                    journal.newer.push(number);
                }
                _ => journal.torn.push(number),
            }
        }
        journal.lines = counting(all);
        journal
    }

    /// Adds an entry; its number. What was written is on the disk when this returns.
    ///
    /// # Errors
    /// Where it can't be written; the journal is then as it was, but for a line that nobody reads.
    pub fn add(path: &Path, entry: &Entry) -> Result<u64> {
        is_there(path)?;
        let told = || format!("the journal {} can't be written", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(told)?;
        }
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        append(path, line).with_context(told)
    }

    /// What is wrong with some of its lines, where something is.
    pub fn troubles(&self, path: &Path) -> Vec<String> {
        let listed = |numbers: &[u64]| numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let torn = (!self.torn.is_empty())
            .then(|| format!("{}: line {} can't be read and is passed over", path.display(), listed(&self.torn)));
        let newer = (!self.newer.is_empty()).then(|| {
            format!("{}: line {} is of a newer backplan and is passed over", path.display(), listed(&self.newer))
        });
        torn.into_iter().chain(newer).collect()
    }
}

/// Writes a line behind all others, under a lock that every writer takes; its number.
fn append(path: &Path, mut line: Vec<u8>) -> io::Result<u64> {
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    lock(&file)?;
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    let mut number = text.split(|byte| *byte == b'\n').zip(1_u64..).map(|(_, number)| number).last().unwrap_or(1);
    if text.last().is_some_and(|last| *last != b'\n') {
        // A line that was torn stays a line of its own.
        line.insert(0, b'\n');
        number += 1;
    }
    let written = file.write_all(&line).and_then(|()| file.sync_data());
    if written.is_err() {
        // Half a line would be told as torn at every reading; where it can't be taken back, it is.
        let _ = file.set_len(text.len() as u64);
    }
    written?;
    file.unlock()?;
    Ok(number)
}

/// Waits until no other writer has the file, but not for ever.
fn lock(file: &File) -> io::Result<()> {
    for _ in 0..LOOKS {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(BEAT),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::WouldBlock, "another program has locked it"))
}

/// Whether there is a journal; an error where something else stands in its place.
fn is_there(path: &Path) -> Result<bool> {
    let about = match fs::symlink_metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(anyhow!(error)).with_context(|| format!("the journal {}", path.display())),
    };
    let is_wrong = |what: &str| {
        bail!("the journal {} is {what}; move it away, or name another folder with XDG_DATA_HOME", path.display())
    };
    if about.is_symlink() {
        return is_wrong("a link");
    }
    if about.is_dir() {
        return is_wrong("a folder");
    }
    if !about.is_file() {
        return is_wrong("no regular file");
    }
    if is_of_somebody_else(&about) {
        return is_wrong("somebody else's");
    }
    Ok(true)
}

#[cfg(unix)]
fn is_of_somebody_else(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    about.uid() != rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_of_somebody_else(_: &fs::Metadata) -> bool {
    false
}

/// The entries that count: what was undone is left out, what was replaced stands in its place.
fn counting(all: Vec<Line>) -> Vec<Line> {
    let gone: Vec<u64> = all.iter().flat_map(|line| [line.entry.undoes, line.entry.replaces]).flatten().collect();
    let mut lines: Vec<Line> =
        all.into_iter().filter(|line| !gone.contains(&line.number) && line.entry.undoes.is_none()).collect();
    crate::order::by_key(&mut lines, |line| (line.entry.date, line.number));
    lines
}
