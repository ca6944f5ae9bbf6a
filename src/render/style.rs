//! How a print-out is laid out: what a person's output and wishes have to say, beside what is printed.

use chrono::NaiveTime;

use crate::builtin;
use crate::catalog::Word;
use crate::pose::Kit;
use crate::render::drawing::braille::Colours;

/// What a calendar may have events of besides the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// The walks beside the sessions.
    Walks,
    /// What is measured.
    Baselines,
}

impl Word for Extra {
    const KIND: &'static str = "event";
    const ALL: &'static [Self] = &[Self::Walks, Self::Baselines];

    fn as_str(self) -> &'static str {
        match self {
            Self::Walks => "walks",
            Self::Baselines => "baselines",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Walks => "the walks of each week, on days without a hard session where there are enough",
            Self::Baselines => "what is measured, on the day of the first session of its week",
        }
    }
}

/// Which of them it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extras {
    /// The walks.
    pub walks: bool,
    /// What is measured.
    pub baselines: bool,
}

impl Extras {
    /// Those in a list.
    pub fn of(list: &[Extra]) -> Self {
        Self { walks: list.contains(&Extra::Walks), baselines: list.contains(&Extra::Baselines) }
    }
}

/// Whose sheet a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// Who hands it out.
    pub from: Option<&'static str>,
    /// Their picture, as an address that holds it.
    pub logo: Option<&'static str>,
}

/// How a print-out is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// How wide lines may be, and whether they have colour.
    pub canvas: Canvas,
    /// Whether to say under a plan why each of its moves is in, where the format does not say so anyway.
    pub reasons: bool,
    /// Whether every week of a plan is in full, and not blocks of weeks in a table.
    pub each_week: bool,
    /// When sessions begin in a calendar; all-day events, where absent.
    pub at: Option<NaiveTime>,
    /// How many minutes before it a calendar reminds of a session; never, where absent.
    pub remind_minutes: Option<u32>,
    /// What a calendar has events of besides.
    pub extras: Extras,
    /// The number of whoever a calendar is for, where it is one of many that may be imported together.
    pub client: Option<u64>,
    /// What moves are drawn with.
    pub kit: Kit,
    /// Whose sheet a page is.
    pub letterhead: Letterhead,
    /// The colours of drawings in a table of exercises in full; no drawings, where absent.
    pub drawn: Option<Colours>,
}

/// How wide lines may be, and whether they have colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// Columns.
    pub width: usize,
    /// Whether to print escape codes.
    pub colour: bool,
}

impl Style {
    /// A print-out on a canvas, without wishes for a calendar.
    pub fn plain(canvas: Canvas) -> Self {
        Self {
            canvas,
            reasons: false,
            each_week: false,
            at: None,
            remind_minutes: None,
            extras: Extras::default(),
            kit: builtin::kit(),
            client: None,
            letterhead: Letterhead::default(),
            drawn: None,
        }
    }
}

impl Canvas {
    /// Narrower than this nothing can be laid out.
    const NARROWEST: usize = 40;
    /// Wider than this nothing is easier to read.
    const WIDEST: usize = 120;

    /// A canvas for an output of `width` columns.
    pub fn new(width: usize, colour: bool) -> Self {
        Self { width: width.clamp(Self::NARROWEST, Self::WIDEST), colour }
    }

    /// How prose is laid out on it, lines after the first indented by `indent`. Nothing is broken at a hyphen, ids least of
    /// all.
    pub(crate) fn prose<'a>(self, indent: &'a str) -> textwrap::Options<'a> {
        textwrap::Options::new(self.width)
            .subsequent_indent(indent)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
    }
}
