//! What is noted of a move, a baseline or a weight, as it is typed.

use super::entry::{Did, Measured, MovePain};

/// Kilograms of a pound.
const POUND: f64 = 0.453_592_37;
/// The most sets, repetitions and seconds that are no slip.
const MOST: [u32; 3] = [20, 200, 3_600];
/// The most kilograms that are no slip.
const HEAVIEST: f64 = 500.0;

/// Reads `ID=2x10@20kg`, `ID=10`, `ID=3x20s`, `ID=2x8x5s` (eight repetitions, each held for five seconds), `ID=2x8@25lb`.
///
/// # Errors
/// What is wrong with it, and what would be right.
pub fn did(text: &str) -> Result<Did, String> {
    let wrong = || {
        format!(
            "{text:?} is not understood; write ID=SETSxREPS, ID=SETSxSECONDSs or ID=SETSxREPSxSECONDSs, and @KG or @LBlb behind \
             it, such as plank=3x20s or towel-row=2x10@20kg"
        )
    };
    let (exercise, figures) = text.split_once('=').ok_or_else(wrong)?;
    let (work, weight) = figures.split_once('@').map_or((figures, None), |(work, weight)| (work, Some(weight)));
    let parts: Vec<&str> = work.split(['x', '×']).map(str::trim).collect();
    let (sets, reps, seconds) = match parts.as_slice() {
        [each] if each.ends_with('s') => ("1", None, Some(*each)),
        [each] => ("1", Some(*each), None),
        [sets, each] if each.ends_with('s') => (*sets, None, Some(*each)),
        [sets, each] => (*sets, Some(*each), None),
        [sets, reps, seconds] if seconds.ends_with('s') => (*sets, Some(*reps), Some(*seconds)),
        _ => return Err(wrong()),
    };
    let within = |figure: &str, what: &str, most: u32| {
        let figure: u32 = figure.parse().map_err(|_| wrong())?;
        let is_possible = (1..=most).contains(&figure);
        if is_possible { Ok(figure) } else { Err(format!("{text:?}: {what} go from 1 to {most}")) }
    };
    let [most_sets, most_reps, most_seconds] = MOST;
    Ok(Did {
        exercise: exercise.trim().to_owned(),
        sets: within(sets, "sets", most_sets)?,
        reps: reps.map(|reps| within(reps, "repetitions", most_reps)).transpose()?,
        seconds: seconds
            .map(|seconds| within(seconds.trim_end_matches('s').trim(), "seconds", most_seconds))
            .transpose()?,
        kg: weight.map(kilograms).transpose()?,
    })
}

/// Reads `20kg`, `20`, `45lb`, as kilograms.
fn kilograms(text: &str) -> Result<f64, String> {
    let wrong = || format!("{text:?} is no weight; write it such as 20kg, 12.5kg or 45lb");
    let text = text.trim();
    let (figure, unit) = match (text.strip_suffix("lb"), text.strip_suffix("kg")) {
        (Some(figure), _) => (figure, POUND),
        (None, figure) => (figure.unwrap_or(text), 1.0),
    };
    let figure: f64 = figure.trim().parse().map_err(|_| wrong())?;
    let kilograms = (figure * unit * 100.0).round() / 100.0;
    if !(0.0..=HEAVIEST).contains(&kilograms) {
        return Err(format!("{text:?}: a weight is from 0 to {HEAVIEST} kg"));
    }
    Ok(kilograms)
}

/// Reads `ID=4`, a pain from 0 to 10.
///
/// # Errors
/// What is wrong with it, and what would be right.
pub fn move_pain(text: &str) -> Result<MovePain, String> {
    let wrong = || format!("{text:?} is not understood; write ID=PAIN, a pain from 0 to 10, such as plank=4");
    let (exercise, pain) = text.split_once('=').ok_or_else(wrong)?;
    let pain = pain.trim().parse().ok().filter(|pain| *pain <= 10).ok_or_else(wrong)?;
    Ok(MovePain { exercise: exercise.trim().to_owned(), pain })
}

/// Reads `ID=35`, the figure of a baseline.
///
/// # Errors
/// What is wrong with it, and what would be right.
pub fn measured(text: &str) -> Result<Measured, String> {
    let wrong = || format!("{text:?} is not understood; write ID=FIGURE, such as plank=35");
    let (id, value) = text.split_once('=').ok_or_else(wrong)?;
    let value: f64 = value.trim().parse().map_err(|_| wrong())?;
    let is_possible = (0.0..=3_600.0).contains(&value);
    if is_possible {
        Ok(Measured { id: id.trim().to_owned(), value })
    } else {
        Err(format!("{text:?}: a figure is from 0 to 3600"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_are_typed() {
        let all = |text: &str| did(text).map(|did| (did.exercise, did.sets, did.reps, did.seconds, did.kg));
        let id = || "row".to_owned();
        assert_eq!(all("row=2x10@20kg"), Ok((id(), 2, Some(10), None, Some(20.0))));
        assert_eq!(all("row=3x20s"), Ok((id(), 3, None, Some(20), None)));
        assert_eq!(all("row=8"), Ok((id(), 1, Some(8), None, None)));
        assert_eq!(all("row=2x10@45lb"), Ok((id(), 2, Some(10), None, Some(20.41))));
        assert_eq!(all("row=2x8x5s"), Ok((id(), 2, Some(8), Some(5), None)));
        for wrong in [
            "row",
            "row=",
            "row=x",
            "row=0x5",
            "row=2x8x5",
            "row=2x8sx5s",
            "row=1x2x3x4s",
            "row=2x10@",
            "row=2x10@heavy",
            "row=2x999",
            "row=2x10@nan",
        ] {
            assert!(did(wrong).is_err(), "{wrong}");
        }
        for text in ["row=2x10@20kg", "row=3x20s", "row=1x8", "row=2x8x5s@12.5kg"] {
            assert_eq!(did(text).map(|did| super::super::typed::did(&did)).as_deref(), Ok(text));
        }
        assert!(move_pain("row=11").is_err() && move_pain("row=10").is_ok());
        assert!(measured("plank=-1").is_err() && measured("plank=35").is_ok());
    }
}
