//! The dictionaries of other tools, made lexicons, and lexicons made dictionaries of theirs.
//!
//! Read are quanteda's YAML, LIWC's `.dic`, Lexicoder's `.lcd` and SKOS; written are the first two. What a form of a lexicon
//! cannot say is a fault with its line.

mod category;
mod entries;
mod error;
mod export;
mod lexicoder;
mod liwc;
mod quanteda;
mod skos;
mod words;
mod write;

pub use error::Error;
pub use export::{Exported, To, export};

use crate::lexicon::{self, Fault};
use category::Dictionary;
use std::path::Path;

/// A dictionary as a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The lexicon, as its file has it.
    pub toml: String,
    /// How many entries it has.
    pub entries: usize,
    /// How many forms they have.
    pub forms: usize,
    /// What could not be said in it, and was left out.
    pub faults: Vec<Fault>,
}

/// Makes a theme's lexicon with an id of a dictionary; the ending of the file's name tells its form.
pub fn import(path: &Path, id: &str) -> Result<Imported, Error> {
    if lexicon::is_embedded(id) {
        return Err(Error::Taken { id: id.into() });
    }
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.into(), source })?;
    let text = String::from_utf8(bytes).map_err(|_| Error::damaged(path, 1, "it is no UTF-8"))?;
    let mut dictionary = read(path, text.strip_prefix('\u{feff}').unwrap_or(&text))?;
    let faults = words::refused(&mut dictionary, path);
    let entries = entries::entries(&dictionary);
    if entries.is_empty() {
        return Err(Error::Empty { path: path.into() });
    }
    let forms = entries.iter().map(|entry| entry.forms.len()).sum();
    let toml = write::lexicon(id, &dictionary, path, &entries)?;
    Ok(Imported { toml, entries: entries.len(), forms, faults })
}

fn read(path: &Path, text: &str) -> Result<Dictionary, Error> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let read = match ending.as_str() {
        "yml" | "yaml" => quanteda::read(text),
        "dic" => liwc::read(text),
        "lcd" => lexicoder::read(text),
        "ttl" | "nt" => skos::turtle(text),
        "rdf" | "xml" => skos::xml(text),
        _ => return Err(Error::Unknown { path: path.into() }),
    };
    read.map_err(|(line, reason)| Error::damaged(path, line, reason))
}
