//! The file that is written aside and then takes another's place: made as that one is, and cleared away where a program that
//! was killed has left it behind.

use std::fs::{self, File, Metadata, Permissions, TryLockError};
use std::io;
use std::path::Path;

use anyhow::{Result, bail};
use tempfile::NamedTempFile;

use crate::shown::shown_path;

/// What the names of files aside begin and end with, so that nobody's own file is taken for one.
const PREFIX: &str = ".backplan-";
const SUFFIX: &str = ".part";
/// How many characters between them tell one from another.
const RANDOM: usize = 6;
/// How often a file aside is made anew that another program has cleared away before it was held.
const TRIES: usize = 8;

/// Whether a folder is looked through for what was left behind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sweep {
    /// It is, before anything is written.
    First,
    /// It was, a moment ago.
    Done,
}

/// A file beside `path`, with the permissions and the owner of the one that it replaces. It is held for as long as it is
/// open; what nobody holds any more is cleared away first, where `sweep` says so.
///
/// # Errors
/// Where nothing can be written there, or the file would become somebody else's.
pub fn create(path: &Path, replaced: Option<&Metadata>, sweep: Sweep) -> Result<NamedTempFile> {
    if replaced.is_some_and(|about| about.permissions().readonly()) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        bail!("there is no folder {}", shown_path(folder));
    }
    if sweep == Sweep::First {
        clear(folder);
    }
    let aside = held(folder, replaced.is_some())?;
    if let Some(about) = replaced {
        let permissions = keep_owner(aside.as_file(), about)?;
        aside.as_file().set_permissions(permissions)?;
    }
    Ok(aside)
}

/// A new file that this process holds, for nobody else's eyes where it replaces one.
fn held(folder: &Path, replaces: bool) -> Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    let usual = usual_permissions().filter(|_| !replaces);
    if let Some(permissions) = usual {
        builder.permissions(permissions);
    }
    for _ in 0..TRIES {
        // The error would name the file aside, which nobody asked for.
        let aside = builder.tempfile_in(folder).map_err(|error| bare(&error))?;
        // Where files can't be held, none can be cleared away either.
        let is_held = !matches!(aside.as_file().try_lock(), Err(TryLockError::WouldBlock));
        if is_held && aside.path().exists() {
            return Ok(aside);
        }
    }
    bail!("other programs write there all the time")
}

/// Removes the files aside in a folder that nobody holds: they were left by a program that was killed. What can't be removed
/// is no reason to fail.
fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_file = || entry.file_type().is_ok_and(|kind| kind.is_file());
        if !(entry.file_name().to_str().is_some_and(is_aside) && is_file()) {
            continue;
        }
        let path = entry.path();
        if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_aside(name: &str) -> bool {
    let middle = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| middle.len() == RANDOM && middle.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn bare(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

/// What is to be known before a file is replaced: another name of it (a hard link) keeps what it holds.
#[cfg(unix)]
pub fn note(name: &str, replaced: &Metadata) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let others = replaced.nlink().saturating_sub(1);
    (others > 0).then(|| {
        let names = if others == 1 { "another name (a hard link)" } else { "other names (hard links)" };
        format!(
            "{name} was replaced; the file had {names}, which still {} the old text",
            if others == 1 { "has" } else { "have" }
        )
    })
}

#[cfg(not(unix))]
pub fn note(_: &str, _: &Metadata) -> Option<String> {
    None
}

/// Gives a file the owner and the group of another; the permissions that it may have. A group that the user is not in is no
/// reason to fail, but what that group might do the user's own may not.
#[cfg(unix)]
fn keep_owner(file: &File, of: &Metadata) -> Result<Permissions> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let own = file.metadata()?;
    if own.uid() != of.uid() && fchown(file, Some(of.uid()), None).is_err() {
        bail!("it is somebody else's, and would become yours; write to another file");
    }
    let mut permissions = of.permissions();
    if own.gid() != of.gid() && fchown(file, None, Some(of.gid())).is_err() {
        permissions.set_mode(permissions.mode() & !0o070);
    }
    Ok(permissions)
}

#[cfg(not(unix))]
fn keep_owner(_: &File, of: &Metadata) -> Result<Permissions> {
    Ok(of.permissions())
}

/// What a new file gets, less what the user's mask takes away; a file that is written aside would be its owner's alone.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
fn usual_permissions() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<fs::Permissions> {
    None
}
