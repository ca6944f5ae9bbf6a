//! What stands in several panels of a picture is spelled once and used again: whole runs of strokes that have not changed,
//! and single paths, such as those of which a shadow is made.

use std::collections::BTreeMap;
use std::fmt::Write;

use glam::IVec2;

use super::pen::Path;

/// A path, and how it is painted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    /// Its class and other attributes.
    pub style: String,
    /// Its path.
    pub path: Path,
}

impl Stroke {
    /// The path by itself.
    pub fn path(&self) -> String {
        format!("<path {} d=\"{}\"/>", self.style, self.path)
    }

    /// How far away from `other` it is, where it differs in nothing else.
    fn shift(&self, other: &Self) -> Option<IVec2> {
        (self.style == other.style && self.path.data == other.path.data).then(|| self.path.start - other.path.start)
    }
}

/// How far away from `others` as many of `strokes` are, where they differ in nothing else.
fn shift(strokes: &[Stroke], others: &[Stroke]) -> Option<IVec2> {
    let by = strokes.first()?.shift(others.first()?)?;
    let is_alike = |(one, other): (&Stroke, &Stroke)| one.shift(other) == Some(by);
    (strokes.len() >= others.len() && strokes.iter().zip(others).all(is_alike)).then_some(by)
}

/// What stands elsewhere under an id, so far away from there.
fn used(id: &str, by: IVec2) -> String {
    let figure = |name: &str, figure: i32| if figure == 0 { String::new() } else { format!(" {name}=\"{figure}\"") };
    format!("<use href=\"#{id}\"{}{}/>", figure("x", by.x), figure("y", by.y))
}

/// Some strokes of a panel.
enum Run<'a> {
    /// They stand here alone.
    Once(&'a [Stroke]),
    /// They come again in later panels, under this id.
    Named(String, &'a [Stroke]),
    /// They have come before, under this id, and so far from here.
    Again(String, IVec2),
}

/// Paths shorter than this are not worth a name.
const SHORT: usize = 30;

/// The panels, spelled; ids begin with `key`.
pub fn spelled(panels: &[Vec<Stroke>], key: &str) -> Vec<String> {
    let runs = runs(panels, key);
    let written = runs.iter().flatten().flat_map(|run| match run {
        Run::Once(strokes) | Run::Named(_, strokes) => *strokes,
        Run::Again(..) => &[],
    });
    let mut often: BTreeMap<&str, u32> = BTreeMap::new();
    written.for_each(|stroke| *often.entry(&stroke.path.data).or_default() += 1);
    let mut speller = Speller { key, often, names: BTreeMap::new() };
    runs.iter().map(|runs| speller.panel(runs)).collect()
}

/// The runs of all panels.
fn runs<'a>(panels: &'a [Vec<Stroke>], key: &str) -> Vec<Vec<Run<'a>>> {
    let mut known: Vec<(String, &'a [Stroke])> = Vec::new();
    let mut all = Vec::new();
    for (at, panel) in panels.iter().enumerate() {
        let later = panels.get(at + 1..).unwrap_or_default();
        let mut rest = panel.as_slice();
        let mut runs: Vec<Run<'a>> = Vec::new();
        while !rest.is_empty() {
            let mut known_here = known.iter().filter_map(|(id, strokes)| Some((id, strokes, shift(rest, strokes)?)));
            let before = known_here.next().map(|(id, strokes, by)| (id.clone(), strokes.len(), by));
            let length = before.as_ref().map_or_else(|| common(rest, later), |(_, length, _)| *length);
            let (run, after) = rest.split_at(length.max(1).min(rest.len()));
            rest = after;
            runs.push(match (before, length) {
                (Some((id, _, by)), _) => Run::Again(id, by),
                (None, 0) => Run::Once(run),
                _ => {
                    let id = format!("{key}r{}", known.len());
                    known.push((id.clone(), run));
                    Run::Named(id, run)
                }
            });
        }
        all.push(runs);
    }
    all
}

/// How many strokes from the first of `rest` on stand together in each later panel that has the first.
fn common(rest: &[Stroke], later: &[Vec<Stroke>]) -> usize {
    let Some(first) = rest.first() else { return 0 };
    let together = later.iter().filter_map(|panel| {
        let (from, by) = panel.iter().enumerate().find_map(|(at, stroke)| Some((at, stroke.shift(first)?)))?;
        let is_alike = |(one, other): &(&Stroke, &Stroke)| one.shift(other) == Some(by);
        Some(panel.iter().skip(from).zip(rest).take_while(is_alike).count())
    });
    together.min().unwrap_or_default()
}

/// What names paths, as it comes to them.
struct Speller<'a> {
    key: &'a str,
    /// How often each path is written.
    often: BTreeMap<&'a str, u32>,
    names: BTreeMap<&'a str, (String, IVec2)>,
}

impl<'a> Speller<'a> {
    fn panel(&mut self, runs: &[Run<'a>]) -> String {
        let mut out = String::new();
        let mut loose: Vec<&'a Stroke> = Vec::new();
        for run in runs {
            if let Run::Once(strokes) = run {
                loose.extend(*strokes);
                continue;
            }
            self.strokes(&mut out, &loose);
            loose.clear();
            // What can fail in writing is a writer, and a string is none that does.
            let _ = match run {
                Run::Again(id, by) => write!(out, "{}", used(id, *by)),
                Run::Named(id, strokes) => {
                    let _ = write!(out, "<g id=\"{id}\">");
                    self.strokes(&mut out, &strokes.iter().collect::<Vec<_>>());
                    write!(out, "</g>")
                }
                Run::Once(_) => Ok(()),
            };
        }
        self.strokes(&mut out, &loose);
        out
    }

    /// Strokes one after the other, those that are painted alike in one group.
    fn strokes(&mut self, out: &mut String, strokes: &[&'a Stroke]) {
        for alike in strokes.chunk_by(|one, other| one.style == other.style) {
            let Some(first) = alike.first() else { continue };
            let is_here_alone = !self.comes_again(first);
            if alike.len() == 1 && is_here_alone {
                out.push_str(&first.path());
                continue;
            }
            let body: String = alike.iter().map(|stroke| self.path(stroke)).collect();
            let _ = write!(out, "<g {}>{body}</g>", first.style);
        }
    }

    /// Whether a path is worth a name, by which it is used again.
    fn comes_again(&self, stroke: &Stroke) -> bool {
        let data = &stroke.path.data;
        data.len() >= SHORT && self.often.get(data.as_str()).is_some_and(|often| *often > 1)
    }

    /// A path that its group paints.
    fn path(&mut self, stroke: &'a Stroke) -> String {
        let Path { start, data, .. } = &stroke.path;
        if let Some((name, first)) = self.names.get(data.as_str()) {
            return used(name, start - first);
        }
        if !self.comes_again(stroke) {
            return format!("<path d=\"{}\"/>", stroke.path);
        }
        let name = format!("{}{}", self.key, self.names.len());
        let path = format!("<path id=\"{name}\" d=\"{}\"/>", stroke.path);
        self.names.insert(data, (name, *start));
        path
    }
}
