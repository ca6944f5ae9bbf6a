//! What the reader must know beside the tables.

use crate::catalog::{Equipment, Level, Use, Word};
use crate::plan::{Notice, Plan, Severity};
use crate::profile::Name;
use crate::rules::{self, Finding, Scope, is_posture, is_row, isolates_erectors};
use crate::suggest::listed;

use super::brief::Brief;
use super::menu::Menu;

/// The notices that do not depend on how the choice came out.
pub fn always(brief: &Brief<'_>, menu: &Menu) -> Vec<Notice> {
    let mut notices = vec![
        notice(
            Severity::Stop,
            "stop-signs",
            "Stop at once at sharp or worsening pain, numbness or tingling, and ask a doctor or physiotherapist before you go on.",
        ),
        notice(
            Severity::Info,
            "not-a-diagnosis",
            "This plan is general training advice, not a diagnosis. With a known back condition or a recent injury, ask a doctor or \
             physiotherapist first.",
        ),
    ];
    if brief.profile.level == Level::Beginner {
        notices.push(notice(
            Severity::Info,
            "first-session",
            "First time? Do one or two of the strengthening moves, wait a day to see how your back takes it, then do the rest.",
        ));
    }
    if menu.strengthening.iter().any(|candidate| candidate.prescription.reserve.is_some()) && !brief.easy_only() {
        let reserve = brief.level.reserve;
        let text = format!(
            "Choose a load with which you could do {} to {} more repetitions at the end of every set. Lift in about two seconds, \
             pause for one, lower in two to three; breathe out on the effort.",
            reserve.min, reserve.max
        );
        notices.push(notice(Severity::Info, "reserve", text));
    }
    notices
}

fn notice(severity: Severity, rule: &'static str, text: impl Into<Name>) -> Notice {
    Notice { severity, rule: rule.into(), text: text.into() }
}

/// Adds a notice for each rule that could not be kept and may be missed, with what would help.
pub fn add_gaps(plan: &mut Plan, brief: &Brief<'_>, broken: &[Finding]) {
    let may_gap = |finding: &&Finding| rules::find(finding.rule).is_some_and(|rule| rule.may_gap);
    let mut told: Vec<&str> = Vec::new();
    for finding in broken.iter().filter(may_gap) {
        if told.contains(&finding.rule) {
            continue;
        }
        told.push(finding.rule);
        let mut texts: Vec<&str> =
            broken.iter().filter(|other| other.rule == finding.rule).map(|other| &*other.text).collect();
        texts.dedup();
        let text = format!("{}. {}", capitalised(&texts.join("; ")), remedy(brief, finding.rule));
        plan.notices.push(notice(Severity::Gap, finding.rule, text));
    }
    plan.notices.sort_by_key(|notice| notice.severity);
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The smallest change that would mend a rule.
fn remedy(brief: &Brief<'_>, rule: &str) -> String {
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
    match (brief.profile.days < brief.level.hard_sessions.max, equipped) {
        (true, true) => "Another training day, at least two days from the hard one, would bring them.",
        (true, false) => "Another training day and a dumbbell and a band (--equipment home) would bring them.",
        (false, true) => "Hard sessions on days farther apart would bring them.",
        (false, false) => "A dumbbell and a band (--equipment home) would bring them.",
    }
}

/// "A band or a dumbbell would give you a row."
fn one_more(brief: &Brief<'_>, what: &str, wanted: &dyn Fn(&crate::catalog::Exercise) -> bool) -> String {
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
