//! Where a path leads: to a file, or to what is open already.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::files::stdout;

/// Where a path leads.
pub enum Place {
    /// To what the program was started with open, such as `/dev/stdout`: whoever opened it has said where in it to write.
    Open(File),
    /// To a regular file, or to where one may come.
    Regular {
        /// Its path, links followed.
        path: PathBuf,
        /// What is there now.
        there: Option<Metadata>,
    },
    /// To a pipe or device.
    Other(PathBuf),
}

/// How many links are followed.
const MOST_LINKS: usize = 40;

/// Where `path` leads, links followed one by one: a link to what is open, once followed to its end, would look like any
/// file, and a link to a file that is not there yet stays a link.
///
/// # Errors
/// Where it leads nowhere.
pub fn of(path: &Path) -> Result<Place> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if let Some(open) = opened(&path) {
            return Ok(Place::Open(open?));
        }
        match fs::symlink_metadata(&path) {
            Ok(about) if about.is_symlink() => {
                let target = fs::read_link(&path)?;
                path = path.parent().unwrap_or(Path::new("")).join(target);
            }
            Ok(about) if about.is_file() => return Ok(Place::Regular { path, there: Some(about) }),
            Ok(about) if about.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
            Ok(_) => return Ok(Place::Other(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Place::Regular { path, there: None }),
            Err(error) => return Err(error.into()),
        }
    }
    bail!("it is a link that leads back to itself")
}

/// The file behind `path`, where that names one that a process has open; nothing for any other path.
fn opened(path: &Path) -> Option<io::Result<File>> {
    let number: u32 = path.file_name()?.to_str()?.parse().ok()?;
    let folder = fs::canonicalize(path.parent()?).ok()?;
    let own = ["/proc/self/fd", "/proc/thread-self/fd", "/dev/fd"];
    if own.iter().any(|own| fs::canonicalize(own).is_ok_and(|own| own == folder)) {
        if number == 1
            && let Err(closed) = stdout::open()
        {
            return Some(Err(closed));
        }
        return Some(own_file(number).or_else(|_| behind(path)));
    }
    // What another process has open is not to be taken away from it either.
    (folder.starts_with("/proc") && folder.ends_with("fd")).then(|| behind(path))
}

/// The file of a path, written to behind what it holds.
fn behind(path: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).open(path)
}

/// What this process has open under a number, at the place where it is to go on: one that is opened anew would begin at the
/// start, and overwrite what others write into it.
#[cfg(unix)]
fn own_file(number: u32) -> io::Result<File> {
    use std::os::fd::AsFd;
    match number {
        1 => io::stdout().as_fd().try_clone_to_owned().map(File::from),
        2 => io::stderr().as_fd().try_clone_to_owned().map(File::from),
        _ => taken(number),
    }
}

#[cfg(not(unix))]
fn own_file(_: u32) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(target_os = "linux")]
fn taken(number: u32) -> io::Result<File> {
    use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};
    let number = i32::try_from(number).map_err(|_| io::ErrorKind::NotFound)?;
    let process = pidfd_open(getpid(), PidfdFlags::empty())?;
    Ok(File::from(pidfd_getfd(process, number, PidfdGetfdFlags::empty())?))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn taken(_: u32) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}
