//! What a week of which something was done asks of the next.

use super::advice::Look;
use super::course::{Course, Limits, Pain};
use super::{Change, Learnt, absence, moves};
use crate::builtin::LADDERS;
use crate::daily::diary::{Diary, Record};
use crate::plan::{Plan, Session, Step, Week, WeekKind};
use crate::planner::Word;

/// The rule of a week that pain does not hold back.
pub const GOES_ON: &str = "pain-scale";
/// How only one move gives way.
const NOTE: &str = "Note which move hurts, and only that one gives way: backplan log --move-pain ID=PAIN";

/// A week of which something was done, with what stands beside it.
pub struct Lesson<'a> {
    plan: &'a Plan,
    diary: &'a Diary<'a>,
    course: &'a Course,
    week: &'a Week,
    limits: Limits,
    /// What was done of it.
    done: Vec<&'a Record<'a>>,
    /// The moves that hurt, the worst first; a bad day had its own small session, and its pain is what that was for.
    hurt: Vec<(String, u32)>,
    /// Whether the week after it is a lighter one.
    is_lighter_next: bool,
}

impl<'a> Lesson<'a> {
    /// What was done of a week of `plan`.
    pub fn new(plan: &'a Plan, diary: &'a Diary<'a>, course: &'a Course, week: &'a Week) -> Self {
        let all = week.sessions.iter().filter_map(|session| diary.record(session));
        let done: Vec<&Record> = all.filter(|record| record.is_done()).collect();
        let usual: Vec<&Record> = done.iter().copied().filter(|record| !record.bad_day).collect();
        let next = plan.weeks.iter().find(|other| other.week == week.week + 1);
        Self {
            plan,
            diary,
            course,
            week,
            limits: Limits::of(&plan.profile, diary.usual_pain),
            hurt: moves::hurt(&usual),
            done,
            is_lighter_next: next.is_some_and(|next| next.kind == WeekKind::Lighter),
        }
    }

    /// What follows.
    pub fn learnt(&self) -> Learnt {
        let mut learnt = Learnt::default();
        let found = self.pain(&mut learnt) || self.held(&mut learnt);
        let is_back = || absence::second_week_back(&mut learnt, self.plan, self.diary, self.week, self.is_lighter_next);
        let is_free = !found && !{ is_back }();
        learnt.lived.undone = absence::undone(self.diary, self.week);
        moves::give_way(&mut learnt, self.plan, self.diary, self.week, &self.hurt, self.limits);
        moves::settle(&mut learnt, self.plan, self.diary, self.week, self.limits);
        absence::not_done(&mut learnt, self.diary, self.week);
        absence::too_many_days(&mut learnt, self.plan, self.diary, self.week);
        moves::behind(&mut learnt, self.plan, self.diary, self.week);
        if is_free {
            let is_all = learnt.sore.is_empty();
            learnt.changes.insert(0, Change::new(GOES_ON, self.goes_on(is_all)));
        }
        moves::ahead(&mut learnt, self.plan, self.diary, self.week, self.is_lighter_next);
        learnt
    }

    fn goes_on(&self, is_all: bool) -> String {
        let is_of_moves = self.hurt.iter().any(|(_, pain)| *pain > self.limits.goes_on_to);
        let pain = match (self.course.worst(self.week.week), self.hurt.is_empty()) {
            (Some(pain), _) if pain.of_ten == 0 => "there was none".to_owned(),
            (Some(pain), _) if is_of_moves => format!("the worst beside that of single moves {}", pain.said()),
            (Some(pain), _) => format!("the worst {}", pain.said()),
            (None, true) => "none was noted".to_owned(),
            (None, false) => "none was noted but that of single moves".to_owned(),
        };
        let else_ = if is_all && !is_of_moves { "" } else { " else" };
        format!("Pain holds nothing{else_} back: {pain}.")
    }

    /// While pain grows from week to week, nothing else does.
    fn is_growing(&self, learnt: &mut Learnt) -> bool {
        let Some(course) = self.growth() else { return false };
        learnt.lived.word = Word::Stay;
        let text = format!("{}: {course}.", self.once_more());
        learnt.changes.push(Change::new("pain-scale", text));
        learnt.hurts = true;
        true
    }

    /// How pain has grown from week to week, where it has, and what then is to be done.
    fn growth(&self) -> Option<String> {
        let weeks = self.course.last_weeks(self.week.week, figures().rising_weeks)?;
        let grows = weeks.iter().zip(weeks.iter().skip(1)).all(|(before, after)| before < after);
        let course = weeks.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let text =
            format!("the worst pain has grown from week to week, {course}; where that goes on, have it looked at");
        (grows && !weeks.is_empty()).then_some(text)
    }

    /// What pain asks of the coming week: less where there was much of it or it rose, the same where there was some. Whether
    /// it asks for anything.
    fn pain(&self, learnt: &mut Learnt) -> bool {
        let Limits { goes_on_to, back_from } = self.limits;
        let worst = self.course.worst(self.week.week);
        let of_ten = worst.map_or(0, |pain| pain.of_ten);
        let said = || worst.map(Pain::said).unwrap_or_default();
        let rising = self.rising();
        // One step of the scale more is still that move's pain.
        let is_of_a_move = self.hurt.first().is_some_and(|(_, pain)| *pain > goes_on_to && pain + 1 >= of_ten);
        let runs = |from: u32| self.course.run(self.week.week, from);
        let was_lighter = self.week.kind == WeekKind::Lighter;
        if let Some(reason) = self.look().reason(self.week.week) {
            self.halve(learnt, &reason, true);
            learnt.hurts = true;
            return true;
        }
        match (rising, of_ten) {
            (None, pain) if pain <= goes_on_to => {
                return self.is_worse(learnt, worst) || self.is_growing(learnt) || self.is_unchanged(learnt);
            }
            (_, _) if is_of_a_move => {
                learnt.lived.word = Word::Stay;
                let text = format!("Beside what hurt, nothing grows: {}.", said());
                learnt.changes.push(Change::new("pain-scale", text));
            }
            (Some(course), _) => {
                self.halve(learnt, &format!("pain rose over {} sessions, {course}", figures().rising_sessions), false);
            }
            (None, pain) if pain >= back_from => self.halve(learnt, &said(), false),
            (None, _) if was_lighter || runs(goes_on_to + 1) == figures().some_weeks as usize => {
                self.halve(
                    learnt,
                    &format!("{}, {}", said(), if was_lighter { "in a lighter week" } else { "once more" }),
                    false,
                );
            }
            (None, _) => {
                learnt.lived.word = Word::Stay;
                let grows = self.growth().map(|grows| format!("; {grows}")).unwrap_or_default();
                let text = format!("{}: {}{grows}. {NOTE}", self.once_more(), said());
                learnt.changes.push(Change::new("pain-scale", text));
            }
        }
        learnt.hurts = true;
        true
    }

    /// About half the work in the coming week, and after it a step less than before.
    fn halve(&self, learnt: &mut Learnt, why: &str, waits: bool) {
        learnt.lived.word = Word::Back(1);
        learnt.lived.eases = true;
        if waits {
            let opens = self.look().opens(self.week.week);
            let text = format!("Not yet: {why}. {}", opens.said(self.limits));
            learnt.waits = Some(opens);
            learnt.changes.push(Change { waits, ..Change::new("step-back", text) });
            return;
        }
        let what = match (self.week.kind, self.is_lighter_next) {
            (_, true) => "The lighter week comes now",
            (WeekKind::Lighter, _) => "The lighter week once more",
            (WeekKind::Build, _) => "The coming week has about half the work",
        };
        let then = if self.has_grown() {
            "after it all goes on a step lower"
        } else {
            "after it comes the work of the first week once more"
        };
        let weighted = self.week.sessions.iter().flat_map(|session| &session.strengthening).any(moves::is_weighted);
        let weight = if weighted { " Of any weight, a fifth less until pain is low again." } else { "" };
        let grows = self.growth().map(|grows| format!("; {grows}")).unwrap_or_default();
        let text = format!(
            "{what}, and {then}: {why}{grows}. Train only on days on which pain beforehand is {} or less, and on others do the moves \
             of a bad day.{weight} No better in a week: stop, and have it looked at. {NOTE}",
            self.limits.goes_on_to
        );
        learnt.changes.push(Change::new("step-back", text));
    }

    /// Whether anything was made harder since the plan began.
    fn has_grown(&self) -> bool {
        let weeks = self.plan.weeks.iter().filter(|week| week.week <= self.week.week && week.kind == WeekKind::Build);
        let items = weeks.flat_map(|week| &week.sessions).flat_map(|session| &session.strengthening);
        { items }.any(|item| item.step.as_ref().is_some_and(Step::is_growth))
    }

    fn look(&self) -> Look<'_> {
        Look { plan: self.plan, diary: self.diary, course: self.course, limits: self.limits }
    }

    /// Pain that some weeks have made no better is looked at before anything grows.
    fn is_unchanged(&self, learnt: &mut Learnt) -> bool {
        let Some(weeks) = self.course.last_weeks(self.week.week, figures().unchanged_weeks) else { return false };
        let Some((now, before)) = weeks.split_last() else { return false };
        let least = before.iter().min().copied().unwrap_or_default();
        if *now < least || weeks.iter().any(|pain| *pain < figures().unchanged_from) {
            return false;
        }
        learnt.lived.word = Word::Stay;
        let text = format!(
            "{} weeks have not made the pain less, the worst is still {now} of 10: ask a doctor or physiotherapist before anything \
             grows. {}.",
            self.course.run(self.week.week, figures().unchanged_from),
            self.once_more()
        );
        learnt.changes.push(Change::new("pain-scale", text));
        learnt.hurts = true;
        true
    }

    /// Where something hurts already, steps are for weeks in which it is no worse.
    fn is_worse(&self, learnt: &mut Learnt, worst: Option<Pain>) -> bool {
        let hurts = !self.plan.profile.conditions.is_empty();
        let (Some(now), Some(before)) = (worst, self.course.worst_before(self.week.week)) else { return false };
        if !hurts || now.of_ten <= before.of_ten || now.of_ten < figures().worse_from {
            return false;
        }
        learnt.lived.word = Word::Stay;
        let text = format!(
            "{}: the worst {}, after {} in the week before, and steps are for weeks in which it is no worse. Where it goes on \
             rising, have it looked at.",
            self.once_more(),
            now.said(),
            before.of_ten
        );
        learnt.changes.push(Change::new("pain-scale", text));
        learnt.hurts = true;
        true
    }

    /// What else holds the coming week: a bad day, much that was left out, or sessions that took all there was.
    fn held(&self, learnt: &mut Learnt) -> bool {
        let (done, all) = (self.done.len(), self.week.sessions.len());
        let bad: Vec<&Record> = self.done.iter().copied().filter(|record| record.bad_day).collect();
        let worst_of_bad = bad.iter().filter_map(|record| record.worst()).max().map_or(0, u32::from);
        let is_severe = worst_of_bad >= figures().severe_from;
        if is_severe || (bad.len() > 1 && worst_of_bad >= self.limits.back_from) {
            let days = if bad.len() == 1 { "a bad day".to_owned() } else { format!("{} bad days", bad.len()) };
            self.halve(learnt, &format!("pain was {worst_of_bad} of 10 at worst on {days}"), false);
            learnt.hurts = true;
            return true;
        }
        let efforts: Vec<u8> = self.done.iter().filter_map(|record| record.effort).collect();
        let (rule, text) = if !bad.is_empty() {
            let last =
                self.week.sessions.iter().filter_map(|session| self.diary.record(session)).rfind(|one| one.is_done());
            let then = if last.is_some_and(|record| record.bad_day) {
                " Once a morning is as usual, its first session has half of the strengthening that is planned, with half of any weight; the \
                 session after it is whole again."
            } else {
                ""
            };
            let days = if bad.len() == 1 {
                "one of its days was a bad one".to_owned()
            } else {
                format!("{} of its days were bad ones", bad.len())
            };
            ("bad-day-session", format!("{}: {days}.{then}", self.once_more()))
        } else if done * 100 < all * figures().least_done as usize {
            let only = format!("only {done} of its {all} sessions {} done", absence::was(done));
            ("one-step-at-a-time", format!("{}: {only}.", self.once_more()))
        } else if !efforts.is_empty() && efforts.iter().all(|effort| u32::from(*effort) >= figures().hard_from) {
            let text = format!(
                "{}: each of its sessions was {} of 10 hard or more. Take about a tenth off the weight, or stop two repetitions \
                 earlier; steps are for sessions that leave something.",
                self.once_more(),
                figures().hard_from
            );
            ("one-step-at-a-time", text)
        } else {
            return false;
        };
        learnt.lived.word = Word::Stay;
        learnt.changes.push(Change::new(rule, text));
        true
    }

    /// What is said of a week after which nothing grows.
    fn once_more(&self) -> &'static str {
        match (self.is_lighter_next, self.week.kind) {
            (true, _) => "The lighter week comes as planned, and nothing grows after it",
            (false, WeekKind::Lighter) => "What is not named below comes back as it was before the lighter week",
            (false, WeekKind::Build) => "The week is done once more",
        }
    }

    /// The course of pain, where it rose over the last sessions up to the end of the week.
    fn rising(&self) -> Option<String> {
        let until = self.plan.weeks.iter().take_while(|other| other.week <= self.week.week);
        let worst = |session: &Session| {
            let record = self.diary.record(session).filter(|record| record.is_done() && !record.bad_day);
            record.and_then(Pain::of).map(|pain| pain.of_ten)
        };
        let all: Vec<u32> = until.flat_map(|week| &week.sessions).filter_map(worst).collect();
        let last = all.len().checked_sub(figures().rising_sessions as usize).and_then(|from| all.get(from..))?;
        let rose = last.iter().zip(last.iter().skip(1)).all(|(before, after)| before < after);
        let counts = last.last().is_some_and(|pain| *pain >= figures().rising_from.max(self.limits.goes_on_to));
        let is_of_week = self.week.sessions.iter().any(|session| worst(session).is_some());
        let course = || last.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        (rose && counts && is_of_week).then(course)
    }
}

fn figures() -> crate::ladder::Lived {
    LADDERS.lived
}
