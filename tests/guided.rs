//! The guided session: its script, every key, what is seen, and a whole session in a terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "support/process.rs"]
mod process;

use std::time::Duration;

use backplan::builtin;
use backplan::daily::Did;
use backplan::guided::view::{View, text};
use backplan::guided::{Bell, Form, Key, Kind, Move, Player, Rests, Script, Side, Stage, State, Work};
use backplan::plan::{Item, Plan, Session};
use backplan::render::drawing::braille::Colours;
use process::backplan;
use ratatui_core::buffer::{Buffer, Cell};
use ratatui_core::layout::Rect;
use ratatui_core::style::Color;

/// Who trains.
const PEOPLE: [&[&str]; 6] = [
    &["--level", "beginner"],
    &["--level", "intermediate", "--equipment", "gym"],
    &["--level", "advanced", "--goal", "strength", "--equipment", "gym"],
    &["--level", "intermediate", "--equipment", "home", "--goal", "muscle"],
    &["--goal", "pain-relief", "--condition", "chronic-back-pain"],
    &["--goal", "mobility", "--minutes", "15"],
];

fn plan(who: &[&str]) -> Plan {
    let arguments = [&["generate", "--json"], who].concat();
    serde_json::from_slice(&backplan(&arguments, "").stdout).unwrap()
}

fn script(session: &Session, plan: &Plan, before: &[Did]) -> Script {
    Script::of(session, plan, &builtin::catalog(), Rests::On, before)
}

/// A player of the first session of a plan.
fn player(who: &[&str]) -> Player {
    let plan = plan(who);
    let session = plan.sessions().next().unwrap();
    Player::new(script(session, &plan, &[]))
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Goes on to the first stage that is asked for.
fn to(player: &mut Player, is_it: impl Fn(&Stage) -> bool) {
    while !is_it(player.stage().expect("there is such a stage")) {
        player.press(Key::Next);
    }
}

/// Lets a stage run to its end.
fn run(player: &mut Player) -> Vec<Bell> {
    let left = player.left();
    player.tick(left)
}

/// Sets and sides, rounds of long holds.
fn works(item: &Item) -> usize {
    let is_long = item.hold_seconds.is_some_and(|hold| hold.min >= 10);
    let rounds = item.reps.filter(|_| is_long).map_or(1, |reps| reps.max);
    (item.sets * rounds * if item.per_side { 2 } else { 1 }) as usize
}

#[test]
fn every_set_side_and_rest_is_in_the_script_and_the_minutes_are_honest() {
    for who in PEOPLE {
        let plan = plan(who);
        for session in plan.sessions() {
            let script = script(session, &plan, &[]);
            for (at, item) in session.items().enumerate() {
                let of_move: Vec<&Stage> = script.stages.iter().filter(|stage| stage.at == at).collect();
                let own = || of_move.iter().filter(|stage| !stage.lighter && stage.is_work());
                assert_eq!(own().count(), works(item), "{who:?} {} {}", session.id, item.exercise);
                let of_side = |side| own().filter(|stage| stage.side == Some(side)).count();
                let half = if item.per_side { works(item) / 2 } else { 0 };
                assert_eq!((of_side(Side::Left), of_side(Side::Right)), (half, half), "{}", item.exercise);
                let rests = of_move.iter().filter(|stage| stage.kind == Kind::Rest && stage.set > 1 && !stage.lighter);
                let rest = seconds(u64::from(item.rest_seconds.unwrap_or(8)));
                let rests: Vec<Duration> = rests.map(|stage| stage.length).collect();
                assert_eq!(rests, vec![rest; item.sets as usize - 1], "{}", item.exercise);
                let lighter = of_move.iter().filter(|stage| stage.lighter && stage.is_work()).count();
                let sides = if item.per_side { 2 } else { 1 };
                assert_eq!(lighter, (item.ramp_up_sets.unwrap_or_default() * sides) as usize, "{}", item.exercise);
                assert_eq!(of_move.iter().filter(|stage| stage.kind == Kind::Change).count(), usize::from(at > 0));
            }
            let (taken, planned) = (script.length().as_secs_f64() / 60.0, session.minutes);
            assert!((taken / planned - 1.0).abs() < 0.2, "{who:?} {}: {taken:.1} for {planned} min", session.id);
        }
    }
}

#[test]
fn repetitions_are_counted_at_their_tempo() {
    let mut player = player(&["--level", "beginner"]);
    to(&mut player, |stage| matches!(stage.kind, Kind::Work(Work::Reps { tempo, .. }) if tempo.pause == 1));
    let Kind::Work(Work::Reps { count, tempo, .. }) = player.stage().unwrap().kind else { panic!() };
    assert_eq!((tempo.lift, tempo.lower), (2, 3));
    assert_eq!(player.left(), seconds(u64::from(count) * 6));
    let said: Vec<(u32, &str)> = (0..8)
        .map(|_| {
            let beat = player.beat().unwrap();
            player.tick(seconds(1));
            (beat.rep, beat.part.word())
        })
        .collect();
    let expected = [(1, "Go"), (1, "Go"), (1, "Hold"), (1, "Back"), (1, "Back"), (1, "Back"), (2, "Go"), (2, "Go")];
    assert_eq!(said, expected);
}

#[test]
fn bells_are_rung_three_times_before_a_change_and_at_it() {
    let mut player = player(&["--level", "beginner"]);
    assert_eq!(player.left(), seconds(5));
    assert_eq!(player.tick(seconds(1)), []);
    for expected in [&[Bell::Soon][..], &[Bell::Soon], &[Bell::Soon], &[Bell::Now]] {
        assert_eq!(player.tick(seconds(1)), expected);
    }
    assert_eq!(player.number(), 1);
    assert_eq!(run(&mut player), [Bell::Soon, Bell::Soon, Bell::Soon, Bell::Now], "a long span rings what was in it");
    player.press(Key::Pause);
    assert_eq!((player.tick(seconds(60)), player.number()), (vec![], 2));
}

#[test]
fn time_alone_leads_to_the_end_and_everything_is_done() {
    for who in PEOPLE {
        let plan = plan(who);
        let session = plan.sessions().next().unwrap();
        let mut player = Player::new(script(session, &plan, &[]));
        let whole = player.script().length();
        assert!(player.share().abs() < 1e-9);
        player.tick(whole / 2);
        assert!((player.share() - 0.5).abs() < 0.01);
        player.tick(whole);
        assert_eq!((player.state(), player.share(), player.coming()), (State::Finished, 1.0, None));
        for item in session.items() {
            let sets: u32 = session.items().filter(|one| one.exercise == item.exercise).map(|one| one.sets).sum();
            let did = player.did().into_iter().find(|did| did.exercise == *item.exercise).unwrap();
            assert_eq!(did.sets, sets, "{}", item.exercise);
            assert!(did.reps.or(did.seconds).is_some_and(|figure| figure > 0));
        }
    }
}

#[test]
fn next_and_previous_go_by_stages_and_a_set_counts_from_half_of_it_on() {
    let mut player = player(&["--level", "beginner"]);
    player.press(Key::Previous);
    assert_eq!(player.number(), 0);
    player.press(Key::Next);
    player.press(Key::Next);
    assert_eq!(player.number(), 2);
    player.press(Key::Previous);
    assert_eq!((player.number(), player.gone()), (1, Duration::ZERO));
    assert_eq!(player.did(), []);
    let half = player.left() / 2;
    player.tick(half);
    player.press(Key::Next);
    let did = player.did();
    assert_eq!((did.len(), did[0].sets), (1, 1));
}

#[test]
fn plus_and_minus_change_the_rests_that_are_to_come() {
    let mut player = player(&["--level", "intermediate", "--equipment", "gym"]);
    to(&mut player, |stage| stage.kind == Kind::Rest && !stage.lighter && stage.set == 2);
    let (at, rest) = (player.stage().unwrap().at, player.left());
    player.tick(seconds(4));
    player.press(Key::More);
    assert_eq!(player.left(), rest + seconds(6));
    assert!(player.said().unwrap().starts_with("Rest: "));
    for _ in 0..99 {
        player.press(Key::Less);
    }
    assert_eq!(player.left(), Duration::ZERO, "what is over stays");
    let later =
        player.script().stages.iter().filter(|stage| stage.at == at && stage.kind == Kind::Rest && stage.set == 3);
    assert_eq!(later.map(|stage| stage.length).collect::<Vec<_>>(), [Duration::ZERO]);
    assert!(player.script().stages.iter().any(|stage| stage.at > at && stage.length > seconds(30)));
    player.tick(seconds(1));
    assert!(player.stage().unwrap().is_work());
}

#[test]
fn a_move_can_be_skipped() {
    let mut player = player(&["--level", "beginner"]);
    player.press(Key::Skip);
    assert_eq!((player.stage().unwrap().at, player.stage().unwrap().kind), (1, Kind::Change));
    let moves = player.script().moves.len();
    for _ in 1..moves {
        player.press(Key::Skip);
    }
    assert_eq!((player.state(), player.did()), (State::Finished, vec![]));
    player.press(Key::Skip);
}

#[test]
fn the_easier_form_keeps_the_dose_and_is_noted_under_its_own_name() {
    let mut player = player(&["--level", "intermediate", "--equipment", "gym"]);
    let at = player.script().moves.iter().position(|one| one.easier.is_some() && one.item.sets > 1).unwrap();
    to(&mut player, |stage| stage.at == at && stage.is_work() && !stage.lighter);
    let one = player.script().moves[at].clone();
    let (length, easier) = (player.stage().unwrap().length, one.easier.unwrap());
    player.press(Key::Easier);
    assert_eq!((player.form(), player.stage().unwrap().length), (Some(&easier), length));
    assert!(player.said().unwrap().contains(&easier.name));
    run(&mut player);
    assert_eq!(player.did()[0].exercise, easier.exercise);
    player.press(Key::Easier);
    assert_eq!(player.form(), Some(&one.planned));
    to(&mut player, Stage::is_work);
    run(&mut player);
    let names: Vec<String> = player.did().into_iter().map(|did| did.exercise).collect();
    assert_eq!(names, [easier.exercise, one.planned.exercise]);
}

/// A player of a script in which a move of several sets has an easier form with other sides than it has itself.
fn with_other_sides(per_side: bool) -> (Player, usize) {
    let plan = plan(&["--level", "intermediate", "--equipment", "gym"]);
    let all = plan.sessions().map(|session| script(session, &plan, &[]));
    let is_it = |one: &Move| one.item.per_side == per_side && one.item.sets > 1 && one.item.reps.is_some();
    let (mut script, at) = all
        .filter_map(|script| Some((script.moves.iter().position(is_it)?, script)))
        .map(|(at, script)| (script, at))
        .next()
        .unwrap();
    let planned = script.moves[at].planned.clone();
    let easier = Form { exercise: "easier".to_owned(), name: "Easier".to_owned(), per_side: !per_side, ..planned };
    script.moves[at].easier = Some(easier);
    (Player::new(script), at)
}

/// The sides of the sets of a move.
fn sides(player: &Player, at: usize) -> Vec<(u32, Option<Side>)> {
    let own = player.script().stages.iter().filter(|stage| stage.at == at && stage.is_work() && !stage.lighter);
    own.map(|stage| (stage.set, stage.side)).collect()
}

#[test]
fn an_easier_form_with_both_sides_at_once_loses_no_set() {
    let (mut player, at) = with_other_sides(true);
    let before = player.script().clone();
    let sets = before.moves[at].item.sets;
    to(&mut player, |stage| stage.at == at && stage.is_work() && !stage.lighter);
    // The first set on both sides, the second on the left alone.
    while player.stage().unwrap().set == 1 || player.stage().unwrap().side != Some(Side::Right) {
        run(&mut player);
    }
    player.press(Key::Easier);
    let now = player.stage().unwrap().clone();
    assert_eq!((now.at, now.set, now.side, now.is_work(), player.gone()), (at, 2, None, true, Duration::ZERO));
    assert!(player.said().unwrap().ends_with("Now Easier, both sides at once."), "{:?}", player.said());
    assert_eq!(sides(&player, at), (1..=sets).map(|set| (set, None)).collect::<Vec<_>>());
    run(&mut player);
    let did: Vec<(String, u32)> = player.did().into_iter().map(|did| (did.exercise, did.sets)).collect();
    assert_eq!(did, [(before.moves[at].planned.exercise.clone(), 1), ("easier".to_owned(), 1)]);
    player.press(Key::Easier);
    assert_eq!(*player.script(), before);
}

#[test]
fn an_easier_form_with_one_side_after_the_other_has_both() {
    let (mut player, at) = with_other_sides(false);
    to(&mut player, |stage| stage.at == at && stage.kind == Kind::Rest && !stage.lighter);
    player.press(Key::More);
    player.tick(seconds(2));
    let rest = player.stage().unwrap().clone();
    player.press(Key::Easier);
    let now = player.stage().unwrap().clone();
    assert_eq!((now.kind, now.set, now.length, player.gone()), (Kind::Rest, rest.set, rest.length, seconds(2)));
    let sets = player.current().unwrap().item.sets;
    let both = |set| [(set, Some(Side::Left)), (set, Some(Side::Right))];
    assert_eq!(sides(&player, at), (1..=sets).flat_map(both).collect::<Vec<_>>());
    run(&mut player);
    run(&mut player);
    assert!(player.did().iter().all(|did| did.exercise != "easier"), "one side is no set");
    run(&mut player);
    run(&mut player);
    assert_eq!(player.did().last().map(|did| (did.exercise.as_str(), did.sets)), Some(("easier", 1)));
}

#[test]
fn no_easier_form_is_offered_that_the_profile_bars() {
    let plan = plan(&["--level", "intermediate", "--condition", "herniated-disc", "--exclude", "bird-dog"]);
    for session in plan.sessions() {
        for one in script(session, &plan, &[]).moves {
            let allowed = one.easier.iter().all(|easier| {
                let id = easier.exercise.as_str();
                let ids = backplan(&["list", "--safe-for", "herniated-disc", "--format", "ids"], "").stdout;
                id != "bird-dog" && String::from_utf8(ids).unwrap().lines().any(|line| line == id)
            });
            assert!(allowed, "{:?}", one.easier);
        }
    }
}

#[test]
fn help_stops_time_and_leaving_keeps_what_is_done() {
    let mut player = player(&["--level", "beginner"]);
    player.press(Key::Help);
    assert!(player.helps());
    assert_eq!((player.tick(seconds(60)), player.number()), (vec![], 0));
    player.press(Key::Help);
    to(&mut player, Stage::is_work);
    run(&mut player);
    player.press(Key::Quit);
    assert_eq!((player.state(), player.did().len(), player.stage()), (State::Left, 1, None));
    assert_eq!(player.tick(seconds(60)), []);
    assert_eq!(Key::ALL.map(|(key, letter, ..)| Key::of(letter) == Some(key)), [true; 9]);
    assert_eq!((Key::of('N'), Key::of('x')), (Some(Key::Next), None));
}

#[test]
fn a_session_goes_on_where_it_was_left() {
    let plan = plan(&["--level", "intermediate", "--equipment", "gym"]);
    let session = plan.sessions().next().unwrap();
    let mut player = Player::new(script(session, &plan, &[]));
    let at = session.warm_up.len();
    to(&mut player, |stage| stage.at == at && stage.is_work() && !stage.lighter);
    run(&mut player);
    let first = player.did();
    assert_eq!((first.len(), first[0].sets), (1, 1), "a set of the first lift");
    let mut player = Player::new(script(session, &plan, &first));
    let of_it = |player: &Player| player.script().stages.iter().find(|stage| stage.at == at).cloned().unwrap();
    assert_eq!((of_it(&player).set, of_it(&player).lighter), (2, false));
    assert_eq!(player.stage().unwrap().at, 0, "what was left out is still to do");
    player.tick(player.script().length());
    let all = session.items().find(|item| *item.exercise == *first[0].exercise).unwrap().sets;
    assert_eq!(player.did().iter().find(|did| did.exercise == first[0].exercise).unwrap().sets, all);
    let whole = script(session, &plan, &player.did());
    assert_eq!((whole.stages.len(), Player::new(whole).state()), (0, State::Finished));
}

#[test]
fn without_rests_there_is_a_moment_to_get_ready() {
    let plan = plan(&["--level", "beginner"]);
    let session = plan.sessions().next().unwrap();
    let without = Script::of(session, &plan, &builtin::catalog(), Rests::Off, &[]);
    assert!(without.stages.iter().all(|stage| stage.kind != Kind::Rest));
    assert_eq!(without.stages.len(), script(session, &plan, &[]).stages.len());
}

/// The cells of so many columns and rows.
fn cells(player: &Player, columns: u16, rows: u16, colours: Colours) -> Buffer {
    let mut screen = Buffer::empty(Rect::new(0, 0, columns, rows));
    View::new(builtin::kit(), colours).draw(&mut screen, player);
    screen
}

/// What is seen in them.
fn seen(player: &Player, columns: u16, rows: u16, colours: Colours) -> String {
    let screen = cells(player, columns, rows, colours);
    let lines = screen.content().chunks(usize::from(columns));
    lines.map(|line| line.iter().map(Cell::symbol).collect::<String>() + "\n").collect()
}

#[test]
fn the_screen_says_where_one_is_at_every_size() {
    let mut player = player(&["--level", "beginner"]);
    to(&mut player, |stage| stage.is_work() && stage.side == Some(Side::Right) && stage.set == 2);
    let has_drawing = |text: &str| text.chars().any(|letter| ('\u{2801}'..='\u{28ff}').contains(&letter));
    for (columns, rows, drawn) in [(60, 16, false), (80, 24, true), (120, 40, true)] {
        let text = seen(&player, columns, rows, Colours::None);
        for part in
            ["Move 7 of 11", "set 2 of 2", "right side", "Bird dog", "5–8 per side", "Next: ", "space pause", "Go"]
        {
            assert!(text.contains(part), "{part:?} at {columns} × {rows}:\n{text}");
        }
        assert_eq!(has_drawing(&text), drawn, "{text}");
        assert!(text.contains("1. ") || text.contains("· "), "steps or cues:\n{text}");
        assert!(text.contains('▄') || text.contains('█'), "large figures:\n{text}");
    }
    for size in [(1, 1), (3, 2), (20, 4), (30, 6), (44, 10), (76, 5), (300, 3), (250, 90)] {
        seen(&player, size.0, size.1, Colours::True);
    }
    assert!(seen(&player, 20, 4, Colours::None).contains("1 of 8"), "the countdown stays");
    player.press(Key::Pause);
    assert!(seen(&player, 60, 16, Colours::Indexed).contains("Paused"));
    player.press(Key::Help);
    assert!(seen(&player, 60, 16, Colours::None).contains("what is done is kept"));
}

#[test]
fn colour_is_there_only_where_the_terminal_has_some() {
    let mut player = player(&["--level", "beginner"]);
    to(&mut player, Stage::is_work);
    let coloured = |colours| cells(&player, 80, 24, colours).content().iter().any(|cell| cell.fg != Color::Reset);
    assert_eq!([Colours::None, Colours::Indexed, Colours::True].map(coloured), [false, true, true]);
}

#[test]
fn every_stage_of_every_session_can_be_said_and_seen() {
    let mut player = player(&["--level", "advanced", "--equipment", "gym"]);
    while player.state() == State::Going {
        assert!(text::line(&player).ends_with('.'), "{}", text::line(&player));
        assert!(!text::next(&player).is_empty() && !text::now(&player).is_empty());
        seen(&player, 80, 24, Colours::None);
        player.press(Key::Next);
    }
    assert_eq!(text::clock(Duration::from_millis(99_001)), "1:40 min");
    assert_eq!(text::clock(Duration::from_millis(44_001)), "45 s");
}

#[test]
fn without_a_terminal_it_is_wrong_use() {
    let output = backplan(&["start"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("backplan today"));
}

#[cfg(target_os = "linux")]
#[path = "support/terminal.rs"]
mod terminal;

#[cfg(target_os = "linux")]
#[path = "support/waiting.rs"]
mod waiting;
