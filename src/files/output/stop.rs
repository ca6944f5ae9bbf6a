//! Signals that end the program, put off for as long as a file aside would be left behind.

#[cfg(unix)]
pub use unix::{Deferred, end};

#[cfg(not(unix))]
pub use elsewhere::{Deferred, end};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::{Arc, OnceLock};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::{flag, low_level};

    /// What the handlers share. They are there once and for all: a signal whose handler is taken away would be lost.
    struct Handlers {
        /// Whether a signal ends the program at once: nothing is being written, or one has come before and the writing hangs.
        at_once: Arc<AtomicBool>,
        /// The signal that came.
        came: Arc<AtomicUsize>,
        /// How many files aside there are.
        open: AtomicUsize,
    }

    static HANDLERS: OnceLock<io::Result<Handlers>> = OnceLock::new();

    /// While this is there, the first signal that would end the program is noted.
    pub struct Deferred(&'static Handlers);

    impl Deferred {
        /// Begins to put signals off; those that the program was told to ignore, as by nohup, stay ignored.
        ///
        /// # Errors
        /// Those of the system.
        pub fn begin() -> io::Result<Self> {
            let handlers = HANDLERS.get_or_init(handlers).as_ref().map_err(|error| io::Error::from(error.kind()))?;
            handlers.open.fetch_add(1, Ordering::SeqCst);
            handlers.at_once.store(false, Ordering::SeqCst);
            Ok(Self(handlers))
        }

        /// The signal that came, if one did.
        pub fn came(&self) -> Option<i32> {
            i32::try_from(self.0.came.load(Ordering::Relaxed)).ok().filter(|signal| *signal != 0)
        }
    }

    impl Drop for Deferred {
        fn drop(&mut self) {
            if self.0.open.fetch_sub(1, Ordering::SeqCst) == 1 {
                self.0.at_once.store(true, Ordering::SeqCst);
            }
        }
    }

    fn handlers() -> io::Result<Handlers> {
        let (at_once, came) = (Arc::new(AtomicBool::new(true)), Arc::default());
        for signal in [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_ignored(*signal)) {
            flag::register_conditional_default(signal, Arc::clone(&at_once))?;
            flag::register(signal, Arc::clone(&at_once))?;
            flag::register_usize(signal, Arc::clone(&came), usize::try_from(signal).unwrap_or_default())?;
        }
        Ok(Handlers { at_once, came, open: AtomicUsize::new(0) })
    }

    /// Ends the program as the signal would have done.
    pub fn end(signal: i32) {
        // What can fail is a signal that nobody can send.
        let _ = low_level::emulate_default_handler(signal);
    }

    /// Whether the program was started with a signal ignored; where the system does not tell, it was not.
    fn is_ignored(signal: i32) -> bool {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
        u32::try_from(signal - 1).is_ok_and(|bit| mask.checked_shr(bit).unwrap_or_default() & 1 == 1)
    }
}

#[cfg(not(unix))]
mod elsewhere {
    /// No signals.
    pub struct Deferred;

    impl Deferred {
        /// Nothing.
        pub fn begin() -> std::io::Result<Self> {
            Ok(Self)
        }

        /// None.
        pub fn came(&self) -> Option<i32> {
            None
        }
    }

    /// Nothing.
    pub fn end(_: i32) {}
}
