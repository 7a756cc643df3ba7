//! Annotated documents: what is right.
//!
//! A folder holds a folder a document: `source.txt` is what is analysed, `units.jsonl` the annotation with a line a unit,
//! `ROSTER.tsv` (if there is one) the forms by which the text names each speaker.

use super::error::Error;
use super::name::Roster;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// An annotated document.
#[derive(Clone, Debug)]
pub struct Gold {
    /// Its name: that of its folder, or of its document where a tool's file holds it.
    pub name: String,
    /// How it is found in a dataset.
    pub is: Identity,
    /// The text that offsets point into.
    pub text: String,
    /// Its units in the order of the text.
    pub units: Vec<Unit>,
    /// Its speakers.
    pub roster: Roster,
}

/// How an annotated document is found in a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// By the SHA-256 of its source.
    Source(String),
    /// By its id.
    Document(String),
}

/// A sentence, heading, line of a roster, footnote or piece of furniture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Unit {
    /// Its pieces, as code points of the text.
    pub spans: Vec<[u32; 2]>,
    /// Its words.
    #[serde(default)]
    pub text: String,
    /// What part it plays.
    pub kind: String,
    /// The keys of those who say it.
    #[serde(default)]
    pub speakers: Vec<String>,
    /// The themes it speaks of.
    #[serde(default)]
    pub themes: Vec<String>,
    /// What is done in saying it.
    #[serde(default)]
    pub act: Option<String>,
    /// The sides it takes.
    #[serde(default)]
    pub positions: Vec<Side>,
    /// The norms it states.
    #[serde(default)]
    pub norms: Vec<Duty>,
}

/// A side taken on an issue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Side {
    /// The issue's id.
    pub issue: String,
    /// The side.
    pub stance: String,
}

/// A norm that a unit states.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Duty {
    /// How it binds.
    pub deontic: String,
    /// Whose conduct it rules.
    #[serde(default)]
    pub attribute: Option<String>,
    /// What is to be done.
    #[serde(default)]
    pub aim: Option<String>,
    /// To whom or what.
    #[serde(default)]
    pub object: Option<String>,
    /// When, where and how.
    #[serde(default)]
    pub condition: Option<String>,
    /// Whether the annotation tells nothing of its words.
    #[serde(skip)]
    pub is_bare: bool,
}

impl Unit {
    /// Whether it is prose: no heading, no line of a roster, no furniture.
    pub fn is_prose(&self) -> bool {
        !matches!(self.kind.as_str(), "furniture" | "heading" | "roster")
    }
}

/// The folders of annotated documents in a folder, in the order of their names.
pub fn folders(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(Error::read(folder))?;
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry.map_err(Error::read(folder))?.path();
        if path.join("units.jsonl").is_file() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

impl Gold {
    /// Reads the folder of a document.
    pub fn read(folder: &Path) -> Result<Gold, Error> {
        let [source, lines, roster] = ["source.txt", "units.jsonl", "ROSTER.tsv"].map(|name| folder.join(name));
        let bytes = fs::read(&source).map_err(Error::read(&source))?;
        let sha256 = format!("{:x}", Sha256::digest(&bytes));
        let text = String::from_utf8(bytes).map_err(|_| Error::damaged(&source, 1, "it is no UTF-8"))?;
        let roster = match roster.is_file() {
            true => Roster::read(&fs::read_to_string(&roster).map_err(Error::read(&roster))?),
            false => Roster::default(),
        };
        let units = units(&lines, text.chars().count())?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Gold { name, is: Identity::Source(sha256), text, units, roster })
    }
}

/// The units of a file, which lie within a text of so many code points.
fn units(path: &Path, points: usize) -> Result<Vec<Unit>, Error> {
    let lines = fs::read_to_string(path).map_err(Error::read(path))?;
    let mut units = Vec::new();
    for (at, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let unit: Unit = serde_json::from_str(line).map_err(|error| Error::damaged(path, at + 1, error))?;
        if !within(&unit.spans, points) {
            return Err(Error::damaged(path, at + 1, "its spans leave the text"));
        }
        units.push(unit);
    }
    Ok(units)
}

/// Whether spans lie within a text of so many code points.
pub(super) fn within(spans: &[[u32; 2]], points: usize) -> bool {
    spans.iter().all(|[start, end]| start <= end && *end as usize <= points)
}
