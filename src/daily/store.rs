//! The current plan, and the ones before it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use chrono::NaiveDate;
use serde::Deserialize;

use super::entry::{Entry, VERSION};
use super::nearby::nearby;
use super::{Home, Journal};
use crate::catalog::Catalog;
use crate::files::{Output, saved};
use crate::plan::Plan;

/// The plans of a user.
#[derive(Debug, Clone)]
pub struct Store {
    /// Where they lie.
    pub home: Home,
}

impl Store {
    /// The plans of whoever runs the program.
    ///
    /// # Errors
    /// Where the user has no home.
    pub fn of_user() -> Result<Self> {
        Home::of_user().map(|home| Self { home })
    }

    /// The current plan.
    ///
    /// # Errors
    /// Where there is none, it is of a newer version, or a symptom of its profile withholds it.
    pub fn current(&self, catalog: &Catalog) -> Result<Plan> {
        let path = self.home.plan();
        if !path.try_exists().with_context(|| format!("the plan {} can't be looked at", path.display()))? {
            bail!("there is no plan yet; make one with: backplan generate --save");
        }
        saved::plan(&path, catalog)
    }

    /// Makes `plan` the current one; the one before is kept.
    ///
    /// # Errors
    /// Where it can't be written; the plan before is then still the current one.
    pub fn keep(&self, plan: &Plan) -> Result<()> {
        self.keep_noted(plan, &[])
    }

    /// Makes `plan` the current one, and notes how it came about: both, or neither.
    ///
    /// # Errors
    /// Where either can't be written.
    pub fn keep_noted(&self, plan: &Plan, entries: &[Entry]) -> Result<()> {
        let path = self.home.plan();
        let told = || format!("the plan {} can't be kept", path.display());
        fs::create_dir_all(self.home.older()).with_context(told)?;
        let copy = if path.exists() { Some(self.free_name()?) } else { None };
        let kept = copy.as_ref().map_or(Ok(()), |copy| fs::copy(&path, copy).map(drop).with_context(told));
        let done = kept.and_then(|()| {
            let mut file = Output::file(&path).with_context(told)?;
            written(plan, &mut file).and_then(|()| Ok(file.flush()?)).with_context(told)?;
            // What is left is to give the file its name, which a full disk does not hinder.
            self.noted(entries, || file.finish().with_context(told))
        });
        if let (Err(_), Some(copy)) = (&done, copy) {
            // What is still the current plan is no older one, half a copy least of all.
            let _ = fs::remove_file(copy);
        }
        done
    }

    /// Notes entries and does something; where that fails, they are taken back.
    fn noted(&self, entries: &[Entry], act: impl FnOnce() -> Result<()>) -> Result<()> {
        let path = self.home.journal();
        let mut numbers: Vec<(u64, NaiveDate)> = Vec::new();
        let noted = entries
            .iter()
            .try_for_each(|entry| Journal::add(&path, entry).map(|number| numbers.push((number, entry.date))));
        let done = noted.and_then(|()| act());
        if done.is_err() {
            for (number, date) in numbers {
                let taken_back = Entry { version: VERSION, date, undoes: Some(number), ..Entry::default() };
                // Where that can't be written either, the next plan is made with what was noted.
                let _ = Journal::add(&path, &taken_back);
            }
        }
        done
    }

    /// The part of the current plan around a day: enough to say what is next. Nothing where it can't be read in a moment.
    pub fn nearby(&self, day: NaiveDate) -> Option<Plan> {
        nearby(&self.home.plan(), day)
    }

    /// The ids of the current plan's sessions, and their days; none where there is no plan, or none that can be read.
    pub fn sessions(&self) -> Vec<(String, NaiveDate)> {
        let text = fs::read_to_string(self.home.plan()).unwrap_or_default();
        let weeks = serde_json::from_str::<Outline>(&text).map(|outline| outline.weeks).unwrap_or_default();
        weeks.into_iter().flat_map(|week| week.sessions).map(|session| (session.id, session.date)).collect()
    }

    /// The plans before the current one, the latest first.
    ///
    /// # Errors
    /// Where their folder can't be read.
    pub fn older(&self) -> Result<Vec<PathBuf>> {
        let folder = self.home.older();
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(&folder).with_context(|| format!("{} can't be read", folder.display()))?;
        let mut numbered: Vec<(u32, PathBuf)> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter_map(|path| Some((number(&path)?, path)))
            .collect();
        crate::order::by(&mut numbered, |one, other| other.cmp(one));
        Ok(numbered.into_iter().map(|(_, path)| path).collect())
    }

    /// A name that no older plan has.
    fn free_name(&self) -> Result<PathBuf> {
        let last = self.older()?.first().and_then(|path| number(path)).unwrap_or_default();
        Ok(self.home.older().join(format!("{:04}.json", last + 1)))
    }
}

/// When the sessions of a plan are, and nothing else of it.
#[derive(Deserialize)]
struct Outline {
    weeks: Vec<OutlineWeek>,
}

#[derive(Deserialize)]
struct OutlineWeek {
    sessions: Vec<OutlineSession>,
}

#[derive(Deserialize)]
struct OutlineSession {
    id: String,
    date: NaiveDate,
}

/// Writes a plan, a week a line, so that a single week can be read without the others.
fn written(plan: &Plan, out: &mut impl Write) -> Result<()> {
    let json = |value: serde_json::Result<String>| value.map_err(|error| anyhow!(error));
    let Plan { format, version, generator, profile, weeks, bad_day, moves, notices } = plan;
    let head = [
        json(serde_json::to_string(format))?,
        json(serde_json::to_string(generator))?,
        json(serde_json::to_string(profile))?,
    ];
    let [format, generator, profile] = &head;
    writeln!(
        out,
        "{{\"format\":{format},\"version\":{version},\"generator\":{generator},\"profile\":{profile},\"weeks\":["
    )?;
    for (at, week) in weeks.iter().enumerate() {
        let comma = if at + 1 < weeks.len() { "," } else { "" };
        writeln!(out, "{}{comma}", json(serde_json::to_string(week))?)?;
    }
    write!(out, "]")?;
    if let Some(day) = bad_day {
        write!(out, ",\"bad_day\":{}", json(serde_json::to_string(day))?)?;
    }
    if let Some(moves) = moves {
        write!(out, ",\"moves\":{}", json(serde_json::to_string(moves))?)?;
    }
    Ok(writeln!(out, ",\"notices\":{}}}", json(serde_json::to_string(notices))?)?)
}

/// The number in the name of an older plan.
fn number(path: &Path) -> Option<u32> {
    path.extension().filter(|ending| *ending == "json")?;
    path.file_stem()?.to_str()?.parse().ok()
}
