//! Prints what the planner and the catalog hold. A renderer knows the result alone, never the planner.
//!
//! A new format is a file and its row in the list of a kind of result: [`Printed::FORMATS`].

pub mod catalog;
mod format;
mod html;
mod json;
mod page;
mod phrase;
mod report;
mod results;
mod sheet;
mod style;
mod table;

pub use format::{Format, Printed};
pub use results::{Explanations, Findings, Listing, Pages, Rulebook};
pub use style::{Canvas, Style};

use format::Writer;

use crate::catalog::Catalog;
use crate::desk::DeskDay;
use crate::plan::Plan;

/// A table for a terminal, the first format of every list.
const fn table<T>(about: &'static str, writer: Writer<T>) -> Format<T> {
    Format { name: "table", about, writer }
}

/// A page, the format of paper and phones.
const fn html<T>(about: &'static str, writer: Writer<T>) -> Format<T> {
    Format { name: "html", about, writer }
}

/// JSON, the format of scripts.
const fn json<T>(about: &'static str, writer: Writer<T>) -> Format<T> {
    Format { name: "json", about, writer }
}

impl Printed for Plan {
    const JSON: Format<Self> = json("one JSON document, for scripts", json::document);
    const FORMATS: &'static [Format<Self>] = &[
        table("tables, as wide as the terminal", table::plan),
        Self::JSON,
        html("a page to print, or to use on a phone", html::plan),
    ];
}

impl Printed for DeskDay {
    const JSON: Format<Self> = json("one JSON document, for scripts", json::document);
    const FORMATS: &'static [Format<Self>] = &[
        table("a table, as wide as the terminal", table::desk),
        Self::JSON,
        html("a page to print, or to use on a phone", html::desk),
    ];
}

impl Printed for Listing {
    const JSON: Format<Self> = json("a JSON array, for scripts", json::exercises);
    const FORMATS: &'static [Format<Self>] = &[
        table("a table, as wide as the terminal", table::exercises),
        Self::JSON,
        Format { name: "ids", about: "an id a line, for pipes", writer: report::ids },
    ];
}

impl Printed for Catalog {
    const JSON: Format<Self> = json("as list --json prints it", json::catalog);
    const FORMATS: &'static [Format<Self>] =
        &[Format { name: "toml", about: "a file that --catalog takes", writer: catalog::document }, Self::JSON];
}

impl Printed for Pages {
    const JSON: Format<Self> =
        json("a JSON array, for scripts", |pages, style, out| json::exercises(&pages.0, style, out));
    const FORMATS: &'static [Format<Self>] = &[
        table("text, as wide as the terminal", page::pages),
        Self::JSON,
        html("a page to print, or to use on a phone", html::exercises),
    ];
}

impl Printed for Explanations {
    const JSON: Format<Self> =
        json("a JSON array, for scripts", |explained, style, out| json::document(&explained.0, style, out));
    const FORMATS: &'static [Format<Self>] =
        &[table("text, as wide as the terminal", report::explanations), Self::JSON];
}

impl Printed for Rulebook {
    const JSON: Format<Self> = json("a JSON array, for scripts", json::rules);
    const FORMATS: &'static [Format<Self>] = &[table("a table, as wide as the terminal", report::rules), Self::JSON];
}

impl Printed for Findings {
    const JSON: Format<Self> = json("one JSON document, for scripts", json::findings);
    const FORMATS: &'static [Format<Self>] = &[table("a table, as wide as the terminal", report::findings), Self::JSON];
}
