//! The end that somebody else asks for: a signal to stop, or a terminal that goes.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the program was asked to end, or was stopped and goes on.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    end: Arc<AtomicBool>,
    back: Arc<AtomicBool>,
}

impl Stop {
    /// Notices from here on what would otherwise end the program at once, so that what was done can be kept.
    ///
    /// # Errors
    /// Where the system does not let it.
    pub fn noticed() -> io::Result<Self> {
        let stop = Self::default();
        #[cfg(unix)]
        {
            use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
            for signal in [SIGHUP, SIGINT, SIGTERM] {
                signal_hook::flag::register(signal, Arc::clone(&stop.end))?;
            }
            signal_hook::flag::register(SIGCONT, Arc::clone(&stop.back))?;
        }
        Ok(stop)
    }

    /// Whether the program was asked to end.
    pub fn is_asked(&self) -> bool {
        self.end.load(Ordering::Relaxed)
    }

    /// Whether the program was stopped since the last time, and goes on.
    pub fn is_back(&self) -> bool {
        self.back.swap(false, Ordering::Relaxed)
    }
}
