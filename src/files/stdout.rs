//! Standard output as the program was started with it.

use std::io;

/// Fails where standard output was closed when the program began. Rust's own start opens the null device in its place, so that
/// whatever is written would be lost, and nobody told.
///
/// # Errors
/// That it is closed.
pub fn open() -> io::Result<()> {
    if start::was_closed() { Err(io::Error::new(io::ErrorKind::NotConnected, "it is closed")) } else { Ok(()) }
}

/// Standard output that is closed: nothing can be written, and a command that writes nothing does not mind.
pub struct Closed;

impl io::Write for Closed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        open().map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
mod start {
    use std::sync::atomic::{AtomicBool, Ordering};

    static WAS_CLOSED: AtomicBool = AtomicBool::new(false);

    /// Runs before Rust's own start, with which the last trace of a closed stream goes: one that is thrown away on purpose looks
    /// the same afterwards.
    #[ctor::ctor]
    fn look() {
        let is_closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
        WAS_CLOSED.store(is_closed, Ordering::Relaxed);
    }

    /// Whether it was closed.
    pub fn was_closed() -> bool {
        WAS_CLOSED.load(Ordering::Relaxed)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod start {
    /// What the system does not tell.
    pub fn was_closed() -> bool {
        false
    }
}
