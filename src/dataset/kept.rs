//! A dataset wherever it is kept: in a folder, or in memory.

use super::columns::Columns;
use super::error::Error;
use super::layout::{ANALYSIS, Layout};
use super::manifest::{self, Manifest};
use super::memory::{Memory, PIECE};
use super::meta;
use super::reader::{Row, damaged, each_line, records_of};
use super::run::Lexicon;
use super::schema::Table;
use super::text::{again, missing, text};
use rapporteur_readers::Isolation;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A dataset in a folder or in memory.
#[derive(Clone, Debug)]
pub enum Kept {
    /// What a run has written into a folder.
    Folder(PathBuf),
    /// What a run has left in memory, and how it is called.
    Memory(Arc<Memory>, String),
}

/// By what a dataset is known.
pub(crate) struct Identity {
    /// The version of rapporteur that made it.
    pub version: String,
    pub lexicons: Vec<Lexicon>,
    /// SHA-256 of its manifest, which tells all of it.
    pub sha256: String,
}

impl Kept {
    /// Its folder; the name of one in memory.
    pub fn path(&self) -> &Path {
        match self {
            Kept::Folder(folder) => folder,
            Kept::Memory(_, name) => name.as_ref(),
        }
    }

    /// By what it is known; none where there is no dataset of `analyse`.
    pub(crate) fn identity(&self) -> Option<Identity> {
        let bytes = match self {
            Kept::Folder(folder) => std::fs::read(folder.join(manifest::NAME)).ok()?,
            Kept::Memory(memory, _) => manifest_of(memory)?,
        };
        let Manifest { rapporteur, dataset, lexicons, .. } = serde_json::from_slice(&bytes).ok()?;
        let sha256 = format!("{:x}", Sha256::digest(&bytes));
        (dataset == ANALYSIS.name).then_some(Identity { version: rapporteur, lexicons, sha256 })
    }

    /// The text that all offsets of a document point into; where a folder does not keep it, its source is read again.
    pub fn text(&self, document: &str, isolation: Isolation) -> Result<String, Error> {
        match self {
            Kept::Folder(folder) => text(folder, document, &again(folder, isolation)),
            Kept::Memory(memory, _) => memory.text(document).ok_or_else(|| missing(self.path(), document)),
        }
    }

    /// Hands over the rows of a table, in order, each as a type with the columns it needs.
    pub(crate) fn records<T: DeserializeOwned>(&self, table: &str, take: impl FnMut(T)) -> Result<(), Error> {
        match self {
            Kept::Folder(folder) => records_of(&ANALYSIS, folder, table, take),
            Kept::Memory(memory, _) => memory.records(table, take),
        }
    }
}

/// The manifest that a dataset in memory would have in a folder, but for the files it lists.
fn manifest_of(memory: &Memory) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let inputs = memory.inputs.iter().cloned();
    manifest::write(&mut bytes, memory.layout, &memory.run, inputs, std::iter::empty()).ok()?;
    Some(bytes)
}

/// The pieces of a table of the dataset in a folder, column by column.
pub fn columns(layout: &Layout, folder: &Path, table: &str) -> Result<Vec<Columns>, Error> {
    let missing = || Error::NoTable { folder: folder.into(), table: table.into() };
    let described = layout.tables.iter().find(|known| known.name == table).ok_or_else(missing)?;
    let mut pieces = vec![Columns::new(described)];
    let lines = folder.join(format!("{table}.jsonl"));
    if lines.is_file() {
        each_line(&lines, |line| {
            growing(&mut pieces, described).push(&mut serde_json::Deserializer::from_slice(line))
        })?;
        return Ok(widened(pieces));
    }
    let (mut fault, mut number) = (None, 0);
    records_of(layout, folder, table, |row: Row| {
        let pushed = growing(&mut pieces, described).push(row);
        fault = fault.take().or(pushed.err().map(|error| damaged(&folder.join(table), number, error)));
        number += 1;
    })?;
    fault.map_or_else(|| Ok(widened(pieces)), Err)
}

/// The piece that grows: the last one, or a new one behind it.
fn growing<'p>(pieces: &'p mut Vec<Columns>, table: &'static Table) -> &'p mut Columns {
    if pieces.last().is_none_or(|piece| piece.bytes() >= PIECE) {
        pieces.push(Columns::new(table));
    }
    let last = pieces.len() - 1;
    &mut pieces[last]
}

/// Pieces of a written table with the columns that the corpus brought.
fn widened(pieces: Vec<Columns>) -> Vec<Columns> {
    let further = meta::Columns::written(pieces.iter().flat_map(Columns::named));
    pieces.into_iter().map(|piece| piece.widened(&further)).collect()
}
