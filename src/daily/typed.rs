//! An entry as the words that note it: what follows `backplan log`.

use super::entry::{Did, Entry, Outcome};

/// The arguments by which `backplan log` notes the same, each a word of its own.
pub fn arguments(entry: &Entry) -> Vec<String> {
    let outcome = entry.outcome.map(|outcome| match outcome {
        Outcome::Done => "--done".to_owned(),
        Outcome::Skipped => "--skipped".to_owned(),
    });
    let figure = |flag: &str, figure: Option<u32>| figure.map(|figure| format!("--{flag}={figure}"));
    let scales = [("pain", entry.pain), ("after", entry.after), ("morning", entry.morning), ("effort", entry.effort)];
    let mut words: Vec<String> = outcome.into_iter().collect();
    words.extend(entry.bad_day.then(|| "--bad-day".to_owned()));
    words.extend(entry.session.iter().map(|session| format!("--session={session}")));
    words.push(format!("--date={}", entry.date));
    words.extend(scales.into_iter().filter_map(|(flag, given)| figure(flag, given.map(u32::from))));
    words.extend(entry.did.iter().map(|did| format!("--did={}", self::did(did))));
    words.extend(entry.move_pain.iter().map(|pain| format!("--move-pain={}={}", pain.exercise, pain.pain)));
    words.extend(figure("walk", entry.walk));
    words.extend(entry.baselines.iter().map(|measured| format!("--baseline={}={}", measured.id, measured.value)));
    words.extend(entry.symptoms.iter().map(|symptom| format!("--symptom={symptom}")));
    words.extend(entry.note.iter().map(|note| format!("--note={note}")));
    words
}

/// What was done of a move, as it is typed: the other way of [`super::did`].
pub fn did(did: &Did) -> String {
    let times = [did.reps.map(|reps| reps.to_string()), did.seconds.map(|seconds| format!("{seconds}s"))];
    let each: Vec<String> = times.into_iter().flatten().collect();
    let load = did.kg.map(|kg| format!("@{kg}kg")).unwrap_or_default();
    format!("{}={}x{}{load}", did.exercise, did.sets, each.join("x"))
}
