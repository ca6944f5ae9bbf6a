//! What is said of a stage, in words.

use std::time::Duration;

use crate::guided::{Kind, Part, Player, Side, Stage, Work};

/// Seconds as a countdown shows them: "45", from a hundred on "1:40".
pub fn clock(left: Duration) -> String {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    if seconds < 100 { format!("{seconds} s") } else { format!("{}:{:02} min", seconds / 60, seconds % 60) }
}

/// The figure alone: what is large has no unit.
pub fn large(player: &Player) -> String {
    match player.beat() {
        Some(beat) => beat.rep.to_string(),
        None => clock(player.left()).split(' ').next().unwrap_or_default().to_owned(),
    }
}

/// Minutes of the whole: "12 min".
pub fn minutes(left: Duration) -> String {
    match left.as_secs().div_ceil(60) {
        0 => "0 min".to_owned(),
        1 => format!("{} s", left.as_secs()),
        minutes => format!("{minutes} min"),
    }
}

/// Where one is: "Move 3 of 9", "strengthening", "set 2 of 3", "left side".
pub fn place(player: &Player) -> Vec<String> {
    let (Some(stage), Some(one)) = (player.stage(), player.current()) else { return Vec::new() };
    let script = player.script();
    let mut place = vec![format!("Move {} of {}", stage.at + 1, script.moves.len()), one.phase.word().to_owned()];
    if stage.lighter {
        place.push(format!("lighter set {} of {}", stage.set, one.item.ramp_up_sets.unwrap_or(stage.set)));
    } else if one.item.sets > 1 {
        place.push(format!("set {} of {}", stage.set, one.item.sets));
    }
    if let (round, rounds @ 2..) = stage.round {
        place.push(format!("round {round} of {rounds}"));
    }
    place.extend(stage.side.map(|side| format!("{} side", side.word())));
    place
}

/// What is to be done now: "Hold", "Rest", "Go".
pub fn now(player: &Player) -> String {
    let Some(stage) = player.stage() else { return String::new() };
    match stage.kind {
        Kind::Ready => "Get ready".to_owned(),
        Kind::Rest => "Rest".to_owned(),
        Kind::Sides => format!("Change to the {} side", stage.side.map(Side::word).unwrap_or_default()),
        Kind::Again => "Let go, and again".to_owned(),
        Kind::Change => "Change to the next move".to_owned(),
        Kind::Work(Work::Hold) => "Hold".to_owned(),
        Kind::Work(Work::Seconds) => "Keep moving".to_owned(),
        Kind::Work(Work::Reps { count, least, .. }) => player.beat().map_or_else(String::new, |beat| {
            let enough = if beat.rep > least { " · n where it is enough" } else { "" };
            let left = if beat.part == Part::Hold && beat.left < 2 { String::new() } else { format!(" {}", beat.left) };
            format!("of {count} · {}{left}{enough}", beat.part.word())
        }),
    }
}

/// What comes after the stage: "Bird dog, set 2 of 3, left side".
pub fn next(player: &Player) -> String {
    let Some(stage) = player.coming() else { return "the end".to_owned() };
    of(player, stage).join(", ")
}

/// A stage's move, set, round and side.
fn of(player: &Player, stage: &Stage) -> Vec<String> {
    let (Some(form), Some(one)) = (player.form_of(stage), player.script().moves.get(stage.at)) else {
        return Vec::new();
    };
    let mut words = vec![form.name.clone()];
    if stage.lighter {
        words.push(format!("lighter set {}", stage.set));
    } else if one.item.sets > 1 {
        words.push(format!("set {} of {}", stage.set, one.item.sets));
    }
    if let (round, rounds @ 2..) = stage.round {
        words.push(format!("round {round} of {rounds}"));
    }
    words.extend(stage.side.map(|side| format!("{} side", side.word())));
    words
}

/// A stage as a line that begins with what is done in it.
pub fn line(player: &Player) -> String {
    let (Some(stage), Some(one), Some(form)) = (player.stage(), player.current(), player.form()) else {
        return String::new();
    };
    let time = clock(stage.length);
    let what = of(player, stage).join(", ");
    let caution: String = form.caution.iter().chain(&form.news).flat_map(|text| [" ", text]).collect();
    let tempo = |tempo: crate::plan::Tempo| match tempo.pause {
        0 => format!("{} s, back {} s", tempo.lift, tempo.lower),
        pause => format!("{} s, hold {pause} s, back {} s", tempo.lift, tempo.lower),
    };
    match stage.kind {
        Kind::Ready => format!("Get ready, {time}: {what}: {}.{caution}", form.dose),
        Kind::Change => {
            let (at, all) = (stage.at + 1, player.script().moves.len());
            format!("Change, {time}. Move {at} of {all}: {}, {}.", form.name, one.phase.word())
        }
        Kind::Rest => format!("Rest, {time}. Then {what}."),
        Kind::Sides => format!("Change sides, {time}. Then {what}."),
        Kind::Again => format!("Let go, {time}. Then {what}."),
        Kind::Work(Work::Hold) => format!("Hold, {time}: {what}."),
        Kind::Work(Work::Seconds) => format!("Keep moving, {time}: {what}."),
        Kind::Work(Work::Reps { count, tempo: own, .. }) => {
            format!("{count} repetitions, {time}: {what}. Each: go {}.", tempo(own))
        }
    }
}
