//! Whether a folder holds the whole dataset of a run already.

use super::manifest::{Input, Manifest, Output};
use super::reader::rows;
use super::recovery::digest;
use super::run::Run;
use super::schema::Name;
use rayon::prelude::*;
use std::fs::File;
use std::path::Path;

/// A whole dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The sources it was made from.
    pub inputs: Vec<Input>,
    /// How many of them could not be read.
    pub failed: usize,
}

/// The dataset in a folder, if it is of such a run and every file is as its manifest says.
pub fn whole(folder: &Path, run: &Run) -> Option<Whole> {
    let Manifest { inputs, outputs, .. } = Manifest::of(folder).filter(|manifest| manifest.is_of(run))?;
    if !outputs.par_iter().all(|output| is_as_listed(folder, output)) {
        return None;
    }
    let failed =
        rows(folder, Name::Documents.table().name, |row| row.get("status").is_some_and(|status| status == "failed"));
    let failed = failed.ok()?.len();
    Some(Whole { inputs, failed })
}

fn is_as_listed(folder: &Path, output: &Output) -> bool {
    File::open(folder.join(&output.path)).and_then(digest).is_ok_and(|sha256| sha256 == output.sha256)
}
