//! What a line is answered, as JSON.

use serde::Serialize;

use super::line::Id;
use crate::plan::Plan;
use crate::shown::shown_lines;

/// The shape of an answer.
#[derive(Serialize)]
pub struct Answer<'a> {
    /// The line's id, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a Id>,
    /// The plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<&'a Plan>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<&'a Wrong>,
}

/// Why there is no plan.
#[derive(Serialize)]
pub struct Wrong {
    /// What `generate` would have ended with.
    pub exit: u8,
    /// What it would have said.
    pub message: String,
}

impl Answer<'_> {
    /// The answer as a line of text.
    pub fn line(&self) -> Vec<u8> {
        let mut text = Vec::new();
        self.add_to(&mut text);
        text
    }

    /// Adds the answer to a text, as a line.
    pub fn add_to(&self, text: &mut Vec<u8>) {
        let before = text.len();
        if serde_json::to_writer(&mut *text, self).is_err() {
            text.truncate(before);
        }
        text.push(b'\n');
    }
}

impl Wrong {
    /// What is wrong, and what `generate` would have ended with.
    pub fn new(exit: u8, message: &str) -> Self {
        Self { exit, message: shown_lines(message) }
    }

    /// Whether the line was wrong; one whose plan is withheld is not.
    pub fn is_wrong(&self) -> bool {
        self.exit != crate::cli::WITHHELD
    }
}
