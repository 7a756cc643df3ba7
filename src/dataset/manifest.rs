//! `manifest.json`: what went into a dataset and what came out, each file with its digest.
//!
//! It is written last, so a folder with a manifest is a whole dataset; and it tells which files of a folder are ours.

use super::layout::{ANALYSIS, Layout};
use super::run::{Lexicon, Run};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use std::cell::Cell;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// Its name in the folder of a dataset.
pub(crate) const NAME: &str = "manifest.json";

/// What `manifest.json` holds.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The version of rapporteur.
    pub rapporteur: String,
    /// What sort of dataset it is: the name of its [`Layout`].
    #[serde(default = "analysis")]
    pub dataset: String,
    /// The options that change the output.
    pub options: Value,
    pub lexicons: Vec<Lexicon>,
    pub inputs: Vec<Input>,
    pub outputs: Vec<Output>,
}

fn analysis() -> String {
    ANALYSIS.name.into()
}

/// The source of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// The document's id.
    pub document: String,
    /// Its source, as the user gave it.
    pub source: String,
    /// SHA-256 of its bytes; none where they could not be read.
    pub sha256: Option<String>,
    /// SHA-256 of what is known of it beside them; none where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<String>,
}

/// A file of the dataset.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Output {
    /// Within the folder, with `/`.
    pub path: String,
    pub sha256: String,
}

impl Manifest {
    /// Whether such a run writes it, where its inputs are the same.
    pub fn is_of(&self, run: &Run) -> bool {
        (&self.rapporteur, &self.options, &self.lexicons) == (&run.rapporteur, &run.options, &run.lexicons)
    }

    /// The manifest in a folder, if it holds one of ours that can be read.
    pub fn of(folder: &Path) -> Option<Manifest> {
        Manifest::read(folder).ok().flatten()
    }

    /// The manifest in a folder, if it holds one of ours.
    pub fn read(folder: &Path) -> io::Result<Option<Manifest>> {
        match std::fs::read(folder.join(NAME)) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The outputs as paths within the folder; one that would lead out of it is passed over.
    pub fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let paths = self.outputs.iter().map(|output| PathBuf::from(&output.path));
        paths.filter(|path| path.components().all(|part| matches!(part, Component::Normal(_))))
    }
}

/// Writes the manifest of a finished run. What it lists comes one by one, for it may be more than fits the memory.
pub(super) fn write(
    out: &mut impl Write,
    layout: &Layout,
    run: &Run,
    inputs: impl Iterator<Item = Input>,
    outputs: impl Iterator<Item = Output>,
) -> io::Result<()> {
    let Run { rapporteur, options, lexicons, .. } = run;
    let (inputs, outputs) = (List::of(inputs), List::of(outputs));
    let listing = Listing { rapporteur, dataset: layout.name, options, lexicons, inputs, outputs };
    serde_json::to_writer_pretty(&mut *out, &listing)?;
    out.write_all(b"\n")
}

/// A [`Manifest`] that is being written.
#[derive(Serialize)]
struct Listing<'a, I: Serialize, O: Serialize> {
    rapporteur: &'a str,
    dataset: &'a str,
    options: &'a Value,
    lexicons: &'a [Lexicon],
    inputs: I,
    outputs: O,
}

/// A list that is made as it is written, once.
struct List<I>(Cell<Option<I>>);

impl<I> List<I> {
    fn of(items: I) -> List<I> {
        List(Cell::new(Some(items)))
    }
}

impl<I: Iterator<Item: Serialize>> Serialize for List<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}
