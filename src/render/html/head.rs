//! What stands at the top of a page and at its end.

use crate::desk::DeskDay;
use crate::plan::{GENERATOR, Moves, Notice, Plan, Severity};
use crate::profile::Profile;
use crate::render::{about, phrase};

/// The rule whose notice stands under the title.
const DISCLAIMER: &str = "not-a-diagnosis";

/// What stands at the top and at the end.
pub struct Head<'a> {
    /// The name of the plan.
    pub title: &'a str,
    /// When it is for.
    pub subtitle: String,
    /// What the cards are called.
    pub body: &'static str,
    /// What it was made for: labels and words.
    pub made_for: Vec<(&'static str, String)>,
    /// That it is no diagnosis.
    pub disclaimer: Option<&'a str>,
    /// The notices that nobody may miss.
    pub grave: Vec<NoticeView<'a>>,
    /// What is good to know, folded away.
    pub others: Vec<NoticeView<'a>>,
    /// The titles of what the moves are taken from.
    pub sources: Vec<&'a str>,
    /// The program that made it.
    pub generator: &'a str,
}

/// A notice.
pub struct NoticeView<'a> {
    /// How much it matters, as a class.
    pub class: &'static str,
    /// The same as a word.
    pub word: &'static str,
    /// The notice.
    pub text: &'a str,
}

impl<'a> Head<'a> {
    /// The head of a page of exercises.
    pub fn of_exercises(title: &'a str) -> Self {
        Self {
            title,
            subtitle: "From the catalog".to_owned(),
            body: "exercises",
            made_for: Vec::new(),
            disclaimer: None,
            grave: Vec::new(),
            others: Vec::new(),
            sources: Vec::new(),
            generator: GENERATOR,
        }
    }

    /// The head of a plan's page.
    pub fn of_plan(plan: &'a Plan) -> Self {
        let profile = &plan.profile;
        let made_for = about::sessions_made_for(profile);
        let subtitle = about::period(profile.start, 7 * u64::from(profile.weeks));
        let moves = plan.moves.as_ref();
        Self::new(profile, subtitle, "sessions", made_for, &plan.notices, moves, &plan.generator)
    }

    /// The head of a desk day's page.
    pub fn of_desk(day: &'a DeskDay) -> Self {
        let ends = [day.breaks.first(), day.breaks.last()].map(|one| one.map_or("", |one| &one.at));
        let subtitle = match (day.breaks.len(), ends) {
            (1, [at, _]) => format!("One break at the desk, at {at}"),
            (number, [first, last]) => format!("{number} breaks at the desk, from {first} to {last}"),
        };
        let made_for = about::made_for(&day.profile);
        Self::new(&day.profile, subtitle, "breaks", made_for, &day.notices, Some(&day.moves), &day.generator)
    }

    fn new(
        profile: &'a Profile,
        subtitle: String,
        body: &'static str,
        made_for: Vec<(&'static str, String)>,
        notices: &'a [Notice],
        moves: Option<&'a Moves>,
        generator: &'a str,
    ) -> Self {
        let disclaimer = notices.iter().find(|notice| notice.rule == DISCLAIMER && notice.severity == Severity::Info);
        let shown = notices.iter().filter(|notice| disclaimer.is_none_or(|other| !std::ptr::eq(*notice, other)));
        let (grave, others): (Vec<&Notice>, Vec<&Notice>) = shown.partition(|notice| notice.severity < Severity::Info);
        let view = |notices: Vec<&'a Notice>| notices.into_iter().map(NoticeView::of).collect();
        Self {
            title: &profile.name,
            subtitle,
            body,
            made_for,
            disclaimer: disclaimer.map(|notice| &*notice.text),
            grave: view(grave),
            others: view(others),
            sources: moves.map(about::sources).unwrap_or_default(),
            generator,
        }
    }
}

impl<'a> NoticeView<'a> {
    fn of(notice: &'a Notice) -> Self {
        let class = match notice.severity {
            Severity::Stop => "stop",
            Severity::Ask => "ask",
            Severity::Caution => "caution",
            Severity::Gap => "gap",
            Severity::Info => "info",
        };
        Self { class, word: phrase::severity(notice.severity), text: &notice.text }
    }
}
