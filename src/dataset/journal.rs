//! The journal of a run: which documents are finished, so that another run can go on behind them.
//!
//! Its first line is the run; then comes a line for each document, and behind some of them a check. A check is written
//! once all rows of the documents before it are in their files, and is the digest of these files so far and of the
//! lines since the last check. So a journal that a power cut has left ahead of its files, or in pieces, shows it.

use super::manifest::{Input, Output};
use super::render::Counts;
use super::run::Run;
use super::stage;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

/// A line of the journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Line<E> {
    Run(Run),
    Document(E),
    Check(String),
}

impl<E> Line<E> {
    /// The document that it tells of.
    pub fn document(self) -> Option<E> {
        if let Line::Document(entry) = self { Some(entry) } else { None }
    }
}

/// A finished document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    #[serde(flatten)]
    pub input: Input,
    /// SHA-256 of its text and of its JSON, where they are written.
    pub text: Option<String>,
    pub json: Option<String>,
    /// How many bytes it adds to the file of each table.
    pub rows: Vec<u64>,
    pub counts: Counts,
}

impl Entry {
    /// The files of its own that a document has.
    pub fn outputs(&self) -> impl Iterator<Item = Output> {
        let document = &self.input.document;
        let text = self.text.clone().map(|sha256| Output { path: format!("texts/{document}.txt"), sha256 });
        let json = self.json.clone().map(|sha256| Output { path: format!("json/{document}.json"), sha256 });
        text.into_iter().chain(json)
    }
}

/// A journal that is being written.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    /// The lines since the last check.
    lines: Vec<u8>,
}

impl Journal {
    /// Begins a journal.
    pub fn create(path: &Path, run: Run) -> io::Result<Journal> {
        let mut journal = Journal { file: File::create_new(path)?, lines: Vec::new() };
        journal.line(Line::Run(run))?;
        Ok(journal)
    }

    /// Goes on behind the first bytes of a journal.
    pub fn reopen(path: &Path, length: u64) -> io::Result<Journal> {
        let mut file = stage::open(path, OpenOptions::new().write(true))?;
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        Ok(Journal { file, lines: Vec::new() })
    }

    /// Takes down a finished document.
    pub fn add(&mut self, entry: &Entry) -> io::Result<()> {
        self.line(Line::Document(entry))
    }

    /// Writes what was taken down, with a check.
    pub fn check(&mut self, files: impl Iterator<Item = Sha256>) -> io::Result<()> {
        let check = check(&self.lines, files);
        self.line(Line::Check(check))?;
        self.file.write_all(&self.lines)?;
        self.lines.clear();
        Ok(())
    }

    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn line(&mut self, line: Line<&Entry>) -> io::Result<()> {
        serde_json::to_writer(&mut self.lines, &line)?;
        self.lines.push(b'\n');
        Ok(())
    }
}

/// A check on lines and on files, each by what has been digested of it.
pub(super) fn check(lines: &[u8], files: impl Iterator<Item = Sha256>) -> String {
    let mut check = Sha256::new().chain_update(lines);
    files.for_each(|file| check.update(file.finalize()));
    format!("{:x}", check.finalize())
}

/// The lines of a journal, up to the first that is not whole.
pub(super) struct Lines {
    input: BufReader<File>,
    /// The bytes of the line last read.
    pub bytes: Vec<u8>,
    /// Where it ends.
    pub end: u64,
}

impl Lines {
    pub fn open(path: &Path) -> io::Result<Lines> {
        let file = stage::open(path, OpenOptions::new().read(true))?;
        Ok(Lines { input: BufReader::new(file), bytes: Vec::new(), end: 0 })
    }
}

impl Iterator for Lines {
    type Item = Line<Entry>;

    fn next(&mut self) -> Option<Line<Entry>> {
        self.bytes.clear();
        self.input.read_until(b'\n', &mut self.bytes).ok()?;
        self.end += self.bytes.len() as u64;
        serde_json::from_slice(self.bytes.strip_suffix(b"\n")?).ok()
    }
}
