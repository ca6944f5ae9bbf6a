//! `backplan generate`: plan a week.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Failure, Io};
use crate::builtin::PROGRAMMES;
use crate::catalog::{Catalog, Goal, Level, Weekday};
use crate::cli::{GenerateArgs, ProfileArgs};
use crate::planner;
use crate::profile::{Name, Profile, next_monday};
use crate::render::PlanFormat;

/// Plans what the arguments ask for and prints the plan.
pub fn run(args: &GenerateArgs, catalog: &Catalog, io: &mut Io, today: impl Fn() -> Result<NaiveDate>) -> Result<()> {
    let profile = profile(&args.profile, catalog, today)?;
    let plan = planner::plan(&profile, catalog, &PROGRAMMES)?;
    let format = if args.json { PlanFormat::Json } else { args.format };
    format.write(&plan, io.canvas, &mut io.out)
}

/// The profile that the arguments ask for, with every default filled in.
fn profile(args: &ProfileArgs, catalog: &Catalog, today: impl Fn() -> Result<NaiveDate>) -> Result<Profile> {
    let level = args.level.unwrap_or(Level::Beginner);
    let goal = args.goal.unwrap_or(Goal::General);
    let on = weekdays(args, level, goal)?;
    let equipment = if args.equipment.is_empty() { vec!["none".to_owned()] } else { args.equipment.clone() };
    if equipment.len() > 1 && equipment.iter().any(|name| name == "none") {
        return Err(Failure::misuse("--equipment: none stands alone; leave it out, or the rest"));
    }
    Ok(Profile {
        name: args.name.clone().map_or(Name::Borrowed("backplan"), Name::Owned),
        level,
        goal,
        days: u32::try_from(on.len())?,
        on,
        weeks: 1,
        start: args.start.map_or_else(|| today().map(next_monday), Ok)?,
        minutes: None,
        equipment: equipment.into_iter().map(Name::Owned).collect(),
        conditions: Vec::new(),
        symptoms: Vec::new(),
        focus: Vec::new(),
        include: ids("--include", &args.include, catalog)?,
        exclude: ids("--exclude", &args.exclude, catalog)?,
        scheme: None,
        seed: args.seed.unwrap_or_default(),
    })
    .and_then(|profile| wishes_agree(&profile).map(|()| profile))
}

/// The weekdays asked for, or the usual ones for the number of days.
fn weekdays(args: &ProfileArgs, level: Level, goal: Goal) -> Result<Vec<Weekday>> {
    if args.on.is_empty() {
        let usual = PROGRAMMES.goal(goal).usual_days.unwrap_or(PROGRAMMES.level(level).usual_days);
        let days = args.days.unwrap_or(usual);
        let on = PROGRAMMES.usual_days.iter().find(|on| on.len() == days as usize);
        return Ok(on.copied().unwrap_or_default().to_vec());
    }
    let mut on = args.on.clone();
    on.sort_unstable();
    on.dedup();
    if on.len() < args.on.len() {
        return Err(Failure::misuse("--on: a weekday stands twice"));
    }
    match args.days {
        Some(days) if days as usize != on.len() => {
            let text =
                format!("--days {days} and --on with {} weekdays do not agree; --on alone sets the days", on.len());
            Err(Failure::misuse(text))
        }
        _ => Ok(on),
    }
}

/// The ids of the exercises that are named, which must exist.
fn ids(option: &str, names: &[String], catalog: &Catalog) -> Result<Vec<Name>> {
    let id = |name: &String| match catalog.named(name) {
        Some(exercise) => Ok(Name::Borrowed(exercise.id)),
        None => Err(Failure::misuse(format!("{option}: {}", super::show::unknown(name, catalog)))),
    };
    names.iter().map(id).collect()
}

fn wishes_agree(profile: &Profile) -> Result<()> {
    match profile.include.iter().find(|id| profile.exclude.contains(id)) {
        Some(id) => Err(Failure::misuse(format!("{id} can't be included and excluded at once"))),
        None => Ok(()),
    }
}
