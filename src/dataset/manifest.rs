//! `manifest.json`: what went into a dataset and what came out, each file with its digest.
//!
//! It is written last, so a folder with a manifest is a whole dataset; and it tells which files of a folder are ours.

use crate::lexicon::Lexicons;
use serde::{Deserialize, Serialize};
use serde_json::Value;
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

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Lexicon {
    pub id: String,
    pub sha256: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Input {
    pub document: String,
    pub source: String,
    /// None where the bytes could not be read.
    pub sha256: Option<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Output {
    /// Within the folder, with `/`.
    pub path: String,
    pub sha256: String,
}

impl Manifest {
    /// The manifest of a finished run; the outputs are put in order of their paths.
    pub fn new(lexicons: &Lexicons, options: Value, inputs: Vec<Input>, mut outputs: Vec<Output>) -> Manifest {
        outputs.sort();
        let lexicons = lexicons.lexicons.iter();
        Manifest {
            rapporteur: env!("CARGO_PKG_VERSION").into(),
            options,
            lexicons: lexicons
                .map(|lexicon| Lexicon { id: lexicon.id.clone(), sha256: lexicon.sha256.clone() })
                .collect(),
            inputs,
            outputs,
        }
    }

    /// The manifest in a folder, if it holds one of ours.
    pub fn of(folder: &Path) -> Option<Manifest> {
        let bytes = std::fs::read(folder.join(NAME)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// The outputs as paths within the folder; one that would lead out of it is passed over.
    pub fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let paths = self.outputs.iter().map(|output| PathBuf::from(&output.path));
        paths.filter(|path| path.components().all(|part| matches!(part, Component::Normal(_))))
    }
}
