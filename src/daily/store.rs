//! The current plan, and the ones before it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use super::Home;
use crate::catalog::Catalog;
use crate::commands::{Output, saved};
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
        if !path.exists() {
            bail!("there is no plan yet; make one with: backplan generate --save");
        }
        saved::plan(&path, catalog)
    }

    /// Makes `plan` the current one; the one before is kept.
    ///
    /// # Errors
    /// Where it can't be written; the plan before is then still the current one.
    pub fn keep(&self, plan: &Plan) -> Result<()> {
        let path = self.home.plan();
        let told = || format!("the plan {} can't be kept", path.display());
        fs::create_dir_all(self.home.older()).with_context(told)?;
        if path.exists() {
            fs::copy(&path, self.free_name()?).with_context(told)?;
        }
        let mut file = Output::file(&path).with_context(told)?;
        serde_json::to_writer(&mut file, plan).map_err(|error| anyhow!(error)).with_context(told)?;
        file.finish().with_context(told)
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
        numbered.sort_unstable_by(|one, other| other.cmp(one));
        Ok(numbered.into_iter().map(|(_, path)| path).collect())
    }

    /// A name that no older plan has.
    fn free_name(&self) -> Result<PathBuf> {
        let last = self.older()?.first().and_then(|path| number(path)).unwrap_or_default();
        Ok(self.home.older().join(format!("{:04}.json", last + 1)))
    }
}

/// The number in the name of an older plan.
fn number(path: &Path) -> Option<u32> {
    path.extension().filter(|ending| *ending == "json")?;
    path.file_stem()?.to_str()?.parse().ok()
}
