//! Plans into a folder: a file a client, and a page that leads to them.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Planner;
use super::answer::{Answer, Wrong};
use super::crew::{self, Answerer, Taker};
use super::line::{Id, Line};
use super::names::{Named, Names, number, plain};
use super::queue::{Answers, LOST};
use crate::cli::{BatchArgs, FAILED, WIDTH};
use crate::commands::waiting::Waiting;
use crate::commands::{Io, Output, calendar, letterhead};
use crate::plan::Plan;
use crate::profile::Profile;
use crate::render::{Canvas, Client, Format, Roster, Style};
use crate::shown::{shown, shown_path};
use crate::suggest::counted;

/// The format of calendars.
const CALENDAR: &str = "ics";
/// The page that leads to the clients' files.
const INDEX: &str = "index.html";
/// The most names of files that are spoken of one by one.
const MOST_TOLD: usize = 10;

/// Writes a file for every line of standard input, and the index; how many lines were wrong. Lines without a plan are answered
/// on standard output.
///
/// # Errors
/// Where something can't be read or written; the files that are written by then stay.
pub fn write<'a>(
    folder: &Path,
    args: &BatchArgs,
    planner: &(impl Fn() -> Planner<'a> + Sync),
    io: &mut Io,
) -> Result<u64> {
    let style = Style {
        kit: io.kit,
        letterhead: letterhead::read(&args.page)?,
        reasons: args.explain,
        each_week: args.each_week,
        ..calendar::styled(Style::plain(Canvas::new(WIDTH, false)), &args.calendar)
    };
    make(folder)?;
    let format = args.format();
    let names = Names::new(format.endings.first().copied().unwrap_or(format.name), INDEX);
    let waiting = Waiting::begin("planning", Some("client"), args.quiet.quiet);
    let mut shelf = Shelf {
        folder,
        format,
        style,
        names,
        waiting,
        io,
        roster: Roster::default(),
        told: Vec::new(),
        lines: 0,
        wrong: 0,
    };
    crew::answer_all(&|| Drawing { planner: planner(), format, style }, &mut shelf)?;
    shelf.close()
}

/// Makes the folder where it is missing.
fn make(folder: &Path) -> Result<()> {
    if folder.is_file() {
        bail!("--dir {} is a file, and no folder", shown_path(folder));
    }
    fs::create_dir_all(folder).with_context(|| format!("the folder {} can't be made", shown_path(folder)))
}

/// What came of a line.
struct Sheet {
    id: Option<Id>,
    made: Result<Made, Wrong>,
}

/// A plan, ready to be written.
enum Made {
    /// As text, with whose it is.
    Text(Box<Profile>, Vec<u8>),
    /// As it is, for a calendar: it names the file in which it is, and that is known only when it is its turn.
    Plan(Box<Plan>),
}

/// Bytes that a move of a plan takes, more or less.
const ITEM: usize = 1 << 10;

impl Made {
    /// How large it is, in bytes.
    fn bytes(&self) -> usize {
        match self {
            Self::Text(_, text) => text.len(),
            Self::Plan(plan) => plan.items().count() * ITEM,
        }
    }
}

/// What came of some lines in a row.
#[derive(Default)]
struct Sheets(Vec<Sheet>);

impl Answers for Sheets {
    fn bytes(&self) -> usize {
        self.0.iter().flat_map(|sheet| &sheet.made).map(Made::bytes).sum()
    }

    fn lines(&self) -> usize {
        self.0.len()
    }

    fn lost(lines: usize) -> Self {
        Self((0..lines).map(|_| Sheet { id: None, made: Err(Wrong::new(FAILED, LOST)) }).collect())
    }
}

/// What makes the sheets of lines.
struct Drawing<'a> {
    planner: Planner<'a>,
    format: Format<Plan>,
    style: Style,
}

impl Answerer for Drawing<'_> {
    type Answers = Sheets;

    fn answer(&self, line: &Line, sheets: &mut Sheets) {
        let (id, plan) = self.planner.plan(line);
        let made = plan.and_then(|plan| match self.format.name {
            CALENDAR => Ok(Made::Plan(Box::new(plan))),
            _ => match written(self.format, &plan, &self.style) {
                Ok(text) => Ok(Made::Text(Box::new(plan.profile), text)),
                Err(error) => Err(Wrong::new(FAILED, &format!("{error:#}"))),
            },
        });
        sheets.0.push(Sheet { id, made });
    }
}

/// A plan as text.
fn written(format: Format<Plan>, plan: &Plan, style: &Style) -> Result<Vec<u8>> {
    let mut text = Vec::new();
    format.write(plan, style, &mut text)?;
    Ok(text)
}

/// The folder that fills.
struct Shelf<'a> {
    folder: &'a Path,
    format: Format<Plan>,
    style: Style,
    names: Names,
    waiting: Waiting,
    io: &'a mut Io,
    roster: Roster,
    /// What is to be known of names.
    told: Vec<String>,
    lines: u64,
    wrong: u64,
}

impl Taker<Sheets> for Shelf<'_> {
    const TO_STDOUT: bool = false;

    fn take(&mut self, sheets: Sheets) -> Result<()> {
        let count = sheets.0.len();
        for sheet in sheets.0 {
            self.lines += 1;
            match sheet.made {
                Ok(made) => self.put(sheet.id.as_ref(), made)?,
                Err(wrong) => self.refuse(sheet.id.as_ref(), wrong)?,
            }
        }
        self.waiting.add(count);
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(self.waiting.aside(|| self.io.out.flush())?)
    }
}

impl Shelf<'_> {
    /// Writes a plan into its file.
    fn put(&mut self, id: Option<&Id>, made: Made) -> Result<()> {
        let Named { file, told } = self.names.of(id, self.lines);
        self.told.extend(told);
        let (profile, text) = match made {
            Made::Text(profile, text) => (*profile, text),
            Made::Plan(plan) => {
                let style = Style { client: Some(number(&file)), ..self.style };
                let text = written(self.format, &plan, &style)?;
                (plan.profile, text)
            }
        };
        self.write(&file, &text)?;
        let id = id.map(|id| shown(&plain(id)));
        self.roster.clients.push(Client { id, line: self.lines, came: Ok((file, profile)) });
        Ok(())
    }

    /// Tells of a line without a plan, where the answers of others would be.
    fn refuse(&mut self, id: Option<&Id>, wrong: Wrong) -> Result<()> {
        self.wrong += u64::from(wrong.is_wrong());
        let answer = Answer { id, plan: None, error: Some(&wrong) }.line();
        self.waiting.aside(|| self.io.out.write_all(&answer))?;
        let id = id.map(|id| shown(&plain(id)));
        self.roster.clients.push(Client { id, line: self.lines, came: Err(wrong.message) });
        Ok(())
    }

    fn write(&mut self, file: &str, text: &[u8]) -> Result<()> {
        let path = self.folder.join(file);
        let mut out = if self.roster.clients.is_empty() { Output::file(&path) } else { Output::one_more(&path) }?;
        self.io.notes.extend(out.note());
        out.write_all(text)?;
        Ok(out.finish()?)
    }

    /// Writes the index; how many lines were wrong.
    fn close(mut self) -> Result<u64> {
        let mut page = Vec::new();
        Roster::PAGE.write(&self.roster, &self.style, &mut page)?;
        self.write(INDEX, &page)?;
        let more = self.told.len().saturating_sub(MOST_TOLD);
        self.io.notes.extend(self.told.drain(..).take(MOST_TOLD));
        if more > 0 {
            self.io.notes.push(format!("and {} so; {INDEX} leads to every file", counted(more, "other line")));
        }
        Ok(self.wrong)
    }
}
