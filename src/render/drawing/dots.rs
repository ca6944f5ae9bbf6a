//! A sheet of dots, on which outlines are filled and lines are drawn: a dot is in a shape when its middle is.

use glam::Vec2;

use super::palette::Rgb;

/// Dots in rows, each with its colour where it has one.
pub struct Sheet {
    width: usize,
    dots: Vec<Option<Rgb>>,
}

/// Which of the dots that a shape covers are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weave {
    /// All.
    Full,
    /// Every other one, as on a board of chess.
    Checked,
    /// Every other row.
    Striped,
    /// One in four.
    Sparse,
}

/// What becomes of the dots that a shape covers.
#[derive(Clone, Copy)]
pub enum Ink {
    /// A colour, and nothing between its dots, whatever was there.
    Over(Rgb, Weave),
    /// A colour, where nothing was.
    Under(Rgb, Weave),
    /// Nothing.
    Nothing,
}

impl Sheet {
    /// An empty one.
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, dots: vec![None; width * height] }
    }

    /// The colour of a dot.
    pub fn dot(&self, column: usize, row: usize) -> Option<Rgb> {
        self.dots.get(row * self.width + column).copied().flatten()
    }

    /// Fills what a closed outline goes around.
    pub fn fill(&mut self, outline: &[Vec2], ink: Ink) {
        let ends = outline.iter().skip(1).chain(outline.first());
        let sides: Vec<(Vec2, Vec2)> = outline.iter().copied().zip(ends.copied()).collect();
        self.cover(outline, 0.0, ink, |dot| sides.iter().map(|(from, to)| turn(*from, *to, dot)).sum::<i32>() != 0);
    }

    /// Draws a line so wide through points, with round ends and corners.
    pub fn draw(&mut self, points: &[Vec2], width: f32, ink: Ink) {
        let half = width / 2.0;
        let is_near = |from: Vec2, to: Vec2, dot: Vec2| distance_squared(from, to, dot) <= half * half;
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            self.cover(&[*from, *to], half, ink, |dot| is_near(*from, *to, dot));
        }
    }

    /// Puts ink on every dot that is in a shape, which goes no farther than `margin` around `points`.
    fn cover(&mut self, points: &[Vec2], margin: f32, ink: Ink, is_in: impl Fn(Vec2) -> bool) {
        let Some(first) = points.first() else { return };
        let least = points.iter().fold(*first, |least, point| least.min(*point)) - margin;
        let most = points.iter().fold(*first, |most, point| most.max(*point)) + margin;
        let (left, right) = (whole(least.x), whole(most.x).saturating_add(1).min(self.width));
        let (top, bottom) = (whole(least.y), whole(most.y));
        let rows = self.dots.chunks_mut(self.width.max(1)).enumerate();
        for (row, dots) in rows.skip(top).take(bottom.saturating_sub(top) + 1) {
            for (column, dot) in dots.iter_mut().enumerate().take(right).skip(left) {
                if is_in(Vec2::new(column as f32 + 0.5, row as f32 + 0.5)) {
                    ink.put(dot, column, row);
                }
            }
        }
    }
}

impl Weave {
    fn holds(self, column: usize, row: usize) -> bool {
        match self {
            Self::Full => true,
            Self::Checked => (column + row).is_multiple_of(2),
            Self::Striped => row.is_multiple_of(2),
            Self::Sparse => column.is_multiple_of(2) && row.is_multiple_of(2),
        }
    }
}

impl Ink {
    fn put(self, dot: &mut Option<Rgb>, column: usize, row: usize) {
        match self {
            Self::Over(colour, weave) => *dot = weave.holds(column, row).then_some(colour),
            Self::Under(colour, weave) => *dot = dot.or(weave.holds(column, row).then_some(colour)),
            Self::Nothing => *dot = None,
        }
    }
}

/// Which way a side passes on the right of a dot: 1 or -1 where it does, else 0. The sum over all sides is how often the
/// outline goes around the dot.
fn turn(from: Vec2, to: Vec2, dot: Vec2) -> i32 {
    if (from.y <= dot.y) == (to.y <= dot.y) {
        return 0;
    }
    let at = from.x + (to.x - from.x) * (dot.y - from.y) / (to.y - from.y);
    match at > dot.x {
        true if to.y > from.y => 1,
        true => -1,
        false => 0,
    }
}

/// The square of how far a dot is from the line between two points.
fn distance_squared(from: Vec2, to: Vec2, dot: Vec2) -> f32 {
    let (line, way) = (to - from, dot - from);
    let share = (way.dot(line) / line.length_squared().max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
    way.distance_squared(line * share)
}

/// The dot that holds a place; the first where it is before that.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float's end is the nearest whole")]
fn whole(place: f32) -> usize {
    place.floor() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Rgb = [255, 0, 0];
    const BLUE: Rgb = [0, 0, 255];

    fn drawn(sheet: &Sheet) -> Vec<String> {
        let letter = |dot: &Option<Rgb>| match dot {
            Some(RED) => 'r',
            Some(_) => 'b',
            None => '.',
        };
        sheet.dots.chunks(sheet.width).map(|row| row.iter().map(letter).collect()).collect()
    }

    fn square(from: f32, to: f32) -> [Vec2; 4] {
        [Vec2::new(from, from), Vec2::new(to, from), Vec2::new(to, to), Vec2::new(from, to)]
    }

    #[test]
    fn dots_are_in_a_shape_when_their_middles_are() {
        let mut sheet = Sheet::new(5, 4);
        sheet.fill(&square(1.4, 3.6), Ink::Over(RED, Weave::Full));
        assert_eq!(drawn(&sheet), [".....", ".rrr.", ".rrr.", ".rrr."]);
        sheet.fill(&square(-9.0, 2.0), Ink::Nothing);
        sheet.fill(&square(2.0, 99.0), Ink::Under(BLUE, Weave::Full));
        assert_eq!(drawn(&sheet), [".....", "..rr.", ".rrrb", ".rrrb"]);
    }

    #[test]
    fn what_goes_around_twice_is_filled_and_what_is_sparse_leaves_room() {
        let mut sheet = Sheet::new(4, 3);
        let twice: Vec<Vec2> = square(0.0, 4.0).into_iter().chain(square(0.0, 4.0)).collect();
        sheet.fill(&twice, Ink::Over(RED, Weave::Sparse));
        assert_eq!(drawn(&sheet), ["r.r.", "....", "r.r."]);
    }

    #[test]
    fn lines_are_as_wide_as_they_should_be_and_round() {
        let mut sheet = Sheet::new(7, 5);
        sheet.draw(&[Vec2::new(2.5, 2.5), Vec2::new(4.5, 2.5)], 2.2, Ink::Over(RED, Weave::Full));
        assert_eq!(drawn(&sheet), [".......", "..rrr..", ".rrrrr.", "..rrr..", "......."]);
        let mut point = Sheet::new(3, 3);
        point.draw(&[Vec2::splat(1.5); 2], 1.0, Ink::Over(RED, Weave::Full));
        assert_eq!(drawn(&point), ["...", ".r.", "..."]);
        point.draw(&[], 1.0, Ink::Over(BLUE, Weave::Full));
        point.fill(&[Vec2::NAN; 3], Ink::Over(BLUE, Weave::Full));
        assert_eq!(drawn(&point), ["...", ".r.", "..."]);
    }
}
