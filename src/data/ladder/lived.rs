//! What a week that was lived asks of the next.

use databake::Bake;

use crate::catalog::Range;
use crate::catalog::toml_reader::{plain_tables, tables};

tables! {
    /// What a week that was lived asks of the next.
    #[derive(Debug, Clone, Copy, Bake)]
    #[databake(path = crate::ladder)]
    pub struct Lived {
        /// The pain, 0 to 10, up to which all goes on.
        pub goes_on_to: u32,
        /// The pain from which on the work goes a step back; between the two it stays.
        pub back_from: u32,
        /// Sessions in a row over which pain may not rise.
        pub rising_sessions: u32,
        /// The pain from which on rising counts: below, it changes from day to day.
        pub rising_from: u32,
        /// Repetitions above what was asked for, in the last set, that let a move climb.
        pub ahead_reps: u32,
        /// Sessions running in which that must be so.
        pub ahead_sessions: u32,
        /// In so many sessions running less than was asked is a step back.
        pub behind_sessions: u32,
        /// The share of a week's sessions, in hundredths, below which it is done once more.
        pub least_done: u32,
        /// Weeks missed in a row from which on the work starts lower.
        pub break_weeks: u32,
        /// Weeks by which it starts lower, in hundredths of the weeks missed.
        pub break_share: u32,
        /// Weeks missed in a row after which the first week back has half the work.
        pub break_eases: u32,
        /// How much above the usual pain is no reason to hold back, where something hurts already.
        pub usual_more: u32,
        /// The most with which all goes on even so.
        pub usual_most: u32,
        /// The least pain that counts as worse than in the week before.
        pub worse_from: u32,
        /// Weeks running with pain that holds the steps, after which the work is halved.
        pub some_weeks: u32,
        /// By so much worse than the week before, pain came at once.
        pub sudden_by: u32,
        /// Sessions of a week with severe pain after which training waits.
        pub severe_sessions: u32,
        /// Sessions of a week with pain that halves the work, after which training waits, where there is a condition.
        pub painful_sessions: u32,
        /// Bad days with little pain that end the waiting after a single bout.
        pub quiet_days: u32,
        /// Weeks after which pain that is no better is looked at.
        pub unchanged_weeks: u32,
        /// The least pain that counts for that.
        pub unchanged_from: u32,
        /// Weeks over which pain that grows is spoken of.
        pub rising_weeks: u32,
        /// What is kept of a weight after a break, in hundredths.
        pub break_kept: u32,
        /// The same after a long break, from and to.
        pub break_long_kept: Range,
        /// The pain that is to be looked at soon.
        pub severe_from: u32,
        /// Weeks in which a move has hurt before it is left out.
        pub hurt_weeks: u32,
        /// The effort, 0 to 10, with which nothing grows.
        pub hard_from: u32,
        /// Hundredths that are taken off a weight with which too few repetitions were done.
        pub short_base: u32,
        /// The same for each missing repetition.
        pub short_each: u32,
        /// The most of both.
        pub short_most: u32,
        /// The share of a week's sessions, in hundredths, that counts as half of them.
        pub half_done: u32,
        /// Weeks running with no more than that, after which fewer days are spoken of.
        pub half_weeks: u32,
    }
}

plain_tables!(Lived);
