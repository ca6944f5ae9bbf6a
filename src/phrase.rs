//! How figures are said: doses in a trainer's notation, rests, minutes, dates.

use chrono::NaiveDate;

use crate::catalog::{Dose, Range, Region};
use crate::condition::Stance;
use crate::explanation::Outcome;
use crate::plan::{Effort, Item, ItemLoad, Reason, Severity, Tempo, Volume, WeekKind};
use crate::rules::{Concern, Kind};

/// What a range says: "8–12", or one figure.
pub fn range(range: Range) -> String {
    if range.min == range.max { range.min.to_string() } else { format!("{}–{}", range.min, range.max) }
}

/// The figures of a dose, whoever it is for.
#[derive(Clone, Copy)]
struct Amount {
    sets: Option<Range>,
    reps: Option<Range>,
    hold: Option<Range>,
    seconds: Option<Range>,
    per_side: bool,
}

/// An item's dose: "2 × 10–12", "3 × 10–20 s", "30 s per side", "2 × 6–8, hold 5 s", "2 × 8–12, with bottles, 4 s down".
pub fn item_dose(item: &Item) -> String {
    let ways = item.form.as_deref().map(ToOwned::to_owned).into_iter().chain(item.tempo.map(tempo));
    ways.fold(figures(item, item.hold_seconds, item.per_side), |said, way| said + ", " + &way)
}

/// Whether two items have one dose: all that is said of the one holds for the other.
pub fn is_dosed_as(one: &Item, other: &Item) -> bool {
    let figures = |item: &Item| (item.sets, item.reps, item.hold_seconds, item.seconds, item.per_side, item.tempo);
    figures(one) == figures(other) && one.form == other.form
}

/// The figures of an item, with a hold and a side only where they are not said elsewhere.
pub fn figures(item: &Item, hold: Option<Range>, per_side: bool) -> String {
    amount(Amount {
        sets: (item.sets > 1).then_some(Range { min: item.sets, max: item.sets }),
        reps: item.reps,
        hold,
        seconds: item.seconds,
        per_side,
    })
}

/// Whether an item is held long, and so done in rounds: "3 × 30 s".
pub fn is_in_rounds(item: &Item) -> bool {
    item.sets <= 1 && item.reps.is_some() && item.hold_seconds.is_some_and(|hold| hold.min >= LONG_HOLD)
}

/// The hold of each repetition: "hold 5 s".
pub fn hold(hold: Range) -> String {
    format!("hold {}", time(hold))
}

/// How slowly a repetition goes back: what differs from the usual is said, and that is the lowering.
pub fn tempo(tempo: Tempo) -> String {
    format!("{} s down", tempo.lower)
}

/// The lighter sets before an item's first: "2 lighter sets".
pub fn ramp_up(item: &Item) -> Option<String> {
    item.ramp_up_sets.map(|sets| format!("{sets} lighter {}", if sets == 1 { "set" } else { "sets" }))
}

/// A dose as its source gives it.
pub fn dose(dose: &Dose, per_side: bool) -> String {
    let amounts = Amount { sets: dose.sets, reps: dose.reps, hold: dose.hold_seconds, seconds: dose.seconds, per_side };
    let mut text = amount(amounts);
    if let Some(times) = dose.times_per_day {
        text = format!("{text}, {} a day", times_a_day(times));
    }
    if let Some(most) = dose.max_per_day {
        text = format!("{text}, at most {most} a day");
    }
    text
}

fn times_a_day(times: u32) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

/// The seconds from which on a hold is a round of its own.
const LONG_HOLD: u32 = 10;

fn amount(amount: Amount) -> String {
    let sets = amount.sets.map(|sets| format!("{} × ", range(sets))).unwrap_or_default();
    let side = if amount.per_side { " per side" } else { "" };
    match (amount.reps, amount.hold, amount.seconds) {
        // What is held long is done in rounds; what is held briefly is repeated.
        (Some(reps), Some(hold), _) if sets.is_empty() && hold.min >= LONG_HOLD => {
            format!("{} × {}{side}", range(reps), time(hold))
        }
        (Some(reps), Some(hold), _) if sets.is_empty() => format!("1 × {}{side}, hold {}", range(reps), time(hold)),
        (Some(reps), Some(hold), _) => format!("{sets}{}{side}, hold {}", range(reps), time(hold)),
        (Some(reps), None, _) if sets.is_empty() => format!("1 × {}{side}", range(reps)),
        (Some(reps), None, _) => format!("{sets}{}{side}", range(reps)),
        (None, Some(hold), _) => format!("{sets}{}{side}", time(hold)),
        (None, None, seconds) => format!("{sets}{}{side}", seconds.map(time).unwrap_or_default()),
    }
}

/// Seconds, or minutes from two on: "20 s", "5–10 min".
fn time(seconds: Range) -> String {
    if seconds.min >= 120 && seconds.min.is_multiple_of(60) && seconds.max.is_multiple_of(60) {
        return format!("{} min", range(Range { min: seconds.min / 60, max: seconds.max / 60 }));
    }
    format!("{} s", range(seconds))
}

/// The rest between sets, or a dash.
pub fn rest(item: &Item) -> String {
    item.rest_seconds.map_or_else(|| "–".to_owned(), |seconds| format!("{seconds} s"))
}

/// The sets that a goal asks for: "10", "4–10".
pub fn target(volume: &Volume) -> Option<String> {
    let target = volume.target?;
    Some(volume.target_max.map_or_else(|| target.to_string(), |most| format!("{target}–{most}")))
}

/// Regions as they are spoken: "upper back, shoulders".
pub fn regions(regions: &[Region]) -> String {
    regions.iter().map(|region| region.spoken()).collect::<Vec<_>>().join(", ")
}

/// "Monday 23 November 2026".
pub fn date(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// "Monday".
pub fn weekday(date: NaiveDate) -> String {
    date.format("%A").to_string()
}

/// Minutes of a session, to the nearest: "24 min".
pub fn minutes(minutes: f64) -> String {
    format!("{minutes:.0} min")
}

/// The words for a session: what a schedule counts as hard may be a towel row.
pub fn effort(effort: Effort) -> &'static str {
    match effort {
        Effort::Hard => "main session",
        Effort::Easy => "easy session",
    }
}

/// The same as a word of the data.
pub fn effort_word(effort: Effort) -> &'static str {
    match effort {
        Effort::Hard => "hard",
        Effort::Easy => "easy",
    }
}

/// A word as people write it: "pain relief".
pub fn spoken(word: &str) -> String {
    word.replace('-', " ")
}

/// Why something is so, without the rule's id: that is for programs. Which of several conditions asks for it is said.
pub fn reason(reason: &Reason) -> String {
    match reason.rule.strip_prefix("condition-") {
        Some(condition) if !reason.why.contains(condition) => format!("{} ({})", reason.why, spoken(condition)),
        _ => reason.why.to_string(),
    }
}

/// Text whose figures stay with their units, and whose signs with their figures, when its lines are broken.
pub fn unbroken(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut before = "";
    for word in text.split(' ') {
        let unit =
            matches!(word.trim_end_matches(','), "s" | "min") && before.ends_with(|last: char| last.is_ascii_digit());
        let is_rest = before == "rest" && word.starts_with(|first: char| first.is_ascii_digit());
        let is_one = unit || is_rest || word == "×" || matches!(before, "×" | "per" | "hold");
        if !whole.is_empty() {
            whole.push(if is_one { NO_BREAK } else { ' ' });
        }
        whole.push_str(word);
        before = word;
    }
    whole
}

/// A blank at which no line is broken.
pub const NO_BREAK: char = '\u{a0}';

/// What stands after a dose whose resistance grows.
pub const MORE_LOAD: &str = "↑";

/// What a week is for.
pub fn kind(kind: WeekKind) -> &'static str {
    match kind {
        WeekKind::Build => "building",
        WeekKind::Lighter => "lighter",
    }
}

/// What stands before a notice.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => "Stop",
        Severity::Ask => "Ask first",
        Severity::Caution => "Take care",
        Severity::Gap => "Gap",
        Severity::Info => "Note",
    }
}

/// How hard a move is meant to be.
pub fn load(load: ItemLoad) -> &'static str {
    match load {
        ItemLoad::None => "none",
        ItemLoad::Light => "light",
        ItemLoad::Moderate => "moderate",
        ItemLoad::Challenging => "challenging",
    }
}

/// What became of an exercise.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Chosen => "chosen",
        Outcome::Eligible => "eligible",
        Outcome::Excluded => "excluded",
    }
}

/// Whether a rule may be missed.
pub fn rule_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Must => "must",
        Kind::Should => "should",
    }
}

/// What a rule is about.
pub fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::Frequency => "Frequency",
        Concern::Rest => "Rest",
        Concern::Volume => "Volume",
        Concern::Session => "Session",
        Concern::Dose => "Dose",
        Concern::Progression => "Progression",
        Concern::Condition => "Condition",
        Concern::Safety => "Safety",
        Concern::Equipment => "Equipment",
        Concern::Selection => "Selection",
        Concern::Advice => "Advice",
    }
}

/// What a condition says of an exercise, with a word before it where it bars or cautions.
pub fn said(stance: Stance, text: &str) -> String {
    match stance {
        Stance::Bar => format!("Barred: {text}"),
        Stance::Caution => format!("With care: {text}"),
        Stance::Favour => text.to_owned(),
    }
}
