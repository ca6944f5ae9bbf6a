//! `backplan batch`: a profile a line in, an answer a line out, in order.

use std::io::{BufRead, Read, Write};
use std::thread;

use anyhow::{Result, bail};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::{Failure, Io};
use crate::builtin::PROGRAMMES;
use crate::catalog::Catalog;
use crate::cli::BatchArgs;
use crate::plan::Plan;
use crate::planner;
use crate::profile::next_monday;
use crate::request::Request;

/// Lines that are planned together, so that memory does not grow with the input.
const CHUNK: usize = 512;
/// The longest line that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// Answers every line of standard input.
pub fn run(args: &BatchArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let start = next_monday(today()?);
    let mut input = std::io::stdin().lock();
    let mut wrong = 0_u64;
    loop {
        let lines = chunk(&mut input)?;
        if lines.is_empty() {
            break;
        }
        for answer in answer_all(&lines, catalog, start, args.moves) {
            wrong += u64::from(answer.is_wrong);
            io.out.write_all(&answer.text)?;
        }
        io.out.flush()?;
    }
    match wrong {
        0 => Ok(()),
        1 => bail!("1 line was wrong; its answer says how"),
        many => bail!("{many} lines were wrong; their answers say how"),
    }
}

/// A line of input; nothing where it is too long.
type Line = Option<Vec<u8>>;

fn chunk(input: &mut impl BufRead) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(CHUNK);
    while lines.len() < CHUNK {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let whole = line.ends_with(b"\n") || (line.len() as u64) < LONGEST;
        if !whole {
            input.skip_until(b'\n')?;
        }
        lines.push(whole.then_some(line));
    }
    Ok(lines)
}

/// One line of output.
struct Answered {
    text: Vec<u8>,
    is_wrong: bool,
}

/// Plans the lines on all processors; the answers come back in order.
fn answer_all(lines: &[Line], catalog: &Catalog, start: NaiveDate, moves: bool) -> Vec<Answered> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = lines.len().div_ceil(workers).max(1);
    let all =
        |lines: &[Line]| -> Vec<Answered> { lines.iter().map(|line| answer(line, catalog, start, moves)).collect() };
    thread::scope(|scope| {
        let running: Vec<_> = lines.chunks(share).map(|lines| scope.spawn(move || all(lines))).collect();
        running.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    })
}

/// The shape of an answer.
#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Wrong>,
}

#[derive(Serialize)]
struct Wrong {
    exit: u8,
    message: String,
}

fn answer(line: &Line, catalog: &Catalog, start: NaiveDate, moves: bool) -> Answered {
    let mut id = None;
    let planned = read(line, &mut id).and_then(|request| plan(request, catalog, start, moves));
    let (plan, error) = match planned {
        Ok(plan) => (Some(plan), None),
        Err(error) => (None, Some(Wrong { exit: Failure::code(&error), message: format!("{error:#}") })),
    };
    let is_wrong = error.as_ref().is_some_and(|error| error.exit != 3);
    let mut text = serde_json::to_vec(&Answer { id, plan, error }).unwrap_or_default();
    text.push(b'\n');
    Answered { text, is_wrong }
}

/// The request of a line. Its `id` is kept even where the rest is wrong.
fn read(line: &Line, id: &mut Option<Value>) -> Result<Request> {
    let Some(line) = line else { bail!("the line is longer than {LONGEST} bytes") };
    let Value::Object(mut keys) = serde_json::from_slice(line)? else { bail!("the line is no JSON object") };
    *id = keys.remove("id");
    serde_json::from_value(Value::Object(keys)).map_err(|error| Failure::misuse(error.to_string()))
}

fn plan(request: Request, catalog: &Catalog, start: NaiveDate, moves: bool) -> Result<Plan> {
    let profile = request.resolve(catalog, || Ok(start)).map_err(|wrong: String| Failure::misuse(wrong))?;
    let plan = if moves { planner::plan } else { planner::bare_plan };
    Ok(plan(&profile, catalog, &PROGRAMMES)?)
}
