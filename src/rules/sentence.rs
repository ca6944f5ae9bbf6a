//! The sentences of the rules: their figures are those of `data/programmes.toml`, put in where a sentence names them in
//! braces, so that what is said and what is planned can't differ.

use std::borrow::Cow;

use crate::builtin::PROGRAMMES;
use crate::catalog::{Goal, Group, Level, Range};
use crate::programme::{Programmes, Rest};

use super::Rule;

impl Rule {
    /// What it says, with the figures that the planner uses.
    pub fn sentence(&self) -> Cow<'static, str> {
        if !self.says.contains('{') {
            return Cow::Borrowed(self.says);
        }
        let mut text = String::with_capacity(self.says.len());
        let mut rest = self.says;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            text.push_str(&figure(name, &PROGRAMMES).unwrap_or_else(|| name.to_owned()));
            rest = after;
        }
        text.push_str(rest);
        Cow::Owned(text)
    }
}

/// A figure as it is spoken; `None` where none has this name.
fn figure(name: &str, programmes: &'static Programmes) -> Option<String> {
    let session = programmes.session;
    let level = |level: Level| programmes.level(level);
    let minutes = |seconds: Range| Range { min: seconds.min / 60, max: seconds.max / 60 };
    let less = |share: Range| Range { min: 100 - share.max.min(100), max: 100 - share.min.min(100) };
    let figure = match name {
        "hard-beginner" => range(level(Level::Beginner).hard_sessions),
        "hard-intermediate" => range(level(Level::Intermediate).hard_sessions),
        "hard-advanced" => range(level(Level::Advanced).hard_sessions),
        "days-beginner" => number(level(Level::Beginner).usual_days),
        "days-advanced" => number(level(Level::Advanced).usual_days),
        "days-mobility" => number(programmes.goal(Goal::Mobility).usual_days?),
        "days-relief" => number(programmes.goal(Goal::PainRelief).usual_days?),
        "turn-days" => number(programmes.goal(Goal::PainRelief).in_turn_from?),
        "hours" => session.hours_between_hard.to_string(),
        "warm-up" => range(minutes(session.warm_up_seconds)),
        "hard-moves" => range(session.hard_moves),
        "easy-moves" => range(session.easy_moves),
        "rows" => number(session.most_rows),
        "row-weeks" => number(session.weeks_with_one_row),
        "stretches" => range(session.stretches),
        "hinges" => number(session.most_hinges),
        "different" => number(session.most_different),
        "water" => number(session.most_water_sessions),
        "bridges" => number(session.most_bridges),
        "longest-bridge" => number(session.longest_bridge),
        "sets-beginner" => range(level(Level::Beginner).sets),
        "block" => number(session.weeks_of_building),
        "lighter" => digits(less(session.lighter_share)),
        "muscle-sets" => number(programmes.goal(Goal::Muscle).target(Group::Lats, Level::Intermediate)?.min),
        "most-sets" => number(session.most_sets),
        "rest-heavy" => range(minutes(rests(programmes, |rest| rest.heavy))),
        "rest-loaded" => digits(rests(programmes, |rest| rest.loaded)),
        "rest-gentle" => digits(rests(programmes, |rest| rest.gentle)),
        "ramp-up" => range(session.ramp_up_sets),
        "bad-moves" => number(programmes.bad_day.moves),
        "measure-weeks" => format!("{}", programmes.measures.every_weeks),
        "reserve-beginner" => range(level(Level::Beginner).reserve),
        "reserve-others" => range(level(Level::Advanced).reserve),
        _ => return None,
    };
    Some(figure)
}

/// The shortest and the longest rest that any goal gives, in seconds.
fn rests(programmes: &'static Programmes, of: fn(Rest) -> u32) -> Range {
    let all = || programmes.goals.iter().map(|goal| of(goal.rest)).chain([of(programmes.session.least_rest)]);
    Range { min: all().min().unwrap_or_default(), max: all().max().unwrap_or_default() }
}

/// "two", "two or three", "three to five".
fn range(range: Range) -> String {
    match range.max - range.min {
        0 => number(range.min),
        1 => format!("{} or {}", number(range.min), number(range.max)),
        _ => format!("{} to {}", number(range.min), number(range.max)),
    }
}

/// "40 to 50".
fn digits(range: Range) -> String {
    format!("{} to {}", range.min, range.max)
}

/// A number in words, as long as it is a short one.
fn number(number: u32) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = WORDS.get(number as usize).copied();
    let tens = match number {
        16 => Some("sixteen"),
        20 => Some("twenty"),
        30 => Some("thirty"),
        _ => None,
    };
    word.or(tens).map_or_else(|| number.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_that_a_sentence_names_is_known() {
        let mut count = 0;
        for rule in crate::rules::all() {
            for (name, _) in rule.says.split('{').skip(1).filter_map(|rest| rest.split_once('}')) {
                assert!(figure(name, &PROGRAMMES).is_some(), "{}: {name}", rule.id);
                count += 1;
            }
            let sentence = rule.sentence();
            assert!(!sentence.contains(['{', '}']), "{}: {sentence}", rule.id);
        }
        assert!(count >= 30, "{count}");
    }

    #[test]
    fn figures_are_spoken_as_people_say_them() {
        let says = |id: &str| crate::rules::find(id).unwrap().sentence().into_owned();
        assert_eq!(says("stretch-count"), "A session ends with three to five static stretches.");
        assert_eq!(says("rest-48h"), "At least 48 hours lie between two hard sessions, over the end of the week too.");
    }
}
