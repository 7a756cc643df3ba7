//! What can be kept of an unfinished run: as much as its files hold of what its journal says.

use super::error::Error;
use super::folder::Folder;
use super::journal::{self, Entry, Line, Lines};
use super::manifest::Output;
use super::run::Run;
use super::schema::TABLES;
use super::schemas;
use super::stage;
use super::table_file::{self, Beginning, TableFile};
use sha2::{Digest, Sha256};
use std::fs::OpenOptions;
use std::io;

/// The work that a run has left.
pub(super) struct Recovered {
    /// The finished documents.
    pub entries: Vec<Entry>,
    pub marks: Vec<Mark>,
    pub tables: Vec<TableFile>,
}

/// A place in the journal behind a check.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// How many documents come before it.
    pub documents: usize,
    /// How many bytes.
    pub end: u64,
}

/// The run that has left work behind, and how many documents it says are finished; none where there is nothing to go
/// on with.
pub(super) fn left(folder: &Folder) -> Option<(Run, usize)> {
    // A stage whose files have moved in has done its work.
    if !folder.staged(schemas::FOLDER).is_dir() {
        return None;
    }
    let mut lines = Lines::open(&folder.stage.join(stage::JOURNAL)).ok()?;
    let Some(Line::Run(run)) = lines.next() else { return None };
    let (mut documents, mut checked) = (0, 0);
    for line in lines {
        match line {
            Line::Document(_) => documents += 1,
            Line::Check(_) => checked = documents,
            Line::Run(_) => break,
        }
    }
    (checked > 0).then_some((run, checked))
}

/// Recovers the work of a run; none where nothing can be kept.
pub(super) fn recover(folder: &Folder, run: &Run) -> Result<Option<Recovered>, Error> {
    let names = table_file::names(&TABLES, run.formats);
    let opened = names.iter().map(|name| Beginning::open(&folder.growing(name)));
    let Ok(tables) = opened.collect::<io::Result<Vec<_>>>() else { return Ok(None) };
    let mut checked = Checked { folder, tables, entries: Vec::new(), marks: Vec::new() };
    // A file that cannot be read to its end ends what can be kept.
    let _ = checked.follow(&table_file::heads(run));
    let Checked { tables, mut entries, marks, .. } = checked;
    let Some(last) = marks.last().filter(|mark| mark.documents > 0) else { return Ok(None) };
    entries.truncate(last.documents);
    let tables = names.into_iter().zip(tables).map(|(name, table)| TableFile::behind(folder, name, table));
    Ok(Some(Recovered { entries, marks, tables: tables.collect::<Result<_, _>>()? }))
}

/// What has been laid beside the journal so far.
struct Checked<'a> {
    folder: &'a Folder,
    /// Up to the last mark.
    tables: Vec<Beginning>,
    entries: Vec<Entry>,
    marks: Vec<Mark>,
}

impl Checked<'_> {
    /// Follows the journal to the last check that holds.
    fn follow(&mut self, headers: &[Vec<u8>]) -> io::Result<()> {
        let mut lines = Lines::open(&self.folder.stage.join(stage::JOURNAL))?;
        let mut since = Vec::new();
        let mut lengths: Vec<u64> = headers.iter().map(|header| header.len() as u64).collect();
        while let Some(line) = lines.next() {
            match line {
                Line::Check(check) if self.holds(&check, &since, &lengths) => {
                    self.marks.push(Mark { documents: self.entries.len(), end: lines.end });
                    since.clear();
                    continue;
                }
                Line::Check(_) => break,
                Line::Document(entry) => {
                    lengths.iter_mut().zip(&entry.rows).for_each(|(length, rows)| *length += rows);
                    self.entries.push(entry);
                }
                Line::Run(_) => {}
            }
            since.extend_from_slice(&lines.bytes);
        }
        Ok(())
    }

    /// Whether a check holds. The tables are brought up to it, or stay at the one before.
    fn holds(&mut self, check: &str, lines: &[u8], lengths: &[u64]) -> bool {
        let before: Vec<(u64, Sha256)> = self.tables.iter().map(|table| (table.length, table.digest.clone())).collect();
        let mut tables = self.tables.iter_mut().zip(lengths);
        let reached = tables.all(|(table, length)| table.reach(*length).unwrap_or(false));
        let digests = self.tables.iter().map(|table| table.digest.clone());
        let holds = reached && journal::check(lines, digests) == check && self.texts_hold();
        if !holds {
            for (table, (length, digest)) in self.tables.iter_mut().zip(before) {
                (table.length, table.digest) = (length, digest);
            }
        }
        holds
    }

    /// Whether the files of the documents since the last mark are as the journal says.
    fn texts_hold(&self) -> bool {
        let since = self.marks.last().map_or(0, |mark| mark.documents);
        self.entries[since..].iter().flat_map(Entry::outputs).all(|Output { path, sha256 }| {
            let digest = stage::open(&self.folder.staged(&path), OpenOptions::new().read(true)).and_then(digest);
            digest.is_ok_and(|digest| digest == sha256)
        })
    }
}

/// The digest of a file.
pub(super) fn digest(mut file: impl io::Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    io::copy(&mut file, &mut digest)?;
    Ok(format!("{:x}", digest.finalize()))
}
