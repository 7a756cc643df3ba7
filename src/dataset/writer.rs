//! One dataset, written document by document; nothing of it shows before it is whole.

use super::error::Error;
use super::folder::Folder;
use super::manifest::{self, Input, Manifest, Output};
use super::meta;
use super::package;
use super::render::{Counts, Rendered};
use super::rows::{Formats, header};
use super::schema::{Name, Table};
use crate::lexicon::Lexicons;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// How much of a table is held before it is written to its file.
const BUFFER: usize = 1 << 18;

/// Writes one dataset. Nothing shows in its folder before [`Writer::finish`].
pub struct Writer {
    folder: Folder,
    formats: Formats,
    /// In the order of the tables; none where the format is not wanted.
    csv: Vec<TableFile>,
    jsonl: Vec<TableFile>,
    inputs: Vec<Input>,
    outputs: Vec<Output>,
    counts: Counts,
}

impl Writer {
    /// Prepares to write into a folder, which need not exist yet.
    pub fn new(folder: &Path, formats: Formats) -> Result<Writer, Error> {
        let folder = Folder::open(folder)?;
        make_folder(&folder, "texts")?;
        if formats.json {
            make_folder(&folder, "json")?;
        }
        let tables = |wanted: bool, format: &str| {
            let names = Name::ALL.into_iter().filter(|_| wanted);
            names.map(|name| TableFile::create(&folder, name.table(), format)).collect::<Result<Vec<_>, Error>>()
        };
        let mut csv = tables(formats.csv, "csv")?;
        for (file, name) in csv.iter_mut().zip(Name::ALL) {
            file.write(&folder, &header(name.table()))?;
        }
        let jsonl = tables(formats.jsonl, "jsonl")?;
        let (inputs, outputs, counts) = (Vec::new(), Vec::new(), Counts::default());
        Ok(Writer { folder, formats, csv, jsonl, inputs, outputs, counts })
    }

    /// Adds a document. Documents appear in the order in which they are added.
    pub fn add(&mut self, rendered: Rendered) -> Result<(), Error> {
        for (file, bytes) in self.csv.iter_mut().zip(rendered.tables.iter()) {
            file.write(&self.folder, &bytes.csv)?;
        }
        for (file, bytes) in self.jsonl.iter_mut().zip(rendered.tables.iter()) {
            file.write(&self.folder, &bytes.jsonl)?;
        }
        if let (Some(text), Some(sha256)) = (&rendered.text, &rendered.text_sha256) {
            self.whole(format!("texts/{}.txt", rendered.document), text.as_bytes(), sha256.clone())?;
        }
        if self.formats.json {
            let bytes = nested(&rendered);
            self.whole(format!("json/{}.json", rendered.document), &bytes, sha256(&bytes))?;
        }
        self.counts.add(rendered.counts);
        let Rendered { document, source, sha256, .. } = rendered;
        self.inputs.push(Input { document, source, sha256 });
        Ok(())
    }

    /// Writes a whole file of a known digest.
    fn whole(&mut self, path: String, bytes: &[u8], sha256: String) -> Result<(), Error> {
        fs::write(self.folder.staged(&path), bytes).map_err(self.folder.failed(&path))?;
        self.outputs.push(Output { path, sha256 });
        Ok(())
    }

    /// Gives `documents` the columns that the corpus brings itself.
    fn further_columns(&mut self) -> Result<meta::Columns, Error> {
        let names = ["csv", "jsonl"].map(|format| format!("{}.{format}", Name::Documents.table().name));
        let mut files = self.outputs.iter_mut().filter(|output| names.contains(&output.path)).peekable();
        let Some(first) = files.peek() else { return Ok(meta::Columns::default()) };
        let columns = meta::Columns::of(&self.folder.staged(&first.path)).map_err(self.folder.failed(&first.path))?;
        if columns.names().next().is_some() {
            for output in files {
                let widened = columns.widen(&self.folder.staged(&output.path), self.formats.spreadsheet_safe);
                output.sha256 = widened.map_err(self.folder.failed(&output.path))?;
            }
        }
        Ok(columns)
    }

    /// Moves the dataset into its folder, in place of an earlier one. `options` are those that change the output.
    pub fn finish(mut self, lexicons: &Lexicons, options: serde_json::Value) -> Result<Counts, Error> {
        for file in std::mem::take(&mut self.csv).into_iter().chain(std::mem::take(&mut self.jsonl)) {
            self.outputs.push(file.close(&self.folder)?);
        }
        let further = self.further_columns()?;
        if let Some(descriptor) = package::descriptor(self.formats, &further) {
            let bytes = pretty(&descriptor);
            self.whole(package::NAME.into(), &bytes, sha256(&bytes))?;
        }
        let manifest = pretty(&Manifest::new(lexicons, options, self.inputs, self.outputs));
        fs::write(self.folder.staged(manifest::NAME), manifest).map_err(self.folder.failed(manifest::NAME))?;
        self.folder.swap()?;
        Ok(self.counts)
    }
}

fn make_folder(folder: &Folder, name: &str) -> Result<(), Error> {
    fs::create_dir(folder.staged(name)).map_err(folder.failed(name))
}

/// A table's file in one format, digested as it is written.
struct TableFile {
    name: String,
    file: BufWriter<File>,
    digest: Sha256,
}

impl TableFile {
    fn create(folder: &Folder, table: &Table, format: &str) -> Result<TableFile, Error> {
        let name = format!("{}.{format}", table.name);
        let file = File::create(folder.staged(&name)).map_err(folder.failed(&name))?;
        Ok(TableFile { name, file: BufWriter::with_capacity(BUFFER, file), digest: Sha256::new() })
    }

    fn write(&mut self, folder: &Folder, bytes: &[u8]) -> Result<(), Error> {
        self.digest.update(bytes);
        self.file.write_all(bytes).map_err(folder.failed(&self.name))
    }

    /// Brings all bytes onto the disk.
    fn close(mut self, folder: &Folder) -> Result<Output, Error> {
        let flushed = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        flushed.map_err(folder.failed(&self.name))?;
        Ok(Output { path: self.name, sha256: format!("{:x}", self.digest.finalize()) })
    }
}

fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// One document with all its layers: the rows of each table as an array.
fn nested(rendered: &Rendered) -> Vec<u8> {
    let size: usize = rendered.tables.iter().map(|bytes| bytes.jsonl.len()).sum();
    let mut json = Vec::with_capacity(size + size / 64 + 256);
    for (name, bytes) in Name::ALL.into_iter().zip(rendered.tables.iter()) {
        json.extend_from_slice(if json.is_empty() { b"{\n\"" } else { b",\n\"" });
        json.extend_from_slice(name.table().name.as_bytes());
        json.extend_from_slice(b"\":[\n");
        let rows = bytes.jsonl.strip_suffix(b"\n").unwrap_or_default();
        for (number, row) in rows.split(|byte| *byte == b'\n').enumerate() {
            json.extend_from_slice(if number > 0 { b",\n" } else { b"" });
            json.extend_from_slice(row);
        }
        json.extend_from_slice(b"\n]");
    }
    json.extend_from_slice(b"\n}\n");
    json
}

fn pretty(value: &impl Serialize) -> Vec<u8> {
    // Neither has a map with keys other than strings, the one thing that JSON refuses.
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
