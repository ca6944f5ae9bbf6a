//! The report for a physiotherapist: what was planned and what came of it, ordered as the Consensus on Exercise Reporting
//! Template asks for it (CERT; Slade and others, Physical Therapy 2016, 96:1514–1524). The headings are told in our own
//! words. What the program can't know is a line to be filled in by hand.

mod chart;
mod done;
mod given;
mod planned;

use crate::render::Account;

pub use chart::Chart;

/// A heading of the report and what stands below it.
pub struct Section {
    /// What links point at.
    pub id: String,
    /// The heading, with its number.
    pub title: String,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

/// Something below a heading.
pub enum Block {
    /// A heading of its own.
    Heading(&'static str),
    /// A paragraph.
    Text(String),
    /// A line to be filled in by hand, after a label.
    Blank(&'static str),
    /// Lines.
    List(Vec<String>),
    /// How a move is done.
    Move(Taught),
    /// Figures.
    Table(Figures),
    /// The course of pain.
    Chart(Chart),
}

/// How a move is done.
pub struct Taught {
    /// The id that its drawing is found by.
    pub id: String,
    /// The move.
    pub name: String,
    /// How much of it.
    pub dose: String,
    /// How, in order.
    pub steps: Vec<String>,
}

/// Figures in rows.
pub struct Figures {
    /// What they are.
    pub caption: &'static str,
    /// The columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Block {
    /// A table; nothing where it has no row.
    fn table(caption: &'static str, columns: &[&'static str], rows: Vec<Vec<String>>) -> Option<Self> {
        (!rows.is_empty()).then_some(Self::Table(Figures { caption, columns: columns.to_vec(), rows }))
    }

    /// Lines; nothing where there is none.
    fn list(lines: Vec<String>) -> Option<Self> {
        (!lines.is_empty()).then_some(Self::List(lines))
    }
}

/// The report: in short, and then under the sixteen headings.
pub fn sections(account: &Account) -> Vec<Section> {
    let headings: [(&str, Vec<Block>); 16] = [
        ("Equipment and materials", planned::equipment(account)),
        ("Who provides it, and how qualified", given::provider(account)),
        ("Alone or in a group", given::group()),
        ("Supervision and delivery", given::delivery()),
        ("How adherence is measured and reported", done::adherence_measured(account)),
        ("What helps to keep at it", given::motivation(account)),
        ("Progression: rules and course", planned::progression(account)),
        ("Each exercise", planned::exercises(account)),
        ("Home programme", planned::home(account)),
        ("What there is besides exercise", planned::besides(account)),
        ("Adverse events and pain", done::adverse_events(account)),
        ("Setting", given::setting(account)),
        ("Sessions and dose in detail", planned::dose(account)),
        ("Generic or tailored", planned::tailoring(account)),
        ("Starting level", planned::starting_level(account)),
        ("Delivered as planned", done::fidelity(account)),
    ];
    let short = Section { id: "in-short".to_owned(), title: "In short".to_owned(), blocks: done::in_short(account) };
    let numbered = headings.into_iter().zip(1..).map(|((title, blocks), number)| Section {
        id: format!("item-{number}"),
        title: format!("{number} {title}"),
        blocks,
    });
    std::iter::once(short).chain(numbered).collect()
}
