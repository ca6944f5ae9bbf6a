//! What differs between two plans, session by session and move by move.

use serde::Serialize;

use crate::phrase;
use crate::plan::{Item, Plan, Session, StepKind};

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The session is new.
    SessionCame,
    /// The session is gone.
    SessionWent,
    /// The session is on another day.
    Day,
    /// The move is new.
    Came,
    /// The move is gone.
    Went,
    /// The move has another dose.
    Dose,
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The session's id, in the newer plan where it is in both.
    pub session: String,
    /// What kind of difference.
    pub what: What,
    /// The exercise's id, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise: Option<String>,
    /// Its name, as people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What `new` has otherwise than `old`, in the order of the sessions.
pub fn differences(old: &Plan, new: &Plan) -> Vec<Difference> {
    let mut found = Vec::new();
    let olds: Vec<&Session> = old.sessions().collect();
    let mut paired: Vec<&str> = Vec::new();
    for (week, session) in
        new.weeks.iter().flat_map(|week| week.sessions.iter().map(move |session| (week.week, session)))
    {
        // The same session: of the same day, else in the same place of its week.
        let place = new
            .weeks
            .iter()
            .find(|other| other.week == week)
            .and_then(|week| week.sessions.iter().position(|other| other.id == session.id));
        let in_place = || old.weeks.iter().find(|other| other.week == week).and_then(|week| week.sessions.get(place?));
        let same = olds.iter().copied().find(|other| other.date == session.date).or_else(in_place);
        match same.filter(|other| !paired.contains(&&*other.id)) {
            None => found.push(whole(session, What::SessionCame)),
            Some(other) => {
                paired.push(&other.id);
                found.extend(within(other, session));
            }
        }
    }
    found.extend(
        olds.into_iter()
            .filter(|session| !paired.contains(&&*session.id))
            .map(|session| whole(session, What::SessionWent)),
    );
    found
}

fn whole(session: &Session, what: What) -> Difference {
    let day = Some(phrase::date(session.date));
    let (from, to) = if what == What::SessionWent { (day, None) } else { (None, day) };
    Difference { session: session.id.to_string(), what, exercise: None, name: None, from, to }
}

fn within(old: &Session, new: &Session) -> Vec<Difference> {
    let mut found = Vec::new();
    let difference = |what, item: &Item, from, to| Difference {
        session: new.id.to_string(),
        what,
        exercise: Some(item.exercise.to_string()),
        name: Some(item.name.to_string()),
        from,
        to,
    };
    if old.date != new.date {
        let (from, to) = (Some(phrase::date(old.date)), Some(phrase::date(new.date)));
        found.push(Difference { session: new.id.to_string(), what: What::Day, exercise: None, name: None, from, to });
    }
    let phases: [fn(&Session) -> &[Item]; 3] =
        [|session| &session.warm_up, |session| &session.strengthening, |session| &session.stretching];
    for items in phases {
        let find = |session: &'_ Session, id: &str| items(session).iter().find(|item| item.exercise == id).cloned();
        for item in items(old).iter().filter(|item| find(new, &item.exercise).is_none()) {
            found.push(difference(What::Went, item, Some(dose(item)), None));
        }
        for item in items(new) {
            match find(old, &item.exercise) {
                None => found.push(difference(What::Came, item, None, Some(dose(item)))),
                Some(before) if dose(&before) != dose(item) => {
                    found.push(difference(What::Dose, item, Some(dose(&before)), Some(dose(item))));
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// The dose with its rest and what no figure of it shows: how the resistance grows.
fn dose(item: &Item) -> String {
    let rest = item.rest_seconds.map(|seconds| format!(", rest {seconds} s")).unwrap_or_default();
    // A harder form is named in the dose.
    let grows = item.step.as_ref().filter(|step| step.kind == StepKind::Load && item.form.is_none());
    let grows = grows.map(|step| format!(", {}", step.text)).unwrap_or_default();
    [phrase::item_dose(item), rest, grows].concat()
}
