//! Where data goes: standard output, or a file that is replaced whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::NamedTempFile;

/// Bytes that are gathered before they are written.
const PIECE: usize = 32 << 10;

/// Where a command's data goes.
pub enum Output {
    /// Straight on: standard output, or a device or pipe that a path names.
    Through(BufWriter<Box<dyn Write + Send>>),
    /// Into a file beside the one that it takes the place of when all is written.
    Whole {
        /// The file that is being written.
        aside: BufWriter<NamedTempFile>,
        /// The file that it becomes.
        path: PathBuf,
    },
}

impl Output {
    /// Standard output.
    pub fn stdout(stdout: Stdout) -> Self {
        Self::through(stdout)
    }

    /// The file at `path`: a regular file, or one that is not there yet, is replaced whole when the output is finished;
    /// anything else is written through.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn file(path: &Path) -> Result<Self> {
        open(path).with_context(|| format!("{} can't be written", path.display()))
    }

    fn through(target: impl Write + Send + 'static) -> Self {
        Self::Through(BufWriter::with_capacity(PIECE, Box::new(target)))
    }

    /// Writes what is left, and puts a file in its place.
    ///
    /// # Errors
    /// Those of writing; the file that was there is then as it was.
    pub fn finish(&mut self) -> io::Result<()> {
        let flushed = self.flush();
        let nowhere = Self::Through(BufWriter::with_capacity(0, Box::new(io::sink())));
        let done = std::mem::replace(self, nowhere);
        let Self::Whole { aside, path } = done else { return flushed };
        let replace = || {
            flushed?;
            let aside = aside.into_inner().map_err(io::IntoInnerError::into_error)?;
            aside.as_file().sync_all()?;
            aside.persist(&path).map(drop).map_err(|failed| failed.error)
        };
        // The error would name the file aside, which nobody asked for.
        replace().map_err(|error| {
            let why = error
                .raw_os_error()
                .map_or(error.kind().to_string(), |code| io::Error::from_raw_os_error(code).to_string());
            io::Error::new(error.kind(), format!("{} can't be written: {why}", path.display()))
        })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Through(target) => target.write(bytes),
            Self::Whole { aside, .. } => aside.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Through(target) => target.flush(),
            Self::Whole { aside, .. } => aside.flush(),
        }
    }
}

fn open(path: &Path) -> Result<Output> {
    let there = fs::metadata(path);
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    match there {
        Ok(about) if about.is_file() => whole(&fs::canonicalize(path)?, Some(&about)),
        // A link to a file that is not there yet stays a link.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_link => whole(path, None),
        _ => Ok(Output::through(File::create(path)?)),
    }
}

/// A file beside `path`, with the permissions of the one that it replaces.
fn whole(path: &Path, replaced: Option<&Metadata>) -> Result<Output> {
    if replaced.is_some_and(|about| about.permissions().readonly()) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        bail!("there is no folder {}", folder.display());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".backplan-");
    let usual = usual_permissions();
    if let Some(permissions) = usual {
        builder.permissions(permissions);
    }
    // The error would name the file aside, which nobody asked for.
    let aside = builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
    if let Some(about) = replaced {
        aside.as_file().set_permissions(about.permissions())?;
    }
    Ok(Output::Whole { aside: BufWriter::with_capacity(PIECE, aside), path: path.to_owned() })
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
