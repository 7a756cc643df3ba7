//! Inputs read to their end, document by document.

use crate::parts::left_out;
use rapporteur_readers::remark::Noted;
use rapporteur_readers::{self as readers, Columns, Isolation, Listing, Options, Rules, Sources, Text, WorkerCommand};
use std::path::{Path, PathBuf};

/// What became of one document.
pub struct Document {
    pub id: String,
    pub name: String,
    pub read: Result<Noted<Text>, String>,
}

impl Document {
    /// `ok`, `partial` where something was left out, `failed`.
    pub fn status(&self) -> &'static str {
        match &self.read {
            Ok(noted) if left_out(noted).is_empty() => "ok",
            Ok(_) => "partial",
            Err(_) => "failed",
        }
    }

    /// Its text; empty where there is none.
    pub fn text(&self) -> &str {
        self.read.as_ref().map_or("", |noted| &noted.value.text)
    }

    /// Why it could not be read; empty where it was.
    pub fn reason(&self) -> &str {
        self.read.as_ref().err().map_or("", |reason| reason)
    }
}

/// All documents of a file or folder.
pub fn documents(path: &Path, options: &Options) -> Vec<Document> {
    let read = |mut source: readers::Source| {
        let read = source.fetch().and_then(|fetched| readers::read(&source.name, fetched, options));
        Document { id: source.id, name: source.name, read: read.map_err(|error| error.to_string()) }
    };
    Sources::new(Listing::of(&[path.to_path_buf()], &Rules::default()).inputs, options).map(read).collect()
}

/// How tables are read whose texts stand in a column, and their names in another.
pub fn columns(text: &str, id: &str) -> Options {
    let mut options = Options::default();
    options.job.columns = Columns { text: text.into(), id: Some(id.into()), named: true };
    options
}

/// Options by which strangers' sources are read by workers: the example `text`.
pub fn apart() -> Options {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.ancestors().nth(2).unwrap();
    let program = folder.join("examples/text").with_extension(std::env::consts::EXE_EXTENSION);
    assert!(program.is_file(), "`{}` is missing; `cargo build --examples` makes it", program.display());
    let isolation = Isolation::Processes(WorkerCommand { program, arguments: vec!["worker".into()] });
    Options { isolation, ..Options::default() }
}

/// A report of the tests.
pub fn report(name: &str) -> Vec<u8> {
    std::fs::read(reports().join(name)).unwrap()
}

pub fn reports() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}
