//! What the targets share.

use std::fmt::Write as _;
use std::io;
use std::sync::LazyLock;

use backplan::builtin;
use backplan::catalog::Catalog;
use backplan::catalog::parse::{Parsed, parse};
use backplan::render::{Canvas, Printed, Style};
use backplan::shown::{is_hidden, shown_lines};
use chrono::NaiveDate;

/// The built-in catalog.
pub static CATALOG: LazyLock<Catalog> = LazyLock::new(builtin::catalog);

/// The day on which everything is read.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

/// The narrowest terminal, one of the usual width, and the widest.
const WIDTHS: [usize; 3] = [20, 80, 300];

/// Prints `result` in every format, as wide and as narrow as it may be, and at a usual width with all that can be wished for.
pub fn print<T: Printed>(result: &T) {
    for format in T::FORMATS {
        for (width, all) in WIDTHS.into_iter().zip([false, true, false]) {
            let style = Style { reasons: all, each_week: all, ..Style::plain(Canvas::new(width, all)) };
            format.write(result, &style, &mut io::sink()).expect("it can be printed");
        }
    }
}

/// The catalog with what a text holds; what is wrong with the text is told as anybody would be told.
pub fn catalog_with(text: &str, beside: &Catalog) -> Option<Catalog> {
    let mut parsed = Parsed::default();
    parse("fuzz.toml", text, &mut parsed);
    match beside.with(parsed) {
        Ok(catalog) => Some(catalog),
        Err(problems) => {
            let mut told = String::new();
            write!(told, "{}{}{problems}", problems.count(), problems.lines()).expect("it can be told");
            seen(&told);
            None
        }
    }
}

/// A message as somebody sees it: nothing hidden stands in it.
pub fn seen(message: &str) {
    let hidden = shown_lines(message).chars().find(|c| is_hidden(*c) && *c != '\n');
    assert_eq!(hidden, None, "{message:?}");
}
