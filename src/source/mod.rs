//! From files, folders and standard input to text.
//!
//! A reader for each format yields a [`Text`]; the content of a file decides which reader it needs, never its name.
//! A further format is a module with one function from bytes to [`Text`], and one line in [`read`].

mod decode;
mod format;
mod input;
mod limits;
mod text;

pub use input::{Input, identifiers, inputs};
pub use limits::{Limits, Refusal};
pub use text::{Part, PartKind, Text};

use crate::remark::{Noted, Remark, RemarkKind};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};

/// A source larger than this is refused: spans count 32 bits.
pub const LARGEST: u64 = u32::MAX as u64 - 1;

/// Why a source could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file system or standard input failed.
    #[error("cannot read `{path}`")]
    Io {
        /// The source.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The source is too large.
    #[error("`{path}` has more than {LARGEST} bytes")]
    TooLarge {
        /// The source.
        path: PathBuf,
    },
    /// The source holds no text.
    #[error("`{path}` is empty")]
    Empty {
        /// The source.
        path: PathBuf,
    },
    /// The source cannot be read, for a reason of its format.
    #[error("`{path}` {refusal}")]
    Refused {
        /// The source.
        path: PathBuf,
        /// Why.
        refusal: Refusal,
    },
    /// The source is no text.
    #[error("`{path}` is {found}, not plain text")]
    Format {
        /// The source.
        path: PathBuf,
        /// What it is instead.
        found: &'static str,
    },
}

/// The bytes of a source with their digest.
#[derive(Clone, Debug)]
pub struct Content {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// Fetches the bytes of an input.
pub fn fetch(input: &Input) -> Result<Content, Error> {
    let path = input.path();
    let io = |source| Error::Io { path: path.clone(), source };
    let mut bytes = Vec::new();
    match input {
        Input::Standard => std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(io)?,
        Input::File(file) => read_file(file, &mut bytes).map_err(io)?,
        Input::Broken { reason, .. } => return Err(io(std::io::Error::other(reason.clone()))),
    };
    if bytes.len() as u64 > LARGEST {
        return Err(Error::TooLarge { path });
    }
    let sha256 = format!("{:x}", Sha256::digest(&bytes));
    Ok(Content { bytes, sha256 })
}

/// Reads a file, with room made beforehand for what it says it holds.
fn read_file(path: &Path, bytes: &mut Vec<u8>) -> std::io::Result<usize> {
    let file = std::fs::File::open(path)?;
    let expected = file.metadata()?.len().min(LARGEST);
    bytes.try_reserve_exact(expected as usize + 1)?;
    file.take(LARGEST + 1).read_to_end(bytes)
}

/// Reads the text of a source from its bytes.
pub fn read(input: &Input, bytes: Vec<u8>, limits: &Limits) -> Result<Noted<Text>, Error> {
    let path = || input.path();
    let Some(format) = format::format(&bytes) else { return plain(input, bytes) };
    let mut noted = (format.read)(&bytes, limits).map_err(|refusal| Error::Refused { path: path(), refusal })?;
    if is_blank(&noted.value.text) {
        return Err(Error::Empty { path: path() });
    }
    noted.value.media_type = format.media_type;
    Ok(noted)
}

/// Reads plain text or Markdown.
fn plain(input: &Input, bytes: Vec<u8>) -> Result<Noted<Text>, Error> {
    let path = || input.path();
    if let Some(found) = decode::other_format(&bytes) {
        return Err(Error::Format { path: path(), found });
    }
    let length = bytes.len();
    let decoded = decode::decode(bytes);
    if is_blank(&decoded.value) {
        return Err(Error::Empty { path: path() });
    }
    if decoded.value.len() as u64 > LARGEST {
        return Err(Error::TooLarge { path: path() });
    }
    let pages = pages(&decoded.value);
    let verbatim = decoded.value.len() == length && decoded.remarks.is_empty();
    let media_type = if input.is_markdown() { "text/markdown" } else { "text/plain" };
    Ok(decoded.map(|text| Text { text, pages, media_type, verbatim, ..Text::default() }))
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

fn encoding_remark(message: String) -> Remark {
    Remark { span: None, kind: RemarkKind::Encoding, message }
}
