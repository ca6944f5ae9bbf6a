//! Whose sheet a page is: a name, and a picture that goes into the page itself.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use data_encoding::BASE64;

use super::Failure;
use crate::cli::PageArgs;
use crate::render::{Format, Letterhead, Printed};
use crate::shown::shown_path;

/// The largest picture, in bytes: a page stays small enough to be sent.
const LARGEST: u64 = 1 << 20;

/// What a picture of each kind begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

/// The elements that an SVG may have: they draw, and load and run nothing.
const SHAPES: [&str; 25] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "clipPath",
    "mask",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "marker",
    "style",
];

/// Their namespace.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Refuses a name or a picture for what is no page: they would be lost without a word.
pub fn fits<T: Printed>(args: &PageArgs, format: Format<T>) -> anyhow::Result<()> {
    let flags = [("--from", args.from.is_some()), ("--logo", args.logo.is_some())];
    match flags.into_iter().find(|(_, is_asked)| *is_asked && format.name != "html") {
        Some((flag, _)) => Err(Failure::misuse(format!("{flag} is for a page; add --format html"))),
        None => Ok(()),
    }
}

/// The name and the picture that were asked for.
///
/// # Errors
/// Where the picture can't be read, is too large, or is none.
pub fn read(args: &PageArgs) -> anyhow::Result<Letterhead> {
    // A page is written once; what stands on it lives as long as the program.
    let from = args.from.clone().map(|from| &*from.leak());
    let logo = args.logo.as_deref().map(picture).transpose()?.map(|logo| &*logo.leak());
    Ok(Letterhead { from, logo })
}

/// A picture as the address that holds it.
fn picture(path: &Path) -> anyhow::Result<String> {
    let wrong = |why: &str| Failure::misuse(format!("--logo {}: {why}", shown_path(path)));
    let mut bytes = Vec::new();
    // Whatever is no file may keep whoever opens it waiting.
    let about = fs::metadata(path).map_err(|error| wrong(&format!("can't be read: {error}")))?;
    if !about.is_file() {
        return Err(wrong("is no file"));
    }
    let file = File::open(path).map_err(|error| wrong(&format!("can't be read: {error}")))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| wrong(&format!("can't be read: {error}")))?;
    if bytes.len() as u64 > LARGEST {
        return Err(wrong("is larger than 1 MiB; a logo of some 50 kB is sharp enough"));
    }
    let kind = kind(&bytes).map_err(|why| wrong(&why))?;
    Ok(format!("data:image/{kind};base64,{}", BASE64.encode(&bytes)))
}

/// What a picture is, by what it holds and not by its name.
fn kind(bytes: &[u8]) -> Result<&'static str, String> {
    if bytes.starts_with(PNG) {
        return Ok("png");
    }
    if bytes.starts_with(JPEG) {
        return Ok("jpeg");
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "is no PNG, JPEG or SVG".to_owned())?;
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return Err("is no PNG, JPEG or SVG".to_owned());
    }
    let document = roxmltree::Document::parse(text).map_err(|error| format!("is no sound SVG: {error}"))?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err("is no SVG: its first element must be svg".to_owned());
    }
    document
        .descendants()
        .find_map(active)
        .map_or(Ok("svg+xml"), |what| Err(format!("holds {what}; a logo may hold shapes alone, and all that it shows")))
}

/// What a part of an SVG holds that could run or load something, where it is opened by itself.
fn active(node: roxmltree::Node<'_, '_>) -> Option<String> {
    let within_shapes = !node.ancestors().skip(1).any(|above| above.has_tag_name((SVG, "metadata")));
    if node.is_pi() {
        return Some("a processing instruction".to_owned());
    }
    let name = node.tag_name();
    let is_shape = name.namespace() == Some(SVG) && SHAPES.contains(&name.name());
    if node.is_element() && within_shapes && !is_shape {
        return Some(format!("the element {:?}", short(name.name())));
    }
    if let Some(attribute) = node.attributes().find(|one| !is_harmless(one.name(), one.value())) {
        return Some(format!("the attribute {}={:?}", short(attribute.name()), short(attribute.value())));
    }
    let is_style = node.is_text() && node.parent().is_some_and(|above| above.tag_name().name() == "style");
    (is_style && !loads_nothing(node.text().unwrap_or_default())).then(|| "a style that loads something".to_owned())
}

/// Whether an attribute neither runs nor points outside.
fn is_harmless(name: &str, value: &str) -> bool {
    let points = matches!(name.to_ascii_lowercase().as_str(), "href" | "src" | "base");
    !name.to_ascii_lowercase().starts_with("on") && (!points || value.starts_with('#')) && loads_nothing(value)
}

/// Whether a style only refers to what is in the file. A backslash could spell any word.
fn loads_nothing(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let refers = |rest: &str| rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    let is_plain = !style.contains(['\\', '@']) && !style.contains("image-set") && !style.contains("javascript:");
    is_plain && style.split("url(").skip(1).all(refers)
}

/// The beginning of a text, as a message quotes it.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
