//! Whose sheet a page is: a name, and a picture that goes into the page itself.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use data_encoding::BASE64;

use super::Failure;
use crate::cli::PageArgs;
use crate::render::Letterhead;

/// The largest picture, in bytes: a page stays small enough to be sent.
const LARGEST: u64 = 1 << 20;

/// What a picture of each kind begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

/// What an SVG may not hold: it would run, or load something, where it is opened by itself.
const ACTIVE: [&str; 8] =
    ["<script", "<foreignobject", "<iframe", "<!entity", "<!doctype", "javascript:", "@import", "<handler"];

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
    let wrong = |why: &str| Failure::misuse(format!("--logo {}: {why}", path.display()));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| wrong(&format!("can't be read: {error}")))?;
    if file.metadata().is_ok_and(|about| !about.is_file()) {
        return Err(wrong("is no file"));
    }
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
    let text = std::str::from_utf8(bytes).unwrap_or_default().to_ascii_lowercase();
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if !((start.starts_with("<svg") || start.starts_with("<?xml") || start.starts_with("<!--"))
        && text.contains("<svg"))
    {
        return Err("is no PNG, JPEG or SVG".to_owned());
    }
    if let Some(active) = ACTIVE.iter().find(|active| text.contains(**active)) {
        return Err(format!("holds {active:?}; a logo may hold shapes alone"));
    }
    if has_handler(&text) {
        return Err("holds an attribute that runs (on…=); a logo may hold shapes alone".to_owned());
    }
    if let Some(address) =
        addresses(&text).find(|address| !address.starts_with('#') && !address.starts_with("data:image/"))
    {
        let short: String = address.chars().take(40).collect();
        return Err(format!("points at {short:?}; a logo holds all that it shows"));
    }
    Ok("svg+xml")
}

/// Whether a tag has an attribute such as `onload`.
fn has_handler(text: &str) -> bool {
    text.split(|letter: char| letter.is_whitespace() || letter == '"' || letter == '\'' || letter == '/').any(|word| {
        let (name, rest) = word.split_once('=').unwrap_or((word, ""));
        let is_event =
            name.len() > 4 && name.starts_with("on") && name.chars().all(|letter| letter.is_ascii_alphabetic());
        is_event && (word.contains('=') || !rest.is_empty())
    })
}

/// What the links and fills of an SVG point at.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    let links = text.split("href").skip(1).filter_map(|rest| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        value.get(1..)?.split(quote).next()
    });
    let fills = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    links
        .chain(fills)
        .map(|address| address.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'')))
}
