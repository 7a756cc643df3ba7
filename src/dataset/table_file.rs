//! A table's file in one format, digested as it is written.

use super::cell::utf8_mark;
use super::error::Error;
use super::folder::Folder;
use super::manifest::Output;
use super::rows::{Bytes, Formats, header};
use super::run::Run;
use super::schema::{Each, Name, TABLES, Table};
use super::stage;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// How much of a table is held before it is written to its file.
const BUFFER: usize = 1 << 18;

/// The names of all files of tables as they grow, in the order in which [`parts`] yields what goes into them.
pub(super) fn names(tables: &[Table], formats: Formats) -> Vec<String> {
    let named = |format| tables.iter().map(move |table| format!("{}.{format}", table.name));
    let csv = named("csv").filter(|_| formats.csv);
    csv.chain(named("jsonl").filter(|_| formats.grows_lines())).collect()
}

/// What stands at the head of each file: a header.
pub(super) fn headers(tables: &[Table], formats: Formats) -> Vec<Vec<u8>> {
    let header = |table| [utf8_mark(formats.spreadsheet_safe), &header(table)].concat();
    let csv = tables.iter().filter(|_| formats.csv).map(header);
    csv.chain(tables.iter().filter(|_| formats.grows_lines()).map(|_| Vec::new())).collect()
}

/// The same for a run, with the rows that stand before those of any document.
pub(super) fn heads(run: &Run) -> Vec<Vec<u8>> {
    let rows = |name: Name, of: fn(&Bytes) -> &Vec<Vec<u8>>| {
        run.vocabulary.rows(name).map(|rows| of(rows).concat()).unwrap_or_default()
    };
    let csv = Name::ALL.into_iter().filter(|_| run.formats.csv).map(|name| rows(name, |bytes| &bytes.csv));
    let jsonl =
        Name::ALL.into_iter().filter(|_| run.formats.grows_lines()).map(|name| rows(name, |bytes| &bytes.jsonl));
    let heads = headers(&TABLES, run.formats).into_iter().zip(csv.chain(jsonl));
    heads.map(|(header, rows)| [header, rows].concat()).collect()
}

/// What a document adds to each file.
pub(super) fn parts(tables: &Each<Bytes>, formats: Formats) -> impl Iterator<Item = &[Vec<u8>]> {
    let csv = tables.iter().filter(move |_| formats.csv).map(|bytes| bytes.csv.as_slice());
    csv.chain(tables.iter().filter(move |_| formats.grows_lines()).map(|bytes| bytes.jsonl.as_slice()))
}

/// A file with the digest of its beginning.
pub(super) struct Beginning {
    file: File,
    pub length: u64,
    pub digest: Sha256,
}

impl Beginning {
    /// Opens a file that a run has left behind, at its beginning.
    pub fn open(path: &Path) -> io::Result<Beginning> {
        let file = stage::open(path, OpenOptions::new().read(true).write(true))?;
        Ok(Beginning { file, length: 0, digest: Sha256::new() })
    }

    /// Reads on up to a length; false where there is less.
    pub fn reach(&mut self, length: u64) -> io::Result<bool> {
        let mut wanted = (&self.file).take(length.saturating_sub(self.length));
        self.length += io::copy(&mut wanted, &mut self.digest)?;
        Ok(self.length == length)
    }
}

/// A file that is being written.
pub(super) struct TableFile {
    name: String,
    file: BufWriter<File>,
    length: u64,
    digest: Sha256,
}

impl TableFile {
    pub fn create(folder: &Folder, name: String) -> Result<TableFile, Error> {
        let file = File::create_new(folder.growing(&name)).map_err(folder.failed(&name))?;
        Ok(TableFile { name, file: BufWriter::with_capacity(BUFFER, file), length: 0, digest: Sha256::new() })
    }

    /// Goes on behind the beginning of a file.
    pub fn behind(folder: &Folder, name: String, beginning: Beginning) -> Result<TableFile, Error> {
        let Beginning { mut file, length, digest } = beginning;
        let placed = file.set_len(length).and_then(|()| file.seek(SeekFrom::Start(length)));
        placed.map_err(folder.failed(&name))?;
        Ok(TableFile { name, file: BufWriter::with_capacity(BUFFER, file), length, digest })
    }

    pub fn write(&mut self, folder: &Folder, bytes: &[u8]) -> Result<(), Error> {
        self.digest.update(bytes);
        self.length += bytes.len() as u64;
        self.file.write_all(bytes).map_err(folder.failed(&self.name))
    }

    /// Hands what is held to the system.
    pub fn flush(&mut self, folder: &Folder) -> Result<(), Error> {
        self.file.flush().map_err(folder.failed(&self.name))
    }

    /// Takes the last bytes away. Nothing may be held.
    pub fn cut(&mut self, folder: &Folder, bytes: u64) -> Result<(), Error> {
        let length = self.length.saturating_sub(bytes);
        let cut = self.digest_anew(length).and_then(|()| self.file.get_ref().set_len(length));
        cut.map_err(folder.failed(&self.name))
    }

    fn digest_anew(&mut self, length: u64) -> io::Result<()> {
        let file = self.file.get_mut();
        file.rewind()?;
        (self.length, self.digest) = (length, Sha256::new());
        let read = io::copy(&mut file.take(length), &mut self.digest)?;
        if read == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    /// Brings what the system has onto the disk.
    pub fn sync(&self, folder: &Folder) -> Result<(), Error> {
        self.file.get_ref().sync_all().map_err(folder.failed(&self.name))
    }

    /// The digest so far.
    pub fn digest(&self) -> Sha256 {
        self.digest.clone()
    }

    /// Brings all of it onto the disk.
    pub fn close(mut self, folder: &Folder) -> Result<Output, Error> {
        self.flush(folder)?;
        self.sync(folder)?;
        Ok(Output { path: self.name, sha256: format!("{:x}", self.digest.finalize()) })
    }
}
