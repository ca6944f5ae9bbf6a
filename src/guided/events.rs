//! What the terminal tells, read beside all else: reading from a terminal that is gone may never come back, and what was done
//! must be kept even then.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};

/// How often the reader looks whether it is still needed.
const BEAT: Duration = Duration::from_millis(50);
/// How long its end is waited for.
const PATIENCE: Duration = Duration::from_millis(500);

/// Keys and sizes, as they come.
#[derive(Debug)]
pub struct Events {
    events: Receiver<Event>,
    is_over: Arc<AtomicBool>,
}

impl Events {
    /// Begins to read the terminal.
    ///
    /// # Errors
    /// Where the system has no room for another thread.
    pub fn of_terminal() -> io::Result<Self> {
        let (sender, events) = channel();
        let is_over = Arc::new(AtomicBool::new(false));
        let is_done = Arc::clone(&is_over);
        thread::Builder::new().spawn(move || {
            while !is_done.load(Ordering::Relaxed) {
                let event = match event::poll(BEAT) {
                    Ok(true) => event::read(),
                    Ok(false) => continue,
                    Err(error) => Err(error),
                };
                if event.is_ok_and(|event| sender.send(event).is_ok()) {
                    continue;
                }
                break;
            }
        })?;
        Ok(Self { events, is_over })
    }

    /// What comes within a span, if something does.
    ///
    /// # Errors
    /// Where nothing can come any more.
    pub fn next(&self, within: Duration) -> Result<Option<Event>, RecvTimeoutError> {
        match self.events.recv_timeout(within) {
            Ok(event) => Ok(Some(event)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(gone) => Err(gone),
        }
    }
}

impl Drop for Events {
    /// Ends the reader, so that others can read. Keys that were pressed for the screen are no answers to what is asked after
    /// it. A reader that hangs is left alone.
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        while self.events.recv_timeout(PATIENCE).is_ok() {}
    }
}
