//! Where a user's settings and data lie.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use etcetera::AppStrategy;

/// The folders of a user.
#[derive(Debug, Clone)]
pub struct Home {
    /// Settings.
    pub settings: PathBuf,
    /// The plan, older plans and the journal.
    pub data: PathBuf,
}

impl Home {
    /// The folders of whoever runs the program: those of XDG on Linux and macOS, the usual ones on Windows.
    ///
    /// # Errors
    /// Where the user has no home.
    pub fn of_user() -> Result<Self> {
        const NONE: &str = "there is no home folder to keep settings and the journal in; set HOME";
        // Without HOME the system's list of users would be asked, which a program that holds its C library can't do everywhere.
        if cfg!(unix) && env::var_os("HOME").is_none_or(|home| home.is_empty()) {
            bail!(NONE);
        }
        let names = etcetera::AppStrategyArgs {
            top_level_domain: String::new(),
            author: String::new(),
            app_name: "backplan".to_owned(),
        };
        let folders = etcetera::choose_app_strategy(names).context(NONE)?;
        Ok(Self { settings: folders.config_dir(), data: folders.data_dir() })
    }

    /// The file of the settings.
    pub fn config(&self) -> PathBuf {
        self.settings.join("config.toml")
    }

    /// The file of the current plan.
    pub fn plan(&self) -> PathBuf {
        self.data.join("plan.json")
    }

    /// The folder of older plans.
    pub fn older(&self) -> PathBuf {
        self.data.join("plans")
    }

    /// The file of the journal.
    pub fn journal(&self) -> PathBuf {
        self.data.join("journal.jsonl")
    }
}
