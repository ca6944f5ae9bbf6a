//! What the report says of how a plan is given: who provides it, to whom, where, and what helps to keep at it.

use super::Block;
use crate::builtin::PROGRAMMES;
use crate::render::{Account, about};
use crate::suggest::listed;

/// 2: who provides it.
pub fn provider(account: &Account) -> Vec<Block> {
    let text = format!(
        "The plan was worked out by {}, a program that plans by rules. It has no qualification and makes no diagnosis.",
        account.plan.generator
    );
    vec![Block::Text(text), Block::Blank("Prescribed or agreed to by"), Block::Blank("Qualification and experience")]
}

/// 3: alone or in a group.
pub fn group() -> Vec<Block> {
    vec![Block::Text("Planned for one person.".to_owned()), Block::Blank("In fact done alone, or with")]
}

/// 4: supervision and delivery.
pub fn delivery() -> Vec<Block> {
    let text = "Delivered in writing: on a screen, or as a printed sheet with drawings and steps of each move. The program \
                supervises nobody.";
    vec![Block::Text(text.to_owned()), Block::Blank("Supervised by, how often, and how")]
}

/// 6: what helps to keep at it.
pub fn motivation(account: &Account) -> Vec<Block> {
    let plan = &account.plan;
    let mut lines = vec![
        "Every set has a box to tick, and every session a line in a journal.".to_owned(),
        "Each move comes with the reason for which it is in.".to_owned(),
    ];
    if plan.weeks.iter().any(|week| !week.baselines.is_empty()) {
        let weeks = PROGRAMMES.measures.every_weeks;
        lines.push(format!("The same few things are measured every {weeks} weeks, so that a change is seen."));
    }
    if plan.bad_day.is_some() {
        lines.push("A bad day has a small session of its own, so that it breaks nothing off.".to_owned());
    }
    vec![Block::List(lines), Block::Blank("What else was agreed on")]
}

/// 12: setting.
pub fn setting(account: &Account) -> Vec<Block> {
    let equipment: Vec<String> = account.plan.profile.equipment.iter().map(|piece| about::spoken(piece)).collect();
    let text = if equipment.is_empty() || equipment == ["none"] {
        "Planned for a place with a floor, a wall and a chair.".to_owned()
    } else {
        format!("Planned for a place with: {}.", listed(&equipment, "and"))
    };
    vec![Block::Text(text), Block::Blank("Where the sessions are done")]
}
