//! The page that leads to the plans of many clients.

use crate::catalog::Word;
use crate::profile::{Profile, UNNAMED};
use crate::render::about::{spoken, weekdays};
use crate::render::{Client, Roster};
use crate::suggest::{counted, listed};

/// A client's row.
pub struct Row<'a> {
    /// The client: the plan's name, else the id, else the line.
    pub name: String,
    /// The id, where the name is another.
    pub id: Option<&'a str>,
    /// What came of the line.
    pub came: Came<'a>,
}

/// What came of a line.
pub enum Came<'a> {
    /// A plan: where it lies, and what was asked for.
    Plan {
        /// The way to it from this page.
        link: String,
        /// Level, goal, weekdays and conditions.
        asked: [String; 4],
    },
    /// None, and why.
    None(&'a str),
}

/// A row for each client.
pub fn rows(roster: &Roster) -> Vec<Row<'_>> {
    roster.clients.iter().map(row).collect()
}

/// "12 plans", and "12 plans, 2 without one".
pub fn count(roster: &Roster) -> String {
    let without = roster.clients.iter().filter(|client| client.came.is_err()).count();
    let plans = counted(roster.clients.len() - without, "plan");
    if without == 0 { plans } else { format!("{plans}, {} without one", counted(without, "line")) }
}

fn row(client: &Client) -> Row<'_> {
    let given = client.came.as_ref().ok().map(|(_, profile)| &*profile.name).filter(|name| *name != UNNAMED);
    let id = client.id.as_deref();
    let name = given.or(id).map_or_else(|| format!("Line {}", client.line), str::to_owned);
    let came = match &client.came {
        Ok((file, profile)) => Came::Plan { link: address(file), asked: asked(profile) },
        Err(wrong) => Came::None(wrong),
    };
    Row { id: id.filter(|id| *id != name), name, came }
}

fn asked(profile: &Profile) -> [String; 4] {
    let conditions: Vec<String> = profile.conditions.iter().map(|name| spoken(name)).collect();
    let conditions = if conditions.is_empty() { "none".to_owned() } else { listed(&conditions, "and") };
    [profile.level.as_str().to_owned(), spoken(profile.goal.as_str()), weekdays(&profile.on), conditions]
}

/// The address of a file in the same folder: all but letters, digits and what an address leaves alone is spelled as bytes.
fn address(file: &str) -> String {
    let spelled = |byte: u8| match byte {
        b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    file.bytes().map(spelled).collect()
}
