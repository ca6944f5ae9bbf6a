//! The answers that are under way: taken in the order of their lines, and never more of them than fit into a bounded memory.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of answers that may wait to be written. One answer may be larger.
const MOST: usize = 12 << 20;

/// The answers to some lines in a row.
pub trait Answers: Default + Send {
    /// How large they are, in bytes.
    fn bytes(&self) -> usize;

    /// How many lines they answer.
    fn lines(&self) -> usize;

    /// What so many lines are answered where the planner has failed on one of them.
    fn lost(lines: usize) -> Self;
}

/// What is told of a line whose answer was lost.
pub const LOST: &str = "the planner failed on this line or one near it";

/// Answers to be written now.
pub struct Taken<A> {
    /// The answers.
    pub piece: A,
    /// Whether nothing more is there yet, so that nobody should be kept waiting for what is written.
    pub is_last_for_now: bool,
}

/// Chunks of lines in the order in which they were read, each with the answers that are there.
pub struct Queue<A> {
    state: Mutex<State<A>>,
    changed: Condvar,
    most_chunks: usize,
}

#[derive(Default)]
struct State<A> {
    chunks: VecDeque<Chunk<A>>,
    /// The number of the first of them.
    first: u64,
    /// Bytes that wait, or are being written.
    bytes: usize,
    /// Whether nothing more is read.
    is_over: bool,
    /// Whether nobody wants answers.
    is_abandoned: bool,
}

struct Chunk<A> {
    pieces: VecDeque<A>,
    /// Lines whose answers have not been taken.
    lines: usize,
}

impl<A: Answers> State<A> {
    /// The chunk of this number.
    fn chunk(&mut self, number: u64) -> Option<&mut Chunk<A>> {
        let at = usize::try_from(number.checked_sub(self.first)?).ok()?;
        self.chunks.get_mut(at)
    }

    /// Whether an answer for the chunk has to wait: for room, but never where the writer waits for it.
    fn is_full_for(&self, number: u64, bytes: usize) -> bool {
        let is_wanted = number == self.first && self.chunks.front().is_some_and(|chunk| chunk.pieces.is_empty());
        self.bytes > 0 && self.bytes + bytes > MOST && !is_wanted
    }
}

impl<A: Answers> Queue<A> {
    /// A queue of so many chunks at most.
    pub fn new(most_chunks: usize) -> Self {
        Self { state: Mutex::default(), changed: Condvar::new(), most_chunks }
    }

    /// Opens the next chunk, of so many lines, as soon as there is room for it; its number. `None` where nobody wants answers.
    pub fn open(&self, lines: usize) -> Option<u64> {
        let mut state = self.wait_while(|state| state.chunks.len() >= self.most_chunks && !state.is_abandoned);
        if state.is_abandoned {
            return None;
        }
        let number = state.first + state.chunks.len() as u64;
        state.chunks.push_back(Chunk { pieces: VecDeque::new(), lines });
        Some(number)
    }

    /// Where the answers of a chunk go.
    pub fn place(&self, number: u64, lines: usize) -> Place<'_, A> {
        Place { queue: self, number, lines }
    }

    /// The next piece, as soon as it is there; `None` after the last.
    pub fn take(&self) -> Option<Taken<A>> {
        let is_ready = |state: &State<A>| match state.chunks.front() {
            Some(chunk) => !chunk.pieces.is_empty(),
            None => state.is_over,
        };
        let mut state = self.wait_while(|state| !is_ready(state));
        let chunk = state.chunks.front_mut()?;
        let piece = chunk.pieces.pop_front()?;
        chunk.lines = chunk.lines.saturating_sub(piece.lines());
        if chunk.lines == 0 {
            state.chunks.pop_front();
            state.first += 1;
        }
        let is_last_for_now = state.chunks.front().is_none_or(|chunk| chunk.pieces.is_empty());
        drop(state);
        self.changed.notify_all();
        Some(Taken { piece, is_last_for_now })
    }

    /// Tells that so many bytes are written.
    pub fn written(&self, bytes: usize) {
        self.change(|state| state.bytes = state.bytes.saturating_sub(bytes));
    }

    /// Tells that nobody wants answers any more.
    pub fn abandon(&self) {
        self.change(|state| state.is_abandoned = true);
    }

    /// What tells, when it is dropped, that nothing more is read.
    pub fn ends(&self) -> End<'_, A> {
        End(self)
    }

    fn change(&self, change: impl FnOnce(&mut State<A>)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn wait_while(&self, mut is_early: impl FnMut(&State<A>) -> bool) -> MutexGuard<'_, State<A>> {
        let waited = self.changed.wait_while(self.lock(), |state| is_early(state));
        waited.unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, State<A>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the answers of one chunk go. What is not given when it is dropped was lost, and is answered so.
pub struct Place<'a, A: Answers> {
    queue: &'a Queue<A>,
    number: u64,
    lines: usize,
}

impl<A: Answers> Place<'_, A> {
    /// Hands on a piece as soon as there is room; whether anybody wants it.
    pub fn give(&mut self, piece: A) -> bool {
        let (number, bytes) = (self.number, piece.bytes());
        self.lines = self.lines.saturating_sub(piece.lines());
        let is_early = |state: &State<A>| state.is_full_for(number, bytes) && !state.is_abandoned;
        let mut state = self.queue.wait_while(is_early);
        if state.is_abandoned {
            return false;
        }
        state.bytes += bytes;
        if let Some(chunk) = state.chunk(number) {
            chunk.pieces.push_back(piece);
        }
        drop(state);
        self.queue.changed.notify_all();
        true
    }
}

impl<A: Answers> Drop for Place<'_, A> {
    fn drop(&mut self) {
        if self.lines > 0 {
            self.give(A::lost(self.lines));
        }
    }
}

/// Tells, when it is dropped, that nothing more is read.
pub struct End<'a, A: Answers>(&'a Queue<A>);

impl<A: Answers> Drop for End<'_, A> {
    fn drop(&mut self) {
        self.0.change(|state| state.is_over = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    /// Answers that are a text.
    #[derive(Default)]
    struct Piece {
        text: Vec<u8>,
        lines: usize,
        are_lost: bool,
    }

    impl Answers for Piece {
        fn bytes(&self) -> usize {
            self.text.len()
        }

        fn lines(&self) -> usize {
            self.lines
        }

        fn lost(lines: usize) -> Self {
            Self { lines, are_lost: true, ..Self::default() }
        }
    }

    fn piece(text: &[u8]) -> Piece {
        Piece { text: text.to_vec(), lines: 1, are_lost: false }
    }

    #[test]
    fn answers_come_in_the_order_of_their_lines() {
        let queue = Queue::new(4);
        let (first, second) = (queue.open(2).unwrap(), queue.open(1).unwrap());
        assert!(queue.place(second, 1).give(piece(b"c")));
        let mut place = queue.place(first, 2);
        assert!(place.give(piece(b"a")) && place.give(piece(b"b")));
        drop(queue.ends());
        let taken: Vec<u8> = std::iter::from_fn(|| queue.take()).flat_map(|taken| taken.piece.text).collect();
        assert_eq!(taken, b"abc");
    }

    #[test]
    fn what_is_lost_is_answered() {
        let queue: Queue<Piece> = Queue::new(4);
        let number = queue.open(3).unwrap();
        drop(queue.place(number, 3));
        let taken = queue.take().unwrap().piece;
        assert_eq!((taken.lines, taken.are_lost), (3, true));
    }

    #[test]
    fn answers_wait_for_room_but_never_those_that_are_wanted_next() {
        let queue = Queue::new(4);
        let (first, second) = (queue.open(1).unwrap(), queue.open(3).unwrap());
        let half = vec![b'x'; MOST / 2];
        thread::scope(|scope| {
            let later = scope.spawn(|| {
                let mut place = queue.place(second, 3);
                (0..3).all(|_| place.give(piece(&half)))
            });
            while queue.lock().bytes < MOST {
                thread::yield_now();
            }
            assert!(queue.place(first, 1).give(piece(&half)), "the first is let through");
            assert_eq!(queue.lock().bytes, MOST + half.len(), "the third waits");
            for _ in 0..4 {
                let bytes = queue.take().unwrap().piece.text.len();
                queue.written(bytes);
            }
            assert!(later.join().unwrap());
        });
    }
}
