//! `backplan batch`: a profile a line in; an answer a line out, in order, or a file a client in a folder.

mod answer;
mod crew;
mod folder;
mod input;
mod line;
mod names;
mod queue;
mod stream;

use anyhow::{Result, bail};
use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Failure, Io, calendar, letterhead};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::BatchArgs;
use crate::failure::said_short;
use crate::plan::Plan;
use crate::planner::{self, Memory};
use crate::render::Printed;
use crate::request::Request;

use answer::{Answer, Wrong};
use line::{Id, Line};

/// Answers every line of standard input.
pub fn run(args: &BatchArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    // Answers are JSON; what is wished for another format needs a folder and that format.
    let format = if args.dir.is_some() { args.format() } else { Plan::JSON };
    letterhead::fits(&args.page, format)?;
    calendar::fits(&args.calendar, args.explain, format)?;
    let today = today()?;
    let planner = || Planner::new(catalog, today, args.moves || args.dir.is_some());
    let wrong = match &args.dir {
        Some(folder) => folder::write(folder, args, &planner, io)?,
        None => stream::write(args, &planner, io)?,
    };
    // What was done is told before the failure.
    io.finish()?;
    match wrong {
        0 => Ok(()),
        1 => bail!("1 line was wrong; its answer says how"),
        many => bail!("{many} lines were wrong; their answers say how"),
    }
}

/// What plans lines, for one worker.
pub struct Planner<'a> {
    catalog: &'a Catalog,
    today: NaiveDate,
    /// Whether plans have the texts of their moves.
    moves: bool,
    memory: Memory,
}

impl<'a> Planner<'a> {
    /// One that plans from `catalog`, with the texts of `moves` or without.
    pub fn new(catalog: &'a Catalog, today: NaiveDate, moves: bool) -> Self {
        Self { catalog, today, moves, memory: Memory::default() }
    }

    /// The answer to a line, a line of JSON; nothing where it was too long to be read.
    pub fn answer(&self, line: Option<&[u8]>) -> Vec<u8> {
        let (id, plan) = self.plan(&line.map(<[u8]>::to_vec));
        Answer { id: id.as_ref(), plan: plan.as_ref().ok(), error: plan.as_ref().err() }.line()
    }

    /// The id of a line, kept even where the rest is wrong, and its plan.
    fn plan(&self, line: &Line) -> (Option<Id>, Result<Plan, Wrong>) {
        let mut id = None;
        let plan = line::read(line, &mut id).and_then(|keys| self.plan_of(keys));
        let id = id.map(|id| line::visible(&id).unwrap_or(id));
        (id, plan.map_err(|error| Wrong::new(Failure::code(&error), &said_short(&format!("{error:#}")))))
    }

    fn plan_of(&self, keys: Map<String, Value>) -> Result<Plan> {
        let (_, profile) = Request::of_keys(keys, self.catalog, self.today).map_err(Failure::misuse)?;
        let mut plan = planner::one_of_many(&profile, self.catalog, &PROGRAMMES, &self.memory)?;
        if self.moves {
            planner::add_texts(&mut plan, self.catalog);
        }
        Ok(plan)
    }
}
