//! JSON Lines of doccano: a document a line, its sentences as labelled spans.
//!
//! This is the format to copy for a new one. Its module is named in `mod.rs`, where `export` calls it; `format.rs` gives it
//! a name, a line about it and whether it is a file or a folder; `tests/exported/` reads it back with a reader that is not
//! ours.
//!
//! doccano counts code points, as the tables do. A sentence has a span for each thing said of it, so the project must allow
//! overlapping spans.

use super::Exporter;
use super::annotated::Annotated;
use super::error::Error;
use super::labels::labels;
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The file while documents are added.
pub(super) struct Doccano {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Doccano {
    /// An empty file.
    pub fn new(path: &Path) -> Result<Doccano, Error> {
        let file = File::create_new(path).map_err(Error::write(path))?;
        Ok(Doccano { path: path.into(), file: BufWriter::new(file) })
    }
}

impl Exporter for Doccano {
    fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        let mut spans = Vec::new();
        for (sentence, labels) in labels(document) {
            spans.extend(labels.into_iter().map(|label| json!([sentence.start, sentence.end, label.to_string()])));
        }
        let line = json!({ "text": document.text, "label": spans, "document": document.id() });
        writeln!(self.file, "{line}").map_err(Error::write(&self.path))
    }

    fn finish(mut self) -> Result<Vec<String>, Error> {
        self.file.flush().map_err(Error::write(&self.path))?;
        Ok(Vec::new())
    }
}
