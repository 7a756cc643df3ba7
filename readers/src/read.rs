//! A source read: by the reader of its format, as the cell of a table, or as plain text.

use crate::error::Error;
use crate::format::{Format, format};
use crate::limits::{LARGEST, Refusal};
use crate::remark::Noted;
use crate::sources::{Fetched, Options};
use crate::text::Text;
use crate::{apart, decode, markup};

/// Reads the text of a source from its bytes.
pub fn read(name: &str, fetched: Fetched, options: &Options) -> Result<Noted<Text>, Error> {
    let Fetched { bytes, media_type, .. } = fetched;
    let mut noted = match (format(&bytes.value), media_type) {
        (Some(format), _) => formatted(name, format, &bytes.value, options)?,
        (None, Some(media_type)) => cell(bytes.value, media_type),
        (None, None) => plain(name, bytes.value)?,
    };
    let limit = options.job.limits.text.min(LARGEST);
    if noted.value.text.len() as u64 > limit {
        return Err(Error::TooLarge { name: name.into(), limit, what: " of text" });
    }
    if is_blank(&noted.value.text) {
        return Err(Error::Empty { name: name.into() });
    }
    noted.remarks.splice(0..0, bytes.remarks);
    Ok(noted)
}

fn formatted(name: &str, format: &Format, bytes: &[u8], options: &Options) -> Result<Noted<Text>, Error> {
    let refused = |refusal| Error::refused(name, refusal);
    let noted = apart::read(format, bytes, &options.job, &options.isolation).map_err(refused)?;
    Ok(noted.map(|text| Text { media_type: format.media_type, ..text }))
}

/// Reads what a table has decoded.
fn cell(bytes: Vec<u8>, media_type: &'static str) -> Noted<Text> {
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Text { pages: pages(&text), text, media_type, verbatim: true, ..Text::default() }.into()
}

/// Reads plain text or Markdown.
fn plain(name: &str, bytes: Vec<u8>) -> Result<Noted<Text>, Error> {
    if let Some(found) = decode::other_format(&bytes).or_else(|| markup::other(&bytes)) {
        return Err(Error::refused(name, Refusal::new(format!("is {found}, which is not read"))));
    }
    let length = bytes.len();
    let decoded = decode::decode(bytes);
    let pages = pages(&decoded.value);
    let verbatim = decoded.value.len() == length && decoded.remarks.is_empty();
    let media_type = if is_markdown(name) { "text/markdown" } else { "text/plain" };
    Ok(decoded.map(|text| Text { text, pages, media_type, verbatim, ..Text::default() }))
}

/// Whether the name says that it is Markdown.
fn is_markdown(name: &str) -> bool {
    name.ends_with(".md") || name.ends_with(".markdown")
}

fn is_blank(text: &str) -> bool {
    text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}').is_empty()
}

/// Where the pages start, if form feeds part them.
fn pages(text: &str) -> Vec<u32> {
    let breaks: Vec<u32> = memchr::memchr_iter(b'\x0c', text.as_bytes()).map(|at| at as u32 + 1).collect();
    let last_is_empty = breaks.last().is_some_and(|last| text[*last as usize..].trim().is_empty());
    let kept = breaks.len() - last_is_empty as usize;
    if kept == 0 { Vec::new() } else { std::iter::once(0).chain(breaks.into_iter().take(kept)).collect() }
}
