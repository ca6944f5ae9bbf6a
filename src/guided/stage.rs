//! A stage: something that is done for a while, and what comes between.

use std::time::Duration;

use crate::plan::Tempo;

/// A side of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The first to be done.
    Left,
    /// The other.
    Right,
}

impl Side {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// How a set is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Held still.
    Hold,
    /// Repeated.
    Reps {
        /// How many are counted.
        count: u32,
        /// How many are enough.
        least: u32,
        /// How long the parts of one take.
        tempo: Tempo,
    },
    /// Moved without a stop.
    Seconds,
}

/// What a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A moment to get ready.
    Ready,
    /// Something to do.
    Work(Work),
    /// Rest before a set.
    Rest,
    /// The change to the other side.
    Sides,
    /// A breath between two rounds of a hold.
    Again,
    /// The change to a move.
    Change,
}

/// A stage of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// What it is.
    pub kind: Kind,
    /// The move that it is of or leads to, from 0.
    pub at: usize,
    /// The set that it is of or leads to, from 1.
    pub set: u32,
    /// The round of a set, from 1, and how many there are.
    pub round: (u32, u32),
    /// The side that it is for, where sides are done apart.
    pub side: Option<Side>,
    /// Whether the set is one of the lighter ones before the first.
    pub lighter: bool,
    /// How long it takes.
    pub length: Duration,
}

/// A part of a repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Into the effort.
    Go,
    /// Still.
    Hold,
    /// Back to the start.
    Back,
}

impl Part {
    /// The word that is called out.
    pub fn word(self) -> &'static str {
        match self {
            Self::Go => "Go",
            Self::Hold => "Hold",
            Self::Back => "Back",
        }
    }
}

/// Where one is in a set of repetitions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beat {
    /// The repetition, from 1.
    pub rep: u32,
    /// The part of it.
    pub part: Part,
    /// How much of the part is over, 0 to 1.
    pub share: f32,
    /// Whole seconds that are left of the part.
    pub left: u32,
}

impl Stage {
    /// Whether something is done in it.
    pub fn is_work(&self) -> bool {
        matches!(self.kind, Kind::Work(_))
    }

    /// Whether it is of the same set as another, or leads to the same.
    pub fn is_of_set(&self, other: &Self) -> bool {
        (self.at, self.set, self.lighter) == (other.at, other.set, other.lighter)
    }

    /// Where one is in its repetitions after `gone`, where it has some.
    pub fn beat(&self, gone: Duration) -> Option<Beat> {
        let Kind::Work(Work::Reps { count, tempo, .. }) = self.kind else { return None };
        let whole = length(tempo).max(1);
        let rep = u32::try_from(gone.as_secs() / u64::from(whole)).unwrap_or(u32::MAX).saturating_add(1);
        let mut into = gone.as_secs_f32() - (rep - 1) as f32 * whole as f32;
        let parts = [(Part::Go, tempo.lift), (Part::Hold, tempo.pause), (Part::Back, tempo.lower)];
        for (part, seconds) in parts {
            let seconds = seconds as f32;
            if into < seconds {
                return Some(Beat { rep: rep.min(count), part, share: into / seconds, left: up(seconds - into) });
            }
            into -= seconds;
        }
        Some(Beat { rep: rep.min(count), part: Part::Back, share: 1.0, left: 0 })
    }

    /// How many whole repetitions are over after `gone`.
    pub fn reps(&self, gone: Duration) -> Option<u32> {
        let Kind::Work(Work::Reps { count, tempo, .. }) = self.kind else { return None };
        let over = gone.as_secs() / u64::from(length(tempo).max(1));
        Some(u32::try_from(over).unwrap_or(u32::MAX).min(count))
    }
}

/// Seconds of a repetition.
pub fn length(tempo: Tempo) -> u32 {
    tempo.lift.saturating_add(tempo.pause).saturating_add(tempo.lower)
}

/// Seconds as a countdown shows them: the last is over when nought comes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some seconds")]
fn up(seconds: f32) -> u32 {
    seconds.max(0.0).ceil() as u32
}
