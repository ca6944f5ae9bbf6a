//! The rules that a plan could not keep and may miss: what is missing, and what would mend it.

use crate::catalog::{Equipment, Exercise, Use, Word};
use crate::plan::{Plan, Severity};
use crate::rules::{self, Finding, Scope, is_posture, is_row, isolates_erectors};
use crate::suggest::{capitalised, listed};

use super::super::brief::{Brief, Thrift};
use super::notice;

/// Adds a notice for each rule that could not be kept and may be missed, with what would help.
pub fn add_gaps(plan: &mut Plan, brief: &Brief<'_>, broken: &[Finding]) {
    let may_gap = |finding: &&Finding| rules::find(finding.rule).is_some_and(|rule| rule.may_gap);
    let mut told: Vec<&str> = Vec::new();
    for finding in broken.iter().filter(may_gap) {
        if told.contains(&finding.rule) {
            continue;
        }
        told.push(finding.rule);
        let mut texts: Vec<&str> = Vec::new();
        for other in broken.iter().filter(|other| other.rule == finding.rule) {
            // What is missing in several weeks is told once.
            let text = other
                .text
                .split_once(": ")
                .filter(|(week, _)| week.starts_with("week "))
                .map_or(&*other.text, |(_, text)| text);
            if !texts.contains(&text) && texts.len() < MOST_TEXTS {
                texts.push(text);
            }
        }
        let text = format!("{}. {}", capitalised(&texts.join("; ")), remedy(brief, finding.rule));
        plan.notices.push(notice(Severity::Gap, finding.rule, text));
    }
    plan.notices.sort_by_key(|notice| notice.severity);
}

/// So many findings of one rule are told; more would say no more.
const MOST_TEXTS: usize = 4;

/// The smallest change that would mend a rule.
fn remedy(brief: &Brief<'_>, rule: &str) -> String {
    if brief.thrift > Thrift::None && rule != "hard-sessions" {
        return "More minutes a session would make room for it.".to_owned();
    }
    match rule {
        "hard-sessions" => "Another training day, at least two days from the hard one, would make room.".to_owned(),
        "a-row" => one_more(brief, "a row", &|exercise| is_row(exercise)),
        "a-posture-move" => one_more(brief, "a posture move", &|exercise| is_posture(exercise)),
        "isolated-erectors" => one_more(brief, "such a move", &|exercise| isolates_erectors(exercise)),
        "ten-sets" => more_sets(brief).to_owned(),
        "stretch-count" | "low-back-stretch" => {
            one_more(brief, "a stretch", &|exercise| exercise.dose(Use::Stretching, brief.profile.level).is_some())
        }
        _ => "More training days or equipment would help.".to_owned(),
    }
}

/// What would bring the sets of a week nearer to ten.
fn more_sets(brief: &Brief<'_>) -> &'static str {
    let equipped =
        [Equipment::Dumbbell, Equipment::Machine].iter().any(|piece| brief.scope.equipment().contains(piece));
    if brief.scope.is_easy_only() {
        return "Your condition keeps every session easy; heavier work can wait until your physiotherapist agrees to it.";
    }
    match (brief.profile.days < brief.level.hard_sessions.max, equipped) {
        (true, true) => "Another training day, at least two days from the hard one, would bring them.",
        (true, false) => "Another training day and a dumbbell and a band (--equipment home) would bring them.",
        (false, true) => "Hard sessions on days farther apart would bring them.",
        (false, false) => "A dumbbell and a band (--equipment home) would bring them.",
    }
}

/// "A band or a dumbbell would give you a row."
fn one_more(brief: &Brief<'_>, what: &str, wanted: &dyn Fn(&Exercise) -> bool) -> String {
    let gives = |piece: &&Equipment| {
        let more: Scope = brief.scope.with(**piece);
        brief.catalog.exercises().iter().any(|exercise| wanted(exercise) && more.excludes(exercise).is_none())
    };
    let pieces: Vec<String> = Equipment::ALL.iter().filter(gives).take(3).map(|piece| format!("a {piece}")).collect();
    if pieces.is_empty() {
        return format!("Leaving out less would give you {what}.");
    }
    format!("{} would give you {what}.", capitalised(&listed(&pieces, "or")))
}
