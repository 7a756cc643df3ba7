//! A dataset's folder: everything is written beside it and moved in when whole, the manifest last.

use super::package;
use super::render::{Counts, Rendered};
use super::rows::{Formats, header};
use super::schema::TABLES;
use crate::lexicon::Lexicons;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Why a dataset could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file system failed.
    #[error("cannot write `{path}`")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The folder holds files of the same names that are no dataset of ours.
    #[error("`{folder}` holds a `{name}` that rapporteur did not write")]
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// The file or folder in the way.
        name: String,
    },
}

const MANIFEST: &str = "manifest.json";
const PACKAGE: &str = "datapackage.json";

/// A file that is digested as it is written.
struct Output {
    name: String,
    file: BufWriter<File>,
    digest: Sha256,
}

impl Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.digest.update(bytes);
        self.file.write_all(bytes)
    }
}

/// What a document adds to the manifest.
struct Entry {
    document: String,
    source: String,
    sha256: Option<String>,
}

/// Writes one dataset. Nothing shows in its folder before [`Writer::finish`].
pub struct Writer {
    folder: PathBuf,
    stage: TempDir,
    formats: Formats,
    csv: Vec<Output>,
    jsonl: Vec<Output>,
    inputs: Vec<Entry>,
    outputs: Vec<(String, String)>,
    counts: Counts,
}

impl Writer {
    /// Prepares to write into a folder, which need not exist yet.
    pub fn new(folder: &Path, formats: Formats) -> Result<Writer, Error> {
        refuse_foreign(folder)?;
        fs::create_dir_all(folder).map_err(|source| Error::Io { path: folder.into(), source })?;
        let stage = tempfile::Builder::new()
            .prefix(".rapporteur-")
            .tempdir_in(folder)
            .map_err(|source| Error::Io { path: folder.into(), source })?;
        let mut writer = Writer {
            folder: folder.into(),
            formats,
            csv: Vec::new(),
            jsonl: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            counts: Counts::default(),
            stage,
        };
        writer.open()?;
        Ok(writer)
    }

    fn open(&mut self) -> Result<(), Error> {
        self.folder_in_stage("texts")?;
        if self.formats.json {
            self.folder_in_stage("json")?;
        }
        for table in &TABLES {
            if self.formats.csv {
                let mut output = self.output(format!("{}.csv", table.name))?;
                output.write(&header(table)).map_err(|source| self.failed(&output.name, source))?;
                self.csv.push(output);
            }
            if self.formats.jsonl {
                let output = self.output(format!("{}.jsonl", table.name))?;
                self.jsonl.push(output);
            }
        }
        Ok(())
    }

    fn folder_in_stage(&self, name: &str) -> Result<(), Error> {
        fs::create_dir(self.stage.path().join(name)).map_err(|source| self.failed(name, source))
    }

    fn output(&self, name: String) -> Result<Output, Error> {
        let file = File::create(self.stage.path().join(&name)).map_err(|source| self.failed(&name, source))?;
        Ok(Output { file: BufWriter::with_capacity(1 << 18, file), digest: Sha256::new(), name })
    }

    fn failed(&self, name: &str, source: std::io::Error) -> Error {
        Error::Io { path: self.folder.join(name), source }
    }

    /// Adds a document. Documents appear in the order in which they are added.
    pub fn add(&mut self, rendered: Rendered) -> Result<(), Error> {
        self.add_rows(&rendered)?;
        self.add_text(&rendered)?;
        if self.formats.json && rendered.text.is_some() {
            self.whole(format!("json/{}.json", rendered.document), &nested(&rendered), None)?;
        }
        self.counts.add(rendered.counts);
        self.inputs.push(Entry { document: rendered.document, source: rendered.source, sha256: rendered.sha256 });
        Ok(())
    }

    fn add_rows(&mut self, rendered: &Rendered) -> Result<(), Error> {
        let folder = self.folder.clone();
        let failed = |name: &str, source| Error::Io { path: folder.join(name), source };
        for (output, (csv, _)) in self.csv.iter_mut().zip(&rendered.tables) {
            output.write(csv).map_err(|source| failed(&output.name, source))?;
        }
        for (output, (_, lines)) in self.jsonl.iter_mut().zip(&rendered.tables) {
            output.write(lines).map_err(|source| failed(&output.name, source))?;
        }
        Ok(())
    }

    fn add_text(&mut self, rendered: &Rendered) -> Result<(), Error> {
        let Some(text) = &rendered.text else { return Ok(()) };
        let known = rendered.sha256.clone().filter(|_| rendered.verbatim);
        self.whole(format!("texts/{}.txt", rendered.document), text.as_bytes(), known)
    }

    /// Writes a whole file; `known` is its digest where it is already known.
    fn whole(&mut self, name: String, bytes: &[u8], known: Option<String>) -> Result<(), Error> {
        fs::write(self.stage.path().join(&name), bytes).map_err(|source| self.failed(&name, source))?;
        let digest = known.unwrap_or_else(|| format!("{:x}", Sha256::digest(bytes)));
        self.outputs.push((name, digest));
        Ok(())
    }

    /// Moves the dataset into its folder, in place of an earlier one. `options` are those that change the output.
    pub fn finish(mut self, lexicons: &Lexicons, options: serde_json::Value) -> Result<Counts, Error> {
        for output in std::mem::take(&mut self.csv).into_iter().chain(std::mem::take(&mut self.jsonl)) {
            self.close(output)?;
        }
        let package = pretty(&package::descriptor());
        if self.formats.csv {
            self.whole(PACKAGE.into(), package.as_bytes(), None)?;
        }
        let manifest = pretty(&self.manifest(lexicons, options));
        self.replace()?;
        fs::write(self.stage.path().join(MANIFEST), manifest).map_err(|source| self.failed(MANIFEST, source))?;
        self.move_in(MANIFEST)?;
        Ok(self.counts)
    }

    fn close(&mut self, mut output: Output) -> Result<(), Error> {
        output
            .file
            .flush()
            .and_then(|()| output.file.get_ref().sync_all())
            .map_err(|source| self.failed(&output.name, source))?;
        self.outputs.push((output.name, format!("{:x}", output.digest.finalize())));
        Ok(())
    }

    fn manifest(&mut self, lexicons: &Lexicons, options: serde_json::Value) -> serde_json::Value {
        self.outputs.sort();
        json!({
            "rapporteur": env!("CARGO_PKG_VERSION"),
            "options": options,
            "lexicons": lexicons.lexicons.iter().map(|lexicon| json!({ "id": lexicon.id, "sha256": lexicon.sha256 })).collect::<Vec<_>>(),
            "inputs": self.inputs.iter().map(|input| json!({ "document": input.document, "source": input.source, "sha256": input.sha256 })).collect::<Vec<_>>(),
            "outputs": self.outputs.iter().map(|(path, sha256)| json!({ "path": path, "sha256": sha256 })).collect::<Vec<_>>(),
        })
    }

    /// Takes away what an earlier run wrote, the manifest first, and moves the new files in.
    fn replace(&self) -> Result<(), Error> {
        for name in own_names() {
            let old = self.folder.join(&name);
            let result = if old.is_dir() { fs::remove_dir_all(&old) } else { remove_if_there(&old) };
            result.map_err(|source| self.failed(&name, source))?;
            if self.stage.path().join(&name).exists() {
                self.move_in(&name)?;
            }
        }
        Ok(())
    }

    fn move_in(&self, name: &str) -> Result<(), Error> {
        fs::rename(self.stage.path().join(name), self.folder.join(name)).map_err(|source| self.failed(name, source))
    }
}

fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// All names a dataset can have in its folder: the manifest first, the package last.
fn own_names() -> Vec<String> {
    let tables = TABLES.iter().flat_map(|table| [format!("{}.csv", table.name), format!("{}.jsonl", table.name)]);
    [MANIFEST.to_string()].into_iter().chain(tables).chain(["texts".into(), "json".into(), PACKAGE.into()]).collect()
}

/// A folder with files of our names but neither manifest nor package of ours is somebody else's.
fn refuse_foreign(folder: &Path) -> Result<(), Error> {
    let ours = |name: &str| {
        fs::read(folder.join(name)).is_ok_and(|bytes| bytes.windows(10).any(|window| window == b"rapporteur"))
    };
    if ours(MANIFEST) || ours(PACKAGE) {
        return Ok(());
    }
    match own_names().into_iter().find(|name| folder.join(name).exists()) {
        Some(name) => Err(Error::Foreign { folder: folder.into(), name }),
        None => Ok(()),
    }
}

/// One document with all its layers: the rows of each table as an array.
fn nested(rendered: &Rendered) -> Vec<u8> {
    let mut bytes = vec![b'{'];
    for (number, (table, (_, lines))) in TABLES.iter().zip(&rendered.tables).enumerate() {
        bytes.extend_from_slice(if number > 0 { b",\n\"" } else { b"\n\"" });
        bytes.extend_from_slice(table.name.as_bytes());
        bytes.extend_from_slice(b"\":[");
        for (row, line) in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).enumerate() {
            bytes.extend_from_slice(if row > 0 { b",\n" } else { b"\n" });
            bytes.extend_from_slice(line);
        }
        bytes.push(b']');
    }
    bytes.extend_from_slice(b"\n}\n");
    bytes
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
