//! Where one is in a script: driven by spans of time, and by keys.

use std::time::Duration;

use super::key::Key;
use super::moves::{Form, Move};
use super::script::Script;
use super::stage::{Beat, Kind, Stage};
use super::tally::Tally;
use crate::daily::Did;

/// How many seconds before a change the short bells are rung.
const SHORT: [u64; 3] = [3, 2, 1];
/// What a key adds to a rest, or takes from it.
const STEP: Duration = Duration::from_secs(10);
/// The longest rest.
const LONGEST: Duration = Duration::from_secs(600);

/// A bell that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bell {
    /// A change comes.
    Soon,
    /// It is there.
    Now,
}

/// How far somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// In the middle.
    Going,
    /// At the end of it.
    Finished,
    /// Gone before the end.
    Left,
}

/// Somebody who is guided through a script.
#[derive(Debug, Clone)]
pub struct Player {
    script: Script,
    at: usize,
    gone: Duration,
    is_paused: bool,
    helps: bool,
    state: State,
    eased: Vec<bool>,
    tally: Tally,
    said: Option<String>,
}

impl Player {
    /// At the start of a script.
    pub fn new(script: Script) -> Self {
        let state = if script.stages.is_empty() { State::Finished } else { State::Going };
        let eased = vec![false; script.moves.len()];
        let tally = Tally::default();
        Self { script, at: 0, gone: Duration::ZERO, is_paused: false, helps: false, state, eased, tally, said: None }
    }

    /// Lets time pass; the bells that were due in it. While it is paused, or help is open, time stands still.
    pub fn tick(&mut self, elapsed: Duration) -> Vec<Bell> {
        let mut bells = Vec::new();
        let mut left = if self.is_paused || self.helps { Duration::ZERO } else { elapsed };
        while left > Duration::ZERO {
            let Some(stage) = self.stage() else { break };
            let (length, from) = (stage.length, self.gone);
            let to = length.min(from.saturating_add(left));
            left = left.saturating_sub(to.saturating_sub(from));
            let due = SHORT.into_iter().filter_map(|before| length.checked_sub(Duration::from_secs(before)));
            bells.extend(due.filter(|due| from < *due && to >= *due).map(|_| Bell::Soon));
            self.gone = to;
            if to >= length {
                bells.push(Bell::Now);
                self.pass();
            }
        }
        bells
    }

    /// Does what a key asks for.
    pub fn press(&mut self, key: Key) {
        self.said = None;
        if self.state != State::Going {
            return;
        }
        match key {
            Key::Pause => self.is_paused = !self.is_paused,
            Key::Help => self.helps = !self.helps,
            Key::Next => self.pass(),
            Key::Previous => self.go(self.at.saturating_sub(1)),
            Key::Skip => self.skip(),
            Key::Easier => self.ease(),
            Key::More => self.rest(|rest| rest.saturating_add(STEP).min(LONGEST)),
            Key::Less => self.rest(|rest| rest.saturating_sub(STEP)),
            Key::Quit => {
                self.note();
                self.state = State::Left;
            }
        }
    }

    /// Notes the stage that ends, and goes on to the next.
    fn pass(&mut self) {
        self.note();
        self.go(self.at + 1);
    }

    fn note(&mut self) {
        if let (Some(stage), Some(form)) = (self.script.stages.get(self.at), self.form()) {
            let exercise = form.exercise.clone();
            self.tally.note(stage, self.gone, &exercise);
        }
    }

    fn go(&mut self, at: usize) {
        (self.at, self.gone, self.said) = (at, Duration::ZERO, None);
        if at >= self.script.stages.len() {
            self.state = State::Finished;
        }
    }

    /// Leaves the rest of a move out; a set of which half is done counts.
    fn skip(&mut self) {
        self.note();
        let Some(now) = self.stage().map(|stage| stage.at) else { return };
        let name = self.form().map(|form| form.name.clone()).unwrap_or_default();
        let rest = self.script.stages.iter().skip(self.at).take_while(|stage| stage.at == now).count();
        self.go(self.at + rest);
        self.said = Some(format!("{name} is left out from here on."));
    }

    fn ease(&mut self) {
        let Some(at) = self.stage().map(|stage| stage.at) else { return };
        let Some(one) = self.script.moves.get(at) else { return };
        let (Some(easier), Some(eased)) = (&one.easier, self.eased.get_mut(at)) else {
            self.said = Some(format!("There is no easier form of {} that your plan allows.", one.planned.name));
            return;
        };
        *eased = !*eased;
        let (from, to) = if *eased { (&one.planned, easier) } else { (easier, &one.planned) };
        let (name, per_side) = (to.name.clone(), to.per_side);
        if from.per_side == per_side {
            self.said = Some(format!("Now {name}, with the same dose."));
            return;
        }
        self.resume();
        let how = if per_side { "one side after the other" } else { "both sides at once" };
        self.said = Some(format!("Now {name}, {how}."));
    }

    /// Goes on in stages that are written anew. A set that was under way begins again: it has other sides now.
    fn resume(&mut self) {
        let Some(now) = self.stage().cloned() else { return };
        self.script.rewrite(&self.eased);
        let is_between = matches!(now.kind, Kind::Ready | Kind::Rest | Kind::Change);
        let is_same = |stage: &Stage| if is_between { stage.kind == now.kind } else { stage.is_work() };
        let there = self.script.stages.iter().position(|stage| stage.is_of_set(&now) && is_same(stage));
        self.at = there.unwrap_or(self.at);
        if !is_between {
            self.gone = Duration::ZERO;
        }
    }

    /// Changes the rests of the move that are still to come, or the one that is on.
    fn rest(&mut self, change: impl Fn(Duration) -> Duration) {
        let Some(now) = self.stage().map(|stage| stage.at) else { return };
        let (at, gone) = (self.at, self.gone);
        let mut next = None;
        let stages = self.script.stages.iter_mut().enumerate().skip(at);
        for (number, stage) in stages.filter(|(_, stage)| stage.at == now && stage.kind == Kind::Rest) {
            stage.length = change(stage.length);
            if number == at {
                // What is over of it can't be taken back.
                stage.length = stage.length.max(gone);
            }
            next = next.or(Some(stage.length));
        }
        self.said = Some(match next {
            Some(rest) => format!("Rest: {} s.", rest.as_secs()),
            None => "No rest of this move is still to come.".to_owned(),
        });
    }

    /// The whole script, as it is now.
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// How far somebody is.
    pub fn state(&self) -> State {
        self.state
    }

    /// Whether time stands still because somebody asked for it.
    pub fn is_paused(&self) -> bool {
        self.is_paused
    }

    /// Whether the list of keys is open.
    pub fn helps(&self) -> bool {
        self.helps
    }

    /// What the last key did, until the stage changes.
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }

    /// The number of the stage, from 0.
    pub fn number(&self) -> usize {
        self.at
    }

    /// The stage; none at the end.
    pub fn stage(&self) -> Option<&Stage> {
        if self.state == State::Going { self.script.stages.get(self.at) } else { None }
    }

    /// The move that the stage is of or leads to.
    pub fn current(&self) -> Option<&Move> {
        self.script.moves.get(self.stage()?.at)
    }

    /// The form in which it is done.
    pub fn form(&self) -> Option<&Form> {
        self.form_of(self.stage()?)
    }

    /// The form in which the move of a stage is done.
    pub fn form_of(&self, stage: &Stage) -> Option<&Form> {
        let is_eased = self.eased.get(stage.at).copied().unwrap_or_default();
        self.script.moves.get(stage.at).map(|one| one.form(is_eased))
    }

    /// How much of the stage is over.
    pub fn gone(&self) -> Duration {
        self.gone
    }

    /// What is left of the stage.
    pub fn left(&self) -> Duration {
        self.stage().map_or(Duration::ZERO, |stage| stage.length.saturating_sub(self.gone))
    }

    /// Where one is in the stage's repetitions, where it has some.
    pub fn beat(&self) -> Option<Beat> {
        self.stage()?.beat(self.gone)
    }

    /// What is left of the whole.
    pub fn whole_left(&self) -> Duration {
        let later: Duration = self.script.stages.iter().skip(self.at + 1).map(|stage| stage.length).sum();
        self.left().saturating_add(later)
    }

    /// How much of the whole is over, 0 to 1.
    pub fn share(&self) -> f64 {
        let (whole, left) = (self.script.length().as_secs_f64(), self.whole_left().as_secs_f64());
        if self.state == State::Finished || whole <= 0.0 { 1.0 } else { 1.0 - left / whole }
    }

    /// The next stage in which something is done.
    pub fn coming(&self) -> Option<&Stage> {
        self.script.stages.iter().skip(self.at + 1).find(|stage| stage.is_work())
    }

    /// What was done, exercise by exercise, those sets added that were done before.
    pub fn did(&self) -> Vec<Did> {
        self.tally.did(&self.script.before)
    }
}
