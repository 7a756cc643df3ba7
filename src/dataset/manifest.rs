//! `manifest.json`: what went into a dataset and what came out, each file with its digest.
//!
//! It is written last, so a folder with a manifest is a whole dataset; and it tells which files of a folder are ours.

use super::run::{Lexicon, Run};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Its name in the folder of a dataset.
pub(super) const NAME: &str = "manifest.json";

/// What `manifest.json` holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The version of rapporteur.
    pub rapporteur: String,
    /// The options that change the output.
    pub options: Value,
    pub lexicons: Vec<Lexicon>,
    pub inputs: Vec<Input>,
    pub outputs: Vec<Output>,
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

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Output {
    /// Within the folder, with `/`.
    pub path: String,
    pub sha256: String,
}

impl Manifest {
    /// The manifest of a finished run; the outputs are put in order of their paths.
    pub fn new(run: Run, inputs: Vec<Input>, mut outputs: Vec<Output>) -> Manifest {
        outputs.sort();
        let Run { rapporteur, options, lexicons, .. } = run;
        Manifest { rapporteur, options, lexicons, inputs, outputs }
    }

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
