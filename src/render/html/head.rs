//! What stands at the top of a page and at its end.

use crate::desk::DeskDay;
use crate::plan::{GENERATOR, Moves, Notice, Plan, Severity};
use crate::profile::Profile;
use crate::render::Letterhead;
use crate::render::notes::Notes;
use crate::render::{about, phrase};

/// What stands at the top and at the end.
pub struct Head<'a> {
    /// The name of the plan.
    pub title: &'a str,
    /// Who hands it out.
    pub letterhead: Letterhead,
    /// When it is for.
    pub subtitle: String,
    /// What the cards are called.
    pub body: &'static str,
    /// What it was made for: labels and words.
    pub made_for: Vec<(&'static str, String)>,
    /// The notices that nobody may miss.
    pub above: Vec<NoticeView<'a>>,
    /// What the plan lacks.
    pub below: Vec<NoticeView<'a>>,
    /// What holds for any plan.
    pub general: Vec<&'a str>,
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
        Self::plain(title, "From the catalog".to_owned(), "exercises")
    }

    /// The head of a page of clients, with how many plans there are.
    pub fn of_clients(count: String) -> Self {
        Self::plain("Clients", count, "clients")
    }

    /// The head of a page that is not about one person.
    fn plain(title: &'a str, subtitle: String, body: &'static str) -> Self {
        Self {
            title,
            letterhead: Letterhead::default(),
            subtitle,
            body,
            made_for: Vec::new(),
            above: Vec::new(),
            below: Vec::new(),
            general: Vec::new(),
            sources: Vec::new(),
            generator: GENERATOR,
        }
    }

    /// The head of a plan's page.
    pub fn of_plan(plan: &'a Plan) -> Self {
        let profile = &plan.profile;
        let made_for = about::sessions_made_for(profile);
        let moves = plan.moves.as_ref();
        Self::new(profile, about::dates(plan), "sessions", made_for, &plan.notices, moves, &plan.generator)
    }

    /// The head of a desk day's page.
    pub fn of_desk(day: &'a DeskDay) -> Self {
        let made_for = about::breaks_made_for(day);
        Self::new(&day.profile, about::times(day), "breaks", made_for, &day.notices, Some(&day.moves), &day.generator)
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
        let notes = Notes::new(notices);
        Self {
            title: about::title(profile),
            letterhead: Letterhead::default(),
            subtitle,
            body,
            made_for,
            below: notes.of_plan().map(NoticeView::of).collect(),
            above: notes.above.into_iter().map(NoticeView::of).collect(),
            general: notes.general.into_iter().map(|notice| &*notice.text).collect(),
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
