//! What is noted of a move, a baseline or a weight, as it is typed.

use super::entry::{Did, Measured, MovePain};

/// Kilograms of a pound.
const POUND: f64 = 0.453_592_37;
/// The most sets, repetitions and seconds that are no slip.
const MOST: [u32; 3] = [20, 200, 3_600];
/// The most kilograms that are no slip.
const HEAVIEST: f64 = 500.0;

/// Reads `ID=2x10@20kg`, `ID=10`, `ID=3x20s`, `ID=2x8@25lb`.
///
/// # Errors
/// What is wrong with it, and what would be right.
pub fn did(text: &str) -> Result<Did, String> {
    let wrong = || {
        format!(
            "{text:?} is not understood; write ID=SETSxREPS, ID=SETSxSECONDSs, and @KG or @LBlb behind it, such as plank=3x20s or towel-row=2x10@20kg"
        )
    };
    let (exercise, figures) = text.split_once('=').ok_or_else(wrong)?;
    let (work, weight) = figures.split_once('@').map_or((figures, None), |(work, weight)| (work, Some(weight)));
    let (sets, each) = work.split_once(['x', '×']).map_or(("1", work), |(sets, each)| (sets, each));
    let (each, is_time) = each.strip_suffix('s').map_or((each, false), |seconds| (seconds, true));
    let sets = sets.trim().parse().map_err(|_| wrong())?;
    let each = each.trim().parse().map_err(|_| wrong())?;
    let [most_sets, most_reps, most_seconds] = MOST;
    let most = if is_time { most_seconds } else { most_reps };
    if sets == 0 || sets > most_sets || each == 0 || each > most {
        return Err(format!(
            "{text:?}: sets go from 1 to {most_sets}, {} from 1 to {most}",
            if is_time { "seconds" } else { "repetitions" }
        ));
    }
    let (reps, seconds) = if is_time { (None, Some(each)) } else { (Some(each), None) };
    Ok(Did { exercise: exercise.trim().to_owned(), sets, reps, seconds, kg: weight.map(kilograms).transpose()? })
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
        for wrong in ["row", "row=", "row=x", "row=0x5", "row=2x10@", "row=2x10@heavy", "row=2x999", "row=2x10@nan"] {
            assert!(did(wrong).is_err(), "{wrong}");
        }
        assert!(move_pain("row=11").is_err() && move_pain("row=10").is_ok());
        assert!(measured("plank=-1").is_err() && measured("plank=35").is_ok());
    }
}
