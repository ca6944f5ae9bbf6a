//! Standard input, read for as long as anybody wants answers: a program that waits for lines would otherwise learn only from
//! the next one that nobody reads what it writes.

use std::io::{self, PipeReader, Read, Stdin};

/// Standard input, and who might not want answers any more.
pub struct Input {
    stdin: Stdin,
    /// Ends when those who write the answers have given up.
    given_up: Option<PipeReader>,
    /// Whether answers go to standard output.
    is_to_stdout: bool,
}

impl Input {
    /// Standard input, until `given_up` ends, or the reader of standard output has gone where the answers go there.
    pub fn new(given_up: Option<PipeReader>, is_to_stdout: bool) -> Self {
        Self { stdin: io::stdin(), given_up, is_to_stdout }
    }

    /// Waits until there is something to be read; whether it is still wanted.
    #[cfg(unix)]
    fn is_wanted(&self) -> bool {
        use rustix::event::{PollFd, PollFlags, poll};
        use rustix::io::Errno;

        let stdout = io::stdout();
        let mut ends = vec![PollFd::new(&self.stdin, PollFlags::IN)];
        ends.extend(self.given_up.iter().map(|given_up| PollFd::new(given_up, PollFlags::empty())));
        ends.extend(self.is_to_stdout.then(|| PollFd::new(&stdout, PollFlags::empty())));
        while poll(&mut ends, None) == Err(Errno::INTR) {}
        let is_gone = |end: &PollFd<'_>| end.revents().intersects(PollFlags::HUP | PollFlags::ERR);
        // Where a system can't wait for something of its kind, nothing is known of it.
        !ends.iter().skip(1).any(is_gone)
    }

    /// Whether it is still wanted, which only writing tells here.
    #[cfg(not(unix))]
    fn is_wanted(&self) -> bool {
        true
    }
}

impl Read for Input {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if self.is_wanted() { self.stdin.read(bytes) } else { Err(io::ErrorKind::BrokenPipe.into()) }
    }
}
