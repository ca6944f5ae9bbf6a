//! The commands: each takes its arguments, works on the library and writes data to [`Io`]. Nothing else prints.

pub mod batch;
mod calendar;
mod catalog;
mod check;
mod completions;
mod config;
mod desk;
mod diff;
mod draw;
mod explain;
mod generate;
mod init;
mod letterhead;
mod list;
mod log;
mod man;
mod r#move;
mod next;
mod profile;
mod progress;
mod render;
mod rules;
mod schema;
mod show;
#[cfg(feature = "guided")]
mod start;
mod swap;
mod today;
mod waiting;

use std::io::{self, IsTerminal};
use std::path::Path;

use anyhow::Result;
use chrono::NaiveDate;

use crate::builtin;
use crate::catalog::{Catalog, load};
use crate::cli::{CatalogArgs, Cli, Command, OutputArgs, WIDTH};
use crate::pose::Kit;
use crate::render::drawing::braille::Colours;
use crate::render::{Canvas, Format, Printed, Style};
use crate::shown::shown_path;

use crate::files::{Output, saved};

pub use crate::failure::Failure;
use crate::failure::{said_short, say};
pub use crate::profile::date;

/// Where a command's data goes. A command writes only when it knows that it will succeed, so that a failure prints nothing.
pub struct Io {
    /// Standard output, or the file that stands in for it.
    pub out: Output,
    /// What will be said on standard error beside it.
    pub notes: Vec<String>,
    /// How wide lines may be, and whether they have colour.
    pub canvas: Canvas,
    /// The colours that a terminal has.
    pub colours: Colours,
    /// Whether it goes to a terminal.
    pub is_terminal: bool,
    /// What moves are drawn with.
    pub kit: Kit,
}

impl Io {
    /// Standard output, with its width and colour.
    pub fn of_process() -> Self {
        let stdout = io::stdout();
        let terminal = if stdout.is_terminal() { terminal_size::terminal_size() } else { None };
        let width = terminal.map_or(WIDTH, |(width, _)| usize::from(width.0));
        let forced_off = std::env::var_os("CLICOLOR_FORCE").is_some_and(|force| force == "0") && !stdout.is_terminal();
        let colour = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never && !forced_off;
        Self {
            is_terminal: stdout.is_terminal(),
            out: Output::stdout(stdout),
            notes: Vec::new(),
            canvas: Canvas::new(width, colour),
            colours: colours(),
            kit: builtin::kit(),
        }
    }

    /// Prints `result` as the arguments ask for it.
    pub fn print<T: Printed>(&mut self, result: &T, args: &OutputArgs<T>) -> Result<()> {
        self.print_styled(result, args, |style| style)
    }

    /// The same, with wishes for its style.
    pub fn print_styled<T: Printed>(
        &mut self,
        result: &T,
        args: &OutputArgs<T>,
        styled: impl FnOnce(Style) -> Style,
    ) -> Result<()> {
        let format = format(args)?;
        self.redirect(args.output.as_deref())?;
        format.write(result, &styled(Style { kit: self.kit, ..Style::plain(self.canvas) }), &mut self.out)
    }

    /// Sends what is written from here on into a file, where one is given: laid out as for a pipe. `-` is standard output.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn redirect(&mut self, path: Option<&Path>) -> Result<()> {
        if let Some(path) = path.filter(|path| *path != Path::new("-")) {
            self.out = Output::file(path)?;
            self.notes.extend(self.out.note());
            self.canvas = Canvas::new(WIDTH, false);
            self.is_terminal = false;
        }
        Ok(())
    }

    /// Writes what the command left, and says its notes, each once.
    ///
    /// # Errors
    /// Those of writing; a closed pipe is one of them.
    pub fn finish(&mut self) -> io::Result<()> {
        self.out.finish()?;
        self.notes.drain(..).for_each(|note| say(&note));
        Ok(())
    }
}

/// The colours that the terminal says it has.
fn colours() -> Colours {
    let says = |variable: &str| std::env::var(variable).unwrap_or_default();
    if matches!(says("COLORTERM").as_str(), "truecolor" | "24bit") { Colours::True } else { Colours::Indexed }
}

/// The format that was asked for by its name, or by the ending of the output file's.
///
/// # Errors
/// Where no format has that ending.
fn format<T: Printed>(args: &OutputArgs<T>) -> Result<Format<T>> {
    let by_ending = |path: &Path| {
        Format::of_file(path).map_err(|wrong| {
            Failure::misuse(format!("--output {}: {wrong}; or name one with --format", shown_path(path)))
        })
    };
    match (args.format(), &args.output) {
        (Some(asked), _) => Ok(asked),
        (None, path) => by_ending(path.as_deref().unwrap_or(Path::new(""))),
    }
}

/// Runs a command. `today` is asked only where a date is needed and none is given.
///
/// # Errors
/// Whatever kept the command from being done; [`Failure::code`] says what to leave with.
pub fn run(cli: &Cli, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let brings_own = matches!(&cli.command, Command::Catalog(args) if args.command.brings_own());
    if cli.catalog.no_builtin && cli.catalog.catalog.is_empty() && !brings_own {
        return Err(Failure::misuse("--no-builtin leaves no exercise; name a catalog of your own with --catalog PATH"));
    }
    let catalog = in_use(&cli.catalog)?;
    io.kit = *catalog.kit();
    match &cli.command {
        Command::Generate(args) => generate::run(args, &catalog, io, today),
        Command::List(args) => list::run(args, &catalog, io),
        Command::Show(args) => show::run(args, &catalog, io),
        Command::Draw(args) => draw::run(args, &catalog, io),
        Command::Explain(args) => explain::run(args, &catalog, io, today),
        Command::Rules(args) => rules::run(args, &catalog, io),
        Command::Check(args) => check::run(args, &catalog, io),
        Command::Swap(args) => swap::run(args, &catalog, io),
        Command::Render(args) => render::run(args, &catalog, io),
        Command::Progress(args) => progress::run(args, &catalog, io, today),
        Command::Desk(args) => desk::run(args, &catalog, io, today),
        #[cfg(feature = "guided")]
        Command::Start(args) => start::run(args, (&catalog, &cli.catalog), io, today),
        Command::Batch(args) => batch::run(args, &catalog, io, today),
        Command::Schema(args) => schema::run(args, io),
        Command::Completions(args) => completions::run(args, io),
        Command::Man(args) => man::run(args, io),
        Command::Init(args) => init::run(args, &catalog, io),
        Command::Config(args) => config::run(args, &catalog, io),
        Command::Today(args) => today::run(args, &catalog, io, today),
        Command::Log(args) => log::run(args, &catalog, io, today),
        Command::Next(args) => next::run(args, &catalog, io, today),
        Command::Move(args) => r#move::run(args, &catalog, io, today),
        Command::Diff(args) => diff::run(args, &catalog, io),
        Command::Catalog(args) => catalog::run(&args.command, &catalog, io),
    }
}

/// The built-in catalog with those of the command line added.
fn in_use(args: &CatalogArgs) -> Result<Catalog> {
    let mut catalog = if args.no_builtin { builtin::sources_alone() } else { builtin::catalog() };
    for path in &args.catalog {
        catalog = catalog.with(load::read(path))?;
    }
    Ok(catalog)
}

/// Whether an error is a reader that has gone away, which is no failure.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(|error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Tells an error on standard error, every cause in turn.
pub fn tell(error: &anyhow::Error) {
    let told = format!("error: {error:#}");
    say(&told.lines().map(said_short).collect::<Vec<_>>().join("\n"));
}
