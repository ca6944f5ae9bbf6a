//! Prints what the planner and the catalog hold. A renderer knows the result alone, never the planner.
//!
//! A new format is a file and its row in the list of a kind of result: [`Printed::FORMATS`].

mod about;
mod beside;
mod blocks;
pub mod catalog;
pub(crate) mod columns;
mod csv;
pub(crate) mod day;
pub mod drawing;
mod format;
mod gauge;
#[cfg_attr(not(feature = "page"), path = "no_html.rs")]
mod html;
mod ics;
mod json;
mod markdown;
mod notes;
mod page;
mod report;
mod results;
mod sheet;
mod steps;
mod style;
mod table;
mod told;

pub use format::{Format, Printed};
pub use json::{Shape as ExerciseShape, value_only as document};
pub use results::{Account, Client, Explanations, Findings, Listing, Pages, Roster, Rulebook, Said};
pub use style::{Canvas, Extra, Extras, Letterhead, Style};

pub use html::drawn as drawn_page;

use format::Writer;

use crate::catalog::Catalog;
use crate::desk::DeskDay;
use crate::phrase;
use crate::plan::Plan;

/// A table for a terminal, the first format of every list.
const fn table<T>(about: &'static str, writer: Writer<T>) -> Format<T> {
    Format { name: "table", about, endings: &["txt"], writer }
}

/// JSON, the format of scripts.
const fn json<T>(about: &'static str, writer: Writer<T>) -> Format<T> {
    Format { name: "json", about, endings: &["json"], writer }
}

/// Markdown, the format of wikis.
const fn markdown<T>(writer: Writer<T>) -> Format<T> {
    Format {
        name: "markdown",
        about: "tables and boxes to tick, as GitHub reads them",
        endings: &["md", "markdown"],
        writer,
    }
}

/// Rows, the format of spreadsheets.
const fn csv<T>(about: &'static str, writer: Writer<T>) -> Format<T> {
    Format { name: "csv", about, endings: &["csv"], writer }
}

/// Events, the format of calendars.
const fn ics<T>(about: &'static str, writer: Writer<T>) -> Format<T> {
    Format { name: "ics", about, endings: &["ics"], writer }
}

/// A page, the format of printers and phones.
const fn html<T>(writer: Writer<T>) -> Format<T> {
    Format { name: "html", about: "a page to print, or to use on a phone", endings: &["html", "htm"], writer }
}

impl Plan {
    /// A page.
    pub const PAGE: Format<Self> = html(html::plan);
}

impl Roster {
    /// The page that leads to the files of clients.
    pub const PAGE: Format<Self> = html(html::roster);
}

impl Printed for Plan {
    const JSON: Format<Self> = json("one JSON document, for scripts", json::document);
    const FORMATS: &'static [Format<Self>] = &[
        table("tables, as wide as the terminal", table::plan),
        Self::JSON,
        markdown(markdown::plan),
        csv("one row a move, for a spreadsheet", csv::plan),
        ics("an event a session, for a calendar", ics::plan),
        Self::PAGE,
    ];
}

impl Printed for DeskDay {
    const JSON: Format<Self> = json("one JSON document, for scripts", json::document);
    const FORMATS: &'static [Format<Self>] = &[
        table("a table, as wide as the terminal", table::desk),
        Self::JSON,
        markdown(markdown::desk),
        csv("one row a move, for a spreadsheet", csv::desk),
        ics("an event a break on each of its days, for a calendar", ics::desk),
        html(html::desk),
    ];
}

impl Account {
    /// The report for the physiotherapist.
    pub const REPORT: Format<Self> = Format {
        name: "html",
        about: "a report for the physiotherapist, to print or to send",
        endings: &["html", "htm"],
        writer: html::report,
    };
}

impl Printed for Account {
    const JSON: Format<Self> =
        json("one JSON document, for scripts", |account, style, out| json::document(&account.progress, style, out));
    const FORMATS: &'static [Format<Self>] =
        &[table("tables and bars, as wide as the terminal", table::progress), Self::JSON, Self::REPORT];
}

impl Printed for Listing {
    const JSON: Format<Self> = json("a JSON array, for scripts", json::exercises);
    const FORMATS: &'static [Format<Self>] = &[
        table("a table, as wide as the terminal", table::exercises),
        Self::JSON,
        markdown(markdown::exercises),
        csv("one row an exercise, for a spreadsheet", csv::exercises),
        Format { name: "ids", about: "an id a line, for pipes", endings: &[], writer: report::ids },
    ];
}

impl Printed for Catalog {
    const JSON: Format<Self> = json("as list --json prints it", json::catalog);
    const FORMATS: &'static [Format<Self>] = &[
        Format { name: "toml", about: "a file that --catalog takes", endings: &["toml"], writer: catalog::document },
        Self::JSON,
    ];
}

impl Printed for Pages {
    const JSON: Format<Self> =
        json("a JSON array, for scripts", |pages, style, out| json::exercises(&pages.0, style, out));
    const FORMATS: &'static [Format<Self>] = &[
        table("text, as wide as the terminal", page::pages),
        Self::JSON,
        markdown(markdown::pages),
        html(html::exercises),
    ];
}

impl Printed for Explanations {
    const JSON: Format<Self> =
        json("a JSON array, for scripts", |explained, style, out| json::document(&explained.0, style, out));
    const FORMATS: &'static [Format<Self>] = &[
        table("text, as wide as the terminal", report::explanations),
        Self::JSON,
        markdown(markdown::explanations),
        csv("one row an exercise, for a spreadsheet", csv::explanations),
    ];
}

impl Printed for Rulebook {
    const JSON: Format<Self> = json("a JSON array, for scripts", json::rules);
    const FORMATS: &'static [Format<Self>] = &[
        table("a table, as wide as the terminal", report::rules),
        Self::JSON,
        markdown(markdown::rules),
        csv("one row a rule, for a spreadsheet", csv::rules),
    ];
}

impl Printed for Findings {
    const JSON: Format<Self> = json("one JSON document, for scripts", json::findings);
    const FORMATS: &'static [Format<Self>] = &[
        table("a table, as wide as the terminal", report::findings),
        Self::JSON,
        markdown(markdown::findings),
        csv("one row a finding, for a spreadsheet", csv::findings),
    ];
}
